"""Which act does each rule of a clause speak of: a report, a meeting or a review?"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

import attrs

from phoiho.calendar.cadence import CadenceKind
from phoiho.calendar.cadence_phrases import Piece
from phoiho.calendar.cadence_vocabulary import cadence_words

__all__ = ["KindIndex"]

# A period that begins a part of the clause, and what may stand between it and its act.
_BEGINNING = (", ", " và ", ",", "(", ": ")
_CONTENT = "và|hoặc|về|để|việc|của|cho|kết|công|tình|theo|với|trong|một"
_ACTING = re.compile(rf" (?:(?!(?:{_CONTENT})(?!\w))[^,;:.()\s]+ ){{0,6}}")
_LONGEST_GAP = 60


@attrs.frozen
class KindIndex:
    """The words of a clause that say what is due, to be looked up by place."""

    text: str
    starts: list[int]
    ends: list[int]
    kinds: list[CadenceKind]

    @classmethod
    def of(cls, pieces: list[Piece], text: str) -> KindIndex:
        """Index the words of a clause.

        Args:
            pieces: The pieces of the clause.
            text: The folded text.
        """
        named = cadence_words("kind")
        found = [(piece, word) for piece in pieces if (word := _kind_word(piece))]
        starts, ends = [p.start for p, _ in found], [p.end for p, _ in found]
        return cls(text, starts, ends, [CadenceKind(named[word]) for _, word in found])

    def kind_of(self, start: int, end: int) -> CadenceKind | None:
        """Return what is due by the words of a rule; `None` where the clause does not say.

        The act stands before its period ("sơ kết hằng năm") or, where the
        period begins a part of the clause, behind it ("hằng năm sơ kết").

        Args:
            start: Where the words of the rule begin.
            end: Where they end.
        """
        if not self.starts:
            return None
        at = bisect_right(self.starts, start) - 1
        own = at >= 0 and self.starts[at] == start
        following = bisect_left(self.starts, end)
        if not own and following < len(self.starts) and self._acts(start, end, following):
            at = following
        return self.kinds[max(0, at)]

    def touch(self, start: int, end: int) -> bool:
        """Tell whether a period stands right beside its act: "sơ kết 6 tháng", "tổng kết năm".

        Args:
            start: Where the words of the period begin.
            end: Where they end.
        """
        at = bisect_right(self.starts, start) - 1
        own = at >= 0 and self.starts[at] == start
        before = own or (at >= 0 and self.text[self.ends[at] : start] == " ")
        following = bisect_left(self.starts, end)
        return before or (following < len(self.starts) and self._acts(start, end, following))

    def _acts(self, start: int, end: int, following: int) -> bool:
        """Tell whether a period begins a part of the clause whose act stands behind it."""
        act = self.starts[following]
        begins = self.text.endswith(_BEGINNING, 0, start)
        near = begins and act - end <= _LONGEST_GAP
        return near and _ACTING.fullmatch(self.text, end, act) is not None


def _kind_word(piece: Piece) -> str | None:
    """Return the word of a piece that says what is due."""
    named = cadence_words("kind")
    if (lead := piece.parts.get("lead")) in named:
        return lead
    bound = piece.parts.get("bound", "")
    return piece.parts.get("kind") or next((word for word in named if bound.endswith(word)), None)
