"""Ratings of bodies, as a review tells them.

A rating told at a review is of the participants' own year, not of the
agreement: every side was rated by its own superiors.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from difflib import get_close_matches
from typing import TypeAlias

import attrs

from phoiho.errors import ParseError
from phoiho.hierarchy import BodyRef
from phoiho.labels import LabelledEnum
from phoiho.periods import DateValue, Period
from phoiho.reference import load_once, load_table
from phoiho.vietnamese.text import Folded, fold, fold_key, strip_diacritics

__all__ = [
    "Rating",
    "RatingLevel",
    "parse_rating_level",
]

_WORD = re.compile(r"\w+")
_EXPECTED = "one level of four, such as 'hoàn thành tốt nhiệm vụ'"
# Longer texts are no slips of the pen, and are not searched for what they may mean.
_SHORT = 80


class RatingLevel(LabelledEnum):
    """The four levels of yearly ratings.

    Basis:
        Quy định 132-QĐ/TW (2018), 124-QĐ/TW (2023), 366-QĐ/TW (2025); Nghị
        định 90/2020/NĐ-CP, 335/2025/NĐ-CP.
    """

    EXCELLENT = "excellent"
    GOOD = "good"
    COMPLETED = "completed"
    NOT_COMPLETED = "not_completed"


@attrs.frozen(kw_only=True)
class Rating:
    """The yearly rating of bodies.

    Attributes:
        recipients: The bodies rated.
        level: One of the four levels.
        period: The time rated.
        score: Points, since the rules of 2025 give some.
        number: Number of the decision, as printed.
        decided_on: Its day.
    """

    recipients: tuple[BodyRef, ...]
    level: RatingLevel
    period: Period | None = None
    score: Decimal | None = None
    number: str | None = None
    decided_on: DateValue | None = None


_Forms: TypeAlias = dict[tuple[str, ...], RatingLevel | None]


@load_once
def _forms() -> tuple[_Forms, int]:
    """Return what levels are called, with and without marks, and the most words of a name.

    Words that only stand around a level mean `None`.
    """
    forms: _Forms = {}
    for row in load_table("rating_words").records():
        level = RatingLevel(row["rating"]) if row["role"] == "level" else None
        words = fold_key(row["words"])
        forms[tuple(words.split())] = level
        forms.setdefault(tuple(strip_diacritics(words).split()), level)
    return forms, max(map(len, forms))


def parse_rating_level(text: str) -> RatingLevel:
    """Return the level that a text names.

    Full names with or without marks, "chức trách, nhiệm vụ", words such as
    "xếp loại" around them, abbreviations (HTXSNV, HTTNV, HTNV, KHTNV), and the
    name used for officials and civil servants until 2020 ("hoàn thành nhiệm vụ
    nhưng còn hạn chế về năng lực").

    Args:
        text: The level as printed, and nothing else.

    Raises:
        ParseError: No level, several, a range ("tốt trở lên"), or a word of
            another scale ("trong sạch, vững mạnh", "khá"; "tốt" alone).

    Examples:
        >>> parse_rating_level("Hoàn thành tốt chức trách, nhiệm vụ")
        <RatingLevel.GOOD: 'good'>
        >>> parse_rating_level("xếp loại HTXSNV").label()
        'hoàn thành xuất sắc nhiệm vụ'
        >>> parse_rating_level("tốt")
        Traceback (most recent call last):
        phoiho.errors.ParseError: cannot read 'tốt': expected ...; did you mean 'hoàn thành ...'?
    """
    folded = fold(text)
    named = set(_levels_in(text, folded))
    found = [level for level in RatingLevel if level in named]
    if len(found) != 1:
        raise ParseError(text, expected=_EXPECTED, suggestions=[x.label() for x in found])
    return found[0]


def _levels_in(text: str, folded: Folded) -> Iterator[RatingLevel | None]:
    """Yield what each run of words means, the longest names first."""
    forms, most = _forms()
    words = list(_WORD.finditer(folded.text))
    at = 0
    while at < len(words):
        names = tuple(word.group() for word in words[at : at + most])
        size = next((n for n in range(len(names), 0, -1) if names[:n] in forms), None)
        if size is None:
            span = folded.original_span(*words[at].span())
            suggestions = _suggestions(text, names[0])
            raise ParseError(text, span=span, expected=_EXPECTED, suggestions=suggestions)
        yield forms[names[:size]]
        at += size


def _suggestions(text: str, word: str) -> list[str]:
    """Return the levels that bear a word, else those that look like the text."""
    if len(text) > _SHORT:
        return []
    labels = [level.label() for level in RatingLevel]
    bearing = [label for label in labels if word in label.split()]
    return bearing or get_close_matches(fold_key(text), labels, n=2)
