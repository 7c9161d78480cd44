"""Units in running prose: what is a mention, where it stands, what it can mean."""

import datetime as dt
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import strategies
from phoiho.hierarchy import Level, find_units, iter_units, lookup_units, parent_of

D = dt.date
ON, NEW = D(2024, 2, 28), D(2025, 8, 1)


def mentions(text, on=ON):
    """Return what is mentioned, with the uids it can mean."""
    return [
        (text[slice(*m.span)], " ".join(match.unit.uid for match in m.matches))
        for m in find_units(text, on=on)
    ]


# Prose, and the mentions in it with what they mean.
PROSE = [
    # a type and a name
    ("Sáng 28/2, UBND quận Tây Hồ họp.", "quận Tây Hồ=003-1"),
    ("Quận Tây Hồ tổng kết; quận giao các phường.", "Quận Tây Hồ=003-1"),
    ("MTTQ quận Hoàn Kiếm\n\nCác tin khác", "quận Hoàn Kiếm=002-1"),
    ("ở Q. Tây Hồ, H. Lý Sơn và TX.Kỳ Anh", "Q. Tây Hồ=003-1|H. Lý Sơn=536-1|TX.Kỳ Anh=449-2"),
    ("TP.HCM, TPHCM, TP. Hồ Chí Minh", "TP.HCM=79-1|TPHCM=79-1|TP. Hồ Chí Minh=79-1"),
    ("UBND QUẬN TÂY HỒ TỔ CHỨC HỘI NGHỊ", "QUẬN TÂY HỒ=003-1"),
    ("UBND QUẬN TÂY HỒ HỌP", "QUẬN TÂY HỒ=003-1"),
    ("huyện Chư Pah, tỉnh Đak Lak", "huyện Chư Pah=627-1|tỉnh Đak Lak=66-1"),
    ("tỉnh Bà Rịa – Vũng Tàu", "tỉnh Bà Rịa – Vũng Tàu=77-1"),
    ("huyện Ea H’leo", "huyện Ea H’leo=645-1"),
    ("Thị trấn Tiên\nYên", "Thị trấn Tiên\nYên=06862-1"),
    ("quận 1 và Quận 3", "quận 1=760-1|Quận 3=770-1"),
    ("phường 07, quận Gò Vấp", "phường 07=26890-1|quận Gò Vấp=764-1"),
    ("quận Bình Thạnh 6 ngày nay", "quận Bình Thạnh=765-1"),
    # persons behind a unit, persons instead of one
    ("Phó Chủ tịch UBND quận Tây Hồ Bùi Thị Lan Phương", "quận Tây Hồ=003-1"),
    ("Chủ tịch UBND TP Huế Hoàng Hải Minh", "TP Huế=474-1"),
    ("Bí thư Thành ủy Hà Nội Vương Đình Huệ", "Hà Nội=01-1"),
    ("Phó Chủ tịch UBND quận Bùi Thị Lan Phương", ""),
    ("đồng chí Chủ tịch UBND quận Lê Văn Sơn", ""),
    ("Chủ tịch UBND xã Trần Phú Cường", ""),
    ("ông Nguyễn Văn Cừ, bà Lê Chân, anh Hoàng Mai", ""),
    ("Chủ tịch Hồ Chí Minh; tư tưởng Hồ Chí Minh", ""),
    # superior units narrow what a name can mean
    (
        "phường Bưởi, quận Tây Hồ, TP Hà Nội",
        "phường Bưởi=00109-1|quận Tây Hồ=003-1|TP Hà Nội=01-1",
    ),
    ("xã Tân Thành, huyện Kim Sơn", "xã Tân Thành=14668-1|huyện Kim Sơn=376-1"),
    (
        "xã Tân Thành, Kim Sơn, Ninh Bình",
        "xã Tân Thành=14668-1|Kim Sơn=376-1|Ninh Bình=37-1",
    ),
    ("xã Tân Thành (Kim Sơn)", "xã Tân Thành=14668-1|Kim Sơn=376-1"),
    ("phường Tân Định thuộc Quận 1", "phường Tân Định=26734-1|Quận 1=760-1"),
    ("ở P3, Q6, TP.HCM", "P3=27379-1|Q6=775-1|TP.HCM=79-1"),
    ("phường Tân Định", "phường Tân Định=25852-2 26734-1"),
    # lists
    (
        "các quận Tây Hồ, Ba Đình và Hoàn Kiếm",
        "quận Tây Hồ=003-1|Ba Đình=001-1|Hoàn Kiếm=002-1",
    ),
    ("các phường: Bưởi, Nhật Tân", "phường: Bưởi=00109-1|Nhật Tân=00094-1"),
    (
        "hai xã Tân Thành và Thượng Kiệm (huyện Kim Sơn)",
        "xã Tân Thành=14668-1|Thượng Kiệm=14662-1|huyện Kim Sơn=376-1",
    ),
    ("các quận 1, 3, 5 và 10", "quận 1=760-1|3=770-1|5=774-1|10=771-1"),
    ("tại các quận 1, 3 người mắc bệnh", "quận 1=760-1"),
    ("quận Ba Đình và Hoàn Kiếm", "quận Ba Đình=001-1|Hoàn Kiếm=002-1"),
    # names without a type
    ("Vi Thu\nTrung tâm TT&VH Móng Cái\nLoading...", "Móng Cái=194-2"),
    ("Tại Hà Nội, người dân Đắc Lắc", "Hà Nội=01-1|Đắc Lắc=66-1"),
    ("tuyến Hà Nội - Hải Phòng", "Hà Nội=01-1|Hải Phòng=31-1"),
    ("Tỉnh ủy Quảng Ninh, Thành Đoàn Hà Nội", "Quảng Ninh=22-1|Hà Nội=01-1"),
    ("ở Huế", "Huế=474-1"),
    ("tỉnh Hòa Bình, tức là Hòa Bình", "tỉnh Hòa Bình=17-1|Hòa Bình=17-1"),
    ("Hà Nội 5 hôm trước", "Hà Nội=01-1"),
    ("Báo Hà Nội Mới", ""),
    ("đường Hoàn Kiếm, vịnh Hạ Long, sông Bạc Liêu", ""),
    ("Đoàn Kết, Thống Nhất, Tân Thành, Bưởi, Lê Lợi", ""),
    ("Hoàng Mai", ""),
    ("quang ninh, quảng ninh, hà nội", ""),
    # common nouns
    ("UBND huyện, MTTQ huyện, các đoàn thể của huyện", ""),
    ("Chương trình “Thành phố 4 an”; năm TP lựa chọn", ""),
    ("UBND Thành phố - các Ban Xây dựng Đảng Thành ủy", ""),
    ("chính trị - xã hội, Xã hội chủ nghĩa", ""),
    ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", ""),
    ("quận, huyện, thị xã; phường/xã", ""),
    ("xã 135, huyện 30a, tỉnh 2024", ""),
    ("TT-BTC, T. 5, P. Giám đốc, H1N1", ""),
]


