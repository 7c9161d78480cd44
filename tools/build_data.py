"""Check the authored tables and write the compiled ones.

    python tools/build_data.py            # check data/, write src/phoiho/_data/
    python tools/build_data.py --check    # fail where the compiled tables differ

Compiled tables are compared by their uncompressed content, since zlib may
pack the same text differently from one release to the next.
"""

from __future__ import annotations

import argparse
import datetime as dt
import gzip
import hashlib
import re
import sys
import unicodedata
import zlib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "tools")]

from body_heads import compile_heads  # noqa: E402

from phoiho.hierarchy.unit_spellings import loose_key  # noqa: E402
from phoiho.vietnamese.text import name_tokens  # noqa: E402

# Columns by table; a star marks those that make the key.
SCHEMA = {
    line.partition(":")[0]: line.partition(":")[2].split()
    for line in (ROOT / "data" / "schema.txt").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
}
SPANS = (
    ("valid_from", "valid_to"),
    ("starts", "ends"),
    ("in_force_from", "in_force_to"),
    ("earliest", "latest"),
)
DATE_COLUMNS = frozenset({"date", "issued_on", "from_day"}.union(*SPANS))
STATUSES = frozenset({"confirmed", "partly", "from memory", "unconfirmed"})
CODE_LENGTHS = frozenset({2, 3, 5})  # provinces, districts, communes
# Tables whose sources are all keys of sources.tsv.
SOURCED = (
    "agreement_parties",
    "body_changes",
    "body_exceptions",
    "body_kinds",
    "body_succession",
    "no_council_units",
    "positions",
    "signing_organs",
    "unit_types",
)
# Cells that name rows of other tables: table, column, named table, its key.
REFERENCES = (
    ("act_changes", "act", "acts", "id"),
    ("act_changes", "by", "acts", "id"),
    ("units", "type", "unit_types", "id"),
    ("unit_aliases", "uid", "units", "uid"),
    ("provinces", "type", "unit_types", "id"),
    ("body_names", "unit_type", "unit_types", "id"),
    ("body_names", "kind", "body_kinds", "id"),
    ("body_aliases", "kind", "body_kinds", "id"),
    ("body_fields", "kind", "body_kinds", "id"),
    ("body_fields", "unit_types", "unit_types", "id"),
    ("issuer_codes", "kind", "body_kinds", "id"),
    ("issuer_organs", "of", "body_kinds", "id"),
    ("issuer_organs", "kind", "body_kinds", "id"),
    ("body_changes", "ended", "body_kinds", "id"),
    ("body_changes", "began", "body_kinds", "id"),
    ("body_exceptions", "kinds", "body_kinds", "id"),
    ("body_exceptions", "unit_types", "unit_types", "id"),
    ("body_groups", "kind", "body_kinds", "id"),
    ("body_succession", "tasks_to", "body_kinds", "id"),
    ("signing_organs", "signer_of", "body_groups", "group"),
    ("positions", "body_kinds", "body_kinds", "id"),
    ("no_council_units", "unit_types", "unit_types", "id"),
    ("no_council_units", "within", "units", "code"),
    ("no_council_units", "units", "units", "uid"),
    ("no_council_units", "excluded_units", "units", "uid"),
    *((table, "source", "sources", "key") for table in SOURCED),
)
# Unit versions that ended before this day are not in the tables.
HORIZON = "2008-01-01"
# Ends of the two models of local government.
LAST_OLD_DAY, FIRST_NEW_DAY = "2025-06-30", "2025-07-01"
# Stands where the sources do not say which units are meant.
UNKNOWN = "*unknown*"
_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")

Rows = list[dict[str, str]]
Tables = dict[str, Rows]


def columns(name: str) -> list[str]:
    """Return the columns of an authored table."""
    return [column.rstrip("*") for column in SCHEMA[name]]


def place(name: str, index: int) -> str:
    """Name the file and line of a row."""
    return f"data/{name}.tsv:{index + 2}"


def read(path: Path, problems: list[str]) -> Rows:
    """Read one authored table, noting what is wrong with its shape."""
    name = path.stem
    expected = columns(name)
    header, *lines = path.read_bytes().decode().split("\n")
    if header.split("\t") != expected:
        problems.append(f"data/{name}.tsv:1: the header should be {' '.join(expected)}")
        return []
    if not lines or lines.pop():
        problems.append(f"data/{name}.tsv: the last line does not end in a line feed")
    rows = []
    for index, line in enumerate(lines):
        cells = line.split("\t")
        if len(cells) != len(expected):
            problems.append(f"{place(name, index)}: {len(cells)} cells, expected {len(expected)}")
            cells = [*cells, *[""] * len(expected)][: len(expected)]
        rows.append(dict(zip(expected, cells, strict=True)))
    return rows


