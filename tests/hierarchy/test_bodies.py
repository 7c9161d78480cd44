"""Bodies: their names both ways, ids, posts and references."""

import contextlib
import datetime as dt

import pytest
from hypothesis import example, given

import strategies
from phoiho.errors import AmbiguousUnitError, UnknownBodyError, UnknownUnitError
from phoiho.hierarchy import (
    Body,
    BodyRef,
    Level,
    PostRef,
    UnitRef,
    UnitType,
    UnnamedUnit,
    body_names,
    fields_of_kind,
    get_body,
    get_body_kind,
    get_unit,
    iter_body_kinds,
    iter_units,
    parent_of,
    read_body,
    resolve_body,
    resolve_post,
    resolve_unit,
    split_post,
    unit_by_uid,
)
from phoiho.hierarchy.body_naming import fill_place
from phoiho.reference import load_table

D = dt.date
OLD, NEW = D(2025, 6, 30), D(2025, 7, 1)
TAY_HO = unit_by_uid("003-1")
HA_NOI = unit_by_uid("01-1")
DA_NANG = unit_by_uid("48-1")
# A unit of every type, and a day on which it was in being.
SAMPLES = {
    unit.type: (unit, day)
    for day in (NEW, D(2025, 2, 1))
    for unit in iter_units(on=day)
    if not unit.name.isdigit()
}


def alive_in(name, span=None):
    """Return a unit of the type of a name, and a day on which it and the name were in being."""
    spans = [name] if span is None else [name, span]
    first = max((s.valid_from for s in spans if s.valid_from), default=D.min)
    last = min((s.valid_to for s in spans if s.valid_to), default=D.max)
    unit, day = SAMPLES[name.unit_type]
    if first <= day <= last:
        return unit, day
    day = max(first, min(last, D(2025, 2, 1)))
    return next((u for u in iter_units(on=day) if u.type is name.unit_type), None), day


def places_of(name):
    """Yield the bodies that a name can be of: fields, units, and days."""
    fields = [f for f in fields_of_kind(name.kind) if f.spans_in(name.unit_type)]
    spans = [(f, span) for f in fields for span in f.spans_in(name.unit_type)]
    for field, span in spans if "{field}" in name.formal else [(None, None)]:
        unit, day = (None, NEW) if name.unit_type is None else alive_in(name, span)
        if name.unit_type is None and span is not None:
            day = min(span.valid_to or NEW, NEW)
        if unit is not None or name.unit_type is None:
            yield Body(kind=get_body_kind(name.kind), unit=unit, field=field), day
        else:
            # The kind ended before there was any unit of the type.
            assert name.valid_to < NEW


NAMES = [
    pytest.param(name, id=f"{kind}-{t and t.value}") for (kind, t), name in body_names().items()
]


@pytest.mark.parametrize("name", NAMES)
def test_every_name_finds_its_body(name):
    """The formal and the short name of every kind in every unit type lead back to it."""
    for body, day in places_of(name):
        for form in ("formal", "short", "abbreviated"):
            printed = body.name(form=form)
            assert "{" not in printed
            above = parent_of(body.unit, on=day) if body.unit else None
            text = f"{printed}, {above.full_name}" if above else printed
            found = get_body(text, on=day, unit=body.unit)
            assert found.unit == body.unit
            # Kinds of one name follow each other in time, or are one body of two branches.
            assert found == body or found.name(form=form) == printed


@pytest.mark.parametrize("row", [row[:2] for row in load_table("body_aliases").rows])
def test_every_alias(row):
    """Every alias leads to its kind, in a named unit and in the unit of the context."""
    kind, form = row
    tried = 0
    for name in body_names().values():
        if name.kind != kind or (name.unit_type is None) is ("{" in form.replace("{field}", "")):
            continue
        for body, day in places_of(name):
            tried += 1
            filled = form.replace("{field}", body.field.name_vi if body.field else "")
            if body.unit is None:
                assert get_body(filled, on=day).kind_id == body.kind_id
                continue
            pattern = fill_place(filled, name.unit_type)
            typed = f"{name.unit_type.word} {{unit}}"
            named = pattern.replace(typed, body.unit.full_name).replace("{unit}", body.unit.name)
            found = get_body(named, on=day, unit=body.unit)
            assert found.unit == body.unit
            assert found == body or _same_words(found, body, named)
            bare = pattern.replace("{unit}", "")
            assert get_body(bare, on=day, unit=body.unit).unit == body.unit
    assert tried


