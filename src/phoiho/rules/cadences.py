"""Rules on clauses that say what is due how often: their fields against their own words."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from enum import Enum
from fractions import Fraction
from functools import lru_cache

import attrs

from phoiho.agreements import Agreement
from phoiho.calendar import Boundary, Cadence, CountUnit, Every, format_cadence, parse_cadence
from phoiho.errors import ParseError
from phoiho.periods import first_day
from phoiho.rules.context import Context
from phoiho.rules.findings import Basis, Fault, Severity
from phoiho.rules.registry import LOGIC, rule

_KEPT = 1024
_LONGEST = 500
"""Letters of the longest clause that is read again; a clause is a sentence or two."""

_LEFT_OUT = re.compile(r"\.\.\.|\u2026")
_INCLUSIVE = frozenset({Boundary.BY, Boundary.ON})
_DATED = frozenset({Boundary.BY, Boundary.ON, Boundary.BEFORE, Boundary.WITHIN})
_SHORT_MONTHS = {2: 29, 4: 30, 6: 30, 9: 30, 11: 30}
_YEAR = 12


class _Slip(Enum):
    """In what the fields of a clause differ from its words."""

    VAGUE = "vague"
    AD_HOC = "ad_hoc"
    BOUNDARY = "boundary"
    NEXT_YEAR = "next_year"
    MEANING = "meaning"


@attrs.frozen(kw_only=True)
class _Difference:
    """A clause whose fields are not what its words say.

    Attributes:
        slip: In what they differ.
        words: The words.
        meant: What the words say.
    """

    slip: _Slip
    words: str
    meant: tuple[Cadence, ...]


@attrs.frozen(kw_only=True)
class _Clause:
    """A clause on record.

    Attributes:
        path: Where it stands.
        agreement: Whose it is.
        cadence: The clause.
    """

    path: str
    agreement: Agreement
    cadence: Cadence


def _clauses(context: Context) -> Iterator[_Clause]:
    """Yield the clauses of agreements and of their amendments."""
    for path, agreement in context.agreements:
        for i, cadence in enumerate(agreement.cadences):
            yield _Clause(path=f"{path}.cadences[{i}]", agreement=agreement, cadence=cadence)
        for i, change in enumerate(agreement.history):
            for j, cadence in enumerate(change.cadences):
                where = f"{path}.history[{i}].cadences[{j}]"
                yield _Clause(path=where, agreement=agreement, cadence=cadence)


def _differing(context: Context, slip: _Slip) -> Iterator[tuple[_Clause, _Difference]]:
    """Yield the clauses that differ from their words in one way."""
    for clause in _clauses(context):
        # Cadences are equal whatever their words, so the words are a key of their own.
        found = _difference(clause.cadence, clause.cadence.printed or "")
        if found is not None and found.slip is slip:
            yield clause, found


@lru_cache(_KEPT)
def _difference(cadence: Cadence, words: str) -> _Difference | None:
    """Return in what a clause differs from its words; `None` where it does not, or may not."""
    meant = _meaning(words)
    slip = _slip(cadence, meant) if meant else _slip_alone(cadence)
    if slip is None:
        return None
    return _Difference(slip=slip, words=words or cadence.boundary.label(), meant=meant)


def _meaning(words: str) -> tuple[Cadence, ...]:
    """Return the rules that words state; none where they are cut short or not understood."""
    if not words or len(words) > _LONGEST or _LEFT_OUT.search(words) is not None:
        return ()
    try:
        return parse_cadence(words)
    except ParseError:
        return ()


def _slip_alone(cadence: Cadence) -> _Slip | None:
    """Return what is wrong with a clause without its words: "đột xuất" on a day."""
    if cadence.boundary is Boundary.AD_HOC and _recurs(cadence):
        return _Slip.AD_HOC
    return _Slip.VAGUE if cadence.boundary is Boundary.VAGUE and _recurs(cadence) else None


def _slip(cadence: Cadence, meant: tuple[Cadence, ...]) -> _Slip | None:
    """Return in what a clause differs from all that its words state."""
    boundaries = {rule.boundary for rule in meant}
    if boundaries <= {Boundary.AD_HOC, Boundary.VAGUE}:
        if not _recurs(cadence):
            return None
        return _Slip.AD_HOC if Boundary.AD_HOC in boundaries else _Slip.VAGUE
    placed = _placed(cadence)
    dated = [rule for rule in meant if _placed(rule)]
    if placed and dated:
        same = [rule for rule in dated if _is_same(cadence, rule, dated)]
        return _boundary_slip(cadence, same) if same else _next_year_slip(cadence, dated)
    # Two days of the year may be kept as one of every half.
    parts = (_weekday, _term, _single_day, *((_turn,) if len(dated) < 2 else ()))
    for part in parts:
        stated = {value for rule in meant if (value := part(rule)) is not None}
        own = part(cadence)
        if own is not None and stated and own not in stated:
            return _Slip.MEANING
    return None


def _recurs(cadence: Cadence) -> bool:
    """Tell whether a clause says how often, or on which day of a period."""
    if cadence.every not in {Every.UNSTATED, Every.ONCE} or cadence.times is not None:
        return True
    return any(part is not None for part in (cadence.day, cadence.weekday, cadence.week))


def _placed(cadence: Cadence) -> frozenset[tuple[int, int, int]]:
    """Return the days that a clause names: number of the period, month of the year, day.

    Months run to 24, since a day may lie in the year after the one it is about.
    """
    other = cadence.offset is not None or cadence.weekday is not None or cadence.week is not None
    length = cadence.every.months
    if cadence.day is None or other or not length or cadence.boundary not in _DATED:
        return frozenset()
    if cadence.day_unit is not CountUnit.DAY or cadence.interval > 1:
        return frozenset()
    within = (cadence.month or length) + (length if cadence.in_next_period else 0)
    numbers = cadence.only or range(1, cadence.every.in_year + 1)
    months = [(number, (number - 1) * length + within) for number in numbers]
    return frozenset((n, month, min(cadence.day, _longest(month))) for n, month in months)


def _days(*cadences: Cadence) -> frozenset[tuple[int, int]]:
    """Return the months and days that clauses name, whatever their periods."""
    return frozenset((month, day) for rule in cadences for _, month, day in _placed(rule))


def _longest(month: int) -> int:
    """Return the last day that a month can have."""
    return _SHORT_MONTHS.get((month - 1) % _YEAR + 1, 31)


def _is_same(cadence: Cadence, meant: Cadence, dated: list[Cadence]) -> bool:
    """Tell whether a clause names days that the words name, as often as they do.

    "30/6 và 31/12" may be kept as one day of every half.
    """
    if meant.every is cadence.every:
        return not _placed(cadence).isdisjoint(_placed(meant))
    days = _days(cadence)
    touched = [rule for rule in dated if not days.isdisjoint(_days(rule))]
    return meant in touched and days == _days(*touched)


def _boundary_slip(cadence: Cadence, meant: list[Cadence]) -> _Slip | None:
    """Return whether "trước ngày" and "chậm nhất ngày" are taken for one another."""
    stated = {rule.boundary for rule in meant}
    before = cadence.boundary is Boundary.BEFORE and stated <= _INCLUSIVE
    by = cadence.boundary in _INCLUSIVE and stated == {Boundary.BEFORE}
    return _Slip.BOUNDARY if before or by else None


def _next_year_slip(cadence: Cadence, dated: list[Cadence]) -> _Slip | None:
    """Return whether the day is right and its year is not; what words leave out is no fault."""
    days = _days(cadence)
    half_or_year = [rule for rule in dated if rule.every.months >= _YEAR // 2]
    if {(month + _YEAR, day) for month, day in days} & _days(*half_or_year):
        return _Slip.NEXT_YEAR
    a_year_before = {(month - _YEAR, day) for month, day in days}
    return None if a_year_before & _days(*dated) else _Slip.MEANING


def _weekday(cadence: Cadence) -> int | None:
    """Return the day of the week that a clause names."""
    return cadence.weekday


def _term(cadence: Cadence) -> tuple[int, CountUnit] | None:
    """Return the term that a clause counts from a day or an event."""
    offset = cadence.offset
    return (abs(offset.amount), offset.unit) if offset is not None and offset.amount else None


def _single_day(cadence: Cadence) -> dt.date | None:
    """Return the one day on which something is due."""
    return first_day(cadence.on)


def _turn(cadence: Cadence) -> Fraction | str | None:
    """Return how many months lie between two times, or the name of the turn, where it is told."""
    if cadence.only or cadence.boundary is Boundary.RANGE or cadence.offset is not None:
        return None
    if cadence.every in {Every.UNSTATED, Every.ONCE}:
        return None
    months = Fraction(cadence.every.months * cadence.interval, cadence.times or 1)
    return months or cadence.every.value


@rule(
    "PH515",
    "vague-words-made-a-schedule",
    severity=Severity.WARNING,
    basis=LOGIC,
    en="“{words}” states no frequency, so no schedule can be computed",
    why='"Định kỳ", "thường xuyên" and "kịp thời" name no day and no turn. What a record adds to '
    "them was agreed by nobody, and makes bodies late that are not.",
)
def vague_words_made_a_schedule(context: Context) -> Iterator[Fault]:
    """Find clauses with a frequency or a day that their words do not state."""
    for clause, found in _differing(context, _Slip.VAGUE):
        yield _fault(clause, found)


@rule(
    "PH516",
    "ad-hoc-words-made-a-schedule",
    severity=Severity.WARNING,
    basis=Basis(
        vi="Điểm c khoản 5 Điều 8 Nghị định số 09/2019/NĐ-CP",
        en="Decree 09/2019/NĐ-CP, article 8(5)(c)",
        act="09/2019/NĐ-CP",
        earlier=(LOGIC,),
    ),
    en="“{words}” is ad hoc and does not recur",
    why='What is due "đột xuất" is asked for when something happens: its day is set by who asks.',
)
def ad_hoc_words_made_a_schedule(context: Context) -> Iterator[Fault]:
    """Find clauses on what is due when asked for that have a frequency or a day."""
    for clause, found in _differing(context, _Slip.AD_HOC):
        yield _fault(clause, found)


@rule(
    "PH517",
    "before-taken-for-by",
    severity=Severity.WARNING,
    basis=LOGIC,
    en="“trước ngày” (before) and “chậm nhất ngày” (by) are two things: “{words}”, "
    "but the record says {recorded}",
    why='By the words the last day of "trước ngày 15/11" is the 14th, that of "chậm nhất ngày '
    '15/11" the 15th. Both stand side by side in official papers, and the record keeps which.',
)
def before_taken_for_by(context: Context) -> Iterator[Fault]:
    """Find clauses that count the named day in where their words do not, or the reverse."""
    for clause, found in _differing(context, _Slip.BOUNDARY):
        fault = _fault(clause, found)
        recorded = {"recorded": clause.cadence.boundary}
        yield attrs.evolve(
            fault, path=f"{clause.path}.boundary", params={**fault.params, **recorded}
        )


@rule(
    "PH518",
    "next-year-left-out",
    severity=Severity.ERROR,
    basis=LOGIC,
    en="“{words}” is a day of the year after, but the record puts it in the year itself",
    why='"15/01 năm sau" for 2025 is 15 January 2026. Kept without the shift the report would be '
    "due before its year has passed.",
)
def next_year_left_out(context: Context) -> Iterator[Fault]:
    """Find clauses that put a day of the next year into the year itself."""
    for clause, found in _differing(context, _Slip.NEXT_YEAR):
        fault = _fault(clause, found)
        yield attrs.evolve(fault, path=f"{clause.path}.in_next_period")


@rule(
    "PH531",
    "clause-differs-from-its-words",
    severity=Severity.WARNING,
    basis=LOGIC,
    en="“{words}” means “{meant}”, but the record says “{recorded}”",
    why="The words of the paper decide. A record with another day or another turn reckons dues "
    "that nobody agreed to. Words that are cut short or not understood are left out, and so is "
    "what the record leaves open.",
)
def clause_differs_from_its_words(context: Context) -> Iterator[Fault]:
    """Find clauses with another day or turn than their words."""
    for clause, found in _differing(context, _Slip.MEANING):
        fault = _fault(clause, found)
        said = {
            "meant": format_cadence(*found.meant),
            "recorded": format_cadence(clause.cadence),
        }
        yield attrs.evolve(fault, params={**fault.params, **said})


def _fault(clause: _Clause, found: _Difference) -> Fault:
    """Return the fault of a clause that differs from its words."""
    return Fault(
        path=clause.path,
        params={"words": found.words},
        on=first_day(clause.agreement.signed_on),
    )
