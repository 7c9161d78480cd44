"""The words of cadences, read and written."""

import contextlib
import csv
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from phoiho.calendar import Boundary, Every, format_cadence, iter_due_days, parse_cadence, to_rrule
from phoiho.errors import ParseError
from phoiho.periods import Period
from strategies_cadences import cadences

with (Path(__file__).parent / "cadences.tsv").open(encoding="utf-8", newline="") as file:
    PHRASES = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
YEARS = Period(start=Period.for_year(2025).start, end=Period.for_year(2027).end)


def first_day(rule):
    """Return the first day from 2026 on that a recurring rule names."""
    if rule.every is Every.ONCE or rule.offset is not None:
        return ""
    opens = rule.boundary is Boundary.WITHIN
    named = ((d.opens if opens and d.named else d.named) for d in iter_due_days(rule, within=YEARS))
    return min((str(day) for day in named if day and day.year >= 2026), default="")


@given(st.lists(cadences, min_size=1, max_size=3))
def test_words_and_back(rules):
    """What is written is read as it was, alone and several in one sentence."""
    assert parse_cadence(format_cadence(*rules)) == tuple(rules)


@pytest.mark.parametrize("row", PHRASES, ids=lambda row: row["id"])
def test_printed_phrases(row):
    """Phrases of real papers give the days that were labelled by hand."""
    try:
        rules = parse_cadence(row["phrase"])
    except ParseError:
        rules = ()
    days = set(map(first_day, rules)) - {""}
    wanted = set(row["first_from_2026_01_01"].split(";")) - {""}
    assert days == wanted
    if wanted:
        assert Boundary(row["boundary"]) in {rule.boundary for rule in rules}


VAGUE = [
    "Hai bên thường xuyên trao đổi thông tin",
    "thông tin kịp thời cho nhau",
    "Định kỳ, 2 bên tổ chức sơ kết",
    "theo quy định",
]


@pytest.mark.parametrize("text", VAGUE)
def test_vague_words_are_no_date(text):
    """Words that name no day stay words."""
    [rule] = parse_cadence(text)
    assert rule.boundary is Boundary.VAGUE
    assert rule.every is Every.UNSTATED
    assert rule.printed in text
    assert list(iter_due_days(rule, within=YEARS)) == []


AD_HOC = ["báo cáo đột xuất khi có yêu cầu", "họp bất thường", "khi cần thiết"]


@pytest.mark.parametrize("text", AD_HOC)
def test_ad_hoc_words_are_no_date(text):
    """What waits for an event has no day."""
    rules = parse_cadence(text)
    assert {rule.boundary for rule in rules} == {Boundary.AD_HOC}
    assert [due for rule in rules for due in iter_due_days(rule, within=YEARS)] == []


# A text, and the part of it that cannot be read.
REFUSED = [
    ("", ""),
    ("   ", "   "),
    ("\0", "\0"),
    ("phối hợp chặt chẽ", "phối hợp chặt chẽ"),
    ("báo cáo trước ngày 32 hằng tháng", "trước ngày 32 hằng tháng"),
    ("báo cáo ngày 30/02 hằng năm", "ngày 30/02 hằng năm"),
    ("báo cáo trước ngày 15/13 hằng năm", "trước ngày 15/13 hằng năm"),
    ("báo cáo trước ngày 30/02/2026", "trước ngày 30/02/2026"),
    ("báo cáo trước ngày 20", "trước ngày 20"),
    ("tiếp dân từ thứ hai đến thứ sáu hằng tuần", "từ thứ hai đến thứ sáu hằng tuần"),
    ("từ ngày 20/6/2026 đến ngày 10/6/2026", "từ ngày 20/6/2026 đến ngày 10/6/2026"),
    ("ngày 05 của tháng thứ năm quý", "ngày 05 của tháng thứ năm quý"),
    ("chậm nhÊt ngµy 25", "chậm nhÊt ngµy 25"),
]


