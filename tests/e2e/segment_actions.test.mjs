// Each action of a segment, with what it brings about and both answers to what it asks.
import assert from "node:assert/strict";
import { test } from "node:test";

import {
    act, actOn, addContacts, answer, enter, gridOf, leave, offers, openSample, rowsBecome, rowsOf, value, visit,
} from "./support/actions.mjs";
import { becomes, eventually } from "./support/eventually.mjs";
import { still } from "./support/still.mjs";
import { downloadOf, newSegment, pickFile, saved } from "./support/workspace.mjs";

const kLines = "Segment Lines";

const lineOf = (page, contact) => gridOf(page, kLines).getByRole("gridcell", { name: contact, exact: true }).first();

// A segment of contacts of two countries. Returns its number.
async function smallSegment(page) {
    const no = await newSegment(page);
    await addContacts(page, "GB|DE");
    return no;
}

test("criteria are grouped, shown, saved and used again", async (t) => {
    const { page, step } = await openSample(t);
    await newSegment(page);

    await step("conditions and groups are added and removed", async () => {
        await act(page, "Add Contacts");
        const dialog = page.getByRole("dialog", { name: "Add Contacts" });
        await dialog.getByRole("button", { name: "Add Group of Conditions" }).click();
        const there = async (name) => (await dialog.getByRole("group", { name, exact: true }).count()) > 0;
        await dialog.getByRole("button", { name: "Add Condition" }).click();
        await becomes(() => there("Condition 3"), true);
        await dialog.getByRole("button", { name: "Remove Condition 3" }).click();
        await becomes(() => there("Condition 3"), false);
        await dialog.getByRole("button", { name: "Add Inner Group" }).click();
        await becomes(() => there("Group 3"), true);
        await dialog.getByRole("button", { name: "Remove Group 3" }).click();
        await becomes(() => there("Group 3"), false);
        await dialog.getByRole("button", { name: "Remove Group", exact: true }).click();
        await becomes(() => there("Condition 1"), false);
        await leave(dialog, "Cancel");
        assert.equal(await rowsOf(page, kLines), 0);
    });
    await addContacts(page, "GB");
    const british = await rowsOf(page, kLines);
    assert.ok(british > 1);
    await step("Show Criteria", async () => {
        await act(page, "Criteria", "Show Criteria");
        const dialog = page.getByRole("dialog").last();
        await dialog.getByText(/Country\/Region Code/).first().waitFor();
        await leave(dialog);
    });
    await step("Save Criteria, and Cancel", async () => {
        const dialog = page.getByRole("dialog", { name: "Save Criteria" });
        await act(page, "Criteria", "Save Criteria");
        await leave(dialog, "Cancel");
        await act(page, "Criteria", "Save Criteria");
        await dialog.getByRole("textbox", { name: "Code" }).fill("BRITISH");
        await enter(dialog.getByRole("textbox", { name: "Description" }), "All of Great Britain");
        await leave(dialog, "Save");
        await page.getByText("The criteria are saved.").first().waitFor();
    });
    await step("Go Back is taken back by Cancel", async () => {
        await act(page, "Go Back");
        await answer(page, "Go Back", "Cancel");
        await rowsBecome(page, kLines, british);
    });
    const reuse = async (action, cell) => {
        const dialog = page.getByRole("dialog", { name: action });
        await dialog.getByRole("gridcell", { name: cell, exact: true }).first().click();
        await still(page);
        // A click on a link has chosen already.
        if (await dialog.count()) await dialog.getByRole("button", { name: "Reuse", exact: true }).click();
        await dialog.waitFor({ state: "detached" });
    };
    await step("Reuse Criteria finds the same on another segment", async () => {
        await newSegment(page);
        await act(page, "Criteria", "Reuse Criteria");
        await reuse("Reuse Criteria", "All of Great Britain");
        await rowsBecome(page, kLines, british);
    });
    await step("Reuse Segment asks where there are actions already: No leaves it, Yes adds", async () => {
        await act(page, "Criteria", "Reuse Segment");
        await answer(page, "Reuse", "No");
        await rowsBecome(page, kLines, british);
        await act(page, "Criteria", "Reuse Segment");
        const question = page.getByRole("alertdialog", { name: "Reuse" });
        await question.getByRole("button", { name: "Yes" }).click();
        await reuse("Reuse Segment", "New price list");
        await eventually(async () => assert.ok((await rowsOf(page, kLines)) > british));
    });
    await step("saved criteria are listed, and deleted", async () => {
        await act(page, "Criteria", "Saved Criteria");
        await gridOf(page, "Saved Criteria").getByRole("gridcell", { name: "BRITISH", exact: true }).click();
        await page.getByRole("heading", { name: /BRITISH/ }).first().waitFor();
        await act(page, "Delete");
        await page.getByText("No saved criteria yet").first().waitFor();
        await page.getByRole("button", { name: "Undo" }).click();
        await rowsBecome(page, "Saved Criteria", 1);
    });
    await saved(page);
});

