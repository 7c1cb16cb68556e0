// The product in Chromium at several sizes: import, cold start, filters, Add Contacts and logging, as a person
// meets them, with the memory and the longest piece of work in one go. Prints a table.
//
//     node tests/bench/browser_bench.mjs GENERATOR [SIZE...]      (./test bench runs it)
//
// GENERATOR is the program segments_generate. Times are from the press of a button to the answer on the screen, so
// they hold what the browser does too.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync } from "node:fs";
import path from "node:path";

import { Browser, kRoot } from "../e2e/support/browser.mjs";

const kFolder = path.join(kRoot, "build/bench");
const kLimit = 600_000; // ms
const kCriteria = [
    ["a set of codes", "Contact", "Country/Region Code", "DE|FR|JP"],
    ["name contains, ignoring case", "Contact", "Search Name", "@*son*"],
    ["post code interval", "Contact", "Post Code", "1000..4999"],
    ["mailing group", "Contact Mailing Group", "Mailing Group Code", "XMAS|VIP"],
    ["industry group", "Contact Industry Group", "Industry Group Code", "DELI"],
];

function contactsFile(generator, count) {
    const file = path.join(kFolder, `contacts-${count}.json`);
    mkdirSync(kFolder, { recursive: true });
    if (!existsSync(file)) {
        const made = spawnSync(generator, ["--contacts", String(count), "--out", file], { stdio: "inherit" });
        if (made.status !== 0) throw new Error(`${generator} failed`);
    }
    return file;
}

// Milliseconds until `done` resolves.
async function time(done) {
    const started = performance.now();
    await done();
    return performance.now() - started;
}

const longest = (page) =>
    page.evaluate(() => {
        const calls = { ...globalThis.segmentsDebug.longestCalls };
        for (const name of Object.keys(calls)) globalThis.segmentsDebug.longestCalls[name] = 0;
        return Math.max(0, ...Object.values(calls));
    });
const heapMb = (page) => page.evaluate(() => globalThis.segmentsDebug.heapBytes / 1e6);
const saved = (page) => page.getByRole("status").filter({ hasText: /^Saved$/ }).waitFor({ timeout: kLimit });

async function measure(generator, count) {
    const file = contactsFile(generator, count);
    const rows = [];
    const note = (what, ms, more = "") => rows.push([what, ms, more]);
    const browser = await new Browser({ context: { viewport: { width: 1280, height: 800 } } }).start();
    let page = browser.page;
    page.setDefaultTimeout(kLimit);
    try {
        const name = page.getByRole("textbox", { name: "Your name" });
        await name.fill("Ann Lee");
        await name.press("Enter");
        await page.getByRole("heading", { name: "Home" }).waitFor();
        await page.getByRole("link", { name: "Contacts", exact: true }).click();
        await longest(page);

        const choosing = page.waitForEvent("filechooser");
        await page.getByRole("button", { name: "Import contacts" }).click();
        const chooser = await choosing;
        const dialog = page.getByRole("dialog", { name: "Import contacts" });
        const go = dialog.getByRole("button", { name: "Import", exact: true });
        note("import: read and compared", await time(async () => { await chooser.setFiles(file); await go.waitFor(); }));
        note("import: done and durable", await time(async () => {
            await go.click();
            await dialog.waitFor({ state: "detached" });
            await page.getByRole("gridcell").first().waitFor();
            await saved(page);
        }));
        note("import: longest piece of work", await longest(page));
        const peak = await heapMb(page);
        note("import: memory", null, `${peak.toFixed(0)} MB`);

        await browser.close();
        await browser.start();
        page = browser.page;
        page.setDefaultTimeout(kLimit);
        const cold = await time(async () => {
            await browser.goto("#/contacts");
            await page.reload();
            await page.getByRole("gridcell").first().waitFor();
        });
        const fromNavigation = await page.evaluate(() => performance.now());
        note("cold start to a usable list", Math.min(cold, fromNavigation));
        note("cold start: longest piece of work", await longest(page));
        note("memory after loading", null, `${(await heapMb(page)).toFixed(0)} MB`);

        await page.getByRole("link", { name: "Segments", exact: true }).click();
        await page.getByRole("button", { name: "New", exact: true }).click();
        await page.getByRole("heading", { name: /^Segment SM/ }).waitFor();
        for (const [what, section, field, expression] of kCriteria) {
            await page.getByRole("button", { name: "Add Contacts" }).click();
            const criteria = page.getByRole("dialog", { name: "Add Contacts" });
            const box = criteria.getByRole("group", { name: section, exact: true }).getByLabel(field, { exact: true });
            await box.fill(expression);
            note(`live count: ${what}`, await time(async () => {
                await box.press("Tab");
                await criteria.getByText(/contacts? match/).first().waitFor();
            }));
            await criteria.getByRole("button", { name: "Cancel" }).click();
        }
        await page.getByRole("button", { name: "Add Contacts" }).click();
        const all = page.getByRole("dialog", { name: "Add Contacts" });
        note("Add Contacts: everybody", await time(async () => {
            await all.getByRole("button", { name: "Add Contacts" }).click();
            await page.getByRole("grid", { name: "Segment Lines" }).getByRole("gridcell").first().waitFor();
            await saved(page);
        }));
        note("criteria: longest piece of work", await longest(page));
    } finally {
        await browser.dispose();
    }
    return rows;
}

const [generator, ...sizes] = process.argv.slice(2);
for (const size of sizes.length > 0 ? sizes.map(Number) : [1000, 100000, 1000000]) {
    console.log(`\n${size.toLocaleString("en")} contacts in Chromium`);
    for (const [what, ms, more] of await measure(generator, size)) {
        const figure = ms === null ? "" : `${ms.toFixed(0)} ms`;
        const each = ms === null || size < 100000 ? "" : `${((ms * 1e6) / size).toFixed(0)} ns a contact`;
        console.log(`  ${what.padEnd(40)} ${figure.padStart(10)}  ${each.padStart(18)}  ${more}`);
    }
}