def _same_words(found, body, words):
    """Tell whether another body answers to the same words, by its names or its aliases."""
    return find_kinds(words) >= {found.kind.id, body.kind.id}


def find_kinds(words):
    """Return the kinds that the first words of a name can mean."""
    return {head.kind for head in read_body(words).heads}


# The text, the day, the id.
TEXTS = """\
UBND quận Tây Hồ|2024-02-28|people_committee@003-1
ubnd Quận Tây hồ|2024-02-28|people_committee@003-1
Uỷ ban nhân dân quận Tây Hồ, thành phố Hà Nội|2024-02-28|people_committee@003-1
UBND Q. Tây Hồ (Hà Nội)|2024-02-28|people_committee@003-1
UBND Móng Cái|2022-05-20|people_committee@194-2
UBND TP. Móng Cái|2022-05-20|people_committee@194-2
UBND TP.HCM|2022-05-20|people_committee@79-1
UBND TPHCM|2022-05-20|people_committee@79-1
UBND Thành phố Hồ Chí Minh|2022-05-20|people_committee@79-1
Thành ủy TP. Hồ Chí Minh|2022-05-20|provincial_party_committee@79-1
Thành ủy Thủ Đức|2022-05-20|district_party_committee@769-2
Thành ủy Móng Cái|2022-05-20|district_party_committee@194-2
UBND phường 3, quận 6, TP.HCM|2021-01-13|people_committee@27379-1
UBND quận 2|2020-01-01|people_committee@769-1
HĐND tỉnh Thừa Thiên - Huế|2022-01-01|people_council@46-1
TT HĐND quận Tây Hồ|2024-02-28|people_council_standing@003-1
TT.HĐND quận Tây Hồ|2024-02-28|people_council_standing@003-1
Ủy ban MTTQ Việt Nam quận Tây Hồ|2024-02-28|fatherland_front_committee@003-1
UBMTTQ quận Tây Hồ|2024-02-28|fatherland_front_committee@003-1
UBMTTQVN quận Tây Hồ|2024-02-28|fatherland_front_committee@003-1
Ban Thường trực UBMTTQ Việt Nam quận Tây Hồ|2024-02-28|front_standing_board@003-1
LĐLĐ quận Tây Hồ|2024-02-28|trade_union_district@003-1
Hội LHPN quận Tây Hồ|2024-02-28|women_union@003-1
Hội Liên hiệp Phụ nữ Việt Nam phường Tây Hồ|2026-02-28|women_union@00103-2
Hội CCB quận Tây Hồ|2024-02-28|veterans_association@003-1
Hội Nông dân xã Tân Thành, huyện Kim Sơn, tỉnh Ninh Bình|2025-06-30|farmers_union@14668-1
Quận đoàn Tây Hồ|2024-02-28|youth_union@003-1
Ban Dân vận Quận ủy Tây Hồ|2024-02-28|party_mass_mobilisation_commission@003-1
Quốc hội|2024-02-28|national_assembly
Ủy ban Trung ương MTTQ Việt Nam|2024-02-28|fatherland_front_committee
Hội Nông dân Việt Nam|2024-02-28|farmers_union
Tổng Liên đoàn Lao động Việt Nam|2024-02-28|trade_union_confederation
people_committee@003-1|2024-02-28|people_committee@003-1
politburo|2024-02-28|politburo
people_committee@?urban_district<48-1|2024-02-28|people_committee@?urban_district<48-1
people_committee@?rural_district|2024-02-28|people_committee@?rural_district
UBND quận, thành phố Đà Nẵng|2017-12-15|people_committee@?urban_district<48-1
UBND quận|2017-12-15|people_committee@?urban_district
Thành ủy|2026-01-01|provincial_party_committee@?centrally_run_city
""".splitlines()


@pytest.mark.parametrize("row", TEXTS)
def test_texts(row):
    """Names as people write them, and ids, lead to one body."""
    text, day, body_id = row.split("|")
    body = get_body(text, on=D.fromisoformat(day))
    assert body.id == body_id
    assert get_body(body.id, on=D.fromisoformat(day)) == body


