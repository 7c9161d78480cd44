"""What rules does a clause on cadences state?

A text is cut into pieces (`cadence_phrases`), numbers of years are told as turns
(`cadence_turns`), and the pieces are cut into clauses.  Of each
clause, what makes no rule is left out (`cadence_scope`), terms are put to their
events (`cadence_terms`), and what is left is read: frequencies
(`cadence_rates`), printed days (`cadence_specs`, `cadence_days`) and all else
(`cadence_rules`), each with what is due (`cadence_kinds`).
"""

from __future__ import annotations

import datetime as dt
import itertools
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterator

import attrs

from phoiho.calendar.cadence import Boundary, Cadence, CadenceKind, Every
from phoiho.calendar.cadence_days import DaySpec, make_days, make_window
from phoiho.calendar.cadence_kinds import KindIndex
from phoiho.calendar.cadence_phrases import Piece, respell, scan_pieces
from phoiho.calendar.cadence_rates import (
    Rate,
    RateIndex,
    UnreadableError,
    count_rate,
    rate_of,
    read_rates,
)
from phoiho.calendar.cadence_rules import open_rule, piece_rules, rate_rule
from phoiho.calendar.cadence_scope import stating_pieces
from phoiho.calendar.cadence_specs import rates_for, read_days
from phoiho.calendar.cadence_terms import join_terms
from phoiho.calendar.cadence_turns import join_turns
from phoiho.calendar.cadence_vocabulary import cadence_words
from phoiho.errors import ParseError
from phoiho.vietnamese.date_scanning import fold_dates
from phoiho.vietnamese.text import normalize

__all__ = ["parse_cadence"]

_COUNTS = frozenset({Boundary.COUNT, Boundary.COUNT_MIN, Boundary.COUNT_MAX})
_ALSO = frozenset({" và ", " hoặc "})
_REPEATED = _COUNTS | {Boundary.AD_HOC, Boundary.VAGUE}


@attrs.define
class _Found:
    """A rule and where its words stand in the folded text."""

    rule: Cadence
    start: int
    end: int


def parse_cadence(text: str) -> tuple[Cadence, ...]:
    """Return the rules that a clause states, in their order; the inverse of `format_cadence`.

    One sentence often states several.  Words that name no day, such as
    "thường xuyên" or "định kỳ", are kept as a `vague` rule with their words
    and never become a date; "đột xuất" and its like become an `ad_hoc` one.

    Args:
        text: A clause of a paper; words that do not speak of time are passed by.

    Raises:
        ParseError: The text says nothing of time, names a day that cannot be,
            or leaves open of which month a day is.

    Examples:
        >>> [rule] = parse_cadence("Báo cáo quý gửi trước ngày 20 của tháng cuối quý")
        >>> rule.every.value, rule.boundary.value, rule.day
        ('quarter', 'before', 20)
        >>> [rule.boundary.value for rule in parse_cadence("Định kỳ, hai bên tổ chức sơ kết")]
        ['vague']
    """
    folded = fold_dates(text)
    words = respell(folded.text)
    pieces = list(scan_pieces(words))
    try:
        pieces = join_turns(pieces, words)
        found = [rule for clause in _clauses(pieces, words) for rule in _read_clause(clause, words)]
    except UnreadableError as error:
        span = folded.original(error.start), folded.original(error.end)
        raise ParseError(text, span=span, expected=error.expected) from None
    if not found:
        expected = 'words such as "hằng quý", "trước ngày 15/11 hằng năm" or "đột xuất"'
        if any(piece.name == "deny" for piece in pieces):
            expected = f"{expected} for what is due, not for what is denied"
        raise ParseError(text, expected=expected)
    return tuple(_placed(one, text, words, folded.original) for one in found)


def _placed(found: _Found, text: str, words: str, original: Callable[[int], int]) -> Cadence:
    """Return a rule with its words and their place in the caller's text."""
    span = original(found.start), original(found.end)
    rule = attrs.evolve(found.rule, printed=text[slice(*span)], span=span)
    if rule.offset is None or rule.offset.event is None:
        return rule
    # The words of the event are kept as they are printed.
    at = words.find(rule.offset.event, found.start)
    event = text[original(at) : original(at + len(rule.offset.event))]
    return attrs.evolve(rule, offset=attrs.evolve(rule.offset, event=normalize(event)))


