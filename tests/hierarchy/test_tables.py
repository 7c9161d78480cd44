"""What holds in every row of every embedded table, and among threads."""

import datetime as dt
import re
import subprocess
import sys
import textwrap
from itertools import pairwise

import pytest

from phoiho.hierarchy import Level, UnitType, iter_body_kinds, iter_units, parent_of, unit_by_uid
from phoiho.hierarchy.units import versions_of_code
from phoiho.reference import load_table, parse_day, table_keys

STATUSES = {"confirmed", "partly", "from memory", "unconfirmed"}
TABLES = sorted(table_keys())
DAY_COLUMNS = {"date", "issued_on", "new_year"}
SPANS = {
    "valid_from": "valid_to",
    "starts": "ends",
    "in_force_from": "in_force_to",
    "earliest": "latest",
}
# A letter or two and a number is a key; other sources say in words where a row was read.
SOURCE_KEY = re.compile(r"[A-Z]{1,2}[0-9]+")
# Columns that name a row of another table, by what they name; lists are cut at semicolons.
NAMES_OF = {
    "unit_type": "unit_types",
    "unit_types": "unit_types",
    "type": "unit_types",
    "kind": "body_kinds",
    "kinds": "body_kinds",
    "body_kind": "body_kinds",
    "body_kinds": "body_kinds",
    "level": "Level",
    "levels": "Level",
}
# Tables in which such a column means something else.
OTHER_MEANING = {
    ("abbreviations", "kind"),
    ("acts", "kind"),
    ("agreement_parties", "levels"),
    ("document_guides", "kind"),
    ("name_titles", "kind"),
    ("terms", "level"),
}


def tables_with(*columns):
    """Return the names of the tables that have all these columns."""
    return [name for name in TABLES if set(columns) <= set(load_table(name).columns)]


@pytest.mark.parametrize("name", TABLES)
def test_keys_are_unique(name):
    """No two rows of a table have one key."""
    columns = table_keys()[name]
    keys = [tuple(row[column] for column in columns) for row in load_table(name).records()]
    assert len(set(keys)) == len(keys)
    assert all(any(key) for key in keys)


@pytest.mark.parametrize("name", tables_with("status"))
def test_status_is_known(name):
    """Every row says how well it is known, in one of four words."""
    expected = {"off", "work"} if name == "days_off" else STATUSES
    assert {row["status"] for row in load_table(name).records()} <= expected


@pytest.mark.parametrize("name", tables_with("source"))
def test_sources_resolve(name):
    """Every key of a source is in the table of sources, and no key stands twice in a cell."""
    known = {row["key"] for row in load_table("sources").records()}
    for row in load_table(name).records():
        cited = [part.strip() for part in row["source"].split(";")]
        assert len(set(cited)) == len(cited), row
        assert {key for key in cited if SOURCE_KEY.fullmatch(key)} <= known, row


@pytest.mark.parametrize("name", ["units", "succession"])
def test_sources_of_units_resolve(name):
    """The sources of units are all in the table of sources, but for pages named in words."""
    known = {row["key"] for row in load_table("sources").records()}
    for row in load_table(name).records():
        words = {key for key in row["source"].split(";") if key not in known}
        assert all(" " in word for word in words), row


@pytest.mark.parametrize("name", tables_with("source", "status"))
def test_confirmed_rows_name_a_source(name):
    """What is called confirmed was seen somewhere."""
    rows = load_table(name).records()
    assert [row for row in rows if row["status"] == "confirmed" and not row["source"]] == []


@pytest.mark.parametrize("name", TABLES)
def test_days_are_ordered(name):
    """Every day is one of the calendar, and no span ends before it starts."""
    for row in load_table(name).records():
        for column in DAY_COLUMNS.intersection(row):
            assert parse_day(row[column]) is not None or column == "issued_on"
        for start, end in SPANS.items():
            first, last = parse_day(row.get(start, "")), parse_day(row.get(end, ""))
            assert first is None or last is None or first <= last, row


