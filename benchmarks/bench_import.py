"""Time `import phoiho` beside `import attrs`, in fresh interpreters.

The budget: `import phoiho` takes at most 10 ms more than `import attrs`.
Runs alternate, so that a busy machine slows both alike.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys

PEER = "attrs"
SUBJECT = "phoiho"

# The child reads its own clock: the start of the interpreter is not counted.
CHILD = """\
import sys, time
start = time.perf_counter()
import {module}
print(time.perf_counter() - start)
"""


def time_import(module: str) -> float:
    """Return the milliseconds that a new interpreter needs to import *module*."""
    done = subprocess.run(
        [sys.executable, "-c", CHILD.format(module=module)],
        capture_output=True,
        text=True,
        check=True,
    )
    return float(done.stdout) * 1000


def main(argv: list[str] | None = None) -> int:
    """Measure, print a table, and judge it when a budget is given."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("-n", "--runs", type=int, default=20, help="runs of each (default 20)")
    parser.add_argument(
        "--budget", type=float, metavar="MS", help="exit 1 when the median difference is above"
    )
    options = parser.parse_args(argv)

    times: dict[str, list[float]] = {PEER: [], SUBJECT: []}
    for module in times:  # writes the bytecode caches
        time_import(module)
    for _ in range(options.runs):
        for module, values in times.items():
            values.append(time_import(module))

    print(f"{'import':<10}{'min ms':>10}{'median ms':>12}   ({options.runs} alternating runs)")
    for module, values in times.items():
        print(f"{module:<10}{min(values):>10.1f}{statistics.median(values):>12.1f}")
    peer, subject = (statistics.median(times[name]) for name in (PEER, SUBJECT))
    least = min(times[SUBJECT]) - min(times[PEER])
    print(f"{'ratio':<10}{min(times[SUBJECT]) / min(times[PEER]):>10.2f}{subject / peer:>12.2f}")
    print(f"{'difference':<10}{least:>10.1f}{subject - peer:>12.1f}")
    return int(options.budget is not None and subject - peer > options.budget)


if __name__ == "__main__":
    sys.exit(main())
