// axe-core finds nothing to complain of in the accessible tree, on each screen and in what opens over it. All other
// dialogs are looked at where tests open them (support/axe.mjs).
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";

import { leave } from "./support/actions.mjs";
import { complaints, markSeen } from "./support/axe.mjs";
import { kRoot, open } from "./support/browser.mjs";
import { kDialogs } from "./support/dialogs.mjs";
import { still } from "./support/still.mjs";
import { beginWithSample, pickFile } from "./support/workspace.mjs";

// Lists whose first record is looked at, by their address.
const kLists = { contacts: "Contacts", logged: "Logged Segments", templates: "Interaction Templates" };

class Survey {
    #page;
    #found = [];

    constructor(page) {
        this.#page = page;
    }

    async look(where) {
        markSeen(await still(this.#page));
        for (const each of await complaints(this.#page)) this.#found.push(`${where}: ${each}`);
    }

    end() {
        assert.deepEqual(this.#found, []);
    }
}

test("every dialog of the program is opened by a test, where axe-core looks at it", () => {
    const drawn = {}, known = {};
    for (const file of readdirSync(path.join(kRoot, "app"), { recursive: true })) {
        const dialogs = file.endsWith(".cpp") && !file.startsWith("ui/")
            ? readFileSync(path.join(kRoot, "app", file), "utf8").match(/\bDialogScope \w+\(/g) : null;
        if (dialogs) drawn[`app/${file}`] = dialogs.length;
    }
    for (const { source } of kDialogs) known[source] = (known[source] ?? 0) + 1;
    assert.deepEqual(known, drawn);
});

test("axe-core finds nothing wrong on any screen", async (t) => {
    const browser = await open(t);
    const { page } = browser;
    const survey = new Survey(page);
    await survey.look("the first start");
    await beginWithSample(page);
    await still(page);
    const links = await page.getByRole("navigation").getByRole("link").all();
    const screens = [];
    for (const link of links) screens.push([await link.getAttribute("href"), await link.textContent()]);
    assert.ok(screens.length > 8, "the navigation has links");
    for (const [href, name] of screens) {
        await browser.goto(href);
        await page.getByRole("main").getByRole("heading", { name, exact: true }).first().waitFor();
        await survey.look(name);
    }
    for (const list of Object.keys(kLists)) {
        await browser.goto(`#/${list}`);
        const cell = page.getByRole("grid", { name: kLists[list], exact: true }).getByRole("gridcell").first();
        await cell.click();
        await still(page);
        // Where the first cell is a link the click has opened its record.
        if (await page.evaluate(() => location.hash.split("/").length) === 2) await page.keyboard.press("Enter");
        await page.waitForFunction(() => location.hash.split("/").length > 2);
        await page.getByRole("grid", { name: kLists[list], exact: true }).waitFor({ state: "detached" });
        await survey.look(`the first of ${list}`);
        if (list !== "logged") continue;
        await page.getByRole("toolbar").getByRole("button", { name: "Create Follow-up Segment", exact: true }).click();
        await leave(page.getByRole("dialog", { name: "Create Follow-up Segment" }), "Cancel");
    }
    await page.keyboard.press("Control+k");
    await page.getByRole("dialog", { name: "Go to" }).getByRole("option").first().waitFor();
    await survey.look("the command palette");
    await page.keyboard.press("Escape");
    await page.getByRole("dialog", { name: "Go to" }).waitFor({ state: "detached" });
    await page.keyboard.press("?");
    await page.getByRole("dialog", { name: "Keyboard shortcuts" }).waitFor();
    await survey.look("the shortcuts");
    survey.end();
});

test("axe-core finds nothing wrong in the dialogs of the main job", async (t) => {
    const browser = await open(t);
    const { page } = browser;
    const survey = new Survey(page);
    await beginWithSample(page);
    await page.evaluate(() => { location.hash = "#/segments"; });
    await page.getByRole("toolbar").getByRole("button", { name: "New", exact: true }).click();
    await page.getByRole("heading", { name: /^Segment SM/ }).waitFor();
    await survey.look("an empty segment");
    await page.getByRole("button", { name: "Add Contacts", exact: true }).click();
    const criteria = page.getByRole("dialog", { name: "Add Contacts" });
    await criteria.getByText(/contacts? match/).first().waitFor();
    await survey.look("Add Contacts");
    await criteria.getByRole("button", { name: "Add Contacts", exact: true }).click();
    await criteria.waitFor({ state: "detached" });
    await page.getByRole("grid", { name: "Segment Lines" }).waitFor();
    await survey.look("a segment with lines");
    await page.getByRole("button", { name: "Log", exact: true }).click();
    const log = page.getByRole("dialog", { name: /^Log/ });
    await log.waitFor();
    await survey.look("Log");
    await log.getByRole("button", { name: "Cancel" }).click();

    await page.evaluate(() => { location.hash = "#/contacts"; });
    const file = {
        name: "contacts.json", mimeType: "application/json",
        buffer: Buffer.from(JSON.stringify([{ name: "Ann Lee", type: "person" }, { name: 7 }])),
    };
    await pickFile(page, () => page.getByRole("button", { name: "Import contacts" }).click(), file);
    const preview = page.getByRole("dialog").last();
    await preview.getByText("Rejected: 2").first().waitFor();
    await survey.look("the preview of an import");
    survey.end();
});

test("axe-core finds nothing wrong in what lists open, nor in help and tour", async (t) => {
    const browser = await open(t);
    const { page } = browser;
    const survey = new Survey(page);
    await beginWithSample(page);
    const go = async (address, heading) => {
        await browser.goto(address);
        await page.getByRole("main").getByRole("heading", { name: heading, exact: true }).first().waitFor();
    };
    const escape = async () => {
        const open = page.locator("#tree :is([role=dialog], [role=menu])");
        while (await open.count()) {
            await page.keyboard.press("Escape");
            await still(page);
        }
    };
    await go("#/contacts", "Contacts");
    for (const name of ["Views", "Columns", "Export contacts", "More"]) {
        await page.getByRole("main").getByRole("button", { name, exact: true }).click();
        await page.locator("#tree :is([role=dialog], [role=menu])").first().waitFor();
        await survey.look(`the menu ${name}`);
        await escape();
    }
    await page.getByRole("main").getByRole("button", { name: "Views", exact: true }).click();
    await page.getByRole("menuitem", { name: "Save view…" }).click();
    await page.getByRole("dialog").waitFor();
    await survey.look("Save view");
    await page.getByRole("dialog").getByRole("textbox", { name: "Name" }).fill("Mine");
    await leave(page.getByRole("dialog", { name: "Save view" }), "Save");
    await page.getByRole("main").getByRole("button", { name: "Mine", exact: true }).click();
    await page.getByRole("menuitem", { name: "Manage views…" }).click();
    await page.getByRole("dialog", { name: "Views" }).waitFor();
    await escape();
    await page.getByRole("columnheader", { name: "Country/Region Code" }).click({ button: "right" });
    await page.getByRole("menuitem", { name: "Group by this column" }).waitFor();
    await survey.look("the menu of a column");
    await page.getByRole("menuitem", { name: "Group by this column" }).click();
    await page.getByRole("grid", { name: "Contacts" }).getByText("DK").first().waitFor();
    await survey.look("a grouped list");
    await page.getByRole("combobox", { name: "Filter City" }).click();
    await page.keyboard.press("ArrowDown");
    await page.getByRole("option").first().waitFor();
    await survey.look("suggestions of a filter");
    await escape();
    const file = {
        name: "contacts.json", mimeType: "application/json",
        buffer: Buffer.from(JSON.stringify([{ no: "CT000001", type: "Company", name: "Strandhuset" }])),
    };
    const preview = page.getByRole("dialog", { name: "Import contacts" });
    const table = { name: "people.csv", mimeType: "text/csv", buffer: Buffer.from("Name,Nickname\nAnn Lee,Annie\n") };
    await pickFile(page, () => page.getByRole("button", { name: "Import contacts" }).click(), table);
    await leave(page.getByRole("dialog", { name: "Import a table" }), "Cancel");
    await pickFile(page, () => page.getByRole("button", { name: "Import contacts" }).click(), file);
    await preview.getByRole("button", { name: /^Details of/ }).first().click();
    await page.getByRole("dialog").nth(1).waitFor();
    await survey.look("a contact of an import");
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").nth(1).waitFor({ state: "detached" });
    await preview.getByRole("button", { name: "Import", exact: true }).click();
    await preview.waitFor({ state: "detached" });
    await go("#/imports", "Imports");
    await survey.look("Imports");
    await go("#/value-entries", "Value Entries");
    await survey.look("Value Entries");
    await page.keyboard.press("F1");
    await page.getByRole("dialog", { name: "Help" }).waitFor();
    await survey.look("Help");
    await escape();
    await browser.goto("#/tour");
    await page.getByRole("button", { name: "End the tour" }).waitFor();
    await survey.look("the tour");
    survey.end();
});
