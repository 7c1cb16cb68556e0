// A disk that is really full: the browser's profile lies on a small file system in memory, which is filled up while
// the page works. Prints how soon the page says so, whether it saves by itself once there is room, and what became
// of the data. Needs the right to mount (root). `./test bench-faults` runs it.
//
//     node tests/bench/full_disk_bench.mjs [rounds]
import { spawnSync } from "node:child_process";
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from "node:fs";
import os from "node:os";
import path from "node:path";

import { Browser } from "../e2e/support/browser.mjs";
import { begin, downloadOf, expectStatus, newCompany, saved, statusLine } from "../e2e/support/workspace.mjs";

const rounds = Number(process.argv[2] ?? 5);
const kMegabytes = 160;
const kNotSaved = /^Not saved/;
const kMostChanges = 200; // until a write must have failed

function run(command, ...args) {
    const done = spawnSync(command, args, { encoding: "utf8" });
    if (done.status !== 0) throw new Error(`${command} ${args.join(" ")}: ${done.stderr}`);
}

// Every byte that the file system still takes.
function fill(folder) {
    const file = openSync(path.join(folder, "filler"), "w");
    for (let size = 1 << 20; size > 0; size >>= 1) {
        try {
            for (;;) if (writeSync(file, Buffer.alloc(size)) < size) break;
        } catch (error) {
            if (error.code !== "ENOSPC") throw error;
        }
    }
    closeSync(file);
}

const nameField = (page) => page.getByLabel("Name", { exact: true });

async function rename(page, name) {
    await nameField(page).fill(name);
    await nameField(page).press("Tab");
    await page.locator("#tree").getByText(name, { exact: true }).first().waitFor();
}

async function is(promise) {
    try {
        await promise;
        return true;
    } catch {
        return false;
    }
}

async function round(folder) {
    const browser = new Browser({ profileParent: folder });
    const figures = {};
    try {
        await browser.start();
        const { page } = browser;
        await begin(page);
        const contact = await newCompany(page);
        await rename(page, "Name 0");
        await saved(page);
        fill(folder);
        let last = 0; // what the page called saved
        for (let change = 1; change <= kMostChanges; ++change) {
            await rename(page, `Name ${change}`);
            const begun = performance.now();
            await expectStatus(page, /^Saved$|^Not saved/, 60_000);
            figures.told = Math.round(performance.now() - begun);
            figures.changes = change;
            if (kNotSaved.test(await statusLine(page).textContent())) break;
            last = change;
        }
        figures.noticed = kNotSaved.test(await statusLine(page).textContent());
        const backup = await is(
            (async () => {
                await page.evaluate(() => { location.hash = "#/workspace"; });
                const file = await downloadOf(page, () => page.getByRole("button", { name: "Back up workspace" }).click());
                if (file.bytes.length < 1000) throw new Error("an empty backup");
            })(),
        );
        figures.backup = backup;
        await page.evaluate((no) => { location.hash = `#/contacts/${no}`; }, contact);
        await rename(page, "Name after");
        rmSync(path.join(folder, "filler"));
        figures.resumed = await is(expectStatus(page, /^Saved$/, 60_000));
        await browser.kill();
        await browser.start();
        await browser.goto(`#/contacts/${contact}`);
        const there = await is(nameField(browser.page).waitFor({ timeout: 15_000 }));
        const name = there ? await nameField(browser.page).inputValue() : "";
        figures.kept = figures.resumed ? name === "Name after" : there && (name === "Name after" || Number(name.slice(5)) >= last);
    } finally {
        browser.problems.length = 0; // failed writes are what this is about
        await browser.dispose();
    }
    return figures;
}

const yes = (all, what) => `${all.filter((each) => each[what]).length} of ${all.length}`;

console.log(`A full disk (${kMegabytes} MB, all taken while the page works), Chromium`);
const all = [];
for (let i = 0; i < rounds; ++i) {
    const folder = mkdtempSync(path.join(os.tmpdir(), "segments-full-"));
    run("mount", "-t", "tmpfs", "-o", `size=${kMegabytes}m`, "tmpfs", folder);
    try {
        all.push(await round(folder));
    } finally {
        run("umount", "-l", folder);
        rmSync(folder, { recursive: true, force: true });
    }
}
const told = all.map((each) => each.told).sort((a, b) => a - b);
console.log(`said "Not saved": ${yes(all, "noticed")}, within ms: ${told.join(", ")}, after changes: ${all.map((each) => each.changes).join(", ")}`);
console.log(`a backup could be made: ${yes(all, "backup")}; saved by itself once there was room: ${yes(all, "resumed")}`);
console.log(`what was called saved was there after a kill: ${yes(all, "kept")}`);
if (!all.every((each) => each.noticed && each.backup && each.kept)) process.exitCode = 1;
