"""On which days does a cadence fall due?

Days are calendar days.  A day named by a paper is not moved off a day off,
since Civil Code article 148(5) moves counted terms only: those end by
`deadline`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Literal

import attrs
from dateutil.relativedelta import FR, MO, SA, SU, TH, TU, WE, relativedelta

from phoiho.calendar.cadence import Anchor, Boundary, Cadence, CountUnit, Every
from phoiho.calendar.deadlines import deadline
from phoiho.calendar.working import WorkingCalendar
from phoiho.periods import Period, first_day, last_day

__all__ = ["DueDay", "iter_due_days"]

# Days in the periods before the first and after the last one must still be dates.
_FIRST_DAY = dt.date(dt.MINYEAR + 1, 1, 1)
_LAST_DAY = dt.date(dt.MAXYEAR - 1, 12, 31)
_WEEKDAYS = (MO, TU, WE, TH, FR, SA, SU)
# Boundaries that tie an act to a week, a month or a quarter as a whole.
_WINDOWS = frozenset({Boundary.WITHIN, Boundary.ON, Boundary.BY, Boundary.BEFORE})
# Boundaries of clauses that never fall due on their own.
_DAYLESS = frozenset({Boundary.VAGUE, Boundary.AD_HOC, Boundary.MIN_GAP, Boundary.FROM})


@attrs.frozen(kw_only=True)
class DueDay:
    """When a cadence falls due for one period.

    Attributes:
        period: The period the act is about.
        named: The day that the words name; `None` where they name none.
        last: The last day that keeps the words; for `before` the day before
            `named`.  `None` where the words name no day.
        opens: The first day of a window or of the data of a report; a week or a
            month as a whole has no `named` day in it.
    """

    period: Period
    named: dt.date | None
    last: dt.date | None
    opens: dt.date | None = None


def iter_due_days(
    cadence: Cadence, *, within: Period, calendar: WorkingCalendar | None = None
) -> Iterator[DueDay]:
    """Yield when *cadence* falls due for every calendar period that *within* touches.

    A frequency without a day is yielded once a period, with neither `named`
    nor `last`.  Nothing is yielded for what is vague or ad hoc, for terms
    counted from an event whose day a cadence does not know, and for turns of
    several periods ("3 tháng một lần"), which begin on no known day.

    Args:
        cadence: The clause.
        within: A period with both ends closed.
        calendar: Counts working days; the official one where left out.

    Raises:
        ValueError: *within* is open.

    Examples:
        >>> from phoiho.calendar.cadence import CadenceKind
        >>> yearly = Cadence(kind=CadenceKind.REVIEW, every=Every.YEAR,
        ...                  boundary=Boundary.BEFORE, month=11, day=15)
        >>> [due.last.isoformat() for due in iter_due_days(yearly, within=Period.for_year(2024))]
        ['2024-11-14']
    """
    if within.start is None or within.end is None:
        msg = "due days need a period with both ends"
        raise ValueError(msg)
    start, end = max(within.start, _FIRST_DAY), min(within.end, _LAST_DAY)
    if start > end:
        return
    if cadence.boundary in _DAYLESS or cadence.interval > 1:
        return
    if cadence.on is not None:
        yield from _single(cadence, start, end)
    elif cadence.every is Every.WEEK:
        yield from _weekly(cadence, start, end)
    elif cadence.every.months:
        yield from _by_months(cadence, start, end, calendar)


def _single(cadence: Cadence, start: dt.date, end: dt.date) -> Iterator[DueDay]:
    """Yield the day or span of something due once."""
    opens, named = first_day(cadence.on), last_day(cadence.on)
    if named is None or not start <= named <= end:
        return
    period = Period(start=opens if opens and opens <= named else named, end=named)
    spans = isinstance(cadence.on, Period)
    yield DueDay(
        period=period, named=named, last=_last(cadence, named), opens=opens if spans else None
    )


def _weekly(cadence: Cadence, start: dt.date, end: dt.date) -> Iterator[DueDay]:
    """Yield the weeks from Monday to Sunday, with their day where one is named."""
    monday = start - dt.timedelta(days=start.weekday())
    while monday <= end:
        named = None
        if cadence.weekday is not None:
            named = monday + dt.timedelta(days=cadence.weekday)
        week = Period(start=monday, end=monday + dt.timedelta(days=6))
        yield DueDay(period=week, named=named, last=_last(cadence, named))
        monday += dt.timedelta(days=7)


def _by_months(
    cadence: Cadence, start: dt.date, end: dt.date, calendar: WorkingCalendar | None
) -> Iterator[DueDay]:
    """Yield the calendar periods that count in months."""
    within = Period(start=start, end=end)
    for year in range(start.year, end.year + 1):
        for number, period in enumerate(cadence.every.periods_of(year), start=1):
            if period.overlaps(within) and number in (cadence.only or {number}):
                yield _due_day(cadence, period, calendar)


def _due_day(cadence: Cadence, period: Period, calendar: WorkingCalendar | None) -> DueDay:
    """Return the due day of a period."""
    if cadence.offset is not None:
        return _term_end(cadence, period, calendar)
    month = _month(cadence, period, cadence.month, int(cadence.in_next_period))
    if cadence.weekday is not None:
        named = _weekday(cadence, month)
        return DueDay(period=period, named=named, last=_last(cadence, named))
    if cadence.day is None:
        return _window(cadence, period, month)
    named = _named(cadence.day, cadence.day_unit, month, calendar)
    opens = None
    if cadence.start is not None:
        opens = _month(cadence, period, cadence.start.month, cadence.start.shift)
        opens += relativedelta(day=cadence.start.day)
    return DueDay(period=period, named=named, last=_last(cadence, named), opens=opens)


def _named(day: int, unit: CountUnit, month: dt.date, calendar: WorkingCalendar | None) -> dt.date:
    """Return a day of a month, or one of its working days; its last one where it has fewer."""
    if unit is CountUnit.DAY:
        return month + relativedelta(day=day)
    calendar = calendar or WorkingCalendar.official()
    last = month + relativedelta(day=31)
    days = (month + dt.timedelta(days=at) for at in range(last.day))
    working = [one for one in days if calendar.is_working_day(one)]
    return working[min(day, len(working)) - 1] if working else last


def _month(cadence: Cadence, period: Period, month: int | None, shift: int) -> dt.date:
    """Return the first day of a month of the period, or of one before or after it."""
    months = cadence.every.months
    return (period.start or dt.date.min) + relativedelta(
        months=(month or months) - 1 + shift * months
    )


def _window(cadence: Cadence, period: Period, month: dt.date) -> DueDay:
    """Return a period without a named day; its ends are known where a week or a month is."""
    end = month + relativedelta(day=31)
    if cadence.boundary not in _WINDOWS:
        opens = closes = None
    elif cadence.week is not None:
        # The first week of a month is its first seven days, as its first Friday is one of them.
        last = end if cadence.week < 0 else month + dt.timedelta(days=7 * cadence.week - 1)
        opens, closes = last - dt.timedelta(days=6), last
    elif cadence.month is not None:
        opens, closes = month, end
    elif cadence.only:
        opens, closes = period.start, period.end
    else:
        opens = closes = None
    if cadence.boundary is Boundary.BEFORE:
        return DueDay(period=period, named=None, last=_last(cadence, opens))
    shown = opens if cadence.boundary is not Boundary.BY else None
    return DueDay(period=period, named=None, last=closes, opens=shown)


def _weekday(cadence: Cadence, month: dt.date) -> dt.date | None:
    """Return a weekday of a month: the third Friday, the last one."""
    if cadence.week is None or cadence.weekday is None:
        return None
    nearest = _WEEKDAYS[cadence.weekday](cadence.week)
    return month + relativedelta(day=1 if cadence.week > 0 else 31, weekday=nearest)


def _term_end(cadence: Cadence, period: Period, calendar: WorkingCalendar | None) -> DueDay:
    """Return the end of a term counted from the end of the period; it moves off a day off."""
    offset, end = cadence.offset, period.end
    if offset is None or end is None or offset.anchor is not Anchor.PERIOD_END:
        return DueDay(period=period, named=None, last=None)
    if offset.amount == 0:
        return DueDay(period=period, named=end, last=_last(cadence, end))
    direction: Literal["forward", "backward"] = "forward" if offset.amount > 0 else "backward"
    try:
        found = deadline(
            end, abs(offset.amount), offset.unit, direction=direction, calendar=calendar
        )
    except OverflowError:
        return DueDay(period=period, named=None, last=None)
    return DueDay(period=period, named=found.unmoved, last=_last(cadence, found.day))


def _last(cadence: Cadence, named: dt.date | None) -> dt.date | None:
    """Return the last day that keeps the words."""
    if named is None or cadence.boundary is not Boundary.BEFORE:
        return named
    return named - dt.timedelta(days=1)
