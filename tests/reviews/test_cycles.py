"""The turns of agreements: what closes each, and what follows."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import attrs
import pytest

from phoiho.agreements import (
    Agreement,
    Coverage,
    Instrument,
    InstrumentKind,
    Link,
    LinkKind,
    State,
    StateChange,
    WorkItem,
)
from phoiho.calendar import Boundary, Cadence, CadenceKind, Every
from phoiho.dossier import Dossier, resolve
from phoiho.periods import Period
from phoiho.records import load
from phoiho.reviews import (
    Outcome,
    ReviewEvent,
    ReviewKind,
    ReviewSubject,
    compliance,
    review_cycles,
)

DAY = dt.date
EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
YEARLY = Cadence(
    kind=CadenceKind.REVIEW, every=Every.YEAR, month=11, day=15, boundary=Boundary.BEFORE
)
HALF_YEARLY = Cadence(kind=CadenceKind.REVIEW, every=Every.HALF, day=25)
STAGE = Period.for_stage(2018, 2022)


def agreement(*cadences: Cadence, **fields) -> Agreement:
    """Make an agreement of 2018 to 2022 with some clauses."""
    base = {"id": "a", "period": STAGE, "signed_on": DAY(2018, 3, 1)} | fields
    return Agreement(
        coverage=Coverage.REPORT,
        instrument=Instrument(kind=InstrumentKind.REGULATION),
        cadences=cadences,
        **base,
    )


def event(kind: ReviewKind, held_on, period: Period | None = None, **fields) -> ReviewEvent:
    """Make an event that reviews the agreement."""
    subject = ReviewSubject(agreement="a", period=period)
    base = {"id": f"e-{held_on}", "reviewed": (subject,)} | fields
    return ReviewEvent(coverage=Coverage.REPORT, kinds=(kind,), held_on=held_on, **base)


def cycles_of(*agreements: Agreement, events=(), as_of: dt.date):
    """Return the turns of some agreements."""
    dossier = Dossier(title="t", agreements=agreements, events=tuple(events))
    return review_cycles(dossier, as_of=as_of)


def test_no_turn_begins_after_the_end() -> None:
    """A turn after the end is told only where an event looks back on it."""
    ended = StateChange(state=State.CANCELLED, on=DAY(2020, 7, 1))
    for events, years in (
        ((), [2018, 2019, 2020]),
        (
            [event(ReviewKind.FINAL_REVIEW, DAY(2022, 1, 5), Period.for_year(2021))],
            [2018, 2019, 2020, 2021],
        ),
    ):
        found = cycles_of(agreement(YEARLY, history=(ended,)), events=events, as_of=DAY(2022, 6, 1))
        assert [c.period.start.year for c in found if not c.is_whole] == years


def test_reports_that_are_known_are_not_made_again() -> None:
    """What compliance found may be given; one report for every agreement."""
    story = resolve(load(EXAMPLES / "minh-hoa-xa.toml"))
    as_of = DAY(2026, 11, 22)
    reports = [compliance(a, story.events, as_of=as_of) for a in story.agreements]
    assert review_cycles(story, as_of=as_of, reports=reports) == review_cycles(story, as_of=as_of)
    with pytest.raises(ValueError, match="shorter"):
        review_cycles(story, as_of=as_of, reports=reports[:1])


def test_cycle_of_a_yearly_programme() -> None:
    """The conference that reviews 2023 closes that turn and opens 2024."""
    dossier = resolve(load(EXAMPLES / "tay-ho-2024.toml"))
    first, second = review_cycles(dossier, as_of=DAY(2024, 6, 1))
    assert (first.agreement, first.period.start) == ("2023", DAY(2023, 1, 1))
    assert first.closed_by is not None
    assert first.outcome is not None
    assert [subject.agreement for subject in first.planned] == ["2024"]
    assert first.followed_by == "2024"
    assert (second.agreement, second.closed_by, second.followed_by) == ("2024", None, None)
    assert second.opened_by == first.closed_by
    assert (second.outcome, second.minutes, second.conclusions, second.planned) == (
        None,
        None,
        (),
        (),
    )


def test_cycles_of_a_standing_regulation() -> None:
    """A regulation without dates turns by the periods that events reviewed."""
    dossier = resolve(load(EXAMPLES / "huyen-2017.toml"))
    cycles = [c for c in review_cycles(dossier, as_of=DAY(2018, 1, 1)) if c.agreement != "2017"]
    assert [(c.period.start, c.closed_by is not None) for c in cycles] == [(DAY(2016, 1, 1), True)]
    assert [c.followed_by for c in cycles] == ["2017"]


def test_cycles_of_a_long_agreement() -> None:
    """Five years with clauses turn by calendar years up to the day, and as a whole."""
    outcome = Outcome(results=("Đạt.",))
    review = event(
        ReviewKind.FINAL_REVIEW,
        DAY(2019, 11, 10),
        Period.for_year(2019),
        outcome=outcome,
        minutes="Biên bản",
        conclusions=("tb",),
    )
    found = cycles_of(agreement(YEARLY), events=[review], as_of=DAY(2020, 6, 1))
    assert [c.period for c in found] == [*map(Period.for_year, (2018, 2019, 2020)), STAGE]
    assert [c.is_whole for c in found] == [False, False, False, True]
    assert [c.closed_by for c in found] == [None, review.id, None, None]
    assert (found[1].outcome, found[1].minutes, found[1].conclusions) == (
        outcome,
        "Biên bản",
        ("tb",),
    )
    assert [len(c.obligations) for c in found] == [1, 1, 1, 0]
    assert found[2].next_due.last_day == DAY(2020, 11, 14)


# Conferences on whole stages: early at Bến Tre (1 December 2022 for 2018-2022), eleven months
# late at Khánh Hòa (24 November 2017 for a stage to the end of 2016).
@pytest.mark.parametrize(
    ("period", "held_on"),
    [
        (STAGE, DAY(2022, 12, 1)),
        (Period.for_stage(2012, 2016), DAY(2017, 11, 24)),
    ],
)
@pytest.mark.parametrize("named", [True, False])
def test_a_tong_ket_closes_its_turn_early_or_late(period, held_on, named) -> None:
    """The conference on the whole stage closes it, whether it names the stage or not."""
    made = agreement(period=period, signed_on=DAY(period.start.year, 2, 1))
    held = event(ReviewKind.FINAL_REVIEW, held_on, period if named else None)
    (cycle,) = cycles_of(made, events=[held], as_of=DAY(2023, 6, 1))
    assert (cycle.period, cycle.closed_by) == (period, held.id)


@pytest.mark.parametrize(
    ("kind", "about", "held_on"),
    [
        # "Sơ kết 01 năm" of the central regulation of 2014, eighteen months after its signing.
        (ReviewKind.INTERIM_REVIEW, STAGE, DAY(2022, 12, 1)),
        (ReviewKind.BRIEFING, STAGE, DAY(2022, 12, 1)),
        (ReviewKind.FINAL_REVIEW, Period.for_stage(2018, 2020), DAY(2021, 1, 20)),
        (ReviewKind.FINAL_REVIEW, None, DAY(2020, 1, 20)),
        (ReviewKind.FINAL_REVIEW, None, None),
        # Nobody looks back on what has not begun.
        (ReviewKind.FINAL_REVIEW, STAGE, DAY(2017, 12, 1)),
    ],
)
def test_what_does_not_close_a_stage(kind, about, held_on) -> None:
    """Sơ kết closes nothing, nor does a review of a part, or one long before the end."""
    found = cycles_of(agreement(), events=[event(kind, held_on, about)], as_of=DAY(2023, 6, 1))
    assert [c.closed_by for c in found if c.is_whole] == [None]


def test_the_conference_on_a_stage_closes_its_last_year_alone() -> None:
    """A conference on 2018-2022 closes the stage and the year that ends with it."""
    held = event(ReviewKind.FINAL_REVIEW, DAY(2022, 12, 1), STAGE)
    found = cycles_of(agreement(YEARLY), events=[held], as_of=DAY(2023, 6, 1))
    assert [c.period.start.year for c in found if c.closed_by] == [2022, 2018]


def test_a_turn_is_closed_once_by_the_event_that_names_it() -> None:
    """The review of the year closes it, not the conference on the stage, nor its repetition."""
    held = [
        event(ReviewKind.FINAL_REVIEW, DAY(2022, 11, 1), STAGE),
        event(ReviewKind.FINAL_REVIEW, DAY(2023, 2, 7), Period.for_year(2022)),
        event(ReviewKind.ASSESSMENT, DAY(2023, 3, 2), Period.for_year(2022)),
    ]
    found = cycles_of(agreement(YEARLY), events=held, as_of=DAY(2023, 6, 1))
    assert [c.closed_by for c in found][-2:] == ["e-2023-02-07", "e-2022-11-01"]


def test_a_review_that_names_no_time_closes_the_turn_it_answers() -> None:
    """January's conference without a stated time closes the year before."""
    held = event(ReviewKind.FINAL_REVIEW, DAY(2020, 1, 20))
    found = cycles_of(agreement(YEARLY), events=[held], as_of=DAY(2020, 6, 1))
    assert [c.period.start.year for c in found if c.closed_by] == [2019]


