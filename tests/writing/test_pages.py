"""Pages on units, bodies and numbers, and the diagram of a unit."""

import datetime as dt
import json
import re

import pytest
from hypothesis import given

import strategies
from phoiho.documents import paired_codes, regular_form
from phoiho.hierarchy import Level, bodies_of, get_body, get_unit, iter_units, unit_by_uid
from phoiho.writing import (
    body_blocks,
    body_to_plain,
    format_plain,
    number_blocks,
    number_to_plain,
    page_of_body,
    page_of_number,
    page_of_unit,
    to_mermaid,
    unit_blocks,
    unit_to_plain,
)

D = dt.date
OLD, NEW, TODAY = D(2024, 2, 28), D(2025, 7, 1), D(2026, 11, 22)
TAY_HO, QUAN_2 = unit_by_uid("003-1"), unit_by_uid("769-1")


def unit_text(unit, on, locale="vi"):
    """Return the page on a unit as plain text."""
    return format_plain(unit_blocks(page_of_unit(unit, on=on, as_of=TODAY), locale))


def body_text(name, on, locale="vi"):
    """Return the page on a body as plain text."""
    body = get_body(name, on=on)
    return format_plain(body_blocks(page_of_body(body, on=on, as_of=TODAY), locale))


@pytest.mark.parametrize(
    ("locale", "lines"),
    [
        (
            "vi",
            [
                "quận Tây Hồ, thành phố Hà Nội",
                "Mã: 003; định danh: 003-1; cấp huyện",
                "  - HĐND quận Tây Hồ  [people_council@003-1]",
                "  - Hội Nông dân quận Tây Hồ  [farmers_union@003-1]  (nơi có thành lập)",
                "  - 01/07/2025: phường Bưởi → phường Tây Hồ (nhập vào; toàn bộ; 1656/NQ-UBTVQH15)",
            ],
        ),
        (
            "en",
            [
                "Tây Hồ District, Hà Nội City",
                "  - People's Council of Tây Hồ District  [people_council@003-1]",
            ],
        ),
    ],
)
def test_unit_page(locale, lines):
    """The page has names, bodies with their condition, and every step with its act."""
    text = unit_text(TAY_HO, OLD, locale).splitlines()
    assert [line for line in lines if line not in text] == []


def test_unit_page_on_another_day():
    """Outside its life the nearest day of a unit counts; the police left before the district."""
    assert unit_text(TAY_HO, TODAY) == unit_text(TAY_HO, D(2025, 6, 30))
    assert "Công an quận Tây Hồ" in unit_text(TAY_HO, D(2025, 2, 28))
    assert "Công an quận Tây Hồ" not in unit_text(TAY_HO, D(2025, 3, 1))
    assert "phường An Khánh, phường Bình Trưng, phường Cát Lái" in unit_text(QUAN_2, OLD)


def test_body_page():
    """The page says whether the body stood, who signs, and what followed it, with the law."""
    text = body_text("UBND quận Tây Hồ", OLD)
    assert "Ngày 28/02/2024: có: " in text
    assert "Thường ký thay: Chủ tịch Ủy ban nhân dân" in text
    assert "- Quận ủy Tây Hồ lãnh đạo cơ quan này (" in text
    assert "UBND phường Xuân Đỉnh" in text
    assert "72/2025/QH15" in text
    english = body_text("Thanh tra quận Tây Hồ", OLD, "en")
    assert english.startswith("District Inspectorate of Tây Hồ District\n")
    assert "Followed on 2026-11-22 by: -" in english
    assert "Followed" not in body_text("UBND phường Tây Hồ", TODAY, "en")


@pytest.mark.parametrize("level", Level)
def test_every_kind_of_unit_has_pages(level):
    """A unit of every type and all its bodies can be told of, as text and as JSON."""
    for on in (OLD, NEW, TODAY):
        for unit in {unit.type: unit for unit in iter_units(on=on, level=level)}.values():
            page = page_of_unit(unit, on=on, as_of=TODAY)
            assert unit.full_name in format_plain(unit_blocks(page, "vi"))
            assert json.loads(json.dumps(unit_to_plain(page)))["uid"] == unit.uid
            for body in bodies_of(unit, on=on):
                told = page_of_body(body, on=on, as_of=TODAY)
                for locale in ("vi", "en"):
                    assert "{" not in format_plain(body_blocks(told, locale))
                    assert json.loads(json.dumps(body_to_plain(told, locale)))["id"] == body.id


@pytest.mark.parametrize("name", ["quận Tây Hồ", "tỉnh Quảng Ninh", "huyện Cư M'gar"])
@pytest.mark.parametrize("locale", ["vi", "en"])
def test_diagram(name, locale):
    """Every arrow goes between nodes that are drawn, and each node is drawn once."""
    chart = to_mermaid(get_unit(name, on=OLD), on=OLD, locale=locale)
    first, *lines = chart.splitlines()
    assert first == "flowchart TD"
    drawn = [m[1] for m in map(re.compile(r'\s+(\w+)\["[^"]+"\]$').match, lines) if m]
    assert len(drawn) == len(set(drawn))
    arrows = [
        m for m in map(re.compile(r"\s+(\w+) -->(?:\|\"[^\"]+\"\|)? (\w+)$").match, lines) if m
    ]
    assert arrows
    assert {end for arrow in arrows for end in arrow.groups()} <= set(drawn)
    assert (
        len(drawn) + len(arrows)
        == len([x for x in lines if "subgraph" not in x and "style" not in x]) - 1
    )


def test_diagram_marks_what_must_be_founded():
    """A body that stands only where it was founded has a dashed frame."""
    ward = get_unit("phường Tây Hồ", on=TODAY)
    assert "style trade_union_commune stroke-dasharray: 4" in to_mermaid(ward, on=TODAY)


@pytest.mark.parametrize("locale", ["vi", "en"])
@given(number=strategies.document_numbers())
def test_every_number_has_a_page(locale, number):
    """Any number can be told of, as text and as JSON, in both languages."""
    page = page_of_number(number, on=TODAY)
    text = format_plain(number_blocks(page, locale))
    assert text.startswith(regular_form(number))
    assert "{" not in text
    plain = json.loads(json.dumps(number_to_plain(page, locale)))
    assert plain["type"] == number.type_code
    assert [issuer["code"] for issuer in plain["issuers"]] == list(
        paired_codes(number.issuer_codes)
    )
