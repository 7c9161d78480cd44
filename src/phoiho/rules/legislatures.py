"""Rules on the National Assembly that a number names (QH15): did it sit in that year?"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

import attrs

from phoiho.periods import DateValue, first_day, last_day
from phoiho.reference import load_once, load_table, parse_day
from phoiho.rules.context import Context, PrintedNumber
from phoiho.rules.findings import Bilingual, Fault, Severity
from phoiho.rules.fixes import Fix
from phoiho.rules.registry import LOGIC, rule

__all__ = ["Legislature", "misfit"]


@attrs.frozen(kw_only=True)
class Legislature:
    """A National Assembly.

    Attributes:
        code: How numbers name it ("QH15").
        starts: First day of its term.
        ends: Last day; `None` while it sits.
        status: How well the days are known.
    """

    code: str
    starts: dt.date
    ends: dt.date | None
    status: str


@load_once
def _legislatures() -> dict[str, Legislature]:
    """Read the National Assemblies, by the codes of their numbers."""
    return {
        row["term"]: Legislature(
            code=row["term"],
            starts=parse_day(row["starts"]) or dt.date.min,
            ends=parse_day(row["ends"]),
            status=row["status"],
        )
        for row in load_table("terms").records()
        if row["body"] == "national_assembly"
    }


_LEGISLATURE = re.compile(r"(?<![^\W_])(?:UBTV)?(QH[0-9]{1,2})(?![0-9])", re.IGNORECASE)
_YEAR = re.compile(r"/((?:19|20)[0-9]{2})/")


def misfit(number: str, day: DateValue | None) -> tuple[Legislature, dt.date, dt.date] | None:
    """Return a legislature that a number names but that did not sit then, with these days.

    A Standing Committee acts until the next one is elected, so that the first
    days of the next legislature pass.

    Args:
        number: The number as printed.
        day: Its day, as far as it is known.
    """
    named, year = _LEGISLATURE.search(number), _YEAR.search(number)
    legislature = _legislatures().get(named[1].upper()) if named is not None else None
    if legislature is None or year is None:
        return None
    first, last = dt.date(int(year[1]), 1, 1), dt.date(int(year[1]), 12, 31)
    given_first, given_last = first_day(day), last_day(day)
    # A day of another year is a slip of its own: the year of the number counts.
    if given_first is not None and given_last is not None and first <= given_first <= last:
        first, last = given_first, min(given_last, last)
    ends = legislature.ends or dt.date.max - _GRACE
    sat = first <= ends + _GRACE and legislature.starts <= last
    return None if sat else (legislature, first, last)


_GRACE = dt.timedelta(days=10)


@rule(
    "PH420",
    "legislature-of-another-term",
    severity=Severity.WARNING,
    basis=LOGIC,
    en="the number {number} names the legislature {code}, which sat from {starts} to {ends}",
    why="The symbol of laws, ordinances and resolutions ends in the National Assembly that passed "
    "them (QH15), or its Standing Committee (UBTVQH15): another one did not sit in the year of "
    "the number, or on the day of the paper. Terms whose days are from memory make it a note.",
)
def legislature_of_another_term(context: Context) -> Iterator[Fault]:
    """Find numbers of the National Assembly whose legislature did not sit in their year."""
    for number in (*context.numbers, *_numbers_in_words(context)):
        found = misfit(number.text, number.day) if "QH" in number.text.upper() else None
        if found is None:
            continue
        legislature, first, last = found
        yield Fault(
            path=number.path,
            params={
                "number": number.text,
                "code": legislature.code,
                "starts": legislature.starts,
                "ends": legislature.ends or Bilingual(vi="nay", en="today"),
            },
            on=number.day,
            span=number.span,
            fix=_fix_of_legislature(number, first, last),
            severity=Severity.INFO if legislature.status == "from memory" else None,
        )


def _numbers_in_words(context: Context) -> Iterator[PrintedNumber]:
    """Yield the numbers of the National Assembly that a record has only among other words."""
    for i, document in enumerate(context.dossier.documents):
        if document.number is None and document.printed is not None:
            path, day = f"$.documents[{i}].printed", first_day(document.issued_on)
            yield from _assembly_numbers(path, document.printed, day)
    for path, agreement in context.agreements:
        for i, basis in enumerate(agreement.legal_bases):
            if basis.printed is not None:
                yield from _assembly_numbers(
                    f"{path}.legal_bases[{i}].printed", basis.printed, None
                )


def _assembly_numbers(path: str, words: str, day: dt.date | None) -> Iterator[PrintedNumber]:
    """Yield the numbers of the National Assembly in words."""
    for match in _ASSEMBLY_NUMBER.finditer(words):
        yield PrintedNumber(
            path=path, text=match[0], day=day, parsed=None, from_paper=True, span=match.span()
        )


_ASSEMBLY_NUMBER = re.compile(
    r"\b[0-9]{1,5}/[0-9]{4}/(?:[^\W\d_]{2,4}[-/])?(?:UBTV)?QH[0-9]{1,2}\b"
)


def _fix_of_legislature(number: PrintedNumber, first: dt.date, last: dt.date) -> Fix | None:
    """Return the fix by the one legislature that sat in those days."""
    sat = [
        one
        for one in _legislatures().values()
        if first <= (one.ends or dt.date.max) and one.starts <= last
    ]
    if len(sat) != 1:
        return None
    match = _LEGISLATURE.search(number.text)
    if match is None:
        return None
    start, end = match.span(1)
    return number.fix(f"{number.text[:start]}{sat[0].code}{number.text[end:]}", sure=False)
