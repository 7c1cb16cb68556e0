// The program comes in two parts (web/static/js/program.js): the first screen doesn't wait for the second.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";

import { kRoot, open } from "./support/browser.mjs";
import { eventually } from "./support/eventually.mjs";
import { begin, newCompany, saved } from "./support/workspace.mjs";

const kSecond = /segments\.second\.wasm/;
const kWithoutWorker = { goto: false, context: { serviceWorkers: "block" } };

// The functions for which the second part was loaded at once, by their names in the linker's words.
async function neededAtOnce(page) {
    const entries = await page.evaluate(() =>
        performance.getEntriesByName("second part loaded at once").map((mark) => mark.detail));
    const names = readFileSync(path.join(kRoot, "build/web/segments.second.wasm.placeholders"), "utf8").split("\n");
    return entries.map((entry) => names.find((line) => line.startsWith(`${entry}:`)));
}

test("the first start, Home and the list of contacts don't wait for the second part of the program", async (t) => {
    const browser = await open(t, kWithoutWorker);
    const { page } = browser;
    await browser.goto();
    await begin(page);
    const number = await newCompany(page);
    await saved(page);

    let asked = false; // the load in the background fails
    await page.route(kSecond, (route) => {
        if (asked) return route.continue();
        asked = true;
        return route.abort();
    });
    await page.goto("about:blank");
    await browser.goto();
    await page.getByRole("heading", { name: "Home" }).waitFor();
    await page.getByRole("link", { name: "Contacts", exact: true }).click();
    await page.getByRole("grid", { name: "Contacts" }).getByText(number).waitFor();
    assert.deepEqual(await neededAtOnce(page), []);
    browser.takeProblems(); // the load that failed
});

test("who needs the second part before it came gets it at once", async (t) => {
    const browser = await open(t, kWithoutWorker);
    const { page } = browser;
    await page.route(kSecond, (route) => route.abort());
    await browser.goto();
    await begin(page);
    await page.unroute(kSecond);
    await newCompany(page);
    await saved(page);
    await eventually(async () => assert.equal((await neededAtOnce(page)).length, 1));
    browser.takeProblems(); // the load that was broken off
});

test("a file dropped while the second part comes waits for it, and doesn't hold the page up", async (t) => {
    const browser = await open(t, kWithoutWorker);
    const { page } = browser;
    await browser.goto();
    await begin(page);
    let letCome;
    const mayCome = new Promise((resolve) => { letCome = resolve; });
    await page.route(kSecond, async (route) => {
        await mayCome;
        await route.continue();
    });
    await page.goto("about:blank");
    await browser.goto("#/contacts");
    await page.getByRole("button", { name: "Import contacts" }).first().waitFor();
    const dropped = await page.evaluateHandle(() => {
        const transfer = new DataTransfer();
        transfer.items.add(new File([JSON.stringify([{ type: "Company", name: "Early Ltd." }])], "early.json"));
        return transfer;
    });
    await page.dispatchEvent("#canvas", "drop", { dataTransfer: dropped });
    letCome();
    await page.getByRole("dialog", { name: "Import contacts" }).getByText("New: 1").waitFor();
    assert.deepEqual(await neededAtOnce(page), []);
});

test("a page that is left while the second part comes reports no error", async (t) => {
    const browser = await open(t, kWithoutWorker);
    const { page } = browser;
    let letCome;
    const mayCome = new Promise((resolve) => { letCome = resolve; });
    await page.route(kSecond, async (route) => {
        await mayCome;
        await route.continue();
    });
    const begun = page.waitForResponse(kSecond);
    await browser.goto();
    const devTools = await browser.context.newCDPSession(page);
    const kSlow = { offline: false, latency: 0, downloadThroughput: 20_000, uploadThroughput: 20_000 }; // bytes a second
    await devTools.send("Network.emulateNetworkConditions", kSlow);
    letCome();
    await begun;
    await page.goto(`${browser.address}manifest.webmanifest`);
    await page.getByText("Segments").first().waitFor(); // what was told is told by now; the test's end looks at it
});

test("after a rest a worker uses the whole program once for nobody, and nothing of that is seen", async (t) => {
    const browser = await open(t, { whole: true });
    const { page } = browser;
    await begin(page);
    const before = await page.evaluate(() => globalThis.segmentsDebug.heapBytes);
    await eventually(async () => assert.equal(await page.evaluate(() => globalThis.segmentsDebug.rehearsal), "done"));
    await eventually(async () => assert.equal(page.workers().length, 0));
    assert.equal(await page.evaluate(() => globalThis.segmentsDebug.heapBytes), before);
    await page.getByRole("link", { name: "Segments", exact: true }).click();
    await page.getByRole("main").getByRole("heading", { name: "Segments", exact: true }).waitFor();
    assert.equal(await page.getByRole("gridcell").count(), 0); // the rehearsal made one
    await page.getByRole("link", { name: "History", exact: true }).click();
    await page.getByRole("main").getByRole("heading", { name: "History", exact: true }).waitFor();
    assert.equal(await page.getByRole("main").getByText("Nobody").count(), 0);
});
