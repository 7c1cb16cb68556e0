// Lines of text in scripts that are shaped (Arabic, Hebrew, Devanagari, Thai, ...): the browser sets them as it sets
// its own, and the canvas shows what it set. app/ui/shaped_text.h says what is handed over.

import {host} from './host.js';

const families = ['Segments'];
const kFirstLetterFromRight = /^[^\p{L}]*[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFF\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]/u;
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

function setUp(text, size, strong) {
    brush.font = `${strong ? 600 : 400} ${size}px ${families.map((name) => `"${name}"`).join(', ')}, system-ui, sans-serif`;
    brush.direction = kFirstLetterFromRight.test(text) ? 'rtl' : 'ltr';
    brush.textAlign = 'left';
    brush.fillStyle = '#fff';
}

function shape(text, size, strong) {
    brush ??= document.createElement('canvas').getContext('2d', {willReadFrequently: true});
    if (brush === null) return null;
    setUp(text, size, strong);
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

export function startShaping() {
    host.shape = shape;
}
