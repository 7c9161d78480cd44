"""Relations between bodies: who leads, answers to, guides whom on a day."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from phoiho.hierarchy import (
    Body,
    ExistenceAnswer,
    RelationDirection,
    RelationScope,
    RelationVerb,
    UnitType,
    UnnamedUnit,
    bodies_of,
    exists,
    get_body,
    get_body_kind,
    relations,
    subordinate_bodies,
    superior_bodies,
    unit_by_uid,
)
from phoiho.hierarchy.body_groups import kinds_meant
from phoiho.reference import load_table

D = dt.date
BEFORE, AFTER = D(2024, 2, 28), D(2026, 1, 1)
UNITS = ["01-1", "38-1", "003-1", "195-2", "769-2", "00094-1", "00103-2", "19742-1"]
DAYS = [D(2012, 1, 1), D(2022, 1, 1), BEFORE, D(2025, 4, 1), D(2025, 7, 1), AFTER]


# The body, the day, its superiors.
@pytest.mark.parametrize(
    ("body_id", "day", "superiors"),
    [
        ("people_committee@003-1", BEFORE, ["people_committee@01-1"]),
        ("people_committee@00094-1", BEFORE, ["people_committee@003-1"]),
        ("people_committee@00103-2", AFTER, ["people_committee@01-1"]),
        ("people_committee@01-1", AFTER, ["government"]),
        ("people_council@003-1", BEFORE, []),
        ("fatherland_front_committee@003-1", BEFORE, ["fatherland_front_committee@01-1"]),
        ("fatherland_front_committee@01-1", BEFORE, ["fatherland_front_committee"]),
        ("women_union@00103-2", D(2025, 6, 30), []),
        ("women_union@003-1", BEFORE, ["women_union@01-1"]),
        ("women_union@00103-2", AFTER, ["fatherland_front_committee@00103-2", "women_union@01-1"]),
        ("trade_union_district@003-1", BEFORE, ["trade_union_provincial@01-1"]),
        ("commune_police@00094-1", BEFORE, ["district_police@003-1"]),
        ("commune_police@00094-1", D(2025, 4, 1), ["provincial_police@01-1"]),
        ("district_party_committee@003-1", BEFORE, ["provincial_party_committee@01-1"]),
        ("commune_party_committee@00094-1", BEFORE, ["district_party_committee@003-1"]),
        ("commune_party_committee_upper@00103-2", AFTER, ["provincial_party_committee@01-1"]),
        (
            "district_inspectorate@003-1",
            BEFORE,
            ["people_committee@003-1", "provincial_inspectorate@01-1"],
        ),
        ("department:home_affairs@01-1", AFTER, ["people_committee@01-1", "ministry:home_affairs"]),
        ("party_organisation_commission@003-1", BEFORE, ["district_party_committee@003-1"]),
    ],
)  # fmt: skip
def test_superiors(body_id, day, superiors):
    """The bodies directly above, in the order of the table."""
    body = get_body(body_id, on=day)
    assert [superior.id for superior in superior_bodies(body, on=day)] == superiors


def test_subordinates_of_a_people_committee():
    """Those of the wards, its divisions and its inspectorate answer to a People's Committee."""
    committee = get_body("UBND quận Tây Hồ", on=BEFORE)
    ids = [body.id for body in subordinate_bodies(committee, on=BEFORE)]
    assert sum(body_id.startswith("people_committee@") for body_id in ids) == 8
    assert "district_division:home_affairs@003-1" in ids
    assert "district_inspectorate@003-1" in ids
    assert subordinate_bodies(committee, on=D(2025, 7, 1)) == ()


def test_verbs_of_a_council():
    """A council elects and supervises the committee of its unit, and is led by the Party."""
    council = get_body("HĐND quận Tây Hồ", on=BEFORE)
    found = {(r.direction.value, r.verb.value): r for r in relations(council, on=BEFORE)}
    for key in (
        ("active", "elects"),
        ("active", "supervises"),
        ("passive", "leads"),
        ("passive", "answers_to"),
        ("passive", "standing_organ_of"),
    ):
        assert key in found
    elects = found["active", "elects"]
    assert elects.scope is RelationScope.SAME_UNIT
    assert [other.id for other in elects.others] == ["people_committee@003-1"]
    assert elects.legal_basis.startswith("Constitution art. 114")
    assert (elects.rule, elects.status, elects.source) == ("r06", "confirmed", "L4;L15;P3")


def test_organisations_and_the_front():
    """The organisations are members of the Front until June 2025, and belong to it since July."""
    before = get_body("Hội Nông dân tỉnh Thanh Hóa", on=BEFORE)
    verbs = {r.verb for r in relations(before, on=D(2025, 6, 30))}
    assert RelationVerb.IS_MEMBER_OF in verbs
    assert RelationVerb.BELONGS_TO not in verbs
    verbs = {r.verb for r in relations(before, on=D(2025, 7, 1))}
    assert RelationVerb.BELONGS_TO in verbs
    assert RelationVerb.IS_MEMBER_OF not in verbs


def others(name, day, verb):
    """Return the ids of those that do to a body what a verb says."""
    found = relations(get_body(name, on=day), on=day)
    passive = (r for r in found if r.direction is RelationDirection.PASSIVE and r.verb is verb)
    return {other.id.partition("@")[0] for r in passive for other in r.others}


