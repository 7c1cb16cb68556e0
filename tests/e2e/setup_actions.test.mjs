// Each action of the screens of setup, questionnaires, campaigns, templates and duplicates, with what it brings about.
import assert from "node:assert/strict";
import { test } from "node:test";

import {
    act, answer, cellOf, enter, gridOf, leave, openGroup, openSample, rowsBecome, rowsOf, tool, value, visit,
} from "./support/actions.mjs";
import { becomes, eventually } from "./support/eventually.mjs";
import { still } from "./support/still.mjs";
import { downloadOf, newCompany, pickFile, rename, saved } from "./support/workspace.mjs";

const firstCell = (page, grid, name) => cellOf(page, grid, name).first();

// A new code of the list on the screen, by its dialog.
async function newCode(page, dialogName, code) {
    await act(page, "New");
    const dialog = page.getByRole("dialog", { name: dialogName });
    await dialog.getByRole("textbox", { name: "Code" }).fill(code);
    await leave(dialog, "Create");
}

test("salutations, number series and questionnaires are set up and taken down", async (t) => {
    const { page, step } = await openSample(t);
    const main = page.getByRole("main");
    const undo = page.getByRole("button", { name: "Undo" });

    await step("Salutations leads to them; Add formula and Delete formula", async () => {
        await visit(page, "#/setup", "Marketing Setup");
        await act(page, "Salutations");
        await gridOf(page, "Salutations").getByRole("gridcell").first().waitFor();
        await newCode(page, "New Salutation", "DR");
        await firstCell(page, "Salutations", "DR").click();
        await main.getByRole("heading", { name: /DR/ }).first().waitFor();
        const deletes = main.getByRole("button", { name: "Delete formula" });
        const language = main.getByRole("combobox", { name: "Language Code", exact: true });
        await enter(language, "FRA");
        await main.getByRole("button", { name: "Add formula" }).click();
        const caption = main.getByRole("button", { name: /, FRA$/ });
        await caption.waitFor();
        await caption.click();
        await deletes.first().click();
        await caption.waitFor({ state: "detached" });
        await undo.click();
        await caption.waitFor();
    });
    await step("a number series gets and loses lines and related series, and is deleted", async () => {
        await visit(page, "#/setup", "Marketing Setup");
        await act(page, "Number Series");
        await gridOf(page, "Number Series").getByRole("gridcell").first().waitFor();
        await newCode(page, "New Number Series", "EXTRA");
        await main.getByRole("heading", { name: "Number Series EXTRA" }).waitFor();
        const lines = "Number Series Lines";
        await act(page, "New Line");
        await rowsBecome(page, lines, 1);
        await page.keyboard.press("Escape");
        await act(page, "New Line");
        await rowsBecome(page, lines, 2);
        await page.keyboard.press("Escape");
        await gridOf(page, lines).getByRole("gridcell").first().click();
        await act(page, "Delete Line");
        await rowsBecome(page, lines, 1);
        await enter(main.getByRole("combobox", { name: "Related series" }), "SM");
        const related = main.getByRole("button", { name: "SM ×" });
        await related.click();
        await related.waitFor({ state: "detached" });
        await act(page, "Delete");
        await main.getByRole("heading", { name: "Number Series", exact: true }).first().waitFor();
        await becomes(() => firstCell(page, "Number Series", "EXTRA").count(), 0);
    });
    await step("Assist Edit No. takes the number from a related series, or leaves it by Cancel", async () => {
        await visit(page, "#/series", "Number Series");
        await newCode(page, "New Number Series", "SPECIAL");
        await main.getByRole("heading", { name: "Number Series SPECIAL" }).waitFor();
        await act(page, "New Line");
        await page.keyboard.type("SP001");
        await page.keyboard.press("Enter");
        await firstCell(page, "Number Series Lines", "SP001").waitFor();
        await visit(page, "#/series/SM", "Number Series SM");
        await enter(main.getByRole("combobox", { name: "Related series" }), "SPECIAL");
        await main.getByRole("button", { name: "SPECIAL ×" }).waitFor();
        await visit(page, "#/segments", "Segments");
        const heading = main.getByRole("heading", { name: /^Segment SM/ });
        await heading.waitFor({ state: "detached" });
        await act(page, "New");
        await answer(page, "Number Series", "Cancel");
        await page.getByRole("heading", { name: "Segments", exact: true }).first().waitFor();
        await act(page, "New");
        await answer(page, "Number Series", "SM");
        await heading.waitFor();
        const no = await heading.textContent();
        await act(page, "More", "Assist Edit No.");
        await answer(page, "Number Series", "Cancel");
        assert.equal(await heading.textContent(), no);
        await act(page, "More", "Assist Edit No.");
        await answer(page, "Number Series", "SPECIAL");
        await main.getByRole("heading", { name: "Segment SP001" }).waitFor();
    });
    await step("Update Contact Classification, Delete Line and Delete of a questionnaire", async () => {
        await visit(page, "#/questionnaires", "Profile Questionnaires");
        await newCode(page, "New Profile Questionnaire", "FIRMS");
        await main.getByRole("heading", { name: "Profile Questionnaire FIRMS" }).waitFor();
        const lines = "Profile Questionnaire Lines";
        for (const [action, text] of [["New Question", "How much wine?"], ["New Answer", "Some"], ["New Answer", "A lot"]]) {
            await act(page, action);
            await page.keyboard.type(text);
            await page.keyboard.press("Enter");
            await firstCell(page, lines, text).waitFor();
        }
        await act(page, "Update Contact Classification");
        await page.getByText("No question has Auto Contact Classification: there is nothing to update.").first().waitFor();
        await firstCell(page, lines, "A lot").click();
        await act(page, "Delete Line");
        await rowsBecome(page, lines, 2);
        await undo.click();
        await rowsBecome(page, lines, 3);
        // A question goes with its answers.
        await firstCell(page, lines, "How much wine?").click();
        await act(page, "Delete Line");
        await rowsBecome(page, lines, 0);
        await act(page, "Delete");
        await main.getByRole("heading", { name: "Profile Questionnaires" }).first().waitFor();
        await becomes(() => page.getByRole("gridcell", { name: "FIRMS", exact: true }).count(), 0);
    });
    await saved(page);
});

