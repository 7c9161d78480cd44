"""Into which turns does an agreement fall, and which event closes each?

A yearly programme is one turn.  A regulation for a term, or without an end,
turns by calendar years, or by its own clause on reviews where that names a
shorter time; the whole of its time is a turn besides.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

import attrs

from phoiho.agreements import Agreement, versions
from phoiho.calendar import CadenceKind, Every
from phoiho.periods import Period, first_day, last_day
from phoiho.reviews.events import ReviewEvent, ReviewKind
from phoiho.reviews.matching import Retrospect
from phoiho.reviews.obligations import Obligation

__all__ = ["Turn", "closing_events", "turns_of"]

_CLOSING = frozenset({ReviewKind.FINAL_REVIEW, ReviewKind.ASSESSMENT})
_ONE_TURN = 366
"""Days of the longest agreement that is one turn."""
_NEAR_THE_END = 366
"""Days before its end within which a tổng kết of no stated time is of the whole."""
# How surely an event closes a turn, the surest first.
_NAMED, _WHOLE, _ANSWERS, _LAST_PART = range(4)


@attrs.frozen(kw_only=True)
class Turn:
    """A turn of an agreement.

    Attributes:
        period: Its days; the end is open for an agreement that runs on.
        is_whole: Whether it is the whole time of the agreement.
    """

    period: Period
    is_whole: bool


def turns_of(
    agreement: Agreement, found: Iterable[Retrospect], *, as_of: dt.date
) -> tuple[Turn, ...]:
    """Return the turns of an agreement that have begun by a day, the whole one last.

    Args:
        agreement: The agreement.
        found: The events that look back on it: where it has no clause or no
            day, its turns are the times that they name.
        as_of: The day.
    """
    agreement = versions(agreement)[-1].agreement
    period = agreement.period
    if period is not None and agreement.open_ended:
        period = attrs.evolve(period, end=None)
    if period is not None and period.days is not None and period.days <= _ONE_TURN:
        started = period.start is not None and period.start <= as_of
        return (Turn(period=period, is_whole=True),) if started else ()
    parts = [part for part in _parts(agreement, period, found, as_of) if part != period]
    turns = [Turn(period=part, is_whole=False) for part in parts]
    if period is not None and period.start is not None and period.start <= as_of and period.end:
        turns.append(Turn(period=period, is_whole=True))
    return tuple(turns)


def _parts(
    agreement: Agreement, period: Period | None, found: Iterable[Retrospect], as_of: dt.date
) -> list[Period]:
    """Return the parts of a long time, or of one without an end."""
    signed = first_day(agreement.effective_on) or first_day(agreement.signed_on)
    start = max((day for day in (first_day(period), signed) if day is not None), default=None)
    if start is None or not agreement.cadences:
        named = (one for back in found for one in back.periods if one is not None)
        whole = (period.start, period.end) if period is not None else None
        return [one for one in dict.fromkeys(named) if (one.start, one.end) != whole]
    end = min(as_of, last_day(period) or as_of)
    every = _turning(agreement)
    return [
        part
        for year in range(start.year, end.year + 1)
        for part in every.periods_of(year)
        if part.overlaps(Period(start=start, end=max(start, end)))
    ]


def _turning(agreement: Agreement) -> Every:
    """Return how long a turn is: the longest time of the clauses on reviews, at most a year."""
    reviews = [
        cadence.every
        for cadence in agreement.cadences
        if cadence.kind is CadenceKind.REVIEW
        and cadence.every in {Every.QUARTER, Every.HALF, Every.YEAR}
        and cadence.interval == 1
    ]
    return max(reviews, key=lambda every: every.months, default=Every.YEAR)


def closing_events(
    turns: Sequence[Turn],
    found: Iterable[Retrospect],
    obligations: Iterable[Obligation],
) -> dict[int, ReviewEvent]:
    """Return the event that closes each turn, by the place of the turn.

    A tổng kết or an assessment closes the turn that it names, however early or
    late it is held, and with a longer time its last part; sơ kết closes none.
    Where it names no time, it closes the turn whose review it answers, or the
    whole towards its end.

    Args:
        turns: The turns of an agreement.
        found: The events that look back on it.
        obligations: What became of its clauses.
    """
    closers = [back for back in found if not _CLOSING.isdisjoint(back.event.all_kinds)]
    closers.sort(key=lambda back: first_day(back.event.held_on) or dt.date.max)
    answered = _answered(obligations)
    closing: dict[int, ReviewEvent] = {}
    for place, turn in enumerate(turns):
        fitting = [
            (rank, i)
            for i, back in enumerate(closers)
            if (rank := _rank(turn, back, answered)) is not None
        ]
        if fitting:
            closing[place] = closers[min(fitting)[1]].event
    return closing


def _answered(obligations: Iterable[Obligation]) -> set[tuple[str, Period]]:
    """Return which events answer the reviews of which periods."""
    return {
        (event, obligation.due.period)
        for obligation in obligations
        if obligation.due.kind is CadenceKind.REVIEW
        for event in obligation.events
    }


def _rank(turn: Turn, back: Retrospect, answered: set[tuple[str, Period]]) -> int | None:
    """Return how surely an event closes a turn, the surest first; `None` where it does not."""
    period, held = turn.period, last_day(back.event.held_on)
    if held is not None and period.start is not None and held < period.start:
        return None
    ranks = [_rank_time(turn, one, held) for one in back.periods]
    if (back.event.id, period) in answered and None in back.periods:
        ranks.append(_ANSWERS)
    return min((rank for rank in ranks if rank is not None), default=None)


def _rank_time(turn: Turn, about: Period | None, held: dt.date | None) -> int | None:
    """Return how surely a review of a time closes a turn."""
    period = turn.period
    if about is not None:
        if (about.start, about.end) == (period.start, period.end):
            return _NAMED
        return _LAST_PART if about.covers(period) and about.end == period.end else None
    if not turn.is_whole:
        return None
    if period.days is not None and period.days <= _ONE_TURN:
        return _WHOLE
    if held is None or period.end is None:
        return None
    return _WHOLE if (period.end - held).days <= _NEAR_THE_END else None
