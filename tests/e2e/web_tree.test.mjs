// The accessible tree: real elements over the canvas, in step with it, and as good as it.
import assert from "node:assert/strict";
import { test } from "node:test";

import { expectStatus, focusOf, middleOf, openDemo, statusOf } from "./support/demo.mjs";
import { becomes, eventually } from "./support/eventually.mjs";
import { still } from "./support/still.mjs";

test("the tree and the canvas do the same", async (t) => {
    const { page } = await openDemo(t);
    const button = page.getByRole("button", { name: "Count" });

    await t.test("a pointer click on a button acts once", async () => {
        await button.click();
        await expectStatus(page, "Count: 1");
        await page.waitForTimeout(200);
        await still(page);
        assert.equal(await statusOf(page), "Count: 1");
    });
    await t.test("a pen presses as a mouse does", async () => {
        const session = await page.context().newCDPSession(page);
        const [x, y] = await middleOf(button);
        for (const type of ["mousePressed", "mouseReleased"]) {
            await session.send("Input.dispatchMouseEvent", { type, x, y, button: "left", clickCount: 1, pointerType: "pen" });
        }
        await expectStatus(page, "Count: 2");
        await page.waitForTimeout(200);
        await still(page);
        assert.equal(await statusOf(page), "Count: 2");
    });
    await t.test("a click without a pointer acts once", async () => {
        await button.evaluate((element) => element.click());
        await expectStatus(page, "Count: 3");
        await button.focus();
        await page.keyboard.press("Enter");
        await expectStatus(page, "Count: 4");
        await page.keyboard.press(" ");
        await expectStatus(page, "Count: 5");
    });
    await t.test("a checkbox is checked by click, by key and by Playwright's check", async () => {
        const box = page.getByRole("checkbox", { name: "Active" });
        await box.check();
        await becomes(() => box.isChecked(), true);
        await box.uncheck();
        await becomes(() => box.isChecked(), false);
        await still(page);
        assert.equal(await box.isChecked(), false);
        await box.press(" ");
        await becomes(() => box.isChecked(), true);
    });
    await t.test("a checkbox shows the program's state right after the click, before any frame", async () => {
        const box = page.getByRole("checkbox", { name: "Active" });
        await still(page);
        await page.evaluate(() => {
            globalThis.held = [];
            globalThis.frames = globalThis.requestAnimationFrame;
            globalThis.requestAnimationFrame = (paint) => globalThis.held.push(paint);
        });
        await page.mouse.click(...(await middleOf(box)));
        assert.equal(await box.isChecked(), false);
        await box.evaluate((element) => element.click());
        assert.equal(await box.isChecked(), true);
        await page.evaluate(() => {
            globalThis.requestAnimationFrame = globalThis.frames;
            for (const paint of globalThis.held) globalThis.requestAnimationFrame(paint);
        });
        await still(page);
        assert.equal(await box.isChecked(), true);
    });
    await t.test("an option of a combobox is chosen by click", async () => {
        const country = page.getByRole("combobox", { name: "Country" });
        await country.click();
        await page.getByRole("option", { name: "Greece" }).waitFor();
        await becomes(() => country.getAttribute("aria-expanded"), "true");
        await page.getByRole("option", { name: "Greece" }).click();
        await expectStatus(page, "Country: Greece");
        await becomes(() => country.inputValue(), "Greece");
    });
    await t.test("a grid tells its size, and its cells their text", async () => {
        const grid = page.getByRole("grid", { name: "Numbers" });
        await becomes(() => grid.getAttribute("aria-rowcount"), "30");
        await becomes(() => grid.getAttribute("aria-colcount"), "3");
        const cells = page.getByRole("row").nth(2).getByRole("gridcell");
        await becomes(() => cells.allTextContents(), ["20", "21", "22"]);
    });
    await t.test("what nobody sees is as wide in every script: no font is looked for", async () => {
        const widths = await page.getByRole("gridcell").first().evaluate((cell) => (
            ["Inter", "漢字かな", "עברית", "ภาษา", "\u{1F600}\u{1F680}"].map((text) => {
                const copy = cell.cloneNode();
                copy.removeAttribute("id");
                copy.textContent = text;
                cell.after(copy);
                const range = document.createRange();
                range.selectNodeContents(copy);
                const { width } = range.getBoundingClientRect();
                copy.remove();
                return width / [...text].length;
            })));
        for (const width of widths) assert.ok(Math.abs(width - widths[0]) < 0.1 && width > 5, widths.join(" "));
    });
    await t.test("a cell that is scrolled away is scrolled to when it is clicked", async () => {
        const cell = page.getByRole("gridcell", { name: "251", exact: true });
        await cell.click();
        await becomes(() => focusOf(page), "251");
        await eventually(async () => {
            const [, y] = await middleOf(cell);
            assert.ok(y > 100 && y < 400, `the cell lies at ${y}`);
        });
    });
    await t.test("with the tree removed the canvas does the same", async () => {
        await still(page);
        const places = {
            button: await middleOf(button),
            name: await middleOf(page.getByRole("textbox", { name: "Name" })),
            link: await middleOf(page.getByRole("link", { name: "Second", exact: true })),
        };
        await page.evaluate(() => globalThis.segmentsDebug.removeTree());
        assert.equal(await page.locator("#tree [role], #tree [id]").count(), 0);
        await page.mouse.click(...places.button);
        await still(page);
        await page.evaluate(() => globalThis.segmentsDebug.restoreTree());
        await expectStatus(page, "Count: 6");
        await page.evaluate(() => globalThis.segmentsDebug.removeTree());
        await page.mouse.click(...places.link);
        await becomes(() => page.evaluate(() => location.hash), "#/second");
        await page.mouse.click(...places.name);
        // The field being edited, and nothing else, is there.
        await becomes(() => page.locator("#tree [role], #tree [id]").count(), 1);
        await page.keyboard.type("by canvas");
        await page.keyboard.press("Enter");
        await still(page);
        await page.evaluate(() => globalThis.segmentsDebug.restoreTree());
        await expectStatus(page, "Name: by canvas");
    });
});

