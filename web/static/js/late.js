// What a frame has no time for: done in slices after it, and before anything that builds on it.

import {announced, die, isDead} from './host.js';

const kSliceMs = 4;
const waiting = [];   // iterators: each step of them is short
const channel = new MessageChannel();

function work(ms) {
    announced('late', () => {
        const end = performance.now() + ms;
        try {
            do {
                if (waiting[0].next().done) waiting.shift();
            } while (waiting.length > 0 && performance.now() < end);
        } catch (error) {
            waiting.length = 0;
            die(error);
        }
    });
}

// How much is to be done before what comes next.
export const countLate = () => waiting.length;
export const isLate = () => waiting.length > 0;

// Does the steps soon, one after the other.
export function doLate(steps) {
    waiting.push(steps);
    if (waiting.length === 1) channel.port2.postMessage(0);
}

// Does what is left of them now.
export function finishLate() {
    if (isLate() && !isDead()) work(Infinity);
}

channel.port1.onmessage = () => {
    if (!isLate() || isDead()) return;
    work(kSliceMs);
    if (isLate()) channel.port2.postMessage(0);
};
