// Keys, focus and what is typed. A field that is edited keeps its own keys (frontend.h tells which); of the
// others only those go to the program, and are kept from the browser, that it claims.

import {isCharacter, isClaimed} from './claims.js';
import {call} from './host.js';
import {finishLate} from './late.js';
import {noteInput, requestFrame, runInput, takeInputIn} from './loop.js';
import {modifierBits, takePress} from './pointer.js';
import {isActivatedByKey, isField} from './roles.js';
import * as tree from './tree.js';

// ui::EventKind, in its order.
const kActivate = 0;
const kFocus = 1;
const kInput = 2;
const kCommit = 3;
const kCancel = 4;
const kKey = 5;
const kContextMenu = 6;
const kScroll = 9;

const kModifierKeys = new Set(['Shift', 'Control', 'Alt', 'Meta', 'AltGraph', 'CapsLock', 'NumLock', 'Fn', 'OS',
    'Dead', 'Unidentified', 'ContextMenu', 'PrintScreen']);
// With the command key: tabs, windows, reload, address, print, zoom, the clipboard.
const kBrowserLetters = new Set(['t', 'w', 'n', 'r', 'l', 'q', 'x', 'c', 'v', '+', '-', '=', '0', 'Tab', 'PageUp',
    'PageDown']);
const kBrowserKeys = new Set(['F5', 'F11', 'F12', 'BrowserBack', 'BrowserForward']);
// Keys of a field's own editing, whatever the modifiers.
const kFieldKeys = new Set(['ArrowLeft', 'ArrowRight', 'Home', 'End', 'Backspace', 'Delete', 'Insert']);
const kFieldLetters = new Set(['a', 'c', 'x', 'v', 'z', 'y', 'b', 'i', 'u']);
// What keydown tells while an input method has the key; Safari also for the Enter that ends a composition.
const kComposing = 229;

let contextButton = -1;    // of the last press
let contextTime = 0;

export function send(kind, target, text = '', modifiers = 0, number = 0, numberX = 0) {
    call('event', kind, target, modifiers, number, numberX, text);
    noteInput();
}

// The key's name; with the command key a letter in lower case, by its place on keyboards without Latin letters.
function keyName(event) {
    const {key, code} = event;
    if (!(event.ctrlKey || event.metaKey || event.altKey) || !isCharacter(key)) return key === 'Spacebar' ? ' ' : key;
    if (key.charCodeAt(0) < 128) return key.toLowerCase();
    const letter = /^(?:Key|Digit)(.)$/.exec(code);
    return letter ? letter[1].toLowerCase() : key;
}

function belongsToBrowser(key, bits) {
    const control = (bits & 2) !== 0;
    if (kBrowserKeys.has(key)) return true;
    if (control && (bits & 4) === 0 && kBrowserLetters.has(key)) return true;
    return (bits & 4) !== 0 && !control && (key === 'ArrowLeft' || key === 'ArrowRight' || key === 'F4');
}

function sendKey(target, key, bits) {
    send(kKey, target, key, bits);
    runInput();
}

// Typing, caret movement, selection, clipboard and undo of a field.
function belongsToField(element, key, bits) {
    const control = (bits & 2) !== 0;
    if ((bits & 4) !== 0) return false;
    if (isCharacter(key) && !control) return true;
    if (kFieldKeys.has(key) || (control && kFieldLetters.has(key))) return true;
    return element.tagName === 'TEXTAREA' && /^(Enter|Arrow|Page)/.test(key) && !control;
}

// True: the key was used.
function keyInField(entry, id, key, bits) {
    const {node, element} = entry;
    const own = isClaimed(id, key, bits, true);
    if (!own && !node.readonly) {
        if (belongsToField(element, key, bits)) return false;
        if (key === 'Enter') {
            send(kCommit, id, element.value, bits, 1);
            runInput();
            return true;
        }
        if (key === 'Escape') {
            tree.markUnsure(id);
            send(kCancel, id, '', bits);
            runInput();
            if (tree.editedField() === entry) element.value = entry.node.value;
            return true;
        }
    }
    if (!own && !isClaimed(id, key, bits)) return false;
    sendKey(id, key, bits);
    return true;
}

// A character on a grid cell may have opened an editor: then the browser types it there, unless the program did.
function typesIntoNewField(event, key, before) {
    const field = tree.editedField();
    if (!field || field.element === before || field.node.readonly) return false;
    if (key === 'Process') return true;
    if (!isCharacter(key) || event.ctrlKey || event.metaKey) return false;
    const {element} = field;
    if (!element.value.endsWith(key)) return true;
    element.setSelectionRange(element.value.length, element.value.length);
    return false;
}

function keydown(event) {
    finishLate();    // the key is meant for what has the focus when the last frame is complete
    const bits = modifierBits(event);
    call('modifiers', bits);
    if (event.isComposing || kModifierKeys.has(event.key)) return;
    takeInputIn();   // which keys are claimed may hang on where the focus went just now
    const before = document.activeElement;
    const id = tree.idAt(before);
    const entry = id ? tree.entryOf(id) : null;
    if (!id && before !== document.body && before !== document.documentElement) return;   // a bar of the page
    const key = keyName(event);
    if (belongsToBrowser(key, bits)) return;
    if (entry && isField(entry.node.role)) {
        if (event.keyCode === kComposing) return;
        if (keyInField(entry, id, key, bits)) event.preventDefault();
        return;
    }
    if (isClaimed(id, key, bits)) {
        if (isNativeActivation(entry, key, bits) && !isClaimed(id, key, bits, true)) return;
        sendKey(id, key, bits);
        if (!typesIntoNewField(event, key, before)) event.preventDefault();
    } else if (entry && isActivatedByKey(entry.node.role) && (key === 'Enter' || key === ' ') && (bits & 6) === 0) {
        event.preventDefault();
        send(kActivate, id, '', bits);
        runInput();
    }
}

