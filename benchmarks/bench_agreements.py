"""Time the comparison of two lists of work items beside difflib on every pair.

The items are made of phrases from the examples; the new list is the old one
shuffled, with a tenth of the words of every item changed.  difflib gets as few
pairs as an honest script would: those that `quick_ratio` does not rule out.
Both sides must find the partner of every item.  `difflib` is left out where it
would take minutes.
"""

from __future__ import annotations

import argparse
import random
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from difflib import SequenceMatcher
from pathlib import Path

from phoiho.agreements.item_matching import match_wordings
from phoiho.records import load

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
LEAST = 0.6
CASES = (
    # items, fewest and most words of an item, budget in ms, whether difflib is run
    (10, 5, 40, 2, True),
    (10, 5, 300, 10, True),
    (100, 5, 40, 50, True),
    (1000, 5, 40, 1500, False),
)


def phrases() -> list[list[str]]:
    """Return the words of the items of the examples."""
    records = [load(path) for path in sorted(EXAMPLES.glob("*.toml"))]
    return [i.text.split() for r in records for a in r.agreements for i in a.items]


def lists(
    count: int, fewest: int, most: int, seed: int = 7
) -> tuple[list[str], list[str], list[int]]:
    """Return an old list, a new one, and for every old item the place of its new wording."""
    draw = random.Random(seed)
    known = phrases()
    pool = [word for words in known for word in words]
    old = []
    for _ in range(count):
        words: list[str] = []
        size = draw.randint(fewest, most)
        while len(words) < size:
            words += draw.choice(known)[draw.randint(0, 3) :][: draw.randint(2, 6)]
        old.append(words[:size])
    order = draw.sample(range(count), count)
    new: list[list[str]] = [[]] * count
    for i, place in enumerate(order):
        new[place] = list(old[i])
        for _ in range(len(old[i]) // 10):
            new[place][draw.randrange(len(old[i]))] = draw.choice(pool)
    return [" ".join(words) for words in old], [" ".join(words) for words in new], order


def with_difflib(old: list[str], new: list[str]) -> list[int]:
    """Return the best partner of every old item as a script would find it."""
    return [max(_ratios(text.split(), new))[1] for text in old]


def _ratios(words: list[str], new: list[str]) -> Iterator[tuple[float, int]]:
    """Yield how alike the new items are, as far as they may be alike."""
    matcher = SequenceMatcher(None, autojunk=False)
    matcher.set_seq2(words)
    for place, text in enumerate(new):
        matcher.set_seq1(text.split())
        if matcher.real_quick_ratio() >= LEAST and matcher.quick_ratio() >= LEAST:
            yield matcher.ratio(), place


def with_phoiho(old: list[str], new: list[str]) -> list[int]:
    """Return the partner of every old item."""
    best: dict[int, tuple[float, int]] = {}
    for match in match_wordings(old, new):
        best[match.old] = max(best.get(match.old, (0.0, -1)), (match.similarity, match.new))
    return [best[i][1] for i in range(len(old))]


def timed(
    function: Callable[[list[str], list[str]], list[int]], old: list[str], new: list[str]
) -> tuple[float, list[int]]:
    """Return the milliseconds of one run and what was found."""
    start = time.perf_counter()
    found = function(old, new)
    return (time.perf_counter() - start) * 1e3, found


def main(argv: list[str] | None = None) -> int:
    """Measure, print a table, and judge it when asked."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("-n", "--runs", type=int, default=5, help="runs of each (default 5)")
    parser.add_argument("--check", action="store_true", help="exit 1 when a minimum is over budget")
    options = parser.parse_args(argv)

    late = False
    print(f"{'items':>6}{'words':>10}{'':>4}{'min ms':>10}{'median ms':>12}{'budget':>8}")
    for count, fewest, most, budget, peer in CASES:
        old, new, order = lists(count, fewest, most)
        times: dict[str, list[float]] = {"phoiho": [], **({"difflib": []} if peer else {})}
        for _ in range(options.runs):
            for name, values in times.items():
                took, found = timed(with_difflib if name == "difflib" else with_phoiho, old, new)
                assert found == order, name
                values.append(took)
        for name, values in times.items():
            limit = f"{budget:>8}" if name == "phoiho" else ""
            row = f"{min(values):>10.1f}{statistics.median(values):>12.1f}{limit}"
            print(f"{count:>6}{f'{fewest}-{most}':>10}  {name:<8}{row}")
        late |= min(times["phoiho"]) > budget
    return int(options.check and late)


if __name__ == "__main__":
    sys.exit(main())
