"""How the periods of two agreements stand to one another, and which years neither is for."""

from __future__ import annotations

import datetime as dt
from typing import TypeAlias

from phoiho.agreements.agreement import Agreement
from phoiho.agreements.versioning import version_on
from phoiho.labels import LabelledEnum
from phoiho.periods import Period, day_after, first_day, last_day

__all__ = ["RenewalTiming", "TermDays", "precedes", "term_of", "timing_between", "whole_years"]

TermDays: TypeAlias = tuple[dt.date | None, dt.date | None]
"""First and last day of an agreement; no last one where it runs on or has none on record."""

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


def term_of(agreement: Agreement) -> TermDays:
    """Return the first day of an agreement's period, and the last one as last extended.

    Args:
        agreement: An agreement.
    """
    last = version_on(agreement, dt.date.max)
    return first_day(agreement.period), None if last.open_ended else last_day(last.period)


def precedes(one: TermDays, other: TermDays) -> bool:
    """Tell whether a term begins and ends before another.

    Args:
        one: The term of an agreement.
        other: That of another one.
    """
    (start, end), (other_start, other_end) = one, other
    if start is None or other_start is None or end is None:
        return False
    return start < other_start and (other_end is None or end < other_end)


def timing_between(earlier: Agreement, later: Agreement) -> tuple[RenewalTiming, Period | None]:
    """Return how two periods stand to one another, and the days between or in common.

    Args:
        earlier: The agreement renewed.
        later: The one that renews it.
    """
    (began, end), (start, later_end) = term_of(earlier), term_of(later)
    if end is None or start is None:
        return RenewalTiming.UNKNOWN, None
    if start == day_after(end):
        return RenewalTiming.ADJOINING, None
    if start > end:
        return RenewalTiming.GAP, Period(start=end + _ONE_DAY, end=start - _ONE_DAY)
    first = max(start, began or start)
    last = min(end, later_end or end)
    if last < first:
        return RenewalTiming.REVERSED, None
    shared = Period(start=first, end=last)
    one_year = (first, last) == (dt.date(first.year, 1, 1), dt.date(first.year, 12, 31))
    named_by_years = one_year and start != began
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
