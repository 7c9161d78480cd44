"""Versions of agreements: what amendments and extensions on record leave of them."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from phoiho.agreements import (
    AgreementVersion,
    InstrumentKind,
    Link,
    LinkKind,
    RenewalTiming,
    State,
    StateChange,
    StatedCount,
    WorkItem,
    carry_over,
    renewal_chains,
    state_on,
    version_on,
    versions,
)
from phoiho.agreements.instruments import Instrument
from phoiho.calendar import parse_cadence
from phoiho.periods import Period, YearlessDate
from strategies_agreements import agreements, made, resolved
from strategies_dossier import days

D = dt.date
YEARLY = parse_cadence("mỗi năm họp một lần")
QUARTERLY = parse_cadence("mỗi quý họp một lần")
REGULATION = Instrument(kind=InstrumentKind.REGULATION)


def step(state, on, **fields) -> StateChange:
    """Make a step of a history."""
    return StateChange(state=State(state), on=on, **fields)


def test_without_changes():
    """An agreement that nothing changed is its own only version."""
    agreement = made(signed_on=D(2024, 1, 5))
    assert versions(agreement) == (
        AgreementVersion(number=1, agreement=agreement, since=D(2024, 1, 5)),
    )
    assert version_on(agreement, D(2030, 1, 1)) is agreement


def test_amended_at_the_ten_year_review():
    """The Front and the Supreme Procuracy signed an amended regulation at the review (RA054).

    Source: baomoi.com c14677461.
    """
    review = D(2014, 8, 27)
    old = (WorkItem(text="Giới thiệu người tham gia Hội đồng tuyển chọn Kiểm sát viên"),)
    new = (WorkItem(text="Giám sát, phản biện xã hội"),)
    agreement = made(
        instrument=REGULATION,
        signed_on=Period.for_year(2004),
        items=old,
        stated_items=StatedCount(count=7),
        cadences=QUARTERLY,
        history=(
            step("reviewed", review),
            step("amended", review, items=new, cadences=YEARLY, document="01-2014"),
        ),
    )
    first, second = versions(agreement)
    assert (first.number, first.since, first.until, first.change) == (
        1,
        D(2004, 1, 1),
        D(2014, 8, 26),
        None,
    )
    assert (second.number, second.since, second.until) == (2, review, None)
    assert second.change is agreement.history[1]
    assert version_on(agreement, D(2014, 8, 26)) is agreement
    amended = version_on(agreement, review)
    assert amended == second.agreement
    assert (amended.items, amended.cadences) == (new, YEARLY)
    # The count that the old paper states is not that of the new one.
    assert (amended.stated_items, amended.items_complete) == (None, True)
    assert amended.history == agreement.history
    assert state_on(agreement, D(2020, 1, 1)) is State.AMENDED


@pytest.mark.parametrize(
    ("given_period", "end", "open_ended"),
    [
        (Period.for_stage(2016, 2022), D(2022, 12, 31), False),
        (Period(start=D(2016, 1, 1)), None, False),
        # How long it goes on is not on record.
        (None, D(2020, 12, 31), True),
    ],
)
def test_extension_moves_the_end(given_period, end, open_ended):
    """An extension gives a new period, or leaves the end open."""
    agreement = made(
        period=Period.for_stage(2016, 2020),
        history=(step("extended", D(2020, 12, 1), period=given_period),),
    )
    longer = version_on(agreement, D(2020, 12, 1))
    assert (longer.period.end, longer.open_ended) == (end, open_ended)
    assert state_on(agreement, D(2021, 6, 1)) is State.EXTENDED
    last = State.EXPIRED if given_period and given_period.end else State.EXTENDED
    assert state_on(agreement, D(2023, 1, 1)) is last


def test_an_amendment_may_shorten():
    """An amendment that gives another period moves the end either way."""
    agreement = made(
        period=Period.for_stage(2016, 2020),
        open_ended=True,
        history=(step("amended", D(2017, 1, 1), period=Period.for_stage(2016, 2018)),),
    )
    assert state_on(agreement, D(2018, 12, 31)) is State.AMENDED
    assert state_on(agreement, D(2019, 1, 1)) is State.EXPIRED


@pytest.mark.parametrize(
    ("history", "since"),
    [
        ((step("amended", YearlessDate(month=5, day=20)),), []),
        ((step("amended", Period.for_month(2025, 3)),), [D(2025, 3, 1)]),
        (
            (step("in_force", D(2025, 3, 20)), step("amended", Period.for_month(2025, 3))),
            [D(2025, 3, 20)],
        ),
        # Whatever the order of the record, versions follow one another.
        (
            (step("amended", D(2024, 1, 1)), step("amended", D(2022, 1, 1))),
            [D(2022, 1, 1), D(2024, 1, 1)],
        ),
        # Two changes of one day, as they are listed.
        ((step("amended", D(2024, 1, 1)), step("extended", D(2024, 1, 1))), [D(2024, 1, 1)] * 2),
        # What is over is not changed any more.
        ((step("cancelled", D(2021, 1, 1)), step("amended", D(2022, 1, 1))), []),
        # Other steps make no version, whatever they carry.
        ((step("reviewed", D(2022, 1, 1), period=Period.for_year(2030)),), []),
        ((step("amended", D.min),), [D.min]),
    ],
)
def test_days_of_versions(history, since):
    """A version counts from the first day that its step may mean."""
    agreement = made(period=Period(), history=history)
    found = versions(agreement)
    assert [version.since for version in found[1:]] == since
    assert [version.number for version in found] == list(range(1, len(since) + 2))


def test_first_day_after_the_first_change():
    """A paper said to be changed before its first day has no first day on record."""
    agreement = made(signed_on=D(2024, 1, 1), history=(step("amended", D(2023, 1, 1)),))
    assert [version.since for version in versions(agreement)] == [None, D(2023, 1, 1)]


def test_renewals_see_the_extension():
    """An agreement that was extended up to the next one leaves no gap."""
    bodies = ("UBND tỉnh Khánh Hòa", "Tỉnh đoàn Bến Tre")
    history = (step("extended", D(2020, 12, 1), period=Period.for_stage(2016, 2022)),)
    earlier, later = resolved(
        made(*bodies, id="a", period=Period.for_stage(2016, 2020), history=history),
        made(
            *bodies,
            id="b",
            period=Period.for_stage(2023, 2027),
            links=(Link(kind=LinkKind.SUCCEEDS, agreement="a"),),
        ),
    )
    (chain,) = renewal_chains((earlier, later))
    assert chain.steps[0].timing is RenewalTiming.ADJOINING


def test_carried_items_are_those_of_the_day():
    """What is carried over are the items as amended."""
    items = (WorkItem(text="Giám sát"),)
    agreement = made("Chính phủ", history=(step("amended", D(2024, 1, 1), items=items),))
    (agreement,) = resolved(agreement)
    assert carry_over(agreement, on=D(2023, 12, 31)).items == ()
    assert [carried.item for carried in carry_over(agreement, on=D(2024, 1, 1)).items] == [*items]


@settings(deadline=None)
@given(agreements, days)
def test_versions_of_any_record(drawn, day):
    """Versions come in order, and each holds up to the day before the next."""
    for agreement in drawn:
        found = versions(agreement)
        assert found[0].agreement is agreement
        dated = [version.since for version in found if version.since is not None]
        assert dated == sorted(dated)
        for version, following in pairwise(found):
            assert version.until == following.since - dt.timedelta(days=1)
            if version.since is None or version.since <= version.until:
                assert version_on(agreement, version.until) == version.agreement
        assert version_on(agreement, D.max) == found[-1].agreement
        standing = version_on(agreement, day)
        assert any(standing == version.agreement for version in found)
        assert version_on(standing, day) == standing


@given(st.lists(st.sampled_from([*State]), max_size=6), days)
def test_each_change_makes_one_version(states, day):
    """There is one version more than there are changes before the end."""
    agreement = made(history=tuple(step(state.value, day) for state in states))
    living = states
    for place, state in enumerate(states):
        if state.is_final:
            living = states[:place]
            break
    changes = sum(state in {State.AMENDED, State.EXTENDED} for state in living)
    assert len(versions(agreement)) == changes + 1
    assert attrs.evolve(version_on(agreement, day), open_ended=False) == agreement
