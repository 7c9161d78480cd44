"""The units that a name can mean: matches of any date, with reasons."""

from __future__ import annotations

import datetime as dt
import functools
import re
from collections.abc import Callable, Collection, Iterator
from enum import Enum

import attrs

from phoiho.hierarchy.unit_types import UnitType, unit_words
from phoiho.hierarchy.units import (
    AdministrativeUnit,
    names_like,
    unit_by_uid,
    units_named,
    versions_of_code,
)
from phoiho.reference import load_once
from phoiho.vietnamese import name_tokens, strip_diacritics

__all__ = [
    "MatchReason",
    "UnitMatch",
    "lies_in",
    "lookup_units",
    "lookup_versions",
    "name_and_types",
]

_PARENTS = re.compile(r"[,()]")
_NUMBERED = re.compile(r"([^\W\d_]+)(\d+)")
_UID = re.compile(r"\d{2,5}-\d+")
_CODE = re.compile(r"\d{2}|\d{3}|\d{5}")
_MOST_WORDS_OF_A_TYPE = 2
# Texts kept with their matches; a longer text is no name of a unit.
_KEPT, _LONGEST_KEPT = 4096, 120


class MatchReason(Enum):
    """Why a unit answers to a text, best first.

    `plain` is a name written without any diacritics ("quan Tay Ho").
    """

    UID = "uid"
    CODE = "code"
    FULL_NAME = "full_name"
    NAME = "name"
    PLAIN = "plain"


@attrs.frozen(kw_only=True)
class UnitMatch:
    """A unit that a text can mean.

    Attributes:
        unit: The unit.
        reason: How the text names it.
    """

    unit: AdministrativeUnit
    reason: MatchReason


def lookup_units(
    text: str, *, on: dt.date, within: str | AdministrativeUnit | None = None
) -> tuple[UnitMatch, ...]:
    """Return the units in being on a day that *text* can name, best first.

    Case, placement of tone marks and blanks do not count.  Diacritics do,
    but a text without any, which names no unit as it stands, is looked up by
    plain letters.
    Superior units may follow after commas or in brackets.

    Args:
        text: A uid, a code or a name with or without its type.
        on: The day.
        within: A superior unit, direct or not.

    Returns:
        The matches; none where no unit of that name existed on that day.

    Examples:
        >>> [m.unit.uid for m in lookup_units("Q. Tây Hồ", on=dt.date(2024, 2, 28))]
        ['003-1']
        >>> len(lookup_units("Tây Hồ", on=dt.date(2024, 2, 28)))
        2
    """
    return tuple([m for m in lookup_versions(text, within=within) if m.unit.exists_on(on)])


def lookup_versions(
    text: str,
    *,
    within: str | AdministrativeUnit | None = None,
    types: Collection[UnitType] | None = None,
) -> tuple[UnitMatch, ...]:
    """Return the versions of any date that *text* can name, best first.

    Args:
        text: As in `lookup_units`.
        within: A superior unit at some time of the version's life.
        types: Only these types; the text is then a name, never a code, since
            "12" after "phường" is a name.

    Examples:
        >>> [m.unit.uid for m in lookup_versions("Quận 2")]
        ['769-1']
    """
    wanted = frozenset(types) if types is not None else None
    if len(text) > _LONGEST_KEPT:
        matches = _find_versions(text, wanted)
    else:
        matches = _kept_versions()(text, wanted)
    if within is None:
        return matches
    above = _uids_named(within)
    return tuple([match for match in matches if not above.isdisjoint(_above(match.unit))])


@load_once
def _kept_versions() -> Callable[[str, frozenset[UnitType] | None], tuple[UnitMatch, ...]]:
    """Return `_find_versions` with a memory, which lasts as long as the tables."""
    return functools.lru_cache(_KEPT)(_find_versions)


def _find_versions(text: str, types: frozenset[UnitType] | None) -> tuple[UnitMatch, ...]:
    """Look a name up, then keep what lies in the units named behind it."""
    name, *parents = [part for part in map(str.strip, _PARENTS.split(text)) if part] or [""]
    matches = _matches(name) if types is None else _matches_of_types(name, types)
    for parent in parents:
        if matches:
            above = _uids_named(parent)
            matches = [m for m in matches if not above.isdisjoint(_above(m.unit))]
    return tuple(matches)


