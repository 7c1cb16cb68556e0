// What shows the rules of docs/domain.md: for every rule's number the tests whose names cite it, and the code that does.
//
//     node tools/domain_coverage.mjs           checks (./test lint): every rule has a test or a reason in kWithout, no test
//                                              cites a rule that isn't there, and docs/domain-coverage.md is current
//     node tools/domain_coverage.mjs --write   writes docs/domain-coverage.md
//     node tools/domain_coverage.mjs --ran FOLDER PROGRAM
//                                              checks that a doctest program has all tests that stand in tests/FOLDER
//
// A test cites a rule in its name: TEST_CASE("LOG-4: a segment without a description can't be logged"), a SUBCASE, or
// test("LOG-4: ...") of tests/e2e. "LIV-1 to LIV-6" cites what lies between too.
import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

import { globSync } from "./glob.mjs";

process.chdir(fileURLToPath(new URL("..", import.meta.url)));
const kPage = "docs/domain-coverage.md";
const kNumber = /\b[A-Z]{3}-\d+[a-z]?\b/g;

// Rules that no test of their own shows, and why.
const kReplacedBy = (prd) => `replaced by ${prd}`;
const kTasks = "tasks and opportunities are fields only (ACT-6, HDR-50): there are no records of them";
const kHtml = "legacy HTML layouts are not built";
const kWithout = {
    "NUM-11": kTasks,
    "HDR-3": kReplacedBy("PRD-1"),
    "HDR-4": kReplacedBy("PRD-1"),
    "HDR-5": kReplacedBy("PRD-1"),
    "HDR-6": kReplacedBy("PRD-1"),
    "HDR-8": kReplacedBy("PRD-3"),
    "HDR-13": kReplacedBy("PRD-16"),
    "HDR-18": kReplacedBy("PRD-16"),
    "HDR-21": kReplacedBy("PRD-2"),
    "HDR-25": kReplacedBy("PRD-2"),
    "HDR-26": kReplacedBy("PRD-2"),
    "HDR-50": "not built: optional, as the rule says",
    "LIN-42": kTasks,
    "BCK-3": kReplacedBy("PRD-4"),
    "BCK-4": kReplacedBy("PRD-4"),
    "BCK-7": kReplacedBy("PRD-4"),
    "BCK-8": kReplacedBy("PRD-4"),
    "LOG-9": kReplacedBy("PRD-6"),
    "LOG-20a": kHtml,
    "LOG-25a": kReplacedBy("PRD-7"),
    "LOG-34": kReplacedBy("PRD-18"),
    "ILE-14": kTasks,
    "WIZ-13": kTasks,
    "MRG-21": kReplacedBy("PRD-18"),
    "DEL-2": kTasks,
    "FLT-6": kReplacedBy("PRD-11"),
    "FLT-58": kReplacedBy("PRD-9"),
    "ACT-6": kTasks,
};

// --- the rules ---

// [number, chapter] in the order of the page. SUR numbers are no rules (PRD-20).
function rules() {
    const found = new Map();
    let chapter = "";
    for (const line of readFileSync("docs/domain.md", "utf8").split("\n")) {
        chapter = /^## (.*)/.exec(line)?.[1] ?? chapter;
        const number =
            /^(?:- |\| )?\*\*([A-Z]{3}-\d+[a-z]?)\*\*/.exec(line)?.[1] ?? /^\| ([A-Z]{3}-\d+[a-z]?) \|/.exec(line)?.[1];
        if (number && !number.startsWith("SUR")) found.set(number, chapter);
    }
    return found;
}

// --- the tests ---

const line_of = (text, index) => text.slice(0, index).split("\n").length;

// The literal strings at the beginning of `text`, joined as the compiler does.
function literal(text, quote) {
    const one = quote === "`" ? /^\s*`((?:[^`\\]|\\.)*)`/ : /^\s*"((?:[^"\\]|\\.)*)"/;
    let name = "", found;
    while ((found = one.exec(text))) {
        name += found[1].replaceAll(/\\(.)/g, "$1");
        text = text.slice(found[0].length);
        if (quote === "`") break;
    }
    return name;
}

