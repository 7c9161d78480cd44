"""From points to days: the missing year, the missing half, what contradicts itself."""

from __future__ import annotations

import datetime as dt

from phoiho.periods import DateValue, LunarDate, Period, YearlessDate
from phoiho.vietnamese.date_points import ImpossibleError, Point, month_days, needs_reference
from phoiho.vietnamese.date_words import WEEKDAY_NAMES
from phoiho.vietnamese.lunar import from_lunar, lunar_month, lunar_year

__all__ = ["Days", "fill_years", "point_days", "point_value", "shared"]

Days = tuple[dt.date, dt.date, str]
"""First day, last day, and the precision with which they are printed."""

_PRECISIONS = {"month": "month", "year": "year"}


def point_days(point: Point, reference: dt.date | None) -> Days | None:
    """Return the days of a point, or nothing where its year is not known.

    Raises:
        ImpossibleError: The days do not exist, or need a reference day.
    """
    if point.year is None:
        if point.every or reference is None:
            return None
        point = _nearest(point, reference)
    days = _days_of(point)
    if point.weekday is not None and days[0].weekday() != point.weekday:
        name = WEEKDAY_NAMES[days[0].weekday()]
        raise ImpossibleError(
            point.at, point.end, f"{WEEKDAY_NAMES[point.weekday]}: that day is a {name}"
        )
    return days


def _days_of(point: Point) -> Days:
    """Return the days of a point whose year is known."""
    year = point.year
    assert year is not None  # noqa: S101 - the form of the point says so
    unit = point.unit
    try:
        if unit == "day":
            assert point.month is not None  # noqa: S101 - the form of the point says so
            assert point.first is not None  # noqa: S101 - the form of the point says so
            first = dt.date(year, point.month, point.first)
            last = first if point.last is None else first.replace(day=point.last)
            return first, last, "day"
        if unit in {"lunar", "moon", "lunar_year"}:
            return _lunar_days(point, year)
        if unit == "span":
            assert point.last is not None  # noqa: S101 - the form of the point says so
            return dt.date.fromordinal(year), dt.date.fromordinal(point.last), "day"
        if unit == "year":
            return dt.date(year, 1, 1), dt.date(point.last or year, 12, 31), "year"
        first_month, last_month = _months_of(point)
        last_day = month_days(year, last_month)
        precision = _PRECISIONS.get(unit, "day")
        return dt.date(year, first_month, 1), dt.date(year, last_month, last_day), precision
    except ValueError as error:
        raise ImpossibleError(point.at, point.end, f"a day that exists ({error})") from None


def _months_of(point: Point) -> tuple[int, int]:
    """Return the first and last month of a month, a quarter, or several months."""
    if point.unit == "month":
        assert point.month is not None  # noqa: S101 - the form of the point says so
        return point.month, point.month
    assert point.first is not None  # noqa: S101 - the form of the point says so
    if point.unit == "quarter":
        return point.first * 3 - 2, point.first * 3
    return point.first, point.last or point.first


def _lunar_days(point: Point, year: int) -> Days:
    """Return the civil days of a lunar day, month or year."""
    if point.unit == "lunar_year":
        period = lunar_year(year)
    elif point.unit == "moon":
        assert point.month is not None  # noqa: S101 - the form of the point says so
        period = lunar_month(year, point.month, leap=point.leap)
    else:
        assert point.month is not None  # noqa: S101 - the form of the point says so
        assert point.first is not None  # noqa: S101 - the form of the point says so
        day = from_lunar(LunarDate(year=year, month=point.month, day=point.first, leap=point.leap))
        if point.last is None:
            return day, day, "day"
        return day, day + dt.timedelta(days=point.last - point.first), "day"
    assert period.start is not None  # noqa: S101 - the form of the point says so
    assert period.end is not None  # noqa: S101 - the form of the point says so
    return period.start, period.end, "day"


def _nearest(point: Point, reference: dt.date) -> Point:
    """Return the point in the year in which it is nearest to the reference."""
    # A leap day is up to eight years away; a doubled month up to nineteen.
    reach = 8 if (point.month, point.first) == (2, 29) else 1
    if point.leap or (point.unit == "lunar" and point.first == 30):
        reach = 19
    best: tuple[int, Point] | None = None
    for year in range(reference.year - reach, reference.year + reach + 1):
        candidate = point._replace(year=year)
        try:
            first, last, _ = _days_of(candidate)
        except ImpossibleError:
            continue
        ahead, behind = (first - reference).days, (reference - last).days
        if (point.step > 0 and ahead <= 0) or (point.step < 0 and behind <= 0):
            continue
        distance = max(ahead, behind, 0)
        if best is None or distance < best[0]:
            best = distance, candidate
        else:
            break
    if best is None:
        raise ImpossibleError(point.at, point.end, "a day that exists")
    return best[1]


def point_value(point: Point, reference: dt.date | None, printed: str) -> tuple[DateValue, str]:
    """Return the value of one point, and the precision with which it is printed."""
    days = point_days(point, reference)
    if days is None:
        if point.unit == "day" and point.last is None:
            assert point.month is not None  # noqa: S101 - the form of the point says so
            assert point.first is not None  # noqa: S101 - the form of the point says so
            return YearlessDate(month=point.month, day=point.first), "day"
        if point.unit == "lunar" and point.last is None:
            assert point.month is not None  # noqa: S101 - the form of the point says so
            assert point.first is not None  # noqa: S101 - the form of the point says so
            return LunarDate(month=point.month, day=point.first, leap=point.leap), "day"
        raise needs_reference(point.at, point.end)
    first, last, precision = days
    if point.last is None and point.unit in {"day", "lunar"}:
        return first, "day"
    return Period(start=first, end=last, kind=point.kind, printed=printed), precision


def shared(first: Point, last: Point) -> tuple[Point, Point]:
    """Give two joined points the month and the year that only one of them prints."""
    if first.unit == "day" and first.month is None and last.unit in {"day", "lunar"}:
        first = first._replace(month=last.month, unit=last.unit, leap=last.leap)
    return first, last


def fill_years(points: list[Point], reference: dt.date | None) -> list[Point]:
    """Give joined points the year that only one of them prints."""
    known = next((i for i in range(len(points) - 1, -1, -1) if points[i].year is not None), None)
    if known is None:
        if reference is None:
            raise needs_reference(points[0].at, points[-1].end)
        points[-1] = _nearest(points[-1], reference)
        known = len(points) - 1
    for i in range(known - 1, -1, -1):
        if points[i].year is None:
            points[i] = _beside(points[i], points[i + 1], -1)
    for i in range(known + 1, len(points)):
        if points[i].year is None:
            points[i] = _beside(points[i], points[i - 1], 1)
    return points


def _beside(point: Point, other: Point, step: int) -> Point:
    """Return a point in the year of its neighbour, or in the next where only that is in order."""
    year = other.year
    assert year is not None  # noqa: S101 - the form of the point says so
    if other.unit == "span":
        year = dt.date.fromordinal(year).year
    near = point._replace(year=year)
    here, there = _days_of(near)[0], _days_of(other)[0]
    if (there - here).days * -step >= 0:
        return near
    far = point._replace(year=year + step)
    if abs((_days_of(far)[0] - there).days) > 183:
        raise ImpossibleError(point.at, point.end, "a beginning before the end")
    return far
