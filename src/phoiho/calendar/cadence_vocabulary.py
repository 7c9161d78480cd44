"""Which words do cadences have, and which patterns find them?"""

from __future__ import annotations

import itertools
from collections.abc import Iterable

from phoiho.reference import load_once, load_table
from phoiho.vietnamese.date_words import NUMBERS, WEEKDAYS

__all__ = ["HIGH_NUMBERS", "any_of", "cadence_words", "either", "start_pattern"]

# The numbers 40 to 99 as they are spelled.
HIGH_NUMBERS = {
    words.replace("hai mươi", f"{ten} mươi"): number + 10 * (NUMBERS[ten] - 2)
    for words, number in NUMBERS.items()
    if words.startswith("hai mươi")
    for ten in ("bốn", "năm", "sáu", "bảy", "tám", "chín")
}


def either(words: Iterable[str]) -> str:
    r"""Return a pattern of any of the words, the longest first, tried by their first word.

    Examples:
        >>> either(["hằng quý", "hằng"])
        '(?:hằng(?: (?:quý))?)(?!\\w)'
    """
    rests: dict[str, list[str]] = {}
    for word in sorted(words, key=len, reverse=True):
        first, _, rest = word.partition(" ")
        rests.setdefault(first, []).append(rest)
    groups = (
        first
        + (f"(?: (?:{'|'.join(filter(None, rest))})){'?' * ('' in rest)}" if any(rest) else "")
        for first, rest in sorted(rests.items(), key=lambda item: len(item[0]), reverse=True)
    )
    return f"(?:{'|'.join(groups)})(?!\\w)"


# First words of pieces that no table has.
_STARTS = (
    "buổi", "căn", "cùng", "của", "giai", "giữa", "khi", "mùng", "mồng", "mọi", "ngày", "những",
    "nửa", "sáng", "thuộc", "thứ", "trưa", "chiều", "tối", "chủ",
)  # fmt: skip


@load_once
def _words() -> dict[str, dict[str, str]]:
    """Index the table of words by role, then by words."""
    index: dict[str, dict[str, str]] = {}
    for row in load_table("cadence_words").records():
        index.setdefault(row["role"], {})[row["words"]] = row["value"]
    return index


def cadence_words(role: str) -> dict[str, str]:
    """Return the words of a role with their values.

    Examples:
        >>> cadence_words("anchor")["giữa nhiệm kỳ"]
        'term_mid'
    """
    return _words()[role]


def any_of(role: str) -> str:
    """Return a pattern of the words of a role, the longest first."""
    return either(tuple(cadence_words(role)))


def start_pattern() -> str:
    """Return a pattern of what a piece begins with: most words of a text begin none.

    Examples:
        >>> import re
        >>> bool(re.match(start_pattern(), "ngày 25")), bool(re.match(start_pattern(), "phối hợp"))
        (True, False)
    """
    tables = (words for role, words in _words().items() if role not in {"spelling", "which"})
    known = {*itertools.chain.from_iterable(tables), *NUMBERS, *HIGH_NUMBERS, *WEEKDAYS, *_STARTS}
    firsts = {word.split()[0].strip(",") for word in known}
    return rf"(?=\d|{either(word for word in firsts if not word.isdigit())})"
