// What workspaces with a passphrase are sealed with: AES-GCM and PBKDF2 of WebCrypto. Called by cipher_web.cpp;
// answers go the way of library_idbfs_catalog.js. Keys are promises of CryptoKeys that can't be exported.
'use strict';

mergeInto(LibraryManager.library, {
    $segmentsCiphers__deps: ['$segmentsCatalogs', '$segmentsFault'],
    $segmentsCiphers: {
        kNonce: 12,
        keys: [],
        add: function (key) {
            key.catch(() => {}); // whoever uses it is told
            return segmentsCiphers.keys.push(key) - 1;
        },
        seal: async function (cipher, bytes, additionalData) {
            const iv = crypto.getRandomValues(new Uint8Array(segmentsCiphers.kNonce));
            const sealed = await crypto.subtle.encrypt({name: 'AES-GCM', iv, additionalData},
                await segmentsCiphers.keys[cipher], bytes);
            const out = new Uint8Array(iv.length + sealed.byteLength);
            out.set(iv);
            out.set(new Uint8Array(sealed), iv.length);
            return out;
        },
        open: async function (cipher, bytes, additionalData) {
            const iv = bytes.subarray(0, segmentsCiphers.kNonce);
            return new Uint8Array(await crypto.subtle.decrypt({name: 'AES-GCM', iv, additionalData},
                await segmentsCiphers.keys[cipher], bytes.subarray(segmentsCiphers.kNonce)));
        },
    },

    segments_cipher_key__deps: ['$segmentsCiphers'],
    segments_cipher_key: function (key, size) {
        const usages = ['encrypt', 'decrypt'];
        return segmentsCiphers.add(crypto.subtle.importKey('raw', HEAPU8.slice(key, key + size), 'AES-GCM', false, usages));
    },
    segments_cipher_passphrase__deps: ['$segmentsCiphers'],
    segments_cipher_passphrase: function (passphrase, size, salt, saltSize, iterations) {
        const way = {name: 'PBKDF2', hash: 'SHA-256', salt: HEAPU8.slice(salt, salt + saltSize), iterations};
        const words = HEAPU8.slice(passphrase, passphrase + size);
        return segmentsCiphers.add(crypto.subtle.importKey('raw', words, 'PBKDF2', false, ['deriveKey']).then((base) => (
            crypto.subtle.deriveKey(way, base, {name: 'AES-GCM', length: 256}, false, ['encrypt', 'decrypt']))));
    },
    segments_cipher_run__deps: ['$segmentsCiphers'],
    segments_cipher_run: function (cipher, id, seal, bytes, size, context, contextSize) {
        const run = seal ? segmentsCiphers.seal : segmentsCiphers.open;
        run(cipher, HEAPU8.slice(bytes, bytes + size), HEAPU8.slice(context, context + contextSize)).then(
            (out) => segmentsCatalogs.finish(id, segmentsFault.none, out),
            (error) => segmentsCatalogs.finish(id, segmentsFault.io, segmentsFault.words(error)));
    },
    segments_cipher_forget__deps: ['$segmentsCiphers'],
    segments_cipher_forget: function (cipher) {
        segmentsCiphers.keys[cipher] = null;
    },
    segments_cipher_random: function (target, size) {
        crypto.getRandomValues(HEAPU8.subarray(target, target + size));
    },
});
