"""The life of agreements: what their state is on a day, and how it may change."""

from __future__ import annotations

import datetime as dt

import attrs
import pytest
from hypothesis import given, settings

from phoiho.agreements import (
    Agreement,
    AssignmentRole,
    Coverage,
    Instrument,
    InstrumentKind,
    Link,
    LinkKind,
    Participant,
    State,
    StateChange,
    StateGround,
    WorkItem,
    ended_participants,
    state_on,
    state_with_reason,
)
from phoiho.dossier import Dossier, resolve
from phoiho.hierarchy import BodyRef
from phoiho.periods import Period, YearlessDate
from strategies_agreements import agreements, made
from strategies_dossier import days

DAY = dt.date


def agreement(*bodies: str, **fields) -> Agreement:
    """Make a resolved agreement of some bodies."""
    made = Agreement(
        id="a",
        coverage=Coverage.EXCERPT,
        instrument=Instrument(kind=InstrumentKind.REGULATION),
        participants=tuple(
            Participant(id=f"p{i}", body=BodyRef(text=body)) for i, body in enumerate(bodies)
        ),
        **fields,
    )
    dossier = Dossier(title="t", agreements=(made,), reference_date=DAY(2024, 1, 1))
    return resolve(dossier).agreements[0]


DISTRICT = ("UBND huyện Bình Chánh", "Ủy ban MTTQ Việt Nam huyện Bình Chánh")


@pytest.mark.parametrize(
    ("fields", "day", "state", "since"),
    [
        ({}, DAY(2024, 1, 1), None, None),
        ({"signed_on": DAY(2021, 11, 2)}, DAY(2021, 11, 1), None, None),
        ({"signed_on": DAY(2021, 11, 2)}, DAY(2021, 11, 2), State.IN_FORCE, DAY(2021, 11, 2)),
        ({"signed_on": DAY(2021, 11, 2)}, DAY(2025, 6, 30), State.IN_FORCE, DAY(2021, 11, 2)),
        ({"signed_on": DAY(2021, 11, 2)}, DAY(2025, 7, 1), State.PARTY_ENDED, DAY(2025, 7, 1)),
        ({"signed_on": YearlessDate(month=2, day=28)}, DAY(2024, 6, 1), None, None),
        ({"period": Period.for_year(2024)}, DAY(2024, 12, 31), State.IN_FORCE, DAY(2024, 1, 1)),
        ({"period": Period.for_year(2024)}, DAY(2025, 1, 1), State.EXPIRED, DAY(2025, 1, 1)),
        # The first final state stays: what expired in 2024 is not ended again in 2025.
        ({"period": Period.for_year(2024)}, DAY(2025, 8, 1), State.EXPIRED, DAY(2025, 1, 1)),
        (
            {"period": Period.for_stage(2020, 2025), "open_ended": True},
            DAY(2025, 8, 1),
            State.PARTY_ENDED,
            DAY(2025, 7, 1),
        ),
        # An agreement that ends with its bodies has run its own course.
        (
            {"period": Period(start=DAY(2024, 1, 1), end=DAY(2025, 6, 30))},
            DAY(2025, 7, 1),
            State.EXPIRED,
            DAY(2025, 7, 1),
        ),
        (
            {"signed_on": DAY(2024, 2, 1), "effective_on": DAY(2024, 3, 1)},
            DAY(2024, 2, 15),
            State.SIGNED,
            DAY(2024, 2, 1),
        ),
        (
            {"signed_on": DAY(2024, 2, 1), "effective_on": DAY(2024, 3, 1)},
            DAY(2024, 3, 1),
            State.IN_FORCE,
            DAY(2024, 3, 1),
        ),
        (
            {"signed_on": DAY(2024, 2, 28), "period": Period.for_year(2024)},
            DAY(2024, 2, 1),
            None,
            None,
        ),
    ],
)
def test_state_is_derived(fields, day, state, since) -> None:
    """Without a history the state follows from the dates and the bodies."""
    derived = state_with_reason(agreement(*DISTRICT, **fields), day)
    assert (derived.state, derived.since, derived.from_history) == (state, since, False)


