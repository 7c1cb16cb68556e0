// The texts of the program and their translations (languages/*.po), by GNU gettext.
//
//   node tools/texts.mjs           every text has a translation in every language, with the same values; else exit 1
//   node tools/texts.mjs --write   brings new texts into the catalogues (untranslated) and takes lost ones out
//   node tools/texts.mjs --todo    prints the texts of each language that have no translation yet
//
// Found are the calls that core/base/tr.h names, the captions in the descriptions of tables (core/**/*_tables.cpp)
// and the values of enumerations (core/schema/enumerations.h), the captions of the sample
// (core/exchange/sample_data.h), and what the page says itself (web/static/js/language.js, shell.html).
import {execFileSync} from 'node:child_process';
import {mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';

const kCalls = ['tr:1', 'tr_n:1,2', 'tr_in:1c,2', 'msg:1', 'noun:1,2', 'joined_column:2', 'counted_column:2'];
const kBuilders = ['code:3', 'repeated:3', 'free_text:3', 'free_code:3', 'number:3', 'flag:3', 'option:3'];
const kPageCalls = ['say:1'];
const kCommon = ['--from-code=UTF-8', '--no-location', '--sort-output'];

const filesOf = (...patterns) => execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', ...patterns],
    {encoding: 'utf8'}).trim().split('\n');
const sources = filesOf(...['app', 'core', 'storage'].flatMap((room) => [`${room}/*.cpp`, `${room}/*.h`]));

// `keywords`: null for every string of the files.
function found(language, files, keywords) {
    const chosen = keywords ? ['--keyword', ...keywords.map((keyword) => `--keyword=${keyword}`)] : ['--extract-all'];
    return execFileSync('xgettext', [...kCommon, `--language=${language}`, ...chosen, '--output=-', ...files], {encoding: 'utf8', maxBuffer: 1 << 26});
}

// The page itself says the content of elements with data-say and the label of those with data-say-label.
function foundInPage(page) {
    const contents = [...page.matchAll(/<[^>]* data-say(?: [^>]*)?>([^<]*)</g)].map((match) => match[1].trim().replace(/\s+/g, ' '));
    const labels = [...page.matchAll(/<[^>]* data-say-label[^>]*>/g)].map((match) => match[0].match(/aria-label="([^"]*)"/)[1]);
    return asTemplate([...contents, ...labels]);
}

const asTemplate = (texts) =>
    '\n\n' + [...new Set(texts)].map((text) => `msgid ${JSON.stringify(text)}\nmsgstr ""\n`).join('\n');

// What core/exchange/sample_data.cpp translates.
const foundInSample = (sample) => asTemplate(Object.values(sample).filter(Array.isArray).flat()
    .flatMap(({description, subject, jobTitle}) => [description, subject, jobTitle]).filter(Boolean));

// All texts of the sources as a template of catalogues in `file`.
function writeTemplate(folder, file) {
    const parts = [
        found('C++', sources.filter((name) => name !== 'core/base/tr.h'), kCalls),
        found('C++', sources.filter((name) => name.endsWith('_tables.cpp')), kBuilders),
        found('C++', ['core/schema/enumerations.h'], null).replace('msgid " "\nmsgstr ""\n', ''),
        found('JavaScript', filesOf('web/static/js/*.js'), kPageCalls),
        foundInPage(readFileSync('shell.html', 'utf8')),
        foundInSample(JSON.parse(readFileSync('tests/data/sample-interactions.json', 'utf8'))),
    ];
    const header = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n';
    const names = parts.map((part, index) => {
        const name = join(folder, `${index}.pot`);
        // Its own header has the date, and without one xgettext drops what isn't ASCII.
        writeFileSync(name, part.replace(/^[^]*?\n\n/, header));
        return name;
    });
    execFileSync('msgcat', ['--use-first', '--sort-output', '--no-location', `--output-file=${file}`, ...names]);
}

// The entries of a catalogue: {context, id, plural, texts}.
function entries(text) {
    const list = [];
    let entry = null, target = null;
    const quoted = (line) => JSON.parse(line.slice(line.indexOf('"')).replace(/\\'/g, "'"));
    for (const line of text.split('\n')) {
        const word = line.match(/^(msgctxt|msgid_plural|msgid|msgstr(?:\[\d\])?) /)?.[1];
        if (!word) {
            if (line.startsWith('"')) target(quoted(line));
            else if (line === '') entry = null;
            continue;
        }
        if (!entry) {
            entry = {context: '', id: '', plural: '', texts: []};
            list.push(entry);
        }
        const into = entry;
        if (word === 'msgctxt') target = (more) => { into.context += more; };
        else if (word === 'msgid') target = (more) => { into.id += more; };
        else if (word === 'msgid_plural') target = (more) => { into.plural += more; };
        else {
            const form = into.texts.push('') - 1;
            target = (more) => { into.texts[form] += more; };
        }
        target(quoted(line));
    }
    return list.filter(({id}) => id !== '');
}

const values = (text) => [...new Set(text.match(/\{[1-9]\}/g) ?? [])].sort().join('');

function problems(name, file) {
    const found = [];
    for (const {context, id, plural, texts} of entries(readFileSync(file, 'utf8'))) {
        const what = `languages/${name}: ${context ? `(${context}) ` : ''}"${id}"`;
        if (texts.some((text) => text === '')) found.push(`${what} has no translation`);
        else if (texts.some((text) => values(text) !== values(id) && values(text) !== values(plural)))
            found.push(`${what}: the translation has other values`);
    }
    return found;
}

const folder = mkdtempSync(join(tmpdir(), 'texts-'));
try {
    const template = join(folder, 'segments.pot');
    writeTemplate(folder, template);
    const mode = process.argv[2];
    let failed = 0;
    for (const name of readdirSync('languages').filter((each) => each.endsWith('.po'))) {
        const file = mode === '--write' ? `languages/${name}` : join(folder, name);
        const merged = execFileSync('msgmerge', ['--no-fuzzy-matching', '--no-location', '--sort-output', '--quiet', '--output-file=-',
            `languages/${name}`, template], {encoding: 'utf8', maxBuffer: 1 << 26}).replace(/\n#~[^]*$/, '\n').replace(/\n+$/, '\n');
        writeFileSync(file, merged);
        execFileSync('msgfmt', ['--check', '--output-file=/dev/null', file], {stdio: 'inherit'});
        if (mode === '--todo') {
            console.log(`# ${name}`);
            for (const {context, id, plural, texts} of entries(merged))
                if (texts.includes('')) console.log(JSON.stringify({context: context || undefined, id, plural: plural || undefined}));
            continue;
        }
        const wrong = problems(name, file);
        failed += wrong.length;
        console.log(wrong.slice(0, mode === '--write' ? 0 : 30).join('\n'));
        console.log(`languages/${name}: ${entries(merged).length} texts, ${wrong.length} to do`);
    }
    if (!mode && failed > 0) {
        console.log('Bring new texts in by `node tools/texts.mjs --write`, then translate them.');
        process.exitCode = 1;
    }
} finally {
    rmSync(folder, {recursive: true});
}
