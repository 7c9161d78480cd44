"""Roman numerals, as quarters, terms, centuries and congresses are printed."""

from __future__ import annotations

import re
import unicodedata
from typing import Literal

from phoiho.errors import ParseError
from phoiho.vietnamese.spelling import Dialect, ensure_integer, spell_number, spell_ordinal

__all__ = ["format_roman", "parse_roman", "spell_roman"]

_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
    (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
_VALUES = {letters: value for value, letters in _ROMAN if len(letters) == 1}
_LETTERS = frozenset(_VALUES)
# The longest below 4000 is MMMDCCCLXXXVIII.
_LONGEST = 15
# A numeral, then what may stand behind it: a year, punctuation.
_WORD = re.compile(r"([IVXLCDM]{1,15})(/[0-9]{4})?([.,;:!?)\]”\"'…]*)")
# Letters that name other things (vitamin C, điểm D) are numerals only after these.
_LONE_LETTERS = frozenset("CDLM")
_BEFORE_NUMERALS = frozenset(
    (
        "thứ", "quý", "khóa", "khoá", "chương", "kỷ", "kỉ", "phần", "mục", "tập", "kỳ", "hạng",
        "cấp", "loại", "hội", "phụ",
    )
)  # fmt: skip


def format_roman(n: int) -> str:
    """Return *n* in Roman numerals; the inverse of `parse_roman`.

    Args:
        n: 1 to 3999.

    Raises:
        ValueError: A number that has no Roman form.
        TypeError: A number that is not whole.

    Examples:
        >>> format_roman(9), format_roman(2024)
        ('IX', 'MMXXIV')
    """
    ensure_integer(n)
    if not 1 <= n <= 3999:
        raise ValueError(f"no Roman numeral for {n}: expected 1 to 3999")
    parts = []
    for value, letters in _ROMAN:
        count, n = divmod(n, value)
        parts.append(letters * count)
    return "".join(parts)


def parse_roman(text: str) -> int:
    """Return the number that a Roman numeral writes; the inverse of `format_roman`.

    Args:
        text: The numeral in capitals, in the one form that counts as right.

    Raises:
        ParseError: Anything else; IIII suggests IV, iv suggests IV.

    Examples:
        >>> parse_roman("XIV")
        14
        >>> parse_roman("IIII")
        Traceback (most recent call last):
        phoiho.errors.ParseError: cannot read 'IIII': expected ...; did you mean 'IV'?
    """
    value = roman_value(text)
    if value is not None:
        return value
    plain = unicodedata.normalize("NFKC", text[:_LONGEST]).strip().upper()
    total = _sum(plain) if len(text) <= _LONGEST else 0
    raise ParseError(
        text,
        expected="a Roman numeral from I to MMMCMXCIX",
        suggestions=(format_roman(total),) if 1 <= total <= 3999 else (),
    )


def roman_value(text: str) -> int | None:
    """Return the number of a well-formed numeral in capitals, else None."""
    if not 1 <= len(text) <= _LONGEST or not _LETTERS.issuperset(text):
        return None
    total = _sum(text)
    return total if total <= 3999 and format_roman(total) == text else None


def _sum(letters: str) -> int:
    """Add up letters, those before a larger one subtracted; 0 if one is none."""
    total = last = 0
    for letter in reversed(letters):
        value = _VALUES.get(letter, 0)
        if not value:
            return 0
        total += value if value >= last else -value
        last = max(last, value)
    return total


def spell_roman(
    text: str, *, dialect: Dialect = "north", four: Literal["tư", "bốn"] | None = None
) -> str:
    """Return *text* with its Roman numerals in words, as they are read there.

    After *thứ* (lần thứ, kỳ họp thứ) a numeral is an ordinal; after any other
    word (khóa, quý, chương, thế kỷ) it is a plain number.

    Args:
        text: Words with one or more numerals in capitals, each after a word.
        dialect: As for `spell_number`.
        four: As for `spell_number`.

    Raises:
        ParseError: No numeral, or none with a word before it: alone it may be
            read both ways; `parse_roman` gives its value.

    Basis:
        Usage; no text orders it.

    Examples:
        >>> spell_roman("lần thứ IX"), spell_roman("lần thứ I"), spell_roman("quý I")
        ('lần thứ chín', 'lần thứ nhất', 'quý một')
        >>> spell_roman("Kỳ họp thứ IV, khóa XV")
        'Kỳ họp thứ tư, khóa mười lăm'
    """
    words = text.split()
    before = ""
    found = False
    for i, word in enumerate(words):
        match = _WORD.fullmatch(word)
        value = roman_value(match[1]) if match else None
        if match and value is not None and _reads_as_numeral(match[1], before):
            if before == "thứ":
                read = spell_ordinal(value, dialect=dialect, four=four).removeprefix("thứ ")
            else:
                read = spell_number(value, dialect=dialect, four=four)
            if match[2]:
                read += f" năm {spell_number(int(match[2][1:]), dialect=dialect, four=four)}"
            words[i] = read + match[3]
            found = True
        before = unicodedata.normalize("NFC", word).lower()
    if not found:
        raise ParseError(text, expected='a Roman numeral after a word, such as "lần thứ IX"')
    return " ".join(words)


def _reads_as_numeral(letters: str, before: str) -> bool:
    """Tell whether capitals after a word are a numeral."""
    if letters in _LONE_LETTERS:
        return before in _BEFORE_NUMERALS
    return bool(before) and before[-1].isalpha()
