// The worker of reader.js: takes files of the workspace out of IndexedDB and hands their bytes over without a copy.

import {answer, openDatabase, storeOf} from './stored_files.js';

async function open(name) {
    const database = await openDatabase(name);
    database.onversionchange = () => database.close();
    return database;
}

const kAhead = 8;   // pieces: as many as the program asks for at once
let database = null;   // a promise
const ahead = new Map();   // path -> promise of a file that nobody has asked for yet

// While the program loads nobody reads, and the first questions are known: the newest snapshot's first pieces.
async function readAhead(folder) {
    const store = storeOf(await database);
    const pieces = await answer(store.getAllKeys(IDBKeyRange.bound(`${folder}snap-`, `${folder}snap-\uffff`)));
    const run = (path) => path.slice(0, path.lastIndexOf('-'));
    const newest = pieces.filter((path) => run(path) === run(pieces.at(-1))).slice(0, kAhead);
    for (const path of newest) {
        const file = answer(store.get(path));
        file.catch(() => {});   // who asks for it hears of it
        ahead.set(path, file);
    }
}

async function send(id, path) {
    const early = ahead.get(path);
    ahead.delete(path);
    try {
        const {contents} = await (early ?? answer(storeOf(await database).get(path)));
        postMessage({id, contents}, [contents.buffer]);
    } catch {
        postMessage({id, contents: null});   // who asked reads it himself, and tells what is wrong
    }
}

onmessage = ({data: {name, folder, id, path}}) => {
    if (path) {
        send(id, path);
        return;
    }
    database = open(name);
    readAhead(folder).catch(() => {});   // there may be no workspace yet
};
