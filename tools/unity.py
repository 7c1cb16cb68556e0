#!/usr/bin/python3
"""Groups sources that are compiled together, so that what they all include is read once.

    tools/unity.py FOLDER NAME BYTES ROOT APART SOURCE...

Writes FOLDER/NAME_1.cpp, FOLDER/NAME_2.cpp ... which include the sources, some BYTES of source text in each, and prints
the files written, one per line. Two sources share a file only if nothing that they keep to themselves (in an unnamed
namespace, static, or as a macro) has a name that the other looks up; and those whose paths
below ROOT the regular expression APART matches stay among themselves. A file that would not change is left alone.

What can't be found outside of its class or function clashes with nothing: members, parameters, local variables, and what
is asked of an object or of a named class.
"""
import pathlib
import re
import sys

COMMENT_OR_TEXT = re.compile(r'//[^\n]*|/\*.*?\*/|R"(\w*)\(.*?\)\1"|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])\'', re.S)
UNNAMED = re.compile(r"\bnamespace\s*\{")
DECLARED = re.compile(r"\b(?:class|struct|enum(?:\s+class)?|union)\s+(\w+)|\busing\s+(\w+)\s*=|([A-Za-z_]\w*)\s*[(=;{[]")
# Other words for what is declared elsewhere: harmless twice if they mean the same.
ALIAS = re.compile(r"^\s*(?:namespace\s+(\w+)\s*=\s*([\w:]+)|using\s+([\w:]*::(\w+)))\s*;$")
ALONE = re.compile(r"^\s*#\s*define\s+(\w+)|^static\s[^;{(=]*?(\w+)\s*[;{(=]", re.M)
QUALIFIER = re.compile(r"(?<![\w:])([a-z]\w*)::")
FURTHER = re.compile(r",\s*([A-Za-z_]\w*)\s*=")
NO_NAMES = {"static_assert", "void", "return", "operator"}
WORD = re.compile(r"(?<![\w.])(?<!::)(?<!->)[A-Za-z_]\w*")
NAMESPACE = re.compile(r"\bnamespace\b[^()=]*$")
CLASS = re.compile(r"\b(?:class|struct|union)\b[^()=]*$")
ENUM = re.compile(r"\benum\s+(?:class|struct)\b[^()=]*$")
PARAMETER = re.compile(r"[\w>&*]\s*[\s&*>]([A-Za-z_]\w*)\s*(?:=[^,()]*)?(?=[,)])")
LOCAL = re.compile(r"\b(?:auto|bool|char|int|float|double|(?:\w+::)*(?:size_t|u?int\d+_t|string(?:_view)?|[A-Z]\w*)(?:<[^;(){}]*>)?)"
                   r"[\s&*]+([A-Za-z_]\w*)\s*[=;{:]")
INCLUDED = re.compile(r'^#include "(.*\.h)"', re.M)
OPENED = re.compile(r"^using namespace ([\w:]+);", re.M)
OUTER_ALIAS = re.compile(r"^namespace (\w+) = ([\w:]+);", re.M)
OUTER_USING = re.compile(r"^using ([\w:]*::(\w+));", re.M)
INSIDE = re.compile(r"^namespace segments\b[\w:]* \{", re.M)
# What nearly every test opens: nothing in them is called alike.
OPEN_TO_ALL = {"segments", "segments::test", "segments::testdata", "app::test"}

CONSTANT = re.compile(r"k[A-Z]")


def body_after(text, at):
    """What stands between the brace before `at` and its partner."""
    depth = 1
    for end in range(at, len(text)):
        if text[end] == "{":
            depth += 1
        elif text[end] == "}":
            depth -= 1
            if depth == 0:
                return text[at:end]
    return text[at:]


def outer_declarations(body):
    """Each declaration without what stands in its braces and parentheses."""
    depth, declaration = 0, []
    for letter in body:
        if letter in "{(":
            if depth == 0:
                declaration.append(letter)
            depth += 1
        elif letter in "})":
            depth -= 1
            if depth == 0 and letter == "}":
                yield "".join(declaration)
                declaration = []
        elif depth == 0:
            declaration.append(letter)
            if letter == ";":
                yield "".join(declaration)
                declaration = []


def without_comments(text):
    return COMMENT_OR_TEXT.sub(lambda match: "" if match[0].startswith("//") else '""', text)


def declarations(text):
    """Each declaration as what stands before its braces, and what stands in them."""
    begin, depth, at = 0, 0, 0
    while at < len(text):
        letter = text[at]
        if letter == "(":
            depth += 1
        elif letter == ")":
            depth -= 1
        elif letter == "{" and depth == 0:
            body = body_after(text, at + 1)
            yield text[begin:at], body
            at = begin = at + len(body) + 2
            continue
        elif letter == ";" and depth == 0:
            yield text[begin:at], ""
            begin = at + 1
        at += 1
    yield text[begin:], ""


