#!/usr/bin/python3
"""Makes the fonts of the page from Debian's font packages.

    tools/make_fonts.py OUTPUT_FOLDER

Writes small fonts without hints, most without layout tables (Dear ImGui uses neither), and two lists of them:

    ../first_fonts.json   {"fonts": [{"file": "inter-regular.otf", "face": "regular"}, ...], "blank": "blank.ttf"}
    further.txt           a line for each: "noto-arabic.ttf 600-605,60c"

The first ones, one for each face of the application, and the blank one are needed by the first visit. The further ones
serve both faces; they, and their list, are loaded when a character of theirs is first drawn.

Scripts whose letters join or whose marks combine keep their layout tables: the browser sets them
(web/static/js/shape.js).

Its numbers are code points, hexadecimal, sorted. Where several fonts claim a character, the first in the list has it:
ranges run on over characters of fonts before them, which keeps the list small.

The blank font has the same empty letter for all characters but rare ones. The elements of the accessible tree are written in it:
nobody sees their texts, and so no browser has to look for fonts for them or to shape them, whatever their script.

Chinese, Japanese and Korean are cut into chunks of some 200 KB by how common a character is, so that a text
needs few of them. Common is what the level-1 sets of the national standards (GB 2312, JIS X 0208, Big5) share.
"""
import concurrent.futures
import json
import pathlib
import shutil
import sys

from fontTools import subset
from fontTools.fontBuilder import FontBuilder
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables._c_m_a_p import CmapSubtable
from fontTools.ttLib.tables._g_l_y_f import Glyph

INTER = pathlib.Path("/usr/share/fonts/opentype/inter")
NOTO = pathlib.Path("/usr/share/fonts/truetype/noto")
CJK = pathlib.Path("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc")
CJK_SIMPLIFIED_CHINESE = 2  # number of the font in the collection; all of them hold all the characters

# Latin with Extended-A, Greek, Cyrillic of the living languages, punctuation, currency, arrows, common signs.
FIRST = [(0x20, 0x7E), (0xA0, 0x17F), (0x218, 0x21B), (0x2C6, 0x2DD), (0x384, 0x3CE), (0x400, 0x45F),
         (0x490, 0x491), (0x1E9E, 0x1E9E), (0x2010, 0x2027), (0x202F, 0x203A), (0x20A0, 0x20C0), (0x2116, 0x2122),
         (0x2190, 0x2199), (0x2212, 0x2212), (0x2248, 0x2265), (0x25A0, 0x25CF), (0x2713, 0x2717), (0xFFFD, 0xFFFD)]
SHAPED_SCRIPTS = {"Arabic", "Hebrew", "Thai", "Devanagari"}
OTHER_SCRIPTS = ["Arabic", "Hebrew", "Thai", "Devanagari", "Armenian", "Georgian"]
LETTERS_PER_CHUNK = 1100
FIRST_FONTS = "first_fonts.json"
BLANK = "blank.ttf"
# The basic plane and the pictures behind it. Browsers go through all characters of a font when they first use it, 40 ms for
# all there are; the rare ones that are left out are looked for in other fonts.
BLANK_POINTS = [*range(0x20, 0xD800), *range(0xE000, 0x10000), *range(0x1F000, 0x20000)]


def code_points(ranges):
    return {point for first, last in ranges for point in range(first, last + 1)}


def ranges_text(points, earlier=frozenset()):
    ranges = []
    for point in sorted(points):
        if ranges and all(between in earlier for between in range(ranges[-1][1] + 1, point)):
            ranges[-1][1] = point
        else:
            ranges.append([point, point])
    return ",".join(f"{a:x}" if a == b else f"{a:x}-{b:x}" for a, b in ranges)


def characters_of(path, number=-1):
    return set(TTFont(path, fontNumber=number, lazy=True).getBestCmap())


def bake_tabular_digits(font):
    """Gives the digits their tabular forms, so that numbers in columns line up without layout features."""
    gsub = font["GSUB"].table
    lookups = {index for record in gsub.FeatureList.FeatureRecord if record.FeatureTag == "tnum"
               for index in record.Feature.LookupListIndex}
    tabular = {}
    for index in lookups:
        for table in gsub.LookupList.Lookup[index].SubTable:
            tabular.update(getattr(getattr(table, "ExtSubTable", table), "mapping", {}))
    for cmap in font["cmap"].tables:
        if cmap.isUnicode():
            for digit in range(ord("0"), ord("9") + 1):
                cmap.cmap[digit] = tabular.get(cmap.cmap[digit], cmap.cmap[digit])


def make(job):
    """Writes one font; returns the job with the file's size."""
    options = subset.Options()
    options.layout_features = ["*"] if job["shaped"] else []
    options.hinting = False
    options.drop_tables += ["BASE", "VORG", "vhea", "vmtx"] + ([] if job["shaped"] else ["GSUB", "GPOS", "GDEF"])
    options.name_IDs = [1, 2]
    options.notdef_outline = True
    options.font_number = job["number"]
    font = subset.load_font(job["source"], options)
    if job["face"]:
        bake_tabular_digits(font)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=job["points"])
    subsetter.subset(font)
    path = job["folder"] / job["file"]
    font.save(path)
    return {**job, "bytes": path.stat().st_size}


