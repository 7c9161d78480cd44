"""Whole phrases: what stands before a point, what joins two, what follows them."""

from __future__ import annotations

import datetime as dt
import re

from phoiho.periods import Period, PeriodKind
from phoiho.vietnamese.clock_reading import Clock, read_clock
from phoiho.vietnamese.date_leads import LEAD_WORDS, Lead, no_lead, read_lead
from phoiho.vietnamese.date_meaning import (
    Joined,
    Phrase,
    Source,
    joined_phrase,
    phrase_with_more,
    timed_phrase,
)
from phoiho.vietnamese.date_points import ImpossibleError, Point, needs_reference
from phoiho.vietnamese.date_resolving import point_days, point_value
from phoiho.vietnamese.date_words import PART, PARTS, DateModifier
from phoiho.vietnamese.day_points import read_day
from phoiho.vietnamese.period_points import read_linked, read_period
from phoiho.vietnamese.relative_points import DISTANCE_WORDS, read_distance

__all__ = ["read_phrase"]

_JOIN = re.compile(
    r" ?(?P<dash>-) ?| (?:cho )?(?P<to>đến|tới) (?:hết )?|(?P<and>, và | và |, | & ) ?"
)
_NAKED_DAY = re.compile(r"(?:ngày |mùng |mồng )?(?P<d>\d\d?)(?!\d|[/.:%]| ?(?:giờ|%|h\d?(?!\w)))")
_NOW = re.compile(r"(?:(?:hôm|hiện) nay|nay|hiện tại|thời điểm này|thời điểm hiện tại)(?!\w)")
_ALONE = re.compile(r"(?:của )?(?P<unit>năm|tháng|quý|tuần)(?! \d| này| nay)(?!\w)")
_SLASHED = re.compile(r"\d\d?[/.-]\d\d?[/.-]\d")
_NEXT_EDGE = re.compile(r"(?:hết |đầu |cuối )")
_EDGE_DAY = re.compile(r"(?:vào )?ngày (?P<edge>đầu tiên|cuối cùng) (?:của )?")
_AFTER_DATE = re.compile(r"t(?=\d)| ?[,|-]? ?\(?(?:(?:(?:vào )?lúc|hồi):? )?")
_AFTER_TIME = re.compile(r",? ?(?:-|,|\||của|trong|vào)? ?")
_ANCHORED = re.compile(rf"{PART} (?:hôm |ngày )?(?:nay|qua|mai|kia)(?!\w)")
_MAX_POINTS = 12


def read_phrase(
    text: str,
    at: int,
    reference: dt.date | None,
    *,
    bare: bool,
    printed: str = "",
    single: bool = False,
) -> Phrase | None:
    """Return the phrase that begins at an offset of a folded text, or nothing.

    Args:
        text: The folded text.
        at: Where to begin.
        reference: The day from which relative words are counted.
        bare: Whether the text is known to be a date, so that "20/5" is one.
        printed: The words that a period keeps.
        single: Whether to stop before a second point.

    Raises:
        ImpossibleError: The phrase names what cannot be.
    """
    try:
        source = Source(text, reference, printed)
        return _read(source, at, bare=bare, most=1 if single else _MAX_POINTS)
    except (ValueError, OverflowError):  # a year before 1 or after 9999
        raise ImpossibleError(at, len(text), "years from 1 to 9999") from None


def _read(source: Source, at: int, *, bare: bool, most: int) -> Phrase | None:
    """Read a phrase; `ValueError` for days before year 1 or after 9999."""
    text, reference, _ = source
    word = text[at : _word_end(text, at)]
    if word in DISTANCE_WORDS or word.isdigit():
        distance = read_distance(text, at, reference)
        if distance is not None:
            day, _ = point_value(distance, reference, "")
            return Phrase(day, None, distance.end, "day")
    if word == "ngày" and (match := _EDGE_DAY.match(text, at)):
        return _edge_day(text, match, reference)
    lead = read_lead(text, at) if word in LEAD_WORDS else no_lead(at)
    clock = read_clock(text, lead.end)
    if clock is not None:
        return _after_clock(source, lead, clock)
    joined = _read_points(source, lead, bare=bare, most=most)
    if joined is None:
        return _read_now(text, lead, reference) if lead.bound == "until" else None
    first, end = joined.points[0], joined.end
    if end < len(text) and len(joined.points) == 1 and first.unit in {"day", "lunar"}:
        after = None if joined.now or first.month is None else _AFTER_DATE.match(text, end)
        clock = read_clock(text, after.end()) if after and after.end() > end else None
        if clock is not None:
            return timed_phrase(source, lead, first._replace(end=clock.end), clock)
    unit = joined.points[-1].unit
    return phrase_with_more(text, joined_phrase(source, lead, joined), unit)


def _after_clock(source: Source, lead: Lead, clock: Clock) -> Phrase | None:
    """Read the day after a time."""
    text, reference, _ = source
    point = None
    if clock.part in PARTS and text.endswith(clock.part, 0, clock.end):
        # "9 giờ sáng nay": the part of day belongs to the day that follows.
        point = _anchored_day(text, clock.end - len(clock.part), reference)
    if point is None:
        after = _AFTER_TIME.match(text, clock.end)
        point = read_day(text, after.end() if after else clock.end, reference, bare=True)
    if point is None or point.month is None:
        return None
    return timed_phrase(source, lead, point, clock)


def _word_end(text: str, at: int) -> int:
    """Return the offset after the word that begins at an offset."""
    end = text.find(" ", at)
    return len(text) if end < 0 else end


