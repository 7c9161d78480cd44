"""A text as the text rules read it: letters composed, with a way back to the caller's offsets."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property

import attrs

from phoiho.rules.fixes import Fix, printed_fix
from phoiho.rules.printed_dates import PrintedDate, find_printed_dates
from phoiho.vietnamese.legacy import SIGNS_OF_TCVN3, is_tcvn3
from phoiho.vietnamese.mapped_text import MappedText, composed, rewrite

__all__ = ["LOOK_ALIKES", "PrintedText", "Span", "UNSEEN"]

Span = tuple[int, int]
"""Start and end of a part of a text, in characters of the text as given."""

_IN_PIECES = re.compile("[^\u0300-\u036f][\u0300-\u036f]+")


def _compose(match: re.Match[str]) -> str:
    """Put the pieces of one letter together."""
    return composed(match[0])


LOOK_ALIKES = "ÐƉɖƢƣ\u0400-\u04ff\uff21-\uff3a\uff41-\uff5a\uff10-\uff19"
"""Letters of other alphabets that look Vietnamese, and full-width ones."""

UNSEEN = "\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff\u00a0\u2007\u202f"
"""Marks without width, and blanks that do not break."""

_OLD_SIGN = re.compile(f"[{SIGNS_OF_TCVN3}]")
_LINE = re.compile(r"[^\r\n]+")
_BLOT = "\ufffc"
"""Stands for every letter of a line in an old code page: no letter, figure, sign or blank."""


@attrs.frozen(kw_only=True, slots=False)
class PrintedText:
    """The text judged, or words of a record.

    Attributes:
        path: Where it stands in the record; `$` for a text.
        text: The words as given.
        day: Day of the paper, where it is known.
        from_paper: Whether a paper prints them; else the news, or who wrote the record.
    """

    path: str
    text: str
    day: dt.date | None = None
    from_paper: bool = True

    @cached_property
    def _mapped(self) -> MappedText:
        """The text with composed letters; itself where they are."""
        if unicodedata.is_normalized("NFC", self.text):
            return MappedText(self.text, [], [])
        return rewrite(self.text, _IN_PIECES, _compose)

    @cached_property
    def old_lines(self) -> tuple[re.Match[str], ...]:
        """The lines in the old code page TCVN3, in composed letters."""
        letters = self._mapped.text
        if _OLD_SIGN.search(letters) is None:
            return ()
        return tuple(line for line in _LINE.finditer(letters) if is_tcvn3(line[0]))

    @cached_property
    def composed(self) -> str:
        """The words with composed letters, what patterns are matched on.

        Lines in an old code page are blotted out: they are one fault (PH613), and
        what else seems wrong in them is seen once they are decoded.
        """
        if unicodedata.is_normalized("NFC", self.text) and _OLD_SIGN.search(self.text) is None:
            return self.text  # as nearly all are
        words = self._mapped.text
        return _LINE.sub(lambda line: _BLOT * len(line[0]) if is_tcvn3(line[0]) else line[0], words)

    @cached_property
    def dates(self) -> tuple[PrintedDate, ...]:
        """The days with a month and a year, places counted in `composed`."""
        return tuple(find_printed_dates(self.composed))

    def is_old(self, offset: int) -> bool:
        """Tell whether a place of the text as given is in a line of an old code page.

        Args:
            offset: The place.
        """
        starts, ends = self._old_places
        at = bisect_right(starts, offset) - 1
        return at >= 0 and offset < ends[at]

    @cached_property
    def _old_places(self) -> tuple[list[int], list[int]]:
        """Where the lines in an old code page begin and end in the text as given."""
        spans = [self.span(*line.span()) for line in self.old_lines]
        return [start for start, _ in spans], [end for _, end in spans]

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
        done, words = matches[0].start(), self._mapped.text
        for match in matches:
            pieces += words[done : match.start()], replace(match)
            done = match.end()
        return "".join(pieces)
