"""Whether bodies sign agreements with one another: the combinations on record.

A combination is a rule where it is signed everywhere, an exception where it was
seen in some places, expected where it ought to follow from another; some never
sign.  What is not listed is not forbidden: real papers hold more.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator

import attrs

from phoiho.hierarchy.bodies import Body, Place, UnnamedUnit
from phoiho.hierarchy.body_groups import cells, kinds_meant
from phoiho.hierarchy.body_lives import units_around
from phoiho.hierarchy.existence import (
    Existence,
    ExistenceAnswer,
    ExistenceReason,
    continued_body,
    exists,
)
from phoiho.hierarchy.unit_types import Level
from phoiho.labels import LabelledEnum, Locale
from phoiho.reference import in_span, load_once, load_table, parse_day

__all__ = ["Pairing", "PairingGround", "PairingReason", "PairingVerdict", "pairing"]

# Stands in a row for whoever else is a party.
_ANYBODY = "any"


class PairingVerdict(LabelledEnum):
    """What is known of a combination of parties."""

    RULE = "rule"
    EXCEPTION = "exception"
    CONDITIONAL = "conditional"
    EXPECTED = "expected"
    NEVER = "never"
    UNLISTED = "unlisted"


class PairingReason(LabelledEnum):
    """Why the verdict is what it is."""

    LISTED = "listed"
    MAY_NOT_EXIST = "may_not_exist"
    NOT_IN_BEING = "not_in_being"
    NO_COUNCIL = "no_council"
    PARTY_LEADS = "party_leads"
    CROSS_LEVEL = "cross_level"
    ADVISORY_BODY = "advisory_body"
    BELOW_COMMUNE = "below_commune"
    ONE_PARTY = "one_party"
    NOT_LISTED = "not_listed"


# Of several rows that fit, the one named first here decides.
_LISTED = (
    PairingVerdict.RULE,
    PairingVerdict.EXCEPTION,
    PairingVerdict.CONDITIONAL,
    PairingVerdict.EXPECTED,
)
_BY_EXISTENCE = frozenset({PairingReason.NOT_IN_BEING, PairingReason.NO_COUNCIL})


@attrs.frozen(kw_only=True)
class PairingGround:
    """One ground of a verdict.

    Attributes:
        verdict: The verdict it gives by itself.
        reason: Why.
        bodies: The parties that it concerns.
        row: Code of the row in the table of combinations, where one says so.
        condition: Under what condition, in English.
        example: A real agreement of such parties.
        legal_basis: The text behind it.
        status: How well it is known (`confirmed`, `partly`, ...).
        source: Keys into the table of sources.
        existence: What is known of a party that did not, or may not, stand.
    """

    verdict: PairingVerdict
    reason: PairingReason
    bodies: tuple[Body, ...]
    row: str = ""
    condition: str = ""
    example: str = ""
    legal_basis: str = ""
    status: str = "confirmed"
    source: str = ""
    existence: Existence | None = None

    def explain(self, locale: Locale = "vi") -> str:
        """Return the ground in one phrase, with the parties that it concerns."""
        names = ", ".join(body.name(locale) for body in self.bodies)
        words = f"{self.reason.label(locale)}: {names}"
        return words if self.existence is None else f"{words}: {self.existence.explain(locale)}"


@attrs.frozen(kw_only=True)
class Pairing:
    """Whether some bodies sign with one another on a day.

    Attributes:
        bodies: The parties, each once, in the order of their ids.
        on: The day.
        verdict: What is known of the combination.
        grounds: Why, the deciding one first.
    """

    bodies: tuple[Body, ...]
    on: dt.date
    verdict: PairingVerdict
    grounds: tuple[PairingGround, ...]

    @property
    def ground(self) -> PairingGround:
        """The ground that decides."""
        return self.grounds[0]

    def __bool__(self) -> bool:
        msg = "a pairing has no truth value: look at its verdict"
        raise TypeError(msg)


@attrs.frozen(kw_only=True)
class _Row:
    """A row of the table of combinations: roles, and who fills each."""

    id: str
    roles: tuple[frozenset[str], ...]
    levels: frozenset[str]
    scope: str
    verdict: PairingVerdict
    reason: PairingReason
    condition: str
    valid_from: dt.date | None
    valid_to: dt.date | None
    example: str
    legal_basis: str
    status: str
    source: str

    def holds_on(self, day: dt.date) -> bool:
        """Tell whether the row is in force on a day."""
        return in_span(day, self.valid_from, self.valid_to)

    def concerns(self, bodies: tuple[Body, ...]) -> tuple[Body, ...]:
        """Return the bodies that the row speaks of; none where they do not fill its roles.

        A role takes one body or several; a role that stands twice takes two.
        """
        if frozenset({_ANYBODY}) in self.roles:
            return tuple(b for b in bodies if any(b.kind.id in role for role in self.roles))
        filled = all(
            sum(body.kind.id in role for body in bodies) >= times
            for role, times in Counter(self.roles).items()
        )
        anyone = frozenset[str]().union(*self.roles)
        return bodies if filled and all(body.kind.id in anyone for body in bodies) else ()

    def ground(self, bodies: tuple[Body, ...], existence: Existence | None = None) -> PairingGround:
        """Return the row as a ground for some bodies."""
        return PairingGround(
            verdict=self.verdict,
            reason=self.reason,
            bodies=bodies,
            row=self.id,
            condition=self.condition,
            example=self.example,
            legal_basis=self.legal_basis,
            status=self.status,
            source=self.source,
            existence=existence,
        )


@load_once
def _rows() -> tuple[_Row, ...]:
    """Read the table of combinations."""
    return tuple(
        _Row(
            id=row["id"],
            roles=tuple(map(kinds_meant, row["parties"].split("|"))),
            levels=frozenset(cells(row["levels"])),
            scope=row["scope"],
            verdict=PairingVerdict(row["verdict"]),
            reason=PairingReason(row["reason"]),
            condition=row["condition"],
            valid_from=parse_day(row["valid_from"]),
            valid_to=parse_day(row["valid_to"]),
            example=row["example"],
            legal_basis=row["legal_basis"],
            status=row["status"],
            source=row["source"],
        )
        for row in load_table("agreement_parties").records()
    )


def pairing(bodies: Iterable[Body], *, on: dt.date) -> Pairing:
    """Tell whether bodies sign agreements with one another on a day.

    A standing organ counts as the body that it acts for (Thường trực HĐND as
    the council), and "các đoàn thể" as the organisations.

    Args:
        bodies: The parties, in any order.
        on: The day of signing.

    Returns:
        The verdict with its grounds.  A party that did not stand that day makes
        it `never`; one that stands only where founded, or of which it is not
        known, makes a rule `conditional`.  `unlisted` forbids nothing.

    Basis:
        Luật 77/2015/QH13, Điều 15; Luật Mặt trận Tổ quốc Việt Nam 75/2015/QH13;
        practice, by the example of each row.

    Examples:
        >>> from phoiho.hierarchy import get_body
        >>> day = dt.date(2024, 2, 28)
        >>> names = ("Thường trực HĐND", "UBND", "Ủy ban MTTQ Việt Nam")
        >>> parties = [get_body(f"{name} quận Tây Hồ", on=day) for name in names]
        >>> answer = pairing(parties, on=day)
        >>> answer.verdict.value, answer.ground.row
        ('rule', 'g01')
        >>> pairing(parties, on=dt.date(2025, 7, 1)).ground.reason.label("en")
        'did not exist that day'
    """
    by_id = {body.id: body for body in bodies}
    parties = tuple(by_id[body_id] for body_id in sorted(by_id))
    current = tuple(continued_body(body, on=on) for body in parties)
    existences = tuple(exists(body, on=on) for body in parties)
    absent = list(_absences(existences))
    fitting = [row.ground(found) for row, found in _fitting(current, on)]
    never = [ground for ground in fitting if ground.verdict is PairingVerdict.NEVER]
    listed = sorted(
        (ground for ground in fitting if ground.verdict in _LISTED),
        key=lambda ground: _LISTED.index(ground.verdict),
    )
    doubts = list(_doubts(existences)) if listed else []
    # A condition outweighs a rule, but what is merely expected stays so.
    firm = bool(listed) and listed[0].verdict in _LISTED[:2]
    open_question = [] if absent or never or listed else [_open_question(parties)]
    grounds = absent + never + (doubts + listed if firm else listed + doubts) + open_question
    return Pairing(bodies=parties, on=on, verdict=grounds[0].verdict, grounds=tuple(grounds))


def _absences(existences: tuple[Existence, ...]) -> Iterator[PairingGround]:
    """Yield a ground for every party that did not stand that day."""
    rows = {row.reason: row for row in _rows() if row.reason in _BY_EXISTENCE}
    for existence in existences:
        if existence.answer is ExistenceAnswer.NO:
            council = existence.reason is ExistenceReason.NO_COUNCIL
            row = rows[PairingReason.NO_COUNCIL if council else PairingReason.NOT_IN_BEING]
            yield row.ground((existence.body,), existence)


def _doubts(existences: tuple[Existence, ...]) -> Iterator[PairingGround]:
    """Yield a ground for every party that may not have stood that day."""
    for existence in existences:
        if existence.answer in {ExistenceAnswer.CONDITIONAL, ExistenceAnswer.UNKNOWN}:
            yield PairingGround(
                verdict=PairingVerdict.CONDITIONAL,
                reason=PairingReason.MAY_NOT_EXIST,
                bodies=(existence.body,),
                legal_basis=existence.source,
                status=existence.status,
                existence=existence,
            )


def _open_question(parties: tuple[Body, ...]) -> PairingGround:
    """Return the ground of a combination of which nothing is on record."""
    alone = len(parties) < 2
    return PairingGround(
        verdict=PairingVerdict.UNLISTED,
        reason=PairingReason.ONE_PARTY if alone else PairingReason.NOT_LISTED,
        bodies=parties,
    )


def _fitting(bodies: tuple[Body, ...], on: dt.date) -> Iterator[tuple[_Row, tuple[Body, ...]]]:
    """Yield the rows in force that fit the parties, with the parties they speak of."""
    if len(bodies) < 2:
        return
    placed = [body for body in bodies if body.level.value in body.kind.levels]
    levels = frozenset(body.level for body in placed)
    scopes = _scopes([body.unit for body in placed], levels, on)
    for row in _rows():
        if row.reason in _BY_EXISTENCE or not row.holds_on(on) or row.scope not in scopes:
            continue
        if all(level.value in row.levels for level in levels):
            found = row.concerns(bodies)
            if found:
                yield row, found


def _scopes(places: list[Place | None], levels: frozenset[Level], on: dt.date) -> frozenset[str]:
    """Tell how the units of the parties lie to one another."""
    if len(levels) > 1:
        return frozenset({"any", "cross_level"})
    pairs = ((one, other) for i, one in enumerate(places) for other in places[:i])
    same = all(_may_be_same(one, other, on) for one, other in pairs)
    return frozenset({"any", "same_unit" if same else "other_unit"})


def _may_be_same(one: Place | None, other: Place | None, on: dt.date) -> bool:
    """Tell whether two places are one unit, or may be, since one is not named."""
    if one == other:
        return True
    if one is None or other is None or one.type is not other.type:
        return False
    if not isinstance(one, UnnamedUnit) and not isinstance(other, UnnamedUnit):
        return False
    around = [{unit.uid for unit in units_around(place, on=on)} for place in (one, other)]
    return not all(around) or not around[0].isdisjoint(around[1])
