"""Which act a citation means."""

import datetime as dt
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from phoiho.documents import get_act, iter_acts, lookup_acts
from phoiho.errors import AmbiguousActError, UnknownActError

D = dt.date
FRONT_LAWS = ["14/1999/QH10", "75/2015/QH13"]
LOCAL_LAWS = ["77/2015/QH13", "65/2025/QH15", "72/2025/QH15"]


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        # Numbers, in the prints of real papers.
        ("72/2025/QH15", ["72/2025/QH15"]),
        ("72/2025/qh15", ["72/2025/QH15"]),
        ("Luật số 72/2025/QH15", ["72/2025/QH15"]),
        ("Luật số: 72/2025/QH15", ["72/2025/QH15"]),
        ("72/2025/QH-15", ["72/2025/QH15"]),
        ("72 / 2025 / QH15", ["72/2025/QH15"]),
        ("Căn cứ vào quy định của Luật số 72/2025/QH15", ["72/2025/QH15"]),
        ("Luật 72/2025/QH15, Điều 51 khoản 3", ["72/2025/QH15"]),
        ("Luật Tổ chức chính quyền địa phương số 72/2025/QH15", ["72/2025/QH15"]),
        ("72/2025/QH15 - Luật Tổ chức chính quyền địa phương", ["72/2025/QH15"]),
        ("30/2020/ND-CP", ["30/2020/NĐ-CP"]),
        ("Nghị định số 30/2020/NĐ–CP ngày 05/3/2020 của Chính phủ", ["30/2020/NĐ-CP"]),
        ("Nghị định 30/2020", ["30/2020/NĐ-CP"]),
        ("Luật 65/2025", ["65/2025/QH15"]),
        ("Pháp lệnh số 34/2007/PL-UBTVQH11", ["34/2007/PL-UBTVQH11"]),
        ("403/2017/NQLT-UBTVQH14-CP-ĐCTUBTWMTTQVN", ["403/2017/NQLT-UBTVQH14-CP-ĐCTUBTWMTTQVN"]),
        ("403/2017/NQLT", ["403/2017/NQLT-UBTVQH14-CP-ĐCTUBTWMTTQVN"]),
        ("Nghị quyết liên tịch số 403", ["403/2017/NQLT-UBTVQH14-CP-ĐCTUBTWMTTQVN"]),
        ("19/2008/NQLT/CP-UBTƯMTTQVN", ["19/2008/NQLT-CP-UBTUMTTQVN"]),
        ("217-QĐ/TW", ["217-QĐ/TW@2013"]),
        ("217/QĐ-TW", ["217-QĐ/TW@2013"]),
        ("Quyết định số 217-QĐ/TƯ, ngày 12-12-2013 của Bộ Chính trị", ["217-QĐ/TW@2013"]),
        ("1836 QĐ/TWĐTN", ["1836 QĐ/TWĐTN@2006"]),
        # As regulations of Đắk Lắk (2017), Bình Chánh (2021) and Hà Giang (2013) print them.
        (
            "Căn cứ Quyết định số 217-QĐ/TW và Quyết định số 218-QĐ/TW ngày 12/12/2013",
            ["217-QĐ/TW@2013"],
        ),
        (
            "Căn cứ Nghị quyết Liên tịch số 19/2008/NQLT/CP-UBTƯMTTQVN ngày 22 tháng 8 năm 2008",
            ["19/2008/NQLT-CP-UBTUMTTQVN"],
        ),
        (
            "Nghị quyết liên tịch số 19/2008/NQLT/CP-UBMTTQVN ngày 22/8/2008 của Chính phủ",
            ["19/2008/NQLT-CP-UBTUMTTQVN"],
        ),
        (
            "Nghị định số 50/2001/NĐ-CP ngày 16/8/2001 quy định chi tiết Luật Mặt trận Tổ quốc",
            ["50/2001/NĐ-CP"],
        ),
        ("Căn Luật Tổ chức HĐND và UBND ngày 26 tháng 11 năm 2003;", ["11/2003/QH11"]),
        ("Điều 15 Luật tổ chức chính quyền địa phương 2015", ["77/2015/QH13"]),
        # One number, two acts of different terms: the day or the year tells them apart.
        ("124-QĐ/TW", ["124-QĐ/TW@2018", "124-QĐ/TW@2023"]),
        ("Quy định số 124-QĐ/TW, ngày 04/10/2023 của Bộ Chính trị", ["124-QĐ/TW@2023"]),
        ("Quy định số 124-QĐ/TW năm 2018", ["124-QĐ/TW@2018"]),
        ("Quy định số 124-QĐ/TW ngày 01/01/2011", []),
        # Titles with a year or a day.
        ("Luật Mặt trận Tổ quốc Việt Nam năm 2015", ["75/2015/QH13"]),
        ("Luật Mặt trận Tổ quốc Việt Nam 1999", ["14/1999/QH10"]),
        ("Căn cứ Luật Mặt trận Tổ quốc Việt Nam ngày 09 tháng 6 năm 2015;", ["75/2015/QH13"]),
        ("Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015", ["77/2015/QH13"]),
        ("Luật Tổ chức chính quyền địa phương năm 2025", ["65/2025/QH15", "72/2025/QH15"]),
        ("Luật Tổ chức chính quyền địa phương ngày 16/6/2025", ["72/2025/QH15"]),
        ("Luật Tổ chức Hội đồng nhân dân và Uỷ ban nhân dân năm 2003", ["11/2003/QH11"]),
        ("Luật Tổ chức HĐND và UBND ngày 26/11/2003", ["11/2003/QH11"]),
        ("Luật TCCQĐP 2015", ["77/2015/QH13"]),
        ("Hiến pháp năm 2013", ["hien-phap-2013"]),
        ("Hiến pháp nước CHXHCN Việt Nam năm 2013", ["hien-phap-2013"]),
        ("Hiến pháp năm 2013 (sửa đổi, bổ sung năm 2025)", ["hien-phap-2013"]),
        ("Hiến pháp 1992", ["hien-phap-1992"]),
        ("Bộ luật Dân sự năm 2015", ["91/2015/QH13"]),
        ("BLDS 2005", ["33/2005/QH11"]),
        ("Luật Ban hành VBQPPL 2015", ["80/2015/QH13"]),
        ("khoản 3 Điều 27 Luật Mặt trận Tổ quốc Việt Nam năm 2015", ["75/2015/QH13"]),
        ("điểm b khoản 2 Điều 15 của Luật MTTQ Việt Nam năm 2015", ["75/2015/QH13"]),
        ("Luật MTTQ Việt Nam năm 2015, Điều 27", ["75/2015/QH13"]),
        (
            (
                "Luật sửa đổi, bổ sung một số điều của Luật Tổ chức Chính phủ và Luật Tổ chức "
                "chính quyền địa phương ngày 22 tháng 11 năm 2019"
            ),
            ["47/2019/QH14"],
        ),
        # The act that is cited, not the one that amended it.
        (
            (
                "Luật Ban hành văn bản quy phạm pháp luật ngày 22 tháng 6 năm 2015 đã được "
                "sửa đổi, bổ sung theo Luật ngày 18 tháng 6 năm 2020"
            ),
            ["80/2015/QH13"],
        ),
        # A number that belongs to another act.
        (
            "Nghị định số 154/2020/NĐ-CP sửa đổi, bổ sung một số điều của Nghị định 34/2016/NĐ-CP",
            ["154/2020/NĐ-CP"],
        ),
        (
            "Nghị định sửa đổi, bổ sung một số điều của Nghị định số 34/2016/NĐ-CP",
            ["154/2020/NĐ-CP"],
        ),
        ("Thông tư hướng dẫn Nghị định số 30/2020/NĐ-CP", []),
        ("Luật số 999/2025/QH15 sửa đổi Luật số 75/2015/QH13", []),
        ("Kế hoạch thực hiện Nghị quyết liên tịch số 403/2017/NQLT", []),
        ("Quy chế ban hành kèm theo Quyết định số 217-QĐ/TW", ["217-QĐ/TW@2013"]),
        # Titles alone, and without their type.
        ("Luật Mặt trận Tổ quốc Việt Nam", FRONT_LAWS),
        ("Luật MTTQ Việt Nam", FRONT_LAWS),
        ("LUẬT MẶT TRẬN TỔ QUỐC VIỆT NAM", FRONT_LAWS),
        ("Mặt trận Tổ quốc Việt Nam 2015", ["75/2015/QH13"]),
        ("Luật Tổ chức chính quyền địa phương", LOCAL_LAWS),
        ("Luật Thực hiện dân chủ ở cơ sở", ["10/2022/QH15"]),
        # Not in the table, or no act at all.
        ("Luật Mặt trận Tổ quốc Việt Nam năm 2014", []),
        ("Luật số 999/2025/QH15", []),
        ("Luật số 999/2025/QH15 Mặt trận Tổ quốc Việt Nam", []),
        ("46/NQ-HĐND", []),
        ("217-QĐ/TU", []),
        # Numbers of the Party begin anew: one of another day is another paper.
        ("Quyết định số 217-QĐ/TW ngày 06/12/2024", []),
        ("217-QĐ/TW năm 2019", []),
        ("tháng 6/2022", []),
        ("Luật Hội đồng nhân dân", []),
        ("", []),
        (" \u00a0 ", []),
        ("\0", []),
        ("LuËt MÆt trËn Tæ quèc ViÖt Nam", []),
    ],
)
def test_lookup(text, ids):
    """Every act that the words may mean, the oldest first, composed letters or not."""
    assert [act.id for act in lookup_acts(text)] == ids
    assert [act.id for act in lookup_acts(unicodedata.normalize("NFD", text))] == ids


