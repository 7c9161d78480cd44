"""The words of cadences, read and written."""

import contextlib
import csv
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from phoiho.calendar import (
    Anchor,
    Boundary,
    CountUnit,
    Every,
    format_cadence,
    iter_due_days,
    parse_cadence,
    to_rrule,
)
from phoiho.errors import ParseError
from phoiho.periods import Period
from strategies_cadences import cadences, named_spans

with (Path(__file__).parent / "cadences.tsv").open(encoding="utf-8", newline="") as file:
    PHRASES = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
with (Path(__file__).parent / "clauses.tsv").open(encoding="utf-8", newline="") as file:
    CLAUSES = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
YEARS = Period(start=Period.for_year(2025).start, end=Period.for_year(2027).end)


def first_day(rule):
    """Return the first day from 2026 on that a recurring rule names."""
    if rule.every is Every.ONCE or rule.offset is not None:
        return ""
    opens = rule.boundary is Boundary.WITHIN
    named = ((d.opens if opens and d.named else d.named) for d in iter_due_days(rule, within=YEARS))
    return min((str(day) for day in named if day and day.year >= 2026), default="")


@given(st.lists(cadences | named_spans(), min_size=1, max_size=3))
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


WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def month_day(day, month, shift):
    """Return a day with its month and how many periods away it is: "m12d15-1"."""
    return "".join([f"m{month}" if month else "", f"d{day}", f"{shift:+d}" if shift else ""])


def short(rule):
    """Return what a rule says in the short form of the table: "before year m12 d15"."""
    if rule.boundary in {Boundary.VAGUE, Boundary.AD_HOC}:
        return rule.boundary.value
    if rule.offset is not None:
        amount = f"{rule.offset.amount:+d}{rule.offset.unit.value}" if rule.offset.amount else ""
        every = rule.every.value if rule.offset.anchor is Anchor.PERIOD_END else ""
        words = (rule.boundary.value, amount, rule.offset.anchor.value, every)
        return " ".join(filter(None, words))
    turn = f"*{rule.interval}" if rule.interval > 1 else ""
    only = "#" + ",".join(map(str, rule.only)) if rule.only else ""
    start = rule.start
    working = "wd" if rule.day_unit is CountUnit.WORKING_DAY else ""
    words = (
        f"{rule.boundary.value} {rule.every.value}{turn}{only}",
        f"{rule.times}x" if rule.times else "",
        "" if rule.weekday is None else WEEKDAYS[rule.weekday],
        "" if rule.week is None else f"w{rule.week}",
        "" if start is None else f"from {month_day(start.day, start.month, start.shift)}",
        f"m{rule.month}" if rule.month else "",
        f"d{rule.day}{working}" if rule.day else "",
        "next" if rule.in_next_period else "",
        "" if rule.on is None else str(rule.on),
    )
    return " ".join(filter(None, words))


@pytest.mark.parametrize("row", CLAUSES, ids=lambda row: row["clause"][:40])
def test_clauses(row):
    """Clauses of real papers state the rules that were labelled by hand, in any form of text."""
    wanted = {words.strip() for words in row["rules"].split("|")}
    clause = row["clause"]
    for text in (clause, unicodedata.normalize("NFD", clause), clause.upper()):
        assert set(map(short, parse_cadence(text))) == wanted
    for rule in parse_cadence(clause):
        assert parse_cadence(format_cadence(rule)) == (rule,)


