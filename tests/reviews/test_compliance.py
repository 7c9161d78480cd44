"""What was due and what was kept, and the turns of an agreement."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import attrs
import pytest

from phoiho.agreements import Agreement, Coverage, Instrument, InstrumentKind, Link, LinkKind
from phoiho.calendar import Boundary, Cadence, CadenceKind, Every
from phoiho.dossier import Dossier, resolve
from phoiho.periods import Period
from phoiho.records import load
from phoiho.reviews import (
    DueStatus,
    Outcome,
    ReviewEvent,
    ReviewKind,
    ReviewReport,
    ReviewSubject,
    compliance,
    review_cycles,
)

DAY = dt.date
EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
YEARLY = Cadence(
    kind=CadenceKind.REVIEW, every=Every.YEAR, month=11, day=15, boundary=Boundary.BEFORE
)
MONTHLY = Cadence(kind=CadenceKind.MEETING, every=Every.MONTH, day=25)
QUARTERLY = Cadence(kind=CadenceKind.REPORT, every=Every.QUARTER, day=20)


def agreement(*cadences: Cadence, **fields) -> Agreement:
    """Make an agreement of 2024 with some clauses."""
    base = {"period": Period.for_year(2024), "signed_on": DAY(2024, 1, 5)} | fields
    return Agreement(
        id="a",
        coverage=Coverage.INSTRUMENT,
        instrument=Instrument(kind=InstrumentKind.PROGRAMME),
        cadences=cadences,
        **base,
    )


def event(kind: ReviewKind, held_on, period: Period | None = None, **fields) -> ReviewEvent:
    """Make an event that reviews the agreement."""
    return ReviewEvent(
        id=f"e-{held_on}",
        coverage=Coverage.REPORT,
        kinds=(kind,),
        held_on=held_on,
        reviewed=(ReviewSubject(agreement="a", period=period),),
        **fields,
    )


@pytest.mark.parametrize(
    ("held_on", "as_of", "status", "late", "overdue"),
    [
        (DAY(2024, 11, 14), DAY(2024, 12, 31), DueStatus.HELD, 0, 0),
        (DAY(2024, 11, 15), DAY(2024, 12, 31), DueStatus.LATE, 1, 0),
        (DAY(2024, 11, 18), DAY(2024, 12, 31), DueStatus.LATE, 2, 0),
        (None, DAY(2024, 11, 14), DueStatus.UPCOMING, 0, 0),
        (None, DAY(2024, 11, 15), DueStatus.MISSING, 0, 1),
        # An event of the future is not known yet.
        (DAY(2024, 12, 1), DAY(2024, 11, 20), DueStatus.MISSING, 0, 6),
    ],
)
def test_status_of_a_yearly_review(held_on, as_of, status, late, overdue) -> None:
    """A review due before 15 November is in time until the 14th."""
    events = [event(ReviewKind.FINAL_REVIEW, held_on)] if held_on else []
    report = compliance(agreement(YEARLY), events, as_of=as_of)
    (found,) = report.obligations
    assert (found.status, found.late_by, found.overdue_by) == (status, late, overdue)


def test_lenient_reading_of_before() -> None:
    """The lenient reading lets "trước ngày 15/11" include the 15th."""
    events = [event(ReviewKind.FINAL_REVIEW, DAY(2024, 11, 15))]
    lenient = compliance(agreement(YEARLY), events, as_of=DAY(2025, 1, 1), lenient=True)
    assert [o.status for o in lenient.obligations] == [DueStatus.HELD]


def test_kinds_must_fit() -> None:
    """A signing does not answer a clause on reviews, a briefing no clause on reports."""
    events = [
        event(ReviewKind.SIGNING, DAY(2024, 3, 1)),
        event(ReviewKind.BRIEFING, DAY(2024, 3, 20)),
    ]
    report = compliance(agreement(YEARLY, QUARTERLY), events, as_of=DAY(2025, 1, 1))
    assert {o.status for o in report.obligations} == {DueStatus.MISSING}


def test_reports_count_by_their_own_day() -> None:
    """A written report is in time by its own date, whatever the day of the meeting."""
    quarter = Period.for_quarter(2024, 1)
    report = ReviewReport(number="12/BC-UBND", dated=DAY(2024, 3, 20))
    events = [event(ReviewKind.BRIEFING, DAY(2024, 4, 2), quarter, report=report)]
    first = compliance(agreement(QUARTERLY), events, as_of=DAY(2024, 4, 10)).obligations[0]
    assert (first.status, first.held_on) == (DueStatus.HELD, DAY(2024, 3, 20))


def test_meetings_without_a_period_count_where_they_were_held() -> None:
    """A briefing that names no month is that of the month it was held in."""
    events = [event(ReviewKind.BRIEFING, DAY(2024, month, 20)) for month in (1, 3)]
    report = compliance(agreement(MONTHLY), events, as_of=DAY(2024, 3, 31))
    statuses = [o.status.value for o in report.obligations][:4]
    assert statuses == ["held", "missing", "held", "upcoming"]


def test_partial_dates_are_not_called_late_without_need() -> None:
    """An event known to the month counts from the month's first day."""
    events = [event(ReviewKind.FINAL_REVIEW, Period.for_month(2024, 11))]
    report = compliance(agreement(YEARLY), events, as_of=DAY(2025, 1, 1))
    assert [o.status for o in report.obligations] == [DueStatus.HELD]


