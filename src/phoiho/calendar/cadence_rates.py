"""How often is something due, by the words of a clause that name no day?"""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left

import attrs

from phoiho.calendar.cadence import Every
from phoiho.calendar.cadence_phrases import Piece, number_of, quarter_of, read_month, unit_of

__all__ = [
    "Rate",
    "RateIndex",
    "UnreadableError",
    "count_rate",
    "heading_starts",
    "periods_left",
    "rate_of",
    "read_rates",
]

_HALVES = {"đầu": 1, "cuối": 2}
_JOINING = frozenset({", ", " và ", ", và ", "/", " hoặc ", " - "})
# What stands between a heading and the words of its day: "năm: trước ngày 15/12".
_HEADING = re.compile(r"(?: |: ?| \()(?:(?:thì |phải )?(?:báo cáo|gửi|nộp|thực hiện|hoàn thành) )?")
_LONGEST_HEADING = 24
_TIMED = frozenset({"day", "mref", "month", "week", "weekday", "offset", "term"})
# A noun without "hằng" that begins a part with its act: "6 tháng sơ kết, năm tổng kết".
_REGARDED = re.compile(r"đối với (?:tháng|quý|năm)[,;:.)\n]?")
_ACTING = re.compile(r" (?:tổ chức |tiến hành )?")
# A list of frequencies that several days share is shorter.
_MOST_SHARED = 8


class UnreadableError(Exception):
    """Words that cannot be read: where they stand, and what was expected."""

    def __init__(self, start: int, end: int, expected: str) -> None:
        super().__init__(expected)
        self.start, self.end, self.expected = start, end, expected


@attrs.frozen
class Rate:
    """How often, as a clause says it."""

    every: Every
    only: tuple[int, ...]
    start: int
    end: int


def read_rates(pieces: list[Piece], text: str) -> list[Rate]:
    """Return how often something is due, as the clause says; numbered periods are joined."""
    rates: list[Rate] = []
    heads = heading_starts(pieces, text)
    for at, piece in enumerate(pieces):
        rate = rate_of(piece)
        if rate is None:
            continue
        last = rates[-1] if rates else None
        gap = text[last.end : rate.start] if last else ""
        if "listed" in piece.parts and (last is None or gap not in _JOINING):
            acts = _opens_act(pieces, at, text)
            opens = (piece.start in heads and not acts) or _opens_list(pieces, at, text)
            opens = opens or _REGARDED.fullmatch(text, piece.start - 8, piece.end + 1) is not None
            if not opens and not (last and acts):
                continue
        if last and gap == " " and last.only and rate.every is Every.YEAR:
            # "Quý IV hằng năm" is one period of every year.
            rates[-1] = attrs.evolve(last, end=rate.end)
        elif last and rate.only and last.only and last.every is rate.every and gap in _JOINING:
            only = tuple(sorted({*last.only, *rate.only}))
            rates[-1] = Rate(rate.every, only, last.start, rate.end)
        else:
            rates.append(rate)
    return rates


def heading_starts(pieces: list[Piece], text: str) -> frozenset[int]:
    """Return where the frequencies start that stand before a day or an act of their own.

    "Quý trước ngày 20 tháng cuối quý, 6 tháng và năm trước ngày 15 tháng cuối
    kỳ" has three of them: the last two belong to the second day, not to the first.

    Args:
        pieces: The pieces of one clause.
        text: The folded text.
    """
    heads: set[int] = set()
    for at in range(len(pieces) - 2, -1, -1):
        piece, following = pieces[at], pieces[at + 1]
        if rate_of(piece) is None:
            continue
        gap = text[piece.end : following.start]
        listed = following.start in heads and gap in _JOINING
        if listed or _heads_day(pieces, at, text) or _opens_act(pieces, at, text):
            heads.add(piece.start)
    return frozenset(heads)


def _heads_day(pieces: list[Piece], at: int, text: str) -> bool:
    """Tell whether a frequency stands right before the words of a day."""
    start = pieces[at].end
    for bound, timed in itertools.pairwise(pieces[at + 1 : at + 4]):
        if bound.name == "bound":
            gap = text[start : min(bound.start, start + _LONGEST_HEADING)]
            near = start + len(gap) == bound.start and timed.start - bound.end <= 1
            return near and timed.name in _TIMED and _HEADING.fullmatch(gap) is not None
        if bound.name != "kind":
            break
    return False


