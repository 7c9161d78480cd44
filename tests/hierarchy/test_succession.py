"""What became of units, and what stood there before."""

import datetime as dt
from collections import defaultdict

import pytest
from hypothesis import given
from hypothesis import strategies as st

from phoiho.hierarchy import (
    Extent,
    Level,
    Relation,
    SuccessionOutcome,
    continuation,
    iter_units,
    parent_of,
    predecessors,
    successors,
    unit_by_uid,
)
from phoiho.reference import load_table

D = dt.date
FIRST, CATALOGUE = D(2008, 1, 1), D(2019, 10, 1)
OLD, NEW, TODAY = D(2025, 6, 30), D(2025, 7, 1), D(2026, 11, 22)
EVERY_UNIT = [unit_by_uid(row[0]) for row in load_table("units").rows]
LINKS = list(load_table("succession").records())

# The unit, the day, the units that cover it.
SUCCESSORS = """\
003-1|2025-07-01|00004-2 00091-2 00097-2 00103-2 00160-2 00611-2
003-1|2025-06-30|003-1
002-1|2025-07-01|00004-2 00070-2 00082-2 00097-2 00226-3
769-1|2021-01-01|769-2
769-1|2025-06-30|769-2
769-1|2025-07-01|27094-3 27097-2 27112-2
769-2|2025-07-01|26800-3 26803-3 26809-3 26824-3 26833-3 26842-3 26848-3 26857-3 26860-3 27094-3 \
27097-2 27112-2
762-1|2025-07-01|26800-3 26803-3 26809-3 26824-3
763-1|2025-07-01|26833-3 26842-3 26848-3 26857-3 26860-3
534-1|2020-02-01|534-2
534-1|2025-07-01|21439-3 21451-3 21457-2 21472-2 21478-3
194-1|2025-07-01|06709-2 06712-2 06724-2 06733-2 06736-3 06757-2
194-2|2025-07-01|06709-2 06712-2 06724-2 06733-2 06736-3 06757-2
648-1|2025-07-01|24259-2 24265-2 24277-2 24280-2 24286-2 24301-2
622-1|2025-07-01|23563-2 23575-2 23584-2 23586-2 23590-2 23602-2 23611-2
627-1|2025-07-01|23590-2 23722-2 23728-2 23734-3 23749-2
021-1|2025-07-01|00091-2 00160-2 00598-3 00602-2 00611-2 00613-3 00619-3 00622-3 09817-2 09832-2
26740-1|2025-07-01|26740-2
21541-1|2020-04-01|536-1
21541-1|2025-07-01|21548-1
21097-1|2025-07-01|21109-3
07042-2|2025-07-01|07030-3 07060-3
06862-1|2025-07-01|06862-2
06880-1|2025-07-01|06862-2 06874-2
06742-2|2025-07-01|06712-2
20032-2|2025-07-01|19774-3
24127-1|2025-07-01|24133-3
23884-1|2025-07-01|23884-2
27379-1|2025-07-01|27373-3
30940-1|2025-07-01|30934-2
29137-2|2025-07-01|29137-3
26188-1|2025-07-01|26188-2
25270-1|2026-04-30|25270-3
13141-1|2025-07-01|13141-2
05425-2|2025-07-01|05425-3
01060-1|2025-07-01|01057-2
00193-1|2025-07-01|00226-3
10684-1|2025-07-01|10678-2
00094-1|2025-07-01|00097-2 00103-2
00250-1|2025-07-01|00082-2 00226-3 00256-2
09214-3|2025-07-01|09187-2
25852-2|2025-07-01|25849-3
28-1|2025-07-01|01-1
66-1|2025-07-01|66-2
79-1|2025-07-01|79-2
00103-2|2026-11-22|00103-2
219-1|2025-03-01|219-1
691-1|2010-01-01|688-1 691-2
519-1|2025-03-01|509-1
""".splitlines()


@pytest.mark.parametrize("row", SUCCESSORS)
def test_successors(row):
    """A commune follows its links, a district of the old level its own communes."""
    uid, day, uids = row.split("|")
    answer = successors(unit_by_uid(uid), on=D.fromisoformat(day))
    assert [unit.uid for unit in answer.units] == uids.split()
    assert answer.untraced == ()
    if uids == uid:
        assert answer.outcome is SuccessionOutcome.SAME
        assert answer.steps == ()
    else:
        many = len(uids.split()) > 1
        assert answer.outcome is (SuccessionOutcome.MANY if many else SuccessionOutcome.ONE)
        assert answer.steps


