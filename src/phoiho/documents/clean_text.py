"""Text as citations are read in it, with a way back to the caller's offsets.

Papers are wrapped, copied and pasted: a citation may run over two lines, bear
no-break blanks, letters in pieces and odd dashes.  Here every letter is
composed, a blank is one blank, and a line end is one only where a new line of
a list or a new paragraph begins.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from typing import NamedTuple

__all__ = ["CleanText", "PLAIN_SIGNS", "clean_text"]

_MARKS = "\u0300-\u036f"
_INVISIBLE = "\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff"
_BLANKS = "\t-\r\x1c-\x1f\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
PLAIN_SIGNS = str.maketrans(
    dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-")
    | dict.fromkeys("\u00d0\u0189", "\u0110")
    | dict.fromkeys("\u2044\u2215", "/")
)
"""What stands for odd hyphens, slashes and Đ: one sign for each, so that offsets stay."""

_TO_PLAIN = re.compile(f"[{''.join(map(chr, PLAIN_SIGNS))}]")
_ODD = re.compile(f"[{_BLANKS}{_MARKS}{_INVISIBLE}]")
_PIECE = re.compile(rf"\s{{2,}}|[{_BLANKS}]|[^\s{_MARKS}][{_MARKS}]+|[{_INVISIBLE}]+")
_LINE_END = re.compile(r"\r\n?|[\n\x0b\x0c\u2028\u2029]")
_ENDED = frozenset(";.:!?")
# What a new line begins with, as against the rest of a wrapped one.
_ACCENTED = "".join(filter(str.isupper, map(chr, range(0xC0, 0x1EFA))))
_HEADING = f"(?=[A-Z]*[{_ACCENTED}])[A-Z{_ACCENTED}]{{2,}}"
_OPENING = re.compile(
    rf"[-+*\u2022] ?[^\W\d_]|\d{{1,2}}[.)]\s|[a-zđ]\)\s|Điều\s\d+[.:]|Căn\s+cứ\s"
    rf"|Theo\s+đề\s+nghị\s|Xét\s|Thực\s+hiện\s|{_HEADING}\s+{_HEADING}(?!\w)"
)


class CleanText(NamedTuple):
    """A clean text and where its characters came from.

    Attributes:
        text: Composed letters, plain blanks and hyphens; a line end where a
            new line of a list or a paragraph begins.
        marks: Offsets from which on the next of `shifts` is added; empty if none.
        shifts: What is added to an offset to get the caller's.
    """

    text: str
    marks: list[int]
    shifts: list[int]

    def original(self, offset: int) -> int:
        """Return the caller's offset, in characters, for an offset of the clean text.

        Examples:
            >>> clean = clean_text("Luật  Đất đai")
            >>> clean.text[5:8], clean.original(5)
            ('Đất', 6)
        """
        at = bisect_right(self.marks, offset) - 1
        return offset + (self.shifts[at] if at >= 0 else 0)


def clean_text(text: str) -> CleanText:
    r"""Return *text* as citations are read in it.

    Args:
        text: Any text, NFC or NFD.

    Examples:
        >>> clean_text("Luật Tổ\nchức Quốc hội;\nCăn cứ").text
        'Luật Tổ chức Quốc hội;\nCăn cứ'
    """
    plain = text.translate(PLAIN_SIGNS) if _TO_PLAIN.search(text) else text
    if "  " not in text and _ODD.search(text) is None:
        return CleanText(plain, [], [])
    pieces: list[str] = []
    marks: list[int] = []
    shifts: list[int] = []
    done = length = 0
    for match in _PIECE.finditer(plain):
        start, end = match.span()
        piece = _clean_piece(plain, match)
        pieces += plain[done:start], piece
        length += start - done
        if len(piece) != end - start:
            marks += range(length, length + len(piece) + 1)
            shifts += [start - length - offset for offset in range(len(piece))]
            length += len(piece)
            shifts.append(end - length)
        else:
            length += len(piece)
        done = end
    pieces.append(plain[done:])
    return CleanText("".join(pieces), marks, shifts)


def _clean_piece(text: str, match: re.Match[str]) -> str:
    """Return what stands for a run of blanks, a letter with its marks or invisible signs."""
    piece = match[0]
    if not piece.isspace():
        return unicodedata.normalize("NFC", piece) if unicodedata.category(piece[0]) != "Cf" else ""
    ends = len(_LINE_END.findall(piece))
    start, end = match.span()
    if not start or end == len(text):
        return " "
    border = ends > 1 or (
        ends == 1 and (text[start - 1] in _ENDED or _OPENING.match(text, end) is not None)
    )
    return "\n" if border else " "
