"""Cadences: what a clause says on how often something is due, and on which day."""

from __future__ import annotations

import attrs
from attrs.validators import optional

from phoiho.labels import LabelledEnum
from phoiho.periods import DateValue, Period, PeriodKind

__all__ = [
    "Anchor",
    "Boundary",
    "Cadence",
    "CadenceKind",
    "CountUnit",
    "Every",
    "Offset",
    "PeriodDay",
]


class CadenceKind(LabelledEnum):
    """What is due.

    Examples:
        >>> CadenceKind.REVIEW.label()
        'sơ kết, tổng kết'
    """

    REPORT = "report"
    MEETING = "meeting"
    REVIEW = "review"
    OTHER = "other"


class Every(LabelledEnum):
    """The period after which it is due again.

    `once` is a single day or span, `unstated` what the words leave open.
    """

    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    NINE_MONTHS = "nine_months"
    YEAR = "year"
    TERM = "term"
    ONCE = "once"
    UNSTATED = "unstated"

    @property
    def months(self) -> int:
        """Length in months; 0 where it is not counted in months."""
        return _MONTHS.get(self, 0)

    @property
    def in_year(self) -> int:
        """How many such periods a year has by the calendar; 0 where it has none."""
        return 12 // self.months if self.months else 0

    def periods_of(self, year: int) -> tuple[Period, ...]:
        """Return the calendar periods of a year; none where it is not counted in months.

        Args:
            year: 1 to 9999.

        Examples:
            >>> [str(half.start) for half in Every.HALF.periods_of(2026)]
            ['2026-01-01', '2026-07-01']
        """
        length = self.months
        return tuple(
            Period.for_months(year, last - length + 1, last, PeriodKind(self.value))
            for last in (length * number for number in range(1, self.in_year + 1))
        )


_MONTHS = {Every.MONTH: 1, Every.QUARTER: 3, Every.HALF: 6, Every.NINE_MONTHS: 9, Every.YEAR: 12}


class Boundary(LabelledEnum):
    """How the words tie the act to its day.

    `by` (chậm nhất ngày D) and `on` (vào ngày D) count D itself; the last day
    of `before` (trước ngày D) is the day before D by the words.  No text
    defines "trước ngày": offices read it both ways, so both days are given.
    `within` is a window that ends on its day, `range` the days whose data are
    counted, `min_gap` the least time between two days.  `count`, `count_min`
    and `count_max` say how often, without a day; `ad_hoc` needs an event and
    `vague` names nothing that could be a date.
    """

    BY = "by"
    BEFORE = "before"
    ON = "on"
    WITHIN = "within"
    FROM = "from"
    RANGE = "range"
    MIN_GAP = "min_gap"
    COUNT = "count"
    COUNT_MIN = "count_min"
    COUNT_MAX = "count_max"
    AD_HOC = "ad_hoc"
    VAGUE = "vague"


class Anchor(LabelledEnum):
    """What a term of days is counted from."""

    PERIOD_END = "period_end"
    CUTOFF = "cutoff"
    SIGNING = "signing"
    AGREEMENT_START = "agreement_start"
    AGREEMENT_MID = "agreement_mid"
    AGREEMENT_END = "agreement_end"
    TERM_START = "term_start"
    TERM_MID = "term_mid"
    TERM_END = "term_end"
    SESSION = "session"
    EVENT = "event"


class CountUnit(LabelledEnum):
    """What a term is counted in: calendar days and working days are two things."""

    DAY = "day"
    WORKING_DAY = "working_day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


def _event_where_needed(
    offset: Offset, attribute: attrs.Attribute[str | None], value: str | None
) -> None:
    """Refuse an event without its words, and words where no event is meant."""
    if (value is None) is (offset.anchor is Anchor.EVENT):
        msg = f"the words of an event go with the anchor 'event' alone, not {offset.anchor.value!r}"
        raise ValueError(msg)


@attrs.frozen(kw_only=True)
class Offset:
    """A day by its distance from another one.

    Attributes:
        anchor: What it is counted from.
        amount: How many units after it; below 0 before it, 0 the anchor itself.
        unit: What is counted.
        event: The words of the event, where the anchor is one.

    Raises:
        ValueError: Words of an event without one, or an event without words.

    Examples:
        >>> Offset(anchor=Anchor.PERIOD_END, amount=15).unit.label()
        'ngày'
    """

    anchor: Anchor
    amount: int = 0
    unit: CountUnit = CountUnit.DAY
    event: str | None = attrs.field(default=None, validator=_event_where_needed)


def _day_of_a_month(part: object, attribute: object, value: int) -> None:
    """Refuse a day that no month has."""
    if not 1 <= value <= 31:
        msg = f"no month has a day {value}: expected 1 to 31"
        raise ValueError(msg)


@attrs.frozen(kw_only=True)
class PeriodDay:
    """The first day of a window or of the data of a report.

    Attributes:
        day: Day of the month, its last day where it is shorter.
        month: Month counted within the period; the last one where left out.
        shift: Which period, counted from the one the act is about: -1 is the
            one before.

    Raises:
        ValueError: A day no month has.
    """

    day: int = attrs.field(validator=_day_of_a_month)
    month: int | None = None
    shift: int = 0


