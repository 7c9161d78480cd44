"""What a date phrase is made of: points of time, and the years and days that name them.

Readers work on folded text (lower case, NFC) from a given offset, and return a
`Point` or nothing; what reads well but cannot be raises `ImpossibleError`.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import NamedTuple

from phoiho.errors import ParseError
from phoiho.periods import PeriodKind
from phoiho.vietnamese.date_words import (
    CAN,
    CAN_CHI,
    CAN_VARIANTS,
    CHI,
    CHI_VARIANTS,
    NUMBERS,
    SHIFTS,
    DateModifier,
)
from phoiho.vietnamese.spelled import parse_spelled_number

__all__ = [
    "ImpossibleError",
    "Point",
    "YEAR_WORDS",
    "can_chi_year",
    "full_year",
    "month_days",
    "needs_reference",
    "read_year",
    "word_number",
]

_ORDINALS = {"nhất": 1, "nhì": 2}
_DAYS = (0, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


class ImpossibleError(Exception):
    """A phrase that reads well, of something that cannot be.

    Attributes:
        start: Where the impossible part begins in the folded text.
        end: Where it ends.
        expected: What would have been right.
        instead: What could stand there, if anything is near.
    """

    def __init__(self, start: int, end: int, expected: str, *instead: str) -> None:
        super().__init__(start, end, expected)
        self.start, self.end, self.expected, self.instead = start, end, expected, instead


class Point(NamedTuple):
    """A day, month, quarter or year as far as its words say it.

    Attributes:
        unit: `day`, `lunar` (day), `month`, `moon` (lunar month), `quarter`,
            `months` (several, counted), `year`, `lunar_year`, `span`.
        end: Offset after it.
        year: Its year; of a span, the ordinal of its first day.
        month: Its month.
        first: Its day, or its first month or quarter.
        last: The last day, month, quarter or year where several are joined; of
            a span, the ordinal of its last day.
        kind: What a period of it is called.
        leap: Whether its lunar month is the doubled one.
        modifier: What its words add.
        weekday: The day of the week that is printed, 0 for Monday.
        every: Whether it returns every year.
        step: 1 for the next day of that name, -1 for the last one.
        at: Offset where it begins.
    """

    unit: str
    end: int
    year: int | None = None
    month: int | None = None
    first: int | None = None
    last: int | None = None
    kind: PeriodKind = PeriodKind.OTHER
    leap: bool = False
    modifier: DateModifier | None = None
    weekday: int | None = None
    every: bool = False
    step: int = 0
    at: int = 0


def month_days(year: int | None, month: int) -> int:
    """Return how many days a month has; February 29 where the year is not known."""
    if month == 2 and year is not None and (year % 4 or (not year % 100 and year % 400)):
        return 28
    return _DAYS[month]


def word_number(word: str) -> int:
    """Return a number in digits or words."""
    return int(word) if word.isdigit() else _ORDINALS.get(word) or NUMBERS[word]


def needs_reference(start: int, end: int) -> ImpossibleError:
    """Return the error of words that mean nothing without a reference day."""
    return ImpossibleError(start, end, "a date that needs no reference day, or `reference`")


def full_year(digits: str, at: int) -> int:
    """Return the year that two or four digits name.

    Two digits: 00 to 29 are years of 2000, 45 to 99 of 1900; 30 to 44 could be
    either century in papers that speak of 1930 and of plans to 2045.
    """
    year = int(digits)
    if len(digits) == 4 and year >= 1000:
        return year
    if len(digits) == 2:
        if year < 30:
            return 2000 + year
        if year >= 45:
            return 1900 + year
        instead = (f"19{digits}", f"20{digits}")
        raise ImpossibleError(at, at + 2, "a year of four digits", *instead)
    raise ImpossibleError(at, at + len(digits), "a year of four digits")


YEAR_WORDS = (
    r"(?:(?:một|hai) (?:nghìn|ngàn)(?: (?:(?:không|một|hai|ba|bốn|năm|sáu|bảy|bẩy|tám|chín) trăm)?"
    r"(?: ?(?:linh|lẻ) \w+| ?(?:hai|ba|bốn|năm|sáu|bảy|bẩy|tám|chín) mươi(?: (?:mốt|hai|ba|tư|bốn"
    r"|lăm|nhăm|sáu|bảy|bẩy|tám|chín))?| ?mười(?: (?:một|hai|ba|bốn|lăm|nhăm|sáu|bảy|bẩy|tám|chín)"
    r")?)?)?|một chín (?:không|hai|ba|bốn|năm|sáu|bảy|bẩy|tám|chín) (?:không|mốt|một|hai|ba|tư|bốn"
    r"|lăm|năm|sáu|bảy|bẩy|tám|chín)|hai không (?:không|một|hai|ba|bốn|tư) (?:không|mốt|một|hai|ba"
    r"|tư|bốn|lăm|năm|sáu|bảy|bẩy|tám|chín))(?!\w)"
)
_LINK = r"(?:,? ?(?:của )?năm |, )"
_YEAR = re.compile(
    rf"(?:,? ?(?:của )?năm ?(?P<named>\d{{1,4}}(?!\d|[/.-]\d))"
    rf"| ?[/.-] ?(?P<glued>\d{{4,9}})(?!\d)|[/](?P<short>\d{{2}})(?![\d/.-])"
    rf"|{_LINK}(?P<can_chi>{CAN_CHI})(?:(?:,? | ?\(|/| ?- ?)(?:năm )?(?P<checked>\d{{4}})\)?)?"
    rf"|,? ?(?:của )?năm (?P<shift>vừa qua|vừa rồi|kế tiếp|tiếp theo|nay|này|ngoái|trước|sau|tới"
    rf"|kia|kìa)(?!\w)"
    rf"|,? ?(?:của )?năm (?P<words>{YEAR_WORDS})"
    rf"|,? (?P<bare>\d{{4}})(?!\d|[/.-]\d|\w))"
)
_BARE_CAN_CHI = re.compile(
    rf" (?P<can_chi>{CAN_CHI})(?:(?:,? | ?\(|/| ?- ?)(?:năm )?(?P<checked>\d{{4}})\)?)?"
)


def read_year(
    text: str, at: int, reference: dt.date | None, *, lunar: bool = False
) -> tuple[int, int, bool] | None:
    """Return the year written after a day, month or part of a year.

    Args:
        text: The folded text.
        at: Where the words of the year would begin, with their comma or blank.
        reference: The day from which "năm nay" is counted.
        lunar: Whether stem and branch may stand without "năm".

    Returns:
        The year, the offset after it, and whether stem and branch name it.
    """
    match = _YEAR.match(text, at) or (_BARE_CAN_CHI.match(text, at) if lunar else None)
    if match is None:
        return None
    name = match.lastgroup
    if name in {"named", "glued", "short", "bare"}:
        start, digits = match.start(name), match[name]
        if name == "named" and len(digits) == 3:
            return int(digits), match.end(), False
        return full_year(digits, start), match.end(), False
    if name == "words":
        return _spelled_year(match[name], match.start(name)), match.end(), False
    if name == "shift":
        if reference is None:
            raise needs_reference(*match.span(name))
        return reference.year + SHIFTS[match[name]], match.end(), False
    start, words = match.start("can_chi"), match["can_chi"]
    number = None if name == "can_chi" else int(match["checked"])
    return can_chi_year(words, start, reference, number), match.end(), True


def _spelled_year(words: str, at: int) -> int:
    """Return a year written in words."""
    try:
        return int(parse_spelled_number(words))
    except ParseError:
        raise ImpossibleError(at, at + len(words), "a year in words") from None


def can_chi_year(words: str, at: int, reference: dt.date | None, number: int | None) -> int:
    """Return the lunar year of a stem and branch; nearest to the reference, or checked."""
    stem, branch = words.split(" ")
    can = CAN.index(CAN_VARIANTS.get(stem, stem))
    chi = CHI.index(CHI_VARIANTS.get(branch, branch))
    end = at + len(words)
    if (can - chi) % 2:
        names = (
            f"{CAN[can - 1].title()} {CHI[chi].title()}",
            f"{stem.title()} {CHI[chi - 1].title()}",
        )
        raise ImpossibleError(at, end, "a stem and a branch of one polarity", *names)
    place = (6 * can - 5 * chi) % 60  # of the cycle that began in the year 4
    if number is not None:
        if (number - 4) % 60 != place:
            name = f"{CAN[(number - 4) % 10].title()} {CHI[(number - 4) % 12].title()}"
            raise ImpossibleError(at, end, f"the name of the year {number}", name)
        return number
    if reference is None:
        raise needs_reference(at, end)
    ahead = (place - (reference.year - 4)) % 60
    if ahead == 30:
        raise ImpossibleError(at, end, "a year with its number")
    return reference.year + (ahead if ahead < 30 else ahead - 60)