// {file, name} of every test.
function tests() {
    const all = [];
    for (const file of globSync("tests", /\.(cpp|mjs)$/)) {
        const text = readFileSync(file, "utf8");
        const begin = file.endsWith(".cpp") ? /\b(?:TEST_CASE|SUBCASE)\(/g : /\btest\(\s*(?=["`])/g;
        for (const match of text.matchAll(begin)) {
            const rest = text.slice(match.index + match[0].length, match.index + 1000);
            const name = literal(rest, rest.trimStart()[0]);
            const part = match[0].startsWith("SUBCASE"); // of another test
            if (name) all.push({ file, name, part, line: line_of(text, match.index) });
        }
    }
    return all;
}

// Rule's number -> files of the product that cite it.
function code() {
    const cited = new Map();
    for (const folder of ["core", "storage", "app", "web"]) {
        for (const file of globSync(folder, /\.(cpp|h|js)$/)) {
            for (const [number] of readFileSync(file, "utf8").matchAll(kNumber)) {
                if (!cited.has(number)) cited.set(number, new Set());
                cited.get(number).add(file.replace(/\.(cpp|h)$/, ""));
            }
        }
    }
    return cited;
}

// The rules that a name cites.
function cited_in(name, all) {
    const order = [...all.keys()], numbers = new Set(name.match(kNumber));
    for (const [, from, to] of name.matchAll(/\b([A-Z]{3}-\d+[a-z]?) to ([A-Z]{3}-\d+[a-z]?)\b/g)) {
        for (const rule of order.slice(order.indexOf(from), order.indexOf(to) + 1)) {
            if (rule.slice(0, 3) === from.slice(0, 3)) numbers.add(rule);
        }
    }
    return numbers;
}

// --- the page and the checks ---

function page(all, shown, cited) {
    const count = [...all.keys()].filter((number) => shown.has(number)).length;
    const parts = [`# Rules and their tests

Written by \`node tools/domain_coverage.mjs --write\`, checked by \`./test lint\`. ${count} of the ${all.size} rules of
[domain.md](domain.md) are named by tests that show them; the others carry the reason why not. \`./test\` skips no test.
`];
    let chapter = "";
    for (const [number, its] of all) {
        if (its !== chapter) parts.push(`\n## ${(chapter = its)}\n`);
        const where = [...(cited.get(number) ?? [])].map((file) => `\`${file}\``).join(", ");
        parts.push(`- **${number}**${where ? ` ${where}` : ""}`);
        for (const { file, name } of shown.get(number) ?? []) parts.push(`    - ${file}: ${name}`);
        if (!shown.has(number)) parts.push(`    - no test: ${kWithout[number] ?? "?"}`);
    }
    return parts.join("\n") + "\n";
}

const all = rules(), shown = new Map(), problems = [];
const every = tests();
for (const test of every) {
    for (const number of cited_in(test.name, all)) {
        if (all.has(number)) shown.set(number, [...(shown.get(number) ?? []), test]);
        else if ([...all.keys()].some((rule) => rule.startsWith(number.slice(0, 4))))
            problems.push(`${test.file}:${test.line}: there is no rule ${number}`);
    }
}
const [mode, folder, program] = process.argv.slice(2);
if (mode === "--ran") {
    const run = spawnSync(program, ["--list-test-cases", "--no-skip", "--no-colors"], { encoding: "utf8" });
    const listed = new Set(run.stdout.split("\n"));
    const missing = every.filter(({ file, name, part }) => file.startsWith(`tests/${folder}/`) && !part && !listed.has(name));
    for (const { file, name } of missing) problems.push(`${file}: not in ${path.basename(program)}: ${name}`);
} else {
    for (const number of all.keys()) {
        if (!shown.has(number) && !kWithout[number]) problems.push(`no test names ${number}`);
        if (shown.has(number) && kWithout[number]) problems.push(`${number} has a test: take it out of kWithout`);
    }
    const text = page(all, shown, code());
    if (mode === "--write") writeFileSync(kPage, text);
    else if (readFileSync(kPage, "utf8") !== text) problems.push(`${kPage} is out of date: node tools/domain_coverage.mjs --write`);
}
for (const problem of problems) console.error(problem);
process.exit(problems.length > 0 ? 1 : 0);
