"""Which terms does a clause state, and what are they counted from?"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator

import attrs

from phoiho.calendar.cadence import Anchor, Boundary, Cadence, CadenceKind, CountUnit, Every, Offset
from phoiho.calendar.cadence_patterns import ENDED
from phoiho.calendar.cadence_phrases import Piece, number_of, quarter_of, unit_of
from phoiho.calendar.cadence_rates import Rate
from phoiho.calendar.cadence_vocabulary import cadence_words
from phoiho.reference import load_once

__all__ = ["boundary_before", "join_terms", "term_rules"]

_LONGEST_LEAD = 24
_SESSIONS = frozenset({"kỳ họp", "phiên họp", "cuộc họp"})
# A term that waits for the event of a later one stands near it.
_SHARING = 160
_JOINING = (" và ", " hoặc ", ", còn ")
_EVENT_PARTS = ("event", "before", "after")
_ENDED = re.compile(rf"{ENDED}(?: (?:báo cáo|đó|thì|phải|để))?")
_PERIOD = re.compile(
    r"(?P<six>0?6|sáu) tháng(?: (?P<half>đầu|cuối) năm)?|(?P<nine>0?9|chín) tháng(?: đầu năm)?"
    r"|quý(?: (?P<quarter>i[iv]*))?|tháng|năm(?: (?:dương lịch|ngân sách))?"
)


def term_rules(piece: Piece, rates: list[Rate], text: str) -> Iterator[Cadence]:
    """Yield the rules of a term counted from an event, or of what is before or after it.

    Args:
        piece: A piece `offset` or `event`.
        rates: How often, as far as the clause says: the reporting periods that end.
        text: The folded text.
    """
    words = piece.parts["event"].strip().removeprefix("ngày ")
    if _ENDED.fullmatch(words) is None:
        yield _term_rule(piece, _anchor(words, backwards="before" in piece.parts), text)
        return
    ended = _periods(words) or {rate.every: rate.only for rate in rates if rate.every.months}
    for every, only in (ended or {Every.UNSTATED: ()}).items():
        rule = _term_rule(piece, (Anchor.PERIOD_END, None), text)
        yield attrs.evolve(rule, every=every, only=only)


def _periods(words: str) -> dict[Every, tuple[int, ...]]:
    """Return the periods that end, with the numbers of those that are numbered."""
    found: dict[Every, tuple[int, ...]] = {}
    for match in _PERIOD.finditer(words):
        only: tuple[int, ...] = ()
        if match["six"]:
            every = Every.HALF
            only = ({"đầu": 1, "cuối": 2}[match["half"]],) if match["half"] else ()
        elif match["nine"]:
            every = Every.NINE_MONTHS
        elif match["quarter"]:
            every, only = Every.QUARTER, (quarter_of(match["quarter"]),)
        else:
            every = unit_of(1, match[0].split()[0])[0]
        found[every] = (*found.get(every, ()), *only)
    return found


def _term_rule(piece: Piece, counted_from: tuple[Anchor, str | None], text: str) -> Cadence:
    """Return the rule of a term, given its anchor and the words of its event."""
    parts = piece.parts
    anchor, event = counted_from
    every = Every.TERM if anchor.value.startswith("term") else Every.UNSTATED
    backwards = "before" in parts
    if piece.name == "event":
        boundary = Boundary.BEFORE if backwards else Boundary.FROM
        offset = Offset(anchor=anchor, event=event)
    else:
        amount = number_of(parts["amount"]) * (-1 if backwards else 1)
        unit = _count_units()[parts.get("unit", "ngày")]
        boundary = _term_boundary(piece, text)
        offset = Offset(anchor=anchor, amount=amount, unit=unit, event=event)
    return Cadence(kind=CadenceKind.OTHER, every=every, boundary=boundary, offset=offset)


def join_terms(pieces: list[Piece], text: str) -> list[Piece]:
    """Return the pieces with each term put to the event that the clause states beside it.

    "Sau khi nhận được quyết định, trong thời hạn 07 ngày" is one term, "chậm
    nhất 30 ngày và chậm nhất 07 ngày trước kỳ họp" are two before one session;
    a term without an event is passed by.

    Args:
        pieces: The pieces of one clause.
        text: The folded text.
    """
    pieces = _with_later_events(pieces, text)
    joined: list[Piece] = []
    event: int | None = None
    for piece in pieces:
        if piece.name == "event":
            event = len(joined)
        elif piece.name == "term":
            if event is not None:
                parts = joined[event].parts | piece.parts
                joined[event] = Piece("offset", joined[event].start, piece.end, parts)
                if joined[-1].name == "bound":
                    parts["post"] = joined.pop().parts["bound"]
                event = None
            continue
        joined.append(piece)
    return joined


def _with_later_events(pieces: list[Piece], text: str) -> list[Piece]:
    """Return the pieces, each term without an event with the one that is stated behind it."""
    shared: list[Piece] = []
    waiting: list[int] = []
    opened = False
    for piece in pieces:
        if piece.name == "term" and not opened:
            waiting.append(len(shared))
        elif piece.name in {"offset", "event"}:
            since = piece.parts.get("after", "").startswith(("kể từ", "tính từ"))
            shares = bool(waiting) and (piece.name == "offset" or since)
            if shares and _share(shared, waiting, piece, text) and piece.name == "event":
                continue
            waiting.clear()
            opened = piece.name == "event"
        elif piece.name == "term":
            opened = False
        shared.append(piece)
    return shared


def _share(row: list[Piece], waiting: list[int], piece: Piece, text: str) -> bool:
    """Give the event of a piece to the terms before it, as far as they are joined to it."""
    event = {key: piece.parts[key] for key in _EVENT_PARTS if key in piece.parts}
    following, limit = piece, _limit(row, len(row), text)
    shared = False
    for at in reversed(waiting):
        term, own = row[at], _limit(row, at, text)
        gap = text[term.end : min(following.start, term.end + _SHARING)]
        joined = following.name == "event" or (limit and limit == own)
        joined = joined or any(word in gap for word in _JOINING)
        if not joined or term.end + len(gap) < following.start:
            break
        row[at], shared = Piece("offset", term.start, term.end, term.parts | event), True
        following, limit = term, own
    waiting.clear()
    return shared


def _limit(row: list[Piece], at: int, text: str) -> str:
    """Return the words that limit the piece at a place of a row, or would limit one there."""
    before = row[at - 1] if at else None
    return text[before.start : before.end] if before and before.name == "bound" else ""


@load_once
def _count_units() -> dict[str, CountUnit]:
    """Index the units of terms by their names, which are those of the papers."""
    return {unit.label(): unit for unit in CountUnit}


def _term_boundary(piece: Piece, text: str) -> Boundary:
    """Return how the words around a term tie the act to its end."""
    post = piece.parts.get("post")
    if post is not None:
        least = post in cadence_words("min_gap")
        value = "min_gap" if least else cadence_words("boundary").get(post, "by")
        return Boundary(value) if value in {"min_gap", "within"} else Boundary.BY
    if "limit" in piece.parts:
        return Boundary.BY
    before = text[max(0, piece.start - _LONGEST_LEAD) : piece.start].rstrip().removesuffix(" là")
    if before.endswith(tuple(cadence_words("min_gap"))):
        return Boundary.MIN_GAP
    found = boundary_before(piece, text, {"within", "before"})
    if found is not None:
        return found
    # "Sau 10 ngày" is no limit, "chậm nhất sau 10 ngày" is one.
    waits = before.endswith("sau") or text.startswith("sau ", piece.start)
    lead = before.removesuffix("sau").rstrip()
    limits = [words for words, value in cadence_words("boundary").items() if value == "by"]
    limited = lead.endswith(tuple(limits)) or not waits or _is_postposed(piece, text)
    return Boundary.BY if limited else Boundary.FROM


def _is_postposed(piece: Piece, text: str) -> bool:
    """Tell whether a term stands after its event: "sau khi kết thúc quý 15 ngày"."""
    event, end = piece.parts["event"], piece.end
    return text.find(event, piece.start, end) + len(event) < end


def boundary_before(piece: Piece, text: str, values: Container[str]) -> Boundary | None:
    """Return the boundary, of some, that the words right before a piece state.

    Args:
        piece: The piece.
        text: The folded text.
        values: Which boundaries count.
    """
    before = text[max(0, piece.start - _LONGEST_LEAD) : piece.start].rstrip().removesuffix(" là")
    known = cadence_words("boundary")
    ends = [words for words in known if known[words] in values and before.endswith(words)]
    return Boundary(known[max(ends, key=len)]) if ends else None


def _anchor(words: str, *, backwards: bool) -> tuple[Anchor, str | None]:
    """Return what a term is counted from, and its words where it is an event."""
    moment = cadence_words("anchor").get(words)
    if moment is not None:
        return Anchor(moment), None
    # A session is one day where what comes first is counted to its opening.
    edges = ("khai mạc ",) if backwards else ("bế mạc ", "kết thúc ")
    session = words
    for lead in (*edges, "mỗi ", "các ", "từng "):
        session = session.removeprefix(lead)
    if session in _SESSIONS:
        return Anchor.SESSION, None
    if words in {"chốt số liệu", "kết thúc việc lấy số liệu", "kết thúc lấy số liệu"}:
        return Anchor.CUTOFF, None
    if words in {"ký", "ký kết", "ký ban hành", "ban hành"}:
        return Anchor.SIGNING, None
    return Anchor.EVENT, words
