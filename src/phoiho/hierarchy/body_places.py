"""Places in which what holds for a kind elsewhere does not hold.

Units that had a People's Committee but no People's Council, a special zone with
a Party cell in place of a committee, agencies that one province alone had.
"""

from __future__ import annotations

import datetime as dt
from enum import Enum

import attrs

from phoiho.hierarchy.bodies import Body, Place, UnnamedUnit
from phoiho.hierarchy.body_groups import cells, kinds_meant
from phoiho.hierarchy.body_lives import units_around
from phoiho.hierarchy.units import AdministrativeUnit, unit_by_uid
from phoiho.reference import in_span, load_once, load_table, parse_day

__all__ = ["Membership", "PlaceRule", "place_rules"]

# Stands where the sources do not say which units are meant.
_UNKNOWN = "*unknown*"
_COUNCIL_ANSWERS = {"yes": "no", "undecided": "unknown"}


class Membership(Enum):
    """Whether a unit is among those of a rule."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


@attrs.frozen(kw_only=True)
class PlaceRule:
    """What holds for some kinds in some units for a time.

    Attributes:
        kinds: Codes of the kinds, with their field where it matters.
        unit_types: Codes of the types of the units.
        within: Codes of the units in or below which it holds; empty for all but those excluded.
        units: Identities of single units, where it holds for these alone.
        excluded: Identities of units in which, and below which, it does not hold.
        valid_from: First day.
        valid_to: Last day.
        answer: Whether such bodies stand there: yes, no, conditional or unknown.
        about_councils: Whether it says that units have no People's Council.
        legal_basis: The act.
        status: How well it is known.
    """

    kinds: frozenset[str]
    unit_types: frozenset[str]
    within: frozenset[str]
    units: frozenset[str]
    excluded: frozenset[str]
    valid_from: dt.date | None
    valid_to: dt.date | None
    answer: str
    about_councils: bool
    legal_basis: str
    status: str

    @property
    def places_known(self) -> bool:
        """Whether the sources say which units are meant."""
        return _UNKNOWN not in self.within

    def holds_on(self, day: dt.date) -> bool:
        """Tell whether the rule is in force on a day."""
        return in_span(day, self.valid_from, self.valid_to)

    def holds_in(self, place: Place, units: tuple[AdministrativeUnit, ...]) -> Membership:
        """Tell whether a unit of the right type is among those of the rule.

        Args:
            place: The unit.
            units: The unit and those above it, as far as they are known.
        """
        if not self.places_known:
            return Membership.UNKNOWN
        if not self.excluded.isdisjoint(unit.uid for unit in units):
            return Membership.NO
        if not self.within and not self.units and not self.excluded:
            return Membership.YES
        if not units:  # an unnamed unit, and nothing above it is known
            return Membership.UNKNOWN
        codes = frozenset(unit.code for unit in units)
        if not self.units:
            outside = self.within and self.within.isdisjoint(codes)
            return Membership.NO if outside else Membership.YES
        if not isinstance(place, UnnamedUnit):
            return Membership.YES if place.uid in self.units else Membership.NO
        single = filter(None, map(unit_by_uid, self.units))
        near = any(unit.parent_code in codes for unit in single)
        return Membership.UNKNOWN if near else Membership.NO


@load_once
def _rules() -> dict[str, tuple[PlaceRule, ...]]:
    """Read the tables of exceptions by place, indexed by kind."""
    councils = kinds_meant("council_organ")
    rules = [
        _make_rule(row, cells(row["kinds"])) for row in load_table("body_exceptions").records()
    ]
    for row in load_table("no_council_units").records():
        answer = _COUNCIL_ANSWERS.get(row["in_force"])
        if answer is not None:  # else it never took effect
            rules.append(_make_rule(row | {"answer": answer}, councils, about_councils=True))
    index: dict[str, list[PlaceRule]] = {}
    for rule in rules:
        for kind in rule.kinds:
            index.setdefault(kind, []).append(rule)
    return {kind: tuple(found) for kind, found in index.items()}


def _make_rule(
    row: dict[str, str], kinds: tuple[str, ...] | frozenset[str], *, about_councils: bool = False
) -> PlaceRule:
    """Build a rule from its row."""
    return PlaceRule(
        kinds=frozenset(kinds),
        unit_types=frozenset(cells(row["unit_types"])),
        within=frozenset(cells(row["within"])),
        units=frozenset(cells(row["units"])),
        excluded=frozenset(cells(row["excluded_units"])),
        valid_from=parse_day(row["valid_from"]),
        valid_to=parse_day(row["valid_to"]),
        answer=row["answer"],
        about_councils=about_councils,
        legal_basis=row["legal_basis"],
        status=row["status"],
    )


def place_rules(body: Body, *, on: dt.date) -> tuple[tuple[PlaceRule, Membership], ...]:
    """Return the rules that hold, or may hold, for a body on a day."""
    place = body.unit
    if place is None:
        return ()
    rules = [
        rule
        for code in dict.fromkeys((body.kind.id, body.kind_id))
        for rule in _rules().get(code, ())
        if place.type.value in rule.unit_types and rule.holds_on(on)
    ]
    if not rules:
        return ()
    units = units_around(place, on=on)
    judged = ((rule, rule.holds_in(place, units)) for rule in rules)
    return tuple((rule, member) for rule, member in judged if member is not Membership.NO)
