"""Working days of State and Front offices, by the dated decisions on days off.

Monday to Friday, less the public holidays, with the days that each year's
decisions moved.  Where no decision is on record the law of the year stands in,
and the answers say so.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping

import attrs

from phoiho.calendar.day_status import Binding, Certainty, DayKind, DayStatus
from phoiho.calendar.holidays import Holiday, LegalDayOff, is_weekly_rest, legal_year
from phoiho.reference import load_once, load_table, parse_day

__all__ = ["WorkingCalendar"]


@attrs.frozen(kw_only=True)
class _Year:
    """One year of a calendar, ready for counting.

    Attributes:
        statuses: What is out of the ordinary week, by the ordinal of the day.
        certainty: How sure the days of the ordinary week are.
        days: Ordinals of the working days, in order.
        working: The same for look-up.
    """

    statuses: Mapping[int, DayStatus]
    certainty: Certainty
    days: tuple[int, ...]
    working: frozenset[int]


@attrs.frozen(kw_only=True, eq=False)
class WorkingCalendar:
    """A calendar of working days.

    Days before the year 1 and after 9999 do not exist: counting past them
    raises `OverflowError`.

    Attributes:
        exceptions: Days that differ from the ordinary week, by decisions or by
            law in the decided years.
        first_year: First year for which all decisions are known.
        last_year: Last such year.
    """

    exceptions: Mapping[dt.date, DayStatus] = attrs.field(repr=False)
    first_year: int
    last_year: int
    _years: dict[int, _Year] = attrs.field(init=False, repr=False, factory=dict)

    @classmethod
    def official(cls) -> WorkingCalendar:
        """Return the calendar of State and Front offices, decided for 2015 to 2027.

        It binds officials, civil servants and public employees; other
        employers choose their days of Tết and need not swap.  Loaded once.

        Basis:
            Quyết định 188/1999/QĐ-TTg (Monday to Friday); Bộ luật Lao động
            45/2019/QH14 Điều 111, 112 and the laws before it; Nghị quyết
            28/2026/QH16; the yearly decisions named by every day.

        Examples:
            >>> WorkingCalendar.official().is_working_day(dt.date(2025, 4, 26))
            True
        """
        return _official()

    def with_days_off(
        self, days: Iterable[dt.date], *, note: str = "", decision: str = ""
    ) -> WorkingCalendar:
        """Return this calendar with days off of one office besides.

        Args:
            days: The days.
            note: What the office calls them.
            decision: The paper that says so.

        Examples:
            >>> own = WorkingCalendar.official().with_days_off(
            ...     [dt.date(2026, 11, 18)], note="ngày hội đại đoàn kết")
            >>> own.day_status(dt.date(2026, 11, 18)).explain()
            '18/11/2026: ngày hội đại đoàn kết'
        """
        own = {
            _plain(day): DayStatus(
                day=_plain(day),
                kind=DayKind.OFFICE,
                certainty=Certainty.DECIDED,
                binds=Binding.OFFICE,
                decision=decision,
                note=note,
            )
            for day in days
        }
        return attrs.evolve(self, exceptions={**self.exceptions, **own})

    def day_status(self, day: dt.date) -> DayStatus:
        """Return what *day* is, and by which decision.

        Args:
            day: Any day; of a moment its date.

        Examples:
            >>> WorkingCalendar.official().day_status(dt.date(2026, 11, 24)).reason
            'nghỉ Ngày Văn hóa Việt Nam'
            >>> WorkingCalendar.official().day_status(dt.date(2031, 1, 4)).explain("en")
            '2031-01-04: weekly rest; provisional, no decision on days off of 2031 is known'
        """
        year = self._year(day.year)
        known = year.statuses.get(day.toordinal())
        if known is not None:
            return known
        kind = DayKind.WEEKLY_REST if is_weekly_rest(_plain(day)) else DayKind.WORKDAY
        return DayStatus(day=_plain(day), kind=kind, certainty=year.certainty)

    def is_working_day(self, day: dt.date) -> bool:
        """Tell whether offices work on *day*.

        Args:
            day: Any day; of a moment its date.
        """
        return day.toordinal() in self._year(day.year).working

    def next_working_day(self, day: dt.date) -> dt.date:
        """Return *day* if offices work, else the first working day after it.

        Args:
            day: Any day.

        Raises:
            OverflowError: It lies past the year 9999.

        Examples:
            >>> WorkingCalendar.official().next_working_day(dt.date(2026, 11, 24))
            datetime.date(2026, 11, 25)
        """
        return _plain(day) if self.is_working_day(day) else self.add_working_days(day, 1)

    def add_working_days(self, start: dt.date, count: int) -> dt.date:
        """Return the working day that lies *count* working days from *start*.

        *start* is not counted, whether offices work on it or not.

        Args:
            start: The day from which to count.
            count: How many; negative counts backwards, 0 gives *start* itself.

        Raises:
            OverflowError: The day lies before the year 1 or past 9999.

        Examples:
            >>> WorkingCalendar.official().add_working_days(dt.date(2025, 4, 25), 4)
            datetime.date(2025, 5, 5)
            >>> WorkingCalendar.official().add_working_days(dt.date(2025, 5, 5), -4)
            datetime.date(2025, 4, 25)
        """
        if not count:
            return _plain(start)
        year, ordinal = start.year, start.toordinal()
        if not 1 <= ordinal + count <= dt.date.max.toordinal():
            # Seen at once, without building every year on the way.
            raise OverflowError(f"no day lies {count} working days from {start}")
        days = self._year(year).days
        # Where the wanted day stands among the working days of the year.
        counted = bisect_right(days, ordinal) - 1 if count > 0 else bisect_left(days, ordinal)
        at = counted + count
        while at < 0:
            year -= 1
            days = self._year(year).days
            at += len(days)
        while at >= len(days):
            at -= len(days)
            year += 1
            days = self._year(year).days
        return dt.date.fromordinal(days[at])

    def working_days_between(self, start: dt.date, end: dt.date) -> int:
        """Count the working days after *start* up to and with *end*.

        Negative where *end* lies before *start*: then those after *end* up to
        and with *start*.

        Args:
            start: The day that is not counted.
            end: The last day counted.

        Examples:
            >>> official = WorkingCalendar.official()
            >>> official.working_days_between(dt.date(2024, 2, 23), dt.date(2024, 2, 28))
            3
        """
        if end.toordinal() < start.toordinal():
            return -self.working_days_between(end, start)
        between = sum(len(self._year(year).days) for year in range(start.year, end.year))
        return between + self._count_until(end) - self._count_until(start)

    def certainty_between(self, start: dt.date, end: dt.date) -> Certainty:
        """Return how sure the days off from *start* to *end* are, the weakest of them.

        Args:
            start: One end.
            end: The other end.

        Examples:
            >>> WorkingCalendar.official().certainty_between(
            ...     dt.date(2027, 12, 1), dt.date(2028, 1, 5))
            <Certainty.PROVISIONAL: 'provisional'>
        """
        first, last = sorted((start.year, end.year))
        found = {self._year(year).certainty for year in range(first, last + 1)}
        return next(level for level in reversed(Certainty) if level in found)

    def _count_until(self, day: dt.date) -> int:
        """Count the working days from the start of the year of *day* up to and with it."""
        return bisect_right(self._year(day.year).days, day.toordinal())

    def _year(self, year: int) -> _Year:
        """Return a year, built at its first use."""
        found = self._years.get(year)
        if found is None:
            # Two threads may both build it: the results are equal.
            found = self._years[year] = self._build(year)
        return found

    def _build(self, year: int) -> _Year:
        """Build a year from the week, the law where nothing is decided, and the exceptions."""
        if not dt.MINYEAR <= year <= dt.MAXYEAR:
            msg = f"no working day in the year {year}: expected {dt.MINYEAR} to {dt.MAXYEAR}"
            raise OverflowError(msg)
        statuses: dict[int, DayStatus] = {}
        certainty = Certainty.DECIDED
        if not self.first_year <= year <= self.last_year:
            legal = legal_year(year)
            certainty = Certainty.PROVISIONAL if legal.complete else Certainty.UNKNOWN
            statuses = {found.day.toordinal(): _by_law(found, certainty) for found in legal.days}
        for day, status in self.exceptions.items():
            if day.year == year:
                statuses[day.toordinal()] = status
        days = tuple(
            ordinal
            for ordinal in range(
                dt.date(year, 1, 1).toordinal(), dt.date(year, 12, 31).toordinal() + 1
            )
            if (
                statuses[ordinal].working
                if ordinal in statuses
                else not is_weekly_rest(dt.date.fromordinal(ordinal))
            )
        )
        return _Year(statuses=statuses, certainty=certainty, days=days, working=frozenset(days))


def _plain(day: dt.date) -> dt.date:
    """Return the date of a day or of a moment."""
    return day.date() if isinstance(day, dt.datetime) else day


def _by_law(found: LegalDayOff, certainty: Certainty) -> DayStatus:
    """Return the status of a day off that only the law gives."""
    return DayStatus(
        day=found.day,
        kind=DayKind.HOLIDAY if found.in_lieu_of is None else DayKind.MAKE_UP,
        certainty=certainty,
        holiday=found.holiday,
        other_day=found.in_lieu_of,
        decision=found.basis,
    )


@load_once
def _official() -> WorkingCalendar:
    """Read the table of days off."""
    exceptions: dict[dt.date, DayStatus] = {}
    for row in load_table("days_off").records():
        day = dt.date.fromisoformat(row["date"])
        exceptions[day] = DayStatus(
            day=day,
            kind=DayKind(row["day_kind"]),
            certainty=Certainty.DECIDED,
            holiday=Holiday(row["holiday"]),
            other_day=parse_day(row["other_day"]),
            binds=Binding(row["binds"]),
            decision=row["decision"],
            source=row["source"],
        )
    # A year enters the table whole; a Saturday worked for the next year does not begin one.
    years = [day.year for day, status in exceptions.items() if not status.working]
    return WorkingCalendar(exceptions=exceptions, first_year=min(years), last_year=max(years))
