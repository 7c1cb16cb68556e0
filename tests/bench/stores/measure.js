// The same work for each store, measured in the page: fill, one edit made durable (again and again), open, and for our
// own store a snapshot beside which frames are drawn. tests/bench/stores_bench.mjs calls measure(store, contacts).
'use strict';

const kEdits = 100;
const kBreakMs = 70; // between edits: what follows one is over
const kBatch = 5000;

let written = 0; // bytes given to put and add since it was last set to 0

function sizeOf(value) {
    if (value instanceof Uint8Array || value instanceof ArrayBuffer) return value.byteLength;
    if (value instanceof Blob) return value.size;
    if (value instanceof Date || typeof value === 'number') return 8;
    if (typeof value === 'string') return value.length;
    if (value && typeof value === 'object') {
        return Object.entries(value).reduce((sum, [key, member]) => sum + key.length + sizeOf(member), 0);
    }
    return 1;
}
for (const name of ['put', 'add']) {
    const original = IDBObjectStore.prototype[name];
    IDBObjectStore.prototype[name] = function (value, ...key) {
        written += sizeOf(value);
        return original.call(this, value, ...key);
    };
}

const channel = new MessageChannel();
const turns = [];
channel.port1.onmessage = () => turns.shift()();
const turn = () => new Promise((resolve) => { turns.push(resolve); channel.port2.postMessage(0); });
const sleep = (ms) => new Promise((resolve) => { setTimeout(resolve, ms); });

// The contact that a CRM made of documents would hold: about as many bytes as ours has.
function contact(i) {
    const city = ['Wien', 'Berlin', 'Lyon', 'Torino', 'Praha', 'Oslo'][i % 6];
    return {
        _id: `CT${String(i).padStart(7, '0')}`,
        type: i % 3 ? 'Person' : 'Company',
        name: `Contact ${i} ${city}`,
        firstName: `First ${i % 997}`,
        surname: `Surname ${i % 4999}`,
        address: `${i % 300} Main Street`,
        postCode: String(1000 + (i % 9000)),
        city,
        country: ['AT', 'DE', 'FR', 'IT', 'CZ', 'NO'][i % 6],
        phone: `+43 1 ${100000 + (i % 899999)}`,
        email: `contact${i}@example.com`,
        salesperson: ['AL', 'BB', 'CC'][i % 3],
        language: 'ENU',
        mailingGroups: ['XMAS', 'VIP'].slice(i % 3),
        industryGroups: ['WINE', 'FOOD'].slice(i % 2),
    };
}

class Segments {
    constructor(sealed) {
        this.sealed = sealed;
    }

    async until(done) {
        while (!done()) {
            this.module._bench_step();
            await turn();
        }
    }
    async begin(fresh) {
        this.module ??= await globalThis.createStores();
        if (this.sealed) while (!this.module._bench_keys()) await turn();
        this.module._bench_open(this.sealed ? 1 : 0, fresh ? 1 : 0);
        await this.until(() => this.module._bench_ready());
    }
    async fill(contacts) {
        await this.begin(true);
        this.module._bench_fill(contacts);
        await this.rest();
    }
    rest() {
        return this.until(() => !this.module._bench_step());
    }
    async edit(i) {
        this.module._bench_edit(i);
        await this.until(() => this.module._bench_durable());
    }
    async close() {
        await this.rest();
        this.module._bench_close();
    }
    async open() {
        await this.begin(false);
        return this.module._bench_contacts();
    }

    // The longest slice of ours while a snapshot is written, and the longest time between two frames.
    async snapshot() {
        const before = this.module._bench_generation();
        this.module._bench_snapshot();
        let slice = 0, frame = 0, last = performance.now(), running = true;
        const draw = (now) => {
            frame = Math.max(frame, now - last);
            last = now;
            if (running) requestAnimationFrame(draw);
        };
        await new Promise((resolve) => { requestAnimationFrame((now) => { last = now; draw(now); resolve(); }); });
        const begun = performance.now();
        while (this.module._bench_generation() === before) {
            const from = performance.now();
            this.module._bench_step();
            slice = Math.max(slice, performance.now() - from);
            await turn();
        }
        running = false;
        return {whole: performance.now() - begun, slice, frame};
    }
    async destroy() {
        this.module._bench_close();
        await new Promise((resolve) => { indexedDB.deleteDatabase('/bench').onsuccess = resolve; });
    }
}

class DexieStore {
    begin() {
        this.db = new Dexie('bench-dexie', {chromeTransactionDurability: 'strict'});
        this.db.version(1).stores({contacts: '_id, name, city, postCode, *mailingGroups'});
        return this.db.open();
    }
    async fill(contacts) {
        await this.begin();
        for (let i = 0; i < contacts; i += kBatch) {
            await this.db.contacts.bulkPut(Array.from({length: Math.min(kBatch, contacts - i)}, (_, j) => contact(i + j)));
        }
        this.count = contacts;
    }
    edit(i) {
        return this.db.contacts.update(contact((i * 7919) % this.count)._id, {name: `Name ${i}`});
    }
    close() {
        this.db.close();
    }
    async open() {
        await this.begin();
        let count = 0;
        let last = '';
        for (;;) {
            const some = await this.db.contacts.where('_id').above(last).limit(20_000).toArray();
            if (some.length === 0) return count;
            count += some.length;
            last = some.at(-1)._id;
        }
    }
    destroy() {
        return this.db.delete();
    }
}

class PouchStore {
    begin() {
        this.db = new PouchDB('bench-pouch', {auto_compaction: true});
    }
    async fill(contacts) {
        this.begin();
        for (let i = 0; i < contacts; i += kBatch) {
            await this.db.bulkDocs(Array.from({length: Math.min(kBatch, contacts - i)}, (_, j) => contact(i + j)));
        }
        this.count = contacts;
    }
    async edit(i) {
        const doc = await this.db.get(contact((i * 7919) % this.count)._id);
        await this.db.put({...doc, name: `Name ${i}`});
    }
    close() {
        return this.db.close();
    }
    async open() {
        this.begin();
        let count = 0;
        let startkey = '';
        for (;;) {
            const {rows} = await this.db.allDocs({include_docs: true, startkey, skip: count ? 1 : 0, limit: 20_000});
            if (rows.length === 0) return count;
            count += rows.length;
            startkey = rows.at(-1).id;
        }
    }
    destroy() {
        return this.db.destroy();
    }
}

const kStores = {
    'segments': () => new Segments(false),
    'sealed': () => new Segments(true),
    'dexie': () => new DexieStore(),
    'pouchdb': () => new PouchStore(),
};

globalThis.measure = async (name, contacts) => {
    const store = kStores[name]();
    const result = {};
    let from = performance.now();
    const passed = () => performance.now() - from;
    await store.fill(contacts);
    result.fill = passed();
    const times = [];
    const bytes = [];
    for (let i = 0; i < kEdits; ++i) {
        await sleep(kBreakMs);
        written = 0;
        from = performance.now();
        await store.edit(i);
        times.push(passed());
        bytes.push(written);
    }
    times.sort((a, b) => a - b);
    result.p50 = times[Math.floor(kEdits * 0.5)];
    result.p95 = times[Math.floor(kEdits * 0.95)];
    result.bytes = bytes.reduce((sum, one) => sum + one) / kEdits;
    result.most = Math.max(...bytes);
    if (store.snapshot) result.snapshot = await store.snapshot();
    await store.close();
    from = performance.now();
    const found = await store.open();
    result.open = passed();
    if (found !== contacts) throw new Error(`${name}: ${found} contacts instead of ${contacts}`);
    await store.destroy();
    return result;
};
