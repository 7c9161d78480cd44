"""Steps in the life of agreements: which may follow which, and what refuses one."""

from __future__ import annotations

import contextlib
import datetime as dt

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from phoiho.agreements import (
    State,
    StateChange,
    StateGround,
    WorkItem,
    allowed_transitions,
    irregular_steps,
    state_on,
    state_with_reason,
    transition,
    version_on,
)
from phoiho.calendar import parse_cadence
from phoiho.errors import TransitionError
from phoiho.periods import Period, YearlessDate
from strategies_agreements import agreements, made, resolved
from strategies_dossier import days, items, periods

D = dt.date
DISTRICT = ("UBND huyện Bình Chánh", "Ủy ban MTTQ Việt Nam huyện Bình Chánh")
ENDS = {StateGround.PERIOD_END, StateGround.PARTICIPANT_ENDED}
LIVING = "reviewed extended amended expired replaced party_ended"


def history(*pairs) -> tuple[StateChange, ...]:
    """Make a history of states and days."""
    return tuple(StateChange(state=State(state), on=on) for state, on in pairs)


def test_a_step_is_kept_with_all_it_carries():
    """A step joins the history, with its paper and what it changes."""
    agreement = made(signed_on=D(2024, 1, 5), period=Period.for_year(2024))
    item = WorkItem(text="Giám sát")
    cadences = parse_cadence("mỗi quý họp một lần")
    amended = transition(
        agreement,
        State.AMENDED,
        on=D(2024, 5, 1),
        basis="Phụ lục 01",
        document="phu-luc",
        items=(item,),
        cadences=cadences,
    )
    (step,) = amended.history
    assert (step.basis, step.document) == ("Phụ lục 01", "phu-luc")
    assert version_on(amended, D(2024, 5, 1)).items == (item,)
    assert version_on(amended, D(2024, 5, 1)).cadences == cadences
    assert version_on(amended, D(2024, 4, 30)).items == agreement.items
    assert agreement.history == ()
    longer = transition(
        amended, State.EXTENDED, on=D(2024, 12, 1), period=Period.for_stage(2024, 2025)
    )
    assert state_on(longer, D(2025, 12, 31)) is State.EXTENDED
    assert state_on(longer, D(2026, 1, 1)) is State.EXPIRED


def test_one_meeting():
    """A draft may be discussed, agreed and signed on one day (RA012, huyện Đại Lộc)."""
    day = D(2011, 2, 15)
    agreement = made(period=Period.for_stage(2011, 2015), signed_on=day)
    for state in (State.CONSULTATION, State.AGREED, State.SIGNED, State.IN_FORCE):
        agreement = transition(agreement, state, on=day)
    assert state_on(agreement, day) is State.IN_FORCE
    assert irregular_steps(agreement) == ()


@pytest.mark.parametrize(
    ("fields", "day", "allowed"),
    [
        ({}, D(2024, 1, 1), "draft consultation agreed signed in_force"),
        (
            {"history": history(("draft", D(2024, 1, 1)))},
            D(2024, 1, 1),
            "consultation agreed signed cancelled",
        ),
        (
            {"history": history(("consultation", D(2024, 1, 1)))},
            D(2024, 2, 1),
            "draft agreed signed cancelled",
        ),
        # The Front's programme is adopted by a vote (RA093): nobody signs it.
        (
            {"history": history(("agreed", D(2024, 1, 1)))},
            D(2024, 2, 1),
            "consultation signed in_force cancelled",
        ),
        (
            {"history": history(("signed", D(2024, 1, 1)))},
            D(2024, 2, 1),
            f"in_force {LIVING} cancelled",
        ),
        ({"signed_on": D(2024, 1, 1)}, D(2024, 2, 1), f"{LIVING} cancelled"),
        ({"history": history(("reviewed", D(2024, 1, 1)))}, D(2024, 2, 1), LIVING),
        # The review comes late (RA066).
        ({"period": Period.for_year(2021)}, D(2022, 11, 30), "reviewed"),
        ({"history": history(("replaced", D(2024, 1, 1)))}, D(2024, 2, 1), ""),
        ({"history": history(("cancelled", D(2024, 1, 1)))}, D(2024, 2, 1), ""),
        # Papers are signed late: what the period alone says leaves the signing open.
        (
            {"period": Period.for_year(2024)},
            D(2024, 2, 28),
            f"draft consultation agreed signed in_force {LIVING} cancelled",
        ),
        (
            {"period": Period.for_year(2024), "effective_on": D(2024, 1, 1)},
            D(2024, 2, 28),
            f"signed {LIVING} cancelled",
        ),
        # A later step is on record.
        ({"history": history(("in_force", D(2024, 1, 1)))}, D(2023, 12, 31), ""),
        # On the day after its period it may still be extended, or be said to have expired.
        ({"period": Period.for_year(2023)}, D(2024, 1, 1), None),
        ({"signed_on": D.min}, D.min, f"{LIVING} cancelled"),
    ],
)
def test_allowed_transitions(fields, day, allowed):
    """The allowed steps come in the order of the life."""
    found = " ".join(state.value for state in allowed_transitions(made(**fields), on=day))
    if allowed is None:
        assert {"extended", "expired", "reviewed"} <= set(found.split())
    else:
        assert found == allowed


