"""Periods as papers name them."""

import attrs
import pytest
from hypothesis import given

import strategies
from phoiho.errors import ParseError
from phoiho.periods import Period, PeriodKind
from phoiho.vietnamese import format_period, parse_period

NAMED = [
    *(Period.for_year(year) for year in (1945, 2024)),
    *(Period.for_half(2023, half) for half in (1, 2)),
    *(Period.for_quarter(2024, quarter) for quarter in (1, 2, 3, 4)),
    *(Period.for_month(2024, month) for month in range(1, 13)),
    Period.for_nine_months(2024),
    Period.for_term(2021, 2026),
    Period.for_stage(2016, 2020),
]


@pytest.mark.parametrize("period", NAMED, ids=format_period)
def test_named_periods_there_and_back(period):
    """A period of a kind is read back with its kind, and keeps the words."""
    text = format_period(period)
    assert parse_period(text) == attrs.evolve(period, printed=text)


@given(strategies.periods())
def test_periods_there_and_back(period):
    """Whatever `format_period` prints is read back with the same ends."""
    found = parse_period(format_period(period))
    assert (found.start, found.end) == (period.start, period.end)


@pytest.mark.parametrize("text", ["12/3/2023", "ngày 20/5", "hôm qua", "số 11/2020", ""])
def test_what_is_no_period(text):
    """A day is no period."""
    with pytest.raises(ParseError):
        parse_period(text)


def test_unknown_time():
    """The words for an unknown time give a period open at both ends."""
    assert parse_period("không rõ thời gian") == Period(printed="không rõ thời gian")


def test_joined_quarters():
    """Joined quarters are a half, nine months or a year where they make one."""
    assert parse_period("quý I, II và III/2024").kind is PeriodKind.NINE_MONTHS
    assert parse_period("từ quý III đến quý IV/2024").kind is PeriodKind.HALF
    assert parse_period("quý II và quý III/2024").kind is PeriodKind.OTHER
    assert parse_period("quý IV/2023 và quý I/2024").kind is PeriodKind.OTHER
