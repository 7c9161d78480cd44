"""Was what was due held, in time and with its papers?"""

from __future__ import annotations

import datetime as dt
import operator
from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal

import attrs

from phoiho.agreements import Agreement, Coverage, Target, TargetBound, WorkItem
from phoiho.calendar import CadenceKind, WorkingCalendar
from phoiho.periods import Period, first_day
from phoiho.reviews.dues import Due
from phoiho.reviews.events import ReviewEvent
from phoiho.reviews.matching import Answer, match_events, retrospects
from phoiho.reviews.obligations import ComplianceReport, DueStatus, Obligation
from phoiho.reviews.schedule import due_dates

__all__ = ["compliance"]

_REACHES: dict[TargetBound | None, Callable[[Decimal, Decimal], bool]] = {
    None: operator.ge,
    TargetBound.AT_LEAST: operator.ge,
    TargetBound.OVER: operator.gt,
    TargetBound.AT_MOST: operator.le,
    TargetBound.UNDER: operator.lt,
}


def compliance(
    agreement: Agreement,
    events: Iterable[ReviewEvent],
    *,
    as_of: dt.date,
    calendar: WorkingCalendar | None = None,
    lenient: bool = False,
    within: Period | None = None,
) -> ComplianceReport:
    """Return what was due under an agreement by a day, and what was kept.

    An event answers a clause when its kind fits (briefings, working sessions
    and joint conferences for meetings, sơ kết and tổng kết for reviews, a
    written report for reports) and when it looks back on the agreement for
    the clause's period; where it names no time, the turn nearest by day is
    meant.  What reviews a year also answers its second half.  Each event
    answers a clause once, and may answer several clauses.  A work item is done
    when its result or the numbers reached of all its targets are on record.

    Args:
        agreement: An agreement of a resolved dossier.
        events: The events of its dossier; later ones than *as_of* are left out.
        as_of: The day of the question.
        calendar: Counts working days; the official one where left out.
        lenient: Count the day named by "trước ngày D" as in time.  No text
            defines the words, and offices read them both ways.
        within: The days of which the obligations are asked for, both ends
            closed; from the signing to the end of the year after *as_of* where
            left out.

    Raises:
        ValueError: *within* is open.

    Examples:
        >>> from phoiho.records import load
        >>> from phoiho.dossier import resolve
        >>> ward = resolve(load("examples/minh-hoa-xa.toml"))
        >>> report = compliance(ward.agreements[0], ward.events, as_of=dt.date(2026, 11, 22))
        >>> [(o.status.value, o.late_by) for o in report.obligations][:2]
        [('minutes_missing', 0), ('late', 3)]
    """
    events = tuple(events)
    calendar = calendar or WorkingCalendar.official()
    dues = due_dates(
        agreement, within=within or _asked_by_default(agreement, as_of), calendar=calendar
    )
    judge = _Judge(
        agreement=agreement,
        as_of=as_of,
        calendar=calendar,
        lenient=lenient,
        told_in_full=_is_told_in_full(agreement, events),
    )
    answers = _answers(agreement, dues, events, as_of)
    obligations = tuple(judge.judge(due, found) for due, found in zip(dues, answers, strict=True))
    return ComplianceReport(
        agreement=agreement.id,
        as_of=as_of,
        clause_on_record=agreement.has_cadences,
        obligations=obligations,
    )


def _asked_by_default(agreement: Agreement, as_of: dt.date) -> Period:
    """Return the days from the signing to the end of the year after the question."""
    start = first_day(agreement.signed_on) or first_day(agreement.period) or as_of
    end = dt.date(min(as_of.year + 1, dt.MAXYEAR), 12, 31)
    return Period(start=min(start, as_of), end=end)


def _is_told_in_full(agreement: Agreement, events: Sequence[ReviewEvent]) -> bool:
    """Tell whether the record was made from more than what others report."""
    sources = [event.coverage for event in events] or [agreement.coverage]
    return any(coverage is not Coverage.REPORT for coverage in sources)


