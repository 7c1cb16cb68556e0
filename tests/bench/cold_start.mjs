// How long the page takes from its address to a usable list of contacts, and what memory it holds then, with a
// large workspace. Needs the built page and a backup file (load_bench --backup 100000 FILE):
//
//     node tests/bench/cold_start.mjs FILE [RUNS]
import { open } from "../e2e/support/browser.mjs";

const [file, runs = "5"] = process.argv.slice(2);
const ends = [];
const browser = await open({ after: (end) => ends.push(end) }, { context: { viewport: { width: 1280, height: 800 } } });

// Runs in the page before its scripts: notes moments and counts what is asked of IndexedDB.
function watch() {
    const seen = { transactions: 0, gets: 0, frames: 0 };
    window.coldStart = seen;
    const count = (prototype, name, counter) => {
        const original = prototype[name];
        prototype[name] = function (...values) {
            ++seen[counter];
            return original.apply(this, values);
        };
    };
    count(IDBDatabase.prototype, "transaction", "transactions");
    count(IDBObjectStore.prototype, "get", "gets");
    new MutationObserver(() => {
        if (!seen.ready && document.documentElement.dataset.ready) seen.ready = performance.now();
        if (!seen.usable && document.querySelector("#tree [role=gridcell]")) seen.usable = performance.now();
    }).observe(document, { subtree: true, childList: true, attributes: true });
}

const { page } = browser;
const chooser = page.waitForEvent("filechooser");
await page.getByRole("button", { name: "Restore a backup" }).click();
await (await chooser).setFiles(file);
await page.getByRole("button", { name: "Restore", exact: true }).click({ timeout: 120_000 });
const begun = Date.now();
await page.getByText("Restored the backup of").waitFor({ timeout: 300_000 });
console.log(`restored in ${Date.now() - begun} ms`);
await page.getByRole("status").filter({ hasText: /^Saved$/ }).waitFor({ timeout: 120_000 });
// The snapshot follows in the background.
await page.waitForTimeout(15_000);

for (let run = 0; run < Number(runs); ++run) {
    await browser.close();
    await browser.start();
    await browser.page.addInitScript(watch);
    await browser.page.goto("about:blank");
    // Of the processor: other work on the machine then disturbs little.
    const cdp = await browser.context.newCDPSession(browser.page);
    await cdp.send("Performance.enable", { timeDomain: "threadTicks" });
    await browser.page.goto(`${browser.address}#/contacts`);
    await browser.page.locator("#tree [role=gridcell]").first().waitFor({ timeout: 60_000 });
    await browser.page.waitForTimeout(1000);
    const seen = await browser.page.evaluate(() => ({
        ...window.coldStart,
        frames: window.segmentsDebug.frames,
        slices: window.segmentsDebug.slices,
        heapMb: window.segmentsDebug.heapBytes / (1 << 20),
    }));
    const { metrics } = await cdp.send("Performance.getMetrics");
    for (const { name, value } of metrics) {
        if (name === "TaskDuration" || name === "ScriptDuration") seen[name] = value * 1000;
    }
    console.log(JSON.stringify(seen, (key, value) => (typeof value === "number" ? Math.round(value) : value)));
}
for (const end of ends) await end();
