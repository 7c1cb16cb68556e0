// Serves a folder on 127.0.0.1, for development and tests. No dependencies.
//
//   node tools/serve.mjs [FOLDER] [--port N]
//
// Without --port: 8080, or the next free one. With it: that port, or an error (0: any free one).
// Prints the address when it listens. Every answer is revalidated by its ETag, so a rebuilt file is always seen.
import { createReadStream, realpathSync } from "node:fs";
import { stat } from "node:fs/promises";
import { createServer } from "node:http";
import path from "node:path";
import { pathToFileURL } from "node:url";

const kTypes = {
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".mjs": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".json": "application/json; charset=utf-8",
    ".webmanifest": "application/manifest+json; charset=utf-8",
    ".wasm": "application/wasm",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".ico": "image/x-icon",
    ".otf": "font/otf",
    ".ttf": "font/ttf",
    ".woff2": "font/woff2",
    ".txt": "text/plain; charset=utf-8",
};

// The file that a request's path names inside `root`, or undefined: a path that leaves the folder, a hidden file
// and a symbolic link to the outside are not there.
async function find(root, pathname) {
    let decoded;
    try {
        decoded = decodeURIComponent(pathname);
    } catch {
        return undefined;
    }
    const parts = decoded.split("/");
    if (decoded.includes("\0") || decoded.includes("\\") || parts.some((part) => part.startsWith("."))) {
        return undefined;
    }
    let file = path.join(root, ...parts);
    try {
        if ((await stat(file)).isDirectory()) file = path.join(file, "index.html");
        const real = realpathSync(file);
        if (!real.startsWith(root + path.sep)) return undefined;
        const info = await stat(real);
        return info.isFile() ? { file: real, info } : undefined;
    } catch {
        return undefined;
    }
}

async function answer(root, prefix, request, response) {
    const refuse = (status, text) => {
        response.writeHead(status, { "Content-Type": "text/plain; charset=utf-8" });
        response.end(text + "\n");
    };
    if (request.method !== "GET" && request.method !== "HEAD") return refuse(405, "Method not allowed");
    const { pathname } = new URL(request.url, "http://localhost");
    if (!pathname.startsWith(prefix)) return refuse(404, "Not found");
    const found = await find(root, pathname.slice(prefix.length));
    if (!found) return refuse(404, "Not found");

    const etag = `"${found.info.size.toString(36)}-${found.info.mtimeMs.toString(36)}"`;
    const headers = {
        "Content-Type": kTypes[path.extname(found.file)] ?? "application/octet-stream",
        "Cache-Control": "no-cache",
        "X-Content-Type-Options": "nosniff",
        ETag: etag,
    };
    if (request.headers["if-none-match"] === etag) {
        response.writeHead(304, headers);
        return response.end();
    }
    response.writeHead(200, { ...headers, "Content-Length": found.info.size });
    if (request.method === "HEAD") return response.end();
    createReadStream(found.file)
        .on("error", () => response.destroy())
        .pipe(response);
}

function listen(server, port) {
    return new Promise((resolve, reject) => {
        server.once("error", reject);
        server.listen(port, "127.0.0.1", () => {
            server.off("error", reject);
            resolve();
        });
    });
}

// Serves `folder` below the path `prefix` ("/" or "/some/path/"). `port` undefined: 8080 or the next free one.
// Returns { address, close }; close() also cuts the connections that are open.
export async function serve(folder, { port, prefix = "/" } = {}) {
    const root = realpathSync(folder);
    const server = createServer((request, response) => {
        answer(root, prefix, request, response).catch(() => response.destroy());
    });
    for (let candidate = port ?? 8080; ; ++candidate) {
        try {
            await listen(server, candidate);
            break;
        } catch (error) {
            if (port !== undefined || error.code !== "EADDRINUSE" || candidate >= 8180) throw error;
        }
    }
    return {
        address: `http://127.0.0.1:${server.address().port}${prefix}`,
        close: () =>
            new Promise((resolve) => {
                server.close(resolve);
                server.closeAllConnections();
            }),
    };
}

function options(words) {
    const result = { folder: "build/web/dist", port: undefined };
    for (let i = 0; i < words.length; ++i) {
        if (words[i] === "--port") {
            result.port = Number(words[++i]);
            if (!Number.isInteger(result.port) || result.port < 0 || result.port > 65535) {
                throw new Error("--port takes a number from 0 to 65535");
            }
        } else {
            result.folder = words[i];
        }
    }
    return result;
}

if (process.argv[1] && import.meta.url === pathToFileURL(realpathSync(process.argv[1])).href) {
    try {
        const { folder, port } = options(process.argv.slice(2));
        const { address } = await serve(folder, { port });
        console.log(`Segments is at ${address} (Ctrl+C stops it)`);
    } catch (error) {
        console.error(error.code === "EADDRINUSE" ? "That port is taken; choose another by --port N." : error.message);
        process.exit(1);
    }
}
