// How a person finds the actions of a screen: in its toolbar, in a menu of it, in the menu of a row.
import { becomes } from "./eventually.mjs";
import { still } from "./still.mjs";

// Wide enough for every action of any toolbar.
export const kWide = { context: { viewport: { width: 2200, height: 900 } } };

export const tool = (page, name) => page.getByRole("toolbar").getByRole("button", { name, exact: true });

// Presses a button of the toolbar, or an item of one of its menus, and waits for what that brings about.
export async function act(page, name, item) {
    await tool(page, name).click();
    if (item) await page.getByRole("menuitem", { name: item, exact: true }).click();
    await still(page);
}

// An item of the menu that a right click opens.
export async function actOn(page, cell, item) {
    await cell.click({ button: "right" });
    await page.getByRole("menuitem", { name: item, exact: true }).click();
    await still(page);
}

// Gives an answer to the question of this title.
export async function answer(page, title, name) {
    const question = page.getByRole("alertdialog", { name: title, exact: true });
    await question.getByRole("button", { name, exact: true }).click();
    await question.waitFor({ state: "detached" });
}

// Goes to an address of the application, and waits for the heading of its screen.
export async function visit(page, address, heading) {
    await page.evaluate((hash) => { location.hash = hash; }, address);
    await page.getByRole("main").getByRole("heading", { name: heading }).first().waitFor();
}

// Opens a part of a card that is closed at first.
export async function openGroup(page, name) {
    const caption = page.getByRole("main").getByRole("button", { name, exact: true });
    if (await caption.getAttribute("aria-expanded") !== "true") await caption.click();
    await becomes(() => caption.getAttribute("aria-expanded"), "true");
}

export const gridOf = (page, name) => page.getByRole("grid", { name, exact: true });

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
