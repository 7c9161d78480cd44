"""The embedded tables, their loader and the script that builds them."""

from __future__ import annotations

import datetime as dt
import gzip
import hashlib
import importlib.util
import shutil
import sys
import threading
import unicodedata
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

import phoiho
from phoiho import reference
from phoiho.errors import DataError

ROOT = Path(__file__).resolve().parent.parent
COMPILED = Path(phoiho.__file__).parent / "_data"
MANIFEST = [
    line.split("\t")
    for line in (COMPILED / "manifest.tsv").read_text(encoding="utf-8").splitlines()[1:]
]
NAMES = [name for name, *_ in MANIFEST]


def load_script():
    """Import the build script, which is no part of the package."""
    spec = importlib.util.spec_from_file_location("build_data", ROOT / "tools" / "build_data.py")
    module = importlib.util.module_from_spec(spec)
    before = list(sys.path)
    spec.loader.exec_module(module)
    sys.path[:] = before
    return module


build_data = load_script()


@pytest.fixture
def fresh():
    """A loader that has read nothing, before and after the test."""
    reference.clear_caches()
    yield
    reference.clear_caches()


@pytest.fixture
def folder(tmp_path, monkeypatch, fresh):
    """An empty folder in place of the embedded tables."""
    monkeypatch.setattr(reference, "_folder", lambda: tmp_path)
    return tmp_path


def cut_down(folder):
    """Leave the provinces, the inner districts of Hà Nội and what became of them."""
    units, links = (read_lines(folder, name) for name in ("units", "succession"))
    zones = (folder / "no_council_units.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in units]
    ends = [line.split("\t")[:2] for line in links]
    inner = {f"{code:03}" for code in range(1, 10)}
    kept = {r[0] for r in rows if r[1] in inner or r[4] in inner or len(r[1]) == 2 or r[0] in zones}
    kept |= {old for old, new in ends if new in kept and new in zones}
    kept |= {new for old, new in ends if old in kept}
    write_lines(folder, "units", [u for u, r in zip(units, rows, strict=True) if r[0] in kept])
    write_lines(
        folder, "succession", [k for k, e in zip(links, ends, strict=True) if kept.issuperset(e)]
    )
    aliases = read_lines(folder, "unit_aliases")
    write_lines(folder, "unit_aliases", [a for a in aliases if a.partition("\t")[0] in kept])


def read_lines(folder, name):
    """Return the rows of an authored table as lines."""
    return (folder / f"{name}.tsv").read_text(encoding="utf-8").splitlines(keepends=True)[1:]


def write_lines(folder, name, lines):
    """Replace the rows of an authored table."""
    path = folder / f"{name}.tsv"
    header = path.read_text(encoding="utf-8").partition("\n")[0]
    path.write_text(f"{header}\n{''.join(lines)}", encoding="utf-8", newline="\n")


@pytest.fixture(scope="session")
def small_tree(tmp_path_factory):
    """The authored and compiled tables of a smaller country, so that checks are quick."""
    root = tmp_path_factory.mktemp("country")
    shutil.copytree(ROOT / "data", root / "data")
    (root / "src" / "phoiho" / "_data").mkdir(parents=True)
    cut_down(root / "data")
    assert build_data.main([], root=root) == 0
    return root


@pytest.fixture
def tree(small_tree, tmp_path):
    """A copy of the small tables, as the script finds them."""
    return shutil.copytree(small_tree, tmp_path, dirs_exist_ok=True)


def put(folder, content, name="units"):
    """Write a compiled table."""
    (folder / f"{name}.tsv.gz").write_bytes(gzip.compress(content))


@pytest.mark.parametrize("name", NAMES)
def test_table_loads(name):
    """Every table has rows, each as long as its header, and named columns."""
    table = reference.load_table(name)
    assert table.name == name
    assert table.rows
    assert all(column.isidentifier() for column in table.columns)
    assert len(set(table.columns)) == len(table.columns)
    assert {len(row) for row in table.rows} == {len(table.columns)}


@pytest.mark.parametrize("name", NAMES)
def test_table_is_composed(name):
    """Every cell is in NFC and has no blank at its ends."""
    cells = {cell for row in reference.load_table(name).rows for cell in row}
    assert [c for c in cells if not unicodedata.is_normalized("NFC", c) or c != c.strip()] == []


@pytest.mark.parametrize(("name", "rows", "key", "digest"), MANIFEST, ids=NAMES)
def test_manifest(name, rows, key, digest):
    """The manifest gives the number of rows, the key and the sum of every table."""
    content = gzip.decompress((COMPILED / f"{name}.tsv.gz").read_bytes())
    assert hashlib.sha256(content).hexdigest() == digest
    assert len(reference.load_table(name).rows) == int(rows)
    assert set(key.split()) <= set(reference.load_table(name).columns)
    assert reference.table_keys().get(name, ()) == tuple(key.split())


def test_manifest_is_complete():
    """The manifest names the files that are there."""
    assert sorted(NAMES) == sorted(path.name[:-7] for path in COMPILED.glob("*.tsv.gz"))


def test_data_version_is_a_day():
    """The date of the data is an ISO day."""
    assert dt.date.fromisoformat(reference.data_version())


def test_no_duplicates_are_shipped():
    """Units that the catalogue carried twice are left out, with their links."""
    shipped = {row[0] for row in reference.load_table("units").rows}
    assert shipped.isdisjoint({"27361-2", "27379-2"})
    links = reference.load_table("succession")
    assert {end for row in links.rows for end in row[:2]} <= shipped


def test_table_is_read_once(fresh):
    """The same object is handed out until the caches are cleared."""
    before = reference.load_table("terms")
    assert reference.load_table("terms") is before
    reference.clear_caches()
    after = reference.load_table("terms")
    assert after is not before
    assert after == before


def test_repr_leaves_rows_out():
    """A table can be printed."""
    assert "rows" not in repr(reference.load_table("units"))


def test_records(folder):
    """A record maps columns to cells."""
    put(folder, b"id\tname\na\tx\nb\t\n")
    table = reference.load_table("units")
    assert list(table.records()) == [{"id": "a", "name": "x"}, {"id": "b", "name": ""}]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "its header is missing"),
        (b"\n", "its header is missing"),
        (b"id\t\na\tb\n", "its header is missing"),
        (b"id\tname\na\tb", "its last line is cut off"),
        (b"id\tname\na\tb\nc\n", "line 3 has 1 cells, expected 2"),
        (b"id\tname\na\tb\tc\n", "line 2 has 3 cells, expected 2"),
        (b"id\tname\na\t\xff\n", "is not UTF-8 (invalid start byte)"),
    ],
)
def test_broken_content(folder, content, reason):
    """A table of the wrong shape is refused by name, with the fault."""
    put(folder, content)
    with pytest.raises(DataError) as caught:
        reference.load_table("units")
    assert (caught.value.table, caught.value.reason) == ("units", reason)