test("campaigns, templates and duplicates: activated, copied, told apart, merged, deleted on purpose", async (t) => {
    const { page, step } = await openSample(t);
    const main = page.getByRole("main");

    await step("Activate and Deactivate a campaign; its entries; Print", async () => {
        await visit(page, "#/campaigns/CP0007", "Campaign CP0007");
        await act(page, "New Segment");
        await main.getByRole("heading", { name: /^Segment SM/ }).waitFor();
        await act(page, "Add Contacts");
        const adding = page.getByRole("dialog", { name: "Add Contacts" });
        await leave(adding, "Add Contacts");
        await openGroup(page, "Campaign");
        await main.getByRole("checkbox", { name: "Campaign Target", exact: true }).first().click();
        await page.getByRole("alertdialog").getByRole("button", { name: /^Update the/ }).click();
        await page.getByRole("alertdialog").waitFor({ state: "detached" });
        await visit(page, "#/campaigns/CP0007", "Campaign CP0007");
        await act(page, "Activate");
        await page.getByText(/^The campaign is activated for [1-9]\d* compan/).first().waitFor();
        await act(page, "Deactivate");
        await tool(page, "Activate").waitFor();
        await page.evaluate(() => { window.print = () => { window.printed = true; }; });
        await act(page, "Print");
        await page.waitForFunction(() => window.printed);
        await page.evaluate(() => dispatchEvent(new Event("afterprint")));
        await act(page, "Campaign Entries");
        await rowsBecome(page, "Campaign Entries", 1);
    });
    await step("a campaign is deleted by Delete, not by Cancel", async () => {
        await visit(page, "#/campaigns/CP0001", "Campaign CP0001");
        await act(page, "Delete");
        await answer(page, "Delete campaign", "Cancel");
        await main.getByRole("heading", { name: "Campaign CP0001" }).waitFor();
        await act(page, "Delete");
        await answer(page, "Delete campaign", "Delete");
        await rowsBecome(page, "Campaigns", 6);
        await page.getByRole("button", { name: "Undo" }).click();
        await rowsBecome(page, "Campaigns", 7);
    });
    await step("a template's languages: Import, Copy From, Remove and Delete Language; the template is deleted", async () => {
        await visit(page, "#/templates", "Interaction Templates");
        await newCode(page, "New Interaction Template", "NOTE");
        await visit(page, "#/templates/NOTE", /NOTE/);
        const added = main.getByRole("combobox", { name: "New language" });
        const deletes = main.getByRole("button", { name: "Delete Language" });
        const exporting = main.getByRole("button", { name: "Open or Export" });
        for (const [index, code] of ["DAN", "DEU"].entries()) {
            await added.fill(code);
            await added.press("Enter");
            await becomes(() => deletes.count(), index + 1);
        }
        await pickFile(page, () => main.getByRole("button", { name: "Import", exact: true }).first().click(),
            { name: "note.txt", mimeType: "text/plain", buffer: Buffer.from("a note") });
        await becomes(() => exporting.first().isEnabled(), true);
        await becomes(() => exporting.last().isDisabled(), true);
        await main.getByRole("button", { name: "Copy From" }).last().click();
        const copy = page.getByRole("dialog", { name: "Copy From" });
        await copy.getByRole("gridcell").first().click();
        await still(page);
        if (await copy.count()) await copy.getByRole("button", { name: "Copy", exact: true }).click();
        await copy.waitFor({ state: "detached" });
        await becomes(() => exporting.last().isEnabled(), true);
        const file = await downloadOf(page, () => exporting.last().click());
        assert.equal(file.bytes.toString(), "a note");
        const remove = main.getByRole("button", { name: "Remove", exact: true });
        await remove.last().click();
        await answer(page, "Remove the document", "No");
        assert.equal(await exporting.last().isEnabled(), true);
        await remove.last().click();
        await answer(page, "Remove the document", "Remove");
        await becomes(() => exporting.last().isDisabled(), true);
        await deletes.last().click();
        await becomes(() => deletes.count(), 1);
        await act(page, "Delete");
        await main.getByRole("heading", { name: "Interaction Templates" }).first().waitFor();
        await becomes(() => page.getByRole("gridcell", { name: "NOTE", exact: true }).count(), 0);
    });
    await step("duplicates are told apart, taken together again, and merged the other way round", async () => {
        const numbers = [];
        for (const [index, name] of ["Adatum Ltd.", "ADATUM LTD"].entries()) {
            numbers.push(await newCompany(page));
            await rename(page, name);
            const city = main.getByLabel("City", { exact: true });
            await enter(city, "Vienna");
            await value(city, "Vienna");
            await enter(main.getByLabel("Phone No.", { exact: true }), `0${index + 1} 234567`);
        }
        await main.getByText("Another contact looks the same").waitFor();
        await visit(page, "#/duplicates", "Duplicates");
        await act(page, "Find Duplicates");
        await firstCell(page, "Duplicates", numbers[0]).waitFor();
        const found = await rowsOf(page, "Duplicates");
        const select = async () => {
            const row = page.getByRole("grid").getByRole("row").filter({ has: page.getByRole("gridcell", { name: numbers[0], exact: true }) });
            await row.first().getByRole("gridcell", { name: "Adatum Ltd." }).first().click();
        };
        await select();
        await act(page, "Separate Contacts");
        await rowsBecome(page, "Duplicates", found - 1);
        await act(page, "Show Separated");
        await select();
        await act(page, "Don't Separate Contacts");
        await act(page, "Show Duplicates");
        await act(page, "Find Duplicates");
        await rowsBecome(page, "Duplicates", found);
        await select();
        await act(page, "Compare and Merge");
        await main.getByRole("heading", { name: "Merge Contacts" }).waitFor();
        await act(page, "Keep the Other One");
        await eventually(async () => assert.equal(await main.getByText(new RegExp(`${numbers[1]}: 02 234567`)).count() > 0
            || (await main.getByRole("combobox", { name: "Phone No." }).inputValue()).startsWith(numbers[1]), true));
        await act(page, "Merge");
        await main.getByRole("heading", { name: `Contact ${numbers[1]}` }).waitFor();
        await value(main.getByLabel("Phone No.", { exact: true }), "02 234567");
        await visit(page, "#/contacts", "Contacts");
        await rowsBecome(page, "Contacts", 25);
    });
    await saved(page);
});