def decoded(codec, codes):
    found = set()
    for code in codes:
        try:
            found.add(ord(code.to_bytes(2, "big").decode(codec)))
        except (UnicodeDecodeError, TypeError):
            pass  # a hole in the standard's table
    return found


def rows(first, last):
    return [((row + 0xA0) << 8) + cell + 0xA0 for row in range(first, last + 1) for cell in range(1, 95)]


def cjk_chunks(available):
    """Yields (name, code points) in the order of how often texts need them."""
    kana = available & code_points([(0x2E80, 0x33FF), (0xFE10, 0xFE6F), (0xFF00, 0xFFEF)])
    yield "kana", kana
    hangul = available & code_points([(0x1100, 0x11FF), (0xA960, 0xA97F), (0xAC00, 0xD7FF)])
    common = hangul & decoded("euc_kr", rows(16, 40))
    yield "hangul-1", common
    yield from chunked("hangul", 2, sorted(hangul - common), 2200)

    level1 = [decoded("gb2312", rows(16, 55)), decoded("euc_jp", rows(16, 47)), decoded("big5", range(0xA440, 0xC67F))]
    level2 = [decoded("gb2312", rows(56, 87)), decoded("euc_jp", rows(48, 84)), decoded("big5", range(0xC940, 0xF9D6))]
    han = available & code_points([(0x3400, 0x9FFF), (0xF900, 0xFAFF), (0x20000, 0x3FFFF)])

    def rarity(point):
        shared = sum(point in standard for standard in level1)
        listed = any(point in standard for standard in level2)
        return (0 if shared >= 2 else 1 if shared else 2 if listed else 3, point)

    yield from chunked("han", 1, sorted(han, key=rarity), LETTERS_PER_CHUNK)


def chunked(name, number, points, size):
    for start in range(0, len(points), size):
        yield f"{name}-{number + start // size}", set(points[start:start + size])


def jobs_for(folder):
    def job(file, source, points, earlier, face=None, number=-1, shaped=False):
        return {"folder": folder, "file": file, "face": face, "source": str(source), "points": points,
                "number": number, "shaped": shaped, "ranges": ranges_text(points, earlier)}

    for weight in ("Regular", "SemiBold"):
        path = INTER / f"Inter-{weight}.otf"
        own = {point for point in characters_of(path) if point >= 0x20 and not 0xE000 <= point <= 0xF8FF}
        first = own & code_points(FIRST)
        yield job(f"inter-{weight.lower()}.otf", path, first, set(), face=weight.lower())
        if weight == "Regular":
            yield job("inter-regular-more.otf", path, own - first, first)
            taken = own
    for script in OTHER_SCRIPTS:
        path = NOTO / f"NotoSans{script}-Regular.ttf"
        points = characters_of(path) - taken
        yield job(f"noto-{script.lower()}.ttf", path, points, taken, shaped=script in SHAPED_SCRIPTS)
        taken |= points
    for name, points in cjk_chunks(characters_of(CJK, CJK_SIMPLIFIED_CHINESE) - taken):
        yield job(f"noto-cjk-{name}.otf", CJK, points, taken, number=CJK_SIMPLIFIED_CHINESE)
        taken |= points


def make_blank(folder):
    """Writes the blank font. Its letters are as wide as those of Inter are on average."""
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder([".notdef", "blank"])
    builder.setupGlyf({".notdef": Glyph(), "blank": Glyph()})
    builder.setupHorizontalMetrics({".notdef": (560, 0), "blank": (560, 0)})
    builder.setupHorizontalHeader(ascent=960, descent=-240)
    builder.setupCharacterMap({0x20: "blank"})
    builder.setupNameTable({"familyName": "Blank", "styleName": "Regular"})
    builder.setupOS2()
    builder.setupPost()
    every = CmapSubtable.newSubtable(13)  # the format in which many characters share a letter
    every.platformID, every.platEncID, every.language = 3, 10, 0
    every.format, every.reserved, every.length, every.nGroups = 13, 0, 0, 0
    every.cmap = {point: "blank" for point in BLANK_POINTS}
    builder.font["cmap"].tables = [every]
    builder.font.recalcTimestamp = False  # the same bytes each time
    builder.save(folder / BLANK)


def main():
    folder = pathlib.Path(sys.argv[1])
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    with concurrent.futures.ProcessPoolExecutor() as pool:
        fonts = list(pool.map(make, jobs_for(folder)))
    first = [font for font in fonts if font["face"]]
    further = [font for font in fonts if not font["face"]]
    make_blank(folder)
    index = {"fonts": [{"file": font["file"], "face": font["face"]} for font in first], "blank": BLANK}
    (folder.parent / FIRST_FONTS).write_text(json.dumps(index, separators=(",", ":")) + "\n")
    (folder / "further.txt").write_text("".join(f"{font['file']} {font['ranges']}\n" for font in further))
    print(f"{len(fonts)} fonts, {sum(font['bytes'] for font in fonts) // 1024} KB in all, "
          f"{sum(font['bytes'] for font in first) // 1024} KB of them for the first visit")


main()
