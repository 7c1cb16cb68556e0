// Fields: their list of options, and what stands in them while they are empty.
import assert from "node:assert/strict";
import { test } from "node:test";

import { open } from "./support/browser.mjs";
import { becomes, eventually } from "./support/eventually.mjs";
import { decodePng } from "./support/png.mjs";
import { still } from "./support/still.mjs";
import { beginWithSample } from "./support/workspace.mjs";

test("a long list of options is scrolled by its scrollbar, and the field keeps the focus and what was typed", async (t) => {
    const { page } = await open(t, { context: { viewport: { width: 1280, height: 800 } } });
    await beginWithSample(page);
    await page.evaluate(() => { location.hash = "#/contacts/CT000001"; });
    const field = page.getByRole("combobox", { name: "Country/Region Code" });
    await field.click();
    await field.fill("a");
    const list = page.getByRole("listbox");
    await list.waitFor();
    await still(page);
    const topmost = () => list.getByRole("option").first().textContent();
    const before = await topmost();
    const box = await list.boundingBox();
    const edge = box.x + box.width - 5;
    await page.mouse.move(edge, box.y + 12);
    await page.mouse.down();
    await page.mouse.move(edge, box.y + box.height, { steps: 4 });
    await eventually(async () => assert.notEqual(await topmost(), before));
    await page.mouse.up();
    await becomes(() => field.evaluate((element) => [document.activeElement === element, element.value]), [true, "a"]);
    await still(page);
    const last = list.getByRole("option").last();
    const [country] = (await last.textContent()).split(" ");
    await last.click();
    await becomes(() => field.inputValue(), country);
});

test("an empty field says what to type while it has the focus", async (t) => {
    const { page } = await open(t, { context: { viewport: { width: 1280, height: 800 }, colorScheme: "light" } });
    await beginWithSample(page);
    await page.keyboard.press("Control+k");
    const field = page.getByRole("dialog").getByRole("combobox");
    await field.waitFor();
    // Where the words of the placeholder end.
    const words = async () => {
        const { x, y, width, height } = await field.boundingBox();
        return decodePng(await page.screenshot({ clip: { x: x + 100, y: y + 6, width: width - 130, height: height - 12 } })).colors();
    };
    await eventually(async () => assert.ok((await words()) > 3));
    await page.keyboard.type("c");
    await becomes(words, 1);
});
