"""Folded text for dates, and the date phrases in running prose."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from typing import NamedTuple

from phoiho.vietnamese.date_meaning import Phrase
from phoiho.vietnamese.date_phrases import read_phrase
from phoiho.vietnamese.date_points import ImpossibleError
from phoiho.vietnamese.date_words import MONTH, NUMBER, PART
from phoiho.vietnamese.mapped_text import MappedText, composed, rewrite

__all__ = ["fold_dates", "scan_phrases"]

_UNCLEAN = re.compile(
    "[\t-\r\u00a0\u00ad\u0300-\u036f\u1680\u2000-\u2015\u2028-\u202f\u205f\u2060\u2212\u3000\ufeffðÐƉɖİ]"
    "|  |\\A | \\Z"
)
_PLAIN = {ord(c): "-" for c in "\u2010\u2011\u2012\u2013\u2014\u2015\u2212"}
_PLAIN |= {
    ord(c): " "
    for c in "\t\u00a0\u1680\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B)))
}
_PLAIN |= {ord(c): "\n" for c in "\r\x0b\x0c\u2028\u2029"} | {ord(c): "đ" for c in "ðÐƉɖ"}
_PLAIN[ord("İ")] = "i"
_VARIABLE = re.compile(
    "[^\\s\u0300-\u036f][\u0300-\u036f]+|[\u0300-\u036f]+|[\u00ad\u200b-\u200f\u2060\ufeff\u202a-\u202e]+"
    "|\\s{2,}|\n|\\A | \\Z"
)


def fold_dates(text: str) -> MappedText:
    """Return *text* as date phrases are read: folded, with a map to the caller's offsets."""
    if _UNCLEAN.search(text) is None:
        return MappedText(text.lower(), [], [])
    return _fold_odd(text.translate(_PLAIN))


def _fold_odd(text: str) -> MappedText:
    """Fold a text whose length changes."""
    folded = rewrite(text, _VARIABLE, _plain_piece)
    # No other capital has a longer small letter; composed from marks it is met here.
    return folded._replace(text=folded.text.replace("İ", "i").lower())


def _plain_piece(match: re.Match[str]) -> str:
    """Return what stands for a run of blanks, a letter with its marks, or invisible marks."""
    piece = match[0]
    if not piece.isspace():
        return composed(piece)
    if not match.start() or match.end() == len(match.string):
        return ""
    return "\n" if piece.count("\n") > 1 else " "


