// A browser that refuses to open its storage, or doesn't answer: it is told, one can work in memory and keep that in a
// backup, and what was stored before is untouched (P4 and P5 of docs/storage.md).
import assert from "node:assert/strict";
import { test } from "node:test";

import { open } from "./support/browser.mjs";
import { begin, downloadOf, expectStatus, newCompany, saved } from "./support/workspace.mjs";

// Opening a database goes as `localStorage["test.open"]` says, while it says something.
function refuseToOpen() {
    const opened = IDBFactory.prototype.open;
    IDBFactory.prototype.open = function (...values) {
        const how = localStorage.getItem("test.open");
        if (!how) return opened.apply(this, values);
        if (how === "throws") throw new DOMException("The operation is insecure.", "SecurityError");
        const request = new EventTarget();
        request.error = new DOMException("Internal error opening backing store.", "UnknownError");
        const fire = () => {
            request[`on${how}`]?.(new Event(how));
            request.dispatchEvent(new Event(how));
        };
        if (how !== "silent") setTimeout(fire, 10);
        return request;
    };
}

const kTold = {
    throws: /^Not saved: The browser doesn.t let this page store anything/,
    error: /^Not saved: The storage reports an error/,
    blocked: /^Not saved: The storage doesn.t answer/,
    silent: /^Not saved: The storage doesn.t answer/,
};

for (const [how, words] of Object.entries(kTold)) {
    test(`a storage that can't be opened (${how}) is told, and work goes on in memory`, async (t) => {
        const browser = await open(t, { profile: true, goto: false });
        const { page } = browser;
        await page.addInitScript(refuseToOpen);
        await browser.goto();
        await begin(page);
        const stored = await newCompany(page);
        await saved(page);

        await page.evaluate((value) => localStorage.setItem("test.open", value), how);
        await page.goto(`${browser.address}#/contacts`);
        await page.reload();
        if (how === "blocked" || how === "silent") {
            await expectStatus(page, /^Opening: The storage doesn.t answer/);
            await page.getByRole("alert").filter({ hasText: /storage hasn.t answered yet/ }).waitFor();
        }
        await expectStatus(page, words);
        await browser.screenshot(`storage-${how}`);
        await page.getByRole("button", { name: "Work without saving" }).click();
        const name = page.getByRole("textbox", { name: "Your name" });
        await name.fill("Ann Lee");
        await name.press("Enter");
        const made = await newCompany(page);
        await expectStatus(page, /^Not saved: this is kept until the page is closed/);
        const backup = await downloadOf(page, () => page.getByRole("button", { name: "Back up", exact: true }).click());
        assert.match(backup.name, /\.segments$/);
        assert.ok(backup.bytes.length > 1000);

        // The storage opens again: what it holds is as it was.
        await page.evaluate(() => localStorage.removeItem("test.open"));
        page.once("dialog", (dialog) => dialog.accept());
        await page.goto(`${browser.address}#/contacts`);
        await page.reload();
        await browser.ready();
        await saved(page);
        await page.locator(`#tree [role=gridcell]:has-text("${stored}")`).first().waitFor({ state: "attached" });
        assert.equal(made, stored, "the numbers began anew in memory");
    });
}
