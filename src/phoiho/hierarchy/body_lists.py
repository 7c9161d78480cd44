"""Bodies named together: "Thường trực HĐND - UBND - Ủy ban MTTQ Việt Nam quận Tây Hồ".

In such a list the unit stands once, behind the last name, and serves all
before it; words that begin every name may stand once too ("Hội Nông dân, Phụ
nữ, Cựu chiến binh huyện"); and one name may have several units ("UBND các
huyện Lục Nam, Lục Ngạn").
"""

from __future__ import annotations

import datetime as dt
import itertools
import re
from collections.abc import Iterator, Sequence

import attrs

from phoiho.errors import ParseError
from phoiho.hierarchy.bodies import Body
from phoiho.hierarchy.body_heads import HeadMatch, match_head
from phoiho.hierarchy.body_lookup import body_of_reading, similar_names
from phoiho.hierarchy.body_readings import (
    BodyReading,
    match_name,
    read_rest,
    say_type,
    type_at,
    units_follow,
    without_terms,
)
from phoiho.hierarchy.unit_matches import lookup_versions
from phoiho.hierarchy.unit_types import UnitType
from phoiho.hierarchy.units import AdministrativeUnit
from phoiho.vietnamese.words import Word, split_words

__all__ = ["parse_bodies", "share_units"]

# What parts the names of a list; the words may follow a sign, or one another.
_SEPARATOR = re.compile(r"[,;:/&+\u2010-\u2015-]")
_JOINTS = frozenset(
    {"và", "với", "cùng", "giữa", "các", "phối", "hợp", "đại", "diện", "lãnh", "đạo"}
)
_MOST_JOINTS = 5
_BETWEEN_UNITS = re.compile(r"\s*[,;&]\s*|\s+(?:và|với|cùng)\s+|\s+[\u2010-\u2015-]\s+")


@attrs.frozen(kw_only=True)
class _Name:
    """One name of a list: the index of its first word, its head, and what begins it unsaid."""

    start: int
    match: HeadMatch
    unsaid: str


def parse_bodies(
    text: str,
    *,
    on: dt.date,
    unit: AdministrativeUnit | None = None,
    nearest: bool = False,
) -> tuple[Body, ...]:
    """Return the bodies that a list of names means, in the order of the text.

    Args:
        text: One name or several, parted by commas, semicolons, dashes or
            words such as "và", "với", "giữa".
        on: The day on which the names are read.
        unit: The unit of the context, as in `get_body`.
        nearest: As in `get_body`.

    Raises:
        ParseError: A part names no body; with its span.
        UnknownUnitError: A unit is unknown, or not in being that day.
        AmbiguousUnitError: Several units answer to a name.

    Examples:
        >>> text = "Thường trực HĐND - UBND - Ủy ban MTTQ Việt Nam quận Tây Hồ"
        >>> for body in parse_bodies(text, on=dt.date(2024, 2, 28)):
        ...     print(body.id)
        people_council_standing@003-1
        people_committee@003-1
        fatherland_front_committee@003-1
    """
    text = without_terms(text)
    words = split_words(text)
    readings: list[BodyReading] = []
    spans: list[tuple[int, int]] = []
    for name, end in _names(text, words):
        span = words[name.start].start, words[end - 1].end
        found = _read_piece(text, span, name.unsaid)
        readings += found
        spans += [span] * len(found)
    shared = share_units(readings)
    for reading, span in zip(shared, spans, strict=True):
        if reading.is_bare and unit is None:
            raise ParseError(text, span=span, expected="the unit of the body, or one as context")
    each = itertools.chain.from_iterable(_each_type(r, on, unit) for r in shared)
    return tuple(body_of_reading(r, on=on, unit=unit, nearest=nearest) for r in each)


def _each_type(
    reading: BodyReading, on: dt.date, unit: AdministrativeUnit | None
) -> Iterator[BodyReading]:
    """Yield a reading of several units once for every type that they can be of in a context."""
    types = reading.unit_types
    if not reading.several or reading.unit_text or len(types) <= 1:
        yield reading
        return
    alive = [t for t in types if t.exists_on(on)] or types
    inside = [t for t in alive if unit is None or t.may_lie_in(unit.type)] or alive
    for unit_type in inside:
        heads = tuple(head for head in reading.heads if head.unit_type is unit_type)
        yield attrs.evolve(reading, heads=heads)


def _names(text: str, words: Sequence[Word]) -> Iterator[tuple[_Name, int]]:
    """Yield the names of a list, each with the index of the word after its unit.

    Raises:
        ParseError: What stands where a name should begin is none.
    """
    if not words:
        raise ParseError(text, expected="the name of a body")
    at, key = 0, ""
    while at < len(words):
        name = _name_at(text, words, at, key)
        if name is None:
            raise _no_name(text, words, at)
        end_at = name.match.end
        # In capitals and on lines of their own names follow without a sign.
        follows = match_name(text, words, end_at) is not None
        while end_at < len(words) and not (
            follows or _begins_name(text, words, end_at, name.match.key)
        ):
            end_at += 1
        yield name, end_at
        at, key = end_at, name.match.key


def _no_name(text: str, words: Sequence[Word], at: int) -> ParseError:
    """Return the error on what stands where a name should begin, up to the next separator."""
    parted = (i for i in range(at + 1, len(words)) if _parted(text, words, i))
    span = words[at].start, words[next(parted, len(words)) - 1].end
    return ParseError(
        text,
        span=span,
        expected="the name of a body",
        suggestions=similar_names(text[slice(*span)]),
    )


def _parted(text: str, words: Sequence[Word], at: int) -> bool:
    """Tell whether a separator stands before a word, or the word is one."""
    gap = text[words[at - 1].end : words[at].start]
    return words[at].key in _JOINTS or _SEPARATOR.search(gap) is not None


