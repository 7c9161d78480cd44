"""Terms counted as the Civil Code counts them."""

import calendar as months
import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from phoiho.calendar import (
    Certainty,
    CountUnit,
    WorkingCalendar,
    add_working_days,
    deadline,
)
from phoiho.errors import DataError
from phoiho.reference import load_table

D = dt.date
DAY = dt.timedelta(days=1)
OFFICIAL = WorkingCalendar.official()
SPAN = [D(2015, 1, 1) + n * DAY for n in range((D(2027, 12, 31) - D(2015, 1, 1)).days + 1)]
CODE_2015 = "Bộ luật Dân sự 91/2015/QH13"
CODE_2005 = "Bộ luật Dân sự 33/2005/QH11"


def same_day(start, count):
    """Return the day of the same name some months on, else the last of that month."""
    year, month = divmod(start.year * 12 + start.month - 1 + count, 12)
    return D(year, month + 1, min(start.day, months.monthrange(year, month + 1)[1]))


def ended(start, amount, unit):
    """Count a term by hand; a negative amount counts backward."""
    if unit is CountUnit.WORKING_DAY:
        day, left = start, abs(amount)
        while left:
            day += DAY if amount > 0 else -DAY
            left -= OFFICIAL.day_status(day).working
        return day
    if unit in (CountUnit.MONTH, CountUnit.YEAR):
        day = same_day(start, amount * (12 if unit is CountUnit.YEAR else 1))
    else:
        day = start
        for _ in range(abs(amount) * (7 if unit is CountUnit.WEEK else 1)):
            day += DAY if amount > 0 else -DAY
    while amount > 0 and not OFFICIAL.day_status(day).working:
        day += DAY
    return day


def counted(start, amount, unit):
    """Ask for the same term."""
    direction = "forward" if amount > 0 else "backward"
    return deadline(start, abs(amount), unit, direction=direction)


@pytest.mark.parametrize(
    ("start", "amount", "unit", "unmoved", "day"),
    [
        # PH507: the first day is not counted.
        (D(2026, 3, 2), 10, "day", D(2026, 3, 12), D(2026, 3, 12)),
        # PH508: no such day in the month.
        (D(2026, 1, 31), 1, "month", D(2026, 2, 28), D(2026, 3, 2)),  # Saturday
        (D(2028, 1, 31), 1, "month", D(2028, 2, 29), D(2028, 2, 29)),
        (D(2024, 2, 29), 1, "year", D(2025, 2, 28), D(2025, 2, 28)),
        (D(2024, 2, 29), 4, "year", D(2028, 2, 29), D(2028, 2, 29)),
        (D(2026, 2, 28), 1, "month", D(2026, 3, 28), D(2026, 3, 30)),  # 28th, not the last day
        (D(2026, 8, 31), 6, "month", D(2027, 2, 28), D(2027, 3, 1)),  # half a year
        # PH505: Sunday 15 November 2026.
        (D(2026, 10, 31), 15, "day", D(2026, 11, 15), D(2026, 11, 16)),
        # A holiday beside a weekend, a worked Saturday, 24 November.
        (D(2026, 4, 15), 15, "day", D(2026, 4, 30), D(2026, 5, 4)),
        (D(2025, 4, 19), 1, "week", D(2025, 4, 26), D(2025, 4, 26)),
        (D(2025, 11, 9), 15, "day", D(2025, 11, 24), D(2025, 11, 24)),
        (D(2026, 11, 9), 15, "day", D(2026, 11, 24), D(2026, 11, 25)),
        # Tết.
        (D(2026, 2, 9), 1, "week", D(2026, 2, 16), D(2026, 2, 23)),
        (D(2025, 4, 25), 4, "working_day", D(2025, 5, 5), D(2025, 5, 5)),
        (D(2026, 11, 20), 3, "working_day", D(2026, 11, 26), D(2026, 11, 26)),
    ],
)
def test_forward(start, amount, unit, unmoved, day):
    """Terms counted forward."""
    found = deadline(start, amount, CountUnit(unit))
    assert (found.unmoved, found.day) == (unmoved, day)


