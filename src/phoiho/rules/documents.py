"""Rules on the numbers of documents: can they be read, are they padded, whose year do they bear?"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import attrs

from phoiho.documents import Irregularity, NumberStyle, format_document_number, lookup_acts
from phoiho.periods import DateValue, Period, first_day, last_day
from phoiho.rules.bases import NORMATIVE_YEAR, STATE_NUMBERS
from phoiho.rules.context import Context, PrintedNumber
from phoiho.rules.findings import Fault, Severity
from phoiho.rules.registry import PRACTICE, rule
from phoiho.rules.wording import date_words


@rule(
    "PH401",
    "number-not-readable",
    severity=Severity.WARNING,
    basis=STATE_NUMBERS,
    en="no order of number, type and issuers fits {number}",
    why="Number, type and issuers stand in one of a few orders: 01/QCPH-UBND-MTTQ, "
    "34/2024/QĐ-UBND, 04-NQ/TU. A text that fits none has lost or swapped something.",
)
def number_not_readable(context: Context) -> Iterator[Fault]:
    """Find numbers that fit no known order."""
    for number in context.numbers:
        if number.parsed is None:
            yield Fault(path=number.path, params={"number": number.text}, on=number.day)


@rule(
    "PH402",
    "number-not-padded",
    severity=Severity.INFO,
    basis=STATE_NUMBERS,
    en="numbers below ten take a leading zero: {number} should be {regular}",
    why="The register counts 01, 02, 03; a bare digit invites another one in front of it. The "
    "Decree binds the State's papers, so numbers in the style of the Party are left out, and "
    "those that only a newspaper prints.",
    in_force=Period(start=dt.date(2020, 3, 5)),
)
def number_not_padded(context: Context) -> Iterator[Fault]:
    """Find one-digit numbers without a leading zero."""
    for number in context.numbers:
        parsed = number.parsed
        if parsed is None or not number.from_paper or parsed.style is NumberStyle.PARTY:
            continue
        # That no paper has the number zero is told by PH416.
        if parsed.number.strip("0") and Irregularity.NUMBER_NOT_PADDED in parsed.irregularities:
            regular = format_document_number(parsed)
            params = {"number": number.text, "regular": regular}
            yield Fault(
                path=number.path,
                params=params,
                on=number.day,
                span=number.span,
                fix=number.fix(regular),
            )


@rule(
    "PH415",
    "number-of-another-year",
    severity=Severity.WARNING,
    basis=attrs.evolve(NORMATIVE_YEAR, earlier=(*NORMATIVE_YEAR.earlier, PRACTICE)),
    en="the number {number} is of the year {year}, but the paper is dated {date}",
    why="Numbers begin anew on 1 January, and the year in one is that of the paper. A paper "
    "registered in December may be signed in January, and one for the year to come may be "
    "numbered in December, so that within a month of the other year this is a note, as it is "
    "where only a newspaper prints the number.",
)
def number_of_another_year(context: Context) -> Iterator[Fault]:
    """Find numbers with another year than the day of their paper."""
    dates = dict(_dates_of_papers(context))
    for number in context.numbers:
        dated = dates.get(number.path)
        year = number.parsed.year if number.parsed is not None else None
        first, last = first_day(dated), last_day(dated)
        if year is None or dated is None or first is None or last is None:
            continue
        if first.year <= year <= last.year or _is_known_act(number):
            continue
        likely = number.from_paper and not _is_beside(year, first, last)
        yield Fault(
            path=number.path,
            params={"number": number.text, "year": year, "date": date_words(dated)},
            on=first,
            severity=None if likely else Severity.INFO,
        )


def _is_known_act(number: PrintedNumber) -> bool:
    """Tell whether a cited number is that of an act whose day is known: that is PH418."""
    cited = number.path.startswith("$.documents")
    return cited and any(act.status == "confirmed" for act in lookup_acts(number.text))


def _dates_of_papers(context: Context) -> Iterator[tuple[str, DateValue | None]]:
    """Yield the days of the papers on record, by the places of their numbers."""
    for path, agreement in context.agreements:
        yield f"{path}.number", agreement.signed_on
    for i, document in enumerate(context.dossier.documents):
        yield f"$.documents[{i}].number", document.issued_on
    for path, event in context.events:
        if event.report is not None:
            yield f"{path}.report.number", event.report.dated


def _is_beside(year: int, first: dt.date, last: dt.date) -> bool:
    """Tell whether some day of a span is within a month of a year."""
    january = year == first.year - 1 and first.month == 1
    december = year == last.year + 1 and last.month == 12
    return january or december


@rule(
    "PH416",
    "number-zero",
    severity=Severity.WARNING,
    basis=STATE_NUMBERS,
    en="{number}: papers are numbered from 01, none is number zero",
    why="The register begins with 01 every year. A zero stands where the number was left open or "
    "was lost; in a text alone, which may be a form, this is a note.",
)
def number_zero(context: Context) -> Iterator[Fault]:
    """Find papers with the number zero."""
    for number in context.numbers:
        digits = number.parsed.number if number.parsed is not None else ""
        if digits and not digits.strip("0"):
            yield Fault(
                path=number.path,
                params={"number": number.text},
                on=number.day,
                span=number.span,
                severity=Severity.INFO if number.span is not None else None,
            )
