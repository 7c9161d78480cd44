"""Which units can a text mean, and why?  Names with their types and superior units."""

from __future__ import annotations

import datetime as dt
import functools
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

from phoiho.hierarchy.unit_names import (
    ALL_TYPES,
    MatchReason,
    UnitMatch,
    bearing,
    bearing_like,
    best_first,
)
from phoiho.hierarchy.unit_readings import (
    UnitReading,
    is_unit_word,
    name_parts,
    name_words,
    read_unit,
)
from phoiho.hierarchy.unit_spellings import Likeness
from phoiho.hierarchy.unit_superiors import uids_above
from phoiho.hierarchy.unit_types import UnitType
from phoiho.hierarchy.units import AdministrativeUnit, unit_by_uid, versions_of_code
from phoiho.reference import load_once

__all__ = ["lookup_units", "lookup_versions"]

_UID = re.compile(r"\d{2,5}-\d+")
_CODE = re.compile(r"\d{2}|\d{3}|\d{5}")
# Texts kept with their matches; longer ones, and those with more parts, name no unit.
_KEPT, _LONGEST, _MOST_PARTS = 4096, 300, 8
# Words of the longest text in which superior units are looked for without a comma.
_MOST_WORDS = 16
# Words between a name and what it lies in.
_LINKS = frozenset({"thuộc", "trực", "của", "ở", "tại", "of", "in"})