@pytest.mark.parametrize(
    "damage",
    [
        lambda packed: b"",
        lambda packed: b"id\tname\n",
        lambda packed: packed[:-9],
        lambda packed: packed[:-8] + bytes(8),
    ],
    ids=["empty", "not packed", "cut off", "wrong sum"],
)
def test_damaged_file(folder, damage):
    """A file that cannot be unpacked is refused by name."""
    put(folder, b"id\tname\na\tb\n")
    path = folder / "units.tsv.gz"
    path.write_bytes(damage(path.read_bytes()))
    with pytest.raises(DataError, match="cannot be unpacked") as caught:
        reference.load_table("units")
    assert caught.value.table == "units"


def test_missing_table(folder):
    """A table that is not there is refused by name, and found once it is there."""
    with pytest.raises(DataError, match="no such table") as caught:
        reference.load_table("units")
    assert caught.value.table == "units"
    put(folder, b"id\tname\na\tb\n")
    assert reference.load_table("units").rows == (("a", "b"),)


def test_missing_version(folder):
    """A missing date of the data is refused."""
    with pytest.raises(DataError, match="VERSION"):
        reference.data_version()


def test_threads_read_each_table_once(fresh, monkeypatch):
    """Eight threads that start together read every table once and share it."""
    read: list[str] = []
    original = reference._read_table

    def counting(name):
        read.append(name)
        return original(name)

    monkeypatch.setattr(reference, "_read_table", counting)
    gate = threading.Barrier(8)

    def work(_):
        gate.wait()
        return [reference.load_table(name) for name in NAMES]

    with ThreadPoolExecutor(8) as pool:
        results = list(pool.map(work, range(8)))
    assert sorted(read) == sorted(NAMES)
    assert {tuple(map(id, tables)) for tables in results} == {tuple(map(id, results[0]))}


