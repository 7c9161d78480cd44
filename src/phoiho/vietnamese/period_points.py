"""Points that are periods: months, quarters, parts of a year, years, decades, centuries, terms."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable

from dateutil.relativedelta import relativedelta

from phoiho.periods import PeriodKind
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
    MONTH,
    MONTHS,
    NUMBER,
    ROMAN,
    SHIFT,
    SHIFTS,
    DateModifier,
)
from phoiho.vietnamese.year_points import (
    read_century,
    read_decade,
    read_label,
    read_naked_year,
    read_season,
    read_years,
)

__all__ = ["read_linked", "read_period"]

_MONTH = re.compile(
    r"(?:(?:các|những|hai|ba) )?(?:tháng|th\.?|t(?=\d\d?(?:[/.-]\d{4}| năm))) ?"
    rf"(?:(?P<m>\d{{1,9}}|{MONTH})"
    rf"(?P<leap> nhuận)?(?P<lunar> \(?(?:âm lịch|âl)\)?)?|(?P<shift>{SHIFT}))"
)
_TEN_DAYS = re.compile(r"(?P<edge>thượng|trung|hạ) tuần (?=tháng)")
_TENS = {
    "thượng": (1, 10, DateModifier.EARLY),
    "trung": (11, 20, DateModifier.MID),
    "hạ": (21, 31, DateModifier.LATE),
}
_QUARTER_NAME = (
    rf"[ivx]{{1,9}}(?!\w)|\d{{1,9}}|thứ (?:nhất|nhì|hai|ba|tư)(?!\w)|nhất(?!\w)|{NUMBER}"
)
_QUARTER = re.compile(
    rf"(?:(?:các|hai|ba) )?(?:(?:quý|quí) (?:(?P<q>{_QUARTER_NAME})"
    rf"|(?P<edge>đầu|cuối)(?: tiên| cùng)?(?: của)?(?= năm)|(?P<shift>{SHIFT}))"
    r"|q[.]? ?(?P<short>[1-9]|iv|i{1,3})(?!\w))"
)
_MONTHS = re.compile(
    rf"(?P<n>\d{{1,9}}|{NUMBER}) (?P<unit>tháng|quý|quí)(?: (?P<edge>đầu|cuối))?(?: tiên)?"
    rf"(?=(?: của)? năm|,? \d{{4}}(?!\d)|/\d{{4}})"
)
_HALF = re.compile(
    r"nửa (?:(?P<edge>đầu|cuối|sau|trước)(?: của)? (?=(?P<unit>năm|tháng|thế k[ỷỉ]|\d{4}))"
    r"|năm (?P<late>đầu|cuối))"
)
_THIS_YEAR = re.compile(r"(?: của)? năm(?! \d)(?!\w)")
_WEEK = re.compile(r"tuần (?P<shift>này|nay|trước|vừa qua|vừa rồi|qua|rồi|sau|tới)(?!\w)")
_MONTH_YEAR = re.compile(r"(?P<m>\d\d?)(?: ?[/-] ?|\.)(?P<y>\d{4,9})(?!\d)")
_ISO_MONTH = re.compile(r"(?P<y>\d{4})-(?P<m>\d\d)(?!\d)(?!-\d)")
_STEP = re.compile(r" (?P<step>tới|sắp tới|vừa qua|vừa rồi|qua)(?!\w)")
_LINKED_MONTH = re.compile(rf"(?P<m>\d\d?(?!\d)|{MONTH})")
_LINKED_QUARTER = re.compile(rf"(?P<q>{_QUARTER_NAME})")
_LINKED_YEAR = re.compile(r"\d{4}(?!\d|[/.]\d)")
_BLANK_YEAR = re.compile(r" \d{4}")
_KINDS = {3: PeriodKind.QUARTER, 6: PeriodKind.HALF, 9: PeriodKind.NINE_MONTHS}

Reader = Callable[[str, int, "dt.date | None"], "Point | None"]


def read_period(text: str, at: int, reference: dt.date | None, *, bare: bool) -> Point | None:
    """Return the month, quarter, year or the like that begins at an offset.

    Args:
        text: The folded text.
        at: Where to begin.
        reference: The day from which "tháng trước" is counted.
        bare: Whether "5/2024" and "2024" need no word before them.
    """
    if text[at : at + 1].isdigit():
        readers: tuple[Reader, ...] = (_months, read_years, _quarter, _month)
        if bare:
            readers += (_naked_month, read_naked_year)
    else:
        readers = _READERS.get(text[at : at + 2], ())
        if not bare and readers == _BARE_ONLY:
            return None
    for reader in readers:
        point = reader(text, at, reference)
        if point is not None:
            return point if point.at == at else point._replace(at=at)
    return None


def read_linked(text: str, at: int, unit: str, reference: dt.date | None) -> Point | None:
    """Return what stands after "và" or a dash without its unit: the 8 of "tháng 7, 8 năm 2024"."""
    if unit == "month":
        match = _LINKED_MONTH.match(text, at)
        return None if match is None else _month_of(text, match, reference)
    if unit == "quarter":
        match = _LINKED_QUARTER.match(text, at)
        return None if match is None else _quarter_of(text, match, reference)
    if unit == "year" and (match := _LINKED_YEAR.match(text, at)):
        return Point("year", match.end(), full_year(match[0], at), at=at)
    return None


def _month(text: str, at: int, reference: dt.date | None) -> Point | None:
    """Read "tháng 3/2024", "tháng Giêng", "tháng trước"."""
    match = _MONTH.match(text, at)
    if match is None:
        return None
    if match["shift"]:
        if reference is None:
            raise needs_reference(at, match.end())
        day = reference.replace(day=1) + relativedelta(months=SHIFTS[match["shift"]])
        return Point("month", match.end(), day.year, day.month, kind=PeriodKind.MONTH)
    return _month_of(text, match, reference)


def _month_of(text: str, match: re.Match[str], reference: dt.date | None) -> Point | None:
    """Return the month that a match names, with its year."""
    word, groups = match["m"], match.re.groupindex
    month = int(word) if word.isdigit() else MONTHS[word]
    if not 1 <= month <= 12:
        near = ("12",) if month == 13 else ("1",) if month == 0 else ()
        raise ImpossibleError(*match.span("m"), "a month from 1 to 12", *near)
    end = match.end()
    leap = "leap" in groups and bool(match["leap"])
    lunar = word in {"giêng", "chạp"} or leap or ("lunar" in groups and bool(match["lunar"]))
    if word == "năm" and _BLANK_YEAR.match(text, end):
        raise ImpossibleError(*match.span("m"), "a month: the form is not filled in", "Năm năm")
    if found := read_year(text, end, reference, lunar=lunar):
        year, end, named = found
        if lunar or named:
            return Point("moon", end, year, month, leap=leap)
        return Point("month", end, year, month, kind=PeriodKind.MONTH)
    if lunar:
        return Point("moon", end, None, month, leap=leap)
    step = 0
    if reference is not None and (tail := _STEP.match(text, end)):
        step, end = 1 if "tới" in tail["step"] else -1, tail.end()
    return Point("month", end, None, month, kind=PeriodKind.MONTH, step=step)


def _ten_days(text: str, at: int, reference: dt.date | None) -> Point | None:
    """Read "thượng tuần tháng 8/2024"."""
    match = _TEN_DAYS.match(text, at)
    month = match and _month(text, match.end(), reference)
    if match is None or month is None or month.unit != "month" or month.month is None:
        return None
    first, last, modifier = _TENS[match["edge"]]
    last = min(last, month_days(month.year, month.month))
    return month._replace(
        unit="day", first=first, last=last, modifier=modifier, kind=PeriodKind.OTHER
    )


def _quarter(text: str, at: int, reference: dt.date | None) -> Point | None:
    """Read "quý I/2024", "quý này", "Q1/2025"."""
    match = _QUARTER.match(text, at)
    if match is None:
        return None
    if match["shift"]:
        if reference is None:
            raise needs_reference(at, match.end())
        number = (reference.year * 4 + (reference.month - 1) // 3) + SHIFTS[match["shift"]]
        return Point(
            "quarter", match.end(), number // 4, None, number % 4 + 1, kind=PeriodKind.QUARTER
        )
    return _quarter_of(text, match, reference)


def _quarter_of(text: str, match: re.Match[str], reference: dt.date | None) -> Point | None:
    """Return the quarter that a match names, with its year."""
    groups = match.re.groupindex
    edge = match["edge"] if "edge" in groups else None
    group = "short" if "short" in groups and match["short"] else "q"
    if edge:
        number = 1 if edge == "đầu" else 4
    else:
        word = match[group].removeprefix("thứ ")
        if word in ROMAN:
            number = ROMAN.index(word) + 1
        elif word.strip("ivx"):
            number = word_number(word)
        else:
            number = 5 if word == "v" else 0
        if not 1 <= number <= 4:
            near = ("IV",) if number == 5 else ("I",) if word == "0" else ()
            raise ImpossibleError(*match.span(group), "a quarter from I to IV", *near)
    found = read_year(text, match.end(), reference)
    year, end, _ = found or (None, match.end(), False)
    if found is None and edge:
        year, end = _this_year(text, end, reference)
    step = 0
    if year is None and reference is not None and (tail := _STEP.match(text, end)):
        step, end = 1 if "tới" in tail["step"] else -1, tail.end()
    return Point("quarter", end, year, None, number, kind=PeriodKind.QUARTER, step=step)


def _this_year(text: str, at: int, reference: dt.date | None) -> tuple[int | None, int]:
    """Read "năm" alone: the year of the reference."""
    match = _THIS_YEAR.match(text, at)
    if match is None:
        return None, at
    if reference is None:
        raise needs_reference(at, match.end())
    return reference.year, match.end()


def _months(text: str, at: int, reference: dt.date | None) -> Point | None:
    """Read "6 tháng đầu năm 2023", "9 tháng năm 2024", "hai quý đầu năm"."""
    match = _MONTHS.match(text, at)
    if match is None:
        return None
    count = word_number(match["n"]) * (1 if match["unit"] == "tháng" else 3)
    end, edge = match.end(), match["edge"]
    found = read_year(text, end, reference)
    year, end = found[:2] if found else _this_year(text, end, reference) if edge else (None, end)
    if year is None:
        return None
    if not 1 <= count <= 12:
        raise ImpossibleError(*match.span("n"), "a number of months that a year has")
    first, last = (13 - count, 12) if edge == "cuối" else (1, count)
    kind = PeriodKind.YEAR if count == 12 else _KINDS.get(count, PeriodKind.OTHER)
    if kind is PeriodKind.NINE_MONTHS and first > 1:
        kind = PeriodKind.OTHER
    return Point("months", end, year, None, first, last, kind)


def _half(text: str, at: int, reference: dt.date | None) -> Point | None:
    """Read "nửa đầu năm 2024", "nửa cuối tháng 5", "nửa đầu thế kỷ XX"."""
    match = _HALF.match(text, at)
    if match is None:
        return None
    late = (match["edge"] or match["late"]) in {"cuối", "sau"}
    unit = match["unit"] or "năm"
    if unit.isdigit():
        unit = "năm"
    if unit == "năm":
        at = match.end() if match["late"] else match.end() - 1
        found = read_year(text, at, reference)
        year, end = found[:2] if found else _this_year(text, at, reference)
        if match["late"] and year is None and reference is not None:
            year, end = reference.year, at
        if year is None:
            return None
        first, last = (7, 12) if late else (1, 6)
        return Point("months", end, year, None, first, last, PeriodKind.HALF)
    if unit == "tháng":
        month = _month(text, match.end(), reference)
        if month is None or month.unit != "month" or month.month is None:
            return None
        last = month_days(month.year, month.month) if late else 15
        return month._replace(unit="day", first=16 if late else 1, last=last, kind=PeriodKind.OTHER)
    century = read_century(text, match.end(), reference)
    if century is None or century.year is None:
        return None
    middle = century.year + 50
    return century._replace(
        year=middle if late else century.year, last=middle + 49 if late else middle - 1
    )


def _week(text: str, at: int, reference: dt.date | None) -> Point | None:
    """Read "tuần này": Monday to Sunday."""
    match = _WEEK.match(text, at)
    if match is None:
        return None
    if reference is None:
        raise needs_reference(at, match.end())
    monday = reference.toordinal() - reference.weekday() + 7 * SHIFTS[match["shift"]]
    return Point("span", match.end(), monday, None, None, monday + 6)


def _naked_month(text: str, at: int, reference: dt.date | None) -> Point | None:
    """Read "5/2024" and "2024-05"."""
    match = _MONTH_YEAR.match(text, at) or _ISO_MONTH.match(text, at)
    if match is None:
        return None
    month, year = int(match["m"]), full_year(match["y"], match.start("y"))
    if not 1 <= month <= 12:
        if match.re is _ISO_MONTH:
            return None
        raise ImpossibleError(*match.span("m"), "a month from 1 to 12")
    return Point("month", match.end(), year, month, kind=PeriodKind.MONTH)


_BARE_ONLY = (read_season,)
_COUNTED: tuple[Reader, ...] = (_months, _month, _quarter, read_years)
_QUARTERS: tuple[Reader, ...] = (_quarter,)
# Readers by the first two letters of their first word.
_READERS: dict[str, tuple[Reader, ...]] = {
    "th": (_month, _ten_days, read_label, read_decade, read_century, read_season),
    "tr": (_ten_days, read_years),
    "tu": (_week,),
    "hạ": (_ten_days, read_season),
    "nă": (read_label, _months, read_years),
    "nh": (read_label, read_decade, _month, read_years),
    "ni": (read_label,),
    "nử": (_half,),
    "gi": (read_label,),
    "ch": (_months, read_label, read_years),
    "kh": (read_label,),
    "cá": (read_label, _month, _quarter, read_years),
    "mù": (read_season,),
}
_READERS |= {f"t{digit}": (_month,) for digit in range(1, 10)}
_READERS |= dict.fromkeys(("qu", "qi", "q.", "q ", "q1", "q2", "q3", "q4", "q5"), _QUARTERS)
_READERS |= dict.fromkeys(("mộ", "ha", "ba", "bố", "sá", "bả", "bẩ", "tá", "mư"), _COUNTED)
_READERS |= dict.fromkeys(("cả", "sa", "cù", "su"), (read_years,))
_READERS |= dict.fromkeys(("xu", "hè", "đô"), _BARE_ONLY)
