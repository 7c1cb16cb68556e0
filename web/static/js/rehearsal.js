// Lets a worker use the whole program once for nobody (app/rehearsal/rehearsal.h). Browsers compile a function when it is
// first called, for all who run the same compiled program: after a rehearsal a screen's first frame is as quick as
// the next, and the page itself did nothing for it.

import {rests} from './loop.js';
import {wholeProgram} from './program.js';

const kRest = 1000;    // ms without anything to do, before
const kLongest = 20_000;

export const rehearsal = {state: 'waits'};   // then 'runs', 'done' or 'stopped: why'

// `fonts`: those of the first screen, {face, file, bytes}.
export function rehearseLater(fonts) {
    setTimeout(() => {
        const later = () => rehearseLater(fonts);
        if (document.hidden) document.addEventListener('visibilitychange', later, {once: true});
        else if (!rests()) later();
        else rehearse(fonts);
    }, kRest);
}

function rehearse(fonts) {
    const program = wholeProgram();
    if (program === null) return;
    const worker = new Worker('js/rehearsal_worker.js');
    const end = (state) => {
        clearTimeout(limit);
        worker.terminate();
        rehearsal.state = state;
        if (state !== 'done') console.warn('The rehearsal', state);
    };
    const limit = setTimeout(() => end('stopped: it took too long'), kLongest);
    worker.onmessage = ({data}) => end(data);
    worker.onerror = (event) => {
        event.preventDefault();
        end(`stopped: ${event.message}`);
    };
    rehearsal.state = 'runs';
    worker.postMessage({...program, fonts, width: innerWidth, height: innerHeight});
}
