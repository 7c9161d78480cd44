"""Text as citations are read in it, with a way back to the caller's offsets.

Papers are wrapped, copied and pasted: a citation may run over two lines, bear
no-break blanks, letters in pieces and odd dashes.  Here every letter is
composed, a blank is one blank, and a line end is one only where a new line of
a list or a new paragraph begins.
"""

from __future__ import annotations

import re

from phoiho.reference import load_once
from phoiho.vietnamese.mapped_text import MappedText, composed, rewrite

__all__ = ["PLAIN_SIGNS", "clean_text"]

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


@load_once
def _opening() -> re.Pattern[str]:
    """Return the pattern of what a new line begins with, as against the rest of a wrapped one."""
    accented = "".join(filter(str.isupper, map(chr, range(0xC0, 0x1EFA))))
    heading = f"(?=[A-Z]*[{accented}])[A-Z{accented}]{{2,}}"
    return re.compile(
        rf"[-+*\u2022] ?[^\W\d_]|\d{{1,2}}[.)]\s|[a-zđ]\)\s|Điều\s\d+[.:]|Căn\s+cứ\s"
        rf"|Theo\s+đề\s+nghị\s|Xét\s|Thực\s+hiện\s|{heading}\s+{heading}(?!\w)"
    )


def clean_text(text: str) -> MappedText:
    r"""Return *text* as citations are read in it.

    Args:
        text: Any text, NFC or NFD.

    Examples:
        >>> clean_text("Luật Tổ\nchức Quốc hội;\nCăn cứ").text
        'Luật Tổ chức Quốc hội;\nCăn cứ'
    """
    plain = text.translate(PLAIN_SIGNS) if _TO_PLAIN.search(text) else text
    if "  " not in text and _ODD.search(text) is None:
        return MappedText(plain, [], [])
    return rewrite(plain, _PIECE, _clean_piece)


def _clean_piece(match: re.Match[str]) -> str:
    """Return what stands for a run of blanks, a letter with its marks or invisible signs."""
    piece, text = match[0], match.string
    if not piece.isspace():
        return composed(piece)
    ends = len(_LINE_END.findall(piece))
    start, end = match.span()
    if not start or end == len(text):
        return " "
    border = ends > 1 or (
        ends == 1 and (text[start - 1] in _ENDED or _opening().match(text, end) is not None)
    )
    return "\n" if border else " "