@pytest.mark.parametrize(
    ("name", "leading"),
    [
        (
            "UBND đặc khu Phú Quốc",
            {"commune_party_committee_upper", "party_committee_of_peoples_committee"},
        ),
        ("UBND đặc khu Hoàng Sa", {"party_cell_special_zone"}),
    ],
)
def test_party_in_special_zones(name, leading):
    """A Party committee leads where it stands; a cell only where there is none."""
    assert others(name, D(2025, 8, 1), RelationVerb.LEADS) == leading


def test_what_may_stand_is_no_fact():
    """While commissions merge, neither the old nor the new one is told of, unless asked about."""
    staff = others("Thành ủy Thủ Dầu Một", D(2025, 3, 1), RelationVerb.ADVISES)
    assert "party_organisation_commission" in staff
    assert "party_mass_mobilisation_commission" not in staff
    assert "party_propaganda_and_mobilisation_commission" not in staff
    council = get_body("HĐND huyện Bình Sơn", on=D(2012, 1, 1))
    assert exists(council, on=D(2012, 1, 1)).answer is ExistenceAnswer.UNKNOWN
    verbs = {r.verb for r in relations(council, on=D(2012, 1, 1))}
    assert RelationVerb.STANDING_ORGAN_OF in verbs


def test_unit_without_council():
    """Nobody elects or supervises a committee in a ward without a council."""
    committee = get_body("UBND phường Nhật Tân, quận Tây Hồ", on=D(2023, 1, 1))
    verbs = {r.verb for r in relations(committee, on=D(2023, 1, 1))}
    assert RelationVerb.ELECTS not in verbs
    assert RelationVerb.ANSWERS_TO in verbs


def test_fields_keep_to_their_line():
    """A department guides the divisions of its own field only."""
    department = get_body("department:home_affairs@01-1", on=BEFORE)
    below = subordinate_bodies(department, on=BEFORE)
    assert {body.kind_id for body in below} == {"district_division:home_affairs"}


def test_unnamed_units():
    """An unnamed unit has relations inside it, and above it where its superior is known."""
    front = get_body_kind("fatherland_front_committee")
    place = UnnamedUnit(type=UnitType.WARD)
    verbs = {r.verb: r for r in relations(Body(kind=front, unit=place), on=AFTER)}
    assert RelationVerb.COORDINATES_WITH in verbs
    assert superior_bodies(Body(kind=front, unit=place), on=AFTER) == ()
    inside = UnnamedUnit(type=UnitType.WARD, within=unit_by_uid("01-1"))
    body = Body(kind=front, unit=inside)
    assert [b.id for b in superior_bodies(body, on=AFTER)] == ["fatherland_front_committee@01-1"]
    # A district stood between them before the reform, and is not named.
    assert superior_bodies(body, on=BEFORE) == ()
    assert {below.unit for below in subordinate_bodies(body, on=AFTER)} == {inside}


def test_no_relations_of_what_does_not_stand():
    """A body that ended, or never was, has no relations that day."""
    assert relations(get_body("Thanh tra quận Tây Hồ", on=BEFORE), on=AFTER) == ()


@given(st.sampled_from(UNITS), st.sampled_from(DAYS), st.randoms())
def test_superior_and_subordinate_are_one_relation(uid, day, random):
    """Whoever is above a body has it below, and the other way round, and may stand that day."""
    bodies = bodies_of(unit_by_uid(uid), on=day)
    for body in random.sample(bodies, min(len(bodies), 4)):
        for superior in superior_bodies(body, on=day):
            assert exists(superior, on=day).answer is not ExistenceAnswer.NO
            assert body in subordinate_bodies(superior, on=day)
        for subordinate in random.sample(
            below := subordinate_bodies(body, on=day), min(len(below), 3)
        ):
            assert exists(subordinate, on=day).answer is not ExistenceAnswer.NO
            assert body in superior_bodies(subordinate, on=day)


@given(st.sampled_from(UNITS), st.sampled_from(DAYS), st.randoms())
def test_relations_have_two_sides(uid, day, random):
    """What a body does to another is done to that one by it."""
    bodies = bodies_of(unit_by_uid(uid), on=day)
    for body in random.sample(bodies, min(len(bodies), 2)):
        for relation in relations(body, on=day):
            other = random.choice(relation.others)
            mirror = [
                r
                for r in relations(other, on=day)
                if r.rule == relation.rule and r.direction is not relation.direction
            ]
            assert any(body in r.others for r in mirror), (body.id, relation.rule, other.id)


def test_every_row_speaks_of_kinds():
    """Every subject and object is a kind, or stands in stars for what is no body."""
    for row in load_table("relations").records():
        for kind in kinds_meant(row["subject"]) | kinds_meant(row["object"]):
            if kind.startswith("*"):
                assert kind.endswith("*")
            else:
                assert get_body_kind(kind).id == kind
        assert row["superior"] in {"", "subject", "object"}


@pytest.mark.parametrize("enum", [RelationVerb, RelationScope])
def test_labels(enum):
    """Every verb and scope is named in both languages."""
    for member in enum:
        assert member.label("vi") != member.label("en")


def test_directions():
    """A body is on one side of a relation or on the other."""
    assert {direction.value for direction in RelationDirection} == {"active", "passive"}
