"""Working days of offices."""

import copy
import datetime as dt
import pickle
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

import strategies
from phoiho.calendar import Binding, Certainty, DayKind, DayStatus, Holiday, WorkingCalendar
from phoiho.calendar.holidays import is_weekly_rest, legal_year
from phoiho.reference import load_table

D = dt.date
DAY = dt.timedelta(days=1)
OFFICIAL = WorkingCalendar.official()
ROWS = {D.fromisoformat(row["date"]): row for row in load_table("days_off").records()}
SPAN = [D(2015, 1, 1) + n * DAY for n in range((D(2027, 12, 31) - D(2015, 1, 1)).days + 1)]


def works(day):
    """Tell by the table alone whether offices work on a day of 2014 to 2027."""
    row = ROWS.get(day)
    return row["status"] == "work" if row else day.weekday() < 5


def step(start, count):
    """Count working days one calendar day at a time."""
    day, direction = start, 1 if count > 0 else -1
    while count:
        day += direction * DAY
        if OFFICIAL.day_status(day).working:
            count -= direction
    return day


@pytest.mark.parametrize(
    ("day", "working", "certainty"),
    [
        (D(2025, 4, 26), True, "decided"),  # Saturday worked for 2 May
        (D(2025, 5, 2), False, "decided"),
        (D(2025, 5, 1), False, "decided"),
        (D(2025, 11, 24), True, "decided"),  # a holiday from 2026 only
        (D(2026, 11, 23), True, "decided"),  # a swap was proposed, not decided
        (D(2026, 11, 24), False, "decided"),
        (D(2026, 11, 28), False, "decided"),
        (D(2024, 2, 28), True, "decided"),
        (D(2024, 3, 2), False, "decided"),  # Saturday
        (D(2024, 3, 3), False, "decided"),  # Sunday
        (D(2014, 12, 31), True, "provisional"),
        (D(2014, 12, 27), True, "decided"),  # worked for a day of 2015
        (D(2015, 1, 1), False, "decided"),
        (D(2027, 12, 31), True, "decided"),
        (D(2028, 1, 1), False, "provisional"),  # New Year on a Saturday
        (D(2028, 1, 3), False, "provisional"),  # made up for it
        (D(2029, 11, 24), False, "provisional"),  # Saturday
        (D(2029, 11, 26), True, "provisional"),  # no law makes up for 24 November
        (D(2006, 4, 7), True, "provisional"),  # 10 March lunar, a holiday from 2007
        (D(2007, 4, 26), False, "provisional"),
        (D(1999, 9, 25), True, "provisional"),  # Saturday before the week of five days
        (D(1999, 10, 2), False, "provisional"),
        (D(1994, 9, 2), True, "unknown"),
        (D(2101, 1, 3), False, "unknown"),  # made up for Saturday 1 January
        (D(2101, 2, 1), True, "unknown"),  # no lunar table
    ],
)
def test_facts(day, working, certainty):
    """Decided swaps, holidays, weekends, and years without decisions."""
    status = OFFICIAL.day_status(day)
    assert OFFICIAL.is_working_day(day) is status.working is working
    assert status.certainty is Certainty(certainty)
    assert OFFICIAL.certainty_between(day, day) is status.certainty or day in OFFICIAL.exceptions


@pytest.mark.parametrize("row", ROWS.values(), ids=lambda row: row["date"])
def test_every_row(row):
    """Every row answers with its kind, its holiday, its decision and whom it binds."""
    status = OFFICIAL.day_status(D.fromisoformat(row["date"]))
    assert status.working is OFFICIAL.is_working_day(status.day) is (row["status"] == "work")
    assert (status.kind, status.holiday) == (DayKind(row["day_kind"]), Holiday(row["holiday"]))
    assert (status.decision, status.source) == (row["decision"], row["source"])
    assert status.decision
    assert status.source
    assert status.binds is Binding(row["binds"])
    assert status.reason == status.label("vi") != status.label("en")
    assert status.holiday.label() in status.reason
    assert status.decision in status.explain()


