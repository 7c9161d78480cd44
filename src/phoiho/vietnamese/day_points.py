"""Points that are days: numeric, in words, lunar, and days named by today."""

from __future__ import annotations

import datetime as dt
import re
from typing import NamedTuple

from dateutil.relativedelta import relativedelta

from phoiho.vietnamese.date_points import (
    ImpossibleError,
    Point,
    full_year,
    month_days,
    needs_reference,
    read_year,
    word_number,
)
from phoiho.vietnamese.date_words import (
    FESTIVALS,
    MONTH,
    MONTHS,
    NUMBER,
    NUMBERS,
    PART,
    PARTS,
    SHIFTS,
    WEEKDAY,
    WEEKDAYS,
    DateModifier,
    either,
)
from phoiho.vietnamese.relative_points import read_anchored, read_day_of_week

__all__ = ["read_day"]

_PREFIX = re.compile(
    rf"(?:(?P<part>{PART})|\(?(?P<weekday>{WEEKDAY})\)?|(?P<day>(?:(?:các|những|trong|cả) )?"
    rf"(?:(?P<count>hai|ba|bốn|năm|\d\d?) )?ngày)(?![^\W\d])|(?P<hom>hôm|bữa)(?!\w)"
    rf"|(?P<mung>m[ùồ]ng)(?!\w))(?:, |: | - | ?\(| )?"
)
_MOST_PREFIXES = 6
_ISO = re.compile(r"(\d{4})([-/])(\d\d?)\2(\d\d?)(?!\d)")
_NUMERIC = re.compile(
    r"(?P<a>\d\d?) ?- ?(?P<b>\d\d?)(?P<t> ?[/.]) ?(?P<c>\d\d?)(?!\d)(?:(?P=t) ?(?P<z>\d{1,9}))?"
    r"|(?P<e>\d\d?) ?-(?P<f> ?\d\d?)-(?P<g>\d\d?)-(?P<h>\d{4})(?!\d)"
    r"|(?P<d>\d\d?) ?(?P<s>[/.-]) ?(?P<m>\d\d?)(?!\d)(?: ?(?P=s) ?(?P<y>\d{1,9}))?"
    r"(?! ?[/.]\d| tháng)"
)
_LONG = re.compile(
    rf"(?P<d>\d\d?(?!\d)|{NUMBER}),? ?(?:tháng|thg|th) ?"
    rf"(?:(?P<m>\d{{1,9}}|{MONTH})(?! học)(?P<leap> nhuận)?"
    rf"|(?P<shift>này|nay|trước|vừa qua|vừa rồi|rồi|sau|tới)(?!\w))"
)
_FULL_MOON = re.compile(rf"(?:ngày )?rằm tháng (?P<m>\d{{1,9}}|{MONTH})(?P<leap> nhuận)?")
_TET = re.compile(
    rf"(?P<d>\d\d?(?!\d)|{NUMBER}) (?:tết nguyên đán|tết âm lịch|tết)(?!\w)(?P<next> năm)?"
)
_FESTIVAL = re.compile(rf"(?:ngày |dịp )?(?P<f>{either(FESTIVALS)})")
_NEW_YEAR = re.compile(r"(?:dịp |ngày )?tết dương lịch(?!\w)")
_NAKED = re.compile(rf"\d\d?(?!\d|[/.,:]\d| ?%)|{NUMBER}")
_YEAR_LINKS = (" năm ", ", năm ", " của năm ")
_APPOSED = re.compile(r"(?:,? ngày |,? ?\((?:ngày )?|,? )(?=\d\d?[/.-]\d)")
_TAIL = re.compile(
    r" ?(?:\(?(?:tức )?(?P<lunar>âm lịch|a\.?l\.?|âl)(?!\w)\)?"
    r"|\(?(?P<solar>dương lịch|dl)(?!\w)\)?|,? ?(?P<every>(?:h[ằà]ng|mỗi) năm)"
    rf"|\((?P<weekday>{WEEKDAY})\)|(?P<step>tới|sắp tới|vừa qua|vừa rồi|qua)(?!\w))"
)


