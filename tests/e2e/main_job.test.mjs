import assert from "node:assert/strict";
import path from "node:path";
import { test } from "node:test";

import { kRoot, open } from "./support/browser.mjs";
import { becomes, eventually } from "./support/eventually.mjs";
import { still } from "./support/still.mjs";
import { downloadOf, pickFile } from "./support/workspace.mjs";

// The whole job of the product, as a person does it: contacts come from a file, are chosen into a segment,
// described, logged, found again after a crash, followed up, and leave as a file that another profile takes.

const kContacts = path.join(kRoot, "tests/data/contacts-1000.json");
const kOverride = "A letter of its own";

async function begin(page) {
    const name = page.getByRole("textbox", { name: "Your name" });
    await name.fill("Ann Lee");
    await name.press("Enter");
    await page.getByRole("heading", { name: "Home" }).waitFor();
}

async function saved(page) {
    await page.getByRole("status").filter({ hasText: /^Saved$/ }).waitFor();
}

async function go(page, screen) {
    await page.getByRole("link", { name: screen, exact: true }).click();
    await page.getByRole("main").getByRole("heading", { name: screen, exact: true }).waitFor();
}

// Presses a button of the toolbar, or finds it in one of its menus.
async function act(page, name, menu) {
    if (menu) {
        await page.getByRole("button", { name: menu, exact: true }).click();
        await page.getByRole("menuitem", { name, exact: true }).click();
    } else {
        await page.getByRole("toolbar").getByRole("button", { name, exact: true }).click();
    }
}

async function importContacts(page, file) {
    await go(page, "Contacts");
    await pickFile(page, () => act(page, "Import contacts"), file);
    const dialog = page.getByRole("dialog", { name: "Import contacts" });
    await dialog.getByText(/1,000 new|new: 1,000|1,000/).first().waitFor();
    await dialog.getByRole("button", { name: "Import", exact: true }).click();
    await dialog.waitFor({ state: "detached" });
    await page.getByRole("grid", { name: "Contacts" }).getByRole("gridcell").first().waitFor();
    await saved(page);
}

async function rowCount(page, grid) {
    const count = await page.getByRole("grid", { name: grid, exact: true }).getAttribute("aria-rowcount");
    return Number(count) - 1; // the header
}

// Waits until a list has a number of rows that `is` accepts and all of them are there, and returns it.
function rowsWhen(page, grid, is) {
    return eventually(async () => {
        await still(page);
        const count = await rowCount(page, grid);
        assert.ok(is(count), `${grid} has ${count} rows`);
        return count;
    });
}

async function fill(page, scope, field, text) {
    const box = scope.getByLabel(field, { exact: true });
    await box.fill(text);
    await box.press("Tab");
}

const value = (field, text) => becomes(() => field.inputValue(), text);

async function criteria(page, action, conditions) {
    await act(page, action);
    const dialog = page.getByRole("dialog", { name: action });
    for (const [section, field, expression] of conditions) {
        const group = dialog.getByRole("group", { name: section, exact: true });
        await fill(page, group, field, expression);
    }
    const told = dialog.getByText(/contacts? match/).first();
    await told.waitFor();
    await still(page); // counted are those of all conditions by then
    const text = await told.textContent();
    await dialog.getByRole("button", { name: action, exact: true }).click();
    await dialog.waitFor({ state: "detached" });
    return text;
}

// Answers the question of PRD-1 where it comes.
async function change(page, field, text, answer) {
    await fill(page, page.getByRole("main"), field, text);
    if (answer) await page.getByRole("alertdialog").getByRole("button", { name: answer }).click();
    await value(page.getByRole("main").getByLabel(field, { exact: true }), text);
}

async function exportAll(page) {
    await act(page, "All contacts", "Export contacts");
    await page.getByRole("dialog", { name: "Export contacts" }).getByRole("button", { name: "Export" }).click();
}

const download = async (page, press) => (await downloadOf(page, press)).bytes.toString();

// The contacts of a file by number, without the stamps of the last change.
function contactsOf(text) {
    const contacts = new Map();
    for (const contact of JSON.parse(text).contacts) {
        delete contact.lastDateModified;
        delete contact.lastTimeModified;
        contacts.set(contact.no, contact);
    }
    return contacts;
}