@pytest.mark.parametrize(
    ("cadences", "turns"),
    [
        ((YEARLY,), 2),
        ((HALF_YEARLY,), 3),
        ((HALF_YEARLY, YEARLY), 2),
        ((attrs.evolve(YEARLY, kind=CadenceKind.MEETING),), 2),
    ],
)
def test_turns_follow_the_clause_on_reviews(cadences, turns) -> None:
    """Where only halves are reviewed a turn is half a year, else a year."""
    found = cycles_of(agreement(*cadences), as_of=DAY(2019, 3, 1))
    assert len([c for c in found if not c.is_whole]) == turns


@pytest.mark.parametrize(
    "fields",
    [
        {"period": None},
        {"period": Period(start=DAY(2018, 1, 1))},
        {"period": STAGE, "open_ended": True},
    ],
)
def test_agreements_without_an_end_go_on(fields) -> None:
    """What runs on ("và những năm tiếp theo") has a turn a year to the day of the question."""
    found = cycles_of(agreement(YEARLY, **fields), as_of=DAY(2024, 2, 1))
    assert [c.period.start.year for c in found] == [*range(2018, 2025)]


def test_turns_begin_with_the_signing() -> None:
    """A regulation signed in the third year of its term has no turns before (Hòa Bình, 2019)."""
    made = agreement(YEARLY, period=Period.for_term(2016, 2021), signed_on=DAY(2019, 3, 20))
    found = cycles_of(made, as_of=DAY(2020, 6, 1))
    assert [c.period.start.year for c in found] == [2019, 2020, 2016]


