"""Review cycles: the turns of an agreement, each closed by a review.

A yearly conference closes one turn and opens the next: it looks back on the
year's programme and signs the one that follows.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

import attrs

from phoiho.agreements import Agreement, DerivedState, renewal_chains, state_with_reason
from phoiho.agreements.states import linking_agreements
from phoiho.calendar import WorkingCalendar
from phoiho.periods import Period, first_day
from phoiho.reviews.dues import Due, DueSource
from phoiho.reviews.events import ReviewEvent, ReviewSubject
from phoiho.reviews.judging import compliance
from phoiho.reviews.matching import Retrospect, retrospects
from phoiho.reviews.obligations import ComplianceReport, DueStatus, Obligation
from phoiho.reviews.outcomes import Outcome
from phoiho.reviews.turns import Turn, closing_events, turns_of

if TYPE_CHECKING:
    from phoiho.dossier import Dossier

__all__ = ["ReviewCycle", "review_cycles"]


@attrs.frozen(kw_only=True)
class ReviewCycle:
    """One turn of an agreement.

    Attributes:
        agreement: Id of the agreement.
        period: The turn.
        is_whole: Whether it is the whole time of the agreement.
        obligations: What falls due for it, and what became of that.
        events: Ids of the events that look back on it, by day.
        opened_by: Id of the event that signed or launched the agreement for it.
        closing: The event that reviews the whole turn, `None` while open.
        followed_by: Id of the agreement that follows, where one does.
    """

    agreement: str
    period: Period
    is_whole: bool
    obligations: tuple[Obligation, ...]
    events: tuple[str, ...]
    opened_by: str | None
    closing: ReviewEvent | None
    followed_by: str | None

    @property
    def closed_by(self) -> str | None:
        """Id of the event that reviews the whole turn, `None` while open."""
        return self.closing.id if self.closing is not None else None

    @property
    def outcome(self) -> Outcome | None:
        """What the closing event found."""
        return self.closing.outcome if self.closing is not None else None

    @property
    def minutes(self) -> str | None:
        """How the minutes of the closing event are named, where there are some."""
        return self.closing.minutes if self.closing is not None else None

    @property
    def conclusions(self) -> tuple[str, ...]:
        """Ids of the cited documents that conclude the closing event."""
        return self.closing.conclusions if self.closing is not None else ()

    @property
    def planned(self) -> tuple[ReviewSubject, ...]:
        """What the closing event signed or launched."""
        return self.closing.planned if self.closing is not None else ()

    @property
    def next_due(self) -> Due | None:
        """The first of its obligations that is still to come."""
        upcoming = (o.due for o in self.obligations if o.status is DueStatus.UPCOMING)
        return next(upcoming, None)


def review_cycles(
    dossier: Dossier,
    *,
    as_of: dt.date,
    calendar: WorkingCalendar | None = None,
    reports: Sequence[ComplianceReport] = (),
) -> tuple[ReviewCycle, ...]:
    """Return the turns of every agreement of a dossier, up to a day.

    An agreement of at most a year is one turn.  A longer one has a turn a
    calendar year, or by its own clause on reviews, and its whole time besides;
    one without an end goes on to *as_of*.  Where there is no clause or no
    date, the turns are those that events reviewed.  A turn that begins after
    the agreement ended is told only where an event looks back on it.

    Args:
        dossier: A resolved dossier.
        as_of: The day of the question: later turns, events and agreements are
            left out.
        calendar: Counts working days; the official one where left out.
        reports: What `compliance` returned for the agreements on that day, in
            their order; made here where left out.

    Raises:
        ValueError: There are not as many reports as agreements.

    Examples:
        >>> from phoiho.records import load
        >>> from phoiho.dossier import resolve
        >>> story = resolve(load("examples/tay-ho-2024.toml"))
        >>> cycles = review_cycles(story, as_of=dt.date(2024, 6, 1))
        >>> [(c.agreement, c.closed_by, c.followed_by) for c in cycles]
        [('2023', 'hoi-nghi', '2024'), ('2024', None, None)]
    """
    reports = reports or [
        compliance(agreement, dossier.events, as_of=as_of, calendar=calendar)
        for agreement in dossier.agreements
    ]
    following = _following(dossier.agreements, as_of)
    linking = linking_agreements(dossier.agreements)
    cycles: list[ReviewCycle] = []
    for agreement, report in zip(dossier.agreements, reports, strict=True):
        among = linking.get(agreement.id, ())
        ended = _ended_since(state_with_reason(agreement, as_of, among=among))
        cycles += (
            cycle
            for cycle in _cycles_of(agreement, report, dossier.events, following.get(agreement.id))
            if cycle.events or ended is None or (cycle.period.start or dt.date.min) < ended
        )
    return tuple(cycles)


def _ended_since(state: DerivedState) -> dt.date | None:
    """Return the first day after the end of an agreement; a later turn never began."""
    return state.since if state.state is not None and state.state.is_final else None


def _cycles_of(
    agreement: Agreement,
    report: ComplianceReport,
    events: Sequence[ReviewEvent],
    renewed_by: str | None,
) -> Iterator[ReviewCycle]:
    """Yield the turns of an agreement."""
    as_of = report.as_of
    found = retrospects(agreement, events, as_of=as_of)
    turns = turns_of(agreement, found, as_of=as_of)
    placed = _placed(turns, report.obligations, as_of)
    closing = closing_events(turns, found, report.obligations)
    last = len(turns) - 1
    for place, turn in enumerate(turns):
        closed = closing.get(place)
        answering = {event for o in placed[place] for event in o.events}
        answering.update(() if closed is None else (closed.id,))
        renewed = renewed_by if place == last or turn.is_whole else None
        yield ReviewCycle(
            agreement=agreement.id,
            period=turn.period,
            is_whole=turn.is_whole,
            obligations=tuple(placed[place]),
            events=_looking_back(turn, found, answering),
            opened_by=_opening(turn, agreement, events, as_of),
            closing=closed,
            followed_by=renewed or _planned(agreement, closed),
        )


def _following(agreements: Sequence[Agreement], as_of: dt.date) -> Mapping[str, str]:
    """Return which agreements renew which, as far as they were signed by a day."""
    found: dict[str, str] = {}
    for chain in renewal_chains(agreements):
        for step in chain.steps:
            signed = first_day(step.later.signed_on)
            if signed is None or signed <= as_of:
                found.setdefault(step.earlier.id, step.later.id)
    return found


def _planned(agreement: Agreement, closing: ReviewEvent | None) -> str | None:
    """Return the other agreement that the closing event signed or launched."""
    planned = closing.planned if closing is not None else ()
    return next((s.agreement for s in planned if s.agreement != agreement.id), None)


def _placed(
    turns: Sequence[Turn], obligations: Sequence[Obligation], as_of: dt.date
) -> list[list[Obligation]]:
    """Put each obligation into the shortest turn that it belongs to.

    What is due for a year that has not begun waits for the turn of that year.
    """
    placed: list[list[Obligation]] = [[] for _ in turns]
    order = sorted(range(len(turns)), key=lambda i: turns[i].period.days or dt.date.max.toordinal())
    for obligation in obligations:
        due = obligation.due
        place = next((i for i in order if _belongs(due, turns[i].period)), None)
        if place is None:
            continue
        waits = due.period.start is not None and due.period.start > as_of
        if not (waits and turns[place].is_whole and len(turns) > 1):
            placed[place].append(obligation)
    return placed


def _belongs(due: Due, turn: Period) -> bool:
    """Tell whether something is due for a turn: items by their day, clauses by their period."""
    if due.source is not DueSource.CADENCE and due.last_day is not None:
        return due.last_day in turn
    if due.period.end is None and turn.end is not None:
        return False
    return turn.covers(due.period)


def _looking_back(
    turn: Turn, found: Sequence[Retrospect], answering: Collection[str]
) -> tuple[str, ...]:
    """Return the events that look back on some of a turn, by day.

    One that names no time looks back on the whole, on the turn in which it was
    held, and on those of which it answers or closes something.
    """
    events = [
        back
        for back in found
        if back.event.id in answering
        or any(
            period.overlaps(turn.period)
            if period is not None
            else turn.is_whole or (back.first is not None and back.first in turn.period)
            for period in back.periods
        )
    ]
    return tuple(b.event.id for b in sorted(events, key=lambda b: b.first or dt.date.max))


def _opening(
    turn: Turn, agreement: Agreement, events: Sequence[ReviewEvent], as_of: dt.date
) -> str | None:
    """Return the event that signed or launched an agreement for a turn."""
    for event in events:
        held = first_day(event.held_on)
        if held is not None and held > as_of:
            continue
        for subject in event.planned:
            about = subject.period or (turn.period if turn.is_whole else None)
            if (
                subject.agreement == agreement.id
                and about is not None
                and _same(about, turn.period)
            ):
                return event.id
    return None


def _same(period: Period, other: Period) -> bool:
    """Tell whether two periods have the same ends."""
    return (period.start, period.end) == (other.start, other.end)
