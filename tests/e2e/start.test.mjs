import assert from "node:assert/strict";
import { test } from "node:test";

import { open } from "./support/browser.mjs";
import { becomes, eventually } from "./support/eventually.mjs";
import { decodePng } from "./support/png.mjs";

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
