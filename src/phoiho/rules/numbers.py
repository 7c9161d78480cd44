"""Rules on one number of a paper: its separators, its spelling, its type and its year."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

import attrs

from phoiho.agreements import Agreement, Coverage
from phoiho.documents import (
    DocumentNumber,
    DocumentSystem,
    Irregularity,
    NumberStyle,
    format_document_number,
    lookup_document_types,
    lookup_issuer_codes,
    parse_document_number,
    regular_form,
)
from phoiho.documents.citation_words import words_of
from phoiho.documents.type_names import type_codes, type_names
from phoiho.errors import ParseError
from phoiho.periods import Period, first_day
from phoiho.reference import load_once
from phoiho.rules.bases import NORMATIVE_YEAR, PARTY_NUMBERS, STATE_NUMBERS
from phoiho.rules.context import Context, PrintedNumber
from phoiho.rules.findings import Fault, ParamValue, Severity
from phoiho.rules.fixes import Fix, printed_fix
from phoiho.rules.registry import rule
from phoiho.vietnamese import strip_diacritics


@rule(
    "PH404",
    "type-code-of-another-type",
    severity=Severity.WARNING,
    basis=STATE_NUMBERS,
    en="the paper is called {name}, but its number {number} bears the type {code}",
    why="The symbol begins with the abbreviation of the type, so a programme bears CTr and a plan "
    "KH. One of the two is wrong. Papers set by a decision of one body bear the type of that "
    "decision and are left out, as are those that only a newspaper names.",
)
def type_code_of_another_type(context: Context) -> Iterator[Fault]:
    """Find numbers whose type is not that of the paper's name."""
    for path, agreement in context.agreements:
        if agreement.number is None or agreement.coverage is Coverage.REPORT:
            continue
        parsed = context.parsed_numbers.get(f"{path}.number")
        if parsed is not None and not _may_bear(agreement, parsed.type_code):
            yield Fault(
                path=f"{path}.number",
                params={
                    "name": agreement.instrument.printed or agreement.instrument.kind,
                    "code": parsed.type_code,
                    "number": agreement.number,
                },
                on=first_day(agreement.signed_on),
            )
    for number in context.numbers:
        name = _name_before(context.text or "", number)
        if name and number.parsed is not None:
            code = number.parsed.type_code
            yield Fault(
                path=number.path,
                params={"name": name, "code": code, "number": number.text},
                span=number.span,
            )


def _parsed(text: str) -> DocumentNumber | None:
    """Return the parts of a number; `None` where no order fits."""
    try:
        return parse_document_number(text)
    except ParseError:
        return None


def _may_bear(agreement: Agreement, code: str) -> bool:
    """Tell whether a paper of that kind, or of the name that it prints, may bear a type."""
    alone = agreement.co_signed is False or agreement.issued_by is not None
    types = lookup_document_types(code)
    if alone or not types:
        return True
    words = (agreement.instrument.printed or "").lower().split()
    if any(_says_of_any_type(known.name, " ".join(words)) for known in types):
        return True
    usual = type_codes(agreement.instrument.kind.label("vi"))
    names = (" ".join(words[:count]) for count in range(1, _MOST_WORDS + 1))
    return not usual or code in usual or any(code in type_codes(name) for name in names)


_MOST_WORDS = 5
_OF_ANY_TYPE = "văn bản "


def _says_of_any_type(type_name: str, printed: str) -> bool:
    """Tell whether a type is one that papers of any name bear, and a name says so.

    LN is that of "văn bản liên ngành", so "Quy định phối hợp liên ngành" bears it.
    """
    return type_name.startswith(_OF_ANY_TYPE) and type_name.removeprefix(_OF_ANY_TYPE) in printed


@load_once
def _name_at_end() -> re.Pattern[str]:
    """Return a pattern of the name of a type that ends right before a number."""
    names = "|".join(
        re.escape(name[0].upper() + name[1:])
        for name in sorted(type_names(), key=lambda name: (-len(name), name))
    )
    return re.compile(rf"(?<!\w)({names})\s+(?:số\s*:?\s*)?\Z")


_LONGEST_NAME = 60