def test_history_goes_first() -> None:
    """What the record states of a day counts before what is derived."""
    history = (
        StateChange(state=State.DRAFT, on=DAY(2020, 1, 1)),
        StateChange(state=State.IN_FORCE, on=DAY(2020, 2, 1)),
        StateChange(state=State.REPLACED, on=DAY(2022, 1, 1)),
    )
    made = agreement(*DISTRICT, history=history)
    found = [state_on(made, DAY(year, 6, 1)) for year in (2019, 2021, 2023, 2026)]
    assert found == [None, State.IN_FORCE, State.REPLACED, State.REPLACED]
    assert state_on(made, DAY(2020, 1, 15)) is State.DRAFT


def test_extension_outlasts_the_period() -> None:
    """An agreement extended after its period's end is not expired by that end."""
    history = (StateChange(state=State.EXTENDED, on=DAY(2023, 1, 1)),)
    made = agreement(*DISTRICT, period=Period.for_year(2022), history=history)
    assert state_on(made, DAY(2024, 1, 1)) is State.EXTENDED
    assert state_on(made, DAY(2025, 7, 1)) is State.PARTY_ENDED


def test_ended_participants_name_the_day() -> None:
    """Every participant of a district ends on 30 June 2025, police four months before."""
    made = agreement(*DISTRICT, "Công an huyện Bình Chánh", "UBND thành phố Hà Nội")
    ended = {e.participant.id: e.last_day for e in ended_participants(made, on=DAY(2025, 7, 1))}
    assert ended == {"p0": DAY(2025, 6, 30), "p1": DAY(2025, 6, 30), "p2": DAY(2025, 2, 28)}
    before = ended_participants(made, on=DAY(2025, 3, 1))
    assert [e.participant.id for e in before] == ["p2"]


def test_outsiders_never_end() -> None:
    """A bank outside the tables is not judged."""
    bank = Participant(id="bank", body=BodyRef(kind="other", name="Ngân hàng CSXH"))
    made = attrs.evolve(agreement(*DISTRICT), participants=(bank,))
    assert ended_participants(made, on=DAY(2026, 1, 1)) == ()


def test_assignments_list_leads_first() -> None:
    """An item tells who leads and who coordinates."""
    item = WorkItem(text="Giám sát", lead=("front",), coordinators=("council", "committee"))
    assert [(a.role, a.participant) for a in item.assignments] == [
        (AssignmentRole.LEAD, "front"),
        (AssignmentRole.COORDINATING, "council"),
        (AssignmentRole.COORDINATING, "committee"),
    ]


