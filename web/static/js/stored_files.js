// The files of workspaces as they lie in IndexedDB (docs/storage.md, "In the browser"), for who reads them without the
// program: the page, and its worker.

// The page's database, as web/main.cpp names it.
export const databaseName = () => `/segments${new URL('.', document.baseURI).pathname}`.replace(/\/+$/, '');

// Settles as the request does.
export const answer = (request) => new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
});

// Fails where there is no database, and leaves it so.
export function openDatabase(name) {
    const opening = indexedDB.open(name);
    opening.onupgradeneeded = () => opening.transaction.abort();
    return answer(opening);
}

// In a transaction of its own.
export const storeOf = (database) => database.transaction('FILE_DATA').objectStore('FILE_DATA');
