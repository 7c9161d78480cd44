"""The lunar calendar of Vietnam, 1900 to 2100.

Months begin at the midnight before the new moon in Hà Nội: UTC+7 since 1 January
1968, UTC+8 in the tables used before.  So the calendar of China differs in some
years (1968, 1985, 2007, 2030).  `data/lunar_years.tsv` holds the calendar;
`tools/make_lunar.py` computes it.

Basis: Quyết định 121-CP of 8 August 1967 (UTC+7 from 1968; the South followed
in 1976, so that its Tết of 1968 was a day later).
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right

import attrs

from phoiho.periods import LunarDate, Period
from phoiho.reference import load_once, load_table

__all__ = ["can_chi", "from_lunar", "leap_month", "lunar_month", "lunar_year", "to_lunar"]

_FIRST, _LAST = dt.date(1900, 1, 1), dt.date(2100, 12, 31)
_CAN = ("Giáp", "Ất", "Bính", "Đinh", "Mậu", "Kỷ", "Canh", "Tân", "Nhâm", "Quý")
_CHI = ("Tý", "Sửu", "Dần", "Mão", "Thìn", "Tỵ", "Ngọ", "Mùi", "Thân", "Dậu", "Tuất", "Hợi")


@attrs.frozen(kw_only=True)
class _Calendar:
    """Every month of the table, in order, and where each is found.

    Attributes:
        starts: Ordinal of the first day of every month, and of the day after the last.
        months: Year, month and whether it is the leap one.
        index: Place in `months` by year, month and leap.
    """

    starts: tuple[int, ...]
    months: tuple[tuple[int, int, bool], ...]
    index: dict[tuple[int, int, bool], int]


@load_once
def _calendar() -> _Calendar:
    """Return the calendar, built at first use."""
    starts: list[int] = []
    months: list[tuple[int, int, bool]] = []
    day = 0
    for year, new_year, leap, lengths in load_table("lunar_years").rows:
        day = dt.date.fromisoformat(new_year).toordinal()
        number, leap_number = 0, int(leap or 0)
        for length in lengths:
            is_leap = number == leap_number != 0 and not months[-1][2]
            number += not is_leap
            starts.append(day)
            months.append((int(year), number, is_leap))
            day += 29 + int(length)
    starts.append(day)
    index = {month: i for i, month in enumerate(months)}
    return _Calendar(starts=tuple(starts), months=tuple(months), index=index)


def to_lunar(day: dt.date) -> LunarDate:
    """Return the lunar day of a civil day; the inverse of `from_lunar`.

    Args:
        day: A civil day of Vietnam, 1900 to 2100.

    Raises:
        ValueError: The day lies outside the table.

    Examples:
        >>> to_lunar(dt.date(2024, 2, 10))
        LunarDate(month=1, day=1, year=2024, leap=False)
    """
    if not _FIRST <= day <= _LAST:
        raise ValueError(f"no lunar day for {day}: expected a day from {_FIRST} to {_LAST}")
    calendar = _calendar()
    ordinal = day.toordinal()
    at = bisect_right(calendar.starts, ordinal) - 1
    year, month, leap = calendar.months[at]
    return LunarDate(year=year, month=month, leap=leap, day=ordinal - calendar.starts[at] + 1)


def from_lunar(value: LunarDate) -> dt.date:
    """Return the civil day of a lunar day; the inverse of `to_lunar`.

    Args:
        value: A lunar day with its year.

    Raises:
        ValueError: It has no year, lies outside the table, or does not exist:
            the month is not doubled that year, or has 29 days only.

    Examples:
        >>> from_lunar(LunarDate(year=2025, month=6, day=1, leap=True))
        datetime.date(2025, 7, 25)
    """
    if value.year is None:
        raise ValueError(f"no civil day for {value}: its year is not known")
    first, last = _bounds(value.year, value.month, leap=value.leap)
    day = first + value.day - 1
    if day > last:
        raise ValueError(f"lunar month {value.month} of {value.year} has {last - first + 1} days")
    return dt.date.fromordinal(day)


def lunar_month(year: int, month: int, *, leap: bool = False) -> Period:
    """Return the civil days of a lunar month.

    Args:
        year: The Gregorian year in which the lunar year begins.
        month: 1 ("Giêng") to 12 ("Chạp").
        leap: Whether the doubled month is meant.

    Raises:
        ValueError: That year has no such month.

    Examples:
        >>> lunar_month(2024, 1).start
        datetime.date(2024, 2, 10)
    """
    first, last = _bounds(year, month, leap=leap)
    return Period(start=dt.date.fromordinal(first), end=dt.date.fromordinal(last))


def lunar_year(year: int) -> Period:
    """Return the civil days of the lunar year that begins in *year*.

    Args:
        year: 1900 to 2100.

    Raises:
        ValueError: The year is not in the table.

    Examples:
        >>> lunar_year(2024).end
        datetime.date(2025, 1, 28)
    """
    first, _ = _bounds(year, 1, leap=False)
    _, last = _bounds(year, 12, leap=leap_month(year) == 12)
    return Period(start=dt.date.fromordinal(first), end=dt.date.fromordinal(last))


def leap_month(year: int) -> int | None:
    """Return the month that is doubled in a lunar year, or `None`.

    Args:
        year: The Gregorian year in which the lunar year begins.

    Examples:
        >>> leap_month(2025), leap_month(2026)
        (6, None)
    """
    index = _calendar().index
    return next((month for month in range(1, 13) if (year, month, True) in index), None)


def can_chi(year: int) -> str:
    """Return the name of a lunar year by stem and branch.

    Args:
        year: The Gregorian year in which the lunar year begins.

    Examples:
        >>> can_chi(2024), can_chi(1968)
        ('Giáp Thìn', 'Mậu Thân')
    """
    return f"{_CAN[(year - 4) % 10]} {_CHI[(year - 4) % 12]}"


def _bounds(year: int, month: int, *, leap: bool) -> tuple[int, int]:
    """Return the ordinals of the first and last day of a lunar month."""
    calendar = _calendar()
    at = calendar.index.get((year, month, leap))
    if at is None:
        doubled = f"{month} nhuận" if leap else f"{month}"
        raise ValueError(f"lunar year {year} has no month {doubled} in the table 1899-2100")
    return calendar.starts[at], calendar.starts[at + 1] - 1
