// What an office program makes of our documents: LibreOffice opens every one, and its pages have the text, pictures and headers that
// were merged.   node tests/office/letters_office.mjs build/debug/bin/core_tests
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";

const kRoot = fileURLToPath(new URL("../..", import.meta.url));
const [program] = process.argv.slice(2);
const folder = mkdtempSync(path.join(tmpdir(), "letters-"));
const pages = path.join(folder, "pages");

const run = (command, args, env = {}) =>
    execFileSync(command, args, { encoding: "utf8", env: { ...process.env, ...env }, stdio: ["ignore", "pipe", "pipe"] });
const convert = (files, to, out) =>
    run("soffice", [`-env:UserInstallation=file://${folder}/profile`, "--headless", "--convert-to", to, "--outdir", out, ...files]);

run(program, ["--source-file=*office_documents_test.cpp"], { SEGMENTS_LETTERS: folder });
const documents = readdirSync(folder).filter((name) => /\.docx$/.test(name));
convert(documents.map((name) => path.join(folder, name)), "pdf", pages);

let checked = 0;
// The text of each page, without what only arranges it; pictures; number of pages.
function look(name, { count, pictures = 0, holds = [], lacks = [] }) {
    const file = path.join(pages, `${name}.pdf`);
    const each = run("pdftotext", ["-layout", file, "-"]).split("\f").slice(0, -1).map((page) => page.replace(/\s+/g, " ").trim());
    assert.equal(each.length, count, `pages of ${name}`);
    const images = run("pdfimages", ["-list", file]).trim().split("\n").length - 2;
    assert.equal(images, pictures, `pictures of ${name}`);
    for (const [page, text] of holds) assert.ok(each[page - 1].includes(text), `${name}, page ${page}: no "${text}" in "${each[page - 1]}"`);
    for (const text of ["«", "{{", "MERGEFIELD", ...lacks]) assert.ok(!each.join(" ").includes(text), `${name} holds ${text}`);
    checked += 1;
}

const three = [["Ann Lee", "London"], ["Hans & Söhne <GmbH>", "Köln"], ["Jean Petit", ""]];
const files = ["Ann Lee", "Hans & Söhne -GmbH-", "Jean Petit"];
for (const [i, [name, city]] of three.entries()) {
    const first = 2 * i + 1;
    const letter = (page) => [
        [page, `Offer for ${name}`],
        [page, `Dear ${name}, the first wines are here`],
        [page, "1. Taste 2. Choose"],
        [page, `Guest ${name} of ${city}`.trim()],
        [page, `In the box: ${name}`],
        [page, `Reserved for ${name}.`],
        [page + 1, `Offer for ${name} The second page is for ${name} too.`],
        [page + 1, "Page 2 of"],
    ];
    look(`libreoffice-${files[i]}`, { count: 2, pictures: 1, holds: [...letter(1), [2, "Page 2 of 2"]], lacks: ["Contact_"] });
    look("libreoffice-joined", { count: 6, pictures: 3, holds: letter(first), lacks: ["Contact_"] });
    const code = [
        [1, "Contoso on the first page"],
        [1, city ? `${name.toUpperCase()} from ${city}!` : name.toUpperCase()],
        [1, city === "London" ? `You live nearby, ${name}.` : "Have a good journey."],
        [1, `Control: ${name} Document of 23 November 2026.`],
        [1, `Guest ${name.toUpperCase()}`],
    ];
    look(`field-code-${files[i]}`, { count: 1, holds: code });
    look("field-code-joined", { count: 3, holds: code.map(([page, text]) => [page + i, text]) });
    look(`minimal-${files[i]}`, { count: 1, holds: [[1, `Dear ${name} in ${city}`.trim()]] });
    look("minimal-joined", { count: 3, holds: [[1 + i, `Dear ${name} in ${city}`.trim()]] });
    look("sample-joined", { count: 3, holds: [[1 + i, "23 November 2026"], [1 + i, "Best regards, Ann Lee"]] });
}

