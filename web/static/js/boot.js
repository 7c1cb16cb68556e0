// Starts the program: checks what the browser can do, loads the module with a progress that is true, and hands
// the page over. What goes wrong is said in plain HTML.

import {startArrivals} from './arrivals.js';
import {showObstacle} from './crash.js';
import {startClipboard} from './clipboard.js';
import {startFiles} from './files.js';
import {giveCollation, prepareCollation} from './collation.js';
import {call, connect, die, heapBytes, host, isDead, retire, watchCalls} from './host.js';
import {counters as incoming} from './incoming.js';
import {startKeyboard} from './keyboard.js';
import {countLate} from './late.js';
import {counters, opened, paintNow, requestFrame, rests, shownOrOpened} from './loop.js';
import {currentAddress, startPage} from './page.js';
import {startPointer} from './pointer.js';
import {giveLanguage, loadLanguage, say} from './language.js';
import {loadFirst, loadSecond} from './program.js';
import {Reader, counters as reader} from './reader.js';
import {rehearsal, rehearseLater} from './rehearsal.js';
import {startShaping} from './shape.js';
import {databaseName} from './stored_files.js';
import {prepareSurroundings, watchSurroundings} from './surroundings.js';
import {removeTree, restoreTree, startTree} from './tree.js';
import {startUpdates} from './update.js';

const kOpening = 3000;   // ms that the first screen has to itself while the workspace is being opened
const stage = document.getElementById('stage');
const canvas = document.getElementById('canvas');
const currentBrowsers = () => say('Segments runs in current versions of Chrome, Edge, Firefox and Safari.');

// What prevents the program from running here: [title, text], or null.
function obstacle() {
    if (!window.isSecureContext) {
        return [say('Segments needs a secure address'),
                say('Open this page by https, or on this computer as http://localhost: browsers keep data safely only there.')];
    }
    if (!window.WebAssembly || !window.ResizeObserver || !window.PointerEvent) {
        return [say('This browser is too old'), currentBrowsers()];
    }
    if (!window.WebGL2RenderingContext) {
        return [say('This browser can’t draw with WebGL 2'),
            say('Update the browser, or switch on hardware acceleration in its settings, and load the page again.')];
    }
    return null;
}

// Home and the list of contacts: cmake/SecondPart.cmake.
const needsFirstPartAlone = (address) => ['', '/', '/contacts'].includes(address);

function loadModule() {
    const bar = document.getElementById('loading-progress');
    return new Promise((resolve, reject) => {
        const config = {
            host,
            canvas,
            reader: new Reader(databaseName(), host.workspace()),
            onAbort: (what) => die(new Error(`aborted: ${what}`)),
            instantiateWasm: (imports, done) => {
                loadFirst(imports, (loaded) => { bar.value = loaded; })
                    .then(({instance, module}) => done(instance, module))
                    .catch(reject);
                return {};
            },
        };
        globalThis.createSegments(config).then(resolve, reject);
    });
}

// The fonts of the first screen, for the canvas and for the field being edited; and the one of texts that nobody sees.
async function loadFonts() {
    const load = async (file) => {
        const response = await fetch('fonts/' + file);
        if (!response.ok) throw new Error(`fonts/${file}: ${response.status}`);
        return response.arrayBuffer();
    };
    const index = JSON.parse(document.documentElement.dataset.fonts);
    const blank = load(index.blank);
    const weights = {regular: '400', semibold: '600'};
    const fonts = await Promise.all(index.fonts.map(async (font) => {
        const bytes = new Uint8Array(await load(font.file));
        document.fonts.add(new FontFace('Segments', bytes.slice().buffer, {weight: weights[font.face]}));
        return {...font, bytes};
    }));
    document.fonts.add(new FontFace('Blank', await blank));
    return fonts;
}

function giveFont(font) {
    const head = new TextEncoder().encode(`${font.face}\n${font.file}\n`);
    const message = new Uint8Array(head.length + font.bytes.length);
    message.set(head);
    message.set(font.bytes, head.length);
    call('font', message);
}

function watchContext() {
    canvas.addEventListener('webglcontextlost', (event) => {
        event.preventDefault();   // asks for it back
        call('context', 0);
    });
    canvas.addEventListener('webglcontextrestored', () => call('context', 1));
}

function watchFailures() {
    const fatal = (error) => error instanceof WebAssembly.RuntimeError;
    addEventListener('error', (event) => { if (fatal(event.error)) die(event.error); });
    addEventListener('unhandledrejection', (event) => { if (fatal(event.reason)) die(event.reason); });
}

// What tests and curious people may look at.
function offerDebug() {
    window.segmentsDebug = {
        get frames() { return counters.frames; },
        get turns() { return counters.turns; },
        get slices() { return counters.slices; },
        get rests() { return rests(); },
        get reads() { return counters.reads; },
        get late() { return countLate(); },
        get filesByWorker() { return reader.read; },
        get piecesByWorker() { return incoming.pieces; },
        get rehearsal() { return rehearsal.state; },
        get heapBytes() { return heapBytes(); },
        watchCalls,
        removeTree,
        restoreTree,
    };
}

async function start() {
    startPage();
    const language = loadLanguage();
    if (obstacle()) {
        await language;
        showObstacle(...obstacle());
        return;
    }
    watchFailures();
    startFiles();
    startShaping();
    startTree();
    const loading = Promise.all([loadModule(), loadFonts(), language]);
    prepareCollation();
    prepareSurroundings();
    const [module, fonts] = await loading;
    connect(module);
    offerDebug();
    giveLanguage();
    giveCollation();
    fonts.forEach(giveFont);
    watchContext();
    watchSurroundings(canvas);
    call('start', currentAddress());
    // A browser that has just begun is still starting the process that draws, and who wants a canvas waits for it. The
    // workspace is opened meanwhile; that the page is shown tells that the process is there.
    await shownOrOpened();
    const draws = call('open_canvas') === 1;
    if (isDead()) return;
    if (!draws) {
        retire();
        showObstacle(say('WebGL 2 is switched off'),
            say('Switch on hardware acceleration in the browser’s settings, or update it, and load the page again.'));
        return;
    }
    startPointer(stage);
    startKeyboard(stage);
    startClipboard();
    paintNow();
    document.getElementById('loading').hidden = true;
    document.documentElement.dataset.ready = 'yes';
    requestFrame(0);
    ++counters.reads;   // the page isn't at rest meanwhile
    if (needsFirstPartAlone(currentAddress())) await opened(kOpening);
    await loadSecond();
    --counters.reads;
    startArrivals();
    startUpdates();
    rehearseLater(fonts);
}

start().catch((error) => {
    if (isDead()) return;
    if (error instanceof WebAssembly.CompileError) {
        showObstacle(say('This browser is too old'), currentBrowsers());
    } else {
        showObstacle(say('Segments could not be loaded'),
            `${say('Check the connection and load the page again. Your data is untouched.')} (${error.message})`);
    }
    console.error(error);
});
