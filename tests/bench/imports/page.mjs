// What other stores do with a file of contacts, measured in the page: read, parsed, stored, until it is durable.
// tests/bench/imports_bench.mjs calls measureImport(store, address of the file).

const kTransaction = 5000; // documents of PouchDB at a time: it gets slower with more

async function withDexie(text) {
    const db = new globalThis.Dexie("imports");
    db.version(1).stores({ contacts: "no, name, eMail" });
    await db.open();
    await db.contacts.bulkPut(JSON.parse(text).contacts);
    const count = await db.contacts.count();
    db.close();
    return count;
}

async function withPouchdb(text) {
    const db = new globalThis.PouchDB("imports", { auto_compaction: false });
    const contacts = JSON.parse(text).contacts;
    for (let from = 0; from < contacts.length; from += kTransaction) {
        await db.bulkDocs(contacts.slice(from, from + kTransaction).map((each) => ({ _id: each.no, ...each })));
    }
    return (await db.info()).doc_count;
}

function withSqlite(text) {
    const worker = new Worker("sqlite_worker.mjs", { type: "module" });
    return new Promise((resolve, reject) => {
        worker.onerror = (event) => reject(new Error(event.message));
        worker.onmessage = (event) => {
            if (event.data === "ready") return worker.postMessage(text);
            return resolve(event.data);
        };
    });
}

const kStores = { dexie: withDexie, pouchdb: withPouchdb, sqlite: withSqlite };

globalThis.measureImport = async (store, address) => {
    const file = await (await fetch(address)).blob();
    const begun = performance.now();
    const count = await kStores[store](await file.text());
    return { ms: performance.now() - begun, count };
};
globalThis.importsReady = true;
