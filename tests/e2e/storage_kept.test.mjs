// What keeps the stored data: the browser is asked not to clear it away, and damaged files are given out for rescue.
import assert from "node:assert/strict";
import { test } from "node:test";

import { enter, value, visit } from "./support/actions.mjs";
import { open } from "./support/browser.mjs";
import { becomes } from "./support/eventually.mjs";
import { beginWithSample, downloadOf, saved } from "./support/workspace.mjs";

const kAsk = "Ask the browser to keep it";

const toWorkspace = (page) => visit(page, "#/workspace", "Workspace");

// The answer that the browser's settings give to sites that ask to be kept.
async function decide(browser, setting) {
    const devTools = await browser.context.newCDPSession(browser.page);
    const { origin } = new URL(browser.address);
    await devTools.send("Browser.setPermission", { permission: { name: "persistent-storage" }, setting, origin });
}

test("the browser is asked to keep what is stored, and its answer is told: no, and yes", async (t) => {
    const browser = await open(t, { profile: true });
    const { page } = browser;
    await beginWithSample(page);
    await saved(page);
    const ask = page.getByRole("main").getByRole("button", { name: kAsk });
    await decide(browser, "denied");
    await toWorkspace(page);
    await ask.click();
    await page.getByRole("alert").filter({ hasText: "The browser doesn't agree to keep it." }).waitFor();
    await becomes(() => ask.count(), 1);
    await page.getByText("As long as the device has room: the browser may delete it otherwise").first().waitFor();
    await browser.screenshot("storage-not-kept");

    await decide(browser, "granted");
    await ask.click();
    await page.getByText("The browser keeps what is stored here until you delete it.").first().waitFor();
    await page.getByText(/Until you delete it/).first().waitFor();
    await becomes(() => ask.count(), 0);
    await becomes(() => page.evaluate(() => navigator.storage.persisted()), true);
    await page.reload();
    await browser.ready();
    await page.getByText(/Until you delete it/).first().waitFor();
    await becomes(() => ask.count(), 0);
});

// Changes a bit in the middle of the newest piece of the journal. Returns its name and its bytes.
const damageJournal = (page) => page.evaluate(async () => {
    const answer = (request) => new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
    });
    const [{ name }] = await indexedDB.databases();
    const db = await answer(indexedDB.open(name));
    const files = db.transaction("FILE_DATA", "readwrite").objectStore("FILE_DATA");
    const key = (await answer(files.getAllKeys())).filter((each) => /\/log-\d+-\d+$/.test(each)).sort().at(-1);
    const file = await answer(files.get(key));
    file.contents[file.contents.length >> 1] ^= 4;
    await answer(files.put(file, key));
    db.close();
    return { name: key.slice(key.lastIndexOf("/") + 1), bytes: [...file.contents] };
});

test("a damaged file is told of, kept, and saved from the page byte for byte", async (t) => {
    const browser = await open(t, { profile: true });
    const { page } = browser;
    await beginWithSample(page);
    await saved(page);
    await visit(page, "#/contacts/CT000003", "Contact CT000003");
    const city = page.getByRole("main").getByLabel("City", { exact: true });
    await enter(city, "Rome");
    await value(city, "Rome");
    await saved(page);
    // The page is gone when it happens: it would write what it knows otherwise.
    await page.goto(`${browser.address}manifest.webmanifest`);
    const damaged = await damageJournal(page);
    await browser.goto();
    await page.getByRole("alert").filter({ hasText: "Some of what was stored was damaged." }).waitFor();
    await page.getByRole("button", { name: "Details" }).click();
    await page.getByRole("heading", { name: "Damage that was found" }).waitFor();
    const save = page.getByRole("button", { name: `Save ${damaged.name}`, exact: true });
    const given = await downloadOf(page, () => save.click());
    assert.equal(given.name, damaged.name);
    assert.deepEqual([...given.bytes], damaged.bytes);
    await browser.screenshot("damage-found");
    // It stays there, also when everything else is well again.
    await saved(page);
    await page.reload();
    await browser.ready();
    const again = await downloadOf(page, () => save.click());
    assert.deepEqual([...again.bytes], damaged.bytes);
});
