// Offline after one visit; a new version is offered, never forced.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { test } from "node:test";

import { kRoot } from "./support/browser.mjs";
import { expectStatus, kDemo, openDemo } from "./support/demo.mjs";
import { becomes, eventually } from "./support/eventually.mjs";

const controlled = (page) => page.waitForFunction(() => navigator.serviceWorker.controller !== null);
const versionOf = (page) => page.evaluate(() => document.documentElement.dataset.version);

test("after one visit the page works with the server stopped", async (t) => {
    const browser = await openDemo(t, { whole: true, prefix: "/some/where/" });
    const { page } = browser;
    await controlled(page);
    await browser.stopServer();
    await page.reload();
    await browser.ready();
    await page.getByRole("button", { name: "Count" }).click();
    await expectStatus(page, "Count: 1");
    browser.takeProblems(); // the look for a newer service worker fails, as it must
});

test("the other fonts come after the first use, and stay for offline use", async (t) => {
    const { page } = await openDemo(t, { whole: true });
    await controlled(page);
    const count = () => page.evaluate(async () => {
        const names = await caches.keys();
        const rest = names.find((name) => name.endsWith(" rest"));
        return rest ? (await (await caches.open(rest)).keys()).length : 0;
    });
    await eventually(async () => assert.ok((await count()) >= 40), 30_000);
});

test("a new version is offered and taken on request, and the data stays", async (t) => {
    const folder = mkdtempSync(path.join(os.tmpdir(), "segments-dist-"));
    t.after(() => rmSync(folder, { recursive: true, force: true }));
    cpSync(kDemo, folder, { recursive: true });
    const browser = await openDemo(t, { whole: true, folder });
    const { page } = browser;
    await controlled(page);
    const former = await versionOf(page);
    await page.evaluate(() => new Promise((resolve) => {
        const request = indexedDB.open("data", 1);
        request.onupgradeneeded = () => request.result.createObjectStore("things").put("kept", "thing");
        request.onsuccess = () => { request.result.close(); resolve(); };
    }));

    appendFileSync(path.join(folder, "page.css"), "\n/* newer */\n");
    const news = path.join(folder, "news.json");
    const told = JSON.parse(readFileSync(news, "utf8"));
    writeFileSync(news, JSON.stringify([{ id: "newer", en: "Something is new.", de: "Etwas ist neu.", es: "Algo es nuevo." }, ...told]));
    const made = spawnSync("/usr/bin/python3",
        ["tools/make_dist.py", folder, "shell.html", "web/sw.js", "build/web/first_fonts.json"], { cwd: kRoot });
    assert.equal(made.status, 0, String(made.stderr));

    await page.reload();
    await browser.ready();
    assert.equal(await versionOf(page), former, "the running version was replaced unasked");
    await page.getByText("A new version is ready").waitFor();
    // What the former version told already isn't told again.
    await becomes(() => page.locator("#notice li").allTextContents(), ["Something is new."]);
    await page.getByRole("button", { name: "Reload" }).click();
    await page.waitForFunction((old) => document.documentElement.dataset.version !== old, former);
    await browser.ready();
    const kept = await page.evaluate(() => new Promise((resolve) => {
        const request = indexedDB.open("data", 1);
        request.onsuccess = () => {
            const read = request.result.transaction("things").objectStore("things").get("thing");
            read.onsuccess = () => resolve(read.result);
        };
    }));
    assert.equal(kept, "kept");
    const versions = async () => (await page.evaluate(() => caches.keys())).filter((name) => !name.endsWith(" rest"));
    await becomes(async () => (await versions()).length, 1);
});
