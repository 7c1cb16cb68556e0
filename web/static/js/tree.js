// The accessible tree in the page: real, visually transparent elements over what the canvas shows, kept in step
// with the program's tree. The field being edited is its own element, and the only visible one.

import {doLate, finishLate, isLate, kDrawn} from './late.js';
import {host} from './host.js';
import {isPainting, whenPainted} from './loop.js';
import {attributesOf, hasText, isField, tagOf} from './roles.js';
import {readMessage} from './tree_message.js';
import {setClaims} from './claims.js';

const root = document.getElementById('tree');
const entries = new Map();    // node id -> {element, node ...}
const idOfElement = new WeakMap();
let applying = false;
let focusedId = 0;            // as the program was told
let lostFocus = 0;            // its element vanished while it had the focus
let lastRequest = 0;
let waitingRequest = 0;
let barred = [];              // elements that don't take part while a modal dialog is open
let lastPlaces = [];          // node id, parent's id: of all nodes, in order
let stand = null;             // holds the field being edited while the tree is taken away
const kPlaced = 'placed';     // of stepsOf
const kAtOnce = 10;           // elements that a frame has time to change
const kOfContent = new Set(['x', 'y', 'width', 'height', 'value', 'revision']);
const left = new Set();       // fields that lost the focus since the last frame
const unsure = new Set();     // fields whose content the person changed since the last frame

export const isApplying = () => applying;
export const entryOf = (id) => entries.get(id);
export const focusedNode = () => focusedId;

// The id of the node that an event's target belongs to; 0: none.
export function idAt(target) {
    for (let element = target; element && element !== root; element = element.parentElement) {
        const id = idOfElement.get(element);
        if (id !== undefined) return id;
    }
    return 0;
}

// The entry of the field that has the focus and takes text; null: none.
export function editedField() {
    const id = idAt(document.activeElement);
    const entry = id ? entries.get(id) : null;
    return entry && isField(entry.node.role) ? entry : null;
}

// The person changed this field's content: make sure that it shows what the program has, once that is known.
export function markUnsure(id) {
    unsure.add(id);
}

// The browser changed this element by itself: it shows what the program has, now.
export function showState(id) {
    const entry = entries.get(id);
    if (entry) setContent(entry);
}

// Called on every focus event; 0: the focus left the tree.
export function noteFocus(id) {
    focusedId = id;
    lostFocus = 0;
    if (!applying) waitingRequest = 0;
}

function setAttributes(entry, attributes) {
    const {element} = entry;
    for (const name in attributes) {
        const value = attributes[name];
        if (entry.attributes[name] === value) continue;
        if (value === null) {
            if (entry.attributes[name] !== undefined) element.removeAttribute(name);
        } else {
            element.setAttribute(name, value);
        }
    }
    for (const name in entry.attributes)
        if (!(name in attributes) && entry.attributes[name] !== null) element.removeAttribute(name);
    entry.attributes = attributes;
}

function setRect(entry, x, y, width, height) {
    const {rect} = entry;
    const {style} = entry.element;
    if (rect[0] !== x) style.left = (rect[0] = x) + 'px';
    if (rect[1] !== y) style.top = (rect[1] = y) + 'px';
    if (rect[2] !== width) style.width = (rect[2] = width) + 'px';
    if (rect[3] !== height) style.height = (rect[3] = height) + 'px';
}

// Whether the two nodes differ in what they hold beside rectangle and value; most changes don't.
function isSameKind(node, other) {
    for (const name in node) {
        if (node[name] !== other[name] && !kOfContent.has(name)) return false;
    }
    return true;
}

const pixels = (number) => (number > 0 ? number + 'px' : '');

function setTextPlace(style, node) {
    style.fontSize = pixels(node.fontSize);
    style.paddingLeft = pixels(node.padLeft);
    style.paddingRight = pixels(node.padRight);
    style.textAlign = node.alignRight ? 'right' : '';
}

function setText(entry, text) {
    if (entry.text === text) return;
    entry.text = text;
    const first = entry.element.firstChild;
    if (first && first.nodeType === Node.TEXT_NODE) {
        if (text) first.data = text;
        else first.remove();
    } else if (text) {
        entry.element.prepend(text);
    }
}

function setContent(entry) {
    const {element, node} = entry;
    if (isField(node.role)) {
        const focused = document.activeElement === element;
        if ((!focused || entry.revision !== node.revision) && element.value !== node.value) element.value = node.value;
        entry.revision = node.revision;
    } else if (node.role === 'checkbox') {
        element.checked = node.check === 2;
        element.indeterminate = node.check === 3;
    } else if (hasText(node.role)) {
        setText(entry, node.hasChildren ? '' : node.value || node.name);
    }
}

