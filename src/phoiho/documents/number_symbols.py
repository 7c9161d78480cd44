"""The symbol of a number, what follows its digits: which part is the type, which the issuers.

Few symbols make most papers ("/QĐ-UBND", "-NQ/TU"), so each is read once and kept.
"""

from __future__ import annotations

import functools
import itertools
import re

import attrs

from phoiho.documents.code_spellings import (
    canonical_issuer_code,
    is_code,
    is_hyphenated_code,
    is_term_code,
    is_type_before,
    late_type,
    read_issuer_code,
    read_type_code,
    split_glued,
    stood_alone,
)
from phoiho.documents.guides import Guide
from phoiho.documents.irregularities import Irregularity
from phoiho.documents.issuer_readings import lookup_issuer_codes
from phoiho.documents.number_codes import joint_type_codes
from phoiho.documents.number_systems import common_systems, has_type, shared_habit
from phoiho.documents.systems import NumberStyle

__all__ = ["Symbol", "UnreadableSymbolError", "YEAR", "read_symbol"]

YEAR = r"(?:19(?:4[5-9]|[5-9][0-9])|20[0-9]{2})"
"""The years that a number can bear, as a pattern."""

_CUT = re.compile(r"([/ -])")
_LATE_YEAR = re.compile(rf"[/-]({YEAR})(?=[/-]|$)")

# The separators before and after the type: the order, where they tell it, and what is irregular.
_ORDERS: dict[tuple[str, str], tuple[NumberStyle | None, Irregularity | None]] = {
    ("/", "-"): (NumberStyle.STATE, None),
    ("/", " "): (NumberStyle.STATE, Irregularity.HYPHEN_LOST),
    ("/", ""): (NumberStyle.STATE, Irregularity.HYPHEN_LOST),
    (" ", "-"): (NumberStyle.STATE, Irregularity.SPACE_INSTEAD_OF_SLASH),
    ("-", "/"): (NumberStyle.PARTY, None),
    ("-", " "): (NumberStyle.PARTY, Irregularity.SPACE_INSTEAD_OF_SLASH),
    ("-", "-"): (None, Irregularity.HYPHEN_ONLY),
    ("/", "/"): (None, Irregularity.SLASH_AFTER_TYPE),
}
_ORDER_OF_OTHERS = {
    NumberStyle.STATE: Irregularity.STATE_STYLE_SEPARATORS,
    NumberStyle.PARTY: Irregularity.PARTY_STYLE_SEPARATORS,
}
# A historic form says already that its issuer is one of old.
_TOLD_BY_FORM = {NumberStyle.HISTORIC: Irregularity.HISTORIC_ISSUER_CODE}


class UnreadableSymbolError(ValueError):
    """A symbol fits no order of type and issuers; `part` is where it breaks."""

    def __init__(self, part: str) -> None:
        super().__init__(part)
        self.part = part


@attrs.frozen(kw_only=True)
class Symbol:
    """The parts of a symbol.

    Attributes:
        style: In which order they stand.
        type_code: The type; empty for a letter.
        issuer_codes: The issuers, organs and drafting units.
        year: A year that stands in it, in the wrong place.
        faults: What is irregular in it.
    """

    style: NumberStyle
    type_code: str
    issuer_codes: tuple[str, ...]
    year: int | None
    faults: tuple[Irregularity, ...]


@attrs.define
class _Groups:
    """A symbol cut at its separators.

    Attributes:
        before: The separator between the number, or its year, and the symbol.
        codes: The groups of letters.
        separators: What stood between them; empty where it was lost.
        dated: A year stands in the number.
        faults: What is irregular so far.
    """

    before: str
    codes: list[str]
    separators: list[str]
    dated: bool
    faults: list[Irregularity]


@functools.lru_cache(4096)
def read_symbol(before: str, text: str, *, dated: bool) -> Symbol:
    """Return the parts of a symbol.

    Args:
        before: The separator before it; empty where it was lost.
        text: The symbol, cleaned.
        dated: A year stands in the number.

    Raises:
        UnreadableSymbolError: No order of type and issuers fits.
    """
    late = None if dated else _LATE_YEAR.search(text)
    if late is not None:
        text = text[: late.start()] + text[late.end() :]
    groups = _with_type_first(_cut(before, text, dated=dated or late is not None))
    if late is not None:
        groups.faults.append(Irregularity.YEAR_MISPLACED)
    style, type_code = _arrange(groups)
    if " " in groups.separators[1 if type_code else 0 :]:
        groups.faults.append(Irregularity.HYPHEN_LOST)
    codes = groups.codes[1:] if type_code else groups.codes
    return Symbol(
        style=style,
        type_code=type_code,
        issuer_codes=_issuers(codes, groups.faults, style),
        year=int(late[1]) if late is not None else None,
        faults=tuple(groups.faults),
    )


