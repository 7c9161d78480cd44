"""The life of agreements: what their state is on a day, and how it may change."""

from __future__ import annotations

import datetime as dt

import attrs
import pytest

from phoiho.agreements import (
    Agreement,
    AssignmentRole,
    Coverage,
    Instrument,
    InstrumentKind,
    Participant,
    State,
    StateChange,
    WorkItem,
    ended_participants,
    state_on,
    state_with_reason,
    transition,
)
from phoiho.dossier import Dossier, resolve
from phoiho.errors import TransitionError
from phoiho.hierarchy import BodyRef
from phoiho.periods import Period, YearlessDate

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


def test_transition_adds_a_step() -> None:
    """An allowed step is kept with its basis."""
    made = agreement(*DISTRICT, signed_on=DAY(2024, 1, 5))
    amended = transition(made, State.AMENDED, on=DAY(2024, 5, 1), basis="Phụ lục 01")
    assert state_on(amended, DAY(2024, 6, 1)) is State.AMENDED
    assert amended.history[-1].basis == "Phụ lục 01"
    assert made.history == ()


@pytest.mark.parametrize(
    ("day", "to", "state"),
    [
        (DAY(2025, 8, 1), State.AMENDED, "party_ended"),
        (DAY(2024, 8, 1), State.DRAFT, "in_force"),
    ],
)
def test_illegal_transitions_name_the_allowed_ones(day, to, state) -> None:
    """A step that the state does not allow raises, with what it does allow."""
    made = agreement(*DISTRICT, signed_on=DAY(2024, 1, 5))
    with pytest.raises(TransitionError) as caught:
        transition(made, to, on=day)
    assert (caught.value.state, caught.value.to) == (state, to.value)
    assert ("replaced" in caught.value.allowed) == (state == "in_force")


def test_assignments_list_leads_first() -> None:
    """An item tells who leads and who coordinates."""
    item = WorkItem(text="Giám sát", lead=("front",), coordinators=("council", "committee"))
    assert [(a.role, a.participant) for a in item.assignments] == [
        (AssignmentRole.LEAD, "front"),
        (AssignmentRole.COORDINATING, "council"),
        (AssignmentRole.COORDINATING, "committee"),
    ]
