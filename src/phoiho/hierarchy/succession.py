"""Which units follow a unit, step by step, with the act of every step.

A unit is taken as it was on its last day, and its land is followed: where a
commune is divided, to every part; where a unit took others in, back to all of
them.  A commune follows its own links.  A district has none of its own for
1 July 2025, when the whole level ended: what covers it follows from its
communes.

Boundaries that moved between two units that both went on are not recorded.

Basis: the resolutions of the National Assembly's Standing Committee named in
each step; Luật 72/2025/QH15 for the end of the district level.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections.abc import Iterator

import attrs

from phoiho.errors import DataError
from phoiho.hierarchy.unit_types import Level
from phoiho.hierarchy.units import AdministrativeUnit, iter_units, parent_of, unit_by_uid
from phoiho.labels import LabelledEnum
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


class SuccessionOutcome(LabelledEnum):
    """How many units stand there on the day.

    `NONE` is a fact: no unit of the level asked for.  `UNKNOWN` is not: the
    record ends before it comes to the day.
    """

    SAME = "same"
    ONE = "one"
    MANY = "many"
    NONE = "none"
    UNKNOWN = "unknown"


class Relation(LabelledEnum):
    """What happened between the old unit and the new one."""

    UNCHANGED = "unchanged"
    RENAMED = "renamed"
    TYPE_CHANGED = "type_changed"
    TRANSFERRED = "transferred"
    MERGED = "merged"
    SPLIT_PART = "split_part"


# Another name, type or superior unit makes a new version, but no new unit; what
# is left after a part was given away is the same unit still.
_SAME_UNIT = frozenset(
    {Relation.UNCHANGED, Relation.RENAMED, Relation.TYPE_CHANGED, Relation.TRANSFERRED}
)


class Extent(LabelledEnum):
    """How much of the old unit went to the new one.

    `REMAINDER` is what a resolution calls the rest, after it gave parts away;
    `MAIN` says that only the successor with most of the people is recorded.

    Examples:
        >>> Extent.REMAINDER.label()
        'phần còn lại'
    """

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
        act: Number of the legal act, empty where the source gives none.
        clause: The clause of that act, where known.
        confirmed: Whether the link was read in a source, not inferred.
        note: What else the source says, such as "area only".
    """

    old: AdministrativeUnit
    new: AdministrativeUnit
    on: dt.date
    relation: Relation
    extent: Extent
    act: str
    clause: str
    confirmed: bool
    note: str


@attrs.frozen(kw_only=True)
class Succession:
    """What became of a unit by a day, or what stood there before.

    Attributes:
        unit: The unit asked about.
        on: The day of the answer.
        outcome: How many units, or that the record does not tell.
        units: The units in being on that day, by code.
        steps: Every step walked, in the order of days.
        untraced: Units on the way at which the record ends, so that what
            became of them (or what they were made from) is not among `units`.
    """

    unit: AdministrativeUnit
    on: dt.date
    outcome: SuccessionOutcome
    units: tuple[AdministrativeUnit, ...]
    steps: tuple[SuccessionStep, ...]
    untraced: tuple[AdministrativeUnit, ...] = ()

    @property
    def complete(self) -> bool:
        """Whether `units` are known to be all of them.

        Not so where the record ends on the way, or names the main successor only.
        """
        return not self.untraced and all(step.extent is not Extent.MAIN for step in self.steps)

    @property
    def confirmed(self) -> bool:
        """Whether the record leads to the day, by steps that were all read in a source."""
        return not self.untraced and not self.unconfirmed_steps

    @property
    def unconfirmed_steps(self) -> tuple[SuccessionStep, ...]:
        """The steps that rest on an inference, such as an equal name."""
        return tuple(step for step in self.steps if not step.confirmed)


_COLUMNS = (
    "old_uid", "new_uid", "relation", "date", "extent",
    "act", "clause", "status", "source", "note",
)  # fmt: skip
_OLD, _NEW, _RELATION, _DATE, _EXTENT, _ACT, _CLAUSE, _STATUS, _SOURCE, _NOTE = range(10)


@load_once
def _lines() -> list[bytes]:
    """Read the table of succession, which is in the order of the old units."""
    return load_lines("succession", columns=_COLUMNS)


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
        unit: Any version of a unit, as it was on its last day.
        on: The day of the answer.

    Returns:
        The units of that day and every step to them; while the unit is in
        being, the unit itself.  After the end of the district level a
        district is followed through its own communes.

    Raises:
        ValueError: The day lies before the unit began.

    Basis:
        The act of every step; Luật 72/2025/QH15 for the end of the districts.

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
        steps = _steps_between(unit, unit.valid_to, on, forward=True)
        steps = [step for step in steps if step.relation in _SAME_UNIT]
        if len(steps) != 1:
            break
        unit = steps[0].new
    return unit


