// Several tabs on one workspace: one writes, the others follow (promises P7 and P19 of docs/storage.md).
import assert from "node:assert/strict";
import { test } from "node:test";

import { open } from "./support/browser.mjs";
import { becomes, eventually } from "./support/eventually.mjs";
import { killTabs, seeded } from "./support/kills.mjs";
import { storedKeys } from "./support/stored.mjs";
import { begin, expectStatus, newCompany, rename, saved } from "./support/workspace.mjs";

const kReadOnly = /^Read-only: another tab is at work$/;
// What is promised, and what two busy cores with a software renderer may add to it.
const kFollows = 1000;
const kTakesOver = 2000;
const kSlowMachine = 1000;
const kTries = 5;

// The least milliseconds that `attempt` takes, which is tried again while it takes longer than is promised: a machine that has
// something else to do for a while is no fault of the page's.
async function leastTime(promised, attempt) {
    let least = Infinity;
    for (let number = 1; least > promised && number <= kTries; ++number) {
        const done = await attempt(number);
        const begun = performance.now();
        await done();
        least = Math.min(least, performance.now() - begun);
    }
    return least;
}

async function secondTab(browser, hash = "#/contacts") {
    const page = await browser.context.newPage();
    await browser.goto(hash, page);
    return page;
}

test("a second tab is read-only, follows, and takes over when the first one closes", async (t) => {
    const browser = await open(t, { profile: true });
    const first = browser.page;
    await begin(first);
    await newCompany(first);
    await first.getByLabel("Name", { exact: true }).fill("Contoso");
    await first.getByLabel("Name", { exact: true }).press("Tab");
    await saved(first);

    const second = await secondTab(browser);
    await expectStatus(second, kReadOnly);
    await second.getByRole("gridcell", { name: "Contoso" }).first().waitFor();
    await becomes(() => second.getByRole("button", { name: "New company" }).isDisabled(), true);
    await browser.screenshot("second-tab", second);

    const followed = await leastTime(kFollows, async (number) => {
        const name = first.getByLabel("Name", { exact: true });
        await name.fill(`Fabrikam ${number}`);
        await name.press("Tab");
        // Looks more often than a locator's waitFor does.
        return () => second.waitForFunction((text) => {
            const cells = [...document.querySelectorAll("#tree [role=gridcell]")];
            return cells.some((cell) => (cell.getAttribute("aria-label") ?? cell.textContent).includes(text));
        }, `Fabrikam ${number}`, { polling: 10 });
    });
    t.diagnostic(`followed after ${Math.round(followed)} ms`);
    assert.ok(followed < kFollows + kSlowMachine, `followed after ${followed} ms`);

    let writer = first, follower = second;
    const taken = await leastTime(kTakesOver, async (number) => {
        if (number > 1) {
            writer = follower;
            follower = await secondTab(browser);
            await expectStatus(follower, kReadOnly);
        }
        await writer.close();
        return () => expectStatus(follower, /^Saved$/);
    });
    t.diagnostic(`took over after ${Math.round(taken)} ms`);
    assert.ok(taken < kTakesOver + kSlowMachine, `took over after ${taken} ms`);
    await newCompany(follower);
    await saved(follower);
});

test("a tab takes over by its button; the other one becomes read-only and follows", async (t) => {
    const browser = await open(t, { profile: true });
    const first = browser.page;
    await begin(first);
    await newCompany(first);
    await saved(first);
    const second = await secondTab(browser);
    await expectStatus(second, kReadOnly);
    await second.getByRole("button", { name: "Take over" }).click();
    await expectStatus(second, /^Saved$/);
    await expectStatus(first, kReadOnly);
    const number = await newCompany(second);
    await saved(second);
    await first.getByRole("link", { name: "Contacts", exact: true }).click();
    await first.getByRole("gridcell", { name: number, exact: true }).waitFor();
    await first.getByRole("button", { name: "Take over" }).click();
    await expectStatus(first, /^Saved$/);
    await expectStatus(second, kReadOnly);
});

// Ways in which the database goes away under a running page, with the connection to it.
async function cleared(browser) {
    const cdp = await browser.context.newCDPSession(browser.page);
    await cdp.send("Storage.clearDataForOrigin", {
        origin: new URL(browser.address).origin,
        storageTypes: "indexeddb",
    });
}
async function deleted(browser) {
    await browser.page.evaluate(async () => {
        for (const { name } of await indexedDB.databases()) {
            await new Promise((resolve, reject) => {
                const request = indexedDB.deleteDatabase(name);
                request.onsuccess = resolve;
                request.onerror = () => reject(request.error);
            });
        }
    });
}

for (const [what, goes] of [["site data that was cleared", cleared], ["a database that was deleted", deleted]]) {
    test(`a connection that was closed under the program, and ${what}, lose nothing`, async (t) => {
        const browser = await open(t, { profile: true });
        let page = browser.page;
        await begin(page);
        const number = await newCompany(page);
        await saved(page);
        await goes(browser);
        await rename(page, "Contoso");
        // What is stored is found to be gone, and written anew.
        await eventually(async () => assert.ok((await storedKeys(page)).some((file) => file.endsWith("/CURRENT"))));
        await saved(page);
        await browser.kill();
        await browser.start();
        page = browser.page;
        await page.getByRole("link", { name: "Contacts", exact: true }).click();
        await page.getByRole("gridcell", { name: number, exact: true }).waitFor();
        await page.getByRole("gridcell", { name: "Contoso" }).first().waitFor();
    });
}

test("five tabs write, close, crash and take over from each other, and no change is lost", async (t) => {
    const browser = await open(t, { profile: true });
    await begin(browser.page);
    const figures = await killTabs(browser, 6, seeded(5));
    t.diagnostic(JSON.stringify(figures));
});
