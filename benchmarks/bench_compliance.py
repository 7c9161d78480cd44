"""Time `compliance` of many agreements beside dateutil's rrule, which only lists days.

Agreements of 2015 to 2026, of one year and of several, between the bodies of a
thousand communes and districts; nine sets of clauses and dated items, six
obligations each; events in time, late, with and without the period they look
back on, known by the month only, or not held at all.  Making the records is not
timed, and both sides are by the processor's clock.  The peer lists the days of
those clauses that have an RFC 5545 rule, and neither explains nor judges them.
With `--budget` the script exits 1 where 100,000 agreements would take longer.
"""

from __future__ import annotations

import argparse
import collections
import datetime as dt
import itertools
import random
import sys
import time
from collections.abc import Iterator

from dateutil.rrule import rrulestr

from phoiho.agreements import (
    Agreement,
    Coverage,
    Instrument,
    InstrumentKind,
    Participant,
    Target,
    WorkItem,
)
from phoiho.calendar import Cadence, CadenceKind, parse_cadence, to_rrule
from phoiho.hierarchy import BodyRef, bodies_of, iter_units
from phoiho.hierarchy.references import Resolution
from phoiho.periods import Period, last_day
from phoiho.reviews import (
    Due,
    DueStatus,
    ReviewEvent,
    ReviewKind,
    ReviewReport,
    ReviewSubject,
    compliance,
    due_dates,
)

AS_OF = dt.date(2026, 11, 22)
SIZE = 100_000
CHUNK = 2_000
KINDS = ("people_committee", "people_council_standing", "fatherland_front_committee", "police")
# The clauses of an agreement, and how many months it is for.
CLAUSES = (
    ("họp giao ban chậm nhất ngày 25 của tháng cuối quý; sơ kết chậm nhất ngày 30/6 hằng năm", 12),
    ("báo cáo trước ngày 20 của tháng cuối quý; tổng kết trước ngày 15/12 hằng năm", 12),
    ("họp giao ban chậm nhất ngày 25 hằng tháng", 6),
    ("sơ kết chậm nhất ngày 10/7 hằng năm; tổng kết trước ngày 15/01 năm sau", 36),
    ("báo cáo chậm nhất 15 ngày sau khi kết thúc quý; họp ít nhất 02 lần/năm", 12),
    ("báo cáo trong vòng 05 ngày làm việc kể từ khi kết thúc quý; họp đột xuất", 12),
    ("tổng kết trước ngày 15/11 hằng năm; sơ kết giữa nhiệm kỳ; báo cáo hằng năm", 36),
    ("họp vào thứ sáu tuần cuối của tháng", 6),
    ("báo cáo chậm nhất ngày 25 của tháng cuối quý; họp 6 tháng một lần", 12),
)
EVENT_KINDS = {
    CadenceKind.MEETING: (ReviewKind.BRIEFING, ReviewKind.WORKING_SESSION),
    CadenceKind.REVIEW: (ReviewKind.INTERIM_REVIEW, ReviewKind.FINAL_REVIEW),
    CadenceKind.REPORT: (ReviewKind.BRIEFING,),
    CadenceKind.OTHER: (ReviewKind.INSPECTION,),
}


def participants(rng: random.Random) -> list[tuple[Participant, ...]]:
    """Return the resolved participants of a thousand units, two to four bodies each."""
    found = []
    for on in (dt.date(2020, 1, 1), dt.date(2026, 1, 1)):
        units = [unit for unit in iter_units(on=on) if unit.level.value in ("commune", "district")]
        for unit in rng.sample(units, 500):
            bodies = [body for body in bodies_of(unit, on=on) if body.kind_id in KINDS]
            found.append(
                tuple(
                    Participant(
                        id=f"p{i}",
                        body=BodyRef(text=body.name(), resolution=Resolution(body=body, on=on)),
                    )
                    for i, body in enumerate(bodies[: rng.randint(2, 4)])
                )
            )
    return found


def items(rng: random.Random, year: int) -> tuple[WorkItem, ...]:
    """Return a few work items, dated, done or not."""
    return tuple(
        WorkItem(
            number=i + 1,
            text=f"Nội dung {i + 1}",
            lead=("p0",),
            due=dt.date(year, rng.randint(1, 12), 28) if rng.random() < 0.6 else None,
            result="Đã thực hiện." if rng.random() < 0.5 else None,
            targets=(Target(indicator="Tỷ lệ", due=dt.date(year, 11, 30)),) * (i % 2),
        )
        for i in range(rng.randint(0, 3))
    )