def _name_before(text: str, number: PrintedNumber) -> str:
    """Return the name of another type that a text prints before a number, else nothing."""
    if number.span is None:
        return ""
    start = number.span[0]
    match = _name_at_end().search(text[max(0, start - _LONGEST_NAME) : start])
    if match is None:
        return ""
    whole = _parsed(f"{match[1]} số {number.text}")
    if whole is None or Irregularity.TYPE_DOES_NOT_MATCH not in whole.irregularities:
        return ""
    return "" if _is_usual_name(match[1].lower(), whole.type_code) else match[1]


def _is_usual_name(name: str, code: str) -> bool:
    """Tell whether papers of a type are called so all the same.

    A law is cited by the number of the order that made it known (32-L/CTN), a joint circular as
    a circular; and old codes of issuers look like types (27/1997/TC-VT).
    """
    if name in words_of("law") or lookup_issuer_codes(code):
        return True
    return any(known.name.startswith(name) for known in lookup_document_types(code))


@rule(
    "PH406",
    "normative-number-without-year",
    severity=Severity.ERROR,
    basis=NORMATIVE_YEAR,
    en="a normative paper carries the year of issue in its number: {number}",
    why="The number of a normative paper is number, year, type and issuer, for numbers begin anew "
    "every year. Judged where the record says that the paper is normative.",
    in_force=Period(start=dt.date(2016, 7, 1)),
)
def normative_number_without_year(context: Context) -> Iterator[Fault]:
    """Find numbers of normative papers that lack the year."""
    for path, agreement in context.agreements:
        if not agreement.normative or agreement.number is None:
            continue
        parsed = context.parsed_numbers.get(f"{path}.number")
        signed = first_day(agreement.signed_on)
        if parsed is None or parsed.year is not None or parsed.style is not NumberStyle.STATE:
            continue
        yield Fault(
            path=f"{path}.number",
            params={"number": agreement.number},
            on=signed,
            fix=_with_year(f"{path}.number", parsed, signed),
            severity=Severity.WARNING if agreement.coverage is Coverage.REPORT else None,
        )


def _with_year(path: str, number: DocumentNumber, signed: dt.date | None) -> Fix | None:
    """Return the fix of a number that puts the year of its day in."""
    if signed is None:
        return None
    try:
        fixed = format_document_number(attrs.evolve(number, year=signed.year))
    except ValueError:
        return None
    return printed_fix(path, number.printed or "", fixed)


_OTHER_ORDER = frozenset({Irregularity.STATE_STYLE_SEPARATORS, Irregularity.PARTY_STYLE_SEPARATORS})
_ORDERS = {DocumentSystem.PARTY: PARTY_NUMBERS, DocumentSystem.STATE: STATE_NUMBERS}


@rule(
    "PH407",
    "number-in-order-of-another-system",
    severity=Severity.WARNING,
    basis=PARTY_NUMBERS,
    en="the number {number} should be {regular} (papers of the {system})",
    why="Papers of the Party put a hyphen before the type and a slash before the body "
    "(217-QĐ/TW), those of the State a slash before the type and a hyphen before the body "
    "(34/QĐ-UBND). State papers of the 1990s bore the hyphen too (32-L/CTN), so that without a "
    "day theirs is a note.",
    in_force=Period(start=dt.date(1998, 2, 2)),
)
def number_in_order_of_another_system(context: Context) -> Iterator[Fault]:
    """Find numbers of the Party in the order of the State, and the other way round."""
    for number in context.numbers:
        parsed = number.parsed
        if parsed is None or _OTHER_ORDER.isdisjoint(parsed.irregularities):
            continue
        basis = _ORDERS.get(parsed.systems[0]) if len(parsed.systems) == 1 else None
        if basis is None or not number.from_paper or _is_of_old_assembly(parsed):
            continue
        regular = regular_form(parsed)
        yield Fault(
            path=number.path,
            params={"number": number.text, "regular": regular, "system": parsed.systems[0]},
            on=number.day,
            span=number.span,
            fix=number.fix(regular),
            severity=Severity.INFO if number.day is None and basis is STATE_NUMBERS else None,
            basis=basis,
        )


