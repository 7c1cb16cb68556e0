// One browser of an end-to-end test: Chromium over the built page, with storage of its own. Tests of a file share the
// browser's processes, each with a context in memory; who ends and starts it again asks for a profile on the disk.
// A context in memory lasts for one test, so it has no service worker, which would fetch the whole page once more, and
// no rehearsal of what is seldom seen again: together they are a quarter of such a test's time. Who wants them says so.
//
//   import { test } from "node:test";
//   import { open } from "./support/browser.mjs";
//
//   test("the list is found again after a crash", async (t) => {
//       const browser = await open(t, { profile: true });
//       await browser.page.getByRole("button", { name: "New" }).click();
//       await browser.kill();          // SIGKILL, as a crash or a power cut
//       await browser.start();         // the same profile again; a new browser.page
//       await browser.screenshot("after-crash");
//   });
//
// When the test ends its context is closed and its profile deleted, and the test fails if the page wrote an error to
// its console, threw, or asked any other origin for anything. A test that provokes errors on purpose takes them from
// `browser.problems` before it ends.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readlinkSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";

import { chromium } from "playwright-core";

import { serve } from "../../../tools/serve.mjs";
import { makePatient } from "./patience.mjs";

export const kRoot = fileURLToPath(new URL("../../..", import.meta.url));
const kDist = path.join(kRoot, "build/web/dist");
const kScreens = path.join(kRoot, "build/screens");
const kStartLimit = 60_000; // ms; software rendering on two busy cores is slow

const kArguments = [
    "--no-sandbox",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--use-angle=swiftshader",
    "--enable-unsafe-swiftshader",
];

// Chromium as people have it, and the one without windows and toolbars that Debian builds of the same source: half of the
// work for a page, but nothing to install and no profile that the next one finds.
const kChromium = fileURLToPath(new URL("chromium.sh", import.meta.url));
const kHeadlessShell = "/usr/bin/chromium-headless-shell";
const kAsChromiumSetsText = "--font-render-hinting=none"; // the shell would set it by whole pixels
// A test is over before it would pay to compile the program a second time, optimised, beside it.
const kCompiledOnce = "--js-flags=--liftoff-only";

const launchOf = (executablePath, more = []) => ({
    executablePath,
    args: [...kArguments, ...more],
    headless: true,
    timeout: kStartLimit,
});
const kContext = { viewport: { width: 1280, height: 900 }, acceptDownloads: true };

// The processes that contexts in memory share: begun for the first one, ended when none has followed for a while.
class SharedProcesses {
    static #kLinger = 250; // ms
    #launch;
    #processes;
    #users = 0;
    #ending;

    constructor(launch) {
        this.#launch = launch;
    }

