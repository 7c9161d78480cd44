"""When is due what a clause counts from the agreement itself, and why can it not be told?

"Trong vòng 10 ngày kể từ ngày ký" has a day where the day of signing is on
record; "giữa nhiệm kỳ" and "cuối giai đoạn" have none in any record.
"""

from __future__ import annotations

import datetime as dt

from phoiho.agreements import Agreement
from phoiho.calendar import (
    Anchor,
    Boundary,
    Cadence,
    CadenceKind,
    Every,
    Offset,
    WorkingCalendar,
    deadline,
)
from phoiho.periods import DateValue, Period, PeriodKind, day_before, last_day
from phoiho.reviews.clause_days import ClauseDay
from phoiho.reviews.dues import NoDayReason

__all__ = ["single_day"]

_BY_BOUNDARY = {
    Boundary.VAGUE: NoDayReason.VAGUE,
    Boundary.AD_HOC: NoDayReason.AD_HOC,
    Boundary.FROM: NoDayReason.BEGINS,
    Boundary.MIN_GAP: NoDayReason.LIMIT_ONLY,
    Boundary.COUNT_MAX: NoDayReason.LIMIT_ONLY,
}
_BY_ANCHOR = {
    Anchor.SESSION: NoDayReason.SESSION,
    Anchor.EVENT: NoDayReason.EVENT,
    Anchor.CUTOFF: NoDayReason.CUTOFF,
    Anchor.AGREEMENT_MID: NoDayReason.SEASON,
    Anchor.TERM_MID: NoDayReason.SEASON,
}
_LIMITS = frozenset({Boundary.BY, Boundary.BEFORE, Boundary.WITHIN})
_TIMES = frozenset({Boundary.COUNT, Boundary.COUNT_MIN})


def single_day(
    cadence: Cadence, agreement: Agreement, life: Period, calendar: WorkingCalendar
) -> ClauseDay | None:
    """Return the one turn of a clause that does not recur by the calendar.

    Args:
        cadence: The clause.
        agreement: The agreement, whose own dates are counted from.
        life: The days on which it binds.
        calendar: Tells days off.

    Returns:
        The turn: with its day where the agreement's own dates give an exact
        one, else with the reason; `None` for a clause that recurs by the calendar.
    """
    period = agreement.period or life
    reason = _reason(cadence)
    if reason is not None:
        named = cadence.on if isinstance(cadence.on, Period) else period
        return ClauseDay(period=named, no_day=reason)
    if cadence.offset is not None and cadence.offset.anchor is not Anchor.PERIOD_END:
        return _anchored(cadence, cadence.offset, agreement, period, calendar)
    if cadence.every in {Every.TERM, Every.ONCE} and cadence.on is None:
        return _whole_time(cadence, agreement, period)
    return None


def _reason(cadence: Cadence) -> NoDayReason | None:
    """Return why the words of a clause alone set no term."""
    if cadence.boundary in _BY_BOUNDARY:
        return _BY_BOUNDARY[cadence.boundary]
    if cadence.offset is not None and cadence.offset.anchor in _BY_ANCHOR:
        return _BY_ANCHOR[cadence.offset.anchor]
    if cadence.on is not None:
        return _reason_once(cadence)
    if cadence.boundary is Boundary.RANGE:
        return NoDayReason.DATA_SPAN
    if cadence.interval > 1 and _turns_in_year(cadence) is None:
        return NoDayReason.NO_START
    unstated = cadence.every is Every.UNSTATED
    anchored = cadence.offset is not None and cadence.offset.anchor is not Anchor.PERIOD_END
    return NoDayReason.NO_PERIOD if unstated and not anchored else None


def _reason_once(cadence: Cadence) -> NoDayReason | None:
    """Return why something due once has no day."""
    if cadence.boundary is Boundary.RANGE:
        return NoDayReason.NO_DAY
    return NoDayReason.NO_YEAR if last_day(cadence.on) is None else None


def _turns_in_year(cadence: Cadence) -> int | None:
    """Return how many turns a calendar year has, `None` where it is no whole number."""
    months = cadence.every.months * cadence.interval
    return 12 // months if months and 12 % months == 0 else None


def _anchored(
    cadence: Cadence,
    offset: Offset,
    agreement: Agreement,
    period: Period,
    calendar: WorkingCalendar,
) -> ClauseDay:
    """Return the day of a term counted from a day of the agreement."""
    day = _anchor_day(offset.anchor, agreement)
    if day is None:
        return ClauseDay(period=period, no_day=NoDayReason.NO_ANCHOR)
    if offset.amount == 0:
        if offset.anchor is not Anchor.SIGNING and cadence.boundary not in _LIMITS:
            return ClauseDay(period=period, named_day=day, no_day=NoDayReason.SEASON)
        return _limit(cadence, period, day, calendar)
    try:
        end = deadline(
            day,
            abs(offset.amount),
            offset.unit,
            direction="forward" if offset.amount > 0 else "backward",
            calendar=calendar,
        )
    except OverflowError:
        return ClauseDay(period=period, no_day=NoDayReason.NO_ANCHOR)
    if end.moved_by:
        last = day_before(end.day) if cadence.boundary is Boundary.BEFORE else end.day
        return ClauseDay(period=period, named_day=end.unmoved, last_day=last, moved_by=end.moved_by)
    return _limit(cadence, period, end.day, calendar)


def _limit(
    cadence: Cadence, period: Period, named: dt.date, calendar: WorkingCalendar
) -> ClauseDay:
    """Return a turn with its day."""
    last = day_before(named) if cadence.boundary is Boundary.BEFORE else named
    status = calendar.day_status(last)
    return ClauseDay(
        period=period,
        named_day=named,
        last_day=last,
        day_off=None if status.working else status,
    )


def _anchor_day(anchor: Anchor, agreement: Agreement) -> dt.date | None:
    """Return the day of the agreement that is counted from, where it is known exactly."""
    if anchor is Anchor.SIGNING:
        return _exact(agreement.signed_on)
    period = agreement.period
    if period is None:
        return None
    if anchor in {Anchor.TERM_START, Anchor.TERM_END} and period.kind is not PeriodKind.TERM:
        # The participants' terms are not the agreement's time.
        return None
    if anchor in {Anchor.AGREEMENT_START, Anchor.TERM_START}:
        return period.start
    return None if agreement.open_ended else period.end


def _exact(value: DateValue | None) -> dt.date | None:
    """Return a day that is known to the day."""
    return value if isinstance(value, dt.date) else None


def _whole_time(cadence: Cadence, agreement: Agreement, period: Period) -> ClauseDay:
    """Return what is due once, or some times, in the whole time of an agreement."""
    meets = cadence.kind in (CadenceKind.MEETING, CadenceKind.OTHER)
    counted = cadence.times is not None and cadence.boundary in _TIMES and meets
    end = None if agreement.open_ended or agreement.period is None else period.end
    return ClauseDay(
        period=period,
        last_day=end if counted else None,
        times=cadence.times or 1,
        no_day=None if counted and end is not None else NoDayReason.NO_DAY,
    )
