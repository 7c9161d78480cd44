"""Public holidays of a year as its law has them: what is off before anybody decides.

Each year the Prime Minister fixes the days of Tết and moves single days; those
decisions are in `phoiho.calendar.working`.  Here is the rule they start from,
which is all there is for a year that nobody has decided yet.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping

import attrs

from phoiho.labels import LabelledEnum
from phoiho.periods import LunarDate
from phoiho.reference import in_span, load_once, load_table, parse_day
from phoiho.vietnamese.lunar import from_lunar

__all__ = ["Holiday", "LegalDayOff", "LegalYear", "is_weekly_rest", "legal_year"]

_DAY = dt.timedelta(days=1)


class Holiday(LabelledEnum):
    """A public holiday.

    Examples:
        >>> Holiday.HUNG_KINGS.label()
        'Giỗ Tổ Hùng Vương'
    """

    NEW_YEAR = "new_year"
    TET = "tet"
    HUNG_KINGS = "hung_kings"
    VICTORY_DAY = "victory_day"
    LABOUR_DAY = "labour_day"
    NATIONAL_DAY = "national_day"
    CULTURE_DAY = "culture_day"


@attrs.frozen(kw_only=True)
class LegalDayOff:
    """A day off by the law of its year.

    Attributes:
        day: The day.
        holiday: The holiday it belongs to.
        in_lieu_of: The holiday on a weekly rest day that it makes up for;
            `None` for a holiday itself.
        basis: The article.
    """

    day: dt.date
    holiday: Holiday
    in_lieu_of: dt.date | None
    basis: str


@attrs.frozen(kw_only=True)
class LegalYear:
    """The days off of one year by its law.

    Attributes:
        days: The days, by date; holidays on weekly rest days are among them.
        complete: Whether the law of the year and the lunar calendar are on
            record; where not, other days may have been off.
    """

    days: tuple[LegalDayOff, ...]
    complete: bool


@attrs.frozen(kw_only=True)
class _Rule:
    """One holiday under one law.

    Attributes:
        holiday: The holiday.
        lunar: Whether `month` and `day` are of the lunar calendar.
        month: Month of the day that it is named for.
        day: Day of that month.
        offsets: The days off, counted from that day.
        weekdays: Days of the week of that day for which the row holds; 0 is Monday.
        valid_from: First day of the law.
        valid_to: Last one, `None` where in force.
        basis: The article that names the holiday.
        lieu_basis: The article that makes up for weekly rest days; empty where none does.
    """

    holiday: Holiday
    lunar: bool
    month: int
    day: int
    offsets: tuple[int, ...]
    weekdays: frozenset[int]
    valid_from: dt.date | None
    valid_to: dt.date | None
    basis: str
    lieu_basis: str

    def named_day(self, year: int) -> dt.date | None:
        """Return the day that the holiday is named for; `None` outside the lunar table."""
        if not self.lunar:
            return dt.date(year, self.month, self.day)
        try:
            return from_lunar(LunarDate(year=year, month=self.month, day=self.day))
        except ValueError:
            return None

    def holds_for(self, named: dt.date) -> bool:
        """Tell whether the row holds in the year of the named day."""
        return named.weekday() in self.weekdays and in_span(named, self.valid_from, self.valid_to)


@load_once
def _rules() -> tuple[_Rule, ...]:
    """Read the table of holidays."""
    return tuple(
        _Rule(
            holiday=Holiday(row["code"]),
            lunar=row["calendar"] == "lunar",
            month=int(row["month"]),
            day=int(row["day"]),
            offsets=tuple(int(offset) for offset in row["offsets"].split(";")),
            weekdays=frozenset(int(day) for day in row["weekdays"].split(";")),
            valid_from=parse_day(row["valid_from"]),
            valid_to=parse_day(row["valid_to"]),
            basis=row["basis"],
            lieu_basis=row["lieu_basis"],
        )
        for row in load_table("holidays").records()
    )


@load_once
def _weekly_rests() -> tuple[tuple[dt.date, frozenset[int]], ...]:
    """Read since when which days of the week are off, the latest first."""
    rests = [
        (
            parse_day(row["valid_from"]) or dt.date.min,
            frozenset(map(int, row["weekdays"].split(";"))),
        )
        for row in load_table("weekly_rest").records()
    ]
    return tuple(reversed(rests))


def is_weekly_rest(day: dt.date) -> bool:
    """Tell whether *day* is one on which offices rest every week.

    Saturday and Sunday since 2 October 1999, Sunday before.

    Args:
        day: Any day.

    Basis:
        Quyết định 188/1999/QĐ-TTg, Điều 1.

    Examples:
        >>> is_weekly_rest(dt.date(2026, 11, 21)), is_weekly_rest(dt.date(1999, 6, 5))
        (True, False)
    """
    return day.weekday() in next(days for since, days in _weekly_rests() if since <= day)


def legal_year(year: int) -> LegalYear:
    """Return the days off of *year* by its law, before anything is decided for it.

    Tết is taken as the last two days of the old year and the first three of
    the new one, the second day of the National Day as the one that makes the
    longer break; every decision since 2015 came to the same days off.

    Args:
        year: 1 to 9999.

    Basis:
        Bộ luật Lao động 1994 Điều 73, 10/2012/QH13 Điều 115, 45/2019/QH14
        Điều 111 khoản 3 and Điều 112; Nghị quyết 28/2026/QH16 (24 November).

    Examples:
        >>> [f"{found.day}: {found.holiday.label()}" for found in legal_year(2028).days[:3]]
        ['2028-01-01: Tết Dương lịch', '2028-01-03: Tết Dương lịch', '2028-01-24: Tết Nguyên đán']
        >>> legal_year(1993)
        LegalYear(days=(), complete=False)
    """
    named = [(rule, rule.named_day(year)) for rule in _rules()]
    holidays: dict[dt.date, _Rule] = {}
    for rule, day in named:
        if day is not None and rule.holds_for(day):
            for offset in rule.offsets:
                holidays.setdefault(day + offset * _DAY, rule)
    days = (*_holidays(holidays), *_make_ups(holidays))
    return LegalYear(
        days=tuple(sorted(days, key=lambda found: found.day)),
        complete=bool(holidays) and all(day is not None for _, day in named),
    )


def _holidays(holidays: Mapping[dt.date, _Rule]) -> Iterator[LegalDayOff]:
    """Yield the holidays themselves."""
    for day, rule in holidays.items():
        yield LegalDayOff(day=day, holiday=rule.holiday, in_lieu_of=None, basis=rule.basis)


def _make_ups(holidays: Mapping[dt.date, _Rule]) -> Iterator[LegalDayOff]:
    """Yield the next working day for every holiday on a weekly rest day."""
    taken = set(holidays)
    for day, rule in sorted(holidays.items(), key=lambda item: item[0]):
        if rule.lieu_basis and is_weekly_rest(day):
            free = day + _DAY
            while free in taken or is_weekly_rest(free):
                free += _DAY
            taken.add(free)
            yield LegalDayOff(day=free, holiday=rule.holiday, in_lieu_of=day, basis=rule.lieu_basis)
