"""Which rules do the pieces of a clause state on their own, without a printed day?"""

from __future__ import annotations

from collections.abc import Container, Iterator

import attrs

from phoiho.calendar.cadence import (
    Anchor,
    Boundary,
    Cadence,
    CadenceKind,
    CountUnit,
    Every,
    Offset,
)
from phoiho.calendar.cadence_days import Rate, UnreadableError
from phoiho.calendar.cadence_patterns import cadence_words
from phoiho.calendar.cadence_phrases import Piece, number_of, quarter_of, read_month, unit_of
from phoiho.periods import Period, PeriodKind
from phoiho.reference import load_once
from phoiho.vietnamese.date_words import WEEKDAYS

__all__ = ["HALVES", "open_rule", "piece_rules"]

HALVES = {"đầu": 1, "cuối": 2}
_LONGEST_LEAD = 24
_PERIOD_ENDS = {
    "tháng": Every.MONTH,
    "quý": Every.QUARTER,
    "6 tháng": Every.HALF,
    "9 tháng": Every.NINE_MONTHS,
    "năm": Every.YEAR,
    "kỳ báo cáo": Every.UNSTATED,
}


def open_rule(every: Every, boundary: Boundary, *, offset: Offset | None = None) -> Cadence:
    """Return a rule without a day of its own."""
    return Cadence(kind=CadenceKind.OTHER, every=every, boundary=boundary, offset=offset)


def piece_rules(piece: Piece, rates: list[Rate], text: str) -> Iterator[Cadence]:
    """Yield the rule that a piece states on its own."""
    if piece.name == "count":
        yield _count(piece)
    elif piece.name in {"offset", "event"}:
        yield _offset(piece, rates, text)
    elif piece.name == "weekday":
        yield _weekday(piece, text)
    elif piece.name == "weekdays":
        raise UnreadableError(piece.start, piece.end, "one day of the week")
    elif piece.name == "anchor":
        anchor = Anchor(cadence_words("anchor")[piece.parts["anchor"]])
        every = Every.TERM if anchor.value.startswith("term") else Every.UNSTATED
        yield open_rule(every, Boundary.ON, offset=Offset(anchor=anchor))
    elif piece.name == "session":
        boundary = Boundary.FROM if piece.parts["after"] == "sau" else Boundary.BEFORE
        yield open_rule(Every.UNSTATED, boundary, offset=Offset(anchor=Anchor.SESSION))
    elif piece.name == "ad_hoc":
        yield open_rule(Every.UNSTATED, Boundary.AD_HOC)
    elif piece.name in {"span", "stage"}:
        yield _span(piece)


def _count(piece: Piece) -> Cadence:
    """Return how many times a turn something is due."""
    parts = piece.parts
    every, interval = unit_of(number_of(parts.get("amount", "1")) or 1, parts["unit"])
    least = parts.get("least") or parts.get("later")
    boundary = Boundary(cadence_words("least")[least]) if least else Boundary.COUNT
    times = number_of(parts["times"]) if "times" in parts else 1
    return attrs.evolve(open_rule(every, boundary), interval=interval, times=times or 1)


def _weekday(piece: Piece, text: str) -> Cadence:
    """Return the rule of a day of the week."""
    name = piece.parts.get("weekday")
    weekday = WEEKDAYS[name] if name else 6
    which = piece.parts.get("which")
    week = None
    if which is not None:
        week = int(cadence_words("which").get(which, which if which.isdigit() else "0")) or -1
        if week not in {1, 2, 3, 4, -1}:
            raise UnreadableError(piece.start, piece.end, "a week that every month has")
    boundary = _boundary_of(_words_before(piece, text), {"by", "before"}) or Boundary.ON
    every = Every.MONTH if week is not None else Every.WEEK
    return attrs.evolve(open_rule(every, boundary), weekday=weekday, week=week)


