"""What a printed code of a type or an issuer is, and in what it departs from it.

Letter case and lost diacritics are mended where one code fits; other spellings stay
as printed.  A code that no table has is kept: there is no national register.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from phoiho.documents.irregularities import Irregularity
from phoiho.documents.issuer_readings import lookup_issuer_codes
from phoiho.documents.number_codes import (
    CodeForm,
    CodeRole,
    document_types,
    issuer_codes,
    lookup_document_types,
)
from phoiho.reference import load_once

__all__ = [
    "canonical_issuer_code",
    "canonical_type_code",
    "is_code",
    "is_hyphenated_code",
    "is_principal_issuer",
    "is_term_code",
    "is_type_before",
    "late_type",
    "read_issuer_code",
    "read_type_code",
    "split_glued",
    "stood_alone",
]

_DIGITS = "0123456789"
_TERM = re.compile(r"(QH|UBTVQH)[0-9]{1,2}")
_LETTERS = "A-Za-zĂÂĐÊÔƠƯăâđêôơư"
_CODE = re.compile(rf"(?=[0-9]*[{_LETTERS}])[{_LETTERS}0-9&]+(?:[.][{_LETTERS}0-9&]+)*")
_PLAIN = str.maketrans("ĂÂĐÊÔƠƯ", "AADEOOU")
_SHORTEST_MISSPELLED = 4
_ISSUERS = frozenset({CodeRole.ISSUER, CodeRole.OFFICER})
_FAULTS = {
    CodeForm.VARIANT: Irregularity.ISSUER_SPELLING_VARIANT,
    CodeForm.MISPRINT: Irregularity.ISSUER_MISSPELLED,
    CodeForm.HISTORIC: Irregularity.HISTORIC_ISSUER_CODE,
    CodeForm.HYPHENATED: Irregularity.HYPHEN_IN_CODE,
}


class _Spellings:
    """Codes by their own letters, by their capitals, and by these without diacritics."""

    def __init__(self, faults: Mapping[str, Irregularity | None]) -> None:
        self._exact = {code: (code, fault) for code, fault in faults.items()}
        self._by_capitals = _unique((code.upper(), code) for code in faults)
        self._by_plain = _unique((_plain(code), code) for code in faults)

    def read(self, printed: str) -> tuple[str, Irregularity | None] | None:
        """Return the code that is printed, and what had to be mended."""
        if found := self._exact.get(printed):
            return found
        if code := self._by_capitals.get(printed.upper()):
            return code, Irregularity.LETTER_CASE
        if code := self._by_plain.get(printed.upper()):
            return code, Irregularity.DIACRITIC_LOST
        return None


def _fault_of_known(code: str) -> Irregularity | None:
    """Return in what a code of the tables departs from the one in use today."""
    if "." in code:
        return Irregularity.DOT_IN_CODE
    forms = {meaning.form for meaning in lookup_issuer_codes(code)}
    return None if CodeForm.REGULAR in forms else _FAULTS[min(forms, key=lambda form: form.value)]


def _plain(code: str) -> str:
    """Return the capitals of a code without diacritics."""
    return code.upper().translate(_PLAIN)


def _unique(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return the pairs whose key leads to one value."""
    found: dict[str, set[str]] = {}
    for key, value in pairs:
        found.setdefault(key, set()).add(value)
    return {key: min(values) for key, values in found.items() if len(values) == 1}


@load_once
def _types() -> _Spellings:
    """Return the codes of types."""
    return _Spellings(dict.fromkeys({t.code for t in document_types()} - {""}))


@load_once
def _issuers() -> _Spellings:
    """Return the codes of issuers, organs and units."""
    return _Spellings({m.code: _fault_of_known(m.code) for m in issuer_codes()})


@load_once
def _swapped() -> dict[str, str]:
    """Return the codes of issuers by every swap of two letters side by side."""
    codes = {m.code for m in issuer_codes() if m.role in _ISSUERS}
    return _unique(
        (code[:i] + code[i + 1] + code[i] + code[i + 2 :], code)
        for code in codes
        if len(code) >= _SHORTEST_MISSPELLED
        for i in range(len(code) - 1)
    )


def read_type_code(printed: str) -> tuple[str, Irregularity | None] | None:
    """Return the code of a type and what was mended; `None` where it is no known type."""
    return _types().read(printed)


def read_issuer_code(printed: str) -> tuple[str, Irregularity | None]:
    """Return the code of an issuer, organ or unit, and in what the print departs from it."""
    return _issuers().read(printed) or _unknown_code(printed)


