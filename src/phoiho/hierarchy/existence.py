"""Whether a body existed on a day, with the reason and its source.

Validity belongs to the kind of body in a unit type, with exceptions by place
(units that had a People's Committee but no People's Council) and with days that
differ by place (commissions of the Party merged province by province).
"""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Iterator
from enum import Enum
from typing import TypeAlias

import attrs

from phoiho.hierarchy.bodies import Body, UnnamedUnit
from phoiho.hierarchy.body_groups import kinds_meant
from phoiho.hierarchy.body_lives import Life, lives_of
from phoiho.hierarchy.body_places import Membership, PlaceRule, place_rules
from phoiho.hierarchy.succession import continuation
from phoiho.hierarchy.units import AdministrativeUnit
from phoiho.labels import LabelledEnum, Locale
from phoiho.vietnamese import format_date

__all__ = [
    "Existence",
    "ExistenceAnswer",
    "ExistenceReason",
    "continued_body",
    "ended_on",
    "exists",
]

_ONE_DAY = dt.timedelta(days=1)
_KEPT = 16384
"""Bodies and days whose answers are kept."""
# Sources of what no act in the tables says.
_LEVEL_END = "72/2025/QH15"
_CATALOGUE = "Danh mục đơn vị hành chính của cơ quan thống kê"

_Rules: TypeAlias = tuple[tuple[PlaceRule, Membership], ...]


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
    DAY_UNKNOWN = "day_unknown"
    NO_COUNCIL = "no_council"
    COUNCIL_PILOT = "council_pilot"
    COUNCIL_UNDECIDED = "council_undecided"
    NOT_HERE = "not_here"
    PLACE_UNKNOWN = "place_unknown"
    UNIT_UNNAMED = "unit_unnamed"
    NOT_ON_LEVEL = "not_on_level"
    LEVEL_NOT_LISTED = "level_not_listed"
    WHERE_FOUNDED = "where_founded"


# What can befall a body while its unit stands.
_ENDS_BEFORE_UNIT = frozenset({ExistenceReason.KIND_ENDED, ExistenceReason.NO_COUNCIL})


@attrs.frozen(kw_only=True)
class Existence:
    """Whether a body existed on a day.

    Attributes:
        body: The body asked about.
        on: The day.
        answer: Yes, no, conditional or unknown.
        reason: Why.
        bound: The day that decides: the last or first day of the unit or kind.
        source: The act or source behind the answer.
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
        rows of `no_council_units` name the acts on units without a council,
        those of `body_changes` the days that differ by place.

    Examples:
        >>> from phoiho.hierarchy import get_body
        >>> council = get_body("HĐND quận Tây Hồ", on=dt.date(2024, 2, 28))
        >>> exists(council, on=dt.date(2025, 6, 30)).answer.value
        'yes'
        >>> exists(council, on=dt.date(2025, 7, 1)).reason.value
        'level_ended'

        Ban Dân vận ended on another day in every province:

        >>> commission = get_body("Ban Dân vận Tỉnh ủy Nghệ An", on=dt.date(2025, 1, 1))
        >>> exists(commission, on=dt.date(2025, 2, 15)).answer.value
        'unknown'
    """
    return _exists(body, on)


@functools.lru_cache(_KEPT)
def _exists(body: Body, on: dt.date) -> Existence:
    """Tell whether a body existed on a day; rules ask the same of one body many times."""
    later = continued_body(body, on=on)
    if later is not body:
        answer = _exists(later, on)
        going_on = answer.answer is ExistenceAnswer.YES
        reason = ExistenceReason.GOES_ON if going_on else answer.reason
        return attrs.evolve(answer, body=body, reason=reason)
    found = _judge_unit(body, on)
    if found is not None:
        return _earlier_end(body, on, found)
    rules = place_rules(body, on=on)
    found = _judge_place(body, on, rules)
    return found if found is not None else _judge_days(body, on, rules)


