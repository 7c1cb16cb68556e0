// The service worker. tools/make_dist.py fills in the version and the lists of files with their hashes.
//
// Each version has a cache of its own with the files of the first visit, complete before it is installed; pages
// are served from it alone. Other files (fonts of further scripts) are fetched after first use and kept by their
// hash, over versions. Nothing here touches the workspace's data.
'use strict';

const kVersion = '@VERSION@';
const kFirst = /* @FIRST@ */ [];   // [path, 'sha256-...']
const kRest = /* @REST@ */ [];
const kScope = new URL(self.registration.scope);
const kPrefix = `segments ${kScope.pathname} `;
const kCache = kPrefix + kVersion;
const kRestCache = kPrefix + 'rest';
const kSharedCache = kPrefix + 'shared';   // files that were shared into the app, until a page takes them

const addressOf = (path) => new URL(path, kScope).href;
const keyOf = ([path, hash]) => `${addressOf(path)}?${encodeURIComponent(hash)}`;

async function fetchChecked([path, hash]) {
    const response = await fetch(addressOf(path), {cache: 'no-cache', integrity: hash, credentials: 'same-origin'});
    if (!response.ok) throw new Error(`${path}: ${response.status}`);
    return response;
}

async function install() {
    const cache = await caches.open(kCache);
    await Promise.all(kFirst.map(async (file) => cache.put(addressOf(file[0]), await fetchChecked(file))));
}

async function activate() {
    const names = await caches.keys();
    await Promise.all(names.filter((name) => name.startsWith(kPrefix) && ![kCache, kRestCache, kSharedCache].includes(name))
        .map((name) => caches.delete(name)));
    const cache = await caches.open(kRestCache);
    const wanted = new Set(kRest.map(keyOf));
    for (const request of await cache.keys()) if (!wanted.has(request.url)) await cache.delete(request);
    await self.clients.claim();
}

// One after the other: the person's own loads come first.
async function loadRest() {
    const cache = await caches.open(kRestCache);
    for (const file of kRest) {
        if (await cache.match(keyOf(file))) continue;
        try {
            await cache.put(keyOf(file), await fetchChecked(file));
        } catch {
            return;   // offline: the next start goes on
        }
    }
}

async function answer(request) {
    const url = new URL(request.url);
    const path = request.mode === 'navigate' ? './' : url.pathname.slice(kScope.pathname.length) || './';
    const cached = await (await caches.open(kCache)).match(addressOf(path));
    if (cached) return cached;
    const file = kRest.find(([name]) => name === path);
    if (!file) return fetch(request);
    const cache = await caches.open(kRestCache);
    const kept = await cache.match(keyOf(file));
    if (kept) return kept;
    const response = await fetchChecked(file);
    await cache.put(keyOf(file), response.clone());
    return response;
}

// Files and texts of a share (share_target of the manifest), for the page that is shown then.
async function keepShared(request) {
    const form = await request.formData();
    const files = form.getAll('files').filter((file) => file instanceof File);
    const text = form.get('text');
    if (files.length === 0 && typeof text === 'string' && text !== '') files.push(new File([text], 'text.txt'));
    const cache = await caches.open(kSharedCache);
    const before = (await cache.keys()).length;
    await Promise.all(files.map((file, i) => cache.put(addressOf(`shared/${before + i}`),
        new Response(file, {headers: {'X-Name': encodeURIComponent(file.name)}}))));
    return Response.redirect(addressOf('./#/contacts'), 303);
}

// To the page of the former version, which offers this one.
async function tellNews(port) {
    const kept = await (await caches.open(kCache)).match(addressOf('news.json'));
    port.postMessage(kept ? await kept.json() : []);
}

self.addEventListener('install', (event) => event.waitUntil(install()));
self.addEventListener('activate', (event) => event.waitUntil(activate()));
self.addEventListener('message', (event) => {
    if (event.data === 'take over') self.skipWaiting();
    if (event.data === 'what is new') event.waitUntil(tellNews(event.ports[0]));
    if (event.data === 'load the rest') event.waitUntil(loadRest());
});
self.addEventListener('fetch', (event) => {
    const url = new URL(event.request.url);
    if (event.request.method === 'POST' && url.href === addressOf('share')) {
        event.respondWith(keepShared(event.request));
        return;
    }
    if (event.request.method !== 'GET' || url.origin !== kScope.origin) return;
    if (!url.pathname.startsWith(kScope.pathname) || url.pathname === kScope.pathname + 'sw.js') return;
    event.respondWith(answer(event.request));
});