def _clauses(pieces: list[Piece], text: str) -> Iterator[list[Piece]]:
    """Cut the pieces where a sentence or a part of one ends."""
    for stops, clause in itertools.groupby(pieces, key=lambda piece: piece.name == "stop"):
        if not stops:
            yield join_terms(stating_pieces(list(clause), text), text)


def _read_clause(pieces: list[Piece], text: str) -> list[_Found]:
    """Return the rules of one clause."""
    rates = read_rates(pieces, text)
    turns = rates or [rate for piece in pieces if (rate := count_rate(piece)) is not None]
    days = read_days(pieces, text)
    if rates or any(piece.name == "citing" for piece in pieces):
        # The day of a paper that the clause cites is no day on which something is due.
        days = [day for day in days if day.led or day.year is None]
    terms = {p.parts["event"].removeprefix("ngày ") for p in pieces if p.name == "offset"}
    found = list(_day_rules(days, turns, pieces, text))
    dated = bool(found)
    once = all(isinstance(one.rule.on, dt.date) for one in found)
    found.extend(_open_rules(pieces, days, rates, text, dated=dated))
    undated = [_Found(rate_rule(rate, text), rate.start, rate.end) for rate in rates]
    if once and not terms:
        # Beside days of one year only what comes again is a rule of its own.
        again = tuple(cadence_words("each"))
        found.extend(o for o in undated if not dated or text.startswith(again, o.start))
    if all(one.rule.boundary is Boundary.AD_HOC for one in found):
        found.extend(_vague(pieces, text, alone=not found))
    else:
        found.extend(_beside(pieces, text))
    kinds = KindIndex.of(pieces, text)
    found = [_with_kind(one, kinds) for one in found]
    if not once:
        undated = [_with_kind(one, kinds) for one in undated]
        found.extend(_beside_days(found, undated, kinds, text))
    return _plain(sorted(found, key=lambda one: one.start))


def _open_rules(
    pieces: list[Piece], days: list[DaySpec], rates: list[Rate], text: str, *, dated: bool
) -> Iterator[_Found]:
    """Yield the rules that single pieces state, without a printed day."""
    terms = {p.parts["event"].removeprefix("ngày ") for p in pieces if p.name == "offset"}
    index, starts = RateIndex.of(rates), [day.start for day in days]
    told = dated or bool(rates)
    for piece in pieces:
        if dated and piece.name == "span":
            continue
        if piece.name == "anchor" and piece.parts["anchor"] in terms:
            continue
        if piece.name == "session" and "each" not in piece.parts and told:
            continue
        at = bisect_left(starts, piece.start)
        # What ends is the period named between the last day and the term, if there is one.
        near = index.between(days[at - 1].end, piece.start) if at else []
        for rule in piece_rules(piece, near or rates, text):
            told = True
            yield _Found(rule, piece.start, piece.end)


def _vague(pieces: list[Piece], text: str, *, alone: bool) -> Iterator[_Found]:
    """Yield what names no day: "thường xuyên"; beside "đột xuất" only what comes regularly."""
    for piece in pieces:
        words = text[piece.start : piece.end]
        if piece.name == "vague" and (alone or cadence_words("vague")[words]):
            yield _Found(open_rule(Every.UNSTATED, Boundary.VAGUE), piece.start, piece.end)


def _beside(pieces: list[Piece], text: str) -> Iterator[_Found]:
    """Yield what comes regularly besides a frequency: "hằng năm và định kỳ"."""
    for before, piece, following in zip(pieces, pieces[1:], [*pieces[2:], None], strict=False):
        regular = piece.name == "vague" and cadence_words("vague")[text[piece.start : piece.end]]
        joined = rate_of(before) is not None and text[before.end : piece.start] in _ALSO
        # "Hằng năm và định kỳ 6 tháng" says how often.
        open_ended = following is None or rate_of(following) is None
        if regular and joined and open_ended:
            yield _Found(open_rule(Every.UNSTATED, Boundary.VAGUE), piece.start, piece.end)


