// The canvas without the accessible tree. Each step finds its place in the tree, takes the tree out of the
// document, acts by the mouse at that place, and brings the tree back, so that the effect can be read.
import assert from "node:assert/strict";

import { becomes } from "./eventually.mjs";
import { still } from "./still.mjs";

const kElements = "#tree [id], #tree [role]";

export class BareCanvas {
    #page;

    constructor(page) {
        this.#page = page;
    }

    // Presses at the middle of where the canvas shows the element; `count` 2 is a double click. Then types `text`
    // into what is being edited, and presses `key`.
    async click(locator, { count = 1, text = null, key = "", modifiers = [] } = {}) {
        const page = this.#page;
        await locator.first().waitFor({ state: "attached" });
        await still(this.#page);
        const box = await locator.first().boundingBox();
        const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
        await this.#take();
        const under = await page.evaluate(([left, top]) => document.elementFromPoint(left, top).id, [x, y]);
        assert.match(under, /^(canvas|tree)$/, "there is more than the bare canvas");
        for (const modifier of modifiers) await page.keyboard.down(modifier);
        await page.mouse.click(x, y, { clickCount: count });
        for (const modifier of modifiers) await page.keyboard.up(modifier);
        if (text !== null || key) {
            // The field being edited, and nothing else, is there: it is what the picture shows.
            await becomes(() => page.locator(kElements).count(), 1);
            await still(page);
            if (text !== null) {
                await page.keyboard.press("Control+a");
                await page.keyboard.press("Delete");
                await page.keyboard.type(text);
            }
            if (key) await page.keyboard.press(key);
        }
        await this.#bringBack();
    }

    async #take() {
        await this.#page.evaluate(() => globalThis.segmentsDebug.removeTree());
        assert.ok((await this.#page.locator(kElements).count()) <= 1, "the tree is still there");
    }

    async #bringBack() {
        await still(this.#page);
        await this.#page.evaluate(() => globalThis.segmentsDebug.restoreTree());
    }
}

// What assistive technology and scripts do: no pointer, only the element.
export async function activate(locator) {
    await locator.first().waitFor({ state: "attached" });
    await still(locator.page());
    await locator.first().evaluate((element) => element.click());
}

// Sets the content as browser extensions and voice control do, and leaves the field.
export async function enter(locator, text) {
    await locator.first().waitFor({ state: "attached" });
    await still(locator.page());
    await locator.first().evaluate((element, content) => {
        element.focus();
        element.value = content;
        element.dispatchEvent(new InputEvent("input", { bubbles: true }));
        element.blur();
    }, text);
}
