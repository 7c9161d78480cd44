"""Time the loading of a JSON record beside `json.loads` alone and plain cattrs.

The record is `examples/minh-hoa-xa.toml` as JSON.  Plain cattrs has its default
hooks (no strictness, no NFC, the first fault ends the reading) and ours for
what it cannot know: dates, and references that are a text or a table.
The budget is for 7,000 bytes and scaled to the size of the record.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import statistics
import sys
import time
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

from cattrs import Converter

from phoiho.dossier import Dossier
from phoiho.hierarchy import BodyRef, PostRef, UnitRef
from phoiho.records import dumps, load, loads
from phoiho.records.converter import is_date_value
from phoiho.vietnamese import parse_iso

EXAMPLE = Path(__file__).resolve().parent.parent / "examples" / "minh-hoa-xa.toml"
BUDGET_BYTES = 7_000


def plain_converter() -> Converter:
    """Return a converter of cattrs as a user would set it up in ten lines."""
    converter = Converter(detailed_validation=False)
    converter.register_structure_hook(dt.date, lambda value, _: dt.date.fromisoformat(value))
    converter.register_structure_hook_func(
        is_date_value, lambda value, _: None if value is None else parse_iso(value)
    )
    for cls in (BodyRef, UnitRef):
        table = converter.get_structure_hook(cls)
        converter.register_structure_hook(
            cls,
            lambda value, target, table=table: (
                target(text=value) if isinstance(value, str) else table(value, target)
            ),
        )
    converter.register_structure_hook(Decimal, lambda value, _: Decimal(value))
    converter.register_structure_hook(PostRef, lambda value, _: PostRef(text=value))
    return converter


def contestants(text: str) -> dict[str, Callable[[], object]]:
    """Return what is timed, by name."""
    plain = plain_converter()
    return {
        "json.loads": lambda: json.loads(text),
        "plain cattrs": lambda: plain.structure(json.loads(text), Dossier),
        "phoiho.loads": lambda: loads(text, format="json"),
    }


def main(argv: list[str] | None = None) -> int:
    """Measure, print a table, and judge it when a budget is given."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("-n", "--runs", type=int, default=400, help="runs of each (default 400)")
    parser.add_argument(
        "--budget", type=float, metavar="US", help="exit 1 when the minimum for 7 kB is above"
    )
    options = parser.parse_args(argv)

    dossier = load(EXAMPLE)
    text = dumps(dossier, format="json")
    size = len(text.encode())
    functions = contestants(text)
    assert functions["plain cattrs"]() == functions["phoiho.loads"]() == dossier

    times: dict[str, list[float]] = {name: [] for name in functions}
    for _ in range(options.runs):
        for name, function in functions.items():
            start = time.perf_counter()
            function()
            times[name].append((time.perf_counter() - start) * 1e6)

    scale = BUDGET_BYTES / size
    print(f"{size} bytes of JSON, {options.runs} alternating runs")
    print(f"{'':<16}{'min us':>10}{'median us':>12}{'min us/7 kB':>14}")
    for name, values in times.items():
        least = min(values)
        print(f"{name:<16}{least:>10.0f}{statistics.median(values):>12.0f}{least * scale:>14.0f}")
    return int(options.budget is not None and min(times["phoiho.loads"]) * scale > options.budget)


if __name__ == "__main__":
    sys.exit(main())
