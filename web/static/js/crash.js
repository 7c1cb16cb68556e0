// What the person sees when the program can't start or has stopped: plain HTML, independent of the program.

import {say} from './language.js';

const byId = (id) => document.getElementById(id);

function report(error) {
    return [
        `Segments ${document.documentElement.dataset.version}`,
        new Date().toISOString(),
        navigator.userAgent,
        `${innerWidth} x ${innerHeight} at ${devicePixelRatio}`,
        String(error),   // not every browser's stack begins with it
        String((error && error.stack) || ''),
    ].join('\n');
}

// The program trapped or ran out of memory. Shown once; the report is never sent anywhere.
export function showCrash(error) {
    const text = report(error);
    byId('stage').inert = true;
    byId('loading').hidden = true;
    byId('crash').hidden = false;
    byId('crash-report').textContent = text;
    byId('crash-reload').onclick = () => location.reload();
    byId('crash-copy').onclick = async () => {
        try {
            await navigator.clipboard.writeText(text);
            byId('crash-copied').textContent = say('Copied.');
        } catch {
            getSelection().selectAllChildren(byId('crash-report'));
            byId('crash-copied').textContent = say('Press Ctrl+C to copy the marked text.');
        }
    };
    byId('crash-reload').focus();
}

// The program can't run here: says why and what helps.
export function showObstacle(title, text) {
    byId('loading').hidden = true;
    byId('obstacle').hidden = false;
    byId('obstacle-title').textContent = title;
    byId('obstacle-text').textContent = text;
}