@pytest.mark.parametrize(
    ("name", "column"),
    [
        (name, column)
        for name in TABLES
        for column in load_table(name).columns
        if column in NAMES_OF and (name, column) not in OTHER_MEANING
    ],
)
def test_named_rows_exist(name, column):
    """Every type, kind and level that a table names is one that there is."""
    known = {
        "unit_types": {row["id"] for row in load_table("unit_types").records()},
        "body_kinds": {kind.id for kind in iter_body_kinds()} | {"*"},
        "Level": {
            row["code"] for row in load_table("crosswalk").records() if row["concept"] == "level"
        },
    }[NAMES_OF[column]]
    for row in load_table(name).records():
        assert set(filter(None, re.split(r"[;|]", row[column].partition(":")[0]))) <= known, row


def test_uids_are_codes_with_an_ordinal():
    """The versions of one code follow one another, each with its own ordinal."""
    codes = {row[0].partition("-")[0] for row in load_table("units").rows}
    for code in codes:
        versions = versions_of_code(code)
        assert len({unit.uid for unit in versions}) == len(versions)
        for earlier, later in pairwise(versions):
            assert earlier.valid_to is not None, earlier
            assert later.valid_from is not None, later
            assert earlier.valid_to < later.valid_from


def test_parents_are_in_force():
    """On its first and on its last day every unit has a superior of the level above."""
    first_day = dt.date(2008, 1, 1)
    above = {
        Level.PROVINCE: {None},
        Level.DISTRICT: {Level.PROVINCE},
        Level.COMMUNE: {Level.DISTRICT, Level.PROVINCE},
    }
    for row in load_table("units").rows:
        unit = unit_by_uid(row[0])
        for day in (unit.valid_from or first_day, unit.valid_to or dt.date(2026, 11, 22)):
            parent = parent_of(unit, on=day)
            assert (parent and parent.level) in above[unit.level], unit.uid
            assert parent is None or day < first_day or parent.exists_on(day), unit.uid


def test_no_unit_outlives_its_type():
    """Every version lies within the life of its type."""
    for row in load_table("units").rows:
        unit = unit_by_uid(row[0])
        end = unit.type.valid_to
        assert end is None or (unit.valid_to is not None and unit.valid_to <= end), unit.uid


@pytest.mark.parametrize(
    ("day", "level"),
    [(dt.date(2025, 6, 30), Level.DISTRICT), (dt.date(2025, 7, 1), Level.PROVINCE)],
)
def test_superiors_of_communes(day, level):
    """Until 2025-06-30 a commune lies in a district, since then in a province."""
    communes = list(iter_units(on=day, level=Level.COMMUNE))
    assert {parent_of(unit, on=day).level for unit in communes} == {level}


@pytest.mark.parametrize("unit_type", UnitType)
def test_every_type_is_borne(unit_type):
    """Every type of unit is the type of some unit, and a row of its table."""
    assert any(row[1] == unit_type.value for row in load_table("units").rows)
    assert unit_type.value in {row["id"] for row in load_table("unit_types").records()}


def test_threads_in_a_new_process():
    """Eight threads that ask first at the same time get equal answers, and the same objects."""
    script = """
        import datetime as dt, threading
        from concurrent.futures import ThreadPoolExecutor
        from phoiho import exists, get_body, get_unit, lookup_units, successors

        gate = threading.Barrier(8)
        before, after = dt.date(2024, 2, 28), dt.date(2025, 7, 1)

        def ask(_):
            gate.wait()
            matches = lookup_units("quận Tây Hồ", on=before)
            unit = get_unit("Q. Tây Hồ, Hà Nội", on=before)
            body = get_body("UBND quận Tây Hồ", on=before)
            answer = exists(body, on=after)
            units = successors(unit, on=after).units
            return (unit, *units), (matches, body, answer)

        with ThreadPoolExecutor(8) as pool:
            answers = list(pool.map(ask, range(8)))
        (units, others), *rest = answers
        assert len(units) == 7
        assert all(equal == others for _, equal in rest)
        assert all(list(map(id, same)) == list(map(id, units)) for same, _ in rest)
        print("equal")
    """
    command = [sys.executable, "-c", textwrap.dedent(script)]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (run.stdout, run.stderr) == ("equal\n", "")
