// Contacts from a file to durable in Chromium, in one run: the page, with its check of every rule and its preview, beside
// Dexie (bulkPut after JSON.parse), PouchDB and sqlite-wasm in the origin's private file system. Prints Markdown.
//
//     node tests/bench/imports_bench.mjs build/release/bin/segments_generate [CONTACTS]
//
// (./test bench runs it, after ./run --build.)
import { execFileSync } from "node:child_process";
import { copyFileSync, cpSync, mkdirSync, rmSync, statSync } from "node:fs";
import path from "node:path";

import { Browser, kRoot } from "../e2e/support/browser.mjs";

const [generator, size] = process.argv.slice(2);
const kContacts = Number(size ?? 100_000);
const kRounds = 3;
const kModules = path.join(kRoot, "tests/bench/node_modules");
const kFolder = path.join(kRoot, "build/imports");
const kNames = { segments: "Segments", dexie: "Dexie", pouchdb: "PouchDB", sqlite: "sqlite-wasm, OPFS" };
const kSlow = { timeout: 600_000 };

rmSync(kFolder, { recursive: true, force: true });
mkdirSync(kFolder, { recursive: true });
cpSync(path.join(kRoot, "tests/bench/imports"), kFolder, { recursive: true });
copyFileSync(path.join(kModules, "dexie/dist/dexie.min.js"), path.join(kFolder, "dexie.js"));
copyFileSync(path.join(kModules, "pouchdb/dist/pouchdb.min.js"), path.join(kFolder, "pouchdb.js"));
for (const name of ["sqlite3.mjs", "sqlite3.wasm", "sqlite3-opfs-async-proxy.js"]) {
    copyFileSync(path.join(kModules, "@sqlite.org/sqlite-wasm/sqlite-wasm/jswasm", name), path.join(kFolder, name));
}
const kFile = path.join(kFolder, "contacts.json");
execFileSync(generator, ["--contacts", String(kContacts), "--out", kFile]);

// From the file's arrival until the preview, and from "Import" until the status says "Saved".
async function ours() {
    const browser = await new Browser({}).start();
    try {
        const { page } = browser;
        page.setDefaultTimeout(kSlow.timeout);
        await page.getByRole("textbox", { name: "Your name" }).fill("Ann Lee");
        await page.getByRole("button", { name: "Start with an empty workspace" }).click();
        await page.getByRole("link", { name: "Contacts", exact: true }).click();
        await page.getByRole("status").filter({ hasText: /^Saved$/ }).waitFor();
        const chooser = page.waitForEvent("filechooser");
        await page.getByRole("toolbar").getByRole("button", { name: "Import contacts" }).click();
        const picker = await chooser;
        const begun = performance.now();
        await picker.setFiles(kFile);
        const dialog = page.getByRole("dialog", { name: "Import contacts" });
        await dialog.getByText(`New: ${kContacts.toLocaleString("en")}`).waitFor();
        const previewed = performance.now();
        const button = dialog.getByRole("button", { name: "Import", exact: true });
        const pressed = performance.now();
        await button.click();
        await page.getByRole("status").filter({ hasText: /new, none changed/ }).waitFor();
        await page.getByRole("status").filter({ hasText: /^Saved$/ }).waitFor();
        const saved = performance.now();
        return { preview: previewed - begun, ms: previewed - begun + saved - pressed, count: kContacts };
    } finally {
        await browser.dispose();
    }
}

async function other(store) {
    const browser = await new Browser({ folder: kFolder, goto: false }).start();
    try {
        browser.page.setDefaultTimeout(kSlow.timeout);
        await browser.page.goto(browser.address);
        await browser.page.waitForFunction("globalThis.importsReady");
        return await browser.page.evaluate(([name, file]) => globalThis.measureImport(name, file), [store, "contacts.json"]);
    } finally {
        await browser.dispose();
    }
}

const seconds = (ms) => `${(ms / 1000).toFixed(2)} s`;
console.log(`${kContacts.toLocaleString("en")} contacts, ${(statSync(kFile).size / 1e6).toFixed(1)} MB of JSON, best of ${kRounds}\n`);
console.log("| | file to durable | of it until the preview | beside Segments |\n|---|---|---|---|");
let base = 0;
for (const [store, caption] of Object.entries(kNames)) {
    let best;
    for (let round = 0; round < kRounds; ++round) {
        const found = store === "segments" ? await ours() : await other(store);
        if (found.count !== kContacts) throw new Error(`${caption} has ${found.count} contacts`);
        if (!best || found.ms < best.ms) best = found;
    }
    base ||= best.ms;
    console.log(`| ${caption} | ${seconds(best.ms)} | ${best.preview ? seconds(best.preview) : ""} | ${(best.ms / base).toFixed(1)} times |`);
}
rmSync(kFolder, { recursive: true, force: true });
