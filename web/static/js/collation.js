// The order of letters in the language of dates and numbers, as the browser's collator has it, for core/base/collation.h:
// letters that are equal but for accents and case on one line. It takes the collator some time, so it is asked while the
// program loads, and its answer is kept for the next visit.

import {call} from './host.js';
import {formatLanguage} from './language.js';
import {remembered} from './remembered.js';

const kRanges = [[0x20, 0x7E], [0xA1, 0x24F], [0x370, 0x3FF], [0x400, 0x52F]];
const kSeveral = [['ß', 'ss'], ['æ', 'ae'], ['Æ', 'ae'], ['œ', 'oe'], ['Œ', 'oe'], ['ĳ', 'ij'], ['Ĳ', 'ij']];
let order = '';

function orderOf(language) {
    const {compare} = new Intl.Collator(language, {sensitivity: 'base'});
    const several = kSeveral.filter(([letter, letters]) => compare(letter, letters) === 0);
    const alone = new Set(several.map(([letter]) => letter));
    const letters = [];
    for (const [first, last] of kRanges)
        for (let code = first; code <= last; ++code) letters.push(String.fromCodePoint(code));
    const sorted = letters.filter((letter) => !alone.has(letter) && compare(letter, '') !== 0).sort(compare);
    const lines = sorted.map((letter, i) => (i > 0 && compare(sorted[i - 1], letter) !== 0 ? '\n' : '') + letter);
    return [lines.join(''), ...several.map(([letter, letters_]) => ` ${letter}${letters_}`)].join('\n');
}

export function prepareCollation() {
    order = remembered('collation', formatLanguage(), orderOf);
}

// Before the program starts.
export function giveCollation() {
    call('collation', order);
}