def _offset(piece: Piece, rates: list[Rate], text: str) -> Cadence:
    """Return the rule of a term counted from an event."""
    parts = piece.parts
    anchor, every, event = _anchor(parts["event"])
    if every is Every.UNSTATED and anchor is Anchor.PERIOD_END and len(rates) == 1:
        every = rates[0].every
    backwards = "before" in parts
    if piece.name == "event":
        boundary = Boundary.BEFORE if backwards else Boundary.FROM
        return open_rule(every, boundary, offset=Offset(anchor=anchor, event=event))
    amount = number_of(parts["amount"]) * (-1 if backwards else 1)
    unit = _count_units()[parts.get("unit", "ngày")]
    offset = Offset(anchor=anchor, amount=amount, unit=unit, event=event)
    return open_rule(every, _offset_boundary(_words_before(piece, text)), offset=offset)


@load_once
def _count_units() -> dict[str, CountUnit]:
    """Index the units of terms by their names, which are those of the papers."""
    return {unit.label(): unit for unit in CountUnit}


def _offset_boundary(before: str) -> Boundary:
    """Return how the words before a term tie the act to its end."""
    if before.endswith(tuple(cadence_words("min_gap"))):
        return Boundary.MIN_GAP
    otherwise = Boundary.FROM if before.endswith("sau") else Boundary.BY
    return _boundary_of(before, {"within", "before"}) or otherwise


def _words_before(piece: Piece, text: str) -> str:
    """Return as much of the text before a piece as may tie the act to it."""
    return text[max(0, piece.start - _LONGEST_LEAD) : piece.start].rstrip().removesuffix(" là")


def _boundary_of(before: str, values: Container[str]) -> Boundary | None:
    """Return the boundary that the words at the end of a text state, among some."""
    known = cadence_words("boundary")
    ends = [words for words in known if known[words] in values and before.endswith(words)]
    return Boundary(known[max(ends, key=len)]) if ends else None


def _anchor(event: str) -> tuple[Anchor, Every, str | None]:
    """Return what a term is counted from, by the words of the event."""
    words = event.strip().removeprefix("ngày ")
    for lead in ("kết thúc ", "hết "):
        rest = words.removeprefix(lead).removeprefix("mỗi ").replace("sáu tháng", "6 tháng")
        if rest != words and rest in _PERIOD_ENDS:
            return Anchor.PERIOD_END, _PERIOD_ENDS[rest], None
    if words in {"chốt số liệu", "kết thúc việc lấy số liệu", "kết thúc lấy số liệu"}:
        return Anchor.CUTOFF, Every.UNSTATED, None
    if words in {"ký", "ký kết", "ký ban hành", "ban hành"}:
        return Anchor.SIGNING, Every.UNSTATED, None
    return Anchor.EVENT, Every.UNSTATED, words


def _span(piece: Piece) -> Cadence:
    """Return the rule of a named period that comes once."""
    parts = piece.parts
    year = int(parts["year"])
    try:
        on = _named_period(parts, year)
    except ValueError:
        raise UnreadableError(piece.start, piece.end, "a period that exists") from None
    return attrs.evolve(open_rule(Every.ONCE, Boundary.RANGE), on=on)


def _named_period(parts: dict[str, str], year: int) -> Period:
    """Return the period that a piece names."""
    if "last" in parts:
        stage = Period.for_stage(year, int(parts["last"]))
        return attrs.evolve(stage, end=None) if "open" in parts else stage
    if "quarter" in parts:
        return Period.for_quarter(year, quarter_of(parts["quarter"]))
    if "month" in parts:
        return Period.for_month(year, read_month(parts["month"]))
    if "half" in parts:
        return Period.for_half(year, HALVES[parts["half"]])
    if "months" in parts:
        nine = number_of(parts["months"]) == 9
        return Period.for_months(year, 1, 9 if nine else 6, PeriodKind.OTHER)
    return Period.for_year(year)
