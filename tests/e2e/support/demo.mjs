// The demo page of web/demo: one element of every kind, for tests of the platform itself.
import path from "node:path";

import { kRoot, open } from "./browser.mjs";
import { becomes } from "./eventually.mjs";

export const kDemo = path.join(kRoot, "build/web/demo");

export function openDemo(t, options = {}) {
    return open(t, { folder: kDemo, ...options });
}

// Waits until the status line says `text`.
export function expectStatus(page, text) {
    return becomes(() => statusOf(page), text);
}

export function statusOf(page) {
    return page.locator("#tree [role=status]").textContent();
}

// The middle of an element of the tree, for clicks on the canvas.
export async function middleOf(locator) {
    const box = await locator.boundingBox();
    return [box.x + box.width / 2, box.y + box.height / 2];
}

// The name of the element that has the focus, and its role or tag.
export function focusOf(page) {
    return page.evaluate(() => {
        const { activeElement: element } = document;
        return element.getAttribute("aria-label") ?? element.textContent.slice(0, 40);
    });
}
