// An input method as the browser sees one: its keys come as "Process", what it composes replaces itself until it is
// committed.
import { becomes } from "./eventually.mjs";
import { still } from "./still.mjs";

export class InputMethod {
    #page;
    #session;

    constructor(page, session) {
        this.#page = page;
        this.#session = session;
    }

    static async of(page) {
        return new InputMethod(page, await page.context().newCDPSession(page));
    }

    // Presses a key that the input method takes, then shows `text` as what is composed.
    async compose(code, text) {
        await this.#key(code);
        await this.#session.send("Input.imeSetComposition",
            { text, selectionStart: text.length, selectionEnd: text.length });
    }

    // Presses a key that the input method takes, then puts `text` in place of what was composed.
    async commit(code, text) {
        await this.#key(code);
        await this.#session.send("Input.insertText", { text });
    }

    // As many keys as there are texts; waits until `field` shows the last one.
    async composeAll(field, ...steps) {
        for (const [code, text] of steps) await this.compose(code, text);
        await becomes(() => field.inputValue(), steps.at(-1)[1]);
    }

    async #key(code) {
        await still(this.#page, 15);
        const key = { key: "Process", code, windowsVirtualKeyCode: 229 };
        await this.#session.send("Input.dispatchKeyEvent", { type: "rawKeyDown", ...key });
        await this.#session.send("Input.dispatchKeyEvent", { type: "keyUp", ...key });
    }
}
