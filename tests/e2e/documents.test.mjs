import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { test } from "node:test";

import { open } from "./support/browser.mjs";
import { begin, downloadOf, fillField, newCompany, pickFile, saved } from "./support/workspace.mjs";

test("a document is attached to a segment, survives the page, is logged with it and opened from the log", async (t) => {
    const browser = await open(t);
    const { page } = browser;
    const folder = await mkdtemp(path.join(tmpdir(), "documents-"));
    const file = path.join(folder, "Offer.PDF");
    const bytes = Buffer.alloc(3_000_000);
    for (let i = 0; i < bytes.length; ++i) bytes[i] = (i * 31 + (i >> 9)) & 255;
    writeFileSync(file, bytes);

    await begin(page);
    await newCompany(page);
    await page.getByRole("link", { name: "Segments", exact: true }).click();
    await page.getByRole("button", { name: "New", exact: true }).click();
    await page.getByRole("heading", { name: "Segment SM00001" }).waitFor();
    await fillField(page, "Description", "Fair");
    await fillField(page, "Interaction Template Code", "LETTER");
    await page.getByRole("toolbar").getByRole("button", { name: "Add Contacts", exact: true }).click();
    const adding = page.getByRole("dialog", { name: "Add Contacts" });
    await adding.getByRole("button", { name: "Add Contacts", exact: true }).click();
    await adding.waitFor({ state: "detached" });

    const importing = page.getByRole("button", { name: "Import", exact: true });
    await pickFile(page, () => importing.click(), file);
    await page.getByText(/Attachment: pdf, 2\.[89] MB/).waitFor();
    await saved(page);

    await page.reload();
    const opening = page.getByRole("button", { name: "Open or Export", exact: true });
    await opening.waitFor();
    const exported = await downloadOf(page, () => opening.click());
    assert.equal(exported.name, "SM00001.pdf");
    assert.ok(exported.bytes.equals(bytes));

    await page.getByRole("toolbar").getByRole("button", { name: "Log", exact: true }).click();
    const logging = page.getByRole("dialog", { name: "Log SM00001" });
    await logging.getByRole("button", { name: "Log", exact: true }).click();
    await logging.waitFor({ state: "detached" });
    await page.getByRole("link", { name: "Interaction Log Entries", exact: true }).click();
    await page.getByRole("gridcell", { name: "Fair", exact: true }).click();
    const shown = await downloadOf(page, () =>
        page.getByRole("toolbar").getByRole("button", { name: "Show Attachments", exact: true }).click(),
    );
    assert.equal(shown.name, "Interaction 1.pdf");
    assert.ok(shown.bytes.equals(bytes));
});
