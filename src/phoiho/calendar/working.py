"""Working days of State and Front offices, by the dated decisions on days off."""

from __future__ import annotations

import datetime as dt
from enum import Enum

import attrs

from phoiho.reference import load_once, load_table, parse_day

__all__ = ["Certainty", "DayStatus", "WorkingCalendar"]

_SATURDAY = 5


class Certainty(Enum):
    """How sure the answer about a day is."""

    DECIDED = "decided"
    PROVISIONAL = "provisional"


@attrs.frozen(kw_only=True)
class DayStatus:
    """What a day is for an office.

    Attributes:
        day: The day.
        working: Whether offices work.
        reason: Why, in the words of the table; empty for an ordinary day.
        decision: The decision, or where it was read; empty where none is needed.
        certainty: `provisional` outside the years for which decisions are known.
    """

    day: dt.date
    working: bool
    reason: str
    decision: str
    certainty: Certainty


@attrs.frozen(kw_only=True)
class WorkingCalendar:
    """A calendar of working days.

    Attributes:
        exceptions: Days off and working Saturdays, each with reason and source.
        first_year: First year for which all decisions are known.
        last_year: Last such year.
    """

    exceptions: dict[dt.date, DayStatus] = attrs.field(repr=False, eq=False)
    first_year: int
    last_year: int

    @classmethod
    def official(cls) -> WorkingCalendar:
        """Return the calendar of State and Front offices, 2015 to 2027.

        Monday to Friday, less the public holidays of the Labour Code and the
        swaps decided each year.  Loaded once.

        Examples:
            >>> WorkingCalendar.official().is_working_day(dt.date(2025, 4, 26))
            True
        """
        return _official()

    def day_status(self, day: dt.date) -> DayStatus:
        """Return what *day* is, and by which decision.

        Examples:
            >>> WorkingCalendar.official().day_status(dt.date(2026, 11, 24)).working
            False
        """
        known = self.exceptions.get(day)
        if known is not None:
            return known
        return DayStatus(
            day=day,
            working=day.weekday() < _SATURDAY,
            reason="",
            decision="",
            certainty=Certainty.DECIDED
            if self.first_year <= day.year <= self.last_year
            else Certainty.PROVISIONAL,
        )

    def is_working_day(self, day: dt.date) -> bool:
        """Tell whether offices work on *day*."""
        return self.day_status(day).working

    def working_days_between(self, start: dt.date, end: dt.date) -> int:
        """Count the working days after *start* up to and with *end*.

        Negative where *end* lies before *start*.

        Examples:
            >>> official = WorkingCalendar.official()
            >>> official.working_days_between(dt.date(2024, 2, 23), dt.date(2024, 2, 28))
            3
        """
        if end < start:
            return -self.working_days_between(end, start)
        days = (start + dt.timedelta(days=n) for n in range(1, (end - start).days + 1))
        return sum(map(self.is_working_day, days))


@load_once
def _official() -> WorkingCalendar:
    """Read the table of days off."""
    exceptions: dict[dt.date, DayStatus] = {}
    for row in load_table("days_off").records():
        day = parse_day(row["date"])
        if day is not None:
            exceptions[day] = DayStatus(
                day=day,
                working=row["status"] == "work",
                reason=row["reason"],
                decision=row["source"],
                certainty=Certainty.DECIDED,
            )
    years = sorted({day.year for day, status in exceptions.items() if not status.working})
    return WorkingCalendar(exceptions=exceptions, first_year=years[0], last_year=years[-1])
