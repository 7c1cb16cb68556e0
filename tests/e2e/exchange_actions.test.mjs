// What came in is taken back, purchases are imported and deleted, everything goes out as data: with each answer.
import assert from "node:assert/strict";
import { test } from "node:test";

import {
    act, answer, deletesTheOnlyRow, enter, leave, openSample, rowsBecome, value, visit,
} from "./support/actions.mjs";
import { becomes } from "./support/eventually.mjs";
import { downloadOf, pickFile, saved } from "./support/workspace.mjs";

const json = (name, content) =>
    ({ name, mimeType: "application/json", buffer: Buffer.from(JSON.stringify(content)) });

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
