// What came in is taken back, purchases are imported and deleted, everything goes out as data: with each answer.
import assert from "node:assert/strict";
import { test } from "node:test";

import {
    act, answer, deletesTheOnlyRow, enter, leave, openSample, rowsBecome, value, visit,
} from "./support/actions.mjs";
import { becomes } from "./support/eventually.mjs";
import { still } from "./support/still.mjs";
import { downloadOf, pickFile, saved } from "./support/workspace.mjs";

const json = (name, content) =>
    ({ name, mimeType: "application/json", buffer: Buffer.from(JSON.stringify(content)) });

const kImport = "Import contacts";
const preview = (page) => page.getByRole("dialog", { name: kImport });

async function importContacts(page, file) {
    await visit(page, "#/contacts", "Contacts");
    await pickFile(page, () => act(page, kImport), file);
}

test("before an import rejected contacts go out, and each field is decided", async (t) => {
    const { page, step } = await openSample(t);
    const main = page.getByRole("main");
    const field = async (no, name) => {
        await visit(page, `#/contacts/${no}`, `Contact ${no}`);
        return main.getByLabel(name, { exact: true });
    };

    await step("Save the contacts gives the rejected ones as they stood, and imports nothing", async () => {
        await importContacts(page, json("three.json", [
            { no: "X1", type: "Company", name: "Adatum" },
            { no: "X2", type: "Company", name: 7 },
            { no: "X3", type: "Firm", name: "Fabrikam" },
        ]));
        await preview(page).getByText("Rejected: 2").first().waitFor();
        const file = await downloadOf(page, () => preview(page).getByRole("button", { name: "Save the contacts" }).click());
        assert.match(file.name, /three.*\.json$/);
        const given = JSON.parse(file.bytes.toString());
        assert.deepEqual(given.contacts ?? given, [
            { no: "X2", type: "Company", name: 7 },
            { no: "X3", type: "Firm", name: "Fabrikam" },
        ]);
        await leave(preview(page), "Cancel");
        await rowsBecome(page, "Contacts", 24);
        // Repaired, they come in by the same way.
        await importContacts(page, json(file.name, [
            { no: "X2", type: "Company", name: "Seven" },
            { no: "X3", type: "Company", name: "Fabrikam" },
        ]));
        await leave(preview(page), "Import");
        await rowsBecome(page, "Contacts", 26);
    });
    await step("Field by field: Cancel leaves the file's values, Apply keeps those of the chosen field", async () => {
        const [city, name] = ["Oslo", "Harbour House"];
        const dialog = page.getByRole("dialog", { name: "Field by field" });
        const choice = dialog.getByRole("combobox", { name: "City", exact: true });
        const keepCity = async () => {
            const options = preview(page).getByRole("button", { name: "Options", exact: true });
            await options.waitFor();
            await still(page);
            if (await options.getAttribute("aria-expanded") !== "true") await options.click();
            await preview(page).getByRole("button", { name: "Field by field" }).click();
            await choice.click();
            await page.getByRole("option", { name: "Keep what is there", exact: true }).click();
            await value(choice, "Keep what is there");
        };
        const file = json("one.json", [{ no: "CT000001", name, city }]);
        await importContacts(page, file);
        await keepCity();
        await leave(dialog, "Cancel");
        await leave(preview(page), "Import");
        await value(await field("CT000001", "City"), city);
        await page.getByRole("button", { name: "Undo" }).click();
        await value(await field("CT000001", "City"), "Helsingør");

        await importContacts(page, file);
        await keepCity();
        await leave(dialog, "Apply");
        await leave(preview(page), "Import");
        await value(await field("CT000001", "Name"), name);
        await value(await field("CT000001", "City"), "Helsingør");
    });
    await saved(page);
});

