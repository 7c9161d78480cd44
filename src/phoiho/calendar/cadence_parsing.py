"""What rules does a clause on cadences state?"""

from __future__ import annotations

import itertools
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator

import attrs

from phoiho.calendar.cadence import (
    Boundary,
    Cadence,
    CadenceKind,
    Every,
)
from phoiho.calendar.cadence_days import (
    DaySpec,
    Rate,
    UnreadableError,
    day_numbers,
    make_days,
    make_window,
)
from phoiho.calendar.cadence_patterns import cadence_words
from phoiho.calendar.cadence_phrases import Piece, quarter_of, read_month, scan_pieces, unit_of
from phoiho.calendar.cadence_rules import HALVES, open_rule, piece_rules
from phoiho.errors import ParseError
from phoiho.vietnamese.date_scanning import fold_dates
from phoiho.vietnamese.text import normalize

__all__ = ["parse_cadence"]

_LEAD_SLACK = 4
# A list of frequencies that several days share is shorter.
_MOST_SHARED = 8
_TOUCHING = frozenset({"", " ", ", ", " (", " của ", " của các ", " thuộc ", " trong ", " vào "})
_JOINING = frozenset({", ", " và ", ", và ", "/", " hoặc ", " - "})


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
    pieces = list(scan_pieces(folded.text))
    try:
        found = [rule for clause in _clauses(pieces) for rule in _read_clause(clause, folded.text)]
    except UnreadableError as error:
        span = folded.original(error.start), folded.original(error.end)
        raise ParseError(text, span=span, expected=error.expected) from None
    if not found:
        expected = 'words such as "hằng quý", "trước ngày 15/11 hằng năm" or "đột xuất"'
        raise ParseError(text, expected=expected)
    return tuple(_placed(one, text, folded.original) for one in found)


def _placed(found: _Found, text: str, original: Callable[[int], int]) -> Cadence:
    """Return a rule with its words and their place in the caller's text."""
    span = original(found.start), original(found.end)
    rule = attrs.evolve(found.rule, printed=text[slice(*span)], span=span)
    if rule.offset is None or rule.offset.event is None:
        return rule
    # The event ends the piece; its words are kept as they are printed.
    event = text[original(found.end - len(rule.offset.event)) : span[1]]
    return attrs.evolve(rule, offset=attrs.evolve(rule.offset, event=normalize(event)))


def _clauses(pieces: list[Piece]) -> Iterator[list[Piece]]:
    """Cut the pieces where a sentence or a part of one ends."""
    for stops, clause in itertools.groupby(pieces, key=lambda piece: piece.name == "stop"):
        if not stops:
            yield list(clause)


def _read_clause(pieces: list[Piece], text: str) -> list[_Found]:
    """Return the rules of one clause."""
    rates = _read_rates(pieces, text)
    days = _read_days(pieces, text)
    if rates:
        # The day of a paper that the clause cites is no day on which something is due.
        days = [day for day in days if day.led or day.year is None]
    found = list(_day_rules(days, rates, pieces))
    for piece in pieces:
        found.extend(
            _Found(rule, piece.start, piece.end) for rule in piece_rules(piece, rates, text)
        )
    bound = {"count", "offset", "weekday"} & {piece.name for piece in pieces}
    if not days and not bound - {"count"}:
        found.extend(_frequency(rate) for rate in rates)
    if not found:
        found = [
            _Found(open_rule(Every.UNSTATED, Boundary.VAGUE), piece.start, piece.end)
            for piece in pieces
            if piece.name == "vague"
        ]
    found.sort(key=lambda one: one.start)
    return list(_with_kinds(found, pieces))


def _frequency(rate: Rate) -> _Found:
    """Return the rule of a frequency that has no day."""
    rule = attrs.evolve(open_rule(rate.every, Boundary.COUNT), only=rate.only)
    return _Found(rule, rate.start, rate.end)


