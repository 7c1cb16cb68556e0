// What other stores do with a file of contacts, measured in the page: read, parsed, stored, until it is durable; the
// store is open before. tests/bench/imports_bench.mjs calls measureImport(store, address of the file).

const kTransaction = 5000; // documents of PouchDB at a time: it gets slower with more

// Each gives a function from the file to the number of contacts that are stored then.
async function withDexie() {
    // Ours says "Saved" of strict transactions only, and so do they.
    const db = new globalThis.Dexie("imports", { chromeTransactionDurability: "strict" });
    db.version(1).stores({ contacts: "no, name, eMail" });
    await db.open();
    return async (file) => {
        await db.contacts.bulkPut(JSON.parse(await file.text()).contacts);
        return db.contacts.count();
    };
}

async function withPouchdb() {
    const db = new globalThis.PouchDB("imports", { auto_compaction: false });
    await db.info();
    return async (file) => {
        const contacts = JSON.parse(await file.text()).contacts;
        for (let from = 0; from < contacts.length; from += kTransaction) {
            await db.bulkDocs(contacts.slice(from, from + kTransaction).map((each) => ({ _id: each.no, ...each })));
        }
        return (await db.info()).doc_count;
    };
}

function withSqlite() {
    const worker = new Worker("sqlite_worker.mjs", { type: "module" });
    const answer = () => new Promise((resolve, reject) => {
        worker.onerror = (event) => reject(new Error(event.message));
        worker.onmessage = (event) => resolve(event.data);
    });
    return answer().then(() => (file) => {
        worker.postMessage(file);
        return answer();
    });
}

const kStores = { dexie: withDexie, pouchdb: withPouchdb, sqlite: withSqlite };

globalThis.measureImport = async (store, address) => {
    const file = await (await fetch(address)).blob();
    const run = await kStores[store]();
    const begun = performance.now();
    const count = await run(file);
    return { ms: performance.now() - begun, count };
};
globalThis.importsReady = true;