// Labels and envelopes: all addresses, on so many pages.
const sheets = documents.map((name) => name.replace(/\.docx$/, "")).filter((name) => /^(labels|envelopes)-\d+$/.test(name));
for (const kind of ["labels", "envelopes"]) assert.ok(sheets.some((name) => name.startsWith(kind)), `no ${kind}`);
for (const name of sheets) {
    const labels = name.startsWith("labels");
    const addresses = three.map(([contact], i) => [labels ? 1 : i + 1, contact]);
    look(name, { count: labels ? 1 : 3, holds: [...addresses, [1, "12 High Street"]] });
}
// So are addresses of many lines and long ones, to the last line.
const long = documents.map((name) => name.replace(/\.docx$/, "")).filter((name) => /^long-\d+$/.test(name));
assert.equal(long.length, sheets.length);
for (const name of long) {
    const envelopes = sheets.includes(name.replace("long", "envelopes"));
    look(name, { count: envelopes ? 5 : 1, holds: ["Abteilung Messen und Ausstellungen", "Land Berlin", "Germany"].map((text) => [envelopes ? 4 : 1, text]) });
}
// What a browser prints, parted into sheets by the page's own code.
const chromium = ["--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", "--virtual-time-budget=10000",
    `--user-data-dir=${folder}/chromium`];
const parting = readFileSync(path.join(kRoot, "web/static/js/sheets.js"), "utf8").replace("export async", "async");
for (const name of ["libreoffice-print", "pages-print", "from-right-print"]) {
    const html = readFileSync(path.join(folder, `${name}.html`), "utf8");
    writeFileSync(path.join(folder, `${name}-sheets.html`), html.replace("</body>",
        () => `<script type="module">${parting}\ndocument.body.style.margin = 0;\nintoSheets(document.body);</script></body>`));
    run("chromium", [...chromium, `--print-to-pdf=${pages}/${name}.pdf`, `file://${folder}/${name}-sheets.html`]);
}
const printed = three.flatMap(([name], i) => [
    [2 * i + 1, `Dear ${name}, the first wines`],
    [2 * i + 2, `Offer for ${name} The second page is for ${name} too.`],
    [2 * i + 2, "Page 2 of 2"],
]);
look("libreoffice-print", { count: 6, pictures: 3, holds: printed });
// Each letter takes the same sheets, as many as the fonts want: the first with its own header, the others with theirs, no line
// lost or twice.
const words = run("pdftotext", ["-layout", path.join(pages, "pages-print.pdf"), "-"]);
const each = (words.split("\f").length - 1) / three.length;
assert.ok(each >= 3, `${each} sheets`);
const letters = three.flatMap(([name], i) => [
    [each * i + 1, `Our letterhead 1 Market Square, London Dear ${name},`],
    [each * i + 1, `Our bank, 1 of ${each}`],
    [each * i + 2, `Again to ${name}`],
    [each * i + 2, `Page 2 of ${each}`],
    [each * i + each, `Page ${each} of ${each}`],
    [each * i + each, `Paragraph 70 of a letter to ${name}`],
]);
look("pages-print", { count: each * three.length, holds: letters });
for (let i = 1; i <= 70; ++i) {
    assert.equal(words.split(`Paragraph ${i} of`).length - 1, three.length, `paragraph ${i}`);
}
assert.equal(words.split("does.").length - 1, 70 * three.length);
// The workbook of contacts.
convert([path.join(folder, "contacts.xlsx")], "csv:Text - txt - csv (StarCalc):44,34,76", pages);
assert.equal(run("cat", [path.join(pages, "contacts.csv")]),
    'No.,Name,City,Last Date Modified,Privacy Blocked\nCT000001,Ann Lee,London,11/23/2026,FALSE\n' +
    'CT000002,Hans & Söhne <GmbH>,Köln,11/23/2026,FALSE\nCT000003,Jean Petit,,11/23/2026,FALSE\n');

// Another program's reading of the same, as text alone.
convert([path.join(folder, "libreoffice-joined.docx")], "txt:Text (encoded):UTF8", pages);
const text = run("cat", [path.join(pages, "libreoffice-joined.txt")]);
for (const [name] of three) assert.ok(text.includes(`The second page is for ${name} too.`));

writeFileSync(path.join(folder, "done"), "");
console.log(`${documents.length} documents opened, ${checked} looks`);
