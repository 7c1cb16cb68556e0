// A copy of the open workspace's files, made without the program: from IndexedDB as they lie there. The program
// makes a workspace of it again (storage/restore_files.h; format: docs/storage.md, "Copy of the files").

import {answer, databaseName, openDatabase, storeOf} from './stored_files.js';

// "SEGM", format version 3, kind 9, CRC-32C of these.
const kPreamble = new Uint8Array([0x53, 0x45, 0x47, 0x4d, 3, 0, 9, 0, 0x95, 0xdc, 0xf5, 0x30]);
const kLocal = 'fence';   // says who writes here

const prefix = () => `${databaseName()}/${document.documentElement.dataset.workspace}/`;   // by page.js

// Calls use(store, range of the workspace's files) within one transaction: what it reads is of one moment.
async function withFiles(use) {
    const database = await openDatabase(databaseName());
    try {
        return await use(storeOf(database), IDBKeyRange.bound(prefix(), `${prefix()}\uffff`));
    } finally {
        database.close();
    }
}

export async function hasWorkspace() {
    try {
        return await withFiles((store, range) => answer(store.count(range))) > 0;
    } catch {
        return false;
    }
}

const twoNumbers = (first, second) => new Uint8Array(new Uint32Array([first, second]).buffer);

// The parts go into blobs as they come: the browser keeps those outside of the memory that may have run out.
function readFiles(store, range) {
    const parts = [new Blob([kPreamble])];
    let files = 0;
    return new Promise((resolve, reject) => {
        const request = store.openCursor(range);
        request.onerror = () => reject(request.error);
        request.onsuccess = () => {
            const cursor = request.result;
            if (!cursor) {
                parts.push(new Blob([twoNumbers(0, files)]));
                resolve(new Blob(parts, {type: 'application/octet-stream'}));
                return;
            }
            const name = cursor.key.slice(prefix().length);
            const {contents} = cursor.value;   // folders have none
            if (contents && name !== kLocal) {
                const bytes = new TextEncoder().encode(name);
                parts.push(new Blob([twoNumbers(bytes.length, contents.length), bytes, contents]));
                ++files;
            }
            cursor.continue();
        };
    });
}

export async function downloadCopy() {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(await withFiles(readFiles));
    link.download = `Segments copy ${new Date().toISOString().slice(0, 10)}.segments`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
}