# Forms of the language, each beside what it says.
FORMS = [
    ("quý I trước 15/3; 9 tháng trước 15/9; năm trước 15/12",
     "before quarter#1 m3 d15 | before nine_months m9 d15 | before year m12 d15"),
    ("báo cáo tháng trước ngày 20; báo cáo quý trước ngày 15 tháng cuối quý",
     "before month d20 | before quarter d15"),
    ("ngày làm việc đầu tiên của quý", "on quarter m1 d1wd"),
    ("trong 05 ngày làm việc đầu tiên của tháng", "within month from d1 d5wd"),
    ("trong 10 ngày đầu của tháng đầu quý sau", "within quarter from m1d1+1 m1 d10 next"),
    ("tuần cuối quý", "within quarter w-1 m3"),
    ("tuần thứ 2 và tuần thứ 4 hằng tháng", "within month w2 | within month w4"),
    ("tuần đầu tháng 6 hằng năm", "within year w1 m6"),
    ("vào thứ Hai, tuần thứ nhất hằng tháng", "on month mon w1"),
    ("ngày 20 các tháng 3, 6, 9 và 12", "on month#3,6,9,12 d20"),
    ("ngày 05 tháng 01, 4, 7, 10", "on month#1,4,7,10 d5"),
    ("02 tháng/lần", "count month*2 1x"),
    ("mỗi tháng 2 kỳ", "count month 2x"),
    ("ít nhất 01 quý/01 lần", "count_min quarter 1x"),
    ("chậm nhất 20 ngày trước kỳ họp", "by -20day session"),
    ("gửi trước kỳ họp 20 ngày", "by -20day session"),
    ("sau mỗi kỳ họp chậm nhất 15 ngày", "by +15day session"),
    ("kể từ ngày ký, trong vòng 10 ngày", "within +10day signing"),
    ("trước khi kết thúc năm 15 ngày", "by -15day period_end year"),
    ("chậm nhất chín mươi (90) ngày kể từ ngày kết thúc quý", "by +90day period_end quarter"),
    ("số liệu từ 15/12 năm trước đến 14/6 năm báo cáo", "range year from m12d15-1 m6 d14"),
    ("từ 25 đến 30 hằng tháng", "within month from d25 d30"),
    ("ngày 01 - 05 hằng tháng", "within month from d1 d5"),
    ("ngày 15 và ngày cuối cùng của tháng", "on month d15 | on month d31"),
    ("chậm nhất ngày 30 tháng 6 và 31 tháng 12 hằng năm", "by year m6 d30 | by year m12 d31"),
    ("trước 16h00 ngày 25 hằng tháng", "by month d25"),
    ("trước ngày 10 tháng cuối của quý, 6 tháng và năm",
     "before quarter d10 | before half d10 | before year d10"),
    ("định kì hàng quí", "count quarter"),
    ("TRƯỚC NGÀY 15 . 6 HẰNG NĂM", "before year m6 d15"),
    ("trước ngày 15.6 và 15.12 hằng năm", "before year m6 d15 | before year m12 d15"),
    ("trong quý IV hằng năm", "within quarter#4"),
    ("vào tháng cuối quý", "on quarter m3"),
    ("họp mỗi tháng một lần vào ngày 20", "on month d20"),
    ("6 tháng một lần, trước ngày 15/6 và 15/12", "before half#1 m6 d15 | before half#2 m6 d15"),
    ("hằng năm hoặc khi cần thiết", "count year | ad_hoc"),
    ("báo cáo định kỳ và đột xuất", "vague | ad_hoc"),
    ("báo cáo quý I, II và III", "count quarter#1,2,3"),
    # A period before a day of its own belongs to that day, not to the one before.
    ("Báo cáo quý trước ngày 20 tháng cuối quý, 6 tháng trước ngày 15/6, năm trước ngày 15/12",
     "before quarter d20 | before half#1 m6 d15 | before year m12 d15"),
    ("tháng trước ngày 25, quý trước ngày 20 tháng cuối quý, 9 tháng trước 15/9, năm trước 15/12",
     "before month d25 | before quarter d20 | before nine_months m9 d15 | before year m12 d15"),
    ("báo cáo năm gửi trước ngày 15/12, quý gửi trước ngày 20 tháng cuối quý, tháng trước ngày 25",
     "before year m12 d15 | before quarter d20 | before month d25"),
    ("báo cáo quý (trước ngày 20 tháng cuối quý), 6 tháng (trước 15/6) và năm (trước 15/12)",
     "before quarter d20 | before half#1 m6 d15 | before year m12 d15"),
    ("trước ngày 20 tháng cuối quý (báo cáo quý), 15/6 (báo cáo 6 tháng), 15/12 (báo cáo năm)",
     "before quarter d20 | before half#1 m6 d15 | before year m12 d15"),
    ("ngày 20 tháng cuối quý đối với quý, ngày 15/6 đối với 6 tháng, ngày 15/12 đối với năm",
     "on quarter d20 | on half#1 m6 d15 | on year m12 d15"),
    ("quý trước ngày 15 của tháng cuối quý, 6 tháng và năm trước ngày 10 tháng cuối kỳ",
     "before quarter d15 | before half d10 | before year d10"),
    ("báo cáo 6 tháng, năm trước ngày 15/6 và 15/12", "before half#1 m6 d15 | before year m12 d15"),
    ("tháng trước ngày 25, 6 tháng chậm nhất 10 ngày sau khi kết thúc kỳ báo cáo",
     "before month d25 | by +10day period_end half"),
    # Turns of several years.
    ("Định kỳ 5 năm tổng kết", "count year*5"),
    ("Định kỳ 02 năm một lần tổ chức sơ kết, 05 năm tổng kết", "count year*2 1x | count year*5"),
    ("định kỳ 3 tháng họp giao ban, 6 tháng sơ kết, năm tổng kết",
     "count month*3 | count half | count year"),
    ("Hằng năm sơ kết; 05 năm tổ chức tổng kết", "count year | count year*5"),
    ("cứ 5 năm tổng kết một lần", "count year*5 1x"),
    ("sau 3 năm sơ kết, 5 năm tổng kết",
     "from +3year agreement_start | from +5year agreement_start"),
    ("sơ kết hằng năm, tổng kết 5 năm thực hiện Quy chế", "count year"),
    # A frequency of another act needs no day.
    ("họp hằng tháng tại trụ sở, báo cáo hằng quý trước ngày 20 tháng cuối quý",
     "count month | before quarter d20"),
    ("họp hằng tháng, báo cáo hằng tháng trước ngày 25", "count month | before month d25"),
    ("báo cáo tháng trước ngày 25, báo cáo quý, báo cáo năm",
     "before month d25 | count quarter | count year"),
    ("ngày 15 hằng tháng, nếu trùng ngày nghỉ hằng tuần thì lùi lại", "on month d15"),
    # What is denied makes no rule.
    ("báo cáo hằng quý, không thực hiện báo cáo hằng tháng", "count quarter"),
    ("không phải báo cáo hằng tháng mà báo cáo hằng quý", "count quarter"),
    ("không gửi báo cáo tháng trước ngày 15; gửi báo cáo quý", "count quarter"),
    ("không báo cáo tháng, cấp trên báo cáo trước ngày 15 hằng tháng", "before month d15"),
    ("nếu không tổ chức được hằng tháng thì mỗi quý họp một lần", "count quarter 1x"),
    ("báo cáo 6 tháng (thay cho báo cáo quý II), năm (thay cho báo cáo quý IV)",
     "count half | count year"),
    ("họp không quá 2 lần mỗi năm", "count_max year 2x"),
    # What is left out narrows the frequency.
    ("báo cáo hằng quý, trừ quý IV", "count quarter#1,2,3"),
    ("báo cáo quý (trừ quý II và quý IV) trước ngày 20 tháng cuối quý", "before quarter#1,3 d20"),
    ("trước ngày 25 hằng tháng (trừ tháng cuối quý)", "before month#1,2,4,5,7,8,10,11 d25"),
    ("trước ngày 10 tháng đầu quý sau (trừ quý IV)", "before quarter#1,2,3 m1 d10 next"),
    ("Trừ quý IV, hằng quý báo cáo trước ngày 20 tháng cuối quý", "before quarter#1,2,3 d20"),
    ("mỗi quý một lần (không kể quý I)", "count quarter#2,3,4 1x"),
    ("báo cáo tháng (trừ tháng có báo cáo quý), quý, năm",
     "count month | count quarter | count year"),
    ("hằng tuần, trừ thứ bảy, chủ nhật", "count week"),
    ("báo cáo hằng quý trừ quý IV, hằng năm", "count quarter#1,2,3 | count year"),
    # A purpose repeats no rule, and plans are none.
    ("họp hằng quý để sơ kết công tác quý và triển khai nhiệm vụ quý sau", "count quarter"),
    ("hội nghị sơ kết 6 tháng đầu năm, triển khai nhiệm vụ 6 tháng cuối năm", "count half#1"),
    ("họp hằng quý để đánh giá, hằng năm tổng kết", "count quarter | count year"),
    ("gửi về Sở để tổng hợp báo cáo hằng quý", "count quarter"),
    ("gửi báo cáo để tổng hợp trước ngày 15/6 hằng năm", "before year m6 d15"),
    ("gặp mặt nhân dịp 22/12 hằng năm", "on year m12 d22"),
    # The end of every period that is named.
    ("báo cáo quý, năm chậm nhất 10 ngày kể từ ngày kết thúc kỳ báo cáo",
     "by +10day period_end quarter | by +10day period_end year"),
    ("chậm nhất 15 ngày kể từ ngày kết thúc tháng, quý và năm",
     "by +15day period_end month | by +15day period_end quarter | by +15day period_end year"),
    ("trước khi kết thúc quý và năm 5 ngày",
     "by -5day period_end quarter | by -5day period_end year"),
    ("sau khi kết thúc quý, 6 tháng và năm 15 ngày",
     "by +15day period_end quarter | by +15day period_end half | by +15day period_end year"),
    ("chậm nhất 45 ngày kể từ ngày kết thúc kỳ báo cáo năm", "by +45day period_end year"),
    ("30 ngày sau khi kết thúc nhiệm kỳ", "by +30day term_end"),
    ("kể từ ngày kết thúc năm ngân sách, trong vòng 30 ngày", "within +30day period_end year"),
    # Several terms from one event.
    ("thường lệ chậm nhất 20 ngày, chuyên đề chậm nhất 07 ngày trước ngày khai mạc kỳ họp",
     "by -20day session | by -7day session"),
    ("trong thời hạn 05 ngày và trong thời hạn 10 ngày làm việc kể từ ngày nhận đủ hồ sơ",
     "within +5day event | within +10working_day event"),
    ("trong vòng 5 ngày, chậm nhất 2 ngày kể từ ngày nhận kết quả", "by +2day event"),
    # Lists that share a day or a month.
    ("trước ngày 20 hằng tháng và tháng cuối quý", "before month d20 | before quarter d20"),
    ("chậm nhất ngày 10 tháng sau, tháng đầu quý sau và tháng 01 năm sau",
     "by month d10 next | by quarter m1 d10 next | by year m1 d10 next"),
    ("báo cáo tình hình tháng, quý, năm", "count month | count quarter | count year"),
    ("báo cáo quý, năm trước ngày 05 của tháng kế tiếp kỳ báo cáo",
     "before quarter m1 d5 next | before year m1 d5 next"),
    # A range in two clauses.
    ("Năm tài chính bắt đầu từ ngày 01/01 và kết thúc vào ngày 31/12",
     "range year from m1d1 m12 d31"),
    ("Năm báo cáo bắt đầu từ ngày 01/10 năm trước, kết thúc ngày 30/9 năm báo cáo",
     "range year from m10d1-1 m9 d30"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "rules"), FORMS)
