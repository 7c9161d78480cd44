"""Cut-offs of periodic reports."""

import datetime as dt
import itertools
import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from phoiho.calendar import (
    Certainty,
    UnknownSchemeError,
    WorkingCalendar,
    iter_report_schemes,
    report_cutoff,
)
from phoiho.periods import Period, PeriodKind
from phoiho.reference import load_table

D = dt.date
K = PeriodKind
OFFICIAL = WorkingCalendar.official()
CODES = [scheme.code for scheme in iter_report_schemes()]


def periods_of(year):
    """Return every calendar period of a year that reports are made for."""
    return [
        *(Period.for_month(year, month) for month in range(1, 13)),
        *(Period.for_quarter(year, quarter) for quarter in range(1, 5)),
        Period.for_half(year, 1),
        Period.for_half(year, 2),
        Period.for_nine_months(year),
        Period.for_year(year),
    ]


@pytest.mark.parametrize(
    ("period", "scheme", "first", "last"),
    [
        # PH510, Nghị định 09/2019/NĐ-CP Điều 12.
        (Period.for_month(2026, 1), "ND09", D(2025, 12, 15), D(2026, 1, 14)),
        (Period.for_month(2026, 3), "ND09", D(2026, 2, 15), D(2026, 3, 14)),
        (Period.for_quarter(2026, 1), "ND09", D(2025, 12, 15), D(2026, 3, 14)),
        (Period.for_quarter(2026, 4), "ND09", D(2026, 9, 15), D(2026, 12, 14)),
        (Period.for_half(2026, 1), "ND09", D(2025, 12, 15), D(2026, 6, 14)),
        (Period.for_half(2026, 2), "ND09", D(2026, 6, 15), D(2026, 12, 14)),
        (Period.for_nine_months(2026), "ND09", D(2025, 12, 15), D(2026, 9, 14)),
        (Period.for_year(2025), "ND09", D(2024, 12, 15), D(2025, 12, 14)),
        # PH529: statistical reports go by the calendar.
        (Period.for_year(2025), "calendar", D(2025, 1, 1), D(2025, 12, 31)),
        (Period.for_month(2024, 2), "calendar", D(2024, 2, 1), D(2024, 2, 29)),
        (Period.for_nine_months(2025), "calendar", D(2025, 1, 1), D(2025, 9, 30)),
        (Period.for_month(2015, 3), "16-15", D(2015, 2, 16), D(2015, 3, 15)),
    ],
)
def test_figures(period, scheme, first, last):
    """First and last day of the figures."""
    data = report_cutoff(period.kind, period, scheme).data
    assert (data.start, data.end, data.kind) == (first, last, period.kind)


@given(st.integers(2, 9998), st.sampled_from(CODES))
def test_figures_follow_one_another(year, scheme):
    """Reports of one kind leave no day out and count none twice; parts make up the whole."""
    spans = {}
    for period in periods_of(year):
        data = report_cutoff(period.kind, period, scheme).data
        spans.setdefault(period.kind, []).append((data.start, data.end))
    for kind in (K.MONTH, K.QUARTER, K.HALF):
        parts = spans[kind]
        assert all(
            end + dt.timedelta(days=1) == start
            for (_, end), (start, _) in itertools.pairwise(parts)
        )
        assert (parts[0][0], parts[-1][1]) == spans[K.YEAR][0]
    assert spans[K.NINE_MONTHS] == [(spans[K.QUARTER][0][0], spans[K.QUARTER][2][1])]


@pytest.mark.parametrize(
    ("period", "earliest", "due"),
    [
        (Period.for_year(2026), D(2026, 12, 15), D(2026, 12, 25)),
        (Period.for_quarter(2026, 1), D(2026, 3, 16), D(2026, 3, 25)),  # closed on a Saturday
        (Period.for_month(2026, 2), D(2026, 2, 23), D(2026, 2, 25)),  # Tết
        (Period.for_month(2026, 1), D(2026, 1, 15), D(2026, 1, 25)),  # a Sunday, not moved
    ],
)
def test_days_of_the_report(period, earliest, due):
    """A working day at least after the cut-off, the 25th at most (PH511, PH512)."""
    found = report_cutoff(period.kind, period)
    assert (found.earliest_due, found.due) == (earliest, due)
    assert OFFICIAL.working_days_between(found.data.end, earliest) == 1


def test_days_that_only_the_decree_sets():
    """The other schemes name no day of the report."""
    for scheme in ("calendar", "16-15"):
        found = report_cutoff(K.YEAR, Period.for_year(2026), scheme)
        assert (found.earliest_due, found.due, found.in_force) == (None, None, None)
        assert found.certainty is Certainty.DECIDED


