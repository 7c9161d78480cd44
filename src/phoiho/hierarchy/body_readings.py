"""What the name of a body says: its kind, and the words for its unit."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Sequence

import attrs

from phoiho.hierarchy.body_heads import Head, HeadForm, HeadMatch, match_head, match_organ
from phoiho.hierarchy.unit_matches import lookup_versions
from phoiho.hierarchy.unit_types import UnitType, unit_words
from phoiho.reference import load_once, load_table
from phoiho.vietnamese.words import Word, split_words

__all__ = [
    "BodyReading",
    "kinds_named",
    "match_name",
    "read_body",
    "read_rest",
    "say_type",
    "split_parents",
    "type_at",
    "units_follow",
    "without_terms",
]

# "Thanh tra của quận", "UBND cấp xã", "UBND các huyện"
_OF, _LEVEL, _EACH = "của", "cấp", "các"
_MOST_WORDS_OF_A_TYPE = 2
_NUMBER = re.compile(r"[0-9]{1,4}|[ivxlc]{1,6}")
_KEPT, _LONGEST_KEPT = 4096, 200
# What may stand between a head and the name of the unit.
_BEFORE_NAME = " .\u00a0\t\n\r"


@attrs.frozen(kw_only=True)
class BodyReading:
    """What a text says of a body, before the day decides.

    Attributes:
        text: The text as given.
        heads: The kinds and unit types its first words can mean.
        unit_text: What follows: proper name and superior units; may be empty.
        several: Whether several units are said, not one ("các huyện", "cấp xã").
    """

    text: str
    heads: tuple[Head, ...]
    unit_text: str
    several: bool = False

    @property
    def unit_types(self) -> tuple[UnitType, ...]:
        """The types the unit can have; empty for a body of the centre."""
        found = (head.unit_type for head in self.heads if head.unit_type is not None)
        return tuple(dict.fromkeys(found))

    @property
    def is_bare(self) -> bool:
        """Whether nothing is said of the unit, not even its type."""
        return not self.unit_text and all(head.lacks_type for head in self.heads)


def without_terms(text: str) -> str:
    """Return a text with the terms of the bodies blank, every other character in its place.

    "Ủy ban MTTQ phường khóa I, nhiệm kỳ 2025-2030" is the committee, whatever its term.
    """
    words = split_words(text)
    at, pieces, done = 0, [], 0
    while at < len(words):
        end = start = _term_end(words, at)
        while end > at and end < len(words) and _NUMBER.fullmatch(words[end].key):
            end += 1
        if end > start:
            first, last = words[at].start, words[end - 1].end
            pieces += [text[done:first], " " * (last - first)]
            done = last
        at = max(end, at + 1)
    return "".join((*pieces, text[done:]))


def _term_end(words: Sequence[Word], at: int) -> int:
    """Return the index after a word for a term of office ("nhiệm kỳ"); *at* where none is."""
    for term in _terms().get(words[at].key, ()):
        if tuple(word.key for word in words[at : at + len(term)]) == term:
            return at + len(term)
    return at


@load_once
def _terms() -> dict[str, list[tuple[str, ...]]]:
    """Return the words for a term of office, by the first of them."""
    terms: dict[str, list[tuple[str, ...]]] = {}
    for row in load_table("post_words").records():
        if row["role"] == "term":
            words = tuple(word.key for word in split_words(row["words"]))
            terms.setdefault(words[0], []).append(words)
    return terms


def read_body(text: str, *, pass_terms: bool = False) -> BodyReading | None:
    """Split the name of a body into its kind and its unit.

    The type of the unit may be left out ("UBND Móng Cái") where what follows
    names a unit of some day.

    Args:
        text: A name, formal or short, the unit's superiors after commas.
        pass_terms: Pass over the term of the body ("nhiệm kỳ 2025-2030").

    Returns:
        The reading, or `None` where no kind of body begins so, or nothing is
        said of the unit of a kind that stands in many ("UBND").

    Examples:
        >>> read_body("UBND quận Tây Hồ, thành phố Hà Nội").unit_text
        'Tây Hồ, thành phố Hà Nội'
    """
    read = _kept_readings() if len(text) <= _LONGEST_KEPT else _read_body
    return read(text, pass_terms)


@load_once
def _kept_readings() -> Callable[[str, bool], BodyReading | None]:
    """Return `_read_body` with a memory: a folder of records names the same bodies again."""
    return functools.lru_cache(_KEPT)(_read_body)


def _read_body(text: str, pass_terms: bool) -> BodyReading | None:  # noqa: FBT001 - a key
    """Read the name of a body anew."""
    text = without_terms(text) if pass_terms else text
    words = split_words(text)
    match = match_name(text, words, 0)
    reading = read_rest(text, words, match) if match is not None else None
    return None if reading is None or reading.is_bare else reading


def match_name(text: str, words: Sequence[Word], start: int) -> HeadMatch | None:
    """Return the longest head at a word, of the body itself or of what acts for it.

    "Ban Thường vụ Hội Nông dân" is the Hội Nông dân, whose standing organ it is.
    """
    match = match_head(text, words, start)
    organ = match_organ(text, words, start)
    if organ is None:
        return match
    kinds, end = organ
    acting = match_head(text, words, end)
    heads = tuple([head for head in acting.heads if head.kind in kinds]) if acting else ()
    if acting is None or not heads or (match is not None and match.end >= acting.end):
        return match
    return attrs.evolve(acting, heads=heads)


def read_rest(text: str, words: Sequence[Word], match: HeadMatch) -> BodyReading | None:
    """Return the reading of a head and all that follows it in a text.

    `None` where what follows is no unit of such a kind.
    """
    heads, rest = match.heads, text[words[match.end - 1].end :].strip(_BEFORE_NAME)
    following = words[match.end :]
    if following and following[0].key == _OF:
        rest = text[following[0].end :].strip(_BEFORE_NAME)
    types = _types_said(text, following)
    if types:
        rest = ""
        heads = tuple(say_type(head) for head in heads if head.unit_type in types)
    if not rest:
        several = bool(types) and following[0].key != _OF
        reading = BodyReading(text=text, heads=heads, unit_text="", several=several)
        return reading if heads else None
    name, _, _ = split_parents(rest)
    placed = tuple(head for head in heads if head.unit_type is not None)
    typed = tuple(head for head in placed if head.form is HeadForm.TYPED)
    if typed or (placed and not name.strip()):
        return BodyReading(text=text, heads=typed or placed, unit_text=rest)
    reading = BodyReading(text=text, heads=placed, unit_text=rest)
    named = placed and lookup_versions(rest, types=reading.unit_types)
    return reading if named else None


def _types_said(text: str, words: Sequence[Word]) -> tuple[UnitType, ...]:
    """Return the types of unit that words name and no more: "của huyện", "cấp xã", "các quận"."""
    if not words:
        return ()
    before = words[0].key in {_OF, _LEVEL} or units_follow(text, words)
    types, count = type_at(words, 1)
    if not before or len(words) != 1 + count:
        return ()
    if words[0].key == _LEVEL:
        levels = {unit_type.level for unit_type in types}
        return tuple(t for t in UnitType if levels == {t.level})
    return types


def units_follow(text: str, words: Sequence[Word]) -> int:
    """Return the number of words that say that several units follow: "các", "13" of "13 xã"."""
    if not words:
        return 0
    if words[0].key == _EACH:
        return 1
    counted = words[0].key.isdecimal() and bool(type_at(words, 1)[0])
    return int(counted and text[words[0].end : words[1].start] == " ")


def say_type(head: Head) -> Head:
    """Mark the type of the unit as said."""
    return attrs.evolve(head, form=HeadForm.TYPED)


def type_at(words: Sequence[Word], at: int) -> tuple[tuple[UnitType, ...], int]:
    """Return the types of unit that the words at an index name, and how many words do."""
    for count in range(min(_MOST_WORDS_OF_A_TYPE, len(words) - at), 0, -1):
        types = unit_words().get(" ".join([word.key for word in words[at : at + count]]))
        if types:
            return types, count
    return (), 0


def split_parents(text: str) -> tuple[str, str, str]:
    """Cut a text before the first comma or bracket, which begin the superior units."""
    cut = next((at for at, char in enumerate(text) if char in ",("), len(text))
    return text[:cut], text[cut : cut + 1], text[cut + 1 :]


def kinds_named(text: str) -> frozenset[str]:
    """Return the kinds whose whole name without any unit is *text*: "UBND"."""
    words = split_words(text)
    match = match_head(text, words, 0)
    if match is None or match.end < len(words):
        return frozenset()
    return frozenset(head.kind for head in match.heads if head.form is HeadForm.BARE)