def _plain(found: list[_Found]) -> list[_Found]:
    """Drop what the other rules of a clause say already: how often a dated rule comes."""
    turns = _turns(found)
    counted = {
        (rule.kind, rule.every)
        for rule in _rules(found, _COUNTS)
        if rule.interval == 1 and rule.times is not None
    }
    kept: list[_Found] = []
    seen: set[Cadence] = set()
    for one in found:
        rule = one.rule
        waits = rule.boundary is Boundary.FROM and bool(rule.every.months)
        if (waits and len(found) > 1) or (rule.boundary in _REPEATED and rule in seen):
            continue
        seen.add(rule)
        if rule.boundary is Boundary.COUNT and rule.interval == 1 and not rule.only:
            often = turns.get((rule.kind, rule.every))
            said = often is not None and rule.times in {None, often}
            if said or (rule.times is None and (rule.kind, rule.every) in counted):
                continue
        kept.append(one)
    return kept


def _rules(found: list[_Found], boundaries: frozenset[Boundary]) -> Iterator[Cadence]:
    """Yield the rules that tie an act to its day in one of some ways."""
    return (one.rule for one in found if one.rule.boundary in boundaries)


def _turns(found: list[_Found]) -> dict[tuple[CadenceKind, Every], int]:
    """Return how often a period the dated rules of each act in a clause come."""
    numbers: dict[tuple[CadenceKind, Every], Counter[int]] = {}
    for rule in _rules(found, frozenset(Boundary) - _REPEATED):
        if rule.offset is None:
            parts = rule.only or range(1, max(1, rule.every.in_year) + 1)
            numbers.setdefault((rule.kind, rule.every), Counter()).update(parts)
    return {turn: max(counts.values()) for turn, counts in numbers.items()}


def _with_kind(found: _Found, kinds: KindIndex) -> _Found:
    """Say what is due by a rule."""
    kind = kinds.kind_of(found.start, found.end) or found.rule.kind
    return attrs.evolve(found, rule=attrs.evolve(found.rule, kind=kind))


def _beside_days(
    dated: list[_Found], undated: list[_Found], kinds: KindIndex, text: str
) -> Iterator[_Found]:
    """Yield the frequencies without a day that the dated rules of a clause do not speak of.

    They are of another act ("họp hằng tháng, báo cáo hằng quý trước ngày 20
    tháng cuối quý"), come more often than the dated rules of their act, or
    begin a part behind the first of these.
    """
    turns: dict[CadenceKind, set[Every]] = {}
    for one in dated:
        turns.setdefault(one.rule.kind, set()).add(one.rule.every)
    each = tuple(cadence_words("each"))
    for one in undated:
        every, used = one.rule.every, turns.get(one.rule.kind, set())
        told = text.startswith(each, one.start) or kinds.touch(one.start, one.end)
        oftener = all(every.months < longer.months for longer in used)
        later = one.start > dated[0].start and text.endswith((", ", " và "), 0, one.start)
        if told and every not in used and (oftener or later):
            yield one


def _day_rules(
    days: list[DaySpec], rates: list[Rate], pieces: list[Piece], text: str
) -> Iterator[_Found]:
    """Yield the rules of the printed days of a clause."""
    counted = cadence_words("data")
    data = any(p.name == "data" or p.parts.get("bound") in counted for p in pieces)
    index = RateIndex.of(rates)
    at = 0
    while at < len(days):
        spec = days[at]
        following = days[at + 1] if at + 1 < len(days) else None
        end = spec.end
        if following is not None and following.closes:
            shared = rates_for(days, at, at + 1, index, text)
            earlier = spec.of is not None and "trước" in spec.of.parts.get("shift", "")
            past = data or earlier or (spec.year_shift or 0) < 0
            rules = make_window(spec, following, shared, data=past)
            end, at = following.end, at + 1
        else:
            rules = make_days(spec, rates_for(days, at, at, index, text))
        for rule in rules:
            yield _Found(rule, spec.start, end)
        at += 1
