"""Cadences: how often something is due, and on which day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import attrs
from dateutil.relativedelta import relativedelta

from phoiho.labels import LabelledEnum
from phoiho.periods import Period

__all__ = ["Boundary", "Cadence", "CadenceKind", "DueDay", "Every", "iter_due_days"]


class CadenceKind(LabelledEnum):
    """What is due.

    Examples:
        >>> CadenceKind.REVIEW.label()
        'sơ kết, tổng kết'
    """

    REPORT = "report"
    MEETING = "meeting"
    REVIEW = "review"


class Every(LabelledEnum):
    """The period after which it is due again."""

    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"

    @property
    def months(self) -> int:
        """Length in months."""
        return _MONTHS[self]


_MONTHS = {Every.MONTH: 1, Every.QUARTER: 3, Every.HALF: 6, Every.YEAR: 12}


class Boundary(LabelledEnum):
    """How the words tie the act to its day.

    `by` (chậm nhất ngày D) and `on` (vào ngày D) count D itself; the last day
    of `before` (trước ngày D) is the day before D by the words.  No text
    defines "trước ngày": offices read it both ways, so both days are given.
    """

    BY = "by"
    BEFORE = "before"
    ON = "on"


def _known_month(
    cadence: Cadence, attribute: attrs.Attribute[int | None], value: int | None
) -> None:
    """Refuse a month that the period does not have."""
    if value is not None and not 1 <= value <= cadence.every.months:
        last = cadence.every.months
        msg = (
            f"every {cadence.every.value} has no month {value}: expected 1 to {last}, counted in it"
        )
        raise ValueError(msg)


def _known_day(cadence: Cadence, attribute: attrs.Attribute[int | None], value: int | None) -> None:
    """Refuse a day that no month has."""
    if value is not None and not 1 <= value <= 31:
        msg = f"no month has a day {value}: expected 1 to 31"
        raise ValueError(msg)


@attrs.frozen(kw_only=True)
class Cadence:
    """One clause of a paper on what is due how often.

    Attributes:
        kind: What is due: a report, a meeting or a review.
        every: The period it is due for, by the calendar.
        boundary: How the words tie the act to its day.
        month: Month counted within the period (12 in a year is December, 3 in
            a quarter its last month); the last one where left out.
        day: Day of that month, the month's last day where it is shorter;
            `None` where the clause names no day.
        in_next_period: Whether the day lies in the period after the one the
            act is about ("trước ngày 15/01 năm sau").
        printed: The words of the clause.

    Raises:
        ValueError: A month that the period does not have, a day no month has.
    """

    kind: CadenceKind
    every: Every
    boundary: Boundary = Boundary.BY
    month: int | None = attrs.field(default=None, validator=_known_month)
    day: int | None = attrs.field(default=None, validator=_known_day)
    in_next_period: bool = False
    printed: str | None = None


# A day in the period after the last one must still be a date.
_LAST_DAY = dt.date(dt.MAXYEAR - 1, 12, 31)


@attrs.frozen(kw_only=True)
class DueDay:
    """When a cadence falls due for one period.

    Attributes:
        period: The period the act is about.
        named: The day that the words name; `None` where they name none.
        last: The last day that keeps the words; for `before` the day before
            `named`.  `None` where the words name no day.
    """

    period: Period
    named: dt.date | None
    last: dt.date | None


def iter_due_days(cadence: Cadence, *, within: Period) -> Iterator[DueDay]:
    """Yield when *cadence* falls due for every calendar period that *within* touches.

    Days are calendar days: a day named by a paper is not moved off a day off,
    since Civil Code article 148(5) moves counted terms only.

    Args:
        cadence: The clause.
        within: A period with both ends closed.

    Raises:
        ValueError: *within* is open.

    Examples:
        >>> yearly = Cadence(kind=CadenceKind.REVIEW, every=Every.YEAR,
        ...                  boundary=Boundary.BEFORE, month=11, day=15)
        >>> [due.last.isoformat() for due in iter_due_days(yearly, within=Period.for_year(2024))]
        ['2024-11-14']
    """
    if within.start is None or within.end is None:
        msg = "due days need a period with both ends"
        raise ValueError(msg)
    start, end = _period_start(cadence.every, within.start), min(within.end, _LAST_DAY)
    while start <= end:
        yield _due_day(cadence, start)
        start += relativedelta(months=cadence.every.months)


def _period_start(every: Every, day: dt.date) -> dt.date:
    """Return the first day of the calendar period that holds *day*."""
    month = (day.month - 1) // every.months * every.months + 1
    return dt.date(day.year, month, 1)


def _calendar_period(every: Every, start: dt.date) -> Period:
    """Return the calendar period that begins on *start*."""
    if every is Every.YEAR:
        return Period.for_year(start.year)
    if every is Every.HALF:
        return Period.for_half(start.year, start.month // 6 + 1)
    if every is Every.QUARTER:
        return Period.for_quarter(start.year, start.month // 3 + 1)
    return Period.for_month(start.year, start.month)


def _due_day(cadence: Cadence, start: dt.date) -> DueDay:
    """Return the due day of the period that begins on *start*."""
    period = _calendar_period(cadence.every, start)
    if cadence.day is None:
        return DueDay(period=period, named=None, last=None)
    months = (cadence.month or cadence.every.months) - 1
    if cadence.in_next_period:
        months += cadence.every.months
    named = start + relativedelta(months=months, day=cadence.day)
    before = cadence.boundary is Boundary.BEFORE
    return DueDay(
        period=period, named=named, last=named - dt.timedelta(days=1) if before else named
    )
