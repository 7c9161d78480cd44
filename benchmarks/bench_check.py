"""Time `phoiho check`: the rules on one record, on text, and on a folder of 10,000 dossiers.

The record is an example of 7 kB.  The dossiers are generated: yearly programmes
of communes and districts with three participants, six work items, a cadence and
two meetings, about 3 kB of TOML each; every tenth has faults.  They are checked
by the command itself, from its start to its last line.
"""

from __future__ import annotations

import argparse
import datetime as dt
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from phoiho.calendar import WorkingCalendar
from phoiho.cli.check_files import CheckJob, check_files
from phoiho.dossier import resolve
from phoiho.hierarchy import Level, iter_units, parent_of
from phoiho.records.files import parse_text
from phoiho.records.io import loads
from phoiho.records.positions import locate
from phoiho.rules import Context, check, iter_rules

EXAMPLE = Path(__file__).resolve().parent.parent / "examples" / "mong-cai-2022.toml"
AS_OF = dt.date(2026, 11, 22)
BUDGET_RULES, BUDGET_FOLDER = 300.0, 20.0
ON_WORDS = {
    f"phoiho.rules.{module}"
    for module in (
        "broken_words",
        "dates_in_text",
        "figures_in_text",
        "letters",
        "text",
        "words_in_text",
    )
}
"""The modules whose rules read words, which are timed by the megabyte."""
TEXT = (
    "Thực hiện Chương trình phối hợp số 05/CTrPH-HĐND-UBND-UBMTTQ ngày 04 tháng 3 năm 2021, "
    "các bên đã tổ chức hội nghị sơ kết 6 tháng đầu năm và thống nhất nội dung công tác.\n"
)


def best_of(runs: int, function: Callable[[], object]) -> tuple[float, float]:
    """Return the least and the median time of a function in microseconds."""
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        function()
        times.append((time.perf_counter() - start) * 1e6)
    return min(times), statistics.median(times)


