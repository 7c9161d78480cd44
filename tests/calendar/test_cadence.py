"""The days on which cadences fall due."""

import datetime as dt
import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

import strategies
from phoiho.calendar import (
    Anchor,
    Boundary,
    Cadence,
    CadenceKind,
    CountUnit,
    Every,
    Offset,
    PeriodDay,
    iter_due_days,
)
from phoiho.periods import Period, PeriodKind

Y = Period.for_year(2023)
L = Period.for_year(2024)


def cadence(every, boundary="by", **fields):
    """Return a clause on reviews."""
    kind = CadenceKind.REVIEW
    return Cadence(kind=kind, every=Every(every), boundary=Boundary(boundary), **fields)


# The clause, the year, the last days that keep it.
TABLE = [
    (cadence("year", month=11, day=15), L, "2024-11-15"),
    (cadence("year", "before", month=11, day=15), L, "2024-11-14"),
    (cadence("year", "on", month=11, day=15), L, "2024-11-15"),
    (cadence("year", day=31), L, "2024-12-31"),
    (cadence("year", "before", month=1, day=1), L, "2023-12-31"),
    (cadence("year", month=1, day=15, in_next_period=True), L, "2025-01-15"),
    (cadence("half", day=31), L, "2024-06-30 2024-12-31"),
    (cadence("half", "before", month=6, day=5), L, "2024-06-04 2024-12-04"),
    (cadence("half", month=1, day=10, in_next_period=True), L, "2024-07-10 2025-01-10"),
    (cadence("quarter", day=31), L, "2024-03-31 2024-06-30 2024-09-30 2024-12-31"),
    (cadence("quarter", month=2, day=30), L, "2024-02-29 2024-05-30 2024-08-30 2024-11-30"),
    (cadence("quarter", month=2, day=29), Y, "2023-02-28 2023-05-29 2023-08-29 2023-11-29"),
    (
        cadence("month", day=31),
        Y,
        (
            "2023-01-31 2023-02-28 2023-03-31 2023-04-30 2023-05-31 2023-06-30 "
            "2023-07-31 2023-08-31 2023-09-30 2023-10-31 2023-11-30 2023-12-31"
        ),
    ),
    (
        cadence("month", "before", day=31, in_next_period=True),
        Period(start=dt.date(2023, 1, 15), end=dt.date(2023, 3, 1)),
        "2023-02-27 2023-03-30 2023-04-29",
    ),
]


@pytest.mark.parametrize(("clause", "within", "last"), TABLE)
def test_due_days(clause, within, last):
    """Months clamp to their last day, `before` ends the day before."""
    assert " ".join(str(due.last) for due in iter_due_days(clause, within=within)) == last


@pytest.mark.parametrize(
    ("every", "kind", "count"),
    [("month", "month", 12), ("quarter", "quarter", 4), ("half", "half", 2), ("year", "year", 1)],
)
def test_periods_of_a_year(every, kind, count):
    """A year has as many calendar periods as its months allow."""
    due = list(iter_due_days(cadence(every), within=L))
    assert len(due) == count
    assert {day.period.kind for day in due} == {PeriodKind(kind)}
    assert all(day.named is None and day.last is None for day in due)
    assert Every(every).months * count == 12


@given(
    every=st.sampled_from([Every.MONTH, Every.QUARTER, Every.HALF, Every.YEAR]),
    boundary=st.sampled_from([Boundary.BY, Boundary.BEFORE, Boundary.ON]),
    day=st.integers(1, 31),
    following=st.booleans(),
    one=strategies.days,
    other=strategies.days,
)
def test_every_period_touched_is_due_once(*, every, boundary, day, following, one, other):
    """The periods touch the span asked for, follow each other, and hold their day."""
    start = min(one, other)
    within = Period(start=start, end=min(max(one, other), start + dt.timedelta(days=2000)))
    clause = cadence(every.value, boundary.value, day=day, in_next_period=following)
    due = list(iter_due_days(clause, within=within))
    assert all(d.period.overlaps(within) for d in due)
    assert within.start in due[0].period
    assert within.end in due[-1].period
    for before, after in itertools.pairwise(due):
        assert after.period.start - before.period.end == dt.timedelta(days=1)
        assert before.named < after.named
    for d in due:
        assert (d.named in d.period) is not following
        assert d.named - d.last == dt.timedelta(days=boundary is Boundary.BEFORE)


