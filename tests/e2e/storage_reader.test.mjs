// The snapshot of a workspace is read by a worker (web/static/js/reader.js), and by the page where the worker can't.
import assert from "node:assert/strict";
import { test } from "node:test";

import { open } from "./support/browser.mjs";
import { becomes, eventually } from "./support/eventually.mjs";
import { storedKeys } from "./support/stored.mjs";
import { begin, pickFile, saved } from "./support/workspace.mjs";

const kContacts = 8000; // large enough for a snapshot

function contactsFile() {
    const words = (i) => `${i} `.repeat(14);
    const lines = Array.from({ length: kContacts }, (_, i) =>
        JSON.stringify({ type: "Company", name: `Company ${words(i)}`, address: `Street ${words(i * 7)}` }));
    return { name: "many.jsonl", mimeType: "application/json", buffer: Buffer.from(lines.join("\n")) };
}

const piecesOf = async (page) => (await storedKeys(page)).filter((key) => /\/snap-\d+-\d+$/.test(key)).length;

const readByWorker = (page) => page.evaluate(() => globalThis.segmentsDebug.filesByWorker);

async function opened(browser) {
    await browser.page.reload();
    await browser.ready();
    await becomes(() => browser.page.getByRole("grid", { name: "Contacts" }).getAttribute("aria-rowcount"),
        String(kContacts + 1));
}

test("a snapshot is read by a worker, which then goes, and by the page where there is no worker", async (t) => {
    const browser = await open(t, { profile: true, context: { serviceWorkers: "block" } });
    const { page } = browser;
    await begin(page);
    await page.getByRole("link", { name: "Contacts", exact: true }).click();
    await pickFile(page, () => page.getByRole("button", { name: "Import contacts" }).click(), contactsFile());
    await page.getByRole("dialog", { name: "Import contacts" }).getByRole("button", { name: "Import", exact: true }).click();
    await page.getByRole("status").filter({ hasText: "Imported from" }).waitFor();
    await saved(page);
    await eventually(async () => assert.ok(await piecesOf(page) > 1));

    await opened(browser);
    assert.equal(await readByWorker(page), await piecesOf(page));
    await eventually(async () => assert.equal(page.workers().length, 0));

    await page.route(/files_worker\.js/, (route) => route.abort());
    await opened(browser);
    assert.equal(await readByWorker(page), 0);
    browser.takeProblems(); // the script that could not be loaded
});
