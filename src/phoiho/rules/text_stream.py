"""The texts that rules read, many at once: those with a sign are found in all of them together."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property
from itertools import accumulate
from typing import TypeAlias

import attrs

from phoiho.rules.printed_text import LOOK_ALIKES, UNSEEN, PrintedText
from phoiho.vietnamese.legacy import SIGNS_OF_TCVN3

__all__ = ["TextStream", "Words"]


Words: TypeAlias = tuple[str, str, dt.date | None, bool]
"""Words before a rule has read them: path, text, day, whether a paper prints them."""

_SEVERAL = 2
# Signs that Vietnamese is not written with today, capitals apart.
_ODD = re.compile(f"[{SIGNS_OF_TCVN3}{LOOK_ALIKES}{UNSEEN}]")


@attrs.frozen(slots=False)
class TextStream:
    """Texts in the order of the record; iterate for all of them.

    Attributes:
        words: The words of every text.
    """

    words: tuple[Words, ...]

    def __iter__(self) -> Iterator[PrintedText]:
        """Yield every text."""
        return map(self._text, range(len(self.words)))

    @cached_property
    def from_papers(self) -> TextStream:
        """Those that a paper prints."""
        return TextStream(tuple([words for words in self.words if words[3]]))

    @cached_property
    def odd(self) -> tuple[PrintedText, ...]:
        """Those with signs that Vietnamese is not written with today; no other has bad letters."""
        return self.containing(_ODD)

    @property
    def decomposed(self) -> tuple[PrintedText, ...]:
        """Those with letters in pieces."""
        if self._is_composed:
            return ()
        return tuple(text for text in self if not unicodedata.is_normalized("NFC", text.text))

    def containing(self, pattern: re.Pattern[str]) -> tuple[PrintedText, ...]:
        """Return the texts in which a pattern occurs, perhaps more.

        Most records have nothing of what a rule looks for: one search in all texts
        is cheaper than one in each.

        Args:
            pattern: What is looked for, in composed letters.
        """
        if len(self.words) < _SEVERAL or not self._is_composed:
            return tuple(self)
        places = (match.start() for match in pattern.finditer(self._joined))
        found = dict.fromkeys(bisect_right(self._starts, place) - 1 for place in places)
        return tuple(map(self._text, found))

    @cached_property
    def _joined(self) -> str:
        """All words; no sign that a pattern may pass over stands between two texts."""
        return "\0".join([words[1] for words in self.words])

    @cached_property
    def _is_composed(self) -> bool:
        """Whether all letters are composed."""
        return unicodedata.is_normalized("NFC", self._joined)

    @cached_property
    def _starts(self) -> list[int]:
        """Where every text begins among all words."""
        return list(accumulate([len(words[1]) + 1 for words in self.words], initial=0))

    @cached_property
    def _made(self) -> dict[int, PrintedText]:
        """The texts that some rule has asked for, so that what it read of them is kept."""
        return {}

    def _text(self, index: int) -> PrintedText:
        """Return one text."""
        text = self._made.get(index)
        if text is None:
            path, words, day, from_paper = self.words[index]
            text = PrintedText(path=path, text=words, day=day, from_paper=from_paper)
            self._made[index] = text
        return text
