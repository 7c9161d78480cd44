"""What the codes of issuers mean: one code alone, and each beside the others of a number.

Letters serve twice: CA is the Công an or the Chánh án, TNMT a department or the
field of a drafting unit.  What stands beside them, and the type of the paper, decides.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

import attrs

from phoiho.documents.compound_codes import compose_issuer_code
from phoiho.documents.number_codes import CodeRole, IssuerCode, issuers_by_code
from phoiho.documents.systems import DocumentSystem

__all__ = [
    "IssuerReading",
    "in_context",
    "lookup_issuer_codes",
    "paired_codes",
]

_DIGITS = "0123456789"


@attrs.frozen(kw_only=True)
class IssuerReading:
    """One issuer, organ or drafting unit in a number.

    Attributes:
        code: Its code.
        meanings: What it can mean there; none where nothing is known of it.
    """

    code: str
    meanings: tuple[IssuerCode, ...]


def lookup_issuer_codes(
    code: str, *, system: DocumentSystem | None = None
) -> tuple[IssuerCode, ...]:
    """Return what the code of an issuer, an organ or a drafting unit can mean.

    Args:
        code: One code in its own letters.
        system: Only the meanings in this system.

    Returns:
        Every meaning of the tables, else what its parts mean ("BTTUBMTTQ"); none
        where these are not known.  Digits at the end of a code number a term, an
        office or a board of it ("QH15", "VP7", "BCĐ389").

    Examples:
        >>> [m.system.value for m in lookup_issuer_codes("ĐCT")]
        ['front', 'union', 'women']
        >>> lookup_issuer_codes("UB")[0].stands_for
        'UBND'
        >>> lookup_issuer_codes("BTTUBMTTQ")[0].name
        'Ban Thường trực Ủy ban Mặt trận Tổ quốc Việt Nam'
    """
    codes = issuers_by_code()
    meanings = codes.get(code) or codes.get(code.rstrip(_DIGITS)) or compose_issuer_code(code)
    return meanings if system is None else tuple(m for m in meanings if m.system is system)


def paired_codes(codes: Iterable[str]) -> tuple[str, ...]:
    """Return codes with two that mean one body together joined ("MTTW-BTT").

    Args:
        codes: The groups of a symbol.

    Examples:
        >>> paired_codes(["CP", "MTTW", "BTT"])
        ('CP', 'MTTW-BTT')
    """
    joined: list[str] = []
    for code in codes:
        if joined and lookup_issuer_codes(f"{joined[-1]}-{code}"):
            joined[-1] += f"-{code}"
        else:
            joined.append(code)
    return tuple(joined)


def in_context(
    codes: Iterable[str], systems: Iterable[DocumentSystem], *, joint: bool, dated: bool
) -> tuple[IssuerReading, ...]:
    """Return what every code means beside the others.

    Args:
        codes: The groups of a symbol.
        systems: The systems whose paper it can be.
        joint: Whether its type is one of joint papers.
        dated: Whether the number has a year, as those of rules have.
    """
    wanted = frozenset(systems) - {DocumentSystem.JOINT}
    readings: list[IssuerReading] = []
    paired = paired_codes(codes)
    several = joint or sum(_may_issue(code) for code in paired) > 1
    for code in paired:
        meanings = _by_role(lookup_issuer_codes(code), readings, joint=joint)
        if several:
            # Who issues papers of his own does not sign with others: the body does.
            meanings = _prefer(meanings, lambda m: m.role is not CodeRole.OFFICER)
        elif dated:
            # Of the two, rules are made by the officer.
            meanings = _prefer(meanings, lambda m: m.role is CodeRole.OFFICER)
        meanings = _prefer(meanings, lambda m: m.system in wanted)
        readings.append(IssuerReading(code=code, meanings=meanings))
    return tuple(readings)


def _may_issue(code: str) -> bool:
    """Tell whether a code can be that of an issuer, and is no drafting unit's."""
    roles = {meaning.role for meaning in lookup_issuer_codes(code)}
    return CodeRole.UNIT not in roles and bool(roles)


def _by_role(
    meanings: tuple[IssuerCode, ...], before: list[IssuerReading], *, joint: bool
) -> tuple[IssuerCode, ...]:
    """Choose between the issuer and the drafting unit of one name by the codes before it.

    The first code is an issuer, as are all of a joint paper; behind an issuer of
    its system the same letters are the unit that drafted the paper.
    """
    systems = {meaning.system for reading in before for meaning in reading.meanings}
    if not joint and any(m.role is CodeRole.UNIT and m.system in systems for m in meanings):
        return _prefer(meanings, lambda m: m.role is CodeRole.UNIT)
    return _prefer(meanings, lambda m: m.role is not CodeRole.UNIT)


def _prefer(
    meanings: tuple[IssuerCode, ...], fits: Callable[[IssuerCode], bool]
) -> tuple[IssuerCode, ...]:
    """Return the meanings that fit, all where none does."""
    return tuple(meaning for meaning in meanings if fits(meaning)) or meanings
