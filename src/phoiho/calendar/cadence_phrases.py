"""Which words of a clause speak of time, and what does each say?

A clause is cut into pieces: days, months of a period, frequencies, counts,
terms, words of boundaries.  What the pieces say together is read elsewhere.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from typing import NamedTuple

from phoiho.calendar.cadence import Every
from phoiho.calendar.cadence_patterns import STOP, piece_patterns
from phoiho.calendar.cadence_vocabulary import HIGH_NUMBERS, cadence_words, start_pattern
from phoiho.reference import load_once
from phoiho.vietnamese.date_words import MONTHS, NUMBERS

__all__ = [
    "Piece",
    "number_of",
    "quarter_of",
    "read_month",
    "respell",
    "scan_pieces",
    "unit_of",
    "week_numbers",
]

_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}


class Piece(NamedTuple):
    """Words of a clause that speak of time.

    Attributes:
        name: What they are.
        start: Where they begin in the folded text.
        end: Where they end.
        parts: Their parts by name, as far as they are there.
    """

    name: str
    start: int
    end: int
    parts: dict[str, str]


def number_of(words: str) -> int:
    """Return the number that digits, or words up to 99, say."""
    return int(words) if words.isdigit() else NUMBERS.get(words) or HIGH_NUMBERS.get(words, 0)


def quarter_of(numeral: str) -> int:
    """Return the quarter that a numeral in small letters, or a digit, names."""
    return _QUARTERS[numeral]


def read_month(words: str) -> int:
    """Return the month that digits or words name, 0 where there is none."""
    return int(words) if words.isdigit() else MONTHS.get(words, 0)


def week_numbers(words: str) -> tuple[int, ...]:
    """Return the weeks that words name, -1 for the last; what no month has is left in.

    Examples:
        >>> week_numbers("thứ nhất và thứ ba"), week_numbers("cuối cùng")
        ((1, 3), (-1,))
    """
    which = cadence_words("which")
    named = (word.strip() for word in words.replace(" và ", ",").split(","))
    return tuple(int(word) if word.isdigit() else int(which[word]) or -1 for word in named if word)


def respell(text: str) -> str:
    """Return a folded text in the spelling that the patterns know, letter by letter.

    Examples:
        >>> respell("định kì hàng quí")
        'định kỳ hàng quý'
    """
    for old, new in cadence_words("spelling").items():
        text = text.replace(old, new)
    return text


def unit_of(amount: int, unit: str) -> tuple[Every, int]:
    """Return the period that a number of units makes, and how many of them.

    Examples:
        >>> unit_of(6, "tháng")
        (<Every.HALF: 'half'>, 1)
        >>> unit_of(3, "tháng")
        (<Every.MONTH: 'month'>, 3)
    """
    every = Every(cadence_words("unit")[unit])
    for longer in (Every.HALF, Every.NINE_MONTHS):
        if every is Every.MONTH and amount == longer.months:
            return longer, 1
    return every, amount


@load_once
def _patterns() -> list[tuple[str, str]]:
    """Return the kinds of pieces with their patterns."""
    return list(piece_patterns())


@load_once
def _finder() -> re.Pattern[str]:
    """Return the pattern that finds any piece; its groups are numbered as the kinds are."""
    plain = [re.sub(r"\(\?P<\w+>", "(?:", pattern) for _, pattern in _patterns()]
    union = "|".join(f"(?P<p{i}>{pattern})" for i, pattern in enumerate(plain))
    return re.compile(rf"(?P<stop>{STOP})|(?<!\w){start_pattern()}(?:{union})")


@functools.cache
def _taker(index: int) -> re.Pattern[str]:
    """Return the pattern that takes a piece apart, compiled when one is met."""
    return re.compile(_patterns()[index][1])


def scan_pieces(text: str) -> Iterator[Piece]:
    """Yield the pieces of a folded text, in their order; `stop` where a clause ends.

    Args:
        text: Lower case, NFC, in the usual spelling.

    Examples:
        >>> [piece.name for piece in scan_pieces("chậm nhất vào ngày 25 hằng tháng")]
        ['bound', 'day', 'freq']
    """
    names = _patterns()
    for match in _finder().finditer(text):
        group = match.lastgroup or "stop"
        if group == "stop":
            yield Piece(group, match.start(), match.end(), {})
            continue
        index = int(group[1:])
        taken = _taker(index).match(text, match.start())
        found = taken.groupdict() if taken else {}
        parts = {key: value.rstrip() for key, value in found.items() if value is not None}
        yield Piece(names[index][0], match.start(), match.start() + len(match[0].rstrip()), parts)