def test_forms(text, rules):
    """The forms in which papers state a rule are read, and written so that they are read again."""
    found = parse_cadence(text)
    assert " | ".join(map(short, found)) == rules
    assert parse_cadence(format_cadence(*found)) == found


VAGUE = [
    "Hai bên thường xuyên trao đổi thông tin",
    "thông tin kịp thời cho nhau",
    "Định kỳ, 2 bên tổ chức sơ kết",
    "theo quy định",
    "tùy theo tình hình thực tế",
    "báo cáo nhanh hằng ngày trước 16 giờ",
    "vào thứ bảy, chủ nhật nghỉ theo quy định",
    "thứ ba, sơ kết định kỳ",
    "Căn cứ Nghị quyết số 19/2008/NQLT ngày 22/8/2008, hai bên thường xuyên phối hợp",
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
    ("ngày 20 tháng này", "ngày 20"),
    ("kỳ họp thứ hai, khóa XX", "kỳ họp thứ hai, khóa XX"),
    ("lượng khách hàng tháng 6", "lượng khách hàng tháng 6"),
    ("không phải báo cáo hằng tháng", "không phải báo cáo hằng tháng"),
    ("trừ quý IV", "trừ quý IV"),
    ("số liệu không bao gồm tháng 12", "số liệu không bao gồm tháng 12"),
    ("ghi rõ ngày, tháng, năm báo cáo", "ghi rõ ngày, tháng, năm báo cáo"),
    ("trong vòng 06 tháng phải hoàn thành", "trong vòng 06 tháng phải hoàn thành"),
    ("Sơ kết định kỳ 2 năm, tổng kết 5 năm", "5 năm"),
    ("Sau 5 năm thực hiện, hai bên đã đạt kết quả", "Sau 5 năm thực hiện, hai bên đã đạt kết quả"),
    ("gửi chậm nhất ngày 25 của tháng trước tháng tổ chức phiên họp",
     "chậm nhất ngày 25 của tháng trước tháng tổ chức phiên họp"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "part"), REFUSED)
