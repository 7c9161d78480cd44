"""Whether bodies sign agreements with one another."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from phoiho.hierarchy import (
    Body,
    ExistenceReason,
    PairingReason,
    PairingVerdict,
    UnitType,
    UnnamedUnit,
    bodies_of,
    get_body,
    get_body_kind,
    pairing,
    unit_by_uid,
)
from phoiho.hierarchy.body_groups import kinds_meant
from phoiho.reference import load_table

D = dt.date

# Parties of real agreements by kind, with the type of their unit (a body of the centre has none),
# the day of signing (or of the first day of the period), the verdict and the row that decides.
REAL = """\
RA001|2023-01-01|government front_presidium||rule g19
RA002|2019-01-01|government fatherland_front_committee||rule g19
RA003|2017-10-27|people_committee fatherland_front_committee|province|rule g02
RA005|2021-11-02|people_council_standing people_committee front_standing_board|rural_district|rule g01
RA007|2022-01-21|front_standing_board socio_political_organisations_collective|rural_district|rule g07
RA009|2026-01-19|people_committee fatherland_front_committee socio_political_organisations_collective|commune|rule g03
RA010|2019-01-04|people_committee trade_union_provincial|province|rule g12
RA012|2011-01-01|people_committee trade_union_district|rural_district|rule g13
RA013|2016-11-30|trade_union_provincial provincial_court|province|rule g16
RA014|2018-01-01|trade_union_provincial party_bloc_committee|province|exception g35
RA017|2012-04-16|farmers_union department|province|rule g15
RA022|2018-05-23|people_committee women_union|centrally_run_city|rule g23
RA025|2023-03-03|people_committee youth_union|province|rule g23
RA026|2012-01-01|government youth_union||rule g38
RA031|2010-01-01|veterans_association district_police|rural_district|rule g26
RA032|2017-01-01|veterans_association cooperative_alliance|province|rule g25
RA035|2018-08-14|youth_union veterans_association|urban_district|rule g24
RA042|2019-03-20|people_council_standing people_committee|province|rule g04
RA043|2021-07-01|na_delegation people_council_standing people_committee front_standing_board|province|rule g06
RA044|2021-07-01|people_council_standing front_standing_board|province|rule g05
RA045|2023-03-31|party_committee_office office_delegation_and_council office_people_committee|province|rule g34
RA048|2024-02-22|women_union fatherland_front_committee veterans_association farmers_union trade_union_provincial youth_union science_technology_union|province|rule g45
RA049|2024-03-27|fatherland_front_committee socio_political_organisations_collective|province|rule g07
RA053|2024-01-01|fatherland_front_committee farmers_union women_union||rule g07
RA055|2014-08-27|front_standing_board supreme_procuracy||rule g27
RA057|2017-01-01|front_standing_board provincial_procuracy|province|rule g27
RA058|2018-01-01|provincial_procuracy provincial_police provincial_court civil_judgment_enforcement|province|rule g33
RA059|2020-03-16|women_union district_police district_procuracy district_court|rural_district|rule g26
RA060|2019-01-01|women_union provincial_police provincial_procuracy provincial_court|province|rule g26
RA063|2019-01-01|farmers_union border_guard_command|province|conditional
RA067|2019-01-01|provincial_military_command farmers_union|province|rule g28
RA071|2022-01-01|people_committee fatherland_front_committee socio_political_organisations_collective|provincial_city|rule g03
RA074|2020-02-27|people_council_standing people_committee front_standing_board|rural_district|rule g01
RA076|2026-01-01|commune_police fatherland_front_committee|commune|rule g21
RA077|2011-01-01|provincial_police farmers_union|province|rule g26
RA081|2022-05-13|party_bloc_committee party_caucus_committee|province|exception g36
RA086|2012-08-16|provincial_military_command veterans_association|province|rule g28
RA087|2025-10-08|department provincial_military_command|province|rule g37
RA089|2020-01-01|people_council people_committee fatherland_front_committee|rural_district|rule g01
RA091|2026-01-09|front_standing_board provincial_military_command|province|rule g29
RA092|2026-01-13|people_committee fatherland_front_committee|ward|rule g02
RA094|2026-01-09|fatherland_front_committee front_member_organisations_collective||rule g49
RA100|2018-01-01|people_committee fatherland_front_committee socio_political_organisations_collective|urban_district|rule g03
PA1|2016-10-06|party_propaganda_commission people_committee|province|exception g51
PA2|2021-11-25|provincial_police department|centrally_run_city|rule g53
PA3|2023-10-10|government front_presidium||rule g19
PA5|2018-09-13|ministry study_promotion_association||rule g52
PA6|2020-11-18|youth_union border_guard_command|province|conditional
RA101|2019-02-21|front_standing_board socio_political_organisations_collective district_inspectorate|urban_district|exception g08
RA102|2017-02-17|people_committee fatherland_front_committee socio_political_organisations_collective|rural_district|rule g03
""".splitlines()  # noqa: E501


@pytest.mark.parametrize("row", REAL, ids=lambda row: row.partition("|")[0])
def test_real_agreements(row):
    """What was really signed is on record, and never forbidden."""
    _, day, kinds, unit_type, expected = row.split("|")
    unit = UnnamedUnit(type=UnitType(unit_type)) if unit_type else None
    bodies = [Body(kind=get_body_kind(kind), unit=unit) for kind in kinds.split()]
    answer = pairing(bodies, on=D.fromisoformat(day))
    verdict, _, deciding = expected.partition(" ")
    assert answer.verdict is PairingVerdict(verdict)
    assert answer.ground.row == deciding


def in_unit(uid, *kinds):
    """Return the bodies of some kinds in a unit."""
    return [Body(kind=get_body_kind(kind), unit=unit_by_uid(uid)) for kind in kinds]


TWO = ("people_committee", "fatherland_front_committee")
THREE = ("people_council_standing", *TWO)
# Kinds by unit, the day, the verdict, the reason, the row.
CASES = """\
003-1:THREE|2024-02-28|rule|listed|g01
003-1:THREE|2025-06-30|rule|listed|g01
003-1:THREE|2025-07-01|never|not_in_being|n03
00094-1:THREE|2021-06-30|rule|listed|g01
00094-1:THREE|2021-07-01|never|no_council|n06
00094-1:TWO|2021-07-01|rule|listed|g02
774-1:THREE|2022-01-01|never|no_council|n06
534-1:THREE|2012-01-01|conditional|may_not_exist|
19742-1:THREE|2026-01-01|never|no_council|n06
22736-2:THREE|2026-01-01|conditional|may_not_exist|
00103-2:TWO,farmers_union|2026-01-01|conditional|may_not_exist|
00103-2:TWO,women_union,youth_union|2026-01-01|rule|listed|g03
00103-2:people_committee,trade_union_commune|2026-01-01|conditional|may_not_exist|
003-1:people_committee,district_police|2025-03-01|never|not_in_being|n03
38-1:party_mass_mobilisation_commission,party_caucus_committee|2024-01-01|rule|listed|g10
38-1:party_mass_mobilisation_commission,party_caucus_committee|2025-02-11|never|not_in_being|n03
38-1:party_propaganda_and_mobilisation_commission,party_committee_of_peoples_committee|2026-01-01|expected|listed|g11
195-2:people_committee,party_building_commissions_collective,front_bloc_agency|2022-05-20|exception|listed|g09
003-1:district_party_committee,TWO|2024-01-01|never|party_leads|n01
003-1:party_standing_committee,people_committee|2024-01-01|never|party_leads|n01
00103-2:inter_agency_steering_committee,fatherland_front_committee|2026-01-01|never|advisory_body|n04
00103-2:front_work_board,commune_police|2026-01-01|never|below_commune|n05
01-1:people_committee 003-1:fatherland_front_committee|2024-01-01|never|cross_level|n02
22-1:fatherland_front_committee 24-1:fatherland_front_committee|2023-01-01|exception|listed|g17
01-1:fatherland_front_committee 38-1:fatherland_front_committee|2023-01-01|exception|listed|g17
01-1:fatherland_front_committee 003-1:front_standing_board|2023-01-01|exception|listed|g40
430-1:people_council_standing 17950-1:people_council_standing|2016-10-06|exception|listed|g50
22-1:people_committee 24-1:fatherland_front_committee|2023-01-01|unlisted|not_listed|
003-1:fatherland_front_committee,front_standing_board|2023-01-01|unlisted|not_listed|
003-1:district_court,people_council|2023-01-01|unlisted|not_listed|
003-1:people_committee|2023-01-01|unlisted|one_party|
|2023-01-01|unlisted|one_party|
""".splitlines()
SHORT = {"TWO": TWO, "THREE": THREE}


def parties_of(cell):
    """Return the bodies of a cell: units, each with its kinds."""
    bodies = []
    for part in cell.split():
        uid, _, kinds = part.partition(":")
        for kind in kinds.split(","):
            bodies += in_unit(uid, *SHORT.get(kind, (kind,)))
    return bodies


@pytest.mark.parametrize("row", CASES)
def test_cases(row):
    """Units, levels, days and councils decide together with the kinds."""
    parties, day, *expected = row.split("|")
    answer = pairing(parties_of(parties), on=D.fromisoformat(day))
    ground = answer.ground
    assert [answer.verdict.value, ground.reason.value, ground.row] == expected
    assert ground.verdict is answer.verdict
    assert ground.explain("vi") != ground.explain("en")


def test_all_grounds_are_told():
    """A party that ended and a Party committee are two grounds, and the existence is told."""
    bodies = in_unit("003-1", "district_party_committee", *TWO)
    answer = pairing(bodies, on=D(2025, 7, 1))
    reasons = [ground.reason for ground in answer.grounds]
    assert reasons.count(PairingReason.NOT_IN_BEING) == 3
    assert PairingReason.PARTY_LEADS in reasons
    assert answer.ground.existence.reason is ExistenceReason.LEVEL_ENDED
    assert "30/06/2025" in answer.ground.explain()


def test_examples_and_sources():
    """A verdict names an example, its condition, the law and the source."""
    ground = pairing(in_unit("003-1", *THREE), on=D(2024, 2, 28)).ground
    assert "Tây Hồ 2024" in ground.example
    assert "council" in ground.condition
    assert "77/2015/QH13" in ground.legal_basis
    assert (ground.status, "SEED3" in ground.source) == ("confirmed", True)


def test_unnamed_unit_may_be_the_named_one():
    """A body of a quận without a name may be of one with, unless it lies elsewhere."""
    front = in_unit("003-1", "fatherland_front_committee")[0]
    kind = get_body_kind("people_committee")
    day = D(2024, 1, 1)
    for within, verdict in ((None, "rule"), ("01-1", "rule"), ("79-1", "unlisted")):
        place = UnnamedUnit(
            type=UnitType.URBAN_DISTRICT, within=unit_by_uid(within) if within else None
        )
        assert pairing([front, Body(kind=kind, unit=place)], on=day).verdict.value == verdict


def test_a_renamed_unit_is_one_unit():
    """Bodies named by two versions of one unit stand in the same unit."""
    day = D(2020, 1, 1)
    bodies = in_unit("194-1", "people_committee") + in_unit("194-2", "fatherland_front_committee")
    assert pairing(bodies, on=day).ground.row == "g02"


@given(
    st.sampled_from(["003-1", "00094-1", "00103-2", "38-1", "19742-1"]),
    st.sampled_from([D(2012, 1, 1), D(2022, 1, 1), D(2024, 2, 28), D(2025, 4, 1), D(2026, 1, 1)]),
    st.randoms(),
)
def test_order_does_not_matter(uid, day, random):
    """The verdict and its grounds depend on who the parties are, not on their order or number."""
    bodies = list(bodies_of(unit_by_uid(uid), on=D(2024, 1, 1)))
    bodies += bodies_of(unit_by_uid(uid), on=D(2026, 1, 1))
    parties = random.sample(bodies, min(len(bodies), random.randint(0, 4)))
    answer = pairing(parties, on=day)
    again = parties + parties[:1]
    random.shuffle(again)
    assert pairing(iter(again), on=day) == answer
    assert answer.grounds[0].verdict is answer.verdict


def test_every_row_can_decide():
    """Every role of every row is filled by kinds of the tables, and every verdict is used."""
    rows = list(load_table("agreement_parties").records())
    for row in rows:
        for role in row["parties"].split("|"):
            assert role == "any" or all(get_body_kind(kind) for kind in kinds_meant(role))
    assert {PairingVerdict(row["verdict"]) for row in rows} == set(PairingVerdict) - {
        PairingVerdict.UNLISTED
    }


def test_no_truth_value():
    """Nobody may take a verdict for a yes."""
    with pytest.raises(TypeError, match="no truth value"):
        bool(pairing([get_body("Chính phủ", on=D(2024, 1, 1))], on=D(2024, 1, 1)))


@pytest.mark.parametrize("member", [*PairingReason, *PairingVerdict])
def test_labels(member):
    """Every verdict and reason is told in both languages."""
    assert member.label("vi") != member.label("en")
