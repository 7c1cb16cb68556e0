// The language of the screen: the person's choice, else the first of the browser's languages that there is a
// catalogue for, else English. The catalogue (languages/*.mo, GNU gettext) serves the program and this page.

import {call, host} from './host.js';

const kCatalogues = ['de', 'es'];
const texts = new Map();
let bytes = null;

export const chosenLanguage = () => {
    const chosen = host.setting('language');
    return chosen === 'en' || kCatalogues.includes(chosen) ? chosen : '';
};

export function screenLanguage() {
    if (chosenLanguage()) return chosenLanguage();
    for (const tag of navigator.languages ?? [navigator.language ?? 'en']) {
        const language = tag.split('-')[0].toLowerCase();
        if (language === 'en' || kCatalogues.includes(language)) return language;
    }
    return 'en';
}

// How dates and numbers are written: the browser's way, unless another language was chosen than it speaks.
export function formatLanguage() {
    const spoken = navigator.languages ?? [navigator.language ?? 'en'];
    const chosen = chosenLanguage();
    if (!chosen) return spoken[0] ?? 'en';
    return spoken.find((tag) => tag.split('-')[0].toLowerCase() === chosen) ?? chosen;
}

// A text of the page in the language of the screen; `english` is a literal.
export const say = (english) => texts.get(english) ?? english;

// Texts with plural forms or contexts are the program's own.
function readCatalogue(buffer) {
    const view = new DataView(buffer);
    const count = view.getUint32(8, true), originals = view.getUint32(12, true), translations = view.getUint32(16, true);
    const decoder = new TextDecoder();
    const text = (table, index) => decoder.decode(
        new Uint8Array(buffer, view.getUint32(table + 8 * index + 4, true), view.getUint32(table + 8 * index, true)));
    for (let i = 0; i < count; ++i) texts.set(text(originals, i), text(translations, i));
}

// Loads the catalogue and says the page's own texts in it. Without it everything stays English.
export async function loadLanguage() {
    const language = screenLanguage();
    document.documentElement.lang = language;
    if (language === 'en') return;
    try {
        const response = await fetch(`languages/${language}.mo`);
        if (!response.ok) throw new Error(String(response.status));
        const buffer = await response.arrayBuffer();
        readCatalogue(buffer);
        bytes = new Uint8Array(buffer);
    } catch (error) {
        console.warn(`No texts in ${language}:`, error);
        document.documentElement.lang = 'en';
        return;
    }
    for (const element of document.querySelectorAll('[data-say]'))
        element.textContent = say(element.textContent.trim().replace(/\s+/g, ' '));
    for (const element of document.querySelectorAll('[data-say-label]'))
        element.setAttribute('aria-label', say(element.getAttribute('aria-label')));
}

// Before the program starts.
export function giveLanguage() {
    if (bytes) call('language', bytes);
    bytes = null;
}