# The unit, the day, the level asked for, what stood there.
PREDECESSORS = """\
769-2|2020-12-31||762-1 763-1 769-1
26740-2|2025-06-30||26737-1 26740-1 26746-1
26740-2|2025-06-30|district|760-1
26740-2|2025-06-30|province|79-1
79-2|2025-06-30||74-1 77-1 79-1
00103-2|2025-07-01||00103-2
00103-2|2025-06-30|district|003-1 005-1
27112-2|2019-10-01|district|769-1
27112-2|2025-06-30|district|769-2
193-1|2019-12-31||193-1 204-1
224-1|2024-12-31||219-1
071-1|2010-01-01||072-1 073-1
454-1|2012-01-01||458-1
509-1|2007-12-31||509-1
519-1|2007-12-31||509-1
01-1|2008-07-31||01-1 28-1
21548-1|2025-06-30||536-1
06994-2|2025-06-30|district|203-1
00103-2|2025-07-01|district|
""".splitlines()


@pytest.mark.parametrize("row", PREDECESSORS)
def test_predecessors(row):
    """All that stood there, whole or in part, with what the unit took in since."""
    uid, day, level, uids = row.split("|")
    above = Level(level) if level else None
    answer = predecessors(unit_by_uid(uid), on=D.fromisoformat(day), level=above)
    assert [unit.uid for unit in answer.units] == uids.split()
    assert answer.untraced == ()
    if not uids:
        assert answer.outcome is SuccessionOutcome.NONE


def test_special_zone_beside_its_communes():
    """A district that became one special zone stands beside its communes."""
    before = predecessors(unit_by_uid("06994-2"), on=OLD)
    communes = predecessors(unit_by_uid("06994-2"), on=OLD, level=Level.COMMUNE)
    district = unit_by_uid("203-1")
    assert set(before.units) == {district, *communes.units}
    assert {parent_of(commune, on=OLD) for commune in communes.units} == {district}


def test_two_steps():
    """A commune that changed twice shows both steps, each with its act, in order."""
    answers = (successors(unit, on=NEW) for unit in iter_units(on=CATALOGUE, level=Level.COMMUNE))
    twice = next(a for a in answers if len(a.steps) == 2 and len({s.on for s in a.steps}) == 2)
    first, second = twice.steps
    assert first.old == twice.unit
    assert first.new == second.old
    assert first.on <= second.old.valid_to < second.on == NEW
    assert second.act


@pytest.mark.parametrize("day", [OLD, NEW])
@pytest.mark.parametrize("level", [Level.PROVINCE, Level.DISTRICT, Level.COMMUNE])
def test_reform_loses_nothing(day, level):
    """Every unit of 2025-06-30 has successors the next day, and every one then predecessors."""
    assert sum(1 for _ in iter_units(on=day)) == {OLD: 63 + 696 + 10_035, NEW: 34 + 3_321}[day]
    for unit in iter_units(on=day, level=level):
        answer = successors(unit, on=NEW) if day is OLD else predecessors(unit, on=OLD)
        assert answer.units, unit.full_name
        assert answer.complete
        assert answer.confirmed
        assert all(step.act for step in answer.steps)
        assert all(other.exists_on(NEW if day is OLD else OLD) for other in answer.units)


@pytest.mark.parametrize("start", [FIRST, CATALOGUE, D(2016, 1, 1), D(2021, 7, 1), OLD, NEW])
def test_chains_reach_today(start):
    """From any day the land is followed to today, but for communes without a link."""
    linked = {link["old_uid"] for link in LINKS}
    for unit in iter_units(on=start):
        answer = successors(unit, on=TODAY)
        assert all(new.exists_on(TODAY) for new in answer.units)
        assert all(lost.uid not in linked and lost.valid_to < OLD for lost in answer.untraced)
        assert bool(answer.units) is (answer.outcome is not SuccessionOutcome.UNKNOWN)
        assert answer.units or answer.untraced == (unit,)