@pytest.mark.parametrize(
    "row", [row for row in ROWS.values() if row["other_day"]], ids=lambda row: row["date"]
)
def test_every_other_day(row):
    """A day in lieu follows its holiday on a weekend; the days of a swap name each other."""
    day, other = D.fromisoformat(row["date"]), D.fromisoformat(row["other_day"])
    partner = ROWS[other]
    assert partner["holiday"] == row["holiday"]
    if row["day_kind"] == "make_up":
        assert partner["day_kind"] == "holiday"
        assert other.weekday() >= 5 > day.weekday()
        assert other < day
        # PH524: on the next working day, so nobody works in between.
        assert not any(works(other + n * DAY) for n in range((day - other).days + 1))
    else:
        assert {row["day_kind"], partner["day_kind"]} == {"swap", "worked"}
        assert partner["other_day"] == row["date"]
        off, worked = (day, other) if row["day_kind"] == "swap" else (other, day)
        assert off.weekday() < 5 == worked.weekday()
        assert row["binds"] == partner["binds"] == "officials"


def test_holidays_on_weekends_are_made_up():
    """Every holiday of 2015 to 2027 on a weekend has one day in lieu (PH524)."""
    weekend = {
        day for day, row in ROWS.items() if row["day_kind"] == "holiday" and day.weekday() >= 5
    }
    made_up = Counter(row["other_day"] for row in ROWS.values() if row["day_kind"] == "make_up")
    assert made_up == Counter(day.isoformat() for day in weekend)


@pytest.mark.parametrize("year", range(2015, 2028))
def test_law_foretells_the_decisions(year):
    """The rule for undecided years gives every decided day off but swaps."""
    legal = legal_year(year)
    decided = {
        (day, Holiday(row["holiday"]), row["other_day"])
        for day, row in ROWS.items()
        if day.year == year and row["day_kind"] in {"holiday", "make_up"}
    }
    assert legal.complete
    assert decided == {
        (found.day, found.holiday, str(found.in_lieu_of or "")) for found in legal.days
    }


@pytest.mark.parametrize(
    ("year", "tet"),
    [
        (1996, ["02-18", "02-19", "02-20", "02-21", "02-22"]),  # four days, Sunday made up
        (2013, ["02-09", "02-10", "02-11", "02-12", "02-13", "02-14"]),  # the last under that law
        (2014, ["01-29", "01-30", "01-31", "02-01", "02-02", "02-03", "02-04"]),
        (2028, ["01-24", "01-25", "01-26", "01-27", "01-28"]),
        (2030, ["01-31", "02-01", "02-02", "02-03", "02-04", "02-05", "02-06"]),  # not with China
    ],
)
def test_tet_by_law(year, tet):
    """Days of Tết by the law of the year and the Vietnamese lunar calendar."""
    days = [found.day for found in legal_year(year).days if found.holiday is Holiday.TET]
    assert [f"{day:%m-%d}" for day in days] == tet


@given(strategies.days)
def test_the_law_of_any_year(day):
    """Days off by law stand in order, name a law, and none is a weekly rest day in lieu."""
    legal = legal_year(day.year)
    days = [found.day for found in legal.days]
    assert days == sorted(set(days))
    assert all(found.basis and found.day.year == day.year for found in legal.days)
    assert not any(is_weekly_rest(found.day) for found in legal.days if found.in_lieu_of)
    assert legal.complete is (1995 <= day.year <= 2100)


def test_certainty_of_every_day():
    """Every day of 2015 to 2027 is decided, every day of the years around is not."""
    assert {OFFICIAL.day_status(day).certainty for day in SPAN} == {Certainty.DECIDED}
    assert (OFFICIAL.first_year, OFFICIAL.last_year) == (2015, 2027)
    for year in (2014, 2028):
        days = [D(year, 1, 1) + n * DAY for n in range(365)]
        found = {OFFICIAL.day_status(day).certainty for day in days if day not in ROWS}
        assert found == {Certainty.PROVISIONAL}


