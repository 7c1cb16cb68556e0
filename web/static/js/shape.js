// Lines of text in scripts that are shaped (Arabic, Hebrew, Devanagari, Thai, ...): the browser sets them as it sets
// its own, and the canvas shows what it set. app/ui/shaped_text.h says what is handed over.

import {host} from './host.js';

const families = ['Segments'];
const kFirstLetterFromRight = /^[^\p{L}\u200E\u200F]*[\u200F\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFF\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]/u;
const kMostPixels = 4096;   // wider pictures don't fit beside the letters of the fonts
let brush = null;

// A font of the product, for shaping and for the field being edited.
export async function useFont(path, bytes) {
    const family = path.replace(/^fonts\/|\.\w+$/g, '');
    if (families.includes(family)) return;
    const face = new FontFace(family, bytes.slice().buffer);
    try {
        await face.load();
    } catch {
        return;   // the canvas tells what it can't read, too
    }
    document.fonts.add(face);
    families.push(family);
    document.documentElement.style.setProperty('--fonts', families.map((name) => `"${name}"`).join(', '));
}

// False where the browser gives no canvas to write on.
function setUp(text, size, strong) {
    brush ??= document.createElement('canvas').getContext('2d', {willReadFrequently: true});
    if (brush === null) return false;
    brush.font = `${strong ? 600 : 400} ${size}px ${families.map((name) => `"${name}"`).join(', ')}, system-ui, sans-serif`;
    brush.direction = kFirstLetterFromRight.test(text) ? 'rtl' : 'ltr';
    brush.textAlign = 'left';
    brush.fillStyle = '#fff';
    return true;
}

function shape(text, size, strong) {
    if (!setUp(text, size, strong)) return null;
    const measured = brush.measureText(text);
    const left = Math.ceil(Math.max(0, measured.actualBoundingBoxLeft)) + 1;
    const right = Math.ceil(Math.max(measured.width, measured.actualBoundingBoxRight)) + 1;
    const baseline = Math.ceil(measured.actualBoundingBoxAscent) + 1;
    const rows = baseline + Math.ceil(Math.max(0, measured.actualBoundingBoxDescent)) + 1;
    const columns = left + right;
    const line = {width: measured.width, left, baseline, columns, rows, coverage: new Uint8Array(0)};
    if (columns > kMostPixels || rows > kMostPixels || rows <= 0) return {...line, columns: 0, rows: 0};
    brush.canvas.width = columns;
    brush.canvas.height = rows;
    setUp(text, size, strong);
    brush.fillText(text, left, baseline);
    const {data} = brush.getImageData(0, 0, columns, rows);
    line.coverage = new Uint8Array(columns * rows);
    for (let at = 0; at < line.coverage.length; ++at) line.coverage[at] = data[at * 4 + 3];
    return line;
}

const parts = (text, granularity) => [...new Intl.Segmenter(undefined, {granularity}).segment(text)];

// Pieces behind which a line may end: behind blanks, and between words that no blank parts, as in Thai.
function piecesOf(text) {
    const pieces = [''];
    let word = false;   // what comes before
    let blank = true;
    for (const {segment, isWordLike} of parts(text, 'word')) {
        const isBlank = !segment.trim();
        if (!isBlank && (blank || (word && isWordLike))) pieces.push('');
        pieces[pieces.length - 1] += segment;
        word = isWordLike;
        blank = isBlank;
    }
    return pieces;
}

// A line gets the mark of its paragraph's direction: by itself it would take that of its own first letter.
function linesOf(paragraph, room) {
    const lines = [''];
    const put = (piece) => {
        const whole = lines[lines.length - 1] + piece;
        const letters = () => parts(piece, 'grapheme');
        if (brush.measureText(whole.trimEnd()).width <= room) {
            lines[lines.length - 1] = whole;
        } else if (whole !== piece) {
            lines.push('');
            put(piece);
        } else if (letters().length > 1) {
            for (const {segment} of letters()) put(segment);
        } else {
            lines[lines.length - 1] = piece;
        }
    };
    piecesOf(paragraph).forEach(put);
    if (lines.length === 1) return lines[0];
    const fromRight = kFirstLetterFromRight.test(paragraph);
    return lines.map((line) => {
        const mark = fromRight ? '\u200F' : kFirstLetterFromRight.test(line) ? '\u200E' : '';
        return mark + line.trimEnd();
    }).join('\n');
}

function wrap(text, size, strong, room) {
    if (!Intl.Segmenter || !setUp(text, size, strong)) return '';
    return text.split('\n').map((paragraph) => linesOf(paragraph, room)).join('\n');
}

export function startShaping() {
    host.shape = shape;
    host.wrap = wrap;
}