def predecessors(
    unit: AdministrativeUnit, *, on: dt.date, level: Level | None = None
) -> Succession:
    """Return what stood on a day where *unit* stands later.

    Args:
        unit: Any version of a unit, as it was on its last day.
        on: The day of the answer, at or before that last day.
        level: A level above; instead of the units found, their superiors on
            that level are returned: the districts in which a ward lies.

    Returns:
        The units of that day and every step from them.  The unit itself is
        among them where it was in being, beside those that it took in since.
        A district that became a special zone as a whole stands beside its
        communes.

    Raises:
        ValueError: The day lies after the unit ended.

    Examples:
        >>> tay_ho = unit_by_uid("00103-2")
        >>> answer = predecessors(tay_ho, on=dt.date(2025, 6, 30))
        >>> len(answer.units), answer.outcome
        (9, <SuccessionOutcome.MANY: 'many'>)
        >>> before = predecessors(tay_ho, on=dt.date(2025, 6, 30), level=Level.DISTRICT)
        >>> [unit.full_name for unit in before.units]
        ['quận Tây Hồ', 'quận Cầu Giấy']
    """
    if unit.valid_to is not None and on > unit.valid_to:
        msg = f"{unit.full_name} ({unit.uid}) ended on {unit.valid_to}: asked for {on}"
        raise ValueError(msg)
    return _walk(unit, on=on, forward=False, level=level)


def _walk(
    unit: AdministrativeUnit, *, on: dt.date, forward: bool, level: Level | None = None
) -> Succession:
    """Follow the land of a unit from its last day to the day of the answer."""
    steps: dict[tuple[str, str], SuccessionStep] = {}
    reached: set[AdministrativeUnit] = set()
    untraced: set[AdministrativeUnit] = set()
    # Units with the day on which they held some of that land.
    waiting = [(unit, unit.valid_to or dt.date.max)]
    seen = set(waiting)
    while waiting:
        current, day = waiting.pop()
        communes = _communes_to_follow(current, on) if forward else ()
        taken = [] if communes else _steps_between(current, day, on, forward=forward)
        steps |= {(step.old.uid, step.new.uid): step for step in taken}
        if current.exists_on(on):
            reached.add(current)
        elif not taken and not communes:
            untraced.add(current)
        following = [(commune, day) for commune in communes]
        following += [_far_end(step, forward=forward) for step in taken]
        waiting += [pair for pair in following if pair not in seen]
        seen.update(following)
    units = _by_code(reached if level is None else _superiors(reached, level, on))
    return Succession(
        unit=unit,
        on=on,
        outcome=_outcome(unit, units, known=not untraced),
        units=units,
        steps=tuple(sorted(steps.values(), key=lambda step: (step.on, step.old.uid, step.new.uid))),
        untraced=_by_code(untraced),
    )


def _steps_between(
    unit: AdministrativeUnit, day: dt.date, on: dt.date, *, forward: bool
) -> list[SuccessionStep]:
    """Return the recorded links of one unit between a day of its own and the day asked for."""
    steps = map(_make_step, _lines_of(unit, forward=forward))
    return [step for step in steps if (day < step.on <= on if forward else on < step.on <= day)]


def _far_end(step: SuccessionStep, *, forward: bool) -> tuple[AdministrativeUnit, dt.date]:
    """Return the unit to which a step leads, and the day on which it holds the land."""
    return (step.new, step.on) if forward else (step.old, step.on - dt.timedelta(days=1))


def _communes_to_follow(unit: AdministrativeUnit, on: dt.date) -> tuple[AdministrativeUnit, ...]:
    """Return the communes by which a district is followed past the end of its level.

    A district that had passed into a larger one is covered by what covers its
    own communes, not by all that covers the larger one.  None where the
    district has a link of its own past that end, as islands without communes.
    """
    end = unit.type.valid_to
    if unit.level is not Level.DISTRICT or unit.valid_to is None or end is None or on <= end:
        return ()
    if _steps_between(unit, end, on, forward=True):
        return ()
    return tuple(iter_units(on=unit.valid_to, parent=unit))


def _by_code(units: set[AdministrativeUnit]) -> tuple[AdministrativeUnit, ...]:
    """Return units in the order of their codes."""
    return tuple(sorted(units, key=lambda unit: (unit.code, unit.uid)))


def _superiors(
    units: set[AdministrativeUnit], level: Level, on: dt.date
) -> set[AdministrativeUnit]:
    """Return the units of a level in which others lie; those without one stay out."""
    found = set()
    for unit in units:
        superior: AdministrativeUnit | None = unit
        while superior is not None and superior.level is not level:
            superior = parent_of(superior, on=on)
        if superior is not None:
            found.add(superior)
    return found


def _make_step(line: bytes) -> SuccessionStep:
    """Build a step from its line."""
    cells = cut_line(line)
    old, new, day = unit_by_uid(cells[_OLD]), unit_by_uid(cells[_NEW]), parse_day(cells[_DATE])
    if old is None or new is None or day is None:
        raise DataError("succession", f"names no day or an unknown unit: {cells[_OLD : _DATE + 1]}")
    return SuccessionStep(
        old=old,
        new=new,
        on=day,
        relation=Relation(cells[_RELATION]),
        extent=Extent(cells[_EXTENT]),
        act=cells[_ACT],
        clause=cells[_CLAUSE],
        confirmed=cells[_STATUS] == "confirmed",
        note=cells[_NOTE],
    )


def _outcome(
    unit: AdministrativeUnit, units: tuple[AdministrativeUnit, ...], *, known: bool
) -> SuccessionOutcome:
    """Name the number of units that were found."""
    if not units:
        return SuccessionOutcome.NONE if known else SuccessionOutcome.UNKNOWN
    if units == (unit,):
        return SuccessionOutcome.SAME
    return SuccessionOutcome.ONE if len(units) == 1 else SuccessionOutcome.MANY
