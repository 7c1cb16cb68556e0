// Our store beside Dexie and PouchDB in Chromium, in one run: one edit made durable in workspaces of several sizes, the
// bytes that it writes, opening with all contacts in memory, and a snapshot in slices. Prints Markdown.
//
//     node tests/bench/stores_bench.mjs [SIZE...]      (./test bench runs it, after the build of segments_stores)
import { copyFileSync } from "node:fs";
import path from "node:path";

import { Browser, kRoot } from "../e2e/support/browser.mjs";

const kFolder = path.join(kRoot, "build/web/stores");
const kModules = path.join(kRoot, "tests/bench/node_modules");
// A million did not end within a quarter of an hour.
const kMost = { pouchdb: 100_000 };
const kNames = { segments: "Segments", sealed: "Segments, with a passphrase", dexie: "Dexie", pouchdb: "PouchDB" };

const sizes = process.argv.slice(2).map(Number);
if (sizes.length === 0) sizes.push(1000, 100_000, 1_000_000);
copyFileSync(path.join(kModules, "dexie/dist/dexie.min.js"), path.join(kFolder, "dexie.js"));
copyFileSync(path.join(kModules, "pouchdb/dist/pouchdb.min.js"), path.join(kFolder, "pouchdb.js"));

const ms = (number) => `${number < 100 ? number.toFixed(1) : number.toFixed(0)} ms`;
const bytes = (number) => `${Math.round(number).toLocaleString("en")}`;

console.log("| | contacts | one edit durable, p50 | p95 | bytes of an edit, mean | most | open, all in memory | fill |");
console.log("|---|---|---|---|---|---|---|---|");
const snapshots = [];
for (const [name, caption] of Object.entries(kNames)) {
    for (const size of sizes) {
        if (size > (kMost[name] ?? Infinity)) continue;
        const browser = await new Browser({ folder: kFolder, goto: false }).start();
        try {
            browser.page.setDefaultTimeout(0);
            await browser.page.goto(browser.address);
            const found = await browser.page.evaluate(([store, count]) => globalThis.measure(store, count), [name, size]);
            console.log(`| ${caption} | ${size.toLocaleString("en")} | ${ms(found.p50)} | ${ms(found.p95)} | `
                + `${bytes(found.bytes)} | ${bytes(found.most)} | ${ms(found.open)} | ${(found.fill / 1000).toFixed(1)} s |`);
            if (found.snapshot) snapshots.push([caption, size, found.snapshot]);
        } finally {
            await browser.dispose();
        }
    }
}
console.log("\n| snapshot while frames are drawn | contacts | whole | longest slice of ours | longest time between two frames |");
console.log("|---|---|---|---|---|");
for (const [caption, size, { whole, slice, frame }] of snapshots)
    console.log(`| ${caption} | ${size.toLocaleString("en")} | ${ms(whole)} | ${ms(slice)} | ${ms(frame)} |`);
