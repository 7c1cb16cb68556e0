// Our list of contacts beside ag-grid-community and tabulator-tables in Chromium, in one run, with the same 100,000 rows and
// nine columns: time until the list can be used, main-thread time of a frame while scrolling, from a key to the picture that
// shows it, bytes. Ours begins with the data in its store, theirs with a JSON file of the nine columns. Prints Markdown.
//
//     node tests/bench/grids_bench.mjs GENERATOR      (./test bench runs it)
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";

import { Browser, kRoot } from "../e2e/support/browser.mjs";
import { begin } from "../e2e/support/workspace.mjs";
import { contactsFile } from "./contacts_file.mjs";
import { watchImport, watchStart } from "./page_watch.mjs";
import { quantile } from "./quantile.mjs";

const kCount = 100_000;
const kFields = ["no", "name", "companyName", "city", "countryRegionCode", "phoneNo", "eMail", "type", "salespersonCode"];
const kModules = path.join(kRoot, "tests/bench/node_modules");
const kFolder = path.join(kRoot, "build/bench/grids");
const kStarts = 5, kWheels = 80, kBetween = 60, kKeys = 60;
const kView = { context: { viewport: { width: 1280, height: 800 } } };
const kLimit = { timeout: 300_000 };

function folderOfOthers(file) {
    mkdirSync(kFolder, { recursive: true });
    const take = (from, name) => copyFileSync(path.join(kModules, from), path.join(kFolder, name));
    take("ag-grid-community/dist/ag-grid-community.min.js", "ag-grid.js");
    take("tabulator-tables/dist/js/tabulator.min.js", "tabulator.js");
    take("tabulator-tables/dist/css/tabulator.min.css", "tabulator.css");
    for (const name of ["index.html", "page.mjs"]) copyFileSync(path.join(kRoot, "tests/bench/grids", name), path.join(kFolder, name));
    const { contacts } = JSON.parse(readFileSync(file, "utf8"));
    const rows = contacts.map((contact) => Object.fromEntries(kFields.map((field) => [field, contact[field] ?? ""])));
    writeFileSync(path.join(kFolder, "contacts.json"), JSON.stringify(rows));
}

const median = (numbers) => quantile(numbers, 0.5);
const high = (numbers) => quantile(numbers, 0.95);

// Notes when the picture after a key has been handed over.
function watchPaint() {
    globalThis.delays = [];
    const channel = new MessageChannel();
    let begun = [];
    channel.port1.onmessage = () => {
        const now = performance.now();
        globalThis.delays.push(...begun.map((time) => now - time));
        begun = [];
    };
    addEventListener("keydown", (event) => {
        requestAnimationFrame(() => {
            begun.push(event.timeStamp);
            channel.port2.postMessage(0);
        });
    }, true);
}

async function scroll(page) {
    const session = await page.context().newCDPSession(page);
    await session.send("Performance.enable", { timeDomain: "threadTicks" }); // of the processor: waits don't count
    // All of the main thread, and without what the browser does for its picture, which it draws in software here.
    const busy = async () => {
        const { metrics } = await session.send("Performance.getMetrics");
        const of = (wanted) => metrics.find(({ name }) => name === wanted).value * 1000;
        return [of("TaskDuration"), of("ScriptDuration") + of("RecalcStyleDuration") + of("LayoutDuration")];
    };
    await page.mouse.move(640, 500);
    await page.evaluate(watchPaint);
    await page.waitForTimeout(300);
    // Slow enough for each turn of the wheel to have a frame of its own.
    const before = await busy();
    for (let i = 0; i < kWheels; ++i) {
        await page.mouse.wheel(0, 300);
        await page.waitForTimeout(kBetween);
    }
    const after = await busy();
    return after.map((ms, i) => (ms - before[i]) / kWheels);
}

async function keys(page, cell) {
    await cell.click();
    await page.evaluate(() => { globalThis.delays.length = 0; });
    for (let i = 0; i < kKeys; ++i) {
        await page.keyboard.press("ArrowDown");
        await page.waitForTimeout(kBetween);
    }
    return page.evaluate(() => globalThis.delays);
}

async function weightOf(page, load) {
    let bytes = 0;
    const jobs = [];
    const note = (response) => {
        if (response.url().endsWith("contacts.json") || response.request().resourceType() === "document") return;
        jobs.push(response.body().then((body) => { bytes += gzipSync(body, { level: 9 }).length; }, () => {}));
    };
    page.on("response", note);
    await load();
    await Promise.all(jobs);
    page.off("response", note);
    return bytes;
}

async function others(which) {
    const browser = await new Browser({ folder: kFolder, goto: false, ...kView }).start();
    try {
        const { page } = browser;
        const usable = [];
        let bytes = 0;
        for (let i = 0; i < kStarts; ++i) {
            await page.goto("about:blank");
            const load = async () => {
                await page.goto(`${browser.address}?${which}`);
                await page.waitForFunction(() => globalThis.usable, null, kLimit);
            };
            if (i === 0) bytes = await weightOf(page, load);
            else await load();
            usable.push(await page.evaluate(() => globalThis.usable));
        }
        const frame = await scroll(page);
        const cell = which === "ag-grid" ? page.locator("#grid [role=gridcell].ag-cell") : page.locator(".tabulator-cell");
        return { usable, frame, delays: await keys(page, cell.nth(30)), bytes };
    } finally {
        await browser.dispose();
    }
}

async function ours(file) {
    const browser = await new Browser(kView).start();
    try {
        browser.page.setDefaultTimeout(kLimit.timeout);
        await begin(browser.page);
        await browser.page.getByRole("link", { name: "Contacts", exact: true }).click();
        await browser.page.getByRole("button", { name: "Import contacts" }).waitFor();
        await browser.page.evaluate(watchImport);
        await browser.page.setInputFiles("#bench-file", file);
        await browser.page.evaluate(() => globalThis.importEnded);
        await browser.page.waitForTimeout(6000); // the snapshot follows in the background
        const usable = [];
        for (let i = 0; i < kStarts; ++i) {
            await browser.close();
            await browser.start();
            await browser.page.addInitScript(watchStart);
            await browser.page.goto("about:blank");
            await browser.page.goto(`${browser.address}#/contacts`);
            await browser.page.evaluate(() => globalThis.startEnded);
            usable.push(await browser.page.evaluate(() => globalThis.startSeen.usable));
        }
        const frame = await scroll(browser.page);
        const cell = browser.page.getByRole("grid", { name: "Contacts" }).getByRole("gridcell");
        const fresh = await new Browser({ goto: false, ...kView }).start();
        const bytes = await weightOf(fresh.page, () => fresh.goto());
        await fresh.dispose();
        return { usable, frame, delays: await keys(browser.page, cell.nth(30)), bytes };
    } finally {
        await browser.dispose();
    }
}

const file = contactsFile(process.argv[2], kCount);
folderOfOthers(file);
console.log("| 100,000 rows | usable, p50 | main thread a frame while scrolling | of it script, style, layout | key to paint, p50 | p95 | bytes (gzip -9) |");
console.log("|---|---|---|---|---|---|---|");
for (const [caption, run] of [["Segments", () => ours(file)], ["ag-grid-community", () => others("ag-grid")],
    ["tabulator-tables", () => others("tabulator")]]) {
    const { usable, frame, delays, bytes } = await run();
    console.log(`| ${caption} | ${median(usable).toFixed(0)} ms | ${frame.map((ms) => `${ms.toFixed(2)} ms`).join(" | ")} | ${median(delays).toFixed(1)} ms | `
        + `${high(delays).toFixed(1)} ms | ${bytes.toLocaleString("en")} |`);
}
