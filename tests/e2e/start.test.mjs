import assert from "node:assert/strict";
import { test } from "node:test";

import { open } from "./support/browser.mjs";
import { becomes, eventually } from "./support/eventually.mjs";
import { decodePng } from "./support/png.mjs";
import { beginWithSample } from "./support/workspace.mjs";

test("the page starts and draws its canvas with WebGL 2", async (t) => {
    const browser = await open(t);
    const canvas = browser.page.locator("#canvas");
    await becomes(() => canvas.evaluate((element) => element.getContext("webgl2") instanceof WebGL2RenderingContext), true);
    await eventually(async () => {
        const image = decodePng(await browser.screenshot("start"));
        assert.deepEqual([image.width, image.height], [1280, 900]);
        assert.ok(image.colors() >= 3, "the canvas shows nothing but a plain colour");
    });
});

test("a browser that can’t draw yet isn’t waited for: the workspace is opened meanwhile", async (t) => {
    const browser = await open(t);
    const { page } = browser;
    await beginWithSample(page);
    await page.getByRole("link", { name: "Contacts", exact: true }).click();
    await page.getByRole("grid", { name: "Contacts" }).waitFor();
    await page.addInitScript(() => {
        const request = globalThis.requestAnimationFrame;
        const held = [];
        globalThis.requestAnimationFrame = (callback) => held.push(callback);
        // When the program has drawn for the first time, the browser draws as well.
        new MutationObserver(() => {
            const tree = document.getElementById("tree");
            if (globalThis.firstSeen === undefined && tree?.querySelector("[role=main], main"))
                globalThis.firstSeen = tree.querySelectorAll("[role=gridcell]").length;
            if (!document.documentElement.dataset.ready) return;
            globalThis.requestAnimationFrame = request;
            held.splice(0).forEach((callback) => request(callback));
        }).observe(document, { subtree: true, childList: true, attributes: true });
    });
    await page.reload();
    await browser.ready();
    await page.getByRole("grid", { name: "Contacts" }).waitFor();
    assert.ok(await page.evaluate(() => globalThis.firstSeen) > 0, "the first frame came before the contacts");
    await page.getByRole("link", { name: "Segments", exact: true }).click();
    await page.getByRole("heading", { name: "Segments", exact: true }).waitFor();
});

test("the page works from any sub-path of a host", async (t) => {
    const browser = await open(t, { prefix: "/tools/segments/" });
    assert.equal(new URL(browser.page.url()).pathname, "/tools/segments/");
    await eventually(async () => assert.match(await browser.page.title(), /Segments$/));
});

test("no script but our own files can run in the page", async (t) => {
    const browser = await open(t);
    const { evaluated, inserted } = await browser.page.evaluate(async () => {
        const script = document.createElement("script");
        script.textContent = "globalThis.inserted = true";
        document.head.append(script);
        const blocked = new Promise((resolve) => {
            document.addEventListener("securitypolicyviolation", (event) => resolve(event.blockedURI), { once: true });
        });
        const button = document.createElement("button");
        button.setAttribute("onclick", "globalThis.evaluated = true");
        button.click();
        await blocked;
        return { evaluated: globalThis.evaluated, inserted: globalThis.inserted };
    });
    assert.equal(evaluated, undefined);
    assert.equal(inserted, undefined);
    assert.ok(browser.takeProblems().every((problem) => problem.includes("Content Security Policy")));
});

test("the browser comes back with its profile after it was killed", async (t) => {
    const browser = await open(t, { profile: true });
    await browser.kill();
    await browser.start();
    await eventually(async () => assert.match(await browser.page.title(), /Segments$/));
});

test("without its font the page says so instead of drawing boxes, and starts when it is there again", async (t) => {
    const browser = await open(t, { goto: false });
    const { page } = browser;
    await page.route(/fonts\/inter-regular\.otf/, (route) => route.abort());
    await page.goto(browser.address);
    await page.getByText("Segments could not be loaded").waitFor();
    assert.ok(browser.takeProblems().length > 0);
    await page.unroute(/fonts\/inter-regular\.otf/);
    await page.reload();
    await browser.ready();
});
