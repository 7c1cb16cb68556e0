// A workspace with a passphrase (promise P28 of docs/storage.md): encrypted where it lies, killed, closed, in two tabs.
import assert from "node:assert/strict";
import { test } from "node:test";

import { open } from "./support/browser.mjs";
import { becomes, eventually } from "./support/eventually.mjs";
import { storedFiles } from "./support/stored.mjs";
import { begin, downloadOf, expectStatus, newCompany, pickFile, rename, saved } from "./support/workspace.mjs";

const kPassphrase = "correct horse battery staple";

async function unlock(page, passphrase) {
    const field = page.getByLabel("Passphrase", { exact: true });
    await field.fill(passphrase);
    await field.press("Enter");
}

async function toContact(page, number) {
    await page.goto(`${page.url().split("#")[0]}#/contacts/${number}`);
    await page.getByRole("heading", { name: `Contact ${number}` }).waitFor();
}

async function expectName(page, number, name) {
    await toContact(page, number);
    await becomes(() => page.getByRole("textbox", { name: "Name", exact: true }).inputValue(), name);
}

async function renameContact(page, number, name) {
    await toContact(page, number);
    await rename(page, name);
}

test("a passphrase encrypts what is stored; a crash, a closed page and a second tab lose nothing", async (t) => {
    const browser = await open(t, { profile: true });
    let { page } = browser;
    await begin(page);
    const number = await newCompany(page);
    await renameContact(page, number, "Adatum Corporation");
    await saved(page);
    await eventually(async () => assert.ok((await storedFiles(page)).some(([, bytes]) => bytes.includes("Adatum Corporation"))));

    await page.getByRole("link", { name: "Workspace", exact: true }).click();
    await page.getByRole("button", { name: "Set a passphrase" }).click();
    const dialog = page.getByRole("dialog", { name: "Set a passphrase" });
    await dialog.getByLabel("New passphrase", { exact: true }).fill(kPassphrase);
    await dialog.getByLabel("New passphrase again").fill(kPassphrase);
    await dialog.getByRole("checkbox", { name: "I know: without it the data is lost" }).click();
    await browser.screenshot("passphrase-dialog");
    await dialog.getByRole("button", { name: "Encrypt the workspace" }).click();
    await page.getByRole("heading", { name: /is locked$/ }).waitFor();
    await expectStatus(page, /^Locked$/);
    await browser.screenshot("locked");
    const files = await storedFiles(page);
    assert.ok(files.length > 4);
    for (const [key, bytes] of files) {
        assert.ok(!bytes.includes("Adatum"), key);
        assert.doesNotMatch(key, /\/(log|snap|undo|blob|day)-/);
    }

    await unlock(page, "another one");
    await page.locator('[aria-description^="This isn\'t the passphrase"]').waitFor();
    assert.deepEqual(await storedFiles(page), files);
    await unlock(page, kPassphrase);
    await page.getByRole("heading", { name: "Home" }).waitFor();

    // Killed right after it was saved, then closed right after a change.
    await renameContact(page, number, "Killed");
    await saved(page);
    await browser.kill();
    await browser.start();
    ({ page } = browser);
    await unlock(page, kPassphrase);
    await page.getByRole("heading", { name: "Home" }).waitFor();
    await expectName(page, number, "Killed");
    await toContact(page, number);
    const field = page.getByRole("textbox", { name: "Name", exact: true });
    await field.fill("Left");
    await field.press("Enter");
    await page.waitForTimeout(30);
    await page.goto("about:blank");
    await browser.goto("#/workspace");
    await unlock(page, kPassphrase);
    await expectName(page, number, "Left");

    const other = await browser.context.newPage();
    await browser.goto("", other);
    await unlock(other, kPassphrase);
    await renameContact(page, number, "Followed");
    await expectName(other, number, "Followed");
    await other.close();

    // Its backup is encrypted too, and asks for the passphrase.
    await page.getByRole("link", { name: "Workspace", exact: true }).click();
    await browser.screenshot("passphrase-card");
    const backup = await downloadOf(page, () => page.getByRole("button", { name: "Back up workspace" }).click());
    assert.ok(!backup.bytes.includes("Contacts"), "nothing of it can be read");
    await renameContact(page, number, "Changed since");
    await page.getByRole("link", { name: "Workspace", exact: true }).click();
    await pickFile(page, () => page.getByRole("button", { name: "Restore a backup" }).click(),
        { name: backup.name, mimeType: "application/octet-stream", buffer: backup.bytes });
    const asked = page.getByRole("dialog", { name: "This backup is encrypted" });
    await asked.waitFor();
    await browser.screenshot("backup-passphrase");
    await unlock(asked, "another one");
    await asked.locator('[aria-description^="This isn\'t the passphrase of the backup"]').waitFor();
    await unlock(asked, kPassphrase);
    await page.getByRole("alertdialog", { name: "Restore this backup?" }).getByRole("button", { name: "Restore" }).click();
    await page.getByRole("status").filter({ hasText: /^Restored the backup/ }).waitFor();
    await expectName(page, number, "Followed");
    await saved(page);

    await page.getByRole("link", { name: "Workspace", exact: true }).click();
    await page.getByRole("button", { name: "Lock now" }).click();
    await page.getByRole("heading", { name: /is locked$/ }).waitFor();
    assert.ok((await storedFiles(page)).every(([, bytes]) => !/Followed|Left|Killed/.test(bytes)));
});
