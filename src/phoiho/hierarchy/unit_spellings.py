"""In which other ways is the name of a unit written?

Names of places have no one spelling.  Official lists write Quy Nhơn and Qui
Nhơn, Sán Sả Hồ and Sán Xả Hồ, Đắk, Đăk and Đak, Krông Ana and Krông A Na;
papers leave marks out (Chư Pah) or all of them (Mong Cai), and confuse hỏi
with ngã.  Spellings are compared by what these habits leave alone.

Basis: the habits are those by which two editions of the list of the
statistics office, or a list and a resolution, spell one unit.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Sequence
from enum import Enum
from typing import NamedTuple

__all__ = ["Likeness", "likeness", "loose_key"]


class Likeness(Enum):
    """How a written name is like a true one, closest first.

    `spelling` is another spelling with all its marks, `marks` the same
    letters, some of them without any mark, `both` the one and the other.
    """

    SPELLING = "spelling"
    MARKS = "marks"
    BOTH = "both"


_GRAVE, _ACUTE, _TILDE, _HOOK, _DOT = _TONES = "\u0300\u0301\u0303\u0309\u0323"
_BREVE = "\u0306"
# Takes the place of a letter that another spelling does without.
_SILENT = "-"
# y that ends a syllable (Lý, Quý) is i; x is s; k is c, tr is ch, gi before a vowel is d.
_Y = re.compile("(?:(?<=[bcdghklmnpqrstvx])|(?<=qu))y(?![aeou])")
_K = re.compile("k(?!h)")
_GI = re.compile("gi(?=[aeou])")
# Words kept taken apart: names share a few thousand.
_KEPT = 8192
_STOPS = ("c", "p", "t", "ch")
# Tam Xuân II is Tam Xuân 2; vi is a word too.
_ROMAN = {"i": "1", "ii": "2-", "iii": "3--", "iv": "4-", "v": "5", "vii": "7--"}


class _Word(NamedTuple):
    """A word of a name, letter by letter.

    Attributes:
        letters: Its plain letters.
        common: As many letters, those of all its spellings.
        marks: The marks of each letter.
    """

    letters: str
    common: str
    marks: tuple[str, ...]


@functools.lru_cache(_KEPT)
def _word(word: str) -> _Word:
    """Take a folded word apart; the apostrophe of Cư M'gar does not count."""
    letters: list[str] = []
    marks: list[str] = []
    for char in unicodedata.normalize("NFD", word.replace("'", "")):
        if unicodedata.combining(char) and letters:
            marks[-1] += char
        else:
            letters.append("d" if char == "đ" else char)
            marks.append("đ" if char == "đ" else "")
    plain = "".join(letters)
    if plain in _ROMAN:
        return _Word(plain, _ROMAN[plain], tuple(marks))
    common = _GI.sub(f"d{_SILENT}", _K.sub("c", _Y.sub("i", plain.replace("x", "s"))))
    return _Word(plain, common.replace("tr", "ch"), tuple(marks))


def _sound(word: _Word) -> tuple[str, str, tuple[str, ...]]:
    """Return what all spellings of a word share, wherever its tone is written.

    Hỏi and ngã are one; a syllable that ends in a stop has the sharp tone
    where none is written, and a breve before c or k tells nothing (Đak, Đăk).
    """
    tone = "".join(m for marks in word.marks for m in marks if m in _TONES).replace(_TILDE, _HOOK)
    if not tone and word.common.endswith(_STOPS):
        tone = _ACUTE
    vowels = ["".join(m for m in marks if m not in _TONES) for marks in word.marks]
    if word.common.endswith("c") and len(vowels) > 1:
        vowels[-2] = vowels[-2].replace(_BREVE, "")
    return word.common, tone, tuple(vowels)


def loose_key(words: Sequence[str]) -> str:
    """Return the plain letters that all spellings of a name share, without blanks.

    Args:
        words: The words of the name, as `name_tokens` gives them.

    Examples:
        >>> loose_key(["đắc", "lắc"]) == loose_key(["daklak"])
        True
    """
    return "".join(_word(word).common for word in words).replace(_SILENT, "")


def likeness(written: Sequence[str], true: Sequence[str]) -> Likeness | None:
    """Tell how a written name is like a true one that has the same `loose_key`.

    Args:
        written: The words as written, as `name_tokens` gives them.
        true: The words of a name.

    Returns:
        `None` where a mark that is written contradicts the true name.

    Examples:
        >>> likeness(["vũ", "quí"], ["vũ", "quý"])
        <Likeness.SPELLING: 'spelling'>
        >>> likeness(["chư", "pah"], ["chư", "păh"])
        <Likeness.MARKS: 'marks'>
        >>> likeness(["tân", "thạnh"], ["tân", "thành"]) is None
        True
    """
    ours, theirs = [_word(word) for word in written], [_word(word) for word in true]
    mine, its = _marks(ours), _marks(theirs)
    if mine == its:
        return Likeness.SPELLING
    # Without a single mark, marks are left out rather than spelled otherwise.
    if any(mine) and list(map(_sound, ours)) == list(map(_sound, theirs)):
        return Likeness.SPELLING
    if len(mine) != len(its) or any(m and m != i for m, i in zip(mine, its, strict=True)):
        return None
    same = "".join(w.letters for w in ours) == "".join(w.letters for w in theirs)
    return Likeness.MARKS if same else Likeness.BOTH


def _marks(words: Sequence[_Word]) -> list[str]:
    """Return the marks of the letters that all spellings of a name share."""
    return [
        marks.replace(_TILDE, _HOOK)
        for word in words
        for letter, marks in zip(word.common, word.marks, strict=True)
        if letter != _SILENT
    ]
