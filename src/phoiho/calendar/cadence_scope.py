"""Which words of time in a clause say nothing of when the act itself is due?

Four ways of speaking name a period without making a rule: what is denied
("không báo cáo hằng tháng"), what something else stands for ("thay cho báo cáo
quý II"), what is left out ("trừ quý IV") and what an act is for ("họp để đánh
giá công tác 6 tháng").
"""

from __future__ import annotations

import itertools
import re

from phoiho.calendar.cadence import Every
from phoiho.calendar.cadence_phrases import Piece, read_month
from phoiho.calendar.cadence_rates import count_rate, rate_of
from phoiho.calendar.cadence_vocabulary import cadence_words

__all__ = ["stating_pieces"]

_FILLING = (
    r"(?:(?:và|hoặc|của|các|kỳ|đối với|riêng|cho|báo cáo|số liệu|định kỳ|ngày|vào|trong) ){0,5}"
)
# What may stand between the words that leave out and what they leave out, and in its list.
_FIRST = {
    "deny": re.compile(r"(?:(?! (?:thì|mà|nhưng) )[^,;:()\n]){0,60}"),
    "except": re.compile(rf" {_FILLING}"),
    "instead": re.compile(r" [^,;:()\n]{0,40}"),
}
_NEXT = re.compile(rf"(?:,? |/){_FILLING}")
_LONGEST_GAP = 64
# A frequency that is narrowed stands near the words that narrow it.
_NEAR = 8
_DEC = 12
# What the act itself says stands within so many pieces before its purpose.
_SAID = 24
_LISTED = frozenset({"freq", "month", "months", "mref", "kind", "weekday", "weekdays", "span"})
_DENIED = frozenset({"bound", "day", "count", "vague"})
_MARKS = frozenset({"deny", "except", "instead", "purpose", "plan"})
_TURNS = frozenset({"day", "week", "weekday", "offset", "anchor"})
_RESUMING = frozenset({"bound", "day", "offset", "event", "count", "months", "week", "weekday"})


def stating_pieces(pieces: list[Piece], text: str) -> list[Piece]:
    """Return the pieces of a clause that state its rules; what is excepted narrows a frequency.

    Args:
        pieces: The pieces of one clause.
        text: The folded text.
    """
    kept: list[Piece] = []
    at = 0
    while at < len(pieces):
        piece, end = pieces[at], at + 1
        if piece.name in _FIRST:
            end = _run_end(pieces, at, text)
            if kept and rate_of(kept[-1]) is not None:
                kept[-1] = _with_brackets(kept[-1], piece, pieces[end - 1], text)
            if piece.name == "except":
                _narrow(kept, pieces, at, end)
        elif piece.name == "purpose":
            end = _purpose_end(pieces, at, text)
            kept.extend(_new_in_purpose(kept[-_SAID:], pieces[at + 1 : end]))
        elif piece.name != "plan":
            kept.append(piece)
        at = end
    return kept


def _run_end(pieces: list[Piece], at: int, text: str) -> int:
    """Return where the list ends that words of denial, exception or replacement begin."""
    opening = pieces[at]
    bracketed = text.endswith("(", 0, opening.start)
    timed, end = False, at + 1
    while end < len(pieces):
        piece, start = pieces[end], pieces[end - 1].end
        gap = text[start : min(piece.start, start + _LONGEST_GAP)]
        inside = bracketed and start + len(gap) == piece.start and ")" not in gap
        if not inside and not _goes_on(opening, piece, gap, timed=timed):
            break
        timed = timed or piece.name not in {"kind", "vague"}
        end += 1
    return end


def _goes_on(opening: Piece, piece: Piece, gap: str, *, timed: bool) -> bool:
    """Tell whether a piece belongs to the list before it, of which a time is named or not yet."""
    denies = opening.name == "deny"
    if denies and timed and gap == " ":
        # "Không báo cáo tháng trước ngày 15": the day goes with what is denied.
        return True
    if not (_NEXT if timed else _FIRST[opening.name]).fullmatch(gap):
        return False
    if opening.name == "except" and timed and (rate := rate_of(piece)) is not None:
        # "Hằng quý trừ quý IV, hằng năm": a frequency begins something new.
        return bool(rate.only)
    return piece.name in _LISTED or (denies and not timed and piece.name in _DENIED)


