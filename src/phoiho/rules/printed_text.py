"""A text as the text rules read it: letters composed, with a way back to the caller's offsets."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property

import attrs

from phoiho.rules.fixes import Fix, printed_fix
from phoiho.vietnamese.mapped_text import MappedText, composed, rewrite

__all__ = ["PrintedText", "Span"]

Span = tuple[int, int]
"""Start and end of a part of a text, in characters of the text as given."""

_IN_PIECES = re.compile("[^\u0300-\u036f][\u0300-\u036f]+")


def _compose(match: re.Match[str]) -> str:
    """Put the pieces of one letter together."""
    return composed(match[0])


@attrs.frozen(kw_only=True)
class PrintedText:
    """The text judged, or the printed words of a paper on record.

    Attributes:
        path: Where it stands in the record; `$` for a text.
        text: The words as given.
        day: Day of the paper, where it is known.
    """

    path: str
    text: str
    day: dt.date | None = None

    @cached_property
    def _mapped(self) -> MappedText:
        """The text with composed letters; itself where they are."""
        if unicodedata.is_normalized("NFC", self.text):
            return MappedText(self.text, [], [])
        return rewrite(self.text, _IN_PIECES, _compose)

    @property
    def composed(self) -> str:
        """The words with composed letters, what patterns are matched on."""
        return self._mapped.text

    def span(self, start: int, end: int) -> Span:
        """Return the span of the text as given that a part of `composed` came from."""
        return self._mapped.original(start), self._mapped.original(end)

    def find(self, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
        """Yield the matches of a pattern in `composed`."""
        return pattern.finditer(self.composed)

    def fix(self, span: Span, replacement: str, *, sure: bool = True, unseen: bool = False) -> Fix:
        """Return a fix of a part of the words, see `printed_fix`.

        Args:
            span: The part, in the text as given.
            replacement: What is right.
            sure: Whether that is certain.
            unseen: Whether both look the same.
        """
        printed = self.text[slice(*span)]
        return printed_fix(self.path, printed, replacement, span=span, sure=sure, unseen=unseen)

    def replaced(
        self, matches: Sequence[re.Match[str]], replace: Callable[[re.Match[str]], str]
    ) -> str:
        """Return the words from the first match to the end of the last, with each replaced.

        Args:
            matches: At least one match of `find`, in the order of the text.
            replace: Returns what stands for a match.
        """
        pieces: list[str] = []
        done = matches[0].start()
        for match in matches:
            pieces += self.composed[done : match.start()], replace(match)
            done = match.end()
        return "".join(pieces)
