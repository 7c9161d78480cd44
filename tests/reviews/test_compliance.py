"""What was due and what was kept."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from pathlib import Path

import attrs
import pytest

from phoiho.agreements import (
    Agreement,
    Coverage,
    Instrument,
    InstrumentKind,
    State,
    StateChange,
    Target,
    TargetBound,
    WorkItem,
)
from phoiho.calendar import Boundary, Cadence, CadenceKind, Every, parse_cadence
from phoiho.dossier import resolve
from phoiho.periods import Period
from phoiho.records import load
from phoiho.reviews import (
    DueStatus,
    ReviewEvent,
    ReviewKind,
    ReviewReport,
    ReviewSubject,
    compliance,
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
    base = {"id": f"e-{held_on}", "coverage": Coverage.REPORT, "kinds": (kind,)} | fields
    subject = ReviewSubject(agreement="a", period=period)
    return ReviewEvent(held_on=held_on, reviewed=(subject,), **base)


LATER = DAY(2025, 12, 31)


def judged(words: str, *events: ReviewEvent, as_of=LATER, **fields):
    """Return the obligations of an agreement with printed clauses."""
    made = agreement(*parse_cadence(words), **fields)
    return compliance(made, events, as_of=as_of).obligations


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
    """A yearly review without a day is held or cannot be computed; it is not missing."""
    (open_,) = judged("tổng kết hằng năm")
    (held,) = judged("tổng kết hằng năm", event(ReviewKind.FINAL_REVIEW, DAY(2025, 2, 28)))
    assert (open_.status, open_.certain) == (DueStatus.NOT_COMPUTABLE, True)
    assert held.status is DueStatus.HELD


def test_illustration_shows_every_outcome() -> None:
    """The illustrated ward has reviews in time, late, missing, without minutes and to come."""
    dossier = resolve(load(EXAMPLES / "minh-hoa-xa.toml"))
    reports = [compliance(a, dossier.events, as_of=DAY(2026, 11, 21)) for a in dossier.agreements]
    statuses = {o.status for report in reports for o in report.obligations}
    assert statuses == set(DueStatus) - {DueStatus.NOT_COMPUTABLE}


# Which kinds answer which clauses (section 8 of the domain's notes), and whether surely.
@pytest.mark.parametrize(
    ("words", "kind", "status", "certain"),
    [
        ("họp chậm nhất ngày 20/12 hằng năm", ReviewKind.BRIEFING, DueStatus.HELD, True),
        ("họp chậm nhất ngày 20/12 hằng năm", ReviewKind.WORKING_SESSION, DueStatus.HELD, True),
        ("họp chậm nhất ngày 20/12 hằng năm", ReviewKind.JOINT_CONFERENCE, DueStatus.HELD, True),
        ("họp chậm nhất ngày 20/12 hằng năm", ReviewKind.FINAL_REVIEW, DueStatus.HELD, False),
        ("họp chậm nhất ngày 20/12 hằng năm", ReviewKind.SIGNING, DueStatus.MISSING, False),
        ("tổng kết chậm nhất ngày 20/12 hằng năm", ReviewKind.FINAL_REVIEW, DueStatus.HELD, True),
        ("tổng kết chậm nhất ngày 20/12 hằng năm", ReviewKind.ASSESSMENT, DueStatus.HELD, True),
        ("tổng kết chậm nhất ngày 20/12 hằng năm", ReviewKind.JOINT_CONFERENCE, DueStatus.HELD,
         False),
        ("tổng kết chậm nhất ngày 20/12 hằng năm", ReviewKind.BRIEFING, DueStatus.MISSING, False),
        ("kiểm tra chậm nhất ngày 20/12 hằng năm", ReviewKind.INSPECTION, DueStatus.HELD, False),
        ("kiểm tra chậm nhất ngày 20/12 hằng năm", ReviewKind.LAUNCH, DueStatus.MISSING, False),
        ("báo cáo chậm nhất ngày 20/12 hằng năm", ReviewKind.FINAL_REVIEW, DueStatus.MISSING,
         False),
    ],
)  # fmt: skip
def test_which_kinds_answer(words, kind, status, certain) -> None:
    """An event answers a clause by its kind; where it may, the answer is not certain."""
    held = event(kind, DAY(2024, 12, 10), Period.for_year(2024))
    (found,) = judged(words, held)
    assert (found.status, found.certain) == (status, certain)


QUARTER_4 = Period.for_quarter(2024, 4)
SECOND_HALF = Period.for_half(2024, 2)


def test_another_act_is_answered_by_what_names_its_very_time() -> None:
    """A briefing of the month before is no reception of citizens; one on it may have been."""
    words = "tiếp công dân ngày 15 hằng tháng"
    march = Period.for_month(2024, 3)
    near = judged(words, event(ReviewKind.BRIEFING, DAY(2024, 3, 14)))
    assert not any(o.events for o in near)
    (named,) = [
        o for o in judged(words, event(ReviewKind.BRIEFING, DAY(2024, 3, 14), march)) if o.events
    ]
    assert (named.due.period, named.certain) == (march, False)


@pytest.mark.parametrize(
    ("words", "about", "answered"),
    [
        # The second half's report is usually replaced by the year's (section 9).
        ("sơ kết 6 tháng: chậm nhất ngày 25 tháng cuối kỳ", Period.for_year(2024), SECOND_HALF),
        ("sơ kết 6 tháng: chậm nhất ngày 25 tháng cuối kỳ", SECOND_HALF, SECOND_HALF),
        ("sơ kết chậm nhất ngày 25 của tháng cuối quý", Period.for_year(2024), QUARTER_4),
        # What closes a stage closes its last year (Bến Tre, 1 December 2022).
        ("tổng kết trước ngày 15/12 hằng năm", Period.for_stage(2020, 2024), Period.for_year(2024)),
        # A longer time that ends elsewhere says nothing of the turn.
        ("sơ kết 6 tháng: chậm nhất ngày 25 tháng cuối kỳ", Period.for_stage(2020, 2025), None),
        # No half answers for its year.
        ("tổng kết trước ngày 15/12 hằng năm", SECOND_HALF, None),
        # Meetings are held, not replaced.
        ("họp chậm nhất ngày 25 của tháng cuối quý", Period.for_year(2024), None),
    ],
)
def test_longer_reviews_answer_their_last_part(words, about, answered) -> None:
    """A tổng kết of a longer time answers the turn that ends with it, and no other."""
    kinds = (ReviewKind.FINAL_REVIEW, ReviewKind.BRIEFING)
    held = event(kinds[0], DAY(2024, 12, 10), about, kinds=kinds)
    found = [o for o in judged(words, held) if o.events]
    assert [o.due.period for o in found] == ([answered] if answered else [])
    assert all(o.certain is (about == answered) for o in found)


@pytest.mark.parametrize(
    ("words", "held_on", "last_day", "late"),
    [
        # A briefing that names no month belongs to the turn in which it was in time.
        ("họp chậm nhất ngày 25 hằng tháng", DAY(2024, 3, 10), DAY(2024, 3, 25), False),
        ("họp chậm nhất ngày 05 tháng sau", DAY(2024, 3, 4), DAY(2024, 3, 5), False),
        ("họp chậm nhất ngày 25 của tháng cuối quý", DAY(2024, 6, 28), DAY(2024, 6, 25), True),
        # A conference in January speaks of the year before (12 of 16 came from January to March).
        ("tổng kết chậm nhất ngày 15/11 hằng năm", DAY(2025, 1, 20), DAY(2024, 11, 15), True),
        ("báo cáo chậm nhất ngày 10 tháng sau", DAY(2024, 3, 12), DAY(2024, 3, 10), True),
    ],
)
def test_events_that_name_no_time_go_to_the_nearest_turn(words, held_on, last_day, late) -> None:
    """Without a period of its own an event answers the nearest turn, not certainly."""
    kinds = (ReviewKind.BRIEFING, ReviewKind.INTERIM_REVIEW)
    held = event(kinds[0], held_on, kinds=kinds, report=ReviewReport())
    found = judged(words, held, period=Period.for_stage(2024, 2026))
    (answered,) = (o for o in found if o.events)
    assert (answered.due.last_day, answered.certain) == (last_day, False)
    assert (answered.status is DueStatus.LATE) is late


def test_turns_take_the_events_that_fit_them_best() -> None:
    """Two briefings close together answer two turns, whatever their order in the record."""
    events = [
        event(ReviewKind.BRIEFING, DAY(2024, 2, 20)),
        event(ReviewKind.BRIEFING, DAY(2024, 1, 24)),
    ]
    found = judged("họp chậm nhất ngày 25 hằng tháng", *events, as_of=DAY(2024, 2, 28))
    assert [o.event for o in found if o.events] == ["e-2024-01-24", "e-2024-02-20"]


def test_one_event_answers_several_clauses_once_each() -> None:
    """A conference that is meeting, review and report answers three clauses."""
    held = event(
        ReviewKind.FINAL_REVIEW,
        DAY(2024, 12, 10),
        Period.for_year(2024),
        kinds=(ReviewKind.FINAL_REVIEW, ReviewKind.BRIEFING),
        report=ReviewReport(number="15/BC-UBND"),
    )
    words = (
        "tổng kết trước ngày 15/12 hằng năm; họp mỗi năm một lần; báo cáo trước ngày 20/12 hằng năm"
    )
    found = judged(words, held)
    assert [o.events for o in found] == [(held.id,)] * 3


@pytest.mark.parametrize(
    ("days", "status", "events"),
    [
        ([], DueStatus.MISSING, 0),
        ([DAY(2024, 5, 8)], DueStatus.MISSING, 1),
        ([DAY(2024, 5, 8), DAY(2024, 10, 9)], DueStatus.HELD, 2),
        # RA088 tells of fourteen in one year: what is asked for is two.
        ([DAY(2024, month, 8) for month in range(1, 11)], DueStatus.HELD, 2),
        # The words count the times in the year.
        ([DAY(2024, 5, 8), DAY(2025, 1, 9)], DueStatus.MISSING, 1),
    ],
)
def test_counts_take_several_events(days, status, events) -> None:
    """A number of times a year is kept when so many were held in it."""
    held = [event(ReviewKind.BRIEFING, day) for day in days]
    (found,) = judged("họp ít nhất 02 lần/năm", *held)
    assert (found.status, len(found.events)) == (status, events)


def test_counts_are_upcoming_until_the_turn_is_over() -> None:
    """Before the year is over nothing is missing."""
    (found,) = judged("họp ít nhất 02 lần/năm", as_of=DAY(2024, 12, 31))
    assert found.status is DueStatus.UPCOMING


def test_turns_of_three_months_are_counted_by_the_year() -> None:
    """Turns without a start need four events in the calendar year."""
    quarters = [Period.for_quarter(2024, number) for number in (1, 2, 3, 4)]
    held = [event(ReviewKind.INTERIM_REVIEW, DAY(2024, q.end.month, 28), q) for q in quarters]
    (found,) = judged("sơ kết 3 tháng một lần", *held)
    (open_,) = judged("sơ kết 3 tháng một lần", *held[:3])
    assert (found.status, found.due.times) == (DueStatus.HELD, 4)
    assert open_.status is DueStatus.NOT_COMPUTABLE


@pytest.mark.parametrize(
    ("held_on", "status", "certain"),
    [
        (Period.for_month(2024, 11), DueStatus.HELD, False),
        (Period.for_month(2024, 10), DueStatus.HELD, True),
        (Period.for_month(2024, 12), DueStatus.LATE, True),
        (None, DueStatus.HELD, False),
    ],
)
def test_days_known_in_part(held_on, status, certain) -> None:
    """An event known by its month is late only where it surely is."""
    (found,) = judged(
        "tổng kết trước ngày 15/11 hằng năm",
        event(ReviewKind.FINAL_REVIEW, held_on, Period.for_year(2024)),
    )
    assert (found.status, found.certain) == (status, certain)


def test_an_inferred_year_is_not_certain() -> None:
    """What rests on a year that was inferred is not certain."""
    held = event(
        ReviewKind.FINAL_REVIEW, DAY(2024, 11, 10), Period.for_year(2024), year_inferred=True
    )
    (found,) = judged("tổng kết trước ngày 15/11 hằng năm", held)
    assert (found.status, found.certain) == (DueStatus.HELD, False)


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({}, DueStatus.MINUTES_MISSING),
        ({"minutes": "Biên bản hội nghị"}, DueStatus.HELD),
        ({"report": ReviewReport(number="15/BC-MTTW-VKSTC")}, DueStatus.HELD),
        # The notice of conclusions may be 56 days younger (213/TB-VPCP).
        ({"conclusions": ("tb213",)}, DueStatus.HELD),
        ({"coverage": Coverage.REPORT}, DueStatus.HELD),
        ({"held_on": DAY(2024, 11, 20)}, DueStatus.LATE),
    ],
)
def test_minutes(fields, status) -> None:
    """A whole paper of a conference without minutes, report or conclusions lacks them."""
    held = attrs.evolve(
        event(ReviewKind.FINAL_REVIEW, DAY(2024, 11, 10), Period.for_year(2024)),
        **({"coverage": Coverage.INSTRUMENT} | fields),
    )
    (found,) = judged("tổng kết trước ngày 15/11 hằng năm", held)
    assert found.status is status


@pytest.mark.parametrize(
    ("coverages", "certain"),
    [
        ((), True),
        ((Coverage.REPORT,), False),
        ((Coverage.REPORT, Coverage.EXCERPT), True),
    ],
)
def test_newspapers_need_not_tell_everything(coverages, certain) -> None:
    """Where only reports tell of events, what is not told of is not certainly missing."""
    other = [
        event(ReviewKind.SIGNING, DAY(2024, 1, 5), coverage=coverage, id=coverage.value)
        for coverage in coverages
    ]
    (found,) = judged("tổng kết trước ngày 15/11 hằng năm", *other)
    assert (found.status, found.certain) == (DueStatus.MISSING, certain)


def test_the_middle_of_a_term_is_answered_by_an_interim_review() -> None:
    """A sơ kết of the first half of the term answers "giữa nhiệm kỳ"; a tổng kết does not."""
    term = {"period": Period.for_term(2021, 2026), "signed_on": DAY(2021, 8, 2)}
    first = Period.for_stage(2021, 2023)
    for kind, status in (
        (ReviewKind.INTERIM_REVIEW, DueStatus.HELD),
        (ReviewKind.FINAL_REVIEW, DueStatus.NOT_COMPUTABLE),
    ):
        (found,) = judged("sơ kết giữa nhiệm kỳ", event(kind, DAY(2023, 12, 5), first), **term)
        assert found.status is status


@pytest.mark.parametrize(
    ("words", "kind", "about"),
    [
        # The middle is not the whole, and what lies outside is not of the term.
        ("sơ kết giữa nhiệm kỳ", ReviewKind.INTERIM_REVIEW, Period.for_stage(2018, 2022)),
        ("sơ kết giữa nhiệm kỳ", ReviewKind.INTERIM_REVIEW, Period.for_stage(2016, 2017)),
        ("tổng kết cuối giai đoạn", ReviewKind.FINAL_REVIEW, Period.for_stage(2018, 2020)),
    ],
)
def test_seasons_of_another_time(words, kind, about) -> None:
    """A review of another time answers neither the middle nor the end of a stage."""
    stage = {"period": Period.for_stage(2018, 2022), "signed_on": DAY(2018, 3, 1)}
    (found,) = judged(words, event(kind, DAY(2023, 1, 10), about), **stage)
    assert found.status is DueStatus.NOT_COMPUTABLE


def test_a_season_without_a_stated_time_is_answered_not_certainly() -> None:
    """A sơ kết that names no time may be that of the middle of the stage."""
    stage = {"period": Period.for_stage(2018, 2022), "signed_on": DAY(2018, 3, 1)}
    held = event(ReviewKind.INTERIM_REVIEW, DAY(2020, 6, 10))
    (found,) = judged("sơ kết giữa nhiệm kỳ", held, **stage)
    assert (found.status, found.certain) == (DueStatus.HELD, False)


def test_reports_of_a_later_day_are_not_known() -> None:
    """The report of a known conference that is dated after the question is not known."""
    held = event(
        ReviewKind.FINAL_REVIEW,
        DAY(2024, 12, 10),
        Period.for_year(2024),
        report=ReviewReport(dated=DAY(2024, 12, 28)),
    )
    words = "báo cáo chậm nhất ngày 15/12 hằng năm"
    (before,) = judged(words, held, as_of=DAY(2024, 12, 20))
    (after,) = judged(words, held, as_of=DAY(2024, 12, 31))
    assert (before.status, after.status) == (DueStatus.MISSING, DueStatus.LATE)


def test_events_without_day_and_time_answer_no_turn_of_several() -> None:
    """A briefing of which neither day nor time is known could be any."""
    (first, *_) = judged("họp chậm nhất ngày 25 hằng tháng", event(ReviewKind.BRIEFING, None))
    assert first.status is DueStatus.MISSING


def test_the_end_of_a_stage_is_answered_by_what_closes_it() -> None:
    """The conference of 1 December 2022 on 2018-2022 is the tổng kết at the end of the stage."""
    stage = {"period": Period.for_stage(2018, 2022), "signed_on": DAY(2018, 3, 1)}
    held = event(ReviewKind.FINAL_REVIEW, DAY(2022, 12, 1), Period.for_stage(2018, 2022))
    (found,) = judged("tổng kết cuối giai đoạn", held, **stage)
    assert found.status is DueStatus.HELD


D = Decimal


@pytest.mark.parametrize(
    ("item", "status"),
    [
        ({"result": "Đã thực hiện."}, DueStatus.HELD),
        ({}, DueStatus.MISSING),
        ({"targets": (Target(indicator="Tỷ lệ", value=D(95), reached=D(96)),)}, DueStatus.HELD),
        ({"targets": (Target(indicator="Tỷ lệ", value=D(95), reached=D(80)),)}, DueStatus.MISSING),
        (
            {
                "result": "Đã thực hiện.",
                "targets": (
                    Target(indicator="Một", value=D(1), reached=D(1)),
                    Target(indicator="Hai", value=D(2)),
                ),
            },
            DueStatus.HELD,
        ),
        (
            {
                "targets": (
                    Target(indicator="Một", value=D(1), reached=D(1)),
                    Target(indicator="Hai", value=D(2)),
                )
            },
            DueStatus.MISSING,
        ),
    ],
)
def test_items_are_done_when_their_results_are_on_record(item, status) -> None:
    """An item is done by its result or by the numbers of all its targets; when, is not known."""
    made = agreement(items=(WorkItem(text="Giám sát", due=DAY(2024, 10, 31), **item),))
    (found,) = compliance(made, [], as_of=DAY(2024, 12, 31)).obligations
    assert found.status is status
    assert found.certain is (status is DueStatus.MISSING)


@pytest.mark.parametrize(
    ("bound", "reached", "kept"),
    [
        (None, 80, True),
        (TargetBound.AT_LEAST, 80, True),
        (TargetBound.AT_LEAST, 79, False),
        (TargetBound.OVER, 80, False),
        (TargetBound.OVER, 81, True),
        (TargetBound.AT_MOST, 80, True),
        (TargetBound.AT_MOST, 81, False),
        (TargetBound.UNDER, 80, False),
        (TargetBound.UNDER, 79, True),
        (TargetBound.ABOUT, 70, True),
    ],
)
def test_bounds_of_targets(bound, reached, kept) -> None:
    """A dated target is reached when its number keeps its bound."""
    target = Target(
        indicator="Tỷ lệ", value=D(80), bound=bound, due=DAY(2024, 6, 30), reached=D(reached)
    )
    made = agreement(items=(WorkItem(text="Giám sát", targets=(target,)),))
    (found,) = compliance(made, [], as_of=DAY(2024, 12, 31)).obligations
    assert (found.status is DueStatus.HELD) is kept


def test_the_days_asked_for_can_be_named() -> None:
    """`within` asks for the obligations of some days only."""
    made = agreement(MONTHLY)
    report = compliance(made, [], as_of=DAY(2024, 6, 1), within=Period.for_quarter(2024, 2))
    assert [o.due.last_day.month for o in report.obligations] == [4, 5, 6]


def test_groups_of_a_report() -> None:
    """Obligations are grouped by who owes them, by item and by year."""
    named = attrs.evolve(YEARLY, owed_by=("front",))
    item = WorkItem(number=3, text="Giám sát", due=DAY(2024, 10, 31), lead=("council", "front"))
    made = agreement(named, items=(item,), period=Period.for_stage(2024, 2025))
    report = compliance(made, [], as_of=DAY(2024, 12, 1))
    assert {key: len(group) for key, group in report.by_body().items()} == {
        "council": 1,
        "front": 3,
    }
    assert {key: len(group) for key, group in report.by_item().items()} == {3: 1}
    assert {key: len(group) for key, group in report.by_year().items()} == {2024: 2, 2025: 1}
    assert report.counts[DueStatus.MISSING] == 2
    assert report.counts[DueStatus.UPCOMING] == 1


def test_clauses_of_an_amendment_are_on_record() -> None:
    """A clause that an amendment brought is a clause on record."""
    change = StateChange(state=State.AMENDED, on=DAY(2024, 7, 1), cadences=(YEARLY,))
    report = compliance(agreement(history=(change,)), [], as_of=DAY(2024, 12, 1))
    assert report.clause_on_record
    assert [o.status for o in report.obligations] == [DueStatus.MISSING]
