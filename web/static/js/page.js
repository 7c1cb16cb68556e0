// The page around the program: address line, links, settings of this device, the warning before leaving, the
// looks of the field being edited.

import {call, host} from './host.js';
import {requestFrame} from './loop.js';

// Two deployments on one origin don't share settings.
const kPrefix = `segments:${new URL('.', document.baseURI).pathname}:`;
const kSafeLinks = new Set(['tel:', 'mailto:', 'https:', 'http:']);
let address = location.hash.slice(1);

// Which workspace this tab shows: the address says it, else it is the one of the last visit. The address doesn't
// speak of workspaces to people who have but one.
const kFirst = 'default';
let workspace = kFirst;

function chooseWorkspace() {
    const asked = new URLSearchParams(location.search).get('workspace');
    const last = host.setting('workspace');
    workspace = [asked, last].find((name) => /^[a-z0-9]{1,40}$/.test(name ?? '')) ?? kFirst;
    document.documentElement.dataset.workspace = workspace;   // for who has no program any more
    if (workspace === kFirst && last === null) return;
    if (asked !== workspace) history.replaceState(null, '', `?workspace=${workspace}${location.hash}`);
    if (last !== workspace) host.setSetting('workspace', workspace);
}

function openWorkspace(folder) {
    host.setSetting('workspace', folder);
    const query = `?workspace=${folder}`;
    if (location.search !== query) {
        location.assign(query + '#/');
        return;
    }
    // The same one: the address alone would load nothing.
    history.replaceState(null, '', '#/');
    location.reload();
}

export const currentAddress = () => address;

function setAddress(next, replace) {
    if (next === address) return;
    address = next;
    if (replace) history.replaceState(null, '', '#' + next);
    else history.pushState(null, '', '#' + next);
}

function addressMayHaveChanged() {
    const now = location.hash.slice(1);
    if (now === address) return;
    address = now;
    call('address', now);
    requestFrame(0);
}

function openLink(url) {
    let target = null;
    try {
        target = new URL(url);
    } catch {
        return;
    }
    if (!kSafeLinks.has(target.protocol)) return;
    const link = document.createElement('a');
    link.href = target.href;
    link.rel = 'noopener noreferrer';
    if (target.protocol.startsWith('http')) link.target = '_blank';
    link.click();
}

function warnBeforeLeaving(event) {
    event.preventDefault();
    event.returnValue = '';   // older browsers
}

const css = (colour) => '#' + (colour >>> 0).toString(16).padStart(8, '0');

function fieldStyle(style) {
    const set = (name, value) => document.documentElement.style.setProperty('--field-' + name, value);
    set('text', css(style.text));
    set('background', css(style.background));
    set('placeholder', css(style.placeholder));
    set('selection', css(style.selection));
    set('font-size', style.fontSize + 'px');
    set('line-height', style.lineHeight + 'px');
    set('padding-x', style.paddingX + 'px');
    set('padding-y', style.paddingY + 'px');
    set('radius', style.radius + 'px');
    set('features', style.features || 'normal');
}

export function startPage() {
    host.setAddress = setAddress;
    host.openLink = openLink;
    host.fieldStyle = fieldStyle;
    host.setLeaveWarning = (on) => {
        if (on) addEventListener('beforeunload', warnBeforeLeaving);
        else removeEventListener('beforeunload', warnBeforeLeaving);
    };
    // Screens ask for settings in every frame.
    const known = new Map();
    addEventListener('storage', () => known.clear());   // another tab has changed one
    host.setting = (key) => {
        if (known.has(key)) return known.get(key);
        let value = null;
        try {
            value = localStorage.getItem(kPrefix + key);
        } catch { /* storage is switched off */ }
        known.set(key, value);
        return value;
    };
    host.setSetting = (key, value) => {
        known.set(key, value);
        try {
            localStorage.setItem(kPrefix + key, value);
        } catch { /* settings are a comfort, never a condition */ }
        if (key === 'theme') host.appearanceChanged?.();
    };
    host.reload = () => location.reload();
    host.workspace = () => workspace;
    host.openWorkspace = openWorkspace;
    chooseWorkspace();
    addEventListener('popstate', addressMayHaveChanged);
    addEventListener('hashchange', addressMayHaveChanged);
}