def test_load_once_runs_once(fresh):
    """Eight threads that start together build an index once."""
    gate = threading.Barrier(8)
    built: list[int] = []

    @reference.load_once
    def index():
        """Build."""
        built.append(1)
        return object()

    def work(_):
        gate.wait()
        return index()

    with ThreadPoolExecutor(8) as pool:
        assert len(set(pool.map(work, range(8)))) == 1
    assert built == [1]
    assert (index.__name__, index.__doc__) == ("index", "Build.")
    reference.clear_caches()
    index()
    assert built == [1, 1]


def test_load_once_nests(fresh):
    """An index may be built from another one."""
    inner = reference.load_once(lambda: [1])
    outer = reference.load_once(lambda: [*inner(), 2])
    assert outer() == [1, 2]


def test_load_once_keeps_no_error(fresh):
    """After an error the next call tries again, and a result of None is kept."""
    calls: list[int] = []

    @reference.load_once
    def index():
        calls.append(1)
        if len(calls) == 1:
            raise DataError("units", "not yet")

    with pytest.raises(DataError):
        index()
    assert index() is None
    assert index() is None
    assert len(calls) == 2


def test_load_once_found_by_the_second_thread(fresh):
    """A thread that waited for the lock takes what the first one built."""
    started, built = threading.Event(), []

    @reference.load_once
    def index():
        started.set()
        built.append(1)
        return object()

    with ThreadPoolExecutor(2) as pool:
        with reference._lock:
            waiting = pool.submit(index)
            assert not started.wait(0.05)
            first = index()
        assert waiting.result() is first
    assert built == [1]


@pytest.mark.parametrize(
    ("cell", "day"),
    [("", None), ("2025-07-01", dt.date(2025, 7, 1)), ("2024-02-29", dt.date(2024, 2, 29))],
)
def test_parse_day(cell, day):
    """A cell is a day or empty."""
    assert reference.parse_day(cell) == day


@pytest.mark.parametrize("cell", ["2025-02-29", "1/7/2025", "2025", " "])
def test_parse_day_refuses(cell):
    """Anything else is refused."""
    with pytest.raises(ValueError, match=r".+"):
        reference.parse_day(cell)


def test_compiled_tables_are_up_to_date(capsys):
    """The committed tables are what the script makes of the authored ones."""
    assert build_data.main(["--check"]) == 0
    assert capsys.readouterr().err == ""


def test_build_is_reproducible(tree):
    """Building again gives the same bytes."""
    target = tree / "src" / "phoiho" / "_data"
    assert build_data.main([], root=tree) == 0
    first = {path.name: path.read_bytes() for path in target.iterdir()}
    assert build_data.main([], root=tree) == 0
    assert {path.name: path.read_bytes() for path in target.iterdir()} == first


def test_check_names_what_differs(tree, capsys):
    """A changed, an unreadable and a superfluous file are named."""
    target = tree / "src" / "phoiho" / "_data"
    put(target, b"id\tname\n", "terms")
    (target / "relations.tsv.gz").write_bytes(b"")
    put(target, b"id\tname\n", "cantons")
    assert build_data.main(["--check"], root=tree) == 1
    message = capsys.readouterr().err
    assert message.split()[-3:] == ["cantons.tsv.gz", "relations.tsv.gz", "terms.tsv.gz"]


def test_check_sees_a_change_of_the_source(tree, capsys):
    """A changed cell of an authored table makes the table and the manifest differ."""
    edit(tree, "terms", "2021-05-23", "2021-05-24")
    assert build_data.main(["--check"], root=tree) == 1
    assert capsys.readouterr().err.split()[-2:] == ["manifest.tsv", "terms.tsv.gz"]


def edit(tree, name, old, new):
    """Change the first place of a text in an authored table; an empty one appends."""
    path = tree / "data" / f"{name}.tsv"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(
        text.replace(old, new, 1) if old else text + new, encoding="utf-8", newline="\n"
    )


