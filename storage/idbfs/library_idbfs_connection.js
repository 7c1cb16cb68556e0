// The connection to an IndexedDB database: opened when first needed and again after it was closed; and what its
// errors mean to the store (storage::Fault).
'use strict';

mergeInto(LibraryManager.library, {
    $segmentsFault: {
        none: 0,
        notFound: 1,
        lockHeld: 2,
        full: 3,
        denied: 4,
        fenced: 6,
        emptied: 7,
        disconnected: 8,
        io: 9,
        of: function (error) {
            const names = {
                QuotaExceededError: 3,
                SecurityError: 4,
                NotAllowedError: 4,
                InvalidStateError: 8,
                TransactionInactiveError: 8,
            };
            return (error && names[error.name]) || 9;
        },
        words: function (error) {
            return new TextEncoder().encode(error ? `${error.name}: ${error.message}` : '');
        },
    },

    $segmentsConnection__deps: ['$segmentsFault'],
    $segmentsConnection: function (name) {
        let db = null;
        let waiting = null;
        let epoch = 0;

        function opened(fault, error) {
            const callers = waiting || [];
            waiting = null;
            callers.forEach((caller) => caller(fault, error));
        }

        function open() {
            const mine = epoch;
            let request;
            try {
                request = indexedDB.open(name, 21);
            } catch (error) {
                opened(segmentsFault.denied, error);
                return;
            }
            request.onupgradeneeded = () => {
                const base = request.result;
                const store = base.objectStoreNames.contains('FILE_DATA')
                    ? request.transaction.objectStore('FILE_DATA')
                    : base.createObjectStore('FILE_DATA');
                if (!store.indexNames.contains('timestamp')) store.createIndex('timestamp', 'timestamp');
            };
            request.onerror = (event) => {
                event.preventDefault();
                if (mine === epoch) opened(segmentsFault.of(request.error), request.error);
            };
            request.onsuccess = () => {
                if (mine !== epoch) {
                    request.result.close();
                    return;
                }
                db = request.result;
                const forget = () => {
                    if (mine === epoch) db = null;
                };
                db.onclose = forget;
                // Another page deletes the database (or brings a later version): let it.
                db.onversionchange = (event) => {
                    event.target.close();
                    forget();
                };
                opened(segmentsFault.none, null);
            };
        }

        return {
            // Calls then(fault, error) when the connection is open or can't be.
            ready: function (then) {
                if (db) {
                    then(segmentsFault.none, null);
                } else if (waiting) {
                    waiting.push(then);
                } else {
                    waiting = [then];
                    open();
                }
            },
            isOpen: () => db !== null,
            // Throws when the connection was closed.
            transaction: function (mode) {
                try {
                    return db.transaction(['FILE_DATA'], mode, {durability: 'strict'});
                } catch (error) {
                    db = null;
                    throw error;
                }
            },
            renew: function () {
                ++epoch;
                waiting = null;
                if (db) db.close();
                db = null;
            },
        };
    },
});
