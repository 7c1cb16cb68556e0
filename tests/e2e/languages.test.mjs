// The screen in other languages and colours, as people choose them.
import assert from "node:assert/strict";
import { test } from "node:test";

import { open } from "./support/browser.mjs";
import { becomes, eventually } from "./support/eventually.mjs";
import { decodePng } from "./support/png.mjs";
import { texts } from "./support/texts.mjs";

async function beginWithSample(page, say) {
    await page.getByRole("textbox", { name: say("Your name") }).fill("Ann Lee");
    await page.getByRole("button", { name: say("Try with sample data") }).click();
    await page.getByRole("heading", { name: say("Home"), exact: true }).waitFor();
}

test("a German browser sees German from the first screen on, with dates and numbers as written there", async (t) => {
    const { page } = await open(t, { context: { locale: "de-AT" } });
    const say = texts("de");
    assert.notEqual(say("Segments could not be loaded"), "Segments could not be loaded");
    await beginWithSample(page, say);
    await becomes(() => page.locator("html").getAttribute("lang"), "de");
    await page.getByRole("link", { name: say("Interaction Log Entries"), exact: true }).click();
    await page.getByRole("columnheader", { name: say("Date"), exact: true }).waitFor();
    const date = page.getByRole("grid").getByRole("gridcell").filter({ hasText: /^\d{2}\.\d{2}\.\d{4}$|^\d{1,2}\.\d{1,2}\.\d{4}$/ });
    await date.first().waitFor();
    // Umlauts stand beside their vowels.
    await page.getByRole("link", { name: say("Contacts"), exact: true }).click();
    await page.getByRole("columnheader", { name: say("Name"), exact: true }).click();
    await eventually(async () => {
        const names = await page.getByRole("grid").getByRole("gridcell").evaluateAll((cells) =>
            cells.filter((cell) => cell.ariaColIndex === "2").map((cell) => cell.textContent));
        const latin = names.filter((name) => /^[A-Za-zÀ-ž]/.test(name));
        assert.ok(latin.length > 5 && latin.some((name) => name.startsWith("É")), latin.join());
        assert.deepEqual(latin, [...latin].sort(new Intl.Collator("de", { sensitivity: "base" }).compare));
    });
    // Options are read in the language of the screen too.
    const filter = page.getByRole("combobox", { name: say("Filter {1}", say("Type")), exact: true });
    await filter.fill(say("Company"));
    await filter.press("Tab");
    await page.getByRole("status").filter({ hasText: /\b9\b.*\b24\b/ }).waitFor();
});

test("how dates are written is kept for the next visit, and asked again where what was kept can't be used", async (t) => {
    const { page } = await open(t, { context: { locale: "de-AT" } });
    const say = texts("de");
    await beginWithSample(page, say);
    const kept = () => page.evaluate(() => {
        const key = Object.keys(localStorage).find((name) => name.endsWith("habits"));
        return { key, value: localStorage.getItem(key) };
    });
    const { key, value } = await kept();
    assert.match(value, /^de-AT .*\n\d+( \d+){4}$/);
    const entries = async () => {
        await page.getByRole("link", { name: say("Interaction Log Entries"), exact: true }).click();
        return page.getByRole("grid").getByRole("gridcell").filter({ hasText: /^\d{1,4}\D\d{1,2}\D\d{1,4}$/ }).first().textContent();
    };
    assert.match(await entries(), /^\d{1,2}\.\d{1,2}\.\d{4}$/);
    const next = async (stored) => {
        await page.evaluate(([name, text]) => localStorage.setItem(name, text), [key, stored]);
        await page.reload();
        return entries();
    };
    const [whose] = value.split("\n");
    // Another order, to see that it is the one that was kept: year, month, day.
    assert.match(await next(`${whose}\n2 47 44 46 1`), /^\d{4}\/\d{1,2}\/\d{1,2}$/);
    for (const unusable of [`${whose}\n2 47`, `${whose}\n2 47 44 46 Monday`, "fr another browser\n2 47 44 46 1"]) {
        assert.match(await next(unusable), /^\d{1,2}\.\d{1,2}\.\d{4}$/, unusable);
        assert.equal((await kept()).value, value);
    }
});

