// How a letter stands on paper: on the sheets of the browser's printer, and in the preview.
import assert from "node:assert/strict";
import path from "node:path";
import { test } from "node:test";

import { addContacts, act, enter } from "./support/actions.mjs";
import { kRoot, open } from "./support/browser.mjs";
import { becomes } from "./support/eventually.mjs";
import { still } from "./support/still.mjs";
import { begin, newCompany, newSegment, pickFile, rename, saved } from "./support/workspace.mjs";

// The letters of a segment with one contact, whose document is this one of tests/data/letters.
async function openLetters(t, document, colorScheme = "light") {
    const browser = await open(t, { context: { viewport: { width: 2200, height: 1400 }, colorScheme } });
    const { page } = browser;
    await begin(page);
    await newCompany(page);
    await rename(page, "Contoso");
    await saved(page);
    const no = await newSegment(page);
    await enter(page.getByRole("main").getByRole("combobox", { name: "Interaction Template Code", exact: true }), "LETTER");
    await addContacts(page);
    await still(page);
    await pickFile(page, () => page.getByRole("main").getByRole("button", { name: "Import", exact: true }).click(),
        path.join(kRoot, "tests/data/letters", document));
    await page.getByText(new RegExp(`${document}” is attached`)).first().waitFor();
    await act(page, "Letters");
    const letters = page.getByRole("dialog", { name: `Letters of ${no}` });
    await letters.getByRole("img", { name: /^Letter to / }).waitFor();
    await still(page);
    return { browser, page, letters };
}

// What a PDF has of this kind.
const objectsOf = (pdf, type) => pdf.toString("latin1").split(new RegExp(`/Type\\s*/${type}\\b`)).length - 1;

// Also where the page is dark: paper is white.
test("each sheet of a printed letter has the header that is its own, its number and whole lines", async (t) => {
    const { page, letters } = await openLetters(t, "pages.docx", "dark");
    await page.evaluate(() => { window.print = () => { window.printed = true; }; });
    await letters.getByRole("combobox", { name: "Output" }).click();
    await page.getByRole("option", { name: "Print them with this browser" }).click();
    await letters.getByRole("button", { name: "Print Letters" }).click();
    await page.waitForFunction(() => window.printed);
    await page.emulateMedia({ media: "print" });
    const sheets = await page.evaluate(() => [...document.querySelectorAll("#print > .sheet")].map((sheet) => {
        const text = sheet.querySelector(".text");
        const foot = sheet.querySelector(".foot").getBoundingClientRect();
        return {
            head: sheet.querySelector(".head").innerText.trim(),
            foot: sheet.querySelector(".foot").innerText.trim(),
            text: text.innerText,
            room: foot.top - Math.max(...[...text.children].map((each) => each.getBoundingClientRect().bottom)),
            beyond: foot.bottom - sheet.getBoundingClientRect().bottom,
        };
    }));
    const pages = sheets.length;
    assert.ok(pages >= 3, `${pages} sheets`);
    assert.match(sheets[0].head, /Our letterhead/);
    assert.equal(sheets[0].foot, `Our bank, 1 of ${pages}`);
    sheets.slice(1).forEach(({ head, foot }, i) => {
        assert.equal(head, "Again to Contoso");
        assert.equal(foot, `Page ${i + 2} of ${pages}`);
    });
    const lineHeight = 20;
    sheets.forEach(({ room, beyond }, i) => {
        assert.ok(room > -1, `sheet ${i + 1} reaches ${-room} px into its footer`);
        if (i + 1 < pages) assert.ok(room < 2 * lineHeight, `sheet ${i + 1} leaves ${room} px`);
        assert.ok(Math.abs(beyond) < 1);
    });
    // Nothing is lost, nothing stands twice.
    const words = sheets.map(({ text }) => text).join(" ").split(/\s+/);
    for (let i = 1; i <= 70; ++i) {
        assert.equal(words.filter((word, at) => word === String(i) && words[at - 1] === "Paragraph").length, 1);
    }
    assert.equal(words.filter((word) => word === "does.").length, 70);
    // The printer makes as many pages.
    const pdf = await page.pdf({ preferCSSPageSize: true });
    assert.equal(objectsOf(pdf, "Page"), pages);
    await page.emulateMedia({ media: null });
    await page.evaluate(() => dispatchEvent(new Event("afterprint")));
    await becomes(() => page.locator("#print").count(), 0);
});
