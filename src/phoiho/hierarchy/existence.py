"""Whether a body existed on a day, with the reason and its source.

Validity belongs to the kind of body in a unit type, with exceptions by place
(units that had a People's Committee but no People's Council).
"""

from __future__ import annotations

import datetime as dt
from enum import Enum

import attrs

from phoiho.hierarchy.bodies import Body, Place, UnnamedUnit, body_names
from phoiho.hierarchy.succession import continuation
from phoiho.hierarchy.units import (
    AdministrativeUnit,
    parent_of,
)
from phoiho.labels import LabelledEnum, Locale
from phoiho.reference import load_once, load_table, parse_day
from phoiho.vietnamese import format_date

__all__ = ["Existence", "ExistenceAnswer", "ExistenceReason", "ended_on", "exists"]

_COUNCIL_KINDS = frozenset({"people_council", "people_council_standing"})
_UNKNOWN_PLACES = "*unknown*"


class ExistenceAnswer(Enum):
    """The four answers; none has a truth value of its own."""

    YES = "yes"
    NO = "no"
    CONDITIONAL = "conditional"
    UNKNOWN = "unknown"

    def __bool__(self) -> bool:
        msg = "an answer has no truth value: compare it with ExistenceAnswer.YES"
        raise TypeError(msg)


class ExistenceReason(LabelledEnum):
    """Why the answer is what it is."""

    IN_BEING = "in_being"
    GOES_ON = "goes_on"
    UNIT_NOT_YET = "unit_not_yet"
    UNIT_ENDED = "unit_ended"
    LEVEL_ENDED = "level_ended"
    KIND_NOT_YET = "kind_not_yet"
    KIND_ENDED = "kind_ended"
    NO_COUNCIL = "no_council"
    COUNCIL_PILOT = "council_pilot"
    NOT_ON_LEVEL = "not_on_level"
    LEVEL_NOT_LISTED = "level_not_listed"
    WHERE_FOUNDED = "where_founded"


@attrs.frozen(kw_only=True)
class Existence:
    """Whether a body existed on a day.

    Attributes:
        body: The body asked about.
        on: The day.
        answer: Yes, no, conditional or unknown.
        reason: Why.
        bound: The day that decides: the last or first day of the unit or kind.
        source: The act or source behind the answer; empty where none is known.
        status: How well the fact is known (`confirmed`, `partly`, ...).
    """

    body: Body
    on: dt.date
    answer: ExistenceAnswer
    reason: ExistenceReason
    bound: dt.date | None = None
    source: str = ""
    status: str = "confirmed"

    def __bool__(self) -> bool:
        msg = "existence has no truth value: look at its answer"
        raise TypeError(msg)

    def explain(self, locale: Locale = "vi") -> str:
        """Return the reason in one phrase, with the deciding day and the source."""
        words = self.reason.label(locale)
        if self.bound is not None:
            words += f" {format_date(self.bound, 'slash') if locale == 'vi' else self.bound}"
        return f"{words} ({self.source})" if self.source else words


def exists(body: Body, *, on: dt.date) -> Existence:
    """Tell whether *body* existed on a day, and why.

    Args:
        body: The body.
        on: The day.

    Returns:
        The answer with its reason.  A unit that got another name, type or
        superior unit goes on, and its bodies with it.  `conditional` means that such a body
        stands only where it was founded; `unknown` that no source decides.

    Basis:
        Luật 72/2025/QH15, Điều 51 khoản 3 (end of the district level); the
        rows of `no_council_units` name the acts on units without a council.

    Examples:
        >>> from phoiho.hierarchy import get_body
        >>> council = get_body("HĐND quận Tây Hồ", on=dt.date(2024, 2, 28))
        >>> exists(council, on=dt.date(2025, 6, 30)).answer.value
        'yes'
        >>> exists(council, on=dt.date(2025, 7, 1)).reason.value
        'level_ended'
    """
    later = _continued(body, on=on)
    if later != body:
        answer = exists(later, on=on)
        going_on = answer.answer is ExistenceAnswer.YES
        reason = ExistenceReason.GOES_ON if going_on else answer.reason
        return attrs.evolve(answer, body=body, reason=reason)
    for judge in (_judge_unit, _judge_kind, _judge_council):
        found = judge(body, on)
        if found is not None:
            return found
    return _judge_condition(body, on)


def _continued(body: Body, *, on: dt.date) -> Body:
    """Return the body in the version under which its unit goes on."""
    if not isinstance(body.unit, AdministrativeUnit):
        return body
    unit = continuation(body.unit, on=on)
    return body if unit == body.unit else attrs.evolve(body, unit=unit)


def ended_on(body: Body, *, by: dt.date) -> dt.date | None:
    """Return the last day of a body that has ended by a day.

    Args:
        body: The body.
        by: The day.

    Returns:
        The earliest of the ends of its unit, of the unit's type and of its
        kind there; `None` while it is in being, and where no end is known.

    Examples:
        >>> from phoiho.hierarchy import get_body
        >>> police = get_body("Công an quận Tây Hồ", on=dt.date(2024, 1, 1))
        >>> ended_on(police, by=dt.date(2026, 1, 1))
        datetime.date(2025, 2, 28)
    """
    body = _continued(body, on=by)
    ends = [body.kind.valid_to]
    if body.unit is not None:
        row = body_names().get((body.kind.id, body.unit.type))
        ends = [body.unit.type.valid_to, row.valid_to if row else body.kind.valid_to]
        if isinstance(body.unit, AdministrativeUnit):
            ends.append(body.unit.valid_to)
    return min((day for day in ends if day is not None and day < by), default=None)


