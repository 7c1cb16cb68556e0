// Files below a folder whose names match, sorted. (Node 18 has no fs.globSync.)
import { existsSync, readdirSync } from "node:fs";
import path from "node:path";

export function globSync(folder, pattern) {
    if (!existsSync(folder)) return [];
    return readdirSync(folder, { withFileTypes: true })
        .flatMap((entry) => {
            const name = path.join(folder, entry.name);
            if (entry.isDirectory()) return globSync(name, pattern);
            return pattern.test(entry.name) ? [name] : [];
        })
        .sort();
}