def _with_kinds(found: list[_Found], pieces: list[Piece]) -> Iterator[_Found]:
    """Say what is due: by the nearest word before each rule, else the first after it."""
    named = cadence_words("kind")
    words = [p for p in pieces if p.parts.get("kind", p.parts.get("lead")) in named]
    starts = [piece.start for piece in words]
    for one in found:
        if words:
            parts = words[max(0, bisect_right(starts, one.start) - 1)].parts
            kind = CadenceKind(named[parts.get("kind", parts.get("lead", ""))])
            yield _Found(attrs.evolve(one.rule, kind=kind), one.start, one.end)
        else:
            yield one


def _read_rates(pieces: list[Piece], text: str) -> list[Rate]:
    """Return how often something is due, as the clause says; numbered periods are joined."""
    rates: list[Rate] = []
    for piece in pieces:
        rate = _rate(piece)
        if rate is None:
            continue
        last = rates[-1] if rates else None
        gap = text[last.end : rate.start] if last else ""
        if "listed" in piece.parts and (last is None or gap not in _JOINING):
            continue
        if last and rate.only and last.only and last.every is rate.every and gap in _JOINING:
            only = tuple(sorted({*last.only, *rate.only}))
            rates[-1] = Rate(rate.every, only, last.start, rate.end)
        else:
            rates.append(rate)
    return rates


def _rate(piece: Piece) -> Rate | None:
    """Return how often a piece says that something is due."""
    parts = piece.parts
    if piece.name == "months":
        only = _listed_months(parts)
        return Rate(Every.MONTH, only, piece.start, piece.end) if only else None
    if piece.name != "freq":
        return None
    if "quarter" in parts:
        return Rate(Every.QUARTER, (quarter_of(parts["quarter"]),), piece.start, piece.end)
    if "unit" in parts:
        return Rate(unit_of(1, parts["unit"])[0], (), piece.start, piece.end)
    nine = parts.get("months") in {"9", "09", "chín"}
    every = Every.NINE_MONTHS if nine else Every.HALF
    only = () if nine or "half" not in parts else (HALVES[parts["half"]],)
    return Rate(every, only, piece.start, piece.end)


def _listed_months(parts: dict[str, str]) -> tuple[int, ...]:
    """Return the months from one to another, or of a list; none where no year has them all."""
    if "first" in parts:
        months = set(range(read_month(parts["first"]), read_month(parts["last"]) + 1))
    else:
        months = set(map(int, parts["list"].replace("và", " ").replace(",", " ").split()))
    return tuple(sorted(months)) if months <= set(range(1, 13)) else ()


def _read_days(pieces: list[Piece], text: str) -> list[DaySpec]:
    """Return the printed days of a clause, each with the words that belong to it."""
    days: list[DaySpec] = []
    lead: Piece | None = None
    current: DaySpec | None = None
    for piece in pieces:
        if piece.name == "bound":
            lead, current = piece, None
        elif piece.name in {"day", "month"}:
            spec = _new_day(piece, lead, days, text)
            lead, current = None, spec
            if spec is not None:
                days.append(spec)
        elif current is not None and text[current.end : piece.start] in _TOUCHING:
            if not _attach(current, piece):
                current = None
        else:
            current = None
    return days


def _new_day(piece: Piece, lead: Piece | None, days: list[DaySpec], text: str) -> DaySpec | None:
    """Return a printed day with its boundary; `None` for digits that are no day."""
    led = lead is not None and piece.start - lead.end <= _LEAD_SLACK
    if ("bare" in piece.parts or piece.name == "month") and not led:
        near = days and text[days[-1].end : piece.start].strip(" ,") in {"", "và"}
        loose = "bare" in piece.parts and ("year" in piece.parts or (days and days[-1].led))
        if not near and not loose:
            return None
    spec = DaySpec(start=lead.start if led and lead else piece.start, end=piece.end, days=(None,))
    spec.led = led
    parts = piece.parts
    if piece.name == "day":
        spec.days = day_numbers(piece)
    month = parts.get("month") or parts.get("month2")
    spec.month = read_month(month) if month else None
    year = parts.get("year") or parts.get("year2")
    spec.year = int(year) if year else None
    value = cadence_words("boundary").get(lead.parts["bound"], "on") if led and lead else None
    if value == "to":
        opened = bool(days) and days[-1].boundary is Boundary.FROM and not days[-1].closes
        spec.closes = opened
        spec.boundary = Boundary.BY
    elif value is not None:
        spec.boundary = Boundary(value)
    elif days and days[-1].led and not days[-1].closes:
        spec.boundary, spec.led = days[-1].boundary, True
    return spec


