// What is written from right to left, with joining letters or with marks that combine, looks on the canvas as the
// browser itself sets it.
import assert from "node:assert/strict";
import { test } from "node:test";

import { open } from "./support/browser.mjs";
import { eventually } from "./support/eventually.mjs";
import { decodePng } from "./support/png.mjs";
import { beginWithSample, rename } from "./support/workspace.mjs";

// How much ink stands in each column of pixels of the rectangle.
async function inkOf(page, clip) {
    const png = decodePng(await page.screenshot({ clip }));
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

// The ink of each line in the rectangle.
async function linesOf(page, { x, y, width, height }, lines) {
    const high = height / lines;
    const inks = [];
    for (let i = 0; i < lines; ++i) {
        inks.push(await inkOf(page, { x, y: Math.round(y + i * high) + 3, width, height: Math.round(high) - 6 }));
    }
    return inks;
}

// The same of the text as the browser sets it, in the page's upper left corner. `apart`: letter by letter from left to
// right, as one sets text who can't shape it.
async function reference(page, text, { width, height }, lines, style, apart = false) {
    await page.evaluate(([content, letters, css]) => {
        const element = document.createElement("div");
        element.id = "measure";
        element.dir = "auto";
        Object.assign(element.style, {
            position: "fixed", left: "0", top: "0", zIndex: 1000, boxSizing: "border-box", background: "#fff",
            color: "#1c2423", ...css,
        });
        if (letters) element.style.direction = "ltr";
        for (const part of letters ? content : [content]) {
            const span = document.createElement("span");
            span.textContent = part;
            if (letters) Object.assign(span.style, { display: "inline-block", whiteSpace: "pre" });
            element.append(span);
        }
        document.body.append(element);
    }, [text, apart, { ...style, width: `${width}px`, height: `${height}px`, lineHeight: `${height / lines}px` }]);
    const inks = await linesOf(page, { x: 0, y: 0, width, height }, lines);
    await page.evaluate(() => document.getElementById("measure").remove());
    return inks;
}

const kNames = [
    { script: "Arabic", name: "ياسمين منصور" },
    { script: "Hebrew", name: "שרה לוי־כהן", no: "CT000002" },
    // Its marks have no width: how they are stacked doesn't move the letters.
    { script: "Thai", name: "สมชาย ใจดีที่สุด", no: "CT000003", stacked: true },
    { script: "Devanagari", name: "प्रिया शर्मा", no: "CT000004" },
];

// The reference is set with the fonts that the product's were cut from (Debian's fonts-noto-core, which the build
// needs).
test("names in Arabic, Hebrew, Thai and Devanagari are shaped in lists", async (t) => {
    const browser = await open(t, { context: { viewport: { width: 1280, height: 1000 }, colorScheme: "light" } });
    const { page } = browser;
    await beginWithSample(page);
    for (const { name, no } of kNames.filter((each) => each.no)) {
        await page.evaluate((to) => { location.hash = `#/contacts/${to}`; }, no);
        await page.getByRole("heading", { name: `Contact ${no}` }).waitFor();
        await rename(page, name);
    }
    await page.evaluate(() => { location.hash = "#/contacts"; });
    for (const { script, name, stacked } of kNames) {
        await t.test(script, async () => {
            const cell = page.getByRole("gridcell", { name, exact: true }).first();
            await cell.waitFor();
            await page.mouse.move(5, 5);
            const box = await cell.boundingBox();
            const area = { x: Math.round(box.x), y: Math.round(box.y), width: 180, height: Math.round(box.height) };
            const style = { font: `13px "Noto Sans ${script}"`, paddingLeft: "10px", textAlign: "left" };
            await eventually(async () => {
                const [drawn] = await linesOf(page, area, 1);
                const [right] = await reference(page, name, area, 1, style);
                const [apart] = await reference(page, name, area, 1, style, true);
                const [boxes] = await reference(page, "□".repeat(name.length), area, 1, style);
                const [good, bad] = [likeness(drawn, right), likeness(drawn, apart)];
                assert.ok(good > 0.9, `as the browser sets it: ${good}`);
                assert.ok(likeness(drawn, boxes) < good - 0.3, `as boxes: ${likeness(drawn, boxes)}`);
                if (!stacked) assert.ok(bad < good - 0.1, `letter by letter: ${bad}, as the browser sets it: ${good}`);
            });
        });
    }
    await browser.screenshot("contacts-scripts");
});

const kParagraphs = {
    // A line of the paragraph begins with Latin letters, and still reads from the right.
    "Hebrew with English": "בית המרקחת הגדול של משפחת אברהם Fairfax & Marlow Ltd. סניף תל אביב (2) והסביבה, קומה 4.",
    "English with Hebrew": "The restaurant and wine bar of family שרה לוי־כהן, 2 (Tel Aviv). Open until 4!",
    "Arabic": "فندق اللوتس ش.م.م. للسياحة والضيافة Hotel Lotus 5, القاهرة وضواحيها (فرع النيل).",
    "Thai, which has no blanks": "ร้านอาหารและบาร์ไวน์ของครอบครัวใจดีที่สุดในกรุงเทพมหานครและปริมณฑล",
    "Devanagari": "प्रिया शर्मा परिवार का रेस्टोरेंट और वाइन बार, नई दिल्ली तथा आसपास के क्षेत्र",
};

test("paragraphs of such text are parted into lines as the browser does it, and read in its order", async (t) => {
    const phone = { viewport: { width: 390, height: 844 }, colorScheme: "light" };
    const browser = await open(t, { context: phone });
    const { page } = browser;
    await beginWithSample(page);
    await page.evaluate(() => { location.hash = "#/contacts/CT000001"; });
    await page.getByRole("heading", { name: "Contact CT000001" }).waitFor();
    for (const [what, text] of Object.entries(kParagraphs)) {
        await t.test(what, async () => {
            await rename(page, text);
            const heading = page.getByRole("heading", { name: text, exact: true });
            await eventually(async () => {
                const box = await heading.boundingBox();
                const area = Object.fromEntries(Object.entries(box).map(([side, value]) => [side, Math.round(value)]));
                const lines = Math.round(area.height / 26);
                assert.ok(lines > 1, "it takes several lines");
                const drawn = await linesOf(page, area, lines);
                const right = await reference(page, text, area, lines, { font: "600 18px var(--fonts)" });
                drawn.forEach((ink, i) => {
                    const like = likeness(ink, right[i]);
                    assert.ok(like > 0.9, `line ${i + 1} of ${lines} is like the browser's: ${like}`);
                });
            });
            await browser.screenshot(`paragraph-${what.split(" ")[0].replace(",", "").toLowerCase()}-${text.length}`);
        });
    }
});
