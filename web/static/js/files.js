// Files in (picker, drag and drop; read in slices, never whole) and out (downloads put together of pieces).

import {call, host} from './host.js';
import {IncomingReader, readHere} from './incoming.js';
import {counters, requestFrame} from './loop.js';
import {isComplete, loadSecond} from './program.js';
import {useFont} from './shape.js';
import {intoSheets} from './sheets.js';

const files = new Map();       // id -> File
const downloads = new Map();   // id -> {name, type, pieces, fresh}: Blobs, and what becomes the next of them
let lastFile = 0;
let lastDownload = 0;
let reader = null;             // of large files, while there are some
const kPrintedType = 'text/html;print';   // of app/exchange/download_job.h
const kLarge = 4 << 20;        // bytes; for smaller files a worker doesn't pay
const kBlobBytes = 4 << 20;    // the browser keeps Blobs on the disk where they are many
const kRevokeAfter = 60000;    // ms; the browser has started to save by then

// Files are looked into by the program's second part: to load that at once would hold the page up.
export async function takeFiles(purpose, list) {
    const all = [...list];   // a drop's list is empty when its event is over
    if (!isComplete()) {
        ++counters.reads;   // the page isn't at rest meanwhile
        await loadSecond();
        --counters.reads;
    }
    for (const file of all) {
        const id = ++lastFile;
        files.set(id, file);
        call('file', id, file.size, `${purpose}\n${file.name}`);
    }
    requestFrame(0);
}

function pickFile(purpose, accept) {
    const picker = document.createElement('input');
    picker.type = 'file';
    picker.accept = accept;
    picker.multiple = purpose.startsWith('import');
    picker.addEventListener('change', () => takeFiles(purpose, picker.files));
    picker.click();
}

// Answers a read of the program: bytes, or null for a failure.
function answer(request, bytes) {
    --counters.reads;
    call('loaded', request, bytes === null ? 0 : 1, bytes === null ? new Uint8Array(0) : bytes);
}

const isLarge = (file) => file !== undefined && file.size >= kLarge;

async function pieceOf(file, offset, length, read) {
    if (!file) throw new Error('unknown file');
    const start = Math.min(offset, file.size);
    return read(file.slice(start, start + length));
}

function readFile(request, id, offset, length) {
    ++counters.reads;
    const file = files.get(id);
    const from = isLarge(file) ? reader ||= new IncomingReader() : null;
    pieceOf(file, offset, length, from ? (piece) => from.read(piece) : readHere).then((bytes) => {
        answer(request, bytes);
        from?.giveBack(bytes);
    }, () => answer(request, null));
}

function releaseFile(id) {
    files.delete(id);
    if (reader === null || [...files.values()].some(isLarge)) return;
    reader.stop();
    reader = null;
}

async function fetchBytes(path) {
    const response = await fetch(new URL(path, document.baseURI));
    if (!response.ok) throw new Error(`${path}: ${response.status}`);
    return new Uint8Array(await response.arrayBuffer());
}

function beginDownload(name, type) {
    const id = ++lastDownload;
    downloads.set(id, {name, type, pieces: [], fresh: [], freshBytes: 0});
    return id;
}

// A file of some GB would not fit into the page's memory.
function appendDownload(id, bytes) {
    const download = downloads.get(id);
    if (!download) return;
    download.fresh.push(bytes);
    download.freshBytes += bytes.length;
    if (download.freshBytes < kBlobBytes) return;
    download.pieces.push(new Blob(download.fresh));
    download.fresh = [];
    download.freshBytes = 0;
}

// Prints a page of HTML. It stands in the document itself, which a style sheet hides from the printer meanwhile. The
// page's Content-Security-Policy wants styles to come by the CSSOM: those of elements are parsed under another name.
async function printPage(download) {
    const html = await new Blob(download.pieces).text();
    const rules = /<style>(.*?)<\/style>/s;
    const page = new DOMParser().parseFromString(html.replace(rules, '').replaceAll(' style="', ' data-style="'), 'text/html');
    const sheet = document.createElement('div');
    sheet.id = 'print';
    for (const element of page.body.querySelectorAll('[data-style]')) {
        element.style.cssText = element.dataset.style;
        delete element.dataset.style;
    }
    sheet.append(...page.body.childNodes);
    const styles = new CSSStyleSheet();
    const own = rules.exec(html)?.[1] ?? '';
    const areLetters = page.body.classList.contains('letters');   // whose sheets are laid out on the screen
    styles.replaceSync('@media screen{#print{display:none}}@media print{html,body{height:auto;overflow:visible}' +
        `body>:not(#print){display:none!important}${areLetters ? '' : own}}${areLetters ? own : ''}`);
    const before = document.adoptedStyleSheets;
    document.adoptedStyleSheets = [...before, styles];
    document.body.append(sheet);
    await Promise.allSettled([...sheet.querySelectorAll('img')].map((image) => image.decode()));
    if (areLetters) await intoSheets(sheet);
    addEventListener('afterprint', () => {
        sheet.remove();
        document.adoptedStyleSheets = before;
    }, {once: true});
    print();
}

function finishDownload(id) {
    const download = downloads.get(id);
    if (!download) return;
    downloads.delete(id);
    download.pieces.push(...download.fresh);
    if (download.type === kPrintedType) {
        printPage(download);
        return;
    }
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob(download.pieces, {type: download.type}));
    link.download = download.name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), kRevokeAfter);
}

function watchDrops() {
    let depth = 0;
    const carriesFiles = (event) => event.dataTransfer && event.dataTransfer.types.includes('Files');
    const hover = (change) => {
        const before = depth > 0;
        depth = Math.max(0, depth + change);
        if (before === depth > 0) return;
        call('file_hovers', depth > 0 ? 1 : 0);
        requestFrame(0);
    };
    addEventListener('dragenter', (event) => { if (carriesFiles(event)) hover(1); });
    addEventListener('dragleave', (event) => { if (carriesFiles(event)) hover(-1); });
    addEventListener('dragover', (event) => {
        if (!carriesFiles(event)) return;
        event.preventDefault();
        event.dataTransfer.dropEffect = 'copy';
    });
    addEventListener('drop', (event) => {
        if (!carriesFiles(event)) return;
        event.preventDefault();
        hover(-depth);
        takeFiles('drop', event.dataTransfer.files);
    });
}

export function startFiles() {
    host.pickFile = pickFile;
    host.readFile = readFile;
    host.releaseFile = releaseFile;
    host.loadAsset = (request, path) => {
        ++counters.reads;
        fetchBytes(path).then(async (bytes) => {
            if (/^fonts\/.*\.(otf|ttf)$/.test(path)) await useFont(path, bytes);
            answer(request, bytes);
        }, () => answer(request, null));
    };
    host.beginDownload = beginDownload;
    host.appendDownload = appendDownload;
    host.finishDownload = finishDownload;
    host.abortDownload = (id) => downloads.delete(id);
    watchDrops();
}
