"""The one unit that a name means on a day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from phoiho.errors import AmbiguousUnitError, UnknownUnitError
from phoiho.hierarchy.unit_matches import lookup_versions
from phoiho.hierarchy.unit_names import MatchReason, UnitMatch
from phoiho.hierarchy.unit_readings import name_parts, name_words, read_unit
from phoiho.hierarchy.unit_spellings import loose_key
from phoiho.hierarchy.units import (
    AdministrativeUnit,
    ancestors_of,
    name_keys,
    names_like,
    units_named,
)

__all__ = ["get_unit", "lookup_versions", "nearest_versions", "qualified_name", "the_one"]

# A longer text is no name of a unit: nothing is like it.
_LONGEST_NAME = 120


def nearest_versions(
    matches: Iterable[UnitMatch], *, on: dt.date
) -> tuple[AdministrativeUnit, ...]:
    """Return the versions in being on a day, else those whose life is nearest to it.

    A version that the text names in full wins over one that it names by a
    proper name that looks like a full one (phường Phường Đúc, "Phường Đúc").

    Args:
        matches: Versions of any date, as `lookup_versions` gives them.
        on: The day.

    Examples:
        >>> [unit.uid for unit in nearest_versions(lookup_versions("quận Tây Hồ"),
        ...                                        on=dt.date(2026, 1, 1))]
        ['003-1']
    """
    matches = list(matches)
    found = [m for m in matches if m.unit.exists_on(on)] or matches
    if not found:
        return ()
    # Best first, so the reason of the first is the best.
    units = [m.unit for m in found if m.reason is found[0].reason]
    if len(units) == 1:
        return tuple(units)
    nearest = min(_distance(unit, on) for unit in units)
    return tuple(unit for unit in units if _distance(unit, on) == nearest)


def _distance(unit: AdministrativeUnit, day: dt.date) -> int:
    """Return the days between a day and the life of a version; 0 within it."""
    if unit.valid_from is not None and day < unit.valid_from:
        return (unit.valid_from - day).days
    if unit.valid_to is not None and unit.valid_to < day:
        return (day - unit.valid_to).days
    return 0


def get_unit(
    ref: str, *, on: dt.date, within: str | AdministrativeUnit | None = None
) -> AdministrativeUnit:
    """Return the one unit that *ref* names on a day.

    Args:
        ref: A uid, a code or a name, as in `lookup_units`.
        on: The day.
        within: A superior unit, direct or not.

    Raises:
        UnknownUnitError: No such unit on that day; with similar names.
        AmbiguousUnitError: Several units; with all of them.

    Examples:
        >>> get_unit("phường Tây Hồ", on=dt.date(2025, 7, 1)).uid
        '00103-2'
        >>> get_unit("quận Tây Hồ", on=dt.date(2025, 7, 1))
        Traceback (most recent call last):
        phoiho.errors.UnknownUnitError: unknown unit 'quận Tây Hồ' on 2025-07-01 (ended ...)
    """
    return the_one(lookup_versions(ref, within=within), ref, on=on)


def the_one(
    versions: Iterable[UnitMatch], text: str, *, on: dt.date, nearest: bool = False
) -> AdministrativeUnit:
    """Return the one version among *versions*, or raise what `get_unit` raises.

    Args:
        versions: What `lookup_versions` found.
        text: The words looked up, for the error.
        on: The day.
        nearest: Take a version not in being that day, where none is.

    Raises:
        UnknownUnitError: None, or none on that day.
        AmbiguousUnitError: Several.
    """
    versions = tuple(versions)
    units = nearest_versions(versions, on=on)
    if versions and versions[0].reason is MatchReason.MISSPELLED:
        raise UnknownUnitError(text, dict.fromkeys(unit.full_name for unit in units))
    if not units:
        raise UnknownUnitError(text, _similar(text))
    if not nearest and not units[0].exists_on(on):
        raise UnknownUnitError(text, detail=f"on {on} ({_life(units[0], on)})")
    if len(units) > 1:
        raise AmbiguousUnitError(text, sorted(qualified_name(u, on=on) for u in units))
    return units[0]


def _life(unit: AdministrativeUnit, on: dt.date) -> str:
    """Say why a version is not in being on a day."""
    if unit.valid_from is not None and on < unit.valid_from:
        return f"began on {unit.valid_from}"
    return f"ended on {unit.valid_to}"


def qualified_name(unit: AdministrativeUnit, *, on: dt.date) -> str:
    """Return the full name of a unit and of those above it on a day.

    Examples:
        >>> from phoiho.hierarchy import unit_by_uid
        >>> qualified_name(unit_by_uid("003-1"), on=dt.date(2024, 2, 28))
        'quận Tây Hồ, thành phố Hà Nội'
    """
    return ", ".join(u.full_name for u in (unit, *ancestors_of(unit, on=on)))


def _similar(text: str) -> list[str]:
    """Return up to three full names that look like *text*."""
    import difflib  # slow, and only an error needs it

    if len(text) > _LONGEST_NAME:
        return []
    written = name_words(name_parts(text)[0])
    reading = next(read_unit(written), None)
    words = reading.words if reading is not None else written
    name = " ".join(words)
    found: dict[str, None] = {}
    like = names_like(loose_key(words))
    for key in (*like, *difflib.get_close_matches(name, name_keys(), n=8, cutoff=0.75)):
        for unit in units_named(key):
            if reading is None or unit.type in reading.types:
                found[unit.full_name] = None
    return list(found)[:3]
