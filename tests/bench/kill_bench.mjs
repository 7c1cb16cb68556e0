// Kills the browser while the page works, at random moments, and tabs beside each other; prints what became of the
// data. `./test bench-faults` runs it.
//
//     node tests/bench/kill_bench.mjs [rounds]
import { Browser } from "../e2e/support/browser.mjs";
import { killBrowser, killTabs, seeded } from "../e2e/support/kills.mjs";
import { begin } from "../e2e/support/workspace.mjs";

const rounds = Number(process.argv[2] ?? 50);

async function run(what) {
    const browser = new Browser({});
    try {
        await browser.start();
        await begin(browser.page);
        const begun = performance.now();
        const figures = await what(browser);
        figures.seconds = Math.round((performance.now() - begun) / 1000);
        console.log(Object.entries(figures).map(([name, value]) => `${name}: ${value}`).join(", "));
    } finally {
        await browser.dispose();
    }
}

console.log("The browser is killed (SIGKILL) at random moments of a running workload; lost: 0");
await run((browser) => killBrowser(browser, rounds, seeded(1)));
console.log("Five tabs write, are closed, crash and take over from each other; lost: 0");
await run((browser) => killTabs(browser, Math.ceil(rounds / 2), seeded(2)));