test("contacts are imported, chosen, written to, logged, found again, followed up and exported", async (t) => {
    const browser = await open(t, { profile: true });
    let page = browser.page;
    await begin(page);
    await importContacts(page, kContacts);
    await becomes(() => rowCount(page, "Contacts"), 1000);
    await browser.screenshot("job-contacts");

    // A segment from two sections of criteria, narrowed, and one step back.
    await go(page, "Segments");
    await act(page, "New");
    await page.getByRole("heading", { name: "Segment SM00001" }).waitFor();
    const told = await criteria(page, "Add Contacts", [
        ["Contact", "Country/Region Code", "GB|DE|FR"],
        ["Contact Mailing Group", "Mailing Group Code", "VIP|XMAS"],
    ]);
    const added = await rowsWhen(page, "Segment Lines", (count) => count > 0);
    assert.match(told, new RegExp(`\\b${added} will be added`));
    await browser.screenshot("job-segment");
    await criteria(page, "Refine Contacts", [["Contact", "Type", "Person"]]);
    const refined = await rowsWhen(page, "Segment Lines", (count) => count < added);
    await act(page, "Go Back");
    await page.getByRole("alertdialog", { name: "Go Back" }).getByRole("button", { name: "Go Back" }).click();
    assert.ok(refined > 0);
    await becomes(() => rowCount(page, "Segment Lines"), added);

    // The interaction, for all of them and for one.
    await change(page, "Description", "Spring letter", /^Update the/);
    await change(page, "Interaction Template Code", "LETTER", /^Update the/);
    await still(page);
    const lines = page.getByRole("grid", { name: "Segment Lines" });
    const cell = lines.getByRole("row").nth(3).getByRole("gridcell", { name: "Spring letter" });
    const contact = await lines.getByRole("row").nth(3).getByRole("gridcell").first().textContent();
    await cell.dblclick();
    const editor = lines.getByRole("textbox", { name: "Description", exact: true });
    await editor.fill(kOverride);
    await editor.press("Enter");
    await lines.getByRole("gridcell", { name: kOverride }).waitFor();
    await browser.screenshot("job-override");

    await act(page, "Log");
    const log = page.getByRole("dialog", { name: /^Log/ });
    await log.getByRole("checkbox", { name: "Create Follow-up Segment" }).check();
    await log.getByRole("button", { name: "Log", exact: true }).waitFor();
    await browser.screenshot("job-log");
    await log.getByRole("button", { name: "Log", exact: true }).click();
    await page.getByText("SM00001 has been logged").first().waitFor();
    await browser.screenshot("job-logged");

    // The entry of the line with a description of its own.
    await go(page, "Interaction Log Entries");
    const entries = page.getByRole("grid", { name: "Interaction Log Entries" });
    await fill(page, page, "Filter Description", kOverride);
    await becomes(() => rowCount(page, "Interaction Log Entries"), 1);
    await entries.getByRole("gridcell", { name: contact, exact: true }).waitFor();
    await entries.getByRole("gridcell", { name: "LETTER", exact: true }).waitFor();
    await saved(page);
    await browser.kill();

    await browser.start();
    page = browser.page;
    await go(page, "Contacts");
    await becomes(() => rowCount(page, "Contacts"), 1000);
    await go(page, "Interaction Log Entries");
    const interactions = await rowsWhen(page, "Interaction Log Entries", (count) => count > 0);
    await go(page, "Logged Segments");
    await becomes(() => rowCount(page, "Logged Segments"), 1);
    await go(page, "Segments");
    await becomes(() => rowCount(page, "Segments"), 1);
    await page.getByRole("gridcell", { name: "SM00002", exact: true }).click();
    await page.getByRole("heading", { name: "Segment SM00002" }).waitFor();
    await becomes(() => rowCount(page, "Segment Lines"), interactions);

    // Out, and into another profile.
    await go(page, "Contacts");
    const exported = await download(page, () => exportAll(page));
    assert.equal(contactsOf(exported).size, 1000);
    const other = await open(t);
    await begin(other.page);
    await importContacts(other.page, { name: "contacts.json", mimeType: "application/json", buffer: Buffer.from(exported) });
    const again = await download(other.page, () => exportAll(other.page));
    assert.deepEqual(contactsOf(again), contactsOf(exported));
});
