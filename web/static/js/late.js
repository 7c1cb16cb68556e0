// What a frame has no time for: done in slices after it, and before anything that builds on it.

import {announced, die, isDead} from './host.js';

export const kDrawn = 'drawn';   // given by a step: the next one waits until the browser has drawn a frame
const kSliceMs = 4;
const kLongestFrame = 200;   // ms
const waiting = [];   // iterators: each step of them is short
const channel = new MessageChannel();
let afterFrame = 0;          // handle of the animation frame that is waited for
let longest = 0;             // handle of the timer for a frame that doesn't come

// Soon, or when the browser has drawn what it was given: then it needn't lay it out within our step.
function goOn(drawn) {
    if (!drawn || document.hidden) {
        channel.port2.postMessage(0);
        return;
    }
    const next = () => {
        cancelAnimationFrame(afterFrame);
        clearTimeout(longest);
        afterFrame = 0;
        channel.port2.postMessage(0);
    };
    afterFrame = requestAnimationFrame(next);
    longest = setTimeout(next, kLongestFrame);
}

// Returns whether what follows waits for a frame.
function work(ms) {
    let drawn = false;
    announced('late', () => {
        const end = performance.now() + ms;
        try {
            do {
                const {done, value} = waiting[0].next();
                if (done) waiting.shift();
                drawn = value === kDrawn && ms !== Infinity;
            } while (waiting.length > 0 && !drawn && performance.now() < end);
        } catch (error) {
            waiting.length = 0;
            die(error);
        }
    });
    return drawn;
}

// How much is to be done before what comes next.
export const countLate = () => waiting.length;
export const isLate = () => waiting.length > 0;

// Does the steps soon, one after the other; the first one, with `drawn`, after the browser has drawn a frame.
export function doLate(steps, drawn = false) {
    waiting.push(steps);
    if (waiting.length === 1) goOn(drawn);
}

// Does what is left of them now.
export function finishLate() {
    if (isLate() && !isDead()) work(Infinity);
}

channel.port1.onmessage = () => {
    if (!isLate() || isDead() || afterFrame) return;
    const drawn = work(kSliceMs);
    if (isLate()) goOn(drawn);
};
