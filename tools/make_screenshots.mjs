// Takes the pictures of README.md and docs/guide.md from the built application with its sample data:
//
//     ./run --build && node tools/make_screenshots.mjs
//
// They lie in docs/images/.
import { writeFileSync } from "node:fs";
import path from "node:path";

import { Browser, kRoot } from "../tests/e2e/support/browser.mjs";

const browser = await new Browser({ context: { viewport: { width: 1280, height: 800 }, locale: "en-GB" } }).start();
const page = browser.page;
page.setDefaultTimeout(60_000);

async function picture(name) {
    await page.waitForTimeout(1500); // fonts of further scripts have come, messages have settled
    writeFileSync(path.join(kRoot, "docs/images", `${name}.png`), await page.screenshot({ animations: "disabled" }));
}

async function go(screen) {
    await page.getByRole("link", { name: screen, exact: true }).click();
    await page.getByRole("main").getByRole("heading", { name: screen, exact: true }).waitFor();
}

const tool = (name) => page.getByRole("toolbar").getByRole("button", { name, exact: true });

async function fill(scope, field, text) {
    const box = scope.getByLabel(field, { exact: true });
    await box.fill(text);
    await box.press("Tab");
}

async function change(field, text) {
    await fill(page.getByRole("main"), field, text);
    await page.getByRole("alertdialog").getByRole("button", { name: /^Update the/ }).click();
    await page.getByRole("alertdialog").waitFor({ state: "detached" });
}

try {
    await page.getByRole("textbox", { name: "Your name" }).fill("Ann Lee");
    await page.getByRole("button", { name: "Try with sample data" }).click();
    await page.getByRole("heading", { name: "Home" }).waitFor();
    await page.getByRole("status").filter({ hasText: /^Saved$/ }).waitFor();
    await go("Contacts");
    await page.getByRole("gridcell").first().waitFor();
    await picture("contacts");

    await go("Segments");
    await tool("New").click();
    await page.getByRole("heading", { name: /^Segment SM/ }).waitFor();
    await tool("Add Contacts").click();
    const criteria = page.getByRole("dialog", { name: "Add Contacts" });
    await fill(criteria.getByRole("group", { name: "Contact", exact: true }), "Country/Region Code", "GB|DE|FR|US|JP");
    await criteria.getByText(/contacts? match/).first().waitFor();
    await picture("criteria");
    await criteria.getByRole("button", { name: "Add Contacts", exact: true }).click();
    await page.getByRole("grid", { name: "Segment Lines" }).getByRole("gridcell").first().waitFor();
    await change("Description", "Spring tasting");
    await change("Interaction Template Code", "LETTER");
    const lines = page.getByRole("grid", { name: "Segment Lines" });
    await lines.getByRole("row").nth(3).getByRole("gridcell", { name: "Spring tasting" }).dblclick();
    const editor = lines.getByRole("textbox", { name: "Description", exact: true });
    await editor.fill("Spring tasting, personal invitation");
    await editor.press("Enter");
    await picture("segment");

    await tool("Log").click();
    const log = page.getByRole("dialog", { name: /^Log/ });
    await log.getByRole("checkbox", { name: "Create Follow-up Segment" }).click();
    await picture("log");
    await log.getByRole("button", { name: "Log", exact: true }).click();
    await page.getByRole("heading", { name: /^Logged Segment/ }).waitFor();
    await picture("logged");
    await go("Interaction Log Entries");
    await picture("interactions");
    await go("Home");
    await picture("home");
} finally {
    await browser.dispose();
}
