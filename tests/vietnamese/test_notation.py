"""Dates in machine notation."""

import contextlib
import datetime as dt

import pytest
from hypothesis import example, given

import strategies
from phoiho.errors import ParseError
from phoiho.periods import LunarDate, Period, PeriodKind, YearlessDate
from phoiho.vietnamese import iso, parse_iso
from phoiho.vietnamese.notation import parse_day

D = dt.date
TABLE = [
    (D(2024, 2, 28), "2024-02-28"),
    (Period.for_month(2025, 10), "2025-10"),
    (Period.for_year(2026), "2026"),
    (Period(start=D(2024, 1, 1), end=D(2024, 6, 30)), "2024-01-01/2024-06-30"),
    (Period(start=D(2024, 1, 1)), "2024-01-01/.."),
    (Period(end=D(2024, 1, 1)), "../2024-01-01"),
    (Period(), "../.."),
    (YearlessDate(month=5, day=20), "XXXX-05-20"),
    (LunarDate(month=1, day=3), "L:XXXX-01-03"),
    (LunarDate(year=2023, month=2, day=15, leap=True), "L:2023-02L-15"),
]


def dates_of(value):
    """Return what the notation writes: not kind and words of a period."""
    return (value.start, value.end) if isinstance(value, Period) else value


@pytest.mark.parametrize(("value", "text"), TABLE)
def test_notation(value, text):
    """Every kind of date has one notation, read back as the same dates."""
    assert iso(value) == text
    assert dates_of(parse_iso(text)) == dates_of(value)


@given(strategies.date_values)
def test_round_trip(value):
    """`parse_iso` undoes `iso` for every date, and the notation is stable."""
    again = parse_iso(iso(value))
    assert dates_of(again) == dates_of(value)
    assert iso(again) == iso(value)


@pytest.mark.parametrize(("text", "kind"), [("2026", "year"), ("2025-10", "month")])
def test_short_forms_have_their_kind(text, kind):
    """A year and a month are read as such."""
    assert parse_iso(text).kind is PeriodKind(kind)


@given(strategies.texts)
@example("2024-00")
@example("0000")
@example("2024-13-01")
@example("L:0000-00-00")
@example("XXXX-02-30")
@example("2024-02-01/2024-01-01")
@example("/")
def test_any_text_is_read_or_refused(text):
    """No text raises anything but a parse error."""
    with contextlib.suppress(ParseError):
        assert dates_of(parse_iso(iso(parse_iso(text)))) == dates_of(parse_iso(text))


@pytest.mark.parametrize(
    ("text", "suggestions"),
    [
        ("28/2/2024", ("2024-02-28",)),
        ("28-02-2024", ("2024-02-28",)),
        ("30/2/2024", ("2024-02-29",)),
        ("0/2/2024", ("2024-02-01",)),
        ("30/13/2024", ()),
        ("2024-2-8", ()),
        ("2023-02-29", ()),
        ("hôm qua", ()),
        ("", ()),
        ("٢٠٢٤-٠٢-٢٨", ()),
    ],
)
def test_what_was_meant_is_suggested(text, suggestions):
    """A day printed as in Vietnam is suggested in the notation, else the nearest of its month."""
    with pytest.raises(ParseError) as caught:
        parse_iso(text)
    assert caught.value.suggestions == suggestions


def test_span_of_a_bad_end():
    """The error points at the end of the interval that is wrong."""
    with pytest.raises(ParseError) as caught:
        parse_iso("2024-01-01/2024-6")
    assert caught.value.span == (11, 17)


def test_exact_day():
    """Where a day is asked for, a month is refused."""
    assert parse_day("2024-02-28") == D(2024, 2, 28)
    with pytest.raises(ParseError, match="expected an exact day"):
        parse_day("2024-02")


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("2016/2020", D(2016, 1, 1), D(2020, 12, 31)),
        ("2023-11/2024-02", D(2023, 11, 1), D(2024, 2, 29)),
        ("2021/2024-06-15", D(2021, 1, 1), D(2024, 6, 15)),
        ("../2030", None, D(2030, 12, 31)),
    ],
)
def test_months_and_years_as_ends(text, start, end):
    """A month or a year as an end of an interval stands for its first or last day."""
    value = parse_iso(text)
    assert (value.start, value.end) == (start, end)


def test_moments():
    """A moment is written to the minute, or to the second where it has one."""
    for text in ("2024-02-28T14:00", "2024-02-28T14:00:15"):
        assert iso(parse_iso(text)) == text
