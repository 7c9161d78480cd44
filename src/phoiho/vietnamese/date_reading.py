"""Dates as people write them: `parse_date` and what it returns."""

from __future__ import annotations

import datetime as dt
import re

import attrs

from phoiho.errors import ParseError
from phoiho.periods import DateValue, Period
from phoiho.vietnamese.date_express import read_express
from phoiho.vietnamese.date_meaning import Phrase
from phoiho.vietnamese.date_phrases import read_phrase
from phoiho.vietnamese.date_points import ImpossibleError
from phoiho.vietnamese.date_scanning import fold_dates, scan_phrases
from phoiho.vietnamese.date_words import DateModifier
from phoiho.vietnamese.mapped_text import MappedText
from phoiho.vietnamese.notation import iso

__all__ = ["DateReading", "parse_date", "parse_period"]

_HEADING = re.compile(
    r"(?:ngày|giờ|thời gian) (?:đăng(?: tin)?|cập nhật|ban hành|ký|áp dụng|có hiệu lực|hiệu lực"
    r"|phát hành|thành lập|bắt đầu|kết thúc|hết hạn)(?: là)?:? ?"
    r"|(?:ngày|lễ|kỷ niệm) (?:(?!ngày|tháng|năm|này|mai)[^\W\d]{1,9}(?: - |-| )){1,7}\(?"
    r"(?=\d\d?[/.-]\d\d?(?!\d))"
)
_END = re.compile(r"[\s.,;:!?)\]\"'”’»]*\Z")
_EXPECTED = 'a date such as "ngày 05 tháng 3 năm 2020", "12/3/2023" or "quý I/2024"'
# What must not be left over beside the one date of a longer text.
_NOT_LEFT = re.compile(
    r"\d|\.\.|…|_|(?<!\w)(?:ngày|tháng|năm|quý|quí|giờ|tuần|hôm|thế k[ỷỉ]|nhuận|âm lịch|h[ằà]ng"
    r"|mùng|mồng|rằm|thứ|chủ nhật|không|chưa|trở|dương lịch|tcn|công nguyên"
    r"|nửa|mỗi|mấy|vài|hơn|quá|cùng|ngoài|trước|sau|từ|đến"
    r"|đầu|giữa|cuối|khoảng)(?!\w)"
)
_NUMBER = re.compile(
    r"(?:số:? ?)?\d+[a-z]?(?:/\d{4})?(?: ?[/-] ?[^\W\d_][\w.]*)+(?:[-/][^\W_][\w.]*)*"
    r"|(?:lần|kỳ họp|phiên họp|khóa|khoá|đợt|phiên)(?: thứ)? (?:\d+|[ivx]+)(?!\w)|điều \d+"
    r"|\d\d? năm(?= \|)|số \d+(?![\d/])"
)


@attrs.frozen(kw_only=True)
class DateReading:
    """What a text says about time.

    Attributes:
        value: A day, a moment, a period, a day without year or a lunar day
            without year.
        modifier: What the words add: early, before, approximate, the part of day.
        precision: `day`, `month`, `year` or `minute`; `year/day` where the two
            ends of a period are printed with different precision.
        time: The time of day beside a day whose year is not known.
        printed: The words that were read.
    """

    value: DateValue
    modifier: DateModifier | None = None
    precision: str = "day"
    time: dt.time | None = None
    printed: str = ""

    def iso(self) -> str:
        """Return the value in machine notation, with the precision that was printed.

        Examples:
            >>> parse_date("từ tháng 01 đến tháng 6 năm 2024").iso()
            '2024-01/2024-06'
        """
        value = self.value
        if not isinstance(value, Period):
            return iso(value)
        before, _, after = self.precision.partition("/")
        start = _printed_end(value.start, before)
        end = _printed_end(value.end, after or before)
        return start if start == end and before != "day" else f"{start}/{end}"


def _printed_end(day: dt.date | None, precision: str) -> str:
    """Return one end of a period."""
    if day is None:
        return ".."
    return day.isoformat()[: {"year": 4, "month": 7}.get(precision, 10)]


