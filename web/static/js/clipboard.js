// Copy, cut and paste. The browser's events come for the keys as for its Edit menu; the program answers inside
// them. Copying from a button goes by navigator.clipboard.

import {takePasted} from './arrivals.js';
import {isClaimed} from './claims.js';
import {host} from './host.js';
import {runInput} from './loop.js';
import {takeFiles} from './files.js';
import {send} from './keyboard.js';
import * as tree from './tree.js';

// ui::EventKind.
const kCopy = 11;
const kCut = 12;
const kPaste = 13;
let answer = null;   // the DataTransfer of the copy or cut event under way
let answered = false;

function copyOrCut(kind, event) {
    if (tree.editedField() || !getSelection().isCollapsed) return;
    answer = event.clipboardData;
    answered = false;
    send(kind, tree.idAt(document.activeElement));
    runInput();
    answer = null;
    if (answered) event.preventDefault();
}

// Cells or lines of a spreadsheet; one with nothing but its line's end is just a text.
const isBlock = (text) => /[\t\n]./.test(text);

function paste(event) {
    const data = event.clipboardData;
    const text = data.getData('text/plain');
    const field = tree.editedField();
    if (field && !(isBlock(text) && isClaimed(field.node.id, 'Paste', 0, true))) return;
    event.preventDefault();
    if (text === '' && data.files.length > 0) {
        takeFiles('paste', data.files);
        return;
    }
    if (!field && takePasted(text)) return;
    send(kPaste, tree.idAt(document.activeElement), text);
    runInput();
}

// Puts both on the clipboard as they are; false where the browser doesn't let it. (navigator.clipboard takes from the
// HTML what the page's policy forbids the page itself: inline styles, and with them the formatting.)
function copyByEvent(text, html) {
    let taken = false;
    const take = (event) => {
        event.clipboardData.setData('text/plain', text);
        event.clipboardData.setData('text/html', html);
        event.preventDefault();
        event.stopImmediatePropagation();
        taken = true;
    };
    window.addEventListener('copy', take, true);
    document.execCommand('copy');
    window.removeEventListener('copy', take, true);
    return taken;
}

function copyNow(text, html) {
    if (answer) {
        answer.setData('text/plain', text);
        if (html) answer.setData('text/html', html);
        answered = true;
        return;
    }
    if (html && copyByEvent(text, html)) return;
    if (!navigator.clipboard) return;
    const flavours = {'text/plain': new Blob([text], {type: 'text/plain'})};
    if (html) flavours['text/html'] = new Blob([html], {type: 'text/html'});
    const write = window.ClipboardItem ? navigator.clipboard.write([new ClipboardItem(flavours)])
        : navigator.clipboard.writeText(text);
    write.catch(() => navigator.clipboard.writeText(text)).catch(() => {});
}

export function startClipboard() {
    host.copy = copyNow;
    document.addEventListener('copy', (event) => copyOrCut(kCopy, event));
    document.addEventListener('cut', (event) => copyOrCut(kCut, event));
    document.addEventListener('paste', paste);
}