function setNode(node) {
    let entry = entries.get(node.id);
    const tag = tagOf(node);
    if (entry && entry.tag !== tag) {
        forget(node.id, entry);
        entry.element.remove();
        entry = undefined;
    }
    if (!entry) {
        const element = document.createElement(tag);
        element.id = 'n' + node.id;
        entry = {element, tag, node: null, attributes: {}, rect: [], text: '', revision: node.revision, classes: ''};
        entries.set(node.id, entry);
        idOfElement.set(element, node.id);
    }
    const former = entry.node;
    entry.node = node;
    const valued = node.role === 'spinbutton' || node.role === 'progressbar';
    if (!former || valued || !isSameKind(node, former)) {
        setAttributes(entry, attributesOf(node));
        if (isField(node.role)) setTextPlace(entry.element.style, node);
    }
    const edited = (document.activeElement === entry.element && isEdited(entry)) || left.has(entry);
    const classes = 'n' + (node.hasChildren ? ' holder' : '') + (isField(node.role) ? ' field' : '') +
        (node.clips ? ' clips' : '') + (edited ? ' edited' : '');
    if (entry.classes !== classes || isField(node.role)) entry.element.className = entry.classes = classes;
    setRect(entry, node.x, node.y, node.width, node.height);
    setContent(entry);
}

function isEdited(entry) {
    return isField(entry.node.role) && !entry.node.readonly;
}

// Shows the field's own text instead of the drawn one.
export function showAsEdited(entry) {
    left.delete(entry);
    if (isEdited(entry)) entry.element.classList.add('edited');
}

// The field was left: it is seen until the canvas has drawn its text.
export function hideWhenDrawn(entry) {
    left.add(entry);
}

// What its going causes, as a loss of the focus, finds no entry any more.
function forget(id, entry) {
    if (document.activeElement === entry.element) lostFocus = id;
    entries.delete(id);
    unsure.delete(id);
}

// Puts `element` before `cursor` under `parent`. An element that holds the focus is never taken out: those in
// its way are.
function place(parent, element, cursor) {
    if (element === cursor) return cursor.nextElementSibling;
    if (element.parentElement === parent && element.contains(document.activeElement)) {
        while (cursor !== null && cursor !== element) {
            const next = cursor.nextElementSibling;
            cursor.remove();
            cursor = next;
        }
        if (cursor === element) return element.nextElementSibling;
    }
    parent.insertBefore(element, cursor);
    return cursor;
}

function setPlaces(places) {
    const present = new Set();
    for (let i = 0; i < places.length; i += 2) present.add(places[i]);
    const gone = [...entries].filter(([id]) => !present.has(id));
    for (const [id, entry] of gone) forget(id, entry);
    for (const [, {element}] of gone) element.remove();
    lastPlaces = places;
    if (stand) return;
    const cursors = new Map();
    for (let i = 0; i < places.length; i += 2) {
        const entry = entries.get(places[i]);
        if (!entry) continue;
        const outer = places[i + 1] ? entries.get(places[i + 1]) : null;
        const parent = outer ? outer.element : root;
        const cursor = cursors.has(parent) ? cursors.get(parent) : parent.firstElementChild;
        cursors.set(parent, place(parent, entry.element, cursor));
    }
}

// While a modal dialog is open, nothing that was drawn before it takes part.
function elementsToBar() {
    const found = [];
    let top = null;
    for (const entry of entries.values())
        if (entry.node.modal && (!top || top.compareDocumentPosition(entry.element) & 4)) top = entry.element;
    for (let element = top; element && element !== root; element = element.parentElement) {
        for (let s = element.previousElementSibling; s; s = s.previousElementSibling) {
            const role = s.getAttribute('role');
            if (role === 'status' || role === 'alert') continue;
            found.push(s);
        }
    }
    return found;
}

function freeAllBut(elements) {
    for (const element of barred) if (!elements.includes(element)) element.inert = false;
}

// The focus is moved before: what gets inert loses it.
function bar(elements) {
    freeAllBut(elements);
    for (const element of elements) if (!element.inert) element.inert = true;
    barred = elements;
}

// The node that the focus is to be moved to; 0: none.
const wishedFocus = (request) => (request && request !== lastRequest ? request : waitingRequest) ||
    (document.activeElement === document.body ? lostFocus : 0);

// A wish that can't be granted yet (its element is not there, or a dialog that is about to close still bars it) is
// tried again with the next change.
function moveFocus(request) {
    const id = wishedFocus(request);
    if (request && request !== lastRequest) waitingRequest = request;
    lastRequest = request;
    const entry = id ? entries.get(id) : null;
    if (!entry) return;
    const {element} = entry;
    if (stand && isField(entry.node.role)) putOnStand(id, element);
    if (document.activeElement !== element) {
        if (!element.hasAttribute('tabindex') && element.tabIndex < 0) element.tabIndex = -1;
        showAsEdited(entry);
        element.focus({preventScroll: true});
        if (document.activeElement !== element) return;
        if (isEdited(entry)) element.select();
    }
    waitingRequest = 0;
    lostFocus = 0;
}

