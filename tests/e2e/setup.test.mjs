// The main paths of Marketing Setup, campaigns, profile questionnaires and duplicates.
import { test } from "node:test";

import { open } from "./support/browser.mjs";
import { becomes } from "./support/eventually.mjs";
import { begin, newCompany, saved } from "./support/workspace.mjs";

async function fill(page, field, text) {
    const box = page.getByLabel(field, { exact: true });
    await box.fill(text);
    await box.press("Tab");
}

async function choose(page, field, text) {
    await page.getByRole("combobox", { name: field, exact: true }).click();
    await page.getByRole("option", { name: text }).first().click();
}

const value = (field, text) => becomes(() => field.inputValue(), text);

test("two companies that look the same are found, compared and merged, and Undo brings the other back", async (t) => {
    const browser = await open(t);
    const page = browser.page;
    await begin(page);
    const numbers = [];
    for (const name of ["Contoso Ltd.", "CONTOSO LTD"]) {
        numbers.push(await newCompany(page));
        await fill(page, "Name", name);
        await fill(page, "City", "Vienna");
    }
    await page.getByText("Another contact looks the same").waitFor();
    await browser.screenshot("duplicate-hint");
    await fill(page, "Phone No.", "01 234567");
    await page.getByRole("link", { name: "Contacts", exact: true }).click();
    await page.getByRole("toolbar").getByRole("button", { name: "More", exact: true }).click();
    await page.getByRole("menuitem", { name: "Duplicates" }).click();
    await page.getByRole("button", { name: "Find Duplicates" }).click();
    const grid = page.getByRole("grid", { name: "Duplicates" });
    await grid.getByRole("gridcell", { name: numbers[0], exact: true }).click();
    await page.getByRole("heading", { name: "Merge Contacts" }).waitFor();
    await page.getByRole("combobox", { name: "Phone No." }).waitFor();
    await browser.screenshot("merge");
    await page.getByRole("button", { name: "Merge", exact: true }).click();
    await page.getByRole("heading", { name: `Contact ${numbers[0]}` }).waitFor();
    await value(page.getByLabel("Phone No.", { exact: true }), "01 234567");
    await page.getByRole("button", { name: "Undo" }).click();
    await value(page.getByLabel("Phone No.", { exact: true }), "");
    await saved(page);
});

test("a questionnaire is written and answered on the contact's card", async (t) => {
    const browser = await open(t);
    const page = browser.page;
    await begin(page);
    await page.getByRole("link", { name: "Profile Questionnaires", exact: true }).click();
    await page.getByRole("button", { name: "New", exact: true }).click();
    await page.getByRole("textbox", { name: "Code" }).fill("COMPANY");
    await page.getByRole("button", { name: "Create" }).click();
    await page.getByRole("heading", { name: "Profile Questionnaire COMPANY" }).waitFor();
    for (const [action, text] of [
        ["New Question", "How large?"],
        ["New Answer", "Small"],
        ["New Answer", "Large"],
    ]) {
        await page.getByRole("button", { name: action }).click();
        await page.keyboard.type(text);
        await page.keyboard.press("Enter");
        await page.getByRole("gridcell", { name: text, exact: true }).waitFor();
    }
    await browser.screenshot("questionnaire");
    const number = await newCompany(page);
    await page.getByRole("button", { name: "Profile", exact: true }).click();
    await page.getByRole("button", { name: "COMPANY" }).press("Enter");
    await choose(page, "How large?", "Large");
    await browser.screenshot("profile");
    await saved(page);
    await page.reload();
    await page.getByRole("heading", { name: `Contact ${number}` }).waitFor();
    await page.getByRole("button", { name: "Profile", exact: true }).click();
    await page.getByText("1 answer").or(page.getByRole("combobox", { name: "How large?" })).first().waitFor();
});

test("a campaign is made with its own segment; Marketing Setup leads to the number series", async (t) => {
    const browser = await open(t);
    const page = browser.page;
    await begin(page);
    await page.getByRole("link", { name: "Campaigns", exact: true }).click();
    await page.getByRole("button", { name: "New", exact: true }).click();
    await page.getByRole("heading", { name: "Campaign CP0001" }).waitFor();
    await fill(page, "Description", "Spring fair");
    await browser.screenshot("campaign");
    await page.getByRole("button", { name: "New Segment" }).click();
    await page.getByRole("heading", { name: "Segment SM00001" }).waitFor();
    await page.getByRole("link", { name: "Marketing Setup", exact: true }).click();
    await value(page.getByRole("combobox", { name: "Campaign Nos.", exact: true }), "CP");
    await browser.screenshot("marketing-setup");
    await page.getByRole("button", { name: "Number Series" }).click();
    await page.getByRole("gridcell", { name: "CP", exact: true }).click();
    await page.getByRole("heading", { name: "Number Series CP" }).waitFor();
    await page.getByRole("gridcell", { name: "CP0001" }).first().waitFor();
    await browser.screenshot("number-series");
    await saved(page);
});
