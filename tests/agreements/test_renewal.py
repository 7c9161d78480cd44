"""Chains of renewals: what follows what, and whether time was lost."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from phoiho.agreements import (
    AloneReason,
    Instrument,
    InstrumentKind,
    Link,
    LinkKind,
    RenewalGround,
    RenewalTiming,
    renewal_chains,
)
from phoiho.dossier import resolve
from phoiho.periods import Period
from phoiho.records import load
from strategies_agreements import agreements, made, resolved

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
D = dt.date
TAY_HO = ("UBND quận Tây Hồ", "Ủy ban MTTQ Việt Nam quận Tây Hồ")
WARD = "phường Tây Hồ, thành phố Hà Nội"
NINH_THUAN = ("UBND tỉnh Ninh Thuận", "Ủy ban MTTQ Việt Nam tỉnh Ninh Thuận")
KHANH_HOA = ("UBND tỉnh Khánh Hòa", "Ủy ban MTTQ Việt Nam tỉnh Khánh Hòa")
REGULATION = Instrument(kind=InstrumentKind.REGULATION)


def years(first, last):
    """Return a stage."""
    return Period.for_stage(first, last)


def shape(chains):
    """Return the ids of every chain."""
    return [[agreement.id for agreement in chain.agreements] for chain in chains]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("tay-ho-2024", [["2023", "2024"]]),
        ("hoan-kiem-2019", [["2018", "2019"]]),
        ("mong-cai-2022", [["2021", "2022"]]),
        ("minh-hoa-xa", [["2025", "2026"]]),
        ("huyen-2017", [["regulation"], ["2017"]]),
        ("binh-chanh-2021", [["69"]]),
    ],
)
def test_examples(name, expected):
    """The examples make the chains that their links state."""
    assert shape(renewal_chains(resolve(load(EXAMPLES / f"{name}.toml")).agreements)) == expected


def test_links_state_what_periods_would_tell():
    """Without its link a yearly programme follows the one of the year before."""
    dossier = resolve(load(EXAMPLES / "tay-ho-2024.toml"))
    bare = [attrs.evolve(agreement, links=()) for agreement in dossier.agreements]
    (chain,) = renewal_chains(reversed(bare))
    assert [a.id for a in chain.agreements] == ["2023", "2024"]
    assert chain.steps[0].ground is RenewalGround.SAME_BODIES
    assert chain.renewed_by(bare[1]) == (bare[0],)


@pytest.mark.parametrize(
    ("first", "second", "timing", "between", "missed"),
    [
        (years(2023, 2023), years(2024, 2024), "adjoining", None, ()),
        # Điện Biên: 2016-2020, then 2023-2027.
        (years(2016, 2020), years(2023, 2027), "gap", years(2021, 2022), (2021, 2022)),
        # Nghệ An: 2017-2022, then 2022-2026.
        (years(2017, 2022), years(2022, 2026), "shared_year", years(2022, 2022), ()),
        (years(2017, 2022), years(2021, 2026), "overlap", years(2021, 2022), ()),
        # A year of 365 days and one day is no calendar year.
        (
            Period(start=D(2017, 1, 1), end=D(2019, 1, 1)),
            Period(start=D(2018, 1, 1), end=D(2020, 12, 31)),
            "overlap",
            Period(start=D(2018, 1, 1), end=D(2019, 1, 1)),
            (),
        ),
        (
            Period(start=D(2023, 1, 1), end=D(2023, 12, 31)),
            Period(start=D(2024, 2, 28), end=D(2024, 12, 31)),
            "gap",
            Period(start=D(2024, 1, 1), end=D(2024, 2, 27)),
            (),
        ),
    ],
)
def test_timing(first, second, timing, between, missed):
    """Gaps, shared years and overlaps are told with their days."""
    pair = resolved(made(*TAY_HO, period=first), made(*TAY_HO, id="b", period=second))
    (chain,) = renewal_chains(pair)
    (step,) = chain.steps
    assert (step.timing, step.missed_years) == (RenewalTiming(timing), missed)
    days = (step.between.start, step.between.end) if step.between else None
    assert days == ((between.start, between.end) if between else None)
    assert chain.missed_years == missed
    assert chain.steps_with(step.timing) == (step,)


def test_a_link_may_contradict_the_periods():
    """A printed link decides, even where the later one is for an earlier time."""
    link = Link(kind=LinkKind.SUCCEEDS, agreement="b")
    pair = resolved(
        made(*TAY_HO, period=years(2019, 2019), links=(link,)),
        made(*KHANH_HOA, id="b", period=years(2024, 2024)),
    )
    (chain,) = renewal_chains(pair)
    assert [a.id for a in chain.agreements] == ["b", "a"]
    assert chain.steps[0].timing is RenewalTiming.REVERSED


def test_links_in_a_circle():
    """Records that contradict themselves still make a chain."""
    one = made(*TAY_HO, links=(Link(kind=LinkKind.SUCCEEDS, agreement="b"),))
    two = made(*TAY_HO, id="b", links=(Link(kind=LinkKind.SUCCEEDS, agreement="a"),))
    (chain,) = renewal_chains(resolved(one, two))
    assert len(chain.agreements) == len(chain.steps) == 2


@pytest.mark.parametrize("kind", [LinkKind.IMPLEMENTS, LinkKind.AMENDS, LinkKind.ACCOMPANIES])
def test_other_links_are_no_renewal(kind):
    """A programme that is tied otherwise does not renew the other."""
    link = Link(kind=kind, agreement="a")
    pair = resolved(
        made(*TAY_HO, period=years(2023, 2023)),
        made(*TAY_HO, id="b", period=years(2024, 2024), links=(link,)),
    )
    assert shape(renewal_chains(pair)) == [["a"], ["b"]]


def test_merged_provinces_join():
    """Two provinces' agreements come before that of the province they became."""
    fields = {"period": years(2021, 2025)}
    old = resolved(
        made(*NINH_THUAN, **fields), made(*KHANH_HOA, id="b", **fields), on=D(2021, 1, 1)
    )
    new = resolved(made(*KHANH_HOA, id="c", period=years(2026, 2030)), on=D(2026, 1, 1))
    (chain,) = renewal_chains((*old, *new))
    assert [a.id for a in chain.agreements] == ["a", "b", "c"]
    assert {step.later.id for step in chain.steps} == {"c"}
    assert {step.ground for step in chain.steps} == {RenewalGround.FOLLOWING_BODIES}
    assert len(chain.renewed_by(new[0])) == 2


