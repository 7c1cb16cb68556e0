// What is done with letters beside writing them: looked through, copied, sent again; and the contacts that get too many.
import assert from "node:assert/strict";
import { test } from "node:test";

import {
    act, actOn, addContacts, answer, cellOf, enter, gridOf, leave, offers, openSample, rowsBecome, rowsOf, tool,
    visit,
} from "./support/actions.mjs";
import { becomes, eventually } from "./support/eventually.mjs";
import { still } from "./support/still.mjs";
import { downloadOf, newSegment, pickFile, saved } from "./support/workspace.mjs";

const kLines = "Segment Lines";

test("letters are looked through, copied, logged, saved and sent again", async (t) => {
    const { page, step } = await openSample(t, { permissions: ["clipboard-read", "clipboard-write"] });
    const no = await newSegment(page);
    const main = page.getByRole("main");
    const letters = page.getByRole("dialog", { name: `Letters of ${no}` });
    await enter(main.getByRole("textbox", { name: "Description", exact: true }), "Fair");
    await enter(main.getByRole("combobox", { name: "Interaction Template Code", exact: true }), "LETTER");
    await addContacts(page);

    await step("Where Used names the segment that has the document", async () => {
        await act(page, "Letters");
        const sample = await downloadOf(page, () => letters.getByRole("button", { name: "Sample Letter" }).click());
        await letters.waitFor({ state: "detached" });
        await pickFile(page, () => main.getByRole("button", { name: "Import", exact: true }).click(),
            { name: "offer.docx", mimeType: "application/octet-stream", buffer: sample.bytes });
        await page.getByText(/offer\.docx” is attached/).first().waitFor();
        await main.getByRole("button", { name: "Where Used" }).click();
        const used = page.getByRole("dialog", { name: "Where the document is used" });
        await used.getByText(new RegExp(no)).first().waitFor();
        await leave(used);
    });
    await step("Next Letter, Previous Letter and Copy Letter", async () => {
        await act(page, "Letters");
        const shown = letters.getByRole("img", { name: /^Letter to / });
        const whose = () => shown.getAttribute("aria-label");
        await shown.waitFor();
        await still(page);
        const first = await whose();
        await becomes(() => letters.getByRole("button", { name: "Previous Letter" }).isDisabled(), true);
        await letters.getByRole("button", { name: "Next Letter" }).click();
        await eventually(async () => assert.notEqual(await whose(), first));
        await letters.getByRole("button", { name: "Previous Letter" }).click();
        await becomes(whose, first);
        await letters.getByRole("button", { name: "Copy Letter" }).click();
        const name = first.replace("Letter to ", "");
        await page.getByText(`The letter to ${name} is on the clipboard.`).first().waitFor();
        const copied = (type) => page.evaluate(async (wanted) => {
            const [item] = await navigator.clipboard.read();
            return (await item.getType(wanted)).text();
        }, type);
        await eventually(async () => assert.ok((await copied("text/plain")).includes(name)));
        // With its formatting.
        await eventually(async () => assert.match(await copied("text/html"), /style=/));
        await leave(letters);
    });
    await step("Log sends the letters; the logged segment gives them again", async () => {
        await act(page, "Log");
        const logging = page.getByRole("dialog", { name: `Log ${no}` });
        await leave(logging, "Cancel");
        await act(page, "Log");
        await logging.getByRole("checkbox", { name: "Send Attachments", checked: true }).waitFor();
        const sent = await downloadOf(page, () => logging.getByRole("button", { name: "Log", exact: true }).click());
        assert.equal(sent.bytes.subarray(0, 2).toString(), "PK");
        await visit(page, "#/logged", "Logged Segments");
        const row = gridOf(page, "Logged Segments").getByRole("row")
            .filter({ has: page.getByRole("gridcell", { name: no, exact: true }) });
        await row.getByRole("gridcell").nth(1).click();
        await main.getByRole("heading", { name: `Logged Segment ${no}` }).waitFor();
        const saved_ = await downloadOf(page, () => act(page, "Documents", "Save the Letters"));
        assert.equal(saved_.name, `${no}-letters.zip`);
    });
    await step("nothing is left to send; Resend sends it again, Cancel doesn't", async () => {
        await act(page, "Documents", "Send what is not sent yet");
        await page.getByText("There is nothing to send.").first().waitFor();
        const dialog = page.getByRole("dialog", { name: "Resend" });
        await act(page, "Documents", "Resend");
        await leave(dialog, "Cancel");
        await act(page, "Documents", "Resend");
        const again = await downloadOf(page, () => dialog.getByRole("button", { name: "Resend", exact: true }).click());
        assert.equal(again.bytes.subarray(0, 2).toString(), "PK");
    });
    await step("the sent letter of one interaction is resent from the log", async () => {
        await act(page, "Interaction Log Entries");
        await gridOf(page, "Interaction Log Entries").getByRole("gridcell", { name: "LETTER", exact: true }).first().click();
        await becomes(() => tool(page, "Resend").isEnabled(), true);
        await act(page, "Resend");
        const dialog = page.getByRole("dialog", { name: "Resend" });
        const file = await downloadOf(page, () => dialog.getByRole("button", { name: "Resend", exact: true }).click());
        assert.ok(file.bytes.length > 0);
    });
    await saved(page);
});

