// What the program should know about the device and the person's habits: canvas size in device pixels, colour
// scheme, motion, kind of pointer, and how dates and numbers are written here.

import {call, host} from './host.js';
import {formatLanguage} from './language.js';
import {paintNow} from './loop.js';
import {remembered} from './remembered.js';

export const isApple = /Mac|iP(hone|ad|od)/.test(navigator.platform);
const kDateOrders = ['dmy', 'mdy', 'ymd'];
const kThemeColours = {light: '#f4f6f6', dark: '#101516'};   // of theme::Palette::page
// In the order of theme::SystemColors.
const kSystemColours = ['Canvas', 'CanvasText', 'LinkText', 'GrayText', 'Highlight', 'HighlightText', 'ButtonFace', 'ButtonText'];
const queries = {
    dark: matchMedia('(prefers-color-scheme: dark)'),
    forced: matchMedia('(forced-colors: active)'),
    contrast: matchMedia('(prefers-contrast: more)'),
    reduced: matchMedia('(prefers-reduced-motion: reduce)'),
    coarse: matchMedia('(pointer: coarse)'),
};

export const prefersReducedMotion = () => queries.reduced.matches;

// The order and the separators of dates and numbers, as Intl writes them for this language: what web_surroundings takes.
function habitsOf(language) {
    const dateParts = new Intl.DateTimeFormat(language).formatToParts(new Date(2026, 10, 23));
    const order = dateParts.filter((part) => ['day', 'month', 'year'].includes(part.type))
        .map((part) => part.type[0]).join('');
    const literal = dateParts.find((part) => part.type === 'literal');
    const numberParts = new Intl.NumberFormat(language, {useGrouping: true}).formatToParts(1234567.5);
    const sign = (type, otherwise) => (numberParts.find((part) => part.type === type) || {value: otherwise})
        .value.codePointAt(0);
    let weekday = 1;
    try {
        const locale = new Intl.Locale(language);
        weekday = (locale.getWeekInfo ? locale.getWeekInfo() : locale.weekInfo || {firstDay: 1}).firstDay;
    } catch { /* an unknown language: Monday */ }
    const dateOrder = Math.max(0, kDateOrders.indexOf(order));
    const dateSeparator = (literal ? literal.value.trim() || ' ' : '-').codePointAt(0);
    return [dateOrder, dateSeparator, sign('decimal', '.'), sign('group', ','), weekday].join(' ');
}

const habits = () => remembered('habits', formatLanguage(), habitsOf, (kept) => /^\d+( \d+){4}$/.test(kept))
    .split(' ').map(Number);

// Intl takes its time, on a first visit: best while the program loads.
export const prepareSurroundings = habits;

// Light or dark: the person's choice, else the system's. True: dark. The page's own parts follow.
function applyTheme() {
    const chosen = host.setting('theme');
    const theme = chosen === 'light' || chosen === 'dark' ? chosen : '';
    const dark = theme ? theme === 'dark' : queries.dark.matches;
    document.documentElement.dataset.theme = theme;
    for (const meta of document.querySelectorAll('meta[name="theme-color"]'))
        meta.content = kThemeColours[theme || (meta.media.includes('dark') ? 'dark' : 'light')];
    return dark;
}

// Where the system prescribes colours (forced-colors): those that the palette is made of, as "rrggbb" each.
function systemColours() {
    if (!queries.forced.matches) return '';
    const probe = document.createElement('span');
    probe.style.setProperty('forced-color-adjust', 'none');
    document.body.append(probe);
    const colours = kSystemColours.map((name) => {
        probe.style.color = name;
        return getComputedStyle(probe).color.match(/[\d.]+/g).slice(0, 3)
            .map((part) => Math.round(Number(part)).toString(16).padStart(2, '0')).join('');
    });
    probe.remove();
    return colours.join(',');
}

function tell() {
    const flags = [applyTheme(), queries.contrast.matches,
        queries.reduced.matches, queries.coarse.matches, isApple];
    call('surroundings', flags.reduce((bits, flag, i) => bits | (flag ? 1 << i : 0), 0), ...habits(),
        `${formatLanguage()}\n${document.documentElement.dataset.version}\n${systemColours()}`);
}

// How much larger than the page is drawn for fingers that have zoomed into it: within what graphics memory bears.
function pinchZoom(pixels) {
    const kMostPixels = 12_000_000;
    return Math.max(1, Math.min(window.visualViewport?.scale ?? 1, Math.sqrt(kMostPixels / pixels)));
}

// Device pixels of what the page shows of the canvas.
function sizeOf(canvas) {
    const box = canvas.getBoundingClientRect();
    const scale = devicePixelRatio || 1;
    return [Math.round(box.width * scale), Math.round(box.height * scale)];
}

// Gives the canvas its texels for that many device pixels. Returns how much more they are.
function setTexels(canvas, deviceWidth, deviceHeight) {
    const zoom = pinchZoom(deviceWidth * deviceHeight);
    const width = Math.round(deviceWidth * zoom);
    const height = Math.round(deviceHeight * zoom);
    if (canvas.width !== width) canvas.width = width;
    if (canvas.height !== height) canvas.height = height;
    return zoom;
}

// Keeps the canvas at one texel per device pixel, at fractional scales too, and tells the program.
function watchSize(canvas) {
    const apply = (deviceWidth, deviceHeight) => {
        const scale = devicePixelRatio || 1;
        const zoom = setTexels(canvas, deviceWidth, deviceHeight);
        call('resize', deviceWidth / scale, deviceHeight / scale, scale * zoom, canvas.width, canvas.height);
        paintNow();
    };
    const measure = () => apply(...sizeOf(canvas));
    const observer = new ResizeObserver((entries) => {
        const entry = entries[entries.length - 1];
        const box = entry.devicePixelContentBoxSize && entry.devicePixelContentBoxSize[0];
        // An emulated scale doesn't reach the box.
        const near = box && Math.abs(box.inlineSize - entry.contentRect.width * devicePixelRatio) < 1;
        if (near) apply(box.inlineSize, box.blockSize);
        else measure();
    });
    const observe = () => {
        observer.disconnect();
        try {
            observer.observe(canvas, {box: 'device-pixel-content-box'});
        } catch {
            observer.observe(canvas);
        }
    };
    // Another screen or zoom: the canvas may keep its device pixels, but not its scale.
    const watchScale = () => {
        matchMedia(`(resolution: ${devicePixelRatio}dppx)`)
            .addEventListener('change', () => { measure(); observe(); watchScale(); }, {once: true});
    };
    // What fingers enlarge is drawn anew when they rest.
    const kRest = 150; // ms
    let resting = 0;
    let zoomed = window.visualViewport?.scale ?? 1;
    window.visualViewport?.addEventListener('resize', () => {
        if (window.visualViewport.scale === zoomed) return;   // a keyboard came or went
        zoomed = window.visualViewport.scale;
        clearTimeout(resting);
        resting = setTimeout(measure, kRest);
    });
    measure();
    observe();
    watchScale();
}

export function watchSurroundings(canvas) {
    tell();
    for (const query of Object.values(queries)) query.addEventListener('change', tell);
    addEventListener('languagechange', tell);
    host.appearanceChanged = tell;
    watchSize(canvas);
}