def steps(*pairs, **fields) -> tuple[StateChange, ...]:
    """Make a history of states and days; what is given besides goes into the last step."""
    made_steps = [StateChange(state=State(state), on=on) for state, on in pairs]
    return (*made_steps[:-1], attrs.evolve(made_steps[-1], **fields))


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        pytest.param(
            # Draft read, discussed, agreed and signed in one meeting (RA012, huyện Đại Lộc).
            {
                "history": steps(
                    ("consultation", DAY(2011, 2, 15)),
                    ("agreed", DAY(2011, 2, 15)),
                    ("signed", DAY(2011, 2, 15)),
                ),
                "period": Period.for_stage(2011, 2015),
            },
            {
                DAY(2011, 2, 14): None,
                DAY(2011, 2, 15): State.SIGNED,
                DAY(2015, 12, 31): State.SIGNED,
                DAY(2016, 1, 1): State.EXPIRED,
            },
            id="one meeting",
        ),
        pytest.param(
            # The record tells a draft, the paper the day of signing.
            {
                "history": steps(("draft", DAY(2021, 10, 1)), ("agreed", DAY(2021, 11, 2))),
                "signed_on": DAY(2021, 11, 2),
                "effective_on": DAY(2022, 1, 1),
            },
            {
                DAY(2021, 11, 1): State.DRAFT,
                DAY(2021, 11, 2): State.SIGNED,
                DAY(2022, 1, 1): State.IN_FORCE,
            },
            id="draft, then signed",
        ),
        pytest.param(
            # A draft of a programme is in force on no day of its year.
            {
                "history": steps(("draft", DAY(2023, 12, 1))),
                "period": Period.for_year(2024),
            },
            {DAY(2024, 6, 1): State.DRAFT, DAY(2025, 6, 1): State.DRAFT},
            id="draft only",
        ),
        pytest.param(
            # Quảng Trị, 1090/QĐ-UBND (1/6/2015), said to be replaced by 41/2019/QĐ-UBND.
            {
                "signed_on": DAY(2015, 6, 1),
                "history": steps(("replaced", DAY(2019, 11, 5))),
            },
            {DAY(2019, 11, 4): State.IN_FORCE, DAY(2019, 11, 5): State.REPLACED},
            id="replaced on record",
        ),
        pytest.param(
            # Đà Nẵng, Front and Procuracy (RA056): a law took one clause away.
            {
                "signed_on": DAY(2015, 1, 1),
                "history": steps(("amended", DAY(2017, 5, 22)), basis="cadn.com.vn 166461"),
            },
            {DAY(2017, 5, 21): State.IN_FORCE, DAY(2026, 1, 1): State.AMENDED},
            id="amended",
        ),
        pytest.param(
            # Ninh Thuận, "2020-2025 và những năm tiếp theo" (RA067).
            {
                "signed_on": DAY(2020, 11, 24),
                "period": Period.for_stage(2020, 2025),
                "open_ended": True,
            },
            {DAY(2020, 11, 23): None, DAY(2030, 1, 1): State.IN_FORCE},
            id="and the years after",
        ),
        pytest.param(
            # Bến Tre (RA030): reviewed a month before the end.
            {
                "period": Period.for_stage(2018, 2022),
                "history": steps(("reviewed", DAY(2022, 12, 1))),
            },
            {
                DAY(2022, 11, 30): State.IN_FORCE,
                DAY(2022, 12, 31): State.REVIEWED,
                DAY(2023, 1, 1): State.EXPIRED,
            },
            id="reviewed before the end",
        ),
        pytest.param(
            # Khánh Hòa (RA066): reviewed eleven months after the end, which stays.
            {
                "signed_on": DAY(2017, 11, 24),
                "period": Period.for_stage(2017, 2021),
                "history": steps(("reviewed", DAY(2022, 11, 30))),
            },
            {DAY(2022, 1, 1): State.EXPIRED, DAY(2022, 12, 1): State.EXPIRED},
            id="reviewed after the end",
        ),
        pytest.param(
            # An extension without a new period leaves the end open.
            {
                "period": Period.for_year(2022),
                "history": steps(("extended", DAY(2022, 12, 15))),
            },
            {DAY(2022, 12, 14): State.IN_FORCE, DAY(2023, 6, 1): State.EXTENDED},
            id="extended",
        ),
        pytest.param(
            # A step in a month counts from its first day, one without a year never.
            {
                "signed_on": DAY(2024, 1, 5),
                "history": (
                    *steps(("amended", Period.for_month(2025, 3))),
                    *steps(("replaced", YearlessDate(month=4, day=1))),
                ),
            },
            {DAY(2025, 2, 28): State.IN_FORCE, DAY(2025, 3, 1): State.AMENDED},
            id="days known in part",
        ),
        pytest.param(
            # Signed for the term of the Council after it was over: it never ran.
            {
                "signed_on": DAY(2022, 2, 10),
                "period": Period.for_term(2017, 2021),
                "history": steps(("signed", DAY(2022, 2, 10))),
            },
            {DAY(2022, 2, 9): None, DAY(2022, 2, 10): State.EXPIRED},
            id="signed after its period",
        ),
        pytest.param(
            # The first final step stays.
            {
                "signed_on": DAY(2020, 1, 1),
                "history": steps(("cancelled", DAY(2021, 1, 1)), ("in_force", DAY(2022, 1, 1))),
            },
            {DAY(2023, 1, 1): State.CANCELLED},
            id="over once",
        ),
    ],
)
def test_lives(fields, expected):
    """The state of a day follows from the steps, days and periods on record."""
    life = made(**fields)
    assert {day: state_on(life, day) for day in expected} == expected


