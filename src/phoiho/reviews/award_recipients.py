"""The recipients that a clause counts, and which forms of commendation they received."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping

import attrs

from phoiho.errors import ParseError
from phoiho.reviews.award_forms import REACH, Forms
from phoiho.reviews.award_vocabulary import Clause, read_digits
from phoiho.vietnamese.spelled import parse_spelled_number

__all__ = ["Recipients", "assign_recipients", "find_recipients"]


@attrs.frozen(kw_only=True)
class Recipients:
    """Recipients counted in one run.

    Attributes:
        start: Where the run begins in the folded clause.
        end: Where it ends.
        counts: How many `collectives` and `individuals`, or how many
            `together`; nothing for a list whose sum the text does not say.
    """

    start: int
    end: int
    counts: Mapping[str, int]


def find_recipients(clause: Clause, forms: list[Forms]) -> Iterator[Recipients]:
    """Yield the runs of counted recipients, such as "08 tập thể và 05 cá nhân"."""
    starts = [form.start for form in forms]
    run: Recipients | None = None
    for match in clause.words.count.finditer(clause.plain):
        at = bisect_right(starts, match.end() - 1) - 1
        one = _counted(clause, match)
        if one is None or (at >= 0 and forms[at].end > match.start(3)):
            continue
        merged = _merged(clause, run, one) if run else None
        if run is not None and merged is None:
            yield run
        run = merged or one
    if run is not None:
        yield run


def _counted(clause: Clause, match: re.Match[str]) -> Recipients | None:
    """Return what one number with its noun counts, `None` for one that is not exact."""
    digits, spelled, noun, other = match.groups()
    plain, words = clause.plain, clause.words
    if words.about.search(plain, max(match.start() - 20, 0), match.start()):
        return None
    try:
        number = read_digits(digits) if digits else int(parse_spelled_number(spelled))
    except ParseError:
        return None
    collective = noun in words.collectives
    name = "collectives" if collective else "individuals"
    if other is not None and (other in words.collectives) is not collective:
        name = "together"
    return Recipients(start=match.start(), end=match.end(), counts={name: number})


def _merged(clause: Clause, run: Recipients, one: Recipients) -> Recipients | None:
    """Return two counts as one run, where they stand together.

    Two counts of the same ("45 cơ sở đảng, 8 chi bộ") begin a list whose sum the
    text does not say.
    """
    between = clause.words.joined_counts.fullmatch(clause.plain, run.end, one.start)
    if between is None or clause.words.receives.search(between[0]):
        return None
    names = [*run.counts, *one.counts]
    told_apart = sorted(names) == ["collectives", "individuals"]
    counts = {**run.counts, **one.counts} if told_apart else {}
    return Recipients(start=run.start, end=one.end, counts=counts)


def assign_recipients(
    clause: Clause, forms: list[Forms], runs: list[Recipients]
) -> dict[int, Recipients]:
    """Return the recipients of each form: those behind it first, then those before."""
    given: dict[int, Recipients] = {}
    tails, starts = [form.tail for form in forms], [form.start for form in forms]
    waiting = []
    for run in runs:
        at = bisect_right(tails, run.start) - 1
        leads = at >= 0 and at not in given and _leads(clause, tails[at], run.start)
        if leads and forms[at].kinds:
            given[at] = run
        else:
            waiting.append((run, at if leads else None))
    for run, unnamed in waiting:
        at = bisect_left(starts, run.end)
        if at < len(forms) and at not in given and _receives(clause, run, starts[at], unnamed):
            given[at] = run
        elif unnamed is not None:
            given.setdefault(unnamed, run)
    return given


def _leads(clause: Clause, start: int, end: int) -> bool:
    """Tell whether what stands between a form and recipients behind it leads to them."""
    if end - start > REACH:
        return False
    between = clause.plain[start:end]
    return not between.strip() or clause.words.towards.search(between) is not None


def _receives(clause: Clause, run: Recipients, end: int, unnamed: int | None) -> bool:
    """Tell whether recipients are said to receive the form behind them.

    Those that "khen thưởng" leads to must do so in the same breath.
    """
    if end - run.end > REACH:
        return False
    between = clause.plain[run.end : end]
    apart = unnamed is not None and "," in between
    return not apart and clause.words.receives.search(between) is not None
