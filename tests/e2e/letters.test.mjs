import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { test } from "node:test";
import { inflateRawSync } from "node:zlib";

import { kRoot, open } from "./support/browser.mjs";
import { becomes, eventually } from "./support/eventually.mjs";
import { begin, downloadOf, fillField, pickFile, saved } from "./support/workspace.mjs";

// The files of a .zip by name.
function filesOf(zip) {
    const files = new Map();
    const end = zip.lastIndexOf("PK\x05\x06", undefined, "latin1");
    let at = zip.readUInt32LE(end + 16);
    for (let left = zip.readUInt16LE(end + 10); left > 0; --left) {
        const [nameSize, extra, comment] = [28, 30, 32].map((offset) => zip.readUInt16LE(at + offset));
        const local = zip.readUInt32LE(at + 42);
        const data = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
        const packed = zip.subarray(data, data + zip.readUInt32LE(at + 20));
        const name = zip.toString("utf8", at + 46, at + 46 + nameSize);
        files.set(name, zip.readUInt16LE(at + 10) === 0 ? packed : inflateRawSync(packed));
        at += 46 + nameSize + extra + comment;
    }
    return files;
}
const textOf = (docx) => filesOf(docx).get("word/document.xml").toString().replace(/<[^>]+>/g, "");

test("a thousand letters, one personal and some in another language, go out and come back the same", async (t) => {
    const browser = await open(t);
    const { page } = browser;
    const folder = await mkdtemp(path.join(tmpdir(), "letters-"));
    const file = (name, bytes) => {
        writeFileSync(path.join(folder, name), bytes);
        return path.join(folder, name);
    };
    await begin(page);
    await page.getByRole("link", { name: "Contacts", exact: true }).click();
    await pickFile(page, () => page.getByRole("toolbar").getByRole("button", { name: "Import contacts" }).click(),
        path.join(kRoot, "tests/data/contacts-1000.json"));
    const importing = page.getByRole("dialog", { name: "Import contacts" });
    await importing.getByText(/1,000/).first().waitFor();
    await importing.getByRole("button", { name: "Import", exact: true }).click();
    await importing.waitFor({ state: "detached" });

    await page.getByRole("link", { name: "Segments", exact: true }).click();
    await page.getByRole("button", { name: "New", exact: true }).click();
    await page.getByRole("heading", { name: "Segment SM00001" }).waitFor();
    await fillField(page, "Description", "Fair");
    await fillField(page, "Interaction Template Code", "LETTER");
    const toolbar = page.getByRole("toolbar");
    await toolbar.getByRole("button", { name: "Add Contacts", exact: true }).click();
    const adding = page.getByRole("dialog", { name: "Add Contacts" });
    await adding.getByRole("button", { name: "Add Contacts", exact: true }).click();
    await adding.waitFor({ state: "detached" });

    const openLetters = async () => {
        await toolbar.getByRole("button", { name: "More", exact: true }).click();
        await page.getByRole("menuitem", { name: "Letters", exact: true }).click();
    };
    // The sample letter comes out of the page and goes in again as the segment's document, and as the German one.
    const letters = page.getByRole("dialog", { name: "Letters of SM00001" });
    await openLetters();
    const sample = await downloadOf(page, () => letters.getByRole("button", { name: "Sample Letter" }).click());
    assert.equal(sample.name, "Sample letter.docx");
    const offer = file("Offer.docx", sample.bytes);
    await pickFile(page, () => page.getByRole("button", { name: "Import", exact: true }).click(), offer);
    await page.getByText(/Offer\.docx” is attached\. It uses \d+ fields\./).waitFor();
    await page.getByRole("button", { name: "Languages", exact: true }).click();
    const languages = page.getByRole("dialog", { name: "Segment Interaction Languages" });
    const added = languages.getByRole("combobox", { name: "New language" });
    await added.fill("DEU");
    await added.press("Enter");
    const angebot = path.join(kRoot, "tests/data/letters/libreoffice.docx");
    await pickFile(page, () => languages.getByRole("button", { name: "Import", exact: true }).last().click(), angebot);
    await page.getByText(/libreoffice\.docx” is attached/).waitFor();
    await languages.getByRole("button", { name: "Close" }).click();

    // A letter of one line alone.
    const lines = page.getByRole("grid", { name: "Segment Lines" });
    const chosen = lines.getByRole("row").nth(2).getByRole("gridcell").first();
    const act = async (name) => {
        await chosen.click({ button: "right" });
        return page.getByRole("menuitem", { name, exact: true }).click();
    };
    const personal = await downloadOf(page, () => act("Write a Personal Letter"));
    await pickFile(page, () => act("Import Attachment"), file(personal.name, personal.bytes));
    await page.getByText(/is attached. It uses 0 fields/).waitFor();

    await openLetters();
    await letters.getByRole("img", { name: /^Letter to / }).waitFor();
    await browser.screenshot("letters");
    await letters.getByRole("tab", { name: "Fields" }).click();
    await letters.getByText("filled in for all").first().waitFor();
    await browser.screenshot("letters-fields");
    const joined = await downloadOf(page, () => letters.getByRole("button", { name: "Create Letters" }).click());
    assert.equal(joined.name, "SM00001-letters.zip");
    const documents = [...filesOf(joined.bytes).keys()];
    assert.equal(documents.length, 3);

    // The same on the printer's sheets.
    await page.evaluate(() => { window.print = () => { window.printed = true; }; });
    await openLetters();
    await letters.getByRole("combobox", { name: "Output" }).click();
    await page.getByRole("option", { name: "Print them with this browser" }).click();
    await letters.getByRole("button", { name: "Print Letters" }).click();
    await page.waitForFunction(() => window.printed);
    await eventually(async () => assert.ok(await page.locator("#print > .sheet").count() > 900));
    await becomes(() => page.locator("#print .letter").count(), 0);
    await page.evaluate(() => dispatchEvent(new Event("afterprint")));
    await becomes(() => page.locator("#print").count(), 0);

    await toolbar.getByRole("button", { name: "Log", exact: true }).click();
    const logging = page.getByRole("dialog", { name: "Log SM00001" });
    await logging.getByRole("checkbox", { name: "Send Attachments", checked: true }).waitFor();
    await browser.screenshot("letters-log");
    const sent = await downloadOf(page, () => logging.getByRole("button", { name: "Log", exact: true }).click());
    assert.equal(sent.name, "SM00001.zip");
    const files = filesOf(sent.bytes);
    const german = [...files].find(([, bytes]) => bytes.subarray(0, 2).toString() === "PK" && textOf(bytes).includes("In the box"));
    assert.ok(german);
    assert.ok([...files.keys()].filter((name) => name.endsWith(".docx")).length > 300);

    const show = async (contact) => {
        await page.getByRole("link", { name: "Interaction Log Entries", exact: true }).click();
        const filter = page.getByLabel("Filter Contact Name", { exact: true });
        await filter.fill(contact);
        await filter.press("Enter");
        // The list of all of them has a row with "Fair" too.
        await page.getByRole("status").filter({ hasText: /^(\d+ of [\d,]+|1 entry)/ }).waitFor();
        await page.getByRole("gridcell", { name: "Fair", exact: true }).first().click();
        return downloadOf(page, () => page.getByRole("button", { name: "Show Attachments" }).click());
    };
    const one = german[0].replace(/\.docx$/, "").split(" - ").pop();
    assert.ok((await show(one)).bytes.equals(german[1]));
    await saved(page);
    await page.reload();
    assert.ok((await show(one)).bytes.equals(german[1]));
});
