"""Time the reading of dates beside the peers, in one run.

    python benchmarks/bench_dates.py

A peer that is not installed is named and skipped.  Every result of phoiho is
asserted; what a peer answers wrongly, or refuses, is counted beside its time.
"""

from __future__ import annotations

import argparse
import datetime as dt
import importlib
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from phoiho.vietnamese import find_dates, from_lunar, parse_date, to_lunar

REFERENCE = dt.date(2024, 6, 12)
# Forms that any peer could read, and forms that papers print besides.
PLAIN = {
    "12/3/2023": "2023-03-12",
    "05/01/2020": "2020-01-05",
    "20.11.2023": "2023-11-20",
    "15-11-1930": "1930-11-15",
    "2024-10-21": "2024-10-21",
    "ngày 05 tháng 01 năm 2020": "2020-01-05",
    "ngày 1 tháng 7 năm 2025": "2025-07-01",
    "Hưng Yên, ngày 12 tháng 3 năm 2023": "2023-03-12",
}
OTHERS = {
    "Thứ Sáu, 20/05/2022, 15:55 (GMT+7)": "2022-05-20T15:55",
    "2 giờ chiều ngày 5/7/2023": "2023-07-05T14:00",
    "Chiều 15/8": "2024-08-15",
    "tháng 07 năm 2025": "2025-07",
    "năm 2016": "2016",
    "đầu năm 2024": "2024",
    "quý I/2024": "2024-01-01/2024-03-31",
    "6 tháng đầu năm 2023": "2023-01-01/2023-06-30",
    "nhiệm kỳ 2021-2026": "2021/2026",
    "từ ngày 01/7/2024 đến ngày 30/9/2024": "2024-07-01/2024-09-30",
    "15-20/5/2024": "2024-05-15/2024-05-20",
    "kể từ ngày 01 tháng 7 năm 2025": "2025-07-01/..",
    "hôm qua": "2024-06-11",
    "rằm tháng Bảy năm 2024": "2024-08-18",
    "Nghị quyết số 04-NQ/TU ngày 11/12/2020 của Thành ủy": "2020-12-11",
}
IMPOSSIBLE = ("31/9/2025", "tháng 13/2024", "quý V/2024", "nhiệm kỳ 2024-2019")

Reader = Callable[[str], object]


def ours(text: str) -> str:
    """Read with phoiho."""
    return parse_date(text, reference=REFERENCE).iso()


def peers() -> dict[str, Reader]:
    """Return the peers that are installed."""
    noon = dt.datetime(2024, 6, 12, 12)  # noqa: DTZ001
    makers: dict[str, tuple[str, Callable[[Any], Reader]]] = {
        "Babel": ("babel.dates", lambda m: lambda text: m.parse_date(text, locale="vi")),
        "dateutil": (
            "dateutil.parser",
            lambda m: lambda text: m.parse(text, dayfirst=True, default=noon),
        ),
        "dateparser": (
            "dateparser",
            lambda m: (
                lambda text: m.parse(
                    text, languages=["vi"], settings={"RELATIVE_BASE": noon, "DATE_ORDER": "DMY"}
                )
            ),
        ),
    }
    found: dict[str, Reader] = {}
    for name, (module, make) in makers.items():
        try:
            found[name] = make(importlib.import_module(module))
        except ImportError:
            print(f"skipped: {name} is not installed")
    return found


def attempt(read: Reader, text: str) -> str | None:
    """Return the answer of a reader, or nothing where it refuses."""
    try:
        value = read(text)
    except (ValueError, LookupError, OverflowError, TypeError):
        return None
    if isinstance(value, dt.datetime):
        noon = (value.hour, value.minute) in {(12, 0), (0, 0)}
        return str(value.date()) if noon else value.isoformat(timespec="minutes")
    return None if value is None else str(value)


def seconds(read: Reader, texts: Sequence[str]) -> float:
    """Return the least time of one call, over five passes of at least 20 ms."""
    rounds, best = 1, float("inf")
    for _ in range(5):
        while True:
            start = time.perf_counter()
            for _ in range(rounds):
                for text in texts:
                    attempt(read, text)
            taken = time.perf_counter() - start
            if taken >= 0.02:
                break
            rounds *= 2
        best = min(best, taken / rounds / len(texts))
    return best


def table(title: str, rows: dict[str, str | None], readers: dict[str, Reader]) -> None:
    """Print what each reader gets right on some rows, and its time beside ours."""
    print(f"\n{title} ({len(rows)} texts)")
    print(f"{'':12}{'right':>7}{'wrong':>7}{'refused':>9}{'us':>9}{'times ours':>12}")
    base = 0.0
    for name, read in readers.items():
        answers = {text: attempt(read, text) for text in rows}
        right = sum(answers[text] == wanted for text, wanted in rows.items())
        refused = sum(answers[text] is None and wanted is not None for text, wanted in rows.items())
        if not base:
            assert right == len(rows), {t: a for t, a in answers.items() if a != rows[t]}
        taken = seconds(read, list(rows))
        base = base or taken
        wrong = len(rows) - right - refused
        print(f"{name:12}{right:7}{wrong:7}{refused:9}{taken * 1e6:9.1f}{taken / base:12.1f}")


def prose(path: Path | None) -> None:
    """Print how fast dates are found in running text."""
    sample = (
        "Sáng ngày 21/02/2019, UBND phường tổ chức sơ kết chương trình phối hợp năm 2018 và triển "
        "khai nhiệm vụ năm 2019; đạt 48/48 tiêu chí, tăng 98,5% so với cùng kỳ. "
    )
    text = path.read_text(encoding="utf-8") if path else sample
    text *= 1 + 1_000_000 // len(text.encode())
    start = time.perf_counter()
    found = find_dates(text, reference=REFERENCE)
    taken = time.perf_counter() - start
    assert path or len(found) % 3 == 0
    size = len(text.encode()) / 1e6
    print(f"\nfind_dates: {size / taken:.1f} MB/s, {len(found)} mentions in {size:.1f} MB")


def lunar() -> None:
    """Print how long the conversions take."""
    day = dt.date(2025, 7, 25)
    assert from_lunar(to_lunar(day)) == day
    start = time.perf_counter()
    for _ in range(20_000):
        to_lunar(day)
    print(f"to_lunar: {(time.perf_counter() - start) / 20_000 * 1e6:.2f} us")


def main(argv: Sequence[str] | None = None) -> int:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(description="Time the reading of dates beside the peers.")
    parser.add_argument("--text", type=Path, help="a text in which to find dates")
    path = parser.parse_args(argv).text
    readers: dict[str, Reader] = {"phoiho": ours, **peers()}
    plain: dict[str, str | None] = dict(PLAIN)
    others: dict[str, str | None] = dict(OTHERS)
    table("plain dates", plain, readers)
    table("other forms of the papers", others, readers)
    table("what cannot be", dict.fromkeys(IMPOSSIBLE), readers)
    prose(path)
    lunar()
    return 0


if __name__ == "__main__":
    sys.exit(main())
