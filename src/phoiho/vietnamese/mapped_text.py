"""A text rewritten piece by piece, with a way back to the caller's offsets."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable
from typing import NamedTuple

__all__ = ["MappedText", "composed", "rewrite"]


class MappedText(NamedTuple):
    """A rewritten text and where its characters came from.

    Attributes:
        text: The rewritten text.
        marks: Offsets from which on the next of `shifts` is added; empty where
            nothing moved.
        shifts: What is added to an offset to get the caller's.
    """

    text: str
    marks: list[int]
    shifts: list[int]

    def original(self, offset: int) -> int:
        """Return the caller's offset, in characters, for an offset of the rewritten text.

        Examples:
            >>> clean = rewrite("Luật  Đất đai", re.compile(" +"), lambda match: " ")
            >>> clean.text[5:8], clean.original(5)
            ('Đất', 6)
        """
        at = bisect_right(self.marks, offset) - 1
        return offset + (self.shifts[at] if at >= 0 else 0)


def rewrite(
    text: str, pattern: re.Pattern[str], replace: Callable[[re.Match[str]], str]
) -> MappedText:
    """Return *text* with every match replaced, and the map back.

    Args:
        text: Any text.
        pattern: What is replaced.
        replace: Returns what stands for a match.
    """
    pieces: list[str] = []
    marks: list[int] = []
    shifts: list[int] = []
    done = length = 0
    for match in pattern.finditer(text):
        start, end = match.span()
        piece = replace(match)
        pieces += text[done:start], piece
        length += start - done
        if len(piece) != end - start:
            marks += range(length, length + len(piece) + 1)
            shifts += [start - length - offset for offset in range(len(piece))]
            shifts.append(end - length - len(piece))
        length += len(piece)
        done = end
    pieces.append(text[done:])
    return MappedText("".join(pieces), marks, shifts)


def composed(piece: str) -> str:
    """Return a letter with its marks as one; invisible signs as nothing."""
    return "" if unicodedata.category(piece[0]) == "Cf" else unicodedata.normalize("NFC", piece)
