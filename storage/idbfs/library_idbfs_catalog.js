// The workspaces beside each other in one database (storage/catalog.h): which folders there are, their labels, and
// deleting one. Called by catalog_idbfs.cpp; needs library_idbfs_store.js and what that needs.
'use strict';

mergeInto(LibraryManager.library, {
    $segmentsCatalog__deps: ['$segmentsFault', '$segmentsConnection'],
    $segmentsCatalog: function (database, finish) {
        const root = database + '/';
        const kLockMs = 1500; // the lock of a workspace that was just closed is on its way
        const connection = segmentsConnection(database);
        const failed = (id, fault, error) => finish(id, fault, segmentsFault.words(error));

        // Runs use(store) in a transaction of its own and then done().
        function within(id, mode, use, done) {
            connection.ready((fault, error) => {
                if (fault) {
                    failed(id, fault, error);
                    return;
                }
                try {
                    const transaction = connection.transaction(mode);
                    transaction.onabort = () => failed(id, segmentsFault.of(transaction.error), transaction.error);
                    transaction.oncomplete = done;
                    use(transaction.objectStore('FILE_DATA'));
                } catch (caught) {
                    failed(id, segmentsFault.of(caught), caught);
                }
            });
        }

        return {
            // A line for each folder: its name, '/', its label.
            list: function (id) {
                const labels = new Map();
                within(id, 'readonly', (store) => {
                    // From folder to folder, past the files of each.
                    store.openKeyCursor(IDBKeyRange.bound(root, root + '\uffff')).onsuccess = (event) => {
                        const cursor = event.target.result;
                        if (!cursor) return;
                        const path = cursor.key.slice(root.length);
                        const slash = path.indexOf('/');
                        if (slash < 0) {
                            cursor.continue(); // the entry of the folder itself
                            return;
                        }
                        const folder = path.slice(0, slash);
                        labels.set(folder, '');
                        store.get(`${root}${folder}/name`).onsuccess = (got) => {
                            const value = got.target.result;
                            if (value) labels.set(folder, new TextDecoder().decode(value.contents));
                        };
                        cursor.continue(`${root}${folder}/\uffff`);
                    };
                }, () => {
                    const lines = [...labels].map(([folder, label]) => `${folder}/${label.replace(/\n/g, ' ')}`);
                    finish(id, 0, new TextEncoder().encode(lines.join('\n')));
                });
            },
            label: function (id, folder, label) {
                within(id, 'readwrite', (store) => {
                    const contents = new TextEncoder().encode(label);
                    store.put({timestamp: new Date(), mode: 33188, contents}, `${root}${folder}/name`);
                    store.put({timestamp: new Date(), mode: 16877}, root + folder);
                }, () => finish(id, 0, null));
            },
            // Only while nobody has the workspace open: under its lock.
            remove: function (id, folder) {
                const all = IDBKeyRange.bound(`${root}${folder}/`, `${root}${folder}/\uffff`);
                const patience = new AbortController();
                const timer = setTimeout(() => patience.abort(), kLockMs);
                navigator.locks.request(`segments ${root}${folder}/`, {signal: patience.signal}, () => {
                    clearTimeout(timer);
                    return new Promise((release) => {
                        const answer = (report) => (...values) => {
                            release();
                            report(...values);
                        };
                        const quit = answer((fault, error) => failed(id, fault, error));
                        connection.ready((fault, error) => {
                            if (fault) {
                                quit(fault, error);
                                return;
                            }
                            try {
                                const transaction = connection.transaction('readwrite');
                                const store = transaction.objectStore('FILE_DATA');
                                store.delete(all);
                                store.delete(root + folder);
                                transaction.onabort = () => quit(segmentsFault.of(transaction.error), transaction.error);
                                transaction.oncomplete = answer(() => finish(id, 0, null));
                            } catch (caught) {
                                quit(segmentsFault.of(caught), caught);
                            }
                        });
                    });
                }).catch((error) => {
                    failed(id, patience.signal.aborted ? segmentsFault.lockHeld : segmentsFault.of(error), error);
                });
            },
        };
    },

    $segmentsCatalogs: {one: null, finish: null},
    segments_catalog_open__deps: ['$segmentsCatalogs', '$segmentsCatalog', '$segmentsWorkspaces', '$segmentsString'],
    segments_catalog_open: function (catalog, database, size) {
        segmentsCatalogs.finish = (id, fault, bytes) => {
            segmentsWorkspaces.reply = bytes;
            _segments_catalog_done(catalog, id, fault, bytes ? bytes.length : 0);
            segmentsWorkspaces.reply = null;
        };
        segmentsCatalogs.one = segmentsCatalog(segmentsString(database, size), segmentsCatalogs.finish);
    },
    segments_catalog_list: function (id) {
        segmentsCatalogs.one.list(id);
    },
    segments_catalog_label: function (id, folder, folderSize, label, labelSize) {
        segmentsCatalogs.one.label(id, segmentsString(folder, folderSize), segmentsString(label, labelSize));
    },
    segments_catalog_remove: function (id, folder, size) {
        segmentsCatalogs.one.remove(id, segmentsString(folder, size));
    },
});