test("a personal letter takes the place of a line's document; a second one asks before it does", async (t) => {
    const { page, step } = await openSample(t);
    const no = await newSegment(page);
    const main = page.getByRole("main");
    const line = () => cellOf(page, kLines, "CT000010");
    const docx = (bytes) => ({ name: "letter.docx", mimeType: "application/octet-stream", buffer: bytes });
    const opened = async (open) => (await downloadOf(page, open)).bytes;
    const ofLine = () => opened(() => actOn(page, line(), "Open or Export Attachment"));
    const ofSegment = () => opened(() => main.getByRole("button", { name: "Open or Export", exact: true }).click());
    const isOfLine = (bytes) => eventually(async () => assert.ok((await ofLine()).equals(bytes)));
    const isImportable = () => offers(page, line(), "Import Personal Letter");
    await enter(main.getByRole("textbox", { name: "Description", exact: true }), "Fair");
    await enter(main.getByRole("combobox", { name: "Interaction Template Code", exact: true }), "LETTER");
    await addContacts(page, "GB");
    let offer, letter;

    await step("without a Word document there is none to take the place of", async () => {
        assert.equal(await isImportable(), false);
        await act(page, "Letters");
        const letters = page.getByRole("dialog", { name: `Letters of ${no}` });
        offer = await opened(() => letters.getByRole("button", { name: "Sample Letter" }).click());
        await letters.waitFor({ state: "detached" });
        await pickFile(page, () => main.getByRole("button", { name: "Import", exact: true }).click(), docx(offer));
        await becomes(isImportable, true);
        await isOfLine(offer);
    });
    await step("the letter is taken out, brought back, and is the line's alone", async () => {
        letter = await opened(() => actOn(page, line(), "Write a Personal Letter"));
        assert.ok(!letter.equals(offer));
        await pickFile(page, () => actOn(page, line(), "Import Personal Letter"), docx(letter));
        await isOfLine(letter);
        assert.ok((await ofSegment()).equals(offer));
    });
    await step("a file that is no Word document is refused, and the letter stays", async () => {
        await actOn(page, line(), "Import Personal Letter");
        await pickFile(page, () => answer(page, "Replace the document", "Replace"),
            { name: "letter.pdf", mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.4") });
        await page.getByRole("alert").filter({ hasText: "docx" }).waitFor();
        await isOfLine(letter);
    });
    await step("No keeps the letter, Replace replaces it", async () => {
        await actOn(page, line(), "Import Personal Letter");
        await answer(page, "Replace the document", "No");
        await isOfLine(letter);
        await actOn(page, line(), "Import Personal Letter");
        await pickFile(page, () => answer(page, "Replace the document", "Replace"), docx(offer));
        await isOfLine(offer);
        await page.getByRole("button", { name: "Undo" }).click();
        await isOfLine(letter);
    });
    await step("the segment's document comes back to the line", async () => {
        await actOn(page, line(), "Use the segment's document");
        await isOfLine(offer);
    });
    await saved(page);
});

test("contacts that are on other segments are taken away on purpose, and contacts get letters of a template", async (t) => {
    const { page, step } = await openSample(t);
    const main = page.getByRole("main");

    await step("Contact Fatigue: Close leaves them, Take Them Away takes them", async () => {
        await newSegment(page);
        await addContacts(page);
        const no = await newSegment(page);
        await addContacts(page);
        const all = await rowsOf(page, kLines);
        const fatigue = page.getByRole("dialog", { name: "Contact Fatigue" });
        await act(page, "Criteria", "Contact Fatigue");
        await fatigue.getByText(/on other open segments/).first().waitFor();
        await leave(fatigue);
        await rowsBecome(page, kLines, all);
        await act(page, "Log");
        const log = page.getByRole("dialog", { name: `Log ${no}` });
        await log.getByRole("button", { name: "Show Them" }).click();
        await leave(fatigue, "Take Them Away");
        await eventually(async () => assert.ok((await rowsOf(page, kLines)) < all));
    });
    await step("Apply Word Template wants a template with a document, then writes the letters", async () => {
        await page.keyboard.press("Escape");
        await page.getByRole("dialog").first().waitFor({ state: "detached" });
        await visit(page, "#/lists", "Code Lists");
        await page.getByRole("link", { name: "Word Templates", exact: true }).click();
        await act(page, "New");
        const made = page.getByRole("dialog", { name: "New Word Template" });
        await made.getByRole("textbox", { name: "Code" }).fill("OFFER");
        await leave(made, "Create");
        const dialog = page.getByRole("dialog", { name: "Apply Word Template" });
        const apply = async () => {
            await visit(page, "#/contacts", "Contacts");
            await gridOf(page, "Contacts").getByRole("row").nth(2).getByRole("gridcell").nth(1).click();
            await act(page, "Apply Word Template");
            await enter(dialog.getByRole("combobox", { name: "Word Template Code" }), "OFFER");
        };
        await apply();
        await dialog.getByRole("button", { name: "Create Letters" }).click();
        await dialog.locator('[aria-description^="The Word template OFFER has no document yet."]').waitFor();
        await leave(dialog, "Cancel");

        const no = await newSegment(page);
        await act(page, "Letters");
        const letters = page.getByRole("dialog", { name: `Letters of ${no}` });
        const sample = await downloadOf(page, () => letters.getByRole("button", { name: "Sample Letter" }).click());
        await visit(page, "#/lists/wordTemplate/OFFER", /OFFER/);
        await pickFile(page, () => main.getByRole("button", { name: "Import", exact: true }).click(),
            { name: "offer.docx", mimeType: "application/octet-stream", buffer: sample.bytes });
        await becomes(() => main.getByRole("button", { name: "Open or Export" }).isEnabled(), true);
        await apply();
        const written = await downloadOf(page, () => dialog.getByRole("button", { name: "Create Letters" }).click());
        assert.equal(written.name, "OFFER.docx");
        assert.ok(written.bytes.length > 1000, `${written.bytes.length} bytes`);
    });
    await saved(page);
});
