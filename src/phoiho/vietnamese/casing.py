"""Capitals and slugs that know đ, Đ and tone marks."""

from __future__ import annotations

import re

from phoiho.vietnamese.text import normalize, strip_diacritics

__all__ = ["sentence_case", "slug", "title_case"]

_WORD = re.compile(r"[^\W_]+")
_NO_SLUG = re.compile(r"[^a-z0-9]+")


def title_case(text: str) -> str:
    """Return *text* with every syllable capital, as names of people are written.

    Args:
        text: Any text; normalized, case is lost.

    Basis:
        Nghị định 30/2020/NĐ-CP, Phụ lục II, mục II.

    Examples:
        >>> title_case("BÙI THỊ LAN PHƯƠNG")
        'Bùi Thị Lan Phương'
        >>> title_case("đặng văn đức")
        'Đặng Văn Đức'
    """
    return _WORD.sub(lambda word: _capital(word[0].lower()), normalize(text))


def sentence_case(text: str) -> str:
    """Return *text* with its first letter capital and all others small.

    Args:
        text: Any text; normalized.  Names inside lose their capitals.

    Examples:
        >>> sentence_case("ĐÁNH GIÁ KẾT QUẢ PHỐI HỢP")
        'Đánh giá kết quả phối hợp'
    """
    small = normalize(text).lower()
    first = _WORD.search(small)
    if first is None:
        return small
    start = first.start()
    return small[:start] + _capital(small[start:])


def _capital(word: str) -> str:
    """Return a word with its first letter capital."""
    return word[:1].upper() + word[1:]


def slug(text: str) -> str:
    """Return *text* for addresses and file names: plain small letters, digits, hyphens.

    Args:
        text: Any text.

    Examples:
        >>> slug("Quy chế phối hợp số 69/QCPH-HĐND")
        'quy-che-phoi-hop-so-69-qcph-hdnd'
    """
    return _NO_SLUG.sub("-", strip_diacritics(text).lower()).strip("-")
