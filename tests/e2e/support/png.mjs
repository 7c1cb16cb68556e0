// Reads the PNG images that Playwright takes (8 bits per channel, not interlaced), to look at single pixels.
import { inflateSync } from "node:zlib";

const kChannels = { 2: 3, 6: 4 }; // by PNG colour type: RGB, RGBA

function paeth(left, up, corner) {
    const toLeft = Math.abs(up - corner);
    const toUp = Math.abs(left - corner);
    const toCorner = Math.abs(left + up - 2 * corner);
    if (toLeft <= toUp && toLeft <= toCorner) return left;
    return toUp <= toCorner ? up : corner;
}

// Undoes the filter of one row in place; `above` is the row before it, or undefined.
function unfilter(kind, row, above, size) {
    for (let i = 0; i < row.length; ++i) {
        const left = i >= size ? row[i - size] : 0;
        const up = above ? above[i] : 0;
        const corner = above && i >= size ? above[i - size] : 0;
        row[i] += [0, left, up, (left + up) >> 1, paeth(left, up, corner)][kind];
    }
}

// Returns { width, height, pixel(x, y) -> [red, green, blue], colors() -> number of different colours }.
export function decodePng(bytes) {
    let width = 0;
    let height = 0;
    let channels = 0;
    const data = [];
    for (let at = 8; at < bytes.length; ) {
        const length = bytes.readUInt32BE(at);
        const kind = bytes.toString("latin1", at + 4, at + 8);
        const body = bytes.subarray(at + 8, at + 8 + length);
        if (kind === "IHDR") {
            width = body.readUInt32BE(0);
            height = body.readUInt32BE(4);
            channels = kChannels[body[9]];
            if (body[8] !== 8 || !channels || body[12] !== 0) throw new Error("unexpected kind of PNG");
        }
        if (kind === "IDAT") data.push(body);
        at += length + 12;
    }
    const raw = inflateSync(Buffer.concat(data));
    const stride = width * channels;
    const rows = [];
    for (let y = 0; y < height; ++y) {
        const start = y * (stride + 1);
        const row = raw.subarray(start + 1, start + 1 + stride);
        unfilter(raw[start], row, rows[y - 1], channels);
        rows.push(row);
    }
    const pixel = (x, y) => [...rows[y].subarray(x * channels, x * channels + 3)];
    const colors = () => {
        const seen = new Set();
        for (let y = 0; y < height; ++y) for (let x = 0; x < width; ++x) seen.add(pixel(x, y).join());
        return seen.size;
    };
    return { width, height, pixel, colors };
}