def test_what_is_refused(text, part):
    """A text without rules, or with a day that cannot be, is refused with its place."""
    with pytest.raises(ParseError) as caught:
        parse_cadence(text)
    assert text[slice(*caught.value.span)] == part


EXPECTED = [
    ("gửi chậm nhất ngày 25 của tháng có phiên họp", "a term counted from the session"),
    ("không phải báo cáo hằng tháng", "not for what is denied"),
]


@pytest.mark.parametrize(("text", "words"), EXPECTED)
def test_what_was_expected(text, words):
    """A refusal says what would have been read."""
    with pytest.raises(ParseError, match=words):
        parse_cadence(text)


KINDS = [
    ("Hội đồng họp định kỳ 06 tháng một lần để sơ kết công tác", ["meeting"]),
    ("mỗi tháng họp ít nhất một lần để kiểm điểm việc thực hiện", ["meeting"]),
    ("mỗi năm hai lần vào dịp tổng kết, họp bất thường khi cần", ["review", "meeting"]),
    ("mỗi năm một lần để tổng kết", ["review"]),
    ("họp hằng quý để đánh giá, báo cáo hằng năm", ["meeting", "report"]),
    ("Giữa nhiệm kỳ sơ kết, cuối nhiệm kỳ họp", ["review", "meeting"]),
    ("Hằng quý họp, 6 tháng báo cáo, năm tổng kết", ["meeting", "report", "review"]),
    ("báo cáo quý trước ngày 20 tháng cuối quý, hằng tháng họp", ["report", "meeting"]),
    ("Ban biên tập định kỳ họp mỗi quý một lần", ["meeting"]),
    ("báo cáo hằng quý, hằng năm về kết quả công tác giao ban", ["report", "report"]),
]


