"""Dates as people write them."""

import copy
import csv
import datetime as dt
import pickle
import random
import time
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import strategies
from phoiho.errors import ParseError
from phoiho.periods import LunarDate, Period, PeriodKind, YearlessDate
from phoiho.vietnamese import (
    DateModifier,
    DateReading,
    format_date,
    from_lunar,
    parse_date,
    spell_date,
)
from phoiho.vietnamese import date_reading as module
from phoiho.vietnamese.date_express import read_express

D = dt.date
REFERENCE = D(2024, 6, 12)
STYLES = ("official", "slash", "short", "party", "long", "weekday", "spelled", "iso")


def rows():
    """Return the rows of the table beside this file."""
    with (Path(__file__).parent / "dates.tsv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def answer(text, reference):
    """Return value and modifier in the notation of the table."""
    try:
        reading = parse_date(text, reference=reference)
    except ParseError:
        return "ERROR", ""
    return reading.iso(), reading.modifier.value if reading.modifier else ""


@pytest.mark.parametrize("row", rows(), ids=lambda row: f"{row['text']} {row['ref']}")
def test_table(row):
    """Every row of the table reads as it says, in both normal forms and in capitals."""
    reference = D.fromisoformat(row["ref"]) if row["ref"] else None
    wanted = row["value"], row["mod"]
    text = row["text"]
    for form in (text, unicodedata.normalize("NFD", text), f"  {text.replace(' ', chr(0xA0))} "):
        assert answer(form, reference) == wanted
    if "T5/" not in text:
        assert answer(text.upper(), reference)[0] == wanted[0]


@pytest.mark.parametrize(
    ("text", "part", "suggestions"),
    [
        ("31/9/2025", "31", ("30/9/2025",)),
        ("ngày 30 tháng 02 năm 2020", "30", ("ngày 29 tháng 02 năm 2020",)),
        ("29/2/1900", "29", ("28/2/1900",)),
        ("tháng 13/2024", "13", ("tháng 12/2024",)),
        ("11/20/2023", "11/20/2023", ("20/11/2023",)),
        ("quý V/2024", "V", ("quý IV/2024",)),
        ("nhiệm kỳ 2024-2019", "2024-2019", ("nhiệm kỳ 2019-2024",)),
        ("năm học 2023-2025", "2023-2025", ("năm học 2023-2024",)),
        ("3/2/30", "30", ("3/2/1930", "3/2/2030")),
        ("mùng 5 tháng Năm", "", ("mùng 5 tháng Năm âm lịch", "mùng 5 tháng Năm dương lịch")),
        ("rằm tháng Giêng năm Giáp Thìn 2025", "Giáp Thìn", ("rằm tháng Giêng năm Ất Tỵ 2025",)),
        ("hôm nay", "nay", ()),
        ("25 giờ ngày 1/7/2025", "25 giờ", ()),
    ],
)
def test_refusals_say_where_and_what_instead(text, part, suggestions):
    """An impossible date is refused with its place and the nearest text that could be meant."""
    for form in (text, unicodedata.normalize("NFD", text)):
        with pytest.raises(ParseError) as caught:
            parse_date(form)
        start, end = caught.value.span
        assert unicodedata.normalize("NFC", form[start:end]) == part
        found = [unicodedata.normalize("NFC", s) for s in caught.value.suggestions]
        assert tuple(found) == suggestions
    for suggestion in caught.value.suggestions:
        parse_date(suggestion)


@given(strategies.days, st.sampled_from(STYLES))
def test_dates_there_and_back(day, style):
    """Every style of `format_date` is read back as the same day, with and without a reference."""
    text = format_date(day, style)
    assert parse_date(text).value == day
    assert parse_date(unicodedata.normalize("NFD", text), reference=REFERENCE).value == day


@given(strategies.yearless_dates(), st.sampled_from(STYLES[:-1]))
def test_days_without_year_there_and_back(day, style):
    """A day without year stays one without a reference."""
    assert parse_date(format_date(day, style)).value == day


@given(strategies.yearless_dates(), strategies.days)
def test_nearest_year(day, reference):
    """With a reference, the day of that name nearest to it is meant."""
    found = parse_date(format_date(day), reference=reference).value
    assert (found.month, found.day) == (day.month, day.day)
    if (day.month, day.day) != (2, 29):
        assert abs((found - reference).days) <= 183


@given(st.dates(D(1901, 1, 1), D(2099, 12, 31)), st.sampled_from(["official", "spelled"]))
def test_lunar_days_there_and_back(day, style):
    """A lunar day with its year is read as its civil day, one without year as itself."""
    from phoiho.vietnamese import to_lunar

    lunar = to_lunar(day)
    assert parse_date(format_date(lunar, style)).value == from_lunar(lunar) == day
    yearless = LunarDate(month=lunar.month, day=lunar.day, leap=lunar.leap)
    assert parse_date(format_date(yearless, style)).value == yearless


@given(strategies.days)
def test_weekdays_are_checked(day):
    """The right day of the week is accepted, every other one is refused."""
    names = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
    for number, name in enumerate(names):
        text = f"{name}, {format_date(day)}"
        if number == day.weekday():
            assert parse_date(text).value == day
        else:
            with pytest.raises(ParseError):
                parse_date(text)


@given(strategies.days, st.times())
def test_moments(day, moment):
    """Times are read to the second, in digits and with the words of the papers."""
    short = dt.datetime.combine(day, moment.replace(second=0, microsecond=0))
    full = short.replace(second=moment.second)
    shown = format_date(day, "slash")
    assert parse_date(f"{moment:%H:%M} {shown}").value == short
    assert parse_date(f"{shown} {moment:%H:%M:%S}").value == full
    assert parse_date(f"{moment:%H} giờ {moment:%M} phút, {format_date(day)}").value == short
    assert parse_date(f"{moment:%H}h{moment:%M}' {format_date(day)}").value == short
    assert parse_date(full.isoformat()).value == full


@pytest.mark.parametrize("row", rows(), ids=lambda row: row["text"])
def test_the_short_way_reads_as_the_grammar(row, monkeypatch):
    """What the short way reads, the grammar reads alike."""
    text = row["text"]
    if read_express(text) is None:
        return
    short = parse_date(text)
    monkeypatch.setattr(module, "read_express", lambda _: None)
    assert parse_date(text) == short


def test_kinds_and_printed_words():
    """A period keeps what the papers call it, and their words."""
    kinds = {
        "năm 2024": PeriodKind.YEAR,
        "6 tháng đầu năm 2023": PeriodKind.HALF,
        "nửa cuối năm 2023": PeriodKind.HALF,
        "quý I và quý II/2024": PeriodKind.HALF,
        "quý I/2024": PeriodKind.QUARTER,
        "3 tháng đầu năm 2023": PeriodKind.QUARTER,
        "tháng 3/2024": PeriodKind.MONTH,
        "9 tháng năm 2024": PeriodKind.NINE_MONTHS,
        "nhiệm kỳ 2021-2026": PeriodKind.TERM,
        "giai đoạn 2016-2020": PeriodKind.STAGE,
        "5 tháng đầu năm 2024": PeriodKind.OTHER,
        "từ ngày 1/7 đến ngày 30/9/2024": PeriodKind.OTHER,
    }
    for text, kind in kinds.items():
        value = parse_date(text).value
        assert (value.kind, value.printed) == (kind, text)


def test_time_without_a_year():
    """The time beside a day without year is kept, though no moment is known."""
    reading = parse_date("8 giờ 30 ngày 20/5")
    assert (reading.value, reading.time) == (YearlessDate(month=5, day=20), dt.time(8, 30))


def test_open_ends_of_a_day_without_year():
    """What is before or after a day without year stays that day, and says so."""
    reading = parse_date("trước ngày 15/11 hằng năm")
    assert reading.value == YearlessDate(month=11, day=15)
    assert reading.modifier is DateModifier.BEFORE


def test_readings_are_values():
    """Readings compare, pickle and copy."""
    reading = parse_date("đầu năm 2024")
    assert reading == DateReading(
        value=Period(
            start=D(2024, 1, 1), end=D(2024, 12, 31), kind=PeriodKind.YEAR, printed="đầu năm 2024"
        ),
        modifier=DateModifier.EARLY,
        precision="year",
        printed="đầu năm 2024",
    )
    assert pickle.loads(pickle.dumps(reading)) == copy.copy(reading) == reading


def test_spelled_dates():
    """Days are spelled in both dialects; the fourth month is "tư"."""
    assert spell_date(D(2024, 4, 4)) == "ngày bốn tháng tư năm hai nghìn không trăm hai mươi tư"
    south = "ngày hai tháng ba năm hai ngàn không trăm lẻ năm"
    assert spell_date(D(2005, 3, 2), dialect="south") == south
    assert parse_date(south).value == D(2005, 3, 2)
    leap = LunarDate(year=2025, month=6, day=1, leap=True)
    assert spell_date(leap).endswith(
        "tháng sáu nhuận năm hai nghìn không trăm hai mươi lăm âm lịch"
    )
    assert spell_date(YearlessDate(month=2, day=5)) == "ngày năm tháng hai"


WORDS = (Path(__file__).parent / "date_words.txt").read_text(encoding="utf-8").split("|")


def assert_read_or_refused(text, reference):
    """Read a text, or check that the refusal points into it."""
    refusal = None
    try:
        assert parse_date(text, reference=reference).iso()
    except ParseError as error:
        refusal = error
    if refusal is not None:
        assert 0 <= refusal.span[0] <= refusal.span[1] <= len(text)
        assert str(refusal)


@given(st.lists(st.sampled_from(WORDS), max_size=10), st.booleans(), st.none() | st.dates())
def test_soup(words, glued, reference):
    """No mixture of words and numbers raises anything but `ParseError`."""
    text = ("" if glued else " ").join(words)
    assert_read_or_refused(text, reference)


@given(strategies.texts, st.none() | st.dates())
def test_any_text(text, reference):
    """No text raises anything but `ParseError`."""
    assert_read_or_refused(text, reference)


@pytest.mark.parametrize(
    "piece",
    ["1, ", "ngày 1, 2, ", "thứ hai ", "tháng 1, ", "quý I, ", "năm ", "từ ", "\u0301", "1/"],
)
def test_long_hostile_texts(piece):
    """A text four times as long takes about four times as long."""

    def seconds(size):
        text = piece * (size // len(piece))
        start = time.perf_counter()
        with pytest.raises(ParseError):
            parse_date(text)
        return time.perf_counter() - start

    seconds(1000)
    assert seconds(80_000) < 12 * seconds(20_000) + 0.5


def test_random_days_of_any_year():
    """Years from 1000 to 9999 are read in figures."""
    chance = random.Random(3)
    for _ in range(500):
        day = dt.date.fromordinal(chance.randint(D(1000, 1, 1).toordinal(), D.max.toordinal()))
        assert parse_date(f"{day.day}/{day.month}/{day.year}").value == day
