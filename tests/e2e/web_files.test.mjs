// Files and the clipboard, in and out.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { expectStatus, focusOf, openDemo } from "./support/demo.mjs";
import { becomes, eventually } from "./support/eventually.mjs";

const kContent = "x".repeat(2500) + "é";
const kSum = [...Buffer.from(kContent)].reduce((sum, byte) => sum + byte, 0);
const kSaid = `list.json: ${Buffer.byteLength(kContent)} bytes, sum ${kSum}`;

test("files come in and go out", async (t) => {
    const { page } = await openDemo(t);

    await t.test("by the file picker, read in pieces", async () => {
        const chooser = page.waitForEvent("filechooser");
        await page.getByRole("button", { name: "Pick file" }).click();
        const picked = await chooser;
        await picked.setFiles({ name: "list.json", mimeType: "application/json", buffer: Buffer.from(kContent) });
        await expectStatus(page, kSaid);
    });
    await t.test("by dropping them on the page", async () => {
        await page.getByRole("button", { name: "Count" }).click();
        await page.evaluate(async (content) => {
            const data = new DataTransfer();
            data.items.add(new File([content], "list.json"));
            const fire = (type) => document.getElementById("canvas")
                .dispatchEvent(new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true }));
            fire("dragenter");
            fire("dragover");
            globalThis.drop = () => fire("drop");
        }, kContent);
        await expectStatus(page, "Drop the file here");
        await page.evaluate(() => globalThis.drop());
        await expectStatus(page, kSaid);
    });
    await t.test("as a download put together of pieces", async () => {
        const download = page.waitForEvent("download");
        await page.getByRole("button", { name: "Download" }).click();
        const saved = await download;
        assert.equal(saved.suggestedFilename(), "demo.txt");
        assert.equal(readFileSync(await saved.path(), "utf8"), "first piece\nsecond piece é\n");
    });
});

test("a large file is read by a worker, which then goes, and by the page where there is no worker", async (t) => {
    const browser = await openDemo(t, { context: { serviceWorkers: "block" } });
    const { page } = browser;
    const bytes = Buffer.alloc(4_300_001, "segments");
    const said = `large.json: ${bytes.length} bytes, sum ${bytes.reduce((sum, byte) => sum + byte, 0)}`;
    const pick = async () => {
        const chooser = page.waitForEvent("filechooser");
        await page.getByRole("button", { name: "Pick file" }).click();
        await (await chooser).setFiles({ name: "large.json", mimeType: "application/json", buffer: bytes });
        await expectStatus(page, said);
    };
    const readByWorker = () => page.evaluate(() => globalThis.segmentsDebug.piecesByWorker);

    await pick();
    const pieces = await readByWorker();
    assert.ok(pieces > 1);
    await becomes(() => page.workers().filter((worker) => /incoming/.test(worker.url())).length, 0);

    await page.getByRole("button", { name: "Count" }).click();
    await page.route(/incoming_worker\.js/, (route) => route.abort());
    await pick();
    assert.equal(await readByWorker(), pieces);
    browser.takeProblems(); // the script that could not be loaded
});

test("the clipboard works in both directions", async (t) => {
    const { page } = await openDemo(t, { context: { permissions: ["clipboard-read", "clipboard-write"] } });
    const read = (type) => page.evaluate(async (wanted) => {
        const [item] = await navigator.clipboard.read();
        return item.types.includes(wanted) ? (await item.getType(wanted)).text() : null;
    }, type);

    await t.test("a row is copied as text and as a table", async () => {
        await page.getByRole("gridcell", { name: "11", exact: true }).click();
        await becomes(() => focusOf(page), "11");
        await page.keyboard.press("Control+c");
        await becomes(() => read("text/plain"), "10\t11\t12");
        await eventually(async () => assert.match(await read("text/html"), /<table>.*<td>10<\/td>/));
    });
    await t.test("what was copied elsewhere is pasted into the program", async () => {
        await page.evaluate(() => navigator.clipboard.writeText("a\tb\nc\td"));
        await page.keyboard.press("Control+v");
        await expectStatus(page, "Pasted: a\tb\nc\td");
    });
    await t.test("a button copies too", async () => {
        await page.getByRole("button", { name: "Copy" }).click();
        await becomes(() => read("text/plain"), "plain text");
        await eventually(async () => assert.match(await read("text/html"), /<b>rich text<\/b>/));
    });
    await t.test("in a field the clipboard is the field's", async () => {
        const name = page.getByRole("textbox", { name: "Name" });
        await name.fill("one two");
        await page.keyboard.press("Control+a");
        await page.keyboard.press("Control+c");
        await page.keyboard.press("End");
        await page.keyboard.press("Control+v");
        await becomes(() => name.inputValue(), "one twoone two");
    });
});
