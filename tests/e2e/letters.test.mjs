import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { test } from "node:test";

import { open } from "./support/browser.mjs";
import { begin, downloadOf, fillField, newCompany, pickFile, saved } from "./support/workspace.mjs";

test("a segment is merged with the sample letter, logged, and the log gives the same letter after a reload", async (t) => {
    const browser = await open(t);
    const { page } = browser;
    await begin(page);
    await newCompany(page);
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
    // The sample letter comes out of the page and goes in again as the segment's document.
    const letters = page.getByRole("dialog", { name: "Letters of SM00001" });
    await openLetters();
    const sample = await downloadOf(page, () => letters.getByRole("button", { name: "Sample Letter" }).click());
    assert.equal(sample.name, "Sample letter.docx");
    const file = path.join(await mkdtemp(path.join(tmpdir(), "letters-")), "Offer.docx");
    writeFileSync(file, sample.bytes);
    await pickFile(page, () => page.getByRole("button", { name: "Import", exact: true }).click(), file);
    await page.getByText(/Offer\.docx” is attached\. It uses \d+ fields\./).waitFor();

    await openLetters();
    await letters.getByRole("img", { name: /^Letter to / }).waitFor();
    await browser.screenshot("letters");
    await letters.getByRole("tab", { name: "Fields" }).click();
    await letters.getByText("filled in for all").first().waitFor();
    await browser.screenshot("letters-fields");
    const joined = await downloadOf(page, () => letters.getByRole("button", { name: "Create Letters" }).click());
    assert.equal(joined.name, "SM00001-letters.docx");
    assert.equal(joined.bytes.subarray(0, 2).toString(), "PK");

    await toolbar.getByRole("button", { name: "Log", exact: true }).click();
    const logging = page.getByRole("dialog", { name: "Log SM00001" });
    await logging.getByRole("button", { name: "Log", exact: true }).click();
    await logging.waitFor({ state: "detached" });
    await page.getByRole("button", { name: "Save the Letters" }).waitFor();
    const show = async () => {
        await page.getByRole("link", { name: "Interaction Log Entries", exact: true }).click();
        await page.getByRole("gridcell", { name: "Fair", exact: true }).click();
        return downloadOf(page, () => page.getByRole("button", { name: "Show Attachments" }).click());
    };
    const before = await show();
    await saved(page);
    await page.reload();
    const after = await show();
    assert.equal(after.name, "Interaction 1.docx");
    assert.ok(after.bytes.equals(before.bytes));
});
