"""Which bodies follow a body that ended, by the text that says so.

Units merge and their bodies with them; kinds of bodies end or merge while the
unit goes on; and the district level ended as a whole.  What covers the land of
a district is known, but not every body of a district has an heir there: no text
makes a ward's Youth Union the heir of a Quận Đoàn.

Papers stay valid all the same: what a State body issued before a reorganisation
holds until it expires or is replaced (Nghị quyết 190/2025/QH15).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from enum import Enum

import attrs

from phoiho.hierarchy.bodies import Body, Place
from phoiho.hierarchy.body_groups import cells
from phoiho.hierarchy.body_kinds import get_body_field, get_body_kind
from phoiho.hierarchy.body_lives import units_around
from phoiho.hierarchy.existence import (
    Existence,
    ExistenceAnswer,
    ExistenceReason,
    continued_body,
    ended_on,
    exists,
)
from phoiho.hierarchy.succession import Succession, successors
from phoiho.hierarchy.unit_types import Level
from phoiho.hierarchy.units import AdministrativeUnit, iter_units
from phoiho.labels import LabelledEnum, Locale
from phoiho.reference import load_once, load_table

__all__ = [
    "BodySuccession",
    "BodySuccessionOutcome",
    "BodySuccessionReason",
    "BodySuccessionRule",
    "successor_bodies",
]

_ANY_KIND = "*"
_SAME_KIND = "="
_UNKNOWN_KIND = "*unknown*"


class BodySuccessionOutcome(Enum):
    """How many bodies follow."""

    SAME = "same"
    ONE = "one"
    MANY = "many"
    NONE = "none"
    UNKNOWN = "unknown"


class BodySuccessionReason(LabelledEnum):
    """Why the outcome is what it is."""

    IN_BEING = "in_being"
    GOES_ON = "goes_on"
    FOLLOWS_UNIT = "follows_unit"
    COVERS_UNIT = "covers_unit"
    MERGED_KIND = "merged_kind"
    NO_HEIR = "no_heir"
    NONE_THERE = "none_there"
    HEIR_UNKNOWN = "heir_unknown"
    UNIT_UNNAMED = "unit_unnamed"
    UNIT_UNTRACED = "unit_untraced"
    NOT_CERTAIN = "not_certain"


class _Change(Enum):
    """What ended a body."""

    KIND_ENDED = "kind_ended"
    UNIT_ENDED = "unit_ended"
    LEVEL_ENDED = "level_ended"


@attrs.frozen(kw_only=True)
class BodySuccessionRule:
    """What follows bodies of some kinds when they end in some way.

    Attributes:
        id: Code of the row.
        kinds: Codes of the kinds, with their field where it matters; `*` for
            all that no other row names.
        levels: Levels on which they stood.
        change: What ended them.
        heirs: Codes of the kinds that follow, `=` for the same.
        tasks_to: Codes of the kinds that took over tasks without being heirs.
        legal_basis: The text behind it.
        status: How well it is known (`confirmed`, `partly`, ...).
        source: Keys into the table of sources.
    """

    id: str
    kinds: frozenset[str]
    levels: frozenset[str]
    change: str
    heirs: tuple[str, ...]
    tasks_to: tuple[str, ...]
    legal_basis: str
    status: str
    source: str


@attrs.frozen(kw_only=True)
class BodySuccession:
    """What became of a body by a day.

    Attributes:
        body: The body asked about.
        on: The day of the answer.
        outcome: How many bodies follow.
        reason: Why.
        bodies: The bodies that follow, in the order of their units' codes.
        tasks_to: Bodies that took over tasks without being heirs.
        units: What became of the unit; `None` while it goes on, and where the
            body has none.
        rules: The rows applied, in order.
    """

    body: Body
    on: dt.date
    outcome: BodySuccessionOutcome
    reason: BodySuccessionReason
    bodies: tuple[Body, ...] = ()
    tasks_to: tuple[Body, ...] = ()
    units: Succession | None = None
    rules: tuple[BodySuccessionRule, ...] = ()

    @property
    def confirmed(self) -> bool:
        """Whether every step, of the unit and of the body, was read in a source."""
        settled = self.outcome is not BodySuccessionOutcome.UNKNOWN
        units = self.units is None or self.units.confirmed
        return settled and units and all(rule.status == "confirmed" for rule in self.rules)

    @property
    def legal_basis(self) -> str:
        """The texts behind the answer."""
        return "; ".join(dict.fromkeys(rule.legal_basis for rule in self.rules))

    def explain(self, locale: Locale = "vi") -> str:
        """Return the reason in one phrase, with the texts behind it."""
        words = self.reason.label(locale)
        return f"{words} ({self.legal_basis})" if self.legal_basis else words


@load_once
def _rules() -> tuple[BodySuccessionRule, ...]:
    """Read the table of what follows bodies."""
    return tuple(
        BodySuccessionRule(
            id=row["id"],
            kinds=frozenset(cells(row["kinds"])),
            levels=frozenset(cells(row["levels"])),
            change=row["change"],
            heirs=cells(row["heirs"]),
            tasks_to=cells(row["tasks_to"]),
            legal_basis=row["legal_basis"],
            status=row["status"],
            source=row["source"],
        )
        for row in load_table("body_succession").records()
    )


def successor_bodies(body: Body, *, on: dt.date) -> BodySuccession:
    """Return the bodies that follow *body* on a day at or after its end.

    Args:
        body: The body.
        on: The day of the answer.

    Returns:
        The body itself while it is in being (`same`, under another name where
        its unit was renamed); else its heirs by law, or `none` with the reason
        and the bodies that took over its tasks.  `unknown` where the unit is not
        named or not traced, or no source decides.

    Raises:
        ValueError: The body did not stand before that day, so that nothing follows it.

    Basis:
        The rows of `body_succession`; Luật 72/2025/QH15, Điều 51 khoản 3;
        Nghị quyết 190/2025/QH15 (papers of the old body stay valid).

    Examples:
        >>> from phoiho.hierarchy import get_body
        >>> committee = get_body("UBND quận Tây Hồ", on=dt.date(2024, 2, 28))
        >>> answer = successor_bodies(committee, on=dt.date(2025, 7, 1))
        >>> answer.outcome.value, answer.bodies[1].name(form="short")
        ('many', 'UBND phường Phú Thượng')
        >>> inspectorate = get_body("Thanh tra quận Tây Hồ", on=dt.date(2024, 2, 28))
        >>> answer = successor_bodies(inspectorate, on=dt.date(2025, 7, 1))
        >>> answer.outcome.value, answer.tasks_to[0].name(form="short")
        ('none', 'Thanh tra thành phố Hà Nội')
    """
    existence = exists(body, on=on)
    current = continued_body(body, on=on)
    if existence.answer is not ExistenceAnswer.NO:
        return _still_there(existence, current)
    if ended_on(body, by=on) is None:
        msg = f"{body.name()} ({body.id}) did not stand before {on}: {existence.explain('en')}"
        raise ValueError(msg)
    return _Walk(body=body, on=on, units=_units_after(current, on)).follow(current)


def _units_after(body: Body, on: dt.date) -> Succession | None:
    """Return what became of the unit of a body, if it has ended by the day."""
    if not isinstance(body.unit, AdministrativeUnit) or body.unit.exists_on(on):
        return None
    return successors(body.unit, on=on)


def _still_there(existence: Existence, current: Body) -> BodySuccession:
    """Return the answer for a body that stands, or may stand, on the day."""
    if existence.answer is ExistenceAnswer.UNKNOWN:
        outcome, reason = BodySuccessionOutcome.UNKNOWN, BodySuccessionReason.NOT_CERTAIN
        bodies = (current, *_possible_heirs(existence, current))
    else:
        outcome, bodies = BodySuccessionOutcome.SAME, (current,)
        renamed = current != existence.body
        reason = BodySuccessionReason.GOES_ON if renamed else BodySuccessionReason.IN_BEING
    return BodySuccession(
        body=existence.body, on=existence.on, outcome=outcome, reason=reason, bodies=bodies
    )


def _possible_heirs(existence: Existence, current: Body) -> Iterator[Body]:
    """Yield the heirs of a body that may have ended by the day."""
    if existence.reason is ExistenceReason.DAY_UNKNOWN:
        heirs = _heirs(_rule_for(current, _Change.KIND_ENDED), current, (current.unit,))
        yield from _standing(heirs, existence.on)


def _standing(bodies: Iterable[Body], on: dt.date) -> Iterator[Body]:
    """Yield those of some bodies that stand, or may stand, on a day."""
    return (body for body in bodies if exists(body, on=on).answer is not ExistenceAnswer.NO)


@attrs.define(kw_only=True)
class _Walk:
    """The way from a body to those that follow it.

    Attributes:
        body: The body asked about.
        on: The day of the answer.
        units: What became of its unit; `None` while that goes on, or is not named.
        rules: The rows applied so far.
        reasons: What every step found, in order.
    """

    body: Body
    on: dt.date
    units: Succession | None
    rules: dict[BodySuccessionRule, None] = attrs.field(factory=dict)
    reasons: list[BodySuccessionReason] = attrs.field(factory=list)

    def follow(self, body: Body) -> BodySuccession:
        """Return the answer for a body that has ended."""
        bodies = tuple(dict.fromkeys(self._heirs_of(body)))
        reason = self._reason(found=bool(bodies))
        return BodySuccession(
            body=self.body,
            on=self.on,
            outcome=_outcome(bodies, reason),
            reason=reason,
            bodies=bodies,
            tasks_to=() if bodies else tuple(dict.fromkeys(self._takers())),
            units=self.units,
            rules=tuple(self.rules),
        )

    def _reason(self, *, found: bool) -> BodySuccessionReason:
        """Return the reason that tells most: why some follow, or at what the way ended."""
        if found:
            return next(reason for reason in self.reasons if reason in _FOUND)
        last = self.reasons[-1]
        return BodySuccessionReason.NONE_THERE if last in _FOUND else last

    def _heirs_of(self, body: Body) -> Iterator[Body]:
        """Yield the heirs, those of heirs that ended in their turn in their place."""
        change = _change_of(body, self.on)
        if change is None:  # such bodies never stood there
            return
        places: tuple[Place | None, ...] = (body.unit,)
        if change is not _Change.KIND_ENDED:
            if self.units is None:
                self.reasons.append(BodySuccessionReason.UNIT_UNNAMED)
                return
            places = self.units.units
        rule = _rule_for(body, change)
        self.rules[rule] = None
        self.reasons.append(_reason_of(rule, change, places))
        for heir in _heirs(rule, body, places):
            current = continued_body(heir, on=self.on)
            if exists(current, on=self.on).answer is not ExistenceAnswer.NO:
                yield current
            else:
                yield from self._heirs_of(current)

    def _takers(self) -> Iterator[Body]:
        """Yield the bodies that took over tasks: in the units of the day, above or below them."""
        places = self.units.units if self.units is not None else (self.body.unit,)
        for kind in (kind for rule in self.rules for kind in rule.tasks_to):
            for place in places:
                yield from _standing(_near(kind, place, self.on), self.on)


_FOUND = frozenset(
    {
        BodySuccessionReason.COVERS_UNIT,
        BodySuccessionReason.FOLLOWS_UNIT,
        BodySuccessionReason.MERGED_KIND,
    }
)
_OPEN = frozenset(
    {
        BodySuccessionReason.HEIR_UNKNOWN,
        BodySuccessionReason.UNIT_UNNAMED,
        BodySuccessionReason.UNIT_UNTRACED,
    }
)


def _outcome(bodies: tuple[Body, ...], reason: BodySuccessionReason) -> BodySuccessionOutcome:
    """Name the number of bodies that follow; none is a fact only where a source says so."""
    if bodies:
        return BodySuccessionOutcome.ONE if len(bodies) == 1 else BodySuccessionOutcome.MANY
    return BodySuccessionOutcome.UNKNOWN if reason in _OPEN else BodySuccessionOutcome.NONE


def _change_of(body: Body, on: dt.date) -> _Change | None:
    """Return what ended a body first: its kind there, its unit, or the level of its unit."""
    ended = ended_on(body, by=on)
    if ended is None:
        return None
    unit_end = body.unit.valid_to if isinstance(body.unit, AdministrativeUnit) else None
    level_end = body.unit.type.valid_to if body.unit is not None else None
    if ended == level_end and body.level is Level.DISTRICT:
        return _Change.LEVEL_ENDED
    return _Change.UNIT_ENDED if ended in {unit_end, level_end} else _Change.KIND_ENDED


def _rule_for(body: Body, change: _Change) -> BodySuccessionRule:
    """Return the row for a body: that of its field before that of its kind, before that of all."""
    rows = [
        rule for rule in _rules() if rule.change == change.value and body.level.value in rule.levels
    ]
    codes = (body.kind_id, body.kind.id, _ANY_KIND)
    return next(rule for code in codes for rule in rows if code in rule.kinds)


def _reason_of(
    rule: BodySuccessionRule, change: _Change, places: tuple[Place | None, ...]
) -> BodySuccessionReason:
    """Return why the bodies that a row names follow, or that none does."""
    if not rule.heirs:
        return BodySuccessionReason.NO_HEIR
    if _UNKNOWN_KIND in rule.heirs:
        return BodySuccessionReason.HEIR_UNKNOWN
    if not places:
        return BodySuccessionReason.UNIT_UNTRACED
    if change is _Change.LEVEL_ENDED:
        return BodySuccessionReason.COVERS_UNIT
    if change is _Change.UNIT_ENDED:
        return BodySuccessionReason.FOLLOWS_UNIT
    return BodySuccessionReason.MERGED_KIND


def _heirs(rule: BodySuccessionRule, body: Body, places: Iterable[Place | None]) -> Iterator[Body]:
    """Yield the heirs that a row names, in every place; whether they stand is not asked."""
    for place in places:
        for code in rule.heirs:
            if code == _SAME_KIND:
                yield attrs.evolve(body, unit=place)
            elif code != _UNKNOWN_KIND:
                yield _body(code, place)


def _body(code: str, place: Place | None) -> Body:
    """Return the body of a kind, with its field where the code has one."""
    kind, _, field = code.partition(":")
    found = get_body_field(kind, field) if field else None
    return Body(kind=get_body_kind(kind), unit=place, field=found)


def _near(code: str, place: Place | None, on: dt.date) -> Iterator[Body]:
    """Yield the body of a kind in a unit, else in the nearest above it, else those below it.

    One for several communes matches no unit: it is told with the province.
    """
    levels = get_body_kind(code).levels
    around: tuple[Place | None, ...] = (place,)
    if isinstance(place, AdministrativeUnit):
        around = units_around(place, on=on)
    near = [unit for unit in around if (unit.level if unit else Level.CENTRAL).value in levels][:1]
    if not near and isinstance(place, AdministrativeUnit):
        near = [unit for unit in iter_units(on=on, parent=place) if unit.level.value in levels]
    for unit in near or around[-1:]:
        yield _body(code, unit)