def pairs(start, end, level, *, forward):
    """Return which unit of the one day stands where which of the other stood."""
    found = set()
    for unit in iter_units(on=start if forward else end, level=level):
        if forward:
            found |= {(unit.uid, new.uid) for new in successors(unit, on=end).units}
        else:
            found |= {(old.uid, unit.uid) for old in predecessors(unit, on=start).units}
    return {(old, new) for old, new in found if len(old) == len(new)}


@pytest.mark.parametrize(
    ("start", "end"), [(FIRST, TODAY), (CATALOGUE, OLD), (CATALOGUE, TODAY), (OLD, NEW)]
)
@pytest.mark.parametrize("level", [Level.PROVINCE, Level.DISTRICT, Level.COMMUNE])
def test_both_ways(start, end, level):
    """A unit follows another exactly where the other came before it."""
    forward = pairs(start, end, level, forward=True)
    backward = pairs(start, end, level, forward=False)
    # A unit that gave a part away and went on is its own successor.
    goes_on = {(old, new) for old, new in backward if unit_by_uid(old).exists_on(end)}
    given = {(old, new) for old, new in backward - forward if (old, new) in goes_on}
    assert forward == backward - given
    assert all(Relation(relation_of(*link)) is Relation.SPLIT_PART for link in given)


def relation_of(old, new):
    """Return the relation of a recorded link."""
    return next(k["relation"] for k in LINKS if (k["old_uid"], k["new_uid"]) == (old, new))


def test_districts_and_wards_both_ways():
    """A ward covers a district exactly where the district is among those it lay in."""
    forward = {
        (district, ward)
        for district in iter_units(on=OLD, level=Level.DISTRICT)
        for ward in successors(district, on=NEW).units
    }
    backward = {
        (district, ward)
        for ward in iter_units(on=NEW, level=Level.COMMUNE)
        for district in predecessors(ward, on=OLD, level=Level.DISTRICT).units
    }
    assert forward == backward


def test_links_are_chained_by_days():
    """The new unit begins to hold the land on the day after the old one's last day."""
    for link in LINKS:
        old, new = unit_by_uid(link["old_uid"]), unit_by_uid(link["new_uid"])
        day = D.fromisoformat(link["date"])
        assert new.exists_on(day), link
        assert old.exists_on(day - dt.timedelta(days=1)), link
        # Only who gives away a part goes on, and only to a new unit: a boundary that
        # moves between two units is no succession.
        if old.exists_on(day):
            assert (link["relation"], link["extent"]) == ("split_part", "part"), link
            assert new.valid_from == day, link


def test_extents_fit_together():
    """What is whole went to one unit; what was divided went to several, one rest at most."""
    by_old = defaultdict(list)
    for link in LINKS:
        by_old[link["old_uid"]].append(link)
    for uid, links in by_old.items():
        ends = [k for k in links if not unit_by_uid(uid).exists_on(D.fromisoformat(k["date"]))]
        extents = [Extent(link["extent"]) for link in ends]
        assert len({link["date"] for link in ends}) <= 1, uid
        assert extents.count(Extent.REMAINDER) <= 1, uid
        if len(ends) > 1:
            assert Extent.WHOLE not in extents, uid
        elif ends:
            assert extents[0] not in {Extent.PART, Extent.REMAINDER}, uid


def test_relations_fit_the_units():
    """A relation says what changed: nothing, the name, the type, the superior, or the land."""
    same = {Relation.UNCHANGED, Relation.RENAMED, Relation.TYPE_CHANGED, Relation.TRANSFERRED}
    for link in LINKS:
        old, new = unit_by_uid(link["old_uid"]), unit_by_uid(link["new_uid"])
        relation = Relation(link["relation"])
        if relation is Relation.TYPE_CHANGED:
            assert old.type is not new.type, link
        elif relation is Relation.RENAMED:
            assert old.type is new.type, link
            assert old.name != new.name, link
        if relation in same:
            assert Extent(link["extent"]) in {Extent.WHOLE, Extent.REMAINDER}, link


def test_who_has_no_link():
    """All units that ended before the reform have a link, but for 39 communes."""
    linked = {link["old_uid"] for link in LINKS}
    lost = [u for u in EVERY_UNIT if u.valid_to and u.valid_to < OLD and u.uid not in linked]
    assert {unit.level for unit in lost} == {Level.COMMUNE}
    assert len(lost) == 39


