import assert from "node:assert/strict";
import { test } from "node:test";

import { open } from "./support/browser.mjs";
import { focusOf } from "./support/demo.mjs";
import { becomes } from "./support/eventually.mjs";
import { still } from "./support/still.mjs";

// A new workspace of Ann Lee's, on its Home screen.
async function begin(browser, page = browser.page) {
    const name = page.getByRole("textbox", { name: "Your name" });
    await name.fill("Ann Lee");
    await name.press("Enter");
    await page.getByRole("heading", { name: "Home" }).waitFor();
}

async function saved(page) {
    await page.getByRole("status").filter({ hasText: /^Saved$/ }).waitFor();
}

async function fill(page, field, text) {
    const box = page.getByLabel(field, { exact: true });
    await box.fill(text);
    await box.press("Tab");
}

const value = (field, text) => becomes(() => field.inputValue(), text);

async function newContact(page, action, fields) {
    await page.getByRole("link", { name: "Contacts", exact: true }).click();
    await page.getByRole("button", { name: action }).click();
    const heading = page.getByRole("heading", { name: /^Contact CT/ });
    await heading.waitFor();
    for (const [field, text] of Object.entries(fields)) await fill(page, field, text);
    return (await heading.textContent()).replace("Contact ", "");
}

test("contacts entered by hand are found again after the browser was killed", async (t) => {
    const browser = await open(t, { profile: true });
    let page = browser.page;
    await browser.screenshot("welcome");
    await begin(browser);
    await browser.screenshot("home");
    const company = await newContact(page, "New company", {
        Name: "Contoso Ltd.",
        City: "Vienna",
        "Country/Region Code": "AT",
        "Phone No.": "+43 1 234567",
        "E-Mail": "office@contoso.example",
    });
    const person = await newContact(page, "New person", { Name: "Ludwig Gruber", "Company No.": company });
    await browser.screenshot("contact-card");
    await value(page.getByLabel("Company Name", { exact: true }), "Contoso Ltd.");
    await saved(page);
    await browser.kill();
    await browser.start();
    page = browser.page;
    await page.getByRole("link", { name: "Contacts", exact: true }).click();
    const grid = page.getByRole("grid", { name: "Contacts" });
    await grid.waitFor();
    await becomes(() => grid.getAttribute("aria-rowcount"), "3");
    await grid.getByRole("gridcell", { name: "Ludwig Gruber" }).waitFor();
    await browser.screenshot("contacts");
    await page.getByRole("combobox", { name: "Filter Name", exact: true }).fill("contoso");
    await page.getByRole("combobox", { name: "Filter Name", exact: true }).press("Enter");
    await grid.getByRole("gridcell", { name: "Ludwig Gruber" }).waitFor({ state: "detached" });
    await grid.getByRole("gridcell", { name: company, exact: true }).click();
    await page.getByRole("heading", { name: `Contact ${company}` }).waitFor();
    assert.notEqual(person, company);
});

test("a rule that is broken is told at the field, and the typed text stays", async (t) => {
    const browser = await open(t);
    const page = browser.page;
    await begin(browser);
    await newContact(page, "New person", { "E-Mail": "no address" });
    const field = page.getByLabel("E-Mail", { exact: true });
    await page.locator("[aria-invalid=true]").waitFor();
    await becomes(() => field.inputValue(), "no address");
    await browser.screenshot("contact-error");
    await field.fill("ann@example.com");
    await field.press("Tab");
    await page.locator("[aria-invalid=true]").waitFor({ state: "detached" });
});

test("a deleted contact comes back by Undo, after a reload too", async (t) => {
    const browser = await open(t);
    const page = browser.page;
    await begin(browser);
    await newContact(page, "New company", { Name: "Fabrikam" });
    await page.getByRole("button", { name: "Delete" }).click();
    await page.getByRole("alertdialog", { name: "Delete contact" }).getByRole("button", { name: "Delete" }).click();
    await page.getByText("No contacts yet").waitFor();
    await saved(page);
    await page.reload();
    await browser.ready();
    await page.getByText("No contacts yet").waitFor();
    await page.getByRole("button", { name: "Undo" }).click();
    await page.getByRole("gridcell", { name: "Fabrikam" }).first().waitFor();
    await page.getByRole("link", { name: "History", exact: true }).click();
    await page.getByText("Delete contact CT", { exact: false }).first().waitFor();
    await browser.screenshot("history");
});

