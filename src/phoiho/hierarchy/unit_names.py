"""Which units bear a proper name, as it stands or in another spelling?"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Iterator, Sequence
from enum import Enum

import attrs

from phoiho.hierarchy.unit_readings import UnitReading, is_unit_word
from phoiho.hierarchy.unit_spellings import Likeness, likeness, loose_key
from phoiho.hierarchy.unit_types import Level, UnitType
from phoiho.hierarchy.units import AdministrativeUnit, names_like, units_named
from phoiho.reference import load_once
from phoiho.vietnamese.text import name_tokens

__all__ = [
    "ALL_TYPES",
    "MatchReason",
    "UnitMatch",
    "bearing",
    "bearing_like",
    "best_first",
    "lookup_name",
]

ALL_TYPES = tuple(UnitType)
"""What a name without a type can be."""

# Names kept with their matches.
_KEPT = 4096


class MatchReason(Enum):
    """Why a unit answers to a text, best first.

    `alias` is another name of the unit (TP.HCM), `spelling` another spelling
    of its name with all marks (Vũ Quí), `partly_plain` a name with some marks
    left out (Chư Pah), `plain` one without any (Mong Cai, Tay Ho District).
    `misspelled` is a name with other marks than the true one, taken only where
    the units above it leave no other (Lam Hà, Phủ Lý for Lam Hạ).
    """

    UID = "uid"
    CODE = "code"
    FULL_NAME = "full_name"
    NAME = "name"
    ALIAS = "alias"
    SPELLING = "spelling"
    PARTLY_PLAIN = "partly_plain"
    PLAIN = "plain"
    MISSPELLED = "misspelled"


_REASONS = {reason: place for place, reason in enumerate(MatchReason)}
_LEVELS = {level: place for place, level in enumerate(Level)}


@attrs.frozen(kw_only=True)
class UnitMatch:
    """A unit that a text can mean.

    Attributes:
        unit: The unit.
        reason: How the text names it.
    """

    unit: AdministrativeUnit
    reason: MatchReason


def best_first(matches: Iterable[UnitMatch]) -> list[UnitMatch]:
    """Return matches by reason, then by level, the highest first."""
    return sorted(matches, key=_rank)


def _rank(match: UnitMatch) -> tuple[int, int]:
    """Return where a match stands among those of a text."""
    return _REASONS[match.reason], _LEVELS[match.unit.level]


def bearing(reading: UnitReading, reason: MatchReason) -> Iterator[UnitMatch]:
    """Yield the versions that bear a name as it is written, or have it as an alias.

    Args:
        reading: The name and the types it allows.
        reason: Why they match; those with an alias match for that reason.
    """
    key = " ".join(reading.words)
    for unit in units_named(key):
        if unit.type in reading.types:
            # Most names are folded by lower case alone.
            own = key == unit.name.lower() or key == " ".join(name_tokens(unit.name))
            yield UnitMatch(unit=unit, reason=reason if own else MatchReason.ALIAS)


def bearing_like(
    readings: Iterable[UnitReading],
) -> dict[Likeness | None, list[UnitMatch]]:
    """Return the versions whose name has the same letters in some spelling.

    Args:
        readings: Ways to read one text.

    Returns:
        Matches by how their name is like the one written; under `None` those
        whose marks contradict it.
    """
    found: dict[Likeness | None, dict[str, UnitMatch]] = {like: {} for like in (*Likeness, None)}
    for reading in readings:
        if is_unit_word(reading.words):
            continue
        for name in names_like(loose_key(reading.words)):
            like = likeness(reading.words, name.split())
            reason = _reason(reading, like)
            for unit in units_named(name):
                if unit.type in reading.types:
                    found[like].setdefault(unit.uid, UnitMatch(unit=unit, reason=reason))
    return {like: list(matches.values()) for like, matches in found.items()}


def _reason(reading: UnitReading, like: Likeness | None) -> MatchReason:
    """Name the reason for which a unit is found by a like name."""
    if like is None:
        return MatchReason.MISSPELLED
    if like is Likeness.SPELLING and not reading.unmarked:
        return MatchReason.SPELLING
    return MatchReason.PLAIN if "".join(reading.words).isascii() else MatchReason.PARTLY_PLAIN


def lookup_name(
    words: Sequence[str], types: tuple[UnitType, ...] | None, *, exact: bool = False
) -> tuple[UnitMatch, ...]:
    """Return the versions whose proper name the words are, best first.

    Args:
        words: The words of the name alone, as `name_tokens` gives them.
        types: The types that a word before the name allows; `None` where
            there is none.
        exact: Look for names and aliases only, not for other spellings.

    Examples:
        >>> [m.unit.uid for m in lookup_name(["chư", "pah"], (UnitType.RURAL_DISTRICT,))]
        ['627-1']
    """
    key = " ".join(words)
    return () if exact and not units_named(key) else _kept_names()(key, types, exact)


@load_once
def _kept_names() -> Callable[[str, tuple[UnitType, ...] | None, bool], tuple[UnitMatch, ...]]:
    """Return `_find_name` with a memory, which lasts as long as the tables."""
    return functools.lru_cache(_KEPT)(_find_name)


def _find_name(
    key: str,
    types: tuple[UnitType, ...] | None,
    exact: bool,  # noqa: FBT001 (a memory takes what it keeps by position)
) -> tuple[UnitMatch, ...]:
    """Look a proper name up, as it stands and then in other spellings."""
    reason = MatchReason.NAME if types is None else MatchReason.FULL_NAME
    reading = UnitReading(types=ALL_TYPES if types is None else types, words=tuple(key.split(" ")))
    found = list(bearing(reading, reason))
    if not found and not exact:
        alike = bearing_like([reading])
        found = next((alike[like] for like in Likeness if alike[like]), [])
    return tuple(best_first(found))
