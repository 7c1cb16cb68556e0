// The product in Chromium at several sizes: visits, import, cold start, scrolling, criteria, Add Contacts and logging, from
// the press of a button to the answer in the page, with the memory and the longest piece of our own work in one go
// (calls_watch.mjs).
//
//     node tests/bench/browser_bench.mjs GENERATOR [SIZE...]      (./test bench runs it)
//
// GENERATOR is the program segments_generate. Prints a Markdown table. The page observes itself (page_watch.mjs):
// what is measured holds the browser's work for the page, but nobody's polling from outside. Where no graphics card
// is, the drawing in software shares the processor with what is measured.
import { Browser } from "../e2e/support/browser.mjs";
import { begin } from "../e2e/support/workspace.mjs";
import { announceCalls, CallsWatch } from "./calls_watch.mjs";
import { contactsFile } from "./contacts_file.mjs";
import { enterAndCount, pressAndSave, scrollEachFrame, watchImport, watchStart } from "./page_watch.mjs";
import { quantile } from "./quantile.mjs";

const kLimit = { timeout: 1_200_000 }; // ms
const kStarts = 3;
// As long as a person takes to get to the next field or button: the browser has drawn what was before. In software each
// frame takes up to 90 ms, and what is pressed earlier would pay for the last one.
const kReach = 600; // ms
// How long a person holds the mouse's button: what its press changes is drawn when the click comes.
const kPress = { delay: 80 }; // ms
// A browser that has just begun is still starting itself, on the same processors.
const kSettled = 1500; // ms
const kFrames = 240;
const kRow = 30; // pixels
const kCriteria = [
    ["a set of codes", "Contact", "Country/Region Code", "DE|FR|JP"],
    ["name contains, ignoring case", "Contact", "Search Name", "@*son*"],
    ["post code interval", "Contact", "Post Code", "1000..4999"],
    ["mailing groups", "Contact Mailing Group", "Mailing Group Code", "XMAS|VIP"],
];
// When everybody has been logged.
const kPast = ["past interaction with a template", "Interaction Log Entry", "Interaction Template Code", "MEETING"];

// One size: the rows of its column, [what, text] in order.
class Run {
    rows = [];

    constructor(count) {
        this.count = count;
    }

    ms(what, ms) {
        const each = this.count < 100_000 ? "" : ` (${((ms * 1000) / this.count).toFixed(2)} µs each)`;
        this.rows.push([what, `${ms < 10 ? ms.toFixed(1) : ms.toFixed(0)} ms${each}`]);
    }

    frames(what, times) {
        const at = (share) => quantile(times, share).toFixed(1);
        this.rows.push([what, `${at(0.5)} and ${at(0.99)} ms`]);
    }

    // The longest pieces of work since the watch began.
    async longest(watch, what) {
        const { name, own, compiling, clearing, present } = await watch.end();
        const beside = (compiling > 0 ? `; compiling, up to ${compiling.toFixed(1)} ms` : "") +
            (clearing > 0 ? `; clearing memory, up to ${clearing.toFixed(1)} ms` : "");
        this.rows.push([`${what}: longest piece of work`,
            `${own.toFixed(1)} ms (${name})${beside}; WebGL ${present.toFixed(1)} ms`]);
    }

    // What the program's memory and the page's hold beyond `before`, for each contact.
    async memory(page, what, before) {
        const now = await memoryOf(page);
        const grown = now.program + now.page - before.program - before.page;
        const each = this.count < 100_000 ? "" : `, ${(grown / this.count).toFixed(0)} bytes a contact more than empty`;
        this.rows.push([what, `${(now.program / 1e6).toFixed(0)} + ${(now.page / 1e6).toFixed(0)} MB${each}`]);
    }
}

// Bytes of the WebAssembly memory, and of everything else that the page's scripts hold.
async function memoryOf(page) {
    const cdp = await page.context().newCDPSession(page);
    await cdp.send("HeapProfiler.collectGarbage");
    const { usedSize, backingStorageSize } = await cdp.send("Runtime.getHeapUsage");
    await cdp.detach();
    const program = await page.evaluate(() => globalThis.segmentsDebug.heapBytes);
    return { program, page: usedSize + Math.max(0, backingStorageSize - program) };
}

// Without anything stored: with an empty cache, and again when the page is there for offline use.
async function visits(run, browser) {
    const { page } = browser;
    await page.addInitScript(watchStart);
    for (const visit of ["first", "repeat"]) {
        await page.goto("about:blank");
        await browser.goto();
        const { ready } = await page.evaluate(() => globalThis.startSeen);
        run.rows.push([`${visit} visit: from the navigation to the first screen`, `${ready.toFixed(0)} ms`]);
        await page.evaluate(() => navigator.serviceWorker.ready.then(() => {}));
        await page.waitForTimeout(kReach);
    }
}

// The list of contacts, which is on the screen, from its first row to its last.
async function scrolling(run, page) {
    await page.waitForTimeout(kReach);
    const watch = await CallsWatch.begin(page);
    const intervals = await page.evaluate(scrollEachFrame, { frames: kFrames, pixels: run.count * kRow / kFrames });
    run.frames("scrolling: our work in a frame, p50 and p99", await watch.endFrames());
    run.frames("scrolling: from frame to frame, drawn in software, p50 and p99", intervals);
}

