// The main job in Firefox, as a smoke test: a workspace with sample data, a segment, contacts by criteria, logging, and
// all of it there again after a reload. Driven by WebDriver BiDi, through real keys and presses.
//
//     node --test tests/firefox/main_job.test.mjs     (./test firefox runs it, after ./run --build and npm ci here)
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

import puppeteer from "puppeteer-core";

import { serve } from "../../tools/serve.mjs";

const kRoot = fileURLToPath(new URL("../..", import.meta.url));
const kLimit = 60_000; // ms; drawing in software is slow

// The element of the tree with this role and name. Runs in the page.
function elementOf(role, name) {
    const selectors = {
        button: "button", link: "a", heading: "h1,h2,h3", checkbox: "input[type=checkbox]",
        field: "input:not([type=checkbox]),textarea", gridcell: "[role=gridcell]", status: "[role=status]",
        dialog: "[role=dialog],[role=alertdialog]", grid: "[role=grid]",
    };
    const matches = (text) => (name.startsWith("^") ? new RegExp(name).test(text) : text === name);
    return [...document.querySelectorAll(selectors[role])].filter((element) => !element.closest("[inert]"))
        .find((element) => matches(element.getAttribute("aria-label") ?? element.textContent)) ?? null;
}

class Person {
    constructor(page) {
        this.page = page;
    }

    // Puppeteer's own waiting would compile text in the page, which the page's policy forbids.
    async until(what, read) {
        for (const end = Date.now() + kLimit; Date.now() < end;) {
            const found = await read();
            if (found) return found;
            await new Promise((resolve) => setTimeout(resolve, 100));
        }
        await this.page.screenshot({ path: path.join(kRoot, "build/firefox.png") });
        throw new Error(`waited in vain for ${what}; see build/firefox.png`);
    }

    async find(role, name) {
        return this.until(`${role} ${name}`, async () => {
            const handle = await this.page.evaluateHandle(elementOf, role, name);
            return handle.asElement();
        });
    }

    async press(role, name) {
        await (await this.find(role, name)).click();
    }

    async type(name, text) {
        const field = await this.find("field", name);
        await field.click();
        await this.page.keyboard.down("Control");
        await this.page.keyboard.press("a");
        await this.page.keyboard.up("Control");
        await this.page.keyboard.type(text);
        await this.page.keyboard.press("Tab");
    }

    async go(hash) {
        await this.page.evaluate((address) => { location.hash = address; }, hash);
    }

    async rows(grid) {
        const found = await this.find("grid", grid);
        return Number(await found.evaluate((element) => element.getAttribute("aria-rowcount"))) - 1;
    }
}

// Firefox draws WebGL only where there is a display: one without a screen, "99" or the like.
async function startDisplay(t) {
    const server = spawn("Xvfb", ["-displayfd", "3", "-screen", "0", "1400x1000x24"],
        { stdio: ["ignore", "ignore", "ignore", "pipe"] });
    t.after(() => server.kill());
    const [number] = await once(server.stdio[3], "data");
    return `:${String(number).trim()}`;
}

async function begin(t) {
    const display = await startDisplay(t);
    const server = await serve(path.join(kRoot, "build/web/dist"), { port: 0 });
    const profile = mkdtempSync(path.join(os.tmpdir(), "segments-firefox-"));
    const browser = await puppeteer.launch({
        browser: "firefox",
        executablePath: process.env.FIREFOX ?? "/usr/bin/firefox-esr",
        headless: true,
        userDataDir: profile,
        env: { ...process.env, DISPLAY: display },
        extraPrefsFirefox: { "webgl.force-enabled": true },
    });
    t.after(async () => {
        await browser.close();
        await server.close();
        rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    });
    const page = await browser.newPage(); // the first one never has the focus
    await page.setViewport({ width: 1280, height: 900 });
    const problems = [];
    page.on("console", (message) => { if (message.type() === "error") problems.push(message.text()); });
    page.on("pageerror", (error) => problems.push(String(error)));
    await page.goto(server.address);
    return { page, person: new Person(page), problems };
}

test("contacts are chosen into a segment, logged, and found again after a reload, in Firefox", async (t) => {
    const { page, person, problems } = await begin(t);
    await person.type("Your name", "Ann Lee");
    await person.press("button", "Try with sample data");
    await person.find("heading", "Home");
    await person.go("#/segments");
    await person.press("button", "New");
    await person.find("heading", "^Segment SM");
    await person.type("Description", "Spring letter");
    await person.type("Interaction Template Code", "LETTER");
    await person.press("button", "Add Contacts");
    await person.find("dialog", "Add Contacts");
    await person.type("Country/Region Code", "GB");
    await person.press("button", "Add Contacts");
    const added = await person.until("lines", () => person.rows("Segment Lines"));
    await person.press("button", "Log");
    await person.find("dialog", "^Log");
    await person.press("button", "Log");
    await person.find("status", "^.*has been logged");
    await person.find("status", "Saved");
    await page.reload();
    await person.go("#/log");
    await person.find("gridcell", "Spring letter");
    assert.equal(await person.rows("Interaction Log Entries") >= added, true);
    assert.deepEqual(problems, []);
});
