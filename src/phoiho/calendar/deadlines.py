"""When a counted term ends, as the Civil Code counts: "trong vòng 15 ngày", "trước 5 ngày"."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Literal

import attrs
from dateutil.relativedelta import relativedelta

from phoiho.calendar.cadence import CountUnit
from phoiho.calendar.day_status import Certainty, DayStatus
from phoiho.calendar.phrases import phrase, show_day
from phoiho.calendar.working import WorkingCalendar
from phoiho.labels import Locale
from phoiho.reference import in_span, load_once, load_table, parse_day

__all__ = ["Deadline", "add_working_days", "deadline"]

_DAY = dt.timedelta(days=1)


@attrs.frozen(kw_only=True)
class Deadline:
    """The last day of a term, and how it was found.

    Attributes:
        start: The day the term is counted from; it is not counted itself.
        amount: Length of the term.
        unit: What it is counted in.
        direction: Which way.
        day: The last day, kept until its end (24:00).
        unmoved: The last day by the count alone.
        moved_by: The days off from `unmoved` on that moved it; empty where
            nothing did.
        certainty: How sure the days off are that decided it.
        basis: The articles, empty where no law of that day is on record.
    """

    start: dt.date
    amount: int
    unit: CountUnit
    direction: Literal["forward", "backward"]
    day: dt.date
    unmoved: dt.date
    moved_by: tuple[DayStatus, ...]
    certainty: Certainty
    basis: tuple[str, ...]

    def explain(self, locale: Locale = "vi") -> str:
        """Return the count, its last day and what moved it, in one sentence.

        Args:
            locale: `vi` or `en`.

        Examples:
            >>> deadline(dt.date(2026, 4, 15), 15, CountUnit.DAY).explain()[:73]
            '15 ngày kể từ ngày 15/04/2026, không tính ngày đầu: hết ngày 04/05/2026; '
        """
        text = phrase(
            f"term_{self.direction}",
            locale,
            length=self._length(locale),
            start=self.start,
            day=self.day,
        )
        if self.moved_by:
            reasons = ", ".join(self._reasons(locale))
            text = phrase("term_moved", locale, text=text, unmoved=self.unmoved, reasons=reasons)
        if self.certainty is not Certainty.DECIDED:
            text = phrase(f"term_{self.certainty.value}", locale, text=text)
        return text

    def _length(self, locale: Locale) -> str:
        """Return the amount with its unit."""
        number = "one" if self.amount == 1 else "many"
        return phrase(f"{number}_{self.unit.value}", locale, amount=self.amount)

    def _reasons(self, locale: Locale) -> Iterator[str]:
        """Yield why each day was passed over."""
        for status in self.moved_by:
            yield f"{show_day(status.day, locale)} {status.label(locale)}"


@attrs.frozen(kw_only=True)
class _Rule:
    """How a law counts in one unit.

    Attributes:
        unit: The unit.
        valid_from: First day of the law.
        valid_to: Last one, `None` where in force.
        first_day: The clause by which the first day is not counted.
        last_day: The clause on the last day.
        day_off: The clause on a last day that is a day off.
    """

    unit: CountUnit
    valid_from: dt.date | None
    valid_to: dt.date | None
    first_day: str
    last_day: str
    day_off: str


@load_once
def _rules() -> tuple[_Rule, ...]:
    """Read the table of the laws on counting."""
    return tuple(
        _Rule(
            unit=CountUnit(row["unit"]),
            valid_from=parse_day(row["valid_from"]),
            valid_to=parse_day(row["valid_to"]),
            first_day=row["first_day"],
            last_day=row["last_day"],
            day_off=row["day_off"],
        )
        for row in load_table("counting_rules").records()
    )


def add_working_days(
    start: dt.date, count: int, *, calendar: WorkingCalendar | None = None
) -> dt.date:
    """Return the working day that lies *count* working days from *start*.

    Args:
        start: The day from which to count; it is not counted itself.
        count: How many; negative counts backwards, 0 gives *start*.
        calendar: Whose days off; the official ones where left out.

    Raises:
        OverflowError: The day lies before the year 1 or past 9999.

    Examples:
        >>> add_working_days(dt.date(2026, 11, 20), 3)
        datetime.date(2026, 11, 26)
    """
    return (calendar or WorkingCalendar.official()).add_working_days(start, count)


def deadline(
    start: dt.date,
    amount: int,
    unit: CountUnit,
    *,
    direction: Literal["forward", "backward"] = "forward",
    calendar: WorkingCalendar | None = None,
) -> Deadline:
    """Return the last day of a term counted from *start*.

    The first day is not counted.  Terms of weeks, months and years end on the
    day of the same name, on the last day of a month without it.  A term counted
    forward in calendar units that would end on a day off ends with the next
    working day; one counted backward stays, since moving it would cut it short
    or stretch it.  Half a month is 15 days, half a year 6 months.

    Args:
        start: The day of the event or the paper from which the term runs.
        amount: Length, 1 or more.
        unit: What it is counted in.
        direction: `forward` (within 15 days from) or `backward` (15 days before).
        calendar: Whose days off; the official ones where left out.

    Raises:
        ValueError: An amount below 1, another unit or another direction.
        OverflowError: The day lies before the year 1 or past 9999.

    Basis:
        Bộ luật Dân sự 91/2015/QH13 Điều 147 khoản 2 and 3, Điều 148 khoản 1 to
        5 (since 1 January 2017; 33/2005/QH11 Điều 152, 153 before), unless the
        parties agree otherwise (Điều 145).  That backward counts stay is practice
        (election calendars of 2021), not a clause.

    Examples:
        >>> deadline(dt.date(2026, 1, 31), 1, CountUnit.MONTH).unmoved
        datetime.date(2026, 2, 28)
        >>> found = deadline(dt.date(2026, 11, 9), 15, CountUnit.DAY)
        >>> found.day, found.moved_by[0].reason
        (datetime.date(2026, 11, 25), 'nghỉ Ngày Văn hóa Việt Nam')
        >>> deadline(dt.date(2021, 5, 23), 105, CountUnit.DAY, direction="backward").day
        datetime.date(2021, 2, 7)
    """
    _check(amount, direction)
    unit = CountUnit(unit)
    calendar = calendar or WorkingCalendar.official()
    start = dt.date(start.year, start.month, start.day)
    step = 1 if direction == "forward" else -1
    unmoved = _count(start, step * amount, unit, calendar)
    moved_by: tuple[DayStatus, ...] = ()
    certainty = Certainty.DECIDED
    if unit is CountUnit.WORKING_DAY:
        certainty = calendar.certainty_between(start + step * _DAY, unmoved)
    elif direction == "forward":
        moved_by = tuple(_days_off_from(unmoved, calendar))
        certainty = calendar.certainty_between(unmoved, unmoved + len(moved_by) * _DAY)
    return Deadline(
        start=start,
        amount=amount,
        unit=unit,
        direction=direction,
        day=unmoved + len(moved_by) * _DAY,
        unmoved=unmoved,
        moved_by=moved_by,
        certainty=certainty,
        basis=_basis(start, unit, moved=bool(moved_by)),
    )


def _check(amount: int, direction: str) -> None:
    """Refuse what is no term."""
    if direction not in ("forward", "backward"):
        msg = f"no direction {direction!r}: expected 'forward' or 'backward'"
        raise ValueError(msg)
    if amount < 1:
        msg = f"no term of {amount}: expected 1 or more, and direction='backward' to count back"
        raise ValueError(msg)


def _count(start: dt.date, amount: int, unit: CountUnit, calendar: WorkingCalendar) -> dt.date:
    """Return the day that the count alone gives; `OverflowError` where there is none."""
    if unit is CountUnit.WORKING_DAY:
        return calendar.add_working_days(start, amount)
    if unit is CountUnit.DAY:
        return start + amount * _DAY
    if unit is CountUnit.WEEK:
        return start + 7 * amount * _DAY
    months = amount if unit is CountUnit.MONTH else 12 * amount
    try:
        return start + relativedelta(months=months)
    except ValueError as error:
        raise OverflowError(f"no day {amount} {unit.value}s from {start}") from error


def _days_off_from(day: dt.date, calendar: WorkingCalendar) -> Iterator[DayStatus]:
    """Yield the days off from *day* up to the next working day."""
    while not calendar.is_working_day(day):
        yield calendar.day_status(day)
        day += _DAY


def _basis(start: dt.date, unit: CountUnit, *, moved: bool) -> tuple[str, ...]:
    """Return the articles that a count rests on."""
    for rule in _rules():
        if rule.unit is unit and in_span(start, rule.valid_from, rule.valid_to):
            clauses = (rule.first_day, rule.last_day, rule.day_off if moved else "")
            return tuple(filter(None, clauses))
    return ()