def test_district_agreement():
    """A district agreement outlasts its bodies; a programme of 2024 had ended before them."""
    standing = agreement(*DISTRICT, signed_on=DAY(2021, 11, 2))
    reason = state_with_reason(standing, DAY(2025, 7, 1))
    assert reason.ground is StateGround.PARTICIPANT_ENDED
    assert reason.ended.last_day == DAY(2025, 6, 30)
    assert "72/2025/QH15" in reason.explain("vi")
    assert "since 2025-07-01" in reason.explain("en")
    programme = agreement(*DISTRICT, period=Period.for_year(2024))
    assert state_on(programme, DAY(2025, 7, 1)) is State.EXPIRED
    extended = attrs.evolve(
        programme,
        history=steps(("extended", DAY(2024, 12, 20)), period=Period.for_stage(2024, 2025)),
    )
    assert state_on(extended, DAY(2025, 6, 30)) is State.EXTENDED
    assert state_on(extended, DAY(2026, 6, 30)) is State.PARTY_ENDED


def quang_tri(*, kind=LinkKind.REPLACES, old=None, new=None) -> tuple[Agreement, Agreement]:
    """Return 1090/QĐ-UBND of Quảng Trị and 41/2019/QĐ-UBND, which replaced it.

    Source: dulieuphapluat.vn 47183.
    """
    first = made(id="1090", number="1090/QĐ-UBND", signed_on=DAY(2015, 6, 1))
    second = made(
        id="41",
        number="41/2019/QĐ-UBND",
        signed_on=DAY(2019, 10, 22),
        effective_on=DAY(2019, 11, 5),
        links=(Link(kind=kind, agreement="1090"),),
    )
    return attrs.evolve(first, **(old or {})), attrs.evolve(second, **(new or {}))


def test_replaced_from_the_day_of_effect():
    """The old one is in force until the new one is, whenever that was signed."""
    both = quang_tri()
    found = {
        day: [state_on(one, day, among=both) for one in both]
        for day in (DAY(2019, 10, 22), DAY(2019, 11, 4), DAY(2019, 11, 5), DAY(2026, 1, 1))
    }
    assert list(found.values()) == [
        [State.IN_FORCE, State.SIGNED],
        [State.IN_FORCE, State.SIGNED],
        [State.REPLACED, State.IN_FORCE],
        [State.REPLACED, State.IN_FORCE],
    ]
    assert state_on(both[0], DAY(2026, 1, 1)) is State.IN_FORCE
    reason = state_with_reason(both[0], DAY(2026, 1, 1), among=both)
    assert reason.other is both[1]
    assert (
        reason.explain("en") == "replaced since 2019-11-05 (replacing agreement: 41/2019/QĐ-UBND)"
    )


@pytest.mark.parametrize(
    ("changes", "day", "state"),
    [
        # Nothing is replaced by a draft, nor by what was never carried out.
        (
            {"signed_on": None, "effective_on": None, "history": steps(("draft", DAY(2019, 1, 1)))},
            DAY(2026, 1, 1),
            State.IN_FORCE,
        ),
        (
            {
                "signed_on": None,
                "effective_on": None,
                "period": Period.for_stage(2020, 2025),
                "history": steps(("draft", DAY(2019, 1, 1))),
            },
            DAY(2026, 1, 1),
            State.IN_FORCE,
        ),
        ({"history": steps(("cancelled", DAY(2019, 11, 1)))}, DAY(2026, 1, 1), State.IN_FORCE),
        ({"signed_on": None, "effective_on": None}, DAY(2026, 1, 1), State.IN_FORCE),
        # Without a day of effect that of signing counts, then a step, then the period.
        ({"effective_on": None}, DAY(2019, 10, 22), State.REPLACED),
        (
            {
                "signed_on": None,
                "effective_on": None,
                "history": steps(("signed", DAY(2019, 11, 1))),
            },
            DAY(2019, 11, 1),
            State.REPLACED,
        ),
        (
            {"signed_on": None, "effective_on": None, "period": Period.for_stage(2020, 2025)},
            DAY(2020, 1, 1),
            State.REPLACED,
        ),
        # Other links replace nothing, nor does an agreement itself.
        (
            {"links": (Link(kind=LinkKind.SUCCEEDS, agreement="1090"),)},
            DAY(2026, 1, 1),
            State.IN_FORCE,
        ),
        ({"id": "1090"}, DAY(2026, 1, 1), State.IN_FORCE),
    ],
)
def test_what_replaces(changes, day, state):
    """An agreement is replaced from the first day in force of the one that replaces it."""
    old, new = quang_tri(new=changes)
    assert state_on(old, day, among=(old, new)) is state