def time_record(runs: int) -> float:
    """Print what one record costs by stage and by rule; return the time of those on the record."""
    text = EXAMPLE.read_text(encoding="utf-8")
    loaded = loads(text, format="toml")
    resolved = resolve(loaded)
    findings = len(check(resolved, as_of=AS_OF))
    on_words = [rule.code for rule in iter_rules() if rule.check.__module__ in ON_WORDS]
    print(f"{EXAMPLE.name}: {len(text.encode())} bytes, {findings} findings, {runs} runs")
    print(f"{'stage':<28}{'min us':>10}{'median us':>12}")
    stages: dict[str, Callable[[], object]] = {
        "parse TOML": lambda: parse_text(text, "toml"),
        "load (parsing included)": lambda: loads(text, format="toml"),
        "resolve": lambda: resolve(loaded),
        "check: rules on the record": lambda: check(resolved, as_of=AS_OF, ignore=on_words),
        "check: all rules": lambda: check(resolved, as_of=AS_OF),
        "places of values": lambda: locate(text, format="toml"),
    }
    times = {name: best_of(runs, stage) for name, stage in stages.items()}
    for name, (least, median) in times.items():
        print(f"{name:<28}{least:>10.0f}{median:>12.0f}")

    calendar = WorkingCalendar.official()
    alone = []
    for rule in iter_rules():

        def run(rule: object = rule.check) -> object:
            context = Context(dossier=resolved, as_of=AS_OF, calendar=calendar)
            return list(rule(context))  # type: ignore[operator]  # a default argument is an object

        alone.append((best_of(max(5, runs // 10), run)[0], rule.code, rule.name))
    print("the dearest rules, each with a context of its own:")
    for least, code, name in sorted(alone, reverse=True)[:8]:
        print(f"  {code} {name:<36}{least:>8.0f}")
    return times["check: rules on the record"][0]


def time_text() -> None:
    """Print how fast the text rules go through a megabyte."""
    text = TEXT * (1_000_000 // len(TEXT.encode()))
    least, _ = best_of(3, lambda: check(text, as_of=AS_OF))
    print(f"text rules: {len(text.encode()) / least:.2f} MB/s")


def write_dossiers(folder: Path, count: int) -> int:
    """Write dossiers to a folder; return their bytes."""
    units = unit_names()
    size = 0
    for number in range(count):
        text = dossier(units[number % len(units)], number)
        size += (folder / f"{number:05}.toml").write_bytes(text.encode())
    return size


def unit_names() -> list[str]:
    """Return the communes of 2026, each with the unit above it."""
    on = dt.date(2026, 1, 1)
    names = []
    for unit in iter_units(on=on, level=Level.COMMUNE):
        superior = parent_of(unit, on=on)
        above = f", {superior.full_name}" if superior is not None else ""
        names.append(unit.full_name.partition(",")[0] + above)
    return names


def dossier(unit: str, number: int) -> str:
    """Return a dossier of a commune; every tenth has faults."""
    year = 2026
    faulty = number % 10 == 0
    signed = f"{year}-01-{10 + number % 15}"
    written = (
        f"{number % 9 + 1}/CTrPH-HĐND-UBND" if faulty else f"{number % 90 + 10}/CTrPH-HĐND-UBND"
    )
    agreement = (
        f'[[agreements]]\nid = "{year}"\ncoverage = "instrument"\nnumber = "{written}"\n'
        f'title = "Chương trình phối hợp công tác năm {year}"\n'
        'instrument = { kind = "programme", printed = "Chương trình phối hợp" }\n'
        f'period = {{ kind = "year", start = "{year}-01-01", end = "{year}-12-31" }}\n'
        f'signed_on = "{signed}"\n'
    )
    parts = [f'format = "phoiho/1"\ntitle = "{unit}: phối hợp công tác năm {year}"\n', agreement]
    for key, body in (
        ("council", "Thường trực HĐND"),
        ("committee", "UBND"),
        ("front", "Ủy ban MTTQ Việt Nam"),
    ):
        parts.append(
            f'[[agreements.participants]]\nid = "{key}"\nbody = "{body} {unit}"\n'
            f'signed = true\nprinted = "{body}"\n'
        )
    parts.extend(
        f'[[agreements.items]]\nnumber = {item}\nlead = ["{lead}"]\n'
        f'text = "Nội dung {item}: tổ chức tiếp xúc cử tri, giám sát và phản biện xã hội"\n'
        for item, lead in enumerate(["council", "front", "committee"] * 2, 1)
    )
    parts.append(
        '[[agreements.cadences]]\nkind = "meeting"\nevery = "half"\nprinted = "6 tháng một lần"\n'
    )
    for month, kind in ((7, "interim_review"), (12, "final_review")):
        parts.append(
            f'[[events]]\nid = "{kind}"\ncoverage = "report"\nkinds = ["{kind}"]\n'
            f'held_on = "{year}-{month:02}-15"\nreviewed = [{{ agreement = "{year}" }}]\n'
            f'[[events.attending]]\nbody = "UBND {unit}"\n'
        )
    return "\n".join(parts)


def time_folder(count: int, jobs: int) -> float:
    """Print how long the command takes for a folder; return the seconds."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        size = write_dossiers(folder, count)
        files = sorted(folder.iterdir())
        checked = list(
            check_files(
                [CheckJob(path=path) for path in files[:50]],
                as_of=AS_OF,
                mending=None,
                processes=1,
                on_done=int,
            )
        )
        unread = [line.issue for one in checked for line in one.file.issues]
        assert not unread, unread[0]
        print(f"{count} dossiers of {size / count:,.0f} bytes, {jobs} processes")
        command = [sys.executable, "-m", "phoiho", "check", name, "--as-of", str(AS_OF)]
        start = time.perf_counter()
        done = subprocess.run(
            [*command, "--jobs", str(jobs), "--statistics"], capture_output=True, check=False
        )
        seconds = time.perf_counter() - start
        used = resource.getrusage(resource.RUSAGE_CHILDREN)
        print(done.stdout.decode().rstrip())
        cores = used.ru_utime + used.ru_stime
        print(f"{seconds:.1f} s from start to end; {cores / count * 1e3:.2f} ms of a core each")
        return seconds


def main(argv: list[str] | None = None) -> int:
    """Measure, print, and judge where a budget is asked for."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("-n", "--runs", type=int, default=200, help="runs of each (default 200)")
    parser.add_argument("--dossiers", type=int, default=10_000, help="how many (default 10,000)")
    parser.add_argument("--jobs", type=int, default=2, help="processes (default 2)")
    parser.add_argument("--budget", action="store_true", help="exit 1 where a budget is missed")
    options = parser.parse_args(argv)
    rules = time_record(options.runs)
    time_text()
    seconds = time_folder(options.dossiers, options.jobs) if options.dossiers else 0.0
    return int(options.budget and (rules > BUDGET_RULES or seconds > BUDGET_FOLDER))


if __name__ == "__main__":
    sys.exit(main())
