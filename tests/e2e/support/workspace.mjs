// Steps that tests of a workspace share.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";

import { eventually } from "./eventually.mjs";
import { still } from "./still.mjs";

const kFilesLimit = 120_000; // ms; a thousand letters on a slow machine

// A new workspace of Ann Lee's, on its Home screen.
export async function begin(page) {
    const name = page.getByRole("textbox", { name: "Your name" });
    await name.fill("Ann Lee");
    await name.press("Enter");
    await page.getByRole("heading", { name: "Home" }).waitFor();
}

// A new workspace with the sample data, on its Home screen.
export async function beginWithSample(page) {
    await page.getByRole("textbox", { name: "Your name" }).fill("Ann Lee");
    await page.getByRole("button", { name: "Try with sample data" }).click();
    await page.getByRole("heading", { name: "Home" }).waitFor();
}

// A new segment, made with the button of the list. Returns its number.
export async function newSegment(page) {
    await page.evaluate(() => { location.hash = "#/segments"; });
    await page.getByRole("heading", { name: "Segments", exact: true }).first().waitFor();
    await page.getByRole("toolbar").getByRole("button", { name: "New", exact: true }).click();
    const heading = page.getByRole("heading", { name: /^Segment SM/ });
    await heading.waitFor();
    return (await heading.textContent()).replace("Segment ", "");
}

// The status line: the last of the page's live regions.
export function statusLine(page) {
    return page.locator("#tree [role=status]").last();
}

export function expectStatus(page, pattern, limit = 30_000) {
    return eventually(async () => assert.match(await statusLine(page).textContent(), pattern), limit);
}

export const saved = (page) => expectStatus(page, /^Saved$/);

// A new company, made with the button of the list. Returns its number.
export async function newCompany(page) {
    await page.getByRole("link", { name: "Contacts", exact: true }).click();
    await page.getByRole("button", { name: "New company" }).click();
    const heading = page.getByRole("heading", { name: /^Contact CT/ });
    await heading.waitFor();
    return (await heading.textContent()).replace("Contact ", "");
}

// Gives the contact whose card is open another name.
export async function rename(page, name) {
    const field = page.getByLabel("Name", { exact: true });
    await field.fill(name);
    await field.press("Tab");
    // The program has taken it in once its card is titled so: what the status line says from here on holds for it.
    await page.locator("#tree").getByText(name, { exact: true }).first().waitFor();
}

// Chooses a file in the picker that `press` opens.
export async function pickFile(page, press, file) {
    await still(page);
    const [chooser] = await Promise.all([page.waitForEvent("filechooser", { timeout: kFilesLimit }), press()]);
    await chooser.setFiles(file);
}

// Fills a field of the screen and leaves it.
export async function fillField(page, field, text) {
    const box = page.getByRole("main").getByLabel(field, { exact: true });
    await box.fill(text);
    await box.press("Tab");
}

// The name and bytes of the file that `press` downloads.
export async function downloadOf(page, press) {
    await still(page);
    const [file] = await Promise.all([page.waitForEvent("download", { timeout: kFilesLimit }), press()]);
    return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) };
}