@pytest.mark.parametrize(("text", "kinds"), KINDS)
def test_kinds(text, kinds):
    """The act says what is due; its purpose says so only where the act does not."""
    assert [rule.kind.value for rule in parse_cadence(text)] == kinds


@pytest.mark.parametrize(
    ("text", "only"),
    [
        ("báo cáo quý I chậm nhất 10 ngày kể từ ngày kết thúc kỳ báo cáo", (1,)),
        ("chậm nhất 30 ngày kể từ ngày kết thúc quý I và quý III", (1, 3)),
        ("trong vòng 5 ngày sau khi kết thúc 6 tháng đầu năm", (1,)),
        ("trong vòng 5 ngày sau khi kết thúc 6 tháng", ()),
    ],
)
def test_ends_of_numbered_periods(text, only):
    """A term from the end of a numbered period holds for that period alone."""
    [rule] = parse_cadence(text)
    assert (rule.offset.anchor, rule.only) == (Anchor.PERIOD_END, only)
    assert parse_cadence(format_cadence(rule)) == (rule,)


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
    [rule] = parse_cadence("Nghị định số 09/2019/NĐ-CP ngày 24/01/2019; báo cáo hằng quý")
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


# A clause, and the first window or day of it in 2026: what opens, what is named, the last day.
WINDOWS = [
    ("trong tuần đầu của tháng", "2026-01-01 None 2026-01-07"),
    ("trong tuần cuối tháng cuối quý", "2026-03-25 None 2026-03-31"),
    ("chậm nhất tuần thứ ba của tháng", "None None 2026-01-21"),
    ("trước tuần cuối của tháng", "None None 2026-01-24"),
    ("vào tháng 3 hằng năm", "2026-03-01 None 2026-03-31"),
    ("trước tháng 6 hằng năm", "None None 2026-05-31"),
    ("trong quý IV hằng năm", "2026-10-01 None 2026-12-31"),
    ("ngày làm việc cuối cùng của tháng", "None 2026-01-30 2026-01-30"),
    ("trước ngày làm việc đầu tiên của tháng", "None 2026-01-05 2026-01-04"),
    ("trong 05 ngày làm việc đầu tiên của tháng", "2026-01-01 2026-01-09 2026-01-09"),
    ("thứ Sáu tuần cuối tháng cuối quý", "None 2026-03-27 2026-03-27"),
]


