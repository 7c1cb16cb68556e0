// What becomes of a segment that was built by criteria: why a contact is there, what was done by hand stays so, and
// the criteria applied anew.
import assert from "node:assert/strict";
import { test } from "node:test";

import { open } from "./support/browser.mjs";
import { saved } from "./support/workspace.mjs";

const kWide = { context: { viewport: { width: 1700, height: 900 } } };

async function beginWithSample(page) {
    page.setDefaultTimeout(15_000);
    await page.getByRole("textbox", { name: "Your name" }).fill("Ann Lee");
    await page.getByRole("button", { name: "Try with sample data" }).click();
    await page.getByRole("heading", { name: "Home" }).waitFor();
}

async function newSegment(page) {
    await page.evaluate(() => { location.hash = "#/segments"; });
    await page.getByRole("toolbar").getByRole("button", { name: "New", exact: true }).click();
    const heading = page.getByRole("heading", { name: /^Segment SM/ });
    await heading.waitFor();
    return (await heading.textContent()).replace("Segment ", "");
}

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

const rowsOf = async (page, grid) =>
    Number(await page.getByRole("grid", { name: grid, exact: true }).getAttribute("aria-rowcount")) - 1;

async function rowsBecome(page, grid, wanted) {
    let found;
    for (let i = 0; i < 100 && (found = await rowsOf(page, grid)) !== wanted; ++i) await page.waitForTimeout(50);
    assert.equal(found, wanted);
}

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
