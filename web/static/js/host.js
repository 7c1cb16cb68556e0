// The page's side of the bridge to the module: every call into WebAssembly goes through `call`, so that a trap
// ends in the crash page and nothing is called any more afterwards. The other modules add what C++ asks for
// (web/js/library_bridge.js) to `host`.

import {showCrash} from './crash.js';

const encoder = new TextEncoder();
let heap = null;
let module = null;
let dead = false;

let watcher = null;
// `listener(name, begins)` is told of every call when it begins and when it ends, and of other work of the page: what keeps
// a frame from being drawn in time is one of them.
export function watchCalls(listener) {
    watcher = listener;
}

export function heapBytes() {
    return heap === null ? 0 : heap().buffer.byteLength;
}

export const host = {
    attach: (heapOf) => { heap = heapOf; },

    // Puts UTF-8 text where the next call finds it; returns its length in bytes.
    putText: (text) => host.putBytes(encoder.encode(text)),
    putBytes: (bytes) => {
        const at = module._web_text(bytes.length);
        heap().set(bytes, at);
        return bytes.length;
    },
};

export function connect(loadedModule) {
    module = loadedModule;
}

export function isDead() {
    return dead;
}

// The module failed: no code of it runs again, the person is told.
export function die(error) {
    if (dead) return;
    dead = true;
    showCrash(error);
}

// The program can't run here: no code of it runs from now on.
export function retire() {
    dead = true;
}

// Runs what the page has to do by itself, for watchers as if it were a call.
export function announced(name, work) {
    if (watcher !== null) watcher(name, true);
    try {
        return work();
    } finally {
        if (watcher !== null) watcher(name, false);
    }
}

// Calls an export of web/exports.cpp. A last argument that is a string or bytes travels as text.
export const call = (name, ...values) => announced(name, () => {
    if (dead || module === null) return 0;
    try {
        const last = values.length - 1;
        if (typeof values[last] === 'string') values[last] = host.putText(values[last]);
        else if (values[last] instanceof Uint8Array) values[last] = host.putBytes(values[last]);
        return module['_web_' + name](...values);
    } catch (error) {
        die(error);
        return 0;
    }
});
