// The lines of a segment, entered by keyboard, pasted from a spreadsheet, and edited on a phone.
import assert from "node:assert/strict";
import { test } from "node:test";

import { open } from "./support/browser.mjs";
import { becomes, eventually } from "./support/eventually.mjs";
import { InputMethod } from "./support/ime.mjs";
import { still } from "./support/still.mjs";
import { beginWithSample, newSegment, saved } from "./support/workspace.mjs";

const kPhone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

const linesOf = (page) => page.getByRole("grid", { name: "Segment Lines" });
const countOf = (page) => async () => Number(await linesOf(page).getAttribute("aria-rowcount")) - 1;

// As the clipboard of a spreadsheet is pasted: into what has the focus, once that is an element of this role.
async function paste(page, role, text) {
    await becomes(() => page.evaluate(() => document.activeElement.getAttribute("role")), role);
    await still(page);
    await page.evaluate((content) => {
        const data = new DataTransfer();
        data.setData("text/plain", content);
        const event = new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true });
        document.activeElement.dispatchEvent(event);
    }, text);
}

test("lines are entered one after the other by number or name, without a mouse", async (t) => {
    const browser = await open(t);
    const { page } = browser;
    await beginWithSample(page);
    await newSegment(page);
    const entry = page.getByRole("combobox", { name: "New line" });
    await entry.focus();
    await page.keyboard.type("ct000005");
    await page.keyboard.press("Enter");
    await becomes(countOf(page), 1);
    await becomes(() => entry.inputValue(), "");
    await page.keyboard.type("Imogen");
    await page.getByRole("option", { name: "CT000010" }).waitFor();
    await page.keyboard.press("Enter");
    await becomes(countOf(page), 2);
    await becomes(() => entry.inputValue(), "");
    await page.keyboard.type("Nobody at all");
    await page.keyboard.press("Enter");
    await page.locator("[aria-invalid=true]").waitFor();
    const said = () => entry.getAttribute("aria-description");
    await eventually(async () => assert.match(await said(), /There is no contact “Nobody at all”/));
    await browser.screenshot("lines-entry");
    await page.keyboard.press("Escape");
    await page.keyboard.press("Escape");
    await linesOf(page).getByRole("gridcell", { name: "Imogen Rose Hart-Davis" }).waitFor();

    // Typing in a cell by an input method: its keys aren't those of the list, also the arrow and Enter.
    const column = await linesOf(page).getByRole("columnheader", { name: "Description", exact: true }).getAttribute("aria-colindex");
    const cell = linesOf(page).locator(`[role=gridcell][aria-colindex="${column}"]`).first();
    const editor = cell.getByRole("textbox");
    const ime = await InputMethod.of(page);
    await cell.click();
    await ime.composeAll(editor, ["KeyN", "n"], ["KeyI", "ni"], ["ArrowDown", "泥"], ["ArrowDown", "你"]);
    await ime.commit("Enter", "你");
    await becomes(() => editor.inputValue(), "你");
    await ime.compose("KeyG", "ㅎ");
    await ime.compose("KeyK", "하");
    await ime.commit("Space", "하");
    await becomes(() => editor.inputValue(), "你하");
    await page.keyboard.press("Enter");
    await becomes(() => cell.textContent(), "你하");
    await becomes(countOf(page), 2);
    await saved(page);
});

test("a block from a spreadsheet makes lines and changes cells, each in one step", async (t) => {
    const { page } = await open(t);
    await beginWithSample(page);
    await newSegment(page);
    await page.getByRole("combobox", { name: "New line" }).focus();
    await paste(page, "combobox", "CT000005\tHard Copy\r\nCT000010\tEmail\r\nCT000011\tEmail\r\n");
    const look = page.getByRole("dialog", { name: "Paste cells" });
    await look.getByText("3 rows are new").waitFor();
    await look.getByRole("button", { name: "Paste", exact: true }).click();
    await becomes(countOf(page), 3);
    const lines = linesOf(page);
    const cell = (row, column) => lines.getByRole("row").nth(row).getByRole("gridcell").nth(column);
    await cell(1, 1).click();
    await paste(page, "gridcell", "Email\r\nNothing of the kind\r\n");
    await look.getByText("Row 2 of what was pasted, column Correspondence Type").waitFor();
    await look.getByRole("button", { name: "Cancel" }).click();
    await look.waitFor({ state: "detached" });
    await still(page);
    assert.equal(await cell(1, 1).textContent(), "Hard Copy");
    await paste(page, "gridcell", "Email\r\nHard Copy\r\n");
    await look.getByRole("button", { name: "Paste", exact: true }).click();
    await becomes(() => cell(1, 1).textContent(), "Email");
    await becomes(() => cell(2, 1).textContent(), "Hard Copy");
    await page.getByRole("button", { name: "Undo" }).click();
    await becomes(() => cell(1, 1).textContent(), "Hard Copy");
    await becomes(() => cell(2, 1).textContent(), "Email");
    await page.getByRole("button", { name: "Undo" }).click();
    await becomes(() => page.getByRole("gridcell").count(), 0);
});

test("on a phone a list is filtered, and a line of a segment edited", async (t) => {
    const browser = await open(t, { context: kPhone });
    const { page } = browser;
    await beginWithSample(page);
    await page.evaluate(() => { location.hash = "#/contacts"; });
    await page.getByRole("button", { name: "Filter and sort" }).tap();
    const sheet = page.getByRole("dialog", { name: "Filter and sort" });
    await sheet.getByRole("combobox", { name: "City" }).fill("london");
    await sheet.getByRole("combobox", { name: "City" }).blur();
    await browser.screenshot("phone-filters");
    await sheet.getByRole("button", { name: "Done" }).tap();
    await page.getByRole("status").filter({ hasText: /^3 of 24/ }).waitFor();
    await page.getByRole("gridcell", { name: "Rhys Hughes" }).tap();
    await page.getByRole("heading", { name: /^Contact CT/ }).waitFor();

    await newSegment(page);
    await page.getByRole("toolbar").getByRole("button", { name: "Add Contacts" }).tap();
    const criteria = page.getByRole("dialog", { name: "Add Contacts" });
    await criteria.getByRole("combobox", { name: "Country/Region Code" }).fill("GB");
    await criteria.getByRole("combobox", { name: "Country/Region Code" }).blur();
    await criteria.getByText(/contacts? match/).first().waitFor();
    await browser.screenshot("phone-criteria");
    await criteria.getByRole("button", { name: "Add Contacts" }).tap();
    await page.getByRole("tab", { name: "Lines" }).tap();
    await page.getByRole("gridcell", { name: "Imogen Rose Hart-Davis" }).tap();
    const line = page.getByRole("dialog", { name: "Line" });
    await line.getByRole("textbox", { name: "Description" }).fill("A letter of its own");
    await line.getByRole("textbox", { name: "Description" }).blur();
    await browser.screenshot("phone-line");
    await line.getByRole("button", { name: "Done" }).tap();
    await page.getByRole("gridcell", { name: "A letter of its own" }).waitFor();
    await browser.screenshot("phone-lines");
    await saved(page);
});
