// A file of so many contacts, made once by the program segments_generate and kept in build/bench.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync } from "node:fs";
import path from "node:path";

import { kRoot } from "../e2e/support/browser.mjs";

const kFolder = path.join(kRoot, "build/bench");

export function contactsFile(generator, count) {
    const file = path.join(kFolder, `contacts-${count}.json`);
    mkdirSync(kFolder, { recursive: true });
    if (!existsSync(file)) {
        const made = spawnSync(generator, ["--contacts", String(count), "--out", file], { stdio: "inherit" });
        if (made.status !== 0) throw new Error(`${generator} failed`);
    }
    return file;
}
