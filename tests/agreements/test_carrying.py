"""What agreements carry over a reform."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given, settings

from phoiho.agreements import (
    ItemOwnership,
    Link,
    LinkKind,
    Participant,
    SigningAnswer,
    SigningReason,
    State,
    StateChange,
    WorkItem,
    carry_over,
    version_on,
)
from phoiho.dossier import resolve
from phoiho.hierarchy import BodyRef, BodySuccessionOutcome, UnitRef, UnitType
from phoiho.periods import Period
from phoiho.records import load
from strategies_agreements import agreements, made, resolved
from strategies_dossier import days

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
D = dt.date
BEFORE, AFTER = D(2025, 6, 30), D(2025, 7, 1)
RUNNING = {"signed_on": D(2024, 1, 15)}
UBND, COUNCIL = "UBND quận Tây Hồ", "Thường trực HĐND quận Tây Hồ"
FRONT, INSPECTORATE = "Ủy ban MTTQ Việt Nam quận Tây Hồ", "Thanh tra quận Tây Hồ"


def carried(*bodies, on=AFTER, **fields):
    """Return what an agreement of some bodies carries over."""
    return carry_over(resolved(made(*bodies, **(RUNNING | fields)))[0], on=on)


@pytest.mark.parametrize(
    ("body", "on", "outcome", "last_day"),
    [
        (UBND, BEFORE, "same", None),
        (UBND, AFTER, "many", BEFORE),
        (FRONT, BEFORE, "same", None),
        (FRONT, AFTER, "none", BEFORE),
        (INSPECTORATE, AFTER, "none", BEFORE),
        ("Công an quận Tây Hồ", D(2025, 2, 28), "same", None),
        ("Công an quận Tây Hồ", D(2025, 3, 1), "none", D(2025, 2, 28)),
        ("UBND tỉnh Ninh Thuận", BEFORE, "same", None),
        ("UBND tỉnh Ninh Thuận", AFTER, "one", BEFORE),
        ("UBND phường Bưởi, quận Tây Hồ, thành phố Hà Nội", AFTER, "one", BEFORE),
        ("UBND tỉnh Nghệ An", AFTER, "same", None),
        ("Chính phủ", AFTER, "same", None),
    ],
)
def test_participants(body, on, outcome, last_day):
    """Each participant ended on its day, and is followed as the law says."""
    (participant,) = carried(body, on=on).participants
    assert participant.outcome is BodySuccessionOutcome(outcome)
    assert (participant.last_day, participant.ended) == (last_day, last_day is not None)
    assert bool(participant.followers) is (outcome in {"one", "many"})


def test_tasks_and_law():
    """The Fronts of the wards took over tasks; the words name both texts."""
    (front,) = carried(FRONT).participants
    assert "Ủy ban Mặt trận Tổ quốc Việt Nam phường Tây Hồ" in {b.name() for b in front.tasks_to}
    assert "72/2025/QH15" in front.explain()
    assert "no heir by law" in front.explain("en")


@pytest.mark.parametrize(
    ("bodies", "fields", "on", "reason", "paper"),
    [
        ((UBND, FRONT), {}, BEFORE, "all_stand", "in_force"),
        ((UBND, FRONT), {}, AFTER, "no_heir", "no_text"),
        ((UBND, COUNCIL), {}, AFTER, "several_follow", "stays"),
        ((UBND, FRONT), {"period": Period.for_year(2024)}, AFTER, "over", "over"),
        ((UBND, FRONT), {"signed_on": D(2026, 1, 1)}, BEFORE, "all_stand", "not_begun"),
        (("UBND tỉnh Ninh Thuận", "HĐND tỉnh Ninh Thuận"), {}, AFTER, "papers_stay", "stays"),
        (
            ("UBND tỉnh Ninh Thuận", "Ủy ban MTTQ Việt Nam tỉnh Ninh Thuận"),
            {},
            AFTER,
            "no_text",
            "no_text",
        ),
        ((), {}, AFTER, "not_known", "in_force"),
    ],
)
def test_signing_and_paper(bodies, fields, on, reason, paper):
    """Whether to sign again, and whether the paper holds, by the reason that decides."""
    found = carried(*bodies, on=on, **fields)
    assert (found.signing_reason.value, found.paper.value) == (reason, paper)
    assert found.signing is SigningReason(reason).answer


@pytest.mark.parametrize(
    ("unit", "signed", "on", "reason"),
    [
        ("xã Bản Péo, huyện Hoàng Su Phì, tỉnh Hà Giang", D(2019, 6, 1), D(2021, 1, 1), "no_text"),
        ("phường Bưởi, quận Tây Hồ, thành phố Hà Nội", D(2024, 6, 1), AFTER, "papers_stay"),
    ],
)
def test_papers_stay_by_the_resolution_of_2025(unit, signed, on, reason):
    """The resolution of 2025 on papers says nothing of communes that merged before it."""
    (agreement,) = resolved(made(f"UBND {unit}", signed_on=signed), on=signed)
    found = carry_over(agreement, on=on)
    assert found.ended[0].outcome is BodySuccessionOutcome.ONE
    assert found.signing_reason is SigningReason(reason)


def test_a_cancelled_agreement_is_over():
    """What was cancelled before the reform is not carried over."""
    history = (StateChange(state=State.CANCELLED, on=D(2025, 1, 1)),)
    assert carried(UBND, FRONT, history=history).signing_reason is SigningReason.OVER


def test_a_replaced_agreement_is_over():
    """What another agreement replaced before the reform needs no new signature."""
    link = Link(kind=LinkKind.REPLACES, agreement="a")
    newer = made(UBND, FRONT, id="b", links=(link,), signed_on=D(2024, 9, 1))
    both = resolved(made(UBND, FRONT, **RUNNING), newer)
    answers = [carry_over(one, on=AFTER, among=both) for one in both]
    assert [answer.signing_reason.value for answer in answers] == ["over", "no_heir"]
    assert [answer.paper.value for answer in answers] == ["over", "no_text"]


@pytest.mark.parametrize(
    ("fields", "paper"),
    [
        ({}, "in_force"),
        ({"effective_on": D(2026, 1, 1)}, "not_begun"),
        ({"signed_on": D(2025, 8, 1)}, "not_begun"),
        ({"signed_on": None, "history": (StateChange(state=State.DRAFT, on=D(2025, 1, 1)),)},
         "not_begun"),
    ],
)  # fmt: skip
def test_papers_that_have_not_begun(fields, paper):
    """A draft, and a paper signed with a later day of effect, are not in force yet."""
    found = carried("UBND tỉnh Nghệ An", "Chính phủ", on=D(2025, 7, 15), **fields)
    assert found.paper.value == paper


def test_outside_the_tables_and_unnamed_units():
    """A company is not known; a district without a name ended all the same."""
    company = Participant(id="c", body=BodyRef(kind="other", name="Công ty A"))
    district = Participant(
        id="d",
        body=BodyRef(kind="people_committee", unit=UnitRef(type=UnitType.RURAL_DISTRICT)),
    )
    (agreement,) = resolved(made(participants=(company, district), **RUNNING))
    found = carry_over(agreement, on=AFTER)
    assert [p.ended for p in found.participants] == [False, True]
    assert found.signing is SigningAnswer.UNKNOWN
    assert not found.confirmed


@pytest.mark.parametrize(
    ("lead", "coordinators", "ownership"),
    [
        (("p0",), (), ItemOwnership.FOLLOWED),
        (("p1",), ("p0",), ItemOwnership.NO_OWNER),
        (("p0", "p1"), (), ItemOwnership.FOLLOWED),
        ((), ("p1",), ItemOwnership.NO_OWNER),
        (("p2",), (), ItemOwnership.KEPT),
        (("p1", "p2"), (), ItemOwnership.KEPT),
        ((), (), ItemOwnership.NOT_ASSIGNED),
        (("nobody",), (), ItemOwnership.NOT_ASSIGNED),
    ],
)
def test_items(lead, coordinators, ownership):
    """An item has an owner as long as one of those that lead it, or an heir, stands."""
    item = WorkItem(text="Giám sát", lead=lead, coordinators=coordinators)
    found = carried(UBND, FRONT, "UBND thành phố Hà Nội", items=(item,))
    assert found.items[0].ownership is ownership
    assert found.unowned == ((item,) if ownership is ItemOwnership.NO_OWNER else ())
    kept = carried(UBND, FRONT, "UBND thành phố Hà Nội", items=(item,), on=BEFORE)
    assert kept.unowned == ()


def test_all_gone():
    """Where nobody is left and nobody follows, no item has an owner."""
    found = carried(FRONT, INSPECTORATE, items=(WorkItem(text="Giám sát"),))
    assert len(found.unowned) == 1


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*.toml")), ids=lambda path: path.stem)
def test_examples(path):
    """On the last day of the districts nothing of an example has ended that ends with them."""
    for agreement in resolve(load(path)).agreements:
        before, after = carry_over(agreement, on=BEFORE), carry_over(agreement, on=AFTER)
        gone = {p.participant.id for p in before.ended}
        assert all(p.last_day == BEFORE for p in after.ended if p.participant.id not in gone)
        assert bool(after.legal_basis) is bool(after.ended)
        assert not after.ended or after.signing_reason is not SigningReason.ALL_STAND


@settings(deadline=None)
@given(agreements, days)
def test_never_raises(drawn, on):
    """Any record has an answer on any day, in both languages."""
    for agreement in drawn:
        found = carry_over(agreement, on=on)
        assert len(found.participants) == len(agreement.participants)
        assert [carried.item for carried in found.items] == [*version_on(agreement, on).items]
        assert found.signing.label("vi")
        for participant in found.participants:
            assert isinstance(participant.explain("en"), str)
            assert participant.ended or not participant.followers
