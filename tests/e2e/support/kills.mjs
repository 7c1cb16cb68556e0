// A workload that is killed at random moments: what was confirmed ("Saved") must be there afterwards. Used by
// storage_crash.test.mjs and storage_tabs.test.mjs in small, by tests/bench/kill_bench.mjs at length.
import assert from "node:assert/strict";

import { becomes, eventually } from "./eventually.mjs";
import { expectStatus, newCompany, rename, saved, statusLine } from "./workspace.mjs";

const kReadOnly = /^Read-only/;

export async function contactCount(browser, page = browser.page) {
    await browser.goto("#/contacts", page);
    const grid = page.getByRole("grid", { name: "Contacts" });
    await grid.or(page.getByText("No contacts yet")).first().waitFor();
    return (await grid.count()) === 0 ? 0 : Number(await grid.getAttribute("aria-rowcount")) - 1;
}

// The number of contacts, once `is` accepts it.
export async function contactsWhen(browser, is, what, page = browser.page) {
    return eventually(async () => {
        const count = await contactCount(browser, page);
        assert.ok(is(count), `${what}: ${count} contacts`);
        return count;
    });
}

const nameField = (page) => page.getByLabel("Name", { exact: true });

// Works on the page until it is killed: renames a contact again and again, and now and then makes another one.
// `known` is what is confirmed and what may be.
async function work(page, known) {
    for (let act = 1; ; ++act) {
        if (act % 5 === 0) {
            ++known.mayCount;
            await newCompany(page);
            await saved(page);
            known.count = known.mayCount;
            await page.goto(page.url().replace(/#.*/, `#/contacts/${known.contact}`));
        }
        ++known.mayName;
        await rename(page, `Name ${known.mayName}`);
        known.shown = { name: known.mayName, at: performance.now() };
        await saved(page);
        known.name = known.mayName;
    }
}

// Kills the browser `rounds` times while it works; `random` gives 0..1. Returns figures; "lost after ms": how long before
// the kill a change was made, at most, that did not survive it (P3).
export async function killBrowser(browser, rounds, random) {
    const { page } = browser;
    const known = { contact: await newCompany(page), name: 0, mayName: 0, count: 1, mayCount: 1, shown: null };
    await rename(page, "Name 0");
    await saved(page);
    let ahead = 0, lag = 0;
    for (let round = 0; round < rounds; ++round) {
        const ended = work(browser.page, known).catch(() => {});
        // The clock starts with the first change, which on a busy machine takes a while.
        await Promise.race([eventually(async () => assert.ok(known.shown)), ended]);
        await browser.page.waitForTimeout(random() * 2500);
        const before = { ...known };
        const killed = performance.now();
        await browser.kill();
        await ended;
        await browser.start();
        await browser.goto(`#/contacts/${known.contact}`);
        const name = await eventually(async () => {
            const found = Number((await nameField(browser.page).inputValue()).match(/^Name (\d+)$/)?.[1]);
            // `known` may have grown between the look at it and the kill: then that was confirmed as well.
            assert.ok(found >= before.name && found <= known.mayName, `round ${round}: ${found}, ${before.name} was saved`);
            return found;
        }, 60_000);
        const count = await contactsWhen(
            browser, (found) => found >= before.count && found <= known.mayCount, `round ${round}`);
        assert.equal(await browser.page.getByRole("alert").count(), 0, `round ${round}: damage was found`);
        ahead += name - before.name;
        if (before.shown?.name > name) lag = Math.max(lag, killed - before.shown.at);
        Object.assign(known, { name, mayName: name, count, mayCount: count, shown: null });
        await browser.goto(`#/contacts/${known.contact}`);
    }
    return { kills: rounds, changes: known.name, contacts: known.count, unconfirmed: ahead, "lost after ms": Math.round(lag) };
}

// A hidden tab draws nothing: it shows what it knows once it is looked at.
async function expectName(page, name) {
    await page.bringToFront();
    await becomes(() => nameField(page).inputValue(), name);
}

async function writerAmong(pages) {
    const until = Date.now() + 30_000;
    for (;;) {
        for (const page of pages) {
            const text = await statusLine(page).textContent().catch(() => "");
            if (text && !kReadOnly.test(text) && text !== "Opening") return page;
        }
        if (Date.now() > until) throw new Error("no tab writes");
    }
}

// Five tabs; in each round the one that writes makes a change and is then closed, crashed or robbed.
export async function killTabs(browser, rounds, random) {
    const first = browser.page;
    const contact = await newCompany(first);
    await rename(first, "Name 0");
    await saved(first);
    const address = `#/contacts/${contact}`;
    const pages = [first];
    const figures = { closed: 0, crashed: 0, "taken over": 0 };
    for (let round = 1; round <= rounds; ++round) {
        while (pages.length < 5) {
            const page = await browser.context.newPage();
            await browser.goto(address, page);
            await expectStatus(page, /^(Saved|Read-only)/);
            pages.push(page);
        }
        const writer = await writerAmong(pages);
        await expectName(writer, `Name ${round - 1}`);
        await rename(writer, `Name ${round}`);
        await saved(writer);
        const how = Object.keys(figures)[Math.floor(random() * 3)];
        ++figures[how];
        if (how === "taken over") {
            const other = pages.find((page) => page !== writer);
            await other.getByRole("button", { name: "Take over" }).click();
            await expectStatus(other, /^Saved$/);
            await expectStatus(writer, kReadOnly);
            continue;
        }
        pages.splice(pages.indexOf(writer), 1);
        if (how === "crashed") {
            const cdp = await browser.context.newCDPSession(writer);
            await Promise.race([cdp.send("Page.crash").catch(() => {}), writer.waitForEvent("crash")]);
        }
        await writer.close().catch(() => {});
    }
    const writer = await writerAmong(pages);
    // All tabs show the last change, once they are looked at.
    for (const page of pages) await expectName(page, `Name ${rounds}`);
    await writer.bringToFront();
    await contactsWhen(browser, (count) => count === 1, "at the end", writer);
    return { tabs: 5, changes: rounds, ...figures };
}

// Reproducible: 0..1.
export function seeded(seed) {
    let state = seed >>> 0;
    return () => {
        state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
        return state / 2 ** 32;
    };
}