def _month_of_period(cadence: Cadence, attribute: object, value: int) -> None:
    """Refuse a month that the period does not have."""
    every = cadence.every
    if not 1 <= value <= every.months:
        msg = (
            f"every {every.value} has no month {value}: expected 1 to {every.months}, counted in it"
        )
        raise ValueError(msg)


def _start_in_period(cadence: Cadence, attribute: object, value: PeriodDay) -> None:
    """Refuse a first day in a month that the period does not have."""
    if value.month is not None:
        _month_of_period(cadence, attribute, value.month)


def _parts_of_a_year(cadence: Cadence, attribute: object, value: tuple[int, ...]) -> None:
    """Refuse numbers of periods that a year does not have."""
    last = cadence.every.in_year
    for number in value:
        if not 1 <= number <= last:
            msg = f"a year has no {cadence.every.value} {number}: expected 1 to {last}"
            raise ValueError(msg)


def _day_of_a_week(cadence: object, attribute: object, value: int) -> None:
    """Refuse a weekday that no week has."""
    if not 0 <= value <= 6:
        msg = f"no week has a day {value}: expected 0 (Monday) to 6 (Sunday)"
        raise ValueError(msg)


def _week_of_a_month(cadence: object, attribute: object, value: int) -> None:
    """Refuse a week that not every month has."""
    if value not in {1, 2, 3, 4, -1}:
        msg = f"not every month has a week {value}: expected 1 to 4, or -1 for the last"
        raise ValueError(msg)


def _positive(cadence: object, attribute: attrs.Attribute[int], value: int) -> None:
    """Refuse a count below one."""
    if value < 1:
        msg = f"{attribute.name} must be 1 or more, not {value}"
        raise ValueError(msg)


def _days_or_working_days(cadence: object, attribute: object, value: CountUnit) -> None:
    """Refuse a unit that no day of a month is counted in."""
    if value not in {CountUnit.DAY, CountUnit.WORKING_DAY}:
        msg = f"days of a month are counted in days or working days, not {value.value!r}"
        raise ValueError(msg)


@attrs.frozen(kw_only=True)
class Cadence:
    """One clause of a paper on what is due how often.

    Two cadences are equal when they mean the same, whatever their words.

    Attributes:
        kind: What is due: a report, a meeting, a review or something else.
        every: The period it is due for, by the calendar.
        boundary: How the words tie the act to its day.
        month: Month counted within the period (12 in a year is December, 3 in
            a quarter its last month); the last one where left out.
        day: Day of that month, the month's last day where it is shorter;
            `None` where the clause names no day.
        day_unit: What the day is counted in: 1 in working days is the first
            working day of the month, 31 the last one.
        in_next_period: Whether the day lies in the period after the one the
            act is about ("trước ngày 15/01 năm sau").
        printed: The words of the clause.
        only: Numbers of the periods in a year that it holds for (1 and 3 of
            the quarters); all of them where empty.
        interval: How many periods make one turn ("3 tháng một lần": 3 months).
        times: How often a turn, where a number is given.
        weekday: 0 (Monday) to 6 (Sunday), in place of a day of the month.
        week: Which such weekday of the month, -1 the last; `None` in a week.
            Without a weekday a week of the month, which is a window.
        start: First day of a window, or of the data of a report.
        offset: A day counted from another one.
        on: The day or span of something due once.
        owed_by: Who owes it, by the ids of the record; all of them where empty.
        owed_to: Who receives it.
        span: Where the words stand in the text that was parsed; not part of
            a record.

    Raises:
        ValueError: A month that the period does not have, a day no month has.
    """

    kind: CadenceKind
    every: Every
    boundary: Boundary = Boundary.BY
    month: int | None = attrs.field(default=None, validator=optional(_month_of_period))
    day: int | None = attrs.field(default=None, validator=optional(_day_of_a_month))
    day_unit: CountUnit = attrs.field(default=CountUnit.DAY, validator=_days_or_working_days)
    in_next_period: bool = False
    printed: str | None = attrs.field(default=None, eq=False)
    only: tuple[int, ...] = attrs.field(default=(), validator=_parts_of_a_year)
    interval: int = attrs.field(default=1, validator=_positive)
    times: int | None = attrs.field(default=None, validator=optional(_positive))
    weekday: int | None = attrs.field(default=None, validator=optional(_day_of_a_week))
    week: int | None = attrs.field(default=None, validator=optional(_week_of_a_month))
    start: PeriodDay | None = attrs.field(default=None, validator=optional(_start_in_period))
    offset: Offset | None = None
    on: DateValue | None = None
    owed_by: tuple[str, ...] = attrs.field(default=(), eq=False)
    owed_to: tuple[str, ...] = attrs.field(default=(), eq=False)
    span: tuple[int, int] | None = attrs.field(default=None, eq=False, repr=False)
