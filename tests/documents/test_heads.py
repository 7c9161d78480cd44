"""What stands at the head of a paper, and its title."""

import datetime as dt
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

import strategies
from phoiho.documents import (
    DocumentSystem,
    DrawnLine,
    PaperElement,
    UnknownLayoutError,
    in_columns,
    letter_subject,
    number_line,
    own_place,
    page_layout,
    paper_head,
    parse_document_number,
    place_and_date,
    title_lines,
)
from phoiho.documents.paper_lines import make_line
from phoiho.errors import DataError, ParseError
from phoiho.periods import Period

D = dt.date
S = DocumentSystem
STATE_RIGHT = ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"]

# System, day, superior, issuers, lines on the left, lines on the right; as printed in
# thuvienphapluat.vn 553492 (Quảng Nam), 368992 (Đắk Lắk), caselaw.vn 277453,
# docplayer.vn 146735479 (36-HD/VPTW), 40E84 (samples of the Party), 2mit.org 31555 (Youth).
HEADS = [
    (S.STATE, D(2023, 2, 6), None, "Ủy ban nhân dân\ntỉnh Quảng Nam",
     ["ỦY BAN NHÂN DÂN", "TỈNH QUẢNG NAM"], STATE_RIGHT),
    (S.STATE, D(2026, 3, 2), "Ủy ban nhân dân xã Ea Súp", "Phòng Văn hóa - Xã hội",
     ["ỦY BAN NHÂN DÂN XÃ EA SÚP", "PHÒNG VĂN HÓA - XÃ HỘI"], STATE_RIGHT),
    (S.JOINT, D(2011, 1, 28), None, ["Văn phòng Chính phủ", "Bộ Nội vụ"],
     ["VĂN PHÒNG CHÍNH PHỦ -", "BỘ NỘI VỤ"], STATE_RIGHT),
    (S.PARTY, D(2018, 4, 3), "Ban Chấp hành Trung ương", "Văn phòng",
     ["BAN CHẤP HÀNH TRUNG ƯƠNG", "VĂN PHÒNG", "*"], ["ĐẢNG CỘNG SẢN VIỆT NAM"]),
    (S.PARTY, D(2018, 4, 3), "Đảng bộ tỉnh Thái Nguyên", "Huyện uỷ Định Hoá",
     ["ĐẢNG BỘ TỈNH THÁI NGUYÊN", "HUYỆN UỶ ĐỊNH HOÁ", "*"], ["ĐẢNG CỘNG SẢN VIỆT NAM"]),
    (S.YOUTH, D(2013, 10, 29), None, "Ban Chấp hành Trung ương",
     ["BAN CHẤP HÀNH TRUNG ƯƠNG", "***"], ["ĐOÀN TNCS HỒ CHÍ MINH"]),
    (S.YOUTH, D(2011, 9, 1), "TP. Hồ Chí Minh", "BCH Trường ĐH GTVT cơ sở II",
     ["ĐOÀN TNCS HỒ CHÍ MINH", "TP. HỒ CHÍ MINH", "BCH TRƯỜNG ĐH GTVT CƠ SỞ II", "***"], []),
    (S.STATE, D(2012, 5, 4), None, "\n Bộ Nội vụ \n\n", ["BỘ NỘI VỤ"], STATE_RIGHT),
    (S.FARMERS, D(2020, 1, 1), None, "Trung ương Hội Nông dân Việt Nam",
     ["TRUNG ƯƠNG HỘI NÔNG DÂN VIỆT NAM", "*"], STATE_RIGHT),
]  # fmt: skip


@pytest.mark.parametrize("row", HEADS)
def test_paper_head(row):
    """Names stand in capitals, in the columns of the system's papers."""
    system, on, superior, issuer, left, right = row
    head = paper_head(issuer, system=system, on=on, superior=superior)
    assert [line.text for line in head.left] == left
    assert [line.text for line in head.right] == right


