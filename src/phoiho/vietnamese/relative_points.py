"""Days named by their distance from a reference day."""

from __future__ import annotations

import datetime as dt
import re

from dateutil.relativedelta import relativedelta

from phoiho.vietnamese.date_points import Point, needs_reference, word_number
from phoiho.vietnamese.date_words import NUMBER, NUMBERS, SHIFTS, DateModifier

__all__ = ["DISTANCE_WORDS", "read_anchored", "read_day_of_week", "read_distance"]

_ANCHOR = re.compile(r"(?:(?P<mai>mai|mốt)|(?P<ngay>kia|kìa)|(?P<part>nay|qua))(?!\w)")
_AFTER_HOM = re.compile(r"(nay|qua|kia|kìa)(?!\w)")
_HOM = {"nay": 0, "qua": -1, "kia": -2, "kìa": -3}
_NGAY = {"mai": 1, "mốt": 2, "kia": 2, "kìa": 3}
_AGO = re.compile(
    rf"(?P<ago>cách đây )?(?:(?P<n>\d{{1,9}}|{NUMBER})|(?P<half>nửa)) "
    r"(?P<unit>ngày|hôm|tuần|tháng|năm|quý)"
    r"(?: (?P<way>trước đây|trước|nữa|sau|tới|qua))?(?!\w)"
)
DISTANCE_WORDS = frozenset({"cách", "nửa", "cùng", "ngày"} | {w.split(" ")[0] for w in NUMBERS})
_SAME_DAY = re.compile(
    r"(?:cùng )?ngày này (?P<unit>năm|tháng|tuần) (?P<shift>ngoái|trước|sau|tới|kia)(?!\w)"
)
_WEEK = re.compile(
    r",? ?(?:của )?(?:tuần (?P<week>này|nay|trước|vừa qua|vừa rồi|qua|rồi|sau|tới)"
    r"|(?P<next>tới|sắp tới|này|vừa qua|vừa rồi|qua))(?!\w)"
)


def read_anchored(
    text: str,
    at: int,
    reference: dt.date | None,
    part: DateModifier | None,
    *,
    hom: bool,
    ngay: bool,
    bare: bool,
) -> Point | None:
    """Read "hôm qua", "sáng mai", "ba ngày trước", "ngày này năm ngoái"."""
    days = None
    if hom:
        if match := _AFTER_HOM.match(text, at):
            days = _HOM[match[1]]
    elif match := _ANCHOR.match(text, at):
        if match["mai"] and (bare or ngay or part):
            days = _NGAY[match["mai"]]
        elif match["ngay"] and ngay:
            days = _NGAY[match["ngay"]]
        elif match["part"] and part:
            days = _HOM[match["part"]]
    if days is None:
        return None
    assert match is not None  # noqa: S101 - the caller made sure
    if reference is None:
        raise needs_reference(at, match.end())
    return _of_ordinal(reference.toordinal() + days, match.end())


def _of_ordinal(ordinal: int, end: int) -> Point:
    """Return the day of an ordinal."""
    day = dt.date.fromordinal(ordinal)
    return Point("day", end, day.year, day.month, day.day)


def read_day_of_week(text: str, at: int, reference: dt.date | None, weekday: int) -> Point | None:
    """Read "tuần này", "tới" after the name of a day."""
    at -= text[at - 1] == " "
    match = _WEEK.match(text, at)
    if match is None:
        return None
    if reference is None:
        raise needs_reference(at, match.end())
    today = reference.toordinal()
    if match["week"]:
        monday = today - reference.weekday() + 7 * SHIFTS[match["week"]]
        return _of_ordinal(monday + weekday, match.end())
    word = match["next"]
    if word == "này":
        return None
    if word in {"tới", "sắp tới"}:
        return _of_ordinal(today + (weekday - reference.weekday() - 1) % 7 + 1, match.end())
    return _of_ordinal(today - (reference.weekday() - weekday - 1) % 7 - 1, match.end())


def read_distance(text: str, at: int, reference: dt.date | None) -> Point | None:
    """Read "hai hôm nữa", "một tháng trước", "cách đây 5 năm", "ngày này năm ngoái"."""
    if match := _SAME_DAY.match(text, at):
        amount, unit = SHIFTS[match["shift"]], match["unit"]
    elif match := _AGO.match(text, at):
        way = match["way"]
        if (way is None) == (match["ago"] is None) or way in {"qua", "tới"}:
            return None
        unit = match["unit"]
        if match["half"]:
            if unit != "tháng":  # Civil Code 2015, article 146: half a month is 15 days
                return None
            amount, unit = 15, "ngày"
        else:
            amount = word_number(match["n"])
        amount *= -1 if way is None or way.startswith("trước") else 1
    else:
        return None
    if reference is None:
        raise needs_reference(*match.span())
    days = {"ngày": 1, "hôm": 1, "tuần": 7}.get(unit)
    if days:
        return _of_ordinal(reference.toordinal() + amount * days, match.end())
    months = {"tháng": 1, "quý": 3, "năm": 12}[unit] * amount
    day = reference + relativedelta(months=months)
    return Point("day", match.end(), day.year, day.month, day.day, at=at)
