"""Time look-ups of units and bodies by name, warm and in fresh processes.

Warm figures come twice: of a text asked for again, and of texts that are new
to the process.  A fresh process is timed from its first import to its answer.
Every answer is checked.  With `--budget` the script exits 1 where a median is
above the budget of its row.
"""

from __future__ import annotations

import argparse
import datetime as dt
import statistics
import subprocess
import sys
import time
from collections.abc import Callable

from phoiho.hierarchy import find_units, get_body, lookup_units, successors, unit_by_uid
from phoiho.hierarchy.unit_matches import _kept_versions

ON = dt.date(2024, 2, 28)
# The text, the identity expected, microseconds allowed when asked for again.
UNITS = (
    ("quận Tây Hồ", "003-1", 3.0),
    ("Q. Tây Hồ", "003-1", 15.0),
    ("quận Tây Hồ, thành phố Hà Nội", "003-1", 15.0),
    ("quan Tay Ho", "003-1", 30.0),
    ("Tay Ho District, Hanoi", "003-1", 30.0),
    ("huyện Chư Pah", "627-1", 30.0),
    ("003-1", "003-1", 3.0),
)
BODIES = (
    ("UBND quận Tây Hồ", "people_committee@003-1", 60.0),
    ("Thường trực HĐND quận Tây Hồ, thành phố Hà Nội", "people_council_standing@003-1", 60.0),
    ("people_committee@003-1", "people_committee@003-1", 60.0),
)
# Prose of a district's news page, six mentions in half a thousand characters.
PROSE = """\
Sáng 28/2, Ban Thường trực Ủy ban MTTQ Việt Nam quận Tây Hồ (TP Hà Nội) tổ chức hội nghị ký kết
chương trình phối hợp công tác năm 2024. Dự hội nghị có đồng chí Nguyễn Văn An, Phó Bí thư Quận ủy;
đại diện lãnh đạo các phường Bưởi, Nhật Tân và Quảng An cùng các đoàn thể chính trị - xã hội quận.
Năm 2023, công tác phối hợp giữa hai bên đạt kết quả tích cực, góp phần thực hiện các nhiệm vụ
phát triển kinh tế - xã hội, quốc phòng - an ninh trên địa bàn. Đoàn đại biểu Móng Cái đến dự.
"""
# The child reads its own clock: the start of the interpreter is not counted.
CHILD = """\
import resource, time
start = time.perf_counter()
import datetime as dt
from phoiho.hierarchy import get_body, lookup_units
on = dt.date(2024, 2, 28)
imported = time.perf_counter()
assert lookup_units("quận Tây Hồ", on=on)[0].unit.uid == "003-1"
unit = time.perf_counter()
assert get_body("UBND quận Tây Hồ", on=on).id == "people_committee@003-1"
body = time.perf_counter()
size = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(*((t - start) * 1000 for t in (imported, unit, body)), size)
"""
STEPS = ("import", "first unit", "first body", "peak size")


def time_call(call: Callable[[], object], runs: int, before: Callable[[], object]) -> list[float]:
    """Return microseconds for a call, of several rounds."""
    rounds = []
    for _ in range(runs):
        before()
        start = time.perf_counter()
        call()
        rounds.append((time.perf_counter() - start) * 1e6)
    return rounds


def forget_names() -> None:
    """Make every text new, with the tables still loaded."""
    _kept_versions().cache_clear()  # type: ignore[attr-defined]  # an lru_cache, typed as a call


def measure(name: str, call: Callable[[], object], allowed: float) -> bool:
    """Time a call again and anew, print its row, and tell whether it keeps its budget."""
    batch = 200

    def again() -> None:
        for _ in range(batch):
            call()

    warm = statistics.median(time_call(again, 15, call)) / batch
    anew = statistics.median(time_call(call, 200, forget_names))
    print(f"{name:<52}{warm:>9.1f}{anew:>9.1f}{allowed:>9.1f}")
    return warm <= allowed


def lookup(text: str, uid: str) -> Callable[[], None]:
    """Return a checked look-up of a unit."""

    def call() -> None:
        assert lookup_units(text, on=ON)[0].unit.uid == uid

    return call


def body(text: str, body_id: str) -> Callable[[], None]:
    """Return a checked look-up of a body."""

    def call() -> None:
        assert get_body(text, on=ON).id == body_id

    return call


def scan_speed() -> float:
    """Return how many million bytes of prose a second are searched for units."""
    text = PROSE * 500
    assert len(find_units(PROSE, on=ON)) == 6
    (micro,) = time_call(lambda: find_units(text, on=ON), 1, lambda: None)
    return len(text.encode()) / micro


def fresh(runs: int) -> list[float]:
    """Return the medians of the steps of a fresh process."""
    rows = []
    for _ in range(runs + 1):
        command = [sys.executable, "-c", CHILD]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        rows.append([float(cell) for cell in done.stdout.split()])
    # The first run writes the bytecode caches.
    return [statistics.median(column) for column in zip(*rows[1:], strict=True)]


def main(argv: list[str] | None = None) -> int:
    """Measure, print two tables, and judge them when a budget is given."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("-n", "--runs", type=int, default=9, help="fresh processes (default 9)")
    parser.add_argument("--budget", action="store_true", help="exit 1 when a row is above")
    options = parser.parse_args(argv)

    print(f"{'look-up (µs)':<52}{'again':>9}{'anew':>9}{'budget':>9}")
    kept = [measure(text, lookup(text, uid), allowed) for text, uid, allowed in UNITS]
    kept += [measure(text, body(text, body_id), allowed) for text, body_id, allowed in BODIES]
    district, reform = unit_by_uid("003-1"), dt.date(2025, 7, 1)
    assert district is not None
    assert len(successors(district, on=reform).units) == 6
    kept.append(measure("successors", lambda: successors(district, on=reform), 1500.0))

    speed = max(scan_speed() for _ in range(5))
    print(f"{'find_units (MB/s)':<52}{speed:>9.1f}{'':>9}{1.0:>9.1f}")
    kept.append(speed >= 1.0)

    times = fresh(options.runs)
    print(f"\n{'fresh process':<52}{'median':>9}{'budget':>9}")
    for step, value, allowed in zip(STEPS, times, (60.0, 80.0, 110.0, 40.0), strict=True):
        unit = "MB" if step == "peak size" else "ms"
        print(f"{f'{step} ({unit})':<52}{value:>9.1f}{allowed:>9.1f}")
        kept.append(value <= allowed)
    return int(options.budget and not all(kept))


if __name__ == "__main__":
    sys.exit(main())