def _earlier_end(body: Body, on: dt.date, of_unit: Existence) -> Existence:
    """Return why a body ended whose unit did: such bodies may have ended before the unit."""
    last = of_unit.bound
    if last is None or on <= last:
        return of_unit
    rules = place_rules(body, on=last)
    then = _judge_place(body, last, rules)
    if then is None or then.answer is not ExistenceAnswer.NO:
        then = _judge_days(body, last, rules)
    earlier = then.reason in _ENDS_BEFORE_UNIT
    return attrs.evolve(then, on=on) if earlier else of_unit


def continued_body(body: Body, *, on: dt.date) -> Body:
    """Return *body* in the version under which its unit goes on, up to a day.

    A district that became a special zone as a whole does not: its bodies ended
    with the level.  Nor does a body of a kind that the new type has not.
    """
    if not isinstance(body.unit, AdministrativeUnit):
        return body
    unit, end = continuation(body.unit, on=on), body.unit.type.valid_to
    if unit.level is not body.unit.level and end is not None:
        unit = continuation(body.unit, on=end)
    if unit is body.unit:
        return body
    later = attrs.evolve(body, unit=unit)
    return body if lives_of(body, on=on) and not lives_of(later, on=on) else later


def ended_on(body: Body, *, by: dt.date) -> dt.date | None:
    """Return the last day of a body that has ended by a day.

    Args:
        body: The body.
        by: The day.

    Returns:
        The earliest of the ends of its unit, of the unit's type and of its
        kind there; the latest possible where the day differs by place and is
        not known.  `None` while it is, or may be, in being, and where no end is known.

    Examples:
        >>> from phoiho.hierarchy import get_body
        >>> police = get_body("Công an quận Tây Hồ", on=dt.date(2024, 1, 1))
        >>> ended_on(police, by=dt.date(2026, 1, 1))
        datetime.date(2025, 2, 28)
    """
    body = continued_body(body, on=by)
    ends = []
    if body.unit is not None:
        ends.append(body.unit.type.valid_to)
    if isinstance(body.unit, AdministrativeUnit):
        ends.append(body.unit.valid_to)
    last = min(day for day in (*ends, by) if day is not None)
    ends += _ends_in_place(body, last)
    lives = lives_of(body, on=by)
    if lives and not any(life.may_cover(by) for life in lives):
        past = [life.latest for life in lives if life.latest is not None and life.latest < by]
        ends += past[-1:]
    return min((day for day in ends if day is not None and day < by), default=None)


def _ends_in_place(body: Body, on: dt.date) -> Iterator[dt.date]:
    """Yield the days after which such bodies stood in the unit no longer, as on a day."""
    for rule, member in place_rules(body, on=on):
        if _is_certain_no(rule, member) and rule.valid_from is not None:
            day = rule.valid_from - _ONE_DAY
            if not isinstance(body.unit, AdministrativeUnit) or body.unit.exists_on(day):
                yield day


def _judge_unit(body: Body, on: dt.date) -> Existence | None:
    """Answer no where the unit, or its whole type, is not in being."""
    place = body.unit
    if place is None:
        return None
    end = place.type.valid_to
    if isinstance(place, UnnamedUnit):
        if end is None or on <= end:
            return None
        return _no(body, on, ExistenceReason.LEVEL_ENDED, bound=end, source=_LEVEL_END)
    if place.valid_from is not None and on < place.valid_from:
        reason, act = ExistenceReason.UNIT_NOT_YET, place.act_from or _CATALOGUE
        return _no(body, on, reason, bound=place.valid_from, source=act)
    if place.valid_to is not None and place.valid_to < on:
        level = place.valid_to == end
        reason = ExistenceReason.LEVEL_ENDED if level else ExistenceReason.UNIT_ENDED
        act = place.act_to or (_LEVEL_END if level else _CATALOGUE)
        return _no(body, on, reason, bound=place.valid_to, source=act)
    return None


def _judge_place(body: Body, on: dt.date, rules: _Rules) -> Existence | None:
    """Answer no, or unknown, where such bodies do not stand everywhere; what is certain decides."""
    against = [found for found in rules if found[0].answer in {"no", "unknown"}]
    if not against:
        return None
    rule, member = next((found for found in against if _is_certain_no(*found)), against[0])
    certain = _is_certain_no(rule, member)
    return Existence(
        body=body,
        on=on,
        answer=ExistenceAnswer.NO if certain else ExistenceAnswer.UNKNOWN,
        reason=_reason_of(rule, member),
        source=rule.legal_basis,
        status=rule.status,
    )


