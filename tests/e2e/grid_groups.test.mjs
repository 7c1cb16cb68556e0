// Lists as spreadsheets have them, through real events: groups within groups with their sums, a series that is filled
// down, a block that is pasted after a look at what it changes.
import assert from "node:assert/strict";
import { test } from "node:test";

import { open } from "./support/browser.mjs";
import { becomes, eventually } from "./support/eventually.mjs";
import { still } from "./support/still.mjs";
import { beginWithSample, saved } from "./support/workspace.mjs";

const go = (page, address) => page.evaluate((to) => { location.hash = to; }, address);

async function choose(page, grid, column, command) {
    await grid.getByRole("columnheader", { name: column, exact: true }).click({ button: "right" });
    await page.getByRole("menuitem", { name: command, exact: true }).click();
}

// The heads of groups from top to bottom: what they are told as, their size and the sums of their columns.
const heads = (grid) => grid.getByRole("row").evaluateAll((rows) => rows.flatMap((row) => {
    const head = row.querySelector("[role=gridcell][aria-expanded]");
    if (!head) return [];
    const [, name, size] = /^(.*), (\d+)$/.exec(head.textContent);
    const sums = [...row.querySelectorAll("[role=gridcell]:not([aria-expanded])")].map((cell) => Number(cell.textContent.replaceAll(",", "")));
    return [{ name, size: Number(size), open: head.getAttribute("aria-expanded") === "true", sums }];
}));
// Amounts have at most five decimals.
const total = (values) => Math.round(values.reduce((sum, value) => sum + value, 0) * 1e5) / 1e5;

test("groups within groups close and open, and their sizes and sums add up to those around them", async (t) => {
    const browser = await open(t, { context: { viewport: { width: 2400, height: 900 } } });
    const { page } = browser;
    await beginWithSample(page);
    await go(page, "#/log");
    const grid = page.getByRole("grid", { name: "Interaction Log Entries" });
    const rows = async () => Number(await grid.getAttribute("aria-rowcount")) - 1;
    await becomes(rows, 60);
    await choose(page, grid, "Interaction Template Code", "Group by this column");
    await choose(page, grid, "Date", "Group by month as well");
    await eventually(async () => {
        const found = await heads(grid);
        assert.ok(found[0]?.name.startsWith("Interaction Template Code: "), "the outer group comes first");
        assert.ok(found[1]?.name.startsWith("Date: "), "and an inner one in it");
    });
    // Closed by the keyboard, all at once: the outer groups are left.
    await grid.locator("[aria-expanded]").first().click();
    await page.keyboard.press("Control+ArrowLeft");
    await eventually(async () => assert.equal((await heads(grid)).length, await rows()));
    await still(page);
    const outer = await heads(grid);
    assert.ok(outer.length > 3 && outer.every((head) => !head.open && head.name.startsWith("Interaction Template")));
    assert.equal(total(outer.map((head) => head.size)), 60);
    const totals = await page.getByRole("group", { name: "Total" }).evaluate((row) =>
        [...row.children].map((cell) => Number(cell.textContent.split(": ")[1].replaceAll(",", ""))));
    assert.ok(total(totals) > 0, "the list has totals");
    assert.deepEqual(outer[0].sums.map((_, column) => total(outer.map((head) => head.sums[column]))), totals);

    // One of them opened by the pointer shows its months, closed.
    const largest = outer.reduce((most, head) => (head.size > most.size ? head : most));
    await grid.getByRole("gridcell", { name: `${largest.name}, ${largest.size}`, exact: true }).click();
    const inner = async () => (await heads(grid)).filter((head) => head.name.startsWith("Date: "));
    await eventually(async () => assert.equal(total((await inner()).map((head) => head.size)), largest.size));
    await still(page);
    const months = await inner();
    assert.deepEqual(largest.sums.map((_, column) => total(months.map((head) => head.sums[column]))), largest.sums);
    // And a month opened by the keyboard shows its entries.
    const before = await rows();
    const [month] = months;
    await grid.getByRole("gridcell", { name: `${month.name}, ${month.size}`, exact: true }).click();
    await becomes(rows, before + (month.open ? -month.size : month.size));
    await page.keyboard.press(month.open ? "ArrowRight" : "ArrowLeft");
    await becomes(rows, before);
    await browser.screenshot("log-grouped-twice");
    await choose(page, grid, "Date", "Don't group by this column");
    await choose(page, grid, "Interaction Template Code", "Don't group");
    await becomes(rows, 60);
});

test("a series is filled down by the handle, and a block pasted after a look at it", async (t) => {
    const browser = await open(t);
    const { page } = browser;
    await beginWithSample(page);
    await go(page, "#/lists/mailingGroup");
    const grid = page.getByRole("grid", { name: "Mailing Groups" });
    const cell = (row) => grid.getByRole("row").nth(row).getByRole("gridcell").nth(1);
    const texts = async (...wanted) => Promise.all(wanted.map((row) => cell(row).textContent()));
    await becomes(() => texts(1, 2, 3), ["Trade fair invitations", "Monthly newsletter", "Price list by post"]);

    await cell(1).click();
    await page.keyboard.type("Wave 9");
    await page.keyboard.press("Enter");
    await becomes(() => texts(1), ["Wave 9"]);
    await cell(1).click();
    await still(page);
    const from = await cell(1).boundingBox(), to = await cell(3).boundingBox();
    await page.mouse.move(from.x + from.width - 4, from.y + from.height - 4);
    await page.mouse.down();
    await page.mouse.move(from.x + from.width - 4, to.y + 5, { steps: 4 });
    await page.mouse.move(to.x + 40, to.y + to.height / 2, { steps: 4 });
    await page.mouse.up();
    await becomes(() => texts(1, 2, 3, 4), ["Wave 9", "Wave 10", "Wave 11", "Tasting invitations"]);
    await page.getByRole("button", { name: "Undo" }).click();
    await becomes(() => texts(1, 2, 3), ["Wave 9", "Monthly newsletter", "Price list by post"]);

    await cell(2).click();
    await still(page);
    await page.evaluate(() => {
        const clipboardData = new DataTransfer();
        clipboardData.setData("text/plain", "News by e-mail\r\nPrices by post\r\n");
        document.activeElement.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
    });
    const look = page.getByRole("dialog", { name: "Paste cells" });
    await look.getByText("News by e-mail, in place of Monthly newsletter").waitFor();
    await look.getByText("Prices by post, in place of Price list by post").waitFor();
    await browser.screenshot("paste-preview");
    assert.deepEqual(await texts(2, 3), ["Monthly newsletter", "Price list by post"], "nothing is changed yet");
    await look.getByRole("button", { name: "Paste", exact: true }).click();
    await becomes(() => texts(1, 2, 3, 4), ["Wave 9", "News by e-mail", "Prices by post", "Tasting invitations"]);
    await saved(page);
    await page.reload();
    await browser.ready();
    await becomes(() => texts(2, 3), ["News by e-mail", "Prices by post"]);
});
