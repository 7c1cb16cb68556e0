// The tree mirrors the canvas, it doesn't replace it: one piece of work done twice on the real screens. First with
// the tree taken out of the document, by pressing the canvas where it shows things; then through the tree's
// elements alone, without a pointer. Every kind of element has the same effect both ways.
import assert from "node:assert/strict";
import { test } from "node:test";

import { stepsOf } from "./support/actions.mjs";
import { open } from "./support/browser.mjs";
import { BareCanvas, activate, enter } from "./support/canvas.mjs";
import { becomes, eventually } from "./support/eventually.mjs";
import { still } from "./support/still.mjs";

const kSampleContacts = 24;
// Wide enough for every menu of the toolbar.
const kWide = { context: { viewport: { width: 1700, height: 900 } } };

// How a person acts on an element: by the bare canvas, or through the tree.
function byCanvas(page) {
    const canvas = new BareCanvas(page);
    return {
        press: (locator) => canvas.click(locator),
        type: (locator, text) => canvas.click(locator, { text, key: "Tab" }),
        edit: (cell, editor, text) => canvas.click(cell, { count: 2, text, key: "Enter" }),
        selectAlso: (cell) => canvas.click(cell, { modifiers: ["Control"] }),
    };
}

function byTree(page) {
    return {
        press: activate,
        type: enter,
        edit: async (cell, editor, text) => {
            await activate(cell);
            const focused = () => cell.first().evaluate((element) => element === document.activeElement);
            await eventually(async () => assert.ok(await focused()));
            await page.keyboard.press("F2");
            await editor.waitFor({ state: "attached" });
            await enter(editor, text);
        },
        selectAlso: () => page.keyboard.press("Shift+ArrowDown"),
    };
}

const rowsOf = (grid) => async () => Number(await grid.getAttribute("aria-rowcount")) - 1;
const headingOf = (page, name) => page.getByRole("main").getByRole("heading", { name }).waitFor({ state: "attached" });
const tool = (page, name) => page.getByRole("toolbar").getByRole("button", { name, exact: true });

async function start(step, hand, page) {
    await step("a textbox is typed into and a button pressed", async () => {
        await hand.type(page.getByRole("textbox", { name: "Your name" }), "Ann Lee");
        await hand.press(page.getByRole("button", { name: "Try with sample data" }));
        await page.getByRole("heading", { name: "Home" }).waitFor({ state: "attached" });
    });
}

async function contactsList(step, hand, page) {
    const grid = page.getByRole("grid", { name: "Contacts" });
    await step("a link of the navigation leads to its screen", async () => {
        await hand.press(page.getByRole("link", { name: "Contacts", exact: true }));
        await headingOf(page, "Contacts");
        await becomes(() => new URL(page.url()).hash, "#/contacts");
        await becomes(rowsOf(grid), kSampleContacts);
    });
    await step("a column header sorts, and the other way round", async () => {
        const header = grid.getByRole("columnheader", { name: "Name", exact: true });
        const sorted = () => header.getAttribute("aria-sort");
        await hand.press(header);
        await becomes(sorted, "ascending");
        await hand.press(header);
        await becomes(sorted, "descending");
    });
    await step("a filter cell narrows the list, and the search box", async () => {
        const filter = page.getByRole("combobox", { name: "Filter City", exact: true });
        await hand.type(filter, "ham");
        await becomes(async () => (await rowsOf(grid)()) < kSampleContacts, true);
        await hand.type(filter, "");
        await becomes(rowsOf(grid), kSampleContacts);
    });
    await step("cells are selected, one more beside the first", async () => {
        const selected = () => grid.locator("[role=row][aria-selected=true]").count();
        await hand.press(grid.getByRole("row").nth(2).getByRole("gridcell").nth(1));
        await becomes(selected, 1);
        await hand.selectAlso(grid.getByRole("row").nth(3).getByRole("gridcell").nth(1));
        await becomes(selected, 2);
    });
    await step("a menu opens, and its item acts", async () => {
        await hand.press(tool(page, "Export contacts"));
        const item = page.getByRole("menuitem", { name: "All contacts", exact: true });
        await item.waitFor({ state: "attached" });
        const download = page.waitForEvent("download");
        await hand.press(item);
        const dialog = page.getByRole("dialog", { name: "Export contacts" });
        const go = dialog.getByRole("button", { name: "Export", exact: true, disabled: false });
        await go.waitFor({ state: "attached" });
        await hand.press(go);
        assert.match((await download).suggestedFilename(), /\.json$/);
    });
}

