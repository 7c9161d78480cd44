"""Which days of which periods do the printed days of a clause mean?"""

from __future__ import annotations

import datetime as dt

import attrs

from phoiho.calendar.cadence import Boundary, Cadence, CadenceKind, Every, PeriodDay
from phoiho.calendar.cadence_patterns import cadence_words
from phoiho.calendar.cadence_phrases import Piece, number_of
from phoiho.periods import Period, YearlessDate

__all__ = [
    "DaySpec",
    "Rate",
    "UnreadableError",
    "day_numbers",
    "make_days",
    "make_window",
]

_DEC = 12


class UnreadableError(Exception):
    """Words that cannot be read: where they stand, and what was expected."""

    def __init__(self, start: int, end: int, expected: str) -> None:
        super().__init__(expected)
        self.start, self.end, self.expected = start, end, expected


@attrs.frozen
class Rate:
    """How often, as a clause says it."""

    every: Every
    only: tuple[int, ...]
    start: int
    end: int


@attrs.define
class DaySpec:
    """A printed day and the words that belong to it."""

    start: int
    end: int
    days: tuple[int | None, ...]
    month: int | None = None
    year: int | None = None
    boundary: Boundary = Boundary.ON
    led: bool = False
    closes: bool = False
    year_shift: int | None = None
    of: Piece | None = None
    own: Rate | None = None


def make_days(spec: DaySpec, rates: list[Rate]) -> list[Cadence]:
    """Return the rules that one printed day states.

    Args:
        spec: The day.
        rates: How often it is due, as far as the clause says.

    Raises:
        UnreadableError: The day cannot be, or its month is left open.
    """
    if spec.year is not None:
        return [_once(spec, day or 0) for day in spec.days]
    if spec.month is not None and not rates and spec.year_shift is None and spec.days != (None,):
        return [_yearless(spec, day or 0) for day in spec.days]
    rules = []
    for rate in _rates(spec, rates):
        every, only, month, shift = _place(spec, rate)
        if shift not in {0, 1}:
            raise UnreadableError(spec.start, spec.end, "a day in or after its period")
        for day in spec.days:
            _check(spec, day, month if every is Every.YEAR else None)
            rules.append(
                Cadence(kind=CadenceKind.OTHER, every=every, boundary=spec.boundary, only=only,
                        month=month, day=day, in_next_period=shift == 1)
            )  # fmt: skip
    return rules


def make_window(first: DaySpec, last: DaySpec, rates: list[Rate], *, data: bool) -> list[Cadence]:
    """Return the rules that a window, or the days of the data of a report, state."""
    boundary = Boundary.RANGE if data else Boundary.WITHIN
    if last.year is not None:
        whole = attrs.evolve(first, year=first.year or last.year, month=first.month or last.month)
        days = _day(whole, whole.days[0] or 0), _day(last, last.days[0] or 0)
        if days[0] > days[1]:
            raise UnreadableError(first.start, last.end, "a window that ends after it begins")
        on = Period(start=days[0], end=days[1])
        return [Cadence(kind=CadenceKind.OTHER, every=Every.ONCE, boundary=boundary, on=on)]
    if last.month is not None and not rates and last.year_shift is None:
        if not data:
            raise UnreadableError(first.start, last.end, 'a year or "hằng năm"')
        rates = [Rate(Every.YEAR, (), last.start, last.end)]
    last = attrs.evolve(last, boundary=boundary)
    windows = []
    for rule in make_days(last, rates):
        rate = Rate(rule.every, rule.only, last.start, last.end)
        start = _window_start(first, last, rule, rate)
        windows.append(attrs.evolve(rule, start=start))
    return windows


def _window_start(first: DaySpec, last: DaySpec, rule: Cadence, rate: Rate) -> PeriodDay:
    """Return where a window opens, given the rule of its last day."""
    day = first.days[0] or 0
    _check(first, day, first.month)
    if first.month is None and first.of is None:
        shift = int(rule.in_next_period)
        if day > (rule.day or 31) and rule.every is Every.MONTH:
            shift -= 1
        return PeriodDay(day=day, month=rule.month, shift=shift)
    _, _, month, shift = _place(first, rate)
    same = shift == int(rule.in_next_period)
    months = month or rule.every.months, rule.month or rule.every.months
    if first.month is not None and first.year_shift is None and same and months[0] > months[1]:
        shift -= _DEC // (rule.every.months or _DEC)
    return PeriodDay(day=day, month=month, shift=shift)


