"""Numbers and symbols of official documents: `69/QCPH-HĐND-UBND-MTTQ`, `04-NQ/TU`.

State style is number, year for rules, type, issuers (`34/2024/QĐ-UBND`);
Party style puts the hyphen before the type and the slash before the body
(`04-NQ/TU`).  Issuers stay codes here.

Basis: Nghị định 30/2020/NĐ-CP, Phụ lục I, phần II, mục 3; Nghị định
34/2016/NĐ-CP, Điều 58, and Nghị định 78/2025/NĐ-CP, Điều 71 (rules);
Hướng dẫn 36-HD/VPTW and 05-HD/VPTW (Party).
"""

from __future__ import annotations

import datetime as dt
import functools
import re
from collections.abc import Iterable
from functools import cached_property

import attrs

from phoiho.documents.code_spellings import (
    canonical_issuer_code,
    canonical_type_code,
    is_code,
    is_hyphenated_code,
    is_type_before,
    late_type,
    split_glued,
    stood_alone,
)
from phoiho.documents.guides import find_habit
from phoiho.documents.irregularities import Irregularity
from phoiho.documents.issuer_readings import IssuerReading, in_context, lookup_issuer_codes
from phoiho.documents.number_codes import (
    CodeForm,
    joint_type_codes,
    letter_codes,
    lookup_document_types,
)
from phoiho.documents.number_systems import common_systems
from phoiho.documents.systems import DocumentSystem, NumberStyle

__all__ = ["DocumentNumber", "format_document_number", "regular_form"]

_MOST_DIGITS = 6
# Without the letters that look like a digit: they are read as one.
_SUFFIX = re.compile(r"[a-km-np-zđA-HJ-NP-ZĐ]")
_FIRST_YEAR, _LAST_YEAR = 1945, 2099


def _joined_codes(codes: Iterable[str]) -> tuple[str, ...]:
    """Put codes in their own letters, and two that are one code with a hyphen together."""
    return _join(tuple(codes))


@functools.lru_cache(4096)
def _join(codes: tuple[str, ...]) -> tuple[str, ...]:
    """Join codes once for all numbers that bear them."""
    joined: list[str] = []
    for code in codes:
        if joined and is_hyphenated_code(f"{joined[-1]}-{code}"):
            joined[-1] += f"-{code}"
        else:
            joined.append(canonical_issuer_code(code))
    return tuple(joined)


def _without_zeros(number: str) -> str:
    """Return a number as it is compared: 04 and 4 are one, an empty one is none."""
    return number.lstrip("0") or number[:1]


def _check_parts(
    instance: DocumentNumber, attribute: attrs.Attribute[NumberStyle], value: NumberStyle
) -> None:
    """Refuse parts that are none, or that would not be read back as they are written."""
    number, suffix, year = instance.number, instance.suffix, instance.year
    if number and not (number.isascii() and number.isdecimal() and len(number) <= _MOST_DIGITS):
        msg = f"number {number!r} must be up to {_MOST_DIGITS} digits"
        raise ValueError(msg)
    if suffix and not (number and _SUFFIX.fullmatch(suffix)):
        msg = f"suffix {suffix!r} must be one letter after a number"
        raise ValueError(msg)
    if year is not None and not _FIRST_YEAR <= year <= _LAST_YEAR:
        msg = f"year {year!r} must lie between {_FIRST_YEAR} and {_LAST_YEAR}"
        raise ValueError(msg)
    if not _reads_back(instance.type_code, instance.issuer_codes, value, year is not None):
        msg = (
            f"type {instance.type_code!r}, issuers {instance.issuer_codes!r} and year "
            f"{year!r} cannot stand together in a number in {value.value} style"
        )
        raise ValueError(msg)


@functools.lru_cache(4096)
def _reads_back(
    type_code: str,
    issuers: tuple[str, ...],
    style: NumberStyle,
    dated: bool,  # noqa: FBT001 - a key
) -> bool:
    """Tell whether the parts of a symbol, printed in a style, are read as what they are."""
    if not all(is_code(code) or is_hyphenated_code(code) for code in issuers):
        return False
    if late_type((type_code, *issuers) if type_code else issuers) is not None:
        return False
    if style is NumberStyle.STATE:
        return is_code(type_code) and is_type_before(type_code, issuers)
    if style is NumberStyle.PARTY:
        if lookup_document_types(type_code):
            return not dated and is_type_before(type_code, issuers)
        unknown = is_code(type_code) and split_glued(type_code) is None
        return not dated and unknown and bool(issuers)
    if type_code or not issuers:
        return False
    alone = len(issuers) == 1 and not dated and stood_alone(issuers[0])
    if style is NumberStyle.HISTORIC:
        return alone
    typed = is_type_before(issuers[0], issuers[1:]) or split_glued(issuers[0]) is not None
    return not alone and not typed


