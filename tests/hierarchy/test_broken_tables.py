"""A damaged installation says which table is at fault, whatever is asked."""

import datetime as dt
import gzip
import shutil
from pathlib import Path

import pytest

import phoiho
from phoiho import reference
from phoiho.errors import DataError
from phoiho.hierarchy import (
    Level,
    UnitType,
    data_gaps,
    exists,
    get_body,
    get_body_kind,
    lookup_units,
    successors,
    unit_by_uid,
)

COMPILED = Path(phoiho.__file__).parent / "_data"
DAY = dt.date(2024, 2, 28)


def ask_unit():
    """Look a unit up."""
    return unit_by_uid("003-1")


def ask_name():
    """Look a name up."""
    return lookup_units("quận Tây Hồ", on=DAY)


def ask_type():
    """Ask for the word of a type."""
    return UnitType.WARD.word


def ask_label():
    """Ask for a label."""
    return Level.DISTRICT.label()


def ask_successors():
    """Ask what follows a commune."""
    return successors(unit_by_uid("00001-1"), on=dt.date(2025, 7, 1))


def ask_kind():
    """Ask for a kind of body."""
    return get_body_kind("people_committee")


def ask_council():
    """Ask whether the council of a ward existed."""
    return exists(get_body("people_council@00001-1", on=DAY), on=DAY)


# What is asked, and a table that the answer needs.
ASKED = [
    (ask_unit, "units"),
    (ask_name, "unit_names"),
    (ask_type, "unit_types"),
    (ask_label, "labels"),
    (ask_successors, "succession"),
    (ask_kind, "body_kinds"),
    (ask_council, "no_council_units"),
    (data_gaps, "terms"),
]


def rename_columns(content):
    """Give every column another name."""
    header, _, rows = content.partition(b"\n")
    names = b"\t".join(b"x%d" % n for n, _ in enumerate(header.split(b"\t")))
    return names + b"\n" + rows


DAMAGES = {
    "missing": lambda path: path.unlink(),
    "cut off": lambda path: path.write_bytes(path.read_bytes()[:-9]),
    "not packed": lambda path: path.write_text("uid\n", encoding="utf-8"),
    "empty": lambda path: path.write_bytes(gzip.compress(b"")),
    "no end of line": lambda path: repack(path, lambda content: content[:-1]),
}
DAMAGES_OF_CELLS = {
    "short row": lambda content: content[: content.rindex(b"\t")] + b"\n",
    "long row": lambda content: content[:-1] + b"\tmore\n",
    "not UTF-8": lambda content: content[:-1] + b"\xff\n",
    "other header": rename_columns,
}


def repack(path, change):
    """Change the content of a table."""
    path.write_bytes(gzip.compress(change(gzip.decompress(path.read_bytes()))))


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A copy of the embedded tables that may be damaged."""
    copy = shutil.copytree(COMPILED, tmp_path / "_data")
    monkeypatch.setattr(reference, "_folder", lambda: copy)
    reference.clear_caches()
    yield copy
    reference.clear_caches()


@pytest.mark.parametrize(("ask", "table"), ASKED, ids=[table for _, table in ASKED])
@pytest.mark.parametrize("damage", DAMAGES.values(), ids=list(DAMAGES))
def test_damaged_file(folder, ask, table, damage):
    """A file that is missing or cannot be read is named."""
    damage(folder / f"{table}.tsv.gz")
    with pytest.raises(DataError) as caught:
        ask()
    assert caught.value.table == table


# Large tables are not cut into cells at once: the sum of the file vouches for those.
@pytest.mark.parametrize(
    ("ask", "table"),
    [pair for pair in ASKED if pair[1] not in {"units", "unit_names", "succession"}],
    ids=lambda value: value if isinstance(value, str) else "",
)
@pytest.mark.parametrize("damage", DAMAGES_OF_CELLS.values(), ids=list(DAMAGES_OF_CELLS))
def test_damaged_cells(folder, ask, table, damage):
    """A table of another shape is named."""
    repack(folder / f"{table}.tsv.gz", damage)
    with pytest.raises(DataError) as caught:
        ask()
    assert caught.value.table == table


def test_other_columns(folder):
    """A large table with other columns is named, with those expected."""
    repack(folder / "succession.tsv.gz", rename_columns)
    with pytest.raises(DataError, match=r"expected .*old_uid") as caught:
        ask_successors()
    assert caught.value.table == "succession"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"\t00097-2\tmerged\t2025-07-01", b"\t99999-9\tmerged\t2025-07-01"),
        (b"\t00097-2\tmerged\t2025-07-01", b"\t00097-2\tmerged\t"),
    ],
    ids=["no such unit", "no day"],
)
def test_link_to_nowhere(folder, old, new):
    """A link without a day or to an unknown unit is refused with the name of the table."""
    repack(folder / "succession.tsv.gz", lambda content: content.replace(old, new, 1))
    with pytest.raises(DataError, match="00001-1") as caught:
        ask_successors()
    assert caught.value.table == "succession"


@pytest.mark.parametrize(
    ("ask", "name"), [(reference.data_version, "VERSION"), (data_gaps, "manifest.tsv")]
)
@pytest.mark.parametrize(
    ("damage", "reason"),
    [
        (lambda path: path.unlink(), "no such file is installed"),
        (lambda path: path.write_bytes(b"\xff"), "is not UTF-8 (invalid start byte)"),
    ],
    ids=["missing", "not UTF-8"],
)
def test_damaged_text(folder, ask, name, damage, reason):
    """The date of the data and the list of tables are named like a table."""
    damage(folder / name)
    with pytest.raises(DataError) as caught:
        ask()
    assert (caught.value.table, caught.value.reason) == (name, reason)


def test_damaged_manifest(folder):
    """A list of tables with a short line is refused."""
    path = folder / "manifest.tsv"
    path.write_text(path.read_text(encoding="utf-8") + "cantons\n", encoding="utf-8")
    with pytest.raises(DataError, match="four cells") as caught:
        data_gaps()
    assert caught.value.table == "manifest.tsv"
