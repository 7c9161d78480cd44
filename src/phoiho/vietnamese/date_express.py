"""The shortest way for the forms that most papers print.

Whatever is matched here reads the same by the grammar of `date_phrases`, which
a test checks; only the time differs.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from typing import NamedTuple

from phoiho.periods import DateValue, Period, PeriodKind
from phoiho.vietnamese.date_words import EDGES, DateModifier

__all__ = ["Express", "read_express"]

_Y = r"[1-9][0-9]{3}"
_D = "([0-9]{1,2})"
_WORD = r"[^\W\d_]+"
# A place ("Hà Nội, ngày"), or a paper with its number ("Nghị quyết số 04-NQ/TU ngày").
_HEAD = (
    rf"(?:{_WORD}(?: {_WORD}){{0,3}}, "
    rf"|(?:{_WORD} ){{1,5}}[0-9]{{1,5}}(?:[/-][^\W_]{{1,12}}){{1,5}},? )?"
)
_TAIL = r"(?: của [^\W\d_]+(?: [^\W\d_]+){0,5})?"
# The group that is last to match names the form.
_FORMS = re.compile(
    rf"(?:{_HEAD}[Nn]gày )?{_D}([/.-]){_D}\2(?P<short>{_Y}){_TAIL}"
    rf"|{_HEAD}[Nn]gày {_D} tháng {_D} năm (?P<long>{_Y}){_TAIL}"
    rf"|[Tt]háng {_D}(?:[/.-]| năm )(?P<month>{_Y})"
    rf"|(?:[Tt]rong )?[Nn]ăm (?P<year>{_Y})"
    rf"|[Qq]u[ýí] (I{{1,3}}|IV|[1-4])(?:[/-]| năm )(?P<quarter>{_Y})"
    rf"|([Nn]hiệm k[ỳì]|[Gg]iai đoạn) ({_Y}) ?- ?(?P<years>{_Y})"
    rf"|{_D} tháng (?:(đầu|cuối) )?năm (?P<months>{_Y})"
    rf"|([Đđ]ầu|[Gg]iữa|[Cc]uối) năm (?P<edge>{_Y})"
    rf"|(?:[Tt]ừ )?(?:(?:[Cc]ác )?[Nn]gày )?{_D}(?:/{_D}(?:/({_Y}))?)?(?: đến | ?- ?)"
    rf"(?:hết )?(?:ngày )?{_D}/{_D}/(?P<span>{_Y})"
    rf"|([Tt]ừ|[Kk]ể từ|[Đđ]ến|[Đđ]ến hết) ngày {_D}/{_D}/(?P<open>{_Y})"
    rf"|{_D}(?: giờ|[h:])(?: ?([0-9]{{2}})(?: phút|')?)?(?:,| -)? "
    rf"(?:ngày )?{_D}/{_D}/(?P<clock>{_Y})"
)
# Words that date, or deny, what stands beside a date: the grammar must see them.
_HEEDED = re.compile(
    r"(?<!\w)(?i:thứ|chủ nhật|cn|sáng|trưa|chiều|tối|đêm|ngày|tháng|năm|mùng|rằm|tết|từ|đến|trước"
    r"|sau|đầu|giữa|cuối|khoảng|hôm|không|chưa|kể|tính|bắt|chậm|muộn|tới|hết|lúc|hồi|tuần|quý|giờ"
    r"|nửa|mỗi|mấy|vài|hơn|quá|cùng|ngoài|nhuận)(?!\w)"
)
_KINDS = {3: PeriodKind.QUARTER, 6: PeriodKind.HALF, 9: PeriodKind.NINE_MONTHS, 12: PeriodKind.YEAR}
_QUARTERS = {"I": 1, "II": 2, "III": 3, "IV": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_LAST = (0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


class Express(NamedTuple):
    """A value, what its words add, and the precision with which it is printed."""

    value: DateValue
    modifier: DateModifier | None = None
    precision: str = "day"


def read_express(text: str) -> Express | None:
    """Return what a text in one of the usual forms says, or nothing.

    Args:
        text: The text as given.
    """
    match = _FORMS.fullmatch(text)
    if match is None:
        return None
    form = match.lastgroup or ""
    try:
        return _READERS[form](match, match.re.groupindex[form], int(match[form]), text)
    except ValueError:  # an impossible day, which the grammar refuses with its reason
        return None


def _day(match: re.Match[str], group: int, year: int, text: str) -> Express | None:
    """Return a day, alone or after a place or the number of a paper."""
    gap = 1 if match.lastgroup == "long" else 2
    value = dt.date(year, int(match[group - 1]), int(match[group - 1 - gap]))
    start, end = match.start(group - 1 - gap), match.end(group)
    if (start > 5 and _HEEDED.search(text, 0, start - 5)) or (
        end < len(text) and _HEEDED.search(text, end)
    ):
        return None
    return Express(value)


def _month(match: re.Match[str], group: int, year: int, text: str) -> Express:
    """Return a month."""
    month = int(match[group - 1])
    return _months(year, month, month, PeriodKind.MONTH, text)


def _year(match: re.Match[str], group: int, year: int, text: str) -> Express:
    """Return a year."""
    return _years(year, year, PeriodKind.YEAR, text)


def _quarter(match: re.Match[str], group: int, year: int, text: str) -> Express:
    """Return a quarter."""
    number = _QUARTERS[match[group - 1]]
    return _months(year, number * 3 - 2, number * 3, PeriodKind.QUARTER, text)


def _label(match: re.Match[str], group: int, year: int, text: str) -> Express:
    """Return a term or a stage."""
    kind = PeriodKind.TERM if text[0] in "nN" else PeriodKind.STAGE
    return _years(int(match[group - 1]), year, kind, text)


def _count(match: re.Match[str], group: int, year: int, text: str) -> Express:
    """Return the first or last months of a year."""
    count = int(match[group - 2])
    kind = _KINDS.get(count, PeriodKind.OTHER)
    if match[group - 1] == "cuối":
        kind = PeriodKind.OTHER if count == 9 else kind
        return _months(year, 13 - count, 12, kind, text)
    return _months(year, 1, count, kind, text)


def _edge(match: re.Match[str], group: int, year: int, text: str) -> Express:
    """Return the beginning, middle or end of a year."""
    value, _, precision = _years(year, year, PeriodKind.YEAR, text)
    return Express(value, EDGES[match[group - 1].lower()], precision)


def _span(match: re.Match[str], group: int, year: int, text: str) -> Express | None:
    """Return the days from one to another, which may share month and year."""
    end = dt.date(year, int(match[group - 1]), int(match[group - 2]))
    first_month, first_year = match[group - 4] or end.month, match[group - 3] or year
    start = dt.date(int(first_year), int(first_month), int(match[group - 5]))
    return Express(Period(start=start, end=end, printed=text)) if start <= end else None


def _open(match: re.Match[str], group: int, year: int, text: str) -> Express:
    """Return a period with one end."""
    day = dt.date(year, int(match[group - 1]), int(match[group - 2]))
    if text[0] in "đĐ":
        return Express(Period(end=day, printed=text), DateModifier.UNTIL)
    return Express(Period(start=day, printed=text), DateModifier.FROM)


def _clock(match: re.Match[str], group: int, year: int, text: str) -> Express:
    """Return a day with its time."""
    month, day = int(match[group - 1]), int(match[group - 2])
    hour, minute = int(match[group - 4]), int(match[group - 3] or 0)
    return Express(dt.datetime(year, month, day, hour, minute), None, "minute")  # noqa: DTZ001 - civil time of Vietnam


def _months(year: int, first: int, last: int, kind: PeriodKind, text: str) -> Express:
    """Return whole months of a year."""
    if not 1 <= first <= last <= 12:
        raise ValueError(text)
    last_day = _LAST[last] + (last == 2 and not year % 4 and (year % 100 > 0 or not year % 400))
    start, end = dt.date(year, first, 1), dt.date(year, last, last_day)
    precision = "month" if kind is PeriodKind.MONTH else "day"
    return Express(Period(start=start, end=end, kind=kind, printed=text), None, precision)


def _years(first: int, last: int, kind: PeriodKind, text: str) -> Express:
    """Return whole years."""
    start, end = dt.date(first, 1, 1), dt.date(last, 12, 31)
    return Express(Period(start=start, end=end, kind=kind, printed=text), None, "year")


_READERS: dict[str, Callable[[re.Match[str], int, int, str], Express | None]] = {
    "short": _day, "long": _day, "month": _month, "year": _year, "quarter": _quarter,
    "years": _label, "months": _count, "edge": _edge, "span": _span, "open": _open,
    "clock": _clock,
}  # fmt: skip