let afterLoss = () => {};
// `listener` is called when the element that had the focus is gone and nothing took its place.
export function onFocusLost(listener) {
    afterLoss = listener;
}

function applied(change) {
    applying = true;
    try {
        change();
    } finally {
        applying = false;
    }
}

// Returns what is to be barred.
function setOrder({nodes, moves, places}) {
    for (let i = 0; i < moves.length; i += 5) {
        const entry = entries.get(moves[i]);
        if (entry) setRect(entry, moves[i + 1], moves[i + 2], moves[i + 3], moves[i + 4]);
    }
    if (places) setPlaces(places);
    if (!places && !nodes.some((node) => node.modal)) return barred;
    const found = elementsToBar();
    freeAllBut(found);
    return found;
}

// The change that a message asks for, in steps. Gives kPlaced when only the focus is left, or kDrawn if it is to be moved: for that
// the browser lays the new elements out, unless it has drawn them.
function* stepsOf(message) {
    for (const node of message.nodes) {
        applied(() => setNode(node));
        yield null;
    }
    let toBar = [];
    applied(() => { toBar = setOrder(message); });
    yield wishedFocus(message.focus) ? kDrawn : kPlaced;
    applied(() => {
        moveFocus(message.focus);
        bar(toBar);
    });
    if (lostFocus && focusedId && document.activeElement === document.body) {
        focusedId = 0;
        afterLoss();
    }
    const edited = editedField();
    if (edited) showAsEdited(edited);
}

const isLarge = ({nodes, places, focus}) => nodes.length > kAtOnce || (places !== null && focus !== 0);

// Whether the focus may be moved after the handler: not into a field, as what is typed next may be on its way there, and
// telephones show their keyboard only within the handler.
function canFocusLate({places, focus}) {
    const target = places !== null ? entries.get(focus) : undefined;
    return target !== undefined && !isField(target.node.role);
}

// The field being edited is a part of the picture: as the frame has it, and gone where it is about to be left.
function keepInPicture({nodes, places, focus}) {
    const edited = editedField();
    if (!edited) return;
    const {id} = edited.node;
    const node = nodes.find((other) => other.id === id);
    if (node) applied(() => setNode(node));
    if ((focus && focus !== id) || (places && !places.some((other, i) => i % 2 === 0 && other === id)))
        edited.element.classList.remove('edited');
}

function apply(buffer, pointer, size) {
    const message = readMessage(buffer, pointer, size);
    if (message.claims) setClaims(message.claims);
    const steps = stepsOf(message);
    if (isPainting() && (isLate() || isLarge(message))) {
        keepInPicture(message);
        doLate(steps);
    } else {
        finishLate();
        while (!steps.next().value);
        if (canFocusLate(message)) doLate(steps, true);
        else steps.next();
    }
}

// Fields that were left show the program's content, also if it didn't change.
function reconcile() {
    for (const entry of left) entry.element.classList.remove('edited');
    left.clear();
    for (const id of unsure) {
        const entry = entries.get(id);
        if (entry && document.activeElement !== entry.element) setContent(entry);
    }
    unsure.clear();
    if (stand && !stand.contains(document.activeElement)) stand.replaceChildren();
}

export function startTree() {
    host.tree = apply;
    whenPainted(reconcile);
}

// Where the parent of a node lies on the page: rectangles are relative to the parent's.
function placeOfParent(id) {
    const parents = new Map();
    for (let i = 0; i < lastPlaces.length; i += 2) parents.set(lastPlaces[i], lastPlaces[i + 1]);
    let x = 0;
    let y = 0;
    for (let outer = parents.get(id); outer; outer = parents.get(outer)) {
        x += entries.get(outer).rect[0];
        y += entries.get(outer).rect[1];
    }
    return [x, y];
}

function putOnStand(id, element) {
    const [x, y] = placeOfParent(id);
    stand.style.left = x + 'px';
    stand.style.top = y + 'px';
    if (element.parentElement !== stand) stand.replaceChildren(element);
}

// For tests: the canvas alone must do. No element of the tree is in the document but the field being edited, as it
// is a part of the picture.
export function removeTree() {
    finishLate();
    const edited = editedField();
    stand = document.createElement('div');
    stand.className = 'n holder';
    applying = true;
    root.replaceChildren(stand);
    if (edited) {
        putOnStand(edited.node.id, edited.element);
        edited.element.focus({preventScroll: true});
    }
    applying = false;
}

export function restoreTree() {
    finishLate();
    stand = null;
    applying = true;
    root.replaceChildren();
    setPlaces(lastPlaces);
    bar(elementsToBar());
    const focused = entries.get(focusedId);
    if (focused && !waitingRequest) focused.element.focus({preventScroll: true});
    moveFocus(0);
    applying = false;
}
