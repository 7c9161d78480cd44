"""From when to when bodies of a kind stand in a type of unit, and how surely that is known.

The tables give days for a kind in a type of unit.  Where a reorganisation came
on another day in every province, the days seen are in a table of their own, and
between the earliest and the latest of them nothing is certain for the others.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import attrs

from phoiho.hierarchy.bodies import Body, Place, UnnamedUnit
from phoiho.hierarchy.body_groups import cells
from phoiho.hierarchy.body_kinds import iter_body_kinds
from phoiho.hierarchy.unit_types import Level, UnitType
from phoiho.hierarchy.units import AdministrativeUnit, ancestors_of
from phoiho.reference import in_span, load_once, load_table, parse_day

__all__ = ["Life", "lives_of", "units_around"]

_ONE_DAY = dt.timedelta(days=1)


@attrs.frozen(kw_only=True)
class Life:
    """A span of days in which a body stands.

    Attributes:
        earliest: First day on which it may stand; `None` without a known beginning.
        certain_from: First day on which it does.
        certain_to: Last day on which it does; `None` without an end.
        latest: Last day on which it may.
        conditional: Whether it stands only where it was founded.
        source: The act behind the days.
        status: How well they are known.
    """

    earliest: dt.date | None
    certain_from: dt.date | None
    certain_to: dt.date | None
    latest: dt.date | None
    conditional: bool
    source: str
    status: str

    def covers(self, day: dt.date) -> bool:
        """Tell whether a day certainly lies in the span."""
        return in_span(day, self.certain_from, self.certain_to)

    def may_cover(self, day: dt.date) -> bool:
        """Tell whether a day may lie in the span."""
        return in_span(day, self.earliest, self.latest)


def lives_of(body: Body, *, on: dt.date) -> tuple[Life, ...]:
    """Return the spans of days of such bodies, in order; none where they are not listed.

    Args:
        body: The body.
        on: The day that decides in which province its unit lies.

    Examples:
        >>> from phoiho.hierarchy import get_body
        >>> police = get_body("Công an quận Tây Hồ", on=dt.date(2024, 1, 1))
        >>> [life.latest for life in lives_of(police, on=dt.date(2024, 1, 1))]
        [datetime.date(2025, 2, 28)]
    """
    lives = _listed_lives(body)
    if isinstance(body.unit, AdministrativeUnit):
        start = _type_starts()[body.unit.type]
        if start is not None:
            lives = tuple(
                _without_start(life) if life.earliest == start else life for life in lives
            )
    changes = _changes().get(body.kind.id)
    if not lives or changes is None:
        return lives
    # A change is the last that befell such bodies there.
    return (*lives[:-1], _changed(lives[-1], body, changes, on))


def _without_start(life: Life) -> Life:
    """Leave out the first day of the type: units were of that type before the law had it."""
    return attrs.evolve(life, earliest=None, certain_from=None)


@load_once
def _type_starts() -> dict[UnitType, dt.date | None]:
    """Return the first day of every type of units, where it has one."""
    days = {row["id"]: parse_day(row["valid_from"]) for row in load_table("unit_types").records()}
    return {unit_type: days[unit_type.value] for unit_type in UnitType}


def _listed_lives(body: Body) -> tuple[Life, ...]:
    """Return the spans that hold in every unit of the type."""
    unit_type = body.unit.type if body.unit else None
    if body.field is None:
        return _kind_lives().get((body.kind.id, unit_type), ())
    lives = (
        _make_life(
            span.valid_from,
            span.valid_to,
            conditional=span.existence == "conditional",
            source=body.kind.legal_basis,
            status=span.status,
        )
        for span in body.field.spans_in(unit_type)
    )
    return tuple(_within_type(life, unit_type) for life in lives)


def _make_life(
    start: dt.date | None, end: dt.date | None, *, conditional: bool, source: str, status: str
) -> Life:
    """Build a span whose days are certain."""
    return Life(
        earliest=start,
        certain_from=start,
        certain_to=end,
        latest=end,
        conditional=conditional,
        source=source,
        status=status,
    )


@load_once
def _kind_lives() -> dict[tuple[str, UnitType | None], tuple[Life, ...]]:
    """Return the spans of every kind in every type of unit in which it is listed.

    A kind without rows of its own has its own days on all its levels.  One whose
    name needs more than the unit ("Chi bộ {residential_unit}") has them without
    a unit too, and stands only where it was founded.
    """
    kinds = {kind.id: kind for kind in iter_body_kinds()}
    lives: dict[tuple[str, UnitType | None], list[Life]] = {}
    for row in load_table("body_names").records():
        unit_type = UnitType(row["unit_type"]) if row["unit_type"] else None
        life = _make_life(
            parse_day(row["valid_from"]),
            parse_day(row["valid_to"]),
            conditional=row["existence"] == "conditional",
            source=kinds[row["kind"]].legal_basis,
            status=row["status"],
        )
        lives.setdefault((row["kind"], unit_type), []).append(life)
    listed = {kind_id for kind_id, _ in lives}
    for row in load_table("body_kinds").records():
        kind, pattern = kinds[row["id"]], row["named_by"] == "pattern"
        life = _make_life(
            kind.valid_from,
            kind.valid_to,
            conditional=pattern,
            source=kind.legal_basis,
            status=kind.status,
        )
        for unit_type in _types_of(kind.levels, anywhere=pattern):
            if unit_type is None or kind.id not in listed:
                lives.setdefault((kind.id, unit_type), [_within_type(life, unit_type)])
    return {key: tuple(found) for key, found in lives.items()}


def _within_type(life: Life, unit_type: UnitType | None) -> Life:
    """Return a span that does not begin before the type of units does."""
    start = _type_starts()[unit_type] if unit_type else None
    if start is None or (life.earliest is not None and start <= life.earliest):
        return life
    return attrs.evolve(life, earliest=start, certain_from=start)


def _types_of(levels: tuple[str, ...], *, anywhere: bool) -> Iterator[UnitType | None]:
    """Yield the types of units of the levels, `None` for the centre."""
    if anywhere or Level.CENTRAL.value in levels:
        yield None
    for unit_type in UnitType:
        if anywhere or unit_type.level.value in levels:
            yield unit_type


@attrs.frozen(kw_only=True)
class _Change:
    """A change of bodies whose day differs by place.

    Attributes:
        ended: Kinds that ended with it.
        levels: Levels on which it took place.
        within: Codes of the units in which the days hold; empty for all others.
        earliest: First day on which it may have been in effect.
        latest: First day on which it certainly was.
    """

    ended: tuple[str, ...]
    levels: tuple[str, ...]
    within: tuple[str, ...]
    earliest: dt.date
    latest: dt.date
    legal_basis: str
    status: str


@load_once
def _changes() -> dict[str, tuple[_Change, ...]]:
    """Index the changes by the kinds that ended or began with them."""
    changes: dict[str, list[_Change]] = {}
    for row in load_table("body_changes").records():
        change = _Change(
            ended=cells(row["ended"]),
            levels=cells(row["levels"]),
            within=cells(row["within"]),
            earliest=dt.date.fromisoformat(row["earliest"]),
            latest=dt.date.fromisoformat(row["latest"]),
            legal_basis=row["legal_basis"],
            status=row["status"],
        )
        for kind in (*change.ended, *cells(row["began"])):
            changes.setdefault(kind, []).append(change)
    return {kind: tuple(found) for kind, found in changes.items()}


def _changed(life: Life, body: Body, changes: tuple[_Change, ...], on: dt.date) -> Life:
    """Return a span with the end, or the beginning, that a change gave it in the body's place."""
    there = [change for change in changes if body.level.value in change.levels]
    codes = [unit.code for unit in units_around(body.unit, on=on)]
    general = next((change for change in there if not change.within), None)
    own = (change for code in codes for change in there if code in change.within)
    change = next(own, general)
    if change is None:
        return life
    # Outside the days of all places, what is known of such bodies at large decides.
    settled = general is not None and not general.earliest <= on < general.latest
    status = life.status if settled else change.status
    known = attrs.evolve(life, source=change.legal_basis, status=status)
    if body.kind.id not in change.ended:
        return attrs.evolve(known, earliest=change.earliest, certain_from=change.latest)
    last_certain, last_possible = change.earliest - _ONE_DAY, change.latest - _ONE_DAY
    return attrs.evolve(known, certain_to=last_certain, latest=last_possible)


def units_around(place: Place | None, *, on: dt.date) -> tuple[AdministrativeUnit, ...]:
    """Return a unit and those above it, as far as they are known.

    Args:
        place: The unit; of an unnamed one, only those above it count.
        on: The day.

    Examples:
        >>> from phoiho.hierarchy.units import unit_by_uid
        >>> [unit.code for unit in units_around(unit_by_uid("003-1"), on=dt.date(2024, 2, 28))]
        ['003', '01']
    """
    unit = place.within if isinstance(place, UnnamedUnit) else place
    return () if unit is None else (unit, *ancestors_of(unit, on=on))
