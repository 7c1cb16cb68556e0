// Reads the messages of web/tree_encoder.h.

import {kInputs, kRoles} from './roles.js';

const decoder = new TextDecoder();
const kNoChange = 0xffffffff;
const kHeadWords = 5;
const kRecordWords = 25;
const kLengths = 20;   // where the lengths of the texts stand
const kFlags = ['focusable', 'disabled', 'readonly', 'required', 'invalid', 'selected', 'current', 'modal',
    'hasPopup', 'expanded', 'multiselectable', 'live', 'hasChildren', 'clips', 'alignRight', 'expandable'];
const kTexts = ['name', 'value', 'description', 'shortcut', 'href'];

function readNode(words, ints, floats, bytes, at) {
    const bits = words[at + 1];
    const node = {
        id: words[at],
        role: kRoles[bits & 255] || 'none',
        input: kInputs[(bits >> 8) & 15] || 'text',
        check: (bits >> 12) & 3,
        sort: (bits >> 14) & 3,
        level: (bits >> 16) & 7,
        revision: words[at + 3],
        maxLength: words[at + 4],
        rowCount: ints[at + 5],
        rowIndex: ints[at + 6],
        columnCount: ints[at + 7],
        columnIndex: ints[at + 8],
        controls: words[at + 9],
        activeDescendant: words[at + 10],
        valueNow: floats[at + 11],
        valueMax: floats[at + 12],
        fontSize: floats[at + 13],
        padLeft: floats[at + 14],
        padRight: floats[at + 15],
        x: floats[at + 16],
        y: floats[at + 17],
        width: floats[at + 18],
        height: floats[at + 19],
    };
    const flags = words[at + 2];
    for (let i = 0; i < kFlags.length; ++i) node[kFlags[i]] = ((flags >> i) & 1) === 1;
    let from = (at + kRecordWords) * 4;
    for (let i = 0; i < kTexts.length; ++i) {
        const length = words[at + kLengths + i];
        node[kTexts[i]] = length === 0 ? '' : decoder.decode(bytes.subarray(from, from + length));
        from += length;
    }
    return {node, next: (from + 3) >> 2};
}

// {nodes, moves: [id, x, y, width, height ...], places: null | [id, parent ...], claims: null | [{target,
// modifiers, any, key}], focus}. `pointer` is a multiple of 4.
export function readMessage(buffer, pointer, size) {
    const words = new Uint32Array(buffer, pointer, size >> 2);
    const ints = new Int32Array(buffer, pointer, size >> 2);
    const floats = new Float32Array(buffer, pointer, size >> 2);
    const bytes = new Uint8Array(buffer, pointer, size);
    const [recordCount, moveCount, placeCount, claimCount, focus] = words;
    const nodes = [];
    let at = kHeadWords;
    for (let i = 0; i < recordCount; ++i) {
        const {node, next} = readNode(words, ints, floats, bytes, at);
        nodes.push(node);
        at = next;
    }
    const moves = [];
    for (let i = 0; i < moveCount; ++i, at += 5)
        moves.push(words[at], floats[at + 1], floats[at + 2], floats[at + 3], floats[at + 4]);
    let places = null;
    if (placeCount !== kNoChange) {
        places = words.slice(at, at + 2 * placeCount);
        at += 2 * placeCount;
    }
    let claims = null;
    if (claimCount !== kNoChange) {
        claims = [];
        for (let i = 0; i < claimCount; ++i) {
            const length = words[at + 2];
            const from = (at + 3) * 4;
            claims.push({target: words[at], modifiers: words[at + 1] & 7, any: (words[at + 1] & 8) !== 0,
                key: decoder.decode(bytes.subarray(from, from + length))});
            at += 3 + ((length + 3) >> 2);
        }
    }
    return {nodes, moves, places, claims, focus};
}