def _matches(name: str) -> list[UnitMatch]:
    """Return the versions of any date that a name without parents can mean."""
    if _UID.fullmatch(name):
        unit = unit_by_uid(name)
        return [UnitMatch(unit=unit, reason=MatchReason.UID)] if unit else []
    if _CODE.fullmatch(name):
        return [UnitMatch(unit=u, reason=MatchReason.CODE) for u in versions_of_code(name)]
    return _named(_words(name))


def _matches_of_types(name: str, types: frozenset[UnitType]) -> list[UnitMatch]:
    """Return the versions of some types that a name can mean."""
    return [match for match in _named(_words(name)) if match.unit.type in types]


def _words(name: str) -> list[str]:
    """Return the words of a name, "Q6" and "P3" cut before the number."""
    words = name_tokens(name)
    glued = _NUMBERED.fullmatch(words[0]) if words else None
    if glued is not None and glued[1] in unit_words():
        words[:1] = glued.groups()
    return words


def _named(words: list[str]) -> list[UnitMatch]:
    """Return the versions that the words of a name can mean, full names first."""
    found: dict[str, UnitMatch] = {}
    for count in range(min(_MOST_WORDS_OF_A_TYPE, len(words) - 1), 0, -1):
        types = unit_words().get(" ".join(words[:count]), ())
        if types:
            for unit in units_named(" ".join(words[count:])):
                if unit.type in types:
                    found[unit.uid] = UnitMatch(unit=unit, reason=MatchReason.FULL_NAME)
    for unit in units_named(" ".join(words)):
        found.setdefault(unit.uid, UnitMatch(unit=unit, reason=MatchReason.NAME))
    return list(found.values()) or _named_plainly(words)


def _named_plainly(words: list[str]) -> list[UnitMatch]:
    """Return the versions that words without diacritics can mean, with their type first."""
    if not " ".join(words).isascii():
        return []
    for count in range(min(_MOST_WORDS_OF_A_TYPE, len(words) - 1), -1, -1):
        types = _plain_types().get(" ".join(words[:count]), ()) if count else tuple(UnitType)
        units = [
            unit
            for name in (names_like(" ".join(words[count:])) if types else ())
            for unit in units_named(name)
            if unit.type in types
        ]
        if units:
            return [UnitMatch(unit=unit, reason=MatchReason.PLAIN) for unit in units]
    return []


@load_once
def _plain_types() -> dict[str, tuple[UnitType, ...]]:
    """Return the words before names without diacritics, each with its types."""
    return {strip_diacritics(word): types for word, types in unit_words().items()}


def _uids_named(parent: str | AdministrativeUnit) -> frozenset[str]:
    """Return the identities of the superior units that are meant."""
    if isinstance(parent, AdministrativeUnit):
        return frozenset((parent.uid,))
    return frozenset(match.unit.uid for match in lookup_versions(parent))


def lies_in(unit: AdministrativeUnit, above: AdministrativeUnit) -> bool:
    """Tell whether *above* was above *unit*, directly or not, on any day."""
    return above.uid in _above(unit)


def _above(unit: AdministrativeUnit) -> Iterator[str]:
    """Yield the identities of all units that were above *unit* while it lasted."""
    yield from _above_in(
        unit.parent_code, unit.valid_from or dt.date.min, unit.valid_to or dt.date.max
    )


def _above_in(code: str, start: dt.date, end: dt.date) -> Iterator[str]:
    """Yield the versions of a code in a span of days, and those above them."""
    versions = versions_of_code(code)
    spans = [
        (p, max(start, p.valid_from or dt.date.min), min(end, p.valid_to or dt.date.max))
        for p in versions
    ]
    alive = [(parent, first, last) for parent, first, last in spans if first <= last]
    # A unit that ended before the tables have its superior lay in the first they have.
    for parent, first, last in alive or [(parent, start, end) for parent in versions[:1]]:
        yield parent.uid
        yield from _above_in(parent.parent_code, first, last)


def name_and_types(text: str) -> tuple[str, tuple[UnitType, ...]]:
    """Return the folded proper name in a text, and the types of the word before it."""
    words = _words(next(filter(None, map(str.strip, _PARENTS.split(text))), ""))
    for count in range(_MOST_WORDS_OF_A_TYPE, 0, -1):
        types = unit_words().get(" ".join(words[:count]), ())
        if types:
            return " ".join(words[count:]), types
    return " ".join(words), ()