def agreements(
    rng: random.Random, count: int, sides: list[tuple[Participant, ...]]
) -> Iterator[Agreement]:
    """Yield agreements with clauses of every kind."""
    clauses = [(parse_cadence(words), months) for words, months in CLAUSES]
    for i in range(count):
        cadences, months = rng.choice(clauses)
        year = rng.randint(2015, 2026)
        side = rng.choice(sides)
        yield Agreement(
            id=f"a{i}",
            coverage=rng.choice(tuple(Coverage)),
            instrument=Instrument(kind=InstrumentKind.PROGRAMME),
            period=Period.for_half(year, 1)
            if months == 6
            else Period.for_stage(year, year + months // 12 - 1),
            signed_on=dt.date(year, 1, rng.randint(2, 28)),
            participants=side,
            cadences=cadences,
            items=items(rng, year),
        )


def event(rng: random.Random, due: Due, number: int) -> ReviewEvent | None:
    """Return what was held for an obligation, if anything was."""
    day, chance = due.last_day or last_day(due.period), rng.random()
    if due.cadence is None or day is None or chance < 0.25:
        return None
    late = rng.randint(1, 40) if chance > 0.8 else -rng.randint(0, 20)
    held = day + dt.timedelta(days=late)
    report = ReviewReport(number=f"{number}/BC", dated=held) if rng.random() < 0.5 else None
    period = due.period if rng.random() < 0.7 else None
    return ReviewEvent(
        id=f"e{number}",
        coverage=rng.choice(tuple(Coverage)),
        kinds=(rng.choice(EVENT_KINDS[due.cadence.kind]),),
        held_on=Period.for_month(held.year, held.month) if rng.random() < 0.1 else held,
        reviewed=(ReviewSubject(agreement=due.agreement, period=period),),
        report=report or (ReviewReport() if due.cadence.kind is CadenceKind.REPORT else None),
        minutes="Biên bản" if rng.random() < 0.5 else None,
    )


def stories(
    rng: random.Random, count: int, sides: list[tuple[Participant, ...]]
) -> Iterator[tuple[Agreement, tuple[ReviewEvent, ...]]]:
    """Yield agreements with five to eight obligations, six on average, and their events."""
    whole = Period(start=dt.date(2015, 1, 1), end=dt.date(2027, 12, 31))
    for agreement in agreements(rng, count, sides):
        dues = due_dates(agreement, within=whole)
        if 5 <= len(dues) <= 8:
            held = (event(rng, due, number) for number, due in enumerate(dues))
            yield agreement, tuple(one for one in held if one is not None)


def list_by_rrule(agreement: Agreement, rules: dict[Cadence, str | None]) -> int:
    """Return how many days the rules of an agreement have, as a script would list them."""
    period, count = agreement.period, 0
    if period is None or period.start is None or period.end is None:
        return 0
    start = dt.datetime.combine(period.start, dt.time())
    end = dt.datetime.combine(period.end, dt.time())
    for cadence in agreement.cadences:
        if (rule := rules[cadence]) is not None:
            count += len(rrulestr(rule, dtstart=start).between(start, end, inc=True))
    return count


def main(argv: list[str] | None = None) -> int:
    """Measure, print, and judge it when a budget is given."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("-n", "--agreements", type=int, default=20_000, help="how many")
    parser.add_argument("--budget", type=float, metavar="S", help="exit 1 when 100,000 take longer")
    options = parser.parse_args(argv)

    rng = random.Random(2026)
    sides = participants(rng)
    rules = {cadence: to_rrule(cadence) for words, _ in CLAUSES for cadence in parse_cadence(words)}
    made = itertools.islice(stories(rng, sys.maxsize, sides), options.agreements)
    spent = {"phoiho.compliance": 0.0, "dateutil.rrule, days only": 0.0}
    found: collections.Counter[DueStatus] = collections.Counter()
    while chunk := list(itertools.islice(made, CHUNK)):
        start = time.process_time()
        reports = [compliance(agreement, events, as_of=AS_OF) for agreement, events in chunk]
        middle = time.process_time()
        days = sum(list_by_rrule(agreement, rules) for agreement, _ in chunk)
        spent["phoiho.compliance"] += middle - start
        spent["dateutil.rrule, days only"] += time.process_time() - middle
        assert days > 0
        found.update(o.status for report in reports for o in report.obligations)

    total = sum(found.values())
    print(f"{options.agreements} agreements, {total / options.agreements:.1f} obligations each")
    print(", ".join(f"{status.value} {count / total:.0%}" for status, count in found.items()))
    print(f"{'':<28}{'us each':>10}{'s for 100,000':>16}")
    for name, seconds in spent.items():
        each = seconds / options.agreements
        print(f"{name:<28}{each * 1e6:>10.0f}{each * SIZE:>16.1f}")
    print(f"{'  by obligation':<28}{spent['phoiho.compliance'] / total * 1e6:>10.1f}")
    return int(
        options.budget is not None
        and spent["phoiho.compliance"] / options.agreements * SIZE > options.budget
    )


if __name__ == "__main__":
    sys.exit(main())
