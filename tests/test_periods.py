"""Periods, days without a year, lunar days."""

import datetime as dt

import attrs
import pytest
from hypothesis import given

import strategies
from phoiho.periods import LunarDate, Period, PeriodKind, YearlessDate, first_day, last_day

D = dt.date

CONSTRUCTORS = [
    (Period.for_year(2024), D(2024, 1, 1), D(2024, 12, 31), "year", 366),
    (Period.for_half(2023, 1), D(2023, 1, 1), D(2023, 6, 30), "half", 181),
    (Period.for_half(2023, 2), D(2023, 7, 1), D(2023, 12, 31), "half", 184),
    (Period.for_quarter(2024, 1), D(2024, 1, 1), D(2024, 3, 31), "quarter", 91),
    (Period.for_quarter(2024, 4), D(2024, 10, 1), D(2024, 12, 31), "quarter", 92),
    (Period.for_month(2024, 2), D(2024, 2, 1), D(2024, 2, 29), "month", 29),
    (Period.for_month(9999, 12), D(9999, 12, 1), D(9999, 12, 31), "month", 31),
    (Period.for_nine_months(2025), D(2025, 1, 1), D(2025, 9, 30), "nine_months", 273),
    (Period.for_term(2016, 2021), D(2016, 1, 1), D(2021, 12, 31), "term", 2192),
    (Period.for_stage(2016, 2020), D(2016, 1, 1), D(2020, 12, 31), "stage", 1827),
]


@pytest.mark.parametrize(("period", "start", "end", "kind", "days"), CONSTRUCTORS)
def test_constructors(period, start, end, kind, days):
    """Every constructor gives whole days, both ends included."""
    assert (period.start, period.end, period.kind) == (start, end, PeriodKind(kind))
    assert period.days == days
    assert start in period
    assert end in period
    assert start - dt.timedelta(days=1) not in period
    assert end == D.max or end + dt.timedelta(days=1) not in period


@pytest.mark.parametrize(
    ("build", "reason"),
    [
        (lambda: Period.for_half(2024, 3), "no half 3: expected 1 to 2"),
        (lambda: Period.for_quarter(2024, 0), "no quarter 0: expected 1 to 4"),
        (lambda: Period.for_month(2024, 13), "no month 13: expected 1 to 12"),
        (lambda: Period.for_year(0), "year 0"),
        (lambda: Period.for_term(2021, 2016), "cannot end on 2016-12-31"),
        (lambda: Period(start=D(2024, 2, 1), end=D(2024, 1, 31)), "before it starts on 2024-02-01"),
        (lambda: YearlessDate(month=2, day=30), "day"),
        (lambda: YearlessDate(month=13, day=1), "month"),
        (lambda: YearlessDate(month=2, day=29).in_year(2023), "day"),
        (lambda: LunarDate(month=13, day=1), "month"),
        (lambda: LunarDate(month=1, day=31), "day"),
    ],
)
def test_impossible_values(build, reason):
    """What no calendar has is refused with the value and the bounds."""
    with pytest.raises(ValueError, match=reason):
        build()


def test_open_ends():
    """An open end has no bound, and such a period no number of days."""
    since = Period(start=D(2024, 5, 1))
    until = Period(end=D(2024, 5, 1))
    always = Period()
    assert D.max in since
    assert D.min in until
    assert D(2024, 5, 1) in until
    assert since.days is until.days is always.days is None
    assert always.covers(since)
    assert not since.covers(always)
    assert not since.covers(until)
    assert since.overlaps(until)


@pytest.mark.parametrize(
    ("one", "other", "overlap", "covers"),
    [
        (Period.for_year(2024), Period.for_quarter(2024, 2), True, True),
        (Period.for_year(2024), Period.for_year(2024), True, True),
        (Period.for_year(2024), Period.for_year(2025), False, False),
        (Period.for_term(2016, 2021), Period.for_term(2021, 2026), True, False),
        (Period.for_half(2024, 1), Period.for_nine_months(2024), True, False),
    ],
)
def test_overlaps_and_covers(one, other, overlap, covers):
    """Periods overlap where they share a day, cover where they share all of the other's."""
    assert one.overlaps(other) is overlap
    assert one.covers(other) is covers


@given(strategies.periods(), strategies.periods())
def test_overlap_is_mutual(one, other):
    """Overlap does not depend on the order; what covers overlaps."""
    assert one.overlaps(other) is other.overlaps(one)
    assert not one.covers(other) or one.overlaps(other)
    assert one.overlaps(one)
    assert one.covers(one)


@given(strategies.periods(), strategies.periods(), strategies.days)
def test_cover_means_every_day(one, other, day):
    """A day of a covered period lies in the covering one."""
    if one.covers(other) and day in other:
        assert day in one
    if day in one and day in other:
        assert one.overlaps(other)


@given(strategies.periods())
def test_days_count_both_ends(period):
    """The number of days is the distance of the ends and one."""
    if period.start and period.end:
        assert period.start + dt.timedelta(days=period.days - 1) == period.end


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        (D(2024, 2, 28), D(2024, 2, 28), D(2024, 2, 28)),
        (dt.datetime(2024, 2, 28, 8, 30), D(2024, 2, 28), D(2024, 2, 28)),  # noqa: DTZ001  # civil
        (Period.for_month(2024, 2), D(2024, 2, 1), D(2024, 2, 29)),
        (Period(start=D(2024, 2, 1)), D(2024, 2, 1), None),
        (YearlessDate(month=5, day=20), None, None),
        (LunarDate(month=1, day=3), None, None),
        (None, None, None),
    ],
)
def test_first_and_last_day(value, first, last):
    """A date as far as it is known has the days that it can mean."""
    assert first_day(value) == first
    assert last_day(value) == last


def test_printed_words_are_part_of_the_value():
    """What was printed is kept beside the dates, and counts in comparison."""
    printed = attrs.evolve(Period.for_year(2024), printed="năm 2024")
    assert printed != Period.for_year(2024)
    assert hash(printed) == hash(attrs.evolve(printed))


def test_yearless_day_finds_its_year():
    """29 February is a day of leap years."""
    assert YearlessDate(month=2, day=29).in_year(2024) == D(2024, 2, 29)
