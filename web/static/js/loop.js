// When frames are drawn and jobs run. Nothing happens while nobody asks: no animation frames, no timers.

import {call, host, isDead} from './host.js';
import {isLate} from './late.js';

let frameAsked = 0;     // handle of the animation frame under way
let timer = 0;          // handle of the timer for a later frame
let timerDue = Infinity;
let working = false;
let workTimer = 0;      // handle of the timer for later work
let workDue = Infinity;
let inputWaits = false;
let painting = false;
let afterOpening = null;   // to be called once
const kSlice = 6;           // ms
const kOpeningSlice = 10;   // while there is nothing to type or scroll in yet: what comes between slices costs time too
const channel = new MessageChannel();
export const counters = {frames: 0, turns: 0, slices: 0, reads: 0};   // reads: those under way
const painted = [];     // functions to call after each frame

export function requestFrame(delay) {
    if (isDead()) return;
    if (delay > 0) {
        const due = performance.now() + delay;
        if (frameAsked || due >= timerDue) return;
        clearTimeout(timer);
        timerDue = due;
        timer = setTimeout(() => { timerDue = Infinity; timer = 0; requestFrame(0); }, delay);
        return;
    }
    startWork();
    if (frameAsked || document.hidden) return;
    frameAsked = requestAnimationFrame(paint);
}

const isBusy = () => frameAsked || working || inputWaits || isLate();

// Whether nothing is to be drawn or done, now or later, unless something happens.
export const rests = () => !isBusy() && counters.reads === 0 && timerDue === Infinity && workDue === Infinity;

// Settles when the browser shows a frame, whatever is on it, or when the workspace has been opened.
export const shownOrOpened = () => new Promise((resolve) => {
    requestAnimationFrame(resolve);   // never while the page is hidden
    afterOpening = resolve;
});

// Settles when the workspace has been opened and the screen shows it, or after `longest` ms.
export async function opened(longest) {
    const kLook = 50;   // ms
    for (let waited = 0; waited < longest && (isBusy() || call('opening') === 1); waited += kLook)
        await new Promise((resolve) => setTimeout(resolve, kLook));
}

// Paints inside the present step of the browser, so that a canvas that was just resized is never seen empty.
export function paintNow() {
    cancelAnimationFrame(frameAsked);
    paint();
}

function paint() {
    frameAsked = 0;
    if (isDead()) return;
    inputWaits = false;
    ++counters.frames;
    painting = true;
    const next = call('paint_frame');
    painting = false;
    call('present');
    if (isDead()) return;
    if (next >= 0) requestFrame(next);
    for (const done of painted) done();
    startWork();
}

// Whether the program makes a frame that the browser is going to show: it has to be quick.
export const isPainting = () => painting;

// Calls `done` after each frame that was painted.
export function whenPainted(done) {
    painted.push(done);
}

// Lets the program take in what was just reported, inside the present handler; also what follows from that, such
// as a focus that it moved.
export function runInput() {
    let most = 4;
    do {
        inputWaits = false;
        ++counters.turns;
        call('run_input');
    } while (inputWaits && --most > 0);
}

// Something was reported that no frame has taken in yet.
export function noteInput() {
    inputWaits = true;
}

export function takeInputIn() {
    if (inputWaits) runInput();
}

function startWork() {
    if (working) return;
    working = true;
    if (workDue < Infinity) clearTimeout(workTimer);
    workDue = Infinity;
    channel.port2.postMessage(0);
}

// The program has nothing to do before then.
function requestWork(delay) {
    if (isDead()) return;
    if (!(delay > 0)) return startWork();
    const due = performance.now() + delay;
    if (working || due >= workDue) return;   // it is asked again after its work
    clearTimeout(workTimer);
    workDue = due;
    workTimer = setTimeout(startWork, delay);
}

// A slice of the running jobs between frames; messages are not throttled in a hidden page as timers are.
channel.port1.onmessage = () => {
    if (isDead()) return;
    ++counters.slices;
    working = false;
    const more = call('work', call('opening') === 1 ? kOpeningSlice : kSlice) === 1;
    if (isDead()) return;
    if (more) startWork();
    if (afterOpening && call('opening') === 0) {
        afterOpening();
        afterOpening = null;
    }
};

document.addEventListener('visibilitychange', () => {
    if (document.hidden) {
        cancelAnimationFrame(frameAsked);
        frameAsked = 0;
    }
    call('visibility', document.hidden ? 0 : 1);
});

// Not every browser tells of its hiding when it leaves the page; and Back may bring the page back as it was.
// What was typed is taken in before, also from a field that wasn't left yet: it is left now.
addEventListener('pagehide', () => {
    document.activeElement?.blur();
    takeInputIn();
    call('visibility', 0);
});
addEventListener('pageshow', (event) => { if (event.persisted) call('visibility', 1); });

host.requestFrame = requestFrame;
host.requestWork = requestWork;
