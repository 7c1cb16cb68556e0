// axe-core on the accessible tree. Contrast isn't its matter: the tree is transparent, the canvas is seen;
// tests/app/theme/palette_test.cpp computes it from the theme.
//
// Each dialog of the program is looked at once, where a test opens it anyway (dialogs.mjs): before the first action
// that finds it open (patience.mjs). A test file that no longer opens one of its dialogs fails.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { after } from "node:test";

import { dialogsIn } from "./dialogs.mjs";

const kAxe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

// What axe-core finds wrong on the page as it is, or in its topmost dialog: "rule: where (help)".
export async function complaints(page, within = "page") {
    if (!await page.evaluate(() => "axe" in globalThis)) await page.evaluate(kAxe);
    return page.evaluate(async (where) => {
        const dialogs = [...document.querySelectorAll("#tree :is([role=dialog], [role=alertdialog])")];
        const { violations } = await globalThis.axe.run(where === "dialog" ? dialogs.at(-1) : document, {
            rules: { "color-contrast": { enabled: false } },
        });
        return violations.flatMap(({ id, help, nodes }) => nodes.slice(0, 3).map(({ html }) =>
            `${id}: ${html.slice(0, 200)} (${help})`));
    }, within);
}

const unseen = new Set(dialogsIn(path.basename(process.argv[1] ?? "", ".test.mjs")));

// True if it wasn't. `name`: that of the topmost dialog, null where there is none.
export function markSeen(name) {
    const dialog = name === null ? undefined : [...unseen].find((each) => each.name.test(name));
    return unseen.delete(dialog);
}

export async function lookAtDialog(page, name) {
    if (!markSeen(name)) return;
    assert.deepEqual(await complaints(page, "dialog"), [], `the dialog ${name}`);
}

// Single tests of a file don't open all of its dialogs.
const single = process.execArgv.concat(process.argv).some((each) => /--test-(name-pattern|only|skip)/.test(each));
if (!single && unseen.size > 0) after(() => assert.deepEqual([...unseen].map(({ name }) => name), [], "dialogs nobody looked at"));