def test_no_guess_across_levels():
    """A ward's programme does not renew the district's, though its committee is an heir."""
    old = resolved(made("UBND quận Tây Hồ", "HĐND quận Tây Hồ", period=years(2024, 2024)))
    ward = made(f"UBND {WARD}", f"HĐND {WARD}", id="b", period=years(2026, 2026))
    assert shape(renewal_chains((*old, *resolved(ward, on=D(2026, 1, 1))))) == [["a"], ["b"]]


@pytest.mark.parametrize(
    ("others", "reason"),
    [
        ((), AloneReason.NO_OTHER),
        ((made(*KHANH_HOA, id="b", period=years(2024, 2024)),), AloneReason.NO_OTHER),
        (
            (made(*TAY_HO, id="b", instrument=REGULATION, period=years(2024, 2024)),),
            AloneReason.NO_OTHER,
        ),
        (
            (
                made(*TAY_HO, id="b", period=years(2024, 2024)),
                made(*TAY_HO, id="c", period=years(2024, 2024)),
            ),
            AloneReason.SEVERAL_ANSWER,
        ),
    ],
)
def test_alone(others, reason):
    """An agreement in no chain says why."""
    chain, *_ = renewal_chains(resolved(made(*TAY_HO, period=years(2023, 2023)), *others))
    assert (chain.alone, len(chain.agreements)) == (reason, 1)


def test_alone_without_bodies_or_period():
    """Bodies that are not known, and periods, are not completed by guess."""
    period = years(2023, 2023)
    unread = made(*TAY_HO, period=period)
    (undated,) = resolved(made(*TAY_HO))
    reasons = [renewal_chains([one])[0].alone for one in (unread, made(period=period), undated)]
    assert reasons == [AloneReason.UNRESOLVED, AloneReason.UNRESOLVED, AloneReason.NO_PERIOD]
    assert renewal_chains([]) == ()


@st.composite
def kindred(draw):
    """Draw agreements of a few bodies, years and links, many of which renew one another."""
    found = []
    for place in range(draw(st.integers(2, 6))):
        first = draw(st.integers(2018, 2027))
        kinds = st.sampled_from([LinkKind.SUCCEEDS, LinkKind.REPLACES, LinkKind.IMPLEMENTS])
        links = st.builds(Link, kind=kinds, agreement=st.sampled_from("abcdef"))
        agreement = made(
            *draw(st.sampled_from([TAY_HO, NINH_THUAN, KHANH_HOA][-1 if first > 2025 else 0 :])),
            id="abcdef"[place],
            period=years(first, first + draw(st.integers(0, 4))),
            links=tuple(draw(st.lists(links, max_size=1))),
        )
        found += resolved(agreement, on=D(first, 1, 1))
    return found


@settings(deadline=None)
@given(kindred())
def test_steps_by_their_ground(drawn):
    """A printed link decides; what is inferred comes earlier, of bodies that go on or follow."""
    printed = {
        (link.agreement, agreement.id)
        for agreement in drawn
        for link in agreement.links
        if link.kind is not LinkKind.IMPLEMENTS and link.agreement != agreement.id
    } & {(one.id, other.id) for one in drawn for other in drawn}
    steps = [step for chain in renewal_chains(drawn) for step in chain.steps]
    by_link = {(s.earlier.id, s.later.id) for s in steps if s.ground is RenewalGround.PRINTED}
    assert by_link == printed
    inferred = [s for s in steps if s.ground is not RenewalGround.PRINTED]
    assert {s.later.id for s in inferred}.isdisjoint(later for _, later in printed)
    for step in inferred:
        assert step.earlier.period.start < step.later.period.start
        assert step.earlier.period.end < step.later.period.end
        names = {tuple(p.body.text for p in one.participants) for one in (step.earlier, step.later)}
        assert len(names) == 1 or step.ground is RenewalGround.FOLLOWING_BODIES
        assert step.timing is not RenewalTiming.REVERSED


@settings(deadline=None)
@given(agreements | kindred(), st.randoms(use_true_random=False))
def test_chains_partition(drawn, random):
    """Each agreement stands in exactly one chain; what renews stands behind what it renews."""
    shuffled = list(drawn)
    random.shuffle(shuffled)
    chains = renewal_chains(shuffled)
    found = sorted(id(agreement) for chain in chains for agreement in chain.agreements)
    assert found == sorted(map(id, shuffled))
    for chain in chains:
        assert (chain.alone is None) == (len(chain.agreements) > 1) == bool(chain.steps)
        members = {id(agreement) for agreement in chain.agreements}
        assert all({id(s.earlier), id(s.later)} <= members for s in chain.steps)
