// Each action on what was logged: interactions, logged segments, campaign entries, with both answers to what is asked.
import assert from "node:assert/strict";
import { test } from "node:test";

import {
    act, answer, deletesTheOnlyRow, enter, gridOf, leave, openSample, rowsBecome, rowsOf, tool, visit,
} from "./support/actions.mjs";
import { becomes, eventually } from "./support/eventually.mjs";
import { downloadOf, pickFile, saved } from "./support/workspace.mjs";

const kEntries = "Interaction Log Entries";
const kLogged = "Logged Segments";
const kSwitch = "Switch Checkmark in Canceled";

// The row of a list that has a cell of this text.
const rowOf = (page, grid, text) =>
    gridOf(page, grid).getByRole("row").filter({ has: page.getByRole("gridcell", { name: text, exact: true }) }).first();
const cellOf = (page, grid, text) => rowOf(page, grid, text).getByRole("gridcell", { name: text, exact: true }).first();

// What a row says in a column.
async function inColumn(page, grid, text, column) {
    const header = gridOf(page, grid).getByRole("columnheader", { name: column, exact: true });
    const index = await header.getAttribute("aria-colindex");
    return rowOf(page, grid, text).locator(`[role=gridcell][aria-colindex="${index}"]`).textContent();
}

// Leads to the entries of a contact, narrows nothing else, and selects one.
async function choose(page, contact, description) {
    await visit(page, `#/log?contact=${contact}`, kEntries);
    await cellOf(page, kEntries, description).click();
    await becomes(() => tool(page, "Comments").isEnabled(), true);
}

async function switchCanceled(page, reply) {
    await act(page, kSwitch);
    await answer(page, kSwitch, reply);
}

test("interactions are canceled, rated, commented on and deleted", async (t) => {
    const { page, step } = await openSample(t);
    const contact = "CT000011", description = "Six corked bottles reported";
    const canceled = () => inColumn(page, kEntries, description, "Canceled");
    await choose(page, contact, description);
    const before = await canceled();

    await step("Switch Checkmark in Canceled: No changes nothing, Yes cancels, and the same takes it back", async () => {
        await switchCanceled(page, "No");
        await saved(page);
        assert.equal(await canceled(), before);
        await switchCanceled(page, "Yes");
        await eventually(async () => assert.notEqual(await canceled(), before));
        await switchCanceled(page, "Yes");
        await becomes(canceled, before);
    });
    await step("Evaluate", async () => {
        await act(page, "Evaluate", "Very Positive");
        await becomes(() => inColumn(page, kEntries, description, "Evaluation"), "Very Positive");
    });
    await step("Comments are added and deleted", async () => {
        await act(page, "Comments");
        const dialog = page.getByRole("dialog", { name: "Comments" });
        await dialog.getByRole("textbox", { name: "New comment" }).fill("A case was sent");
        await dialog.getByRole("button", { name: "Add comment" }).click();
        await dialog.getByRole("button", { name: "Delete comment" }).waitFor();
        await dialog.getByRole("button", { name: "Delete comment" }).click();
        await dialog.getByRole("button", { name: "Delete comment" }).waitFor({ state: "detached" });
        await leave(dialog);
    });
    await step("Delete Canceled keeps what is not canceled, and deletes what is", async () => {
        const all = await rowsOf(page, kEntries);
        await act(page, "Delete Canceled");
        await page.getByText("0 canceled interactions were deleted.").first().waitFor();
        assert.equal(await rowsOf(page, kEntries), all);
        await switchCanceled(page, "Yes");
        await eventually(async () => assert.notEqual(await canceled(), before));
        await act(page, "Delete Canceled");
        await page.getByText("1 canceled interaction was deleted.").first().waitFor();
        await rowsBecome(page, kEntries, all - 1);
        await page.getByRole("button", { name: "Undo" }).click();
        await rowsBecome(page, kEntries, all);
    });
    await step("an attachment of a canceled interaction is kept, or removed", async () => {
        const dialog = page.getByRole("dialog", { name: "Create Interaction" });
        await visit(page, "#/templates/EMAIL", /EMAIL/);
        const action = page.getByRole("main").getByRole("combobox", { name: "Wizard Action" });
        await action.click();
        await page.getByRole("option", { name: "Import", exact: true }).click();
        await visit(page, "#/contacts/CT000011", "Contact CT000011");
        await act(page, "Create Interaction");
        await enter(dialog.getByRole("combobox", { name: "Interaction Template Code" }), "EMAIL");
        await enter(dialog.getByRole("textbox", { name: "Description" }), "With a file");
        await dialog.getByRole("button", { name: "Next" }).click();
        await dialog.getByText("No document goes with the interaction yet.").waitFor();
        // Without a file it goes no further.
        await dialog.getByRole("button", { name: "Next" }).click();
        await dialog.getByRole("alert").filter({ hasText: "No file was imported" }).waitFor();
        await pickFile(page, () => dialog.getByRole("button", { name: "Import" }).click(),
            { name: "offer.txt", mimeType: "text/plain", buffer: Buffer.from("An offer") });
        await dialog.getByText("The document (txt) goes with the interaction.").waitFor();
        await dialog.getByRole("button", { name: "Next" }).click();
        await dialog.getByRole("button", { name: "Log", exact: true }).click();
        await leave(dialog, "Finish");

        await choose(page, contact, "With a file");
        const show = tool(page, "Show Attachments");
        const state = () => inColumn(page, kEntries, "With a file", "Canceled");
        const open = await state();
        await switchCanceled(page, "Yes");
        await answer(page, "Remove the attachments?", "Keep them");
        await eventually(async () => assert.notEqual(await state(), open));
        const kept = await downloadOf(page, () => show.click());
        assert.equal(kept.bytes.toString(), "An offer");
        await switchCanceled(page, "Yes");
        await becomes(state, open);
        await switchCanceled(page, "Yes");
        await answer(page, "Remove the attachments?", "Remove attachments");
        await eventually(async () => assert.notEqual(await state(), open));
        await becomes(() => show.isDisabled(), true);
    });
    await saved(page);
});

