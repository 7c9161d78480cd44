"""Where the values of a record stand in its text: lines and columns.

The parsers tell values without their places, so the text is scanned a second
time.  The scanner takes any text and never raises: it serves texts that have
been read, and of a broken one it finds what stands before the break.
"""

from __future__ import annotations

import json
import re
import tomllib
from bisect import bisect_right
from collections.abc import Iterator

import attrs

from phoiho.records.files import RecordFormat

__all__ = ["Place", "Places", "locate"]


@attrs.frozen(kw_only=True)
class Place:
    """The part of a text in which a value is written.

    Lines and columns count from 1, columns in characters; a byte order mark
    is none.  A table under a header of its own stands at that header.

    Attributes:
        start: Offset of its first character.
        end: Offset after its last one.
        line: Line of the first character.
        column: Column of the first character.
        end_line: Line of the last character.
        end_column: Column after the last character.
    """

    start: int
    end: int
    line: int
    column: int
    end_line: int
    end_column: int


@attrs.define
class _Node:
    """A value, and those inside it by key or by number."""

    start: int
    end: int
    inner: dict[str | int, _Node] = attrs.field(factory=dict)
    is_list_of_tables: bool = False


_LINE_END = re.compile(r"\r\n?|\n")
_STEP = re.compile(r"""\.([^.\[\]"]+)|\[([0-9]{1,9})\]|\[("(?:[^"\\]++|\\.)*+")\]""")


class Places:
    """The places of the values of one text; made by `locate`."""

    def __init__(self, text: str, root: _Node) -> None:
        self._root = root
        self._text = text
        self._lines = [0, *(match.end() for match in _LINE_END.finditer(text))]

    def find(self, path: str) -> Place:
        r"""Return where the value of a JSON path is written.

        Args:
            path: The path; of a value that is not written, the place is that
                of the nearest table or list around it that is.

        Examples:
            >>> places = locate('title = "Hồ sơ"\nsources = []', format="toml")
            >>> places.find("$.title").column
            9
            >>> places.find("$.sources[0].url").line
            2
        """
        node = self._root
        for step in _steps(path):
            if step not in node.inner:
                break
            node = node.inner[step]
        return self.part(node.start, node.end)

    def exact(self, path: str) -> Place | None:
        """Return where the value of a path is written; `None` where it is not.

        Args:
            path: The path, as in `find`.
        """
        node: _Node | None = self._root
        for step in _steps(path):
            node = node.inner.get(step) if node is not None else None
        return self.part(node.start, node.end) if node is not None else None

    def part(self, start: int, end: int) -> Place:
        """Return the place between two offsets.

        Args:
            start: Offset of the first character.
            end: Offset after the last one.
        """
        line, column = self._position(start)
        end_line, end_column = self._position(end)
        return Place(
            start=start,
            end=end,
            line=line,
            column=column,
            end_line=end_line,
            end_column=end_column,
        )

    def _position(self, offset: int) -> tuple[int, int]:
        """Return the line and the column of an offset."""
        line = bisect_right(self._lines, offset)
        start = self._lines[line - 1]
        return line, offset - start + 1 - (line == 1 and self._text.startswith("\ufeff"))


def _steps(path: str) -> Iterator[str | int]:
    """Yield the keys and numbers of a path; what is no path ends it."""
    at = 1 if path.startswith("$") else 0
    while match := _STEP.match(path, at):
        name, number, quoted = match.groups()
        if number is not None:
            yield int(number)
        else:
            yield name or _text_of(quoted)
        at = match.end()


def _text_of(quoted: str) -> str:
    """Return the text that JSON writes in quotes; what is none stays as it is."""
    try:
        return str(json.loads(quoted, strict=False))
    except ValueError:
        return quoted


def locate(text: str, *, format: RecordFormat) -> Places:  # noqa: A002 - as in loads
    r"""Return where the values of a record are written; in linear time.

    Args:
        text: The text as the file has it, with any line ends.
        format: `toml` or `json`.

    Examples:
        >>> places = locate("[period]\nstart = '2024-01-01' # ngày đầu", format="toml")
        >>> place = places.find("$.period.start")
        >>> place.line, place.column, place.end_column
        (2, 9, 21)
    """
    start = 1 if text.startswith("\ufeff") else 0
    root = _Node(start, start)
    if format == "toml":
        _Scanner(text, "=").statements(root)
    else:
        _Scanner(text, ":").document(root)
    return Places(text, root)


# Strings, in which nothing else counts; a long one may end in quotes of its own.
_STRING = re.compile(
    r"""
      \"{3} (?: [^"\\]++ | \\. | "{1,2}(?!") )*+ "{3,5}
    | \'{3} (?: [^']++ | '{1,2}(?!') )*+ '{3,5}
    | "(?: [^"\\\r\n]++ | \\[^\r\n] )*+"
    | '[^'\r\n]*+'
    """,
    re.DOTALL | re.VERBOSE,
)
_BARE_KEY = re.compile(r"[A-Za-z0-9_-]++")
# Numbers, days, truth values; a day and a time may stand side by side.
_BARE_VALUE = re.compile(r"""[^\s,\]}#="']++(?:\ [0-9][^\s,\]}#="']*+)?""")
_BLANKS = re.compile(r"[ \t]*+")
_SPACE = re.compile(r"(?:[ \t\r\n]++|#[^\r\n]*+)*+")
_BETWEEN = re.compile(r"(?:[ \t\r\n,]++|#[^\r\n]*+)*+")
_LINE = re.compile(r"[^\r\n]*+")
# Most lines of a record: a bare key with a text, a number or a truth value.
_PLAIN_PAIR = re.compile(
    r"""[ \t\r\n]*+([A-Za-z0-9_-]++)[ \t]*+=[ \t]*+"""
    r"""("[^"\\\r\n]++"|[0-9a-z]++)[ \t]*+(?=[\r\n]|\Z)"""
)
_BARE_KEYS = re.compile(r"[A-Za-z0-9_.-]++")