async function contactCard(step, hand, page) {
    await step("a cell that is a link opens its record", async () => {
        await hand.press(page.getByRole("grid", { name: "Contacts" }).getByRole("row").nth(2).getByRole("gridcell"));
        await headingOf(page, /^Contact CT/);
    });
    const main = page.getByRole("main");
    await step("a textbox of a card takes a value", async () => {
        const field = main.getByRole("textbox", { name: "Name 2", exact: true });
        await hand.type(field, "Second name");
        await becomes(() => field.inputValue(), "Second name");
    });
    await step("a combobox takes the option that is pressed", async () => {
        const field = main.getByRole("combobox", { name: "Country/Region Code", exact: true });
        await hand.press(field);
        await becomes(() => field.getAttribute("aria-expanded"), "true");
        await hand.press(page.getByRole("option", { name: /^AD\b/ }));
        await becomes(() => field.inputValue(), "AD");
    });
    await step("a part of the page is closed and opened", async () => {
        const caption = main.getByRole("button", { name: "General", exact: true });
        await hand.press(caption);
        await becomes(() => main.getByRole("textbox", { name: "Name 2", exact: true }).count(), 0);
        await hand.press(caption);
        await becomes(() => main.getByRole("textbox", { name: "Name 2", exact: true }).count(), 1);
    });
    await step("a checkbox is checked and unchecked", async () => {
        for (const part of ["General", "Address", "Communication"]) {
            await hand.press(main.getByRole("button", { name: part, exact: true }));
        }
        const box = main.getByRole("checkbox", { name: "Exclude from Segment", exact: true });
        const before = await box.isChecked();
        await hand.press(box);
        await becomes(() => box.isChecked(), !before);
        await hand.press(box);
        await becomes(() => box.isChecked(), before);
    });
    await step("a dialog's button takes it back, another does it", async () => {
        const dialog = page.getByRole("alertdialog", { name: "Delete contact" });
        await hand.press(tool(page, "Delete"));
        await dialog.waitFor({ state: "attached" });
        await hand.press(dialog.getByRole("button", { name: "Cancel" }));
        await dialog.waitFor({ state: "detached" });
        await headingOf(page, /^Contact CT/);
        await hand.press(tool(page, "Delete"));
        await hand.press(dialog.getByRole("button", { name: "Delete" }));
        await headingOf(page, "Contacts");
        const rows = rowsOf(page.getByRole("grid", { name: "Contacts" }));
        await becomes(async () => (await rows()) < kSampleContacts, true);
        await hand.press(page.getByRole("button", { name: "Undo" }));
        await becomes(rows, kSampleContacts);
    });
}

async function segment(step, hand, page) {
    const lines = page.getByRole("grid", { name: "Segment Lines" });
    await step("criteria are typed into a dialog and applied", async () => {
        await hand.press(page.getByRole("link", { name: "Segments", exact: true }));
        await headingOf(page, "Segments");
        await hand.press(tool(page, "New"));
        await headingOf(page, /^Segment SM/);
        await hand.press(tool(page, "Add Contacts"));
        const dialog = page.getByRole("dialog", { name: "Add Contacts" });
        await hand.type(dialog.getByLabel("Country/Region Code", { exact: true }), "GB|DE|FR");
        // Of the condition, no longer of all 24; it can be applied once they are counted.
        await dialog.getByText(/^(?!24 )\d+ contacts match/).first().waitFor({ state: "attached" });
        const apply = dialog.getByRole("button", { name: "Add Contacts", exact: true });
        await becomes(() => apply.isEnabled(), true);
        await hand.press(apply);
        await dialog.waitFor({ state: "detached" });
        await becomes(async () => (await rowsOf(lines)()) > 1, true);
    });
    await step("a menu of the toolbar adds a line", async () => {
        await still(page);
        const before = await rowsOf(lines)();
        await hand.press(tool(page, "Lines"));
        await hand.press(page.getByRole("menuitem", { name: "New Line", exact: true }));
        await becomes(rowsOf(lines), before + 1);
        await page.keyboard.press("Escape");
    });
    await step("a question is answered by its button", async () => {
        await hand.type(page.getByRole("main").getByRole("textbox", { name: "Description", exact: true }), "Spring letter");
        await hand.press(page.getByRole("alertdialog").getByRole("button", { name: /^Update the/ }));
        await lines.getByRole("gridcell", { name: "Spring letter" }).first().waitFor({ state: "attached" });
    });
    await step("a cell is edited in its place", async () => {
        const cell = lines.getByRole("row").nth(2).getByRole("gridcell", { name: "Spring letter" });
        const editor = lines.getByRole("textbox", { name: "Description", exact: true });
        await hand.edit(cell, editor, "A letter of its own");
        // Its text counts as the cell's until the program has taken it in.
        await editor.waitFor({ state: "detached" });
        await lines.getByRole("gridcell", { name: "A letter of its own" }).waitFor({ state: "attached" });
    });
    await step("what was done is there after a reload", async () => {
        await page.getByRole("status").filter({ hasText: /^Saved$/ }).waitFor({ state: "attached" });
        await page.reload();
        await lines.getByRole("gridcell", { name: "A letter of its own" }).waitFor({ state: "attached" });
    });
}

async function work(t, page, hand) {
    const step = stepsOf(t);
    await start(step, hand, page);
    await contactsList(step, hand, page);
    await contactCard(step, hand, page);
    await segment(step, hand, page);
}

test("with the tree taken away the canvas does everything", async (t) => {
    const { page } = await open(t, kWide);
    await work(t, page, byCanvas(page));
});

test("without a pointer the tree does everything", async (t) => {
    const { page } = await open(t, kWide);
    await work(t, page, byTree(page));
});
