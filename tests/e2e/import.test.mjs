// Contacts come in by the file picker and by dropping a file, and go out as a download.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";

import { leave } from "./support/actions.mjs";
import { lookAtDialog } from "./support/axe.mjs";
import { kRoot, open } from "./support/browser.mjs";
import { becomes, eventually } from "./support/eventually.mjs";
import { atOnce } from "./support/patience.mjs";
import { still } from "./support/still.mjs";
import { pickFile } from "./support/workspace.mjs";

const kData = path.join(kRoot, "tests/data");
const kSlow = { timeout: 120_000 };

async function begin(page, start = "Start with an empty workspace") {
    await page.getByRole("textbox", { name: "Your name" }).fill("Ann Lee");
    await page.getByRole("button", { name: start }).click();
    await page.getByRole("heading", { name: "Home" }).waitFor();
}

async function goToContacts(page) {
    await still(page);
    const menu = page.getByRole("button", { name: "Menu", exact: true });
    if (await menu.isVisible()) await menu.click();
    await page.getByRole("link", { name: "Contacts", exact: true }).click();
    await page.getByRole("heading", { name: "Contacts", exact: true }).waitFor();
}

async function saved(page) {
    await page.getByRole("status").filter({ hasText: /^Saved$/ }).waitFor(kSlow);
}

// Chooses the file in the browser's picker. Where the toolbar is narrow the action is in its menu.
function pick(page, file) {
    return pickFile(page, async () => {
        const button = page.getByRole("button", { name: "Import contacts" });
        if (await button.isVisible()) return button.click();
        await page.getByRole("button", { name: "More" }).click();
        return page.getByRole("menuitem", { name: "Import contacts" }).click();
    }, file);
}

function textFile(name, text) {
    return { name, mimeType: "application/json", buffer: Buffer.from(text) };
}

// Drags a file over the page, waits a moment, and drops it. `text` is a string, or a function that makes the
// file's parts in the page.
async function drop(page, name, text, meanwhile = async () => {}) {
    const data = await page.evaluateHandle(([fileName, content]) => {
        const transfer = new DataTransfer();
        transfer.items.add(new File([content], fileName));
        return transfer;
    }, [name, text]);
    await still(page);
    await page.dispatchEvent("#canvas", "dragenter", { dataTransfer: data });
    await page.dispatchEvent("#canvas", "dragover", { dataTransfer: data });
    await page.getByRole("status").filter({ hasText: "Drop the file here" }).waitFor();
    await meanwhile();
    await page.dispatchEvent("#canvas", "drop", { dataTransfer: data });
}

const preview = (page) => page.getByRole("dialog", { name: "Import contacts" });

test("a thousand contacts are imported, exported, and imported again without a change", async (t) => {
    const browser = await open(t, { profile: true, context: { viewport: { width: 1280, height: 800 } } });
    const page = browser.page;
    await begin(page);
    await goToContacts(page);
    await browser.screenshot("import-empty-list");
    await pick(page, path.join(kData, "contacts-1000.json"));
    await preview(page).getByText("New: 1,000").waitFor(kSlow);
    await browser.screenshot("import-preview");
    await preview(page).getByRole("button", { name: "Import" }).click();
    await page.getByRole("status").filter({ hasText: "1,000 new, none changed" }).waitFor(kSlow);
    const grid = page.getByRole("grid", { name: "Contacts" });
    await page.locator("[role=grid][aria-label=Contacts][aria-rowcount='1001']").waitFor(kSlow);
    await saved(page);
    await browser.screenshot("import-done");

    const download = page.waitForEvent("download");
    await page.getByRole("button", { name: "Export contacts" }).click();
    await browser.screenshot("export-menu");
    await page.getByRole("menuitem", { name: "All contacts" }).click();
    await page.getByRole("dialog", { name: "Export contacts" }).getByText("The format holds all of it.").waitFor(kSlow);
    await browser.screenshot("export-dialog");
    await page.getByRole("dialog", { name: "Export contacts" }).getByRole("button", { name: "Export" }).click();
    const exported = await download;
    assert.match(exported.suggestedFilename(), /^contacts-\d{4}-\d\d-\d\d\.json$/);
    const text = readFileSync(await exported.path(), "utf8");
    assert.equal(JSON.parse(text).contacts.length, 1000);

    await drop(page, "again.json", text, () => browser.screenshot("drop-overlay"));
    await preview(page).getByText("Unchanged: 1,000").waitFor(kSlow);
    await preview(page).getByText("New: 0").waitFor();
    await becomes(() => preview(page).getByRole("button", { name: "Import" }).isDisabled(), true);
    await browser.screenshot("import-unchanged");
    await preview(page).getByRole("button", { name: "Cancel" }).click();

    await page.getByRole("button", { name: "Undo" }).click();
    await page.getByText("No contacts yet").waitFor(kSlow);
    await saved(page);
    await page.reload();
    await browser.ready();
    await page.getByRole("button", { name: "Redo" }).click();
    await grid.waitFor(kSlow);
    await saved(page);
    await browser.kill();
    await browser.start();
    await goToContacts(browser.page);
    await becomes(() => browser.page.getByRole("grid", { name: "Contacts" }).getAttribute("aria-rowcount"), "1001");
});

