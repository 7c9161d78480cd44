"""Legal acts and the days on which they are in force."""

import datetime as dt

import pytest

from phoiho.documents import get_act, iter_acts, parse_document_number
from phoiho.errors import UnknownActError
from phoiho.reference import load_table

D = dt.date


@pytest.mark.parametrize(
    ("number", "on", "answer"),
    [
        ("72/2025/QH15", D(2025, 6, 15), False),
        ("72/2025/QH15", D(2025, 6, 16), True),
        ("65/2025/QH15", D(2025, 2, 28), False),
        ("65/2025/QH15", D(2025, 3, 1), True),
        ("65/2025/QH15", D(2025, 6, 15), True),
        ("65/2025/QH15", D(2025, 6, 16), False),
        ("77/2015/QH13", D(2025, 2, 28), True),
        ("77/2015/QH13", D(2025, 3, 1), False),
        ("30/2020/NĐ-CP", D(2020, 3, 5), True),
        ("30/2020/NĐ-CP", D(2020, 3, 4), False),
        ("26/2008/QH12", D(2010, 1, 1), None),
    ],
)
def test_in_force(number, on, answer):
    """An act is in force from its first to its last day; unknown is not no."""
    assert get_act(number).in_force(on) is answer


def test_last_day_decides_where_the_first_is_unknown():
    """After its last day an act is out of force, whenever it began."""
    act = get_act("87/2015/QH13")
    assert act.in_force(D(2026, 2, 28)) is None
    assert act.in_force(D(2026, 3, 1)) is False


@pytest.mark.parametrize("act", iter_acts(), ids=lambda act: act.number)
def test_every_act(act):
    """Every act of the table has a readable number and days in order."""
    assert get_act(act.number) is act
    assert parse_document_number(act.number).number
    assert act.name
    assert act.status in {"confirmed", "partly", "from memory", "unconfirmed"}
    days = [day for day in (act.issued_on, act.in_force_from, act.in_force_to) if day]
    assert days == sorted(days)


def test_table_is_whole():
    """Every row becomes an act."""
    assert len(iter_acts()) == len(load_table("acts").rows)


@pytest.mark.parametrize(
    ("number", "suggestions"),
    [("72/2025/QH-15", ("72/2025/QH15",)), ("", ()), ("x" * 1000, ())],
)
def test_unknown_act(number, suggestions):
    """An unknown number is refused, and one that looks like it is suggested."""
    with pytest.raises(UnknownActError) as caught:
        get_act(number)
    assert caught.value.suggestions[:1] == suggestions