def _cut(before: str, text: str, *, dated: bool) -> _Groups:
    """Cut a symbol into its groups of letters."""
    faults = []
    symbol = text.rstrip("/- ")
    if symbol != text:
        faults.append(Irregularity.SYMBOL_TRUNCATED)
    first, *rest = _CUT.split(symbol)
    codes, separators = [first], []
    for separator, code in zip(rest[::2], rest[1::2], strict=True):
        if separator == "-" and is_hyphenated_code(f"{codes[-1]}-{code}"):
            codes[-1] += f"-{code}"
        else:
            separators.append(separator)
            codes.append(code)
    for code in codes:
        if not is_code(code) and not is_hyphenated_code(code):
            raise UnreadableSymbolError(code)
    return _Groups(before, codes, separators, dated, faults)


def _with_type_first(groups: _Groups) -> _Groups:
    """Bring a type that stands after its issuer to the front ("1531/BYT-QĐ")."""
    at = late_type([canonical_issuer_code(code) for code in groups.codes])
    if at is not None:
        groups.codes.insert(0, groups.codes.pop(at))
        groups.faults.append(Irregularity.TYPE_AFTER_ISSUER)
    return groups


def _arrange(groups: _Groups) -> tuple[NumberStyle, str]:
    """Tell the style and the type, and what is irregular in how they stand."""
    first = groups.codes[0]
    if read_type_code(first) is None and (glued := split_glued(first)) is not None:
        groups.codes[:1] = glued
        groups.separators.insert(0, "")
        first = glued[0]
    others = tuple(read_issuer_code(code)[0] for code in groups.codes[1:])
    party_order = groups.before != "/" and groups.separators[:1] == ["/"]
    read = read_type_code(first)
    if not is_type_before(first, others) and (read or not party_order):
        return _arrange_untyped(groups), ""
    if read is None and groups.before not in {"-", "/"}:
        raise UnreadableSymbolError(groups.codes[0])
    type_code, fault = read or (first, Irregularity.TYPE_UNKNOWN)
    if fault:
        groups.faults.append(fault)
    joint = type_code in joint_type_codes()
    habit = None if joint else shared_habit(common_systems(others))
    style = _style_of_typed(groups, habit)
    if habit and not habit.is_habit and read and not has_type(habit, type_code):
        groups.faults.append(Irregularity.TYPE_OF_OTHER_SYSTEM)
    if style is NumberStyle.PARTY and groups.dated:
        groups.faults.append(Irregularity.YEAR_MISPLACED)
    return style, type_code


def _style_of_typed(groups: _Groups, habit: Guide | None) -> NumberStyle:
    """Tell the style of a number with a type by its two separators and its issuers."""
    expected = habit.number_style if habit else None
    bound = habit is not None and not habit.is_habit
    if not groups.separators:
        groups.faults.append(Irregularity.SYMBOL_TRUNCATED)
        return NumberStyle.PARTY if groups.before == "-" else NumberStyle.STATE
    after = groups.separators[0]
    style, fault = _ORDERS.get((groups.before, after), (None, Irregularity.SEPARATOR_MISSING))
    if style is None:
        glued = fault is Irregularity.SEPARATOR_MISSING and after == "/"
        style = expected or (NumberStyle.PARTY if glued else NumberStyle.STATE)
    elif fault is None and bound and style is not expected:
        fault = _ORDER_OF_OTHERS[style]
    if fault is Irregularity.SLASH_AFTER_TYPE and style is NumberStyle.PARTY:
        fault = Irregularity.SLASH_FOR_BOTH
    if fault is not None:
        groups.faults.append(fault)
    # A year stands in numbers of State style only.
    return NumberStyle.STATE if groups.dated and not bound else style


def _arrange_untyped(groups: _Groups) -> NumberStyle:
    """Tell the style of a number without a type: a letter, a law, or a form of old."""
    code = canonical_issuer_code(groups.codes[0])
    if groups.before != "/":
        if not lookup_issuer_codes(code):
            raise UnreadableSymbolError(groups.codes[0])
        if not stood_alone(code):
            hyphen = groups.before == "-"
            groups.faults.append(
                Irregularity.HYPHEN_ONLY if hyphen else Irregularity.SEPARATOR_MISSING
            )
    if len(groups.codes) == 1 and not groups.dated and stood_alone(code):
        groups.faults.append(Irregularity.HISTORIC_FORM)
        return NumberStyle.HISTORIC
    habit = shared_habit(common_systems([code]))
    typed_letters = habit is not None and not habit.is_habit and habit.typed_letters
    if typed_letters or (groups.dated and not is_term_code(code)):
        groups.faults.append(Irregularity.TYPE_MISSING)
    return NumberStyle.UNTYPED


def _issuers(codes: list[str], faults: list[Irregularity], style: NumberStyle) -> tuple[str, ...]:
    """Return the codes of the issuers, and name what is irregular in them."""
    read = [read_issuer_code(code) for code in codes]
    known = [code for code, _ in read]
    paired = [bool(lookup_issuer_codes(pair)) for pair in map("-".join, itertools.pairwise(known))]
    told = _TOLD_BY_FORM.get(style)
    for (_, fault), after in zip(read, [False, *paired], strict=False):
        # The second code of a pair is not read alone: UB in MTTW-UB is no code of old.
        if fault and not after and fault is not told:
            faults.append(fault)
    return tuple(known)
