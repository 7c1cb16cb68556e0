// A page that is used without a pause for a long time, as on a desk where it is never closed: it goes round all
// screens, makes and logs a segment and takes everything back, so that the data stays what it was. Prints what the
// page holds every so often; it must not grow once the undo history has reached its bound.
//
//     node tests/bench/soak_bench.mjs [minutes]
import { Browser } from "../e2e/support/browser.mjs";
import { beginWithSample, newSegment, saved } from "../e2e/support/workspace.mjs";

const minutes = Number(process.argv[2] ?? 60);
const kReports = 12;
const kScreens = ["Home", "Contacts", "Segments", "Logged Segments", "Interaction Log Entries", "Code Lists"];

async function go(page, screen) {
    await page.getByRole("link", { name: screen, exact: true }).click();
    await page.getByRole("main").getByRole("heading", { name: screen, exact: true }).first().waitFor();
}

async function act(page, name) {
    await page.getByRole("toolbar").getByRole("button", { name, exact: true }).click();
}

async function undo(page, steps) {
    for (let i = 0; i < steps; ++i) {
        await page.keyboard.press("Control+z");
        await page.waitForTimeout(30);
    }
    await saved(page);
}

// Steps through the lists, and looks for something in one of them.
async function look(page) {
    for (const screen of kScreens) await go(page, screen);
    await go(page, "Contacts");
    const filter = page.getByRole("main").getByLabel("Filter Name", { exact: true });
    for (const text of ["*a*", "@*son*", ""]) {
        await filter.fill(text);
        await filter.press("Enter");
    }
    const cell = page.getByRole("grid", { name: "Contacts" }).getByRole("row").nth(2).getByRole("gridcell").first();
    await cell.click();
    await page.getByRole("heading", { name: /^Contact / }).waitFor();
    await page.goBack();
    await page.getByRole("main").getByRole("heading", { name: "Contacts", exact: true }).waitFor();
    await page.keyboard.press("Control+k");
    await page.keyboard.type("segm");
    await page.waitForTimeout(50);
    await page.keyboard.press("Escape");
}

// Makes a segment, fills and describes it, and takes it all back.
async function work(page) {
    await newSegment(page);
    await act(page, "Add Contacts");
    const dialog = page.getByRole("dialog", { name: "Add Contacts" });
    await dialog.getByText(/contacts? match/).first().waitFor();
    await dialog.getByRole("button", { name: "Add Contacts", exact: true }).click();
    await dialog.waitFor({ state: "detached" });
    const description = page.getByRole("main").getByLabel("Description", { exact: true }).first();
    await description.fill("Round and round");
    await description.press("Tab");
    await page.getByRole("alertdialog").getByRole("button", { name: /^Update the/ }).click();
    await saved(page);
    await page.getByRole("main").getByRole("heading", { name: /^Segment SM/ }).click();
    await undo(page, 3);
    await go(page, "Segments");
}

async function figures(page) {
    const cdp = await page.context().newCDPSession(page);
    await cdp.send("HeapProfiler.collectGarbage");
    const { usedSize } = await cdp.send("Runtime.getHeapUsage");
    const counters = await cdp.send("Memory.getDOMCounters");
    await cdp.detach();
    const [program, stored] = await page.evaluate(async () => [
        globalThis.segmentsDebug.heapBytes, (await navigator.storage.estimate()).usage,
    ]);
    return { program, scripts: usedSize, nodes: counters.nodes, listeners: counters.jsEventListeners, stored };
}

const megabytes = (bytes) => (bytes / 1e6).toFixed(1);

const browser = new Browser({ context: { viewport: { width: 1280, height: 800 } } });
try {
    await browser.start();
    const { page } = browser;
    await beginWithSample(page);
    console.log("| after | rounds | program, MB | scripts, MB | elements | listeners | stored, MB |");
    console.log("|---|---|---|---|---|---|---|");
    const begun = performance.now();
    let rounds = 0;
    for (let report = 0; report <= kReports; ++report) {
        const until = begun + (report / kReports) * minutes * 60_000;
        while (performance.now() < until) {
            await look(page);
            await work(page);
            ++rounds;
        }
        const now = await figures(page);
        const after = `${Math.round((performance.now() - begun) / 60_000)} min`;
        console.log(`| ${[after, rounds, megabytes(now.program), megabytes(now.scripts), now.nodes, now.listeners,
            megabytes(now.stored)].join(" | ")} |`);
    }
    for (const problem of browser.problems) console.log(problem);
    process.exitCode = browser.problems.length > 0 ? 1 : 0;
} finally {
    await browser.dispose();
}
