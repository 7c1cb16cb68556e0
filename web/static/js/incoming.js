// Reads pieces of large files from outside the page by a worker (incoming_worker.js). Read by the page itself each piece
// is waste as soon as the program has it, and the browser stops the page to clear that away: here the same buffers go
// to and fro.

import {Questions} from './questions.js';

const kSpare = 2;   // as many pieces as are on their way at once

export const counters = {pieces: 0};   // read by a worker

// A promise of the blob's bytes, read by the page.
export const readHere = async (blob) => new Uint8Array(await blob.arrayBuffer());

export class IncomingReader {
    #worker = new Questions('js/incoming_worker.js');
    #spare = [];
    #runs = false;

    // The page reads until the worker does: its start may take longer than finding out what the file is.
    constructor() {
        const empty = {blob: new Blob(), buffer: new ArrayBuffer(0)};
        this.#worker.ask(empty).then(() => { this.#runs = true; }, () => {});
    }

    // A promise of the bytes, which fails where they can't be read. Who has used them gives them back. What the worker
    // can't read, because it has gone or for a reason that the page then meets too, the page reads.
    async read(blob) {
        if (!this.#runs || this.#worker.hasGone) return readHere(blob);
        const spare = this.#spare.pop();
        const buffer = spare && spare.byteLength >= blob.size ? spare : new ArrayBuffer(blob.size);
        const answer = await this.#worker.ask({blob, buffer}, [buffer]).catch(() => null);
        if (answer === null || answer.length < 0) return readHere(blob);
        ++counters.pieces;
        return new Uint8Array(answer.buffer, 0, answer.length);
    }

    giveBack(bytes) {
        if (!this.#worker.hasGone && this.#spare.length < kSpare) this.#spare.push(bytes.buffer);
    }

    stop() {
        this.#worker.stop();
        this.#spare = [];
    }
}
