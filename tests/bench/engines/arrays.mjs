// What a careful programmer writes by hand: typed arrays with narrow codes, one loop for each condition, flags by contact.
import { kToday } from "./data.mjs";

function count(data, passes) {
    let found = 0;
    for (let i = 0; i < data.contacts; ++i) found += passes(i) ? 1 : 0;
    return found;
}

function withMailing(data, last) {
    const flags = new Uint8Array(data.contacts);
    const { mailing } = data;
    for (let i = 0; i < mailing.length; ++i) if (mailing[i] >= 1 && mailing[i] <= last) flags[2 * i] = 1;
    return flags;
}

// By company: contact 5i.
function withIndustry(data) {
    const flags = new Uint8Array(data.contacts);
    const { industry } = data;
    for (let i = 0; i < industry.length; ++i) {
        if (industry[i] >= 1 && industry[i] <= 9) flags.fill(1, 5 * i, 5 * i + 5);
    }
    return flags;
}

function withPast(data) {
    const flags = new Uint8Array(data.contacts);
    const { template, date, evaluation, contact } = data;
    for (let i = 0; i < data.interactions; ++i) {
        if (template[i] === 3 && date[i] >= 46000 && (evaluation[i] === 1 || evaluation[i] === 2)) flags[contact[i]] = 1;
    }
    return flags;
}

function withRecent(data) {
    const flags = new Uint8Array(data.contacts);
    const { date, contact } = data;
    for (let i = 0; i < data.interactions; ++i) if (date[i] >= kToday - 89) flags[contact[i]] = 1;
    return flags;
}

const inCountries = (n) => n === 1 || n === 3 || n === 5;

export const kArrayCriteria = [
    (d) => { const { country, salesperson } = d; return count(d, (i) => salesperson[i] === 7 && inCountries(country[i])); },
    (d) => { const { search } = d; return count(d, (i) => search[i].startsWith("ANNA")); },
    (d) => { const { search } = d; return count(d, (i) => search[i].includes("SON")); }, // upper-cased before
    (d) => { const { post } = d; return count(d, (i) => post[i] >= 1000 && post[i] <= 1999); },
    (d) => { const { modified, excluded } = d; return count(d, (i) => excluded[i] === 1 && modified[i] >= 46000 && modified[i] <= 46180); },
    (d) => { const m = withMailing(d, 3), n = withIndustry(d); return count(d, (i) => (m[i] & n[i]) === 1); },
    (d) => { const p = withPast(d); return count(d, (i) => p[i] === 1); },
    (d) => { const r = withRecent(d); return count(d, (i) => r[i] === 0); },
    (d) => {
        const { country, post, search } = d, m = withMailing(d, 20), n = withIndustry(d), p = withPast(d);
        return count(d, (i) => (m[i] & n[i] & p[i]) === 1 && country[i] >= 1 && country[i] <= 9 && post[i] >= 1000 &&
            post[i] <= 17999 && search[i].includes("SON"));
    },
];