def test_the_end_of_the_districts():
    """On 1 July 2025 the fact can be put on record; later nothing can."""
    (agreement,) = resolved(made(*DISTRICT, signed_on=D(2021, 11, 2)))
    ended = transition(agreement, State.PARTY_ENDED, on=D(2025, 7, 1))
    assert state_with_reason(ended, D(2026, 1, 1)).from_history
    assert allowed_transitions(agreement, on=D(2025, 8, 1)) == ()


LATER = "a later step is on record: 'amended' on 2024-05-01"


@pytest.mark.parametrize(
    ("to", "day", "given_fields", "state", "reason"),
    [
        ("draft", D(2024, 8, 1), {}, "amended", ""),
        ("signed", D(2025, 8, 1), {}, "party_ended", ""),
        ("reviewed", D(2024, 4, 30), {}, "in_force", LATER),
        ("draft", D(2020, 1, 1), {}, "none", LATER),
        (
            "extended",
            D(2024, 8, 1),
            {"period": Period.for_stage(2024, 2025)},
            "amended",
            "an extension must end later than 2026-12-31, this one ends on 2025-12-31",
        ),
        (
            "extended",
            D(2024, 8, 1),
            {"period": Period.for_stage(2024, 2026)},
            "amended",
            "an extension must end later than 2026-12-31, this one ends on 2026-12-31",
        ),
        *(
            (
                "reviewed",
                D(2024, 8, 1),
                carried,
                "amended",
                "only 'amended' and 'extended' can carry a period, items or cadences",
            )
            for carried in (
                {"period": Period.for_year(2024)},
                {"items": (WorkItem(text="x"),)},
                {"cadences": parse_cadence("mỗi quý họp một lần")},
            )
        ),
    ],
)
def test_refusals(to, day, given_fields, state, reason):
    """What is refused says where the agreement stands, what it may pass to and why not."""
    (agreement,) = resolved(
        made(
            *DISTRICT,
            signed_on=D(2024, 1, 5),
            period=Period.for_stage(2024, 2026),
            history=history(("amended", D(2024, 5, 1))),
        )
    )
    with pytest.raises(TransitionError) as caught:
        transition(agreement, State(to), on=day, **given_fields)
    error = caught.value
    assert (error.state, error.to, error.reason) == (state, to, reason)
    assert error.allowed == tuple(s.value for s in allowed_transitions(agreement, on=day))
    assert reason in str(error)


@pytest.mark.parametrize(
    ("fields", "period"),
    [
        ({}, Period.for_year(2020)),
        ({"period": Period(start=D(2020, 1, 1))}, Period.for_year(2030)),
        ({"period": Period.for_stage(2020, 2025), "open_ended": True}, Period.for_year(2025)),
        ({"period": Period.for_stage(2020, 2025)}, Period(start=D(2020, 1, 1))),
        ({"period": Period.for_stage(2020, 2025)}, None),
    ],
)
def test_extensions_that_may_end_later(fields, period):
    """An end that is not on record is no reason to refuse an extension."""
    agreement = made(signed_on=D(2020, 2, 1), **fields)
    longer = transition(agreement, State.EXTENDED, on=D(2020, 3, 1), period=period)
    assert longer.history[0].period == period