def parse_date(text: str, *, reference: dt.date | None = None) -> DateReading:
    """Return what a Vietnamese date says; the inverse of `format_date`.

    The text is one date, period or moment, alone or as the only one of a short
    text ("Nghị định 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ").
    Days come before months.  Years of two digits: 00 to 29 are of this century,
    45 to 99 of the last, 30 to 44 are refused.

    Args:
        text: Any text, NFC or NFD.
        reference: The day on which it was written.  Words such as "hôm qua"
            need it; a day without year is the one nearest to it, and without
            it stays a `YearlessDate`.

    Raises:
        ParseError: Not a date; a day that does not exist; a day of the week or
            a year name that contradicts the date; words that need a reference.
            `suggestions` holds the nearest text that could be meant.

    Examples:
        >>> parse_date("Chiều 15/8", reference=dt.date(2024, 8, 16))
        DateReading(value=datetime.date(2024, 8, 15), modifier=<DateModifier.AFTERNOON: ...)
        >>> parse_date("đầu năm 2024").iso(), parse_date("đầu năm 2024").modifier.value
        ('2024', 'early')
        >>> parse_date("31/9/2025")
        Traceback (most recent call last):
        phoiho.errors.ParseError: cannot read '31' ...; did you mean '30/9/2025'?
    """
    if usual := read_express(text):
        value, modifier, precision = usual
        return DateReading(value=value, modifier=modifier, precision=precision, printed=text)
    folded = fold_dates(text)
    try:
        phrase = _whole(folded.text, reference, text)
    except ImpossibleError as error:
        raise _parse_error(text, folded, error) from None
    if phrase is None:
        raise ParseError(text, expected=_EXPECTED)
    value, modifier, _, precision, time = phrase
    return DateReading(value=value, modifier=modifier, precision=precision, time=time, printed=text)


def _whole(text: str, reference: dt.date | None, printed: str) -> Phrase | None:
    """Read a phrase that is the whole text, or the only one in it."""
    phrase = read_phrase(text, 0, reference, bare=True, printed=printed)
    if phrase is None and (heading := _HEADING.match(text)):
        phrase = read_phrase(text, heading.end(), reference, bare=True, printed=printed)
    if phrase is not None and (phrase.end == len(text) or _END.match(text, phrase.end)):
        return phrase
    found = []
    for mention in scan_phrases(text, reference):
        found.append(mention)
        if len(found) > 1:
            break
    if len(found) == 1:
        start, phrase = found[0]
        rest = f"{text[:start]}|{text[phrase.end :]}"
        if _NOT_LEFT.search(_NUMBER.sub(" ", rest)) is None:
            value = phrase.value
            if isinstance(value, Period):
                value = attrs.evolve(value, printed=printed)
            return phrase._replace(value=value)
    return None


def _parse_error(text: str, folded: MappedText, error: ImpossibleError) -> ParseError:
    """Return the error that the caller sees, with the texts that could be meant."""
    start, end = folded.original(error.start), folded.original(error.end)
    suggestions = [text[:start] + instead + text[end:] for instead in error.instead]
    return ParseError(text, span=(start, end), expected=error.expected, suggestions=suggestions)


def parse_period(text: str, *, reference: dt.date | None = None) -> Period:
    """Return the period that a text names; the inverse of `format_period`.

    Args:
        text: A month, quarter, half, year, term, stage or interval.
        reference: The day on which it was written, as for `parse_date`.

    Raises:
        ParseError: Not a date, or a single day.

    Examples:
        >>> period = parse_period("quý I/2024")
        >>> period.kind.value, period.printed, period.days
        ('quarter', 'quý I/2024', 91)
    """
    if text == "không rõ thời gian":
        return Period(printed=text)
    reading = parse_date(text, reference=reference)
    if not isinstance(reading.value, Period):
        raise ParseError(text, expected='a period such as "quý I/2024"')
    return reading.value
