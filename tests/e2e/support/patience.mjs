// What a test presses or types into must not move, nor be made anew or disabled, by something that is still under way:
// a person waits for it without knowing. In pages of a patient context each action of a locator and of the keyboard
// therefore comes when its element is there and the program at rest. What has to come in the middle of the
// program's work takes `atOnce`; coordinates of `page.mouse` are the test's own matter (still.mjs).
// At rest axe-core looks at a dialog that it hasn't seen (axe.mjs).
import { lookAtDialog } from "./axe.mjs";
import { calm } from "./still.mjs";

const kActions = [
    "blur", "check", "clear", "click", "dblclick", "dragTo", "fill", "focus", "hover", "press", "pressSequentially",
    "selectOption", "tap", "uncheck",
];
const kKeys = ["insertText", "press", "type"];

const patient = new WeakSet(); // contexts
const hasty = {};              // Playwright's own actions by name

// The locators of all pages share one class; a keyboard belongs to its page.
function teach(page) {
    const actions = Object.getPrototypeOf(page.locator("html"));
    if (!hasty.click) {
        for (const name of kActions) {
            hasty[name] = actions[name];
            actions[name] = async function (...values) {
                if (patient.has(this.page().context())) {
                    await this.waitFor({ state: "attached" });
                    await lookAtDialog(this.page(), await calm(this.page()));
                }
                return hasty[name].apply(this, values);
            };
        }
    }
    for (const name of kKeys) {
        const { keyboard } = page;
        const press = keyboard[name].bind(keyboard);
        keyboard[name] = async (...values) => {
            await lookAtDialog(page, await calm(page));
            return press(...values);
        };
    }
}

export function makePatient(context) {
    patient.add(context);
    context.pages().forEach(teach);
    context.on("page", teach);
}

// Presses a button while the program works.
export const atOnce = (locator) => hasty.click.call(locator);
