// The criteria of tests/bench/engines_bench.cpp in SQL, which both databases understand.
import { kToday } from "./data.mjs";

export const kNames = [
    "a country of three, and a salesperson", "search name begins with ANNA", "name contains “son”, ignoring case",
    "post code interval", "modified within 181 days, and excluded", "mailing groups, and industry group of the company",
    "an interaction: template, from a day on, two evaluations", "no interaction in the last 90 days",
    "six clauses together",
];

const kCodes = "c.country IN ('C01', 'C03', 'C05')";
const kMailing = "EXISTS (SELECT 1 FROM mailing m WHERE m.contact = c.id AND m.code IN ('M01', 'M02', 'M03'))";
const kIndustry = "EXISTS (SELECT 1 FROM industry i WHERE i.contact = c.company AND i.code BETWEEN 'I01' AND 'I09')";
const kPast = "EXISTS (SELECT 1 FROM interaction e WHERE e.contact = c.id AND e.template = 'T03' AND e.day >= 46000 " +
    "AND e.evaluation IN (1, 2))";

const kWhere = [
    `${kCodes} AND c.salesperson = 'S07'`,
    "c.search >= 'ANNA' AND c.search < 'ANNB'",
    "lower(c.name) LIKE '%son%'",
    "c.post BETWEEN '01000' AND '01999'",
    "c.modified BETWEEN 46000 AND 46180 AND c.excluded = 1",
    `${kMailing} AND ${kIndustry}`,
    kPast,
    `NOT EXISTS (SELECT 1 FROM interaction e WHERE e.contact = c.id AND e.day >= ${kToday - 89})`,
    "c.country BETWEEN 'C01' AND 'C09' AND lower(c.name) LIKE '%son%' AND c.post BETWEEN '01000' AND '17999' AND " +
        "EXISTS (SELECT 1 FROM mailing m WHERE m.contact = c.id AND m.code BETWEEN 'M01' AND 'M20') AND " +
        `${kIndustry} AND ${kPast}`,
];

export const kQueries = kWhere.map((where) => `SELECT count(*) FROM contact c WHERE ${where}`);

export const kTables = [
    "CREATE TABLE contact (id INTEGER PRIMARY KEY, company INTEGER, name TEXT, search TEXT, post TEXT, country TEXT, " +
        "salesperson TEXT, modified INTEGER, excluded INTEGER)",
    "CREATE TABLE mailing (contact INTEGER, code TEXT)",
    "CREATE TABLE industry (contact INTEGER, code TEXT)",
    "CREATE TABLE interaction (id INTEGER PRIMARY KEY, contact INTEGER, template TEXT, day INTEGER, evaluation INTEGER)",
];
export const kIndexes = [
    "contact (country, salesperson)", "contact (search)", "contact (post)", "contact (excluded, modified)",
    "mailing (code, contact)", "mailing (contact, code)", "industry (code, contact)", "industry (contact, code)",
    "interaction (contact, template, evaluation, day)", "interaction (template, evaluation, day, contact)",
    "interaction (day, contact)",
].map((columns, i) => `CREATE INDEX i${i} ON ${columns}`);