def _is_certain_no(rule: PlaceRule, member: Membership) -> bool:
    """Tell whether a rule on places says for certain that no such body stands there."""
    return rule.answer == "no" and member is Membership.YES


def _reason_of(rule: PlaceRule, member: Membership) -> ExistenceReason:
    """Return why a rule on places does not let the answer be yes."""
    if not rule.places_known:
        return ExistenceReason.COUNCIL_PILOT
    if member is Membership.UNKNOWN:
        return ExistenceReason.UNIT_UNNAMED
    if rule.answer == "no":
        return ExistenceReason.NO_COUNCIL if rule.about_councils else ExistenceReason.NOT_HERE
    if rule.about_councils:
        return ExistenceReason.COUNCIL_UNDECIDED
    return ExistenceReason.PLACE_UNKNOWN


def _judge_days(body: Body, on: dt.date, rules: _Rules) -> Existence:
    """Answer by the days of such bodies in units of that type."""
    lives = lives_of(body, on=on)
    if not lives:
        return _judge_unlisted(body, on)
    life = next((life for life in lives if life.covers(on)), None)
    if life is not None:
        return _judge_condition(body, on, life, rules)
    life = next((life for life in lives if life.may_cover(on)), None)
    if life is not None:
        return Existence(
            body=body,
            on=on,
            answer=ExistenceAnswer.UNKNOWN,
            reason=ExistenceReason.DAY_UNKNOWN,
            source=life.source,
            status=life.status,
        )
    past = [life for life in lives if life.latest is not None and life.latest < on]
    if past:
        reason, life, bound = ExistenceReason.KIND_ENDED, past[-1], past[-1].latest
    else:
        reason, life, bound = ExistenceReason.KIND_NOT_YET, lives[0], lives[0].certain_from
    return _no(body, on, reason, bound=bound, source=life.source, status=life.status)


def _judge_unlisted(body: Body, on: dt.date) -> Existence:
    """Answer for a kind that the tables do not list in units of that type."""
    kind = body.kind
    if kind.valid_to is not None and kind.valid_to < on:
        reason, source = ExistenceReason.KIND_ENDED, kind.legal_basis
        return _no(body, on, reason, bound=kind.valid_to, source=source, status=kind.status)
    # Where such bodies stand, one may deal with a field that no row has there.
    open_field = body.field is not None and lives_of(attrs.evolve(body, field=None), on=on)
    if kind.status != "confirmed" or open_field:
        return Existence(
            body=body,
            on=on,
            answer=ExistenceAnswer.UNKNOWN,
            reason=ExistenceReason.LEVEL_NOT_LISTED,
            source=kind.legal_basis,
            status=kind.status,
        )
    return _no(body, on, ExistenceReason.NOT_ON_LEVEL, bound=None, source=kind.legal_basis)


def _judge_condition(body: Body, on: dt.date, life: Life, rules: _Rules) -> Existence:
    """Answer yes, or conditional for a body that stands only where it was founded."""
    # Which units have a council is in a table: only single boards have another condition.
    by_council = body.field is None and body.kind.id in kinds_meant("council_organ")
    founded = life.conditional and not by_council
    answer = ExistenceAnswer.CONDITIONAL if founded else ExistenceAnswer.YES
    source, status = life.source, life.status
    certain = (rule for rule, member in rules if member is Membership.YES)
    if (rule := next(certain, None)) is not None:
        answer, source, status = ExistenceAnswer(rule.answer), rule.legal_basis, rule.status
    conditional = answer is ExistenceAnswer.CONDITIONAL
    return Existence(
        body=body,
        on=on,
        answer=answer,
        reason=ExistenceReason.WHERE_FOUNDED if conditional else ExistenceReason.IN_BEING,
        source=source,
        status=status,
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
