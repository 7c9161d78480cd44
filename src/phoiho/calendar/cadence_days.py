"""Which days of which periods do the printed days of a clause mean?"""

from __future__ import annotations

import datetime as dt

import attrs

from phoiho.calendar.cadence import Boundary, Cadence, CadenceKind, CountUnit, Every, PeriodDay
from phoiho.calendar.cadence_phrases import Piece
from phoiho.calendar.cadence_rates import Rate, UnreadableError
from phoiho.calendar.cadence_vocabulary import cadence_words
from phoiho.periods import Period, YearlessDate

__all__ = ["DaySpec", "make_days", "make_window"]

_DEC = 12
_WEEKS = frozenset({1, 2, 3, 4, -1})
# In which months the reports of several periods that share their words are due.
_CLOSING = {Every.HALF: (6, 7), Every.NINE_MONTHS: (9, 10), Every.YEAR: (12, 1)}


@attrs.define
class DaySpec:
    """A printed day, week or weekday and the words that belong to it."""

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
    shared: list[Rate] = attrs.field(factory=list)
    weeks: tuple[int, ...] = ()
    weekday: int | None = None
    weekly: bool = False
    unit: CountUnit = CountUnit.DAY
    first: bool = False
    edge: bool = False


@attrs.frozen
class _Place:
    """A month of a period: which periods, which month in it, how many periods away."""

    every: Every
    only: tuple[int, ...]
    month: int | None
    shift: int


def make_days(spec: DaySpec, rates: list[Rate]) -> list[Cadence]:
    """Return the rules that one printed day states.

    Args:
        spec: The day.
        rates: How often it is due, as far as the clause says.

    Raises:
        UnreadableError: The day cannot be, or its month is left open.
    """
    if spec.weekday is not None and not spec.weeks:
        return _weekly(spec, rates)
    if spec.weeks:
        return _weeks(spec, rates)
    if spec.year is not None:
        return [_once(spec, day or 0) for day in spec.days]
    if spec.month is not None and not rates and spec.year_shift is None and spec.days != (None,):
        return [_yearless(spec, day or 0) for day in spec.days]
    rules = []
    for rate in _rates(spec, rates):
        place = _placed(spec, rate)
        for day in spec.days:
            _check(spec, day, place.month if place.every is Every.YEAR else None)
            rules.append(_dated(spec, place, day))
    return rules


def _dated(spec: DaySpec, place: _Place, day: int | None) -> Cadence:
    """Return the rule of a day, or of a month, of every period."""
    following = place.shift == 1
    boundary, start = spec.boundary, None
    if spec.first and boundary in {Boundary.ON, Boundary.WITHIN}:
        boundary = Boundary.WITHIN
        start = PeriodDay(day=1, month=place.month, shift=int(following))
    month = place.month
    if day is None and month is None and place.every.months:
        month = place.every.months
    return Cadence(
        kind=CadenceKind.OTHER, every=place.every, boundary=boundary, only=place.only,
        month=month, day=day, day_unit=spec.unit, in_next_period=following, start=start,
    )  # fmt: skip


def _weekly(spec: DaySpec, rates: list[Rate]) -> list[Cadence]:
    """Return the rule of a day of every week; none where nothing says that it is weekly."""
    if not spec.weekly and not any(rate.every is Every.WEEK for rate in rates):
        return []
    weekday = spec.weekday
    rule = Cadence(kind=CadenceKind.OTHER, every=Every.WEEK, boundary=spec.boundary)
    return [attrs.evolve(rule, weekday=weekday)]


def _weeks(spec: DaySpec, rates: list[Rate]) -> list[Cadence]:
    """Return the rules of weeks, or of weekdays, of a month; none where no month is known."""
    if spec.of is None and spec.month is None and not any(rate.every.months for rate in rates):
        return []
    if not _WEEKS.issuperset(spec.weeks):
        raise UnreadableError(spec.start, spec.end, "a week that every month has")
    window = spec.weekday is None and spec.boundary is Boundary.ON
    rules = []
    for rate in _rates(spec, rates):
        place = _placed(spec, rate)
        for week in spec.weeks:
            rule = _dated(spec, place, None)
            month = 1 if place.month is None and spec.of is None and week > 0 else rule.month
            rules.append(
                attrs.evolve(
                    rule,
                    week=week,
                    weekday=spec.weekday,
                    boundary=Boundary.WITHIN if window else spec.boundary,
                    month=None if rule.every is Every.MONTH else month,
                )
            )
    return rules


