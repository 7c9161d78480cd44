"""Civil time as agreements use it: periods, days without a year, lunar days.

Value types only: they are neither parsed nor printed here (see
`phoiho.vietnamese`).  All dates are civil dates of Vietnam.
"""

from __future__ import annotations

import datetime as dt
from enum import Enum
from typing import TypeAlias

import attrs
from dateutil.relativedelta import relativedelta

__all__ = [
    "DateValue",
    "LunarDate",
    "Period",
    "PeriodKind",
    "YearlessDate",
    "day_after",
    "day_before",
    "first_day",
    "last_day",
]


class PeriodKind(Enum):
    """What a period is called in the papers.

    Examples:
        >>> PeriodKind("half").name
        'HALF'
    """

    YEAR = "year"
    HALF = "half"
    QUARTER = "quarter"
    MONTH = "month"
    NINE_MONTHS = "nine_months"
    TERM = "term"
    STAGE = "stage"
    YEARS_COUNT = "years_count"
    OTHER = "other"


def _start_before_end(
    period: Period, attribute: attrs.Attribute[dt.date | None], value: dt.date | None
) -> None:
    """Refuse a period that ends before it starts."""
    if value is not None and period.start is not None and value < period.start:
        msg = f"a period cannot end on {value} before it starts on {period.start}"
        raise ValueError(msg)


def _month_end(year: int, month: int) -> dt.date:
    """Return the last day of a month."""
    return dt.date(year, month, 1) + relativedelta(day=31)


@attrs.frozen(kw_only=True)
class Period:
    """A span of civil days, both ends included; either end may be open.

    Attributes:
        kind: What the papers call it.
        start: First day, or `None` where the period has no known beginning.
        end: Last day, or `None` where it has no known end.
        printed: The words of the paper ("năm 2024"), kept beside the dates.

    Raises:
        ValueError: The end lies before the start.

    Examples:
        >>> dt.date(2024, 12, 31) in Period.for_year(2024)
        True
        >>> Period.for_half(2023, 1).days
        181
    """

    kind: PeriodKind = PeriodKind.OTHER
    start: dt.date | None = None
    end: dt.date | None = attrs.field(default=None, validator=_start_before_end)
    printed: str | None = None

    @classmethod
    def for_year(cls, year: int) -> Period:
        """Return the calendar year *year*."""
        return cls.for_months(year, 1, 12, PeriodKind.YEAR)

    @classmethod
    def for_half(cls, year: int, half: int) -> Period:
        """Return one half (1 or 2) of a calendar year."""
        _check_part("half", half, 2)
        return cls.for_months(year, half * 6 - 5, half * 6, PeriodKind.HALF)

    @classmethod
    def for_quarter(cls, year: int, quarter: int) -> Period:
        """Return one quarter (1 to 4) of a calendar year."""
        _check_part("quarter", quarter, 4)
        return cls.for_months(year, quarter * 3 - 2, quarter * 3, PeriodKind.QUARTER)

    @classmethod
    def for_month(cls, year: int, month: int) -> Period:
        """Return one calendar month (1 to 12)."""
        _check_part("month", month, 12)
        return cls.for_months(year, month, month, PeriodKind.MONTH)

    @classmethod
    def for_nine_months(cls, year: int) -> Period:
        """Return January to September of a year."""
        return cls.for_months(year, 1, 9, PeriodKind.NINE_MONTHS)

    @classmethod
    def for_term(cls, first_year: int, last_year: int) -> Period:
        """Return a term by its label: whole years, both included."""
        return cls._for_years(first_year, last_year, PeriodKind.TERM)

    @classmethod
    def for_stage(cls, first_year: int, last_year: int) -> Period:
        """Return a stage ("giai đoạn") by its label: whole years, both included."""
        return cls._for_years(first_year, last_year, PeriodKind.STAGE)

    @classmethod
    def _for_years(cls, first_year: int, last_year: int, kind: PeriodKind) -> Period:
        """Return whole years from the first to the last."""
        return cls(start=dt.date(first_year, 1, 1), end=dt.date(last_year, 12, 31), kind=kind)

    @classmethod
    def for_months(cls, year: int, first: int, last: int, kind: PeriodKind) -> Period:
        """Return whole months of one year, the first to the last included."""
        return cls(start=dt.date(year, first, 1), end=_month_end(year, last), kind=kind)

    def __contains__(self, day: dt.date) -> bool:
        """Tell whether *day* lies in the period, its ends included."""
        return (self.start is None or self.start <= day) and (self.end is None or day <= self.end)

    def overlaps(self, other: Period) -> bool:
        """Tell whether the two periods share at least one day.

        Examples:
            >>> Period.for_term(2016, 2021).overlaps(Period.for_term(2021, 2026))
            True
        """
        return not (_before(self.end, other.start) or _before(other.end, self.start))

    def covers(self, other: Period) -> bool:
        """Tell whether every day of *other* lies in this period.

        Examples:
            >>> Period.for_year(2024).covers(Period.for_quarter(2024, 2))
            True
        """
        starts = self.start is None or (other.start is not None and self.start <= other.start)
        ends = self.end is None or (other.end is not None and other.end <= self.end)
        return starts and ends

    @property
    def days(self) -> int | None:
        """Number of calendar days, both ends counted; `None` where an end is open."""
        if self.start is None or self.end is None:
            return None
        return (self.end - self.start).days + 1


