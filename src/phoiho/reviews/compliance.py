"""Whether what was due was held: obligations matched with events."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

import attrs

from phoiho.agreements import Agreement
from phoiho.calendar import Boundary, CadenceKind, WorkingCalendar
from phoiho.labels import LabelledEnum
from phoiho.periods import Period, first_day, last_day
from phoiho.reviews.events import ReviewEvent, ReviewKind
from phoiho.reviews.schedule import Due, due_dates

__all__ = ["ComplianceReport", "DueStatus", "Obligation", "compliance"]


class DueStatus(LabelledEnum):
    """What became of an obligation by the day of the question."""

    HELD = "held"
    LATE = "late"
    MISSING = "missing"
    UPCOMING = "upcoming"
    NO_DAY = "no_day"


@attrs.frozen(kw_only=True)
class Obligation:
    """An obligation and what became of it.

    Attributes:
        due: The obligation.
        status: What became of it.
        event: Id of the event that answered it.
        held_on: First day of that event, where it is known.
        late_by: Working days between the last day and the event; 0 in time.
        overdue_by: Calendar days since the last day, where nothing was held.
    """

    due: Due
    status: DueStatus
    event: str | None = None
    held_on: dt.date | None = None
    late_by: int = 0
    overdue_by: int = 0


@attrs.frozen(kw_only=True)
class ComplianceReport:
    """What was due under an agreement, and what was kept.

    Attributes:
        agreement: Id of the agreement.
        as_of: The day of the question.
        clause_on_record: Whether the record holds any clause at all; where it
            holds none, nothing is said of the paper.
        obligations: The obligations up to the end of the year of the question.
    """

    agreement: str
    as_of: dt.date
    clause_on_record: bool
    obligations: tuple[Obligation, ...]

    def with_status(self, status: DueStatus) -> tuple[Obligation, ...]:
        """Return the obligations of one status."""
        return tuple(o for o in self.obligations if o.status is status)


_ANSWERS = {
    CadenceKind.MEETING: frozenset(
        {ReviewKind.BRIEFING, ReviewKind.WORKING_SESSION, ReviewKind.JOINT_CONFERENCE}
    ),
    CadenceKind.REVIEW: frozenset(
        {ReviewKind.INTERIM_REVIEW, ReviewKind.FINAL_REVIEW, ReviewKind.ASSESSMENT}
    ),
}


def compliance(
    agreement: Agreement,
    events: Iterable[ReviewEvent],
    *,
    as_of: dt.date,
    calendar: WorkingCalendar | None = None,
    lenient: bool = False,
) -> ComplianceReport:
    """Return what was due under an agreement by a day, and what was kept.

    An event answers a clause when its kind fits (briefings for meetings,
    sơ kết and tổng kết for reviews, a written report for reports) and when it
    reviews the agreement for the clause's period; without a period of its own,
    the day of the event decides.  Each event answers a clause once.

    Args:
        agreement: An agreement of a resolved dossier.
        events: The events of its dossier; later ones than *as_of* are left out.
        as_of: The day of the question.
        calendar: Counts working days; the official one where left out.
        lenient: Count the day named by "trước ngày D" as in time.  No text
            defines the words, and offices read them both ways.
    """
    calendar = calendar or WorkingCalendar.official()
    start = first_day(agreement.signed_on) or first_day(agreement.period) or as_of
    within = Period(start=min(start, as_of), end=dt.date(min(as_of.year + 1, dt.MAXYEAR), 12, 31))
    held = [e for e in events if (day := first_day(e.held_on)) is None or day <= as_of]
    obligations = []
    for due in due_dates(agreement, within=within, calendar=calendar):
        event = next((e for e in held if _answers(e, agreement, due)), None)
        obligations.append(_judge(due, event, as_of=as_of, calendar=calendar, lenient=lenient))
    return ComplianceReport(
        agreement=agreement.id,
        as_of=as_of,
        clause_on_record=bool(agreement.cadences),
        obligations=tuple(obligations),
    )


def _answers(event: ReviewEvent, agreement: Agreement, due: Due) -> bool:
    """Tell whether an event is what a clause asks for, for its period."""
    if due.cadence.kind is CadenceKind.REPORT:
        fits = event.report is not None
    else:
        fits = not _ANSWERS.get(due.cadence.kind, frozenset()).isdisjoint(event.all_kinds)
    if not fits:
        return False
    for subject in event.reviewed:
        if subject.agreement != agreement.id:
            continue
        if subject.period is not None:
            about = subject.period
            if (about.start, about.end) == (due.period.start, due.period.end):
                return True
        elif _held_in(event, due.period) or _same_days(agreement.period, due.period):
            return True
    return False


def _same_days(period: Period | None, other: Period) -> bool:
    """Tell whether two periods have the same ends."""
    return period is not None and (period.start, period.end) == (other.start, other.end)


def _held_in(event: ReviewEvent, period: Period) -> bool:
    """Tell whether an event was surely held in a period."""
    first, last = first_day(event.held_on), last_day(event.held_on)
    return first is not None and last is not None and first in period and last in period


def _judge(
    due: Due,
    event: ReviewEvent | None,
    *,
    as_of: dt.date,
    calendar: WorkingCalendar,
    lenient: bool,
) -> Obligation:
    """Name what became of an obligation."""
    limit = due.last_day
    if lenient and due.cadence.boundary is Boundary.BEFORE:
        limit = due.named_day
    if event is not None:
        held = _day_for(event, due.cadence.kind)
        late = 0
        if held is not None and limit is not None and held > limit:
            late = max(calendar.working_days_between(limit, held), 1)
        status = DueStatus.LATE if late else DueStatus.HELD
        return Obligation(due=due, status=status, event=event.id, held_on=held, late_by=late)
    if limit is None:
        return Obligation(due=due, status=DueStatus.NO_DAY)
    if limit < as_of:
        overdue = (as_of - limit).days
        return Obligation(due=due, status=DueStatus.MISSING, overdue_by=overdue)
    return Obligation(due=due, status=DueStatus.UPCOMING)


def _day_for(event: ReviewEvent, kind: CadenceKind) -> dt.date | None:
    """Return the day that counts: of the report where a report is due."""
    if kind is CadenceKind.REPORT and event.report is not None and event.report.dated is not None:
        return first_day(event.report.dated)
    return first_day(event.held_on)
