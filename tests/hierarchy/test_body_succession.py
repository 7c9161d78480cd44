"""Which bodies follow a body that ended."""

import datetime as dt

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from phoiho.hierarchy import (
    Body,
    BodySuccessionOutcome,
    BodySuccessionReason,
    ExistenceAnswer,
    UnitType,
    UnnamedUnit,
    bodies_of,
    ended_on,
    exists,
    get_body,
    get_body_kind,
    iter_units,
    successor_bodies,
    successors,
    unit_by_uid,
)
from phoiho.hierarchy.body_kinds import get_body_field
from phoiho.reference import load_table

D = dt.date
REFORM = D(2025, 7, 1)
# The body, the day of the answer, outcome, reason, number of bodies, first of those, first taker.
CASES = """\
people_committee@003-1|2025-06-30|same|in_being|1|people_committee@003-1|
people_committee@003-1|2025-07-01|many|covers_unit|6|people_committee@00004-2|
people_council@003-1|2025-07-01|many|covers_unit|6|people_council@00004-2|
people_council_standing@003-1|2025-07-01|many|covers_unit|6|people_council_standing@00004-2|
fatherland_front_committee@003-1|2025-07-01|none|no_heir|0||fatherland_front_committee@00004-2
front_standing_board@003-1|2025-07-01|none|no_heir|0||front_standing_board@00004-2
farmers_union@430-1|2025-07-01|none|no_heir|0||farmers_union@17935-3
women_union@003-1|2025-07-01|none|no_heir|0||women_union@00004-2
youth_union@003-1|2025-07-01|none|no_heir|0||youth_union@00004-2
trade_union_district@003-1|2025-07-01|none|no_heir|0||trade_union_provincial@01-1
district_inspectorate@003-1|2025-07-01|none|no_heir|0||provincial_inspectorate@01-1
district_party_committee@003-1|2025-07-01|none|no_heir|0||provincial_party_committee@01-1
district_court@003-1|2025-07-01|none|no_heir|0||regional_court@01-1
district_procuracy@003-1|2025-07-01|none|no_heir|0||regional_procuracy@01-1
civil_judgment_enforcement@003-1|2025-07-01|none|no_heir|0||civil_judgment_enforcement@01-1
district_party_committee@755-1|2025-07-01|none|no_heir|0||provincial_party_committee@79-2
people_committee@755-1|2025-07-01|one|covers_unit|1|people_committee@26732-1|
district_division:home_affairs@003-1|2025-07-01|none|no_heir|0||
district_police@003-1|2025-03-01|none|no_heir|0||provincial_police@01-1
district_police@003-1|2025-07-01|none|no_heir|0||provincial_police@01-1
people_committee@769-1|2022-01-01|one|follows_unit|1|people_committee@769-2|
people_committee@769-1|2025-07-01|many|follows_unit|3|people_committee@27094-3|
people_committee@00094-1|2026-01-01|many|follows_unit|2|people_committee@00097-2|
commune_party_committee@00094-1|2025-07-01|many|follows_unit|2|commune_party_committee_upper@00097-2|
people_committee@194-1|2020-01-01|same|goes_on|1|people_committee@194-2|
people_committee@22-1|2026-10-01|same|goes_on|1|people_committee@22-2|
provincial_party_committee@74-1|2025-07-01|one|follows_unit|1|provincial_party_committee@79-2|
party_mass_mobilisation_commission|2025-02-03|one|merged_kind|1|party_propaganda_and_mobilisation_commission|
party_mass_mobilisation_commission@74-1|2025-04-01|one|merged_kind|1|party_propaganda_and_mobilisation_commission@74-1|
party_mass_mobilisation_commission@74-1|2025-07-01|one|merged_kind|1|party_propaganda_and_mobilisation_commission@79-2|
party_mass_mobilisation_commission@74-1|2025-02-15|unknown|not_certain|2|party_mass_mobilisation_commission@74-1|
party_mass_mobilisation_commission@003-1|2025-04-01|one|merged_kind|1|party_propaganda_and_mobilisation_commission@003-1|
party_mass_mobilisation_commission@003-1|2025-07-01|none|no_heir|0||
party_caucus_committee:people_committee@38-1|2025-03-01|one|merged_kind|1|party_committee_of_peoples_committee@38-1|
party_caucus_committee:people_court@38-1|2025-03-01|none|no_heir|0||party_committee_of_party_agencies@38-1
department:natural_resources_and_environment@74-1|2025-03-01|one|merged_kind|1|department:agriculture_and_environment@74-1|
department:natural_resources_and_environment@74-1|2025-07-01|one|merged_kind|1|department:agriculture_and_environment@79-2|
department_inspectorate@38-1|2025-07-01|none|no_heir|0||provincial_inspectorate@38-1
people_council@471-1|2025-07-01|none|none_there|0||
people_committee@471-1|2025-07-01|one|covers_unit|1|people_committee@19742-1|
people_council@00094-1|2022-01-01|none|no_heir|0||people_committee@00094-1
people_council_provisional@00103-2|2026-06-01|one|merged_kind|1|people_council@00103-2|
border_guard_command@38-1|2025-07-01|one|merged_kind|1|border_guard_board@38-1|
people_committee@?urban_district|2025-07-01|unknown|unit_unnamed|0||
people_committee@02638-1|2026-01-01|unknown|unit_untraced|0||
people_council@534-1|2012-01-01|unknown|not_certain|1|people_council@534-1|
district_police@?urban_district|2025-04-01|none|no_heir|0||
vertical_agency:treasury@22-1|2025-03-10|unknown|heir_unknown|0||
women_union@?ward|2026-01-01|same|in_being|1|women_union@?ward|
""".splitlines()