def _before(end: dt.date | None, start: dt.date | None) -> bool:
    """Tell whether a span that ends on *end* is over before *start*."""
    return end is not None and start is not None and end < start


def _check_part(name: str, value: int, last: int) -> None:
    """Refuse a half, quarter or month that no year has."""
    if not 1 <= value <= last:
        msg = f"a year has no {name} {value}: expected 1 to {last}"
        raise ValueError(msg)


def _possible_day(date: YearlessDate, attribute: attrs.Attribute[int], value: int) -> None:
    """Refuse a day that its month never has (2000 was a leap year)."""
    dt.date(2000, date.month, value)


@attrs.frozen(kw_only=True)
class YearlessDate:
    """A day and month without a year: "20/5".

    Attributes:
        month: 1 to 12.
        day: A day that the month can have; 29 February is one.

    Raises:
        ValueError: The month cannot have that day.

    Examples:
        >>> YearlessDate(month=5, day=20).in_year(2022)
        datetime.date(2022, 5, 20)
    """

    month: int
    day: int = attrs.field(validator=_possible_day)

    def in_year(self, year: int) -> dt.date:
        """Return that day of *year*.

        Raises:
            ValueError: 29 February of a common year.
        """
        return dt.date(year, self.month, self.day)


@attrs.frozen(kw_only=True)
class LunarDate:
    """A day of the Vietnamese lunar calendar: "mùng 3 Tết".

    Attributes:
        month: 1 to 12.
        day: 1 to 30.
        year: The lunar year by the Gregorian year it begins in, if known.
        leap: Whether the month is the leap one.

    Raises:
        ValueError: No lunar month has that number or day.
    """

    month: int = attrs.field(validator=[attrs.validators.ge(1), attrs.validators.le(12)])
    day: int = attrs.field(validator=[attrs.validators.ge(1), attrs.validators.le(30)])
    year: int | None = None
    leap: bool = False


DateValue: TypeAlias = dt.date | Period | YearlessDate | LunarDate
"""A day as far as it is known; exact, a month or year, without its year, or lunar."""


def day_after(day: dt.date) -> dt.date | None:
    """Return the next day, or `None` after the last one that a date can be.

    Args:
        day: Any day.

    Examples:
        >>> day_after(dt.date(2025, 6, 30))
        datetime.date(2025, 7, 1)
    """
    return None if day == dt.date.max else day + dt.timedelta(days=1)


def day_before(day: dt.date) -> dt.date:
    """Return the day before, or the day itself where it is the first that a date can be.

    Args:
        day: Any day.

    Examples:
        >>> day_before(dt.date(2025, 7, 1))
        datetime.date(2025, 6, 30)
    """
    return day if day == dt.date.min else day - dt.timedelta(days=1)


def first_day(value: DateValue | None) -> dt.date | None:
    """Return the earliest civil day that *value* can mean.

    Args:
        value: A date as far as it is known.

    Returns:
        The day, or `None` where the year is unknown.

    Examples:
        >>> first_day(Period.for_month(2025, 10))
        datetime.date(2025, 10, 1)
    """
    if isinstance(value, dt.datetime):
        return value.date()
    if isinstance(value, dt.date):
        return value
    return value.start if isinstance(value, Period) else None


def last_day(value: DateValue | None) -> dt.date | None:
    """Return the latest civil day that *value* can mean.

    Args:
        value: A date as far as it is known.

    Returns:
        The day, or `None` where the year is unknown.

    Examples:
        >>> last_day(Period.for_month(2024, 2))
        datetime.date(2024, 2, 29)
    """
    return value.end if isinstance(value, Period) else first_day(value)
