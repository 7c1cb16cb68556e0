// Each action of a contact's card, with what it brings about and both answers to what it asks.
import assert from "node:assert/strict";
import { test } from "node:test";

import {
    act, answer, cellOf, enter, leave, openGroup, openSample, rowsBecome, value, visit,
} from "./support/actions.mjs";
import { becomes, eventually } from "./support/eventually.mjs";
import { saved } from "./support/workspace.mjs";

const kContact = "#/contacts/CT000010";

const toContact = (page) => visit(page, kContact, "Contact CT000010");

// The first step of Create Interaction.
async function describe(page, description) {
    await act(page, "Create Interaction");
    const dialog = page.getByRole("dialog", { name: "Create Interaction" });
    await enter(dialog.getByRole("combobox", { name: "Interaction Template Code" }), "MEETING");
    await value(dialog.getByRole("textbox", { name: "Description" }), "Meeting");
    await enter(dialog.getByRole("textbox", { name: "Description" }), description);
    return dialog;
}

async function finish(dialog) {
    await dialog.getByRole("button", { name: "Next" }).click();
    await dialog.getByRole("button", { name: "Log", exact: true }).click();
    await leave(dialog, "Finish");
}

test("interactions are made, put off, taken up again and deleted from a contact's card", async (t) => {
    const { page, step } = await openSample(t);
    await toContact(page);

    await step("Create Interaction logs what was described", async () => {
        await finish(await describe(page, "Tasting at the harbour"));
        await page.getByRole("main").getByText("Tasting at the harbour").first().waitFor();
        await visit(page, "#/log?contact=CT000010", "Interaction Log Entries");
        await cellOf(page, "Interaction Log Entries", "Tasting at the harbour").waitFor();
    });
    await step("Cancel and No leave nothing", async () => {
        await toContact(page);
        const dialog = await describe(page, "Dropped");
        await dialog.getByRole("button", { name: "Cancel" }).click();
        await answer(page, "Finish later?", "No");
        await visit(page, "#/postponed", "Postponed Interactions");
        await page.getByText("No postponed interactions").first().waitFor();
    });
    await step("Cancel and Finish later keep it; Resume finishes it", async () => {
        await toContact(page);
        const dialog = await describe(page, "Put off");
        await dialog.getByRole("button", { name: "Cancel" }).click();
        await answer(page, "Finish later?", "Finish later");
        await visit(page, "#/postponed", "Postponed Interactions");
        await cellOf(page, "Postponed Interactions", "Put off").click();
        await act(page, "Resume");
        await value(dialog.getByRole("textbox", { name: "Description" }), "Put off");
        await finish(dialog);
        await page.getByText("No postponed interactions").first().waitFor();
        await visit(page, "#/log?contact=CT000010", "Interaction Log Entries");
        await cellOf(page, "Interaction Log Entries", "Put off").waitFor();
    });
    await step("a postponed interaction is deleted, or kept by Cancel", async () => {
        await toContact(page);
        const dialog = await describe(page, "Never mind");
        await dialog.getByRole("button", { name: "Cancel" }).click();
        await answer(page, "Finish later?", "Finish later");
        await visit(page, "#/postponed", "Postponed Interactions");
        await cellOf(page, "Postponed Interactions", "Never mind").click();
        await act(page, "Delete");
        await answer(page, "Delete postponed interactions", "Cancel");
        await rowsBecome(page, "Postponed Interactions", 1);
        await act(page, "Delete");
        await answer(page, "Delete postponed interactions", "Delete");
        await page.getByText("No postponed interactions").first().waitFor();
    });
    await step("Make Phone Call dials, and writes down how it went", async () => {
        await toContact(page);
        // What is handed to the system.
        await page.evaluate(() => {
            HTMLAnchorElement.prototype.click = function () { globalThis.dialed = this.href; };
        });
        await act(page, "Make Phone Call");
        const dialog = page.getByRole("dialog", { name: "Make Phone Call" });
        const number = dialog.getByRole("combobox", { name: "Contact Via" });
        await enter(number, "no number");
        await dialog.getByRole("button", { name: "Dial" }).click();
        await dialog.getByRole("alert").waitFor();
        await enter(number, "+44 20 7946 0958");
        await dialog.getByRole("button", { name: "Dial" }).click();
        await becomes(() => page.evaluate(() => globalThis.dialed), "tel:+442079460958");
        await enter(dialog.getByRole("textbox", { name: "Description" }), "Called about the tasting");
        await dialog.getByRole("button", { name: "Next" }).click();
        await leave(dialog, "Finish");
        await visit(page, "#/log?contact=CT000010", "Interaction Log Entries");
        await cellOf(page, "Interaction Log Entries", "Called about the tasting").waitFor();
    });
    await step("a call that is canceled is not logged", async () => {
        await toContact(page);
        await act(page, "Make Phone Call");
        const dialog = page.getByRole("dialog", { name: "Make Phone Call" });
        await enter(dialog.getByRole("textbox", { name: "Description" }), "Nobody was there");
        await leave(dialog, "Cancel");
        await visit(page, "#/log?contact=CT000010", "Interaction Log Entries");
        await cellOf(page, "Interaction Log Entries", "Called about the tasting").waitFor();
        assert.equal(await cellOf(page, "Interaction Log Entries", "Nobody was there").count(), 0);
    });
    await step("Log Document says which template is missing; chosen in the setup, it logs", async () => {
        const dialog = page.getByRole("dialog", { name: "Log Document" });
        const logQuote = async () => {
            await toContact(page);
            await act(page, "Log Document");
            await dialog.getByRole("combobox", { name: "Document Type" }).click();
            await page.getByRole("option", { name: "Sales Quote", exact: true }).click();
            await enter(dialog.getByRole("textbox", { name: "Document No." }), "Q-1001");
            await dialog.getByRole("button", { name: "Log", exact: true }).click();
        };
        await logQuote();
        await dialog.getByRole("alert").filter({ hasText: "names no template for Sales Quote" }).waitFor();
        await leave(dialog, "Cancel");
        await visit(page, "#/templates", "Interaction Templates");
        await act(page, "Interaction Template Setup");
        const setup = page.getByRole("dialog", { name: "Interaction Template Setup" });
        await enter(setup.getByRole("combobox", { name: "Sales Quote", exact: true }), "EMAIL");
        await leave(setup);
        await logQuote();
        await dialog.waitFor({ state: "detached" });
        await page.getByText(/^The document is logged as interaction \d+\.$/).first().waitFor();
    });
    await saved(page);
});