def read_day(text: str, at: int, reference: dt.date | None, *, bare: bool) -> Point | None:
    """Return the day, or joined days, that begin at an offset.

    Args:
        text: The folded text.
        at: Where to begin.
        reference: The day from which "hôm qua" is counted.
        bare: Whether "20/5", "3.2" and "mai" are days without a word before them.
    """
    prefix = _NO_PREFIX if text[at : at + 1].isdigit() else _read_prefix(text, at)
    start, at = at, prefix.end or at
    if prefix.hom or not text[at : at + 1].isdigit():
        point = read_anchored(
            text, at, reference, prefix.part, hom=prefix.hom, ngay=prefix.ngay, bare=bare
        )
        if point is None and prefix.weekday is not None:
            point = read_day_of_week(text, at, reference, prefix.weekday)
        if point is not None:
            point = _with_date(text, point, reference)
            return point._replace(at=start, modifier=prefix.part, weekday=prefix.weekday)
    point = _dated(text, at, reference, prefix, bare=bare or at > start)
    if point is None:
        return None
    if prefix.amount and point.first and point.last:
        _check_count(prefix.amount, point, start)
    if text[point.end : point.end + 1] == ")" and "(" in text[start:at]:
        point = point._replace(end=point.end + 1)
    if point.end < len(text):
        point = _with_tail(text, point, reference)
    weekday = point.weekday if prefix.weekday is None else prefix.weekday
    return point._replace(at=start, modifier=prefix.part or point.modifier, weekday=weekday)


class _Prefix(NamedTuple):
    """What stands before the number of a day."""

    end: int = 0
    part: DateModifier | None = None
    weekday: int | None = None
    hom: bool = False
    mung: bool = False
    ngay: bool = False
    amount: str | None = None


_NO_PREFIX = _Prefix()


def _read_prefix(text: str, at: int) -> _Prefix:
    """Read "sáng", "thứ Sáu,", "các ngày", "mùng"."""
    prefix = _NO_PREFIX
    for _ in range(_MOST_PREFIXES):
        match = _PREFIX.match(text, at)
        if match is None or prefix.mung:
            break
        at, name = match.end(), match.lastgroup
        if name == "part":
            prefix = prefix._replace(end=at, part=PARTS[match["part"]])
        elif name == "weekday":
            prefix = prefix._replace(end=at, weekday=_weekday(match["weekday"]))
        elif name == "hom":
            prefix = prefix._replace(end=at, hom=True)
        elif name == "mung":
            prefix = prefix._replace(end=at, mung=True)
        else:
            prefix = prefix._replace(end=at, ngay=True, amount=match["count"] or prefix.amount)
    return prefix


def _weekday(words: str) -> int:
    """Return the number of a day of the week."""
    if words in {"chủ nhật", "cn"}:
        return 6
    return WEEKDAYS[words[4:] if words.startswith("thứ ") else words[1:]]


def _check_count(count: str, point: Point, at: int) -> None:
    """Refuse "trong 3 ngày 16-17/10"."""
    assert point.first is not None  # noqa: S101 - the caller made sure
    assert point.last is not None  # noqa: S101 - the caller made sure
    number = int(count) if count.isdigit() else NUMBERS[count]
    if number != point.last - point.first + 1:
        raise ImpossibleError(at, point.end, f"{number} days")


def _dated(
    text: str, at: int, reference: dt.date | None, prefix: _Prefix, *, bare: bool
) -> Point | None:
    """Read a day by its number."""
    digit = text[at : at + 1].isdigit()
    if digit and not prefix.mung:
        if match := _NUMERIC.match(text, at):
            if not bare and len(match["y"] or match["z"] or match["h"] or "") != 4:
                return None
            return _with_year(text, _numeric(match), reference)
        if match := _ISO.match(text, at):
            year, month, day = int(match[1]), int(match[3]), int(match[4])
            _check_month(match, 3, month)
            _check_day(match, 4, day, month, year)
            return Point("day", match.end(), year, month, day)
    if match := _TET.match(text, at):
        return _tet(text, match, reference)
    if match := _LONG.match(text, at):
        return _long(text, match, reference, mung=prefix.mung, ngay=prefix.ngay)
    if prefix.mung and digit and (match := _NUMERIC.match(text, at)):
        return _numeric(match)
    if match := _NEW_YEAR.match(text, at):
        new_year = read_year(text, match.end(), reference)
        return Point("day", *_end_and_year(new_year, match.end()), 1, 1)
    if (match := _FULL_MOON.match(text, at)) or (match := _FESTIVAL.match(text, at)):
        return _moon(text, match, reference)
    if prefix.ngay and bare and (match := _NAKED.match(text, at)):
        return _naked(match)
    return None


