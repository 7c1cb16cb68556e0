// Several workspaces beside each other (promise P24 of docs/storage.md).
import assert from "node:assert/strict";
import { test } from "node:test";

import { open } from "./support/browser.mjs";
import { becomes, eventually } from "./support/eventually.mjs";
import { storedKeys } from "./support/stored.mjs";
import { begin, downloadOf, expectStatus, newCompany, pickFile, saved } from "./support/workspace.mjs";

async function toWorkspaceScreen(page) {
    await page.getByRole("link", { name: "Workspace", exact: true }).click();
    await page.getByRole("heading", { name: "Workspaces" }).waitFor();
}

async function create(page, name) {
    await toWorkspaceScreen(page);
    await page.getByRole("button", { name: "New workspace" }).click();
    const field = page.getByRole("textbox", { name: "Name", exact: true });
    await field.fill(name);
    await field.press("Enter");
    await page.waitForURL(/\?workspace=w\d+#/);
    await page.getByRole("heading", { name: "Welcome to Segments" }).waitFor();
}

// The numbers in the list of contacts.
async function contactNumbers(page) {
    await page.getByRole("link", { name: "Contacts", exact: true }).click();
    await page.getByRole("heading", { name: "Contacts" }).waitFor();
    return page.locator("#tree [role=gridcell]").evaluateAll((cells) =>
        cells.map((cell) => cell.getAttribute("aria-label") ?? cell.textContent).filter((text) => /^CT\d+$/.test(text)));
}

async function expectContacts(page, count) {
    await becomes(async () => (await contactNumbers(page)).length, count);
}

test("workspaces are created, written by two tabs at once, duplicated and deleted", async (t) => {
    const browser = await open(t, { profile: true });
    const first = browser.page;
    await begin(first);
    await newCompany(first);
    await saved(first);

    // A second tab creates another one, and both write.
    const second = await browser.context.newPage();
    await browser.goto("#/workspace", second);
    await expectStatus(second, /^Read-only/);
    await create(second, "Contoso");
    await begin(second);
    await expectStatus(second, /^Saved$/);
    await newCompany(second);
    await newCompany(second);
    await newCompany(first);
    await Promise.all([saved(first), saved(second)]);
    await expectContacts(first, 2);
    await expectContacts(second, 2);

    // A reload stays in the workspace, and so does a visit after it.
    await second.reload();
    await second.getByRole("heading", { name: "Contacts" }).waitFor();
    await toWorkspaceScreen(second);
    await browser.screenshot("workspaces", second);
    await becomes(() => second.getByRole("textbox", { name: "Workspace Name" }).inputValue(), "Contoso");

    // The one that is open in another tab isn't deleted.
    const confirm = async (page, name) => {
        await page.getByRole("button", { name: `Delete ${name}` }).click();
        const field = page.getByRole("textbox", { name: "Type its name to confirm" });
        await field.fill(name);
        await field.press("Tab");
        await browser.screenshot("workspace-delete", page);
        await page.getByRole("button", { name: "Delete workspace" }).click();
    };
    await confirm(second, "Unnamed workspace");
    await second.getByText("The workspace is open in another tab").first().waitFor();

    await second.getByRole("button", { name: "Duplicate" }).click();
    const field = second.getByRole("textbox", { name: "Name", exact: true });
    await becomes(() => field.inputValue(), "Copy of Contoso");
    await field.press("Enter");
    await second.getByRole("button", { name: "Open it" }).click();
    await second.waitForURL((url) => url.hash === "#/");
    await second.getByRole("heading", { name: "Home" }).waitFor();
    const copy = second.url();
    await expectContacts(second, 2);
    await newCompany(second);
    await saved(second);

    await toWorkspaceScreen(second);
    await confirm(second, "Contoso");
    await second.getByText("“Contoso” was deleted.").first().waitFor();
    const names = async () => new Set((await storedKeys(second)).filter((key) => key.endsWith("/name")));
    await becomes(async () => (await names()).size, 2);

    // A visit without a word about it opens the last one.
    await browser.goto("", second);
    await expectContacts(second, 3);

    // After a kill everything is where it was. (Which one was the last may not have reached the disk.)
    await browser.kill();
    await browser.start();
    const page = browser.page;
    await page.goto(copy);
    await browser.ready();
    await page.getByRole("heading", { name: "Home" }).waitFor();
    await expectContacts(page, 3);
    await toWorkspaceScreen(page);
    await page.getByRole("button", { name: "Open Unnamed workspace" }).click();
    await page.waitForURL(/\?workspace=default#/);
    await page.getByRole("heading", { name: "Home" }).waitFor();
    await expectContacts(page, 2);
});

test("a program that has stopped, also for want of memory, leaves a copy of the workspace, which becomes a workspace of its own", async (t) => {
    const browser = await open(t, { profile: true });
    const { page } = browser;
    const saveCopy = () => downloadOf(page, () => page.getByRole("button", { name: "Save a copy of the workspace" }).click());
    await begin(page);
    await newCompany(page);
    await newCompany(page);
    await saved(page);
    // What a trap comes to the page as.
    await page.evaluate(() => dispatchEvent(new ErrorEvent("error", { error: new WebAssembly.RuntimeError("unreachable") })));
    await page.getByRole("heading", { name: "Segments has stopped" }).waitFor();
    const copy = await saveCopy();
    assert.match(copy.name, /^Segments copy \d{4}-\d\d-\d\d\.segments$/);
    await page.getByText("The copy is among your downloads.").waitFor();
    await browser.screenshot("crash");

    await page.getByRole("button", { name: "Reload" }).click();
    await browser.ready();
    await newCompany(page);
    await saved(page);
    await toWorkspaceScreen(page);
    await pickFile(page, () => page.getByRole("button", { name: "Restore a backup" }).click(),
        { name: copy.name, mimeType: "application/octet-stream", buffer: copy.bytes });
    await page.getByText(/^The copy is now a workspace of its own/).first().waitFor();
    await page.getByRole("button", { name: "Open it" }).click();
    await page.waitForURL(/\?workspace=w\d+#/);
    await expectContacts(page, 2);
    await saved(page);

    // A program that gets no more memory stops as well, and what was saved is there.
    await page.evaluate(() => {
        WebAssembly.Memory.prototype.grow = () => { throw new RangeError("Maximum memory size exceeded"); };
        const transfer = new DataTransfer();
        const lines = '{"type":"Company","name":"Contoso","city":"Rome"}\n'.repeat(20_000);
        transfer.items.add(new File(Array(40).fill(lines), "long.jsonl"));
        document.getElementById("canvas")
            .dispatchEvent(new DragEvent("drop", { dataTransfer: transfer, bubbles: true, cancelable: true }));
    });
    await page.getByRole("heading", { name: "Segments has stopped" }).waitFor();
    await page.getByText("Your data is safe").waitFor();
    await eventually(async () => assert.match(await page.locator("#crash-report").textContent(), /OOM/));
    await page.getByRole("button", { name: "Copy report" }).waitFor();
    assert.ok((await saveCopy()).bytes.length > copy.bytes.length / 2);
    await page.getByRole("button", { name: "Reload" }).click();
    await browser.ready();
    await expectContacts(page, 2);

    // Where nothing can be drawn the data can be taken elsewhere as well.
    await page.addInitScript(() => { delete window.WebGL2RenderingContext; });
    await page.reload();
    await page.getByRole("heading", { name: "This browser can’t draw with WebGL 2" }).waitFor();
    assert.ok((await saveCopy()).bytes.length > copy.bytes.length / 2);
    await browser.screenshot("no-webgl");
    browser.takeProblems();
});