def _attach(spec: DaySpec, piece: Piece) -> bool:
    """Give a day the words that follow it; tell whether they belong to it."""
    if piece.name == "mref" and spec.of is None and spec.month is None:
        spec.of = piece
    elif piece.name == "yref" and spec.year_shift is None:
        shift = piece.parts.get("shift")
        before = "trước" in (shift or "") or piece.parts.get("back") is not None
        spec.year_shift = (-1 if before else 1) if shift else 0
    elif (rate := _rate(piece)) is not None and "listed" not in piece.parts:
        if spec.own is None or rate.only:
            spec.own = rate
    else:
        return False
    spec.end = piece.end
    return True


def _day_rules(days: list[DaySpec], rates: list[Rate], pieces: list[Piece]) -> Iterator[_Found]:
    """Yield the rules of the printed days of a clause."""
    data = any(piece.name == "data" for piece in pieces)
    index = _Rates.of(rates)
    at = 0
    while at < len(days):
        spec = days[at]
        following = days[at + 1] if at + 1 < len(days) else None
        end = spec.end
        if following is not None and following.closes:
            shared = _rates_for(days, at, index, at + 1)
            earlier = spec.of is not None and "trước" in spec.of.parts.get("shift", "")
            counted = data or earlier or (spec.year_shift or 0) < 0
            rules = make_window(spec, following, shared, data=counted)
            end, at = following.end, at + 1
        else:
            rules = make_days(spec, _rates_for(days, at, index, at))
        for rule in rules:
            yield _Found(rule, spec.start, end)
        at += 1


@attrs.define
class _Rates:
    """The frequencies of a clause, to be looked up by their place."""

    rates: list[Rate]
    starts: list[int]
    numbered: dict[Every, Rate]

    @classmethod
    def of(cls, rates: list[Rate]) -> _Rates:
        """Index frequencies, which stand in their order."""
        numbered = {rate.every: rate for rate in reversed(rates) if rate.only}
        return cls(rates, [rate.start for rate in rates], numbered)

    def between(self, start: int, end: int | None = None) -> list[Rate]:
        """Return the frequencies that start in a part of the text."""
        last = len(self.rates) if end is None else bisect_left(self.starts, end)
        return self.rates[bisect_left(self.starts, start) : last]

    def near(self, start: int, end: int) -> list[Rate]:
        """Return the next frequencies after a part of the text, else the last before it."""
        after = bisect_left(self.starts, end)
        before = bisect_left(self.starts, start)
        following = self.rates[after : after + _MOST_SHARED]
        return following or self.rates[max(0, before - _MOST_SHARED) : before]


def _rates_for(days: list[DaySpec], first: int, rates: _Rates, last: int) -> list[Rate]:
    """Return how often a day is due: by words that touch it, that lead the clause, or follow."""
    own = days[last].own or days[first].own
    if own is not None:
        return [rates.numbered.get(own.every, own)]
    start, end = days[first].start, days[last].end
    left = rates.between(days[first - 1].end if first else 0, start)
    right = rates.between(end, days[last + 1].start if last + 1 < len(days) else None)
    leads = bool(rates.starts) and rates.starts[0] < days[0].start
    nearest = (left or right) if leads else (right or left)
    return nearest or rates.near(start, end)