@pytest.mark.parametrize(
    ("old", "day", "state"),
    [
        ({}, DAY(2019, 11, 4), State.IN_FORCE),
        ({}, DAY(2019, 11, 5), State.AMENDED),
        ({"period": Period.for_stage(2015, 2020)}, DAY(2021, 1, 1), State.EXPIRED),
        ({"history": steps(("reviewed", DAY(2019, 11, 5)))}, DAY(2019, 11, 5), State.AMENDED),
        ({"history": steps(("extended", DAY(2019, 11, 5)))}, DAY(2019, 11, 5), State.EXTENDED),
        ({"history": steps(("reviewed", DAY(2020, 1, 1)))}, DAY(2020, 1, 1), State.REVIEWED),
        ({"history": steps(("cancelled", DAY(2015, 8, 1)))}, DAY(2020, 1, 1), State.CANCELLED),
        # What is not in force yet is not amended.
        ({"effective_on": DAY(2021, 1, 1)}, DAY(2020, 1, 1), State.SIGNED),
    ],
)
def test_amended_by_another(old, day, state):
    """An agreement that amends another makes it amended, as long as it runs."""
    both = quang_tri(kind=LinkKind.AMENDS, old=old)
    reason = state_with_reason(both[0], day, among=both)
    assert reason.state is state
    assert (reason.ground is StateGround.AMENDING_AGREEMENT) is (state is State.AMENDED)


@pytest.mark.parametrize(
    ("fields", "day", "vi", "en"),
    [
        ({}, DAY(2024, 1, 1), "chưa ghi nhận bước nào", "nothing on record by then"),
        (
            {"signed_on": DAY(2021, 11, 2)},
            DAY(2024, 1, 1),
            "đang thực hiện từ ngày 02/11/2021 (ngày ký)",
            "in force since 2021-11-02 (day of signing)",
        ),
        (
            {"history": steps(("amended", DAY(2017, 5, 22)), basis="Phụ lục 01")},
            DAY(2024, 1, 1),
            "được sửa đổi từ ngày 22/05/2017 (theo hồ sơ: Phụ lục 01)",
            "amended since 2017-05-22 (stated on record: Phụ lục 01)",
        ),
        (
            {"history": steps(("draft", DAY(2017, 5, 22)))},
            DAY(2024, 1, 1),
            "dự thảo từ ngày 22/05/2017 (theo hồ sơ)",
            "draft since 2017-05-22 (stated on record)",
        ),
    ],
)
def test_explain(fields, day, vi, en):
    """A state says since when it is and why."""
    reason = state_with_reason(made(**fields), day)
    assert (reason.explain(), reason.explain("en")) == (vi, en)


@settings(deadline=None)
@given(agreements, days, days)
def test_any_record_has_a_state(drawn, one, other):
    """Any record has a state on any day, and what is over goes on only by the record."""
    early, late = sorted((one, other))
    for agreement in drawn:
        before = state_with_reason(agreement, early, among=drawn)
        after = state_with_reason(agreement, late, among=drawn)
        for reason in (before, after):
            assert reason.explain("vi")
            assert reason.explain("en")
            assert reason.since is None or reason.state is not None
        if before.state is not None and before.state.is_final and before.from_history:
            assert after == before
        if before.state is not None and not agreement.history:
            assert after.state is not None