def _judge_unit(body: Body, on: dt.date) -> Existence | None:
    """Answer no where the unit, or its whole type, is not in being."""
    place = body.unit
    if place is None:
        return None
    if isinstance(place, UnnamedUnit):
        end = place.type.valid_to
        if end is None or on <= end:
            return None
        return _no(body, on, ExistenceReason.LEVEL_ENDED, bound=end, source=_LEVEL_END)
    if place.valid_from is not None and on < place.valid_from:
        reason, bound, act = ExistenceReason.UNIT_NOT_YET, place.valid_from, place.act_from
        return _no(body, on, reason, bound=bound, source=act)
    if place.valid_to is not None and place.valid_to < on:
        level = place.valid_to == place.type.valid_to
        reason = ExistenceReason.LEVEL_ENDED if level else ExistenceReason.UNIT_ENDED
        return _no(body, on, reason, bound=place.valid_to, source=place.act_to)
    return None


_LEVEL_END = "72/2025/QH15"


def _judge_kind(body: Body, on: dt.date) -> Existence | None:
    """Answer no where the kind does not stand in such units, or not that day."""
    row = body_names().get((body.kind.id, body.unit.type if body.unit else None))
    basis = body.kind.legal_basis
    if body.level.value not in body.kind.levels:
        if body.kind.status != "confirmed":
            return Existence(
                body=body,
                on=on,
                answer=ExistenceAnswer.UNKNOWN,
                reason=ExistenceReason.LEVEL_NOT_LISTED,
                source=basis,
                status=body.kind.status,
            )
        if row is None:
            return _no(body, on, ExistenceReason.NOT_ON_LEVEL, bound=None, source=basis)
    # Without a row of its own the dates of the kind hold on all its levels.
    known = body.kind if row is None else row
    start, end = known.valid_from, known.valid_to
    if start is not None and on < start:
        reason = ExistenceReason.KIND_NOT_YET
        return _no(body, on, reason, bound=start, source=basis, status=known.status)
    if end is not None and end < on:
        reason = ExistenceReason.KIND_ENDED
        return _no(body, on, reason, bound=end, source=basis, status=known.status)
    return None


@attrs.frozen(kw_only=True)
class _NoCouncil:
    """A set of units without a People's Council."""

    within: frozenset[str]
    units: frozenset[str]
    excluded: frozenset[str]
    unit_types: frozenset[str]
    valid_from: dt.date | None
    valid_to: dt.date | None
    legal_basis: str
    status: str

    def on(self, day: dt.date) -> bool:
        """Tell whether the set is in force on a day."""
        return (self.valid_from is None or self.valid_from <= day) and (
            self.valid_to is None or day <= self.valid_to
        )


@load_once
def _no_council() -> tuple[_NoCouncil, ...]:
    """Read the table of units without a council; rows never in force are left out."""
    return tuple(
        _NoCouncil(
            within=frozenset(filter(None, row["within"].split(";"))),
            units=frozenset(filter(None, row["units"].split(";"))),
            excluded=frozenset(filter(None, row["excluded_units"].split(";"))),
            unit_types=frozenset(filter(None, row["unit_types"].split(";"))),
            valid_from=parse_day(row["valid_from"]),
            valid_to=parse_day(row["valid_to"]),
            legal_basis=row["legal_basis"],
            status=row["status"],
        )
        for row in load_table("no_council_units").records()
        if row["in_force"] == "yes"
    )


def _judge_council(body: Body, on: dt.date) -> Existence | None:
    """Answer for a council in a unit that had none, or may have had none."""
    place = body.unit
    if place is None or body.kind.id not in _COUNCIL_KINDS:
        return None
    for row in _no_council():
        if not row.on(on) or place.type.value not in row.unit_types:
            continue
        if _UNKNOWN_PLACES in row.within:
            return Existence(
                body=body,
                on=on,
                answer=ExistenceAnswer.UNKNOWN,
                reason=ExistenceReason.COUNCIL_PILOT,
                source=row.legal_basis,
                status=row.status,
            )
        if _belongs(place, row, on):
            reason, basis = ExistenceReason.NO_COUNCIL, row.legal_basis
            return _no(body, on, reason, bound=None, source=basis, status=row.status)
    return None


def _belongs(place: Place, row: _NoCouncil, on: dt.date) -> bool:
    """Tell whether a unit is among those of a row."""
    if isinstance(place, UnnamedUnit):
        return place.within is not None and _province(place.within, on).code in row.within
    if row.units:
        return place.uid in row.units
    return place.uid not in row.excluded and _province(place, on).code in row.within


def _province(unit: AdministrativeUnit, on: dt.date) -> AdministrativeUnit:
    """Return the unit of the province level that a unit lies in, or is."""
    while (above := parent_of(unit, on=on)) is not None:
        unit = above
    return unit


def _judge_condition(body: Body, on: dt.date) -> Existence:
    """Answer yes, or conditional for a body that stands only where it was founded."""
    row = body_names().get((body.kind.id, body.unit.type if body.unit else None))
    founded = row is not None and row.existence == "conditional"
    if founded and body.kind.id not in _COUNCIL_KINDS:
        answer, reason = ExistenceAnswer.CONDITIONAL, ExistenceReason.WHERE_FOUNDED
    else:
        answer, reason = ExistenceAnswer.YES, ExistenceReason.IN_BEING
    return Existence(
        body=body,
        on=on,
        answer=answer,
        reason=reason,
        source=body.kind.legal_basis,
        status=row.status if row else body.kind.status,
    )


def _no(
    body: Body,
    on: dt.date,
    reason: ExistenceReason,
    *,
    bound: dt.date | None,
    source: str,
    status: str = "confirmed",
) -> Existence:
    """Make the answer no."""
    return Existence(
        body=body,
        on=on,
        answer=ExistenceAnswer.NO,
        reason=reason,
        bound=bound,
        source=source,
        status=status,
    )
