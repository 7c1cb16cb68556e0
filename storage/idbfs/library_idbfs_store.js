// What env_idbfs.cpp calls: `handle` numbers the workspaces, `id` the requests, whose answers come by segments_idb_done.
'use strict';

mergeInto(LibraryManager.library, {
    $segmentsWorkspaces: {open: [], reply: null, estimate: {used: 0, quota: 0, persistent: -1, asking: 0, arrived: []}},
    $segmentsString: function (pointer, size) {
        return new TextDecoder().decode(HEAPU8.slice(pointer, pointer + size));
    },

    segments_idb_open__deps: ['$segmentsWorkspaces', '$segmentsWorkspace', '$segmentsString', '$segmentsFree'],
    segments_idb_open: function (env, database, databaseSize, folder, folderSize) {
        const handle = segmentsWorkspaces.open.length;
        const finish = (id, fault, bytes) => {
            if (!segmentsWorkspaces.open[handle]) return;
            segmentsWorkspaces.reply = bytes;
            _segments_idb_done(env, id, fault, bytes ? bytes.length : 0);
            segmentsWorkspaces.reply = null;
            if (bytes) segmentsFree(bytes);
        };
        const notice = () => {
            if (segmentsWorkspaces.open[handle]) _segments_idb_notice(env);
        };
        segmentsWorkspaces.estimate.arrived.push(notice);
        segmentsWorkspaces.open.push(segmentsWorkspace(segmentsString(database, databaseSize),
            segmentsString(folder, folderSize), finish, notice));
        return handle;
    },
    segments_idb_close: function (handle) {
        segmentsWorkspaces.open[handle].close();
        segmentsWorkspaces.open[handle] = null; // the Env is gone: no more answers
    },
    // Copies the bytes of the reply that is being reported.
    segments_idb_take: function (target) {
        HEAPU8.set(segmentsWorkspaces.reply, target);
    },
    segments_idb_list: function (handle, id) {
        segmentsWorkspaces.open[handle].list(id);
    },
    segments_idb_read: function (handle, id, name, size) {
        segmentsWorkspaces.open[handle].read(id, segmentsString(name, size));
    },
    segments_idb_write: function (handle, name, nameSize, bytes, size) {
        segmentsWorkspaces.open[handle].change(segmentsString(name, nameSize), HEAPU8.slice(bytes, bytes + size));
    },
    segments_idb_remove: function (handle, name, size) {
        segmentsWorkspaces.open[handle].change(segmentsString(name, size), null);
    },
    segments_idb_sync: function (handle, id) {
        segmentsWorkspaces.open[handle].sync(id);
    },
    segments_idb_write_at_once: function (handle) {
        segmentsWorkspaces.open[handle].writeAtOnce();
    },
    segments_idb_lock: function (handle, id, mode, floor) {
        segmentsWorkspaces.open[handle].lock(id, mode, floor);
    },
    segments_idb_unlock: function (handle) {
        segmentsWorkspaces.open[handle].unlock();
    },
    segments_idb_lost: function (handle) {
        return segmentsWorkspaces.open[handle].lost() ? 1 : 0;
    },
    segments_idb_renew: function (handle) {
        segmentsWorkspaces.open[handle].renew();
    },
    segments_idb_post: function (handle, bytes, size) {
        segmentsWorkspaces.open[handle].post(HEAPU8.slice(bytes, bytes + size));
    },
    // Size of the next message, -1 if there is none.
    segments_idb_message_size: function (handle) {
        const messages = segmentsWorkspaces.open[handle].messages;
        return messages.length > 0 ? messages[0].length : -1;
    },
    segments_idb_take_message: function (handle, target) {
        HEAPU8.set(segmentsWorkspaces.open[handle].messages.shift(), target);
    },

    // Asks for the figures, and for persistence if `persist`; they arrive later.
    segments_idb_refresh_estimate__deps: ['$segmentsWorkspaces'],
    segments_idb_refresh_estimate: function (persist) {
        const figures = segmentsWorkspaces.estimate;
        const storage = navigator.storage;
        if (!storage || !storage.estimate) return;
        storage.estimate().then((found) => {
            figures.used = found.usage || 0;
            figures.quota = found.quota || 0;
            figures.arrived.forEach((notice) => notice());
        }).catch(() => {});
        if (!storage.persisted) return;
        if (persist) {
            figures.persistent = -1;
            ++figures.asking;
        }
        const asked = persist ? storage.persist() : storage.persisted();
        asked.catch(() => false).then((granted) => {
            figures.asking -= persist;
            // Some browsers ask the person, and say no until there is an answer.
            if (figures.asking > 0) return;
            figures.persistent = granted ? 1 : 0;
            figures.arrived.forEach((notice) => notice());
        });
    },
    segments_idb_used__deps: ['$segmentsWorkspaces'],
    segments_idb_used: function () {
        return segmentsWorkspaces.estimate.used;
    },
    segments_idb_quota: function () {
        return segmentsWorkspaces.estimate.quota;
    },
    segments_idb_persistent: function () {
        return segmentsWorkspaces.estimate.persistent;
    },
});
