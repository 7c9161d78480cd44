"""The lunar calendar: every day of two centuries, against two other calendars."""

import datetime as dt
import importlib.util
import subprocess
import sys
from pathlib import Path

import pytest

from phoiho.periods import LunarDate
from phoiho.vietnamese import can_chi, from_lunar, leap_month, lunar_month, lunar_year, to_lunar

D = dt.date
FIRST, LAST = D(1900, 1, 1), D(2100, 12, 31)
DAYS = [dt.date.fromordinal(n) for n in range(FIRST.toordinal(), LAST.toordinal() + 1)]
# Months in which vnlunar has a new moon within six minutes of midnight, or its own day (1925).
VNLUNAR_DIFFERS = {(1906, 4), (1914, 11), (1916, 2), (1920, 11), (1925, 1), (2054, 5)}
# lunar-vn follows a shortened series, wrong by up to two minutes.
LUNAR_VN_DIFFERS = {(2072, 12), (2077, 11)}


def test_every_day_there_and_back():
    """Every civil day from 1900 to 2100 has one lunar day, which gives it back."""
    assert all(from_lunar(to_lunar(day)) == day for day in DAYS)


def test_days_follow_one_another():
    """The day after a lunar day is the next one, or the first of the next month."""
    before = to_lunar(DAYS[0])
    for day in DAYS[1:]:
        after = to_lunar(day)
        assert after.day == before.day + 1 or (after.day == 1 and before.day in {29, 30})
        before = after


@pytest.mark.parametrize(
    ("year", "tet"),
    [
        (1900, D(1900, 1, 31)),
        (1968, D(1968, 1, 29)),
        (1985, D(1985, 1, 21)),
        (2007, D(2007, 2, 17)),
        (2024, D(2024, 2, 10)),
        (2025, D(2025, 1, 29)),
        (2026, D(2026, 2, 17)),
        (2030, D(2030, 2, 2)),
    ],
)
def test_new_years(year, tet):
    """Tết is on the day of the Vietnamese calendar where the Chinese one differs, too."""
    assert from_lunar(LunarDate(year=year, month=1, day=1)) == tet
    assert lunar_year(year).start == tet


@pytest.mark.parametrize(
    ("year", "month"),
    [(2004, 2), (2014, 9), (2017, 6), (2020, 4), (2023, 2), (2025, 6), (2033, 11), (2026, None)],
)
def test_leap_months(year, month):
    """The doubled month of a year is known, or that it has none."""
    assert leap_month(year) == month


def test_months_and_years():
    """A lunar month and year are periods of civil days; the doubled month is one of its own."""
    doubled = lunar_month(2025, 6, leap=True)
    assert (doubled.start, doubled.end) == (D(2025, 7, 25), D(2025, 8, 22))
    assert lunar_month(2025, 6).end == D(2025, 7, 24)
    assert lunar_year(2024).end == D(2025, 1, 28)


@pytest.mark.parametrize(
    ("year", "name"), [(1968, "Mậu Thân"), (1975, "Ất Mão"), (2024, "Giáp Thìn"), (4, "Giáp Tý")]
)
def test_can_chi(year, name):
    """A year is named by stem and branch."""
    assert can_chi(year) == name


@pytest.mark.parametrize("day", [D(1899, 12, 31), D(2101, 1, 1)])
def test_days_outside_the_table(day):
    """A day outside the table is refused."""
    with pytest.raises(ValueError, match="expected a day from 1900-01-01 to 2100-12-31"):
        to_lunar(day)


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        (LunarDate(month=1, day=1), "its year is not known"),
        (LunarDate(year=2024, month=6, day=1, leap=True), "no month 6 nhuận"),
        (LunarDate(year=2024, month=12, day=30), "has 29 days"),
        (LunarDate(year=1800, month=1, day=1), "no month 1 in the table"),
    ],
)
def test_lunar_days_that_are_not(value, reason):
    """A lunar day that is not in its calendar is refused with the reason."""
    with pytest.raises(ValueError, match=reason):
        from_lunar(value)


def test_vnlunar_agrees():
    """The package vnlunar gives the same days but in the months known to differ."""
    vnlunar = pytest.importorskip("vnlunar")
    differ = set()
    for day in DAYS:
        theirs = vnlunar.get_lunar_date(day.day, day.month, day.year)
        ours = to_lunar(day)
        found = (theirs["year"], theirs["month"], theirs["day"], bool(theirs["leap"]))
        if found != (ours.year, ours.month, ours.day, ours.leap):
            differ.add((day.year, day.month))
    # A day's difference runs through the month, so into the next civil month.
    assert {(y, m) for y, m in differ if (y, m - 1) not in differ} == VNLUNAR_DIFFERS


def test_lunar_vn_agrees():
    """The package lunar-vn, told the hour of each time, gives the same days but in two months."""
    lunar_vn = pytest.importorskip("lunar_vn")
    differ = set()
    for day in DAYS:
        theirs = lunar_vn.solar_to_lunar(day, time_zone=7.0 if day.year >= 1968 else 8.0)
        ours = to_lunar(day)
        if theirs != type(theirs)(day=ours.day, month=ours.month, year=ours.year, leap=ours.leap):
            differ.add((day.year, day.month))
    first = {
        (y, m) for y, m in differ if (y, m - 1) not in differ and (y - 1, 12 * m) not in differ
    }
    assert first == LUNAR_VN_DIFFERS


def test_the_table_is_what_the_tool_computes():
    """The authored table is the output of its tool."""
    tool = Path(__file__).parents[2] / "tools" / "make_lunar.py"
    assert subprocess.run([sys.executable, tool, "--check"], check=False).returncode == 0


def test_the_tool_writes_what_it_checks(tmp_path, monkeypatch):
    """The tool writes the table to its place."""
    tool = Path(__file__).parents[2] / "tools" / "make_lunar.py"
    spec = importlib.util.spec_from_file_location("make_lunar", tool)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    monkeypatch.setattr(module, "TABLE", tmp_path / "lunar_years.tsv")
    assert module.main([]) == 0
    assert module.main(["--check"]) == 0
    assert (tmp_path / "lunar_years.tsv").read_bytes() == (
        tool.parents[1] / "data" / "lunar_years.tsv"
    ).read_bytes()