@attrs.frozen
class _Scanner:
    """Finds values in a text; TOML and JSON differ in their keys alone."""

    text: str
    separator: str

    def statements(self, root: _Node) -> None:
        """Find the values of a TOML text, statement by statement."""
        table, at = root, root.start
        while True:
            while plain := _PLAIN_PAIR.match(self.text, at):
                table.inner[plain[1]] = _Node(*plain.span(2))
                at = plain.end()
            at = self._after(_SPACE, at)
            if at == len(self.text):
                return
            if self.text[at] == "[":
                table, at = self._header(at, root, table)
            else:
                node, at = self._key(at, table)
                at = self.value(at, node) if node is not None else at
            at = self._after(_LINE, at)

    def document(self, root: _Node) -> None:
        """Find the values of a JSON text; the whole stands at its first bracket."""
        self.value(self._after(_SPACE, root.start), root)
        root.end = min(root.start + 1, len(self.text))

    def _after(self, pattern: re.Pattern[str], at: int) -> int:
        """Return the end of what a pattern, which may be empty, matches."""
        match = pattern.match(self.text, at)
        return match.end() if match else at

    def _header(self, start: int, root: _Node, before: _Node) -> tuple[_Node, int]:
        """Read `[a.b]` or `[[a.b]]`: its table, and where it ends."""
        closing = "]]" if self.text.startswith("[[", start) else "]"
        names, at = self._names(start + len(closing), closing)
        if not names or not self.text.startswith(closing, at):
            return before, at
        end = at + len(closing)
        table = root
        for name in names[:-1]:
            table = _last(table.inner.setdefault(name, _Node(start, end)))
        name = names[-1]
        if closing == "]":
            # What a header of a table inside it has made has now one of its own.
            table = table.inner.setdefault(name, _Node(start, end))
            table.start, table.end = start, end
            return table, end
        tables = table.inner.setdefault(name, _Node(start, end, is_list_of_tables=True))
        table = tables.inner[len(tables.inner)] = _Node(start, end)
        return table, end

    def _names(self, at: int, closing: str) -> tuple[list[str], int]:
        """Read the keys of a header; mostly they are bare and without blanks."""
        bare = _BARE_KEYS.match(self.text, at)
        if bare is not None and self.text.startswith(closing, bare.end()):
            return bare[0].split("."), bare.end()
        keys, at = self._keys(at)
        return [name for name, _ in keys], at

    def _keys(self, at: int) -> tuple[list[tuple[str, int]], int]:
        """Read keys joined by dots, each with its start."""
        keys: list[tuple[str, int]] = []
        while True:
            at = self._after(_BLANKS, at)
            match = _BARE_KEY.match(self.text, at) or _STRING.match(self.text, at)
            if match is None:
                return keys, at
            keys.append((self._name(match.group()), at))
            at = self._after(_BLANKS, match.end())
            if not self.text.startswith(".", at):
                return keys, at
            at += 1

    def _name(self, key: str) -> str:
        """Return the text of a key."""
        if key[0] not in "\"'":
            return key
        if "\\" not in key or key[0] == "'":
            return key[1:-1]
        if self.separator == ":":
            return _text_of(key)
        try:
            return next(iter(tomllib.loads(f"{key} = 0")))
        except ValueError:
            return key

    def _key(self, at: int, table: _Node) -> tuple[_Node | None, int]:
        """Read `key =` in a table: the node of its value, and where that begins."""
        keys, at = self._keys(at)
        at = self._after(_SPACE, at)
        if not keys or not self.text.startswith(self.separator, at):
            return None, at
        for name, start in keys[:-1]:
            table = table.inner.setdefault(name, _Node(start, start + len(name)))
        at = self._after(_SPACE, at + 1)
        node = table.inner[keys[-1][0]] = _Node(at, at)
        return node, at

    def value(self, at: int, node: _Node | None) -> int:
        """Read a value and those inside it, however deep; return where it ends."""
        opened: list[_Node] = []
        while node is not None and at < len(self.text):
            node.start = node.end = at
            if self.text[at] in "[{":
                opened.append(node)
                at += 1
            elif match := _STRING.match(self.text, at) or _BARE_VALUE.match(self.text, at):
                node.end = at = match.end()
            else:
                break
            node, at = self._next(at, opened)
        for unclosed in opened:
            unclosed.end = at
        return at

    def _next(self, at: int, opened: list[_Node]) -> tuple[_Node | None, int]:
        """Close brackets; return the next value inside those still open, and where it begins."""
        while opened:
            at = self._after(_BETWEEN, at)
            outer = opened[-1]
            closing = "]" if self.text[outer.start] == "[" else "}"
            if self.text.startswith(closing, at):
                at += 1
                opened.pop().end = at
            elif closing == "}":
                return self._key(at, outer)
            else:
                node = outer.inner[len(outer.inner)] = _Node(at, at)
                return node, at
        return None, at


def _last(node: _Node) -> _Node:
    """Return a table; of a list of tables the last one."""
    return node.inner[len(node.inner) - 1] if node.is_list_of_tables else node
