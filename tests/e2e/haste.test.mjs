// Who types and presses faster than the page draws loses nothing: no action waits for what the one before brings about.
import { test } from "node:test";

import { open } from "./support/browser.mjs";
import { becomes } from "./support/eventually.mjs";
import { still } from "./support/still.mjs";
import { beginWithSample, newSegment, saved } from "./support/workspace.mjs";

// The workspace's screen of this address, at rest.
async function at(t, address) {
    const { page } = await open(t, { patient: false });
    await beginWithSample(page);
    await page.evaluate((to) => { location.hash = to; }, address);
    return page;
}

async function typeInHaste(page, ...entries) {
    for (const entry of entries) {
        await page.keyboard.type(entry);
        await page.keyboard.press("Enter");
    }
}

test("cells are typed one below the other in haste", async (t) => {
    const page = await at(t, "#/lists/mailingGroup");
    const grid = page.getByRole("grid", { name: "Mailing Groups" });
    const cell = (row) => grid.getByRole("row").nth(row).getByRole("gridcell").nth(1);
    await cell(1).waitFor();
    await still(page);
    await cell(1).click();
    await typeInHaste(page, "Spring", "Summer", "Autumn");
    await becomes(() => Promise.all([1, 2, 3].map((row) => cell(row).textContent())), ["Spring", "Summer", "Autumn"]);
    await saved(page);
});

test("lines of a segment are entered in haste", async (t) => {
    const page = await at(t, "#/segments");
    await newSegment(page);
    const lines = page.getByRole("grid", { name: "Segment Lines" });
    await still(page);
    await page.getByRole("combobox", { name: "New line" }).focus();
    await typeInHaste(page, "ct000005", "ct000006", "ct000007");
    await becomes(() => lines.getByRole("row").evaluateAll((rows) =>
        rows.map((row) => row.querySelector("[role=gridcell]")?.textContent).filter((text) => /^CT/.test(text ?? ""))),
    ["CT000005", "CT000006", "CT000007"]);
    await saved(page);
});

test("fields of a card are filled one after the other in haste", async (t) => {
    const page = await at(t, "#/contacts/CT000001");
    const field = (name) => page.getByRole("main").getByLabel(name, { exact: true });
    const texts = { Name: "Adatum Ltd.", City: "Vienna", "Phone No.": "+43 1 234567", "E-Mail": "office@adatum.example" };
    await field("Name").waitFor();
    await still(page);
    for (const [name, text] of Object.entries(texts)) {
        await field(name).click();
        await page.keyboard.press("Control+a");
        await page.keyboard.type(text);
    }
    await page.keyboard.press("Tab");
    for (const [name, text] of Object.entries(texts)) await becomes(() => field(name).inputValue(), text, name);
    await saved(page);
});