_SMALL = r"(?:một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười(?: một| hai)?)"
_SHIFTED = r"(?:này|nay|ngoái|trước|vừa|qua|rồi|sau|tới|kia)(?!\w)"
_AWAY = r"(?:trước|nữa|sau)"
_BOUNDS = (
    r"kể từ sau|kể từ|tính từ|bắt đầu từ|từ sau|từ|cho đến|tính đến|đến|tới|hết|trước|sau|khoảng"
    r"|dịp|là"
)
# What may stand before the first word that names a time, and each such word.
_LEADS = (
    rf"(?:(?:{_BOUNDS}|chậm nhất là|chậm nhất vào|chậm nhất|muộn nhất|không quá|ngày"
    r"|đầu|giữa|cuối|(?:những|các) (?:tháng|ngày|năm) (?:đầu|cuối)) ){0,3}?"
)
_NUMBER_START = (
    r"(?<!số )\d(?=\d?(?: ?[/.-] ?\d\d?(?: ?[/.-] ?\d\d?){0,2}"
    r"(?: ?[/.-] ?\d{4}|(?= (?:đến|tới) ))"
    rf"| ?[hg:]\d| ?[hg] | giờ| tháng (?:\d|đầu|cuối|năm \d|{_AWAY}|này|{MONTH})"
    r"|[\d, và-]{0,20} tháng \d| quý (?:đầu|cuối)|\d{2}-\d\d-\d\d| năm \(?\d{4}"
    rf"| (?:ngày|tuần|năm|hôm) {_AWAY}|(?:, \d\d?){{0,9}} (?:và|đến) (?:ngày )?\d\d?[/.-]\d))"
)
_YEAR_START = (
    r"(?:các )?năm (?=học \d|\d|nay|ngoái|kia|trước(?!\w)|sau(?!\w)|tới|vừa|này|giáp|ất|bính|đinh"
    r"|mậu|k[ỷỉ]|canh|tân|nhâm|qu[ýí]|(?:một|hai) (?:nghìn|ngàn|chín|không)|tháng (?:đầu|cuối)|năm)"
)
_STARTS = (
    rf"ngày (?=\d|m[ùồ]ng|rằm|mai|kia|kìa|mốt|hôm|này năm|này tháng|{NUMBER} tháng)",
    _NUMBER_START,
    r"(?:các |những )?ngày (?=\d)",
    r"hôm (?=nay|qua|kia|kìa|\d|thứ)",
    rf"m[ùồ]ng (?=\d|{NUMBER})",
    r"rằm tháng",
    rf"(?:các )?tháng (?=\d|{MONTH}|{_SHIFTED})",
    rf"(?:các )?(?:quý|quí) (?=[ivx\d]|một|hai|ba|tư|{_SHIFTED})",
    _YEAR_START,
    r"sang năm|những năm (?=\d)|thế k[ỷỉ] |thập (?:niên|k[ỷỉ]) |nhiệm k[ỳì] |giai đoạn ",
    rf"thời k[ỳì] |niên kh|tuần (?={_SHIFTED})|(?:thượng|trung|hạ) tuần |mùa |nửa |cách đây ",
    r"cùng k[ỳì] |tết |giỗ tổ|q[1-4]/\d{4}|thứ (?=hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật",
    rf"{PART} (?=\d|ngày|hôm|m[ùồ]ng|nay|qua|mai|thứ|chủ)",
    rf"{_SMALL} (?=tháng (?:đầu|cuối|năm|{_AWAY})|quý|giờ|năm \d{{4}})",
    rf"{_SMALL} (?=(?:ngày|hôm|tuần|năm) {_AWAY})",
)
_TRIGGER = re.compile(rf"(?<![\w/.,:%-]){_LEADS}(?:{'|'.join(_STARTS)})")
_AFTER = re.compile(r"[\w%]|[/.,:-]\d|/\w| ?%| ?-[^\W\d_]{2,}/")
_DATED = re.compile(
    r"\d{4}|ngày|tháng|hôm|thứ|chủ nhật|m[ùồ]ng|tết|năm|qu[ýí]|rằm|sáng|trưa|chiều|tối"
    r"|đêm|[^\W\d]{4}"
)
_LEADING = re.compile(rf"(?:(?:{_BOUNDS}|vào) )+")


class Found(NamedTuple):
    """A phrase in folded prose."""

    start: int
    phrase: Phrase


def scan_phrases(text: str, reference: dt.date | None) -> Iterator[Found]:
    """Yield the date phrases of a folded text that can be, none inside another."""
    at = 0
    while match := _TRIGGER.search(text, at):
        start = match.start()
        phrase = _try(text, start, reference)
        if phrase is None or not _stands(text, start, phrase.end):
            at = start + 1
            continue
        yield Found(start, phrase)
        at = phrase.end


def _try(text: str, start: int, reference: dt.date | None) -> Phrase | None:
    """Read the phrase at an offset, or at least its first part."""
    for single in (False, True):
        try:
            return read_phrase(text, start, reference, bare=False, single=single)
        except ImpossibleError:
            continue
    return None


def _stands(text: str, start: int, end: int) -> bool:
    """Tell whether a phrase is no part of a number, a ratio or the like."""
    if _AFTER.match(text, end):
        return False
    lead = _LEADING.match(text, start)
    return _DATED.search(text, lead.end() if lead else start, end) is not None
