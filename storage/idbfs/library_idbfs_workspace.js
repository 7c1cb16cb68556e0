// The files of a workspace in IndexedDB, in IDBFS's own database and format (version 21, store FILE_DATA, key = path,
// value = {timestamp, mode, contents}), so that a workspace is an ordinary IDBFS mount.
//
// What IDBFS itself doesn't do: every write transaction first reads the fencing number and aborts if it isn't ours;
// a sync reads back what it wrote before it reports success; timestamps only grow; aborts, quota and closed
// connections are reported; nothing is deleted unless asked. docs/storage.md, "In the browser".
'use strict';

mergeInto(LibraryManager.library, {
    // Gives large bytes back at once. Those that lie about until the browser looks for waste make it look, and the page waits.
    $segmentsFree: function (bytes) {
        if (bytes.length >= 1 << 16 && bytes.buffer.transfer) bytes.buffer.transfer(0);
    },

    $segmentsWorkspace__deps: ['$segmentsFault', '$segmentsConnection', '$segmentsLock', '$segmentsBallast', '$segmentsFree'],
    $segmentsWorkspace: function (database, folder, finish, notice) {
        const prefix = `${database}/${folder}/`;
        const kBatchBytes = 1 << 20;
        const kPutBytes = 256 << 10; // in one go: the browser copies them at once
        const kFile = 33188;       // a regular file, 0644
        const kDirectory = 16877;  // a directory, 0755
        const connection = segmentsConnection(database);
        const ballast = segmentsBallast(database);
        const directories = new Set(); // known to have an entry
        let changes = [];
        let reads = [];
        let fence = 0;
        let lost = false;
        let lastTime = 0;

        const lock = segmentsLock(`segments ${prefix}`, () => {
            fence = 0;
            lost = true;
            notice();
        });
        const messages = [];
        const channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(`segments ${prefix}`);
        if (channel) {
            channel.onmessage = (event) => {
                messages.push(new Uint8Array(event.data));
                notice();
            };
        }

        function failed(id, fault, error) {
            finish(id, fault, segmentsFault.words(error));
        }
        // The transaction of the sync under way. At the end of the page it makes way for the last write, which would
        // otherwise wait for it, and be gone with the page: it is aborted and, should the page live on, done again.
        let syncing = null;
        // Runs use(store, abort); whatever goes wrong is reported to report(fault, error) once. With `again` it makes
        // way; again(files) is called then with what was written instead.
        function within(mode, use, complete, report, again) {
            let settled = false;
            const once = (then) => {
                if (!settled) then();
                settled = true;
            };
            const fail = (fault, error) => once(() => report(fault, error));
            connection.ready((fault, error) => {
                if (fault) {
                    fail(fault, error);
                    return;
                }
                let transaction = null;
                let reason = 0;
                try {
                    transaction = connection.transaction(mode);
                    const entry = {transaction, madeWayFor: null};
                    if (again) syncing = entry;
                    const ended = () => {
                        if (syncing === entry) syncing = null;
                    };
                    transaction.onabort = () => {
                        ended();
                        const why = transaction.error;
                        if (entry.madeWayFor) {
                            once(() => again(entry.madeWayFor));
                        } else {
                            fail(reason || segmentsFault.of(why), why);
                        }
                    };
                    transaction.oncomplete = () => {
                        ended();
                        once(complete);
                    };
                    use(transaction.objectStore('FILE_DATA'), (why) => {
                        reason = why;
                        transaction.abort();
                    });
                } catch (caught) {
                    fail(segmentsFault.of(caught), caught);
                    leave(transaction);
                }
            });
        }
        // Nothing is kept of what failed halfway.
        function leave(transaction) {
            try {
                if (transaction) transaction.abort();
            } catch {
                // It has ended by itself.
            }
        }
        // Later than every timestamp before, whatever the clock says.
        function nextTime() {
            lastTime = Math.max(lastTime + 1, Date.now());
            return lastTime;
        }
        function putFile(store, name, contents) {
            const time = nextTime();
            const request = store.put({timestamp: new Date(time), mode: kFile, contents}, prefix + name);
            return {time, request};
        }
        function putDirectory(store, path) {
            store.put({timestamp: new Date(nextTime()), mode: kDirectory}, path);
        }
        function directoryOf(name) {
            const slash = name.lastIndexOf('/');
            return slash < 0 ? prefix.slice(0, -1) : prefix + name.slice(0, slash);
        }
        function numberOf(value) {
            return value && value.contents ? Number(new TextDecoder().decode(value.contents)) || 0 : 0;
        }

        // One transaction of a sync: the fencing number first, then the changes.
        function writeBatch(batch, then, fail) {
            const made = [];
            const putFrom = (store, first) => {
                let bytes = 0;
                for (let i = first; i < batch.length; ++i) {
                    const change = batch[i];
                    if (!change.contents) {
                        store.delete(prefix + change.name);
                        continue;
                    }
                    const directory = directoryOf(change.name);
                    if (!directories.has(directory) && !made.includes(directory)) {
                        made.push(directory);
                        putDirectory(store, directory);
                    }
                    const {time, request} = putFile(store, change.name, change.contents);
                    change.time = time;
                    bytes += change.contents.length;
                    if (bytes < kPutBytes || i + 1 === batch.length) continue;
                    request.onsuccess = () => putFrom(store, i + 1);
                    return;
                }
            };
            within('readwrite', (store, abort) => {
                const number = store.get(prefix + 'fence');
                number.onsuccess = () => {
                    if (fence && !number.result) {
                        abort(segmentsFault.emptied);
                    } else if (!fence || numberOf(number.result) !== fence) {
                        abort(segmentsFault.fenced);
                    } else {
                        putFrom(store, 0);
                    }
                };
            }, () => {
                made.forEach((directory) => directories.add(directory));
                batch.forEach((change) => {
                    if (change.contents) segmentsFree(change.contents);
                });
                then();
            }, fail, (files) => {
                // What was written meanwhile is newer.
                batch.forEach((change) => {
                    const newer = files.find((file) => file.name === change.name);
                    if (newer) change.contents = newer.contents;
                });
                writeBatch(batch, then, fail);
            });
        }
        // In a fresh transaction: is all that was written there, in the version we wrote?
        function readBack(done, then, fail) {
            const last = new Map();
            done.forEach((change) => last.set(prefix + change.name, change.time || 0));
            const times = [...last.values()].filter((time) => time > 0);
            const missing = new Set(last.keys());
            within('readonly', (store) => {
                if (times.length > 0) {
                    const range = IDBKeyRange.lowerBound(new Date(times.reduce((a, b) => Math.min(a, b))));
                    store.index('timestamp').openKeyCursor(range).onsuccess = (event) => {
                        const cursor = event.target.result;
                        if (!cursor) return;
                        if (last.get(cursor.primaryKey) === cursor.key.getTime()) missing.delete(cursor.primaryKey);
                        cursor.continue();
                    };
                }
                last.forEach((time, path) => {
                    if (time > 0) return;
                    store.getKey(path).onsuccess = (event) => {
                        if (event.target.result === undefined) missing.delete(path);
                    };
                });
            }, () => {
                if (missing.size === 0) {
                    then();
                } else {
                    fail(segmentsFault.io, new Error(`not stored although reported: ${[...missing].join(', ')}`));
                }
            }, fail, (files) => {
                done.forEach((change) => {
                    const newer = files.find((file) => file.name === change.name);
                    if (newer) change.time = newer.time;
                });
                readBack(done, then, fail);
            });
        }

        const bytesOf = (contents) => (contents instanceof Uint8Array ? contents : new Uint8Array(contents));
        function readSoon(id, name) {
            if (reads.length === 0) queueMicrotask(readTogether);
            reads.push({id, name});
        }
        // The pieces of a snapshot, which never change, by the page's worker where it has one. What that can't read,
        // or says isn't there, is read here.
        function readApart(id, name) {
            const bytes = name.startsWith('snap-') && Module.reader ? Module.reader.read(prefix + name) : null;
            if (bytes) bytes.then((contents) => finish(id, 0, bytesOf(contents)), () => readSoon(id, name));
            return bytes !== null;
        }
        // All reads asked for in one go share a transaction: opening one costs more than a small read.
        function readTogether() {
            const open = new Map(reads.map((read) => [read.id, read.name]));
            reads = [];
            within('readonly', (store) => {
                open.forEach((name, id) => {
                    const request = store.get(prefix + name);
                    request.onsuccess = () => {
                        open.delete(id);
                        const contents = request.result && request.result.contents;
                        if (!contents) {
                            failed(id, segmentsFault.notFound, null);
                        } else {
                            finish(id, 0, bytesOf(contents));
                        }
                    };
                });
            }, () => {}, (fault, error) => open.forEach((name, id) => failed(id, fault, error)));
        }

        return {
            list: function (id) {
                let keys;
                within('readonly', (store) => {
                    keys = store.getAllKeys(IDBKeyRange.bound(prefix, `${prefix}\uffff`));
                }, () => {
                    const names = keys.result.map((key) => key.slice(prefix.length))
                        .filter((name) => name !== 'fence' && name !== 'name' && name !== 'lost+found');
                    finish(id, 0, new TextEncoder().encode(names.join('\n')));
                }, (fault, error) => failed(id, fault, error));
            },
            read: function (id, name) {
                if (!readApart(id, name)) readSoon(id, name);
            },
            change: (name, contents) => changes.push({name, contents}),
            sync: function (id) {
                const todo = changes;
                const done = [];
                changes = [];
                const fail = (fault, error) => {
                    if (fault !== segmentsFault.fenced && fault !== segmentsFault.emptied) ballast.need();
                    failed(id, fault, error);
                };
                const next = () => {
                    if (todo.length === 0 && done.length > 0) {
                        readBack(done, () => finish(id, 0, null), fail);
                        return;
                    }
                    const batch = [];
                    for (let bytes = 0; todo.length > 0 && bytes < kBatchBytes;) {
                        bytes += todo[0].contents ? todo[0].contents.length : 0;
                        done.push(todo[0]);
                        batch.push(todo.shift());
                    }
                    // An empty sync still asks whether we are the writer.
                    writeBatch(batch, batch.length > 0 ? next : () => finish(id, 0, null), fail);
                };
                if (ballast.needed() && fence) ballast.write(within, next, fail);
                else next();
            },
            // While the page goes away: one transaction, committed at once, nothing awaited.
            writeAtOnce: function () {
                const files = changes;
                changes = [];
                if (!fence || lost || !connection.isOpen()) return;
                const interrupted = syncing;
                if (interrupted) {
                    interrupted.madeWayFor = files;
                    try {
                        interrupted.transaction.abort();
                    } catch {
                        interrupted.madeWayFor = null; // it has just been committed
                    }
                }
                try {
                    const transaction = connection.transaction('readwrite');
                    const store = transaction.objectStore('FILE_DATA');
                    files.forEach((file) => {
                        file.time = putFile(store, file.name, file.contents).time;
                    });
                    if (transaction.commit) transaction.commit();
                } catch (error) {
                    console.warn('not saved at the end of the page', error);
                }
            },
            lock: function (id, mode, floor) {
                const fail = (fault, error) => {
                    lock.drop();
                    failed(id, fault, error);
                };
                const number = () => {
                    let mine = 0;
                    within('readwrite', (store) => {
                        store.index('timestamp').openKeyCursor(null, 'prev').onsuccess = (event) => {
                            const cursor = event.target.result;
                            if (cursor) lastTime = Math.max(lastTime, cursor.key.getTime());
                        };
                        const held = store.get(prefix + 'fence');
                        held.onsuccess = () => {
                            mine = Math.max(floor, numberOf(held.result)) + 1;
                            ballast.clear(store);
                            directories.clear();
                            directories.add(directoryOf('fence'));
                            putDirectory(store, directoryOf('fence'));
                            putFile(store, 'fence', new TextEncoder().encode(String(mine)));
                        };
                    }, () => {
                        fence = mine;
                        lost = false;
                        finish(id, 0, new TextEncoder().encode(String(mine)));
                    }, fail);
                };
                if (lock.held()) {
                    number();
                    return;
                }
                lock.take(mode, (fault, error) => {
                    if (fault) {
                        failed(id, fault, error);
                    } else {
                        number();
                    }
                });
            },
            unlock: function () {
                fence = 0;
                changes = [];
                lock.drop();
            },
            lost: () => lost,
            renew: function () {
                changes = [];
                ballast.need(); // it didn't answer
                connection.renew();
            },
            post: function (bytes) {
                if (channel) channel.postMessage(bytes);
            },
            messages,
            close: function () {
                lock.drop();
                connection.renew();
                if (channel) channel.close();
            },
        };
    },
});
