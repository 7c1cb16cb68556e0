// The main job by keyboard alone: a workspace, a segment, contacts by criteria, the header, a line of its own, logging.
import assert from "node:assert/strict";
import { test } from "node:test";

import { open } from "./support/browser.mjs";
import { becomes } from "./support/eventually.mjs";
import { still } from "./support/still.mjs";
import { expectStatus, saved } from "./support/workspace.mjs";

// The name of what has the focus: all that a person without a pointer has to go by.
const focused = (page) => page.evaluate(() => {
    const { activeElement: element } = document;
    return element.getAttribute("aria-label") ?? element.textContent;
});

// Presses a key that moves the focus, and waits until it has. (Two neighbours may have one name: it isn't seen there.)
async function step(page, key) {
    await page.keyboard.press(key);
    await still(page);
}

// Presses Tab until the element of this name has the focus.
async function tabTo(page, name, key = "Tab") {
    const wanted = name instanceof RegExp ? name : new RegExp(`^${name}$`);
    for (let i = 0; i < 120; ++i) {
        if (wanted.test(await focused(page))) return;
        await step(page, key);
    }
    assert.fail(`${name} can't be reached by ${key}; the focus is on ${await focused(page)}`);
}

// The command palette: a few letters, and Enter.
async function goTo(page, letters, option) {
    await page.keyboard.press("Control+K");
    await page.getByRole("dialog", { name: "Go to" }).waitFor();
    await page.keyboard.type(letters);
    await page.getByRole("option", { name: option }).first().waitFor();
    await page.keyboard.press("Enter");
}

test("the main job is done without a mouse", async (t) => {
    const browser = await open(t);
    const { page } = browser;
    // Whoever has no mouse presses none.
    await page.evaluate(() => {
        for (const kind of ["pointerdown", "mousedown"]) addEventListener(kind, () => { globalThis.pressed = true; }, true);
    });
    await tabTo(page, "Your name");
    await page.keyboard.type("Ann Lee");
    await tabTo(page, "Try with sample data");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "Home" }).waitFor();

    await goTo(page, "segments", /^Segments/);
    await page.getByRole("main").getByRole("heading", { name: "Segments", exact: true }).waitFor();
    await tabTo(page, "New");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: /^Segment SM/ }).waitFor();
    await tabTo(page, "Description");
    await page.keyboard.type("Spring letter");
    await tabTo(page, "Interaction Template Code");
    await page.keyboard.type("LETTER");
    await page.keyboard.press("Tab");

    await tabTo(page, "Add Contacts", "Shift+Tab");
    await page.keyboard.press("Enter");
    const criteria = page.getByRole("dialog", { name: "Add Contacts" });
    await criteria.waitFor();
    await tabTo(page, "Country/Region Code");
    await page.keyboard.type("GB");
    await page.keyboard.press("Tab");
    await criteria.getByText(/contacts? match/).first().waitFor();
    await tabTo(page, "Add Contacts");
    await page.keyboard.press("Enter");
    await criteria.waitFor({ state: "detached" });

    const lines = page.getByRole("grid", { name: "Segment Lines" });
    await lines.getByRole("gridcell").first().waitFor();
    await step(page, "Tab");
    for (let i = 0; i < 80; ++i) {
        if (await page.evaluate(() => document.activeElement.getAttribute("role")) === "gridcell") break;
        await step(page, "Tab");
    }
    // To the description of the first line, and into it.
    const column = await lines.getByRole("columnheader", { name: "Description", exact: true }).getAttribute("aria-colindex");
    await page.keyboard.press("Home");
    for (let i = 1; i < Number(column); ++i) await page.keyboard.press("ArrowRight");
    const place = () => page.evaluate(() => document.activeElement.getAttribute("aria-colindex"));
    await becomes(place, column);
    await page.keyboard.press("F2");
    await lines.getByRole("textbox", { name: "Description", exact: true }).waitFor();
    await page.keyboard.press("Control+A");
    await page.keyboard.type("A letter of its own");
    await page.keyboard.press("Enter");
    await lines.getByRole("gridcell", { name: "A letter of its own" }).waitFor();

    await tabTo(page, "Log", "Shift+Tab");
    await page.keyboard.press("Enter");
    const log = page.getByRole("dialog", { name: /^Log/ });
    await log.getByRole("button", { name: "Log", exact: true, disabled: false }).waitFor();
    await tabTo(page, "Log");
    await page.keyboard.press("Enter");
    await page.getByText(/has been logged/).first().waitFor();
    await goTo(page, "interaction log", /^Interaction Log Entries/);
    await page.getByRole("gridcell", { name: "A letter of its own" }).waitFor();
    await saved(page);
    await page.keyboard.press("Control+z");
    await expectStatus(page, /^Saved$/);
    assert.equal(await page.evaluate(() => globalThis.pressed), undefined);
});
