"""Abbreviations: every row, their readings in a context, forms put together from others."""

import unicodedata

import pytest
from hypothesis import given

import strategies
from phoiho.hierarchy import AbbreviationKind, expand_abbreviation
from phoiho.reference import load_table

ROWS = [pytest.param(row, id=f"{row['abbreviation']}-{row['expansion_vi']}")
        for row in load_table("abbreviations").records()]  # fmt: skip


@pytest.mark.parametrize("row", ROWS)
def test_every_row_expands(row):
    """Every reading is found, in any spelling, and first where its kind is asked for."""
    for text in (
        row["abbreviation"],
        row["abbreviation"].lower(),
        unicodedata.normalize("NFD", row["abbreviation"]),
        " . ".join(row["abbreviation"].split()),
    ):
        found = expand_abbreviation(text)
        assert row["expansion_vi"] in [expansion.text for expansion in found]
    kind = AbbreviationKind(row["kind"])
    [first, *_] = expand_abbreviation(row["abbreviation"], row["kind"])
    assert first.kind is kind
    assert expand_abbreviation(row["abbreviation"], kind)[0] == first


@pytest.mark.parametrize("kind", AbbreviationKind)
def test_kinds_have_labels(kind):
    """Every kind is named in both languages."""
    assert kind.label("vi")
    assert kind.label("en")


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("T.Ư", "Trung ương"),
        ("TƯ", "Trung ương"),
        ("TW", "Trung ương"),
        ("ubmttq", "Ủy ban Mặt trận Tổ quốc"),
        ("UB.MTTQ", "Ủy ban Mặt trận Tổ quốc"),
        ("HDND", "Hội đồng nhân dân"),
        ("KHHGD", "kế hoạch hóa gia đình"),
        ("đ/c", "đồng chí"),
        ("KTXH", "kinh tế - xã hội"),
        # Prose is assumed: papers and signature blocks come last.
        ("CT", "Chủ tịch"),
        ("TT", "Thường trực"),
        ("BTT", "Ban Thường trực"),
        ("TP", "thành phố"),
        ("Q.", "quận"),
        ("QĐ", "Quyết định"),
    ],
)
def test_alone(text, first):
    """An abbreviation alone has its likeliest reading first."""
    assert expand_abbreviation(text)[0].text == first


@pytest.mark.parametrize(
    ("text", "context", "first"),
    [
        ("TP", "TP Nội vụ", "Trưởng phòng"),
        ("TP", "Nội vụ", "Trưởng phòng"),
        ("TP", "UBND TP Hà Nội", "thành phố"),
        ("Q.", "Q. Tây Hồ", "quận"),
        ("Q.", "Q. Chủ tịch", "quyền"),
        ("TT", "TT Cái Rồng, huyện Vân Đồn", "Thị trấn"),
        ("TT", "PCT TT UBND", "Thường trực"),
        ("TT", "TT 01/2011/TT-BNV", "Thông tư"),
        ("BCH", "BCH quân sự", "Ban Chỉ huy"),
        ("BCH", "BCH Đoàn xã", "Ban Chấp hành"),
        ("CT", "số 05-CT/TW", "Chỉ thị"),
        ("CT", "CT UBND", "Chủ tịch"),
        ("KT", "KT. CHỦ TỊCH", "ký thay"),
        ("KT", "Phòng KT", "kinh tế"),
        ("ND", "Hội ND", "Nông dân"),
        ("CT", "document", "Chỉ thị"),
        ("TT", AbbreviationKind.UNIT, "Thị trấn"),
        ("CT", "", "Chủ tịch"),
        ("CT", "\x00", "Chủ tịch"),
    ],
)
def test_in_a_context(text, context, first):
    """The kind that is asked for, or the words around, decide; no reading is lost."""
    found = expand_abbreviation(text, context)
    assert found[0].text == first
    assert set(found) == set(expand_abbreviation(text))


@pytest.mark.parametrize(
    ("text", "whole", "kind"),
    [
        ("CT UBND", "Chủ tịch Ủy ban nhân dân", "position"),
        ("CTUBND", "Chủ tịch Ủy ban nhân dân", "position"),
        ("PCT TT UBND", "Phó Chủ tịch Thường trực Ủy ban nhân dân", "position"),
        ("PCT.UBND TP", "Phó Chủ tịch Ủy ban nhân dân thành phố", "position"),
        ("Phó CT HĐND", "Phó Chủ tịch Hội đồng nhân dân", "position"),
        ("CT UBMTTQVN", "Chủ tịch Ủy ban Mặt trận Tổ quốc Việt Nam", "position"),
        ("CT Hội LHPN", "Chủ tịch Hội Liên hiệp Phụ nữ", "position"),
        ("BT Đoàn", "Bí thư Đoàn", "position"),
        ("BTHU", "Bí thư Huyện ủy", "position"),
        ("UV BTV", "Ủy viên Ban Thường vụ", "position"),
        ("CVP UBND", "Chánh Văn phòng Ủy ban nhân dân", "position"),
        ("GĐ Sở TNMT", "Giám đốc Sở Tài nguyên và Môi trường", "position"),
        ("TP Nội vụ", "Trưởng phòng Nội vụ", "position"),
        ("BTV Quận ủy", "Ban Thường vụ Quận ủy", "body"),
        ("TTHĐND", "Thường trực Hội đồng nhân dân", "body"),
        ("TT HĐND", "Thường trực Hội đồng nhân dân", "body"),
        ("BTT UBMTTQ", "Ban Thường trực Ủy ban Mặt trận Tổ quốc", "body"),
        ("UB MTTQ VN", "Ủy ban Mặt trận Tổ quốc Việt Nam", "body"),
        ("Ban CHQS", "Ban Chỉ huy quân sự", "body"),
        ("HĐND và UBND", "Hội đồng nhân dân - Ủy ban nhân dân", "body"),
        (
            "HĐND-UBND-UBMTTQ",
            "Hội đồng nhân dân - Ủy ban nhân dân - Ủy ban Mặt trận Tổ quốc",
            "body",
        ),
    ],
)
def test_composed(text, whole, kind):
    """A form without a row is put together where the whole names a position or a body."""
    first = expand_abbreviation(text)[0]
    assert (first.text, first.kind.value) == (whole, kind)
    assert first.english
    if first.parts:
        order = ["confirmed", "partly", "from memory", "unconfirmed"]
        assert first.status == max((part.status for part in first.parts), key=order.index)
        assert all(part.source in first.source for part in first.parts)


@pytest.mark.parametrize(
    "text",
    [
        "CT Quận ủy",  # a Party committee has no chair
        "BT UBND",  # nor a People's Committee a secretary
        "UBND CT",
        "PCT CT",
        "HĐND-CT",
        "CT HĐND và UBND",
        "CT UBND cũ",
        "UBND quận Tây Hồ",
        "Chủ tịch",
        "XYZ",
        "",
        "  ",
        ".",
        "-",
        "\x00",
        "UBND" * 30,
        "TT " * 300,
    ],
)
def test_nothing(text):
    """What is no abbreviation, or nothing as a whole, has no reading."""
    assert expand_abbreviation(text) == ()


@given(strategies.texts, strategies.texts)
def test_any_text(text, context):
    """No text raises anything."""
    for words in (text, f"CT {text}", f"{text}-UBND"):
        assert all(e.text and e.english for e in expand_abbreviation(words, context))
