"""What a lead, its points and its time mean together."""

from __future__ import annotations

import datetime as dt
import re
from typing import NamedTuple

from phoiho.periods import DateValue, Period, PeriodKind, YearlessDate
from phoiho.vietnamese.clock_reading import Clock, clock_time
from phoiho.vietnamese.date_leads import Lead
from phoiho.vietnamese.date_points import ImpossibleError, Point, needs_reference
from phoiho.vietnamese.date_resolving import Days, fill_years, point_days, point_value, shared
from phoiho.vietnamese.date_words import DateModifier
from phoiho.vietnamese.day_points import read_day

__all__ = ["Joined", "Phrase", "Source", "joined_phrase", "phrase_with_more", "timed_phrase"]

_ONE = dt.timedelta(days=1)
_ONWARD = re.compile(
    r",? (?:(?P<on>trở đi|về sau|trở lại đây|đến nay|tới nay)|(?P<back>trở về trước))(?!\w)"
)
_VISION = re.compile(
    r",? ?(?:và )?\(?(?:tầm nhìn|định hướng|hướng) (?:(?:đến|tới) )?(?:năm )?\d{4}(?!\d)\)?"
)
_ALSO = re.compile(r",? ?\(?(?:(?:tức|nhằm)(?: là| vào)?(?: ngày)? |\((?=\S+ (?:âm|dương) lịch))")
_BOUNDS = {
    "start": DateModifier.FROM, "after": DateModifier.AFTER,
    "before": DateModifier.BEFORE, "until": DateModifier.UNTIL,
}  # fmt: skip


class Phrase(NamedTuple):
    """A phrase that was read.

    Attributes:
        value: What it names.
        modifier: What its words add.
        end: Offset after it in the folded text.
        precision: `day`, `month` or `year`, of both ends of a period if they differ.
        time: The time of day beside a day without year.
    """

    value: DateValue
    modifier: DateModifier | None
    end: int
    precision: str
    time: dt.time | None = None


class Source(NamedTuple):
    """The folded text, the reference day, and the words that a period keeps."""

    text: str
    reference: dt.date | None
    printed: str


class Joined(NamedTuple):
    """Points, how each is joined to the next, and whether "đến nay" follows."""

    points: list[Point]
    joins: list[str]
    end: int
    now: bool = False


def timed_phrase(source: Source, lead: Lead, point: Point, clock: Clock) -> Phrase | None:
    """Return a day with its time."""
    hours = clock_time(clock, point.modifier, lead.end, point.end)
    value, _ = point_value(point._replace(modifier=None), source.reference, source.printed)
    if (lead.bound, hours) in {("start", (0, 0, 0)), ("until", (24, 0, 0))}:
        return joined_phrase(source, lead, Joined([point], [], point.end))
    modifier = _BOUNDS.get(lead.bound) or (DateModifier.APPROX if lead.approx else None)
    if lead.edge or not isinstance(value, dt.date):
        if isinstance(value, YearlessDate) and not lead.edge and hours[0] < 24:
            return Phrase(value, modifier, point.end, "day", dt.time(*hours))
        raise ImpossibleError(lead.end, point.end, "one day beside a time")
    moment = dt.datetime.combine(value, dt.time(hours[0] % 24, hours[1], hours[2]))
    if hours[0] == 24:
        if value == dt.date.max:
            raise ImpossibleError(lead.end, point.end, "a year from 1 to 9999")
        moment += dt.timedelta(days=1)
    return Phrase(moment, modifier, point.end, "minute")


def joined_phrase(source: Source, lead: Lead, joined: Joined) -> Phrase | None:
    """Return what lead and points mean together."""
    first = joined.points[0]
    if len(joined.points) > 1:
        return _interval(source, lead, joined)
    if first.unit == "day" and first.month is None:
        return None
    if first.unit == "year" and first.year is None:
        raise needs_reference(first.at, first.end)
    if lead.bound or joined.now:
        return _open(source, lead, joined)
    value, precision = point_value(first, source.reference, source.printed)
    if lead.edge and first.unit in {"day", "lunar"} and first.last is None:
        return None
    modifier = lead.edge or first.modifier or (DateModifier.APPROX if lead.approx else None)
    return Phrase(value, modifier, joined.end, precision)


def _edge_days(lead: Lead, point: Point, days: Days, *, late: bool) -> Days:
    """Return the days of an end of a period that "đầu" or "cuối" stands before."""
    if lead.edge is None:
        return days
    if lead.edge is DateModifier.EARLY and not late:
        return days[0], days[0], "day"
    if lead.edge is DateModifier.LATE and late:
        return days
    raise ImpossibleError(lead.end, point.end, "a day, or the beginning and end of a period")


