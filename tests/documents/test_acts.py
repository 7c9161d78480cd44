"""Legal acts and the days on which they are in force."""

import datetime as dt
import re
from graphlib import TopologicalSorter

import pytest

from phoiho.documents import (
    ActChangeKind,
    ActKind,
    ActState,
    get_act,
    iter_acts,
    lookup_acts,
    parse_document_number,
)
from phoiho.reference import load_table

D = dt.date
STATUSES = {"confirmed", "partly", "from memory", "unconfirmed"}
ACTS = {act.id: act for act in iter_acts()}
CHANGES = [change for act in iter_acts() for change in act.changes]


@pytest.mark.parametrize(
    ("act_id", "on", "answer"),
    [
        ("72/2025/QH15", D(2025, 6, 15), False),
        ("72/2025/QH15", D(2025, 6, 16), True),
        ("65/2025/QH15", D(2025, 2, 28), False),
        ("65/2025/QH15", D(2025, 3, 1), True),
        ("65/2025/QH15", D(2025, 6, 15), True),
        ("65/2025/QH15", D(2025, 6, 16), False),
        ("77/2015/QH13", D(2015, 12, 31), False),
        ("77/2015/QH13", D(2016, 1, 1), True),
        ("77/2015/QH13", D(2025, 2, 28), True),
        ("77/2015/QH13", D(2025, 3, 1), False),
        ("30/2020/NĐ-CP", D(2020, 3, 5), True),
        ("30/2020/NĐ-CP", D(2020, 3, 4), False),
        ("110/2004/NĐ-CP", D(2004, 4, 30), False),
        ("110/2004/NĐ-CP", D(2004, 5, 1), True),
        ("110/2004/NĐ-CP", D(2020, 3, 4), True),
        ("110/2004/NĐ-CP", D(2020, 3, 5), False),
        ("14/1999/QH10", D(2015, 12, 31), True),
        ("75/2015/QH13", D(2016, 1, 1), True),
        ("87/2015/QH13", D(2026, 2, 28), True),
        ("87/2015/QH13", D(2026, 3, 1), False),
        ("hien-phap-2013", D(2013, 12, 31), False),
        ("hien-phap-2013", D(2014, 1, 1), True),
        ("290-QĐ/TW@2010", D(2010, 2, 25), True),
        ("26/2008/QH12", D(2010, 1, 1), None),
    ],
)
def test_in_force(act_id, on, answer):
    """An act is in force from its first to its last day; unknown is not no."""
    assert ACTS[act_id].in_force(on) is answer


@pytest.mark.parametrize(
    ("act_id", "on", "state"),
    [
        ("72/2025/QH15", D(2025, 6, 15), ActState.NOT_YET),
        ("72/2025/QH15", D(2025, 6, 16), ActState.IN_FORCE),
        ("65/2025/QH15", D(2025, 6, 16), ActState.ENDED),
        # The first day is not known: not in force before it was issued, unknown after.
        ("26/2008/QH12", D(2008, 11, 14), ActState.NOT_YET),
        ("26/2008/QH12", D(2008, 11, 15), ActState.UNKNOWN),
        # Its last day is known, its first is not.
        ("753/2005/UBTVQH11", D(2025, 2, 19), ActState.UNKNOWN),
        ("753/2005/UBTVQH11", D(2025, 2, 20), ActState.ENDED),
        # It was replaced on a day that is not known: not before the other act was issued.
        ("36-HD/VPTW@2018", D(2026, 5, 26), ActState.IN_FORCE),
        ("36-HD/VPTW@2018", D(2026, 5, 27), ActState.UNKNOWN),
        # That it was replaced is not confirmed.
        ("98/2023/NĐ-CP", D(2025, 6, 13), ActState.IN_FORCE),
        ("98/2023/NĐ-CP", D(2025, 6, 14), ActState.UNKNOWN),
        ("98/2023/NĐ-CP", D(2026, 1, 1), ActState.UNKNOWN),
        # What replaced it was itself replaced on a known day.
        ("luat-to-chuc-hdnd-ubnd-1989", D(2003, 12, 9), ActState.UNKNOWN),
        ("luat-to-chuc-hdnd-ubnd-1989", D(2003, 12, 10), ActState.ENDED),
    ],
)
def test_state_on(act_id, on, state):
    """The state says which no, and unknown where a day is not known."""
    assert ACTS[act_id].state_on(on) is state


