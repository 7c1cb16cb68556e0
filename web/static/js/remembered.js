// What the browser takes long to tell and tells alike on each visit: asked once and kept for the next ones.

import {host} from './host.js';

// The answer of `ask`, a text, for this language; `isUsable` says whether one that was kept can be used. Another
// browser, or version of it, may answer otherwise.
export function remembered(key, language, ask, isUsable = () => true) {
    const whose = `${language} ${navigator.userAgent}\n`;
    const stored = host.setting(key);
    const kept = stored?.startsWith(whose) ? stored.slice(whose.length) : null;
    if (kept !== null && isUsable(kept)) return kept;
    const answer = ask(language);
    host.setSetting(key, whose + answer);
    return answer;
}
