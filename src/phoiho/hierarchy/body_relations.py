"""Who stands in what relation to a body on a day: leads, directs, elects, supervises, guides.

The verbs are terms of law and no synonyms: a Party committee leads, an upper
administration directs, a council supervises with sanctions and the Front with
recommendations, and inside the Front the upper committee only guides the lower.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from enum import Enum

import attrs

from phoiho.hierarchy.bodies import Body, Place, UnnamedUnit
from phoiho.hierarchy.body_groups import kinds_meant
from phoiho.hierarchy.body_kinds import get_body_kind
from phoiho.hierarchy.existence import ExistenceAnswer, continued_body, exists
from phoiho.hierarchy.unit_bodies import bodies_of_kind
from phoiho.hierarchy.unit_types import Level, UnitType
from phoiho.hierarchy.units import iter_units, parent_of
from phoiho.labels import LabelledEnum
from phoiho.reference import in_span, load_once, load_table, parse_day

__all__ = [
    "BodyRelation",
    "RelationDirection",
    "RelationScope",
    "RelationVerb",
    "relations",
    "subordinate_bodies",
    "superior_bodies",
]


class RelationVerb(LabelledEnum):
    """What the one body does to the other, or is to it."""

    ADVISES = "advises"
    ANSWERS_TO = "answers_to"
    APPOINTS = "appoints"
    ASSISTS = "assists"
    BELONGS_TO = "belongs_to"
    COORDINATES_WITH = "coordinates_with"
    DIRECTS = "directs"
    ELECTS = "elects"
    GIVES_SOCIAL_CRITICISM = "gives_social_criticism"
    GUIDES = "guides"
    GUIDES_PROFESSIONALLY = "guides_professionally"
    INFORMS = "informs"
    INVITES = "invites"
    IS_MEMBER_OF = "is_member_of"
    LEADS = "leads"
    STANDING_ORGAN_OF = "standing_organ_of"
    SUPERVISES = "supervises"


class RelationScope(LabelledEnum):
    """Where the one that acts finds the other."""

    SAME_UNIT = "same_unit"
    LOWER_UNIT = "lower_unit"
    UPPER_UNIT = "upper_unit"


class RelationDirection(Enum):
    """Whether the body asked about acts, or is acted on."""

    ACTIVE = "active"
    PASSIVE = "passive"


@attrs.frozen(kw_only=True)
class _Rule:
    """A row of the table of relations."""

    id: str
    subjects: frozenset[str]
    verb: RelationVerb
    objects: frozenset[str]
    scope: RelationScope
    superior: str
    valid_from: dt.date | None
    valid_to: dt.date | None
    legal_basis: str
    status: str
    source: str

    def holds_on(self, day: dt.date) -> bool:
        """Tell whether the rule is in force on a day."""
        return in_span(day, self.valid_from, self.valid_to)

    def places_below(self, direction: RelationDirection) -> bool | None:
        """Tell whether the others stand below; `None` where they stand in the same unit."""
        if self.scope is RelationScope.SAME_UNIT:
            return None
        acts = direction is RelationDirection.ACTIVE
        return acts is (self.scope is RelationScope.LOWER_UNIT)

    def others_are_superior(self, direction: RelationDirection) -> bool | None:
        """Tell whether the others are superior to the body; `None` where neither is."""
        if not self.superior:
            return None
        return (self.superior == "object") is (direction is RelationDirection.ACTIVE)


@attrs.frozen(kw_only=True)
class BodyRelation:
    """One relation of a body to others on a day.

    Attributes:
        body: The body asked about.
        direction: Whether it acts, or is acted on by the others.
        verb: What is done.
        others: The other bodies that stand that day, everywhere or where they were founded.
        scope: Where the one that acts finds the other.
        legal_basis: The text behind it.
        status: How well it is known (`confirmed`, `partly`, ...).
        rule: Code of the row in the table of relations.
        source: Keys into the table of sources.
    """

    body: Body
    direction: RelationDirection
    verb: RelationVerb
    others: tuple[Body, ...]
    scope: RelationScope
    legal_basis: str
    status: str
    rule: str
    source: str


@load_once
def _rules() -> dict[str, tuple[_Rule, ...]]:
    """Read the table of relations, indexed by the kinds on either side."""
    index: dict[str, list[_Rule]] = {}
    for row in load_table("relations").records():
        rule = _Rule(
            id=row["id"],
            subjects=kinds_meant(row["subject"]),
            verb=RelationVerb(row["verb"]),
            objects=kinds_meant(row["object"]),
            scope=RelationScope(row["scope"]),
            superior=row["superior"],
            valid_from=parse_day(row["valid_from"]),
            valid_to=parse_day(row["valid_to"]),
            legal_basis=row["legal_basis"],
            status=row["status"],
            source=row["source"],
        )
        for kind in rule.subjects | rule.objects:
            index.setdefault(kind, []).append(rule)
    return {kind: tuple(rules) for kind, rules in index.items()}


def relations(body: Body, *, on: dt.date) -> tuple[BodyRelation, ...]:
    """Return the relations of *body* to other bodies on a day, in the order of the table.

    Bodies that did not stand that day are left out, and a relation to nobody
    with them; so are those of which no source tells whether they did, unless
    that is as unknown of *body* itself.  Where the unit directly above or below
    has no such body, the next one is taken.

    Args:
        body: The body; none where it did not stand that day.
        on: The day.

    Basis:
        The text that each relation names.

    Examples:
        >>> from phoiho.hierarchy import get_body
        >>> day = dt.date(2024, 2, 28)
        >>> committee = get_body("UBND quận Tây Hồ", on=day)
        >>> for relation in relations(committee, on=day)[:3]:
        ...     print(relation.direction.value, relation.verb.value, relation.others[0].name())
        passive leads Ban Chấp hành Đảng bộ quận Tây Hồ
        passive elects Hội đồng nhân dân quận Tây Hồ
        passive supervises Hội đồng nhân dân quận Tây Hồ
    """
    return tuple(
        BodyRelation(
            body=body,
            direction=direction,
            verb=rule.verb,
            others=others,
            scope=rule.scope,
            legal_basis=rule.legal_basis,
            status=rule.status,
            rule=rule.id,
            source=rule.source,
        )
        for rule, direction in _sides(body, on)
        if (others := _others(body, rule, direction, on))
    )


def superior_bodies(body: Body, *, on: dt.date) -> tuple[Body, ...]:
    """Return the bodies directly above *body* on a day.

    Those to which it answers or belongs, and those that direct, guide or lead it
    from above.  That the Party committee of the same unit leads all, and that
    the council of the same unit elects and supervises, is in `relations`.

    Examples:
        >>> from phoiho.hierarchy import get_body
        >>> day = dt.date(2024, 2, 28)
        >>> committee = get_body("UBND quận Tây Hồ", on=day)
        >>> [superior.name() for superior in superior_bodies(committee, on=day)]
        ['Ủy ban nhân dân thành phố Hà Nội']
    """
    return _in_line(body, on, superior=True)


def subordinate_bodies(body: Body, *, on: dt.date) -> tuple[Body, ...]:
    """Return the bodies directly below *body* on a day: the reverse of `superior_bodies`.

    Examples:
        >>> from phoiho.hierarchy import get_body
        >>> day = dt.date(2026, 1, 1)
        >>> front = get_body("Ủy ban MTTQ Việt Nam thành phố Hà Nội", on=day)
        >>> below = subordinate_bodies(front, on=day)
        >>> sum(body.kind.id == "fatherland_front_committee" for body in below)
        126
    """
    return _in_line(body, on, superior=False)


def _in_line(body: Body, on: dt.date, *, superior: bool) -> tuple[Body, ...]:
    """Return the bodies above, or below, a body in its lines."""
    found: dict[Body, None] = {}
    for rule, direction in _sides(body, on):
        if rule.others_are_superior(direction) is superior:
            found |= dict.fromkeys(_others(body, rule, direction, on))
    return tuple(found)


def _sides(body: Body, on: dt.date) -> Iterator[tuple[_Rule, RelationDirection]]:
    """Yield the rules that speak of a body on a day, with the side that it is on."""
    body = continued_body(body, on=on)
    if exists(body, on=on).answer is ExistenceAnswer.NO:
        return
    for rule in _rules().get(body.kind.id, ()):
        if rule.holds_on(on):
            if body.kind.id in rule.subjects:
                yield rule, RelationDirection.ACTIVE
            if body.kind.id in rule.objects:
                yield rule, RelationDirection.PASSIVE


def _others(body: Body, rule: _Rule, direction: RelationDirection, on: dt.date) -> tuple[Body, ...]:
    """Return the bodies on the other side of a rule."""
    body = continued_body(body, on=on)
    wanted = rule.objects if direction is RelationDirection.ACTIVE else rule.subjects
    below = rule.places_below(direction)
    found: Iterator[Body]
    if below is None:
        found = (other for other in _standing_in(body.unit, wanted, body, on) if other != body)
    else:
        search = _search_below if below else _search_above
        found = search(body.unit, wanted, rule.subjects | rule.objects, body, on)
    if exists(body, on=on).answer is ExistenceAnswer.UNKNOWN:
        return tuple(found)
    return tuple(o for o in found if exists(o, on=on).answer is not ExistenceAnswer.UNKNOWN)


def _search_above(
    place: Place | None, wanted: frozenset[str], line: frozenset[str], body: Body, on: dt.date
) -> Iterator[Body]:
    """Yield the bodies of the nearest unit above in which a body of the line stands."""
    while place is not None:
        if isinstance(place, UnnamedUnit):
            place = place.within
            if place is None or place.level is not _level_above(body.level, on):
                return
        else:
            place = parent_of(place, on=on)
        if any(_standing_in(place, line, body, on)):
            yield from _standing_in(place, wanted, body, on)
            return


def _search_below(
    place: Place | None, wanted: frozenset[str], line: frozenset[str], body: Body, on: dt.date
) -> Iterator[Body]:
    """Yield the bodies of the nearest units below in which a body of the line stands."""
    if isinstance(place, UnnamedUnit):
        return
    level = Level.PROVINCE if place is None else None
    for unit in iter_units(on=on, level=level, parent=place):
        if any(_standing_in(unit, line, body, on)):
            yield from _standing_in(unit, wanted, body, on)
        else:
            yield from _search_below(unit, wanted, line, body, on)


def _level_above(level: Level, on: dt.date) -> Level:
    """Return the level directly above one, as on a day."""
    districts = (t.valid_to for t in UnitType if t.level is Level.DISTRICT)
    order = [Level.CENTRAL, Level.PROVINCE, Level.DISTRICT, Level.COMMUNE]
    if not any(end is None or on <= end for end in districts):
        order.remove(Level.DISTRICT)
    return order[max(order.index(level) - 1, 0)] if level in order else Level.PROVINCE


def _standing_in(
    place: Place | None, kinds: frozenset[str], body: Body, on: dt.date
) -> Iterator[Body]:
    """Yield the bodies of some kinds that stand, or may stand, in a unit on a day."""
    for kind_id in sorted(kinds - kinds_meant("collective")):
        if kind_id.startswith("*"):  # no body: the voters
            continue
        for other in bodies_of_kind(get_body_kind(kind_id), place, field=body.field):
            if exists(other, on=on).answer is not ExistenceAnswer.NO:
                yield other
