"""Dates in machine notation, as records and truth tables write them.

`iso` and `parse_iso` are inverse: `2024-02-28`, `2025-10` (a month),
`2026` (a year), `2024-01-01/2024-06-30` (both ends included, `..` for an open
end; months or years may be the ends: `2016/2020`), `XXXX-05-20` (no year),
`L:XXXX-01-03` (lunar day without a year), `2024-02-28T14:00`.
"""

from __future__ import annotations

import datetime as dt
import re

from phoiho.errors import ParseError
from phoiho.periods import DateValue, LunarDate, Period, PeriodKind, YearlessDate

__all__ = ["iso", "parse_iso"]

_DAY = re.compile(r"([0-9]{4})-([0-9][0-9])-([0-9][0-9])")
_MONTH = re.compile(r"([0-9]{4})-([0-9][0-9])")
_YEAR = re.compile(r"[0-9]{4}")
_YEARLESS = re.compile(r"XXXX-([0-9][0-9])-([0-9][0-9])")
_LUNAR = re.compile(r"L:(XXXX|[0-9]{4})-([0-9][0-9])(L?)-([0-9][0-9])")
_PRINTED_DAY = re.compile(r"([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4})")
_MOMENT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(?::[0-9]{2})?")
_EXPECTED = 'a date such as "2024-02-28", "2025-10" or "2026"'


def iso(value: DateValue) -> str:
    """Return *value* in machine notation; the inverse of `parse_iso`.

    Args:
        value: A day, a period, a day without a year or a lunar day.

    Examples:
        >>> iso(Period.for_month(2025, 10)), iso(YearlessDate(month=5, day=20))
        ('2025-10', 'XXXX-05-20')
        >>> iso(Period.for_term(2021, 2026))
        '2021-01-01/2026-12-31'
    """
    if isinstance(value, dt.datetime):
        return value.isoformat(timespec="seconds" if value.second else "minutes")
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, YearlessDate):
        return f"XXXX-{value.month:02}-{value.day:02}"
    if isinstance(value, LunarDate):
        year = "XXXX" if value.year is None else f"{value.year:04}"
        return f"L:{year}-{value.month:02}{'L' if value.leap else ''}-{value.day:02}"
    return _iso_period(value)


def _iso_period(period: Period) -> str:
    """Return a period by its short name where it has one, else by its ends."""
    start, end = period.start, period.end
    if start is not None and end is not None:
        if (start, end) == (dt.date(start.year, 1, 1), dt.date(start.year, 12, 31)):
            return f"{start.year:04}"
        month = Period.for_month(start.year, start.month)
        if (start, end) == (month.start, month.end):
            return f"{start.year:04}-{start.month:02}"
    return f"{start.isoformat() if start else '..'}/{end.isoformat() if end else '..'}"


def parse_iso(text: str) -> DateValue:
    """Return the value that *text* writes in machine notation; the inverse of `iso`.

    Args:
        text: The notation, without blanks.

    Raises:
        ParseError: Another notation, or a day that does not exist; where the
            day can be read as printed in Vietnam, it is suggested.

    Examples:
        >>> parse_iso("2024-02-28")
        datetime.date(2024, 2, 28)
        >>> parse_iso("28/2/2024")
        Traceback (most recent call last):
        phoiho.errors.ParseError: cannot read '28/2/2024': expected ...; did you mean '2024-02-28'?
    """
    try:
        return _parse_known(text)
    except ValueError as error:
        if isinstance(error, ParseError):
            raise
        raise ParseError(text, expected=f"a day that exists ({error})") from None


def parse_day(text: str) -> dt.date:
    """Return the exact day that *text* writes.

    Raises:
        ParseError: Anything but an existing day as `2024-02-28`.
    """
    value = parse_iso(text)
    if not isinstance(value, dt.date):
        raise ParseError(text, expected='an exact day such as "2024-02-28"')
    return value


def _parse_known(text: str) -> DateValue:
    """Read one of the notations; `ValueError` for a day that does not exist."""
    if match := _DAY.fullmatch(text):
        return dt.date(*map(int, match.groups()))
    if match := _MONTH.fullmatch(text):
        return Period.for_month(*map(int, match.groups()))
    if _YEAR.fullmatch(text):
        return Period.for_year(int(text))
    if _MOMENT.fullmatch(text):
        return dt.datetime.fromisoformat(text)
    if match := _YEARLESS.fullmatch(text):
        return YearlessDate(month=int(match[1]), day=int(match[2]))
    if match := _LUNAR.fullmatch(text):
        year = None if match[1] == "XXXX" else int(match[1])
        return LunarDate(year=year, month=int(match[2]), leap=bool(match[3]), day=int(match[4]))
    if "/" in text and not _PRINTED_DAY.fullmatch(text):
        start, _, end = text.partition("/")
        first, last = _bound(start, text, 0), _bound(end, text, -1)
        return Period(start=first, end=last, kind=PeriodKind.OTHER)
    if match := _PRINTED_DAY.fullmatch(text.strip()):
        raise _as_printed(text, *map(int, match.groups()))
    raise ParseError(text, expected=_EXPECTED)


def _bound(part: str, text: str, side: int) -> dt.date | None:
    """Read one end of an interval; a month or a year stands for its first or last day."""
    if part == "..":
        return None
    if _DAY.fullmatch(part):
        return dt.date.fromisoformat(part)
    if match := _MONTH.fullmatch(part):
        month = Period.for_month(*map(int, match.groups()))
        return (month.start, month.end)[side]
    if _YEAR.fullmatch(part):
        year = Period.for_year(int(part))
        return (year.start, year.end)[side]
    start = text.index(part) if part else 0
    raise ParseError(text, span=(start, start + len(part)), expected=_EXPECTED)


def _as_printed(text: str, day: int, month: int, year: int) -> ParseError:
    """Suggest the notation of a day printed as in Vietnam, or the nearest that exists."""
    if not (1 <= month <= 12 and dt.MINYEAR <= year <= dt.MAXYEAR):
        return ParseError(text, expected=_EXPECTED)
    last = Period.for_month(year, month).end
    if last is not None and day <= last.day:
        exact = last.replace(day=max(day, 1))
        return ParseError(text, expected=_EXPECTED, suggestions=(exact.isoformat(),))
    expected = f"a day that exists (month {month} of {year} ends before day {day})"
    return ParseError(text, expected=expected, suggestions=(str(last),))