_ASSEMBLY = re.compile(r"(?:CTN|QH|UBTVQH|HĐNN)[0-9]*")


def _is_of_old_assembly(number: DocumentNumber) -> bool:
    """Tell whether a number is an old one of the Assembly, the State Council or the President.

    Until 1996 theirs had a hyphen before the type, and no year: 32-L/CTN, 63-LCT/HĐNN8.
    """
    if number.year is not None or not number.issuer_codes:
        return False
    return _ASSEMBLY.fullmatch(number.issuer_codes[0]) is not None


_LOST = frozenset({Irregularity.HYPHEN_LOST, Irregularity.SEPARATOR_MISSING})


@rule(
    "PH604",
    "separator-lost-in-number",
    severity=Severity.WARNING,
    basis=STATE_NUMBERS,
    en="a separator is lost in {number}: it is {regular}",
    why="Pages lose the hyphen at the end of a line, and QĐUBND is found by no search for QĐ-UBND.",
)
def separator_lost_in_number(context: Context) -> Iterator[Fault]:
    """Find numbers whose type and issuer have run together."""
    for fault in _misprinted(context, _LOST, frozenset()):
        if _letters(fault.params["number"]) == _letters(fault.params["regular"]):
            yield fault


def _letters(number: ParamValue) -> str:
    """Return the letters and digits of a number, small and without diacritics."""
    return "".join(filter(str.isalnum, strip_diacritics(str(number)).lower()))


_MISPRINTS = frozenset(
    {
        Irregularity.SPACE_AFTER_HYPHEN,
        Irregularity.SPACES_AROUND_HYPHEN,
        Irregularity.SPACE_BEFORE_SLASH,
        Irregularity.SPACES_AROUND_SLASH,
        Irregularity.SPACE_AFTER_SLASH,
        Irregularity.SPACE_INSTEAD_OF_SLASH,
        Irregularity.EXTRA_SPACES,
        Irregularity.EN_DASH,
        Irregularity.HYPHEN_AFTER_YEAR,
        Irregularity.HYPHEN_ONLY,
        Irregularity.LETTER_CASE,
        Irregularity.LOOK_ALIKE_LETTER,
        Irregularity.DIACRITIC_LOST,
        Irregularity.ISSUER_MISSPELLED,
        Irregularity.YEAR_MISPLACED,
    }
)


@rule(
    "PH414",
    "number-misprinted",
    severity=Severity.INFO,
    basis=STATE_NUMBERS,
    en="the number {number} is regularly written {regular} ({fault})",
    why="Blanks, long dashes and letters of another alphabet keep a number from being found. The "
    "groups are written together: number, slash, type, hyphen, issuer. The slash after the type "
    "(01/QCPH/UBND-UBMTTQ), which joint papers bear, is let be.",
)
def number_misprinted(context: Context) -> Iterator[Fault]:
    """Find numbers with blanks, dashes or letters that do not belong there."""
    yield from _misprinted(context, _MISPRINTS, _LOST | _OTHER_ORDER)


def _misprinted(
    context: Context, faults: frozenset[Irregularity], told: frozenset[Irregularity]
) -> Iterator[Fault]:
    """Yield the numbers of papers that have one of some faults, and none that is told elsewhere."""
    for number in context.numbers:
        parsed = number.parsed
        if parsed is None or not parsed.irregularities or not number.from_paper:
            continue
        if _is_of_old_assembly(parsed) or not told.isdisjoint(parsed.irregularities):
            continue
        first = next((fault for fault in parsed.irregularities if fault in faults), None)
        regular = regular_form(parsed)
        if first is None or regular in {number.text, _WRAP.sub("", number.text)}:
            continue
        yield Fault(
            path=number.path,
            params={"number": number.text, "regular": regular, "fault": first},
            on=number.day,
            span=number.span,
            fix=number.fix(regular, sure=_is_same(number.text, regular)),
        )


_WRAP = re.compile(r"[ \t]*[\r\n]+[ \t]*")
"""The end of a line, at which a page may part a number."""


def _is_same(printed: str, regular: str) -> bool:
    """Tell whether only blanks and signs change."""
    return [char for char in printed if char.isalnum()] == [c for c in regular if c.isalnum()]