test("language and colours can be chosen on the Workspace screen, and are kept", async (t) => {
    const { page } = await open(t, { context: { locale: "en-GB", colorScheme: "light" } });
    const english = texts("en"), spanish = texts("es");
    await beginWithSample(page, english);
    await page.getByRole("link", { name: "Workspace", exact: true }).click();
    const choose = async (caption, choice) => {
        const box = page.getByRole("combobox", { name: caption, exact: true });
        await box.fill(choice);
        await box.press("Enter");
    };
    await choose("Appearance", "Dark");
    await page.waitForFunction(() => document.documentElement.dataset.theme === "dark");
    await choose("Language", "Español");
    await page.getByRole("heading", { name: spanish("Workspace"), exact: true }).first().waitFor();
    await becomes(() => page.locator("html").getAttribute("lang"), "es");
    await page.reload();
    await page.getByRole("heading", { name: spanish("Workspace"), exact: true }).first().waitFor();
    await becomes(() => page.locator("html").getAttribute("data-theme"), "dark");
});

test("the tour leads to a logged segment, and help tells about the screen", async (t) => {
    const { page } = await open(t);
    await beginWithSample(page, texts("en"));
    await page.getByRole("button", { name: "Take the tour" }).click();
    const tour = page.getByRole("group", { name: "Tour" });
    await tour.getByRole("heading", { name: "Your contacts (1 of 6)" }).waitFor();
    await tour.getByRole("button", { name: "Next" }).click();
    await page.getByRole("toolbar").getByRole("button", { name: "New", exact: true }).click();
    await tour.getByRole("heading", { name: "Choose the contacts (3 of 6)" }).waitFor();
    await page.getByRole("toolbar").getByRole("button", { name: "Add Contacts" }).click();
    const criteria = page.getByRole("dialog", { name: "Add Contacts" });
    const country = criteria.getByRole("group", { name: "Contact", exact: true }).getByLabel("Country/Region Code", { exact: true });
    await country.fill("DE|FR");
    await country.press("Tab");
    await criteria.getByRole("button", { name: "Add Contacts", exact: true }).click();
    await tour.getByRole("heading", { name: "Describe the interaction (4 of 6)" }).waitFor();
    await tour.getByRole("button", { name: "End the tour" }).click();
    await tour.waitFor({ state: "detached" });
    await page.keyboard.press("F1");
    const help = page.getByRole("dialog", { name: "Help" });
    await help.getByRole("heading", { name: "Segments", exact: true }).waitFor();
    await help.getByText(/^Choose the contacts\./).waitFor();
    // The text is longer than the window; what closes it is in sight.
    const { height } = page.viewportSize();
    await eventually(async () => {
        const close = await help.getByRole("button", { name: "Close" }).boundingBox();
        const text = await help.getByText(/^Choose the contacts\./).boundingBox();
        assert.ok(text.y < close.y && close.y + close.height < height, JSON.stringify([text, close]));
    });
    await page.keyboard.press("Escape");
    await help.waitFor({ state: "detached" });
});

test("colours that the system prescribes are used", async (t) => {
    const { page } = await open(t, { context: { forcedColors: "active", colorScheme: "dark" } });
    await page.getByRole("textbox", { name: "Your name" }).waitFor();
    const [canvas] = await page.evaluate(() => {
        const probe = document.createElement("span");
        probe.style.setProperty("forced-color-adjust", "none");
        document.body.append(probe);
        probe.style.color = "Canvas";
        return [getComputedStyle(probe).color.match(/\d+/g).slice(0, 3).map(Number)];
    });
    await eventually(async () => assert.deepEqual(decodePng(await page.screenshot()).pixel(20, 20).slice(0, 3), canvas));
});