@pytest.mark.parametrize(
    ("day", "vi", "en"),
    [
        (D(2026, 11, 20), "20/11/2026: ngày làm việc", "2026-11-20: working day"),
        (D(2026, 11, 21), "21/11/2026: cuối tuần", "2026-11-21: weekly rest"),
        (
            D(2026, 4, 27),
            (
                "27/04/2026: nghỉ bù Giỗ Tổ Hùng Vương (26/04/2026), theo Bộ luật Lao động "
                "45/2019/QH14 Điều 111 khoản 3"
            ),
            (
                "2026-04-27: day off in lieu of Hùng Kings' Commemoration Day (2026-04-26), by "
                "Bộ luật Lao động 45/2019/QH14 Điều 111 khoản 3"
            ),
        ),
        (
            D(2024, 5, 4),
            (
                "04/05/2024: làm bù cho ngày nghỉ 29/04/2024 dịp Ngày Chiến thắng, theo "
                "2450/VPCP-KGVX ngày 12/4/2024"
            ),
            (
                "2024-05-04: working day, in place of 2024-04-29 at Victory Day, by 2450/VPCP-KGVX "
                "ngày 12/4/2024"
            ),
        ),
        (
            D(2024, 4, 29),
            (
                "29/04/2024: nghỉ hoán đổi dịp Ngày Chiến thắng, làm bù ngày 04/05/2024, theo "
                "2450/VPCP-KGVX ngày 12/4/2024"
            ),
            (
                "2024-04-29: day off at Victory Day, worked on 2024-05-04 instead, by "
                "2450/VPCP-KGVX ngày 12/4/2024"
            ),
        ),
        (
            D(2031, 2, 3),
            "03/02/2031: ngày làm việc; tạm tính, chưa có quyết định về ngày nghỉ năm 2031",
            "2031-02-03: working day; provisional, no decision on days off of 2031 is known",
        ),
        (
            D(1990, 2, 5),
            "05/02/1990: ngày làm việc; chưa rõ các ngày nghỉ lễ năm 1990",
            "1990-02-05: working day; the holidays of 1990 are not on record",
        ),
    ],
)
def test_explanations(day, vi, en):
    """A day explains itself in both languages."""
    status = OFFICIAL.day_status(day)
    assert (status.explain(), status.explain("en")) == (vi, en)
    assert bool(status.reason) is (status.holiday is not None)


def test_loaded_once():
    """The official calendar is one object."""
    assert WorkingCalendar.official() is WorkingCalendar.official()


def test_copies_answer_alike():
    """A calendar survives copying and pickling."""
    for twin in (copy.deepcopy(OFFICIAL), pickle.loads(pickle.dumps(OFFICIAL))):
        assert twin.day_status(D(2025, 4, 26)) == OFFICIAL.day_status(D(2025, 4, 26))
        assert twin.add_working_days(D(2025, 4, 25), 4) == D(2025, 5, 5)


def test_own_days_off():
    """An office adds its days; the official calendar stays as it was."""
    day = D(2026, 11, 18)
    own = OFFICIAL.with_days_off(
        [day, dt.datetime(2026, 11, 19, 8, tzinfo=dt.UTC)], note="đại hội", decision="5/TB"
    )
    assert own.day_status(day) == DayStatus(
        day=day,
        kind=DayKind.OFFICE,
        certainty=Certainty.DECIDED,
        binds=Binding.OFFICE,
        decision="5/TB",
        note="đại hội",
    )
    assert own.day_status(day).explain() == "18/11/2026: đại hội, theo 5/TB"
    assert own.day_status(day).reason == "đại hội"
    assert OFFICIAL.with_days_off([day]).day_status(day).reason == "nghỉ riêng của cơ quan"
    assert not own.is_working_day(D(2026, 11, 19))
    assert own.add_working_days(D(2026, 11, 17), 1) == D(2026, 11, 20)
    assert OFFICIAL.is_working_day(day)


def test_moments_are_read_as_days():
    """A datetime gives what its date gives."""
    moment = dt.datetime(2025, 4, 26, 17, 30, tzinfo=dt.UTC)
    assert OFFICIAL.day_status(moment) == OFFICIAL.day_status(moment.date())
    assert OFFICIAL.is_working_day(moment)
    assert type(OFFICIAL.add_working_days(moment, 0)) is dt.date
    assert OFFICIAL.next_working_day(moment) == moment.date()
    assert OFFICIAL.working_days_between(moment, moment.date()) == 0


