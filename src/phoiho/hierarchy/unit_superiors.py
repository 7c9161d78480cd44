"""Which units lay above a unit while it lasted?"""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Callable, Iterator

from phoiho.hierarchy.units import AdministrativeUnit, unit_by_uid, versions_of_code
from phoiho.reference import load_once

__all__ = ["lies_in", "uids_above"]

# Units kept with those above them.
_KEPT = 8192


def lies_in(unit: AdministrativeUnit, above: AdministrativeUnit) -> bool:
    """Tell whether *above* was above *unit*, directly or not, on any day.

    Examples:
        >>> lies_in(unit_by_uid("00094-1"), unit_by_uid("01-1"))
        True
    """
    return above.uid in uids_above(unit)


def uids_above(unit: AdministrativeUnit) -> frozenset[str]:
    """Return the identities of all units that were above *unit* while it lasted.

    Examples:
        >>> sorted(uids_above(unit_by_uid("00094-1")))
        ['003-1', '01-1']
    """
    return _kept_uids()(unit.uid)


@load_once
def _kept_uids() -> Callable[[str], frozenset[str]]:
    """Return `_find_uids` with a memory, which lasts as long as the tables."""
    return functools.lru_cache(_KEPT)(_find_uids)


def _find_uids(uid: str) -> frozenset[str]:
    """Gather the identities of all units that were above one while it lasted."""
    unit = unit_by_uid(uid)
    if unit is None:
        return frozenset()
    first, last = unit.valid_from or dt.date.min, unit.valid_to or dt.date.max
    return frozenset(_uids_in(unit.parent_code, first, last))


def _uids_in(code: str, start: dt.date, end: dt.date) -> Iterator[str]:
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
        yield from _uids_in(parent.parent_code, first, last)
