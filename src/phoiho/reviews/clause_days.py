"""On which days do the calendar periods of a clause fall due, whoever agreed on it?

Thousands of agreements have the same clauses ("hằng quý, chậm nhất ngày 25"):
the days of a clause in a year are computed once, with what moved them.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from functools import lru_cache

import attrs

from phoiho.calendar import Boundary, Cadence, CadenceKind, DayStatus, DueDay, WorkingCalendar
from phoiho.calendar import iter_due_days as calendar_days
from phoiho.periods import Period
from phoiho.reviews.dues import NoDayReason

__all__ = ["ClauseDay", "days_in"]

_ONE_DAY = dt.timedelta(days=1)
_TIMES = frozenset({Boundary.COUNT, Boundary.COUNT_MIN})


@attrs.frozen(kw_only=True)
class ClauseDay:
    """When a clause falls due for one period; the attributes are those of `Due`."""

    period: Period
    named_day: dt.date | None = None
    last_day: dt.date | None = None
    opens: dt.date | None = None
    times: int = 1
    no_day: NoDayReason | None = None
    day_off: DayStatus | None = None
    moved_by: tuple[DayStatus, ...] = ()


def days_in(
    cadence: Cadence, start: dt.date, end: dt.date, calendar: WorkingCalendar
) -> Iterator[ClauseDay]:
    """Yield when a clause falls due for every calendar period that a time touches.

    Args:
        cadence: A clause that recurs by the calendar, or that is due on one day.
        start: First day of the time.
        end: Last day of it.
        calendar: Tells days off.
    """
    if cadence.on is not None or not cadence.every.months:
        life = Period(start=start, end=end)
        # Weeks lie across the ends of years, and single days in one of them.
        for found in calendar_days(cadence, within=life, calendar=calendar):
            yield _clause_day(cadence, found, calendar)
        return
    for year in range(start.year, end.year + 1):
        for day in _days_of_year(cadence, year, calendar):
            # Closed at both ends: compared here, since thousands of them are.
            first, last = day.period.start, day.period.end
            if first is not None and last is not None and first <= end and start <= last:
                yield day


@lru_cache(maxsize=4096)
def _days_of_year(cadence: Cadence, year: int, calendar: WorkingCalendar) -> tuple[ClauseDay, ...]:
    """Return the days of a clause in a year."""
    whole = Period.for_year(year)
    if cadence.interval > 1:
        turns = 12 // (cadence.every.months * cadence.interval)
        times = turns * (cadence.times or 1)
        return (_counted(cadence, whole, times),)
    found = calendar_days(cadence, within=whole, calendar=calendar)
    return tuple(_clause_day(cadence, day, calendar) for day in found)


def _clause_day(cadence: Cadence, day: DueDay, calendar: WorkingCalendar) -> ClauseDay:
    """Return a due day with what offices do on it."""
    if day.last is None:
        return _counted(cadence, day.period, cadence.times)
    status = calendar.day_status(day.last)
    moved_by = tuple(_skipped(cadence, day, calendar))
    return ClauseDay(
        period=day.period,
        named_day=day.named,
        last_day=day.last,
        opens=day.opens,
        day_off=None if status.working or moved_by else status,
        moved_by=moved_by,
    )


def _counted(cadence: Cadence, period: Period, times: int | None) -> ClauseDay:
    """Return a turn without a named day.

    A number of times has until the end of the turn.  What looks back on a turn
    comes after it, on no day that the words name.
    """
    looks_back = cadence.kind in (CadenceKind.REVIEW, CadenceKind.REPORT)
    if times is None or looks_back or cadence.boundary not in _TIMES:
        return ClauseDay(period=period, times=times or 1, no_day=NoDayReason.NO_DAY)
    return ClauseDay(period=period, last_day=period.end, times=times)


def _skipped(cadence: Cadence, day: DueDay, calendar: WorkingCalendar) -> Iterator[DayStatus]:
    """Yield the days off for which the end of a counted term was moved."""
    if cadence.offset is None or day.named is None or day.last is None:
        return
    end = day.last + _ONE_DAY if cadence.boundary is Boundary.BEFORE else day.last
    passed = day.named
    while passed < end:
        yield calendar.day_status(passed)
        passed += _ONE_DAY
