// What the fields of letters are called in the languages of the program (MRG-11): core/letter/captions.cpp, from
// languages/*.po. A letter is written in the language of its contact, which need not be the one on the screen, so the
// names of all languages are part of the program.
//
//   node tools/captions.mjs           checks that the file is current (./test lint)
//   node tools/captions.mjs --write   writes it
import {readFileSync, readdirSync, writeFileSync} from 'node:fs';

const kFile = 'core/letter/captions.cpp';
// The tables of core/letter/letter_fields.cpp, and the words that stand before their fields.
const kTables = [
    ['core/contact/contact_tables.cpp', 'contact_fields', /^k/], ['core/segment/segment_tables.cpp', 'line_fields', /^k/],
    ['core/segment/segment_tables.cpp', 'segment_fields', /^kLetterText$/], ['core/setup/setup_tables.cpp', 'salesperson_fields', /^k/],
    ['core/setup/setup_tables.cpp', 'marketing_fields', /^kOur/],
];

function captions() {
    const found = new Set();
    for (const [file, fields, wanted] of kTables) {
        const part = new RegExp(`namespace ${fields} \\{([^]*?)\\n\\}`).exec(readFileSync(file, 'utf8'))[1];
        for (const [, id, caption] of part.matchAll(/\((k\w+),\s*"\w+",\s*"([^"]+)"/g)) if (wanted.test(id)) found.add(caption);
    }
    const source = readFileSync('core/letter/letter_fields.cpp', 'utf8');
    for (const [, text] of source.matchAll(/\bmsg\("([^"]+)"\)/g)) found.add(text);
    return [...found].sort();
}

// English text -> translation; captions take one line.
function catalogue(name) {
    const all = new Map();
    for (const [, id, text] of readFileSync(`languages/${name}.po`, 'utf8').matchAll(/\n\nmsgid "(.+)"\nmsgstr "(.+)"(?=\n\n|\n$)/g)) all.set(id, text);
    return all;
}

const languages = readdirSync('languages').filter((each) => each.endsWith('.po')).map((each) => each.slice(0, -3)).sort();
const translated = captions().filter((caption) => languages.some((name) => catalogues(name).has(caption)));
const english = translated.map((caption) => `    "${caption}",`);
const texts = translated.map((caption) => `    "${languages.map((name) => `${catalogues(name).get(caption) ?? ''}\\n`).join('')}"`);

function catalogues(name) {
    return (catalogues.read ??= new Map(languages.map((each) => [each, catalogue(each)]))).get(name);
}

const text = `// Written by \`node tools/captions.mjs --write\` from languages/*.po, checked by ./test lint.
#include "core/letter/captions.h"

#include <vector>

namespace segments::letter {
namespace {

// clang-format off
constexpr const char* kLanguages[] = {${languages.map((name) => `"${name}"`).join(', ')}};
constexpr const char* kEnglish[] = {
${english.join('\n')}
};
// Of each of them a line for each language, blank where there is no translation.
constexpr std::string_view kTexts =
${texts.join('\n')};
// clang-format on

std::vector<Caption> read_captions() {
    std::vector<Caption> all;
    std::string_view rest = kTexts;
    for (const char* const english : kEnglish) {
        for (const char* const language : kLanguages) {
            const std::size_t end = rest.find('\\n');
            if (end > 0) all.push_back({language, english, rest.substr(0, end)});
            rest.remove_prefix(end + 1);
        }
    }
    return all;
}

}  // namespace

std::span<const Caption> captions() {
    static const std::vector<Caption> all = read_captions();
    return all;
}

}  // namespace segments::letter
`;

if (process.argv[2] === '--write') {
    writeFileSync(kFile, text);
} else if (readFileSync(kFile, 'utf8') !== text) {
    console.log(`${kFile} isn't current: node tools/captions.mjs --write`);
    process.exitCode = 1;
}
