"""What became of units, and what stood there before."""

import datetime as dt

import pytest

from phoiho.hierarchy import (
    Extent,
    Level,
    SuccessionOutcome,
    continuation,
    iter_units,
    predecessors,
    successors,
    unit_by_uid,
)
from phoiho.reference import load_table

D = dt.date
OLD, NEW = D(2025, 6, 30), D(2025, 7, 1)

# The unit, the day, the units that cover it.
SUCCESSORS = """\
003-1|2025-07-01|00004-2 00091-2 00097-2 00103-2 00160-2 00611-2
003-1|2025-06-30|003-1
002-1|2025-07-01|00004-2 00070-2 00082-2 00097-2 00226-3
769-1|2021-01-01|769-2
769-1|2025-06-30|769-2
769-1|2025-07-01|27094-3 27097-2 27112-2
762-1|2025-07-01|26800-3 26803-3 26809-3 26824-3
763-1|2025-07-01|26833-3 26842-3 26848-3 26857-3 26860-3
534-1|2020-02-01|534-2
534-1|2025-07-01|21439-3 21451-3 21457-2 21472-2 21478-3
194-1|2025-07-01|06709-2 06712-2 06724-2 06733-2 06736-3 06757-2
26740-1|2025-07-01|26740-2
21541-1|2025-07-01|21548-1
07042-2|2025-07-01|07030-3 07060-3
28-1|2025-07-01|01-1
79-1|2025-07-01|79-2
23884-1|2025-07-01|23884-2
00103-2|2026-11-21|00103-2
""".splitlines()


@pytest.mark.parametrize("row", SUCCESSORS)
def test_successors(row):
    """A commune follows its links, a district of the old level its own communes."""
    uid, day, uids = row.split("|")
    answer = successors(unit_by_uid(uid), on=D.fromisoformat(day))
    assert [unit.uid for unit in answer.units] == uids.split()
    if uids == uid:
        assert answer.outcome is SuccessionOutcome.SAME
        assert answer.steps == ()
    else:
        many = len(uids.split()) > 1
        assert answer.outcome is (SuccessionOutcome.MANY if many else SuccessionOutcome.ONE)
        assert answer.steps


@pytest.mark.parametrize(
    ("uid", "day", "expected"),
    [
        ("769-2", D(2020, 12, 31), {"762-1", "763-1", "769-1"}),
        ("26740-2", OLD, {"26737-1", "26740-1", "26746-1"}),
        ("79-2", OLD, {"74-1", "77-1", "79-1"}),
        ("00103-2", NEW, {"00103-2"}),
    ],
)
def test_predecessors(uid, day, expected):
    """What stood there before, whole or in part."""
    found = {unit.uid for unit in predecessors(unit_by_uid(uid), on=day).units}
    assert found == expected


def test_two_steps():
    """A commune that changed twice shows both steps, each with its act, in order."""
    for unit in iter_units(on=D(2019, 10, 1), level=Level.COMMUNE):
        answer = successors(unit, on=NEW)
        if len({step.on for step in answer.steps}) == 2 and len(answer.steps) == 2:
            break
    first, second = answer.steps
    assert first.old == unit
    assert first.new == second.old
    assert unit.valid_to < first.on <= second.old.valid_to < second.on == NEW
    assert second.act


def test_reform_loses_nothing():
    """Every commune of 2025-06-30 has successors the next day, and every new one predecessors."""
    for unit in iter_units(on=OLD, level=Level.COMMUNE):
        answer = successors(unit, on=NEW)
        assert answer.outcome in {SuccessionOutcome.ONE, SuccessionOutcome.MANY}
        assert all(step.act for step in answer.steps)
        assert all(new.exists_on(NEW) for new in answer.units)
    for unit in iter_units(on=NEW, level=Level.COMMUNE):
        assert predecessors(unit, on=OLD).units


def test_every_district_is_covered():
    """Every district of 2025-06-30 is covered by units of the next day."""
    for unit in iter_units(on=OLD, level=Level.DISTRICT):
        assert successors(unit, on=NEW).units, unit.full_name


def test_both_ways():
    """A successor has the unit among its predecessors."""
    for unit in iter_units(on=OLD, level=Level.COMMUNE, parent=unit_by_uid("003-1")):
        for new in successors(unit, on=NEW).units:
            assert unit in predecessors(new, on=OLD).units


def test_step_facts():
    """A step names the extent and the act, and whether it was read in a source."""
    answer = successors(unit_by_uid("00001-1"), on=NEW)
    (step,) = answer.steps
    assert step.extent is Extent.WHOLE
    assert step.act == "1656/NQ-UBTVQH15"
    assert step.on == NEW
    assert step.confirmed is answer.confirmed is True


@pytest.mark.parametrize(
    ("ask", "uid", "day", "reason"),
    [
        (successors, "00103-2", OLD, "did not exist before 2025-07-01"),
        (predecessors, "003-1", NEW, "ended on 2025-06-30"),
    ],
)
def test_wrong_direction(ask, uid, day, reason):
    """A day on the wrong side of the unit's life is refused."""
    with pytest.raises(ValueError, match=reason):
        ask(unit_by_uid(uid), on=day)


def test_nothing_is_known_before_the_tables():
    """Where no link reaches the day, the answer is none."""
    new = next(u for u in iter_units(on=D(2005, 1, 1)) if u.valid_from is not None)
    answer = predecessors(new, on=D(1990, 1, 1))
    assert answer.outcome is SuccessionOutcome.NONE
    assert answer.units == ()


@pytest.mark.parametrize(
    ("uid", "on", "expected"),
    [
        ("194-1", D(2024, 1, 1), "194-2"),  # thị xã Móng Cái, a city since 2008
        ("194-1", D(2008, 10, 8), "194-1"),
        ("194-1", D(2026, 1, 1), "194-2"),  # the last version before the end
        ("75-2", D(2026, 4, 30), "75-3"),  # tỉnh Đồng Nai, a city since that day
        ("003-1", D(2026, 1, 1), "003-1"),  # nothing goes on from a quận
        ("74-1", D(2026, 1, 1), "74-1"),  # tỉnh Bình Dương was merged
        ("00103-2", D(2026, 1, 1), "00103-2"),
    ],
)
def test_continuation(uid: str, on: dt.date, expected: str) -> None:
    """Another name, type or superior makes no new unit; a merger does."""
    unit = unit_by_uid(uid)
    assert unit is not None
    assert continuation(unit, on=on).uid == expected


def test_unchanged_communes_go_on() -> None:
    """Every commune that the reform of 2025 left unchanged goes on under its province."""
    day = D(2025, 7, 1)
    rows = load_table("succession").records()
    links = [r for r in rows if (r["relation"], r["date"]) == ("unchanged", str(day))]
    assert links
    for link in links:
        unit = unit_by_uid(link["old_uid"])
        assert unit is not None
        assert continuation(unit, on=day).uid == link["new_uid"]
