// The worker of reader.js: takes files of the workspace out of IndexedDB and hands their bytes over without a copy.

import {answer, openDatabase, storeOf} from './stored_files.js';

async function open(name) {
    const database = await openDatabase(name);
    database.onversionchange = () => database.close();
    return database;
}

let database = null;   // a promise

async function send(id, path) {
    try {
        const {contents} = await answer(storeOf(await database).get(path));
        postMessage({id, contents}, [contents.buffer]);
    } catch {
        postMessage({id, contents: null});   // who asked reads it himself, and tells what is wrong
    }
}

onmessage = ({data: {name, id, path}}) => {
    if (path) {
        send(id, path);
        return;
    }
    database = open(name);
    database.catch(() => {});
};
