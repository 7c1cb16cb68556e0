// Storage that fails in a real browser: it is said, work goes on, and saving resumes (P4 to P6 of
// docs/storage.md).
import assert from "node:assert/strict";
import { test } from "node:test";

import { open } from "./support/browser.mjs";
import { eventually } from "./support/eventually.mjs";
import { begin, expectStatus, newCompany, saved } from "./support/workspace.mjs";

// Lets every write transaction end badly or not at all, in the way that `window.storageFails` says, while it says one.
function sabotage() {
    // So it comes in Chromium: what was asked for in one go is taken, and the transaction aborted later.
    function abortLater(transaction, error) {
        if (Object.hasOwn(transaction, "error")) return;
        Object.defineProperty(transaction, "error", { value: error });
        queueMicrotask(() => transaction.abort());
    }
    const put = IDBObjectStore.prototype.put;
    IDBObjectStore.prototype.put = function (...values) {
        if (window.storageFails === "full") {
            abortLater(this.transaction, new DOMException("no room", "QuotaExceededError"));
            return put.apply(this, values);
        }
        if (typeof values[1] === "number") window.ballast = (window.ballast ?? 0) + values[0].contents.length;
        // Success is a lie: the transaction ends well, the value isn't there.
        if (window.storageFails === "lying" && !String(values[1]).endsWith("/fence")) return this.get(values[1]);
        const request = put.apply(this, values);
        // The put itself fails: what is there already can't be added.
        if (window.storageFails === "failing at a put") this.add(...values);
        if (window.storageFails === "failing at commit") {
            // All puts were taken, the commit isn't.
            const error = new DOMException("Internal error committing transaction.", "UnknownError");
            request.addEventListener("success", () => abortLater(this.transaction, error));
        }
        return request;
    };
    const transaction = IDBDatabase.prototype.transaction;
    IDBDatabase.prototype.transaction = function (...values) {
        const result = transaction.apply(this, values);
        if (!window.storageFails || values[1] !== "readwrite") return result;
        window.tries = (window.tries ?? 0) + 1;
        if (window.storageFails === "silent") Object.defineProperty(result, "oncomplete", { set() {} });
        return result;
    };
}

for (const [fault, words] of [
    ["full", /^Not saved: The storage is full/],
    ["failing at a put", /^Not saved: The storage reports an error/],
    ["failing at commit", /^Not saved: The storage reports an error/],
    ["silent", /^Not saved: The storage doesn.t answer/],
    ["lying", /^Not saved: The storage reports an error/],
]) {
    test(`storage that is ${fault} is said, and everything is saved when it works again`, async (t) => {
        const browser = await open(t, { profile: true, goto: false });
        const { page } = browser;
        await page.addInitScript(sabotage);
        await browser.goto();
        await begin(page);
        await saved(page);
        await page.evaluate((how) => { window.storageFails = how; }, fault);
        await newCompany(page);
        await expectStatus(page, words, 15_000);
        if (fault !== "silent") {
            // What a further try fails with is told as the first one was.
            const tries = await page.evaluate(() => window.tries);
            await eventually(async () => assert.ok(await page.evaluate(() => window.tries) > tries + 1));
            await expectStatus(page, words, 15_000);
        }
        await page.getByRole("alert").filter({ hasText: "Not saved" }).waitFor();
        await browser.screenshot(`storage-${fault.replaceAll(" ", "-")}`);
        const download = page.waitForEvent("download");
        await page.getByRole("button", { name: "Back up", exact: true }).click();
        assert.match((await download).suggestedFilename(), /\.segments$/);
        const number = await newCompany(page);
        await page.evaluate(() => { window.storageFails = ""; });
        await expectStatus(page, /^Saved$/, 40_000);
        const ballast = () => page.evaluate(() => window.ballast);
        await eventually(async () => assert.ok(await ballast() > 10e6, "the browser's log wasn't begun anew"));
        await page.reload();
        await browser.ready();
        await page.getByRole("heading", { name: `Contact ${number}` }).waitFor();
    });
}
