"""What one day is for an office, why, and how sure that is."""

from __future__ import annotations

import datetime as dt

import attrs

from phoiho.calendar.holidays import Holiday
from phoiho.calendar.phrases import phrase
from phoiho.labels import LabelledEnum, Locale

__all__ = ["Binding", "Certainty", "DayKind", "DayStatus"]


class Certainty(LabelledEnum):
    """How sure an answer about days off is, the surest first.

    `decided`: by the decisions on record, or by no decision at all.
    `provisional`: by the law of the year; a decision may still move days.
    `unknown`: neither is on record, only the week is known.
    """

    DECIDED = "decided"
    PROVISIONAL = "provisional"
    UNKNOWN = "unknown"


class DayKind(LabelledEnum):
    """What makes a day a working day or not.

    Examples:
        >>> DayKind.MAKE_UP.label()
        'nghỉ bù'
    """

    WORKDAY = "workday"
    WEEKLY_REST = "weekly_rest"
    HOLIDAY = "holiday"
    MAKE_UP = "make_up"
    SWAP = "swap"
    WORKED = "worked"
    OFFICE = "office"

    @property
    def working(self) -> bool:
        """Whether offices work on such a day."""
        return self in (DayKind.WORKDAY, DayKind.WORKED)


class Binding(LabelledEnum):
    """Whom a day off binds.

    The law binds everyone who works.  The days of Tết, the second day of the
    National Day and swaps are fixed for officials; other employers choose.
    """

    EVERYONE = "everyone"
    OFFICIALS = "officials"
    OFFICE = "office"


# Days that need no reason beyond the week.
_ORDINARY = (DayKind.WORKDAY, DayKind.WEEKLY_REST)


@attrs.frozen(kw_only=True)
class DayStatus:
    """What a day is for an office.

    Attributes:
        day: The day.
        kind: What makes it a working day or not.
        certainty: How sure that is.
        holiday: The holiday that the day belongs to, or is swapped or off for.
        other_day: The holiday made up for, or the other day of a swap.
        binds: Whom a day off or a swap binds; `None` for ordinary days and
            where nothing is decided yet.
        decision: The decision or article, empty where none is needed.
        source: Where that was read.
        note: The words of an office about its own day off.
    """

    day: dt.date
    kind: DayKind
    certainty: Certainty
    holiday: Holiday | None = None
    other_day: dt.date | None = None
    binds: Binding | None = None
    decision: str = ""
    source: str = ""
    note: str = ""

    @property
    def working(self) -> bool:
        """Whether offices work."""
        return self.kind.working

    @property
    def reason(self) -> str:
        """Why, in Vietnamese; empty for an ordinary day of the week."""
        return "" if self.kind in _ORDINARY else self.label()

    def label(self, locale: Locale = "vi") -> str:
        """Return what the day is, without its date.

        Args:
            locale: `vi` or `en`.

        Examples:
            >>> from phoiho.calendar import WorkingCalendar
            >>> WorkingCalendar.official().day_status(dt.date(2026, 4, 27)).label()
            'nghỉ bù Giỗ Tổ Hùng Vương (26/04/2026)'
        """
        if self.note:
            return self.note
        if self.holiday is None:
            return self.kind.label(locale)
        holiday = self.holiday.label(locale)
        return phrase(f"day_{self.kind.value}", locale, holiday=holiday, other=self.other_day)

    def explain(self, locale: Locale = "vi") -> str:
        """Return the day, what it is, by which decision, and how sure that is.

        Args:
            locale: `vi` or `en`.

        Examples:
            >>> from phoiho.calendar import WorkingCalendar
            >>> WorkingCalendar.official().day_status(dt.date(2022, 2, 1)).explain()
            '01/02/2022: nghỉ Tết Nguyên đán, theo 245/VPCP ngày 11/01/2022'
        """
        text = self.label(locale)
        if self.decision:
            text = phrase("day_by", locale, text=text, decision=self.decision)
        if self.certainty is not Certainty.DECIDED:
            key = f"day_{self.certainty.value}"
            text = phrase(key, locale, text=text, year=self.day.year)
        return phrase("day", locale, day=self.day, text=text)