def _begins_name(text: str, words: Sequence[Word], at: int, key: str) -> bool:
    """Tell whether the next name of a list begins at a word."""
    return _parted(text, words, at) and _name_at(text, words, at, key) is not None


def _name_at(text: str, words: Sequence[Word], at: int, key: str) -> _Name | None:
    """Return the name that begins at a word or after joints there.

    Args:
        text: The text.
        words: Its words.
        at: Index of the word.
        key: The head of the name before, whose first words may be meant again.
    """
    for start in range(at, min(at + 1 + _MOST_JOINTS, len(words))):
        match = match_name(text, words, start)
        if match is not None:
            return _Name(start=start, match=match, unsaid="")
        # A type begins the superior unit of the name before, not a name.
        unsaid = "" if type_at(words, start)[0] else key
        while (unsaid := unsaid.rpartition(" ")[0]) != "":
            match = match_head(text, words, start, after=unsaid)
            if match is not None:
                return _Name(start=start, match=match, unsaid=unsaid)
        if words[start].key not in _JOINTS:
            return None
    return None


def _read_piece(text: str, span: tuple[int, int], unsaid: str) -> list[BodyReading]:
    """Return the readings of one name of a list, several where it has several units.

    Raises:
        ParseError: What follows the head is no unit of such a body.
    """
    piece = text[slice(*span)]
    words = split_words(piece)
    match = match_head(piece, words, 0, after=unsaid) if unsaid else match_name(piece, words, 0)
    if match is None:
        return []
    rest = words[match.end :]
    unnamed = any(head.lacks_type for head in match.heads)
    several = units_follow(piece, rest) if unnamed else 0
    if several:
        rest = rest[several:]
    else:
        reading = read_rest(piece, words, match)
        types = reading.unit_types if reading else ()
        if reading is not None and (
            not _BETWEEN_UNITS.search(reading.unit_text)
            or lookup_versions(reading.unit_text, types=types)
        ):
            return [reading]
    readings: list[BodyReading] = []
    start = rest[0].start if rest else len(piece)
    for part in _parts(piece, start):
        readings = _with_part(readings, piece[slice(*part)], piece, match)
        readings = [attrs.evolve(r, several=several > 0) for r in readings]
        if not readings:
            raise ParseError(
                text,
                span=(span[0] + part[0], span[0] + part[1]),
                expected="a unit of the body named before, or the name of a body",
            )
    return readings


def _parts(piece: str, start: int) -> Iterator[tuple[int, int]]:
    """Yield the spans between the separators of a list of units."""
    for gap in _BETWEEN_UNITS.finditer(piece, start):
        yield start, gap.start()
        start = gap.end()
    yield start, len(piece)


def _with_part(
    readings: list[BodyReading], part: str, piece: str, match: HeadMatch
) -> list[BodyReading]:
    """Add the next unit of a list; nothing is left where it is none of such a body."""
    words = split_words(part)
    said, count = type_at(words, 0)
    named = count < len(words)
    if said and named and readings and _lies_above(said, readings[-1].unit_types):
        # The last of the list is the superior unit of all before it.
        return [attrs.evolve(r, unit_text=f"{r.unit_text}, {part}") for r in readings]
    before = readings[-1].heads if readings else match.heads
    heads = match.heads if said else before
    typed = tuple(
        say_type(h) for h in heads if h.unit_type and h.unit_type in (said or (h.unit_type,))
    )
    if readings and not named:
        # "các huyện, thị xã, thành phố": units named by their types only stand on one level.
        levels = {unit_type.level for unit_type in readings[-1].unit_types}
        typed = tuple(h for h in typed if h.unit_type and h.unit_type.level in levels) or typed
    name = part[words[count].start :] if named else ""
    reading = BodyReading(text=piece, heads=typed, unit_text=name)
    known = typed and (not name or lookup_versions(name, types=reading.unit_types))
    return [*readings, reading] if known and (said or name) else []


def _lies_above(types: Sequence[UnitType], below: Sequence[UnitType]) -> bool:
    """Tell whether units of some types lie above those of others."""
    order = ("central", "province", "district", "commune")
    highest = min(order.index(unit_type.level.value) for unit_type in types)
    return all(highest < order.index(unit_type.level.value) for unit_type in below)


def share_units(readings: Sequence[BodyReading]) -> list[BodyReading]:
    """Give the names of a list that lack a unit the one of the next name, else of one before.

    "Tỉnh ủy, HĐND, UBND tỉnh Nghệ An": the unit that is named goes to all that
    can have it; where none is, its type does.

    Args:
        readings: The names in the order of the list.
    """
    shared = list(readings)
    for at in range(len(shared) - 2, -1, -1):
        shared[at] = _with_unit_of(shared[at], shared[at + 1])
    for at in range(1, len(shared)):
        shared[at] = _with_unit_of(shared[at], shared[at - 1])
    return shared


def _with_unit_of(reading: BodyReading, other: BodyReading) -> BodyReading:
    """Return a reading that lacks a unit with that of another, where it can have the body."""
    if (
        reading.unit_text
        or reading.several
        or other.is_bare
        or not (other.unit_text or reading.is_bare)
    ):
        return reading
    types = other.unit_types
    heads = tuple([say_type(head) for head in reading.heads if head.unit_type in types])
    if not heads:
        return reading
    words = {unit_type.word for unit_type in types}
    said = f"{words.pop()} {other.unit_text}" if len(words) == 1 else other.unit_text
    text = f"{reading.text} {said if reading.is_bare else other.unit_text}"
    return BodyReading(
        text=text.strip(), heads=heads, unit_text=other.unit_text, several=other.several
    )
