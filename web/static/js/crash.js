// What the person sees when the program can't start or has stopped: plain HTML, independent of the program.

import {downloadCopy, hasWorkspace} from './copy.js';
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

// `button` is shown where there is a workspace; what comes of it is said in `status`.
async function offerCopy(button, status) {
    button.onclick = async () => {
        button.disabled = true;
        status.textContent = '';
        try {
            await downloadCopy();
            status.textContent = say('The copy is among your downloads. “Restore a backup” on the Workspace screen takes it.');
        } catch (error) {
            status.textContent = `${say('The copy could not be made.')} (${error.message})`;
        }
        button.disabled = false;
    };
    button.hidden = !await hasWorkspace();
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
            byId('crash-status').textContent = say('Copied.');
        } catch {
            getSelection().selectAllChildren(byId('crash-report'));
            byId('crash-status').textContent = say('Press Ctrl+C to copy the marked text.');
        }
    };
    offerCopy(byId('crash-save'), byId('crash-status'));
    byId('crash-reload').focus();
}

// The program can't run here: says why and what helps. What was entered here earlier can be taken elsewhere.
export function showObstacle(title, text) {
    byId('loading').hidden = true;
    byId('obstacle').hidden = false;
    byId('obstacle-title').textContent = title;
    byId('obstacle-text').textContent = text;
    offerCopy(byId('obstacle-save'), byId('obstacle-status'));
}
