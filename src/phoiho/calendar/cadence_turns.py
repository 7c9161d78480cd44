"""Which numbers of years are turns: "hằng năm sơ kết, 05 năm tổng kết"?

On its own a number of years may be how long something has run.  Where a part
of a clause begins with it and its act follows, it is told as the period before
it is: a turn beside a turn, a term beside a term.
"""

from __future__ import annotations

import re

from phoiho.calendar.cadence_phrases import Piece
from phoiho.calendar.cadence_rates import UnreadableError, rate_of

__all__ = ["join_turns"]

_LED = (", ", " và ", "; ")
_ACTING = re.compile(r" (?:(?:hai bên|các bên) )?(?:sẽ )?(?:tổ chức |tiến hành )?")
_ENDED = re.compile(r" ?(?:[,;)\n]|\.(?!\d)|\Z)")


def join_turns(pieces: list[Piece], text: str) -> list[Piece]:
    """Return the pieces with the further turns and terms of years of each sentence as such.

    Args:
        pieces: The pieces of a text.
        text: The folded text.

    Raises:
        UnreadableError: A number of years behind its act, which may be a turn
            or the years that the act looks back on.
    """
    joined: list[Piece] = []
    manner: Piece | None = None
    for at, piece in enumerate(pieces):
        if piece.name == "stop" and text[piece.start] != ";":
            manner = None
        elif rate_of(piece) is not None or piece.name in {"count", "since"}:
            manner = piece
        elif manner is not None and piece.name == "term" and piece.parts["unit"] != "ngày":
            if _acts(pieces, at, text):
                name = "since" if manner.name == "since" else "count"
                joined.append(piece._replace(name=name, parts=piece.parts | {"turn": ""}))
                continue
            if _may_look_back(pieces, at, text):
                expected = 'how often: "5 năm một lần", or the years: "tổng kết 5 năm thực hiện"'
                raise UnreadableError(piece.start, piece.end, expected)
        joined.append(piece)
    return joined


def _acts(pieces: list[Piece], at: int, text: str) -> bool:
    """Tell whether a number of years begins a part of the clause and its act follows."""
    piece = pieces[at]
    if at + 1 == len(pieces) or not text.endswith(_LED, 0, piece.start):
        return False
    gap = _ACTING.match(text, piece.end)
    following = pieces[at + 1]
    return following.name == "kind" and gap is not None and gap.end() == following.start


def _may_look_back(pieces: list[Piece], at: int, text: str) -> bool:
    """Tell whether a number of years ends a part of the clause right behind its act."""
    piece = pieces[at]
    act = pieces[at - 1] if at else None
    beside = act is not None and act.name == "kind" and text[act.end : piece.start] == " "
    return beside and _ENDED.match(text, piece.end) is not None
