// A clock that stands still or goes back loses nothing (promise P18 of docs/storage.md).
import assert from "node:assert/strict";
import { test } from "node:test";

import { open } from "./support/browser.mjs";
import { begin, expectStatus, newCompany, saved } from "./support/workspace.mjs";

// The page shows the time that is kept under "test.clock", over reloads and in all tabs.
function breakClock() {
    const now = Date.now;
    const Real = Date;
    const shown = () => Number(localStorage.getItem("test.clock")) || now();
    globalThis.Date = class extends Real {
        constructor(...values) {
            super(...(values.length > 0 ? values : [shown()]));
        }
        static now = shown;
    };
}

const setClock = (page, time) => page.evaluate((value) => localStorage.setItem("test.clock", String(value)), time);

test("what is saved while the clock stands still and goes back is found again", async (t) => {
    const browser = await open(t, { profile: true, goto: false });
    const numbers = [];
    const start = Date.parse("2026-11-27T10:00:00Z");
    const addOne = async (page) => {
        numbers.push(await newCompany(page));
        await saved(page);
    };

    await browser.page.addInitScript(breakClock);
    await browser.goto();
    await setClock(browser.page, start);
    await begin(browser.page);
    for (let i = 0; i < 3; ++i) await addOne(browser.page);

    // Another tab follows while the writer's clock is a day behind what it has stored already.
    const follower = await browser.context.newPage();
    await follower.addInitScript(breakClock);
    await browser.goto("#/contacts", follower);
    await expectStatus(follower, /^Read-only/);
    await setClock(browser.page, start - 86_400_000);
    for (let i = 0; i < 3; ++i) await addOne(browser.page);
    await follower.locator(`#tree [role=gridcell]:has-text("${numbers.at(-1)}")`).waitFor({ state: "attached" });

    await browser.kill();
    await browser.start();
    await browser.page.addInitScript(breakClock);
    await browser.goto("#/contacts");
    // The year in which the machine's battery was empty.
    await setClock(browser.page, Date.parse("1970-01-02T00:00:00Z"));
    await browser.page.reload();
    await browser.ready();
    await addOne(browser.page);
    await browser.kill();
    await browser.start();
    await browser.goto("#/contacts");
    for (const number of numbers) {
        await browser.page.locator(`#tree [role=gridcell]:has-text("${number}")`).waitFor({ state: "attached" });
    }
    assert.equal(new Set(numbers).size, 7);
    assert.equal(await browser.page.getByRole("alert").count(), 0);
});
