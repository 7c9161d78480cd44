"""From a printed number to its parts, with everything in which it is irregular."""

from __future__ import annotations

import re
from collections.abc import Iterator

from phoiho.documents.code_spellings import is_term_code
from phoiho.documents.irregularities import Irregularity
from phoiho.documents.number_cleaning import clean_number
from phoiho.documents.number_symbols import YEAR, Symbol, UnreadableSymbolError, read_symbol
from phoiho.documents.numbers import DocumentNumber, regular_form
from phoiho.documents.systems import NumberStyle
from phoiho.documents.type_names import type_codes
from phoiho.errors import ParseError

__all__ = ["parse_document_number"]

_LONGEST = 500
_EXPECTED = "a number such as '69/QCPH-HĐND-UBND-MTTQ', '34/2024/QĐ-UBND' or '04-NQ/TU'"
_YEAR_FIRST = re.compile(rf"({YEAR})/(?!{YEAR}/)([0-9]{{1,6}})/(?=\D)")
_HEAD = re.compile(
    r"(?P<number>[0-9]{0,6})(?P<suffix>(?<=[0-9])[a-zA-ZđĐ](?=[/ -]))?(?P<separator>[/ -]?)"
    rf"(?:(?P<year>{YEAR})(?P<after>[/ -]|(?=\D))|(?P<short>[890][0-9])/(?=\D))?"
    r"(?P<symbol>.*)"
)
_TURN_OF_CENTURY = 50
_PADDED = 2
# Letters that scans put for a digit at the end of a number.
_LIKE_DIGITS = {"O": "0", "o": "0", "I": "1", "l": "1"}


def parse_document_number(text: str, *, strict: bool = False) -> DocumentNumber:
    """Return the number that *text* prints; the inverse of `format_document_number`.

    Reading is tolerant: blanks, dashes, letter case, an old encoding, lost and
    swapped separators are read and named in `irregularities`.  Whether the
    issuer existed that day is not asked here.

    Args:
        text: One number, the name of its type and "Số:" before it or not.
        strict: Refuse what is irregular.

    Raises:
        ParseError: No order of number, type and issuers fits; or, with
            *strict*, an irregular form, with the regular one suggested.

    Examples:
        >>> number = parse_document_number("69/QCPH-HĐND-UBND-MTTQ")
        >>> number.type_code, number.issuer_codes
        ('QCPH', ('HĐND', 'UBND', 'MTTQ'))
        >>> [i.value for i in parse_document_number("4/QC-UBND- UBMTTQ").irregularities]
        ['space_after_hyphen', 'number_not_padded']
    """
    if len(text) > _LONGEST:
        raise ParseError(text, expected=_EXPECTED)
    faults: list[Irregularity] = []
    plain, type_name = clean_number(text, faults)
    digits, suffix, before, year, after, short_year, rest = _head(text, plain, faults)
    issued = None
    if year or short_year:
        issued, before = _year(before, year, after, short_year, faults), "/"
    try:
        symbol = read_symbol(before, rest, dated=issued is not None)
    except UnreadableSymbolError as error:
        raise _unreadable(text, error.part) from None
    faults += symbol.faults
    if suffix in _LIKE_DIGITS:
        digits, suffix = digits + _LIKE_DIGITS[suffix], ""
        faults.append(Irregularity.LOOK_ALIKE_LETTER)
    if len(digits) < _PADDED or suffix:
        faults += _faults_of_digits(digits, suffix)
    if type_name:
        _judge_type_name(type_name, symbol, faults)
    number = DocumentNumber(
        number=digits,
        suffix=suffix,
        year=None if symbol.style is NumberStyle.PARTY else issued or symbol.year,
        type_code=symbol.type_code,
        issuer_codes=symbol.issuer_codes,
        style=symbol.style,
        irregularities=tuple(dict.fromkeys(faults)),
        printed=text,
    )
    if strict and number.irregularities:
        raise _refusal(number)
    return number


def _refusal(number: DocumentNumber) -> ParseError:
    """Return the error of a strict reader."""
    regular = regular_form(number)
    names = ", ".join(fault.label("en") for fault in number.irregularities)
    return ParseError(
        number.printed,
        expected=f"a regular number (found: {names})",
        suggestions=(regular,) if regular != number.printed else (),
    )


def _unreadable(text: str, part: str) -> ParseError:
    """Return the error that points at the part of a text that fits no order."""
    start = text.find(part) if part else -1
    return ParseError(
        text, span=(start, start + len(part)) if start >= 0 else None, expected=_EXPECTED
    )


def _head(text: str, plain: str, faults: list[Irregularity]) -> tuple[str, ...]:
    """Cut a plain number into digits, suffix, separator, year, separator, short year, symbol."""
    if plain[4:5] == "/" and (swapped := _YEAR_FIRST.sub(r"\2/\1/", plain, count=1)) != plain:
        faults.append(Irregularity.YEAR_MISPLACED)
        plain = swapped
    head = _HEAD.fullmatch(plain)
    if head is None or not (head["number"] or head["separator"]):
        raise ParseError(text, expected=_EXPECTED)
    return head.groups("")


def _year(before: str, year: str, after: str, short_year: str, faults: list[Irregularity]) -> int:
    """Return the year of a rule, and name what is irregular around it."""
    if short_year:
        faults.append(Irregularity.YEAR_SHORTENED)
        digits = int(short_year)
        return (1900 if digits > _TURN_OF_CENTURY else 2000) + digits
    if before != "/" or after == "-":
        faults.append(Irregularity.HYPHEN_AFTER_YEAR)
    elif after != "/":
        blank = after == " "
        faults.append(
            Irregularity.SPACE_INSTEAD_OF_SLASH if blank else Irregularity.SEPARATOR_MISSING
        )
    return int(year)


def _faults_of_digits(digits: str, suffix: str) -> Iterator[Irregularity]:
    """Yield what is irregular in the digits."""
    if not digits:
        yield Irregularity.NUMBER_MISSING
    elif len(digits) < _PADDED:
        yield Irregularity.NUMBER_NOT_PADDED
    if suffix:
        yield Irregularity.LETTER_SUFFIX


def _judge_type_name(name: str, symbol: Symbol, faults: list[Irregularity]) -> None:
    """Hold the name of the type before the number against the type in it."""
    codes = type_codes(name)
    if not codes or symbol.type_code in codes or Irregularity.TYPE_UNKNOWN in faults:
        return
    if symbol.type_code:
        faults.append(Irregularity.TYPE_DOES_NOT_MATCH)
    elif symbol.style is NumberStyle.UNTYPED and not is_term_code(symbol.issuer_codes[0]):
        faults.append(Irregularity.TYPE_MISSING)
