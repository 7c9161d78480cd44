"""Which units follow a unit, step by step, with the act of every step.

A commune follows its own links.  A district has none of its own for 1 July
2025, when the whole level ended: what covers it follows from its communes.

Basis: the resolutions of the National Assembly's Standing Committee named in
each step; Luật 72/2025/QH15 for the end of the district level.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections.abc import Iterator
from enum import Enum

import attrs

from phoiho.hierarchy.unit_types import Level
from phoiho.hierarchy.units import (
    AdministrativeUnit,
    iter_units,
    unit_by_uid,
)
from phoiho.reference import cut_line, load_lines, load_once, parse_day

__all__ = [
    "Extent",
    "Relation",
    "Succession",
    "SuccessionOutcome",
    "SuccessionStep",
    "continuation",
    "predecessors",
    "successors",
]


class SuccessionOutcome(Enum):
    """How many units follow."""

    SAME = "same"
    ONE = "one"
    MANY = "many"
    NONE = "none"


class Relation(Enum):
    """What happened between the old unit and the new one."""

    UNCHANGED = "unchanged"
    RENAMED = "renamed"
    TYPE_CHANGED = "type_changed"
    TRANSFERRED = "transferred"
    MERGED = "merged"
    SPLIT_PART = "split_part"


# Another name, type or superior unit makes a new version, but no new unit.
_SAME_UNIT = frozenset(
    {Relation.UNCHANGED, Relation.RENAMED, Relation.TYPE_CHANGED, Relation.TRANSFERRED}
)


class Extent(Enum):
    """How much of the old unit went to the new one."""

    WHOLE = "whole"
    PART = "part"
    REMAINDER = "remainder"
    MAIN = "main"
    UNSTATED = ""


@attrs.frozen(kw_only=True)
class SuccessionStep:
    """One old unit passing to one new unit on a day.

    Attributes:
        old: The unit that ended.
        new: The unit that received it, whole or in part.
        on: First day of the new unit.
        relation: What happened.
        extent: How much of the old unit.
        act: Number of the legal act, where the source gives one.
        confirmed: Whether the link was read in a source, not inferred.
    """

    old: AdministrativeUnit
    new: AdministrativeUnit
    on: dt.date
    relation: Relation
    extent: Extent
    act: str
    confirmed: bool


@attrs.frozen(kw_only=True)
class Succession:
    """What became of a unit by a day.

    Attributes:
        unit: The unit asked about.
        on: The day of the answer.
        outcome: `same`, `one`, `many` or `none` known.
        units: The units in being on that day, by code.
        steps: Every step walked, in the order of days.
    """

    unit: AdministrativeUnit
    on: dt.date
    outcome: SuccessionOutcome
    units: tuple[AdministrativeUnit, ...]
    steps: tuple[SuccessionStep, ...]

    @property
    def confirmed(self) -> bool:
        """Whether every step was read in a source."""
        return all(step.confirmed for step in self.steps)


# Columns of the table of succession.
_OLD, _NEW, _RELATION, _DATE, _EXTENT, _ACT, _CLAUSE, _STATUS = range(8)


@load_once
def _lines() -> list[bytes]:
    """Read the table of succession, which is in the order of the old units."""
    return load_lines("succession")


@load_once
def _lines_by_new() -> dict[bytes, list[bytes]]:
    """Index the table of succession by the new units."""
    by_new: dict[bytes, list[bytes]] = {}
    for line in _lines():
        by_new.setdefault(line.split(b"\t", _NEW + 1)[_NEW], []).append(line)
    return by_new


def _lines_of(unit: AdministrativeUnit, *, forward: bool) -> Iterator[bytes]:
    """Yield the links from a unit, or to it."""
    if not forward:
        yield from _lines_by_new().get(unit.uid.encode(), ())
        return
    lines, prefix = _lines(), f"{unit.uid}\t".encode()
    for position in range(bisect_left(lines, prefix), len(lines)):
        if not lines[position].startswith(prefix):
            return
        yield lines[position]


def successors(unit: AdministrativeUnit, *, on: dt.date) -> Succession:
    """Return what covers *unit* on a day at or after its end.

    Args:
        unit: Any version of a unit.
        on: The day of the answer.

    Returns:
        The units of that day and every step to them; a district that ended
        with its level is followed through its own communes.

    Raises:
        ValueError: The day lies before the unit began.

    Examples:
        >>> answer = successors(unit_by_uid("003-1"), on=dt.date(2025, 7, 1))
        >>> [unit.full_name for unit in answer.units[:3]]
        ['phường Ba Đình', 'phường Phú Thượng', 'phường Hồng Hà']
    """
    if unit.valid_from is not None and on < unit.valid_from:
        msg = (
            f"{unit.full_name} ({unit.uid}) did not exist before {unit.valid_from}: asked for {on}"
        )
        raise ValueError(msg)
    return _walk(unit, on=on, forward=True)


def continuation(unit: AdministrativeUnit, *, on: dt.date) -> AdministrativeUnit:
    """Return the version under which the same unit goes on, up to a day.

    Another name, type or superior unit makes a new version of one unit; a
    merger or a division makes new units.

    Args:
        unit: Any version of a unit.
        on: The day.

    Returns:
        The version in being that day, or the last one before; *unit* itself
        where nothing goes on from it.

    Examples:
        >>> town = unit_by_uid("194-1")
        >>> town.full_name, continuation(town, on=dt.date(2024, 1, 1)).full_name
        ('thị xã Móng Cái', 'thành phố Móng Cái')
    """
    while unit.valid_to is not None and unit.valid_to < on:
        steps = [step for step in _steps_by(unit, on, forward=True) if step.relation in _SAME_UNIT]
        if len(steps) != 1 or steps[0].extent is not Extent.WHOLE:
            break
        unit = steps[0].new
    return unit


def predecessors(unit: AdministrativeUnit, *, on: dt.date) -> Succession:
    """Return what stood on a day where *unit* stands later.

    Args:
        unit: Any version of a unit.
        on: The day of the answer, at or before the unit's end.

    Raises:
        ValueError: The day lies after the unit ended.

    Examples:
        >>> answer = predecessors(unit_by_uid("00103-2"), on=dt.date(2025, 6, 30))
        >>> len(answer.units), answer.outcome
        (9, <SuccessionOutcome.MANY: 'many'>)
    """
    if unit.valid_to is not None and on > unit.valid_to:
        msg = f"{unit.full_name} ({unit.uid}) ended on {unit.valid_to}: asked for {on}"
        raise ValueError(msg)
    return _walk(unit, on=on, forward=False)


def _walk(unit: AdministrativeUnit, *, on: dt.date, forward: bool) -> Succession:
    """Follow links until every unit reached is in being on the day."""
    steps: dict[tuple[str, str], SuccessionStep] = {}
    reached: dict[str, AdministrativeUnit] = {}
    seen: set[str] = set()
    waiting = [unit]
    while waiting:
        current = waiting.pop()
        if current.uid in seen:
            continue
        seen.add(current.uid)
        if current.exists_on(on):
            reached[current.uid] = current
            continue
        taken = [] if _left_with_its_level(current, on) else _steps_by(current, on, forward=forward)
        for step in taken:
            steps[step.old.uid, step.new.uid] = step
        following = [step.new if forward else step.old for step in taken]
        waiting.extend(following or _communes(current, forward=forward))
    units = tuple(sorted(reached.values(), key=lambda reached_unit: reached_unit.code))
    return Succession(
        unit=unit,
        on=on,
        outcome=_outcome(unit, units),
        units=units,
        steps=tuple(sorted(steps.values(), key=lambda step: (step.on, step.old.uid, step.new.uid))),
    )


def _left_with_its_level(unit: AdministrativeUnit, on: dt.date) -> bool:
    """Tell whether a district is to be followed through its own communes.

    After the end of the district level a district that had passed into a
    larger one is covered by what covers its own communes, not by all that
    covers the larger one.
    """
    end = unit.type.valid_to
    passed_on = unit.valid_to is not None and end is not None and unit.valid_to < end < on
    return passed_on and unit.level is Level.DISTRICT and bool(_communes(unit, forward=True))


def _steps_by(unit: AdministrativeUnit, on: dt.date, *, forward: bool) -> list[SuccessionStep]:
    """Return the recorded links of one unit that lie between it and the day."""
    steps = map(_make_step, _lines_of(unit, forward=forward))
    return [s for s in steps if s is not None and (s.on <= on if forward else on < s.on)]


def _make_step(line: bytes) -> SuccessionStep | None:
    """Build a step from its line."""
    cells = cut_line(line)
    old, new, day = unit_by_uid(cells[_OLD]), unit_by_uid(cells[_NEW]), parse_day(cells[_DATE])
    if old is None or new is None or day is None:
        return None
    return SuccessionStep(
        old=old,
        new=new,
        on=day,
        relation=Relation(cells[_RELATION]),
        extent=Extent(cells[_EXTENT]),
        act=cells[_ACT],
        confirmed=cells[_STATUS] != "unconfirmed",
    )


def _communes(unit: AdministrativeUnit, *, forward: bool) -> list[AdministrativeUnit]:
    """Return the communes of a district on its last (or first) day."""
    day = unit.valid_to if forward else unit.valid_from
    if unit.level is not Level.DISTRICT or day is None:
        return []
    return list(iter_units(on=day, parent=unit))


def _outcome(unit: AdministrativeUnit, units: tuple[AdministrativeUnit, ...]) -> SuccessionOutcome:
    """Name the number of units that follow."""
    if not units:
        return SuccessionOutcome.NONE
    if units == (unit,):
        return SuccessionOutcome.SAME
    return SuccessionOutcome.ONE if len(units) == 1 else SuccessionOutcome.MANY
