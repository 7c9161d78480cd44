"""Dates, periods and numbers as papers print them."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

import strategies
from phoiho.periods import LunarDate, Period, PeriodKind, YearlessDate
from phoiho.vietnamese import format_count, format_date, format_period, format_roman

D = dt.date
VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
TET = LunarDate(month=1, day=3)
LEAP = LunarDate(month=2, day=1, year=2023, leap=True)


@pytest.mark.parametrize(
    ("value", "style", "text"),
    [
        (D(2020, 1, 5), "official", "ngày 05 tháng 01 năm 2020"),
        (D(2020, 2, 10), "official", "ngày 10 tháng 02 năm 2020"),
        (D(2020, 3, 9), "official", "ngày 09 tháng 3 năm 2020"),
        (D(2020, 9, 30), "official", "ngày 30 tháng 9 năm 2020"),
        (D(2020, 12, 1), "official", "ngày 01 tháng 12 năm 2020"),
        (D(2020, 1, 5), "slash", "05/01/2020"),
        (D(2020, 1, 5), "short", "5/1/2020"),
        (D(2020, 1, 5), "long", "ngày 5 tháng 1 năm 2020"),
        (D(2020, 1, 5), "iso", "2020-01-05"),
        (D(2020, 1, 5), "weekday", "Chủ Nhật, ngày 05 tháng 01 năm 2020"),
        (D(2025, 7, 1), "weekday", "Thứ Ba, ngày 01 tháng 7 năm 2025"),
        (YearlessDate(month=5, day=2), "weekday", "ngày 02 tháng 5"),
        (YearlessDate(month=2, day=5), "official", "ngày 05 tháng 02"),
        (YearlessDate(month=5, day=20), "short", "20/5"),
        (YearlessDate(month=5, day=2), "slash", "02/05"),
        (YearlessDate(month=5, day=2), "long", "ngày 2 tháng 5"),
        (Period.for_month(2025, 10), "official", "tháng 10/2025"),
        (Period.for_month(2025, 10), "iso", "2025-10"),
        (TET, "official", "ngày 3 tháng 1 âm lịch"),
        (LEAP, "slash", "ngày 1 tháng 2 nhuận năm 2023 âm lịch"),
        (TET, "iso", "L:XXXX-01-03"),
    ],
)
def test_format_date(value, style, text):
    """Zeros stand before days below ten and months 1 and 2 only, in the official style."""
    assert format_date(value, style) == text


def test_unknown_style():
    """A style that does not exist is refused with those that do."""
    with pytest.raises(ValueError, match="no date style 'us': expected iso, long, official"):
        format_date(D(2020, 1, 1), "us")


@pytest.mark.parametrize(
    ("period", "text"),
    [
        (Period.for_year(2024), "năm 2024"),
        (Period.for_half(2023, 1), "6 tháng đầu năm 2023"),
        (Period.for_half(2023, 2), "6 tháng cuối năm 2023"),
        (Period.for_quarter(2024, 1), "quý I/2024"),
        (Period.for_quarter(2024, 4), "quý IV/2024"),
        (Period.for_month(2024, 3), "tháng 3/2024"),
        (Period.for_nine_months(2024), "9 tháng năm 2024"),
        (Period.for_term(2021, 2026), "nhiệm kỳ 2021-2026"),
        (Period.for_stage(2016, 2020), "giai đoạn 2016-2020"),
        (Period(start=D(2023, 1, 1), end=D(2024, 12, 31)), "năm 2023-2024"),
        (Period(start=D(2024, 1, 2), end=D(2024, 2, 3)), "từ 02/01/2024 đến 03/02/2024"),
        (Period(start=D(2024, 5, 2), kind=PeriodKind.TERM), "từ 02/05/2024"),
        (Period(end=D(2024, 5, 2)), "đến 02/05/2024"),
        (Period(), "không rõ thời gian"),
    ],
)
def test_format_period(period, text):
    """A period is printed by the name its dates have, else by its ends."""
    assert format_period(period) == text


@given(strategies.date_values)
def test_everything_prints(value):
    """Every date prints in every style, on one line."""
    for style in ("official", "slash", "short", "long", "iso"):
        assert format_date(value, style).isprintable()


@pytest.mark.parametrize(
    ("n", "text"),
    [(1, "I"), (4, "IV"), (9, "IX"), (14, "XIV"), (40, "XL"), (90, "XC"), (400, "CD"),
     (944, "CMXLIV"), (2024, "MMXXIV"), (3999, "MMMCMXCIX")],
)  # fmt: skip
def test_format_roman(n, text):
    """Roman numerals subtract one step only."""
    assert format_roman(n) == text


@given(st.integers(1, 3999))
def test_roman_numerals_add_up(n):
    """The letters of a Roman numeral add up to its number."""
    values = [VALUES[c] for c in format_roman(n)]
    pairs = zip(values, [*values[1:], 0], strict=True)
    assert sum(-v if v < following else v for v, following in pairs) == n


@pytest.mark.parametrize("n", [0, -1, 4000])
def test_no_roman_numeral(n):
    """Romans knew no zero, and no letter for 5000."""
    with pytest.raises(ValueError, match=f"no Roman numeral for {n}"):
        format_roman(n)


@pytest.mark.parametrize(("n", "text"), [(0, "00"), (6, "06"), (10, "10"), (123, "123")])
def test_format_count(n, text):
    """Counts below ten have two digits."""
    assert format_count(n) == text


def test_no_negative_count():
    """A negative count is refused."""
    with pytest.raises(ValueError, match="cannot be -1"):
        format_count(-1)
