"""Working days of offices."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

import strategies
from phoiho.calendar import Certainty, WorkingCalendar
from phoiho.reference import load_table

D = dt.date
OFFICIAL = WorkingCalendar.official()


@pytest.mark.parametrize(
    ("day", "working", "certainty"),
    [
        (D(2025, 4, 26), True, "decided"),  # Saturday worked for 2 May
        (D(2025, 5, 2), False, "decided"),
        (D(2025, 5, 1), False, "decided"),
        (D(2026, 11, 24), False, "decided"),
        (D(2024, 2, 28), True, "decided"),
        (D(2024, 3, 2), False, "decided"),  # Saturday
        (D(2024, 3, 3), False, "decided"),  # Sunday
        (D(2014, 12, 31), True, "provisional"),
        (D(2014, 12, 27), True, "decided"),  # worked for a day of 2015
        (D(2028, 1, 3), True, "provisional"),
        (D(2028, 1, 1), False, "provisional"),  # Saturday
    ],
)
def test_facts(day, working, certainty):
    """Decided swaps, holidays, weekends, and years without decisions."""
    status = OFFICIAL.day_status(day)
    assert OFFICIAL.is_working_day(day) is status.working is working
    assert status.certainty is Certainty(certainty)


@pytest.mark.parametrize(
    "row", tuple(load_table("days_off").records()), ids=lambda row: row["date"]
)
def test_every_row(row):
    """Every row answers with its reason and its decision."""
    status = OFFICIAL.day_status(D.fromisoformat(row["date"]))
    assert status.working is (row["status"] == "work")
    assert (status.reason, status.decision) == (row["reason"], row["source"])
    assert status.decision
    assert row["status"] == "off" or status.day.weekday() >= 5


def test_loaded_once():
    """The official calendar is one object."""
    assert WorkingCalendar.official() is OFFICIAL


@pytest.mark.parametrize(
    ("start", "end", "count"),
    [
        (D(2024, 2, 23), D(2024, 2, 28), 3),
        (D(2024, 2, 28), D(2024, 2, 23), -3),
        (D(2024, 2, 28), D(2024, 2, 28), 0),
        (D(2025, 4, 25), D(2025, 5, 5), 4),  # 26, 28, 29 April and 5 May
    ],
)
def test_working_days_between(start, end, count):
    """The first day is not counted, the last one is; backwards is negative."""
    assert OFFICIAL.working_days_between(start, end) == count


@given(strategies.days, st.integers(0, 60), st.integers(0, 60))
def test_counts_add_up(start, first, second):
    """Two spans end to end have the days of both."""
    middle = start + dt.timedelta(days=first)
    end = middle + dt.timedelta(days=second)
    between = OFFICIAL.working_days_between
    assert between(start, end) == between(start, middle) + between(middle, end)
    assert between(end, start) == -between(start, end) or start > end