def make_window(first: DaySpec, last: DaySpec, rates: list[Rate], *, data: bool) -> list[Cadence]:
    """Return the rules that a window, or the days of the data of a report, state.

    Raises:
        UnreadableError: A day cannot be, or its month or year is left open.
    """
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
        windows.append(attrs.evolve(rule, start=_window_start(first, last, rule, rate)))
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
    place = _place(first, rate)
    month, shift = place.month, place.shift
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
        closed = [rate for rate in longer if spec.month in _CLOSING.get(rate.every, ())]
        near = longer if len(longer) == 1 else closed
        return near if len(near) == 1 else [Rate(Every.YEAR, (), spec.start, spec.end)]
    if spec.of is None:
        edges = longer[:1] if spec.edge else []
        if not months and not edges:
            expected = 'the month of the day: "hằng tháng", "tháng cuối quý", "tháng 11 hằng năm"'
            raise UnreadableError(spec.start, spec.end, expected)
        return edges if spec.own in edges else months[:1] or edges
    if "of" in spec.of.parts:
        return [*_rates_of_period(spec.of.parts["of"], counted, spec), *spec.shared]
    if "which" in spec.of.parts:
        return longer[:1] or [Rate(Every.UNSTATED, (), spec.start, spec.end)]
    if len(longer) == 1 and "shift" in spec.of.parts:
        return longer
    return months[:1] or [Rate(Every.MONTH, (), spec.start, spec.end)]


def _rates_of_period(of: str, counted: list[Rate], spec: DaySpec) -> list[Rate]:
    """Return how often a day in a month of a quarter, a year or a period is due."""
    if of == "kỳ":
        if spec.of is not None and "which" not in spec.of.parts and not counted:
            return [Rate(Every.MONTH, (), spec.start, spec.end)]
        return counted or [Rate(Every.UNSTATED, (), spec.start, spec.end)]
    every = Every.QUARTER if of == "quý" else Every.YEAR
    named = sorted((rate for rate in counted if rate.every is every), key=lambda r: not r.only)
    return named[:1] or [Rate(every, (), spec.start, spec.end)]


def _placed(spec: DaySpec, rate: Rate) -> _Place:
    """Return where the month of a day lies, which is in its period or the one after."""
    if spec.of is not None and "happening" in spec.of.parts:
        expected = "a term counted from the session or event itself, whose month is not known"
        raise UnreadableError(spec.start, spec.end, expected)
    place = _place(spec, rate)
    if place.shift not in {0, 1}:
        raise UnreadableError(spec.start, spec.end, "a day in or after its period")
    return place


def _place(spec: DaySpec, rate: Rate) -> _Place:
    """Return where the month of a day lies, counted from the period that the act is about."""
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
        return _Place(every, rate.only, month, shift + ("later" in parts))
    if shift and every is not Every.MONTH:
        return _Place(every, rate.only, 1 if shift > 0 else None, shift)
    if (spec.first or (spec.edge and spec.days == (1,))) and every is not Every.MONTH:
        return _Place(every, rate.only, 1, shift)
    return _Place(every, rate.only, None, shift)


def _place_month(spec: DaySpec, rate: Rate) -> _Place:
    """Place a month of the year in the period that it belongs to."""
    every, month = rate.every, spec.month or 0
    if not 1 <= month <= _DEC:
        raise UnreadableError(spec.start, spec.end, "a month from 1 to 12")
    length = every.months
    if every in {Every.YEAR, Every.NINE_MONTHS}:
        only, number = rate.only, 1
    else:
        last = every.in_year if spec.year_shift == 1 else _number_for(every, month)
        number = rate.only[0] if len(rate.only) == 1 else last
        only = (number,)
    index = month - 1 + _DEC * (spec.year_shift or 0) - (number - 1) * length
    if spec.year_shift is None and index < 0 and not spec.closes:
        index += _DEC
    shift, within = divmod(index, length)
    return _Place(every, only, within + 1, shift)


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
