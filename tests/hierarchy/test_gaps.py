"""What the tables admit not to know."""

import pickle
from collections import Counter

import pytest

from phoiho.hierarchy import DataGap, GapKind, data_gaps, unit_by_uid
from phoiho.reference import load_table, table_keys

OF_STATUS = {
    "from memory": GapKind.FROM_MEMORY,
    "partly": GapKind.PARTLY,
    "unconfirmed": GapKind.UNCONFIRMED,
}
WITH_STATUS = [
    name
    for name in table_keys()
    if "status" in load_table(name).columns and name not in {"days_off", "succession"}
]


@pytest.mark.parametrize("name", WITH_STATUS)
def test_every_status_is_told(name):
    """Every row that is not confirmed is a gap of its status, and no other row is."""
    rows = Counter(OF_STATUS.get(row["status"]) for row in load_table(name).records())
    del rows[None]
    found = Counter(gap.what for gap in data_gaps(table=name))
    assert {what: found[what] for what in OF_STATUS.values() if found[what]} == dict(rows)


def test_links():
    """Links by an equal name, to the main successor only, and without an act are told apart."""
    rows = list(load_table("succession").records())
    found = Counter(gap.what for gap in data_gaps(table="succession"))
    assert found[GapKind.SAME_NAME] == sum("same-name" in row["source"] for row in rows)
    assert found[GapKind.UNCONFIRMED] == 0  # all of them are links by an equal name
    assert found[GapKind.MAIN_ONLY] == sum(row["extent"] == "main" for row in rows)
    assert found[GapKind.MISSING_ACT] == sum(not row["act"] for row in rows)
    assert found[GapKind.PARTLY] == sum(row["status"] == "partly" for row in rows)


def test_units():
    """Units are told whose first day is that of the catalogue, and those without a link."""
    rows = {row["uid"]: row for row in load_table("units").records()}
    recorded = {gap.key for gap in data_gaps(table="units", what=GapKind.RECORDED_DAY)}
    assert recorded == {uid for uid, row in rows.items() if row["date_basis"].startswith("rec")}
    linked = {end for row in load_table("succession").rows for end in row[:2]}
    lost = data_gaps(table="units", what=GapKind.NO_SUCCESSOR)
    assert {unit_by_uid(gap.key).level.value for gap in lost} == {"commune"}
    assert all(rows[gap.key]["valid_to"] in gap.note for gap in lost)
    begun = data_gaps(table="units", what=GapKind.NO_PREDECESSOR)
    assert {gap.key for gap in begun}.isdisjoint(row[1] for row in load_table("succession").rows)
    assert all(gap.key in linked or not rows[gap.key]["valid_to"] for gap in begun)


@pytest.mark.parametrize(
    ("table", "what", "keys"),
    [
        ("no_council_units", GapKind.UNKNOWN_PLACE, {"pilot_2009"}),
        ("no_council_units", GapKind.UNDECIDED, {"pilot_2009", "special_zones_undecided"}),
    ],
)
def test_single_gaps(table, what, keys):
    """The places of the pilot of 2009 and two special zones are open."""
    assert {gap.key for gap in data_gaps(table=table, what=what)} == keys


def test_kinds_with_a_pattern_only():
    """A kind of body with only a name pattern has no row of names."""
    named = {row["kind"] for row in load_table("body_names").records()}
    kinds = {gap.key for gap in data_gaps(what=GapKind.PATTERN_ONLY)}
    assert kinds
    assert kinds.isdisjoint(named)


def test_filters():
    """Filters narrow the same objects; an unknown table has no gaps."""
    every = data_gaps()
    assert data_gaps(table="terms") == tuple(gap for gap in every if gap.table == "terms")
    assert sum(len(data_gaps(what=what)) for what in GapKind) == len(every)
    assert data_gaps()[0] is every[0]
    assert data_gaps(table="") == data_gaps(table="cantons") == ()


@pytest.mark.parametrize("what", GapKind)
def test_every_kind_occurs_and_has_a_label(what):
    """Every kind of gap has a name in both languages."""
    assert what.label("vi")
    assert what.label("en") != what.label("vi")


def test_rows_are_found_again():
    """The key of a gap leads to one row, and no row has one gap twice."""
    for name, columns in table_keys().items():
        rows = Counter(
            " ".join(filter(None, (row[column] for column in columns)))
            for row in load_table(name).records()
        )
        gaps = Counter((gap.key, gap.what) for gap in data_gaps(table=name))
        assert all(rows[key] == number == 1 for (key, _), number in gaps.items()), name


def test_one_line():
    """A gap is told in one line, and can be sent to another process."""
    gap = DataGap(
        table="terms",
        key="x",
        what=GapKind.PARTLY,
        status="partly",
        source="",
        note="some of it",
    )
    assert str(gap) == "terms x: partly seen in a source (some of it)"
    assert pickle.loads(pickle.dumps(gap)) == gap
