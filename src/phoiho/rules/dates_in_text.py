"""Rules on dates in texts: days that no calendar has, swapped fields, weekdays, quarters."""

from __future__ import annotations

import re
from collections.abc import Iterator

from phoiho.rules.context import Context
from phoiho.rules.findings import Bilingual, Fault, Severity
from phoiho.rules.printed_dates import PrintedDate
from phoiho.rules.printed_text import PrintedText
from phoiho.rules.registry import LOGIC, rule
from phoiho.vietnamese.date_words import WEEKDAY_NAMES, WEEKDAYS

_YEAR = r"(?:19|20)\d\d"


@rule(
    "PH501",
    "no-such-date",
    severity=Severity.ERROR,
    basis=LOGIC,
    en="there is no such day: {text}",
    why="Thirty days has November. Days of the lunar calendar, and fields in the order of other "
    "countries (PH502), are not meant.",
)
def no_such_date(context: Context) -> Iterator[Fault]:
    """Find days, months and years that make no day."""
    for text in context.dated_texts:
        for date in text.dates:
            if date.value is None and not date.is_swapped:
                yield Fault(
                    path=text.path,
                    params={"text": date.words},
                    on=text.day,
                    span=text.span(date.start, date.end),
                )


@rule(
    "PH502",
    "month-before-day",
    severity=Severity.ERROR,
    basis=LOGIC,
    en="dates are day, month, year: {text} should be {fix}",
    why="No month is above 12, so the first field is the month. Vietnamese papers write day, "
    "month, year.",
)
def month_before_day(context: Context) -> Iterator[Fault]:
    """Find dates whose second field can only be the day."""
    for text in context.dated_texts:
        for date in text.dates:
            if date.value is not None or not date.is_swapped:
                continue
            between = date.sign or " tháng "
            before, after = ("", date.sign) if date.sign else ("ngày ", " năm ")
            fix = f"{before}{date.month}{between}{date.day:02}{after}{date.year}"
            span = text.span(date.start, date.end)
            yield Fault(
                path=text.path,
                params={"text": date.words, "fix": fix},
                on=text.day,
                span=span,
                fix=text.fix(span, fix, sure=False),
            )


_WEEKDAY = r"(?P<weekday>[Tt]hứ\s(?:[Hh]ai|[Bb]a|[Tt]ư|[Nn]ăm|[Ss]áu|[Bb]ảy|[2-7])|[Cc]hủ\s[Nn]hật)"
# An ordinal follows its noun ("kỳ họp thứ Hai, ngày ..."), a weekday one of these or a sign.
_WEEKDAY_BEFORE = re.compile(
    rf"(?:\A|[\n\r(;:.–\-]\s*|\b(?:sáng|trưa|chiều|tối|đêm|vào|hôm|từ|đến|tới|là|lúc|giờ)\s)"
    rf"{_WEEKDAY}\s?[,(]?\s?(?:ngày\s)?\Z",
    re.IGNORECASE,
)
_WEEKDAY_WORD = re.compile("[hH][ứủỨỦ]")
_WEEKDAY_AFTER = re.compile(rf"\s?(?:\(|,\s|-\s|nhằm\s|là\s(?:ngày\s)?){_WEEKDAY}(?!\w)")
_FIRST = re.compile(r"\bthứ nhất\b", re.IGNORECASE)
_REACH = 40
_LIST = 2000
"""Within how many letters "thứ nhất" makes "Thứ hai, ..." the next of a list."""


@rule(
    "PH503",
    "weekday-differs-from-date",
    severity=Severity.ERROR,
    basis=LOGIC,
    en="{date} is a {actual}, not a {printed}",
    why="The weekday follows from the date: one of the two is wrong, and somebody will come on "
    "the wrong day. An ordinal (kỳ họp thứ Hai) is no weekday.",
)
def weekday_differs_from_date(context: Context) -> Iterator[Fault]:
    """Find weekdays beside a date that is another day of the week."""
    for text in context.dated_texts:
        for date in text.dates:
            value = date.value
            found = _weekday_beside(text, date) if value is not None else None
            if value is None or found is None:
                continue
            printed, start = found
            name = _index(printed)
            if name != value.weekday():
                span = text.span(start, start + len(printed))
                yield Fault(
                    path=text.path,
                    params={
                        "date": value,
                        "actual": _named(value.weekday()),
                        "printed": _named(name),
                    },
                    on=text.day,
                    span=span,
                    fix=text.fix(span, WEEKDAY_NAMES[value.weekday()], sure=False),
                )


def _weekday_beside(text: PrintedText, date: PrintedDate) -> tuple[str, int] | None:
    """Return the weekday printed beside a date, and where it begins."""
    words = text.composed
    near = max(0, date.start - _REACH)
    before = words[near : date.start]
    match = _WEEKDAY_BEFORE.search(before) if _WEEKDAY_WORD.search(before) else None
    if match is not None:
        begins_sentence = not match[0][:1].isalpha() or match.start("weekday") == match.start()
        if begins_sentence and _FIRST.search(words, max(0, near - _LIST), date.start):
            return None
        return match["weekday"], near + match.start("weekday")
    match = _WEEKDAY_AFTER.match(words, date.end)
    return None if match is None else (match["weekday"], match.start("weekday"))


def _index(printed: str) -> int:
    """Return the place of a weekday in the week, Monday first."""
    name = printed.lower().split()[1]
    return WEEKDAYS.get(name, _SUNDAY)


_SUNDAY = 6
_ENGLISH = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def _named(index: int) -> Bilingual:
    """Name a weekday."""
    return Bilingual(vi=WEEKDAY_NAMES[index], en=_ENGLISH[index])


_QUARTER = re.compile(
    r"\b[Qq](?:u[ýí]|U[ÝÍ])\s(?P<quarter>[IVXivx]{1,5}|\d{1,2})"
    rf"(?:\s?[/\-\u2013]\s?|\s(?:năm|của năm)\s){_YEAR}(?!\w)"
)
_QUARTER_WORD = re.compile(r"[uU][ýíÝÍ]\s")
_QUARTERS = frozenset(("I", "II", "III", "IV", "1", "2", "3", "4", "01", "02", "03", "04"))


@rule(
    "PH521",
    "no-such-quarter",
    severity=Severity.ERROR,
    basis=LOGIC,
    en="a year has the quarters I to IV: {text}",
    why="A quarter V, or IIII, is a slip of the hand, and nobody can tell what is due when.",
)
def no_such_quarter(context: Context) -> Iterator[Fault]:
    """Find quarters of a year other than the four."""
    for text in context.texts.containing(_QUARTER_WORD):
        for match in text.find(_QUARTER):
            if match["quarter"].upper() not in _QUARTERS:
                yield Fault(
                    path=text.path,
                    params={"text": match[0]},
                    on=text.day,
                    span=text.span(*match.span()),
                )
