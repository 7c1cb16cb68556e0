// Linked into the module (--js-library): forwards the calls of web/bridge.h to the page's host object
// (host.js), with strings and bytes taken out of the module's memory.
'use strict';

mergeInto(LibraryManager.library, {
  $webText: (pointer, size) => new TextDecoder().decode(HEAPU8.subarray(pointer, pointer + size)),

  web_js_attach: () => Module.host.attach(() => HEAPU8),

  web_js_tree: (pointer, size) => Module.host.tree(HEAPU8.buffer, pointer, size),

  web_js_field_style__deps: ['$webText'],
  web_js_field_style: (text, background, placeholder, selection, fontSize, lineHeight, paddingX, paddingY,
    radius, features, featuresSize) => Module.host.fieldStyle({
    text, background, placeholder, selection, fontSize, lineHeight, paddingX, paddingY, radius,
    features: webText(features, featuresSize),
  }),

  web_js_cursor: (cursor) => Module.host.cursor(cursor),
  web_js_request_frame: (delay) => Module.host.requestFrame(delay),

  web_js_copy__deps: ['$webText'],
  web_js_copy: (text, textSize, html, htmlSize) =>
    Module.host.copy(webText(text, textSize), webText(html, htmlSize)),

  web_js_pick_file__deps: ['$webText'],
  web_js_pick_file: (purpose, purposeSize, accept, acceptSize) =>
    Module.host.pickFile(webText(purpose, purposeSize), webText(accept, acceptSize)),
  web_js_read_file: (request, file, offset, length) => Module.host.readFile(request, file, offset, length),
  web_js_release_file: (file) => Module.host.releaseFile(file),
  web_js_load_asset__deps: ['$webText'],
  web_js_load_asset: (request, path, size) => Module.host.loadAsset(request, webText(path, size)),

  web_js_begin_download__deps: ['$webText'],
  web_js_begin_download: (name, nameSize, type, typeSize) =>
    Module.host.beginDownload(webText(name, nameSize), webText(type, typeSize)),
  web_js_append_download: (id, bytes, size) => Module.host.appendDownload(id, HEAPU8.slice(bytes, bytes + size)),
  web_js_finish_download: (id) => Module.host.finishDownload(id),
  web_js_abort_download: (id) => Module.host.abortDownload(id),

  web_js_set_address__deps: ['$webText'],
  web_js_set_address: (address, size, replace) => Module.host.setAddress(webText(address, size), replace !== 0),
  web_js_set_title__deps: ['$webText'],
  web_js_set_title: (title, size) => { document.title = webText(title, size); },
  web_js_open_link__deps: ['$webText'],
  web_js_open_link: (url, size) => Module.host.openLink(webText(url, size)),
  web_js_set_leave_warning: (on) => Module.host.setLeaveWarning(on !== 0),

  web_js_setting__deps: ['$webText'],
  web_js_setting: (key, size) => {
    const value = Module.host.setting(webText(key, size));
    return value === null ? -1 : Module.host.putText(value);
  },
  web_js_set_setting__deps: ['$webText'],
  web_js_set_setting: (key, keySize, value, valueSize) =>
    Module.host.setSetting(webText(key, keySize), webText(value, valueSize)),

  web_js_local_time: (numbers) => {
    const now = new Date();
    HEAP32.set([now.getFullYear(), now.getMonth() + 1, now.getDate(), now.getHours() * 60 + now.getMinutes()],
      numbers >> 2);
  },
  web_js_epoch_ms: () => Date.now(),
  web_js_steady_ms: () => performance.now(),
});