def _edge_day(text: str, match: re.Match[str], reference: dt.date | None) -> Phrase | None:
    """Read "ngày cuối cùng của tháng 6/2024"."""
    point = read_period(text, match.end(), reference, bare=False)
    days = point and point_days(point, reference)
    if point is None or days is None:
        return None
    first, last, _ = days
    day = last if match["edge"] == "cuối cùng" else first
    return Phrase(day, None, point.end, "day")


def _anchored_day(text: str, at: int, reference: dt.date | None) -> Point | None:
    """Read "sáng nay", "tối qua"."""
    match = _ANCHORED.match(text, at)
    return read_day(text, at, reference, bare=True) if match else None


def _read_now(text: str, lead: Lead, reference: dt.date | None) -> Phrase | None:
    """Read "đến nay" with no beginning."""
    match = _NOW.match(text, lead.end)
    if match is None:
        return None
    if reference is None:
        raise needs_reference(*match.span())
    value = Period(end=reference, printed=text[: match.end()])
    return Phrase(value, DateModifier.UNTIL, match.end(), "day")


def _read_point(text: str, at: int, reference: dt.date | None, *, bare: bool) -> Point | None:
    """Read any point."""
    if _SLASHED.match(text, at) and (point := read_day(text, at, reference, bare=bare)):
        return point
    point = read_period(text, at, reference, bare=False) or read_day(text, at, reference, bare=bare)
    return point or (read_period(text, at, reference, bare=True) if bare else None)


def _read_points(source: Source, lead: Lead, *, bare: bool, most: int) -> Joined | None:
    """Read points joined by dashes, "đến", commas and "và"."""
    text, reference, _ = source
    point = _first_point(source, lead, bare=bare)
    if point is None:
        return None
    points = [point]
    joins: list[str] = []
    end = point.end
    while end < len(text) and len(points) < most and (join := _JOIN.match(text, end)):
        kind = join.lastgroup or ""
        if kind == "to" and lead.bound == "start" and (now := _NOW.match(text, join.end())):
            return Joined(points, joins, now.end(), now=True)
        following = _read_next(text, join.end(), points[-1], reference, comma=kind == "and")
        if following is None:
            break
        points.append(following)
        joins.append(kind)
        end = following.end
    while len(points) > 1 and points[-1].unit == "day" and points[-1].month is None:
        points.pop()
        joins.pop()
    return Joined(points, joins, points[-1].end)


def _first_point(source: Source, lead: Lead, *, bare: bool) -> Point | None:
    """Read the point after the lead."""
    text, reference, _ = source
    at, loose = lead.end, bare or bool(lead.bound)
    point = _read_point(text, at, reference, bare=loose)
    if point is None and lead.bound == "start" and (now := _NOW.match(text, at)):
        if reference is None:
            raise needs_reference(*now.span())
        year, month, day = reference.year, reference.month, reference.day
        return Point("day", now.end(), year, month, day, at=at)
    if point is None and bare and (lead.edge or lead.whole):
        point = _alone(text, at, reference)
    if point is None and loose:
        point = _naked_day(text, at)
        if point is not None and not _JOIN.match(text, point.end):
            return None
    return point


def _naked_day(text: str, at: int) -> Point | None:
    """Read the 16 of "16 và 17/10"."""
    match = _NAKED_DAY.match(text, at)
    if match is None or not 1 <= int(match["d"]) <= 31:
        return None
    return Point("day", match.end(), first=int(match["d"]), at=at)


def _read_next(
    text: str, at: int, before: Point, reference: dt.date | None, *, comma: bool
) -> Point | None:
    """Read the point after a join."""
    if edge := _NEXT_EDGE.match(text, at):
        if edge[0] == "đầu ":
            return None
        at = edge.end()
    point = read_period(text, at, reference, bare=False) or read_day(text, at, reference, bare=True)
    if point is None and before.unit != "day":
        point = read_linked(text, at, before.unit, reference)
    if point is None and edge:
        point = _alone(text, at, reference)
    if point is None and before.unit == "day" and before.month is None:
        point = _naked_day(text, at)
    if point is None or (comma and not _follows(before, point, reference)):
        return None
    return point


def _follows(before: Point, point: Point, reference: dt.date | None) -> bool:
    """Tell whether a point listed after another can be the next one."""
    if before.unit != point.unit:
        return before.unit == "day" and before.month is None and point.unit == "lunar"
    if before.unit == "year":
        return before.year is not None and point.year == (before.last or before.year) + 1
    if before.year is None:
        return True
    days = point_days(before, reference)
    following = days and point_days(point, days[1])
    return bool(days and following and following[0] - days[1] == dt.timedelta(days=1))


def _alone(text: str, at: int, reference: dt.date | None) -> Point | None:
    """Read "năm", "tháng", "quý", "tuần" without a name: the current one."""
    match = _ALONE.match(text, at)
    if match is None:
        return None
    if reference is None:
        if match["unit"] == "năm":
            return Point("year", match.end(), None, at=at, kind=PeriodKind.YEAR)
        raise needs_reference(at, match.end())
    year, end = reference.year, match.end()
    if match["unit"] == "năm":
        return Point("year", end, year, kind=PeriodKind.YEAR, at=at)
    if match["unit"] == "tháng":
        return Point("month", end, year, reference.month, kind=PeriodKind.MONTH, at=at)
    if match["unit"] == "quý":
        quarter = (reference.month + 2) // 3
        return Point("quarter", end, year, None, quarter, kind=PeriodKind.QUARTER, at=at)
    monday = reference.toordinal() - reference.weekday()
    return Point("span", end, monday, None, None, monday + 6, at=at)