def _rates(spec: DaySpec, rates: list[Rate]) -> list[Rate]:
    """Return how often a day is due, by its own words first."""
    counted = [rate for rate in rates if rate.every.months]
    months = [rate for rate in counted if rate.every is Every.MONTH]
    longer = [rate for rate in counted if rate.every is not Every.MONTH]
    if spec.month is not None:
        return longer if len(longer) == 1 else [Rate(Every.YEAR, (), spec.start, spec.end)]
    if spec.of is None:
        if not months:
            expected = 'the month of the day: "hằng tháng", "tháng cuối quý", "tháng 11 hằng năm"'
            raise UnreadableError(spec.start, spec.end, expected)
        return months[:1]
    if "of" in spec.of.parts:
        return _rates_of_period(spec.of.parts["of"], counted, spec)
    if len(longer) == 1 and "shift" in spec.of.parts:
        return longer
    return months[:1] or [Rate(Every.MONTH, (), spec.start, spec.end)]


def _rates_of_period(of: str, counted: list[Rate], spec: DaySpec) -> list[Rate]:
    """Return how often a day in a month of a quarter, a year or a period is due."""
    if of == "kỳ":
        return counted or [Rate(Every.UNSTATED, (), spec.start, spec.end)]
    every = Every.QUARTER if of == "quý" else Every.YEAR
    named = sorted((rate for rate in counted if rate.every is every), key=lambda r: not r.only)
    return named[:1] or [Rate(every, (), spec.start, spec.end)]


def _place(spec: DaySpec, rate: Rate) -> tuple[Every, tuple[int, ...], int | None, int]:
    """Return the period, its numbers, the month in it, and how many periods away that lies."""
    every = rate.every
    if spec.month is not None:
        return _place_month(spec, rate)
    parts = spec.of.parts if spec.of is not None else {}
    shift = int(cadence_words("next")[parts["shift"]]) if "shift" in parts else 0
    if spec.year_shift is not None and every is Every.YEAR:
        shift = spec.year_shift
    if "which" in parts:
        month = int(cadence_words("which")[parts["which"]]) or None
        if month is not None and every.months and month > every.months:
            raise UnreadableError(spec.start, spec.end, f"a month of a period of {every.months}")
        return every, rate.only, month, shift
    if shift and every is not Every.MONTH:
        return every, rate.only, 1 if shift > 0 else None, shift
    return every, rate.only, None, shift


def _place_month(spec: DaySpec, rate: Rate) -> tuple[Every, tuple[int, ...], int | None, int]:
    """Place a month of the year in the period that it belongs to."""
    every, month = rate.every, spec.month or 0
    if not 1 <= month <= _DEC:
        raise UnreadableError(spec.start, spec.end, "a month from 1 to 12")
    length = every.months
    if every in {Every.YEAR, Every.NINE_MONTHS}:
        only, number = rate.only, 1
    else:
        number = rate.only[0] if len(rate.only) == 1 else _number_for(every, month)
        only = (number,)
    index = month - 1 + _DEC * (spec.year_shift or 0) - (number - 1) * length
    if spec.year_shift is None and index < 0 and not spec.closes:
        index += _DEC
    shift, within = divmod(index, length)
    return every, only, within + 1, shift


def _number_for(every: Every, month: int) -> int:
    """Return which half or quarter a month closes; July closes the first half."""
    if every is Every.HALF:
        return 1 if month <= 7 else 2
    return (month - 1) // every.months + 1


def _check(spec: DaySpec, day: int | None, month: int | None) -> None:
    """Refuse a day that no such month has."""
    if day is None:
        return
    known = 1 <= day <= 31
    if known and month is not None:
        try:
            YearlessDate(month=month, day=day)
        except ValueError:
            known = False
    if not known:
        raise UnreadableError(spec.start, spec.end, "a day that exists")


def _day(spec: DaySpec, day: int) -> dt.date:
    """Return the date that a day with its year names."""
    try:
        return dt.date(spec.year or 0, spec.month or 0, day)
    except ValueError:
        raise UnreadableError(spec.start, spec.end, "a day that exists") from None


def _once(spec: DaySpec, day: int) -> Cadence:
    """Return the rule of something due on one day."""
    on = _day(spec, day)
    return Cadence(kind=CadenceKind.OTHER, every=Every.ONCE, boundary=spec.boundary, on=on)


def _yearless(spec: DaySpec, day: int) -> Cadence:
    """Return the rule of something due on one day of an unknown year."""
    try:
        on = YearlessDate(month=spec.month or 0, day=day)
    except ValueError:
        raise UnreadableError(spec.start, spec.end, "a day that exists") from None
    return Cadence(kind=CadenceKind.OTHER, every=Every.ONCE, boundary=spec.boundary, on=on)


def day_numbers(piece: Piece) -> tuple[int | None, ...]:
    """Return the days of a piece; the last day of a month is 31, which clamps."""
    words = piece.parts["day"]
    fixed = {"cuối cùng": 31, "cuối": 31, "đầu tiên": 1}
    first = fixed.get(words) or number_of(words)
    more = piece.parts.get("more", "").replace(",", " ").replace("và", " ").replace("ngày", " ")
    return (first, *map(int, more.split()))