async function importFile(run, page, file, watch) {
    await page.getByRole("link", { name: "Contacts", exact: true }).click();
    await page.getByRole("button", { name: "Import contacts" }).waitFor();
    const before = await memoryOf(page);
    await page.evaluate(watchImport);
    await page.setInputFiles("#bench-file", file);
    await page.evaluate(() => globalThis.importEnded);
    const seen = await page.evaluate(() => globalThis.importSeen);
    run.ms("import: read and compared", seen.preview - seen.dropped);
    run.ms("import: applied", seen.imported - seen.preview);
    run.ms("import: from the drop of the file until durable", seen.saved - seen.dropped);
    await run.longest(watch, "import");
    await run.memory(page, "import: memory at its peak, program + page", before);
    return before;
}

async function coldStart(run, browser, before) {
    // The snapshot follows in the background.
    await browser.page.waitForTimeout(2000 + run.count / 25);
    const times = [];
    let watch;
    for (let i = 0; i < kStarts; ++i) {
        await browser.close();
        await browser.start();
        await browser.page.addInitScript(watchStart);
        if (i + 1 === kStarts) {
            await browser.page.addInitScript(announceCalls);
            watch = await CallsWatch.begin(browser.page);
        }
        await browser.page.goto("about:blank");
        await browser.page.waitForTimeout(kSettled);
        await browser.page.goto(`${browser.address}#/contacts`);
        await browser.page.evaluate(() => globalThis.startEnded);
        times.push((await browser.page.evaluate(() => globalThis.startSeen)).usable);
    }
    run.ms(`cold start to a usable list of contacts, best of ${kStarts}`, Math.min(...times));
    await run.longest(watch, "cold start");
    await run.memory(browser.page, "memory after loading, program + page", before);
}

async function newSegment(page) {
    await page.getByRole("link", { name: "Segments", exact: true }).click();
    await page.getByRole("button", { name: "New", exact: true }).click();
    await page.getByRole("heading", { name: /^Segment SM/ }).waitFor();
}

async function openAddContacts(page) {
    await page.waitForTimeout(kReach);
    await page.getByRole("button", { name: "Add Contacts" }).click(kPress);
    const dialog = page.getByRole("dialog", { name: "Add Contacts" });
    await dialog.getByText(/contacts? match/).first().waitFor(kLimit);
    return dialog;
}

async function liveCount(run, page, [what, section, field, expression]) {
    const dialog = await openAddContacts(page);
    const group = dialog.getByRole("group", { name: section, exact: true });
    const box = group.getByLabel(field, { exact: true });
    if (!(await box.isVisible())) await group.getByRole("button", { name: section, exact: true }).click();
    await page.waitForTimeout(kReach);
    const { ms } = await box.evaluate(enterAndCount, expression);
    run.ms(`live count: ${what}`, ms);
    await dialog.getByRole("button", { name: "Cancel" }).click(kPress);
    await dialog.waitFor({ state: "detached" });
}

async function criteria(run, page) {
    await newSegment(page);
    for (const [role, name, value] of [
        ["textbox", "Description", "Benchmark"], ["combobox", "Interaction Template Code", "MEETING"],
    ]) {
        const field = page.getByRole(role, { name, exact: true }).first();
        await field.fill(value);
        await field.press("Tab");
    }
    const counting = await CallsWatch.begin(page);
    for (const criterion of kCriteria) await liveCount(run, page, criterion);
    await run.longest(counting, "live counts");

    const dialog = await openAddContacts(page);
    await dialog.getByRole("button", { name: "Add Contacts" }).waitFor();
    await page.waitForTimeout(kReach);
    const adding = await CallsWatch.begin(page);
    const added = await page.evaluate(pressAndSave, { button: "Add Contacts", message: "lines? added" });
    run.ms("Add Contacts, everybody: until durable", added.saved);
    await run.longest(adding, "Add Contacts");
}

async function log(run, page) {
    await page.waitForTimeout(kReach);
    await page.getByRole("button", { name: "Log", exact: true }).click(kPress);
    const dialog = page.getByRole("dialog", { name: /^Log/ });
    await dialog.getByRole("button", { name: "Log", exact: true, disabled: false }).waitFor(kLimit);
    await page.waitForTimeout(kReach);
    const watch = await CallsWatch.begin(page);
    const logged = await page.evaluate(pressAndSave, { button: "Log", message: "logged" });
    run.ms("Log the segment: until durable", logged.saved);
    await run.longest(watch, "Log");
}

async function measure(generator, count) {
    const file = contactsFile(generator, count);
    const run = new Run(count);
    const browser = await new Browser({ goto: false, context: { viewport: { width: 1280, height: 800 } } }).start();
    try {
        browser.page.setDefaultTimeout(kLimit.timeout);
        await visits(run, browser);
        await browser.page.addInitScript(announceCalls);
        const watch = await CallsWatch.begin(browser.page);
        await browser.goto();
        await begin(browser.page);
        const before = await importFile(run, browser.page, file, watch);
        await coldStart(run, browser, before);
        await scrolling(run, browser.page);
        browser.page.setDefaultTimeout(kLimit.timeout);
        await criteria(run, browser.page);
        await log(run, browser.page);
        await newSegment(browser.page);
        await liveCount(run, browser.page, kPast);
    } finally {
        await browser.dispose();
    }
    return run.rows;
}

const [generator, ...sizes] = process.argv.slice(2);
const counts = sizes.length > 0 ? sizes.map(Number) : [1000, 100_000, 1_000_000];
const columns = [];
for (const count of counts) columns.push(await measure(generator, count));
console.log(`| | ${counts.map((count) => `${count.toLocaleString("en")} contacts`).join(" | ")} |`);
console.log(`|---|${counts.map(() => "---|").join("")}`);
for (const [index, [what]] of columns[0].entries()) {
    console.log(`| ${what} | ${columns.map((rows) => rows[index][1]).join(" | ")} |`);
}