@attrs.frozen(kw_only=True)
class DocumentNumber:
    """The number and symbol of a document.

    Two numbers are equal whatever zeros they begin with.  Codes are put in their
    own letters ("ttg" becomes "TTg").

    Attributes:
        number: Digits with their printed zeros; empty in a draft.
        suffix: A letter after the number ("30c"), else empty.
        year: The year of a rule-making document, else `None`.
        type_code: Abbreviation of the type ("QCPH"); empty for a letter.
        issuer_codes: Codes of the issuers, of their organs and drafting units,
            leading one first.
        style: In which order they stand.
        irregularities: Where the printed form departs from its style; not
            part of the comparison.
        printed: The text that was read, else empty; not part of the comparison.

    Raises:
        ValueError: The parts cannot stand together in a number of that style.
    """

    number: str = attrs.field(eq=_without_zeros)
    suffix: str = ""
    year: int | None = None
    type_code: str = attrs.field(default="", converter=canonical_type_code)
    issuer_codes: tuple[str, ...] = attrs.field(default=(), converter=_joined_codes)
    style: NumberStyle = attrs.field(default=NumberStyle.STATE, validator=_check_parts)
    irregularities: tuple[Irregularity, ...] = attrs.field(default=(), eq=False)
    printed: str = attrs.field(default="", eq=False)

    def __str__(self) -> str:
        return format_document_number(self)

    @property
    def systems(self) -> tuple[DocumentSystem, ...]:
        """The systems whose paper it can be by the codes of its issuers.

        Several where a code is used in several systems ("ĐCT"), joint where the
        issuers have none in common, none where no code is known.
        """
        return common_systems(self.issuer_codes)

    @cached_property
    def issuers(self) -> tuple[IssuerReading, ...]:
        """What its codes mean beside one another, the leading issuer first.

        Examples:
            >>> from phoiho.documents import parse_document_number
            >>> number = parse_document_number("06/CTr-CA-MTTQ")
            >>> [meaning.name for meaning in number.issuers[0].meanings]
            ['Công an']
        """
        joint = self.type_code in joint_type_codes()
        dated = self.year is not None
        return in_context(self.issuer_codes, self.systems, joint=joint, dated=dated)


def format_document_number(
    number: DocumentNumber,
    *,
    system: DocumentSystem | None = None,
    on: dt.date | None = None,
) -> str:
    """Return *number* in its regular form; the inverse of `parse_document_number`.

    Args:
        number: The parts; digits are padded to two.
        system: Write it in the order of this system's papers, with or without
            the type of official letters; joint papers keep their order.
        on: The day of the paper; without it the habit of today.

    Raises:
        ValueError: The system's numbers cannot hold it: a year in a number of
            the Party, a historic form.

    Basis:
        The guide of the system (`guide_for`), else its habit.

    Examples:
        >>> from phoiho.documents import DocumentSystem, parse_document_number
        >>> format_document_number(parse_document_number("151/NQ- HĐND"))
        '151/NQ-HĐND'
        >>> letter = parse_document_number("737/MTTW-BTT")
        >>> format_document_number(letter, system=DocumentSystem.PARTY)
        '737-CV/MTTW-BTT'
    """
    if system is not None:
        number = _in_style_of(system, number, on)
    digits = (number.number.zfill(2) if number.number else "") + number.suffix
    issuers = "-".join(number.issuer_codes)
    if number.style is NumberStyle.PARTY:
        return "/".join(filter(None, (f"{digits}-{number.type_code}", issuers)))
    symbol = "-".join(filter(None, (number.type_code, issuers)))
    return "/".join([digits, *([str(number.year)] if number.year else []), symbol])


def regular_form(number: DocumentNumber) -> str:
    """Return a number as the system of its issuers writes it, misprinted codes mended.

    Joint papers have no system, and issuers that are not known tell of none: these
    keep their order, as do numbers whose type is missing.

    Examples:
        >>> from phoiho.documents import parse_document_number
        >>> regular_form(parse_document_number("12/KH-TU"))
        '12-KH/TU'
    """
    codes = tuple(_without_misprint(code) for code in number.issuer_codes)
    mended = attrs.evolve(number, issuer_codes=codes)
    typed = number.type_code and number.type_code not in joint_type_codes()
    system = number.systems[0] if typed and len(number.systems) == 1 else None
    try:
        return format_document_number(mended, system=system)
    except ValueError:  # a form of old, or a year where the system has none
        return format_document_number(mended)


def _without_misprint(code: str) -> str:
    """Return what a misprinted code stands for."""
    for meaning in lookup_issuer_codes(code):
        if meaning.form is CodeForm.MISPRINT and meaning.stands_for:
            return meaning.stands_for
    return code


def _in_style_of(
    system: DocumentSystem, number: DocumentNumber, on: dt.date | None
) -> DocumentNumber:
    """Return a number in the order of a system, if the system has one."""
    habit = find_habit(system, on=on)
    if habit is None or system is DocumentSystem.JOINT:
        return number
    if number.style is NumberStyle.HISTORIC:
        msg = f"{number} is a form without a type, which no system writes today"
        raise ValueError(msg)
    letter = letter_codes().get(system, "") if habit.typed_letters else ""
    is_letter = number.type_code in {"", *letter_codes().values()}
    type_code = letter if is_letter and number.year is None else number.type_code
    style = habit.number_style if type_code else NumberStyle.UNTYPED
    return attrs.evolve(number, type_code=type_code, style=style)
