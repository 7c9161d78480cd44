"""Lines of legal bases: cut, opened, cited, written."""

import unicodedata

import pytest
from hypothesis import given

import strategies
from phoiho.documents import (
    DocumentSystem,
    format_legal_bases,
    parse_citation,
    parse_legal_bases,
)

# Bases as printed, and each line's verb, acts and last words.
STATE = """\
ỦY BAN NHÂN DÂN TỈNH
Căn cứ Luật Tổ chức
chính quyền địa phương ngày 16 tháng 6 năm 2025; Luật Mặt trận Tổ quốc Việt Nam năm 2015;
Căn cứ Quyết định số 217-QĐ/TW và 218-QĐ/TW ngày 12/12/2013 của Bộ Chính trị;
Xét đề nghị của Chánh Văn phòng,
QUYẾT ĐỊNH:
"""
STATE_LINES = [
    ("", []),
    (
        "Căn cứ",
        [
            "Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025",
            "Luật Mặt trận Tổ quốc Việt Nam năm 2015",
        ],
    ),
    (
        "Căn cứ",
        [
            "Quyết định số 217-QĐ/TW ngày 12 tháng 12 năm 2013 của Bộ Chính trị",
            "Quyết định số 218-QĐ/TW ngày 12 tháng 12 năm 2013 của Bộ Chính trị",
        ],
    ),
    ("Xét đề nghị", []),
    ("", []),
]


def _lines(text):
    """Return verb and acts of every line."""
    return [
        (line.verb, [str(mention.citation) for mention in line.citations])
        for line in parse_legal_bases(text)
    ]


def test_lines():
    """Wrapped lines are joined, lines without an act are kept."""
    assert _lines(STATE) == STATE_LINES


@pytest.mark.parametrize("bullet", ["- ", "+ ", "* ", "• ", "-", "  – "])
def test_bullets(bullet):
    """A line may begin with any bullet, and end in any sign."""
    for end in (";", ",", ".", "", ";\n\n"):
        text = f"{bullet}Căn cứ Luật Thanh niên năm 2020{end}"
        assert _lines(text) == [("Căn cứ", ["Luật Thanh niên năm 2020"])]


@pytest.mark.parametrize(
    ("text", "verb", "acts"),
    [
        ("Căn cứ vào Điều lệ Đảng Cộng sản Việt Nam;", "Căn cứ vào",
         ["Điều lệ Đảng Cộng sản Việt Nam"]),
        ("Thực hiện Kế hoạch số 15/KH-UBND;", "Thực hiện", ["Kế hoạch số 15/KH-UBND"]),
        ("Theo đề nghị của Giám đốc Sở Nội vụ tại Tờ trình số 12/TTr-SNV;", "Theo đề nghị",
         ["Tờ trình số 12/TTr-SNV"]),
        ("Căn cứ tình hình thực tế của địa phương;", "Căn cứ", []),
        ("căn cứ luật", "căn cứ", []),
    ],
)  # fmt: skip
def test_verbs(text, verb, acts):
    """The words that open a line are told from its acts."""
    assert _lines(text) == [(verb, acts)]


def test_several_lines_in_a_paragraph():
    """A paragraph may hold several lines."""
    text = "Căn cứ Luật Thanh niên năm 2020; Căn cứ Luật Trẻ em năm 2016;"
    assert [line.text for line in parse_legal_bases(text)] == [
        "Căn cứ Luật Thanh niên năm 2020;",
        "Căn cứ Luật Trẻ em năm 2016;",
    ]


@pytest.mark.parametrize("text", ["", " \n\n ", ";", "\0", " - "])
def test_nothing(text):
    """Where nothing is written there is at most a line without acts."""
    assert not any(line.citations for line in parse_legal_bases(text))


@given(strategies.texts)
def test_nothing_is_lost(text):
    """All words of a text are in its lines; places count the caller's characters."""
    lines = parse_legal_bases(text)
    assert all(text[line.start : line.end] == line.text for line in lines)
    letters = [c for c in text if c.isalnum()]
    kept = [c for line in lines for c in line.text if c.isalnum()]
    assert kept == letters


def test_places_in_decomposed_text():
    """Citations of a line have their places in the caller's text."""
    text = unicodedata.normalize("NFD", STATE)
    for line in parse_legal_bases(text):
        for mention in line.citations:
            assert line.start <= mention.start < mention.end <= line.end
            assert text[mention.start : mention.end] == mention.text


@pytest.mark.parametrize(
    ("system", "text"),
    [
        (None, "Căn cứ Luật Thanh niên năm 2020;\nCăn cứ Quy định số 29-QĐ/TW."),
        (DocumentSystem.STATE, "Căn cứ Luật Thanh niên;\nCăn cứ Quy định số 29-QĐ/TW."),
        (DocumentSystem.PARTY, "- Căn cứ Luật Thanh niên;\n- Căn cứ Quy định số 29-QĐ/TW."),
    ],
)
def test_written(system, text):
    """Each base stands on a line of its own; papers of the Party lead it with a dash."""
    acts = [parse_citation("Luật Thanh niên năm 2020"), parse_citation("Quy định số 29-QĐ/TW")]
    assert format_legal_bases(acts, system=system) == text
    assert len(parse_legal_bases(text)) == 2


def test_no_bases():
    """No acts make no text."""
    assert format_legal_bases([]) == ""
