"""The order of Vietnamese dictionaries: letters first, then tones, then case."""

from __future__ import annotations

import unicodedata
from typing import TypeAlias

__all__ = ["SortKey", "sort_key"]

SortKey: TypeAlias = tuple[tuple[int, ...], tuple[int, ...], tuple[int, ...]]
"""Weights of letters, of tones and of case; keys compare as the texts do."""

_ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_TONES = "\u0300\u0309\u0303\u0301\u0323"  # huyền, hỏi, ngã, sắc, nặng
_BLANK, _MARK, _DIGIT, _LETTER, _FOREIGN = (kind << 24 for kind in range(5))
_LETTERS = {letter: _LETTER + i for i, letter in enumerate(_ALPHABET)}
_TONE_WEIGHTS = {tone: i for i, tone in enumerate(_TONES, start=1)}
_SHAPES = "\u0302\u0306\u031b"  # circumflex, breve, horn: parts of letters, not tones


def sort_key(text: str) -> SortKey:
    """Return a key by which texts sort as in a Vietnamese dictionary.

    Letters count first (a ă â b c d đ e ê ... o ô ơ ... u ư), over the whole
    text; then tones (none, huyền, hỏi, ngã, sắc, nặng); then case, small
    first.  Blanks come before marks, digits and letters.  Any normal form.

    Args:
        text: Any text.

    Basis:
        The Vietnamese rules of the Unicode CLDR, which ICU follows.

    Examples:
        >>> sorted(["đá", "dã", "da", "dạ", "dà", "dả", "dá"], key=sort_key)
        ['da', 'dà', 'dả', 'dã', 'dá', 'dạ', 'đá']
        >>> sorted(["Ý Yên", "Yên Bái", "An Giang", "Ân Thi", "Ăn"], key=sort_key)
        ['An Giang', 'Ăn', 'Ân Thi', 'Ý Yên', 'Yên Bái']
    """
    letters: list[int] = []
    tones: list[int] = []
    cases: list[int] = []
    for char in _split_tones(text):
        if (tone := _TONE_WEIGHTS.get(char)) is not None and tones:
            tones[-1] = tone
            continue
        letters.append(_weight(char.lower()))
        tones.append(0)
        cases.append(int(char.isupper()))
    return tuple(letters), tuple(tones), tuple(cases)


def _split_tones(text: str) -> str:
    """Return the text with its tones split off and its letters whole."""
    parts: list[str] = []
    for char in unicodedata.normalize("NFD", text):
        if char in _SHAPES and parts:
            # A tone may stand between a letter and its shape.
            place = next((i for i in range(len(parts) - 1, -1, -1) if parts[i] not in _TONES), 0)
            parts[place] = unicodedata.normalize("NFC", parts[place] + char)
        else:
            parts.append(char)
    return "".join(parts)


def _weight(char: str) -> int:
    """Return the place of a small letter, digit or mark."""
    known = _LETTERS.get(char)
    if known is not None:
        return known
    if char.isspace():
        return _BLANK
    if char.isdigit():
        return _DIGIT + unicodedata.digit(char)
    return (_FOREIGN if char.isalpha() else _MARK) + ord(char[0])
