// What becomes of a segment that was built by criteria: why a contact is there, what was done by hand stays so, and
// the criteria applied anew.
import { test } from "node:test";

import { open } from "./support/browser.mjs";
import { becomes } from "./support/eventually.mjs";
import { still } from "./support/still.mjs";
import { beginWithSample, newSegment, saved } from "./support/workspace.mjs";

const kWide = { context: { viewport: { width: 1700, height: 900 } } };

const tool = (page, name) => page.getByRole("toolbar").getByRole("button", { name, exact: true });

async function fromMenu(page, menu, item) {
    await tool(page, menu).click();
    await page.getByRole("menuitem", { name: item, exact: true }).click();
}

async function addByCountry(page, country) {
    await tool(page, "Add Contacts").click();
    const dialog = page.getByRole("dialog", { name: "Add Contacts" });
    await dialog.getByRole("combobox", { name: "Country/Region Code" }).fill(country);
    await dialog.getByRole("combobox", { name: "Country/Region Code" }).blur();
    await dialog.getByText(/^(?!24 )\d+ contacts? match/).first().waitFor();
    await dialog.getByRole("button", { name: "Add Contacts" }).click();
    await dialog.waitFor({ state: "detached" });
}

const shownRows = async (page, grid) =>
    Number(await page.getByRole("grid", { name: grid, exact: true }).getAttribute("aria-rowcount")) - 1;

// The rows of a list when all of them are there.
async function rowsOf(page, grid) {
    await still(page);
    return shownRows(page, grid);
}

const rowsBecome = (page, grid, wanted) => becomes(() => shownRows(page, grid), wanted);