test("lines are pinned, given values, called, printed and deleted", async (t) => {
    const { page, step } = await openSample(t);
    const no = await smallSegment(page);
    const main = page.getByRole("main");
    const all = await rowsOf(page, kLines);

    await step("Pin Lines, Pinned Contacts, Unpin, Unpin All, Unpin Lines", async () => {
        const pins = page.getByRole("dialog", { name: "Pinned Contacts" });
        const expectPins = async (count) => {
            await act(page, "Lines", "Pinned Contacts");
            if (count) await pins.getByRole("heading", { name: `Put in by hand: ${count}` }).waitFor();
            else await pins.getByText("Nobody was put in by hand.").waitFor();
        };
        await lineOf(page, "CT000010").click();
        await act(page, "Lines", "Pin Lines");
        await expectPins(1);
        await pins.getByRole("button", { name: /^Unpin(?! All)/ }).first().click();
        await pins.getByText("Nobody was put in by hand.").waitFor();
        await leave(pins);
        await act(page, "Lines", "Pin Lines");
        await expectPins(1);
        await pins.getByRole("button", { name: "Unpin All" }).click();
        await pins.getByText("Nobody was put in by hand.").waitFor();
        await leave(pins);
        await act(page, "Lines", "Pin Lines");
        await act(page, "Lines", "Unpin Lines");
        await expectPins(0);
        await leave(pins);
    });
    await step("a change of the header asks; a line with a value of its own gets the segment's again", async () => {
        const description = main.getByRole("textbox", { name: "Description", exact: true });
        await enter(description, "Summer fair");
        await answer(page, "Change Description", "Cancel");
        await value(description, "");
        await enter(description, "Summer fair");
        await page.getByRole("alertdialog").getByRole("button", { name: /^Update the/ }).click();
        await becomes(() => gridOf(page, kLines).getByRole("gridcell", { name: "Summer fair" }).count(), all);
        const cell = gridOf(page, kLines).getByRole("gridcell", { name: "Summer fair" }).first();
        await cell.dblclick();
        const editor = gridOf(page, kLines).getByRole("textbox", { name: "Description", exact: true });
        await editor.fill("Its own");
        await editor.press("Enter");
        await editor.waitFor({ state: "detached" });
        await actOn(page, lineOf(page, "Its own"), "Use the segment's values");
        await becomes(() => gridOf(page, kLines).getByRole("gridcell", { name: "Summer fair" }).count(), all);
    });
    await step("Make Phone Call from a line", async () => {
        await actOn(page, lineOf(page, "CT000010"), "Make Phone Call");
        const dialog = page.getByRole("dialog", { name: "Make Phone Call" });
        await enter(dialog.getByRole("combobox", { name: "Contact Via" }), "+44 20 7946 0958");
        await enter(dialog.getByRole("textbox", { name: "Description" }), "Called from the segment");
        await dialog.getByRole("button", { name: "Next" }).click();
        await leave(dialog, "Finish");
        await visit(page, "#/log?contact=CT000010", "Interaction Log Entries");
        await gridOf(page, "Interaction Log Entries").getByRole("gridcell", { name: "Called from the segment" }).waitFor();
        await visit(page, `#/segments/${no}`, `Segment ${no}`);
    });
    await step("Cover Sheets: Preview logs nothing, Print logs each sheet; Contacts are printed; Cancel prints none", async () => {
        await page.evaluate(() => { window.print = () => { window.printed = (window.printed ?? 0) + 1; }; });
        const printed = async (count) => {
            await becomes(() => page.evaluate(() => window.printed ?? 0), count);
            await page.evaluate(() => dispatchEvent(new Event("afterprint")));
        };
        const sheets = page.getByRole("dialog", { name: `Cover Sheets of ${no}` });
        await act(page, "Print", "Cover Sheets");
        await leave(sheets, "Cancel");
        await act(page, "Print", "Cover Sheets");
        await sheets.getByRole("button", { name: "Preview" }).click();
        await printed(1);
        await still(page);
        if (await sheets.count() === 0) await act(page, "Print", "Cover Sheets");
        const log = sheets.getByRole("checkbox", { name: "Log Interaction" });
        await log.waitFor();
        if (await log.isEnabled()) await log.check();
        const logs = await log.isChecked();
        await sheets.getByRole("button", { name: "Print", exact: true }).click();
        await printed(2);
        if (logs) await page.getByText(`${all} cover sheets were logged.`).first().waitFor();
        const pages = page.getByRole("dialog", { name: `Contacts of ${no}` });
        await act(page, "Print", "Contacts");
        await leave(pages, "Cancel");
        await act(page, "Print", "Contacts");
        await pages.getByRole("button", { name: "Print", exact: true }).click();
        await printed(3);
    });
    await step("Standard columns of a spreadsheet, after others were chosen; the file has those that were", async () => {
        const dialog = page.getByRole("dialog", { name: "Contacts as a spreadsheet" });
        const press = (name) => dialog.getByRole("button", { name, exact: true }).click();
        const counted = (pattern) => dialog.getByRole("heading", { name: pattern }).waitFor();
        const columns = dialog.getByRole("checkbox");
        const checked = async () => {
            const names = [];
            for (const box of await columns.all()) if (await box.isChecked()) names.push(await box.getAttribute("aria-label"));
            return names;
        };
        const opened = async () => {
            await act(page, "Export contacts", "Contacts as a spreadsheet");
            await columns.first().waitFor();
        };
        await opened();
        const standard = await checked();
        assert.ok(standard.length > 1);
        await press("None");
        await counted("0 columns");
        await becomes(() => dialog.getByRole("button", { name: "Export", exact: true }).isDisabled(), true);
        await press("All");
        await becomes(async () => (await checked()).length, await columns.count());
        await press("Standard columns");
        await becomes(checked, standard);
        const file = await downloadOf(page, () => press("Export"));
        assert.equal(file.name, `${no}-contacts.csv`);
        const [head, ...rows] = file.bytes.toString().trimEnd().split("\r\n");
        assert.deepEqual(head.split(",").map((name) => JSON.parse(name)), standard);
        assert.equal(rows.length, all);
        await dialog.waitFor({ state: "detached" });
        await opened();
        await press("All");
        await leave(dialog, "Cancel");
        await opened();
        await becomes(checked, standard);
        await leave(dialog, "Cancel");
    });
    await step("Copy e-mail addresses tells how many there are", async () => {
        const dialog = page.getByRole("dialog", { name: "Copy e-mail addresses" });
        await act(page, "Export contacts", "Copy e-mail addresses");
        await dialog.getByText(/address(es)?, each once, in the order of the lines/).waitFor();
        await leave(dialog, "Cancel");
    });
    await step("Labels and Envelopes", async () => {
        const labels = page.getByRole("dialog", { name: `Labels and Envelopes of ${no}` });
        await act(page, "Labels and Envelopes");
        await leave(labels, "Cancel");
        await act(page, "Labels and Envelopes");
        const file = await downloadOf(page, () => labels.getByRole("button", { name: "Create" }).click());
        assert.equal(file.name, `${no}-labels.docx`);
        assert.equal(file.bytes.subarray(0, 2).toString(), "PK");
    });
    await step("Apply Mailing Group, and Cancel", async () => {
        const dialog = page.getByRole("dialog", { name: "Apply Mailing Group" });
        await act(page, "Apply Mailing Group");
        await leave(dialog, "Cancel");
        await act(page, "Apply Mailing Group");
        await enter(dialog.getByRole("combobox", { name: "Mailing Group Code" }), "FAIR");
        await leave(dialog, "Apply");
        await page.getByText(/contacts? got the mailing group FAIR/).first().waitFor();
        await visit(page, "#/contacts/CT000010", "Contact CT000010");
        await page.getByRole("main").getByRole("button", { name: "FAIR ×" }).waitFor();
        await visit(page, `#/segments/${no}`, `Segment ${no}`);
    });
    await step("Open contact, Delete line and Delete Lines", async () => {
        await actOn(page, lineOf(page, "CT000010"), "Open contact");
        await page.getByRole("heading", { name: "Contact CT000010" }).waitFor();
        await visit(page, `#/segments/${no}`, `Segment ${no}`);
        await actOn(page, lineOf(page, "CT000010"), "Delete line");
        await rowsBecome(page, kLines, all - 1);
        await gridOf(page, kLines).getByRole("gridcell").first().click();
        await act(page, "Lines", "Delete Lines");
        await rowsBecome(page, kLines, all - 2);
        await page.getByRole("button", { name: "Undo" }).click();
        await rowsBecome(page, kLines, all - 1);
    });
    await step("where no line is left the criteria are kept by No, reset by Yes", async () => {
        const actions = () => main.getByRole("button", { name: "Show Criteria" }).count();
        const deleteAll = async (row) => {
            await gridOf(page, kLines).getByRole("row").nth(row).getByRole("gridcell").first().click();
            await becomes(() => page.evaluate(() => document.activeElement.getAttribute("role")), "gridcell");
            await page.keyboard.press("Control+a");
            await becomes(() => gridOf(page, kLines).locator("[role=row][aria-selected=true]").count(), all - 1);
            await act(page, "Lines", "Delete Lines");
        };
        await deleteAll(1);
        await answer(page, "No lines left", "No");
        await becomes(actions, 1);
        await page.getByRole("button", { name: "Undo" }).click();
        await rowsBecome(page, kLines, all - 1);
        await deleteAll(2);
        await answer(page, "No lines left", "Yes");
        await becomes(actions, 0);
    });
    await step("the check before logging leads to the field of the segment that lacks a value", async () => {
        await addContacts(page, "GB");
        const description = main.getByRole("textbox", { name: "Description", exact: true });
        await enter(description, "");
        await page.getByRole("alertdialog").getByRole("button", { name: /^Update the/ }).click();
        await value(description, "");
        await act(page, "Log");
        const logging = page.getByRole("dialog", { name: `Log ${no}` });
        const show = logging.getByRole("button", { name: "Show the field" });
        await show.first().waitFor();
        await show.first().click();
        await logging.waitFor({ state: "detached" });
        await becomes(() => page.evaluate(() => document.activeElement.getAttribute("aria-label")), "Description");
        // What is typed goes there.
        await page.keyboard.type("Found");
        await page.keyboard.press("Tab");
        await page.getByRole("alertdialog").getByRole("button", { name: /^Update the/ }).click();
        await value(description, "Found");
    });
    await step("Delete is taken back by Cancel, done by Delete", async () => {
        await act(page, "Delete");
        await answer(page, "Delete segment", "Cancel");
        await page.getByRole("heading", { name: `Segment ${no}` }).waitFor();
        await act(page, "Delete");
        await answer(page, "Delete segment", "Delete");
        await page.getByRole("heading", { name: "Segments", exact: true }).first().waitFor();
        await becomes(() => page.getByRole("gridcell", { name: no, exact: true }).count(), 0);
    });
    await saved(page);
});

