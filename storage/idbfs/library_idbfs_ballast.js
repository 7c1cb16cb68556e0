// What a failed write may have left behind. Chromium keeps all databases of an origin in one LevelDB; a full disk
// can tear the last record of its log, more is appended behind it, and at the next start of the browser the log
// counts as damaged, whereupon everything is deleted. A log is begun anew, and the former one no longer needed,
// once some megabytes were written: ballast, which has numbers for keys and goes again.
'use strict';

mergeInto(LibraryManager.library, {
    $segmentsBallast: function (database) {
        const kBytes = 60_000; // larger values would lie in files of their own
        const kPuts = 17;      // in a transaction
        const kTransactions = 12;
        const flag = `${database} unsure`;
        const all = () => IDBKeyRange.bound(1, kPuts);
        let unsure = false;
        try {
            unsure = localStorage.getItem(flag) !== null;
        } catch {
            // No localStorage: only this page knows.
        }

        function set(value) {
            unsure = value;
            try {
                if (value) localStorage.setItem(flag, '1');
                else localStorage.removeItem(flag);
            } catch {
                // As above.
            }
        }

        return {
            needed: () => unsure,
            // A page that goes away fails too, and would make the next one slow: only what lives on remembers.
            need: () => {
                if (unsure) return;
                unsure = true;
                setTimeout(() => set(unsure), 1000);
            },
            // `within` as in a workspace. Calls then() when all is well again.
            write: function (within, then, fail) {
                const contents = crypto.getRandomValues(new Uint8Array(kBytes)); // nothing that could be compressed
                let left = kTransactions;
                (function next() {
                    within('readwrite', (store) => {
                        for (let i = 1; i <= kPuts && left > 0; ++i) store.put({contents}, i);
                        if (left === 0) store.delete(all());
                    }, () => {
                        if (left-- > 0) {
                            next();
                            return;
                        }
                        set(false);
                        then();
                    }, fail, next); // makes way for the last write of the page
                }());
            },
            // What a page that ended meanwhile has left.
            clear: (store) => store.delete(all()),
        };
    },
});
