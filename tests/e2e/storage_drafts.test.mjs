// What stands in a field that wasn't left yet when the browser is killed (P3 of docs/storage.md).
import assert from "node:assert/strict";
import { test } from "node:test";

import { open } from "./support/browser.mjs";
import { becomes, eventually } from "./support/eventually.mjs";
import { still } from "./support/still.mjs";
import { storedFiles } from "./support/stored.mjs";
import { begin, beginWithSample, newCompany, saved } from "./support/workspace.mjs";

const kTyped = "Northwind Traders";

// The draft's bytes as Latin-1; empty if there is none.
const draft = async (page) => (await storedFiles(page)).find(([key]) => key.endsWith("/default/draft"))?.[1] ?? "";

const keeps = (page, text) => eventually(async () => assert.ok((await draft(page)).includes(text)));
const keepsNothing = (page) => becomes(() => draft(page), "");
const nameField = (page) => page.getByRole("main").getByRole("textbox", { name: "Name", exact: true });

const isEdited = (field) => becomes(() => field.evaluate((element) => element === document.activeElement), true);

// Types and stays in the field.
async function typeInto(field, text) {
    await field.focus();
    await field.press("Control+a");
    await field.pressSequentially(text);
}

async function putBack(page) {
    await page.getByRole("status").filter({ hasText: "was not saved." }).waitFor();
    await still(page);
    await page.getByRole("button", { name: "Show text" }).click();
    await still(page);
    await page.getByRole("dialog").getByRole("button", { name: "Put it back" }).click();
}

test("what was being typed when the browser was killed is put back where it was", async (t) => {
    const browser = await open(t, { profile: true });
    await begin(browser.page);
    const number = await newCompany(browser.page);
    await saved(browser.page);
    await typeInto(nameField(browser.page), kTyped);
    const typed = Date.now();
    await keeps(browser.page, kTyped);
    t.diagnostic(`kept ${Date.now() - typed} ms after the last key, as seen by the test`);
    await browser.kill();
    await browser.start();

    const { page } = browser;
    await putBack(page);
    await page.getByRole("heading", { name: `Contact ${number}` }).waitFor();
    await becomes(() => nameField(page).inputValue(), kTyped);
    await browser.screenshot("typed-put-back");
    await isEdited(nameField(page));
    assert.equal(await page.getByRole("status").filter({ hasText: "changed meanwhile" }).count(), 0);
    await page.keyboard.press("Tab");
    await saved(page);
    await keepsNothing(page);

    await browser.kill();
    await browser.start();
    await browser.goto(`#/contacts/${number}`);
    await becomes(() => nameField(browser.page).inputValue(), kTyped);
    assert.equal(await browser.page.getByRole("button", { name: "Show text" }).count(), 0);
});

test("so is what was being typed into a cell of a list", async (t) => {
    const browser = await open(t, { profile: true });
    await beginWithSample(browser.page);
    await browser.goto("#/lists/mailingGroup");
    await saved(browser.page);
    const row = browser.page.getByRole("row").nth(1);
    await row.getByRole("gridcell").nth(1).click();
    await browser.page.keyboard.press("F2");
    const cell = browser.page.getByRole("textbox", { name: "Description", exact: true });
    await cell.waitFor();
    await typeInto(cell, "Winter fair");
    await keeps(browser.page, "Winter fair");
    await browser.kill();
    await browser.start();

    const { page } = browser;
    await putBack(page);
    const again = page.getByRole("textbox", { name: "Description", exact: true });
    await becomes(() => again.inputValue(), "Winter fair");
    await isEdited(again);
    await page.keyboard.press("Enter");
    await page.getByRole("gridcell", { name: "Winter fair" }).or(page.getByRole("gridcell").getByText("Winter fair"))
        .first().waitFor();
    await saved(page);
    await keepsNothing(page);
});

test("a field that is left by reloading the page is saved, and not offered again", async (t) => {
    const browser = await open(t, { profile: true });
    const { page } = browser;
    await begin(page);
    await newCompany(page);
    await saved(page);
    await typeInto(nameField(page), kTyped);
    await keeps(page, kTyped);
    page.on("dialog", (dialog) => dialog.accept());
    await page.reload();
    await browser.ready();
    await becomes(() => nameField(page).inputValue(), kTyped);
    await keepsNothing(page);
    assert.equal(await page.getByRole("button", { name: "Show text" }).count(), 0);
});