@pytest.mark.parametrize(
    ("start", "count", "end"),
    [
        (D(2025, 4, 25), 4, D(2025, 5, 5)),  # 26, 28, 29 April and 5 May
        (D(2025, 5, 5), -4, D(2025, 4, 25)),
        (D(2025, 5, 1), 1, D(2025, 5, 5)),
        (D(2025, 5, 1), -1, D(2025, 4, 29)),
        (D(2025, 5, 1), 0, D(2025, 5, 1)),  # a day off stays
        (D(2026, 11, 20), 3, D(2026, 11, 26)),
        (D(2018, 12, 28), 1, D(2019, 1, 2)),  # 31 December off by a swap
        (D(2014, 12, 26), 1, D(2014, 12, 27)),
    ],
)
def test_add_working_days(start, count, end):
    """Working days across holidays, swaps and the end of a year."""
    assert OFFICIAL.add_working_days(start, count) == end


def test_every_start_day_counts_as_by_hand():
    """From every day of 2015 to 2027, -60 to 400 working days agree with the sorted days."""
    around = [D(2014, 1, 1) + n * DAY for n in range(365 * 17)]
    working = [day for day in around if OFFICIAL.day_status(day).working]
    assert [day for day in working if day in set(SPAN)] == list(filter(works, SPAN))
    after = 0  # how many of `working` lie up to and with the start
    for start in SPAN:
        while working[after] <= start:
            after += 1
        before = after - (working[after - 1] == start)
        assert OFFICIAL.add_working_days(start, 0) == start
        forward = [OFFICIAL.add_working_days(start, count) for count in range(1, 401)]
        assert forward == working[after : after + 400]
        backward = [OFFICIAL.add_working_days(start, -count) for count in range(60, 0, -1)]
        assert backward == working[before - 60 : before]


@given(st.sampled_from(SPAN), st.integers(-60, 400))
def test_add_agrees_with_stepping(start, count):
    """Counting agrees with a walk day by day."""
    assert OFFICIAL.add_working_days(start, count) == step(start, count)


@given(strategies.days, st.integers(-400, 400))
def test_add_and_between_are_inverse(start, count):
    """The working days between are those added, and counting back returns."""
    end = OFFICIAL.add_working_days(start, count)
    if count > 0 or OFFICIAL.is_working_day(start):
        assert OFFICIAL.working_days_between(start, end) == count
    if OFFICIAL.is_working_day(start):
        assert OFFICIAL.add_working_days(end, -count) == start
    assert count == 0 or OFFICIAL.is_working_day(end)


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


def test_count_of_all_decided_days():
    """The working days of 2015 to 2027, counted one by one."""
    assert OFFICIAL.working_days_between(D(2014, 12, 31), D(2027, 12, 31)) == sum(map(works, SPAN))


@given(strategies.days, st.integers(0, 800), st.integers(0, 800))
def test_counts_add_up(start, first, second):
    """Two spans end to end have the days of both."""
    middle = start + dt.timedelta(days=first)
    end = middle + dt.timedelta(days=second)
    between = OFFICIAL.working_days_between
    assert between(start, end) == between(start, middle) + between(middle, end)
    assert between(end, start) == -between(start, end)


@given(strategies.days)
def test_next_working_day(day):
    """The next working day is the day itself or the first after it."""
    found = OFFICIAL.next_working_day(day)
    assert OFFICIAL.is_working_day(found)
    assert not any(map(OFFICIAL.is_working_day, (day + n * DAY for n in range((found - day).days))))


@pytest.mark.parametrize(
    ("start", "count"),
    [(D.max, 1), (D.min, -1), (D.max, 10**12), (D(9999, 12, 24), 6), (D(1, 1, 9), -8)],
)
def test_the_ends_of_time(start, count):
    """Nothing lies before the first and after the last day."""
    with pytest.raises(OverflowError, match=r"no (working )?day"):
        OFFICIAL.add_working_days(start, count)


def test_the_weakest_certainty_of_a_span():
    """A span is as sure as the least sure of its years, whichever end comes first."""
    between = OFFICIAL.certainty_between
    assert between(D(2015, 1, 1), D(2027, 12, 31)) is Certainty.DECIDED
    assert between(D(2028, 1, 1), D(2027, 12, 31)) is Certainty.PROVISIONAL
    assert between(D(2090, 1, 1), D(2105, 1, 1)) is Certainty.UNKNOWN