def test_no_clause_is_not_a_missing_clause() -> None:
    """A record without clauses says nothing of the paper."""
    report = compliance(agreement(), [], as_of=DAY(2025, 1, 1))
    assert (report.clause_on_record, report.obligations) == (False, ())


def test_clauses_without_a_day_are_never_overdue() -> None:
    """A yearly review without a day is held or has no day; it is not missing."""
    cadence = Cadence(kind=CadenceKind.REVIEW, every=Every.YEAR)
    open_ = compliance(agreement(cadence), [], as_of=DAY(2025, 6, 1))
    held = compliance(
        agreement(cadence),
        [event(ReviewKind.FINAL_REVIEW, DAY(2025, 2, 28))],
        as_of=DAY(2025, 6, 1),
    )
    assert [o.status for o in open_.obligations] == [DueStatus.NO_DAY]
    assert [o.status for o in held.obligations] == [DueStatus.HELD]


def test_illustration_shows_every_outcome() -> None:
    """The illustrated ward has reviews in time, late, missing and to come."""
    dossier = resolve(load(EXAMPLES / "minh-hoa-xa.toml"))
    reports = [compliance(a, dossier.events, as_of=DAY(2026, 11, 21)) for a in dossier.agreements]
    statuses = {o.status for report in reports for o in report.obligations}
    assert statuses == {
        DueStatus.HELD,
        DueStatus.LATE,
        DueStatus.MISSING,
        DueStatus.UPCOMING,
    }


def test_cycle_of_a_yearly_programme() -> None:
    """The conference that reviews 2023 closes that turn and opens 2024."""
    dossier = resolve(load(EXAMPLES / "tay-ho-2024.toml"))
    first, second = review_cycles(dossier, as_of=DAY(2024, 6, 1))
    assert (first.agreement, first.period.start) == ("2023", DAY(2023, 1, 1))
    assert first.closed_by is not None
    assert first.outcome is not None
    assert first.followed_by == "2024"
    assert (second.agreement, second.closed_by, second.followed_by) == ("2024", None, None)


def test_cycles_of_a_standing_regulation() -> None:
    """A regulation without dates turns by the periods that events reviewed."""
    dossier = resolve(load(EXAMPLES / "huyen-2017.toml"))
    cycles = [c for c in review_cycles(dossier, as_of=DAY(2018, 1, 1)) if c.agreement != "2017"]
    assert [(c.period.start, c.closed_by is not None) for c in cycles] == [(DAY(2016, 1, 1), True)]


def test_cycles_of_a_long_agreement() -> None:
    """An agreement of five years with clauses turns by calendar years up to the day."""
    long = agreement(YEARLY, period=Period.for_stage(2021, 2025), signed_on=DAY(2021, 3, 1))
    outcome = Outcome(results=("Đạt.",))
    review = event(
        ReviewKind.FINAL_REVIEW, DAY(2022, 11, 10), Period.for_year(2022), outcome=outcome
    )
    dossier = Dossier(title="t", agreements=(long,), events=(review,))
    cycles = review_cycles(dossier, as_of=DAY(2023, 6, 1))
    assert [c.period for c in cycles] == [Period.for_year(y) for y in (2021, 2022, 2023)]
    assert [c.closed_by for c in cycles] == [None, review.id, None]
    assert cycles[1].outcome == outcome
    assert [len(c.obligations) for c in cycles] == [1, 1, 1]


def test_replacement_follows() -> None:
    """An agreement that replaces another is the one that follows it."""
    old = agreement(YEARLY)
    new = attrs.evolve(
        agreement(),
        id="b",
        period=Period.for_year(2025),
        links=(Link(kind=LinkKind.REPLACES, agreement="a"),),
    )
    dossier = Dossier(title="t", agreements=(old, new))
    assert review_cycles(dossier, as_of=DAY(2025, 6, 1))[0].followed_by == "b"


def test_turns_of_the_future_are_left_out() -> None:
    """A programme that has not begun has no turn yet."""
    dossier = Dossier(title="t", agreements=(agreement(YEARLY),))
    assert review_cycles(dossier, as_of=DAY(2023, 12, 31)) == ()