test("addresses, comments and codes are added to a contact's card and taken away", async (t) => {
    const { page, step } = await openSample(t);
    await toContact(page);
    const main = page.getByRole("main");

    await step("Add address and Remove address", async () => {
        await openGroup(page, "Alternate addresses");
        await main.getByRole("textbox", { name: "Code of a new address" }).fill("SUMMER");
        await main.getByRole("button", { name: "Add address" }).click();
        await openGroup(page, "Address SUMMER");
        const city = main.getByRole("group", { name: "Address SUMMER" }).getByLabel("City", { exact: true });
        await enter(city, "Bath");
        await value(city, "Bath");
        // A second one of the same code is refused.
        await main.getByRole("textbox", { name: "Code of a new address" }).fill("SUMMER");
        await main.getByRole("button", { name: "Add address" }).click();
        await main.locator("[aria-invalid=true]").waitFor();
    });
    await step("Add period and Remove period", async () => {
        const chosen = main.getByRole("combobox", { name: "Address of a new period" });
        await enter(chosen, "SUMMER");
        await main.getByRole("button", { name: "Add period" }).click();
        // Without a first day there is none.
        await eventually(async () => assert.ok((await main.locator("[aria-invalid=true]").count()) > 0));
        await enter(main.getByLabel("From", { exact: true }), "2026-06-01");
        await enter(main.getByLabel("To", { exact: true }), "2026-08-31");
        await main.getByRole("button", { name: "Add period" }).click();
        const start = main.getByLabel("Starting Date", { exact: true });
        await eventually(async () => assert.match(await start.inputValue(), /2026|26/));
        await main.getByRole("button", { name: "Remove period" }).click();
        await start.waitFor({ state: "detached" });
        await page.getByRole("button", { name: "Undo" }).click();
        await start.waitFor();
    });
    await step("an address goes with its periods, and Undo brings them back", async () => {
        await main.getByRole("button", { name: "Remove address SUMMER" }).click();
        await main.getByRole("button", { name: "Address SUMMER", exact: true }).waitFor({ state: "detached" });
        await page.getByRole("button", { name: "Undo" }).click();
        await main.getByRole("button", { name: "Address SUMMER", exact: true }).waitFor();
    });
    await step("Add comment and Delete comment", async () => {
        await openGroup(page, "Comments");
        await main.getByRole("textbox", { name: "New comment" }).fill("Prefers letters");
        await main.getByRole("button", { name: "Add comment" }).click();
        await main.getByRole("button", { name: "Delete comment" }).waitFor();
        await page.getByRole("link", { name: "Contacts", exact: true }).click();
        await toContact(page);
        await openGroup(page, "Comments");
        await main.getByRole("button", { name: "Delete comment" }).click();
        await main.getByRole("button", { name: "Delete comment" }).waitFor({ state: "detached" });
    });
    await step("a mailing group is added, and taken away by its button", async () => {
        await enter(main.getByRole("combobox", { name: "Mailing Group", exact: true }), "XMAS");
        const code = main.getByRole("button", { name: "XMAS ×" });
        await code.click();
        await code.waitFor({ state: "detached" });
    });
    await step("Link links a company to its customer elsewhere, once, and not without a number", async () => {
        await visit(page, "#/contacts/CT000009", "Contact CT000009");
        const link = main.getByRole("button", { name: "Link", exact: true });
        const code = main.getByRole("button", { name: "VEND ×" });
        // No kind of record has a code in the setup yet.
        await main.getByRole("button", { name: "CUST ×" }).waitFor();
        await becomes(() => link.count(), 0);
        await visit(page, "#/setup", "Marketing Setup");
        await openGroup(page, "Business relations");
        for (const [kind, relation] of [["Customers", "CUST"], ["Vendors", "VEND"]]) {
            const box = main.getByRole("combobox", { name: `Bus. Rel. Code for ${kind}`, exact: true });
            await enter(box, relation);
            await value(box, relation);
        }
        await visit(page, "#/contacts/CT000009", "Contact CT000009");
        const kind = main.getByRole("combobox", { name: "Link to Table" });
        const number = main.getByRole("textbox", { name: "Linked No." });
        const refused = (text) => page.getByRole("alert").filter({ hasText: text }).waitFor();
        await kind.click();
        await page.getByRole("option", { name: "Vendor", exact: true }).click();
        await link.click();
        await refused("Give the number of the Vendor to link to.");
        assert.equal(await code.count(), 0);
        await number.fill("v-20000");
        await link.click();
        await main.getByText("VEND: Vendor V-20000").waitFor();
        await code.waitFor();
        await value(number, "");
        await number.fill("V-20001");
        await link.click();
        await refused("has the business relation VEND already. Take it away first.");
        assert.equal(await main.getByText("VEND: Vendor V-20001").count(), 0);
        await page.getByRole("button", { name: "Undo" }).click();
        await code.waitFor({ state: "detached" });
        // A person has no such relation: the company has it.
        await toContact(page);
        await main.getByRole("combobox", { name: "Mailing Group", exact: true }).waitFor();
        await becomes(() => link.count(), 0);
    });
    await step("a code of no list is refused", async () => {
        await enter(main.getByRole("combobox", { name: "Mailing Group", exact: true }), "NOSUCH");
        await main.locator("[aria-invalid=true]").first().waitFor();
        assert.equal(await main.getByRole("button", { name: "NOSUCH ×" }).count(), 0);
    });
    await step("Delete is taken back by Cancel, done by Delete", async () => {
        await toContact(page);
        await act(page, "Delete");
        await answer(page, "Delete contact", "Cancel");
        await main.getByRole("heading", { name: "Contact CT000010" }).waitFor();
        await act(page, "Delete");
        await answer(page, "Delete contact", "Delete");
        await rowsBecome(page, "Contacts", 23);
    });
    await saved(page);
});
