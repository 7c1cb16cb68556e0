// The browser is killed, and pages go away, at the worst moments (P1 to P3 of docs/storage.md). STORAGE_ROUNDS
// says how often; the figures of docs/storage.md come from 15 and more.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { open } from "./support/browser.mjs";
import { becomes } from "./support/eventually.mjs";
import { contactCount, contactsWhen, killBrowser, seeded } from "./support/kills.mjs";
import { begin, newCompany, saved } from "./support/workspace.mjs";

const kRounds = Number(process.env.STORAGE_ROUNDS ?? 3);

test("what was shown as saved is there after the browser was killed while it saved more", async (t) => {
    const browser = await open(t, { profile: true });
    await begin(browser.page);
    await saved(browser.page);
    let known = 0;
    for (let round = 0; round < kRounds; ++round) {
        const { page } = browser;
        let made = known;
        for (let i = 0; i < 3; ++i) {
            await newCompany(page);
            ++made;
        }
        await saved(page);
        known = made;
        // More is on its way when the end comes, at another moment each time.
        await newCompany(page).catch(() => {});
        await page.waitForTimeout(round * 7);
        await browser.kill();
        await browser.start();
        const found = await contactsWhen(
            browser, (count) => count === known || count === known + 1, `round ${round}, ${known} were saved`);
        assert.equal(await browser.page.getByRole("alert").count(), 0);
        known = found;
    }
});

test("the browser is killed at random moments of a running workload, and nothing that was saved is lost", async (t) => {
    const browser = await open(t, { profile: true, patient: false });
    await begin(browser.page);
    const figures = await killBrowser(browser, kRounds + 2, seeded(Date.now()));
    t.diagnostic(JSON.stringify(figures));
});

test("a change that was being committed when the browser was killed is there whole or not at all", async (t) => {
    const browser = await open(t, { profile: true });
    await begin(browser.page);
    for (let i = 0; i < 3; ++i) await newCompany(browser.page);
    await saved(browser.page);
    await browser.goto("#/workspace");
    const download = browser.page.waitForEvent("download");
    await browser.page.getByRole("button", { name: "Back up workspace" }).click();
    const small = {
        name: "small.segments",
        mimeType: "application/octet-stream",
        buffer: readFileSync(await (await download).path()),
    };
    for (let round = 0; round < kRounds; ++round) {
        const { page } = browser;
        const before = await contactCount(browser);
        await newCompany(page);
        await saved(page);
        await browser.goto("#/workspace");
        const chooser = page.waitForEvent("filechooser");
        await page.getByRole("button", { name: "Restore a backup" }).click();
        await (await chooser).setFiles(small);
        await page.getByRole("button", { name: "Restore", exact: true }).click();
        await page.waitForTimeout(round * 15);
        await browser.kill();
        await browser.start();
        await contactsWhen(browser, (count) => count === 3 || count === before + 1, `round ${round}`);
        assert.equal(await browser.page.getByRole("alert").count(), 0);
    }
});

// How the page goes away, and how it comes back.
async function close(browser, address) {
    await browser.page.close({ runBeforeUnload: false });
    browser.page = await browser.context.newPage();
    await browser.goto(address);
}

async function leave(browser, address) {
    await browser.page.goto("about:blank");
    await browser.goto(address);
}

async function reload(browser) {
    await browser.page.reload();
    await browser.ready();
}

for (const [how, away] of Object.entries({ closed: close, "left for another address": leave, reloaded: reload })) {
    test(`a change made just before the page is ${how} survives`, async (t) => {
        const browser = await open(t, { profile: true });
        await begin(browser.page);
        const number = await newCompany(browser.page);
        browser.context.on("dialog", (dialog) => dialog.accept());
        for (let round = 0; round < kRounds + 2; ++round) {
            await saved(browser.page);
            const name = browser.page.getByLabel("Name", { exact: true });
            await name.fill(`Name ${round}`);
            // Committed, or still under edit, and the page gone in the next moment, another one each time.
            if (round % 2 === 0) await name.press("Enter");
            await browser.page.waitForTimeout(round * 9);
            await away(browser, `#/contacts/${number}`);
            const shown = browser.page.getByLabel("Name", { exact: true });
            await becomes(() => shown.inputValue(), `Name ${round}`, `round ${round}`);
        }
    });
}
