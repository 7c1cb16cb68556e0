// The same document merged with the same 1,000 contacts by docxtemplater and by the product's code, as WebAssembly in
// Node:   node tests/bench/letters_bench.mjs build/wasm-bench/bin/letters_bench.js
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { performance } from "node:perf_hooks";

import Docxtemplater from "docxtemplater";
import PizZip from "pizzip";

const kLetters = 1000;
const kFields = ["Name", "Company", "Address", "City", "Country", "Salutation", "Salesperson"];
const program = process.argv[2];

const file = path.join(mkdtempSync(path.join(tmpdir(), "letters-")), "letter.docx");
execFileSync(process.execPath, [program, "--template", file]);
const ours = execFileSync(process.execPath, [program], { encoding: "utf8" });
const own = Number(/each 1000 letters: ([\d.]+) ms/.exec(ours)[1]);

const letter = readFileSync(file);
let bytes = 0;
const begin = performance.now();
for (let i = 0; i < kLetters; ++i) {
    const document = new Docxtemplater(new PizZip(letter), { delimiters: { start: "{{", end: "}}" } });
    document.render(Object.fromEntries(kFields.map((field) => [field, `${field} ${i}`])));
    bytes += document.getZip().generate({ type: "nodebuffer", compression: "DEFLATE" }).length;
}
const theirs = performance.now() - begin;

console.log(ours.trimEnd());
console.log(`docxtemplater ${kLetters} letters: ${theirs.toFixed(1)} ms, ${(bytes / 1e6).toFixed(1)} MB`);
console.log(`${(theirs / own).toFixed(1)} times as fast`);
// The memory of the program doesn't grow with the number of letters, but for a bit each.
const memory = [...ours.matchAll(/, (\d+) KB of the program/g)].map((found) => Number(found[1]));
console.log(`memory with 1,000, 10,000 and 100,000 letters: ${memory.join(", ")} KB`);
if (theirs < 10 * own || memory.at(-1) - memory[0] > 2048) process.exitCode = 1;
