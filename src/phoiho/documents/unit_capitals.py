"""The name of an administrative unit in official capitals, with its type and without.

The type is small before a name ("tỉnh Nam Định") and capital before a number,
a person or an event ("Phường 8", "Phường Điện Biên Phủ").

Basis: Nghị định 30/2020/NĐ-CP, Phụ lục II, mục III.1.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import attrs

from phoiho.documents.capital_phrases import (
    PhraseIndex,
    Word,
    all_type_words,
    capital,
    rebuild,
    role_phrases,
    split_words,
    type_words,
)
from phoiho.reference import load_once, load_table
from phoiho.vietnamese import normalize, strip_diacritics

__all__ = ["UnitName", "proper_forms", "read_unit", "unit_name"]

_ROMAN = re.compile(r"[IVX]+", re.IGNORECASE)
_NUMBER = re.compile(r"[0-9]+[A-ZĐ]?", re.IGNORECASE)
# The words of "số 5".
_NUMBERED = 2
_VOWEL = re.compile("[aeiouy]")
_APOSTROPHE = re.compile("['\u2019\u02bc`]")
_SHORT_TYPE = re.compile(r"(?P<short>[^\W\d_]{1,2})(?:\.\s*|(?<=..)\s)(?=\S)")


@attrs.frozen(kw_only=True)
class UnitName:
    """The name of an administrative unit, taken apart.

    Attributes:
        type_word: Its type in small letters ("xã"); empty where none stands there.
        proper: Its name in official capitals ("Ea Súp").
        is_hamlet: The type is that of a thôn, a tổ dân phố and the like, which
            are no administrative units.
        is_number: The name is a number.
        is_person: The name is that of a person of the table.
        is_event: The name is that of an event of the table.
    """

    type_word: str
    proper: str
    is_hamlet: bool
    is_number: bool
    is_person: bool
    is_event: bool

    @property
    def type_is_capital(self) -> bool:
        """Whether the type belongs to the name and is capital with it."""
        return not self.is_hamlet and (self.is_number or self.is_person or self.is_event)

    def __str__(self) -> str:
        word = capital(self.type_word) if self.type_is_capital else self.type_word
        return f"{word} {self.proper}".strip()


@load_once
def _short_types() -> dict[str, str]:
    """Return the words of types of units by their abbreviations."""
    types = {}
    for row in load_table("unit_types").records():
        for short in row["abbreviations"].split(";"):
            if row["word"] and short.rstrip(".").isupper():
                types[short.rstrip(".")] = row["word"]
    return types


def unit_name(text: str) -> UnitName:
    """Return the name of one administrative unit, taken apart and in official capitals.

    That a unit bears the name of a person or an event is known for those of
    the table `capital_words` only.

    Args:
        text: A name with its type or without, in any letters.

    Examples:
        >>> str(unit_name("TỈNH NAM ĐỊNH")), str(unit_name("phường điện biên phủ"))
        ('tỉnh Nam Định', 'Phường Điện Biên Phủ')
        >>> str(unit_name("TP. Hồ Chí Minh")), unit_name("P.8").is_number
        ('Thành phố Hồ Chí Minh', True)
    """
    bare = normalize(text)
    match = _SHORT_TYPE.match(bare)
    if match is not None and match["short"] in _short_types():
        bare = f"{_short_types()[match['short']]} {bare[match.end() :]}"
    words = split_words(bare)
    if not words:
        return _plain_name(proper=bare)
    if _is_whole(role_phrases("whole_unit"), words):
        return _plain_name(proper=" ".join(role_phrases("whole_unit").match(words, 0)))
    length = len(all_type_words().match(words, 0))
    if length == len(words):
        return _plain_name(type_word=bare.lower())
    unit = read_unit(bare, words, length, shouting=bare.isupper())
    return attrs.evolve(unit, proper=unit.proper + bare[words[-1].end :])


def _plain_name(*, type_word: str = "", proper: str = "") -> UnitName:
    """Return a name of which nothing more is known."""
    return UnitName(
        type_word=type_word,
        proper=proper,
        is_hamlet=False,
        is_number=False,
        is_person=False,
        is_event=False,
    )


def read_unit(text: str, words: Sequence[Word], length: int, *, shouting: bool) -> UnitName:
    """Return the name that some words of a text make.

    Args:
        text: The text.
        words: The words, those of a type first.
        length: How many words the type has; at least one more follows.
        shouting: Whether the text is in capitals throughout.
    """
    named = words[length:]
    numbered = len(named) == _NUMBERED and named[0].key == "số"
    single = named[-1].text if numbered or len(named) == 1 else ""
    is_roman = length > 0 and len(named) == 1 and _ROMAN.fullmatch(single) is not None
    is_number = is_roman or _NUMBER.fullmatch(single) is not None
    forms = proper_forms(named, shouting=shouting)
    if is_number:
        forms = ["số", single.upper()] if numbered else [single.upper()]
    return UnitName(
        type_word=" ".join(word.text.lower() for word in words[:length]),
        proper=rebuild(text, named, forms, start=named[0].start, stop=named[-1].end),
        is_hamlet=length > 0 and not type_words().match(words, 0),
        is_number=is_number,
        is_person=_is_whole(role_phrases("person"), named),
        is_event=_is_whole(role_phrases("event"), named),
    )


def _is_whole(phrases: PhraseIndex, words: Sequence[Word]) -> bool:
    """Tell whether words are one of the phrases."""
    return len(phrases.match(words, 0)) == len(words)


def proper_forms(words: Sequence[Word], *, shouting: bool) -> list[str]:
    """Return the words of a proper name, each with its first letter capital.

    Args:
        words: The words.
        shouting: The text is in capitals throughout, so that a capital after
            an apostrophe ("M'Drắk", "M'gar") cannot be told and goes.
    """
    noun = role_phrases("inner_noun").match(words, 0)
    return [*noun, *(_proper(word.text, shouting=shouting) for word in words[len(noun) :])]


def _proper(word: str, *, shouting: bool) -> str:
    """Write one word of a proper name."""
    if _VOWEL.search(strip_diacritics(word).lower()) is None:  # an abbreviation, or one letter
        return "".join(map(capital, word))
    apostrophe = _APOSTROPHE.search(word)
    cut = len(word) if apostrophe is None or shouting else apostrophe.start()
    return capital(word[:1] + word[1:cut].lower() + word[cut:])