// The browser makes a click of it.
function isNativeActivation(entry, key, bits) {
    if (!entry || (bits & 6) !== 0) return false;
    const {tagName} = entry.element;
    if (key === 'Enter') return tagName === 'BUTTON' || tagName === 'A';
    return key === ' ' && (tagName === 'BUTTON' || entry.node.role === 'checkbox');
}

function focusIn(event) {
    const id = tree.idAt(event.target);
    const entry = id ? tree.entryOf(id) : null;
    if (entry) tree.showAsEdited(entry);
    if (id === tree.focusedNode()) return;
    tree.noteFocus(id);
    send(kFocus, id);
    requestFrame(0);
}

function focusOut(event) {
    const {target} = event;
    if (document.activeElement === target) return;   // the window lost the focus, the element keeps it
    const id = tree.idAt(target);
    const entry = id ? tree.entryOf(id) : null;
    if (entry && isField(entry.node.role)) {
        tree.hideWhenDrawn(entry);
        if (!tree.isApplying() && !entry.node.readonly) {
            tree.markUnsure(id);
            send(kCommit, id, target.value);
        }
        target.scrollLeft = 0;
    }
    if (event.relatedTarget && tree.idAt(event.relatedTarget)) return;
    if (tree.isApplying()) return;
    tree.noteFocus(0);
    send(kFocus, 0);
    requestFrame(0);
}

function input(event) {
    const id = tree.idAt(event.target);
    if (!id || event.isComposing || event.target.type === 'checkbox') return;
    send(kInput, id, event.target.value);
    runInput();   // what follows from it is worked on before the next frame, which may come late
}

function compositionEnded(event) {
    const id = tree.idAt(event.target);
    if (!id) return;
    send(kInput, id, event.target.value);
    runInput();
}

// A real press has reached the canvas logic already; any other click (keyboard, assistive technology, scripts)
// activates the element. The browser has toggled a checkbox before it tells of the click: the program's state goes
// over it in here, so that nothing else is ever seen. (Preventing the toggle would bring back the state from before
// the click, also where the program has changed it meanwhile.)
function click(event) {
    const real = takePress() && event.detail > 0;
    const id = tree.idAt(event.target);
    if (!id) return;
    const {node, element} = tree.entryOf(id);
    const link = event.target.closest('a[href]');
    if (link) {
        if (real && (event.ctrlKey || event.metaKey || event.shiftKey)) return;   // a new tab or window
        event.preventDefault();
    }
    if (!real) {
        if (isField(node.role)) element.focus();
        send(kActivate, id, '', modifierBits(event));
        runInput();
    }
    if (node.role === 'checkbox') tree.showState(id);
}

function contextMenu(event) {
    if (event.shiftKey && contextButton === 2) return;
    const field = tree.editedField();
    if (field && field.element === event.target && !field.node.readonly) return;
    event.preventDefault();
    if (event.timeStamp - contextTime < 1000 && contextButton === 2) return;   // the canvas logic has the press
    if (event.pointerType === 'touch') return;                                 // pointer.js makes it a right click
    send(kContextMenu, tree.idAt(document.activeElement));
    runInput();
}

// The browser scrolled an area to show something: the program scrolls what it draws instead. True: it did.
function passScrollOn(id) {
    const {element, node} = tree.entryOf(id);
    const {scrollLeft, scrollTop} = element;
    if (isField(node.role) || (scrollLeft === 0 && scrollTop === 0)) return false;
    element.scrollTo(0, 0);
    send(kScroll, id, '', 0, Math.round(scrollTop), Math.round(scrollLeft));
    requestFrame(0);
    return true;
}

function scrolled(event) {
    const id = tree.idAt(event.target);
    if (id) passScrollOn(id);
}

// A press may come before the browser has told that it scrolled: then the canvas logic must know first.
function scrollBeforePress(event) {
    let moved = false;
    for (let id = tree.idAt(event.target); id; id = tree.idAt(tree.entryOf(id).element.parentElement))
        moved = passScrollOn(id) || moved;
    if (moved) runInput();
}

export function startKeyboard(stage) {
    document.addEventListener('keydown', keydown);
    document.addEventListener('keyup', (event) => call('modifiers', modifierBits(event)));
    stage.addEventListener('focusin', focusIn);
    stage.addEventListener('focusout', focusOut);
    stage.addEventListener('input', input);
    stage.addEventListener('compositionend', compositionEnded);
    stage.addEventListener('click', click);
    stage.addEventListener('contextmenu', contextMenu);
    stage.addEventListener('pointerdown', (event) => {
        contextButton = event.button;
        contextTime = event.timeStamp;
        scrollBeforePress(event);
    }, {capture: true});
    stage.addEventListener('scroll', scrolled, {capture: true});
    tree.onFocusLost(() => {
        send(kFocus, 0);
        requestFrame(0);
    });
}