@pytest.mark.parametrize(
    ("name", "old", "new", "message"),
    [
        ("terms", "body\tlevel", "body\trank", "data/terms.tsv:1: the header should be body level"),
        ("terms", "\tall\t2011-2016\t", "\tall\t", "cells, expected 7"),
        ("terms", "", "zzz", "does not end in a line feed"),
        ("labels", "Tết Dương lịch", unicodedata.normalize("NFD", "Tết"), "vi is not in NFC"),
        ("labels", "Tết Dương lịch", "Tết ", "vi has a blank at an end"),
        ("labels", "Tết Dương lịch", "Tết\u00a0Dương lịch", "holds a control or odd blank"),
        ("terms", "2021-05-23", "23/5/2021", "starts is not an ISO day: '23/5/2021'"),
        ("terms", "2021-05-23", "2021-02-29", "starts is not an ISO day: '2021-02-29'"),
        ("terms", "2021-05-23", "2027-05-23", "starts 2027-05-23 is after ends"),
        ("terms", "2011-2015", "2016-2021", "key twice"),
        ("terms", "2011-2016", "2099-2100", "not sorted"),
        ("terms", "\tpartly\t", "\tsure\t", "status 'sure' is not in"),
        ("body_names", "\tward\t", "\twards\t", "unit_type 'wards' is not in unit_types.tsv"),
        ("no_council_units", "\t48\t", "\t99\t", "within '99' is not in units.tsv"),
        ("units", "00004-1\t", "00001-1\t", "does not fit uid '00001-1'"),
        ("units", "00004-1\t", "00001-1\t", "uid 00001-1 stands in an earlier line"),
        (
            "units",
            "00004-2\t00004\tward\tBa Đình\t01\t2025-07-01",
            "00004-2\t00004\tward\tBa Đình\t01\t2025-06-30",
            "00004-2 overlaps 00004-1",
        ),
        ("units", "Phúc Xá\t001\t", "Phúc Xá\t\t", "00001-1 has the superior unit ''"),
        (
            "units",
            "Phúc Xá\t001\t",
            "Phúc Xá\t999\t",
            "superior unit 999 is not in being on 2008-01-01",
        ),
        (
            "succession",
            "00001-1\t00097-2\t",
            "00001-1\t00097-9\t",
            "new_uid '00097-9' is not in units.tsv",
        ),
        (
            "succession",
            "00001-1\t00097-2\tmerged\t2025-07-01",
            "00001-1\t00097-2\tmerged\t2025-07-02",
            "00001-1 is not in being on 2025-07-01",
        ),
        (
            "succession",
            "00001-1\t00097-2\tmerged\t2025-07-01",
            "00001-1\t00097-2\tmerged\t",
            "a link needs a date",
        ),
        (
            "succession",
            "00001-1\t00097-2\tmerged\t2025-07-01",
            "00001-1\t00097-2\tmerged\t2025-06-30",
            "00097-2 is not in being on 2025-06-30",
        ),
    ],
)
def test_faults_are_named(tree, name, old, new, message):
    """Every fault of an authored table is reported with its file and line."""
    edit(tree, name, old, new)
    _, problems = build_data.load(tree / "data")
    hits = [problem for problem in problems if message in problem]
    assert hits
    assert all(hit.startswith(f"data/{name}.tsv:") for hit in hits)


@pytest.mark.parametrize("end", ["00001-1", "00097-2"])
def test_reform_leaves_no_commune_alone(tree, end):
    """A commune of the reform without any link is reported."""
    path = tree / "data" / "succession.tsv"
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    kept = [line for line in lines if end not in line.split("\t")[:2]]
    path.write_text("".join(kept), encoding="utf-8", newline="\n")
    _, problems = build_data.load(tree / "data")
    assert any(end in p and "on 2025-07-01" in p for p in problems)


def test_problems_stop_the_build(tree, capsys):
    """Nothing is written while a table is missing, unknown or empty."""
    (tree / "data" / "terms.tsv").rename(tree / "data" / "cantons.tsv")
    assert build_data.main([], root=tree) == 1
    assert capsys.readouterr().err.splitlines() == [
        "data/terms.tsv: no such file",
        "data/cantons.tsv: unknown table",
    ]


def test_empty_table_is_reported(tree):
    """A table with nothing but its header is a fault."""
    path = tree / "data" / "terms.tsv"
    path.write_text(path.read_text(encoding="utf-8").splitlines()[0] + "\n", encoding="utf-8")
    assert build_data.load(tree / "data")[1] == ["data/terms.tsv: no rows"]
