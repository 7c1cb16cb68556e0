// Takes a picture of every screen and of the main dialogs from the built application with its sample data, in light,
// dark, on a phone and in German:
//
//     ./run --build && node tools/make_screens.mjs [KIND...]
//
// They lie in docs/screens/KIND/.
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";

import { Browser, kRoot } from "../tests/e2e/support/browser.mjs";
import { texts } from "../tests/e2e/support/texts.mjs";

const kDesk = { width: 1280, height: 800 };
const kKinds = {
    light: { context: { viewport: kDesk, locale: "en-GB" } },
    dark: { context: { viewport: kDesk, locale: "en-GB", colorScheme: "dark" } },
    phone: { context: { viewport: { width: 390, height: 844 }, locale: "en-GB", hasTouch: true, isMobile: true } },
    german: { context: { viewport: kDesk, locale: "de-DE" }, language: "de" },
};
const kOverlay = "#tree :is([role=dialog], [role=menu])";
const kScreens = {
    home: "/",
    contacts: "/contacts",
    contact: "/contacts/CT000001",
    duplicates: "/duplicates",
    "merge-contacts": "/duplicates/CT000004/CT000006",
    segments: "/segments",
    "logged-segments": "/logged",
    "logged-segment": "/logged/1",
    interactions: "/log",
    postponed: "/postponed",
    campaigns: "/campaigns",
    campaign: "/campaigns/CP0006",
    "campaign-entries": "/campaign-entries",
    templates: "/templates",
    template: "/templates/LETTER",
    questionnaires: "/questionnaires",
    "code-lists": "/lists",
    "code-list": "/lists/mailingGroup",
    "code-card": "/lists/mailingGroup/XMAS",
    "saved-criteria": "/criteria",
    purchases: "/value-entries",
    imports: "/imports",
    setup: "/setup",
    "number-series": "/series",
    "number-series-card": "/series/CT",
    history: "/history",
    workspace: "/workspace",
    "not-found": "/nowhere",
};