test("a workbook isn't imported: it is said what it is and what to do, and nothing changes", async (t) => {
    const { page } = await openSample(t);
    await visit(page, "#/contacts", "Contacts");
    const dialog = page.getByRole("dialog", { name: "Export contacts" });
    await act(page, "Export contacts", "All contacts");
    await dialog.getByRole("combobox", { name: "Format" }).click();
    await page.getByRole("option", { name: "Excel workbook (.xlsx)" }).click();
    const book = await downloadOf(page, () => dialog.getByRole("button", { name: "Export", exact: true }).click());
    await dialog.waitFor({ state: "detached" });
    await saved(page);
    const message = page.getByRole("alert").filter({
        hasText: "Nothing was imported from “my people.xlsx”. It is an Excel workbook. Open it in Excel or another "
            + "spreadsheet program, save the sheet with the contacts there as CSV (UTF-8), and import that file.",
    });
    const refused = async () => {
        await message.waitFor();
        await becomes(() => page.getByRole("dialog").count(), 0);
        await rowsBecome(page, "Contacts", 24);
        await saved(page);
        await page.getByRole("button", { name: "Close", exact: true }).click();
        await message.waitFor({ state: "detached" });
    };
    await importContacts(page, { name: "my people.xlsx", mimeType: "application/octet-stream", buffer: book.bytes });
    await refused();
    const data = await page.evaluateHandle((bytes) => {
        const transfer = new DataTransfer();
        transfer.items.add(new File([new Uint8Array(bytes)], "my people.xlsx"));
        return transfer;
    }, [...book.bytes]);
    await still(page);
    for (const type of ["dragenter", "dragover", "drop"]) await page.dispatchEvent("#canvas", type, { dataTransfer: data });
    await refused();
});

test("an import is undone with what came after it, or without; its rejected contacts go out", async (t) => {
    const { page, step } = await openSample(t);
    const main = page.getByRole("main");
    const toImport = async () => {
        await visit(page, "#/imports", "Imports");
        await page.getByRole("grid", { name: "Imports" }).getByRole("gridcell").first().click();
        await main.getByRole("heading", { name: /^Import \d+/ }).waitFor();
    };

    await step("the rejected contacts are saved as a file", async () => {
        await visit(page, "#/contacts", "Contacts");
        const contacts = [
            { no: "X1", type: "Company", name: "Adatum" },
            { no: "X2", type: "Company", name: "Fabrikam" },
            { no: "X3", type: "Company", name: 7 },
        ];
        await pickFile(page, () => page.getByRole("button", { name: "Import contacts" }).click(), json("three.json", contacts));
        const preview = page.getByRole("dialog", { name: "Import contacts" });
        await preview.getByText("Rejected: 1").first().waitFor();
        await leave(preview, "Import");
        await rowsBecome(page, "Contacts", 26);
        await toImport();
        const file = await downloadOf(page, () => act(page, "Save the rejected contacts"));
        assert.match(file.bytes.toString(), /X3/);
        assert.doesNotMatch(file.bytes.toString(), /X1/);
    });
    await step("where a step was made since: Cancel leaves all, History shows it", async () => {
        await visit(page, "#/contacts/X1", "Contact X1");
        const city = main.getByLabel("City", { exact: true });
        await enter(city, "Rome");
        await value(city, "Rome");
        await saved(page);
        await toImport();
        await act(page, "Undo the import");
        await answer(page, "Undo the import", "Cancel");
        await act(page, "Undo the import");
        await answer(page, "Undo the import", "History");
        await main.getByRole("heading", { name: "History" }).first().waitFor();
        await visit(page, "#/contacts", "Contacts");
        await rowsBecome(page, "Contacts", 26);
    });
    await step("Only what nobody changed since keeps the changed one; Cancel keeps both", async () => {
        for (const [reply, left] of [["Cancel", 26], ["Take it back", 25]]) {
            await toImport();
            await act(page, "Undo the import");
            await answer(page, "Undo the import", "Only what nobody changed since");
            await answer(page, "Take the import back", reply);
            await visit(page, "#/contacts", "Contacts");
            await rowsBecome(page, "Contacts", left);
        }
        await page.getByRole("button", { name: "Undo" }).click();
        await rowsBecome(page, "Contacts", 26);
    });
    await step("Undo all takes the change with it", async () => {
        await toImport();
        await act(page, "Undo the import");
        await answer(page, "Undo the import", "Undo all");
        await visit(page, "#/contacts", "Contacts");
        await rowsBecome(page, "Contacts", 24);
    });
    await saved(page);
});