test("logged segments are canceled, reopened and deleted, and so are campaign entries", async (t) => {
    const { page, step } = await openSample(t);
    await visit(page, "#/logged", kLogged);
    const canceled = (no) => inColumn(page, kLogged, no, "Canceled");
    const open_ = await canceled("SM00001");

    await step("Switch Checkmark in Canceled: No, Yes, and back", async () => {
        await cellOf(page, kLogged, "SM00001").click();
        await switchCanceled(page, "No");
        await saved(page);
        assert.equal(await canceled("SM00001"), open_);
        await switchCanceled(page, "Yes");
        await eventually(async () => assert.notEqual(await canceled("SM00001"), open_));
        await switchCanceled(page, "Yes");
        await becomes(() => canceled("SM00001"), open_);
    });
    await step("Delete Canceled tells that nothing is canceled, asks, keeps by Cancel and deletes", async () => {
        await act(page, "Delete Canceled");
        await page.getByText("None of these logged segments is canceled").first().waitFor();
        await switchCanceled(page, "Yes");
        await eventually(async () => assert.notEqual(await canceled("SM00001"), open_));
        await act(page, "Delete Canceled");
        await answer(page, "Delete canceled segments", "Cancel");
        await rowsBecome(page, kLogged, 3);
        await act(page, "Delete Canceled");
        await answer(page, "Delete canceled segments", "Delete");
        await rowsBecome(page, kLogged, 2);
        // Its interactions stay in the log.
        await visit(page, "#/log?contact=CT000001", kEntries);
        await cellOf(page, kEntries, "New price list").waitFor();
    });
    await step("Show the interactions, on the card of a logged segment, shows those and no others", async () => {
        await visit(page, "#/logged", kLogged);
        const count = Number(await inColumn(page, kLogged, "SM00002", "No. of Interactions"));
        const no = await inColumn(page, kLogged, "SM00002", "Entry No.");
        await visit(page, "#/log", kEntries);
        await eventually(async () => assert.ok((await rowsOf(page, kEntries)) > count));
        await visit(page, `#/logged/${no}`, "Logged Segment SM00002");
        await page.getByRole("main").getByRole("link", { name: "Show the interactions" }).click();
        await rowsBecome(page, kEntries, count);
    });
    await step("Interaction Log Entries and Campaign Entries show those of the segment", async () => {
        await visit(page, "#/logged", kLogged);
        await cellOf(page, kLogged, "SM00002").click();
        const count = Number(await inColumn(page, kLogged, "SM00002", "No. of Interactions"));
        assert.ok(count > 0);
        await act(page, kEntries);
        await rowsBecome(page, kEntries, count);
        await visit(page, "#/logged", kLogged);
        await cellOf(page, kLogged, "SM00002").click();
        await act(page, "Campaign Entries");
        await rowsBecome(page, "Campaign Entries", 1);
    });
    await step("campaign entries: canceled by Yes, not by No, deleted by Delete, not by Cancel", async () => {
        const grid = "Campaign Entries";
        const state = () => inColumn(page, grid, "CP0006", "Canceled");
        await cellOf(page, grid, "SM00002").click();
        await act(page, "Delete Campaign Entries");
        await page.getByText("None of these campaign entries is canceled").first().waitFor();
        const before = await state();
        await switchCanceled(page, "No");
        assert.equal(await state(), before);
        await switchCanceled(page, "Yes");
        await eventually(async () => assert.notEqual(await state(), before));
        await deletesTheOnlyRow(page, grid, "Delete Campaign Entries", "Delete Campaign Entries");
    });
    await step("Reopen: Cancel leaves it, Reopen cancels it and makes a segment of its lines", async () => {
        await visit(page, "#/logged", kLogged);
        await cellOf(page, kLogged, "SM00003").click();
        const count = Number(await inColumn(page, kLogged, "SM00003", "No. of Interactions"));
        const no = await inColumn(page, kLogged, "SM00003", "Entry No.");
        await visit(page, `#/logged/${no}`, "Logged Segment SM00003");
        await act(page, "Reopen");
        await answer(page, "Reopen", "Cancel");
        await page.getByRole("heading", { name: "Logged Segment SM00003" }).waitFor();
        await act(page, "Reopen");
        await answer(page, "Reopen", "Reopen");
        await page.getByRole("heading", { name: /^Segment SM/ }).waitFor();
        await rowsBecome(page, "Segment Lines", count);
        await visit(page, "#/logged", kLogged);
        await becomes(async () => (await canceled("SM00003")) !== open_, true);
    });
    await step("the card of a logged segment deletes it once it is canceled", async () => {
        const no = await inColumn(page, kLogged, "SM00003", "Entry No.");
        await visit(page, `#/logged/${no}`, "Logged Segment SM00003");
        await act(page, "Delete");
        await answer(page, "Delete canceled segments", "Delete");
        await rowsBecome(page, kLogged, 1);
    });
    await saved(page);
});
