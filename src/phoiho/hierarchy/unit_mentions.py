"""Which units does running prose name, and where?

A type with a name after it is a mention ("quận Tây Hồ", "TP. Móng Cái"), and
so is what a list goes on with ("các quận Tây Hồ, Ba Đình và Hoàn Kiếm").  A
name without a type is one only where capitals set it off, where it is that of
a province or a district, and where few communes bear it; the names of persons,
streets and rivers are none.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

import attrs

from phoiho.hierarchy.unit_names import UnitMatch
from phoiho.hierarchy.unit_scanning import FoundName, scan_names
from phoiho.hierarchy.unit_superiors import uids_above
from phoiho.hierarchy.units import AdministrativeUnit

__all__ = ["UnitMention", "find_units"]


@attrs.frozen(kw_only=True)
class UnitMention:
    """A unit named in a text.

    Attributes:
        matches: The units in being that day that can be meant, best first.
        span: Start and end in the caller's text, the type included.
    """

    matches: tuple[UnitMatch, ...]
    span: tuple[int, int]

    @property
    def unit(self) -> AdministrativeUnit | None:
        """The unit, or `None` where several can be meant."""
        return self.matches[0].unit if len(self.matches) == 1 else None


def find_units(text: str, *, on: dt.date) -> tuple[UnitMention, ...]:
    """Return the units that running prose names, in the order of the text.

    Every unit of "phường Bưởi, quận Tây Hồ, TP Hà Nội" is a mention of its
    own; those that follow narrow what a name can mean.  Common nouns
    ("quận", "UBND huyện") and units not in being that day are no mentions.
    Types need their diacritics, names may lack them.

    Args:
        text: Any text; spans count its characters as given, NFD or NFC.
        on: The day on which the names are read.

    Examples:
        >>> text = "UBND các quận Tây Hồ, Ba Đình và TP Hà Nội làm việc với lãnh đạo quận."
        >>> [text[slice(*m.span)] for m in find_units(text, on=dt.date(2024, 2, 28))]
        ['quận Tây Hồ', 'Ba Đình', 'TP Hà Nội']
    """
    mentions = []
    for name, versions in _narrowed(list(scan_names(text))):
        alive = tuple(match for match in versions if match.unit.exists_on(on))
        if name.bare:
            alive = _only_highest(alive)
        if alive:
            mentions.append(UnitMention(matches=alive, span=(name.start, name.end)))
    return tuple(mentions)


def _narrowed(names: list[FoundName]) -> Iterator[tuple[FoundName, Sequence[UnitMatch]]]:
    """Yield each name with what it can mean in the units named behind it."""
    narrowed: list[Sequence[UnitMatch]] = []
    upper: Sequence[UnitMatch] = ()
    following: FoundName | None = None
    for name in reversed(names):
        if following is not None and following.upper:
            upper = narrowed[-1]
        elif following is None or not (following.listed and name.types == following.types):
            upper = ()
        narrowed.append(_inside(name.versions, upper) or name.versions)
        following = name
    return zip(names, reversed(narrowed), strict=True)


def _inside(matches: Sequence[UnitMatch], upper: Sequence[UnitMatch]) -> list[UnitMatch]:
    """Return the matches that lie, or lay, in one of the upper ones."""
    uids = {match.unit.uid for match in upper}
    return [match for match in matches if not uids.isdisjoint(uids_above(match.unit))]


def _only_highest(matches: tuple[UnitMatch, ...]) -> tuple[UnitMatch, ...]:
    """Return the match of the highest level, nothing where it is not the one meant."""
    found = [m for m in matches if m.unit.level is matches[0].unit.level] if matches else []
    return tuple(found) if len(found) == 1 else ()
