"""Whether bodies existed on a day."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from phoiho.hierarchy import (
    Body,
    ExistenceAnswer,
    ExistenceReason,
    Level,
    UnitType,
    UnnamedUnit,
    ended_on,
    exists,
    get_body,
    get_body_kind,
    iter_body_kinds,
    unit_by_uid,
)
from phoiho.hierarchy.units import versions_of_code
from phoiho.reference import load_table
from strategies import days

D = dt.date
# The body, the day, the answer, the reason.
TABLE = """\
people_council@003-1|2025-06-30|yes|in_being
people_council@003-1|2025-07-01|no|level_ended
people_committee@003-1|2025-06-30|yes|in_being
people_committee@003-1|2025-07-01|no|level_ended
people_committee@00103-2|2025-06-30|no|unit_not_yet
people_committee@00103-2|2025-07-01|yes|in_being
people_committee@769-1|2021-01-01|no|unit_ended
people_committee@769-2|2020-12-31|no|unit_not_yet
district_police@003-1|2025-02-28|yes|in_being
district_police@003-1|2025-03-01|no|kind_ended
people_council@00094-1|2021-06-30|yes|in_being
people_council@00094-1|2021-07-01|no|no_council
people_council_standing@00094-1|2025-06-30|no|no_council
people_council@00103-2|2025-07-01|yes|in_being
people_committee@00094-1|2022-01-01|yes|in_being
people_council@774-1|2021-06-30|yes|in_being
people_council@774-1|2021-07-01|no|no_council
people_council@769-2|2022-01-01|yes|in_being
people_council@490-1|2017-12-15|yes|in_being
people_council@490-1|2022-01-01|no|no_council
people_council@?urban_district<48-1|2022-01-01|no|no_council
people_council@?urban_district<48-1|2017-12-15|yes|in_being
people_council@?urban_district<490-1|2022-01-01|no|no_council
people_council@?urban_district|2025-07-01|no|level_ended
people_council@?urban_district|2025-06-30|unknown|unit_unnamed
people_council@?urban_district|2021-06-30|yes|in_being
people_council@?ward|2021-07-01|unknown|unit_unnamed
people_council@?ward<22-1|2021-07-01|yes|in_being
people_council@?ward|2025-07-01|yes|in_being
people_council@?rural_district|2022-01-01|yes|in_being
people_council@?special_zone|2025-06-30|no|kind_not_yet
people_council@?special_zone|2025-07-01|unknown|unit_unnamed
people_council@?special_zone<22-1|2025-07-01|yes|in_being
people_council@?special_zone<31-2|2025-07-01|unknown|unit_unnamed
people_council@20333-1|2025-07-01|unknown|council_undecided
people_council_standing@22736-2|2026-01-01|unknown|council_undecided
people_council_board@00094-1|2022-01-01|no|no_council
people_council@19742-1|2025-07-01|no|no_council
people_committee@19742-1|2025-07-01|yes|in_being
people_council@534-1|2009-04-24|yes|in_being
people_council@534-1|2009-04-25|unknown|council_pilot
people_council@534-1|2016-06-30|unknown|council_pilot
people_council@534-1|2016-07-01|yes|in_being
farmers_union@003-1|2024-01-01|conditional|where_founded
farmers_union@534-1|2018-01-01|yes|in_being
district_police@01-1|2024-01-01|no|not_on_level
people_committee@01-1|2026-01-01|yes|in_being
national_assembly|2026-01-01|yes|in_being
front_bloc_agency@194-2|2015-02-26|no|kind_not_yet
front_bloc_agency@194-2|2015-02-27|yes|in_being
front_bloc_agency@22-1|2018-03-13|no|kind_not_yet
front_bloc_agency@22-1|2018-03-14|yes|in_being
front_bloc_agency@40-1|2018-03-14|unknown|place_unknown
front_bloc_agency@?provincial_city<22-1|2018-03-14|yes|in_being
front_bloc_agency@?provincial_city|2018-03-14|unknown|unit_unnamed
front_bloc_agency@?provincial_city<40-1|2018-03-14|unknown|place_unknown
people_committee_provisional@475-1|2025-03-01|yes|in_being
people_committee_provisional@003-1|2025-03-01|conditional|where_founded
party_mass_mobilisation_commission|2025-02-02|yes|in_being
party_mass_mobilisation_commission|2025-02-03|no|kind_ended
party_propaganda_and_mobilisation_commission|2025-02-02|no|kind_not_yet
party_propaganda_and_mobilisation_commission|2025-02-03|yes|in_being
party_mass_mobilisation_commission@40-1|2025-02-02|yes|in_being
party_mass_mobilisation_commission@40-1|2025-02-03|unknown|day_unknown
party_propaganda_commission@40-1|2025-02-28|unknown|day_unknown
party_propaganda_commission@40-1|2025-03-01|no|kind_ended
party_propaganda_and_mobilisation_commission@40-1|2025-02-02|no|kind_not_yet
party_propaganda_and_mobilisation_commission@40-1|2025-02-28|unknown|day_unknown
party_propaganda_and_mobilisation_commission@40-1|2025-03-01|yes|in_being
party_mass_mobilisation_commission@82-1|2025-02-05|yes|in_being
party_mass_mobilisation_commission@82-1|2025-02-06|no|kind_ended
party_propaganda_and_mobilisation_commission@82-1|2025-02-06|yes|in_being
party_mass_mobilisation_commission@38-1|2025-02-10|yes|in_being
party_caucus_committee@38-1|2025-02-11|no|kind_ended
party_committee_of_peoples_committee@38-1|2025-02-11|yes|in_being
party_mass_mobilisation_commission@24-1|2025-02-28|yes|in_being
party_propaganda_and_mobilisation_commission@24-1|2025-02-28|no|kind_not_yet
party_propaganda_and_mobilisation_commission@24-1|2025-03-01|yes|in_being
party_propaganda_and_mobilisation_commission@79-1|2025-02-03|yes|in_being
party_caucus_committee@40-1|2025-02-15|unknown|day_unknown
party_delegation@40-1|2025-03-01|no|kind_ended
party_mass_mobilisation_commission@003-1|2025-03-01|unknown|day_unknown
party_mass_mobilisation_commission@003-1|2025-03-04|no|kind_ended
party_mass_mobilisation_commission@195-2|2025-02-04|no|kind_ended
party_propaganda_and_mobilisation_commission@003-1|2025-07-01|no|level_ended
trade_union_civil_servants@40-1|2025-06-14|conditional|where_founded
trade_union_civil_servants@40-1|2025-06-15|unknown|day_unknown
trade_union_civil_servants@40-1|2025-07-01|no|kind_ended
trade_union_civil_servants@01-1|2025-06-29|conditional|where_founded
trade_union_commune@00103-2|2026-01-01|conditional|where_founded
commune_police@31078-3|2026-01-01|yes|in_being
commune_police@19742-1|2026-01-01|conditional|where_founded
commune_party_committee_upper@20333-1|2026-01-01|no|not_here
party_cell_special_zone@20333-1|2026-01-01|yes|in_being
party_organisation_commission@00103-2|2026-01-01|no|not_on_level
people_council_provisional@00103-2|2026-03-15|conditional|where_founded
people_council_provisional@00103-2|2026-03-16|unknown|day_unknown
people_council_provisional@00103-2|2026-05-15|no|kind_ended
people_committee@268-3|2009-01-01|yes|in_being
people_committee@203-1|2025-07-01|no|level_ended
people_committee@06994-2|2025-07-01|yes|in_being
office_delegation_and_council@40-1|2012-01-01|yes|in_being
office_delegation_and_council@40-1|2020-12-01|unknown|day_unknown
regional_court@01-1|2026-01-01|conditional|where_founded
department:natural_resources_and_environment@40-1|2025-03-01|no|kind_ended
department:agriculture_and_environment@40-1|2025-03-01|yes|in_being
people_council_board:ethnic_affairs@00103-2|2026-01-01|unknown|level_not_listed
people_council_board:ethnic_affairs@001-1|2022-01-01|no|not_here
people_council_board:ethnic_affairs@?urban_district|2022-01-01|no|not_here
people_council_board:ethnic_affairs@430-1|2022-01-01|conditional|where_founded
people_council_board:legal_affairs@001-1|2022-01-01|yes|in_being
party_cell_special_zone@31078-3|2025-08-01|no|not_here
party_cell_special_zone@20333-1|2025-08-01|yes|in_being
party_cell_special_zone@22736-2|2025-08-01|unknown|place_unknown
commune_party_committee@31078-3|2025-08-01|no|kind_ended
state_audit|2022-01-01|yes|in_being
na_committee:legal_affairs|2022-01-01|yes|in_being
na_committee:legal_affairs|2026-01-01|no|kind_ended
party_committee_of_military@40-1|2022-01-01|yes|in_being
party_committee_of_police@001-1|2025-04-01|no|kind_ended
""".splitlines()


@pytest.mark.parametrize("row", TABLE)
def test_exists(row):
    """Units, levels, kinds and councils begin and end on days of the tables."""
    body_id, day, answer, reason = row.split("|")
    existence = exists(get_body(body_id, on=D.fromisoformat(day)), on=D.fromisoformat(day))
    assert existence.answer is ExistenceAnswer(answer)
    assert existence.reason is ExistenceReason(reason)


@pytest.mark.parametrize(
    ("body_id", "day", "bound", "source"),
    [
        ("people_council@003-1", D(2025, 7, 1), D(2025, 6, 30), "203/2025/QH15"),
        ("people_council@?urban_district", D(2025, 7, 1), D(2025, 6, 30), "72/2025/QH15"),
        ("people_council@00094-1", D(2022, 1, 1), None, "97/2019/QH14"),
        ("district_police@003-1", D(2025, 3, 1), D(2025, 2, 28), ""),
    ],
)
def test_reason_and_source(body_id, day, bound, source):
    """The answer no names the day that decides, and the act."""
    existence = exists(get_body(body_id, on=day), on=day)
    assert existence.bound == bound
    assert source in existence.source
    for locale in ("vi", "en"):
        assert existence.reason.label(locale) in existence.explain(locale)
    assert bound is None or f"{bound:%d/%m/%Y}" in existence.explain()


def test_no_body_without_a_unit_on_a_lower_level():
    """A kind that stands on lower levels only has no body at the centre."""
    existence = exists(Body(kind=get_body_kind("people_committee")), on=D(2024, 1, 1))
    assert existence.reason is ExistenceReason.NOT_ON_LEVEL


def test_kind_by_its_own_dates():
    """A kind without a row for the unit type is judged by its own dates and level."""
    kind = get_body_kind("commune_division")
    unit = unit_by_uid("00103-2")
    assert exists(Body(kind=kind, unit=unit), on=D(2026, 1, 1)).answer is ExistenceAnswer.YES


def test_answers_have_no_truth_value():
    """Nobody may take `unknown` for no by accident."""
    place = UnnamedUnit(type=UnitType.WARD)
    existence = exists(Body(kind=get_body_kind("people_committee"), unit=place), on=D(2024, 1, 1))
    for value in (existence, existence.answer):
        with pytest.raises(TypeError, match="no truth value"):
            bool(value)


@pytest.mark.parametrize("reason", ExistenceReason)
def test_labels(reason):
    """Every reason is told in both languages."""
    assert reason.label("vi") != reason.label("en")


@pytest.mark.parametrize(
    ("name", "read_on", "asked_on", "reason", "last_day"),
    [
        ("UBND thị xã Móng Cái", "2005-01-01", "2020-01-01", "goes_on", None),
        ("UBND thị xã Móng Cái", "2005-01-01", "2025-07-01", "level_ended", "2025-06-30"),
        ("UBND tỉnh Đồng Nai", "2025-12-01", "2026-06-01", "goes_on", None),
        ("UBND tỉnh Bình Dương", "2025-01-01", "2025-07-01", "unit_ended", "2025-06-30"),
        ("Công an quận Tây Hồ", "2024-01-01", "2025-07-01", "kind_ended", "2025-02-28"),
        ("Công an huyện Lâm Hà", "2024-01-01", "2026-11-22", "kind_ended", "2025-02-28"),
        ("Ban Dân vận Huyện ủy Lâm Hà", "2024-01-01", "2026-11-22", "kind_ended", "2025-03-03"),
        ("Tòa án nhân dân huyện Lâm Hà", "2024-01-01", "2026-11-22", "level_ended", "2025-06-30"),
        ("UBND phường Tây Hồ", "2026-01-01", "2026-11-21", "in_being", None),
        ("UBND huyện Vân Đồn", "2025-01-01", "2025-07-01", "level_ended", "2025-06-30"),
        ("HĐND phường Nhật Tân", "2020-01-01", "2022-01-01", "no_council", "2021-06-30"),
        ("Ban Dân vận Tỉnh ủy Thanh Hóa", "2024-01-01", "2026-01-01", "kind_ended", "2025-02-10"),
        ("Ban Dân vận Tỉnh ủy Nghệ An", "2024-01-01", "2025-02-15", "day_unknown", None),
        ("Ban Dân vận Tỉnh ủy Nghệ An", "2024-01-01", "2026-01-01", "kind_ended", "2025-02-28"),
    ],
)
def test_bodies_go_on_with_their_unit(name, read_on, asked_on, reason, last_day) -> None:
    """A unit that is renamed or raised goes on, and its bodies with it."""
    on = dt.date.fromisoformat(asked_on)
    body = get_body(name, on=dt.date.fromisoformat(read_on))
    assert exists(body, on=on).reason.value == reason
    assert ended_on(body, by=on) == (dt.date.fromisoformat(last_day) if last_day else None)


# Days on which something in the tables begins or ends, with the days around it.
BOUNDARIES = [
    D.fromisoformat(day)
    for day in (
        "2008-08-01", "2009-04-25", "2013-04-08", "2016-01-01", "2016-07-01", "2020-09-18",
        "2021-07-01", "2025-02-03", "2025-02-06", "2025-02-11", "2025-03-01", "2025-03-04",
        "2025-06-15", "2025-06-16", "2025-07-01", "2026-03-16", "2026-04-01", "2026-05-15",
    )
]  # fmt: skip
DAYS = sorted({day + dt.timedelta(days=step) for day in BOUNDARIES for step in (-1, 0)})
NAMED = [
    "01-1",
    "22-1",
    "40-1",
    "003-1",
    "017-1",
    "195-2",
    "769-2",
    "00094-1",
    "00103-2",
    "20333-1",
]


@pytest.mark.parametrize("kind", iter_body_kinds(), ids=lambda kind: kind.id)
def test_every_kind_in_every_unit_type(kind):
    """Every answer has a reason in both languages and a source, and only a no has a day."""
    places = [None, *(UnnamedUnit(type=t) for t in UnitType), *map(unit_by_uid, NAMED)]
    for place in places:
        body = Body(kind=kind, unit=place)
        for day in DAYS:
            existence = exists(body, on=day)
            assert existence.answer in ExistenceAnswer
            assert existence.explain("vi") != existence.explain("en")
            assert existence.source, (body.id, day)
            assert existence.status in {"confirmed", "partly", "from memory", "unconfirmed"}
            stands = existence.answer in {ExistenceAnswer.YES, ExistenceAnswer.CONDITIONAL}
            goes_on = existence.reason in {
                ExistenceReason.IN_BEING,
                ExistenceReason.GOES_ON,
                ExistenceReason.WHERE_FOUNDED,
            }
            assert stands is goes_on
            if stands or existence.answer is ExistenceAnswer.UNKNOWN:
                assert existence.bound is None


@pytest.mark.parametrize("kind", iter_body_kinds(), ids=lambda kind: kind.id)
def test_levels(kind):
    """A kind may stand on every level of its list, and by a confirmed list on no other."""
    days = [*DAYS, D(2000, 1, 1), D(2019, 1, 1), D(2026, 11, 1)]
    for level in Level:
        places = (
            [None]
            if level is Level.CENTRAL
            else [UnnamedUnit(type=t) for t in UnitType if t.level is level]
        )
        answers = {
            exists(Body(kind=kind, unit=place), on=day).answer for place in places for day in days
        }
        if level.value in kind.levels and not kind.id.startswith("regional_"):
            assert answers != {ExistenceAnswer.NO}, level
        elif "{unit}" in kind.name_vi and kind.status == "confirmed":
            assert answers <= {ExistenceAnswer.NO, ExistenceAnswer.UNKNOWN}, level


@given(st.sampled_from(iter_body_kinds()), st.sampled_from(NAMED), days)
def test_ended_bodies_are_gone(kind, uid, day):
    """After the last day of a body it is not in being, and on that day it may have been."""
    body = Body(kind=kind, unit=unit_by_uid(uid))
    last = ended_on(body, by=day)
    if last is not None and exists(body, on=last).answer is not ExistenceAnswer.NO:
        assert exists(body, on=day).answer is ExistenceAnswer.NO
        assert last < day


@pytest.mark.parametrize(
    ("table", "column"),
    [("body_changes", "within"), ("body_exceptions", "units"), ("body_exceptions", "within"),
     ("body_exceptions", "excluded_units")],
)  # fmt: skip
def test_places_of_tables_are_units(table, column):
    """Every unit that the tables of exceptions name is in the table of units."""
    for row in load_table(table).records():
        for cell in filter(None, row[column].split(";")):
            code = cell.partition("-")[0]
            assert any(cell in {unit.uid, code} for unit in versions_of_code(code)), cell


def test_days_that_differ_by_place_lie_in_the_days_of_all():
    """No place has a day outside those between which it is unknown elsewhere."""
    rows = list(load_table("body_changes").records())
    for row in rows:
        for kind in filter(None, f"{row['ended']};{row['began']}".split(";")):
            everywhere = [
                other
                for other in rows
                if not other["within"]
                and kind in f"{other['ended']};{other['began']}".split(";")
                and row["levels"] in other["levels"]
            ]
            assert any(
                other["earliest"] <= row["earliest"] and row["latest"] <= other["latest"]
                for other in everywhere
            ), (row["id"], kind)
