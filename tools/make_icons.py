#!/usr/bin/python3
"""Makes app/theme/icons.h and app/theme/icon_font.cpp from the Lucide icon font (ISC licence).

Run by hand when an icon is added to ICONS below:
    npm pack lucide-static@1.62.0 && tar xzf lucide-static-1.62.0.tgz
    tools/make_icons.py package
Needs fonttools. The subset font is a few kilobytes and is compiled in, so icons never wait for a file.

Lucide's characters lie in the private use area; here they begin at FIRST: Dear ImGui keeps a table of all characters up to
the last one that it drew, for each size, and a long one takes its time in the first frames.
"""
import json
import os
import subprocess
import sys
import tempfile

from fontTools.ttLib import TTFont

ICONS = """
house users user user-plus user-minus building-2 contact list list-filter list-checks layers archive history
messages-square file-text settings plus minus pencil trash-2 download upload search x check chevron-down
chevron-right chevron-left chevron-up arrow-up arrow-down arrow-left arrow-right ellipsis ellipsis-vertical menu
undo-2 redo-2 save copy columns-3 command info triangle-alert circle-alert circle-check circle-x calendar
calendar-days clock mail phone globe map-pin link external-link refresh-cw rotate-ccw sun moon monitor tag tags
star paperclip printer lock eye eye-off grip-vertical table-2 send megaphone briefcase inbox folder database
cloud-off hard-drive keyboard circle-question-mark merge split chart-column target book-open shield-check
sparkles loader-circle pin play pause
""".split()

FIRST = 0x100  # behind the blanks and punctuation that Dear ImGui looks for in every font
ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


def main(package):
    with open(os.path.join(package, "font/codepoints.json"), encoding="utf-8") as file:
        codepoints = json.load(file)
    chosen = {name: FIRST + index for index, name in enumerate(sorted(set(ICONS)))}
    moved = {codepoints[name]: code for name, code in chosen.items()}
    with tempfile.TemporaryDirectory() as folder:
        subset = os.path.join(folder, "icons.ttf")
        subprocess.run([sys.executable, "-m", "fontTools.subset", os.path.join(package, "font/lucide.ttf"),
                        "--output-file=" + subset, "--unicodes=" + ",".join(f"{code:X}" for code in moved),
                        "--no-hinting", "--drop-tables+=GSUB,GPOS,GDEF,OS/2", "--name-IDs=", "--notdef-glyph"], check=True)
        font = TTFont(subset, recalcTimestamp=False)
        for table in font["cmap"].tables:
            table.cmap = {moved[code]: glyph for code, glyph in table.cmap.items()}
        font.save(subset)
        with open(subset, "rb") as file:
            data = file.read()
    with open(os.path.join(ROOT, "app/theme/icons.h"), "w", encoding="utf-8") as file:
        file.write("// The icons, by the names of the Lucide set. Made by tools/make_icons.py; drawn by ui::draw_icon.\n"
                   "#pragma once\n\n#include <cstdint>\n#include <span>\n\nnamespace segments::theme {\n\n"
                   "enum class Icon : char32_t {\n    none = 0,\n")
        for name, code in chosen.items():
            file.write(f"    {name.replace('-', '_')} = 0x{code:X},\n")
        file.write("};\n\n// A TrueType font that holds just these glyphs (Lucide, ISC licence, see icon_font.cpp).\n"
                   "std::span<const std::uint8_t> icon_font();\n\n}  // namespace segments::theme\n")
    with open(os.path.join(package, "LICENSE"), encoding="utf-8") as file:
        licence = file.read().rstrip()
    with open(os.path.join(ROOT, "app/theme/icon_font.cpp"), "w", encoding="utf-8") as file:
        file.write("// clang-format off\n"
                   "// Made by tools/make_icons.py from Lucide (https://lucide.dev), whose licence is:\n//\n")
        for line in licence.splitlines():
            file.write(f"// {line}".rstrip() + "\n")
        file.write('\n#include "app/theme/icons.h"\n\nnamespace segments::theme {\n\n'
                   "std::span<const std::uint8_t> icon_font() {\n"
                   "    static constexpr std::uint8_t kData[] = {\n")
        for start in range(0, len(data), 64):
            file.write("        " + ",".join(str(byte) for byte in data[start:start + 64]) + ",\n")
        file.write("    };\n    return kData;\n}\n\n}  // namespace segments::theme\n")
    print(f"{len(chosen)} icons, {len(data)} bytes")


if __name__ == "__main__":
    main(sys.argv[1])
