// What lies in IndexedDB, as the page's own scripts see it: the files of all workspaces, by their keys
// ("<database>/<workspace>/<name>").

// Runs in the page: all "keys", or all "files" with their bytes. None where the database is not there, or has only just
// been made.
async function readAll(wanted) {
    const [database] = await indexedDB.databases();
    if (!database) return [];
    const answer = (request) => new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
    });
    const db = await answer(indexedDB.open(database.name, database.version));
    try {
        if (!db.objectStoreNames.contains("FILE_DATA")) return [];
        const store = db.transaction("FILE_DATA").objectStore("FILE_DATA");
        if (wanted === "keys") return await answer(store.getAllKeys());
        const [keys, values] = await Promise.all([answer(store.getAllKeys()), answer(store.getAll())]);
        const text = new TextDecoder("latin1");
        return keys.map((key, i) => [key, values[i].contents ? text.decode(values[i].contents) : ""]);
    } finally {
        db.close();
    }
}

export const storedKeys = (page) => page.evaluate(readAll, "keys");

// [key, bytes as Latin-1]
export const storedFiles = (page) => page.evaluate(readAll, "files");
