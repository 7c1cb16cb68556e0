// The page as an application of the device: what the manifest says is what Chromium reads, and before the program runs
// the page has the program's colours.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";

import { kRoot, open } from "./support/browser.mjs";
import { eventually } from "./support/eventually.mjs";

test("the page can be installed, with shortcuts, for our files and for what is shared", async (t) => {
    const { page, context, address } = await open(t, { profile: true });
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
    const session = await context.newCDPSession(page);
    const { errors, data } = await session.send("Page.getAppManifest");
    assert.deepEqual(errors, []);
    await eventually(async () => {
        const { installabilityErrors } = await session.send("Page.getInstallabilityErrors");
        assert.deepEqual(installabilityErrors, []);
    });
    const manifest = JSON.parse(data);
    assert.deepEqual(manifest.shortcuts.map(({ url }) => url), ["./#/contacts", "./#/segments", "./#/log"]);
    for (const { name, url } of manifest.shortcuts) {
        await page.goto(address + url.slice(2));
        await page.getByRole("heading", { name: "Welcome to Segments" }).waitFor();
        assert.ok(name);
    }
    const kinds = Object.values(manifest.file_handlers[0].accept).flat();
    for (const ending of [".json", ".vcf", ".csv", ".segments"]) assert.ok(kinds.includes(ending), ending);
    assert.equal(new URL(manifest.share_target.action, address).href, `${address}share`);
    for (const { src } of manifest.icons) {
        const icon = await page.request.get(address + src);
        assert.equal(icon.status(), 200);
        assert.match(icon.headers()["content-type"], /svg/);
    }
});

test("before and after the program the page has its colours", () => {
    const read = (file) => readFileSync(path.join(kRoot, file), "utf8").toLowerCase();
    const palette = read("app/theme/palette.cpp");
    const colours = (field) => [...palette.matchAll(new RegExp(`p\\.${field} = rgb\\(0x([0-9a-f]{6})\\)`, "g"))]
        .slice(0, 2).map(([, hex]) => `#${hex}`);
    const [accent, darkAccent] = colours("accent");
    const [ground, darkGround] = colours("page");
    const manifest = JSON.parse(read("web/static/manifest.webmanifest"));
    assert.equal(manifest.theme_color, accent);
    assert.equal(manifest.background_color, ground);
    for (const file of ["web/static/icon.svg", "web/static/icon-maskable.svg"]) assert.ok(read(file).includes(accent), file);
    for (const file of ["shell.html", "web/static/js/surroundings.js"]) {
        assert.ok(read(file).includes(ground) && read(file).includes(darkGround), file);
    }
    const style = read("web/static/page.css");
    assert.ok(style.includes(`--accent: ${accent};`) && style.includes(`--accent: ${darkAccent};`));
    assert.ok(!/#[0-9a-f]{3,6}/.test(style.slice(style.indexOf("body {"))), "a colour beside the theme's");
});

test("what is new is told in every language", () => {
    const entries = JSON.parse(readFileSync(path.join(kRoot, "web/static/news.json"), "utf8"));
    assert.equal(new Set(entries.map(({ id }) => id)).size, entries.length);
    for (const entry of entries) {
        for (const language of ["id", "en", "de", "es"]) assert.match(entry[language] ?? "", /\S/, `${entry.id}: ${language}`);
    }
});
