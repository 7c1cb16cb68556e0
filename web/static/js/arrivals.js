// Contacts that come from outside the page: pasted as text, shared into the installed app (kept by the service
// worker until the page takes them), or opened with it.

import {takeFiles} from './files.js';
import {say} from './language.js';

const kSharedCache = `segments ${new URL('.', document.baseURI).pathname} shared`;   // as in sw.js
const kFolders = /^#\/(contacts|segments\/[^/]+)$/;   // screens where a table is taken for contacts

function isJson(text) {
    const start = text.trimStart();
    if (start[0] !== '{' && start[0] !== '[') return false;
    for (const part of [text, start.split('\n', 1)[0]]) {   // a document, or lines
        try {
            return Object.keys(JSON.parse(part)).length > 0;
        } catch {
            // Perhaps the other one.
        }
    }
    return false;
}

// Rows of at least two cells, the same number in each of the first ones.
function isTable(text) {
    const rows = text.trim().split(/\r\n|\r|\n/, 5);
    return rows.length > 1 && ['\t', ';', ','].some((mark) => {
        const cells = rows.map((row) => row.split(mark).length);
        return cells[0] > 1 && cells.every((count) => count === cells[0]);
    });
}

// A text as the file that it would be; null if it holds no contacts. `tables`: a table counts too.
function fileOf(text, tables) {
    const ending = /^\s*BEGIN:VCARD/i.test(text) ? 'vcf' : isJson(text) ? 'json' : tables && isTable(text) ? 'csv' : '';
    return ending === '' ? null : new File([text], `${say('Clipboard')}.${ending}`);
}

// Whether the text was taken as contacts: not while a dialog is open, and no table that cells could take.
export function takePasted(text) {
    if (document.querySelector('#tree :is([role=dialog], [role=alertdialog])')) return false;
    const inGrid = document.activeElement && document.activeElement.closest('[role=grid]');
    const file = fileOf(text, !inGrid && kFolders.test(location.hash));
    if (file) takeFiles('paste', [file]);
    return file !== null;
}

async function takeShared() {
    if (!window.caches || !await caches.has(kSharedCache)) return;
    const cache = await caches.open(kSharedCache);
    const files = [];
    for (const request of await cache.keys()) {
        const response = await cache.match(request);
        files.push(new File([await response.blob()], decodeURIComponent(response.headers.get('X-Name'))));
    }
    await caches.delete(kSharedCache);
    takeFiles('share', files);
}

export function startArrivals() {
    takeShared().catch((error) => console.warn('What was shared is lost:', error));
    if (!window.launchQueue) return;
    window.launchQueue.setConsumer(async ({files}) => {
        if (files && files.length > 0) takeFiles('open', await Promise.all(files.map((file) => file.getFile())));
    });
}
