"""What changed between two agreements."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from phoiho.agreements import (
    ChangeKind,
    Coverage,
    ParticipantTie,
    StatedCount,
    Target,
    WorkItem,
    compare,
)
from phoiho.agreements.item_matching import match_wordings
from phoiho.calendar import Cadence, CadenceKind, Every
from phoiho.dossier import resolve
from phoiho.periods import Period
from phoiho.records import load
from strategies_agreements import agreements, made, resolved

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
D = dt.date
BODIES = ("UBND quận Tây Hồ", "Ủy ban MTTQ Việt Nam quận Tây Hồ")
MIRROR = {
    ChangeKind.ADDED: ChangeKind.DROPPED,
    ChangeKind.DROPPED: ChangeKind.ADDED,
    ChangeKind.KEPT: ChangeKind.KEPT,
    ChangeKind.CHANGED: ChangeKind.CHANGED,
}


def items(*texts, **fields):
    """Make an agreement of items."""
    return made(items=tuple(WorkItem(text=text) for text in texts), **fields)


def one_item(**fields):
    """Make a resolved agreement of one item."""
    return resolved(made(*BODIES, items=(WorkItem(text="Giám sát", **fields),)))[0]


@pytest.mark.parametrize(
    ("old", "new", "kind", "figures_only"),
    [
        ("Tổ chức phản biện xã hội", "tổ chức  phản biện xã hội.", "kept", False),
        ("Hòa giải ở cơ sở", "Hoà giải ở cơ sở", "kept", False),
        ("Thực hiện chỉ tiêu năm 2023", "Thực hiện chỉ tiêu năm 2024", "changed", True),
        (
            "Phối hợp tổ chức phản biện xã hội",
            "Phối hợp tổ chức tốt công tác phản biện xã hội",
            "changed",
            False,
        ),
    ],
)
def test_one_item_in_both(old, new, kind, figures_only):
    """Spelling and blanks are no change; other words are, with how alike they are."""
    (change,) = compare(items(old), items(new)).items
    assert (change.kind, change.figures_only) == (ChangeKind(kind), figures_only)
    assert (change.similarity == 1) is (kind == "kept")


def test_shared_openings_are_not_enough():
    """Two tasks that open alike are two tasks."""
    old = "Phối hợp tổ chức các kỳ họp HĐND quận"
    changes = compare(items(old), items("Phối hợp tổ chức phản biện xã hội")).items
    assert [change.kind.value for change in changes] == ["added", "dropped"]


def test_best_pairs_first():
    """The most similar texts make a pair, whatever their order."""
    old = items("Giám sát việc thu quỹ", "Tuyên truyền pháp luật năm 2023", "Phản biện")
    new = items(
        "Tuyên truyền pháp luật năm 2024", "Phản biện", "Đối thoại", "Giám sát việc thu quỹ"
    )
    found = compare(old, new)
    assert [(c.kind.value, c.old.text[:4] if c.old else None) for c in found.items] == [
        ("changed", "Tuyê"),
        ("kept", "Phản"),
        ("added", None),
        ("kept", "Giám"),
    ]
    assert len(found.items_with(ChangeKind.KEPT)) == 2


@pytest.mark.parametrize(
    ("fields", "certain"),
    [
        ({}, True),
        ({"items_complete": False}, False),
        ({"coverage": Coverage.REPORT}, False),
        ({"coverage": Coverage.REPORT, "items_complete": True}, True),
    ],
)
def test_what_a_record_leaves_out_is_not_dropped(fields, certain):
    """An item is dropped for certain only where the new record has all items."""
    (change,) = compare(items("Giám sát"), items(**fields)).items
    assert (change.kind, change.certain) == (ChangeKind.DROPPED, certain)


@pytest.mark.parametrize(
    ("old", "new", "moves"),
    [
        ({"lead": ("p0",)}, {"lead": ("p0",)}, []),
        (
            {"lead": ("p0",), "coordinators": ("p1",)},
            {"lead": ("p1",), "coordinators": ("p0",)},
            [("p0", "lead", "coordinating", True), ("p1", "coordinating", "lead", True)],
        ),
        ({"lead": ("p0",)}, {}, [("p0", "lead", None, False)]),
        (
            {"lead": ("p0",)},
            {"lead": ("p0",), "coordinators": ("p1",)},
            [("p1", None, "coordinating", True)],
        ),
        (
            {"lead": ("gone",)},
            {"lead": ("p0",)},
            [("p0", None, "lead", True), ("gone", "lead", None, True)],
        ),
    ],
)
def test_responsibilities(old, new, moves):
    """Roles that moved are told by participant."""
    (change,) = compare(one_item(**old), one_item(**new)).items
    found = [
        (m.new or m.old, *(r.value if r else None for r in (m.old_role, m.new_role)), m.certain)
        for m in change.responsibilities
    ]
    assert found == moves
    assert change.changed is bool(moves)


def test_targets_and_due_days():
    """Another number, unit or day of one indicator is a change of it."""
    percent = Target(indicator="Hộ đạt gia đình văn hóa", value=Decimal(85), unit="%")
    more = attrs.evolve(percent, value=Decimal(90), indicator="hộ đạt gia đình văn hoá")
    visits = Target(indicator="cuộc giám sát", value=Decimal(1), upper=Decimal(2))
    old = one_item(targets=(percent,), due=D(2024, 6, 30))
    (change,) = compare(old, one_item(targets=(visits, more), due=D(2024, 11, 15))).items
    assert [t.kind.value for t in change.targets] == ["added", "changed"]
    assert change.due_changed
    assert not compare(old, old).changed


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("Thường trực HĐND quận Tây Hồ", "HĐND quận Tây Hồ", ("kept", "same")),
        ("UBND quận Tây Hồ", "UBND phường Tây Hồ, thành phố Hà Nội", ("changed", "follows")),
        (
            "Ủy ban MTTQ Việt Nam quận Tây Hồ",
            "Ban Thường trực Ủy ban MTTQ Việt Nam phường Tây Hồ, thành phố Hà Nội",
            ("changed", "took_over_tasks"),
        ),
        ("UBND tỉnh Ninh Thuận", "UBND tỉnh Khánh Hòa", ("changed", "follows")),
        ("UBND tỉnh Bình Định", "UBND tỉnh Khánh Hòa", ("added", None)),
        ("UBND quận Tây Hồ", "HĐND phường Tây Hồ, thành phố Hà Nội", ("added", None)),
    ],
)
def test_participants(old, new, expected):
    """A body is followed by name, unit and law; the Front of a ward is no heir."""
    (before,), (after,) = resolved(made(old)), resolved(made(new), on=D(2026, 1, 1))
    change = compare(before, after).participants[0]
    assert (change.kind.value, change.tie.value if change.tie else None) == expected
    assert compare(after, before).participants[0].tie is change.tie


@pytest.mark.parametrize(
    ("day", "kinds"),
    [
        (D(2025, 6, 30), ["kept", "dropped"]),
        (D(2025, 7, 1), ["changed", "changed"]),
    ],
)
def test_participants_at_the_boundary(day, kinds):
    """On its last day a body is itself; the next day one follows the two that merged."""
    (old,) = resolved(made("UBND tỉnh Khánh Hòa", "UBND tỉnh Ninh Thuận"))
    (new,) = resolved(made("UBND tỉnh Khánh Hòa"), on=day)
    changes = compare(old, new).participants
    assert [change.kind.value for change in changes] == kinds
    ties = {change.tie for change in changes if change.kind is ChangeKind.CHANGED}
    assert ties <= {ParticipantTie.FOLLOWS}
    assert len(compare(new, old).participants) == 2


def test_period_cadences_and_counts():
    """Period, clauses and the stated count are compared, whatever their words."""
    monthly = Cadence(kind=CadenceKind.MEETING, every=Every.MONTH, day=25, printed="hằng tháng")
    quarterly = Cadence(kind=CadenceKind.MEETING, every=Every.QUARTER)
    old = made(period=Period.for_year(2023), cadences=(monthly,))
    new = made(
        period=Period.for_year(2024),
        cadences=(quarterly, attrs.evolve(monthly, printed="mỗi tháng")),
        stated_items=StatedCount(count=6),
    )
    changes = compare(old, new)
    assert changes.period_changed
    assert changes.stated_items_changed
    assert not changes.kind_changed
    assert [c.kind.value for c in changes.cadences] == ["added", "kept"]
    assert all(c.certain for c in changes.cadences)
    report = attrs.evolve(old, coverage=Coverage.REPORT)
    assert [c.certain for c in compare(report, new).cadences] == [False, True]


def test_a_year_apart_in_an_example():
    """The programme of 2024 of quận Tây Hồ: the same bodies, items not on record before."""
    changes = compare(*resolve(load(EXAMPLES / "tay-ho-2024.toml")).agreements)
    assert [c.kind for c in changes.participants] == [ChangeKind.KEPT] * 3
    assert [(c.kind, c.certain) for c in changes.items] == [(ChangeKind.ADDED, False)] * 6


@settings(deadline=None)
@given(agreements)
def test_nothing_changes_in_itself(drawn):
    """An agreement is as it is."""
    for agreement in drawn:
        assert not compare(agreement, agreement).changed


@settings(deadline=None)
@given(agreements)
def test_turned_round(drawn):
    """What was added one way was dropped the other way."""
    for one, other in pairwise(drawn):
        there, back = compare(one, other), compare(other, one)
        assert there.changed == back.changed
        for part in ("items", "participants", "cadences"):
            turned = [
                (MIRROR[change.kind], id(change.new), id(change.old))
                for change in getattr(back, part)
            ]
            found = [(c.kind, id(c.old), id(c.new)) for c in getattr(there, part)]
            assert sorted(found, key=str) == sorted(turned, key=str)


WORDS = ("giám", "sát", "phản", "biện", "2023", "2024", "tuyên", "truyền")
words = st.lists(st.sampled_from(WORDS), max_size=6)
texts = st.lists(words.map(" ".join) | st.text(max_size=8), max_size=7)


@given(texts, texts)
def test_matching_turned_round(old, new):
    """Pairs are the same whichever list comes first, and each text is in one at most."""
    found = match_wordings(old, new)
    assert {(m.old, m.new, m.similarity) for m in found} == {
        (m.new, m.old, m.similarity) for m in match_wordings(new, old)
    }
    assert len({m.old for m in found}) == len({m.new for m in found}) == len(found)
    assert all(0.6 <= m.similarity <= 1 for m in found)


def test_long_lists_and_texts():
    """Many items and long ones are compared all the same."""
    texts = [f"Nội dung {i} phối hợp tuyên truyền" for i in range(250)]
    assert len(match_wordings(texts, [f"{text} thêm" for text in texts])) == 250
    long = "giám sát " * 50_000
    assert match_wordings([long], [long + "thêm"])[0].similarity > 0.9