def _end_and_year(found: tuple[int, int, bool] | None, end: int) -> tuple[int, int | None]:
    """Return the offset after a year that may be there, and the year."""
    return (found[1], found[0]) if found else (end, None)


def _with_year(text: str, point: Point, reference: dt.date | None) -> Point:
    """Read the year of "15/8 năm 2025", "15/8 năm Ất Tỵ"."""
    if point.year is not None or not text.startswith(_YEAR_LINKS, point.end):
        return point
    found = read_year(text, point.end, reference)
    if found is None:
        return point
    year, end, named = found
    return point._replace(unit="lunar" if named else "day", year=year, end=end)


def _naked(match: re.Match[str]) -> Point | None:
    """Return a day that its month must follow."""
    day = word_number(match[0])
    return Point("day", match.end(), first=day) if 1 <= day <= 31 else None


def _check_month(match: re.Match[str], group: int | str, month: int) -> None:
    """Refuse a thirteenth month."""
    if not 1 <= month <= 12:
        near = ("12",) if month == 13 else ("1",) if month == 0 else ()
        raise ImpossibleError(*match.span(group), "a month from 1 to 12", *near)


def _check_day(
    match: re.Match[str], group: int | str, day: int, month: int, year: int | None
) -> None:
    """Refuse a day that its month does not have."""
    last = month_days(year, month)
    if not 1 <= day <= last:
        near = str(last) if day else "1"
        raise ImpossibleError(*match.span(group), f"a day from 1 to {last}", near)


def _numeric(match: re.Match[str]) -> Point:
    """Return the day of "12/3/2023", or the days of "15-20/5/2024"."""
    first: int | None = None
    if match["d"]:
        groups = ("d", "m", "y")
    elif match["a"]:
        groups, first = ("b", "c", "z"), int(match["a"])
    else:
        groups, first = ("f", "g", "h"), int(match["e"])
    day, month = int(match[groups[0]]), int(match[groups[1]])
    digits = match[groups[2]]
    year = full_year(digits, match.start(groups[2])) if digits else None
    if month > 12 and first is None and digits and day <= 12:
        swapped = f"{month}{match['s']}{day}{match['s']}{digits}"
        raise ImpossibleError(*match.span(), "a month from 1 to 12", swapped)
    _check_month(match, groups[1], month)
    if not (day <= 30 and _LUNAR_TAIL.match(match.string, match.end())):
        _check_day(match, groups[0], day, month, year)
    if first is None:
        return Point("day", match.end(), year, month, day)
    if not 1 <= first < day:
        raise ImpossibleError(match.start(), match.start() + 2, f"a day before the {day}th")
    return Point("day", match.end(), year, month, first, day)


def _long(
    text: str, match: re.Match[str], reference: dt.date | None, *, mung: bool, ngay: bool
) -> Point | None:
    """Return the day of "5 tháng 1 năm 2020", "26 tháng Chạp" or "15 tháng này"."""
    day = word_number(match["d"])
    if match["shift"]:
        if reference is None:
            raise needs_reference(*match.span("shift"))
        month = reference.replace(day=1) + relativedelta(months=SHIFTS[match["shift"]])
        _check_day(match, "d", day, month.month, month.year)
        return Point("day", match.end(), month.year, month.month, day)
    word = match["m"]
    month_number = int(word) if word.isdigit() else MONTHS[word]
    _check_month(match, "m", month_number)
    lunar = word in {"giêng", "chạp"} or bool(match["leap"])
    found = read_year(text, match.end(), reference, lunar=lunar or mung)
    year, end, named = found or (None, match.end(), False)
    if lunar or named:
        _check_lunar_day(match, day)
        return Point(
            "lunar", end, year, month_number, day, leap=bool(match["leap"]), at=match.start()
        )
    in_words = not match["d"].isdigit()
    if mung and not word.isdigit() and not (ngay or (in_words and year is not None)):
        # "mùng 5 tháng Năm": lunar to most readers, but 2 September is written so too.
        if not _CALENDAR.match(text, end):
            raise ImpossibleError(end, end, "a day of one calendar", " âm lịch", " dương lịch")
        return Point("day", end, year, month_number, day)
    if not _LUNAR_TAIL.match(text, end):
        _check_day(match, "d", day, month_number, year)
    return Point("day", end, year, month_number, day)