@pytest.mark.parametrize(
    ("text", "unit", "body_id"),
    [
        ("UBND quận", "003-1", "people_committee@003-1"),
        ("UBND thành phố", "003-1", "people_committee@01-1"),
        ("UBND tỉnh", "194-2", "people_committee@22-1"),
        ("Thành ủy", "194-2", "district_party_committee@194-2"),
        ("HĐND huyện", "003-1", "people_council@?rural_district"),
        ("people_committee", "003-1", "people_committee@003-1"),
        ("UBND phường Tân Định", "760-1", "people_committee@26734-1"),
        ("UBND phường Tân Định", "74-1", "people_committee@25852-2"),
        ("UBND quận, thành phố Hà Nội", "003-1", "people_committee@003-1"),
        ("UBND quận, thành phố Đà Nẵng", "003-1", "people_committee@?urban_district<48-1"),
    ],
)
def test_context(text, unit, body_id):
    """The unit of the paper says which one a name without its own unit means."""
    assert get_body(text, on=D(2025, 2, 1), unit=unit_by_uid(unit)).id == body_id


@pytest.mark.parametrize(
    ("text", "error", "suggestion"),
    [
        ("people_committe", UnknownBodyError, "people_committee"),
        ("goverment", UnknownBodyError, "government"),
        ("people_comittee@003-1", UnknownBodyError, "people_committee"),
        ("Ủy ban nhân quận Tây Hồ", UnknownBodyError, "Ủy ban nhân dân quận"),
        ("people_committee", UnknownBodyError, None),
        ("people_committee@", UnknownUnitError, None),
        ("people_committee@003-9", UnknownUnitError, None),
        ("people_committee@?country", UnknownUnitError, None),
        ("people_committee@?ward<99-9", UnknownUnitError, None),
        ("@003-1", UnknownBodyError, None),
        ("UBND quận Tây Hồo", UnknownUnitError, "quận Tây Hồ"),
        ("UBND quận Tây Hồ, tỉnh Quảng Ninh", UnknownUnitError, None),
        ("UBND đặc khu Lý Sơn", UnknownUnitError, None),
        ("UBND phường Tân Định", AmbiguousUnitError, None),
        ("Công ty ABC", UnknownBodyError, None),
        ("", UnknownBodyError, None),
        (",", UnknownBodyError, None),
        ("x" * 500, UnknownBodyError, None),
    ],
)
def test_unknown_names(text, error, suggestion):
    """What names no body, no unit or several units is refused, with what is like it."""
    with pytest.raises(error) as caught:
        get_body(text, on=D(2025, 2, 1))
    assert suggestion is None or suggestion in caught.value.suggestions


def test_unit_of_another_day():
    """A unit that is not in being that day is refused, or taken where asked."""
    with pytest.raises(UnknownUnitError, match="ended on 2025-06-30"):
        get_body("UBND quận Tây Hồ", on=NEW)
    assert get_body("UBND quận Tây Hồ", on=NEW, nearest=True).unit == TAY_HO


@given(strategies.texts)
@example("people_committee@?<")
@example("UBND ,")
@example("UBND quận,")
@example("UBND quận ()")
def test_any_text_is_read_or_refused(text):
    """No text raises anything but the documented errors."""
    for prefix in ("", "UBND ", "UBND quận "):
        with contextlib.suppress(UnknownBodyError, UnknownUnitError, AmbiguousUnitError):
            get_body(prefix + text, on=NEW)
        split_or_refuse(prefix + text)


def split_or_refuse(text):
    """Split a post, whatever its unit is."""
    with contextlib.suppress(UnknownUnitError, AmbiguousUnitError):
        split_post("Chủ tịch " + text, on=NEW)