test("the keyboard reaches everything", async (t) => {
    const { page } = await openDemo(t);

    await t.test("Tab follows the order of reading, and a grid is one stop", async () => {
        const seen = [];
        for (let i = 0; i < 17; ++i) {
            const before = seen.at(-1) ?? await focusOf(page);
            await page.keyboard.press("Tab");
            await eventually(async () => assert.notEqual(await focusOf(page), before));
            seen.push(await focusOf(page));
        }
        const actions = ["Count", "Question", "Pick file", "Download", "Copy", "Animate", "Job", "Break", "Unsaved"];
        const fields = ["Name", "Notes", "Active", "Country"];
        assert.deepEqual(seen, ["First", "Second", ...actions, "Call", ...fields, "0"]);
    });
    await t.test("arrows move through the grid, and the focus moves with them", async () => {
        await page.keyboard.press("ArrowDown");
        await page.keyboard.press("ArrowDown");
        await page.keyboard.press("ArrowRight");
        await becomes(() => focusOf(page), "21");
        await becomes(() => page.locator("[role=gridcell][tabindex='0']").textContent(), "21");
    });
    await t.test("a key that the program claims is kept from the browser, others are not", async () => {
        await page.evaluate(() => {
            globalThis.prevented = {};
            addEventListener("keydown", (event) => { globalThis.prevented[event.key] = event.defaultPrevented; });
        });
        await page.keyboard.press("Control+k");
        await expectStatus(page, "Palette");
        await page.keyboard.press("Control+j");
        await page.keyboard.press("F7");
        const prevented = () => page.evaluate(() => [globalThis.prevented.k, globalThis.prevented.j, globalThis.prevented.F7]);
        await becomes(prevented, [true, false, false]);
    });
    await t.test("a dialog takes the focus, keeps it, and gives it back", async () => {
        await page.getByRole("button", { name: "Question" }).press("Enter");
        await becomes(() => focusOf(page), "Answer");
        await becomes(() => page.locator("main").evaluate((element) => element.inert), true);
        await page.keyboard.type("fine");
        await page.keyboard.press("Tab");
        await becomes(() => focusOf(page), "Yes");
        await page.keyboard.press("Enter");
        await expectStatus(page, "Answer: fine");
        await page.getByRole("dialog").waitFor({ state: "detached" });
        await becomes(() => focusOf(page), "Question");
    });
    await t.test("the menu key asks for the menu of the focused element", async () => {
        await page.getByRole("button", { name: "Count" }).focus();
        await page.keyboard.press("Shift+F10");
        await expectStatus(page, "Menu of 10");
    });
});

// In the page, before its own scripts: presses a key as soon as a frame has put a part of the tree off.
function pressWhenLate() {
    const cells = () => document.querySelectorAll("[role=gridcell]").length;
    let debug;
    Object.defineProperty(globalThis, "segmentsDebug", {
        get: () => debug,
        set(offered) {
            debug = offered;
            debug.watchCalls((name, begins) => {
                if (name !== "paint_frame" || begins || debug.late === 0 || globalThis.atKey) return;
                globalThis.atKey = [{ cells: cells(), late: debug.late > 0 }];
                document.body.dispatchEvent(new KeyboardEvent("keydown", { key: "Shift", bubbles: true }));
                globalThis.atKey.push({ cells: cells(), late: debug.late > 0 });
            });
        },
    });
}

test("many new elements come after the frame, and before a key that is meant for them", async (t) => {
    const browser = await openDemo(t, { goto: false });
    const { page, context } = browser;
    await context.addInitScript(pressWhenLate);
    await browser.goto();
    await page.waitForFunction(() => globalThis.atKey?.length === 2);
    const [before, after] = await page.evaluate(() => globalThis.atKey);
    assert.deepEqual(before, { cells: 0, late: true });
    assert.equal(after.late, false);
    assert.notEqual(after.cells, 0);
});

test("on a Mac the command key is what Control is elsewhere", async (t) => {
    const browser = await openDemo(t, { goto: false });
    const { page, context } = browser;
    await context.addInitScript(() => Object.defineProperty(Navigator.prototype, "platform", { get: () => "MacIntel" }));
    await browser.goto();
    await page.getByRole("button", { name: "Count" }).focus();
    await page.keyboard.press("Enter");
    await expectStatus(page, "Count: 1");
    await page.keyboard.press("Control+k");
    await still(page);
    assert.equal(await statusOf(page), "Count: 1");
    await page.keyboard.press("Meta+k");
    await expectStatus(page, "Palette");
});