test("documents and languages of a segment are replaced, copied and removed only on purpose", async (t) => {
    const { page, step } = await openSample(t);
    const no = await smallSegment(page);
    const main = page.getByRole("main");
    const file = (name, text) => ({ name, mimeType: "text/plain", buffer: Buffer.from(text) });
    const importing = main.getByRole("button", { name: "Import", exact: true });
    const opening = main.getByRole("button", { name: "Open or Export", exact: true });
    const contentOf = async (press) => (await downloadOf(page, press)).bytes.toString();

    await step("Import asks before it replaces: No keeps, Replace replaces", async () => {
        await enter(main.getByRole("combobox", { name: "Interaction Template Code", exact: true }), "LETTER");
        const asked = page.getByRole("alertdialog").getByRole("button", { name: /^Update the/ });
        await asked.click();
        await pickFile(page, () => importing.click(), file("one.txt", "one"));
        await becomes(() => opening.isEnabled(), true);
        await importing.click();
        await answer(page, "Replace the document", "No");
        assert.equal(await contentOf(() => opening.click()), "one");
        await importing.click();
        await pickFile(page, () => answer(page, "Replace the document", "Replace"), file("two.txt", "two!"));
        await becomes(() => contentOf(() => opening.click()), "two!");
    });
    await step("a line gets a document of its own, loses it, and takes the segment's again", async () => {
        const line = () => lineOf(page, "CT000010");
        await pickFile(page, () => actOn(page, line(), "Import Attachment"), file("own.txt", "own"));
        await eventually(async () =>
            assert.equal(await contentOf(() => actOn(page, line(), "Open or Export Attachment")), "own"));
        await actOn(page, line(), "Use the segment's document");
        await eventually(async () =>
            assert.equal(await contentOf(() => actOn(page, line(), "Open or Export Attachment")), "two!"));
        await actOn(page, line(), "Remove Attachment");
        await answer(page, "Remove the document", "No");
        assert.equal(await contentOf(() => actOn(page, line(), "Open or Export Attachment")), "two!");
        await actOn(page, line(), "Remove Attachment");
        await answer(page, "Remove the document", "Remove");
        await saved(page);
        await line().click({ button: "right" });
        await becomes(() => page.getByRole("menuitem", { name: "Open or Export Attachment" }).getAttribute("aria-disabled"), "true");
        await page.keyboard.press("Escape");
    });
    await step("Languages: Copy From takes another document, Delete Language takes it away", async () => {
        await main.getByRole("button", { name: "Languages", exact: true }).click();
        const dialog = page.getByRole("dialog", { name: "Segment Interaction Languages" });
        const deletes = dialog.getByRole("button", { name: "Delete Language" });
        await dialog.waitFor();
        await still(page);
        const before = await deletes.count();
        const added = dialog.getByRole("combobox", { name: "New language" });
        await added.fill("DEU");
        await added.press("Enter");
        await becomes(() => deletes.count(), before + 1);
        const export_ = dialog.getByRole("button", { name: "Open or Export" }).last();
        await becomes(() => export_.isDisabled(), true);
        await dialog.getByRole("button", { name: "Copy From" }).last().click();
        const copy = page.getByRole("dialog", { name: "Copy From" });
        await copy.getByRole("gridcell").first().click();
        await still(page);
        if (await copy.count()) await copy.getByRole("button", { name: "Copy", exact: true }).click();
        await copy.waitFor({ state: "detached" });
        await becomes(() => export_.isEnabled(), true);
        assert.equal(await contentOf(() => export_.click()), "two!");
        await deletes.last().click();
        await becomes(() => deletes.count(), before);
        await leave(dialog);
    });
    await step("Languages: another subject asks; Cancel leaves it, No, they keep it and Yes change it", async () => {
        const dialog = page.getByRole("dialog", { name: "Segment Interaction Languages" });
        const subject = dialog.getByRole("textbox", { name: "Subject", exact: true }).first();
        const opened = async () => {
            await main.getByRole("button", { name: "Languages", exact: true }).click();
            await subject.waitFor();
        };
        const lines = (text) => gridOf(page, kLines).getByRole("gridcell", { name: text, exact: true }).count();
        const all = await rowsOf(page, kLines);
        await opened();
        const before = await subject.inputValue();
        await enter(subject, "Autumn prices");
        await answer(page, "Change Subject", "Cancel");
        await value(subject, before);
        await enter(subject, "Autumn prices");
        await answer(page, "Change Subject", "No, they keep it");
        await value(subject, "Autumn prices");
        await leave(dialog);
        await still(page);
        assert.equal(await lines("Autumn prices"), 0);
        // Lines that were left keep their own subject from then on.
        await page.getByRole("button", { name: "Undo" }).click();
        await opened();
        await value(subject, before);
        await enter(subject, "Winter prices");
        await answer(page, "Change Subject", "Yes");
        await value(subject, "Winter prices");
        await leave(dialog);
        await becomes(() => lines("Winter prices"), all);
    });
    await step("Remove: No keeps it, Remove removes it", async () => {
        await main.getByRole("button", { name: "Remove", exact: true }).click();
        await answer(page, "Remove the document", "No");
        await becomes(() => opening.isEnabled(), true);
        await main.getByRole("button", { name: "Remove", exact: true }).click();
        await answer(page, "Remove the document", "Remove");
        await becomes(() => opening.isDisabled(), true);
    });
    await step("the Word template: taken out, changed and brought back; begun anew only on purpose", async () => {
        await page.getByRole("toolbar").getByRole("button", { name: "Letters", exact: true }).click();
        const letters = page.getByRole("dialog", { name: `Letters of ${no}` });
        const sample = await downloadOf(page, () => letters.getByRole("button", { name: "Sample Letter" }).click());
        await page.keyboard.press("Escape");
        await letters.waitFor({ state: "detached" });
        const word = (name) => ({ name, mimeType: "application/octet-stream", buffer: sample.bytes });
        await visit(page, "#/lists", "Code Lists");
        await page.getByRole("link", { name: "Word Templates", exact: true }).click();
        await act(page, "New");
        const made = page.getByRole("dialog", { name: "New Word Template" });
        await made.getByRole("textbox", { name: "Code" }).fill("OFFER");
        await leave(made, "Create");
        await page.getByRole("gridcell", { name: "OFFER", exact: true }).click();
        await page.getByRole("heading", { name: /OFFER/ }).first().waitFor();
        const blank = await downloadOf(page, () => main.getByRole("button", { name: "Blank Document" }).click());
        assert.equal(blank.bytes.subarray(0, 2).toString(), "PK");
        await pickFile(page, () => importing.click(), word("offer.docx"));
        await becomes(() => opening.isEnabled(), true);

        await visit(page, `#/segments/${no}`, `Segment ${no}`);
        await enter(main.getByRole("combobox", { name: "Word Template Code", exact: true }), "OFFER");
        const update = page.getByRole("alertdialog").getByRole("button", { name: /^Update/ });
        const modify = main.getByRole("button", { name: "Modify Word Template" });
        await update.or(modify).first().waitFor();
        await still(page);
        if (await update.count()) await update.first().click();
        const out = await downloadOf(page, () => modify.click());
        assert.equal(out.bytes.subarray(0, 2).toString(), "PK");
        await main.getByText("The segment has its own copy of the Word template.").waitFor();
        await pickFile(page, () => main.getByRole("button", { name: "Import Modified Template" }).click(), word("changed.docx"));
        await modify.click();
        await answer(page, "Modify Word Template", "Cancel");
        await modify.click();
        const same = await downloadOf(page, () => answer(page, "Modify Word Template", "Yes"));
        assert.ok(same.bytes.equals(sample.bytes));
        await modify.click();
        const anew = await downloadOf(page, () => answer(page, "Modify Word Template", "No"));
        assert.equal(anew.bytes.subarray(0, 2).toString(), "PK");
    });
    await step("a personal letter is brought in, and removed only by Remove", async () => {
        const line = () => lineOf(page, "CT000010");
        const removes = () => offers(page, line(), "Remove Personal Letter");
        assert.equal(await removes(), false);
        await actOn(page, line(), "Write a Personal Letter");
        const letter = await downloadOf(page, () => answer(page, "Write a Personal Letter", "No"));
        await actOn(page, line(), "Write a Personal Letter");
        await downloadOf(page, () => answer(page, "Write a Personal Letter", "Yes"));
        await pickFile(page, () => actOn(page, line(), "Import Personal Letter"),
            { name: letter.name, mimeType: "application/octet-stream", buffer: letter.bytes });
        await becomes(removes, true);
        await actOn(page, line(), "Remove Personal Letter");
        await answer(page, "Remove the document", "No");
        assert.equal(await removes(), true);
        await actOn(page, line(), "Remove Personal Letter");
        await answer(page, "Remove the document", "Remove");
        await becomes(removes, false);
    });
    await saved(page);
});
