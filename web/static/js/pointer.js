// Mouse, pen and touch. Listeners sit on the common parent of canvas and tree, so that a press on an element of
// the tree reaches the canvas logic exactly once. Touch: a tap is a click, a drag scrolls with momentum, a long
// press is a right click.

import {call, host} from './host.js';
import {counters, requestFrame, runInput} from './loop.js';
import {isApple, prefersReducedMotion} from './surroundings.js';
import {editedField} from './tree.js';

// platform::PointerInput::Kind, in its order.
const kMove = 0;
const kLeave = 1;
const kDown = 2;
const kUp = 3;
const kWheel = 4;
const kButtons = [0, 2, 1, 3, 4];        // the DOM counts left, middle, right; the program left, right, middle
const kSlop = 8;                         // pixels a finger may move in a tap
const kLongPress = 500;                  // ms
const kLineHeight = 20;                  // pixels of a wheel's line
const kDecay = 325;                      // ms in which the momentum falls to a third

let stage = null;
let touch = null;      // {id, x, y, lastX, lastY, lastTime, vx, vy, scrolling, done, timer}
let momentum = null;   // {vx, vy, time}
let pressed = false;   // a real press came before the click
let linkPress = false; // the press belongs to the browser: a link into a new tab
const buttons = new Set();

// Bits: shift, the platform's command key, alt.
export function modifierBits(event) {
    const altGraph = event.getModifierState && event.getModifierState('AltGraph');
    const control = isApple ? event.metaKey : event.ctrlKey;
    return (event.shiftKey ? 1 : 0) | (control && !altGraph ? 2 : 0) | (event.altKey && !altGraph ? 4 : 0);
}

function send(kind, event, button = 0, dx = 0, dy = 0, x = event.clientX, y = event.clientY) {
    const box = stage.getBoundingClientRect();
    call('pointer', kind, x - box.left, y - box.top, button, dx, dy, event.pointerType === 'touch' ? 1 : 0,
        modifierBits(event));
    requestFrame(0);
}

function leave() {
    call('pointer', kLeave, 0, 0, 0, 0, 0, 0, 0);
    requestFrame(0);
}

// True if the press was real and is over: asked once by the click that follows it.
export function takePress() {
    const was = pressed;
    pressed = false;
    return was;
}

function opensElsewhere(event) {
    const link = event.target.closest && event.target.closest('a[href]');
    return link && (event.button === 1 || event.ctrlKey || event.metaKey || event.shiftKey);
}

function down(event) {
    stopMomentum();
    pressed = true;
    if (event.pointerType === 'touch') {
        touchDown(event);
        return;
    }
    linkPress = Boolean(opensElsewhere(event));
    if (linkPress || (event.button === 2 && event.shiftKey)) return;
    buttons.add(event.button);
    send(kDown, event, kButtons[event.button]);
}

function move(event) {
    if (event.pointerType === 'touch') {
        touchMove(event);
        return;
    }
    send(kMove, event);
}

function up(event) {
    if (event.pointerType === 'touch') {
        touchUp(event);
        return;
    }
    if (!buttons.delete(event.button)) return;
    send(kUp, event, kButtons[event.button]);
    runInput();
}

function cancel(event) {
    if (event.pointerType === 'touch') endTouch();
    releaseAll();
}

// The window lost the pointer or the focus: nothing may stay pressed.
export function releaseAll() {
    for (const button of buttons) call('pointer', kUp, -1, -1, kButtons[button], 0, 0, 0, 0);
    buttons.clear();
    leave();
}

function touchDown(event) {
    if (touch || !event.isPrimary) {
        endTouch();   // a second finger: the browser zooms
        return;
    }
    touch = {id: event.pointerId, x: event.clientX, y: event.clientY, lastX: event.clientX, lastY: event.clientY,
        lastTime: event.timeStamp, vx: 0, vy: 0, scrolling: false, done: false};
    touch.timer = setTimeout(() => rightClick(event), kLongPress);
    send(kMove, event);
}

function rightClick(event) {
    if (!touch || touch.scrolling || touch.done) return;
    touch.done = true;
    send(kDown, event, 1);
    send(kUp, event, 1);
    runInput();
}