@pytest.mark.parametrize(
    ("start", "amount", "unit", "day"),
    [
        # PH506: the calendar of the election of 2021 kept its days off.
        (D(2021, 5, 23), 105, "day", D(2021, 2, 7)),  # Sunday
        (D(2021, 5, 23), 80, "day", D(2021, 3, 4)),
        (D(2021, 5, 23), 70, "day", D(2021, 3, 14)),  # Sunday
        (D(2026, 3, 31), 1, "month", D(2026, 2, 28)),  # Saturday
        (D(2024, 2, 29), 1, "year", D(2023, 2, 28)),
        (D(2025, 5, 5), 4, "working_day", D(2025, 4, 25)),
    ],
)
def test_backward(start, amount, unit, day):
    """Terms counted backward stay on days off."""
    found = deadline(start, amount, CountUnit(unit), direction="backward")
    assert found.day == found.unmoved == day
    assert not found.moved_by
    assert found.certainty is Certainty.DECIDED


@pytest.mark.parametrize("amount", [*range(1, 32), 45, 60, 90, 105, 180, 365, 400])
def test_days_from_every_start_day(amount):
    """Terms of days from every day of 2015 to 2027 end on the day, or the next one worked."""
    for start in SPAN:
        end = start + amount * DAY
        while not OFFICIAL.is_working_day(end):
            end += DAY
        assert deadline(start, amount, CountUnit.DAY).day == end


@given(
    st.sampled_from(SPAN),
    st.integers(-60, 400).filter(bool),
    st.sampled_from([CountUnit.DAY, CountUnit.WORKING_DAY, CountUnit.WEEK, CountUnit.MONTH]),
)
def test_agrees_with_counting_by_hand(start, amount, unit):
    """Terms of any length agree with a count day by day."""
    found = counted(start, amount, unit)
    assert found.day == ended(start, amount, unit)
    # What moved it is every day off from the counted day on, and nothing else.
    assert [status.day for status in found.moved_by] == [
        found.unmoved + n * DAY for n in range((found.day - found.unmoved).days)
    ]
    assert not any(status.working for status in found.moved_by)
    if amount > 0:
        assert OFFICIAL.is_working_day(found.day)


@pytest.mark.parametrize("years", [1, 2, 4, 5])
def test_years_from_every_start_day(years):
    """A year ends on the day of the same name, 29 February on the 28th."""
    for start in SPAN:
        assert deadline(start, years, CountUnit.YEAR).day == ended(start, years, CountUnit.YEAR)


@given(st.sampled_from(SPAN), st.integers(1, 60))
def test_backward_undoes_forward(start, amount):
    """As many days back from the unmoved end is the start."""
    for unit in (CountUnit.DAY, CountUnit.WEEK):
        end = deadline(start, amount, unit).unmoved
        assert deadline(end, amount, unit, direction="backward").day == start


@given(st.sampled_from(SPAN), st.integers(1, 400), st.sampled_from(CountUnit))
def test_longer_terms_end_no_earlier(start, amount, unit):
    """A term is never over before a shorter one, nor before its start."""
    shorter, longer = deadline(start, amount, unit), deadline(start, amount + 1, unit)
    assert start < shorter.day <= longer.day


@pytest.mark.parametrize(
    ("start", "unit", "amount", "basis"),
    [
        (
            D(2026, 10, 31),
            "day",
            15,
            (
                f"{CODE_2015} Điều 147 khoản 2",
                f"{CODE_2015} Điều 148 khoản 1",
                f"{CODE_2015} Điều 148 khoản 5",
            ),
        ),
        (D(2017, 1, 1), "week", 1, None),
        (D(2026, 3, 2), "working_day", 5, (f"{CODE_2015} Điều 147 khoản 2",)),
        (
            D(2016, 12, 31),
            "month",
            2,
            (f"{CODE_2005} Điều 152 khoản 2", f"{CODE_2005} Điều 153 khoản 3"),
        ),
        (D(2005, 12, 31), "day", 15, ()),
    ],
)
def test_basis(start, unit, amount, basis):
    """The articles are those of the code in force on the first day."""
    found = deadline(start, amount, CountUnit(unit)).basis
    if basis is None:
        assert all(article.startswith(CODE_2015) for article in found)
    else:
        assert found == basis


@pytest.mark.parametrize("row", tuple(load_table("counting_rules").records()), ids=str)
def test_every_rule_is_used(row):
    """Every row of the table of counting is the basis of some term."""
    found = deadline(D.fromisoformat(row["valid_from"]), 400, CountUnit(row["unit"]))
    assert found.basis[0] == row["first_day"]
    assert row["last_day"] in (*found.basis, "")


