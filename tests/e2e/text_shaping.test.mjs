// What is written from right to left, with joining letters, looks on the canvas as the browser itself sets it with the
// font that the product's was cut from (Debian's fonts-noto-core, which the build needs).
import assert from "node:assert/strict";
import { test } from "node:test";

import { open } from "./support/browser.mjs";
import { eventually } from "./support/eventually.mjs";
import { decodePng } from "./support/png.mjs";
import { beginWithSample } from "./support/workspace.mjs";

// How much ink stands in each column of pixels, within the middle of the rectangle.
async function inkOf(page, { x, y, width, height }) {
    const png = decodePng(await page.screenshot({ clip: { x, y: y + 3, width, height: height - 6 } }));
    return Array.from({ length: png.width }, (_, column) => {
        let ink = 0;
        for (let row = 0; row < png.height; ++row) ink += 255 - png.pixel(column, row)[1];
        return ink;
    });
}

function correlation(one, other) {
    const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;
    const [a, b] = [mean(one), mean(other)];
    let both = 0, first = 0, second = 0;
    one.forEach((value, i) => {
        both += (value - a) * (other[i] - b);
        first += (value - a) ** 2;
        second += (other[i] - b) ** 2;
    });
    return both / Math.sqrt(first * second || 1);
}

// The best likeness when one is moved by some pixels.
function likeness(one, other) {
    let best = -1;
    for (let shift = -4; shift <= 4; ++shift) {
        const moved = one.map((_, i) => one[i + shift] ?? 0);
        best = Math.max(best, correlation(moved, other));
    }
    return best;
}

test("Arabic names read from right to left, joined, in lists", async (t) => {
    const browser = await open(t, { context: { viewport: { width: 1280, height: 1000 }, colorScheme: "light" } });
    const { page } = browser;
    await beginWithSample(page);
    await page.evaluate(() => { location.hash = "#/contacts"; });
    const name = "ياسمين منصور";
    const cell = page.getByRole("gridcell", { name, exact: true });
    await cell.waitFor();
    await page.mouse.move(5, 5);
    const box = await cell.boundingBox();
    const area = { x: Math.round(box.x), y: Math.round(box.y), width: 180, height: Math.round(box.height) };
    const show = (mirrored) => page.evaluate(([text, { width, height }, turned]) => {
        document.getElementById("measure")?.remove();
        const element = document.createElement("div");
        element.id = "measure";
        element.dir = "rtl";
        element.textContent = text;
        Object.assign(element.style, {
            position: "fixed", left: "0", top: "0", width: `${width}px`, height: `${height}px`, zIndex: 1000,
            boxSizing: "border-box", paddingLeft: "10px", background: "#fff", color: "#1c2423", textAlign: "left",
            font: '13px "Noto Sans Arabic"', lineHeight: `${height}px`, whiteSpace: "nowrap",
            unicodeBidi: turned ? "bidi-override" : "normal", direction: turned ? "ltr" : "rtl",
        });
        document.body.append(element);
    }, [name, area, mirrored]);
    await eventually(async () => {
        const drawn = await inkOf(page, area);
        await show(false);
        const right = await inkOf(page, { ...area, x: 0, y: 0 });
        await show(true);
        const wrong = await inkOf(page, { ...area, x: 0, y: 0 });
        await page.evaluate(() => document.getElementById("measure").remove());
        const [good, bad] = [likeness(drawn, right), likeness(drawn, wrong)];
        assert.ok(good > 0.9 && bad < good - 0.1, `as the browser sets it: ${good}, turned around: ${bad}`);
    });
    await browser.screenshot("contacts-arabic");
});
