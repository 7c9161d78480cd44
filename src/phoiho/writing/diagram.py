"""The hierarchy around one unit as a Mermaid diagram.

Mermaid is text that many viewers of Markdown draw: https://mermaid.js.org.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from itertools import pairwise

from phoiho.hierarchy import (
    AdministrativeUnit,
    Body,
    BodyRelation,
    ExistenceAnswer,
    RelationDirection,
    RelationScope,
    RelationVerb,
    ancestors_of,
    bodies_of,
    exists,
    iter_units,
    relations,
)
from phoiho.labels import Locale

__all__ = ["to_mermaid"]

# What makes the hierarchy; working together, informing and inviting do not.
_STRUCTURE = frozenset(
    {
        RelationVerb.ADVISES,
        RelationVerb.ANSWERS_TO,
        RelationVerb.APPOINTS,
        RelationVerb.ASSISTS,
        RelationVerb.BELONGS_TO,
        RelationVerb.DIRECTS,
        RelationVerb.ELECTS,
        RelationVerb.IS_MEMBER_OF,
        RelationVerb.LEADS,
        RelationVerb.STANDING_ORGAN_OF,
    }
)


def to_mermaid(unit: AdministrativeUnit, *, on: dt.date, locale: Locale = "vi") -> str:
    r"""Return a flow chart of the units above and below *unit*, and of the bodies in it.

    Bodies that no relation of the tables ties to another of the unit are left
    out; those that stand only where they were founded have a dashed frame.

    Args:
        unit: A unit in being that day.
        on: The day.
        locale: Language of the names and of the words on the arrows.

    Examples:
        >>> from phoiho.hierarchy import get_unit
        >>> day = dt.date(2026, 1, 1)
        >>> chart = to_mermaid(get_unit("đặc khu Lý Sơn", on=day), on=day)
        >>> print(*chart.splitlines()[:4], sep="\n")
        flowchart TD
          u51_2["tỉnh Quảng Ngãi"]
          u21548_1["đặc khu Lý Sơn"]
          u51_2 --> u21548_1
    """
    return "\n".join(["flowchart TD", *_units(unit, on, locale), *_bodies(unit, on, locale), ""])


def _units(unit: AdministrativeUnit, on: dt.date, locale: Locale) -> Iterator[str]:
    """Yield the units above the one shown, itself, and those under it."""
    line = (*reversed(ancestors_of(unit, on=on)), unit)
    for one in line:
        yield _node(_unit_id(one), _unit_name(one, locale))
    for upper, lower in pairwise(line):
        yield f"  {_unit_id(upper)} --> {_unit_id(lower)}"
    for lower in iter_units(on=on, parent=unit):
        yield _node(_unit_id(lower), _unit_name(lower, locale))
        yield f"  {_unit_id(unit)} --> {_unit_id(lower)}"


def _bodies(unit: AdministrativeUnit, on: dt.date, locale: Locale) -> Iterator[str]:
    """Yield the bodies of a unit that are tied to one another, and what ties them."""
    bodies = bodies_of(unit, on=on)
    ties = [tie for body in bodies for tie in relations(body, on=on) if _is_structure(tie)]
    tied = {body for tie in ties for body in (tie.body, *tie.others)}
    if not tied:
        return
    yield f'  subgraph bodies["{_text(_unit_name(unit, locale))}"]'
    for body in bodies:
        if body in tied:
            yield "  " + _node(_body_id(body), _body_name(body, locale))
    for tie in ties:
        for other in tie.others:
            label = _text(tie.verb.label(locale))
            yield f'    {_body_id(tie.body)} -->|"{label}"| {_body_id(other)}'
    yield "  end"
    founded = [body for body in bodies if body in tied and _is_conditional(body, on)]
    for body in founded:
        yield f"  style {_body_id(body)} stroke-dasharray: 4"


def _is_structure(tie: BodyRelation) -> bool:
    """Tell whether a relation is drawn: one of the hierarchy, inside the unit, from who acts."""
    return (
        tie.direction is RelationDirection.ACTIVE
        and tie.scope is RelationScope.SAME_UNIT
        and tie.verb in _STRUCTURE
    )


def _is_conditional(body: Body, on: dt.date) -> bool:
    """Tell whether a body stands only where it was founded."""
    return exists(body, on=on).answer is ExistenceAnswer.CONDITIONAL


def _node(node_id: str, name: str) -> str:
    """Return the line of a node."""
    return f'  {node_id}["{_text(name)}"]'


def _text(name: str) -> str:
    """Return a name as Mermaid takes it inside quotes."""
    return name.replace('"', "#quot;")


def _unit_id(unit: AdministrativeUnit) -> str:
    """Return the identity of a unit as a node has it."""
    return f"u{unit.uid.replace('-', '_')}"


def _body_id(body: Body) -> str:
    """Return the identity of a body of the unit as a node has it."""
    return body.kind_id.replace(":", "__")


def _unit_name(unit: AdministrativeUnit, locale: Locale) -> str:
    """Return the name of a unit in a language."""
    return unit.full_name if locale == "vi" else unit.full_name_en


def _body_name(body: Body, locale: Locale) -> str:
    """Return the name of a body as a node has it."""
    return body.name(form="short") if locale == "vi" else body.name("en")