function touchMove(event) {
    if (!touch || event.pointerId !== touch.id || touch.done) return;
    const far = Math.hypot(event.clientX - touch.x, event.clientY - touch.y) > kSlop;
    if (!touch.scrolling && !far) return;
    clearTimeout(touch.timer);
    touch.scrolling = true;
    pressed = false;
    const dx = touch.lastX - event.clientX;
    const dy = touch.lastY - event.clientY;
    const dt = Math.max(1, event.timeStamp - touch.lastTime);
    touch.vx = 0.7 * touch.vx + 0.3 * dx / dt;
    touch.vy = 0.7 * touch.vy + 0.3 * dy / dt;
    touch.lastX = event.clientX;
    touch.lastY = event.clientY;
    touch.lastTime = event.timeStamp;
    send(kWheel, event, 0, dx, dy, touch.x, touch.y);
}

function touchUp(event) {
    if (!touch || event.pointerId !== touch.id) return;
    clearTimeout(touch.timer);
    const {scrolling, done, vx, vy, x, y, lastTime} = touch;
    touch = null;
    if (scrolling) {
        const still = event.timeStamp - lastTime > 60 || prefersReducedMotion();
        if (!still && Math.hypot(vx, vy) > 0.05) {
            momentum = {vx, vy, x, y, time: performance.now()};
            requestAnimationFrame(glide);
        } else {
            leave();
        }
        return;
    }
    if (!done) {
        send(kDown, event, 0);
        send(kUp, event, 0);
        runInput();
    }
    leave();
}

function endTouch() {
    if (!touch) return;
    clearTimeout(touch.timer);
    touch = null;
    pressed = false;
}

function glide() {
    ++counters.frames;
    if (!momentum) return;
    const now = performance.now();
    const dt = Math.min(64, now - momentum.time);
    const fall = Math.exp(-dt / kDecay);
    const {vx, vy, x, y} = momentum;
    send(kWheel, {pointerType: 'touch'}, 0, vx * dt, vy * dt, x, y);
    momentum = {vx: vx * fall, vy: vy * fall, x, y, time: now};
    if (Math.hypot(momentum.vx, momentum.vy) > 0.02) requestAnimationFrame(glide);
    else stopMomentum();
}

function stopMomentum() {
    if (!momentum) return;
    momentum = null;
    leave();
}

function wheel(event) {
    if (event.ctrlKey) return;   // the browser's zoom
    const field = editedField();
    if (field && field.element === event.target && field.element.scrollHeight > field.element.clientHeight) return;
    event.preventDefault();
    const unit = [1, kLineHeight, stage.clientHeight][event.deltaMode];
    let dx = event.deltaX * unit;
    let dy = event.deltaY * unit;
    if (event.shiftKey && dx === 0) [dx, dy] = [dy, 0];
    send(kWheel, event, 0, dx, dy);
}

// The pointer's shape is a matter of the element below it: all elements would inherit it from the stage, and the browser
// would style each of them anew whenever it changes.
let shape = '';
let below = null;
function showShape() {
    if (below) below.style.cursor = shape;
}

function pointAt(element) {
    if (element === below) return;
    below?.style.removeProperty('cursor');
    below = element;
    showShape();
}

export function startPointer(stageElement) {
    stage = stageElement;
    host.cursor = (wanted) => {
        shape = wanted;
        showShape();
    };
    stage.addEventListener('pointerover', (event) => pointAt(event.target));
    stage.addEventListener('pointerdown', down);
    // The scrollbar of a list leaves the focus in the field that the list belongs to.
    stage.addEventListener('mousedown', (event) => {
        if (event.target.role === 'listbox') event.preventDefault();
    });
    addEventListener('pointermove', (event) => {
        if (stage.contains(event.target) || buttons.size > 0 || touch) move(event);
    });
    addEventListener('pointerup', up);
    addEventListener('pointercancel', cancel);
    stage.addEventListener('pointerleave', (event) => {
        if (event.pointerType !== 'touch' && buttons.size === 0) leave();
    });
    stage.addEventListener('wheel', wheel, {passive: false});
    addEventListener('blur', () => {
        releaseAll();
        call('modifiers', 0);
    });
}