test("purchases are imported, added to or replaced, and deleted; the workspace goes out as JSON", async (t) => {
    const { page, step } = await openSample(t);
    const kGrid = "Value Entries";
    const purchases = (...items) => json("purchases.json", {
        format: "segments.purchases", version: 1,
        purchases: items.map((itemNo) => ({ contactNo: "CT000001", itemNo, postingDate: "2026-05-01", quantity: 2 })),
    });
    const choose = (file) => pickFile(page, () => act(page, "Import Purchases"), file);

    await step("Import, Add Them, Replace, and Cancel", async () => {
        await visit(page, "#/value-entries", kGrid);
        await choose(purchases("A", "B"));
        await answer(page, "Import Purchases", "Cancel");
        await rowsBecome(page, kGrid, 0);
        await choose(purchases("A", "B"));
        await answer(page, "Import Purchases", "Import");
        await rowsBecome(page, kGrid, 2);
        await choose(purchases("C"));
        await answer(page, "Import Purchases", "Cancel");
        await rowsBecome(page, kGrid, 2);
        await choose(purchases("C"));
        await answer(page, "Import Purchases", "Add Them");
        await rowsBecome(page, kGrid, 3);
        await choose(purchases("D"));
        await answer(page, "Import Purchases", "Replace the 3 purchases here");
        await rowsBecome(page, kGrid, 1);
        // One who doesn't exist can't have bought anything.
        await choose(json("purchases.json", [{ contactNo: "NOBODY", itemNo: "A", postingDate: "2026-05-01" }]));
        await answer(page, "Import Purchases", "Close");
        await rowsBecome(page, kGrid, 1);
    });
    await step("Delete asks: Cancel keeps, Delete deletes, Undo brings back", async () => {
        await page.getByRole("gridcell", { name: "D", exact: true }).click();
        await deletesTheOnlyRow(page, kGrid, "Delete", "Delete purchases");
    });
    await step("Export as JSON", async () => {
        await visit(page, "#/workspace", "Workspace");
        const file = await downloadOf(page, () => page.getByRole("button", { name: "Export as JSON" }).click());
        const data = JSON.parse(file.bytes.toString());
        assert.match(JSON.stringify(data), /CT000024/);
    });
    await step("an export is remembered, gives what changed since, and is forgotten", async () => {
        await visit(page, "#/contacts", "Contacts");
        const dialog = page.getByRole("dialog", { name: "Export contacts" });
        const which = dialog.getByRole("combobox", { name: "Which of them" });
        const press = () => dialog.getByRole("button", { name: "Export", exact: true }).click();
        await act(page, "Export contacts", "All contacts");
        await leave(dialog, "Cancel");
        await act(page, "Export contacts", "All contacts");
        await dialog.getByRole("checkbox", { name: "Remember what goes out" }).check();
        const first = await downloadOf(page, press);
        assert.equal(JSON.parse(first.bytes.toString()).contacts.length, 24);
        await saved(page);
        await visit(page, "#/contacts/CT000003", "Contact CT000003");
        const county = page.getByRole("main").getByLabel("Name 2", { exact: true });
        await enter(county, "Changed since");
        await value(county, "Changed since");
        await visit(page, "#/contacts", "Contacts");
        await act(page, "Export contacts", "All contacts");
        await which.click();
        await page.getByRole("option", { name: /^Changed since/ }).click();
        await dialog.getByText("1 contact is new or changed.").waitFor();
        const second = await downloadOf(page, press);
        assert.deepEqual(JSON.parse(second.bytes.toString()).contacts.map(({ no }) => no), ["CT000003"]);
        await act(page, "Export contacts", "All contacts");
        await which.click();
        await page.getByRole("option", { name: /^Changed since/ }).first().click();
        await dialog.getByRole("button", { name: "Forget this export" }).click();
        await becomes(() => dialog.getByRole("button", { name: "Forget this export" }).count(), 0);
        await page.keyboard.press("Escape");
        await dialog.waitFor({ state: "detached" });
    });
    await saved(page);
});