@pytest.mark.parametrize(("text", "part"), REFUSED)
def test_what_is_refused(text, part):
    """A text without rules, or with a day that cannot be, is refused with its place."""
    with pytest.raises(ParseError) as caught:
        parse_cadence(text)
    assert text[slice(*caught.value.span)] == part


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_places(form):
    """Every rule knows its words and where they stand, composed or not."""
    text = "Báo cáo quý trước ngày 20 của tháng cuối quý và trước ngày 15/11 hằng năm."
    text = unicodedata.normalize(form, text)
    quarterly, yearly = parse_cadence(text)
    assert [text[slice(*rule.span)] for rule in (quarterly, yearly)] == [
        unicodedata.normalize(form, words)
        for words in ("trước ngày 20 của tháng cuối quý", "trước ngày 15/11 hằng năm")
    ]
    assert quarterly.printed == text[slice(*quarterly.span)]


def test_cited_papers_are_not_due():
    """The day of a paper that is cited is passed by."""
    [rule] = parse_cadence("Nghị định số 09/2019/NĐ-CP ngày 24/01/2019; báo cáo hằng quý")[1:]
    cited = "Căn cứ Nghị định số 09/2019/NĐ-CP ngày 24/01/2019, báo cáo hằng quý"
    assert parse_cadence(cited) == (rule,)


def test_data_without_the_word_day():
    """The last day of the data may be a bare number."""
    [rule] = parse_cadence("tính từ ngày 15 tháng trước đến 14 tháng báo cáo")
    assert (rule.boundary, rule.day, rule.start.shift) == (Boundary.RANGE, 14, -1)


def test_calendar_and_working_days_are_apart():
    """Ten days after a quarter and ten working days after it are two days."""
    text = "chậm nhất 10 ngày{} kể từ ngày kết thúc quý"
    within = Period.for_quarter(2026, 1)
    last = [
        next(iter_due_days(rule, within=within)).last.isoformat()
        for unit in ("", " làm việc")
        for rule in parse_cadence(text.format(unit))
    ]
    assert last == ["2026-04-10", "2026-04-14"]


RULES = [
    ("trước ngày 15/11 hằng năm", "FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=15"),
    ("ngày 25 hằng tháng", "FREQ=MONTHLY;BYMONTHDAY=25"),
    ("ngày cuối cùng của tháng", "FREQ=MONTHLY;BYMONTHDAY=-1"),
    ("ngày 31 tháng cuối quý", "FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=-1"),
    ("ngày 30 hằng tháng", None),
    ("quý I: ngày 10 tháng đầu quý sau", "FREQ=YEARLY;BYMONTH=4;BYMONTHDAY=10"),
    ("thứ Sáu hằng tuần", "FREQ=WEEKLY;BYDAY=FR"),
    ("thứ Sáu tuần cuối của tháng", "FREQ=MONTHLY;BYDAY=-1FR"),
    ("mỗi quý một lần", None),
]


@pytest.mark.parametrize(("text", "expected"), RULES)
def test_rrule(text, expected):
    """The RFC 5545 rule is given only where it says the same."""
    [rule] = parse_cadence(text)
    assert to_rrule(rule) == expected


WORDS = st.sampled_from(
    [
        "ngày",
        "tháng",
        "quý",
        "năm",
        "6",
        "9",
        "15",
        "31/12",
        "2026",
        "hằng",
        "mỗi",
        "lần",
        "/",
        ",",
        ";",
        ":",
        ".",
        "(",
        ")",
        "trước",
        "chậm nhất",
        "từ",
        "đến",
        "sau khi",
        "kết thúc",
        "kỳ",
        "cuối",
        "đầu",
        "thứ",
        "hai",
        "tuần",
        "một",
        "ít nhất",
        "báo cáo",
        "định kỳ",
        "và",
        "\n",
        "i",
        "999",
    ]
)


@given(st.text(max_size=60) | st.lists(WORDS, max_size=25).map(" ".join))
def test_any_text(text):
    """Any text gives rules whose words are its own, or is refused."""
    with contextlib.suppress(ParseError):
        rules = parse_cadence(text)
        assert rules
        assert all(rule.printed == text[slice(*rule.span)] for rule in rules)


@pytest.mark.parametrize(
    "piece", ["ngày 1 ", "6 tháng, ", "mỗi tháng a ", "1, ", "(", "sau khi ", "a"]
)
def test_long_texts(piece):
    """Long texts come to an end."""
    with pytest.raises(ParseError):
        parse_cadence("ngày 32 hằng tháng " + piece * 20_000)
