// The texts of the built page in a language, for tests and pictures in it:
//
//   const say = texts("de");
//   page.getByRole("button", { name: say("Add Contacts") })
import { readFileSync } from "node:fs";
import path from "node:path";

import { kRoot } from "./browser.mjs";

// `language`: "en", or the name of a catalogue.
export function texts(language) {
    const said = new Map();
    if (language !== "en") {
        const file = readFileSync(path.join(kRoot, `build/web/dist/languages/${language}.mo`));
        const text = (table, index) => file.subarray(...range(table + 8 * index)).toString();
        const range = (entry) => [file.readUInt32LE(entry + 4), file.readUInt32LE(entry + 4) + file.readUInt32LE(entry)];
        for (let i = 0; i < file.readUInt32LE(8); ++i)
            said.set(text(file.readUInt32LE(12), i).split("\0")[0], text(file.readUInt32LE(16), i).split("\0")[0]);
    }
    return (english, ...values) =>
        (said.get(english) ?? english).replace(/\{(\d)\}/g, (whole, place) => values[place - 1] ?? whole);
}