def _unknown_code(printed: str) -> tuple[str, Irregularity | None]:
    """Return a code that no table has, in capitals if it is printed in small letters only."""
    if base := _issuers().read(printed.rstrip(_DIGITS)):
        return base[0] + printed[len(printed.rstrip(_DIGITS)) :], base[1]
    if printed.islower():
        return printed.upper(), Irregularity.LETTER_CASE
    if "." in printed or lookup_issuer_codes(printed):
        return printed, _fault_of_known(printed)
    misspelled = printed in _swapped()
    return printed, Irregularity.ISSUER_MISSPELLED if misspelled else None


def canonical_type_code(code: str) -> str:
    """Return the code of a type in its own letters; an unknown one as it is."""
    read = read_type_code(code)
    return read[0] if read else code


def canonical_issuer_code(code: str) -> str:
    """Return the code of an issuer in its own letters; an unknown one in capitals."""
    return read_issuer_code(code)[0]


def stood_alone(code: str) -> bool:
    """Tell whether a code once followed the number without a type ("222/HĐBT")."""
    return any(meaning.stood_alone for meaning in lookup_issuer_codes(code))


def is_principal_issuer(code: str) -> bool:
    """Tell whether a code is always an issuer, never an organ or a drafting unit of one."""
    meanings = lookup_issuer_codes(code)
    return bool(meanings) and all(meaning.role in _ISSUERS for meaning in meanings)


def late_type(codes: Sequence[str]) -> int | None:
    """Return where a type stands after its issuers ("1531/BYT-QĐ"), if one does.

    It must be the code of a type and of nothing else, and all before it issuers.
    """
    if not codes or (read_type_code(codes[0]) and not _is_historic(codes[0])):
        return None
    for i, code in enumerate(codes):
        if not lookup_issuer_codes(code):
            return i if i and read_type_code(code) else None
    return None


def _is_historic(code: str) -> bool:
    """Tell whether a code is that of an issuer of old and of no issuer today."""
    meanings = lookup_issuer_codes(code)
    return bool(meanings) and all(meaning.form is CodeForm.HISTORIC for meaning in meanings)


def _is_below_issuer(code: str) -> bool:
    """Tell whether a code is always that of an organ, a drafting unit or a field."""
    meanings = lookup_issuer_codes(code)
    return bool(meanings) and all(meaning.role not in _ISSUERS for meaning in meanings)


def is_type_before(first: str, others: tuple[str, ...]) -> bool:
    """Tell whether the first code after a slash is a type, by what follows it.

    A letter without a type names its issuer first and the drafting unit last; so
    an unknown code before one that is always an issuer is a type, if unknown.
    A type whose letters were an issuer's long ago ("TC") is one unless the unit that
    drafted the paper follows.
    """
    if (read := read_type_code(first)) is not None:
        if _is_historic(read[0]):
            return bool(others) and not _is_below_issuer(others[0])
        return bool(others) or not stood_alone(read[0])
    unknown = first.isalpha() and not lookup_issuer_codes(first) and not split_glued(first)
    return unknown and bool(others) and is_principal_issuer(others[0])


def _is_issuer(code: str) -> bool:
    """Tell whether a code can be an issuer's."""
    return any(meaning.role in _ISSUERS for meaning in lookup_issuer_codes(code))


def is_hyphenated_code(code: str) -> bool:
    """Tell whether a code has a hyphen inside ("TC-NV")."""
    return any(meaning.form is CodeForm.HYPHENATED for meaning in lookup_issuer_codes(code))


def split_glued(code: str) -> tuple[str, str] | None:
    """Return the type and the issuer that one word holds whose separator was lost ("QĐUBND").

    The longest type wins; what is left must be the code of an issuer, so that a
    code of its own that begins like a type stays whole.
    """
    if lookup_issuer_codes(code):
        return None
    for end in range(len(code) - 2, 0, -1):
        issuer = code[end:].lstrip(".")
        if lookup_document_types(code[:end]) and _is_issuer(issuer):
            return code[:end], issuer
    return None


def is_code(text: str) -> bool:
    """Tell whether a text can be one code: letters, digits, "&" and inner dots."""
    return _CODE.fullmatch(text) is not None


def is_term_code(code: str) -> bool:
    """Tell whether a code is that of a National Assembly with its term ("QH15")."""
    return _TERM.fullmatch(code) is not None