def _open(source: Source, lead: Lead, joined: Joined) -> Phrase | None:
    """Return a period with one end."""
    text, reference, printed = source
    bound, point, end, now = lead.bound, joined.points[0], joined.end, joined.now
    if onward := _ONWARD.match(text, end):
        if onward["back"] and bound == "start":
            bound, end = "until", onward.end()
        elif bound in {"start", "after"} and onward["on"]:
            end, now = onward.end(), now or onward["on"].endswith(" nay")
    modifier = _BOUNDS[bound]
    if now and reference is not None and point.year is None:
        point = point._replace(step=-1)
    days = point_days(point, reference)
    if days is None:
        value, precision = point_value(point, reference, printed)
        return Phrase(value, modifier, end, precision)
    if bound == "start" and point.last is not None and "-" in text[point.at : point.end]:
        value = Period(start=days[0], end=days[1], kind=point.kind, printed=printed)
        return Phrase(value, point.modifier, end, days[2])
    days = _edge_days(lead, point, days, late=bound in {"until", "before"})
    first, last = _ends(bound, days)
    if now and reference is not None:
        if first is None or first > reference:
            raise ImpossibleError(point.at, end, "a beginning before the reference day")
        value = Period(start=first, end=reference, printed=printed)
        return Phrase(value, modifier, end, f"{days[2]}/day")
    return Phrase(Period(start=first, end=last, printed=printed), modifier, end, days[2])


def _ends(bound: str, days: Days) -> tuple[dt.date | None, dt.date | None]:
    """Return the ends of what begins or ends with some days; `OverflowError` past the calendar."""
    if bound == "start":
        return days[0], None
    if bound == "after":
        return days[1] + _ONE, None
    return None, days[0] - _ONE if bound == "before" else days[1]


def _interval(source: Source, lead: Lead, joined: Joined) -> Phrase | None:
    """Return the period from the first of several points to the last."""
    points, reference = joined.points, source.reference
    if lead.bound not in {"", "start"} or (lead.edge and lead.bound != "start"):
        return None
    for i in range(len(points) - 2, -1, -1):
        points[i], points[i + 1] = shared(points[i], points[i + 1])
    if any(p.unit in {"day", "lunar"} and p.month is None for p in points):
        return None
    points = fill_years(points, reference)
    spans = [point_days(point, reference) for point in points]
    days = [span for span in spans if span is not None]
    begin = days[0]
    if lead.edge:
        begin = _edge_days(lead, points[0], begin, late=False)
    for i, join in enumerate(joined.joins):
        gap = days[i + 1][0] - days[i][1]
        if join == "and" and gap != _ONE:
            raise ImpossibleError(points[i].at, points[i + 1].end, "days without a gap")
        if days[i + 1][1] < days[i][0]:
            raise ImpossibleError(points[i].at, points[i + 1].end, "a beginning before the end")
    precision = begin[2] if begin[2] == days[-1][2] else f"{begin[2]}/{days[-1][2]}"
    units = {point.unit for point in points}
    kind = _joined_kind(begin[0], days[-1][1]) if units == {"quarter"} else PeriodKind.OTHER
    value = Period(start=begin[0], end=days[-1][1], kind=kind, printed=source.printed)
    modifier = DateModifier.APPROX if lead.approx else points[0].modifier
    return Phrase(value, modifier, joined.end, precision)


def _joined_kind(start: dt.date, end: dt.date) -> PeriodKind:
    """Return what joined quarters make: a half, nine months, a year."""
    if start.year == end.year:
        months = (start.month, end.month)
        kinds = {
            (1, 6): PeriodKind.HALF, (7, 12): PeriodKind.HALF,
            (1, 9): PeriodKind.NINE_MONTHS, (1, 12): PeriodKind.YEAR,
        }  # fmt: skip
        return kinds.get(months, PeriodKind.OTHER)
    return PeriodKind.OTHER


def phrase_with_more(text: str, phrase: Phrase | None, unit: str) -> Phrase | None:
    """Read what may follow: a vision of later years, the same day in the other calendar."""
    if phrase is None or phrase.end == len(text):
        return phrase
    if unit == "year" and (vision := _VISION.match(text, phrase.end)):
        return phrase._replace(end=vision.end())
    value = phrase.value
    if type(value) is dt.date and (also := _ALSO.match(text, phrase.end)):
        other = read_day(text, also.end(), value, bare=True)
        if other is None or other.month is None:
            return phrase
        days = point_days(other, value)
        if days is None or days[0] != value:
            what = f"the same day: the first is {value}"
            raise ImpossibleError(also.end(), other.end, what)
        end = other.end + (text[other.end : other.end + 1] == ")")
        return phrase._replace(end=end)
    return phrase