def body_of(body_id):
    """Return the body with that id."""
    code, _, place = body_id.partition("@")
    kind, _, field = code.partition(":")
    body = Body(kind=get_body_kind(kind), field=get_body_field(kind, field) if field else None)
    if not place:
        return body
    unnamed = place.startswith("?")
    unit = UnnamedUnit(type=UnitType(place[1:])) if unnamed else unit_by_uid(place)
    return attrs.evolve(body, unit=unit)


@pytest.mark.parametrize("row", CASES)
def test_cases(row):
    """Units and kinds end in their order, and by law only some bodies have heirs."""
    body_id, day, outcome, reason, count, first, taker = row.split("|")
    answer = successor_bodies(body_of(body_id), on=D.fromisoformat(day))
    assert (answer.outcome.value, answer.reason.value) == (outcome, reason)
    assert len(answer.bodies) == int(count)
    assert (answer.bodies[0].id if answer.bodies else "") == first
    assert (answer.tasks_to[0].id if answer.tasks_to else "") == taker
    assert answer.explain("vi") != answer.explain("en")


def test_units_are_those_of_the_unit_succession():
    """The heirs of a district's committee stand in the communes that cover it, step by step."""
    committee = get_body("UBND quận Tây Hồ", on=D(2024, 1, 1))
    answer = successor_bodies(committee, on=REFORM)
    assert answer.units == successors(committee.unit, on=REFORM)
    assert [body.unit for body in answer.bodies] == list(answer.units.units)
    assert answer.confirmed
    assert "190/2025/QH15" in answer.legal_basis
    assert answer.legal_basis in answer.explain()


def test_what_is_not_confirmed():
    """The answer is confirmed only where the steps of the unit and the row are."""
    day = D(2024, 1, 1)
    assert not successor_bodies(get_body("Quận Đoàn Tây Hồ", on=day), on=REFORM).confirmed
    assert successor_bodies(get_body("LĐLĐ quận Tây Hồ", on=day), on=REFORM).confirmed
    assert successor_bodies(get_body("LĐLĐ quận Tây Hồ", on=day), on=day).confirmed