    borrow() {
        clearTimeout(this.#ending);
        ++this.#users;
        return (this.#processes ??= chromium.launch(this.#launch));
    }

    giveBack() {
        if (--this.#users > 0) return;
        this.#ending = setTimeout(async () => {
            const processes = await this.#processes;
            this.#processes = undefined;
            await processes.close();
        }, SharedProcesses.#kLinger);
    }
}
const shared = {
    whole: new SharedProcesses(launchOf(kChromium, [kCompiledOnce])),
    small: new SharedProcesses(launchOf(kHeadlessShell, [kCompiledOnce, kAsChromiumSetsText])),
};

export class Browser {
    page; // the first tab
    context;
    address; // of the page, with a final slash
    problems = []; // sentences about console errors, exceptions and foreign requests
    profile;

    #server;
    #options;
    #servedFrom;

    constructor(options) {
        this.#options = options;
    }

    // Serves the page (unless it already is) and opens it; with the same profile as before where there is one.
    async start() {
        if (!this.#server) await this.startServer();
        this.context = await (this.#options.inMemory ? this.#startInMemory() : this.#startWithProfile());
        this.context.on("page", (page) => this.#watch(page));
        if (this.#options.patient) makePatient(this.context);
        this.page = this.context.pages()[0] ?? (await this.context.newPage());
        this.#watch(this.page);
        if (this.#options.goto !== false) await this.goto();
        return this;
    }

    #startWithProfile() {
        this.profile ??= mkdtempSync(path.join(this.#options.profileParent ?? os.tmpdir(), "segments-e2e-"));
        const launch = launchOf(kChromium, this.#options.compiledOnce ? [kCompiledOnce] : []);
        return chromium.launchPersistentContext(this.profile, { ...launch, ...kContext, ...this.#options.context });
    }

    async #startInMemory() {
        assert.ok(!this.context, "a browser that is to start again needs a profile: open(t, { profile: true })");
        const processes = await this.#shared.borrow();
        if (this.#options.whole) return processes.newContext({ ...kContext, ...this.#options.context });
        const context = await processes.newContext({ ...kContext, serviceWorkers: "block", ...this.#options.context });
        await context.addInitScript(withoutRehearsal);
        return context;
    }

    get #shared() {
        return this.#options.whole ? shared.whole : shared.small;
    }

    // Loads the page, at an address of the application ("#/segments") if one is given, and waits until it runs.
    async goto(hash = "", page = this.page) {
        await page.goto(this.address + hash);
        await this.ready(page);
    }

    // Resolves when the program has drawn its first frame.
    async ready(page = this.page) {
        await page.locator("#loading").waitFor({ state: "hidden", timeout: kStartLimit });
    }

    // As a crash or a power cut would: no handler of the page runs. REQUIRES: a profile.
    async kill() {
        const lock = readlinkSync(path.join(this.profile, "SingletonLock")); // "host-pid"
        const pid = Number(lock.slice(lock.lastIndexOf("-") + 1));
        const family = familyOf(pid);
        process.kill(pid, "SIGKILL");
        await this.context.close().catch(() => {});
        for (const name of ["SingletonLock", "SingletonCookie", "SingletonSocket"]) {
            rmSync(path.join(this.profile, name), { force: true });
        }
        await waitUntilGone(family);
    }

    async close() {
        await this.context?.close();
    }

    // The page is reachable again under the same address, so that its stored data is found again.
    async startServer() {
        const folder = this.#options.folder ?? kDist;
        assert.ok(existsSync(path.join(folder, "index.html")), `${folder} is not built: run ./run --build`);
        this.#server = await serve(folder, { port: this.#servedFrom ?? 0, prefix: this.#options.prefix ?? "/" });
        this.address = this.#server.address;
        this.#servedFrom = Number(new URL(this.address).port);
    }

    // As if the host were down, or the user offline.
    async stopServer() {
        await this.#server?.close();
        this.#server = undefined;
    }

    // Writes build/screens/NAME.png and returns its bytes.
    async screenshot(name, page = this.page) {
        mkdirSync(kScreens, { recursive: true });
        return page.screenshot({ path: path.join(kScreens, `${name}.png`), animations: "disabled" });
    }

    // Returns what was noted so far and forgets it.
    takeProblems() {
        return this.problems.splice(0);
    }

    async dispose() {
        await this.close().catch(() => {});
        await this.stopServer();
        if (this.#options.inMemory) this.#shared.giveBack();
        if (this.profile) rmSync(this.profile, { recursive: true, force: true, maxRetries: 20 });
    }

    #watch(page) {
        page.on("console", (message) => {
            if (message.type() === "error") this.problems.push(`console: ${message.text()}`);
        });
        page.on("pageerror", (error) => this.problems.push(`exception: ${error.stack ?? error}`));
        page.on("request", (request) => {
            const url = request.url();
            if (!url.startsWith(this.address) && !/^(blob|data|about|chrome):/.test(url)) {
                this.problems.push(`foreign request: ${url}`);
            }
        });
    }
}

// In the page: its rehearsal (web/static/js/rehearsal.js) ends as soon as it began.
function withoutRehearsal() {
    const { Worker } = globalThis;
    globalThis.Worker = function (address, options) {
        if (!address.includes("rehearsal")) return new Worker(address, options);
        return { postMessage() { queueMicrotask(() => this.onmessage({ data: "done" })); }, terminate() {} };
    };
}

// The running processes of the machine: [process, parent].
function processes() {
    const lines = spawnSync("ps", ["-e", "-o", "pid=,ppid=,stat="]).stdout.toString().trim().split("\n");
    return lines.map((line) => line.trim().split(/\s+/)).filter(([, , state]) => !state.startsWith("Z"))
        .map(([pid, parent]) => [Number(pid), Number(parent)]);
}

// A process and all that it started: they, too, hold files of the profile.
function familyOf(pid) {
    const all = processes();
    const family = new Set([pid]);
    for (let size = 0; size < family.size; ) {
        size = family.size;
        for (const [child, parent] of all) if (family.has(parent)) family.add(child);
    }
    return family;
}

async function waitUntilGone(family) {
    for (let i = 0; i < 400; ++i) {
        if (!processes().some(([pid]) => family.has(pid))) return;
        await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error(`the browser (processes ${[...family].join()}) did not end`);
}

// Opens a browser for test `t`, unless said otherwise with a context in memory. Options:
//   prefix         path of the deployment, e.g. "/tools/segments/"
//   folder         what is served, instead of the built page
//   profile        true: processes of its own and a profile on the disk, for kill() and for starting again
//   whole          true: Chromium as people have it, with the service worker and the rehearsal, as with a profile
//   profileParent  where the profile's folder is made (a small disk, for instance)
//   context        options of Playwright's newContext: viewport, colorScheme, deviceScaleFactor ...
//   goto           false: don't load the page yet
//   patient        false: actions come also while the program works (patience.mjs)
export async function open(t, options = {}) {
    const inMemory = !options.profile && !options.profileParent;
    const browser = new Browser({ patient: true, compiledOnce: true, inMemory, ...options });
    t.after(async () => {
        await browser.dispose();
        assert.deepEqual(browser.problems, [], "the page reported problems");
    });
    return browser.start();
}
