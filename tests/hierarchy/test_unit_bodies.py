"""Which bodies stand in a unit on a day, and whom the code of an issuer means."""

import datetime as dt
import unicodedata

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from phoiho.hierarchy import (
    ExistenceAnswer,
    UnitType,
    UnnamedUnit,
    bodies_for_issuer,
    bodies_of,
    exists,
    get_body,
    get_body_kind,
    iter_body_kinds,
    standing_organ,
    unit_by_uid,
)
from phoiho.reference import load_table
from strategies import texts

D = dt.date
BEFORE, AFTER = D(2024, 2, 28), D(2026, 1, 1)
STANDS = {ExistenceAnswer.YES, ExistenceAnswer.CONDITIONAL}


@pytest.mark.parametrize(
    ("uid", "day", "present", "absent"),
    [
        (
            "003-1",
            BEFORE,
            ["district_party_committee", "people_council", "district_police"],
            ["provincial_police", "party_propaganda_and_mobilisation_commission"],
        ),
        (
            "003-1",
            D(2025, 3, 4),
            ["people_council", "party_propaganda_and_mobilisation_commission"],
            ["district_police", "party_mass_mobilisation_commission"],
        ),
        (
            "00094-1",
            D(2022, 1, 1),
            ["people_committee", "commune_party_committee"],
            ["people_council", "people_council_standing", "people_council_board"],
        ),
        (
            "00103-2",
            AFTER,
            [
                "commune_party_committee_upper",
                "people_council",
                "party_building_board",
                "trade_union_commune",
            ],
            ["commune_party_committee", "party_organisation_commission"],
        ),
        (
            "19742-1",
            AFTER,
            ["people_committee", "party_organisation_commission"],
            ["people_council", "party_building_board"],
        ),
        (
            "20333-1",
            AFTER,
            ["people_committee", "party_cell_special_zone"],
            ["people_council", "commune_party_committee_upper"],
        ),
        (
            "38-1",
            AFTER,
            ["na_delegation", "provincial_party_committee", "provincial_police"],
            ["party_caucus_committee", "front_presidium"],
        ),
        (
            "38-1",
            D(2025, 2, 10),
            ["party_mass_mobilisation_commission"],
            ["party_propaganda_and_mobilisation_commission"],
        ),
        (
            None,
            AFTER,
            ["government", "front_presidium", "trade_union_confederation"],
            ["people_committee", "party_mass_mobilisation_commission"],
        ),
    ],
)
def test_bodies_of(uid, day, present, absent):
    """Kinds that stand in a unit on a day, and kinds that do not."""
    kinds = {body.kind.id for body in bodies_of(unit_by_uid(uid) if uid else None, on=day)}
    assert kinds.issuperset(present)
    assert kinds.isdisjoint(absent)


def test_order_of_official_lists():
    """Party, council, committee, Front, organisations, agencies, justice, forces."""
    bodies = bodies_of(unit_by_uid("003-1"), on=BEFORE)
    kinds = [body.kind.id for body in bodies]
    wanted = [
        "district_party_committee", "party_mass_mobilisation_commission", "people_council",
        "people_committee", "fatherland_front_committee", "trade_union_district", "farmers_union",
        "youth_union", "women_union", "veterans_association", "red_cross", "district_division",
        "district_inspectorate", "district_court", "district_police", "district_military_command",
    ]  # fmt: skip
    assert [kind for kind in dict.fromkeys(kinds) if kind in wanted] == wanted


def test_no_bodies_in_a_unit_that_is_not_there():
    """Nothing stands in a district after the end of its level."""
    assert bodies_of(unit_by_uid("003-1"), on=D(2025, 7, 1)) == ()
    assert bodies_of(UnnamedUnit(type=UnitType.URBAN_DISTRICT), on=D(2025, 7, 1)) == ()


@pytest.mark.parametrize("uid", ["01-1", "22-1", "003-1", "195-2", "00103-2", "20333-1", None])
@pytest.mark.parametrize("day", [D(2012, 1, 1), BEFORE, D(2025, 2, 15), D(2025, 7, 1), AFTER])
def test_listed_bodies_stand(uid, day):
    """Every body listed stands, once, in the unit, and has a name of its own."""
    unit = unit_by_uid(uid) if uid else None
    bodies = bodies_of(unit, on=day)
    assert len(set(bodies)) == len(bodies)
    for body in bodies:
        assert body.unit is unit
        assert exists(body, on=day).answer in STANDS
        assert "{" not in body.name()


