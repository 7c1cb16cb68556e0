// Runs the criteria in each engine, one after the other, in one page of Chromium. Each answer is {found, ms}: how many contacts,
// and the fastest of some runs.
import * as duckdb from "@duckdb/duckdb-wasm";
import sqlite3InitModule from "/node_modules/@sqlite.org/sqlite-wasm/sqlite-wasm/jswasm/sqlite3.mjs";

import { kArrayCriteria } from "./arrays.mjs";
import { code, makeData, postCode } from "./data.mjs";
import { kIndexes, kQueries, kTables } from "./queries.mjs";

// As in engines_bench.cpp; what is slow isn't repeated that often.
const kRuns = 7, kLeastMs = 2000, kMostMs = 4000, kLookMs = 1, kMostAtOnce = 1000;

async function fastest(run) {
    let best = Infinity, found = 0, spent = 0, atOnce = 1;
    for (let i = 0; i < 2 || ((i < kRuns || spent < kLeastMs) && spent < kMostMs); ++i) {
        const start = performance.now();
        for (let each = 0; each < atOnce; ++each) {
            const answer = run();
            found = answer instanceof Promise ? await answer : answer;
        }
        const ms = performance.now() - start;
        best = Math.min(best, ms / atOnce);
        spent += ms;
        if (ms < kLookMs) atOnce = Math.min(kMostAtOnce, 2 * atOnce);
    }
    return { found: Number(found), ms: best };
}

async function all(list, run) {
    const answers = [];
    for (const each of list) answers.push(await fastest(() => run(each)));
    return answers;
}

// The rows of the tables, as values for SQL.
function* rows(data, table) {
    if (table === 0) {
        for (let i = 0; i < data.contacts; ++i) {
            yield [i, i - (i % 5), data.name[i], data.search[i], postCode(data.post[i]), code("C", data.country[i]),
                code("S", data.salesperson[i]), data.modified[i], data.excluded[i]];
        }
    }
    if (table === 1) for (let i = 0; i < data.mailing.length; ++i) yield [2 * i, code("M", data.mailing[i])];
    if (table === 2) for (let i = 0; i < data.industry.length; ++i) yield [5 * i, code("I", data.industry[i])];
    if (table === 3) {
        for (let i = 0; i < data.interactions; ++i)
            yield [i, data.contact[i], code("T", data.template[i]), data.date[i], data.evaluation[i]];
    }
}
const tableName = (sql) => /CREATE TABLE (\w+)/.exec(sql)[1];
const columnCount = (sql) => sql.split(",").length;

globalThis.runArrays = async (contacts) => {
    const data = makeData(contacts);
    return all(kArrayCriteria, (criterion) => criterion(data));
};

globalThis.runSqlite = async (contacts) => {
    const data = makeData(contacts);
    const sqlite3 = await sqlite3InitModule({ print() {}, printErr() {} });
    const db = new sqlite3.oo1.DB(":memory:");
    db.exec("PRAGMA cache_size = -400000; BEGIN");
    for (const [table, sql] of kTables.entries()) {
        db.exec(sql);
        const insert = db.prepare(`INSERT INTO ${tableName(sql)} VALUES (${new Array(columnCount(sql)).fill("?")})`);
        for (const row of rows(data, table)) insert.bind(row).stepReset();
        insert.finalize();
    }
    db.exec(`COMMIT; ${kIndexes.join(";")}; ANALYZE`);
    const answers = await all(kQueries, (sql) => db.selectValue(sql));
    db.close();
    return answers;
};

globalThis.runDuckdb = async (contacts) => {
    const data = makeData(contacts);
    const dist = new URL("/node_modules/@duckdb/duckdb-wasm/dist/", location.href);
    const worker = new Worker(new URL("duckdb-browser-eh.worker.js", dist));
    const db = new duckdb.AsyncDuckDB(new duckdb.VoidLogger(), worker);
    await db.instantiate(new URL("duckdb-eh.wasm", dist).href);
    const connection = await db.connect();
    const kPiece = 250_000; // rows of a file
    for (const [table, sql] of kTables.entries()) {
        await connection.query(sql);
        let lines = [];
        const flush = async () => {
            if (lines.length === 0) return;
            await db.registerFileText("rows.csv", lines.join("\n"));
            await connection.query(`COPY ${tableName(sql)} FROM 'rows.csv' (HEADER false, DELIMITER ',')`);
            await db.dropFile("rows.csv");
            lines = [];
        };
        for (const row of rows(data, table)) {
            lines.push(row.join(","));
            if (lines.length === kPiece) await flush();
        }
        await flush();
    }
    const answers = await all(kQueries, async (sql) => (await connection.query(sql)).getChildAt(0).get(0));
    await connection.close();
    await db.terminate();
    worker.terminate();
    return answers;
};

// The program engines_bench, which makes the data itself.
globalThis.runSegments = (contacts) => new Promise((resolve, reject) => {
    const answers = [];
    globalThis.Module = {
        arguments: [String(contacts)],
        print(line) {
            const [, found, ms] = line.split(" ");
            answers.push({ found: Number(found), ms: Number(ms) });
        },
        printErr: (line) => reject(new Error(line)),
        onAbort: (why) => reject(new Error(String(why))),
        // Called after main.
        postRun: [() => resolve(answers)],
    };
    const script = document.createElement("script");
    script.src = "/program/engines_bench.js";
    script.onerror = () => reject(new Error("engines_bench.js is missing"));
    document.head.append(script);
});
globalThis.enginesReady = true;
