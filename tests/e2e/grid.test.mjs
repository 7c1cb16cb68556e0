// Lists as the best web grids have them, through real events: a drag that leaves the window, groups, a view that
// survives a reload, frozen columns.
import assert from "node:assert/strict";
import { test } from "node:test";

import { open } from "./support/browser.mjs";
import { becomes, eventually } from "./support/eventually.mjs";
import { still } from "./support/still.mjs";
import { beginWithSample, saved } from "./support/workspace.mjs";

const contacts = (page) => page.getByRole("grid", { name: "Contacts" });
const rowsOf = async (page) => Number(await contacts(page).getAttribute("aria-rowcount")) - 1;

test("a list is grouped, kept as a view, and found so after a reload", async (t) => {
    const browser = await open(t);
    const { page } = browser;
    await beginWithSample(page);
    await page.evaluate(() => { location.hash = "#/contacts"; });
    await contacts(page).getByRole("gridcell").first().waitFor();
    await still(page);
    const all = await rowsOf(page);
    await contacts(page).getByRole("columnheader", { name: "Country/Region Code" }).click({ button: "right" });
    await page.getByRole("menuitem", { name: "Group by this column" }).click();
    const heads = contacts(page).locator("[role=gridcell][aria-expanded]");
    await heads.first().waitFor();
    await eventually(async () => assert.ok((await rowsOf(page)) > all, "each group has a head"));
    await heads.first().click();
    await contacts(page).locator("[role=gridcell][aria-expanded=false]").waitFor();
    await page.getByRole("button", { name: "Views" }).click();
    await page.getByRole("menuitem", { name: "Save view…" }).click();
    const dialog = page.getByRole("dialog", { name: "Save view" });
    await dialog.getByRole("textbox", { name: "Name" }).fill("By country");
    await dialog.getByRole("checkbox", { name: "Open the list with it" }).check();
    await dialog.getByRole("button", { name: "Save" }).click();
    await dialog.waitFor({ state: "detached" });
    await saved(page);
    await browser.screenshot("contacts-grouped");
    await page.reload();
    await browser.ready();
    await page.getByRole("button", { name: "By country" }).waitFor();
    await heads.first().waitFor();

    // The filter row knows what there is.
    const city = page.getByRole("combobox", { name: "Filter City", exact: true });
    await city.click();
    await page.getByRole("option").first().waitFor();
    await browser.screenshot("filter-suggestions");
    await page.keyboard.press("Escape");
});

test("a press goes on outside the window, and lost focus releases it", async (t) => {
    const { page } = await open(t, { context: { viewport: { width: 1000, height: 520 } } });
    await beginWithSample(page);
    await page.evaluate(() => { location.hash = "#/contacts"; });
    await contacts(page).getByRole("gridcell").first().waitFor();
    await still(page);
    const all = await rowsOf(page);
    const first = await contacts(page).getByRole("row").nth(1).boundingBox();
    const selected = () => page.locator("[role=row][aria-selected=true]").count();
    // From the first row down, out of the window: the list scrolls on to its end.
    await page.mouse.move(first.x + 300, first.y + 15);
    await page.mouse.down();
    await page.mouse.move(first.x + 300, first.y + 60, { steps: 3 });
    await page.mouse.move(first.x + 300, 2000, { steps: 3 });
    const last = contacts(page).locator(`[role=row][aria-rowindex="${all + 1}"]`);
    await last.waitFor();
    await page.evaluate(() => dispatchEvent(new Event("blur")));
    await still(page);
    const chosen = await selected();
    assert.ok(chosen > 3, `${chosen} rows are selected`);
    await page.mouse.move(first.x + 300, first.y + 15);
    await page.waitForTimeout(200);
    await still(page);
    assert.equal(await selected(), chosen, "nothing follows a pointer that was let go");
    await page.mouse.up();
    await becomes(() => rowsOf(page), all);
});

test("keys that a cell has no use for are the page's: undo, redo, what there is to do, help", async (t) => {
    const { page } = await open(t);
    await beginWithSample(page);
    await page.evaluate(() => { location.hash = "#/lists/mailingGroup"; });
    const list = page.getByRole("grid", { name: "Mailing Groups" });
    const cell = (text) => list.getByRole("gridcell", { name: text, exact: true });
    await cell("Season's greetings").click();
    await page.keyboard.press("F2");
    await page.keyboard.type("Christmas");
    await page.keyboard.press("Escape");
    await page.keyboard.type("Christmas");
    await page.keyboard.press("Tab");
    await cell("Christmas").waitFor();
    await page.keyboard.press("Control+z");
    await cell("Season's greetings").waitFor();
    await page.keyboard.press("Control+y");
    await cell("Christmas").waitFor();
    for (const [key, title] of [["Control+k", "Go to"], ["F1", "Help"]]) {
        await cell("Christmas").click();
        await page.keyboard.press(key);
        await page.getByRole("dialog", { name: title }).waitFor();
        await page.keyboard.press("Escape");
        await page.getByRole("dialog", { name: title }).waitFor({ state: "detached" });
    }
});