@pytest.mark.parametrize(
    ("text", "on", "ids"),
    [
        ("Luật Tổ chức chính quyền địa phương", D(2025, 2, 28), ["77/2015/QH13"]),
        ("Luật Tổ chức chính quyền địa phương", D(2025, 3, 1), ["65/2025/QH15"]),
        ("Luật Tổ chức chính quyền địa phương", D(2025, 6, 16), ["72/2025/QH15"]),
        ("Luật Tổ chức chính quyền địa phương", D(2015, 12, 31), LOCAL_LAWS),
        ("Luật Tổ chức chính quyền địa phương năm 2025", D(2025, 4, 1), ["65/2025/QH15"]),
        ("Luật Mặt trận Tổ quốc Việt Nam", D(2015, 12, 31), ["14/1999/QH10"]),
        ("Luật Mặt trận Tổ quốc Việt Nam", D(2016, 1, 1), ["75/2015/QH13"]),
        ("Hiến pháp", D(2013, 12, 31), ["hien-phap-1992"]),
        # A day does not change what a number or a year says.
        ("77/2015/QH13", D(2026, 1, 1), ["77/2015/QH13"]),
        ("Luật Mặt trận Tổ quốc Việt Nam năm 1999", D(2026, 1, 1), ["14/1999/QH10"]),
        # One is surely in force, the other not known to be.
        ("Quy chế công tác dân vận của hệ thống chính trị", D(2020, 1, 1), ["290-QĐ/TW@2010"]),
        # Both are known only in part.
        (
            "Điều lệ Mặt trận Tổ quốc Việt Nam",
            D(2020, 1, 1),
            ["dieu-le-mttq-2014", "dieu-le-mttq-2019"],
        ),
    ],
)
def test_lookup_on_a_day(text, on, ids):
    """Of acts of one title, those in force on the day."""
    assert [act.id for act in lookup_acts(text, on=on)] == ids