def lookup_units(
    text: str, *, on: dt.date, within: str | AdministrativeUnit | None = None
) -> tuple[UnitMatch, ...]:
    """Return the units in being on a day that *text* can name, best first.

    The type may be written out, abbreviated, in English or left out; superior
    units follow after commas, dashes, "thuộc" or in brackets.  Case, placement
    of tone marks and blanks do not count.  A name that no unit of any day
    bears as it stands is looked up as another spelling, then as one with
    marks left out.

    Units of one reason stand by level, the highest first.

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
        >>> [m.reason.value for m in lookup_units("Chu Pah district", on=dt.date(2024, 2, 28))]
        ['plain']
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
    above = within.uid if isinstance(within, AdministrativeUnit) else within
    wanted = frozenset(types) if types is not None else None
    if len(text) > _LONGEST:
        text = " ".join(text.split())
        if len(text) > _LONGEST:
            return ()
    return _kept_versions()(text, wanted, above)


@load_once
def _kept_versions() -> Callable[
    [str, frozenset[UnitType] | None, str | None], tuple[UnitMatch, ...]
]:
    """Return `_find_versions` with a memory, which lasts as long as the tables."""
    return functools.lru_cache(_KEPT)(_find_versions)


def _find_versions(
    text: str, types: frozenset[UnitType] | None, within: str | None
) -> tuple[UnitMatch, ...]:
    """Look a name up in the units named behind it."""
    name, *parents = name_parts(text)
    if len(parents) > _MOST_PARTS:
        return ()
    above = _all_above(parents if within is None else [*parents, within])
    if not all(above):
        return ()
    if types is None and (_UID.fullmatch(name) or _CODE.fullmatch(name)):
        return tuple(_first_inside([_coded(name)], above))
    words = name_words(name)
    return tuple(
        _first_inside(_guesses(words, types), above)
        or _cut_apart(words, types, above)
        or _first_inside(_guesses(words, types), above, itself=True)
        or _misspelled(words, types, above)
    )


def _coded(text: str) -> list[UnitMatch]:
    """Return the version with a uid, or those of a code."""
    if "-" in text:
        unit = unit_by_uid(text)
        return [UnitMatch(unit=unit, reason=MatchReason.UID)] if unit else []
    return [UnitMatch(unit=unit, reason=MatchReason.CODE) for unit in versions_of_code(text)]


def _all_above(parents: list[str]) -> list[frozenset[str]]:
    """Return the identities of superior units; a unit must lie in one of each set.

    Each superior unit lies in the next ("Thái Bình, Thái Bình" is the city),
    unless they stand in another order.
    """
    if not parents:
        return []
    chain = _uids_named(", ".join(parents))
    return [chain] if chain or len(parents) == 1 else [_uids_named(upper) for upper in parents]


def _uids_named(upper: str) -> frozenset[str]:
    """Return the identities of the superior units that are meant."""
    return frozenset(match.unit.uid for match in lookup_versions(upper))


def _readings(
    words: Sequence[str], types: Collection[UnitType] | None
) -> tuple[list[UnitReading], list[UnitReading]]:
    """Return the ways to read words: those with a type, and the one without."""
    if not words or is_unit_word(words):
        return [], []
    typed, bare = list(read_unit(words)), [UnitReading(types=ALL_TYPES, words=tuple(words))]
    if types is None:
        # A bare number is a code or nothing.
        return typed, [] if "".join(words).isdigit() else bare
    return [r.among(types) for r in typed], [r.among(types) for r in bare]


def _guesses(words: Sequence[str], types: Collection[UnitType] | None) -> Iterator[list[UnitMatch]]:
    """Yield what words without superior units can mean, the better guess first.

    A later guess counts only where no earlier one lies in the superior units.
    """
    typed, bare = _readings(words, types)
    unmarked = [r for r in typed if r.unmarked] if "".join(words).isascii() else []
    if unmarked:
        # Whoever leaves marks out means a name without any as much as its like.
        alike = bearing_like(unmarked)
        yield alike[Likeness.SPELLING] + alike[Likeness.MARKS]
        yield alike[Likeness.BOTH]
    found: dict[str, UnitMatch] = {}
    for reading in (*(r for r in typed if not r.unmarked), *bare):
        reason = MatchReason.NAME if reading in bare else MatchReason.FULL_NAME
        for match in bearing(reading, reason):
            found.setdefault(match.unit.uid, match)
    yield list(found.values())
    for readings in (typed, bare):
        alike = bearing_like(readings)
        yield from (alike[like] for like in Likeness)


def _first_inside(
    guesses: Iterable[list[UnitMatch]], above: Sequence[Collection[str]], *, itself: bool = False
) -> list[UnitMatch]:
    """Return the first guess of which anything lies in the superior units, best first.

    With *itself* a unit lies in itself: "Thành phố Hồ Chí Minh (TP.HCM)".
    """
    for guess in guesses:
        inside = [m for m in guess if _is_inside(m.unit, above, itself=itself)]
        if inside:
            return best_first(inside)
    return []


def _is_inside(unit: AdministrativeUnit, above: Sequence[Collection[str]], *, itself: bool) -> bool:
    """Tell whether a unit lies, or lay, in each of the superior units."""
    if not above:
        return True
    uids = uids_above(unit) | {unit.uid} if itself else uids_above(unit)
    return all(not uids.isdisjoint(upper) for upper in above)


def _cut_apart(
    words: Sequence[str], types: Collection[UnitType] | None, above: Sequence[Collection[str]]
) -> list[UnitMatch]:
    """Look for superior units behind a name without a comma: "P3 Q6", "Bưởi - Tây Hồ"."""
    if len(words) > _MOST_WORDS:
        return []
    for at in range(1, len(words)):
        rest = words[at:]
        while rest and rest[0] in _LINKS:
            rest = rest[1:]
        upper = " ".join(rest)
        if not upper or upper.isdigit() or not any(_guesses(words[:at], types)):
            continue
        uids = _uids_named(upper)
        found = _first_inside(_guesses(words[:at], types), [uids, *above]) if uids else []
        if found:
            return found
    return []


def _misspelled(
    words: Sequence[str], types: Collection[UnitType] | None, above: Sequence[Collection[str]]
) -> list[UnitMatch]:
    """Return the one unit in the superior units whose name differs by its marks only."""
    if not above:
        return []
    typed, bare = _readings(words, types)
    inside = _first_inside([bearing_like([*typed, *bare])[None]], above)
    return inside if len({match.unit.code for match in inside}) == 1 else []