def test_police_of_the_communes_took_over_tasks():
    """Of the district's police the provincial one and those of its communes took over tasks."""
    police = body_of("district_police@003-1")
    takers = [body.id for body in successor_bodies(police, on=D(2025, 3, 1)).tasks_to]
    assert takers[0] == "provincial_police@01-1"
    assert "commune_police@00094-1" in takers
    assert "commune_police@00103-2" in {
        body.id for body in successor_bodies(police, on=REFORM).tasks_to
    }


@pytest.mark.parametrize(
    ("body_id", "day"),
    [
        ("people_committee@00103-2", D(2025, 6, 30)),
        ("party_building_board@00103-2", D(2020, 1, 1)),
        ("party_propaganda_and_mobilisation_commission@38-1", D(2024, 1, 1)),
        ("district_police@01-1", D(2026, 1, 1)),
        ("commune_party_committee_upper@20333-1", D(2026, 1, 1)),
    ],
)
def test_nothing_follows_what_was_not_there(body_id, day):
    """A body that did not stand before the day has nothing to be followed in."""
    with pytest.raises(ValueError, match="did not stand before"):
        successor_bodies(body_of(body_id), on=day)


UNITS = ["01-1", "74-1", "22-1", "003-1", "195-2", "471-1", "769-1", "769-2", "00094-1", "00103-2"]
DAYS = [D(2019, 1, 1), D(2022, 1, 1), D(2025, 2, 15), D(2025, 3, 10), REFORM, D(2026, 10, 1)]


@given(st.sampled_from(UNITS), st.sampled_from(DAYS), st.sampled_from(DAYS), st.randoms())
def test_successors_stand_that_day(uid, before, day, random):
    """Whoever follows, or took over tasks, may stand on the day, and the outcome counts them."""
    bodies = bodies_of(unit_by_uid(uid), on=min(before, day))
    for body in random.sample(bodies, min(len(bodies), 5)):
        answer = successor_bodies(body, on=max(before, day))
        for other in (*answer.bodies, *answer.tasks_to):
            assert exists(other, on=answer.on).answer is not ExistenceAnswer.NO
        assert len(set(answer.bodies)) == len(answer.bodies)
        if answer.outcome is BodySuccessionOutcome.SAME:
            assert len(answer.bodies) == 1
        elif answer.outcome is not BodySuccessionOutcome.UNKNOWN:
            counts = {"none": 0, "one": 1}.get(answer.outcome.value)
            assert counts is None or len(answer.bodies) == counts
            assert answer.rules


def test_every_commune_of_the_reform_has_heirs():
    """The People's Committee of every commune of June 2025 has one or several heirs."""
    kind = get_body_kind("people_committee")
    day = D(2025, 6, 30)
    communes = [unit for unit in iter_units(on=day) if unit.level.value == "commune"]
    for unit in communes[::25]:
        answer = successor_bodies(Body(kind=kind, unit=unit), on=REFORM)
        assert answer.bodies, unit.uid


def test_rows_name_kinds_and_levels():
    """Kinds, fields, heirs and levels of the table exist; one row of every change is for all."""
    rows = list(load_table("body_succession").records())
    for row in rows:
        for cell in (row["kinds"], row["heirs"], row["tasks_to"]):
            for code in filter(None, cell.split(";")):
                if code not in {"*", "=", "*unknown*"}:
                    body_of(code)
    for change in ("unit_ended", "level_ended", "kind_ended"):
        assert any(row["change"] == change and row["kinds"] == "*" for row in rows)


@pytest.mark.parametrize("reason", BodySuccessionReason)
def test_labels(reason):
    """Every reason is told in both languages."""
    assert reason.label("vi") != reason.label("en")


def test_bodies_that_the_new_type_of_a_unit_lacks():
    """A province became a city: its Sở of a kind that cities never had ended before."""
    body = get_body("department_inspectorate:transport_and_construction@22-1", on=D(2019, 1, 1))
    assert ended_on(body, by=D(2026, 10, 1)) == D(2025, 2, 28)
    assert successor_bodies(body, on=D(2026, 10, 1)).outcome is BodySuccessionOutcome.NONE
