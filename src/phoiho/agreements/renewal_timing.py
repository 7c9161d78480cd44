"""How the periods of two agreements stand to one another, and which years neither is for."""

from __future__ import annotations

import datetime as dt

from phoiho.agreements.agreement import Agreement
from phoiho.labels import LabelledEnum
from phoiho.periods import Period, day_after, first_day, last_day

__all__ = ["RenewalTiming", "precedes", "timing_between", "whole_years"]

_ONE_DAY = dt.timedelta(days=1)


class RenewalTiming(LabelledEnum):
    """How the period of a renewal stands to the one before.

    Periods named by years share the year in which one ends and the next begins
    ("2017-2022", "2022-2026"): `shared_year` is as good as adjoining.
    """

    ADJOINING = "adjoining"
    SHARED_YEAR = "shared_year"
    OVERLAP = "overlap"
    GAP = "gap"
    REVERSED = "reversed"
    UNKNOWN = "unknown"


def precedes(one: Agreement, other: Agreement) -> bool:
    """Tell whether the period of an agreement begins and ends before that of another.

    Args:
        one: An agreement.
        other: Another one.
    """
    starts, ends = (first_day(one.period), first_day(other.period)), (_end(one), _end(other))
    return (
        starts[0] is not None
        and starts[1] is not None
        and starts[0] < starts[1]
        and ends[0] is not None
        and (ends[1] is None or ends[0] < ends[1])
    )


def _end(agreement: Agreement) -> dt.date | None:
    """Return the last day of an agreement, `None` where it runs on or has none."""
    return None if agreement.open_ended else last_day(agreement.period)


def timing_between(earlier: Agreement, later: Agreement) -> tuple[RenewalTiming, Period | None]:
    """Return how two periods stand to one another, and the days between or in common.

    Args:
        earlier: The agreement renewed.
        later: The one that renews it.
    """
    end, start = _end(earlier), first_day(later.period)
    if end is None or start is None:
        return RenewalTiming.UNKNOWN, None
    if start == day_after(end):
        return RenewalTiming.ADJOINING, None
    if start > end:
        return RenewalTiming.GAP, Period(start=end + _ONE_DAY, end=start - _ONE_DAY)
    first = max(start, first_day(earlier.period) or start)
    last = min(end, _end(later) or end)
    if last < first:
        return RenewalTiming.REVERSED, None
    shared = Period(start=first, end=last)
    years = whole_years(shared)
    named_by_years = (
        len(years) == 1 and shared.days in {365, 366} and start != first_day(earlier.period)
    )
    return (RenewalTiming.SHARED_YEAR if named_by_years else RenewalTiming.OVERLAP), shared


def whole_years(period: Period) -> tuple[int, ...]:
    """Return the calendar years that lie in a period whole.

    Args:
        period: Any period; one with an open end has none on record.

    Examples:
        >>> whole_years(Period(start=dt.date(2020, 5, 1), end=dt.date(2022, 12, 31)))
        (2021, 2022)
    """
    if period.start is None or period.end is None:
        return ()
    years = range(period.start.year, period.end.year + 1)
    return tuple(year for year in years if period.covers(Period.for_year(year)))
