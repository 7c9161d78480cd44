"""Which rules do the pieces of a clause state on their own, without a printed day?"""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from phoiho.calendar.cadence import Anchor, Boundary, Cadence, CadenceKind, CountUnit, Every, Offset
from phoiho.calendar.cadence_phrases import Piece, number_of, quarter_of, read_month, unit_of
from phoiho.calendar.cadence_rates import Rate, UnreadableError, count_rate
from phoiho.calendar.cadence_terms import boundary_before, term_rules
from phoiho.calendar.cadence_vocabulary import cadence_words
from phoiho.periods import Period, PeriodKind

__all__ = ["open_rule", "piece_rules", "rate_rule"]

_HALVES = {"đầu": 1, "cuối": 2}


def open_rule(every: Every, boundary: Boundary, *, offset: Offset | None = None) -> Cadence:
    """Return a rule without a day of its own."""
    return Cadence(kind=CadenceKind.OTHER, every=every, boundary=boundary, offset=offset)


def rate_rule(rate: Rate, text: str) -> Cadence:
    """Return the rule of a frequency that has no day: "hằng quý", "trong quý IV hằng năm"."""
    piece = Piece("freq", rate.start, rate.end, {})
    boundary = None
    if rate.only and rate.every in {Every.QUARTER, Every.HALF}:
        boundary = boundary_before(piece, text, {"within", "on", "by", "before"})
    if boundary is Boundary.ON:
        boundary = Boundary.WITHIN
    return attrs.evolve(open_rule(rate.every, boundary or Boundary.COUNT), only=rate.only)


def piece_rules(piece: Piece, rates: list[Rate], text: str) -> Iterator[Cadence]:
    """Yield the rule that a piece states on its own."""
    if piece.name == "count":
        yield _count(piece)
    elif piece.name in {"offset", "event"}:
        yield from term_rules(piece, rates, text)
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
    elif piece.name == "since":
        years = Offset(
            anchor=Anchor.AGREEMENT_START, amount=number_of(piece.parts["amount"]),
            unit=CountUnit.YEAR,
        )  # fmt: skip
        boundary = boundary_before(piece, text, {"by"}) or Boundary.FROM
        yield open_rule(Every.UNSTATED, boundary, offset=years)
    elif piece.name in {"span", "stage"}:
        yield _span(piece, text)


def _count(piece: Piece) -> Cadence:
    """Return how many times a turn something is due."""
    parts = piece.parts
    every, interval = unit_of(number_of(parts.get("amount", "1")) or 1, parts["unit"])
    least = parts.get("least") or parts.get("later")
    boundary = Boundary(cadence_words("least")[least]) if least else Boundary.COUNT
    times = number_of(parts["times"]) or 1 if "times" in parts else 1
    stated = None if "turn" in parts else times
    rate = count_rate(piece)
    only = rate.only if rate is not None else ()
    return attrs.evolve(open_rule(every, boundary), interval=interval, times=stated, only=only)


def _span(piece: Piece, text: str) -> Cadence:
    """Return the rule of a named period that comes once: "trong quý IV/2025"."""
    try:
        on = _named_period(piece.parts, int(piece.parts["year"]))
    except ValueError:
        raise UnreadableError(piece.start, piece.end, "a period that exists") from None
    boundary = boundary_before(piece, text, {"within", "on", "by", "before"}) or Boundary.RANGE
    if boundary is Boundary.BEFORE:
        return attrs.evolve(open_rule(Every.ONCE, boundary), on=on.start)
    if boundary is Boundary.ON:
        boundary = Boundary.WITHIN
    return attrs.evolve(open_rule(Every.ONCE, boundary), on=on)


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
        return Period.for_half(year, _HALVES[parts["half"]])
    if "months" in parts:
        nine = number_of(parts["months"]) == 9
        return Period.for_months(year, 1, 9 if nine else 6, PeriodKind.OTHER)
    return Period.for_year(year)
