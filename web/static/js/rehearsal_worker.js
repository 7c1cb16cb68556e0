// The worker of rehearsal.js: an instance of the program with a memory of its own. What the program asks of the page
// gets no answer; it isn't asked of a rehearsal either (app/rehearsal/nobody.h).
'use strict';

const kPage = 65536;
let memory = null;

const heap = () => new Uint8Array(memory.buffer);

function stop(why) {
    throw new Error(why);
}

// What the program can't do without.
const answers = {
    abort: () => stop('aborted'),
    __assert_fail: () => stop('an assertion failed'),
    emscripten_get_now: () => performance.now(),
    emscripten_memcpy_big: (to, from, size) => { heap().copyWithin(to, from, from + size); },
    emscripten_resize_heap(size) {
        try {
            memory.grow(Math.ceil((size - memory.buffer.byteLength) / kPage));
            return 1;
        } catch {
            return 0;
        }
    },
};

function importsOf(module) {
    const imports = {};
    for (const {module: from, name} of WebAssembly.Module.imports(module)) {
        imports[from] ??= {};
        imports[from][name] = answers[name] ?? (() => 0);
    }
    return imports;
}

function giveFont(program, {face, file, bytes}) {
    const head = new TextEncoder().encode(`${face}\n${file}\n`);
    const at = program.web_text(head.length + bytes.length);
    heap().set(head, at);
    heap().set(bytes, at + head.length);
    program.web_rehearsal_font(head.length + bytes.length);
}

onmessage = ({data: {first, second, fonts, width, height}}) => {
    const program = new WebAssembly.Instance(first, importsOf(first)).exports;
    memory = program.memory;
    new WebAssembly.Instance(second, {first: program});   // takes its place in the table of functions
    program.__wasm_call_ctors();
    for (const font of fonts) giveFont(program, font);
    postMessage(program.web_rehearse(width, height) === 1 ? 'done' : 'stopped: a screen was not what it should be');
};