def _opens_act(pieces: list[Piece], at: int, text: str) -> bool:
    """Tell whether a bare noun begins a part of the clause with its act: "năm tổng kết"."""
    piece = pieces[at]
    if at + 1 == len(pieces) or not text.endswith((", ", " và "), 0, piece.start):
        return False
    following = pieces[at + 1]
    gap = _ACTING.match(text, piece.end)
    return following.name == "kind" and gap is not None and gap.end() == following.start


def _opens_list(pieces: list[Piece], at: int, text: str) -> bool:
    """Tell whether a bare noun begins a list of reports: "báo cáo tình hình tháng, quý I, năm"."""
    if not any(piece.name == "kind" for piece in pieces[max(0, at - _MOST_SHARED) : at]):
        return False
    for piece, following in itertools.pairwise(pieces[at : at + _MOST_SHARED]):
        rate = rate_of(following)
        if rate is None or text[piece.end : following.start] not in _JOINING:
            return False
        if rate.every not in {Every.MONTH, Every.YEAR}:
            return True
    return False


def rate_of(piece: Piece) -> Rate | None:
    """Return how often a piece says that something is due; `None` where it does not."""
    rate = _rate_of(piece)
    if rate is None or "except" not in piece.parts:
        return rate
    return attrs.evolve(rate, only=periods_left(rate.every, rate.only, piece.parts["except"]))


def periods_left(every: Every, only: tuple[int, ...], months: str) -> tuple[int, ...]:
    """Return the numbers of the periods of a year without those that lie in some months.

    Examples:
        >>> periods_left(Every.QUARTER, (), "10 11 12")
        (1, 2, 3)
    """
    length, gone = every.months, frozenset(map(int, months.split()))
    numbers = only or range(1, every.in_year + 1)
    return tuple(
        n for n in numbers if not gone.issuperset(range((n - 1) * length + 1, n * length + 1))
    )


def _rate_of(piece: Piece) -> Rate | None:
    """Return how often a piece says that something is due, without what is excepted."""
    parts = piece.parts
    if piece.name == "months":
        only = _listed_months(parts)
        return Rate(Every.MONTH, only, piece.start, piece.end) if only else None
    if piece.name != "freq":
        return None
    if "quarter" in parts:
        more = parts.get("more", "").replace(",", " ").replace("và", " ").split()
        only = tuple(sorted({quarter_of(numeral) for numeral in (parts["quarter"], *more)}))
        return Rate(Every.QUARTER, only, piece.start, piece.end)
    if "unit" in parts:
        return Rate(unit_of(1, parts["unit"])[0], (), piece.start, piece.end)
    nine = parts.get("months") in {"9", "09", "chín"}
    every = Every.NINE_MONTHS if nine else Every.HALF
    only = () if nine or "half" not in parts else (_HALVES[parts["half"]],)
    return Rate(every, only, piece.start, piece.end)


def count_rate(piece: Piece) -> Rate | None:
    """Return how often a turn comes that something is counted in; `None` for other turns."""
    if piece.name != "count":
        return None
    every, interval = unit_of(number_of(piece.parts.get("amount", "1")) or 1, piece.parts["unit"])
    months = piece.parts.get("except")
    only = periods_left(every, (), months) if months else ()
    return Rate(every, only, piece.start, piece.end) if interval == 1 else None


def _listed_months(parts: dict[str, str]) -> tuple[int, ...]:
    """Return the months from one to another, or of a list; none where no year has them all."""
    if "first" in parts:
        months = set(range(read_month(parts["first"]), read_month(parts["last"]) + 1))
    else:
        months = set(map(int, parts["list"].replace("và", " ").replace(",", " ").split()))
    return tuple(sorted(months)) if months <= set(range(1, 13)) else ()


@attrs.define
class RateIndex:
    """The frequencies of a clause, to be looked up by their place."""

    rates: list[Rate]
    starts: list[int]
    numbered: dict[Every, Rate]

    @classmethod
    def of(cls, rates: list[Rate]) -> RateIndex:
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
