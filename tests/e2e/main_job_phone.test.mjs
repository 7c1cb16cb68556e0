// The main job on a phone, by touch alone: a workspace, a segment, contacts by criteria, logging, the entries.
import assert from "node:assert/strict";
import { test } from "node:test";

import { open } from "./support/browser.mjs";
import { eventually } from "./support/eventually.mjs";
import { saved } from "./support/workspace.mjs";

const kPhone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

async function go(page, screen) {
    await page.getByRole("button", { name: "Menu" }).tap();
    await page.getByRole("link", { name: screen, exact: true }).tap();
    await page.getByRole("heading", { name: screen, exact: true }).first().waitFor();
}

// Types as the keyboard on the screen does, and puts it away.
async function enter(scope, role, name, text) {
    const field = scope.getByRole(role, { name, exact: true }).first();
    await field.tap();
    await field.fill(text);
    await field.blur();
}

test("the main job is done on a phone of 390 x 844", async (t) => {
    const browser = await open(t, { context: kPhone });
    const { page } = browser;
    await enter(page, "textbox", "Your name", "Ann Lee");
    await page.getByRole("button", { name: "Try with sample data" }).tap();
    await page.getByRole("heading", { name: "Home" }).waitFor();
    await go(page, "Segments");
    await page.getByRole("toolbar").getByRole("button", { name: "New", exact: true }).tap();
    await page.getByRole("heading", { name: /^Segment SM/ }).waitFor();
    await enter(page, "textbox", "Description", "Spring letter");
    await enter(page, "combobox", "Interaction Template Code", "LETTER");
    await page.getByRole("toolbar").getByRole("button", { name: "Add Contacts" }).tap();
    const criteria = page.getByRole("dialog", { name: "Add Contacts" });
    await enter(criteria, "combobox", "Country/Region Code", "GB");
    await criteria.getByText(/contacts? match/).first().waitFor();
    await criteria.getByRole("button", { name: "Add Contacts" }).tap();
    await criteria.waitFor({ state: "detached" });
    await page.getByRole("toolbar").getByRole("button", { name: "Log", exact: true }).tap();
    const log = page.getByRole("dialog", { name: /^Log/ });
    await log.getByRole("button", { name: "Log", exact: true, disabled: false }).waitFor();
    await browser.screenshot("phone-log");
    await log.getByRole("button", { name: "Log", exact: true }).tap();
    await page.getByText(/has been logged/).first().waitFor();
    await go(page, "Interaction Log Entries");
    await page.getByText("Spring letter").first().waitFor();
    await browser.screenshot("phone-entries");
    await eventually(async () => {
        const wide = await page.evaluate(() => document.documentElement.scrollWidth);
        assert.ok(wide <= 390, `the page is ${wide} pixels wide`);
    });
    await saved(page);
});
