"""Plain values of a record: what may stand for a text, a number, a day, a code.

Every hook reads one plain value and refuses anything else with a reason that
says what was expected: no `5` for `"5"`, no null for a text.
"""

from __future__ import annotations

import datetime as dt
import difflib
import re
import unicodedata
from collections.abc import Callable, Iterable
from decimal import Decimal
from enum import Enum
from functools import cache
from typing import Any

from phoiho.errors import ParseError
from phoiho.vietnamese import normalize, parse_iso
from phoiho.vietnamese.legacy import is_tcvn3
from phoiho.vietnamese.notation import parse_day

__all__ = [
    "WireError",
    "closest",
    "expected",
    "read_code",
    "read_date",
    "read_day",
    "read_decimal",
    "read_integer",
    "read_text",
    "read_truth",
    "shorten",
    "write_decimal",
]

_DECIMAL = re.compile(r"-?[0-9]+(\.[0-9]+)?")
_LONGEST = 60
_SOFT_HYPHEN = "\u00ad"
"""A mark to break words at; in the old code page TCVN3 the letter ư."""


class WireError(ValueError):
    """A plain value cannot be the field it stands for.

    Attributes:
        reason: What is wrong and what was expected.
        suggestions: Values that would be accepted.
    """

    def __init__(self, reason: str, suggestions: tuple[str, ...] = ()) -> None:
        self.reason = reason
        self.suggestions = suggestions
        super().__init__(reason)


def shorten(text: str) -> str:
    """Return a text that may be shown in a message: long ones lose their middle."""
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 15]}...{text[-12:]}"


def closest(word: str, known: Iterable[str]) -> tuple[str, ...]:
    """Return the known words nearest to a wrong one, at most two."""
    if len(word) > _LONGEST:
        return ()
    by_fold = {name.lower(): name for name in known}
    found = difflib.get_close_matches(word.lower(), by_fold, n=2)
    return tuple(by_fold[name] for name in found)


def expected(what: str, value: object, suggestions: tuple[str, ...] = ()) -> WireError:
    """Return the error of a value that is not *what* it should be."""
    return WireError(f"expected {what}, got {_shown(value)}", suggestions)


def _shown(value: object) -> str:
    """Show a wrong value, shortened."""
    if value is None:
        return "nothing (null): leave the key out where it is unknown"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, dict):
        return "a table { ... }"
    if isinstance(value, list):
        return "a list [ ... ]"
    if isinstance(value, str):
        return repr(shorten(value))
    if isinstance(value, int) and value.bit_length() > 200:
        return "a number of more than 60 digits"
    return str(value)


def read_text(value: object, _: object = None) -> str:
    """Read a text; models hold NFC and plain blanks."""
    if not isinstance(value, str):
        raise _no_text(value)
    if (
        value.isprintable()
        and "  " not in value
        and value.strip() == value
        and (value.isascii() or unicodedata.is_normalized("NFC", value))
    ):
        return value
    return _normalize_lines(value)


def _no_text(value: object) -> WireError:
    """Return the error of what is no text, quoted as a suggestion where quotes are all it lacks."""
    bare = isinstance(value, int | float | dt.date) and not isinstance(value, bool)
    quoted = (_shown(value),) if bare and len(_shown(value)) < 25 else ()
    return expected("a text in quotes", value, quoted)


def _normalize_lines(text: str) -> str:
    """Return a text in NFC with plain blanks, its line ends kept."""
    try:
        text.encode()
    except UnicodeEncodeError as error:
        broken = f"\\u{ord(text[error.start]):04x}"
        msg = f"{broken} is half of a character: write the character itself"
        raise WireError(msg) from None
    return "\n".join(_normalize_line(line) for line in text.split("\n")).strip("\n")


def _normalize_line(line: str) -> str:
    """Return a line in NFC with plain blanks; its soft hyphens stay where they are letters."""
    if _SOFT_HYPHEN in line and is_tcvn3(composed := unicodedata.normalize("NFC", line)):
        return " ".join(composed.split())
    return normalize(line)


def read_integer(value: object, _: object = None) -> int:
    """Read a whole number; a truth value is none."""
    if isinstance(value, bool) or not isinstance(value, int):
        raise expected("a whole number without quotes", value)
    return value


def read_truth(value: object, _: object = None) -> bool:
    """Read true or false."""
    if not isinstance(value, bool):
        raise expected("true or false without quotes", value)
    return value


def read_decimal(value: object, _: object = None) -> Decimal:
    """Read an exact number, written as a text so that nothing is rounded."""
    if isinstance(value, int) and not isinstance(value, bool):
        return Decimal(value)
    if isinstance(value, str) and _DECIMAL.fullmatch(value):
        return Decimal(value)
    raise expected('a number in quotes such as "98.5"', value, _as_decimal(value))


def _as_decimal(value: object) -> tuple[str, ...]:
    """Suggest how a number is written, where it is one."""
    text = str(value).replace(",", ".")
    return (text,) if len(text) < _LONGEST and _DECIMAL.fullmatch(text) else ()


def write_decimal(value: Decimal) -> str:
    """Write an exact number without an exponent."""
    return f"{value:f}"


def read_day(value: object, _: object = None) -> dt.date:
    """Read an exact day."""
    if isinstance(value, str) and len(value) == 10 and value[4] == value[7] == "-":
        try:
            return dt.date.fromisoformat(value)
        except ValueError:  # no such day, or a longer notation
            pass
    day: dt.date = _parsed(value, parse_day)
    return day


def read_date(value: object, _: object = None) -> Any:
    """Read a date as far as it is known."""
    if isinstance(value, str) and len(value) == 10 and value[4] == value[7] == "-":
        try:
            return dt.date.fromisoformat(value)
        except ValueError:  # `XXXX-05-20`, or no such day
            pass
    return _parsed(value, parse_iso)


def _parsed(value: object, parse: Callable[[str], Any]) -> Any:
    """Read a text by a parser of machine notation."""
    if isinstance(value, dt.datetime):
        raise expected("a day without a time", value, (f"{value.date()}",))
    if isinstance(value, dt.date):  # a day that TOML writes without quotes
        return value
    if not isinstance(value, str):
        year = isinstance(value, int) and not isinstance(value, bool) and 1000 <= value <= 9999
        suggestions = (f"{value}",) if year else ()
        raise expected('a date in quotes such as "2024-02-28"', value, suggestions)
    try:
        return parse(value)
    except ParseError as error:
        reason = f"{shorten(value)!r} is not a date: expected {error.expected}"
        raise WireError(reason, error.suggestions) from None


def read_code(value: object, cls: type[Enum]) -> Enum:
    """Read a code of an enum; where it is wrong, the nearest codes are suggested."""
    members = _members(cls)
    try:
        return members[value]
    except (KeyError, TypeError):  # a table cannot be looked up
        similar = closest(value, members) if isinstance(value, str) else ()
        raise expected(f"one of {', '.join(members)}", value, similar) from None


@cache
def _members(cls: type[Enum]) -> dict[Any, Enum]:
    """Index the members of an enum by their codes."""
    return {member.value: member for member in cls}
