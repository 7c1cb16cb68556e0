// Linked into the module (--js-library): forwards the calls of web/bridge.h to the page's host object
// (static/js/host.js and its neighbours), with strings and bytes taken out of the module's memory.
'use strict';

mergeInto(LibraryManager.library, {
    $webText: function (pointer, size) {
        return new TextDecoder().decode(HEAPU8.subarray(pointer, pointer + size));
    },

    web_js_attach: function () {
        Module.host.attach(() => HEAPU8);
    },
    web_js_tree: function (pointer, size) {
        Module.host.tree(HEAPU8.buffer, pointer, size);
    },
    web_js_field_style__deps: ['$webText'],
    web_js_field_style: function (text, background, placeholder, selection, fontSize, lineHeight, paddingX, paddingY,
        radius, features, featuresSize) {
        Module.host.fieldStyle({
            text,
            background,
            placeholder,
            selection,
            fontSize,
            lineHeight,
            paddingX,
            paddingY,
            radius,
            features: webText(features, featuresSize),
        });
    },
    web_js_cursor__deps: ['$webText'],
    web_js_cursor: function (cursor, size) {
        Module.host.cursor(webText(cursor, size));
    },
    web_js_request_work: function (delay) {
        Module.host.requestWork(delay);
    },
    web_js_request_frame: function (delay) {
        Module.host.requestFrame(delay);
    },

    web_js_copy__deps: ['$webText'],
    web_js_copy: function (text, textSize, html, htmlSize) {
        Module.host.copy(webText(text, textSize), webText(html, htmlSize));
    },
    web_js_pick_file__deps: ['$webText'],
    web_js_pick_file: function (purpose, purposeSize, accept, acceptSize) {
        Module.host.pickFile(webText(purpose, purposeSize), webText(accept, acceptSize));
    },
    web_js_read_file: function (request, file, offset, length) {
        Module.host.readFile(request, file, offset, length);
    },
    web_js_release_file: function (file) {
        Module.host.releaseFile(file);
    },
    web_js_load_asset__deps: ['$webText'],
    web_js_load_asset: function (request, path, size) {
        Module.host.loadAsset(request, webText(path, size));
    },
    // Answers -1, or the length of what web_text() holds then.
    web_js_shape__deps: ['$webText'],
    web_js_shape: function (text, textSize, size, strong, numbers) {
        const line = Module.host.shape(webText(text, textSize), size, strong !== 0);
        if (line === null) return -1;
        const length = Module.host.putBytes(line.coverage);
        HEAPF32.set([line.width, line.left, line.baseline, line.columns, line.rows], numbers >> 2);
        return length;
    },
    web_js_wrap__deps: ['$webText'],
    web_js_wrap: function (text, textSize, size, strong, room) {
        return Module.host.putText(Module.host.wrap(webText(text, textSize), size, strong !== 0, room));
    },

    web_js_begin_download__deps: ['$webText'],
    web_js_begin_download: function (name, nameSize, type, typeSize) {
        return Module.host.beginDownload(webText(name, nameSize), webText(type, typeSize));
    },
    web_js_append_download: function (id, bytes, size) {
        Module.host.appendDownload(id, HEAPU8.slice(bytes, bytes + size));
    },
    web_js_finish_download: function (id) {
        Module.host.finishDownload(id);
    },
    web_js_abort_download: function (id) {
        Module.host.abortDownload(id);
    },

    web_js_set_address__deps: ['$webText'],
    web_js_set_address: function (address, size, replace) {
        Module.host.setAddress(webText(address, size), replace !== 0);
    },
    web_js_set_title__deps: ['$webText'],
    web_js_set_title: function (title, size) {
        document.title = webText(title, size);
    },
    web_js_open_link__deps: ['$webText'],
    web_js_open_link: function (url, size) {
        Module.host.openLink(webText(url, size));
    },
    web_js_set_leave_warning: function (on) {
        Module.host.setLeaveWarning(on !== 0);
    },
    web_js_setting__deps: ['$webText'],
    web_js_setting: function (key, size) {
        const value = Module.host.setting(webText(key, size));
        return value === null ? -1 : Module.host.putText(value);
    },
    web_js_set_setting__deps: ['$webText'],
    web_js_set_setting: function (key, keySize, value, valueSize) {
        Module.host.setSetting(webText(key, keySize), webText(value, valueSize));
    },

    // Two deployments on one origin must not meet in their storage.
    web_js_deployment_path: function (buffer, size) {
        stringToUTF8(location.pathname.replace(/[^/]*$/, ''), buffer, size);
    },

    web_js_workspace: function (buffer, size) {
        stringToUTF8(Module.host.workspace(), buffer, size);
    },
    web_js_open_workspace__deps: ['$webText'],
    web_js_open_workspace: function (folder, size) {
        Module.host.openWorkspace(webText(folder, size));
    },

    web_js_reload: function () {
        Module.host.reload();
    },

    web_js_local_time: function (numbers) {
        const now = new Date();
        const minutes = now.getHours() * 60 + now.getMinutes();
        HEAP32.set([now.getFullYear(), now.getMonth() + 1, now.getDate(), minutes], numbers >> 2);
    },
    web_js_epoch_ms: function () {
        return Date.now();
    },
    web_js_steady_ms: function () {
        return performance.now();
    },
});
