// How long an import takes in the built page, from the drop of the file until everything is saved, and what
// memory it needs:
//
//     segments_generate --contacts 100000 --out /tmp/contacts.json
//     node tests/bench/import_page.mjs /tmp/contacts.json
//
// The person's part, pressing "Import" in the preview, is done at once.
import { setTimeout as sleep } from "node:timers/promises";

import { Browser } from "../e2e/support/browser.mjs";

const kLimit = { timeout: 600_000 };

const browser = new Browser({});
await browser.start();
const page = browser.page;
await page.getByRole("textbox", { name: "Your name" }).fill("Ann Lee");
await page.getByRole("button", { name: "Start with an empty workspace" }).click();
await page.getByRole("link", { name: "Contacts", exact: true }).click();
await page.getByRole("button", { name: "Import contacts" }).waitFor();
await sleep(1000);
const before = await page.evaluate(() => globalThis.segmentsDebug.heapBytes);

// The page itself watches what happens, so that nothing from outside disturbs it.
await page.evaluate(() => {
    const times = { dropped: 0 };
    globalThis.importTimes = times;
    const tree = document.getElementById("tree");
    const find = (selector, text) =>
        [...tree.querySelectorAll(selector)].find((element) => element.textContent.startsWith(text));
    const watch = new MutationObserver(() => {
        if (!times.preview) {
            const button = find("[role=dialog] button", "Import");
            if (!button || button.textContent !== "Import") return;
            times.preview = performance.now();
            times.heapOfPreview = globalThis.segmentsDebug.heapBytes;
            button.click();
            return;
        }
        if (!times.imported && find("[role=status]", "Imported from")) times.imported = performance.now();
        if (times.imported && !times.saved && find("[role=status]", "Saved")) {
            times.saved = performance.now();
            times.heap = globalThis.segmentsDebug.heapBytes;
        }
    });
    watch.observe(tree, { subtree: true, childList: true, characterData: true, attributes: true });
    addEventListener("change", (event) => {
        times.dropped = performance.now();
        const transfer = new DataTransfer();
        transfer.items.add(event.target.files[0]);
        document.getElementById("canvas")
            .dispatchEvent(new DragEvent("drop", { dataTransfer: transfer, bubbles: true, cancelable: true }));
    }, { once: true });
    const input = document.createElement("input");
    input.type = "file";
    input.id = "bench-file";
    document.body.append(input);
});
await page.setInputFiles("#bench-file", process.argv[2]);
await page.waitForFunction(() => globalThis.importTimes.saved, null, kLimit);
const times = await page.evaluate(() => globalThis.importTimes);
const rows = Number(await page.getByRole("grid", { name: "Contacts" }).getAttribute("aria-rowcount")) - 1;
const seconds = (from, to) => ((to - from) / 1000).toFixed(2).padStart(8);
console.log(`${rows} contacts`);
console.log(`read and planned  ${seconds(times.dropped, times.preview)} s`);
console.log(`imported          ${seconds(times.preview, times.imported)} s`);
console.log(`saved             ${seconds(times.imported, times.saved)} s`);
console.log(`all               ${seconds(times.dropped, times.saved)} s`);
console.log(`heap: ${before >> 20} MB before, ${times.heapOfPreview >> 20} MB at the preview, ${times.heap >> 20} MB in the end:`
    + ` ${Math.round((times.heap - before) / rows)} bytes a contact`);
await browser.dispose();