@pytest.mark.parametrize(
    ("fields", "irregular"),
    [
        # Steps between those on record may be missing.
        ({"history": history(("draft", D(2024, 1, 1)), ("reviewed", D(2024, 12, 1)))}, []),
        ({"history": history(("extended", D(2024, 1, 1)))}, []),
        # Amended at the ten-year review (RA054), on one day in either order.
        (
            {"history": history(("reviewed", D(2014, 8, 27)), ("amended", D(2014, 8, 27)))},
            [],
        ),
        (
            {"history": history(("amended", D(2014, 8, 27)), ("reviewed", D(2014, 8, 27)))},
            [],
        ),
        ({"history": history(("reviewed", D(2014, 1, 1)), ("reviewed", D(2019, 1, 1)))}, []),
        # Signed late (seed of Tây Hồ: 28/2 for the year).
        ({"history": history(("signed", D(2024, 2, 28))), "period": Period.for_year(2024)}, []),
        (
            {"history": history(("signed", D(2024, 2, 28))), "effective_on": D(2024, 1, 1)},
            [],
        ),
        (
            {
                "history": history(("agreed", D(2024, 2, 28)), ("signed", D(2024, 2, 28))),
                "signed_on": D(2024, 2, 28),
            },
            [],
        ),
        # Reviewed after the end (RA066).
        ({"history": history(("reviewed", D(2022, 11, 1))), "period": Period.for_year(2021)}, []),
        # The order of the record does not count where the days do.
        ({"history": history(("reviewed", D(2024, 12, 1)), ("draft", D(2024, 1, 1)))}, []),
        # A month may mean a day after the signing.
        (
            {
                "history": history(
                    ("signed", D(2025, 3, 20)), ("amended", Period.for_month(2025, 3))
                )
            },
            [],
        ),
        ({"history": history(("draft", YearlessDate(month=5, day=1)))}, []),
        ({"history": history(("draft", D(2024, 2, 1))), "signed_on": D(2024, 1, 1)}, ["draft"]),
        (
            {"history": history(("in_force", D(2024, 1, 1)), ("signed", D(2024, 2, 1)))},
            ["signed"],
        ),
        # PH212: what has expired does not come into force again.
        (
            {"history": history(("expired", D(2024, 1, 1)), ("in_force", D(2024, 2, 1)))},
            ["in_force"],
        ),
        (
            {"history": history(("extended", D(2022, 3, 1))), "period": Period.for_year(2021)},
            ["extended"],
        ),
        (
            {
                "history": history(
                    ("cancelled", D(2024, 1, 1)),
                    ("reviewed", D(2024, 2, 1)),
                    ("replaced", D(2024, 3, 1)),
                )
            },
            ["reviewed", "replaced"],
        ),
        # What a step carries counts too.
        (
            {
                "history": (
                    StateChange(
                        state=State.EXTENDED, on=D(2024, 6, 1), period=Period.for_year(2024)
                    ),
                ),
                "period": Period.for_year(2024),
            },
            ["extended"],
        ),
    ],
)
def test_irregular_steps(fields, irregular):
    """Only steps that no path leads to are irregular."""
    found = irregular_steps(made(**fields))
    assert [step.state.value for step in found] == irregular


contents = st.fixed_dictionaries(
    {"on": days, "to": st.sampled_from(State)},
    optional={
        "period": periods(),
        "items": st.tuples(items),
        "cadences": st.just(parse_cadence("mỗi quý họp một lần")),
    },
)


def test_a_step_without_a_year_tells_of_the_beginning():
    """A paper whose signing has no year is not taken to have begun and ended with its period."""
    agreement = made(
        period=Period.for_year(1995), history=history(("signed", YearlessDate(month=5, day=20)))
    )
    stepped = transition(agreement, State.CONSULTATION, on=D(2013, 10, 19))
    assert irregular_steps(stepped) == ()


@settings(deadline=None)
@given(agreements, contents)
def test_refusing_is_all_that_transition_raises(drawn, asked):
    """Any step on any record is taken or refused, and what is taken is regular."""
    for agreement in drawn:
        allowed = allowed_transitions(agreement, on=asked["on"])
        with contextlib.suppress(TransitionError):
            stepped = transition(agreement, **asked)
            assert asked["to"] in allowed
            assert stepped.history[:-1] == agreement.history
            assert not any(step is stepped.history[-1] for step in irregular_steps(stepped))
            continue
        carries = asked.keys() & {"period", "items", "cadences"}
        assert carries or asked["to"] not in allowed


@settings(deadline=None)
@given(st.data())
def test_walks(data):
    """On any walk the state is that of the last step, until the period ends."""
    agreement = made(*(DISTRICT if data.draw(st.booleans()) else ("Chính phủ",)))
    (agreement,) = resolved(agreement)
    end = data.draw(st.sampled_from([None, D(2023, 12, 31)]))
    if end is not None:
        agreement = attrs.evolve(agreement, period=Period(end=end))
    day = D(2023, 1, 1)
    for _ in range(data.draw(st.integers(1, 8))):
        day += dt.timedelta(days=data.draw(st.sampled_from([0, 1, 40, 300])))
        allowed = allowed_transitions(agreement, on=day)
        if not allowed:
            break
        to = data.draw(st.sampled_from(allowed))
        agreement = transition(agreement, to, on=day)
        now = state_with_reason(agreement, day)
        # Neither signing nor review undoes an end.
        was_over = now.state.is_final and to in {State.SIGNED, State.REVIEWED}
        assert was_over or now.state is to
    assert irregular_steps(agreement) == ()
    last, later = state_with_reason(agreement, day), state_with_reason(agreement, D(2035, 1, 1))
    assert later.state is last.state or later.ground in ENDS
    if last.state is not None and last.state.is_final:
        assert (later.state, later.since) == (last.state, last.since)