def test_layout_of_the_head():
    """The issuer is bold, what is above it is not; a line is drawn below the last issuer only."""
    head = paper_head(
        ["Hội đồng nhân dân", "Ủy ban nhân dân"],
        superior="Tỉnh Đắk Lắk",
        system=S.JOINT,
        on=D(2026, 3, 2),
    )
    assert [line.layout.bold for line in head.left] == [False, True, True]
    assert [line.layout.line_below for line in head.left] == [
        DrawnLine.NONE,
        DrawnLine.NONE,
        DrawnLine.PART,
    ]
    assert head.right[-1].layout.line_below is DrawnLine.FULL


@pytest.mark.parametrize("issuer", ["", "  \n ", [], ["Bộ Nội vụ", ""], "Bộ\x00Nội vụ"])
def test_head_without_a_name(issuer):
    """A name that says nothing, or cannot be printed, is refused."""
    with pytest.raises(ParseError):
        paper_head(issuer, system=S.STATE, on=D(2026, 3, 2))


@pytest.mark.parametrize(
    ("number", "system", "on", "line"),
    [
        ("15/QĐ-UBND", S.STATE, D(2026, 1, 5), "Số: 15/QĐ-UBND"),
        ("Số: 216/QĐ-UBND", S.STATE, D(2023, 2, 6), "Số: 216/QĐ-UBND"),
        ("127-QĐ/TW", S.PARTY, D(2020, 1, 5), "Số 127-QĐ/TW"),
        ("Số: 05-NQ/ĐU", S.PARTY, D(2026, 6, 1), "Số 05-NQ/ĐU"),
        ("29-HD/TWĐTN-VP", S.YOUTH, D(2013, 10, 29), "Số: 29-HD/TWĐTN-VP"),
        ("91/HD-MTTW-BTT", S.FRONT, D(2013, 4, 8), "Số: 91/HD-MTTW-BTT"),
        ("/TTr-UBND", S.STATE, D(2026, 1, 5), "Số:       /TTr-UBND"),
        ("-NQ/ĐU", S.PARTY, D(2026, 6, 1), "Số       -NQ/ĐU"),
        (parse_document_number("69/QCPH-HĐND-UBND-MTTQ"), S.JOINT, D(2019, 1, 5),
         "Số: 69/QCPH-HĐND-UBND-MTTQ"),
    ],
)  # fmt: skip
def test_number_line(number, system, on, line):
    """State papers have a colon after Số, Party papers none; a draft has room for the number."""
    found = number_line(number, system=system, on=on)
    assert (found.text, found.layout.element) == (line, PaperElement.NUMBER)


@pytest.mark.parametrize("number", ["", "Số:", " số "])
def test_no_number(number):
    """A line without a number is refused."""
    with pytest.raises(ParseError):
        number_line(number, system=S.STATE, on=D(2026, 1, 5))


@pytest.mark.parametrize(
    ("unit", "state", "party"),
    [
        ("tỉnh Nam Định", "Nam Định", "Nam Định"),
        ("THÀNH PHỐ HÀ NỘI", "Hà Nội", "Hà Nội"),
        ("Hạ Long", "Hạ Long", "Hạ Long"),
        ("xã Ea Súp", "Ea Súp", "Ea Súp"),
        ("Thành phố Hồ Chí Minh", "Thành phố Hồ Chí Minh", "Thành phố Hồ Chí Minh"),
        ("TP. Hồ Chí Minh", "Thành phố Hồ Chí Minh", "Thành phố Hồ Chí Minh"),
        ("Phường 8", "Phường 8", "Phường 8"),
        ("quận 1", "Quận 1", "Quận 1"),
        ("P.8", "Phường 8", "Phường 8"),
        ("phường Điện Biên Phủ", "Phường Điện Biên Phủ", "Điện Biên Phủ"),
        ("phường Lê Hồng Phong", "Phường Lê Hồng Phong", "Phường Lê Hồng Phong"),
        ("thành phố Huế", "Huế", "Thành phố Huế"),
        ("thành phố Phan Rang - Tháp Chàm", "Phan Rang - Tháp Chàm", "Phan Rang - Tháp Chàm"),
        ("huyện M'Drắk", "M'Drắk", "Huyện M'Drắk"),
    ],
)
def test_own_place(unit, state, party):
    """The type of a unit goes, except from a number, a person and an event.

    30/2020/NĐ-CP, Phụ lục I, II.4; in the Party a name of one syllable keeps it
    too (36-HD/VPTW, II.1.4).
    """
    assert own_place(unit, system=S.STATE, on=D(2022, 1, 1)) == state
    assert own_place(unit, system=S.PARTY, on=D(2022, 1, 1)) == party