@pytest.mark.parametrize(("text", "expected"), PROSE)
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_mentions(text, expected, form):
    """Prose names these units at these places, whatever its Unicode form."""
    text = unicodedata.normalize(form, text)
    found = "|".join(f"{printed}={uids}" for printed, uids in mentions(text))
    assert unicodedata.normalize("NFC", found) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # A dead unit is no mention, and its name no other unit's.
        ("quận Tây Hồ", []),
        ("quận Tây Hồ (cũ), phường Tây Hồ", [("phường Tây Hồ", "00103-2")]),
        ("các quận Tây Hồ, Ba Đình", []),
        ("đặc khu Lý Sơn; Lý Sơn", [("đặc khu Lý Sơn", "21548-1"), ("Lý Sơn", "21548-1")]),
        ("phường Tây Hồ, Hà Nội", [("phường Tây Hồ", "00103-2"), ("Hà Nội", "01-1")]),
    ],
)
def test_only_units_of_the_day(text, expected):
    """A unit is mentioned only while it is in being."""
    assert mentions(text, on=NEW) == expected


def test_unit_of_a_mention():
    """A mention names its unit where it can mean one only."""
    one, several = find_units("phường Bưởi; phường Tân Định", on=ON)
    assert one.unit.uid == "00109-1"
    assert several.unit is None


def test_every_province_and_district_is_found():
    """The full name of every unit above the communes is found in prose, whole and alone."""
    levels = (Level.PROVINCE, Level.DISTRICT)
    for unit in (unit for level in levels for unit in iter_units(on=ON, level=level)):
        start = len("Sáng nay, lãnh đạo ")
        (found,) = find_units(f"Sáng nay, lãnh đạo {unit.full_name} dự hội nghị.", on=ON)
        assert unit in {match.unit for match in found.matches}
        assert found.span == (start, start + len(unit.full_name))


def test_communes_are_found_in_their_superiors():
    """The full name of a commune before that of its superior unit finds what a look-up finds."""
    for unit in list(iter_units(on=ON, level=Level.COMMUNE))[::11]:
        if "Nông trường" in unit.name:  # its second word has no capital
            continue
        text = f"{unit.full_name}, {parent_of(unit, on=ON).full_name}"
        found = find_units(f"Tại {text}, dân quân ra quân.", on=ON)
        assert len(found) == 2
        assert {m.unit for m in found[0].matches} == {m.unit for m in lookup_units(text, on=ON)}


@given(strategies.texts)
@example("Quận")
@example("P.")
@example("TP")
@example("các quận 1,")
@example("quận Tây Hồ, ")
def test_any_text_is_scanned(text):
    """Spans lie in the text, in order, none over another; every match is alive."""
    end = 0
    for mention in find_units(text, on=ON):
        assert end <= mention.span[0] < mention.span[1] <= len(text)
        end = mention.span[1]
        assert mention.matches
        assert all(match.unit.exists_on(ON) for match in mention.matches)


PIECES = [
    "quận Tây Hồ",
    "Tây Hồ",
    "TP",
    " - ",
    ", ",
    "\n",
    " ",
    "4",
    "P4",
    "HÀ NỘI",
    "các",
    "(",
    "Lê",
]


@given(st.lists(st.sampled_from(PIECES), max_size=12))
def test_any_order_of_pieces_is_scanned(pieces):
    """Pieces of names in any order are read without a fault."""
    text = "".join(pieces)
    spans = [mention.span for mention in find_units(text, on=ON)]
    assert spans == sorted(spans)


@pytest.mark.parametrize(
    "piece",
    [
        "Quận ",
        "A ",
        "Hà Nội - ",
        "quận Tây Hồ, ",
        "các quận 1, 2, ",
        "P4 ",
        "X\n",
        "T.P ",
        "\u0301",
    ],
)
def test_long_texts_are_scanned(piece):
    """A hundred thousand characters of anything are walked once."""
    find_units(piece * (10**5 // len(piece)), on=ON)