@given(strategies.days, st.integers(0, 6), st.sampled_from([1, 2, 3, 4, -1]))
def test_weekdays_of_a_month(day, weekday, week):
    """The third Friday of a month is the third of its Fridays, the last one the last."""
    clause = cadence("month", "on", weekday=weekday, week=week)
    [due] = iter_due_days(clause, within=Period(start=day, end=day))
    month = [due.period.start + dt.timedelta(days=n) for n in range(due.period.days)]
    wanted = [one for one in month if one.weekday() == weekday]
    assert due.named == due.last == wanted[week - 1 if week > 0 else week]


@pytest.mark.parametrize("within", [Period(), Period(start=dt.date(2024, 1, 1))])
def test_open_periods_have_no_end(within):
    """An open span is refused, since its due days never end."""
    with pytest.raises(ValueError, match="both ends"):
        list(iter_due_days(cadence("year"), within=within))


@pytest.mark.parametrize(
    ("every", "fields", "reason"),
    [
        ("month", {"month": 2}, "every month has no month 2"),
        ("quarter", {"month": 4}, "expected 1 to 3"),
        ("year", {"month": 0}, "expected 1 to 12"),
        ("year", {"day": 32}, "no month has a day 32"),
        ("year", {"day": 0}, "no month has a day 0"),
        ("term", {"month": 1}, "every term has no month 1"),
        ("quarter", {"start": PeriodDay(day=1, month=4)}, "every quarter has no month 4"),
        ("quarter", {"only": (1, 5)}, "a year has no quarter 5"),
        ("nine_months", {"only": (2,)}, "a year has no nine_months 2"),
        ("week", {"weekday": 7}, "no week has a day 7"),
        ("month", {"weekday": 4, "week": 5}, "not every month has a week 5"),
        ("month", {"interval": 0}, "interval must be 1 or more, not 0"),
        ("year", {"times": 0}, "times must be 1 or more, not 0"),
        ("month", {"day": 1, "day_unit": CountUnit.WEEK}, "days or working days, not 'week'"),
    ],
)
def test_impossible_clauses(every, fields, reason):
    """A month that the period lacks, or a day that no month has, is refused."""
    with pytest.raises(ValueError, match=reason):
        cadence(every, **fields)


def test_impossible_first_days():
    """A window opens on a day that some month has."""
    with pytest.raises(ValueError, match="no month has a day 32"):
        PeriodDay(day=32)


@pytest.mark.parametrize(
    ("anchor", "event"), [(Anchor.EVENT, None), (Anchor.SIGNING, "bầu cử")], ids=str
)
def test_words_of_events(anchor, event):
    """An event has words, and nothing else has."""
    with pytest.raises(ValueError, match="words of an event"):
        Offset(anchor=anchor, event=event)


@given(strategies.days, st.sampled_from(Every))
def test_calendar_periods(day, every):
    """The periods of a year have their length, follow one another and end within the year."""
    periods = every.periods_of(day.year)
    assert len(periods) == every.in_year
    assert all(last - first + 1 == every.months for first, last in map(months_of, periods))
    assert [first for first, _ in map(months_of, periods)] == [
        1 + every.months * number for number in range(every.in_year)
    ]
    assert {period.kind.value for period in periods} <= {every.value}
    if every.months and every is not Every.NINE_MONTHS:
        assert sum(day in period for period in periods) == 1


def months_of(period):
    """Return the first and the last month of a period of one year."""
    assert period.start.day == 1
    assert (period.end + dt.timedelta(days=1)).day == 1
    assert period.start.year == period.end.year
    return period.start.month, period.end.month


def test_nine_months_leave_the_last_quarter_out():
    """The nine months of a year are due once, though none is about its last quarter."""
    clause = cadence("nine_months", day=20)
    assert [d.last for d in iter_due_days(clause, within=L)] == [dt.date(2024, 9, 20)]
    assert list(iter_due_days(clause, within=Period.for_quarter(2024, 4))) == []


@pytest.mark.parametrize("enum", [CadenceKind, Every, Boundary])
@pytest.mark.parametrize("locale", ["vi", "en"])
def test_labels(enum, locale):
    """Every code has a label in both languages."""
    assert all(member.label(locale) for member in enum)
