"""Which days, weeks and weekdays does a clause print, and which words belong to each?"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

import attrs

from phoiho.calendar.cadence import Boundary, CountUnit, Every
from phoiho.calendar.cadence_days import DaySpec
from phoiho.calendar.cadence_phrases import Piece, number_of, read_month, week_numbers
from phoiho.calendar.cadence_rates import Rate, RateIndex, heading_starts, rate_of
from phoiho.calendar.cadence_vocabulary import cadence_words
from phoiho.vietnamese.date_words import WEEKDAYS

__all__ = ["rates_for", "read_days"]

_LEAD_SLACK = 4
_TOUCHING = frozenset({"", " ", ", ", " (", " của ", " của các ", " thuộc ", " trong ", " vào "})
_LISTING = frozenset({", ", " và ", ", và ", " hoặc "})
_FIXED_DAYS = {"cuối cùng": 31, "cuối": 31, "đầu tiên": 1, "đầu": 1}
# The number of a paper, whose day is no day on which something is due.
_CITED = re.compile(r"(?:\S/\S+|(?<!\w)số \S+) \Z")
_LONGEST_NUMBER = 40
_REGARDING = re.compile(
    r"(?: ?\([^()]{0,40}\))? (?:đối với|cho)(?: các| kỳ)?(?: báo cáo)? ?(?:định kỳ )?"
)


def read_days(pieces: list[Piece], text: str) -> list[DaySpec]:
    """Return the printed days of a clause, each with the words that belong to it."""
    days: list[DaySpec] = []
    lead: Piece | None = None
    current: DaySpec | None = None
    regular = any(_is_regular(piece, text) for piece in pieces)
    led_by_rate = False
    heads = heading_starts(pieces, text)
    for piece in pieces:
        if current is not None:
            # A frequency of a list that heads a day of its own does not go with this one.
            headed = piece.start in heads and text[current.end : piece.start] in _LISTING
            if not headed and _attach(current, piece, text, led_by_rate=led_by_rate):
                continue
        led_by_rate = led_by_rate or (not days and rate_of(piece) is not None)
        current = None
        if piece.name == "bound":
            lead = piece
            continue
        for spec in _new_days(piece, lead, days, text):
            spec.weekly = spec.weekly or (regular and (spec.led or "part" in piece.parts))
            days.append(spec)
            current = spec
        if current is not None:
            lead = None
    _share(days, text)
    return days


def _share(days: list[DaySpec], text: str) -> None:
    """Give the days of a list the month of the last one: "ngày 10 và ngày 25 tháng 6"."""
    for spec, following in reversed(list(itertools.pairwise(days))):
        open_ended = (spec.of, spec.month, spec.own, spec.year) == (None,) * 4
        listed = text[spec.end : following.start] in _LISTING
        if open_ended and listed and spec.days != (None,):
            spec.of, spec.month, spec.own = following.of, following.month, following.own
            spec.year, spec.year_shift = following.year, following.year_shift


def _is_regular(piece: Piece, text: str) -> bool:
    """Tell whether a piece says that something comes again, without saying how often."""
    return piece.name == "vague" and cadence_words("vague")[text[piece.start : piece.end]] != ""


def _new_days(
    piece: Piece, lead: Piece | None, days: list[DaySpec], text: str
) -> Iterator[DaySpec]:
    """Yield the day that a piece prints, or the two days of a window."""
    led = lead is not None and piece.start - lead.end <= _LEAD_SLACK
    spec = _new_spec(piece, days, text, led=led)
    if spec is None:
        return
    if led and lead is not None:
        spec.start, spec.led = lead.start, True
        spec.boundary, spec.closes = _boundary(lead, days)
    elif days and days[-1].led and not days[-1].closes:
        spec.boundary, spec.led = days[-1].boundary, True
    if "until" in piece.parts:
        yield attrs.evolve(spec, boundary=Boundary.FROM, led=True)
        spec.days, spec.closes = (int(piece.parts["until"]),), True
    yield spec


def _boundary(lead: Piece, days: list[DaySpec]) -> tuple[Boundary, bool]:
    """Return how the words before a day tie the act to it, and whether it closes a window."""
    value = cadence_words("boundary").get(lead.parts["bound"], "on")
    if value == "to":
        opened = bool(days) and days[-1].boundary is Boundary.FROM and not days[-1].closes
        return Boundary.BY, opened
    if value == "before" and "hour" in lead.parts:
        # Before an hour of the day is on that day.
        return Boundary.BY, False
    return Boundary(value), False


def _new_spec(piece: Piece, days: list[DaySpec], text: str, *, led: bool) -> DaySpec | None:
    """Return a printed day without its boundary; `None` for digits that are no day."""
    parts = piece.parts
    spec = DaySpec(start=piece.start, end=piece.end, days=(None,))
    if not led and _CITED.search(text, max(0, piece.start - _LONGEST_NUMBER), piece.start):
        return None
    gap = text[days[-1].end : piece.start] if days else None
    if piece.name in {"weekday", "week"}:
        return _weekly_spec(spec, piece, days, gap)
    if piece.name == "mref":
        spec.of = piece
        if _continues(days, gap):
            spec.days = days[-1].days
            return spec
        return spec if led and parts.get("of", "kỳ") != "kỳ" and "which" in parts else None
    if piece.name not in {"day", "month"}:
        return None
    if ("bare" in parts or piece.name == "month") and not led:
        near = gap is not None and gap.strip(" ,") in {"", "và"}
        loose = "bare" in parts and ("year" in parts or (days and days[-1].led))
        yearly = piece.name == "month" and re.match(" (?:hằng|hàng|mỗi) năm", text[piece.end :])
        if not near and not loose and not yearly:
            return None
        if piece.name == "month" and (
            _continues(days, gap) or (near and days[-1].month is not None)
        ):
            spec.days = days[-1].days
    if piece.name == "day":
        spec.days = _day_numbers(parts)
        spec.first, spec.edge = "first" in parts, "first" in parts or parts["day"] in _FIXED_DAYS
    spec.unit = CountUnit.WORKING_DAY if "working" in parts else CountUnit.DAY
    spec.edge = spec.edge or "working" in parts
    month = parts.get("month") or parts.get("month2")
    spec.month = read_month(month) if month else None
    year = parts.get("year") or parts.get("year2")
    spec.year = int(year) if year else None
    return spec


def _continues(days: list[DaySpec], gap: str | None) -> bool:
    """Tell whether one more month keeps the day before it: "ngày 15 hằng tháng, tháng cuối quý"."""
    return gap in _LISTING and (days[-1].own is not None or days[-1].of is not None)


def _weekly_spec(spec: DaySpec, piece: Piece, days: list[DaySpec], gap: str | None) -> DaySpec:
    """Return a weekday, or a week of a month; a further week of a list keeps its weekday."""
    parts = piece.parts
    spec.edge = True
    if "week" in parts:
        spec.weeks = week_numbers(parts["week"] + parts.get("more", ""))
    if piece.name == "weekday":
        spec.weekday = WEEKDAYS[parts["weekday"]] if "weekday" in parts else 6
        spec.weekly = "always" in parts
        listed = gap in _LISTING and days and days[-1].weekday is not None and not days[-1].weeks
        spec.weekly = spec.weekly or bool(listed and days[-1].weekly)
    elif gap in _LISTING and days and days[-1].weeks:
        spec.weekday = days[-1].weekday
    return spec


def _day_numbers(parts: dict[str, str]) -> tuple[int | None, ...]:
    """Return the days of a piece; the last day of a month is 31, which clamps."""
    words = parts["day"]
    first = _FIXED_DAYS.get(words) or number_of(words)
    more = parts.get("more", "").replace(",", " ").replace("và", " ").replace("ngày", " ")
    return (first, *map(int, more.split()))


def _attach(spec: DaySpec, piece: Piece, text: str, *, led_by_rate: bool) -> bool:
    """Give a day the words that follow it; tell whether they belong to it."""
    gap = text[spec.end : piece.start]
    rate = rate_of(piece)
    if rate is not None and gap in _LISTING and spec.of is not None and "of" in spec.of.parts:
        # "Tháng cuối của quý, 6 tháng và năm" is the last month of each.
        spec.shared.append(rate)
    elif gap not in _TOUCHING or (rate is not None and led_by_rate and gap == ", "):
        return False
    elif piece.name == "week" and spec.weekday is not None and not spec.weeks:
        spec.weeks = week_numbers(piece.parts["week"] + piece.parts.get("more", ""))
    elif piece.name == "month" and spec.edge and spec.month is None and spec.of is None:
        spec.month = read_month(piece.parts["month"])
    elif piece.name == "mref" and spec.of is None and spec.month is None:
        if spec.own is not None and gap in _LISTING:
            return False
        if "this" in piece.parts and not spec.closes:
            return False
        spec.of = piece
    elif piece.name == "yref" and spec.year_shift is None:
        shift = piece.parts.get("shift")
        before = "trước" in (shift or "") or piece.parts.get("back") is not None
        spec.year_shift = (-1 if before else 1) if shift else 0
    elif rate is not None and ("listed" not in piece.parts or spec.edge):
        if spec.own is None or rate.only:
            spec.own = rate
    else:
        return False
    spec.end = piece.end
    return True


def rates_for(
    days: list[DaySpec], first: int, last: int, rates: RateIndex, text: str
) -> list[Rate]:
    """Return how often a day is due: by words that touch it, that lead the clause, or follow.

    Args:
        days: The days of the clause.
        first: Index of the day, or of the first day of a window.
        last: Index of the last day of a window, else that of the day.
        rates: The frequencies of the clause.
        text: The folded text.
    """
    start, end = days[first].start, days[last].end
    left = rates.between(days[first - 1].end if first else 0, start)
    right = rates.between(end, days[last + 1].start if last + 1 < len(days) else None)
    own = days[last].own or days[first].own
    if own is not None:
        repeated = text.startswith(tuple(cadence_words("each")), own.start)
        if days[last].month is not None and own.every is Every.YEAR and repeated:
            return [_half_closed(days[last], left, right, text) or own]
        return [rates.numbered.get(own.every, own)]
    leads = bool(rates.starts) and rates.starts[0] < days[0].start
    nearest = (left or right) if leads else (right or left)
    return nearest or rates.near(start, end)


def _half_closed(spec: DaySpec, left: list[Rate], right: list[Rate], text: str) -> Rate | None:
    """Return the part of the year whose report is due on a day of every year, if one is named."""
    near = left[-1:]
    if right and _REGARDING.fullmatch(text, spec.end, right[0].start):
        near = right[:1]
    closing = {Every.HALF: {6, 7, 12, 1}, Every.NINE_MONTHS: {9, 10}}
    for rate in near:
        if spec.month in closing.get(rate.every, set()):
            return rate
    return None