test("a code of a list is made, used on a contact and kept from being deleted", async (t) => {
    const browser = await open(t);
    const page = browser.page;
    await begin(browser);
    await page.getByRole("link", { name: "Code Lists", exact: true }).click();
    await page.getByRole("link", { name: "Mailing Groups", exact: true }).click();
    await page.getByRole("button", { name: "New", exact: true }).click();
    const dialog = page.getByRole("dialog", { name: "New Mailing Group" });
    await dialog.getByRole("textbox", { name: "Code" }).fill("NEWS");
    await dialog.getByRole("textbox", { name: "Description" }).fill("Monthly newsletter");
    await dialog.getByRole("button", { name: "Create" }).click();
    await page.getByRole("gridcell", { name: "Monthly newsletter" }).waitFor();
    await browser.screenshot("mailing-groups");
    await newContact(page, "New company", { Name: "Fabrikam" });
    const groups = page.getByRole("combobox", { name: "Mailing Group" });
    await groups.click();
    await page.getByRole("option", { name: "NEWS" }).click();
    await page.getByRole("button", { name: "NEWS" }).waitFor();
    await page.getByRole("link", { name: "Code Lists", exact: true }).click();
    await page.getByRole("link", { name: "Mailing Groups", exact: true }).click();
    await page.getByRole("gridcell", { name: "NEWS", exact: true }).click();
    await page.getByRole("button", { name: "Delete" }).click();
    await page.getByRole("alert").filter({ hasText: "NEWS" }).waitFor();
});

test("rows are selected and counted by pointer and keys, and deleted together", async (t) => {
    const browser = await open(t);
    const page = browser.page;
    await begin(browser);
    await newContact(page, "New company", { Name: "Contoso" });
    await newContact(page, "New company", { Name: "Fabrikam" });
    await page.getByRole("link", { name: "Contacts", exact: true }).click();
    const grid = page.getByRole("grid", { name: "Contacts" });
    await grid.getByRole("gridcell", { name: "Contoso" }).first().click();
    await becomes(() => focusOf(page), "Contoso");
    await page.keyboard.press("Shift+ArrowDown");
    await page.getByRole("status").filter({ hasText: "2 contacts, 2 selected" }).waitFor();
    await becomes(() => grid.locator("[role=row][aria-selected=true]").count(), 2);
    await grid.getByRole("gridcell", { name: "Contoso" }).first().click({ modifiers: ["Control"] });
    await page.getByRole("status").filter({ hasText: /^2 contacts$/ }).waitFor();
    await page.keyboard.press("Control+a");
    await page.getByRole("status").filter({ hasText: "2 contacts, 2 selected" }).waitFor();
    await browser.screenshot("contacts-selected");
    await page.getByRole("button", { name: "Delete" }).click();
    await page.getByRole("alertdialog", { name: "Delete contacts" }).getByRole("button", { name: "Delete" }).click();
    await page.getByText("No contacts yet").waitFor();
    await page.getByRole("button", { name: "Undo" }).click();
    await grid.getByRole("gridcell", { name: "Fabrikam" }).first().waitFor();
});

test("cells of a list are edited in place: by typing, F2, Enter, Tab and Escape", async (t) => {
    const browser = await open(t);
    const page = browser.page;
    await begin(browser);
    await page.getByRole("link", { name: "Code Lists", exact: true }).click();
    await page.getByRole("link", { name: "Countries/Regions", exact: true }).click();
    const grid = page.getByRole("grid", { name: "Countries/Regions" });
    const editor = page.getByRole("textbox", { name: "Name", exact: true });
    await grid.getByRole("gridcell", { name: "Andorra" }).click();
    await becomes(() => focusOf(page), "Andorra");
    await page.keyboard.type("Andora");
    await editor.waitFor();
    await value(editor, "Andora");
    await browser.screenshot("cell-editor");
    await page.keyboard.press("Enter");
    await grid.getByRole("gridcell", { name: "Andora", exact: true }).waitFor();
    // Enter went on to the cell below; F2 edits what is there.
    await becomes(() => focusOf(page), "United Arab Emirates");
    await page.keyboard.press("F2");
    await value(editor, "United Arab Emirates");
    await page.keyboard.press("End");
    await page.keyboard.type(" (UAE)");
    await page.keyboard.press("Tab");
    await grid.getByRole("gridcell", { name: "United Arab Emirates (UAE)" }).waitFor();
    await editor.waitFor({ state: "detached" });
    await still(page);
    await page.keyboard.press("ArrowLeft");
    await becomes(() => focusOf(page), "United Arab Emirates (UAE)");
    await page.keyboard.press("Enter");
    await editor.waitFor();
    await page.keyboard.type("Nowhere");
    await page.keyboard.press("Escape");
    await editor.waitFor({ state: "detached" });
    await grid.getByRole("gridcell", { name: "United Arab Emirates (UAE)" }).waitFor();
    await becomes(() => focusOf(page), "United Arab Emirates (UAE)");
    await page.keyboard.press("ArrowUp");
    await becomes(() => focusOf(page), "Andora");
});

test("what is being typed is kept when the page is left by Back", async (t) => {
    const browser = await open(t);
    const page = browser.page;
    await begin(browser);
    await newContact(page, "New company", { Name: "Contoso" });
    await page.getByLabel("City", { exact: true }).fill("Vienna");
    await page.goBack();
    await page.getByRole("gridcell", { name: "Vienna" }).waitFor();
});
