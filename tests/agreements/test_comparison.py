"""What changed between two agreements."""

from __future__ import annotations

import csv
import datetime as dt
from collections import defaultdict
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from phoiho.agreements import (
    ChangeKind,
    Clause,
    ClauseKind,
    ClauseSubject,
    Coverage,
    Funding,
    FundingSource,
    ParticipantRole,
    ParticipantTie,
    StatedCount,
    Target,
    TargetBound,
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
    ChangeKind.MERGED: ChangeKind.SPLIT,
    ChangeKind.SPLIT: ChangeKind.MERGED,
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


def test_merged_and_split():
    """Two items that went into one were not dropped; turned round, one was split in two."""
    two = items(
        "Tổ chức tiếp xúc cử tri trước kỳ họp", "Tiếp nhận kiến nghị của cử tri", "Giám sát"
    )
    one = items("Tổ chức tiếp xúc cử tri trước kỳ họp; tiếp nhận kiến nghị cử tri", "Giám sát")
    kinds = [change.kind.value for change in compare(two, one).items]
    assert kinds == ["merged", "merged", "kept"]
    kinds = [change.kind.value for change in compare(one, two).items]
    assert kinds == ["split", "split", "kept"]


def test_what_stood_in_the_old_item_too_was_not_merged():
    """An item that is dropped beside one that always said as much was dropped."""
    old = items("Giám sát và phản biện xã hội, góp ý xây dựng Đảng năm 2024", "Phản biện xã hội")
    new = items("Giám sát và phản biện xã hội, góp ý xây dựng Đảng năm 2025")
    assert [change.kind.value for change in compare(old, new).items] == ["changed", "dropped"]


def wordings():
    """Return pairs of real lists of items; items of one letter are versions of one task."""
    lists = defaultdict(lambda: {"old": [], "new": []})
    with (Path(__file__).parent / "item_wordings.tsv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            lists[row["pair"]][row["side"]].append((row["text"], set(row["task"].split())))
    return lists.values()


def test_real_wordings():
    """Of the items of papers a year or a term apart, none is taken for another one."""
    right = wrong = missed = 0
    for pair in wordings():
        found = match_wordings(*([text for text, _ in pair[side]] for side in ("old", "new")))
        same = {
            (i, j)
            for i, (_, one) in enumerate(pair["old"])
            for j, (_, other) in enumerate(pair["new"])
            if one & other
        }
        places = {(match.old, match.new) for match in found}
        right += len(places & same)
        wrong += len(places - same)
        missed += len(same - places)
    assert wrong == 0
    assert right >= 2 * missed


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
    ("fields", "changed"),
    [
        ({"bound": TargetBound.AT_LEAST}, True),
        ({"out_of": Decimal(4)}, True),
        ({"value": Decimal(4)}, True),
        ({"due": D(2024, 6, 30)}, True),
        ({"reached": Decimal(3)}, False),
        ({"reached": Decimal(3), "reached_estimated": True}, False),
        ({"printed": "03 cuộc"}, False),
    ],
)
def test_what_a_target_is(fields, changed):
    """A target is what is to be reached; what was reached is no part of it."""
    target = Target(indicator="cuộc giám sát", value=Decimal(3))
    (change,) = compare(
        one_item(targets=(target,)), one_item(targets=(attrs.evolve(target, **fields),))
    ).items
    assert [t.kind.value for t in change.targets] == ["changed"] * changed


@pytest.mark.parametrize(
    ("coverage", "old", "new", "changed"),
    [
        ("instrument", {"role": "lead"}, {"role": "lead"}, (False, False)),
        ("instrument", {"role": "lead"}, {"role": "witness"}, (True, False)),
        ("instrument", {"role": "lead"}, {}, (True, False)),
        ("report", {"role": "lead"}, {}, (False, False)),
        ("report", {"role": "lead"}, {"role": "standing"}, (True, False)),
        (
            "instrument",
            {"role": "rotating_chair", "role_period": Period.for_year(2024)},
            {"role": "rotating_chair", "role_period": Period.for_year(2025)},
            (True, False),
        ),
        ("report", {"focal_organ": "Văn phòng"}, {"focal_organ": "văn  phòng"}, (False, False)),
        ("report", {"focal_organ": "Văn phòng"}, {"focal_organ": "Ban Dân vận"}, (False, True)),
    ],
)
def test_particulars_of_participants(coverage, old, new, changed):
    """Role and focal organ are compared; what a report leaves out is not on record."""
    before, after = (
        attrs.evolve(
            made(BODIES[0], coverage=Coverage(coverage)),
            participants=tuple(
                attrs.evolve(
                    participant,
                    **fields
                    | ({"role": ParticipantRole(fields["role"])} if "role" in fields else {}),
                )
                for participant in made(BODIES[0]).participants
            ),
        )
        for fields in (old, new)
    )
    changes = compare(*resolved(before), *resolved(after))
    (change,) = changes.participants
    assert (change.role_changed, change.focal_organ_changed) == changed
    assert change.kind is ChangeKind.KEPT
    assert changes.changed is any(changed)


@pytest.mark.parametrize(
    ("old", "new", "coverage", "changed"),
    [
        (D(2024, 3, 1), D(2024, 3, 1), "instrument", False),
        (D(2024, 3, 1), D(2025, 3, 1), "report", True),
        (D(2024, 3, 1), None, "report", False),
        (D(2024, 3, 1), None, "instrument", True),
    ],
)
def test_effective_day(old, new, coverage, changed):
    """A day that a report leaves out may be the same."""
    before, after = (made(effective_on=day, coverage=Coverage(coverage)) for day in (old, new))
    assert compare(before, after).effective_changed is changed
    assert compare(after, before).changed is changed


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


@pytest.mark.parametrize("coverage", Coverage)
@pytest.mark.parametrize(
    ("given", "changed"),
    [
        ({"period": Period.for_year(2024)}, "period_changed"),
        ({"open_ended": True}, "period_changed"),
        ({"stated_items": StatedCount(count=6)}, "stated_items_changed"),
    ],
)
def test_what_a_report_leaves_out_is_no_change(given, changed, coverage):
    """A report that gives no period or no count of items may be of the same ones."""
    stated, silent = made(**given), made(coverage=coverage)
    whole = coverage is Coverage.INSTRUMENT
    assert getattr(compare(stated, silent), changed) is whole
    assert getattr(compare(silent, stated), changed) is whole


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


def test_a_cadence_that_moved():
    """What is due as often, but on another day, moved; what is due more often is another."""
    monthly = Cadence(kind=CadenceKind.REPORT, every=Every.MONTH, day=20)
    later = attrs.evolve(monthly, day=25)
    yearly = Cadence(kind=CadenceKind.REPORT, every=Every.YEAR, month=11, day=15)
    old, new = made(cadences=(monthly, yearly)), made(cadences=(yearly, later))
    found = [(c.kind.value, c.old, c.new) for c in compare(old, new).cadences]
    assert found == [("kept", yearly, yearly), ("changed", monthly, later)]
    quarterly = made(cadences=(attrs.evolve(monthly, every=Every.QUARTER),))
    kinds = [c.kind.value for c in compare(made(cadences=(monthly,)), quarterly).cadences]
    assert kinds == ["added", "dropped"]


def test_funding():
    """Another sum or payer of money from one source is a change of it."""
    own = Funding(source=FundingSource.OWN_BUDGET)
    state = Funding(source=FundingSource.STATE_BUDGET, payer="p0", amount=Decimal(50_000_000))
    old, new = (
        resolved(made(*BODIES, funding=money))[0]
        for money in ((own, state), (attrs.evolve(state, payer="p1"), own))
    )
    kinds = [change.kind.value for change in compare(old, new).funding]
    assert kinds == ["changed", "kept"]
    assert not compare(old, old).changed
    kinds = [change.kind.value for change in compare(old, attrs.evolve(new, funding=())).funding]
    assert kinds == ["dropped", "dropped"]


ARTICLE = Clause(kind=ClauseKind.ARTICLE, number="3", heading="Chế độ báo cáo", text="Hằng quý.")


@pytest.mark.parametrize(
    ("fields", "kinds"),
    [
        ({"number": "5"}, ["kept"]),
        ({"heading": "CHẾ ĐỘ BÁO CÁO", "text": None}, ["kept"]),
        ({"text": "Hằng tháng."}, ["changed"]),
        ({"heading": "Thông tin, báo cáo"}, ["added", "dropped"]),
        ({"kind": ClauseKind.CHAPTER}, ["added", "dropped"]),
    ],
)
def test_clauses(fields, kinds):
    """Articles are paired by their headings, whatever their numbers."""
    old, new = (made(clauses=(clause,)) for clause in (ARTICLE, attrs.evolve(ARTICLE, **fields)))
    assert [change.kind.value for change in compare(old, new).clauses] == kinds
    assert compare(old, made()).clauses == ()


def test_clauses_by_subject():
    """A clause with another heading is known by what it is about."""
    about = attrs.evolve(ARTICLE, subject=ClauseSubject.REPORTING)
    other = attrs.evolve(about, heading="Thông tin, báo cáo")
    (change,) = compare(made(clauses=(about,)), made(clauses=(other,))).clauses
    assert change.kind is ChangeKind.CHANGED


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
        for part in ("items", "participants", "cadences", "funding", "clauses"):
            turned = [
                (MIRROR[change.kind], id(change.new), id(change.old))
                for change in getattr(back, part)
            ]
            found = [(c.kind, id(c.old), id(c.new)) for c in getattr(there, part)]
            assert sorted(found, key=str) == sorted(turned, key=str)


WORDS = ("giám", "sát", "phản", "biện", "2023", "2024", "tuyên", "truyền")
words = st.lists(st.sampled_from(WORDS), max_size=16)
texts = st.lists(words.map(" ".join) | st.text(max_size=8), max_size=7)


@given(texts, texts)
def test_matching_turned_round(old, new):
    """Pairs are the same whichever list comes first."""
    found = match_wordings(old, new)
    assert {(m.old, m.new, m.similarity) for m in found} == {
        (m.new, m.old, m.similarity) for m in match_wordings(new, old)
    }
    assert all(0 < match.similarity <= 1 for match in found)


def in_order(one, other):
    """Return the length of the longest common subsequence, counted cell by cell."""
    row = [0] * (len(other) + 1)
    for word in one:
        above, row = row, [0]
        for place, met in enumerate(other):
            best = max(above[place + 1], row[place])
            row.append(above[place] + 1 if word == met else best)
    return row[-1]


@given(words, words)
def test_similarity(one, other):
    """Two texts are alike by the share of words that they have in common in order."""
    found = match_wordings([" ".join(one)], [" ".join(other)])
    share = 2 * in_order(one, other) / max(1, len(one) + len(other))
    if found and one != other:
        assert found[0].similarity == share
    if share >= 0.6 or one == other:
        assert found


@given(words, st.lists(words, min_size=1, max_size=5))
def test_best_partner(one, others):
    """A text goes with the text that is most like it, the nearest one first."""
    shares = [2 * in_order(one, other) / max(1, len(one) + len(other)) for other in others]
    if max(shares) >= 0.6 and one not in others:
        place = shares.index(max(shares))
        assert place in [m.new for m in match_wordings([" ".join(one)], map_join(others))]


def map_join(texts):
    """Return texts of words."""
    return [" ".join(text) for text in texts]


@pytest.mark.parametrize("text", ["", "   ", "\x00", "...", "\u0301", "★", "Ủy ban\u0000"])
def test_clumsy_texts(text):
    """A text without words is the same as itself and like nothing else."""
    assert [m.similarity for m in match_wordings([text], [text])] == [1.0]
    assert match_wordings([text], ["Giám sát và phản biện xã hội"]) == ()


def test_long_lists_and_texts():
    """Many items and long ones are compared all the same."""
    texts = [f"Nội dung {i} phối hợp tuyên truyền" for i in range(250)]
    found = match_wordings(texts, [f"{text} thêm" for text in texts])
    assert [(match.old, match.new) for match in found] == [(i, i) for i in range(250)]
    long = "giám sát " * 50_000
    assert match_wordings([long], [long + "thêm"])[0].similarity > 0.9
