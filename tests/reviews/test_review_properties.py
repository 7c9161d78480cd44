"""What holds of schedules, compliance and cycles of any dossier."""

from __future__ import annotations

import datetime as dt

import attrs
from hypothesis import given
from hypothesis import strategies as st

import strategies_dossier as dossiers
from phoiho.agreements import Target, WorkItem
from phoiho.calendar import Every
from phoiho.dossier import resolve
from phoiho.errors import RecordError
from phoiho.periods import Period, first_day
from phoiho.reviews import (
    DueSource,
    DueStatus,
    ReviewSubject,
    compliance,
    compliance_of,
    due_dates,
    review_cycles,
)

AS_OF = st.dates(dt.date(1996, 1, 1), dt.date(2034, 12, 31))
BEST_FIRST = (
    DueStatus.HELD,
    DueStatus.MINUTES_MISSING,
    DueStatus.LATE,
    DueStatus.UPCOMING,
    DueStatus.MISSING,
)
targets = st.builds(
    Target,
    indicator=st.just("Tỷ lệ"),
    value=st.none() | st.decimals(0, 100, places=1),
    due=dossiers.maybe(dossiers.dates),
    reached=st.none() | st.decimals(0, 100, places=1),
)
items = st.builds(
    WorkItem,
    text=st.just("Nội dung"),
    due=dossiers.maybe(dossiers.dates),
    result=dossiers.maybe(st.just("Đã thực hiện.")),
    targets=dossiers.some(targets, 2),
)


calendar_periods = st.builds(
    lambda every, year, number: every.periods_of(year)[number % every.in_year],
    st.sampled_from([Every.MONTH, Every.QUARTER, Every.HALF, Every.YEAR]),
    st.integers(2019, 2026),
    st.integers(0, 11),
)
subjects = st.builds(
    ReviewSubject,
    agreement=st.sampled_from(dossiers.AGREEMENTS),
    period=st.none() | calendar_periods,
)


@st.composite
def stories(draw):
    """Return a resolved dossier whose agreements have clauses, dated items and amendments."""
    dossier = draw(dossiers.dossiers)
    agreements = tuple(
        attrs.evolve(
            agreement,
            items=draw(dossiers.some(items, 2)),
            cadences=draw(dossiers.some(dossiers.cadences, 3)),
            history=tuple(
                attrs.evolve(step, cadences=draw(dossiers.some(dossiers.cadences, 1)))
                for step in agreement.history
            ),
        )
        for agreement in dossier.agreements
    )
    events = tuple(
        attrs.evolve(event, reviewed=draw(dossiers.some(subjects, 2))) for event in dossier.events
    )
    dossier = attrs.evolve(dossier, agreements=agreements, events=events)
    try:
        return resolve(dossier)
    except RecordError:
        # Names that several units have: reviews work with what is not resolved, too.
        return dossier


@given(stories(), AS_OF)
def test_statuses_follow_from_events_and_days(dossier, as_of) -> None:
    """What is kept names events that were known; only late and missing things count days."""
    known = {event.id: first_day(event.held_on) for event in dossier.events}
    for agreement in dossier.agreements:
        report = compliance(agreement, dossier.events, as_of=as_of)
        assert sum(report.counts.values()) == len(report.obligations)
        for obligation in report.obligations:
            due, status = obligation.due, obligation.status
            assert (obligation.late_by > 0) is (status is DueStatus.LATE)
            assert (obligation.overdue_by > 0) is (status is DueStatus.MISSING)
            assert (due.last_day is None) is (due.no_day is not None)
            if due.source is DueSource.CADENCE:
                kept = status in BEST_FIRST[:3]
                assert kept is (len(obligation.events) >= due.times)
            assert obligation.held_on is None or obligation.held_on <= as_of
            held = (known[event] for event in obligation.events)
            assert all(day is None or day <= as_of for day in held)


@given(stories(), AS_OF)
def test_the_lenient_reading_is_never_worse(dossier, as_of) -> None:
    """To count the day named makes nothing late or missing that was not."""
    for agreement in dossier.agreements:
        strict, lenient = (
            compliance(agreement, dossier.events, as_of=as_of, lenient=reading).obligations
            for reading in (False, True)
        )
        for one, other in zip(strict, lenient, strict=True):
            assert one.due == other.due
            if one.status is not DueStatus.NOT_COMPUTABLE:
                assert BEST_FIRST.index(other.status) <= BEST_FIRST.index(one.status)
            assert other.late_by <= one.late_by
            assert other.overdue_by <= one.overdue_by


@given(stories(), AS_OF, st.integers(0, 800))
def test_due_days_lie_in_the_days_asked_for(dossier, start, days) -> None:
    """A day asked for is a day answered; every obligation explains itself in both languages."""
    within = Period(start=start, end=start + dt.timedelta(days=days))
    for agreement in dossier.agreements:
        dues = due_dates(agreement, within=within)
        assert [due.sort_day for due in dues] == sorted(due.sort_day for due in dues)
        for due in dues:
            assert due.last_day is None or due.last_day in within
            assert due.explain("vi") != due.explain("en")
            owing = {ref for item in agreement.items for ref in (*item.lead, *item.coordinators)}
            assert set(due.owed_by) <= owing | {p.id for p in agreement.participants}


@given(stories(), AS_OF)
def test_each_turn_is_closed_at_most_once(dossier, as_of) -> None:
    """No two turns of an agreement are the same, and what closes one looks back on it."""
    cycles = review_cycles(dossier, as_of=as_of)
    turns = [(c.agreement, c.period.start, c.period.end) for c in cycles]
    assert len(set(turns)) == len(turns)
    for cycle in cycles:
        assert cycle.closed_by is None or cycle.closed_by in cycle.events
        assert cycle.next_due is None or cycle.next_due.lenient_day >= as_of
    summary = compliance_of([dossier], as_of=as_of)
    counted = sum(summary.count(status) for status in DueStatus)
    assert sum(len(row.obligations) for row in summary.by_agreement()) == counted
    assert sum(len(row.obligations) for row in summary.by_year()) <= counted
    assert len(summary.by_body()) == len(summary.by_body("en"))
