// The worker of reader.js: takes files of the workspace out of IndexedDB and hands their bytes over without a copy.

const answer = (request) => new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
});

// Fails where there is no database, and leaves it so.
async function open(name) {
    const opening = indexedDB.open(name);
    opening.onupgradeneeded = () => opening.transaction.abort();
    const database = await answer(opening);
    database.onversionchange = () => database.close();
    return database;
}

let database = null;   // a promise

async function send(id, path) {
    try {
        const store = (await database).transaction('FILE_DATA').objectStore('FILE_DATA');
        const {contents} = await answer(store.get(path));
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
