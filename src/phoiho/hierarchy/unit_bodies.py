"""Which bodies stand in a unit on a day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from phoiho.hierarchy.bodies import Body, Place
from phoiho.hierarchy.body_groups import kinds_meant
from phoiho.hierarchy.body_kinds import BodyField, BodyKind, fields_of_kind, iter_body_kinds
from phoiho.hierarchy.body_naming import body_names
from phoiho.hierarchy.existence import ExistenceAnswer, exists
from phoiho.hierarchy.unit_types import Level
from phoiho.reference import load_once, load_table

__all__ = ["bodies_of", "bodies_of_kind"]

_STANDS = frozenset({ExistenceAnswer.YES, ExistenceAnswer.CONDITIONAL})


@load_once
def _ranks() -> dict[str, int]:
    """Read the order of bodies in official lists, by kind and by branch."""
    return {
        row["kind"] or row["branch"]: int(row["rank"]) for row in load_table("body_order").records()
    }


def _rank(kind: BodyKind) -> int:
    """Return the place of a kind in official lists: its own, else the last of its branch."""
    ranks = _ranks()
    return ranks.get(kind.id, ranks[kind.branch])


def bodies_of(unit: Place | None, *, on: dt.date) -> tuple[Body, ...]:
    """Return the bodies that stand in a unit on a day, in the order of official lists.

    Party, council, People's Committee, Front, organisations, agencies, justice,
    forces.  Those that stand only where they were founded are among them:
    `exists` tells them apart (`conditional`).  Left out are bodies whose name
    needs more than the unit and a field (cells, steering committees), and those
    of which no source tells whether they stood there that day.

    Args:
        unit: The unit; `None` for the centre.
        on: The day.

    Returns:
        The bodies; none where the unit itself was not in being.

    Examples:
        >>> from phoiho.hierarchy import get_unit
        >>> day = dt.date(2025, 3, 1)
        >>> bodies = bodies_of(get_unit("quận Tây Hồ", on=day), on=day)
        >>> [body.name(form="short") for body in bodies[:2]]
        ['Quận ủy Tây Hồ', 'Ban Thường vụ Quận ủy Tây Hồ']
        >>> "district_police" in {body.kind.id for body in bodies}
        False
    """
    unit_type = unit.type if unit else None
    nameable = body_names()
    collectives = kinds_meant("collective")
    kinds = (
        kind
        for kind in iter_body_kinds()
        if (kind.id, unit_type) in nameable and kind.id not in collectives
    )
    return tuple(
        body
        for kind in sorted(kinds, key=_rank)
        for body in bodies_of_kind(kind, unit)
        if exists(body, on=on).answer in _STANDS
    )


def bodies_of_kind(
    kind: BodyKind, unit: Place | None, *, field: BodyField | None = None
) -> Iterator[Body]:
    """Yield the bodies of a kind that a unit of that type can have, on whatever day.

    Args:
        kind: The kind; nothing is yielded where it does not stand on that level.
        unit: The unit; `None` for the centre.
        field: Of a kind with fields, only the body that deals with the same.
            A kind without fields has its one body in any case.
    """
    level = Level.CENTRAL if unit is None else unit.level
    if level.value not in kind.levels:
        return
    fields = fields_of_kind(kind.id)
    if not fields:
        yield Body(kind=kind, unit=unit)
    for own in fields:
        same = field is None or own.id == field.id
        if same and own.spans_in(unit.type if unit else None):
            yield Body(kind=kind, unit=unit, field=own)