test("bad contacts are listed with place and reason; the others are imported", async (t) => {
    const browser = await open(t, { context: { viewport: { width: 1280, height: 800 } } });
    const page = browser.page;
    await begin(page);
    await goToContacts(page);
    await pick(page, path.join(kData, "bad/wrong-types.json"));
    const rejected = preview(page).getByRole("list", { name: "Rejected contacts" });
    await rejected.getByText("Line 3, contact 2: No. must be a text, not a number.").waitFor();
    await preview(page).getByText("Rejected: 13").waitFor();
    await browser.screenshot("import-rejected");
    await preview(page).getByRole("button", { name: /^Details of/ }).first().click();
    const detail = page.getByRole("dialog", { name: "Rejected contact" });
    await detail.getByText("No. must be a text, not a number.").first().waitFor();
    await leave(detail);
    const list = page.waitForEvent("download");
    await preview(page).getByRole("button", { name: "Save the list" }).click();
    assert.equal(readFileSync(await (await list).path(), "utf8").trim().split("\r\n").length, 14);
    await preview(page).getByRole("button", { name: "Import" }).click();
    await page.getByRole("status").filter({ hasText: "2 new, none changed, none unchanged, 13 rejected" }).waitFor();

    await pick(page, textFile("codes.jsonl", '{"no":"Z1","type":"Company","name":"Z","mailingGroups":["NEWS"]}\n'));
    await preview(page).getByRole("checkbox", { name: "Create missing codes" }).click();
    await preview(page).getByText("There is no Mailing Group NEWS.").waitFor();
    await becomes(() => preview(page).getByRole("button", { name: "Import" }).isDisabled(), true);
    await page.keyboard.press("Escape");
    await preview(page).waitFor({ state: "detached" });
});

test("files that can't be read to their end are refused with the place, and nothing changes", async (t) => {
    const browser = await open(t, { context: { viewport: { width: 1280, height: 800 } } });
    const page = browser.page;
    await begin(page);
    await goToContacts(page);
    const refusals = {
        "truncated.json": "The file ends in the middle of a text.",
        "invalid-utf8.json": "The text is not UTF-8.",
        "utf-16.json": "The file is UTF-16 text.",
        "deep-nesting.json": "more than 64 levels deep",
        "newer-version.json": "written by a newer version of Segments",
        "empty.json": "The file is empty.",
        "web-page.json": "The file is not JSON",
        "bad-line.jsonl": "(At line 3, column 50, contact 3, /name.)",
    };
    for (const [name, reason] of Object.entries(refusals)) {
        await pick(page, path.join(kData, "bad", name));
        await page.getByRole("alert").filter({ hasText: name }).filter({ hasText: reason }).waitFor();
    }
    await browser.screenshot("import-refused");
    await page.getByText("No contacts yet").waitFor();
});