def check_cells(name: str, rows: Rows) -> Iterator[str]:
    """Check the text of every cell."""
    for index, row in enumerate(rows):
        for column, cell in row.items():
            if not unicodedata.is_normalized("NFC", cell):
                yield f"{place(name, index)}: {column} is not in NFC: {cell!r}"
            if cell != cell.strip():
                yield f"{place(name, index)}: {column} has a blank at an end: {cell!r}"
            if not cell.isprintable():
                yield f"{place(name, index)}: {column} holds a control or odd blank: {cell!r}"


def check_dates(name: str, rows: Rows) -> Iterator[str]:
    """Check that dates are ISO days and that spans do not run backwards."""
    for index, row in enumerate(rows):
        for column in DATE_COLUMNS.intersection(row):
            if row[column] and not is_day(row[column]):
                yield f"{place(name, index)}: {column} is not an ISO day: {row[column]!r}"
        for start, end in SPANS:
            first, last = row.get(start), row.get(end)
            if first and last and first > last:
                yield f"{place(name, index)}: {start} {first} is after {end} {last}"


def is_day(cell: str) -> bool:
    """Tell whether a cell is a day that exists, written YYYY-MM-DD."""
    try:
        return bool(_ISO_DAY.fullmatch(cell)) and bool(dt.date.fromisoformat(cell))
    except ValueError:
        return False


def check_keys(name: str, rows: Rows) -> Iterator[str]:
    """Check that keys are unique and that the table is sorted by them."""
    previous: list[str] = []
    columns_of_key = [column[:-1] for column in SCHEMA[name] if column.endswith("*")]
    for index, row in enumerate(rows):
        key = [row[column] for column in columns_of_key]
        if key == previous:
            yield f"{place(name, index)}: key twice: {' '.join(key)}"
        elif key < previous:
            yield f"{place(name, index)}: not sorted: {' '.join(key)} after {' '.join(previous)}"
        previous = key


def check_status(name: str, rows: Rows) -> Iterator[str]:
    """Check the status of every row."""
    allowed = frozenset({"off", "work"}) if name == "days_off" else STATUSES
    for index, row in enumerate(rows):
        if "status" in row and row["status"] not in allowed:
            yield f"{place(name, index)}: status {row['status']!r} is not in {sorted(allowed)}"


def check_references(tables: Tables) -> Iterator[str]:
    """Check that codes in one table are rows of the other."""
    for name, column, other, key in REFERENCES:
        known = {row[key] for row in tables[other]} | {UNKNOWN}
        for index, row in enumerate(tables[name]):
            for code in filter(None, row[column].split(";")):
                if code not in known and code.partition(":")[0] not in known:
                    yield f"{place(name, index)}: {column} {code!r} is not in {other}.tsv"


def is_duplicate(unit: dict[str, str]) -> bool:
    """Tell whether the catalogue carried this unit a second time."""
    return unit["date_basis"].startswith("duplicate")


def alive(unit: dict[str, str], day: str) -> bool:
    """Tell whether a version of a unit was in being on an ISO day."""
    return unit["valid_from"] <= day and (not unit["valid_to"] or day <= unit["valid_to"])


def check_versions(units: Rows) -> Iterator[str]:
    """Check uids and the succession of the versions of one code."""
    seen: set[str] = set()
    last: dict[str, dict[str, str]] = {}
    for index, unit in enumerate(units):
        uid, code = unit["uid"], unit["code"]
        if uid in seen:
            yield f"{place('units', index)}: uid {uid} stands in an earlier line"
        seen.add(uid)
        if len(code) not in CODE_LENGTHS or uid.partition("-")[0] != code:
            yield f"{place('units', index)}: code {code!r} does not fit uid {uid!r}"
        before = last.get(code)
        if before and (not before["valid_to"] or unit["valid_from"] <= before["valid_to"]):
            yield f"{place('units', index)}: {uid} overlaps {before['uid']}"
        last[code] = unit