@pytest.mark.parametrize(("text", "expected"), WINDOWS)
def test_windows_and_working_days(text, expected):
    """A week, a month or a quarter is a window; working days are counted by the calendar."""
    [rule] = parse_cadence(text)
    due = next(iter_due_days(rule, within=Period.for_year(2026)))
    assert f"{due.opens} {due.named} {due.last}" == expected


RULES = [
    ("trước ngày 15/11 hằng năm", "FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=15"),
    ("ngày 25 hằng tháng", "FREQ=MONTHLY;BYMONTHDAY=25"),
    ("ngày cuối cùng của tháng", "FREQ=MONTHLY;BYMONTHDAY=-1"),
    ("ngày 31 tháng cuối quý", "FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=-1"),
    ("ngày 30 hằng tháng", None),
    ("quý I: ngày 10 tháng đầu quý sau", "FREQ=YEARLY;BYMONTH=4;BYMONTHDAY=10"),
    ("thứ Sáu hằng tuần", "FREQ=WEEKLY;BYDAY=FR"),
    ("thứ Sáu tuần cuối của tháng", "FREQ=MONTHLY;BYDAY=-1FR"),
    ("thứ Sáu tuần cuối tháng cuối quý", "FREQ=YEARLY;BYMONTH=3,6,9,12;BYDAY=-1FR"),
    ("ngày làm việc cuối cùng của tháng", None),
    ("trong tuần đầu của tháng", None),
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
    "piece",
    [
        "ngày 1 ",
        "6 tháng, ",
        "mỗi tháng a ",
        "1, ",
        "(",
        "sau khi ",
        "a",
        "tuần đầu và ",
        "(một ",
        "không báo cáo tháng, ",
        "trừ quý IV ",
        "để họp hằng quý ",
        "hằng năm sơ kết, 05 năm tổng kết, ",
        "6 tháng trước ngày 15/6, ",
        "chậm nhất 3 ngày và ",
    ],
)
def test_long_texts(piece):
    """Long texts come to an end."""
    with pytest.raises(ParseError):
        parse_cadence("ngày 32 hằng tháng " + piece * 20_000)