@pytest.mark.parametrize("act", iter_acts(), ids=lambda act: act.id)
def test_every_act_is_found_as_it_is_cited(act):
    """Number, title and day, title and year, and every alias lead to the act."""
    prints = [act.name, *act.aliases, f"{act.name} năm {act.year}"]
    if act.number:
        prints += [act.number, f"{act.kind.label()} số {act.number}"]
    if act.number and "/" not in act.name:
        prints.append(f"{act.name} số {act.number}")
    if act.issued_on is not None:
        prints.append(f"{act.name} ngày {act.issued_on:%d/%m/%Y}")
    for text in prints:
        assert act in lookup_acts(text), text
        assert act in lookup_acts(text.upper()), text
        assert act in lookup_acts(f"Căn cứ {text};"), text


@pytest.mark.parametrize(
    ("text", "suggestion"),
    [
        ("72/2025/QH16", "72/2025/QH15"),
        ("30/2021/NĐ-CP", "30/2020/NĐ-CP"),
        ("Luật Công doàn", "Luật Công đoàn (1990)"),
        (
            "Luật Mặt trận Tổ quốc Việt Nam năm 2014",
            "Luật Mặt trận Tổ quốc Việt Nam (14/1999/QH10, 1999)",
        ),
    ],
)
def test_unknown_act(text, suggestion):
    """What the table does not have is refused, and what looks like it is suggested."""
    with pytest.raises(UnknownActError) as caught:
        get_act(text)
    assert suggestion in caught.value.suggestions


