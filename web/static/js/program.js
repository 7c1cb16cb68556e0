// Loads the program. It comes in two parts, so that the first screen needn't wait for code it doesn't use: the
// second part follows the first frame. Calls between the parts go through the table of functions, whose entries for
// the second part are stand-ins until it is there. Who calls one earlier waits: the part is then loaded at once.

const kFirst = 'segments.wasm';
const kSecond = 'segments.second.wasm';
const kType = 'application/wasm';
const secondHash = document.documentElement.dataset.second;   // empty: the program is in one part

let first = null;   // the exports of the first part
const modules = {first: null, second: null};
let complete = secondHash === '';
let coming = null;   // the second part, while it is on its way

// Fetches a part. Only a response as it came lets the browser keep what it compiled for the next visit; where the
// host names the wrong type, one of the right type stands for it.
async function fetchPart(path, options) {
    const response = await fetch(path, options);
    if (!response.ok) throw new Error(`${path}: ${response.status} ${response.statusText}`);
    if (response.headers.get('Content-Type')?.startsWith(kType)) return response;
    return new Response(response.body, {headers: {'Content-Type': kType}});
}

// Tells how many bytes of the response have come.
async function count(response, progress) {
    const reader = response.body.getReader();
    let loaded = 0;
    for (;;) {
        const {done, value} = await reader.read();
        if (done) return;
        progress(loaded += value.length);
    }
}

function completeWith(instantiated) {
    complete = instantiated !== null;
}

function loadSecondAtOnce(entry) {
    const request = new XMLHttpRequest();
    request.open('GET', kSecond, false);
    request.overrideMimeType('text/plain; charset=x-user-defined');   // bytes, which a synchronous request can't give
    request.send();
    if (request.status !== 200) throw new Error(`${kSecond}: ${request.status} ${request.statusText}`);
    const bytes = Uint8Array.from(request.responseText, (character) => character.charCodeAt(0));
    modules.second = new WebAssembly.Module(bytes);
    completeWith(new WebAssembly.Instance(modules.second, {first}));
    performance.mark('second part loaded at once', {detail: entry});
}

const standIns = new Proxy({}, {
    get: (_, entry) => (...values) => {
        if (!complete) loadSecondAtOnce(entry);
        return first.__indirect_function_table.get(Number(entry))(...values);
    },
});

// Loads the first part; `progress` is told the bytes that have come, where they come over the network: to count those that
// lie on the device would take longer than their coming. Gives what Emscripten's `instantiateWasm` passes on.
export async function loadFirst(imports, progress) {
    const response = await fetchPart(kFirst);
    // What goes wrong is told by the other copy.
    if (!navigator.serviceWorker?.controller) count(response.clone(), progress).catch(() => {});
    const {instance, module} = await WebAssembly.instantiateStreaming(response, {...imports, second: standIns});
    first = instance.exports;
    modules.first = module;
    return {instance, module};
}

// Both parts as the browser compiled them, or null while one is missing.
export function wholeProgram() {
    return modules.first && modules.second ? modules : null;
}

// Whether both parts are there.
export const isComplete = () => complete;

// Loads the second part. Without a network nothing happens: who needs it tries again.
export function loadSecond() {
    coming ||= fetchSecond().finally(() => { coming = null; });
    return coming;
}

async function fetchSecond() {
    if (complete) return;
    const leaving = new AbortController();   // what is broken off by leaving the page would be told as an error
    addEventListener('pagehide', () => leaving.abort(), {once: true});
    try {
        const options = {integrity: secondHash, priority: 'low', signal: leaving.signal};
        const module = await WebAssembly.compileStreaming(fetchPart(kSecond, options));
        if (complete) return;
        const instance = await WebAssembly.instantiate(module, {first});
        if (complete) return;
        modules.second = module;
        completeWith(instance);
    } catch (error) {
        console.warn(`${kSecond} comes later:`, error);
    }
}
