// Criteria in Chromium beside @sqlite.org/sqlite-wasm (indexed), @duckdb/duckdb-wasm and hand-written typed arrays: the same data,
// the counts checked to be equal, one run.
//
//     node tests/bench/engines_bench.mjs build/wasm-bench/bin/engines_bench.js [SIZE...]     (./test bench runs it)
//
// Prints Markdown tables. Each engine gets a page of its own, one after the other, so that none is disturbed by another's memory.
import { createServer } from "node:http";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

import { chromium } from "playwright-core";

import { kNames } from "./engines/queries.mjs";

const kHere = path.dirname(fileURLToPath(import.meta.url));
const kModules = path.join(kHere, "node_modules");
const kTypes = { ".js": "text/javascript", ".mjs": "text/javascript", ".wasm": "application/wasm", ".html": "text/html" };
const kEngines = [
    ["Segments", "runSegments"], ["SQLite", "runSqlite"], ["DuckDB", "runDuckdb"], ["typed arrays", "runArrays"],
];
const kPage = `<!doctype html><meta charset="utf-8"><title>Engines</title>
<script type="importmap">{"imports": {
    "@duckdb/duckdb-wasm": "/node_modules/@duckdb/duckdb-wasm/dist/duckdb-browser.mjs",
    "apache-arrow": "/node_modules/apache-arrow/Arrow.dom.mjs",
    "tslib": "/node_modules/tslib/tslib.es6.mjs",
    "flatbuffers": "/node_modules/flatbuffers/mjs/flatbuffers.js"
}}</script><script type="module" src="/engines/page.mjs"></script>`;

function serve(program) {
    const roots = { program: path.dirname(program), node_modules: kModules, engines: path.join(kHere, "engines") };
    const server = createServer((request, response) => {
        const name = decodeURIComponent(new URL(request.url, "http://host").pathname);
        // Finer clocks in the page.
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        response.setHeader("Cross-Origin-Embedder-Policy", "require-corp");
        if (name === "/") return response.setHeader("Content-Type", "text/html").end(kPage);
        const [, root, ...rest] = name.split("/");
        const file = roots[root] && path.join(roots[root], ...rest);
        if (!file || !file.startsWith(roots[root]) || !existsSync(file)) return response.writeHead(404).end();
        response.setHeader("Content-Type", kTypes[path.extname(file)] ?? "application/octet-stream");
        response.end(readFileSync(file));
    });
    return new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(server)));
}

async function measure(browser, address, run, contacts) {
    const page = await browser.newPage();
    try {
        page.setDefaultTimeout(1_200_000);
        await page.goto(address);
        await page.waitForFunction("globalThis.enginesReady", null, { timeout: 60_000 });
        return await page.evaluate(([name, count]) => globalThis[name](count), [run, contacts]);
    } finally {
        await page.close();
    }
}

const shown = (ms) => (ms < 0.1 ? ms.toFixed(4) : ms < 10 ? ms.toFixed(2) : ms < 100 ? ms.toFixed(1) : ms.toFixed(0));

function table(contacts, answers) {
    const lines = [`${contacts.toLocaleString("en")} contacts, ${(2 * contacts).toLocaleString("en")} interactions:`, "",
        `| Criteria | Contacts | ${kEngines.map(([name]) => `${name}, ms`).join(" | ")} | Faster than the better database | than typed arrays |`,
        `|---|---|${kEngines.map(() => "---|").join("")}---|---|`];
    for (const [i, name] of kNames.entries()) {
        const ms = answers.map((each) => each[i].ms);
        const times = (other) => `${(other / ms[0]).toFixed(1)} times`;
        lines.push(`| ${name} | ${answers[0][i].found.toLocaleString("en")} | ${ms.map(shown).join(" | ")} | ` +
            `${times(Math.min(ms[1], ms[2]))} | ${times(ms[3])} |`);
        for (const [engine, each] of answers.entries()) {
            if (each[i].found !== answers[0][i].found)
                throw new Error(`${name}: ${kEngines[engine][0]} found ${each[i].found}, Segments ${answers[0][i].found}`);
        }
    }
    return lines.join("\n");
}

const [program, ...sizes] = process.argv.slice(2);
if (!existsSync(kModules)) {
    console.error("The engines to compare with are not installed: npm ci --prefix tests/bench");
    process.exit(1);
}
const server = await serve(path.resolve(program));
const browser = await chromium.launch({
    executablePath: "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
        "--disable-sync"],
});
try {
    const tables = [];
    for (const contacts of sizes.length > 0 ? sizes.map(Number) : [100_000, 1_000_000]) {
        const answers = [];
        for (const [, run] of kEngines)
            answers.push(await measure(browser, `http://127.0.0.1:${server.address().port}/`, run, contacts));
        tables.push(table(contacts, answers));
    }
    console.log(tables.join("\n\n"));
} finally {
    await browser.close();
    server.close();
}
