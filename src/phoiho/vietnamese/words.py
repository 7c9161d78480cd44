"""The words of a text, folded and with their places: what name scanners read."""

from __future__ import annotations

import functools
import re
from typing import NamedTuple

from phoiho.vietnamese.text import fold_key

__all__ = ["Word", "split_words"]

# Letters and digits with their marks; an apostrophe inside belongs to the word (M'gar).
_LETTERS = "(?:[^\\W_]++[\u0300-\u036f\u00ad\u200b-\u200d\u2060]*+)++"
_WORD = re.compile(f"{_LETTERS}(?:['`\u2018\u2019\u02bc\u00b4]{_LETTERS})*+")
# Words kept folded; a longer one is no word of a name.
_KEPT, _LONGEST_KEPT = 16384, 40


class Word(NamedTuple):
    """A word of a text.

    Attributes:
        key: The word as `fold_key` folds it.
        start: Offset of its first character in the text.
        end: Offset after its last character.
    """

    key: str
    start: int
    end: int


def split_words(text: str) -> list[Word]:
    """Return the words of *text* in the form in which names are compared.

    Blanks, dots, dashes and every other sign part words, but not the
    apostrophe inside one.  Linear in the length of the text.

    Args:
        text: Any text, NFC or NFD; offsets count its characters as given.

    Examples:
        >>> [word.key for word in split_words("UBND TP. Móng Cái (Quảng Ninh)")]
        ['ubnd', 'tp', 'móng', 'cái', 'quảng', 'ninh']
    """
    # A third faster than calling the class with three arguments.
    return [_make_word((_keys[match[0]], *match.span())) for match in _WORD.finditer(text)]


class _Keys(dict[str, str]):
    """Words folded before."""

    def __missing__(self, raw: str) -> str:
        """Fold a word; keep it while there is room."""
        key = fold_key(raw)
        if len(raw) <= _LONGEST_KEPT and len(self) < _KEPT:
            self[raw] = key
        return key


_keys = _Keys()
_make_word = functools.partial(tuple.__new__, Word)