def test_every_branch_has_a_place_in_the_order():
    """A kind that the order of lists does not name comes last in its branch."""
    ranked = {row["branch"] for row in load_table("body_order").records()}
    assert ranked.issuperset(kind.branch for kind in iter_body_kinds())


# Code, day, unit of the context, short names.
ISSUERS = """\
UBND|2024-02-28|003-1|UBND quận Tây Hồ
UBND|2026-01-01|00103-2|UBND phường Tây Hồ
HĐND|2024-02-28|195-2|HĐND thành phố Cẩm Phả
HĐND|2022-01-01|00094-1|HĐND quận Tây Hồ
TU|2024-02-28|003-1|Thành ủy Hà Nội
TU|2024-02-28|195-2|Tỉnh ủy Quảng Ninh;Thành ủy Cẩm Phả
TU|2026-01-01|38-1|Tỉnh ủy Thanh Hóa
QU|2024-02-28|003-1|Quận ủy Tây Hồ
QU|2025-07-01|003-1|
HU|2024-02-28|003-1|
BTCTU|2024-02-28|003-1|Ban Tổ chức Thành ủy Hà Nội
BDVTU|2026-01-01|38-1|
BTGDVTU|2026-01-01|38-1|Ban Tuyên giáo và Dân vận Tỉnh ủy Thanh Hóa
MTTQ-BTT|2024-02-28|003-1|Ban Thường trực UBMTTQ Việt Nam quận Tây Hồ
TT.HĐND|2024-02-28|01-1|Thường trực HĐND thành phố Hà Nội
SNV|2024-02-28|003-1|Sở Nội vụ thành phố Hà Nội
CP|2024-02-28|003-1|Chính phủ
MTTW|2024-02-28|003-1|UBTW MTTQ Việt Nam
LĐLĐ|2024-02-28|003-1|LĐLĐ quận Tây Hồ;LĐLĐ thành phố Hà Nội
ĐU|2026-01-01|00103-2|Đảng ủy phường Tây Hồ
VKSND|2024-02-28|003-1|VKSND quận Tây Hồ;VKSND thành phố Hà Nội
TAND|2026-01-01|38-1|TAND tỉnh Thanh Hóa
CTHADS|2024-02-28|38-1|THADS tỉnh Thanh Hóa
THADS|2026-01-01|38-1|THADS tỉnh Thanh Hóa
CAT|2024-02-28|38-1|Công an tỉnh Thanh Hóa
CAQ|2025-03-01|003-1|
UBMTTQVN|2024-02-28|003-1|UBMTTQ Việt Nam quận Tây Hồ
HCCB|2024-02-28|003-1|Hội CCB quận Tây Hồ
SCT|2024-02-28|38-1|Sở Công Thương tỉnh Thanh Hóa
SNgV|2024-02-28|38-1|Sở Ngoại vụ tỉnh Thanh Hóa
SNNMT|2024-02-28|38-1|
KTNN|2024-02-28|38-1|Kiểm toán nhà nước
XYZ|2024-02-28|003-1|
CA|2014-03-06|68-1|Công an tỉnh Lâm Đồng
MT|2014-03-06|68-1|UBMTTQ Việt Nam tỉnh Lâm Đồng
LĐTBXH|2009-04-02|75-1|Sở Lao động - Thương binh và Xã hội tỉnh Đồng Nai
UBT|2003-06-03|75-1|UBND tỉnh Đồng Nai
BTTUBMTTQ|2024-02-28|003-1|Ban Thường trực UBMTTQ Việt Nam quận Tây Hồ
BTTUBTWMTTQVN|2014-08-27|003-1|Ban Thường trực UBTW MTTQ Việt Nam
CTCTV|2025-06-13|68-1|các tổ chức thành viên của MTTQ tỉnh Lâm Đồng
THA|2013-03-27|68-1|THADS tỉnh Lâm Đồng
""".splitlines()


@pytest.mark.parametrize("row", ISSUERS)
def test_issuers(row):
    """The body of the unit of the context, else of the nearest above it that the code fits."""
    code, day, uid, names = row.split("|")
    found = bodies_for_issuer(code, on=D.fromisoformat(day), unit=unit_by_uid(uid))
    assert sorted(body.name(form="short") for body in found) == sorted(
        filter(None, names.split(";"))
    )


