"""Review cycles: the turns of an agreement, each closed by a review.

A yearly conference closes one turn and opens the next: it looks back on the
year's programme and signs the one that follows.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import attrs

from phoiho.agreements import Agreement, LinkKind
from phoiho.calendar import WorkingCalendar
from phoiho.periods import Period, first_day
from phoiho.reviews.compliance import ComplianceReport, compliance
from phoiho.reviews.events import ReviewEvent, ReviewKind
from phoiho.reviews.outcomes import Outcome

if TYPE_CHECKING:
    from phoiho.dossier import Dossier
    from phoiho.reviews.compliance import Obligation

__all__ = ["ReviewCycle", "review_cycles"]

_CLOSING = frozenset({ReviewKind.FINAL_REVIEW, ReviewKind.ASSESSMENT})
_LONGEST_TURN = 366
"""Days of the longest agreement that is one turn; a longer one turns by calendar years."""


@attrs.frozen(kw_only=True)
class ReviewCycle:
    """One turn of an agreement.

    Attributes:
        agreement: Id of the agreement.
        period: The turn.
        obligations: What falls due for it.
        events: Ids of the events that look back on it.
        closed_by: Id of the event that reviews the whole turn, `None` while open.
        outcome: What that event found.
        followed_by: Id of the agreement that follows, where one does.
    """

    agreement: str
    period: Period
    obligations: tuple[Obligation, ...]
    events: tuple[str, ...]
    closed_by: str | None
    outcome: Outcome | None
    followed_by: str | None


def review_cycles(
    dossier: Dossier, *, as_of: dt.date, calendar: WorkingCalendar | None = None
) -> tuple[ReviewCycle, ...]:
    """Return the turns of every agreement of a dossier, up to a day.

    An agreement of at most a year is one turn; a longer one has a turn a
    calendar year; one without dates has the turns that events reviewed.

    Args:
        dossier: A resolved dossier.
        as_of: The day of the question: later turns and events are left out.
        calendar: Counts working days; the official one where left out.
    """
    cycles: list[ReviewCycle] = []
    for agreement in dossier.agreements:
        report = compliance(agreement, dossier.events, as_of=as_of, calendar=calendar)
        turns = _turns(dossier, agreement, as_of)
        cycles.extend(_cycle(dossier, agreement, turn, report) for turn in turns)
    return tuple(cycles)


def _turns(dossier: Dossier, agreement: Agreement, as_of: dt.date) -> list[Period]:
    """Return the periods of an agreement's turns."""
    period = agreement.period
    start = first_day(period) or first_day(agreement.effective_on) or first_day(agreement.signed_on)
    if period is not None and period.days is not None and period.days <= _LONGEST_TURN:
        return [period] if period.start is not None and period.start <= as_of else []
    reviewed = [
        subject.period
        for event in dossier.events
        for subject in event.reviewed
        if subject.agreement == agreement.id and subject.period is not None
    ]
    if start is None or not agreement.cadences:
        return list(dict.fromkeys(reviewed))
    end = min(as_of, period.end) if period is not None and period.end is not None else as_of
    return [Period.for_year(year) for year in range(start.year, end.year + 1)]


def _cycle(
    dossier: Dossier, agreement: Agreement, period: Period, report: ComplianceReport
) -> ReviewCycle:
    """Put one turn together."""
    events = [
        event for event in dossier.events if _looks_back(event, agreement, period, report.as_of)
    ]
    closing = next((event for event in events if _closes(event, agreement, period)), None)
    return ReviewCycle(
        agreement=agreement.id,
        period=period,
        obligations=tuple(o for o in report.obligations if period.covers(o.due.period)),
        events=tuple(event.id for event in events),
        closed_by=closing.id if closing else None,
        outcome=closing.outcome if closing else None,
        followed_by=_follower(dossier, agreement, closing),
    )


def _looks_back(event: ReviewEvent, agreement: Agreement, period: Period, as_of: dt.date) -> bool:
    """Tell whether an event reviews some of a turn."""
    held = first_day(event.held_on)
    if held is not None and held > as_of:
        return False
    return any(
        (subject.period or agreement.period or period).overlaps(period)
        for subject in event.reviewed
        if subject.agreement == agreement.id
    )


def _closes(event: ReviewEvent, agreement: Agreement, period: Period) -> bool:
    """Tell whether an event reviews the whole of a turn."""
    return not _CLOSING.isdisjoint(event.all_kinds) and any(
        (subject.period or agreement.period or period).covers(period)
        for subject in event.reviewed
        if subject.agreement == agreement.id
    )


def _follower(dossier: Dossier, agreement: Agreement, closing: ReviewEvent | None) -> str | None:
    """Return the agreement that says it follows, else the one planned by the closing event."""
    for other in dossier.agreements:
        for link in other.links:
            follows = link.kind in {LinkKind.SUCCEEDS, LinkKind.REPLACES}
            if follows and link.agreement == agreement.id:
                return other.id
    planned = closing.planned if closing else ()
    return next((s.agreement for s in planned if s.agreement != agreement.id), None)
