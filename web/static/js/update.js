// The service worker: offline use after the first visit, and new versions. A new one is offered, never forced;
// the data of the workspace is none of its business.

import {screenLanguage} from './language.js';

const kCheckAfter = 3600 * 1000;   // ms between looks for a new version, when the page is shown again
const kNewsAfter = 2000;            // ms; without an answer the version is offered all the same
const kMostNews = 5;
let accepted = false;
let offered = null;
let checked = Date.now();

function newsOf(worker) {
    return new Promise((resolve) => {
        const {port1, port2} = new MessageChannel();
        port1.onmessage = ({data}) => resolve(data);
        setTimeout(resolve, kNewsAfter, []);
        worker.postMessage('what is new', [port2]);
    });
}

// What the new version tells (web/static/news.json, newest first) that this one doesn't tell yet.
async function showNews(worker) {
    const [told, own] = await Promise.all([newsOf(worker), fetch('news.json').then((response) => response.json())]);
    const known = new Set(own.map(({id}) => id));
    const language = screenLanguage();
    const list = document.getElementById('notice-news');
    list.replaceChildren(...told.filter(({id}) => !known.has(id)).slice(0, kMostNews).map((entry) => {
        const item = document.createElement('li');
        item.textContent = entry[language] ?? entry.en;
        return item;
    }));
    list.hidden = list.childElementCount === 0;
}

async function offer(worker) {
    if (offered === worker) return;
    offered = worker;
    const notice = document.getElementById('notice');
    await showNews(worker).catch((error) => console.warn('What is new isn\'t known:', error));
    notice.hidden = false;
    document.getElementById('notice-reload').onclick = () => {
        accepted = true;
        worker.postMessage('take over');
    };
    document.getElementById('notice-later').onclick = () => { notice.hidden = true; };
}

function watch(registration) {
    // Only a successor of a running version is news; the first one has just been installed.
    const look = () => {
        if (registration.waiting && navigator.serviceWorker.controller) offer(registration.waiting);
    };
    look();
    registration.addEventListener('updatefound', () => {
        registration.installing.addEventListener('statechange', look);
    });
    document.addEventListener('visibilitychange', () => {
        if (document.hidden || Date.now() - checked < kCheckAfter) return;
        checked = Date.now();
        registration.update().catch(() => {});
    });
}

export async function startUpdates() {
    if (!navigator.serviceWorker) return;
    navigator.serviceWorker.addEventListener('controllerchange', () => { if (accepted) location.reload(); });
    try {
        const registration = await navigator.serviceWorker.register('sw.js', {updateViaCache: 'none'});
        watch(registration);
        const {active} = await navigator.serviceWorker.ready;
        if (!(navigator.connection && navigator.connection.saveData)) active.postMessage('load the rest');
    } catch (error) {
        console.warn('No offline use:', error);
    }
}