def test_issuers_without_context():
    """Without a unit: the centre, and an unnamed unit of every type that the code fits."""
    ids = [body.id for body in bodies_for_issuer("TU", on=BEFORE)]
    assert "provincial_party_committee@?centrally_run_city" in ids
    assert "district_party_committee@?provincial_city" in ids
    assert "district_party_committee@?urban_district" not in ids
    assert [body.id for body in bodies_for_issuer("CP", on=BEFORE)] == ["government"]
    ids = {body.id for body in bodies_for_issuer("UBND", on=AFTER)}
    types = ("province", "centrally_run_city", "commune", "ward", "special_zone")
    assert ids == {f"people_committee@?{unit_type}" for unit_type in types}


@pytest.mark.parametrize("code", ["", "   ", "\x00", "–", "UBND-UBMTTQ", "x" * 1_000_000])
def test_codes_that_mean_nobody(code):
    """Whatever is no code of one issuer means nobody."""
    assert bodies_for_issuer(code, on=BEFORE) == ()


def test_codes_in_other_writing():
    """Case and decomposed letters do not matter."""
    unit = unit_by_uid("003-1")
    expected = bodies_for_issuer("HĐND", on=BEFORE, unit=unit)
    for code in ("hđnd", " HĐND ", unicodedata.normalize("NFD", "HĐND")):
        assert bodies_for_issuer(code, on=BEFORE, unit=unit) == expected


@given(texts, st.sampled_from([None, "003-1", "00103-2"]))
def test_any_code(text, uid):
    """Any text has an answer."""
    for body in bodies_for_issuer(text, on=BEFORE, unit=unit_by_uid(uid) if uid else None):
        assert exists(body, on=BEFORE).answer is not ExistenceAnswer.NO


def test_every_code_with_a_kind_means_somebody_some_day():
    """Every code of the table that names a kind leads to a body on one of the days."""
    days = [D(2005, 1, 1), D(2018, 1, 1), BEFORE, AFTER]
    codes = [row["code"] for row in load_table("issuer_codes").records() if row["kind"]]
    assert len(codes) > 100
    for code in codes:
        assert any(bodies_for_issuer(code, on=day) for day in days), code


# Body, the kind of the organ that is a body, the name of one that is not, the signer.
ORGANS = """\
people_council@003-1|people_council_standing||Thường trực Hội đồng nhân dân
people_committee@003-1|||Chủ tịch Ủy ban nhân dân
fatherland_front_committee@003-1|front_standing_board||Ban Thường trực
farmers_union@003-1||Ban Thường vụ|Ban Thường vụ
district_party_committee@003-1|party_standing_committee||Bí thư Quận ủy
district_police@003-1|||Trưởng Công an
party_central_committee|politburo||Tổng Bí thư
government|||Thủ tướng Chính phủ
party_mass_mobilisation_commission@003-1|||Trưởng Ban Dân vận Quận ủy
""".splitlines()


@pytest.mark.parametrize("row", ORGANS)
def test_standing_organs(row):
    """The organ that acts between sessions, and who signs."""
    body_id, organ_kind, name, signer = row.split("|")
    body = get_body(body_id, on=BEFORE)
    answer = standing_organ(body, on=BEFORE)
    if organ_kind:
        assert answer.organ == attrs.evolve(body, kind=get_body_kind(organ_kind))
        assert answer.name == answer.organ.name()
    else:
        assert (answer.organ, answer.name) == (None, name)
    assert answer.signer == signer
    assert answer.in_law is bool(organ_kind or name)
    assert answer.legal_basis


def test_shorthand():
    """What news write for the signer is on record where it is seen."""
    committee = standing_organ(get_body("UBND quận Tây Hồ", on=BEFORE), on=BEFORE)
    assert committee.shorthand == ("Thường trực UBND", "Lãnh đạo UBND")
    assert "none" not in committee.name


@pytest.mark.parametrize("kind", iter_body_kinds(), ids=lambda kind: kind.id)
def test_every_kind_has_an_answer(kind):
    """The organ of every kind that stands in a unit is named without notes of the table."""
    for uid in ("01-1", "003-1", "00103-2"):
        unit = unit_by_uid(uid)
        if unit.level.value in kind.levels:
            answer = standing_organ(get_body(f"{kind.id}@{uid}", on=BEFORE), on=BEFORE)
            assert not set("(){};") & set(answer.name)