@pytest.mark.parametrize(
    ("place", "day", "system", "line"),
    [
        ("thành phố Hà Nội", D(2020, 1, 5), S.STATE, "Hà Nội, ngày 05 tháng 01 năm 2020"),
        ("tỉnh Quảng Nam", D(2023, 2, 6), S.STATE, "Quảng Nam, ngày 06 tháng 02 năm 2023"),
        ("Thành phố Hồ Chí Minh", D(2019, 6, 29), S.STATE,
         "Thành phố Hồ Chí Minh, ngày 29 tháng 6 năm 2019"),
        ("tỉnh Đắk Lắk", D(2017, 10, 27), S.JOINT, "Đắk Lắk, ngày 27 tháng 10 năm 2017"),
        ("Hạ Long", D(2018, 2, 20), S.PARTY, "Hạ Long, ngày 20 tháng 02 năm 2018"),
        ("Hà Nội", D(2018, 4, 3), S.PARTY, "Hà Nội, ngày 03 tháng 4 năm 2018"),
        ("xã Ea Súp", Period.for_year(2026), S.FRONT, "Ea Súp, ngày     tháng     năm 2026"),
        ("xã Ea Súp", Period.for_month(2026, 8), S.FRONT, "Ea Súp, ngày     tháng 8 năm 2026"),
    ],
)  # fmt: skip
def test_place_and_date(place, day, system, line):
    """Days below 10 and the first two months have a zero; a draft has room to write."""
    found = place_and_date(place, day, system=system)
    assert (found.text, found.layout.italic) == (line, True)


def test_draft_without_a_date():
    """A draft of no date takes the year of the day by which it is judged."""
    line = place_and_date("xã Ea Súp", None, system=S.FRONT, on=D(2026, 3, 2))
    assert line.text == "Ea Súp, ngày     tháng     năm 2026"
    with pytest.raises(ValueError, match="give `on`"):
        place_and_date("xã Ea Súp", None, system=S.FRONT)
    with pytest.raises(ValueError, match="quarter"):
        place_and_date("xã Ea Súp", Period.for_quarter(2026, 1), system=S.FRONT)


def test_day_of_the_form_may_differ():
    """The guide of another day than the paper's can be asked for."""
    line = place_and_date("Hà Nội", D(1970, 1, 1), system=S.STATE, on=D(2026, 1, 1))
    assert line.text == "Hà Nội, ngày 01 tháng 01 năm 1970"
    with pytest.raises(UnknownLayoutError):
        place_and_date("Hà Nội", D(1970, 1, 1), system=S.STATE)


@pytest.mark.parametrize("place", ["", "xã", " \t", "xã\x00"])
def test_no_place(place):
    """A type without a name is no place."""
    with pytest.raises(ParseError):
        place_and_date(place, D(2026, 3, 2), system=S.STATE)


@pytest.mark.parametrize(
    ("type_name", "subject", "parties", "system", "lines"),
    [
        ("thông báo", "về quy hoạch cán bộ lãnh đạo, quản lý", (), S.PARTY,
         ["THÔNG BÁO", "về quy hoạch cán bộ lãnh đạo, quản lý", "-----"]),
        ("NGHỊ QUYẾT", "Về công tác cán bộ năm 2026", (), S.PARTY,
         ["NGHỊ QUYẾT", "về công tác cán bộ năm 2026", "-----"]),
        ("Quyết định", "về việc triển khai thực hiện Nghị quyết số 41/2022/NQ-HĐND", (), S.STATE,
         ["QUYẾT ĐỊNH", "Về việc triển khai thực hiện Nghị quyết số 41/2022/NQ-HĐND"]),
        ("Quy chế phối hợp", "giai đoạn 2017-2021",
         ("Ủy ban nhân dân tỉnh", "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh"), S.JOINT,
         ["QUY CHẾ PHỐI HỢP",
          "giữa Ủy ban nhân dân tỉnh và Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh",
          "Giai đoạn 2017-2021"]),
        ("chương trình", "phối hợp", ("A", "B", "C"), S.FRONT,
         ["CHƯƠNG TRÌNH", "giữa A, B và C", "Phối hợp"]),
    ],
)  # fmt: skip
def test_title_lines(type_name, subject, parties, system, lines):
    """The type stands in capitals, the subject below it, in the Party above five hyphens."""
    found = title_lines(type_name, subject, parties=parties, system=system, on=D(2026, 6, 1))
    assert [line.text for line in found] == lines