@pytest.mark.parametrize(
    ("start", "amount", "unit", "direction", "certainty"),
    [
        (D(2027, 12, 1), 20, "day", "forward", "decided"),
        (D(2027, 12, 20), 20, "day", "forward", "provisional"),
        (D(2027, 12, 20), 20, "working_day", "forward", "provisional"),
        (D(2028, 1, 1), 5, "working_day", "backward", "decided"),  # counts days of 2027 only
        (D(2014, 12, 31), 5, "working_day", "forward", "decided"),
        (D(2015, 1, 8), 10, "working_day", "backward", "provisional"),
        (D(2031, 1, 15), 5, "day", "backward", "decided"),  # needs no calendar of days off
        (D(2105, 1, 3), 5, "day", "forward", "unknown"),
        (D(2027, 12, 25), 1, "week", "forward", "provisional"),  # New Year on a Saturday
    ],
)
def test_certainty(start, amount, unit, direction, certainty):
    """A term is as sure as the days off that it passes or ends on."""
    found = deadline(start, amount, CountUnit(unit), direction=direction)
    assert found.certainty is Certainty(certainty)
    told = {"decided": "", "provisional": "; tạm tính", "unknown": "; chưa rõ các ngày nghỉ lễ"}
    assert found.explain().endswith(told[certainty])


def test_explanations():
    """A term says how it was counted, in both languages."""
    moved = deadline(D(2026, 11, 9), 15, CountUnit.DAY)
    assert moved.explain() == (
        "15 ngày kể từ ngày 09/11/2026, không tính ngày đầu: hết ngày 25/11/2026; ngày 24/11/2026 "
        "là ngày nghỉ (24/11/2026 nghỉ Ngày Văn hóa Việt Nam) nên lấy ngày làm việc tiếp theo"
    )
    assert moved.explain("en") == (
        "15 days from 2026-11-09, the first day not counted: ends with 2026-11-25; 2026-11-24 is a "
        "day off (2026-11-24 Vietnamese Culture Day), so the next working day counts"
    )
    back = deadline(D(2021, 5, 23), 1, CountUnit.MONTH, direction="backward")
    assert back.explain("en") == "1 month before 2021-05-23: 2021-04-23, not moved off days off"
    assert (
        back.explain() == "1 tháng trước ngày 23/05/2021: ngày 23/04/2021, không dời vì ngày nghỉ"
    )


@pytest.mark.parametrize("unit", CountUnit)
def test_every_unit_explains_itself(unit):
    """One and many of every unit are told in both languages."""
    for amount in (1, 2):
        found = deadline(D(2026, 3, 2), amount, unit)
        assert f"{amount} {unit.label()}" in found.explain()
        assert unit.label("en").removesuffix("s") in found.explain("en")


def test_own_calendar():
    """An office's own day off moves a term too."""
    own = OFFICIAL.with_days_off([D(2026, 11, 18)])
    found = deadline(D(2026, 11, 11), 1, CountUnit.WEEK, calendar=own)
    assert found.day == D(2026, 11, 19)
    assert add_working_days(D(2026, 11, 17), 1, calendar=own) == D(2026, 11, 19)
    assert add_working_days(D(2026, 11, 17), 1) == D(2026, 11, 18)


def test_moments_are_read_as_days():
    """A datetime counts as its date."""
    found = deadline(dt.datetime(2026, 3, 2, 8, tzinfo=dt.UTC), 10, CountUnit.DAY)
    assert found == deadline(D(2026, 3, 2), 10, CountUnit.DAY)


@pytest.mark.parametrize("amount", [0, -15])
def test_no_term(amount):
    """A term has a length; a negative one is told how to count back."""
    with pytest.raises(ValueError, match="direction='backward'"):
        deadline(D(2026, 3, 2), amount, CountUnit.DAY)


def test_no_unit():
    """A unit is one of the enum."""
    with pytest.raises(ValueError, match="hour"):
        deadline(D(2026, 3, 2), 5, "hour")


def test_no_locale():
    """A term explains itself in two languages only."""
    with pytest.raises(DataError, match="no de phrase"):
        deadline(D(2026, 3, 2), 5, CountUnit.DAY).explain("de")


def test_no_direction():
    """A direction is one of two words."""
    with pytest.raises(ValueError, match="no direction 'back'"):
        deadline(D(2026, 3, 2), 5, CountUnit.DAY, direction="back")


@pytest.mark.parametrize("unit", CountUnit)
def test_the_ends_of_time(unit):
    """A term that runs past the calendar says so."""
    with pytest.raises(OverflowError):
        deadline(D.max, 1, unit)
    with pytest.raises(OverflowError):
        deadline(D.min, 1, unit, direction="backward")
