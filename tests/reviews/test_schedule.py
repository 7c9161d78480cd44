"""What falls due under an agreement, and on which day."""

from __future__ import annotations

import datetime as dt

import pytest

from phoiho.agreements import Agreement, Coverage, Instrument, InstrumentKind, Participant
from phoiho.calendar import Boundary, Cadence, CadenceKind, Every
from phoiho.dossier import Dossier, resolve
from phoiho.hierarchy import BodyRef
from phoiho.periods import Period
from phoiho.reviews import due_dates, life_of

DAY = dt.date


def agreement(*cadences: Cadence, body: str = "UBND phường Tây Hồ", **fields) -> Agreement:
    """Make a resolved agreement with some clauses."""
    made = Agreement(
        id="a",
        coverage=Coverage.INSTRUMENT,
        instrument=Instrument(kind=InstrumentKind.PROGRAMME),
        participants=(Participant(id="p", body=BodyRef(text=body)),),
        cadences=cadences,
        **fields,
    )
    return resolve(Dossier(title="t", agreements=(made,))).agreements[0]


def clause(every: Every, **fields) -> Cadence:
    """Make a clause on reviews."""
    return Cadence(kind=CadenceKind.REVIEW, every=every, **fields)


YEAR = Period.for_year(2026)
LONG = Period(start=DAY(2025, 1, 1), end=DAY(2028, 12, 31))


@pytest.mark.parametrize(
    ("cadence", "days"),
    [
        (clause(Every.MONTH, day=31), ["01-31", "02-28", "03-31", "04-30", "05-31", "06-30"]),
        (clause(Every.QUARTER, day=20), ["03-20", "06-20", "09-20", "12-20"]),
        (clause(Every.QUARTER, day=5, month=1), ["04-05", "07-05", "10-05"]),
        (clause(Every.HALF, day=25), ["06-25", "12-25"]),
        (clause(Every.YEAR, day=15, month=11, boundary=Boundary.BEFORE), ["11-14"]),
        (clause(Every.YEAR, day=15, month=11, boundary=Boundary.ON), ["11-15"]),
    ],
)
def test_days_of_a_year(cadence: Cadence, days: list[str]) -> None:
    """A clause of a yearly programme falls due in that year, after the signing."""
    made = agreement(cadence, period=YEAR, signed_on=DAY(2026, 1, 20))
    found = [due.last_day.isoformat()[5:] for due in due_dates(made, within=LONG)]
    assert found[: len(days)] == days
    assert len(found) == (12 if cadence.every is Every.MONTH else len(days))


def test_next_period() -> None:
    """A day in the next year is due though the programme has run out by then."""
    made = agreement(
        clause(Every.YEAR, month=1, day=15, in_next_period=True),
        period=YEAR,
        signed_on=DAY(2026, 1, 20),
    )
    (due,) = due_dates(made, within=LONG)
    assert (due.period, due.last_day) == (Period.for_year(2026), DAY(2027, 1, 15))


def test_nothing_is_due_before_the_signing() -> None:
    """What would have been due before the day of signing was no obligation."""
    made = agreement(clause(Every.MONTH, day=25), period=YEAR, signed_on=DAY(2026, 5, 20))
    dues = due_dates(made, within=LONG)
    assert [due.last_day.month for due in dues] == list(range(5, 13))


def test_nothing_is_due_after_a_participant_ended() -> None:
    """District bodies owe nothing after 30 June 2025."""
    made = agreement(
        clause(Every.QUARTER, day=20),
        body="UBND quận Tây Hồ",
        period=Period.for_year(2025),
        signed_on=DAY(2025, 1, 10),
    )
    assert [due.last_day for due in due_dates(made, within=LONG)] == [
        DAY(2025, 3, 20),
        DAY(2025, 6, 20),
    ]
    assert life_of(made, until=DAY(2026, 1, 1)) == Period(
        start=DAY(2025, 1, 10), end=DAY(2025, 6, 30)
    )


def test_clause_without_a_day() -> None:
    """A clause that names no day is listed by its period and never gets one."""
    made = agreement(clause(Every.HALF), period=YEAR, signed_on=DAY(2026, 1, 20))
    dues = due_dates(made, within=LONG)
    assert [(due.named_day, due.last_day) for due in dues] == [(None, None), (None, None)]
    assert dues[0].explain() == "sơ kết, tổng kết, 6 tháng một lần (6 tháng đầu năm 2026)"


def test_no_clause_on_record() -> None:
    """Without a clause nothing is due."""
    assert due_dates(agreement(period=YEAR), within=LONG) == ()


def test_days_off_are_named_not_moved() -> None:
    """A named day on a day off stays, with the reason beside it."""
    made = agreement(clause(Every.YEAR, month=11, day=24), period=YEAR)
    (due,) = due_dates(made, within=LONG)
    assert due.last_day == DAY(2026, 11, 24)
    assert due.day_off


def test_explanations_name_the_last_day() -> None:
    """The words of "trước ngày" end the day before, in both languages."""
    made = agreement(clause(Every.YEAR, month=11, day=15, boundary=Boundary.BEFORE), period=YEAR)
    (due,) = due_dates(made, within=LONG)
    assert due.explain() == (
        "sơ kết, tổng kết, hằng năm (năm 2026): trước ngày 15/11/2026, ngày cuối cùng là 14/11/2026"
    )
    assert due.explain("en").endswith("before 2026-11-15, last day 2026-11-14")


def test_open_periods_are_refused() -> None:
    """Due dates of an endless time cannot be listed."""
    with pytest.raises(ValueError, match="both ends"):
        due_dates(agreement(period=YEAR), within=Period(start=DAY(2026, 1, 1)))


def test_unknown_life() -> None:
    """An agreement without any day has no life that could be told."""
    bare = Agreement(
        id="a", coverage=Coverage.REPORT, instrument=Instrument(kind=InstrumentKind.UNNAMED)
    )
    assert life_of(bare, until=DAY(2026, 1, 1)) is None
    assert due_dates(bare, within=LONG) == ()