def _with_brackets(before: Piece, first: Piece, last: Piece, text: str) -> Piece:
    """Return a frequency with the brackets behind it, so that its list goes on behind them."""
    opened = text[before.end : first.start] == " (" and text.startswith(")", last.end)
    return before._replace(end=last.end + 1) if opened else before


def _narrow(kept: list[Piece], pieces: list[Piece], at: int, end: int) -> None:
    """Take the months of an exception from the frequency that it narrows, the nearest one."""
    left_out = [piece for piece in pieces[at + 1 : end] if _months_of(piece)]
    months = frozenset[int]().union(*map(_months_of, left_out))
    words = " ".join(map(str, sorted(months)))
    before = ((kept, index) for index in reversed(range(max(0, len(kept) - _NEAR), len(kept))))
    after = ((pieces, index) for index in range(end, min(len(pieces), end + _NEAR)))
    for row, index in itertools.chain(before, after):
        base = row[index]
        narrowed = base._replace(
            parts=base.parts | {"except": f"{base.parts.get('except', '')} {words}"}
        )
        if 0 < len(_numbers(narrowed)) < len(_numbers(base)):
            row[index] = narrowed
            return
    if 0 < len(months) < _DEC and any(piece.name == "mref" for piece in kept[-_NEAR:]):
        # "Tháng đầu quý sau (trừ quý IV)" names the period of its day by that day alone.
        unit = {"unit": _unit_of(left_out[0]), "except": words}
        kept.append(Piece("freq", pieces[at].start, pieces[end - 1].end, unit))


def _numbers(piece: Piece) -> tuple[int, ...]:
    """Return the numbers of the periods of a year that a frequency or a count holds for."""
    rate = rate_of(piece) or count_rate(piece)
    return () if rate is None else rate.only or tuple(range(1, rate.every.in_year + 1))


def _months_of(piece: Piece) -> frozenset[int]:
    """Return the months of the year that a piece names by a number or a place."""
    rate = rate_of(piece)
    if rate is not None:
        length = rate.every.months
        first = ((number - 1) * length for number in rate.only)
        return frozenset(start + month for start in first for month in range(1, length + 1))
    if piece.name == "month":
        return frozenset({read_month(piece.parts["month"])}) & frozenset(range(1, _DEC + 1))
    every = {"quý": Every.QUARTER, "năm": Every.YEAR}.get(piece.parts.get("of", ""))
    if piece.name != "mref" or every is None or "which" not in piece.parts:
        return frozenset()
    month = int(cadence_words("which")[piece.parts["which"]]) or every.months
    return frozenset(range(month, _DEC + 1, every.months))


def _unit_of(piece: Piece) -> str:
    """Return the word of the periods that an exception counts in, where no frequency is named."""
    rate = rate_of(piece)
    return "quý" if rate is not None and rate.every is Every.QUARTER else "tháng"


def _purpose_end(pieces: list[Piece], at: int, text: str) -> int:
    """Return where the words of a purpose end: at a day, or where a new act begins."""
    turns = (*cadence_words("each"), "cuối ", "đầu ")
    for end in range(at + 1, len(pieces)):
        piece = pieces[end]
        begins = text.startswith(turns, piece.start)
        joining = (", ", " và ") if begins else ", "
        acts = (begins or piece.name == "kind") and text.endswith(joining, 0, piece.start)
        if acts or piece.name in _RESUMING | _MARKS:
            return end
    return len(pieces)


def _new_in_purpose(kept: list[Piece], purpose: list[Piece]) -> list[Piece]:
    """Return the pieces of a purpose that say what the act itself leaves open."""
    named = any(piece.parts.get("kind") or piece.parts.get("lead") for piece in kept)
    dated = any(piece.name in _TURNS or count_rate(piece) is not None for piece in kept)
    turns = [rate.every.months for piece in kept if (rate := rate_of(piece)) is not None]

    def is_new(piece: Piece) -> bool:
        rate = rate_of(piece)
        if rate is None:
            return not (named and piece.name == "kind")
        # A shorter turn than that of the act is one more: "hằng năm họp để sơ kết 6 tháng".
        return not dated and not any(months <= rate.every.months for months in turns)

    return [piece for piece in purpose if piece.name not in _MARKS and is_new(piece)]
