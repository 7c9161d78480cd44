"""Which guide rules the papers of a system on a day."""

import datetime as dt
from itertools import pairwise

import pytest

from phoiho.documents import DocumentSystem, NumberStyle, find_habit, guide_for, iter_guides
from phoiho.reference import load_table

D = dt.date
DAY = dt.timedelta(days=1)


@pytest.mark.parametrize(
    ("system", "on", "number"),
    [
        ("state", D(2020, 3, 4), "01/2011/TT-BNV"),
        ("state", D(2020, 3, 5), "30/2020/NĐ-CP"),
        ("state", D(2011, 3, 5), "55/2005/TTLT-BNV-VPCP"),
        ("party", D(2018, 4, 2), "11-HD/VPTW"),
        ("party", D(2018, 4, 3), "36-HD/VPTW"),
        ("party", D(2026, 5, 26), "36-HD/VPTW"),
        ("party", D(2026, 5, 27), "05-HD/VPTW"),
        ("front", D(2013, 4, 7), None),
        ("front", D(2013, 4, 8), "91/HD-MTTW-BTT"),
        ("front", D(2025, 8, 28), "91/HD-MTTW-BTT"),
        ("front", D(2025, 8, 29), "207/QĐ-MTTW-BTT"),
        ("union", D(2024, 5, 13), "1013/QĐ-TLĐ"),
        ("union", D(2024, 5, 14), "933/QĐ-TLĐ"),
        ("youth", D(2013, 10, 28), "1836/TWĐTN"),
        ("youth", D(2013, 10, 29), "29-HD/TWĐTN-VP"),
        ("farmers", D(2026, 3, 2), None),
        ("women", D(2026, 3, 2), None),
        ("veterans", D(2026, 3, 2), None),
        ("joint", D(2026, 3, 2), None),
        ("other", D(2026, 3, 2), None),
    ],
)
def test_guide_for(system, on, number):
    """A guide rules from its first day to the day before the next; some systems have none."""
    guide = guide_for(DocumentSystem(system), on=on)
    assert (guide.number if guide else None) == number


@pytest.mark.parametrize(
    ("on", "number"),
    [
        (D(2016, 6, 30), None),
        (D(2016, 7, 1), "34/2016/NĐ-CP"),
        (D(2025, 3, 31), "34/2016/NĐ-CP"),
        (D(2025, 4, 1), "78/2025/NĐ-CP"),
    ],
)
def test_normative_papers_have_guides_of_their_own(on, number):
    """Rules of law follow other guides than single decisions."""
    guide = guide_for(DocumentSystem.STATE, on=on, normative=True)
    assert (guide.number if guide else None) == number


def test_other_systems_do_not_part_normative_papers():
    """Outside the State the question changes nothing."""
    on = D(2026, 6, 1)
    for system in DocumentSystem:
        if system is not DocumentSystem.STATE:
            assert guide_for(system, on=on, normative=True) == guide_for(system, on=on)


@pytest.mark.parametrize("row", list(load_table("document_guides").records()), ids=str)
def test_every_row_rules_on_its_own_days(row):
    """The table gives one guide or habit a day, and a habit is no guide."""
    system, normative = DocumentSystem(row["system"]), row["kind"] == "normative"
    first = D.fromisoformat(row["valid_from"])
    last = D.fromisoformat(row["valid_to"]) if row["valid_to"] else D(2099, 1, 1)
    for on in (first, last):
        habit = find_habit(system, on=on, normative=normative)
        assert (habit.number, habit.form) == (row["number"], row["form"])
        assert guide_for(system, on=on, normative=normative) == (habit if row["number"] else None)


def test_guides_of_a_system_follow_one_another_without_a_gap():
    """Between two guides of one kind there is no day without one."""
    for guide, following in pairwise(iter_guides()):
        if (guide.system, guide.normative) == (following.system, following.normative):
            assert guide.valid_to + DAY == following.valid_from, guide.number


def test_styles_are_those_of_numbers():
    """Party and Youth Union put the hyphen first, the others follow the State."""
    styles = {guide.system: guide.number_style for guide in iter_guides()}
    party = {s for s, style in styles.items() if style is NumberStyle.PARTY}
    assert party == {DocumentSystem.PARTY, DocumentSystem.YOUTH}
    assert set(styles.values()) == {NumberStyle.PARTY, NumberStyle.STATE}