@pytest.mark.parametrize(
    ("subject", "state", "party"),
    [
        ("V/v họp giao ban", "V/v họp giao ban", "về việc họp giao ban"),
        ("về việc: họp giao ban", "V/v họp giao ban", "về việc họp giao ban"),
        ("Chế độ hội nghị", "V/v Chế độ hội nghị", "Chế độ hội nghị"),
    ],
)
def test_letter_subject(subject, state, party):
    """State letters begin with V/v, Party letters never."""
    assert letter_subject(subject, system=S.STATE, on=D(2026, 6, 1)).text == state
    line = letter_subject(subject, system=S.PARTY, on=D(2026, 6, 1))
    assert (line.text, line.layout.italic) == (party, True)


@pytest.mark.parametrize(
    ("type_name", "subject", "parties"),
    [("", "x", ()), ("x", " ", ()), ("x", "y", ("z",)), ("x", "y", ("z", ""))],
)
def test_title_without_a_part(type_name, subject, parties):
    """An empty type, subject or party, and a party alone, are refused."""
    with pytest.raises(ParseError):
        title_lines(type_name, subject, parties=parties, system=S.STATE, on=D(2026, 3, 2))


def test_letter_about_nothing():
    """A letter has a subject."""
    with pytest.raises(ParseError):
        letter_subject("V/v ", system=S.STATE, on=D(2026, 3, 2))


@given(strategies.texts, st.sampled_from(DocumentSystem))
def test_any_text_is_set_or_refused(text, system):
    """Of any text comes one line of printable text, or a documented error."""
    on = D(2026, 6, 1)
    for make in (
        lambda: [*paper_head(text, system=system, on=on).left],
        lambda: [number_line(text, system=system, on=on)],
        lambda: [place_and_date(text, on, system=system)],
        lambda: [*title_lines(text, text, system=system, on=on)],
        lambda: [letter_subject(text, system=system, on=on)],
    ):
        try:
            lines = make()
        except (ParseError, UnknownLayoutError):
            continue
        for line in lines:
            assert line.text
            assert "\n" not in line.text
            assert "\x00" not in line.text


def test_line_of_no_such_element():
    """A line that the papers of a system do not have cannot be made."""
    with pytest.raises(DataError, match="motto"):
        make_line(page_layout(S.PARTY, on=D(2026, 6, 1)), PaperElement.MOTTO)


def test_nfd_gives_the_same_lines():
    """Decomposed letters make no difference."""
    name = "Ủy ban nhân dân tỉnh Quảng Nam"
    decomposed = unicodedata.normalize("NFD", name)
    on = D(2026, 3, 2)
    assert paper_head(decomposed, system=S.STATE, on=on) == paper_head(name, system=S.STATE, on=on)


def test_columns_as_text():
    """Columns stand side by side; what is drawn below a line follows it in its column."""
    head = paper_head("Sở Nội vụ", system=S.STATE, on=D(2026, 3, 2))
    assert [row.split() for row in str(head).splitlines()] == [
        ["SỞ", "NỘI", "VỤ", *STATE_RIGHT[0].split()],
        ["────", *STATE_RIGHT[1].split()],
        ["─" * len(STATE_RIGHT[1])],
    ]
    assert in_columns() == ""
    assert in_columns(["a" * 30], ["b"], width=10) == "a" * 30 + "  b"
