"""Points that are years: one or several, decades, centuries, terms and stages."""

from __future__ import annotations

import datetime as dt
import re

from phoiho.periods import PeriodKind
from phoiho.vietnamese.date_points import (
    YEAR_WORDS,
    ImpossibleError,
    Point,
    can_chi_year,
    full_year,
    needs_reference,
    read_year,
    word_number,
)
from phoiho.vietnamese.date_words import CAN_CHI, NUMBER, NUMBERS, SEASONS, SHIFT, SHIFTS, either
from phoiho.vietnamese.roman import parse_roman

__all__ = [
    "read_century",
    "read_decade",
    "read_label",
    "read_naked_year",
    "read_season",
    "read_years",
]

_YEAR = re.compile(
    rf"(?:(?:các|những|cả|trong|suốt) )?(?:(?P<count>\d\d?|{NUMBER}) )?"
    r"năm \(?(?P<y>\d{3,9})(?!\d)(?![/.]\d)"
)
_YEAR_NAME = re.compile(
    rf"(?:sang năm(?P<next>)|(?:cùng k[ỳì] )?năm (?:(?P<can_chi>{CAN_CHI})|(?P<shift>{SHIFT})"
    rf"|(?P<words>{YEAR_WORDS})))(?!\w)"
)
_SAME = re.compile(r"cùng k[ỳì] (?:của )?(?=năm )")
_LABEL = re.compile(
    r"(?P<label>nhiệm k[ỳì]|giai đoạn|thời k[ỳì]|chu k[ỳì]|niên kh(?:óa|oá)|kh(?:óa|oá)"
    r"|năm học|các năm học)(?: (?:thứ )?(?:[ivxl]{1,9}|\d\d?)[,:]?)?"
    r"(?: (?:\d\d?|\w{1,9}) năm,?)?(?: từ)?(?: năm)?"
    r" \(?(?P<a>\d{4})(?: ?[-/] ?| (?:đến|tới) )(?:hết )?(?:năm )?(?P<b>\d{4}|\d\d)(?!\d)\)?"
)
_YEARS = re.compile(r"(?P<a>\d{4})(?!\d|[/.]\d|-\d\d?-)")
_DECADE = re.compile(
    r"(?:thập niên|thập k[ỷỉ]|những năm)(?: của)?(?: những năm)? "
    r"(?P<d>\d{3}0|\d0|(?:hai|ba|bốn|năm|sáu|bảy|tám|chín) mươi)(?!\w|, \d| và \d)"
)
_CENTURY = re.compile(
    rf",? ?(?:của )?thế k[ỷỉ] (?:thứ )?(?:(?P<c>[ivx]{{1,9}}(?!\w)|\d\d?(?!\d)|nhất(?!\w)|{NUMBER})"
    r"|(?P<shift>này|nay|trước|sau|tới)(?!\w))"
)
_BC = re.compile(r",? ?\(?(?:trước (?:công nguyên|cn)|tcn)(?!\w)")
_SEASON = re.compile(rf"(?P<word>mùa )?(?P<season>{either(SEASONS)})")
_JOINED_YEAR = re.compile(r" ?- ?(\d{4}|\d\d)(?![\d/.])")
_LISTED = re.compile(r"(?:,| và) ?\d")
_ALSO_NAMED = re.compile(rf"(?:,? | ?\(| ?- ?)(?:năm )?{CAN_CHI}\)?")
_LUNAR_YEAR = re.compile(r" \(?âm lịch\)?")
_SHORT_YEAR = re.compile(r"-(\d\d)(?![\d/.-])")


def read_years(text: str, at: int, reference: dt.date | None) -> Point | None:
    """Read "năm 2016", "các năm 2022", "5 năm (2019-2024)", "năm Giáp Thìn", "năm ngoái"."""
    if match := _SAME.match(text, at):
        at = match.end()
    if match := _YEAR.match(text, at):
        return _numbered(text, match)
    match = _YEAR_NAME.match(text, at)
    if match is None:
        return None
    if match["can_chi"]:
        found_year = read_year(text, at - (text[at - 1 : at] == " "), reference, lunar=True)
        return None if found_year is None else Point("lunar_year", found_year[1], found_year[0])
    if match["words"]:
        found_year = read_year(text, at, reference)
        return (
            None
            if found_year is None
            else Point("year", found_year[1], found_year[0], kind=PeriodKind.YEAR)
        )
    if reference is None:
        raise needs_reference(at, match.end())
    shift = 1 if match["shift"] is None else SHIFTS[match["shift"]]
    return Point("year", match.end(), reference.year + shift, kind=PeriodKind.YEAR)


