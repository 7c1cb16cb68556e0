// Reads the large files of the workspace while it is being opened, by a worker (files_worker.js): taking a value out of
// IndexedDB costs the page's thread half as much as the program then needs to read it.

const kRest = 3000;   // ms without a question, after which the worker goes

export const counters = {read: 0};   // files, by a worker

export class Reader {
    #worker = new Worker('js/files_worker.js');
    #asked = new Map();   // id -> {resolve, reject}
    #next = 1;
    #rest = 0;

    // `name` is the database's.
    constructor(name) {
        this.#worker.onmessage = ({data: {id, contents}}) => this.#answer(id, contents);
        this.#worker.onerror = (event) => {
            event.preventDefault();
            this.stop();
        };
        this.#worker.postMessage({name});
        this.#restLater();
    }

    // A promise of the file's bytes, which fails where they can't be read; null when the worker has gone.
    read(path) {
        if (!this.#worker) return null;
        const id = this.#next++;
        this.#worker.postMessage({id, path});
        this.#restLater();
        return new Promise((resolve, reject) => this.#asked.set(id, {resolve, reject}));
    }

    stop() {
        clearTimeout(this.#rest);
        this.#worker?.terminate();
        this.#worker = null;
        for (const {reject} of this.#asked.values()) reject(new Error('the reader has gone'));
        this.#asked.clear();
    }

    #answer(id, contents) {
        const {resolve, reject} = this.#asked.get(id);
        this.#asked.delete(id);
        if (contents) {
            ++counters.read;
            resolve(contents);
        } else {
            reject(new Error('the file could not be read'));
        }
        this.#restLater();
    }

    #restLater() {
        clearTimeout(this.#rest);
        this.#rest = setTimeout(() => this.stop(), kRest);
    }
}
