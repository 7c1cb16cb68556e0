// A worker that answers questions: each is a message with an `id`, which its answer has too.

export class Questions {
    #worker;
    #asked = new Map();   // id -> {resolve, reject}
    #last = 0;

    constructor(script) {
        this.#worker = new Worker(script);
        this.#worker.onmessage = ({data}) => {
            const {resolve} = this.#asked.get(data.id);
            this.#asked.delete(data.id);
            resolve(data);
        };
        this.#worker.onerror = (event) => {
            event.preventDefault();
            this.stop();
        };
    }

    get hasGone() { return this.#worker === null; }

    // What the worker needn't answer.
    tell(message) {
        this.#worker.postMessage(message);
    }

    // A promise of the answer, which fails when the worker goes before. REQUIRES: it hasn't gone.
    ask(message, transfer = []) {
        const id = ++this.#last;
        this.#worker.postMessage({...message, id}, transfer);
        return new Promise((resolve, reject) => this.#asked.set(id, {resolve, reject}));
    }

    stop() {
        this.#worker?.terminate();
        this.#worker = null;
        for (const {reject} of this.#asked.values()) reject(new Error('the worker has gone'));
        this.#asked.clear();
    }
}