test("200 MB in one line are read as a stream: the endless contact is rejected", async (t) => {
    const browser = await open(t);
    const page = browser.page;
    await begin(page);
    await goToContacts(page);
    await page.evaluate(() => {
        const transfer = new DataTransfer();
        const megabyte = "x".repeat(1 << 20);
        const head = '[{"no":"A1","type":"Company","name":"First"},{"name":"';
        const tail = '"},{"no":"A2","type":"Company","name":"Last"}]';
        transfer.items.add(new File([head, ...Array(200).fill(megabyte), tail], "endless.json"));
        const target = document.getElementById("canvas");
        for (const type of ["dragenter", "dragover", "drop"]) {
            target.dispatchEvent(new DragEvent(type, { dataTransfer: transfer, bubbles: true, cancelable: true }));
        }
    });
    await preview(page).getByText("Line 1, contact 2: The contact is longer than 1 MB.").waitFor({ timeout: 240_000 });
    await preview(page).getByText("New: 2").waitFor();
    await preview(page).getByRole("button", { name: "Cancel" }).click();
    // Memory stayed flat.
    assert.ok((await page.evaluate(() => globalThis.segmentsDebug.heapBytes)) < 100 << 20);
});

test("reading can be canceled", async (t) => {
    const browser = await open(t);
    const page = browser.page;
    await begin(page);
    await goToContacts(page);
    await page.evaluate(() => {
        const transfer = new DataTransfer();
        const line = '{"type":"Company","name":"Contoso","city":"Rome"}\n'.repeat(20_000);
        transfer.items.add(new File(Array(120).fill(line), "long.jsonl"));
        document.getElementById("canvas")
            .dispatchEvent(new DragEvent("drop", { dataTransfer: transfer, bubbles: true, cancelable: true }));
    });
    const reading = page.getByRole("dialog", { name: "Reading contacts" });
    await reading.waitFor();
    await lookAtDialog(page, "Reading contacts");
    await atOnce(reading.getByRole("button", { name: "Cancel" }));
    await reading.waitFor({ state: "detached" });
    await page.getByText("No contacts yet").waitFor();
    await saved(page);
});

test("the sample is there at the first start, and import works on a phone in the dark", async (t) => {
    const browser = await open(t, {
        context: { viewport: { width: 390, height: 844 }, colorScheme: "dark", hasTouch: true, isMobile: true },
    });
    const page = browser.page;
    await browser.screenshot("welcome-phone");
    await begin(page, "Try with sample data");
    await goToContacts(page);
    await page.getByText("Restaurant Strandhuset ApS").first().waitFor();
    await pick(page, path.join(kData, "bad/bad-values.json"));
    await preview(page).getByText("E-Mail must look like name@company.example.").waitFor();
    await browser.screenshot("import-phone");
    await preview(page).getByRole("button", { name: "Cancel" }).click();
    await pick(page, path.join(kData, "contacts-1000.json"));
    await preview(page).getByText("New: 976").waitFor(kSlow);
    await browser.screenshot("import-phone-codes");
});

test("contacts are pasted as text, and shared into the app", async (t) => {
    const browser = await open(t, { whole: true, context: { viewport: { width: 1280, height: 800 } } });
    const page = browser.page;
    await begin(page);
    await goToContacts(page);
    const paste = async (text) => {
        await still(page);
        await page.evaluate((pasted) => {
            const clipboardData = new DataTransfer();
            clipboardData.setData("text/plain", pasted);
            document.dispatchEvent(new ClipboardEvent("paste", { clipboardData }));
        }, text);
    };
    for (const text of ['[{"type":"Company","name":"Adatum"}]', "BEGIN:VCARD\nFN:Ann Lee\nEND:VCARD\n"]) {
        await paste(text);
        await preview(page).getByText("New: 1").waitFor(kSlow);
        await page.keyboard.press("Escape");
        await preview(page).waitFor({ state: "detached" });
    }
    await paste("Name\tE-Mail\nAnn Lee\tann@contoso.example\n");
    await page.getByRole("dialog").getByText("ann@contoso.example").first().waitFor(kSlow);
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });

    await page.waitForFunction(() => navigator.serviceWorker.controller);
    await page.evaluate(async () => {
        const form = new FormData();
        form.append("files", new File(["BEGIN:VCARD\nFN:Bob Hill\nEND:VCARD\n"], "bob.vcf"));
        await fetch("share", { method: "POST", body: form });
    });
    await saved(page);
    await page.reload();
    await preview(page).getByText("New: 1").waitFor(kSlow);
    await eventually(async () => assert.match(await preview(page).textContent(), /bob\.vcf/));
    await page.reload();
    await page.getByRole("heading", { name: "Contacts", exact: true }).waitFor();
    await becomes(() => page.evaluate(async () => (await caches.keys()).some((name) => name.endsWith("shared"))), false);
});
