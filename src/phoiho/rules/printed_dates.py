"""Days with a month and a year as texts print them, whether a calendar has them or not."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from typing import NamedTuple

__all__ = ["DATE_MARK", "PrintedDate", "find_printed_dates"]

_SIGN = r"\s?[/.\-\u2013]\s?"
# A year after a comma alone ends its phrase: "ngày 1 tháng 10, 2000 hội viên" counts people.
_IN_WORDS = (
    r"\s+[Tt](?:háng|HÁNG)\s+(?P<m>\d{1,2})(?:\s*,?\s+[Nn](?:ăm|ĂM)\s+(?P<y>\d{4})"
    r"|\s*,\s+(?P<y3>(?:19|20)\d\d)(?!\s+[^\W\d_]))"
)
_DATE = re.compile(
    rf"(?P<d>\d{{1,2}})(?:{_IN_WORDS}"
    rf"|(?P<sign>{_SIGN})(?P<m2>\d{{1,2}})(?P=sign)(?P<y2>\d{{4}}))(?![\w/-]|[.,]\d)"
)
DATE_MARK = re.compile(
    r"[0-9](?:\s?[/.\-\u2013]\s?\d{1,2}\s?(?=[/.\-\u2013])|\s+[Tt](?:háng|HÁNG)\s)"
)
"""What every date has, cheaper to look for than the whole."""
_LUNAR_AFTER = re.compile(r"\s*[(,]?\s*(?:âm lịch|ÂL\b|al\b|năm âm)", re.IGNORECASE)
_NUMBER_BEFORE = re.compile(r"\b(?:số|mã|điều|mục)\s*:?\s*\Z", re.IGNORECASE)
_LAST_MONTH = 12
_YEARS = range(1900, 2100)
"""Years that papers speak of: four digits among these are a year without more ado."""
_REACH = 20


class PrintedDate(NamedTuple):
    """A day, a month and a year as a text prints them.

    Attributes:
        words: The date as printed.
        start: Where it begins in the composed text.
        end: Where it ends there.
        day: The first field.
        month: The second field.
        year: The year.
        sign: What stands between the fields; empty for a date in words.
        value: The day; `None` where no calendar has it.
    """

    words: str
    start: int
    end: int
    day: int
    month: int
    year: int
    sign: str
    value: dt.date | None

    @property
    def is_swapped(self) -> bool:
        """Whether the month stands before the day."""
        return self.month > _LAST_MONTH and _date(self.year, self.day, self.month) is not None


def _date(year: int, month: int, day: int) -> dt.date | None:
    """Return a day; `None` where there is none."""
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def find_printed_dates(text: str) -> Iterator[PrintedDate]:
    """Yield the dates with a year, but for those of the lunar calendar.

    Args:
        text: Words with composed letters.
    """
    done = 0
    for mark in DATE_MARK.finditer(text):
        at = mark.start()
        at -= at > 0 and text[at - 1].isdecimal()
        match = _DATE.match(text, at) if at >= done else None
        if match is not None:
            done = match.end()
            date = _read(match)
            if date is not None and not _LUNAR_AFTER.match(text, done):
                yield date


def _read(match: re.Match[str]) -> PrintedDate | None:
    """Read figures as a date; `None` where they are none."""
    start, end = match.span()
    before = match.string[max(0, start - _REACH) : start]
    if _follows_on(before):
        return None
    bare = before.rstrip()
    named = bare[-4:].lower() == "ngày" and bare != before and not _follows_on(bare[:-4])
    first, months, year, other_year, sign, second, last_year = match.groups()
    day, month, number = int(first), int(months or second), int(year or other_year or last_year)
    if number not in _YEARS and not (months or named):
        in_full = sign == "/" and len(first) == len(second) == 2
        if not in_full or _NUMBER_BEFORE.search(before):
            return None
    start -= len(before) - len(bare) + 4 if named else 0
    value = _date(number, month, day)
    return PrintedDate(match.string[start:end], start, end, day, month, number, sign or "", value)


def _follows_on(before: str) -> bool:
    """Tell whether what comes next is part of a longer word or number."""
    last = before[-1:]
    return last.isalnum() or (last != "" and last in "_/.,-")
