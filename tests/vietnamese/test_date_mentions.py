"""Dates in running prose."""

import datetime as dt
import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

import strategies
from phoiho.vietnamese import find_dates, format_date

REFERENCE = dt.date(2024, 6, 12)

# Sentences of the press and of official papers, shortened: text, reference, (words, value) pairs.
PROSE = [
    (
        ("Ngày 28/2/2024, Thường trực HĐND quận tổng kết công tác phối hợp năm 2023, "
        "ký kết chương trình phối hợp công tác năm 2024 với 06 nội dung."),
        [("Ngày 28/2/2024", "2024-02-28"), ("năm 2023", "2023"), ("năm 2024", "2024")],
    ),
    (
        ("Nghị quyết số 04-NQ/TU ngày 11/12/2020 của Thành ủy; Nghị quyết số 151/NQ- HĐND ngày "
        "22/12/2020 của HĐND Thành phố; số 228/CTr-UBND ngày 15/01/2020 của UBND tỉnh"),
        [
            ("ngày 11/12/2020", "2020-12-11"),
            ("ngày 22/12/2020", "2020-12-22"),
            ("ngày 15/01/2020", "2020-01-15"),
        ],
    ),
    (
        "Sáng 20/5, Thành ủy Móng Cái tổ chức giao ban với UBND thành phố.",
        [("Sáng 20/5", "2024-05-20")],
    ),
    (
        "Sáng ngày 21/02/2019, UBND phường sơ kết chương trình phối hợp hoạt động năm 2018",
        [("Sáng ngày 21/02/2019", "2019-02-21"), ("năm 2018", "2018")],
    ),
    (
        "kế hoạch phát triển kinh tế - xã hội 5 năm 2016-2020, nhiệm kỳ 2019-2024, do vậy",
        [("5 năm 2016-2020", "2016/2020"), ("nhiệm kỳ 2019-2024", "2019/2024")],
    ),
    (
        "Báo cáo trước ngày 20 của tháng cuối quý và trước ngày 15/11/2024 gửi về Ban Thường trực.",
        [("trước ngày 15/11/2024", "../2024-11-14")],
    ),
    (
        "Quyết định có hiệu lực kể từ ngày 01 tháng 7 năm 2025 và thay thế Quyết định 119/QĐ-UBND.",
        [("kể từ ngày 01 tháng 7 năm 2025", "2025-07-01/..")],
    ),
    (
        "Từ ngày 01/7 đến 30/9/2024, 6 tháng đầu năm 2024, quý III/2024 và đầu năm 2025.",
        [
            ("Từ ngày 01/7 đến 30/9/2024", "2024-07-01/2024-09-30"),
            ("6 tháng đầu năm 2024", "2024-01-01/2024-06-30"),
            ("quý III/2024", "2024-07-01/2024-09-30"),
            ("đầu năm 2025", "2025"),
        ],
    ),
    (
        "Hôm qua, đoàn làm việc; tuần này họp; ngày mai báo cáo.",
        [
            ("Hôm qua", "2024-06-11"),
            ("tuần này", "2024-06-10/2024-06-16"),
            ("ngày mai", "2024-06-13"),
        ],
    ),
    (
        "Lễ hội khai mạc mùng 6 tháng Giêng năm Giáp Thìn, rằm tháng Bảy năm 2024 bế mạc.",
        [
            ("mùng 6 tháng Giêng năm Giáp Thìn", "2024-02-15"),
            ("rằm tháng Bảy năm 2024", "2024-08-18"),
        ],
    ),
    ("năm 2021, 1500 người; ngày 5/5/2024 và ngày 10/6/2024", [
        ("năm 2021", "2021"), ("ngày 5/5/2024", "2024-05-05"), ("ngày 10/6/2024", "2024-06-10"),
    ]),
    ("Vào lúc 14h ngày 20/5/2022 - 12 xã dự.", [("14h ngày 20/5/2022", "2022-05-20T14:00")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), PROSE, ids=[text[:40] for text, _ in PROSE])
def test_prose(text, expected):
    """Dates are found with their words, whether letters are composed or not."""
    for form in ("NFC", "NFD"):
        shown = unicodedata.normalize(form, text)
        found = [
            (unicodedata.normalize("NFC", shown[slice(*m.span)]), m.reading.iso())
            for m in find_dates(shown, reference=REFERENCE)
        ]
        assert found == expected


@pytest.mark.parametrize(
    "text",
    [
        "đạt 48/48 tiêu chí, 10/17 nội dung, tăng 98,5%",
        "Điện thoại: 0912.345.678, 024.3825.1234; máy chủ 192.168.1.1",
        "Nghị định 30/2020/NĐ-CP; 04-NQ/TU; số 11/2020; Thông tư 01/2011/TT-BNV",
        "trang 3/12, tỷ lệ 2/3 số phiếu, 1.300.000 đồng, 15-20 hộ",
        "ngày    tháng    năm; ngày ... tháng ... năm ...",
        "ngày 31/9/2025, tháng 13/2024, quý V/2024, ngày 29/2/2023",
        "năm nội dung, tháng lương, ngày càng tốt, quý vị đại biểu, một năm, thứ hai là",
        "có 3/4 đến 5/6 số hộ, từ 3/4 số hộ đến 5/6 số hộ, 12/3/2023/QĐ-UBND, số 12/3/2023",
        "hôm qua, tuần trước, đầu năm",
        "",
    ],
)
def test_what_is_passed_by(text):
    """Numbers of other things, blanks to fill in, and days that cannot be are no dates."""
    assert find_dates(text) == ()


@given(st.lists(strategies.days, min_size=1, max_size=5), st.sampled_from(["official", "slash"]))
def test_every_date_of_a_list_is_found(days, style):
    """Each of several dates is found at its place."""
    text = "; họp ".join(format_date(day, style) for day in days)
    found = find_dates(text)
    assert [mention.reading.value for mention in found] == days
    assert [text[slice(*m.span)] for m in found] == [format_date(day, style) for day in days]


@given(strategies.texts)
def test_spans_lie_in_any_text(text):
    """Mentions of any text are in order and do not overlap."""
    end = 0
    for mention in find_dates(text, reference=REFERENCE):
        assert end <= mention.span[0] < mention.span[1] <= len(text)
        assert mention.reading.printed == text[slice(*mention.span)]
        end = mention.span[1]


@pytest.mark.parametrize("before", ["İ", "I\u0307", "ĐẠI HỘI\u200b", "\u00a0 a", "ǰ", "ΑΣ"])
def test_letters_that_change_their_length(before):
    """Spans stay right after letters that folding lengthens, shortens or drops."""
    text = f"{before * 3} ngày 5/5/2024, x"
    (mention,) = find_dates(text)
    assert text[slice(*mention.span)] == "ngày 5/5/2024"


def test_broken_lines():
    """A line may break inside a date, a paragraph may not."""
    (mention,) = find_dates("Hà Nội, ngày 05\ntháng 3 \n năm 2020")
    assert mention.reading.value == dt.date(2020, 3, 5)
    assert find_dates("ngày 05\n\ntháng 3") == ()


@pytest.mark.parametrize(
    "piece", ["quý I, ", "tháng 1, ", "ngày 1/1/2024 và ", "1, ", "sáng ngày "]
)
def test_long_hostile_texts(piece):
    """A text four times as long takes about four times as long."""

    def seconds(size):
        text = piece * (size // len(piece))
        start = time.perf_counter()
        find_dates(text, reference=REFERENCE)
        return time.perf_counter() - start

    seconds(1000)
    assert seconds(80_000) < 12 * seconds(20_000) + 0.5