@pytest.mark.parametrize(
    ("period", "in_force"),
    [
        (Period.for_month(2019, 2), False),  # closed on 14 February 2019
        (Period.for_month(2019, 3), True),  # on 14 March, two days after the decree
        (Period.for_year(2018), False),
        (Period.for_year(2026), True),
    ],
)
def test_in_force(period, in_force):
    """Whether the decree bound offices when the figures closed."""
    assert report_cutoff(period.kind, period).in_force is in_force


def test_certainty():
    """The earliest due day of an undecided year is provisional."""
    assert report_cutoff(K.YEAR, Period.for_year(2027)).certainty is Certainty.DECIDED
    assert report_cutoff(K.YEAR, Period.for_year(2028)).certainty is Certainty.PROVISIONAL


@pytest.mark.parametrize(
    ("due", "estimate"),
    [(D(2026, 12, 10), True), (D(2026, 12, 13), True), (D(2026, 12, 14), False)],
)
def test_estimates(due, estimate):
    """A report due before its figures close must estimate the rest (PH530)."""
    assert report_cutoff(K.YEAR, Period.for_year(2026)).is_estimate(due) is estimate


@pytest.mark.parametrize(
    "row",
    tuple(load_table("report_periods").records()),
    ids=lambda row: row["scheme"] + row["period_kind"],
)
def test_every_row(row):
    """Every row of the table answers, with its basis and its status."""
    (period, *_) = [found for found in periods_of(2026) if found.kind is K(row["period_kind"])]
    found = report_cutoff(K(row["period_kind"]), period, row["scheme"])
    assert (found.basis, found.status) == (row["basis"], row["status"])
    assert found.scheme.code == row["scheme"]
    assert found.basis in found.explain()


def test_explanations():
    """A cut-off says its days in both languages."""
    found = report_cutoff(K.YEAR, Period.for_year(2026))
    assert found.explain() == (
        "Số liệu từ ngày 15/12/2025 đến ngày 14/12/2026; hạn gửi ngày 25/12/2026; hạn gửi sớm nhất "
        "được đặt là ngày 15/12/2026, theo Nghị định 09/2019/NĐ-CP Điều 12"
    )
    assert found.explain("en") == (
        "Data from 2025-12-15 to 2026-12-14; due on 2026-12-25; due no earlier than 2026-12-15, "
        "by Nghị định 09/2019/NĐ-CP Điều 12"
    )


@pytest.mark.parametrize(
    ("kind", "period"),
    [
        (K.YEAR, Period.for_half(2026, 1)),
        (K.HALF, Period.for_year(2026)),
        (K.MONTH, Period(start=D(2026, 1, 2), end=D(2026, 1, 31))),
        (K.MONTH, Period(start=D(2026, 1, 1))),
        (K.QUARTER, Period(start=D(2026, 2, 1), end=D(2026, 4, 30))),
        (K.NINE_MONTHS, Period(start=D(2026, 4, 1), end=D(2026, 12, 31))),
        (K.YEAR, Period()),
    ],
)
def test_no_such_period(kind, period):
    """A report is about a whole calendar period of its kind."""
    with pytest.raises(ValueError, match=f"is no calendar {kind.value}"):
        report_cutoff(kind, period)


def test_dates_alone_will_do():
    """The dates of the period count, not what it is called."""
    bare = Period(start=D(2026, 1, 1), end=D(2026, 12, 31))
    assert report_cutoff(K.YEAR, bare).data == report_cutoff(K.YEAR, Period.for_year(2026)).data


def test_no_such_kind():
    """Terms and stages have no periodic reports."""
    with pytest.raises(ValueError, match="ND09 has no reports for a term: expected half, month"):
        report_cutoff(K.TERM, Period.for_term(2021, 2026))


def test_codes_of_kinds_will_do():
    """A kind may be given by its code; an unknown code is refused."""
    year = Period.for_year(2026)
    assert report_cutoff("year", year) == report_cutoff(K.YEAR, year)
    with pytest.raises(ValueError, match="fortnight"):
        report_cutoff("fortnight", year)


def test_no_such_scheme():
    """An unknown scheme names those that exist, and survives pickling."""
    with pytest.raises(UnknownSchemeError, match="no report scheme 'ND9': expected one of 16-15"):
        report_cutoff(K.YEAR, Period.for_year(2026), "ND9")
    error = UnknownSchemeError("ND9", ("ND09",))
    twin = pickle.loads(pickle.dumps(error))
    assert (twin.code, twin.known, str(twin)) == (error.code, error.known, str(error))


def test_the_ends_of_time():
    """Figures before the first day and due days after the last one do not exist."""
    with pytest.raises(OverflowError, match="year 1"):
        report_cutoff(K.YEAR, Period.for_year(1))
    assert report_cutoff(K.YEAR, Period.for_year(9999)).due == D(9999, 12, 25)