_LUNAR_TAIL = re.compile(r" ?\(?(?:tức )?(?:âm lịch|a\.?l\.?|âl)(?!\w)")
_CALENDAR = re.compile(r" ?\(?(?:tức )?(?:âm lịch|a\.?l\.?|âl|dương lịch|dl)(?!\w)")


def _check_lunar_day(match: re.Match[str], day: int) -> None:
    """Refuse day 31 of a lunar month."""
    if not 1 <= day <= 30:
        raise ImpossibleError(*match.span("d"), "a lunar day from 1 to 30", "30" if day else "1")


def _moon(text: str, match: re.Match[str], reference: dt.date | None) -> Point:
    """Return a full moon or a festival."""
    leap = False
    if "f" in match.re.groupindex:
        month, day = FESTIVALS[match["f"]]
    else:
        word, day, leap = match["m"], 15, bool(match["leap"])
        month = int(word) if word.isdigit() else MONTHS[word]
        _check_month(match, "m", month)
    found = read_year(text, match.end(), reference, lunar=True)
    year, end, _ = found or (None, match.end(), False)
    return Point("lunar", end, year, month, day, leap=leap, at=match.start())


def _tet(text: str, match: re.Match[str], reference: dt.date | None) -> Point:
    """Return "mùng 3 Tết"; from the 23rd on, the days before the new year are meant."""
    day = word_number(match["d"])
    end = match.end() - len(match["next"] or "")
    found = read_year(text, end, reference, lunar=True)
    year, end, _ = found or (None, end, False)
    _check_lunar_day(match, day)
    if day <= 15:
        return Point("lunar", end, year, 1, day, at=match.start())
    if day < 23:
        raise ImpossibleError(*match.span("d"), "a day of Tết: 23 to 30 before it, 1 to 15 after")
    return Point("lunar", end, None if year is None else year - 1, 12, day, at=match.start())


def _with_tail(text: str, point: Point, reference: dt.date | None) -> Point:
    """Read "âm lịch", "hằng năm", "tới" after a day."""
    while match := _TAIL.match(text, point.end):
        name = match.lastgroup
        if name == "solar":
            if point.unit == "lunar":
                break
            point = point._replace(end=match.end())
        elif name == "lunar":
            found = None
            if point.year is None:
                found = read_year(text, match.end(), reference, lunar=True)
            year, end, _ = found or (point.year, match.end(), False)
            if point.first is not None and point.first > 30:
                raise ImpossibleError(point.at, end, "a lunar day from 1 to 30")
            point = point._replace(unit="lunar", year=year, end=end)
        elif name == "weekday":
            point = point._replace(weekday=_weekday(match["weekday"]), end=match.end())
        elif name == "every":
            point = point._replace(every=True, end=match.end())
        else:
            if point.year is not None or point.month is None or reference is None:
                break
            point = point._replace(step=1 if "tới" in match["step"] else -1, end=match.end())
            break
    return point


def _with_date(text: str, point: Point, reference: dt.date | None) -> Point:
    """Read the date that may stand beside "hôm nay", which must be that day."""
    match = _APPOSED.match(text, point.end)
    other = match and _dated(text, match.end(), reference, _NO_PREFIX, bare=True)
    if match is None or other is None:
        return point
    if (other.month, other.first) != (point.month, point.first) or other.year not in {
        None,
        point.year,
    }:
        day = f"{point.first}/{point.month}"
        raise ImpossibleError(match.end(), other.end, f"the same day: the first is {day}", day)
    end = other.end + (text[other.end : other.end + 1] == ")" and "(" in match[0])
    return point._replace(end=end)
