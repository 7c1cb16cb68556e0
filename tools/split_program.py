#!/usr/bin/python3
"""Splits the program of a page in two: what the first screen needs, and what follows it.

    tools/split_program.py WASM SECOND_WASM OBJECT_FOLDER REGEX

WASM is what the linker made, with the names of its functions; it becomes the first part. A function goes to
SECOND_WASM if every object file below OBJECT_FOLDER that defines it comes from a source that REGEX matches (from the
project's root, as in app/backup/wording.cpp). But the linker makes one function of all that are alike, and gives it
the name of any of them: so what is small, or comes from the standard library, stays in the first part.
web/static/js/program.js loads both; SECOND_WASM.placeholders, beside OBJECT_FOLDER, says which function each stand-in
is for.
"""
import pathlib
import re
import subprocess
import sys

# The names of Binaryen's imports and exports between the parts, which program.js answers.
SPLIT = ["wasm-split", "--all-features", "--import-namespace=first", "--placeholder-namespace=second"]
# Runs before the first frame, wherever it was written.
START = re.compile(r"^(_GLOBAL__|__cxx_global)")
LIBRARY = re.compile(r"^_ZNK?St")
OWN = "8segments"
SMALL, SMALL_OWN_LIBRARY, SMALL_LIBRARY = 130, 600, 1000  # bytes; more of a library's code is alike without our types


def sizes_of(wasm):
    """The bytes of each function that the module defines, by its name."""
    data = wasm.read_bytes()

    def number(at):
        value = shift = 0
        while True:
            byte = data[at]
            value |= (byte & 127) << shift
            at, shift = at + 1, shift + 7
            if byte < 128:
                return value, at

    def named(at, end):
        while at < end:
            part = data[at]
            size, at = number(at + 1)
            next_part = at + size
            if part == 1:  # the functions' names
                count, at = number(at)
                for _ in range(count):
                    index, at = number(at)
                    length, at = number(at)
                    yield index, data[at:at + length].decode()
                    at += length
            at = next_part

    at, sizes, names = 8, [], {}
    while at < len(data):
        kind = data[at]
        size, at = number(at + 1)
        end = at + size
        if kind == 10:  # the functions' code
            count, at = number(at)
            for _ in range(count):
                size, at = number(at)
                sizes.append(size)
                at += size
        elif kind == 0:
            length, at = number(at)
            if data[at:at + length] == b"name":
                names = dict(named(at + length, end))
        at = end
    # Imported functions come first, and have names too.
    imported = len(names) - len(sizes)
    return {name: sizes[index - imported] for index, name in names.items() if index >= imported}


def shared(name, size):
    if not LIBRARY.match(name):
        return size < SMALL
    return size < (SMALL_OWN_LIBRARY if OWN in name else SMALL_LIBRARY)


def is_late(path, build, late_source):
    """Whether an object's sources are all late: there are several where tools/unity.py put them together."""
    source = str(path).split(".dir/", 1)[1].removesuffix(".o")
    if not source.startswith("unity/"):
        return bool(late_source.search(source))
    root = pathlib.Path(__file__).resolve().parents[1]
    together = re.findall(r'"(.*)"', (build / source).read_text())
    return all(late_source.search(str(pathlib.Path(each).relative_to(root))) for each in together)


def late_functions(objects, late_source):
    """The names that are defined in late sources alone."""
    late_objects = {str(path): is_late(path, objects.parent, late_source)
                    for path in sorted(objects.rglob("*.o")) if ".dir/" in str(path)}
    listed = subprocess.run(["llvm-nm", "--defined-only", "-A", "-P", *late_objects], check=True, capture_output=True,
                            text=True).stdout
    late, early = set(), set()
    for line in listed.splitlines():
        path, name, kind = line.split()[:3]
        if kind in "tTwW":
            (late if late_objects[path.rstrip(":")] else early).add(name)
    return {name for name in late - early if not START.match(name)}


def main():
    wasm, second, objects = (pathlib.Path(argument) for argument in sys.argv[1:4])
    late = late_functions(objects, re.compile(sys.argv[4]))
    chosen = {name for name, size in sizes_of(wasm).items() if name in late and not shared(name, size)}
    if not chosen:
        sys.exit(f"{wasm}: no function of a late source has a name")
    listed, whole = second.with_suffix(".txt"), wasm.with_suffix(".whole")
    listed.write_text("\n".join(sorted(chosen)) + "\n")
    wasm.rename(whole)
    subprocess.run([*SPLIT, "--placeholdermap", whole, f"--split-funcs=@{listed}", "-o1", wasm, "-o2", second], check=True)
    pathlib.Path(f"{wasm}.placeholders").rename(objects.parent / f"{second.name}.placeholders")
    listed.unlink()
    whole.unlink()


main()
