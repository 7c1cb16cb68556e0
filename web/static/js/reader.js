// Reads the large files of the workspace while it is being opened, by a worker (files_worker.js): taking a value out of
// IndexedDB costs the page's thread half as much as the program then needs to read it.

import {Questions} from './questions.js';

const kRest = 3000;   // ms without a question or an answer, after which the worker goes

export const counters = {read: 0};   // files, by a worker

export class Reader {
    #worker = new Questions('js/files_worker.js');
    #asked = performance.now();

    // `name` is the database's; `workspace` says which of the workspaces in it is going to be opened.
    constructor(name, workspace) {
        this.#worker.tell({name, folder: `${name}/${workspace}/`});
        this.#rest();
    }

    // A promise of the file's bytes, which fails where they can't be read; null when the worker has gone.
    read(path) {
        if (this.#worker.hasGone) return null;
        this.#asked = performance.now();
        return this.#answerTo(this.#worker.ask({path}));
    }

    async #answerTo(asked) {
        const {contents} = await asked;
        this.#asked = performance.now();
        if (!contents) throw new Error('the file could not be read');
        ++counters.read;
        return contents;
    }

    // One timer, not another one for each question: they are asked where time counts.
    #rest() {
        const rested = performance.now() - this.#asked;
        if (rested >= kRest) this.#worker.stop();
        else setTimeout(() => this.#rest(), kRest - rested);
    }
}