def _answers(
    agreement: Agreement, dues: Sequence[Due], events: Iterable[ReviewEvent], as_of: dt.date
) -> list[Sequence[Answer]]:
    """Return the events that answer each obligation."""
    answers: list[Sequence[Answer]] = [()] * len(dues)
    found = retrospects(agreement, events, as_of=as_of)
    if not found:
        return answers
    # Two clauses may have the same words: each is answered on its own.
    clauses: dict[tuple[int, int], list[int]] = {}
    for i, due in enumerate(dues):
        if due.cadence is not None:
            clauses.setdefault((due.place, id(due.cadence)), []).append(i)
    for places in clauses.values():
        matched = match_events([dues[i] for i in places], agreement, found, as_of=as_of)
        for turn, taken in matched.items():
            answers[places[turn]] = taken
    return answers


@attrs.frozen(kw_only=True)
class _Judge:
    """Judges obligations as of a day.

    Attributes:
        agreement: The agreement.
        as_of: The day of the question.
        calendar: Counts working days.
        lenient: How "trước ngày" is read.
        told_in_full: Whether what is not on record did, as far as known, not happen.
    """

    agreement: Agreement
    as_of: dt.date
    calendar: WorkingCalendar
    lenient: bool
    told_in_full: bool

    def judge(self, due: Due, answers: Sequence[Answer]) -> Obligation:
        """Name what became of an obligation."""
        if due.item is not None:
            if _is_done(due.item, due.target):
                # When it was done, the record does not say.
                return Obligation(due=due, status=DueStatus.HELD, certain=False)
        elif len(answers) >= due.times:
            return self._kept(due, answers)
        return self._open(due, answers)

    def _kept(self, due: Due, answers: Sequence[Answer]) -> Obligation:
        """Judge what was held: in time, late, with its papers."""
        limit = due.lenient_day if self.lenient else due.last_day
        event, first, latest = answers[-1].back.event, answers[-1].back.first, answers[-1].back.last
        certain = all(answer.fits for answer in answers)
        late_by, status = 0, DueStatus.HELD
        if limit is not None and first is not None and first > limit and not due.is_counted:
            status = DueStatus.LATE
            late_by = max(self.calendar.working_days_between(limit, first), 1)
            certain = certain and not event.year_inferred
        elif limit is not None:
            # A day known in part may lie on either side of the last one.
            in_time = latest is not None and latest <= limit
            certain = certain and in_time and not event.year_inferred
        if status is DueStatus.HELD and any(_lacks_minutes(due, a.back.event) for a in answers):
            status = DueStatus.MINUTES_MISSING
        return Obligation(
            due=due,
            status=status,
            certain=certain,
            events=tuple([answer.back.event.id for answer in answers]),
            held_on=first,
            late_by=late_by,
        )

    def _open(self, due: Due, answers: Sequence[Answer]) -> Obligation:
        """Judge what was not held, or not often enough."""
        limit = due.lenient_day if self.lenient else due.last_day
        status, certain, overdue_by = DueStatus.UPCOMING, True, 0
        if limit is None:
            status = DueStatus.NOT_COMPUTABLE
        elif limit < self.as_of:
            status, overdue_by = DueStatus.MISSING, (self.as_of - limit).days
            certain = self._is_surely_missing(due)
        return Obligation(
            due=due,
            status=status,
            certain=certain,
            events=tuple([answer.back.event.id for answer in answers]),
            overdue_by=overdue_by,
        )

    def _is_surely_missing(self, due: Due) -> bool:
        """Tell whether the record would show what is not on it."""
        if not self.told_in_full or due.kind is CadenceKind.OTHER:
            return False
        # Of a turn that began before the agreement did, less may be owed.
        period = self.agreement.period
        return not due.is_counted or (period is not None and period.covers(due.period))


def _lacks_minutes(due: Due, event: ReviewEvent) -> bool:
    """Tell whether the whole paper of a meeting or review has nothing that records it."""
    if event.coverage is not Coverage.INSTRUMENT:
        return False
    met = due.kind in (CadenceKind.MEETING, CadenceKind.REVIEW)
    return met and not (event.minutes or event.report or event.conclusions)


def _is_done(item: WorkItem, target: Target | None) -> bool:
    """Tell whether the record shows a work item, or one of its targets, as reached."""
    targets = item.targets if target is None else (target,)
    if all(one.reached is None for one in targets):
        return bool(item.result)
    shown = (one for one in targets if one.reached is not None or not item.result)
    return all(map(_is_reached, shown))


def _is_reached(target: Target) -> bool:
    """Tell whether a target's number was reached; of "about" so many any number will do."""
    if target.reached is None:
        return False
    if target.value is None or target.bound not in _REACHES:
        return True
    return _REACHES[target.bound](target.reached, target.value)
