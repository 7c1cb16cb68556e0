// The one-writer lock of a workspace, by the Web Locks API.
'use strict';

mergeInto(LibraryManager.library, {
    $segmentsLock__deps: ['$segmentsFault'],
    $segmentsLock: function (name, onLost) {
        let release = null; // while we hold it
        let asked = null;   // the request that is still waiting

        return {
            held: () => release !== null,
            // mode 0: if free, 1: wait, 2: steal. Calls then(fault).
            take: function (mode, then) {
                if (!navigator.locks) {
                    then(segmentsFault.denied, new Error('navigator.locks needs https or localhost'));
                    return;
                }
                if (asked) asked.abort();
                const mine = new AbortController();
                asked = mine;
                const options = [{ifAvailable: true}, {signal: mine.signal}, {steal: true}][mode];
                let granted = false;
                navigator.locks.request(name, options, (lock) => {
                    if (asked === mine) asked = null;
                    if (!lock) {
                        then(segmentsFault.lockHeld, null);
                        return undefined;
                    }
                    granted = true;
                    return new Promise((resolve) => {
                        release = resolve;
                        then(segmentsFault.none, null);
                    });
                }).catch((error) => {
                    if (granted) {
                        // Stolen.
                        release = null;
                        onLost();
                    } else if (!mine.signal.aborted) {
                        then(segmentsFault.of(error), error);
                    }
                });
            },
            drop: function () {
                if (asked) asked.abort();
                asked = null;
                if (release) release();
                release = null;
            },
        };
    },
});
