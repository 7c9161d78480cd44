"""Numbers and symbols of official documents: `69/QCPH-HĐND-UBND-MTTQ`, `04-NQ/TU`.

State style is number, year for rules, type, issuers (`34/2024/QĐ-UBND`);
Party style puts the hyphen before the type and the slash before the body
(`04-NQ/TU`).  The parser reads every printed form and names what departs from
its style; issuers stay codes.

Basis: Nghị định 30/2020/NĐ-CP, Phụ lục I, phần II, mục 3; Nghị định
34/2016/NĐ-CP, Điều 58, and Nghị định 78/2025/NĐ-CP, Điều 71 (rules);
Hướng dẫn 36-HD/VPTW and 05-HD/VPTW (Party).
"""

from __future__ import annotations

import re
from enum import Enum

import attrs

from phoiho.errors import ParseError
from phoiho.reference import load_once, load_table
from phoiho.vietnamese import normalize

__all__ = [
    "DocumentNumber",
    "Irregularity",
    "NumberStyle",
    "format_document_number",
    "parse_document_number",
]


class NumberStyle(Enum):
    """In which order number, type and issuers stand."""

    STATE = "state"
    PARTY = "party"
    UNTYPED = "untyped"
    HISTORIC = "historic"


class Irregularity(Enum):
    """A departure of a printed number from its style."""

    BLANKS = "blanks"
    NO_SPACE_AFTER_SO = "no_space_after_so"
    EN_DASH = "en_dash"
    NUMBER_MISSING = "number_missing"
    NUMBER_NOT_PADDED = "number_not_padded"
    LETTER_SUFFIX = "letter_suffix"
    LETTER_CASE = "letter_case"
    SEPARATOR_MISSING = "separator_missing"
    SLASH_AFTER_TYPE = "slash_after_type"
    HYPHEN_AFTER_YEAR = "hyphen_after_year"
    HISTORIC_FORM = "historic_form"


@attrs.frozen(kw_only=True)
class DocumentNumber:
    """The number and symbol of a document.

    Attributes:
        number: Digits with their printed zeros; empty in a draft.
        suffix: A letter after the number ("30c"), else empty.
        year: The year of a rule-making document, else `None`.
        type_code: Abbreviation of the type ("QCPH"); empty for a letter.
        issuer_codes: Codes of the issuers, leading one first.
        style: In which order they stand.
        irregularities: Where the printed form departs from its style; not
            part of the comparison.
    """

    number: str
    suffix: str = ""
    year: int | None = None
    type_code: str = ""
    issuer_codes: tuple[str, ...] = ()
    style: NumberStyle = NumberStyle.STATE
    irregularities: tuple[Irregularity, ...] = attrs.field(default=(), eq=False)

    def __str__(self) -> str:
        return format_document_number(self)


_PREFIX = re.compile(r"\s*(?:số|so)(?P<colon>\s*:)?(?P<blank>\s*)", re.IGNORECASE)
_DASHES = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2014", "-"))
_BLANK_AT_SEPARATOR = re.compile(r"\s*([/-])\s*")
_NUMBER = re.compile(
    r"(?P<number>[0-9]{0,5})(?P<suffix>[a-zđ]?)(?P<separator>[/ -]?)"
    r"(?P<rest>[^0-9].*|[0-9]{4}[/-].*)"
)
_YEAR = re.compile(r"(?P<year>(?:19|20)[0-9][0-9])(?P<separator>[/-])(?P<rest>.+)")
_GROUP = re.compile(r"[^\W_](?:[\w.]*[^\W_])?", re.UNICODE)
_EXPECTED = "a number such as '69/QCPH-HĐND-UBND-MTTQ', '34/2024/QĐ-UBND' or '04-NQ/TU'"


@load_once
def _type_codes() -> dict[str, str]:
    """Return every abbreviation of a document type by its upper case."""
    codes = {row["abbreviation"] for row in load_table("document_types").records()}
    return {code.upper(): code for code in sorted(codes - {""})}


@load_once
def _historic_issuers() -> frozenset[str]:
    """Return the codes that stood alone after the number before 1997."""
    return frozenset(
        row["code"] for row in load_table("issuer_codes").records() if "historic" in row["note"]
    )


@load_once
def _issuer_codes() -> dict[str, tuple[str, ...]]:
    """Return the spellings of every issuer's code by its upper case."""
    codes = {row["code"] for row in load_table("issuer_codes").records()}
    spellings: dict[str, tuple[str, ...]] = {}
    for code in sorted(codes):
        spellings[code.upper()] = (*spellings.get(code.upper(), ()), code)
    return spellings