@pytest.mark.parametrize(
    "text", ["", "  ", "\0", "x" * 1_000_000, "1/" * 500_000, "luật " * 200_000]
)
def test_clumsy_input(text):
    """What is no citation is an unknown act, however long."""
    with pytest.raises(UnknownActError) as caught:
        get_act(text)
    assert caught.value.suggestions == ()


def test_ambiguous_act():
    """Several acts of one title are listed, with number and year."""
    with pytest.raises(AmbiguousActError) as caught:
        get_act("Luật Mặt trận Tổ quốc Việt Nam")
    assert caught.value.candidates == (
        "Luật Mặt trận Tổ quốc Việt Nam (14/1999/QH10, 1999)",
        "Luật Mặt trận Tổ quốc Việt Nam (75/2015/QH13, 2015)",
    )
    assert "names 2 acts" in str(caught.value)
    assert get_act("Luật Mặt trận Tổ quốc Việt Nam", on=D(2024, 1, 1)).number == "75/2015/QH13"


WORDS = st.sampled_from(
    [
        "luật",
        "Luật",
        "số",
        "72/2025/QH15",
        "năm 2015",
        "ngày 31/02/2015",
        "(",
        ";",
        "MTTQ",
        "-",
        "/",
    ]
)


@given(st.one_of(st.text(), st.lists(WORDS).map(" ".join)), st.none() | st.dates())
def test_any_text(text, on):
    """Any text gives one act, or one of the two errors."""
    found = lookup_acts(text, on=on)
    if len(found) == 1:
        assert get_act(text, on=on) == found[0]
        return
    with pytest.raises(AmbiguousActError if found else UnknownActError):
        get_act(text, on=on)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("217-QĐ/TW", "217 – QĐ / TƯ"),
        ("217-QĐ/TW", "217/QĐ-TW"),
        ("30/2020/NĐ-CP", "30/2020/ND-CP"),
        ("30/2020/NĐ-CP", "30\u22152020\u2215NĐ\u2212CP"),
        ("Luật Mặt trận Tổ quốc Việt Nam", "Luật MTTQ Việt Nam;"),
    ],
)
def test_prints_of_one_act(one, other):
    """A number or a title in another print means the same acts."""
    assert lookup_acts(one)
    assert lookup_acts(one) == lookup_acts(other)


def test_a_day_that_is_none():
    """An impossible day counts as none given; its year still does."""
    assert [act.id for act in lookup_acts("Luật Công đoàn ngày 31/02/2012")] == ["12/2012/QH13"]