def _numbered(text: str, match: re.Match[str]) -> Point | None:
    """Return the year, or joined years, that a match names by number."""
    digits, start, end = match["y"], match.start("y"), match.end()
    if _BC.match(text, end):
        raise ImpossibleError(start, end, "a year of our era")
    year = int(digits) if len(digits) == 3 else full_year(digits, start)
    last = None
    if joined := _JOINED_YEAR.match(text, end):
        last, end = _last_year(year, joined, 1), joined.end()
    if text[end : end + 1] == ")" and text[start - 1] == "(":
        end += 1
    if match["count"]:
        count = word_number(match["count"])
        if last is None and _LISTED.match(text, end) is None:
            return None
        if last is not None and last - year not in {count, count - 1}:
            raise ImpossibleError(*match.span("count"), f"{last - year + 1} years")
    if last is not None:
        return Point("year", end, year, None, None, last)
    if found := _ALSO_NAMED.match(text, end):
        words = found[0].strip(" ,()-").removeprefix("năm ")
        can_chi_year(words, found.start(), None, year)
        end = found.end()
    if lunar := _LUNAR_YEAR.match(text, end):
        return Point("lunar_year", lunar.end(), year)
    return Point("year", end, year, kind=PeriodKind.YEAR)


def _last_year(first: int, match: re.Match[str], group: int | str) -> int:
    """Return the last of joined years, which may lack its century."""
    digits = match[group]
    last = int(digits)
    if len(digits) == 2:
        last += first - first % 100
    if last < first:
        raise ImpossibleError(*match.span(group), f"a year after {first}")
    return last


def read_label(text: str, at: int, reference: dt.date | None) -> Point | None:
    """Read "nhiệm kỳ 2021-2026", "giai đoạn 2021 - 2025", "năm học 2023-2024"."""
    match = _LABEL.match(text, at)
    if match is None:
        return None
    first = full_year(match["a"], match.start("a"))
    last = int(match["b"]) + (first - first % 100 if len(match["b"]) == 2 else 0)
    if last < first:
        swapped = f"{last}-{first}"
        raise ImpossibleError(match.start("a"), match.end("b"), "years in order", swapped)
    label = match["label"]
    if label.endswith("năm học") and last != first + 1:
        right = f"{first}-{first + 1}"
        raise ImpossibleError(match.start("a"), match.end("b"), "a school year", right)
    kind = {"nh": PeriodKind.TERM, "gi": PeriodKind.STAGE}.get(label[:2], PeriodKind.OTHER)
    end = match.end()
    if match[0][-1] == ")" and "(" not in match[0]:
        end -= 1
    return Point("year", end, first, None, None, last, kind)


def read_decade(text: str, at: int, reference: dt.date | None) -> Point | None:
    """Read "thập niên 90 của thế kỷ XX", "những năm 1960"."""
    match = _DECADE.match(text, at)
    if match is None:
        return None
    words, end = match["d"], match.end()
    decade = int(words) if words.isdigit() else 10 * NUMBERS[words.split(" ")[0]]
    century = read_century(text, end, reference)
    if century is not None and century.year is not None:
        end = century.end
        if decade < 100:
            decade += century.year - 1
        elif not century.year <= decade + 9 <= century.year + 100:
            raise ImpossibleError(match.start("d"), end, "a decade of that century")
    elif decade < 30:
        names = (f"19{decade:02}", f"20{decade:02}")
        raise ImpossibleError(*match.span("d"), "a decade of four digits", *names)
    elif decade < 100:
        decade += 1900
    return Point("year", end, decade, None, None, decade + 9)


def read_century(text: str, at: int, reference: dt.date | None) -> Point | None:
    """Read "thế kỷ XX", "thế kỷ thứ nhất", "thế kỷ trước"."""
    match = _CENTURY.match(text, at)
    if match is None:
        return None
    if _BC.match(text, match.end()):
        raise ImpossibleError(match.start(), match.end(), "a century of our era")
    if match["shift"]:
        if reference is None:
            raise needs_reference(*match.span())
        number = (reference.year + 99) // 100 + SHIFTS[match["shift"]]
    elif match["c"].strip("ivx"):
        number = word_number(match["c"])
    else:
        number = _roman(match)
    if not 1 <= number <= 99:
        raise ImpossibleError(*match.span(), "a century from 1 to 99")
    return Point("year", match.end(), number * 100 - 99, None, None, number * 100)


def _roman(match: re.Match[str]) -> int:
    """Return a Roman numeral."""
    try:
        return parse_roman(match["c"].upper())
    except ValueError:
        raise ImpossibleError(*match.span("c"), "a Roman numeral") from None


def read_season(text: str, at: int, reference: dt.date | None) -> Point | None:
    """Read "mùa xuân năm 1975": the year, and its season kept beside it."""
    match = _SEASON.match(text, at)
    found = match and read_year(text, match.end(), reference, lunar=True)
    if match is None or found is None:
        return None
    year, end, named = found
    unit, kind = ("lunar_year", PeriodKind.OTHER) if named else ("year", PeriodKind.YEAR)
    return Point(unit, end, year, kind=kind, modifier=SEASONS[match["season"]])


def read_naked_year(text: str, at: int, reference: dt.date | None) -> Point | None:
    """Read "2024"."""
    match = _YEARS.match(text, at)
    if match is None:
        return None
    year, end = full_year(match["a"], at), match.end()
    short = _SHORT_YEAR.match(text, end)
    if short:
        return Point("year", short.end(), year, None, None, _last_year(year, short, 1))
    return Point("year", end, year, kind=PeriodKind.YEAR)