def parse_document_number(text: str, *, strict: bool = False) -> DocumentNumber:
    """Return the number that *text* prints; the inverse of `format_document_number`.

    Reading is tolerant: blanks, dashes, letter case and swapped separators are
    read and named in `irregularities`.

    Args:
        text: The number, "Số:" before it or not.
        strict: Refuse what is irregular.

    Raises:
        ParseError: No order of number, type and issuers fits; or, with
            *strict*, an irregular form, with the regular one suggested.

    Examples:
        >>> number = parse_document_number("69/QCPH-HĐND-UBND-MTTQ")
        >>> number.type_code, number.issuer_codes
        ('QCPH', ('HĐND', 'UBND', 'MTTQ'))
        >>> parse_document_number("4/QC-UBND-UBMTTQ").irregularities
        (<Irregularity.NUMBER_NOT_PADDED: 'number_not_padded'>,)
    """
    faults: list[Irregularity] = []
    bare = _prepare(text, faults)
    match = _NUMBER.fullmatch(bare)
    if match is None:
        raise ParseError(text, expected=_EXPECTED)
    year, rest = _split_year(match, faults)
    style, type_code, groups = _split_type(text, match["separator"], rest, year, faults)
    if not match["number"]:
        faults.append(Irregularity.NUMBER_MISSING)
    elif len(match["number"]) == 1:
        faults.append(Irregularity.NUMBER_NOT_PADDED)
    if match["suffix"]:
        faults.append(Irregularity.LETTER_SUFFIX)
    number = DocumentNumber(
        number=match["number"],
        suffix=match["suffix"],
        year=year,
        type_code=type_code,
        issuer_codes=groups,
        style=style,
        irregularities=tuple(dict.fromkeys(faults)),
    )
    if strict and faults:
        regular = format_document_number(number)
        raise ParseError(text, expected="a regular number", suggestions=(regular,))
    return number


def _prepare(text: str, faults: list[Irregularity]) -> str:
    """Take off "Số:" and repair blanks and dashes."""
    bare = normalize(text)
    if (prefix := _PREFIX.match(bare)) is not None:
        bare = bare[prefix.end() :]
        if not prefix["colon"] and not prefix["blank"]:
            faults.append(Irregularity.NO_SPACE_AFTER_SO)
    dashed = bare.translate(_DASHES)
    if dashed != bare:
        faults.append(Irregularity.EN_DASH)
    closed = _BLANK_AT_SEPARATOR.sub(r"\1", dashed) if " " in dashed else dashed
    if closed != dashed:
        faults.append(Irregularity.BLANKS)
    return closed


def _split_year(match: re.Match[str], faults: list[Irregularity]) -> tuple[int | None, str]:
    """Take the year of a rule-making document from what follows the number."""
    rest = match["rest"]
    if match["separator"] == "/" and (year := _YEAR.fullmatch(rest)) is not None:
        if year["separator"] == "-":
            faults.append(Irregularity.HYPHEN_AFTER_YEAR)
        return int(year["year"]), year["rest"]
    return None, rest


def _split_type(
    text: str, separator: str, rest: str, year: int | None, faults: list[Irregularity]
) -> tuple[NumberStyle, str, tuple[str, ...]]:
    """Tell the style by the first separator, then take the type and the issuers."""
    first, between, others = _cut(rest)
    type_code = _type_codes().get(first.upper(), "") if others else ""
    if type_code and type_code != first:
        faults.append(Irregularity.LETTER_CASE)
    if separator != "/":
        if not type_code or between != "/":
            raise ParseError(text, expected=_EXPECTED)
        if separator != "-":
            faults.append(Irregularity.SEPARATOR_MISSING)
        return NumberStyle.PARTY, type_code, _groups(text, others, faults)
    if type_code:
        if between == "/":
            faults.append(Irregularity.SLASH_AFTER_TYPE)
        return NumberStyle.STATE, type_code, _groups(text, others, faults)
    groups = _groups(text, rest, faults)
    if year is None and len(groups) == 1 and groups[0] in _historic_issuers():
        faults.append(Irregularity.HISTORIC_FORM)
        return NumberStyle.HISTORIC, "", groups
    return NumberStyle.UNTYPED, "", groups


def _cut(rest: str) -> tuple[str, str, str]:
    """Cut at the first separator."""
    match = re.search(r"[/-]", rest)
    return (
        (rest, "", "") if match is None else (rest[: match.start()], match[0], rest[match.end() :])
    )


def _groups(text: str, rest: str, faults: list[Irregularity]) -> tuple[str, ...]:
    """Return the codes of issuers and drafting units."""
    groups = re.split(r"[/-]", rest)
    for group in groups:
        if not _GROUP.fullmatch(group) or group.isdigit():
            start = max(text.find(group), 0) if group else 0
            span = (start, start + len(group)) if group else None
            raise ParseError(text, span=span, expected=_EXPECTED)
    cased = tuple(map(_in_known_case, groups))
    if cased != tuple(groups):
        faults.append(Irregularity.LETTER_CASE)
    return cased


def _in_known_case(code: str) -> str:
    """Return a code in the letters of the table; one in small letters only, in capitals."""
    known = _issuer_codes().get(code.upper(), ())
    if code in known:
        return code
    if len(known) == 1:
        return known[0]
    return code.upper() if code.islower() else code


def format_document_number(number: DocumentNumber) -> str:
    """Return *number* in the regular form of its style; the inverse of `parse_document_number`.

    Args:
        number: The parts; digits are padded to two.

    Examples:
        >>> format_document_number(parse_document_number("151/NQ- HĐND"))
        '151/NQ-HĐND'
    """
    digits = (number.number.zfill(2) if number.number else "") + number.suffix
    issuers = "-".join(number.issuer_codes)
    if number.style is NumberStyle.PARTY:
        return f"{digits}-{number.type_code}/{issuers}"
    parts = [digits, *([str(number.year)] if number.year else [])]
    symbol = f"{number.type_code}-{issuers}" if number.type_code else issuers
    return "/".join([*parts, symbol])
