"""Time numbers in words, both ways, and digits beside the peers, in one run.

A peer that is not installed is named and skipped.  Every result of phoiho is
asserted; what a peer answers wrongly is counted, not timed away.  Peers: ICU
(PyICU needs the ICU headers), num2words, vn-numberwords, vietnam-number, Babel.
"""

from __future__ import annotations

import argparse
import importlib
import sys
import time
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from phoiho.vietnamese import (
    format_number,
    parse_number,
    parse_spelled_number,
    spell_number,
)

Function = Callable[[Any], object]

SPELLED = {
    190_234_500: "một trăm chín mươi triệu hai trăm ba mươi tư nghìn năm trăm",
    115_321_745: "một trăm mười lăm triệu ba trăm hai mươi mốt nghìn bảy trăm bốn mươi lăm",
    1_024_567_890: "một tỷ không trăm hai mươi tư triệu năm trăm sáu mươi bảy nghìn tám trăm "
    "chín mươi",
    404_000_000_004: "bốn trăm linh bốn tỷ không trăm linh bốn",
    123_456_789_012: "một trăm hai mươi ba tỷ bốn trăm năm mươi sáu triệu bảy trăm tám mươi chín "
    "nghìn không trăm mười hai",
}
TOLERANT = {
    "hai nghìn không trăm linh năm": 2005,
    "hai tư nghìn": 24_000,
    "hai tỷ tư": 2_400_000_000,
    "một triệu hai trăm rưỡi nghìn": 1_250_000,
    "một nghìn chín trăm bốn lăm": 1945,
    "ba mươi bảy phẩy bốn mươi hai": Decimal("37.42"),
    "2,35 tỷ": 2_350_000_000,
}
DIGITS = {
    "1.234.567": 1_234_567,
    "98,5": Decimal("98.5"),
    "1.234.567,89": Decimal("1234567.89"),
    "2024": 2024,
}


def peer(module: str, make: Callable[[Any], Function]) -> Function | None:
    """Return a function of a peer, or None with a line that says so."""
    try:
        return make(importlib.import_module(module))
    except ImportError:
        print(f"skipped: {module} is not installed")
        return None


def icu_speller(icu: Any) -> Function:
    """Return the speller of ICU."""
    rules = icu.RuleBasedNumberFormat(icu.URBNFRuleSetTag.SPELLOUT, icu.Locale("vi"))
    return rules.format  # type: ignore[no-any-return]


def icu_reader(icu: Any) -> Function:
    """Return the reader of ICU."""
    rules = icu.RuleBasedNumberFormat(icu.URBNFRuleSetTag.SPELLOUT, icu.Locale("vi"))
    return lambda text: rules.parse(text).getInt64()


def spellers() -> dict[str, Function | None]:
    """Return what puts a number into words."""
    return {
        "phoiho": spell_number,
        "ICU": peer("icu", icu_speller),
        "num2words": peer("num2words", lambda m: lambda n: m.num2words(n, lang="vi")),
        "vn-numberwords": peer("vn_numberwords", lambda m: m.number_to_words),
        "vietnam-number": peer("vietnam_number", lambda m: lambda n: m.n2w(str(n))),
    }


def readers() -> dict[str, Function | None]:
    """Return what reads a number in words."""
    return {
        "phoiho": parse_spelled_number,
        "ICU": peer("icu", icu_reader),
        "vn-numberwords": peer("vn_numberwords", lambda m: m.words_to_number),
        "vietnam-number": peer("vietnam_number", lambda m: m.w2n),
    }


def digit_readers() -> dict[str, Function | None]:
    """Return what reads digits."""
    return {
        "phoiho": parse_number,
        "Babel": peer(
            "babel.numbers",
            lambda m: lambda text: m.parse_decimal(text, locale="vi", strict=True),
        ),
    }


def digit_printers() -> dict[str, Function | None]:
    """Return what prints digits."""
    return {
        "phoiho": format_number,
        "Babel": peer("babel.numbers", lambda m: lambda n: m.format_decimal(n, locale="vi")),
    }


def judge(function: Function, cases: Mapping[Any, object]) -> tuple[int, list[Any]]:
    """Return how many answers are right, and the cases that are no crash."""
    right, answered = 0, []
    for case, wanted in cases.items():
        try:
            answer = function(case)
        except Exception:  # noqa: BLE001 # a peer may raise what it likes
            continue
        answered.append(case)
        right += answer == wanted or str(answer) == str(wanted)
    return right, answered


def best(function: Function, cases: list[Any], runs: int) -> float:
    """Return the microseconds of one call, the least of all runs."""
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        for _ in range(50):
            for case in cases:
                function(case)
        times.append((time.perf_counter() - start) / (50 * len(cases)) * 1e6)
    return min(times)


def compare(
    title: str, functions: dict[str, Function | None], cases: Mapping[Any, object], runs: int
) -> float:
    """Print one table and return our microseconds."""
    ours = functions["phoiho"]
    assert ours is not None
    assert judge(ours, cases)[0] == len(cases), title
    present = {name: function for name, function in functions.items() if function is not None}
    judged = {name: judge(function, cases) for name, function in present.items()}
    # Alternating: whatever slows the machine slows all of them.
    times = dict.fromkeys(present, float("inf"))
    for _ in range(runs):
        for name, function in present.items():
            if judged[name][1]:
                times[name] = min(times[name], best(function, judged[name][1], 1))
    print(f"\n{title}\n{'':<16}{'us a call':>10}{'ratio':>8}{'right':>9}")
    for name, value in times.items():
        ratio = value / times["phoiho"]
        right = f"{judged[name][0]}/{len(cases)}"
        print(f"{name:<16}{value:>10.2f}{ratio:>8.1f}{right:>9}")
    return times["phoiho"]


def main(argv: list[str] | None = None) -> int:
    """Measure, print the tables, and judge them when asked."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("-n", "--runs", type=int, default=20, help="runs of each (default 20)")
    parser.add_argument(
        "--budget", action="store_true", help="exit 1 above 0.7 us a spelling or 5 us a reading"
    )
    options = parser.parse_args(argv)
    start = time.perf_counter()
    spell_number(5)
    parse_spelled_number("năm")
    print(f"first use of both: {(time.perf_counter() - start) * 1e3:.1f} ms")
    runs = options.runs
    read = {words: n for n, words in SPELLED.items()}
    spelling = compare("number to words, 9 to 12 digits", spellers(), SPELLED, runs)
    reading = compare("words to number, 9 to 12 digits", readers(), read, runs)
    speech = compare("words to number, as people say and print", readers(), TOLERANT, runs)
    compare("digits to number", digit_readers(), DIGITS, runs)
    printed = {n: text for text, n in DIGITS.items() if n != 2024}
    compare("number to digits", digit_printers(), printed, runs)
    return int(options.budget and (spelling > 0.7 or max(reading, speech) > 5))


if __name__ == "__main__":
    sys.exit(main())