async function pictures(kind) {
    const { context, language = "en" } = kKinds[kind];
    const say = texts(language);
    const browser = await new Browser({ context }).start();
    const page = browser.page;
    page.setDefaultTimeout(60_000);
    const folder = path.join(kRoot, "docs/screens", kind);
    mkdirSync(folder, { recursive: true });
    const picture = async (name) => {
        await page.mouse.move(kDesk.width - 2, 2); // nothing is hovered, no tooltip
        await page.waitForTimeout(700); // fonts have come, messages have settled
        writeFileSync(path.join(folder, `${name}.png`), await page.screenshot({ animations: "disabled" }));
    };
    const go = (address) => page.evaluate((to) => (location.hash = to), address);
    const escape = async () => {
        while (await page.locator(kOverlay).count()) {
            await page.keyboard.press("Escape");
            await page.waitForTimeout(200);
        }
    };
    // Presses the button, wherever the width puts it; false where there is none.
    const press = async (name) => {
        const main = page.getByRole("main");
        const button = main.getByRole("button", { name, exact: true });
        const more = main.getByRole("button", { name: say("More"), exact: true });
        await button.or(more).first().waitFor();
        if (await button.count()) {
            await button.first().click();
            return true;
        }
        await more.first().click();
        await page.getByRole("menuitem").first().waitFor();
        const item = page.getByRole("menuitem", { name, exact: true });
        if (await item.count()) {
            await item.click();
            return true;
        }
        await escape();
        return false;
    };
    const dialog = async (name, action) => {
        if (await press(say(action))) {
            await page.locator(kOverlay).last().waitFor();
            await picture(name);
        }
        await escape();
    };
    const newQuestionnaire = async () => {
        await go("/questionnaires");
        await press(say("New"));
        await page.getByRole("textbox", { name: say("Code"), exact: true }).fill("COMPANY");
        await page.getByRole("button", { name: say("Create"), exact: true }).click();
        for (const [action, text] of [
            ["New Question", "How many employees?"],
            ["New Answer", "1 .. 9"],
            ["New Answer", "10 .. 99"],
            ["New Answer", "100 +"],
        ]) {
            await press(say(action));
            const sheet = page.getByRole("dialog");
            const field = (context.isMobile ? sheet : page.getByRole("grid")).getByLabel(say("Description"), { exact: true });
            await field.fill(text);
            await field.press("Enter");
            if (context.isMobile) await sheet.getByRole("button", { name: say("Done") }).click();
            await page.getByRole("gridcell", { name: text, exact: true }).waitFor();
        }
    };
    const saveCriteria = async () => {
        const save = say("Save Criteria");
        const menu = say("Criteria");
        if (await press(menu)) await page.getByRole("menuitem", { name: save, exact: true }).click();
        else await press(say("{1}: {2}", menu, save));
        const dialog = page.getByRole("dialog", { name: save });
        await dialog.getByRole("textbox", { name: say("Code") }).fill("EUROPE");
        await dialog.getByRole("textbox", { name: say("Description") }).fill("GB, DE, FR");
        await dialog.getByRole("button", { name: say("Save"), exact: true }).click();
        await dialog.waitFor({ state: "detached" });
    };
    try {
        await page.getByRole("textbox", { name: say("Your name") }).waitFor();
        await picture("welcome");
        await page.getByRole("textbox", { name: say("Your name") }).fill("Ann Lee");
        await page.getByRole("button", { name: say("Try with sample data") }).click();
        await page.getByRole("heading", { name: say("Home") }).waitFor();
        for (const [name, address] of Object.entries(kScreens)) {
            await go(address);
            await picture(name);
        }
        await go("/contacts");
        for (const [name, action] of [
            ["views", "Views"],
            ["columns", "Columns"],
            ["export", "Export contacts"],
        ])
            await dialog(name, action);
        const chooser = page.waitForEvent("filechooser");
        await press(say("Import contacts"));
        await (await chooser).setFiles(path.join(kRoot, "tests/data/bad/wrong-types.json"));
        await page.getByRole("dialog").getByRole("list").first().waitFor();
        await picture("import");
        await page.getByRole("dialog").getByRole("button", { name: say("Import"), exact: true }).click();
        await page.locator(kOverlay).first().waitFor({ state: "detached" });
        await go("/imports/1");
        await picture("import-card");
        await newQuestionnaire();
        await picture("questionnaire");
        await page.keyboard.press("F1");
        await page.getByRole("dialog").waitFor();
        await picture("help");
        await escape();
        await go("/segments");
        await press(say("New"));
        await page.getByRole("heading", { name: new RegExp(say("Segment {1}", "SM")) }).waitFor();
        await press(say("Add Contacts"));
        const criteria = page.getByRole("dialog", { name: say("Add Contacts") });
        const country = criteria.getByLabel(say("Country/Region Code"), { exact: true }).first();
        await country.fill("GB|DE|FR");
        await country.press("Tab");
        await picture("add-contacts");
        await criteria.getByRole("button", { name: say("Add Contacts"), exact: true }).last().click();
        await criteria.waitFor({ state: "detached" });
        await picture("segment");
        await saveCriteria();
        await go("/criteria/EUROPE");
        await picture("saved-criteria-card");
        await page.goBack();
        for (const [name, action] of [
            ["reduce", "Reduce Contacts"],
            ["log", "Log"],
            ["letters", "Letters"],
            ["labels", "Labels and Envelopes"],
        ])
            await dialog(name, action);
        await page.keyboard.press("Control+k");
        await picture("go-to");
        await escape();
        await go("/tour");
        await picture("tour");
    } finally {
        await browser.dispose();
    }
}

const asked = process.argv.slice(2);
for (const kind of asked.length > 0 ? asked : Object.keys(kKinds)) await pictures(kind);
