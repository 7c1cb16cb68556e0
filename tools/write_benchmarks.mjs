// Writes docs/benchmarks.md of what ./test bench has left in build/bench: page.md and engines.md, the tables of the page and of
// criteria beside other engines in Chromium, and PRESET-PROGRAM.txt for each program of tests/bench, natively and as WebAssembly.
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

const kRoot = fileURLToPath(new URL("..", import.meta.url));
const kResults = path.join(kRoot, "build/bench");
const kPrograms = path.join(kRoot, "tests/bench");

const result = (name) => {
    const file = path.join(kResults, name);
    return existsSync(file) ? readFileSync(file, "utf8").trimEnd() : "";
};

// The comment at the top of a program up to its first empty line: what it measures.
function purpose(program) {
    const lines = readFileSync(path.join(kPrograms, `${program}.cpp`), "utf8").split("\n");
    const end = lines.findIndex((line) => !/^\/\/ ?\S/.test(line));
    return lines.slice(0, end).map((line) => line.replace(/^\/\/ ?/, "")).join("\n");
}

function section(program) {
    const parts = [];
    for (const [caption, preset] of [["Natively", "release"], ["As WebAssembly in Node", "wasm-bench"]]) {
        const text = result(`${preset}-${program}.txt`);
        if (text) parts.push(`${caption}:\n\n\`\`\`text\n${text}\n\`\`\`\n`);
    }
    return parts.length > 0 ? `## ${program}\n\n${purpose(program)}\n\n${parts.join("\n")}` : "";
}

// What a first visit loads: the files that the service worker lists, and itself.
function firstVisit() {
    const dist = path.join(kRoot, "build/web/dist");
    const worker = readFileSync(path.join(dist, "sw.js"), "utf8");
    const listed = JSON.parse(/kFirst = (\[.*\]);/.exec(worker)[1]);
    const names = [...listed.map(([name]) => (name === "./" ? "index.html" : name)), "sw.js"];
    const weight = (name) => gzipSync(readFileSync(path.join(dist, name)), { level: 9 }).length;
    const whole = names.reduce((sum, name) => sum + weight(name), 0);
    const second = weight("segments.second.wasm");
    return `## First visit

The first screen needs ${(whole - second).toLocaleString("en")} bytes (gzip -9 total of its files, the application's font
included). The second part of the program follows it with ${second.toLocaleString("en")}.
`;
}

const programs = readdirSync(kPrograms).filter((name) => name.endsWith("_bench.cpp")).map((name) => name.slice(0, -4));
const page = result("page.md");
const imports = result("imports.md");
const stores = result("stores.md");
const engines = result("engines.md");
const grids = result("grids.md");
const processors = os.cpus();
const text = [
    `# Benchmarks

\`./test bench\` runs all of this and writes this page. Figures are of one machine with ${processors.length}
processors (${processors[0].model.trim()}), which had no graphics card: Chromium drew in software on the same processors.
What counts are the ratios and the cost of one row.
`,
    page && `## The page in Chromium

From the press of a button to the answer in the page, which observes itself (\`tests/bench/page_watch.mjs\`). The longest
piece of work is the longest single call into the program (a frame, an event, a slice of a job, the start of the program), or
callback of the page beside them (what comes after a frame, an answer of IndexedDB), in
processor time of the page's thread (\`tests/bench/calls_watch.mjs\`), with all that the browser does within it for our
elements and texts. Beside it is what the browser compiled at most within a call, because functions were called for the first
time (people who rest for a second don't meet that: a rehearsal has called them), how long it looked for memory to clear at most
within one, and the longest hand-over of a frame to WebGL.
Memory is the program's WebAssembly memory and
what the page's scripts hold beside it; some 275 bytes of a contact are its text. Scrolling goes through the whole list in 240
frames.

${page}
`,
    stores && `## Our store beside others

\`tests/bench/stores_bench.mjs\`, in Chromium, in one run: contacts of about as many bytes are filled in, then the name of one is
changed, 100 times. Durable means that the store says so: ours has read back then what it wrote, transactions are
strict, but for PouchDB's, which offers no choice. Bytes are those given to IndexedDB. Opening ends with all contacts in memory, as our lists need them; others may show a page of a list
sooner. Ours has the history of changes beside, the others don't. PouchDB has no row for 1,000,000: to fill it
did not end within a quarter of an hour.

${stores}
`,
    imports && `## Imports beside other stores

Contacts from a file to durable in Chromium, in one run (\`tests/bench/imports_bench.mjs\`). Ours is the page as people use it: every
rule checked, a preview, progress drawn, one undoable step; the time between preview and press doesn't count. Others parse the
file whole and store what stands in it: Dexie by \`bulkPut\`, PouchDB in documents by the thousand, sqlite-wasm in one transaction in
the origin's private file system.

${imports}
`,
    engines && `## Criteria beside other engines

Eight criteria of different kinds in Chromium, on the same data and with the same counts, in one run
(\`tests/bench/engines_bench.mjs\`): this program's core as WebAssembly, @sqlite.org/sqlite-wasm with indexes,
@duckdb/duckdb-wasm, and typed arrays with loops written by hand. The fastest of some runs each, from the typed text (or SQL) to
the count. SQLite's indexes are made before; what Segments keeps beside its columns is made by the first of the runs. The last
line is a live count: six clauses together.

${engines}
`,
    grids && `## The list beside other grids

The same 100,000 contacts in nine columns with a filter row, in Chromium in one run (\`tests/bench/grids_bench.mjs\`): our list of
contacts, ag-grid-community and tabulator-tables as their documentation shows them. Usable: from the navigation to the first
cells; ours loads from its store, theirs from a JSON file of the nine columns. The main thread's processor time is that of a turn of the
wheel by ten rows, with a frame for each. A key: from the press of an arrow key to the picture handed over. The bytes of ours are
those of the whole program.

${grids}
`,
    ...programs.map(section),
    firstVisit(),
];
writeFileSync(path.join(kRoot, "docs/benchmarks.md"), text.filter(Boolean).join("\n"));
