// Copies of earlier days, the integrity check and compaction (promise P25 of docs/storage.md).
import assert from "node:assert/strict";
import { test } from "node:test";

import { open } from "./support/browser.mjs";
import { becomes, eventually } from "./support/eventually.mjs";
import { storedKeys } from "./support/stored.mjs";
import { begin, newCompany, saved } from "./support/workspace.mjs";

const kDayMs = 24 * 3600 * 1000;

async function expectContacts(page, count) {
    await page.getByRole("link", { name: "Contacts", exact: true }).click();
    const grid = page.getByRole("grid", { name: "Contacts" });
    await becomes(() => grid.getAttribute("aria-rowcount"), String(count + 1));
}

test("the next day one goes back to yesterday's state and returns; what is stored is checked and compacted", async (t) => {
    const browser = await open(t, { profile: true });
    const { page } = browser;
    await begin(page);
    await newCompany(page);
    await newCompany(page);
    await saved(page);
    await page.clock.setFixedTime(Date.now() + kDayMs);
    await page.reload();
    await browser.ready();
    // Yesterday's state is put aside before there is anything of today.
    await eventually(async () => assert.ok((await storedKeys(page)).some((key) => /day-\d+-0002$/.test(key))), 30_000);
    await saved(page);
    await newCompany(page);
    await saved(page);
    await expectContacts(page, 3);

    await page.getByRole("link", { name: "Workspace", exact: true }).click();
    await page.getByRole("button", { name: /^Go back to / }).click();
    const dialog = page.getByRole("alertdialog", { name: /^Go back to / });
    await dialog.waitFor();
    await browser.screenshot("go-back");
    await dialog.getByRole("button", { name: "Go back" }).click();
    await page.getByText(/^Everything is as it was on /).first().waitFor();
    await expectContacts(page, 2);
    await page.getByRole("button", { name: "Undo" }).click();
    await expectContacts(page, 3);
    await saved(page);

    await page.getByRole("link", { name: "Workspace", exact: true }).click();
    await page.getByRole("button", { name: "What is where" }).click();
    await page.getByText(/1 copy$/).first().waitFor();
    await browser.screenshot("what-is-where");
    await page.getByRole("button", { name: "Compact" }).click();
    await page.getByText(/compacted to|written anew/).first().waitFor();
    await page.getByRole("button", { name: "Check integrity" }).click();
    await page.getByText(/^Everything is whole: .* 1 daily copy\.$/).first().waitFor();

    // A bit of the copy turns over: the check names it.
    await page.evaluate(async () => {
        const [database] = await indexedDB.databases();
        const db = await new Promise((resolve) => {
            const request = indexedDB.open(database.name);
            request.onsuccess = () => resolve(request.result);
        });
        const store = db.transaction("FILE_DATA", "readwrite").objectStore("FILE_DATA");
        const answer = (request) => new Promise((resolve) => { request.onsuccess = () => resolve(request.result); });
        const keys = await answer(store.getAllKeys());
        const key = keys.find((name) => /day-\d+-0002$/.test(name));
        const value = await answer(store.get(key));
        value.contents[200] ^= 1;
        await answer(store.put(value, key));
        db.close();
    });
    await page.getByRole("button", { name: "Check integrity" }).click();
    await page.getByText(/^The daily copy of \d+: /).first().waitFor();
    await browser.screenshot("integrity-damage");
    await page.getByRole("alertdialog").getByRole("button", { name: "Close" }).click();
});
