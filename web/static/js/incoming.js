// Reads pieces of large files from outside the page by a worker (incoming_worker.js). Read by the page itself each piece
// is waste as soon as the program has it, and the browser stops the page to clear that away: here the same buffers go
// to and fro.

const kSpare = 2;   // as many pieces as are on their way at once

export const counters = {pieces: 0};   // read by a worker

// A promise of the blob's bytes, read by the page.
export const readHere = async (blob) => new Uint8Array(await blob.arrayBuffer());

export class IncomingReader {
    #worker = new Worker('js/incoming_worker.js');
    #asked = new Map();   // id -> {blob, resolve}
    #spare = [];
    #last = 0;

    constructor() {
        this.#worker.onmessage = ({data: {id, buffer, length}}) => this.#answer(id, buffer, length);
        this.#worker.onerror = (event) => {
            event.preventDefault();
            this.stop();
        };
    }

    // A promise of the bytes, which fails where they can't be read. Who has used them gives them back.
    read(blob) {
        if (!this.#worker) return readHere(blob);
        const id = ++this.#last;
        const spare = this.#spare.pop();
        const buffer = spare && spare.byteLength >= blob.size ? spare : new ArrayBuffer(blob.size);
        this.#worker.postMessage({id, blob, buffer}, [buffer]);
        return new Promise((resolve) => this.#asked.set(id, {blob, resolve}));
    }

    giveBack(bytes) {
        if (this.#worker && this.#spare.length < kSpare) this.#spare.push(bytes.buffer);
    }

    // The page reads what is asked for still.
    stop() {
        this.#worker?.terminate();
        this.#worker = null;
        this.#spare = [];
        for (const {blob, resolve} of this.#asked.values()) resolve(readHere(blob));
        this.#asked.clear();
    }

    // What the worker couldn't read fails here too, or not.
    #answer(id, buffer, length) {
        const {blob, resolve} = this.#asked.get(id);
        this.#asked.delete(id);
        if (length < 0) {
            resolve(readHere(blob));
        } else {
            ++counters.pieces;
            resolve(new Uint8Array(buffer, 0, length));
        }
    }
}