def test_districts_have_predecessors():
    """Every province and district that began since 2008 is linked to what it was made from."""
    for unit in EVERY_UNIT:
        if unit.level is not Level.COMMUNE and unit.valid_from and unit.valid_from > FIRST:
            before = unit.valid_from - dt.timedelta(days=1)
            assert predecessors(unit, on=before).units, unit.full_name


def test_step_facts():
    """A step names the extent and the act, and whether it was read in a source."""
    answer = successors(unit_by_uid("00001-1"), on=NEW)
    (step,) = answer.steps
    assert step.extent is Extent.WHOLE
    assert (step.act, step.clause) == ("1656/NQ-UBTVQH15", "Điều 1 khoản 14")
    assert step.on == NEW
    assert step.confirmed is answer.confirmed is answer.complete is True


def test_a_link_without_proof_is_named():
    """An answer that rests on an equal name says so, and by which step."""
    link = next(link for link in LINKS if link["status"] == "unconfirmed")
    answer = successors(unit_by_uid(link["old_uid"]), on=D.fromisoformat(link["date"]))
    (step,) = answer.unconfirmed_steps
    assert (step.old.uid, step.new.uid) == (link["old_uid"], link["new_uid"])
    assert "same name" in step.note
    assert not answer.confirmed


def test_main_successor_only():
    """Where only the main successor is recorded, the answer is not called complete."""
    answer = successors(unit_by_uid("00010-1"), on=NEW)
    assert answer.confirmed
    assert not answer.complete


def test_end_of_the_record():
    """A commune without a link is named, alone and inside its district."""
    commune, district = unit_by_uid("01390-1"), unit_by_uid("044-1")
    alone = successors(commune, on=TODAY)
    assert (alone.outcome, alone.units) == (SuccessionOutcome.UNKNOWN, ())
    inside = successors(district, on=TODAY)
    assert inside.outcome is SuccessionOutcome.MANY
    for answer in (alone, inside):
        assert answer.untraced == (commune,)
        assert not answer.complete
        assert not answer.confirmed


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
    """Where no link reaches the day, the answer says that the record ends."""
    new = next(u for u in iter_units(on=D(2005, 1, 1)) if u.valid_from is not None)
    answer = predecessors(new, on=D(1990, 1, 1))
    assert answer.outcome is SuccessionOutcome.UNKNOWN
    assert answer.units == ()
    assert answer.untraced == (new,)


@given(unit=st.sampled_from(EVERY_UNIT), day=st.dates())
def test_any_day(unit, day):
    """Of any unit and day there is an answer or a refusal, and steps lead to the units."""
    for ask in (successors, predecessors):
        try:
            answer = ask(unit, on=day)
        except ValueError:
            outside = unit.valid_from if ask is successors else unit.valid_to
            assert outside is not None
            continue
        assert all(found.exists_on(day) for found in answer.units)
        assert list(answer.steps) == sorted(answer.steps, key=lambda step: step.on)
        ends = {unit, *(end for step in answer.steps for end in (step.old, step.new))}
        if not unit.type.valid_to:  # a district is followed through its communes
            assert ends.issuperset(answer.units)


@pytest.mark.parametrize(
    ("uid", "on", "expected"),
    [
        ("194-1", D(2024, 1, 1), "194-2"),  # thị xã Móng Cái, a city since 2008
        ("194-1", D(2008, 10, 8), "194-1"),
        ("194-1", D(2026, 1, 1), "194-2"),  # the last version before the end
        ("75-2", D(2026, 4, 30), "75-3"),  # tỉnh Đồng Nai, a city since that day
        ("458-1", D(2014, 1, 1), "454-1"),  # huyện Quảng Trạch, after Ba Đồn left it
        ("691-1", D(2010, 1, 1), "691-2"),  # huyện Phước Long, renamed after the town left it
        ("721-1", D(2014, 1, 1), "721-1"),  # huyện Bến Cát was divided in two
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
    """Every unit that a link calls unchanged goes on as the new version."""
    links = [link for link in LINKS if link["relation"] == "unchanged"]
    assert links
    for link in links:
        unit = unit_by_uid(link["old_uid"])
        assert unit is not None
        assert continuation(unit, on=D.fromisoformat(link["date"])).uid == link["new_uid"]


@pytest.mark.parametrize("member", [*SuccessionOutcome, *Relation, *Extent])
def test_labels(member):
    """Every outcome, relation and extent has a name in both languages."""
    assert member.label("vi")
    assert member.label("en") != member.label("vi")
