#!/usr/bin/python3
"""Completes a folder of the product: the page and the service worker, which know the version and all files.

    tools/make_dist.py FOLDER SHELL_HTML SERVICE_WORKER FIRST_FONTS

Every other file must be in FOLDER already. The version is a hash of all of them. The page has in it the icon and the list of
the first fonts (first_fonts.json of tools/make_fonts.py). Prints what the first visit weighs (gzip -9).
"""
import base64
import gzip
import hashlib
import html
import json
import pathlib
import sys

WRITTEN = {"index.html", "sw.js"}
SECOND = "segments.second.wasm"  # follows the first screen, for which it isn't needed


def digest(data):
    return "sha256-" + base64.b64encode(hashlib.sha256(data).digest()).decode()


def main():
    folder, shell, worker, first_fonts = (pathlib.Path(argument) for argument in sys.argv[1:5])
    fonts = json.loads(first_fonts.read_text())
    names = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    files = {name: (folder / name).read_bytes() for name in names if name not in WRITTEN}
    page = shell.read_text()
    work = worker.read_text()
    everything = "\n".join([*(f"{name} {digest(data)}" for name, data in files.items()), page, work])
    version = hashlib.sha256(everything.encode()).hexdigest()[:12]

    second = digest(files[SECOND]) if SECOND in files else ""
    page = page.replace("@VERSION@", version).replace("@SECOND@", second)
    page = page.replace("@WASM_BYTES@", str(len(files["segments.wasm"])))
    page = page.replace("@FONTS@", html.escape(json.dumps(fonts, separators=(",", ":"))))
    icon = files["icon.svg"].decode().strip()
    page = page.replace("@ICON@", icon.replace("<svg ", '<svg aria-hidden="true" ', 1))
    (folder / "index.html").write_text(page)

    early = {"fonts/" + file for file in [fonts["blank"], *(font["file"] for font in fonts["fonts"])]}
    rest = {name for name in files if name.startswith(("fonts/", "languages/", "help/")) and name not in early} | {"licenses.txt"}
    first = {"./": page.encode(), **{name: data for name, data in files.items() if name not in rest}}
    work = work.replace("@VERSION@", version)
    for mark, chosen in (("FIRST", first), ("REST", {name: files[name] for name in sorted(rest)})):
        entries = [[name, digest(data)] for name, data in chosen.items()]
        work = work.replace(f"/* @{mark}@ */ []", json.dumps(entries, separators=(",", ":")))
    (folder / "sw.js").write_text(work)

    first["sw.js"] = work.encode()
    weights = {name: len(gzip.compress(data, 9)) for name, data in first.items()}
    screen = sum(weights.values()) - weights.get(SECOND, 0)
    print(f"{folder.name}: version {version}, gzip -9: first screen {screen:,} bytes, first visit with the rest of the "
          f"program {sum(weights.values()):,} bytes in {len(first)} files")


if __name__ == "__main__":
    main()
