// What a list's own buttons do: its filters and its columns are put back.
import assert from "node:assert/strict";
import { test } from "node:test";

import { enter, gridOf, openSample, rowsBecome, value, visit } from "./support/actions.mjs";
import { open } from "./support/browser.mjs";
import { becomes, eventually } from "./support/eventually.mjs";
import { beginWithSample, saved } from "./support/workspace.mjs";

const kGrid = "Contacts";
const kAll = 24;

test("filters are cleared, and columns reset", async (t) => {
    const { page, step } = await openSample(t);
    await visit(page, "#/contacts", kGrid);
    await rowsBecome(page, kGrid, kAll);

    await step("Clear filters, where nothing matches them, takes all of them away", async () => {
        const city = page.getByRole("combobox", { name: "Filter City", exact: true });
        const country = page.getByRole("combobox", { name: "Filter Country/Region Code", exact: true });
        await enter(country, "GB");
        await eventually(async () => assert.ok(Number(await gridOf(page, kGrid).getAttribute("aria-rowcount")) <= kAll));
        await enter(city, "Nowhere");
        await page.getByText("Nothing matches the filters").first().waitFor();
        await rowsBecome(page, kGrid, 0);
        await page.getByRole("button", { name: "Clear filters" }).click();
        await rowsBecome(page, kGrid, kAll);
        await value(city, "");
        await value(country, "");
    });
    await step("Reset columns brings hidden and moved columns back, and it is kept", async () => {
        const shown = () => gridOf(page, kGrid).getByRole("columnheader").allTextContents();
        const before = await shown();
        assert.ok(before.includes("City") && before.length > 3);
        const columns = page.getByRole("dialog", { name: "Columns" });
        const openColumns = async () => {
            await page.getByRole("button", { name: "Columns", exact: true }).click();
            await columns.waitFor();
        };
        const close = async () => {
            await page.keyboard.press("Escape");
            await columns.waitFor({ state: "detached" });
        };
        await openColumns();
        await columns.getByRole("checkbox", { name: "City", exact: true }).click();
        await columns.getByRole("button", { name: `Move ${before[1]} left`, exact: true }).click();
        const changed = [before[1], before[0], ...before.slice(2)].filter((name) => name !== "City");
        await becomes(shown, changed);
        await close();
        // So it stays, until it is reset.
        await visit(page, "#/segments", "Segments");
        await visit(page, "#/contacts", kGrid);
        await becomes(shown, changed);
        await openColumns();
        await columns.getByRole("button", { name: "Reset columns" }).click();
        await becomes(shown, before);
        await becomes(() => columns.getByRole("checkbox", { name: "City", exact: true }).isChecked(), true);
        await close();
        await visit(page, "#/segments", "Segments");
        await visit(page, "#/contacts", kGrid);
        await becomes(shown, before);
    });
    await saved(page);
});

test("on a phone the sheet of filters clears them", async (t) => {
    const { page } = await open(t, { context: { viewport: { width: 390, height: 844 } } });
    await beginWithSample(page);
    await visit(page, "#/contacts", kGrid);
    const sheet = page.getByRole("dialog", { name: "Filter and sort" });
    const city = sheet.getByRole("combobox", { name: "City", exact: true });
    const clear = sheet.getByRole("button", { name: "Clear filters" });
    await page.getByRole("button", { name: "Filter and sort", exact: true }).click();
    await city.waitFor();
    await becomes(() => clear.count(), 0);
    await enter(city, "Hamburg");
    await clear.waitFor();
    await sheet.getByRole("button", { name: "Done" }).click();
    await sheet.waitFor({ state: "detached" });
    await rowsBecome(page, kGrid, 3);
    await page.getByRole("button", { name: "Filter and sort, 1 set" }).click();
    // A plain word means "contains" (PRD-10).
    await value(city, "@*Hamburg*");
    await clear.click();
    await value(city, "");
    await becomes(() => clear.count(), 0);
    await sheet.getByRole("button", { name: "Done" }).click();
    await rowsBecome(page, kGrid, kAll);
    await page.getByRole("button", { name: "Filter and sort", exact: true }).waitFor();
});