def check_parents(units: Rows) -> Iterator[str]:
    """Check that the superior unit was in being at both ends of every version."""
    versions: defaultdict[str, Rows] = defaultdict(list)
    for unit in units:
        versions[unit["code"]].append(unit)
    today = max(max(unit["valid_from"], unit["valid_to"]) for unit in units)
    for index, unit in enumerate(units):
        parent = unit["parent_code"]
        if (len(unit["code"]) == 2) != (not parent):
            yield f"{place('units', index)}: {unit['uid']} has the superior unit {parent!r}"
        if not parent:
            continue
        for day in (max(unit["valid_from"], HORIZON), unit["valid_to"] or today):
            if not any(alive(upper, day) for upper in versions[parent]):
                yield f"{place('units', index)}: superior unit {parent} is not in being on {day}"


def check_links(units: Rows, links: Rows) -> Iterator[str]:
    """Check that both ends of a link are in being when the one follows the other."""
    by_uid = {unit["uid"]: unit for unit in units}
    for index, link in enumerate(links):
        if not is_day(link["date"]):
            yield f"{place('succession', index)}: a link needs a date"
            continue
        day_before = str(dt.date.fromisoformat(link["date"]) - dt.timedelta(days=1))
        for column, day in (("old_uid", day_before), ("new_uid", link["date"])):
            unit = by_uid.get(link[column])
            if unit is None:
                yield f"{place('succession', index)}: {column} {link[column]!r} is not in units.tsv"
            elif not alive(unit, day):
                yield f"{place('succession', index)}: {link[column]} is not in being on {day}"


def check_reform(units: Rows, links: Rows) -> Iterator[str]:
    """Check that no commune was lost, or came from nowhere, on 2025-07-01."""
    old = {link["old_uid"] for link in links if link["date"] == FIRST_NEW_DAY}
    new = {link["new_uid"] for link in links if link["date"] == FIRST_NEW_DAY}
    communes = ((index, unit) for index, unit in enumerate(units) if len(unit["code"]) == 5)
    for index, unit in communes:
        if unit["valid_to"] == LAST_OLD_DAY and unit["uid"] not in old:
            yield f"{place('units', index)}: {unit['uid']} has no successor on {FIRST_NEW_DAY}"
        if unit["valid_from"] == FIRST_NEW_DAY and unit["uid"] not in new:
            yield f"{place('units', index)}: {unit['uid']} has no predecessor on {FIRST_NEW_DAY}"


def load(folder: Path) -> tuple[Tables, list[str]]:
    """Read and check the authored tables of a folder; return them with the problems."""
    problems: list[str] = []
    found = {path.stem: path for path in sorted(folder.glob("*.tsv"))}
    problems += [f"data/{name}.tsv: no such file" for name in SCHEMA if name not in found]
    problems += [f"data/{name}.tsv: unknown table" for name in found if name not in SCHEMA]
    if problems:
        return {}, problems
    tables = {name: read(path, problems) for name, path in found.items()}
    for name, rows in tables.items():
        if not rows:
            problems.append(f"data/{name}.tsv: no rows")
        for check in (check_cells, check_dates, check_keys, check_status):
            problems.extend(check(name, rows))
    if not problems:
        units, links = tables["units"], tables["succession"]
        problems.extend(check_references(tables))
        problems.extend(check_versions(units))
        problems.extend(check_parents(units))
        problems.extend(check_links(units, links))
        problems.extend(check_reform(units, links))
    return tables, problems


def compile_units(units: Rows) -> Rows:
    """Return the units as they are looked up: without duplicates, with their keys."""
    compiled: Rows = []
    for unit in units:
        if is_duplicate(unit):
            continue
        kept = ("uid", *columns("units")[2:10], "source", "official_name")
        compiled.append({column: unit[column] for column in kept})
    return compiled


def names_of_units(tables: Tables) -> dict[str, dict[str, None]]:
    """Return the names and aliases of every unit, the name first.

    An alias passes on to what follows the unit under the same name.
    """
    units = {unit["uid"]: unit for unit in tables["units"] if not is_duplicate(unit)}
    names = {
        uid: dict.fromkeys((unit["name"], *filter(None, unit["aliases"].split(";"))))
        for uid, unit in units.items()
    }
    for row in tables["unit_aliases"]:
        names[row["uid"]][row["alias"]] = None
    for link in sorted(tables["succession"], key=lambda link: link["date"]):
        old, new = link["old_uid"], link["new_uid"]
        if old in units and new in units and units[old]["name"] == units[new]["name"]:
            names[new] |= names[old]
    return names


def compile_unit_names(tables: Tables) -> Rows:
    """Return every folded name or alias, with the units that bear it."""
    bearers: defaultdict[str, list[str]] = defaultdict(list)
    for uid, names in names_of_units(tables).items():
        for key in dict.fromkeys(" ".join(name_tokens(name)) for name in names):
            bearers[key].append(uid)
    return [{"name": key, "uids": ";".join(uids)} for key, uids in sorted(bearers.items())]