@pytest.mark.parametrize("piece", ["a ", "UBND ", ",", "(", "việt nam ", "Phó Chủ tịch "])
def test_long_texts_are_cheap(piece):
    """A megabyte of anything is refused without walking it twice."""
    text = piece * ((10**6 if piece == "a " else 10**5) // len(piece))
    with contextlib.suppress(UnknownBodyError, UnknownUnitError):
        assert isinstance(get_body("UBND quận " + text, on=NEW).unit, UnnamedUnit)
    split_or_refuse(text)


@pytest.mark.parametrize("kind", iter_body_kinds(), ids=lambda kind: kind.id)
def test_every_kind_has_names(kind):
    """No name of any kind, in any unit or none, shows a placeholder."""
    units = [None, TAY_HO, DA_NANG, UnnamedUnit(type=UnitType.WARD, within=DA_NANG)]
    for unit in units:
        body = Body(kind=kind, unit=unit)
        for form in ("formal", "short", "abbreviated"):
            assert "{" not in body.name(form=form)
        assert "{" not in body.name("en")
        label = kind.name_en.replace(" of {field}", "").replace("{field}", "").strip()
        assert label in body.name("en")


FIELDS = [field for kind in iter_body_kinds() for field in fields_of_kind(kind.id)]


@pytest.mark.parametrize("field", FIELDS, ids=lambda field: f"{field.kind}:{field.id}")
def test_every_field(field):
    """A body with a field has it in its id and in both names."""
    kind = get_body_kind(field.kind)
    for span in field.spans:
        types = span.unit_types or (None,)
        body = Body(kind=kind, unit=types[0] and UnnamedUnit(type=types[0]), field=field)
        assert get_body(body.id, on=NEW) == body
        assert field.name_vi in body.name()
        assert body.name("en").startswith(kind.name_en.replace("{field}", field.name_en))
        for alias in (field.name_vi, *field.aliases):
            reading = read_body(body.name().replace(field.name_vi, alias))
            assert (kind.id, field.id) in {(head.kind, head.field) for head in reading.heads}


def test_kind_without_its_field():
    """What a pattern needs beyond the unit is left out of the name."""
    assert Body(kind=get_body_kind("department"), unit=DA_NANG).name() == "Sở thành phố Đà Nẵng"
    with pytest.raises(UnknownBodyError) as caught:
        get_body("department:home_afairs@48-1", on=NEW)
    assert caught.value.suggestions[0] == "department:home_affairs"


@pytest.mark.parametrize(
    ("body", "vi", "short", "en"),
    [
        (
            "people_committee@003-1",
            "Ủy ban nhân dân quận Tây Hồ",
            "UBND quận Tây Hồ",
            "Tây Hồ District",
        ),
        ("people_committee@769-1", "Ủy ban nhân dân Quận 2", "UBND Quận 2", "District 2"),
        ("people_committee@?ward<48-1", "Ủy ban nhân dân phường", "UBND phường", "Ward"),
    ],
)
def test_names(body, vi, short, en):
    """The unit stands in the name by the rule of capitals."""
    found = get_body(body, on=NEW)
    assert (found.name(), found.name(form="short")) == (vi, short)
    assert found.name("en").startswith(f"People's Committee of {en}")
    assert found.level is found.unit.level


def test_unnamed_unit():
    """An unnamed unit has its type, its level and the unit it lies in."""
    unit = UnnamedUnit(type=UnitType.URBAN_DISTRICT, within=DA_NANG)
    assert unit.level is Level.DISTRICT
    assert unit.full_name == "quận (thuộc thành phố Đà Nẵng)"
    assert UnnamedUnit(type=UnitType.WARD).full_name == "phường"


# Posts of the five articles: the words, day (@ 2019-02-21, # 2022-05-20), unit of the
# paper, title, body.
POSTS = """\
Ủy viên Thường trực HĐND quận|@|002-1|Ủy viên Thường trực|people_council@002-1
Chủ tịch UBND quận|2017-12-15|490-1|Chủ tịch|people_committee@490-1
Phó Bí thư Thường trực Quận ủy|@|002-1|Phó Bí thư Thường trực|district_party_committee@002-1
UVTV|@|002-1|UVTV|
UVTV Quận ủy|@|002-1|UVTV|district_party_committee@002-1
Trưởng ban Dân vận Quận ủy|2018-12-31|002-1|Trưởng ban|party_mass_mobilisation_commission@002-1
Chủ tịch Ủy ban MTTQ Việt Nam quận|@|002-1|Chủ tịch|fatherland_front_committee@002-1
Phó Bí thư Huyện ủy|2017-02-17|534-1|Phó Bí thư|district_party_committee@534-1
Chủ tịch UBND huyện|2017-02-17|534-1|Chủ tịch|people_committee@534-1
Ủy viên Ban Thường vụ Huyện ủy|2017-02-17|534-1|Ủy viên Ban Thường vụ|district_party_committee@534-1
Chủ tịch Ủy ban MTTQ Việt Nam huyện|2017-02-17|534-1|Chủ tịch|fatherland_front_committee@534-1
Phó Chủ tịch UBND quận Tây Hồ|2024-02-28||Phó Chủ tịch|people_committee@003-1
Tỉnh ủy viên|#|194-2|Tỉnh ủy viên|
Bí thư Thành ủy|#|194-2|Bí thư|district_party_committee@194-2
Phó Bí thư Thành ủy|#|194-2|Phó Bí thư|district_party_committee@194-2
Chủ tịch UBND Thành phố|#|194-2|Chủ tịch|people_committee@194-2
Phó Chủ tịch Thường trực HĐND Thành phố|#|194-2|Phó Chủ tịch Thường trực|people_council@194-2
Chánh Thanh tra quận Tây Hồ|2024-02-28||Chánh Thanh tra|district_inspectorate@003-1
Giám đốc Công ty ABC|2024-02-28||Giám đốc|
""".splitlines()


@pytest.mark.parametrize(
    "row", [row.replace("~", "party_mass_mobilisation_commission") for row in POSTS]
)
def test_posts(row):
    """A printed post is a title and a body, found by the unit of the paper."""
    text, day, unit, title, body_id = row.split("|")
    day = {"@": "2019-02-21", "#": "2022-05-20"}.get(day, day)
    on, context = D.fromisoformat(day), unit_by_uid(unit)
    post = split_post(text, on=on, unit=context)
    assert post.title == title
    assert (post.body.id if post.body else "") == body_id
    ref = resolve_post(PostRef(text=text), on=on, unit=context)
    assert ref.post == post
    assert ref == PostRef(text=text)
    assert (ref.resolution is None) is (post.body is None)


def test_references_to_units():
    """A reference finds the version nearest to its day, within a superior of any day."""
    assert resolve_unit(UnitRef(text="quận Tây Hồ"), on=D(2026, 1, 1)) == TAY_HO
    ref = UnitRef(text="quận 6", within="TP Hồ Chí Minh")
    assert resolve_unit(ref, on=D(2026, 1, 1)).full_name == "Quận 6"
    unnamed = resolve_unit(UnitRef(type=UnitType.WARD, within="Đà Nẵng"), on=OLD)
    assert unnamed == UnnamedUnit(type=UnitType.WARD, within=DA_NANG)
    with pytest.raises(UnknownUnitError, match="needs a text or a type"):
        resolve_unit(UnitRef(), on=NEW)
    with pytest.raises(UnknownUnitError):
        resolve_unit(UnitRef(text="quận Không Có"), on=NEW)
    with pytest.raises(AmbiguousUnitError):
        resolve_unit(UnitRef(text="phường Tân Định"), on=OLD)


@pytest.mark.parametrize(
    ("ref", "body_id", "nearest"),
    [
        (BodyRef(text="UBND quận Tây Hồ"), "people_committee@003-1", True),
        (BodyRef(text="UBND phường Tây Hồ"), "people_committee@00103-2", False),
        (BodyRef(kind="people_council", unit=UnitRef(text="003")), "people_council@003-1", True),
        (BodyRef(kind="national_assembly"), "national_assembly", False),
        (BodyRef(kind="other", name="Công ty ABC"), None, False),
    ],
)
def test_references_to_bodies(ref, body_id, nearest):
    """A resolved reference has its body, marks another day, and equals itself unresolved."""
    resolved = resolve_body(ref, on=NEW)
    assert (resolved.body.id if resolved.body else None) == body_id
    assert resolved.resolution.nearest is nearest
    assert resolved == ref
    assert ref.body is None
    assert ref.printed_name == (ref.text or ref.name or ref.kind)


def test_reading_keeps_the_words_of_the_unit():
    """The reading of a name has the kinds of its head and the words after it."""
    reading = read_body("Hội Nông dân Việt Nam xã Tân Thành, huyện Kim Sơn")
    assert [(head.kind, head.unit_type) for head in reading.heads] == [
        ("farmers_union", UnitType.COMMUNE)
    ]
    assert reading.unit_text == "Tân Thành, huyện Kim Sơn"
    assert read_body("Câu lạc bộ thơ") is None
    assert get_unit("quận Tây Hồ", on=OLD) == TAY_HO