def test_an_extension_moves_the_end() -> None:
    """An extended agreement has turns to its new end, and is one stage."""
    longer = Period.for_stage(2018, 2023)
    change = StateChange(state=State.EXTENDED, on=DAY(2022, 12, 20), period=longer)
    found = cycles_of(agreement(YEARLY, history=(change,)), as_of=DAY(2024, 6, 1))
    assert [c.period for c in found][-2:] == [Period.for_year(2023), longer]


def test_each_obligation_stands_in_one_turn() -> None:
    """Dated items stand in the year of their day, the season of a stage in the whole."""
    item = WorkItem(text="Giám sát", due=DAY(2019, 10, 31))
    found = cycles_of(agreement(YEARLY, items=(item,)), as_of=DAY(2019, 12, 1))
    assert [[o.due.source.value for o in c.obligations] for c in found] == [
        ["cadence"],
        ["item", "cadence"],
        [],
    ]


def test_replacement_follows() -> None:
    """An agreement that replaces another is the one that follows it, once it is signed."""
    new = agreement(
        id="b",
        period=Period.for_stage(2023, 2027),
        signed_on=DAY(2023, 3, 3),
        links=(Link(kind=LinkKind.REPLACES, agreement="a"),),
    )
    for as_of, follows in ((DAY(2023, 3, 2), None), (DAY(2023, 3, 3), "b")):
        assert cycles_of(agreement(), new, as_of=as_of)[0].followed_by == follows


def test_the_event_of_the_follower_closes_the_one_before() -> None:
    """One conference reviews 2016-2020 and signs 2023-2027 (Điện Biên, 3 March 2023)."""
    old = agreement(period=Period.for_stage(2016, 2020), signed_on=DAY(2016, 5, 4))
    new = agreement(id="b", period=Period.for_stage(2023, 2027), signed_on=DAY(2023, 3, 3))
    held = event(
        ReviewKind.FINAL_REVIEW,
        DAY(2023, 3, 3),
        Period.for_stage(2016, 2020),
        planned=(ReviewSubject(agreement="b"),),
    )
    first, second = cycles_of(old, new, events=[held], as_of=DAY(2023, 6, 1))
    assert (first.closed_by, first.followed_by) == (held.id, "b")
    assert (second.opened_by, second.events) == (held.id, ())


def test_turns_of_the_future_are_left_out() -> None:
    """A programme that has not begun has no turn yet, nor does an event to come open one."""
    programme = agreement(YEARLY, period=Period.for_year(2024), signed_on=DAY(2024, 1, 5))
    assert cycles_of(programme, as_of=DAY(2023, 12, 31)) == ()
    signing = event(
        ReviewKind.SIGNING, DAY(2024, 2, 5), reviewed=(), planned=(ReviewSubject(agreement="a"),)
    )
    (cycle,) = cycles_of(programme, events=[signing], as_of=DAY(2024, 1, 31))
    assert cycle.opened_by is None


def test_events_that_name_no_time_stand_in_the_turns_they_touch() -> None:
    """A briefing without a stated time stands in the year it was held in, and in the whole."""
    held = event(ReviewKind.BRIEFING, DAY(2019, 4, 19))
    found = cycles_of(agreement(YEARLY), events=[held], as_of=DAY(2020, 6, 1))
    assert [c.events for c in found] == [(), (held.id,), (), (held.id,)]


def test_what_has_no_end_belongs_to_no_closed_turn() -> None:
    """A clause of an agreement without an end that sets no term stands in no year."""
    ad_hoc = Cadence(kind=CadenceKind.REPORT, every=Every.UNSTATED, boundary=Boundary.AD_HOC)
    found = cycles_of(
        agreement(ad_hoc, period=Period(start=DAY(2018, 1, 1))), as_of=DAY(2019, 6, 1)
    )
    assert [c.obligations for c in found] == [(), ()]