def declared_names(declaration):
    found = DECLARED.search(declaration)
    name = found and (found[1] or found[2] or found[3])
    return [name, *FURTHER.findall(declaration)] if name and name not in NO_NAMES else []


def looked_up(text, in_class=False):
    """The words whose meaning may lie outside of the class or function that they stand in."""
    words, members = set(), set()
    for head, body in declarations(text):
        if in_class:
            members.update(declared_names(head + ("{" if body else ";")))
        if NAMESPACE.search(head):
            words.update(WORD.findall(head), looked_up(body))
        elif ENUM.search(head):
            words.update(WORD.findall(head), *(WORD.findall(value)[1:] for value in body.split(",")))
        elif CLASS.search(head):
            words.update(WORD.findall(head), looked_up(body, in_class=True))
        else:
            found = set(WORD.findall(head)) | set(WORD.findall(body))
            if "(" in head and "=" not in head.split("(")[0]:
                found.difference_update(PARAMETER.findall(head), LOCAL.findall(body))
                # One constant that hides another is warned of.
                found.update(name for name in LOCAL.findall(body) if CONSTANT.match(name))
            words |= found
    return words - members


class Headers:
    """The words that headers look up, each with those of the headers it includes in turn."""

    def __init__(self, root):
        self.root, self.known = root, {}

    def words_of(self, text):
        return set().union(*map(self.words_in, INCLUDED.findall(text)))

    def words_in(self, header):
        if header not in self.known:
            self.known[header] = set()
            path = pathlib.Path(self.root, header)
            text = path.read_text(encoding="utf-8") if path.exists() else ""
            self.known[header] = looked_up(without_comments(text)) | self.words_of(text)
        return self.known[header]


class Source:
    def __init__(self, path, headers):
        self.path, text = path, pathlib.Path(path).read_text(encoding="utf-8")
        self.size, words = len(text), headers.words_of(text)
        text = without_comments(text)
        self.words = words | looked_up(text)
        # Aliases outside of all namespaces hide from what follows whatever else has their name.
        self.outer = {} if INSIDE.search(text) else dict(OUTER_ALIAS.findall(text))
        self.opened = set(OPENED.findall(text)) - OPEN_TO_ALL
        # What it keeps to itself, and types' names, each with what it stands for.
        self.names = dict.fromkeys(self.words, "")
        self.names.update((name, f"::{name}") for name in QUALIFIER.findall(text))
        self.names.update((first or second, path) for first, second in ALONE.findall(text))
        self.names.update(OUTER_ALIAS.findall(text))
        self.names.update((name, meaning) for meaning, name in OUTER_USING.findall(text))
        for match in UNNAMED.finditer(text):
            for declaration in outer_declarations(body_after(text, match.end())):
                self.names.update(self.declared(declaration))

    def declared(self, declaration):
        alias = ALIAS.match(declaration)
        if alias:
            return {alias[1] or alias[4]: alias[2] or alias[3]}
        return dict.fromkeys(declared_names(declaration), self.path)


def clash(one, other):
    """Whether two meanings of a name can't stand in one file; "" is whatever the included headers say."""
    return one != other and (own(one) or own(other) or (one and other))


def own(meaning):
    return meaning.endswith(".cpp")


def hides(outer, words, other_outer):
    return any(name in words and other_outer.get(name) != target for name, target in outer.items())


class Group:
    def __init__(self, first):
        self.opened, self.outer, self.words, self.names, self.paths, self.size = first.opened, {}, set(), {}, [], 0

    def takes(self, source, limit):
        if source.opened != self.opened or self.size + source.size > limit:
            return False
        if hides(self.outer, source.words, source.outer) or hides(source.outer, self.words, self.outer):
            return False
        return not any(name in self.names and clash(meaning, self.names[name])
                       for name, meaning in source.names.items())

    def add(self, source):
        self.paths.append(source.path)
        self.size += source.size
        self.outer.update(source.outer)
        self.words |= source.words
        for name, meaning in source.names.items():
            self.names[name] = meaning or self.names.get(name, "")


def grouped(sources, limit):
    groups = []
    for source in sources:
        for group in groups:
            if group.takes(source, limit):
                break
        else:
            group = Group(source)
            groups.append(group)
        group.add(source)
    return groups


def main():
    folder, name, limit, root, apart, *paths = sys.argv[1:]
    pathlib.Path(folder).mkdir(parents=True, exist_ok=True)
    headers, sides = Headers(root), [[], []]
    for path in sorted(paths):
        sides[bool(re.search(apart, path.removeprefix(f"{root}/")))].append(Source(path, headers))
    groups = [group for side in sides for group in grouped(side, int(limit))]
    for number, group in enumerate(groups, 1):
        file = pathlib.Path(folder, f"{name}_{number}.cpp")
        text = "".join(f'#include "{path}"\n' for path in group.paths)
        if not file.exists() or file.read_text(encoding="utf-8") != text:
            file.write_text(text, encoding="utf-8")
        print(file)


main()
