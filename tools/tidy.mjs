// Runs clang-tidy on our own sources, two at a time.
//
//   node tools/tidy.mjs BUILD_FOLDER [PART_OF_A_PATH...]
//
// A file that passed is remembered in build/tidy/ with a hash of all it was compiled from, and not looked at again
// until something of that changes.
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

import { globSync } from "./glob.mjs";

const [build, ...only] = process.argv.slice(2);
const root = process.cwd();
const kMemory = path.join(root, "build/tidy");
const kWorkers = 2;

// The compile commands without the compiler cache in front, for our own files.
function commands() {
    const all = JSON.parse(readFileSync(path.join(build, "compile_commands.json"), "utf8"));
    const own = /^(core|storage|app|web|tests\/data|build\/[\w-]+\/unity\/segments_\w+)\b/;
    return all
        .map((entry) => ({ ...entry, command: entry.command.replace(/^\S*ccache\s+/, "") }))
        .filter((entry) => own.test(path.relative(root, entry.file)))
        // The build may have been configured before a file was removed.
        .filter((entry) => existsSync(entry.file))
        .filter((entry) => !only.length || only.some((part) => entry.file.includes(part)));
}

// All headers count for all files: simple, and one that changes often costs little more than a compilation.
function hashOfHeaders() {
    const hash = createHash("sha256");
    for (const folder of ["core", "storage", "app", "web"]) {
        for (const file of globSync(folder, /\.h$/)) hash.update(file).update(readFileSync(file));
    }
    hash.update(readFileSync(".clang-tidy"));
    hash.update(spawnSync("clang-tidy", ["--version"]).stdout);
    return hash.digest("hex");
}

// What a file was compiled from, headers aside: itself, or the sources that it puts together (tools/unity.py).
function textOf(file) {
    const text = readFileSync(file, "utf8");
    if (!isUnity(file)) return text;
    return Array.from(text.matchAll(/"(.*)"/g), ([, source]) => source + readFileSync(source, "utf8")).join("");
}

function isUnity(file) {
    return file.includes("/unity/");
}

function tidy(file) {
    const options = ["--quiet", "-p", kMemory];
    if (isUnity(file)) options.push("--checks=-bugprone-suspicious-include");
    return new Promise((resolve) => {
        const child = spawn("clang-tidy", [...options, file]);
        let output = "";
        child.stdout.on("data", (data) => (output += data));
        child.stderr.on("data", (data) => {
            // Counts of warnings in other people's headers are no news.
            output += /^\d+ warnings? /.test(data) ? "" : data;
        });
        child.on("close", (code) => resolve({ code, output }));
        child.on("error", (error) => resolve({ code: 1, output: String(error) }));
    });
}

mkdirSync(kMemory, { recursive: true });
const entries = commands();
writeFileSync(path.join(kMemory, "compile_commands.json"), JSON.stringify(entries, null, 1));
const headers = hashOfHeaders();

let failed = 0;
let skipped = 0;
const queue = [...new Set(entries.map((entry) => entry.file))];
async function worker() {
    for (let file = queue.pop(); file; file = queue.pop()) {
        const hash = createHash("sha256").update(headers).update(file).update(textOf(file)).digest("hex");
        const mark = path.join(kMemory, hash);
        if (existsSync(mark)) {
            ++skipped;
            continue;
        }
        const { code, output } = await tidy(file);
        if (code === 0) {
            writeFileSync(mark, "");
        } else {
            ++failed;
            console.log(output.trim());
        }
    }
}
await Promise.all(Array.from({ length: kWorkers }, worker));
console.log(`clang-tidy: ${failed} files with problems, ${skipped} unchanged since they passed`);
process.exit(failed ? 1 : 0);