test("a contact's place on a segment is explained, pinned by hand, and renewed by the criteria", async (t) => {
    const browser = await open(t, kWide);
    const { page } = browser;
    await beginWithSample(page);
    const no = await newSegment(page);
    await addByCountry(page, "GB");
    await page.getByRole("grid", { name: "Segment Lines" }).getByRole("gridcell", { name: "CT000010" }).waitFor();
    const before = await rowsOf(page, "Segment Lines");

    // Why is it here, and why is another one not?
    await fromMenu(page, "Criteria", "Why Is This Contact Here?");
    const why = page.getByRole("dialog", { name: "Why Is This Contact Here?" });
    await why.getByText(/is on the segment: added by action 1, Add Contacts\./).waitFor();
    await why.getByText("Met – Contact: Country/Region Code is GB. It is GB.").waitFor();
    await browser.screenshot("why-in");
    const contact = why.getByRole("combobox", { name: "Contact" });
    await contact.fill("CT000001");
    await contact.blur();
    await why.getByText(/isn't on the segment: Country\/Region Code is .* \(wanted: Country\/Region Code is GB\)/).waitFor();
    await why.getByRole("button", { name: "Close" }).click();

    // One by hand stays when everybody else goes.
    await page.getByRole("combobox", { name: "New line" }).focus();
    await page.keyboard.type("ct000001");
    await page.keyboard.press("Enter");
    await rowsBecome(page, "Segment Lines", before + 1);
    await page.keyboard.press("Escape");
    await tool(page, "Reduce Contacts").click();
    const reduce = page.getByRole("dialog", { name: "Reduce Contacts" });
    await reduce.getByText("Pinned, so kept: 1 line").waitFor();
    await reduce.getByRole("button", { name: "Reduce Contacts" }).click();
    await rowsBecome(page, "Segment Lines", 1);
    await tool(page, "Go Back").click();
    await page.getByRole("alertdialog", { name: "Go Back" }).getByRole("button", { name: "Go Back" }).click();
    await rowsBecome(page, "Segment Lines", before + 1);
    await fromMenu(page, "Lines", "Pinned Contacts");
    const pins = page.getByRole("dialog", { name: "Pinned Contacts" });
    await pins.getByRole("heading", { name: "Put in by hand: 1" }).waitFor();
    await browser.screenshot("pins");
    await pins.getByRole("button", { name: "Close" }).click();

    // Somebody moves away: the criteria are carried out again.
    await page.evaluate(() => { location.hash = "#/contacts/CT000010"; });
    const country = page.getByRole("combobox", { name: "Country/Region Code" });
    await country.fill("DE");
    await country.blur();
    await saved(page);
    await page.evaluate((segment) => { location.hash = `#/segments/${segment}`; }, no);
    await fromMenu(page, "Criteria", "Update by Criteria");
    const update = page.getByRole("dialog", { name: "Update by Criteria" });
    await update.getByText(/^0 contacts would come, 1 line would go/).waitFor();
    await update.getByRole("tab", { name: "Would go (1)" }).click();
    await update.getByRole("gridcell", { name: "CT000010" }).waitFor();
    await browser.screenshot("living");
    await update.getByRole("button", { name: "Update" }).click();
    await rowsBecome(page, "Segment Lines", before);
    await page.getByRole("button", { name: "Undo" }).click();
    await rowsBecome(page, "Segment Lines", before + 1);
    await saved(page);
});

test("segments are compared, tired contacts told, conditions grouped, and many lines changed at once", async (t) => {
    const browser = await open(t, kWide);
    const { page } = browser;
    await beginWithSample(page);
    await newSegment(page);

    // A group of conditions: either in Great Britain or in Denmark.
    await tool(page, "Add Contacts").click();
    const add = page.getByRole("dialog", { name: "Add Contacts" });
    await add.getByRole("button", { name: "Add Group of Conditions" }).click();
    const condition = (n) => add.getByRole("group", { name: `Condition ${n}`, exact: true });
    const [one, other] = [condition(1), condition(2)];
    await one.getByRole("combobox", { name: "Country/Region Code" }).fill("GB");
    await one.getByRole("combobox", { name: "Country/Region Code" }).blur();
    await other.getByRole("combobox", { name: "Country/Region Code" }).fill("DK");
    await other.getByRole("combobox", { name: "Country/Region Code" }).blur();
    await add.getByText(/either Country\/Region Code is GB or Country\/Region Code is DK/).waitFor();
    await add.getByText(/^Passing by themselves: Group of Conditions \d+/).waitFor();
    await browser.screenshot("group-of-conditions");
    await add.getByRole("button", { name: "Add Contacts" }).click();
    await add.waitFor({ state: "detached" });
    await page.getByRole("gridcell", { name: "CT000010" }).waitFor();
    const lines = await rowsOf(page, "Segment Lines");

    // The same text in all lines, then another one.
    await fromMenu(page, "Lines", "Edit Lines");
    const edit = page.getByRole("dialog", { name: "Edit Lines" });
    await edit.getByText(`All ${lines} lines of the list.`).waitFor();
    await edit.getByRole("textbox", { name: "Description" }).fill("Spring fair");
    await edit.getByRole("textbox", { name: "Description" }).blur();
    await edit.getByRole("button", { name: `Change ${lines} lines` }).click();
    await page.getByRole("gridcell", { name: "Spring fair" }).first().waitFor();
    await fromMenu(page, "Lines", "Edit Lines");
    await edit.getByRole("tab", { name: "Find and replace" }).click();
    await edit.getByRole("textbox", { name: "Find" }).fill("spring");
    await edit.getByRole("textbox", { name: "Replace with" }).fill("Autumn");
    await edit.getByText(`${lines} lines contain it.`).waitFor();
    await browser.screenshot("find-and-replace");
    await edit.getByRole("button", { name: `Replace in ${lines} lines` }).click();
    await page.getByRole("gridcell", { name: "Autumn fair" }).first().waitFor();
    await becomes(() => page.getByRole("gridcell", { name: "Autumn fair" }).count(), lines);

    // Another segment of Great Britain alone, compared with this one.
    await newSegment(page);
    await addByCountry(page, "GB");
    await page.getByRole("gridcell", { name: "CT000010" }).waitFor();
    const british = await rowsOf(page, "Segment Lines");
    await fromMenu(page, "Criteria", "Contact Fatigue");
    const fatigue = page.getByRole("dialog", { name: "Contact Fatigue" });
    await fatigue.getByText(/stands? on other open segments/).waitFor();
    await browser.screenshot("fatigue");
    await fatigue.getByRole("button", { name: "Close" }).click();
    await fromMenu(page, "Criteria", "Compare Segments");
    const compare = page.getByRole("dialog", { name: "Compare Segments" });
    const second = compare.getByRole("combobox", { name: "Second segment" });
    await second.fill("SM");
    await compare.getByRole("option").filter({ hasNotText: "logged" }).first().waitFor();
    const first = await compare.getByRole("combobox", { name: "First segment" }).inputValue();
    await second.fill(`SM${String(Number(first.slice(2)) - 1).padStart(5, "0")}`);
    await page.keyboard.press("Enter");
    await compare.getByRole("img", { name: new RegExp(`^In both: ${british}, Only in ${first}: 0`) }).waitFor();
    await browser.screenshot("compare");
    await compare.getByRole("button", { name: "New Segment of This Part" }).click();
    await page.getByRole("heading", { name: `Segment SM${String(Number(first.slice(2)) + 1).padStart(5, "0")}` }).waitFor();
    await rowsBecome(page, "Segment Lines", british);

    // The contact's segments over time.
    await page.evaluate(() => { location.hash = "#/contacts/CT000010"; });
    await page.getByRole("button", { name: "Segments over time" }).click();
    await page.getByRole("button", { name: "Why?" }).first().waitFor();
    await page.getByRole("button", { name: "Why?" }).first().scrollIntoViewIfNeeded();
    await browser.screenshot("segments-over-time");
    await saved(page);
});
