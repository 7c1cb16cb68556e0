// Typing: the field being edited is a real one, shown in place.
import assert from "node:assert/strict";
import { test } from "node:test";

import { expectStatus, focusOf, openDemo } from "./support/demo.mjs";
import { becomes, eventually } from "./support/eventually.mjs";
import { InputMethod } from "./support/ime.mjs";
import { still } from "./support/still.mjs";

test("text is typed into real fields", async (t) => {
    const { page, context } = await openDemo(t);
    const name = page.getByRole("textbox", { name: "Name" });
    const notes = page.getByRole("textbox", { name: "Notes" });

    await t.test("every script arrives whole", async () => {
        await name.fill("Ann é 漢 😀 עברית");
        await name.press("Enter");
        await expectStatus(page, "Name: Ann é 漢 😀 עברית");
    });
    await t.test("Japanese: an input method composes in place, and only its result is committed", async () => {
        await name.fill("");
        await name.focus();
        const session = await context.newCDPSession(page);
        await session.send("Input.imeSetComposition", { text: "に", selectionStart: 1, selectionEnd: 1 });
        await session.send("Input.imeSetComposition", { text: "にほ", selectionStart: 2, selectionEnd: 2 });
        await becomes(() => name.inputValue(), "にほ");
        await session.send("Input.insertText", { text: "日本" });
        await page.keyboard.press("Enter");
        await expectStatus(page, "Name: 日本");
    });
    const pinyin = [["KeyN", "n"], ["KeyI", "ni"], ["KeyH", "ni h"], ["KeyA", "ni ha"], ["KeyO", "ni hao"]];
    // Each jamo changes the syllable; a vowel takes the final consonant of the one before along.
    const hangul = [["KeyG", "ㅎ"], ["KeyK", "하"], ["KeyS", "한"]];
    await t.test("pinyin: candidates come and go, and the space that takes one is not typed", async () => {
        const ime = await InputMethod.of(page);
        await name.fill("");
        await name.focus();
        await ime.composeAll(name, ...pinyin, ["ArrowDown", "你号"], ["ArrowDown", "你好"]);
        await expectStatus(page, "Name: 日本"); // nothing has reached the program yet
        await ime.commit("Space", "你好");
        await becomes(() => name.inputValue(), "你好");
        await page.keyboard.press("Enter");
        await expectStatus(page, "Name: 你好");
    });
    await t.test("Hangul: a syllable is replaced while its jamo come, and gives one to the next", async () => {
        const ime = await InputMethod.of(page);
        await name.fill("");
        await name.focus();
        await ime.composeAll(name, ...hangul);
        await ime.commit("KeyK", "하");
        await ime.compose("KeyK", "나");
        await becomes(() => name.inputValue(), "하나");
        await ime.commit("Enter", "나");
        await becomes(() => name.inputValue(), "하나");
        await page.keyboard.press("Enter");
        await expectStatus(page, "Name: 하나");
    });
    await t.test("Escape brings the former text back", async () => {
        await name.press("Escape");
        await expectStatus(page, "Name cancelled");
    });
    await t.test("leaving a field commits it", async () => {
        await name.fill("Bea");
        await page.keyboard.press("Tab");
        await expectStatus(page, "Name: Bea");
        await becomes(() => focusOf(page), "Notes");
    });
    await t.test("Enter makes a line in a field of several lines", async () => {
        await notes.click();
        await becomes(() => focusOf(page), "Notes");
        await page.keyboard.type("one");
        await page.keyboard.press("Enter");
        await page.keyboard.type("two");
        await becomes(() => notes.inputValue(), "one\ntwo");
    });
    await t.test("undo belongs to the field while it is edited", async () => {
        await name.fill("");
        await name.pressSequentially("abc");
        await page.keyboard.press("Control+z");
        await eventually(async () => assert.notEqual(await name.inputValue(), "abc"));
    });
    await t.test("words are stepped over, chosen and deleted as the platform does it", async () => {
        await name.fill("one two three");
        await page.keyboard.press("Control+ArrowLeft");
        await page.keyboard.press("Control+ArrowLeft");
        const caret = () => name.evaluate((element) => [element.selectionStart, element.selectionEnd]);
        await becomes(caret, [4, 4]);
        await page.keyboard.press("Control+Shift+ArrowRight");
        const chosen = () => name.evaluate((element) => element.value.slice(element.selectionStart, element.selectionEnd));
        await eventually(async () => assert.match(await chosen(), /^two ?$/));
        await page.keyboard.press("End");
        await page.keyboard.press("Control+Backspace");
        await becomes(() => name.inputValue(), "one two ");
        await page.keyboard.press("Enter");
        await expectStatus(page, "Name: one two ");
    });
    await t.test("the browser looks at the spelling of texts, not of what is chosen from a list", async () => {
        await becomes(() => notes.getAttribute("spellcheck"), "true");
        await becomes(() => page.getByRole("combobox", { name: "Country" }).getAttribute("spellcheck"), "false");
    });
    await t.test("only the edited field is visible", async () => {
        await name.focus();
        const opacity = (locator) => locator.evaluate((element) => getComputedStyle(element).opacity);
        await eventually(async () => assert.deepEqual([await opacity(name), await opacity(notes)], ["1", "0"]));
        const font = () => name.evaluate((element) => getComputedStyle(element).fontFamily);
        await eventually(async () => assert.match(await font(), /^Segments/));
        await becomes(() => page.evaluate(() => document.fonts.check("14px Segments")), true);
    });
    await t.test("a click puts the caret where it is", async () => {
        await name.fill("iiiiiiiiiiiiiiiiiiii");
        await notes.focus();
        await still(page);
        const box = await name.boundingBox();
        await page.mouse.click(box.x + box.width - 10, box.y + box.height / 2);
        await becomes(() => name.evaluate((element) => element.selectionStart), 20);
        await notes.focus();
        await still(page);
        await page.mouse.click(box.x + 9, box.y + box.height / 2);
        await becomes(() => name.evaluate((element) => element.selectionStart), 0);
    });
    await t.test("typing on a grid cell opens its editor with that character", async () => {
        await page.getByRole("gridcell", { name: "11", exact: true }).click();
        await becomes(() => focusOf(page), "11");
        await page.keyboard.type("7é");
        await becomes(() => page.getByRole("textbox", { name: "Cell" }).inputValue(), "7é");
        await page.keyboard.press("Enter");
        await becomes(() => focusOf(page), "7é");
        await becomes(() => page.getByRole("textbox", { name: "Cell" }).count(), 0);
    });
    await t.test("an input method opens the editor of a grid cell, and composes there", async () => {
        const ime = await InputMethod.of(page);
        const editor = page.getByRole("textbox", { name: "Cell" });
        for (const [cell, composed, code, text] of [["21", pinyin, "Space", "你好"], ["31", hangul, "Enter", "한"]]) {
            await page.getByRole("gridcell", { name: cell, exact: true }).click();
            await becomes(() => focusOf(page), cell);
            await ime.composeAll(editor, ...composed);
            await ime.commit(code, text);
            await becomes(() => editor.inputValue(), text);
            await page.keyboard.press("Enter");
            await becomes(() => focusOf(page), text);
        }
    });
    await t.test("a dead key and the letter after it make one character, in a field and on a cell", async () => {
        const session = await context.newCDPSession(page);
        const dead = async () => {
            const key = { key: "Dead", code: "BracketLeft", windowsVirtualKeyCode: 221 };
            await session.send("Input.dispatchKeyEvent", { type: "rawKeyDown", ...key });
            await session.send("Input.dispatchKeyEvent", { type: "keyUp", ...key });
            const letter = { key: "ê", code: "KeyE", windowsVirtualKeyCode: 69 };
            await session.send("Input.dispatchKeyEvent", { type: "keyDown", text: "ê", ...letter });
            await session.send("Input.dispatchKeyEvent", { type: "keyUp", ...letter });
        };
        await name.fill("f");
        await dead();
        await becomes(() => name.inputValue(), "fê");
        await page.getByRole("gridcell", { name: "12", exact: true }).click();
        await becomes(() => focusOf(page), "12");
        await dead();
        await becomes(() => page.getByRole("textbox", { name: "Cell" }).inputValue(), "ê");
        await page.keyboard.press("Escape");
    });
});

test("a touch screen offers the keyboard that fits", async (t) => {
    const { page } = await openDemo(t, { context: { hasTouch: true, isMobile: true, viewport: { width: 900, height: 700 } } });
    await page.getByRole("textbox", { name: "Name" }).tap();
    await becomes(() => focusOf(page), "Name");
    await page.getByRole("button", { name: "Count" }).tap();
    await expectStatus(page, "Name: ");
    await page.getByRole("button", { name: "Count" }).tap();
    await expectStatus(page, "Count: 2");
});
