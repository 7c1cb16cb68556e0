// Reads the large files of the workspace while it is being opened, by a worker (files_worker.js): taking a value out of
// IndexedDB costs the page's thread half as much as the program then needs to read it.

import {Questions} from './questions.js';

const kRest = 3000;   // ms without a question, after which the worker goes

export const counters = {read: 0};   // files, by a worker

export class Reader {
    #worker = new Questions('js/files_worker.js');
    #rest = 0;

    // `name` is the database's.
    constructor(name) {
        this.#worker.tell({name});
        this.#restLater();
    }

    // A promise of the file's bytes, which fails where they can't be read; null when the worker has gone.
    read(path) {
        if (this.#worker.hasGone) return null;
        this.#restLater();
        return this.#answerTo(this.#worker.ask({path}));
    }

    async #answerTo(asked) {
        const {contents} = await asked;
        this.#restLater();
        if (!contents) throw new Error('the file could not be read');
        ++counters.read;
        return contents;
    }

    #restLater() {
        clearTimeout(this.#rest);
        this.#rest = setTimeout(() => this.#worker.stop(), kRest);
    }
}