def compile_unit_spellings(unit_names: Rows) -> Rows:
    """Return the folded names by what all their spellings share."""
    names: defaultdict[str, list[str]] = defaultdict(list)
    for row in unit_names:
        names[loose_key(row["name"].split())].append(row["name"])
    return [{"loose": key, "names": ";".join(like)} for key, like in sorted(names.items())]


def compile_tables(tables: Tables) -> dict[str, str]:
    """Return the text of every compiled table."""
    dropped = {unit["uid"] for unit in tables["units"] if is_duplicate(unit)}
    unit_names = compile_unit_names(tables)
    compiled = tables | {
        "units": compile_units(tables["units"]),
        "unit_names": unit_names,
        "unit_spellings": compile_unit_spellings(unit_names),
        "succession": [
            link
            for link in tables["succession"]
            if link["old_uid"] not in dropped and link["new_uid"] not in dropped
        ],
    }
    texts = {name: as_text(rows) for name, rows in compiled.items()}
    texts |= {name: as_text(rows) for name, rows in compile_heads(texts).items()}
    return dict(sorted(texts.items()))


def as_text(rows: Rows) -> str:
    """Return a table as it is written."""
    return "".join("\t".join(line) + "\n" for line in [rows[0], *(row.values() for row in rows)])


def manifest(texts: dict[str, str]) -> str:
    """Return the list of compiled tables with their sizes, keys and sums."""
    lines = ["table\trows\tkey\tsha256\n"]
    for name, text in texts.items():
        content = text.encode()
        rows, digest = content.count(b"\n") - 1, hashlib.sha256(content).hexdigest()
        lines.append(f"{name}\t{rows}\t{' '.join(key_columns(name, text))}\t{digest}\n")
    return "".join(lines)


def key_columns(name: str, text: str) -> list[str]:
    """Return the columns that make the key of an authored table, none of an index.

    Units go without their codes, which their uids begin with: those are the key.
    """
    header = text.partition("\n")[0].split("\t")
    key = [column[:-1] for column in SCHEMA.get(name, ()) if column.endswith("*")]
    return key if set(key) <= set(header) else header[:1]


def installed(path: Path) -> str | None:
    """Return the uncompressed content of a compiled file, or nothing when it is unreadable."""
    try:
        content = path.read_bytes()
        return (gzip.decompress(content) if path.suffix == ".gz" else content).decode()
    except (OSError, EOFError, zlib.error, UnicodeDecodeError):
        return None


def differing(texts: dict[str, str], version: str, target: Path) -> list[str]:
    """Name the compiled files that are not what the authored tables give."""
    expected = {f"{name}.tsv.gz": text for name, text in texts.items()}
    expected |= {"manifest.tsv": manifest(texts), "VERSION": version}
    extra = {path.name for path in target.glob("*") if path.is_file()} - expected.keys()
    return sorted(extra | {n for n, text in expected.items() if installed(target / n) != text})


def write(texts: dict[str, str], version: str, target: Path) -> None:
    """Write the compiled tables, their manifest and their date."""
    target.mkdir(parents=True, exist_ok=True)
    for name, text in texts.items():
        (target / f"{name}.tsv.gz").write_bytes(gzip.compress(text.encode(), 9, mtime=0))
    (target / "manifest.tsv").write_bytes(manifest(texts).encode())
    (target / "VERSION").write_bytes(version.encode())


def main(argv: Sequence[str] | None = None, *, root: Path = ROOT) -> int:
    """Run the script; return its exit status."""
    parser = argparse.ArgumentParser(description="Check data/ and write the compiled tables.")
    parser.add_argument("--check", action="store_true", help="compare, write nothing")
    check_only = parser.parse_args(argv).check
    target = root / "src" / "phoiho" / "_data"
    tables, problems = load(root / "data")
    if problems:
        print(*problems, sep="\n", file=sys.stderr)
        return 1
    texts = compile_tables(tables)
    version = (root / "data" / "VERSION").read_text(encoding="utf-8")
    if not check_only:
        write(texts, version, target)
        print(f"{len(texts)} tables written to {target.relative_to(root)}")
        return 0
    different = differing(texts, version, target)
    if different:
        print("differ, run tools/build_data.py:", *different, sep="\n  ", file=sys.stderr)
    return int(bool(different))


if __name__ == "__main__":
    sys.exit(main())
