// How a person finds the actions of a screen: in its toolbar, in a menu of it, in the menu of a row.
import { open } from "./browser.mjs";
import { becomes } from "./eventually.mjs";
import { still } from "./still.mjs";
import { beginWithSample } from "./workspace.mjs";

// A page wide enough for every action of any toolbar; where nobody looks at them a quarter of its pixels will do.
const kWide = { viewport: { width: 2200, height: 900 }, deviceScaleFactor: 0.5 };

// A browser with the sample data; its steps build on each other.
export async function openSample(t, context = {}) {
    const { page } = await open(t, { context: { ...kWide, ...context } });
    await beginWithSample(page);
    return { page, step: stepsOf(t) };
}

export const tool = (page, name) => page.getByRole("toolbar").getByRole("button", { name, exact: true });

// Presses a button of the toolbar, or an item of one of its menus, and waits for what that brings about.
export async function act(page, name, item) {
    await tool(page, name).click();
    if (item) await page.getByRole("menuitem", { name: item, exact: true }).click();
    await still(page);
}

// Opens the menu of a cell.
async function menuOf(page, cell) {
    await cell.click({ button: "right" });
    await page.getByRole("menu").waitFor();
}

// An item of the menu that a right click opens.
export async function actOn(page, cell, item) {
    await menuOf(page, cell);
    await page.getByRole("menuitem", { name: item, exact: true }).click();
    await still(page);
}

// Whether that menu offers the item, or has it disabled.
export async function offers(page, cell, name) {
    await menuOf(page, cell);
    const item = page.getByRole("menuitem", { name, exact: true });
    const disabled = await item.getAttribute("aria-disabled");
    await page.keyboard.press("Escape");
    await item.waitFor({ state: "detached" });
    return disabled !== "true";
}

// Gives an answer to the question of this title.
export async function answer(page, title, name) {
    const question = page.getByRole("alertdialog", { name: title, exact: true });
    await question.getByRole("button", { name, exact: true }).click();
    await question.waitFor({ state: "detached" });
}

// Leaves a dialog by the button of this name.
export async function leave(dialog, name = "Close") {
    await dialog.getByRole("button", { name, exact: true }).click();
    await dialog.waitFor({ state: "detached" });
}

// Deletes the only row of a list, which is selected: Cancel keeps it, Delete deletes it, Undo brings it back.
export async function deletesTheOnlyRow(page, grid, action, question) {
    await act(page, action);
    await answer(page, question, "Cancel");
    await rowsBecome(page, grid, 1);
    await act(page, action);
    await answer(page, question, "Delete");
    await rowsBecome(page, grid, 0);
    await page.getByRole("button", { name: "Undo" }).click();
    await rowsBecome(page, grid, 1);
}

// Adds contacts to the segment on the screen: all, or those of some countries.
export async function addContacts(page, countries) {
    await act(page, "Add Contacts");
    const dialog = page.getByRole("dialog", { name: "Add Contacts" });
    if (countries) {
        await enter(dialog.getByRole("combobox", { name: "Country/Region Code" }), countries);
        await dialog.getByText(/^(?!24 )\d+ contacts? match/).first().waitFor();
    }
    await leave(dialog, "Add Contacts");
    await gridOf(page, "Segment Lines").getByRole("gridcell").first().waitFor();
    await still(page);
}

// Goes to an address of the application, and waits until its screen is there: the one before may have the same heading.
export async function visit(page, address, heading) {
    await page.evaluate((hash) => { location.hash = hash; }, address);
    await page.getByRole("main").getByRole("heading", { name: heading }).first().waitFor();
    await still(page);
}

// Opens a part of a card that is closed at first.
export async function openGroup(page, name) {
    const caption = page.getByRole("main").getByRole("button", { name, exact: true });
    await caption.waitFor();
    await still(page);
    if (await caption.getAttribute("aria-expanded") !== "true") await caption.click();
    await becomes(() => caption.getAttribute("aria-expanded"), "true");
}

export const gridOf = (page, name) => page.getByRole("grid", { name, exact: true });
// The cell of a list that says this, and nothing else.
export const cellOf = (page, grid, name) => gridOf(page, grid).getByRole("gridcell", { name, exact: true });

// The number of rows of a list; none where it is empty and says so.
export async function rowsOf(page, name) {
    const grid = gridOf(page, name);
    return (await grid.count()) === 0 ? 0 : Number(await grid.getAttribute("aria-rowcount")) - 1;
}

export const rowsBecome = (page, name, wanted) => becomes(() => rowsOf(page, name), wanted, name);

// Waits until a field has this content.
export const value = (field, text) => becomes(() => field.inputValue(), text);

// Fills a field and leaves it.
export async function enter(field, text) {
    await field.fill(text);
    await field.press("Tab");
}

// The parts of a test that build on each other: after one that failed the others are skipped.
export function stepsOf(t) {
    let broken = false;
    return (name, take) =>
        t.test(name, { skip: broken }, async () => {
            broken = true;
            await take();
            broken = false;
        });
}
