"""What does the written name of a unit say: its type, its proper name, what lies above it?

Only the grammar is here: no table of units is asked.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from phoiho.hierarchy.unit_spellings import likeness, loose_key
from phoiho.hierarchy.unit_types import UnitType, english_unit_words, unit_words
from phoiho.reference import load_once
from phoiho.vietnamese.text import name_tokens, strip_diacritics

__all__ = ["UnitReading", "is_unit_word", "name_parts", "name_words", "read_unit"]

_BREAKS = re.compile(r"[,;()\[\]|]")
_SIGNS = re.compile(r'[:*"“”„«»]')
_FORMER = re.compile(r"(?<=\S)\s+cũ\s*$", re.IGNORECASE)
# Brackets that speak of another time, not of the units above: "(nay là ...)", "(mới)".
_REMARK = re.compile(r"(?:nay|trước|tên|gọi)\s|(?:cũ|mới)$", re.IGNORECASE)
# The country at the end of an address.
_COUNTRY = frozenset({"vietnam", "vn"})
_NUMBERED = re.compile(r"([^\W\d_]+)(\d+)")
_MOST_WORDS_OF_A_TYPE = 2


class UnitReading(NamedTuple):
    """One way to read the words of a name that has a type.

    Attributes:
        types: The types that the word before or after the name can mean.
        words: The words of the proper name.
        unmarked: Whether the type shows that marks were left out throughout:
            "quan Tay Ho", "Tay Ho District".
    """

    types: tuple[UnitType, ...]
    words: tuple[str, ...]
    unmarked: bool = False

    def among(self, types: Collection[UnitType]) -> UnitReading:
        """Return this reading with no other types than these."""
        return self._replace(types=tuple(t for t in self.types if t in types))


def name_parts(text: str) -> list[str]:
    """Return the name in a text and the superior units behind it.

    Args:
        text: "phường Bưởi (quận Tây Hồ), Hà Nội, Việt Nam".

    Returns:
        At least one text; the first is empty where there is no name.  A type
        in brackets stands before its name: "Kỳ Anh (thị xã)".

    Examples:
        >>> name_parts("phường Bưởi (quận Tây Hồ cũ), Hà Nội, Việt Nam")
        ['phường Bưởi', 'quận Tây Hồ', 'Hà Nội']
    """
    parts: list[str] = []
    for piece in _BREAKS.split(_SIGNS.sub(" ", text)):
        part = _FORMER.sub("", piece).strip()
        if parts and is_unit_word(name_words(part)):
            parts[-1] = f"{part} {parts[-1]}"
        elif part and not (parts and _REMARK.match(part)):
            parts.append(part)
    if len(parts) > 1 and loose_key(name_tokens(parts[-1])) in _COUNTRY:
        parts.pop()
    return parts or [""]


def name_words(name: str) -> list[str]:
    """Return the words of a name, "Q6" cut before the number and "01" read as 1.

    Examples:
        >>> name_words("P01"), name_words("TX. Kỳ Anh")
        (['p', '1'], ['tx', 'kỳ', 'anh'])
    """
    words = name_tokens(name)
    glued = _NUMBERED.fullmatch(words[0]) if words else None
    if glued is not None and glued[1] in unit_words():
        words[:1] = glued.groups()
    return [(word.lstrip("0") or word) if word.isdigit() else word for word in words]


def is_unit_word(words: Sequence[str]) -> bool:
    """Tell whether words are only a type, in any form: "quận", "TP", "thanh pho", "city"."""
    if len(words) > _MOST_WORDS_OF_A_TYPE:
        return False
    key = " ".join(words)
    return strip_diacritics(key) in _plain_words() or key in english_unit_words()


def read_unit(words: Sequence[str]) -> Iterator[UnitReading]:
    """Yield the ways to read words that name a unit with its type.

    Args:
        words: As `name_words` gives them.

    Examples:
        >>> [r.words for r in read_unit(["quan", "tay", "ho"])]
        [('tay', 'ho')]
        >>> [r.words for r in read_unit(["ward", "4"])]
        [('4',)]
    """
    known = unit_words()
    found = False
    for count in _counts(words):
        types = known.get(" ".join(words[:count]))
        if types is not None:
            found = True
            yield UnitReading(types=types, words=tuple(words[count:]))
    if not found:
        yield from _read_unmarked(words)
    yield from _read_english(words)


def _read_unmarked(words: Sequence[str]) -> Iterator[UnitReading]:
    """Yield the readings whose type lacks marks: "quan Tay Ho", "thi xã Kỳ Anh"."""
    for count in _counts(words):
        head = words[:count]
        for word in _plain_words().get(strip_diacritics(" ".join(head)), ()):
            if likeness(head, word.split()) is not None:
                types = unit_words()[word]
                yield UnitReading(types=types, words=tuple(words[count:]), unmarked=True)


def _counts(words: Sequence[str]) -> range:
    """Return how many words can be the type, the most first; one is left for the name."""
    return range(min(_MOST_WORDS_OF_A_TYPE, len(words) - 1), 0, -1)


def _read_english(words: Sequence[str]) -> Iterator[UnitReading]:
    """Yield the readings with an English type: "Tay Ho District", "District 3", "City of Hue"."""
    if len(words) < 2:
        return
    if words[0] == "the":
        yield from _read_english(words[1:])
    english = english_unit_words()
    unmarked = "".join(words).isascii()
    for count in _counts(words):
        types = english.get(" ".join(words[-count:]))
        if types is not None:
            yield UnitReading(types=types, words=tuple(words[:-count]), unmarked=unmarked)
        types = english.get(" ".join(words[:count]))
        if types is not None:
            name = tuple(words[count + 1 :] if words[count] == "of" else words[count:])
            if name and (len(name) < len(words) - count or name[0].isdigit()):
                yield UnitReading(types=types, words=name, unmarked=unmarked)


@load_once
def _plain_words() -> dict[str, list[str]]:
    """Return the words before names by their plain letters."""
    plain: dict[str, list[str]] = {}
    for word in unit_words():
        plain.setdefault(strip_diacritics(word), []).append(word)
    return plain
