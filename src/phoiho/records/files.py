"""Reading the bytes of a record: size, encoding, syntax."""

from __future__ import annotations

import codecs
import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Literal, TypeAlias

try:
    import tomli as tomllib  # the same parser compiled, which the command brings along
except ImportError:
    import tomllib  # type: ignore[no-redef]  # one of the two is there

from phoiho.errors import RecordError, RecordIssue
from phoiho.records.issues import Fault, Steps, issues_in_order
from phoiho.records.wire import shorten

__all__ = ["MAX_BYTES", "RecordFormat", "decode", "format_of", "parse_text", "read_bytes"]

MAX_BYTES = 10_000_000
"""A record larger than this is refused: real ones have some kilobytes."""

RecordFormat: TypeAlias = Literal["toml", "json"]
"""How a record is written."""

_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_POSITION = re.compile(r"\s*\(at (?P<where>[^)]*)\)$")
_TOO_DEEP = "values are nested too deep to be a record"
# More than 64 keys joined by dots: records have three.
_DOTTED = re.compile(
    r"""(?<![\w"'-])(?:(?:[A-Za-z0-9_-]++|"[^"\n]*+"|'[^'\n]*+')[ \t]*+\.[ \t]*+){64}"""
)
_TOML_HINTS = {
    "Cannot overwrite a value": " (the key stands twice)",
    "Cannot declare": " (the table stands twice)",
    "Invalid value": " (a text stands in quotes)",
    "Expected newline or end of document": " (a text with quotes in it stands in '...')",
}


def _fault(reason: str) -> RecordError:
    """Make an error of one issue, about the whole record."""
    return RecordError([RecordIssue(path="$", reason=reason)])


def format_of(path: Path) -> RecordFormat:
    """Return the format that a file's name ends in.

    Raises:
        RecordError: Another ending than `.toml` and `.json`.
    """
    suffix = path.suffix.lower()
    if suffix == ".toml":
        return "toml"
    if suffix == ".json":
        return "json"
    raise _fault("a record is a file whose name ends in .toml or .json")


def read_bytes(path: Path) -> bytes:
    """Return the content of a file of a sensible size.

    Raises:
        RecordError: No such file, a folder, not readable, or too large.
    """
    try:
        if path.is_dir():
            raise _fault("is a folder: expected a file")
        with path.open("rb") as file:
            content = file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise _fault("no such file") from None
    except (OSError, ValueError) as error:  # not allowed to; a name with a zero byte
        raise _fault(f"cannot be read: {getattr(error, 'strerror', None) or error}") from None
    if len(content) > MAX_BYTES:
        raise _fault(f"more than {MAX_BYTES:,} bytes: a record that large is refused")
    return content


def decode(content: bytes) -> str:
    """Return the text of a file: UTF-8 with or without BOM, or UTF-16 with BOM.

    Raises:
        RecordError: Neither, with the line of the first bad byte; or empty.
    """
    encoding = "utf-16" if content.startswith(_UTF16) else "utf-8-sig"
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        reason = (
            f"line {line}: byte {error.start} is not UTF-8: save the file as UTF-8"
            if encoding == "utf-8-sig"
            else f"line {line}: broken UTF-16: save the file as UTF-8"
        )
        raise _fault(reason) from None
    if not text.strip():
        raise _fault("the file is empty: `phoiho new` writes a template")
    return text


def parse_text(text: str, format: RecordFormat) -> object:  # noqa: A002 - the word of the contract
    """Return the plain values that a text writes.

    Raises:
        RecordError: Broken syntax, with line and column where the parser
            gives them; a key twice in one table; or nesting too deep.
    """
    text = text.removeprefix("\ufeff")
    try:
        return _parse_toml(text) if format == "toml" else _parse_json(text)
    except json.JSONDecodeError as error:
        reason = f"line {error.lineno}, column {error.colno}: broken JSON: {error.msg}"
        raise _fault(reason) from None
    except tomllib.TOMLDecodeError as error:
        raise _fault(_toml_reason(str(error))) from None
    except RecursionError:
        raise _fault(_TOO_DEEP) from None
    except RecordError:
        raise
    except ValueError as error:  # an impossible day without quotes, a number of 5,000 digits
        raise _fault(f"broken {format.upper()}: {error}") from None


def _parse_toml(text: str) -> object:
    """Read TOML, with any line ends."""
    if _DOTTED.search(text):  # the parser takes square time for them
        raise _fault(_TOO_DEEP)
    return tomllib.loads(text.replace("\r\n", "\n").replace("\r", "\n"))


def _toml_reason(message: str) -> str:
    """Put the position that the parser names before its message."""
    position = _POSITION.search(message)
    if position is None:
        return f"broken TOML: {message}"
    message = message[: position.start()]
    hint = next((hint for part, hint in _TOML_HINTS.items() if part in message), "")
    return f"{position['where']}: broken TOML: {message}{hint}"


class _Repeating(dict[str, object]):
    """A table in which keys stand twice."""

    repeated: tuple[str, ...]


def _parse_json(text: str) -> object:
    """Read JSON; a key that stands twice in one table is refused, as TOML does it."""
    faulty = False

    def table(pairs: list[tuple[str, object]]) -> dict[str, object]:
        nonlocal faulty
        values = dict(pairs)
        if len(values) == len(pairs):
            return values
        faulty = True
        repeating = _Repeating(values)
        counts = Counter(name for name, _ in pairs)
        repeating.repeated = tuple(name for name, count in counts.items() if count > 1)
        return repeating

    values: object = json.loads(text, object_pairs_hook=table, parse_constant=_no_constant)
    if faulty:
        raise RecordError(issues_in_order(_repetitions(values, ()), values))
    return values


def _repetitions(values: object, steps: Steps) -> Iterator[Fault]:
    """Yield the keys that stand twice, wherever they are."""
    if isinstance(values, _Repeating):
        for name in values.repeated:
            reason = f"the key {shorten(name)!r} stands twice in one table"
            yield Fault((*steps, name), reason)
    if isinstance(values, dict):
        for key, value in values.items():
            yield from _repetitions(value, (*steps, key))
    elif isinstance(values, list):
        for i, value in enumerate(values):
            yield from _repetitions(value, (*steps, i))


def _no_constant(name: str) -> object:
    """Refuse the numbers that JSON does not have."""
    raise _fault(f"broken JSON: {name} is no JSON value")