@pytest.mark.parametrize(
    ("act_id", "last", "by"),
    [
        ("77/2015/QH13", D(2025, 2, 28), "65/2025/QH15"),
        ("65/2025/QH15", D(2025, 6, 15), "72/2025/QH15"),
        ("72/2025/QH15", None, ""),
        ("80/2015/QH13", D(2025, 3, 31), "64/2025/QH15"),
        ("36-HD/VPTW@2018", None, "05-HD/VPTW@2026"),
    ],
)
def test_end(act_id, last, by):
    """The last day and the act that ended it derive from the changes."""
    assert ACTS[act_id].in_force_to == last
    assert ACTS[act_id].replaced_by == by


@pytest.mark.parametrize(
    ("act_id", "on", "by"),
    [
        ("75/2015/QH13", D(2025, 6, 30), []),
        ("75/2015/QH13", D(2025, 7, 1), ["97/2025/QH15"]),
        ("77/2015/QH13", D(2020, 7, 1), ["47/2019/QH14"]),
        ("57/2014/QH13", D(2025, 2, 17), ["65/2020/QH14", "62/2025/QH15"]),
        ("15/2003/QH11", D(2005, 6, 26), []),
        ("15/2003/QH11", D(2014, 6, 1), ["47/2005/QH11", "39/2013/QH13"]),
        # An amendment whose day is not known is left out.
        ("34/2016/NĐ-CP", D(2025, 1, 1), ["154/2020/NĐ-CP"]),
    ],
)
def test_amended_by(act_id, on, by):
    """The amendments in effect on a day, the oldest first."""
    assert [act.id for act in ACTS[act_id].amended_by(on=on)] == by


@pytest.mark.parametrize("act", ACTS.values(), ids=ACTS)
def test_every_act(act):
    """Every act has a name and an issuer, a readable number, days in order, and is found."""
    assert get_act(act.id) == act
    assert act in lookup_acts(act.number or act.name)
    assert act in lookup_acts(act.name)
    assert act.name
    assert act.issuer
    assert act.year is not None
    assert act.status in STATUSES
    assert str(act).startswith(act.name)
    days = [day for day in (act.issued_on, act.in_force_from, act.in_force_to) if day]
    assert days == sorted(days)
    if act.number:
        assert parse_document_number(act.number).number


@pytest.mark.parametrize("act", ACTS.values(), ids=ACTS)
def test_every_id(act):
    """An id is the number, the number and the year of a term, or the name and the year."""
    if act.number:
        assert act.id in {act.number, f"{act.number}@{act.year}"}
        numbered_for_good = re.search(r"/\d{4}/", act.number) is not None
        assert act.number_repeats is not numbered_for_good
    else:
        assert re.fullmatch(rf"[a-z-]+-{act.year}", act.id)


@pytest.mark.parametrize("act", ACTS.values(), ids=ACTS)
def test_confirmed_acts_are_whole(act):
    """What is confirmed has its days; what was seen says where."""
    if act.status == "confirmed":
        assert act.issued_on
        assert act.in_force_from
        assert act.source
        assert "from memory" not in act.note.partition(".")[0] or "list from memory" in act.note
    if act.status == "partly":
        assert act.source


@pytest.mark.parametrize("change", CHANGES, ids=lambda c: f"{c.act}-{c.kind.value}-{c.by}")
def test_every_change(change):
    """A change begins with the act that makes it, or its source says why not."""
    by = ACTS[change.by]
    assert change.act != change.by
    assert change.status in STATUSES
    assert change.source or change.status == "from memory"
    if change.from_day is not None and by.in_force_from is not None:
        assert change.from_day == by.in_force_from or "before its successor" in change.source
    issued = ACTS[change.act].issued_on
    if issued is not None and by.issued_on is not None:
        assert issued <= by.issued_on or change.kind is ActChangeKind.AMENDS
    assert change.earliest == (change.from_day or by.issued_on)


def test_tables_are_whole():
    """Every row becomes an act or a change."""
    assert len(ACTS) == len(load_table("acts").rows)
    assert len(CHANGES) == len(load_table("act_changes").rows)


@pytest.mark.parametrize("kind", [*ActKind, *ActState, *ActChangeKind])
def test_labels(kind):
    """Every code has a name in both languages."""
    assert kind.label("vi")
    assert kind.label("en")


def test_one_law_on_local_government_at_a_time():
    """Since 2016 exactly one law on local government is in force every day."""
    laws = lookup_acts("Luật Tổ chức chính quyền địa phương")
    day = D(2016, 1, 1)
    while day < D(2026, 11, 21):
        assert sum(law.in_force(day) is True for law in laws) == 1
        day += dt.timedelta(days=1)


def test_no_act_comes_round_to_itself():
    """Nobody who follows the ends of acts walks in a circle."""
    ends: dict[str, list[str]] = {}
    for change in CHANGES:
        if change.kind.is_end:
            ends.setdefault(change.act, []).append(change.by)
    assert set(ends) < set(TopologicalSorter(ends).static_order())
