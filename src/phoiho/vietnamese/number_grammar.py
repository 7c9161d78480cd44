"""The grammar of numbers in words, as a table of steps.

A node maps the next word to a step: the node after it, what it adds to the
group of three digits, and the scale word it is (0 for none, `HALF_SCALE` for
rưỡi after one).  The empty word is the end: what it adds, and how the group
ends.  One look-up a word is all that reading costs.

Two grammars are made, each at its first use.  The strict one has what schools
teach, in both dialects.  The tolerant one adds what people say: contractions
(hai tư), ellipsis (hai tỷ tư), rưỡi, vạn, chục, hăm, băm, a dropped một.
"""

from __future__ import annotations

from enum import IntEnum
from typing import NamedTuple

__all__ = ["BILLION", "DIGIT_WORDS", "End", "Grammar", "HALF_SCALE", "Node", "SCALES", "grammar"]

Step = tuple["Node", int, int]
Node = dict[str, Step]

BILLION = 10**9
HALF_SCALE = -1
SCALES = {"nghìn": 10**3, "ngàn": 10**3, "triệu": 10**6, "tỷ": BILLION, "tỉ": BILLION}
DIGIT_WORDS = {
    "không": 0, "một": 1, "hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "bẩy": 7,
    "tám": 8, "chín": 9,
}  # fmt: skip
# Units that only follow tens: whoever hears one knows that a ten was said.
UNIT_WORDS = {"mốt": 1, "tư": 4, "lăm": 5, "nhăm": 5}
_FILLERS = ("linh", "lẻ")
_HALVES = ("rưỡi", "rưởi")


class End(IntEnum):
    """How the last group of a number ends."""

    PLAIN = 0
    TENTHS = 1  # hai tỷ tư: a digit of the next decimal place
    POINT_FIVE = 2  # hai rưỡi
    HALF_HUNDRED = 3  # triệu hai trăm rưỡi: the class after it is left out
    TENTHS_OF_HUNDRED = 4  # nghìn ba trăm tư, but not triệu ba trăm tư: of what?
    CONTRACTED = 5  # hai nghìn hai tư: a year; elsewhere 24 or 240


class Grammar(NamedTuple):
    """Where reading starts: a number, or the decimals after phẩy."""

    number: Node
    decimals: Node


_GRAMMARS: dict[bool, Grammar] = {}


def grammar(strict: bool) -> Grammar:  # noqa: FBT001 # asked for once a number: a keyword costs
    """Return the grammar, made at its first use."""
    known = _GRAMMARS.get(strict)
    if known is None:
        known = _GRAMMARS[strict] = _Builder(strict=strict).build()
    return known


class _Builder:
    """Makes the nodes of one grammar."""

    def __init__(self, *, strict: bool) -> None:
        self.strict = strict
        self.scales = SCALES if strict else SCALES | {"vạn": 10**4}
        self.number: Node = {}
        self.after: Node = {}
        self.full: Node = {}
        self.ten: Node = {}
        self.tens: Node = {}

    def build(self) -> Grammar:
        """Make every node and return where to start."""
        self._close(self.full)
        for node in (self.ten, self.tens):
            self._close(node)
        for word, unit in self._units().items():
            self.tens[word] = (self.full, unit, 0)
        for word, unit in self._units_after_ten().items():
            self.ten[word] = (self.full, unit, 0)
        self._after(self.after, said=True)
        self.after[""] = (self.after, 0, End.PLAIN)
        self._add_start()
        if not self.strict:
            self._add_halves()
        decimals = dict(self.number)
        zero = dict(decimals["không"][0])
        zero["trăm"] = (self._hundred(zero=True), 0, 0)
        decimals["không"] = (zero, 0, 0)
        return Grammar(self.number, decimals)

    def _units(self) -> dict[str, int]:
        """Return the units that may follow mươi; năm may not: it is a year."""
        units = {w: d for w, d in DIGIT_WORDS.items() if d > 1 and w not in {"năm", "bẩy"}}
        units |= {"mốt": 1, "tư": 4, "lăm": 5}
        return units if self.strict else units | {"một": 1, "bẩy": 7, "nhăm": 5}

    def _units_after_ten(self) -> dict[str, int]:
        """Return the units that may follow mười."""
        units = {w: d for w, d in DIGIT_WORDS.items() if d and w not in {"năm", "bẩy"}}
        units |= {"lăm": 5}
        return units if self.strict else units | {"tư": 4, "bẩy": 7, "nhăm": 5}

    def _contractions(self) -> dict[str, int]:
        """Return the units that follow a digit when mươi is dropped: hai tư."""
        units = {w: d for w, d in DIGIT_WORDS.items() if d > 1 and w != "năm"}
        return units | UNIT_WORDS

    def _close(self, node: Node, adjust: int = 0, end: End = End.PLAIN) -> None:
        """Let a group end here, or be counted in a scale."""
        node[""] = (self.after, adjust, end)
        self._scale(node, adjust)

    def _scale(self, node: Node, adjust: int = 0) -> None:
        """Let a scale word follow."""
        for word, scale in self.scales.items():
            node[word] = (self.after, adjust, scale)

    def _pending(self, digit: int, *, contracts: Node) -> Node:
        """Return the node after a digit that may turn out to be tens."""
        node: Node = {}
        if digit > 1:
            node["mươi"] = (self.tens, 9 * digit, 0)
        if self.strict:
            return node
        if digit > 1:
            for word, unit in self._contractions().items():
                node[word] = (contracts, 9 * digit + unit, 0)
        if digit:
            dozen: Node = {}
            self._close(dozen)
            half: Node = {}
            self._close(half)
            for word in _HALVES:
                dozen[word] = (half, 5, 0)
            node["chục"] = (dozen, 9 * digit, 0)
        return node

    def _tens(self, node: Node) -> None:
        """Let ten, hăm and băm follow."""
        node["mười"] = (self.ten, 10, 0)
        if not self.strict:
            units: Node = {word: (self.full, unit, 0) for word, unit in self._units().items()}
            node["hăm"] = (units, 20, 0)
            node["băm"] = (units, 30, 0)

    def _hundred(self, *, zero: bool = False, later: bool = False, said: bool = True) -> Node:
        """Return the node after trăm.

        `zero` after không trăm, `later` in a group after a scale, not `said`
        where một was dropped: trăm rưỡi is a number, trăm alone is not.
        """
        node: Node = {}
        filled: Node = {w: (self.full, d, 0) for w, d in DIGIT_WORDS.items() if d}
        if not self.strict:
            filled["tư"] = (self.full, 4, 0)
        for word in _FILLERS:
            node[word] = (filled, 0, 0)
        self._tens(node)
        end = End.TENTHS_OF_HUNDRED if later else End.PLAIN
        for word, digit in DIGIT_WORDS.items():
            pending = self._pending(digit, contracts=self.full)
            if digit > 1 and not zero and not self.strict:
                self._close(pending, 9 * digit, end)
            node[word] = (pending, digit, 0)
        if said and not zero:
            self._close(node)
        if self.strict:
            return node
        none: Node = {w: (self.full, d, 0) for w, d in DIGIT_WORDS.items() if d}
        node["không"] = (none, 0, 0)
        if not zero:
            short: Node = {}
            self._close(short, 0, end)
            half: Node = {}
            self._close(half, 0, End.HALF_HUNDRED if later else End.PLAIN)
            node |= {word: (short, 10 * unit, 0) for word, unit in UNIT_WORDS.items()}
            node |= dict.fromkeys(_HALVES, (half, 50, 0))
        return node

    def _after(self, node: Node, *, said: bool) -> None:
        """Fill the node after a scale; after an empty class nothing is left out."""
        contracted: Node = {}
        self._close(contracted, 0, End.CONTRACTED)
        hundred, zero = self._hundred(later=True), self._hundred(zero=True)
        for word, digit in DIGIT_WORDS.items():
            pending = self._pending(digit, contracts=contracted)
            if digit and not self.strict:
                self._scale(pending)
                for billion in ("tỷ", "tỉ"):
                    del pending[billion]
                if digit > 1 and said:
                    pending[""] = (self.after, 0, End.TENTHS)
            pending["trăm"] = (hundred, 99 * digit, 0) if digit else (zero, 0, 0)
            node[word] = (pending, digit, 0)
        if not self.strict or not said:
            self._add_loose(node)
        if said:
            for billion in ("tỷ", "tỉ"):
                node[billion] = (self.after, 0, BILLION)

    def _add_loose(self, node: Node) -> None:
        """Let a group without its hundreds follow a scale, with linh or without."""
        self._tens(node)
        filled: Node = {}
        self._tens(filled)
        for word, digit in DIGIT_WORDS.items():
            if digit:
                pending = self._pending(digit, contracts=self.full)
                self._close(pending)
                filled[word] = (pending, digit, 0)
        for word in _FILLERS:
            node[word] = (filled, 0, 0)

    def _add_start(self) -> None:
        """Fill the node where a number starts."""
        hundred = self._hundred()
        # năm hai nghìn ... is a year before it is fifty-two thousand.
        years = dict(self.full)
        for word in ("nghìn", "ngàn"):
            del years[word]
        for word, digit in DIGIT_WORDS.items():
            pending = self._pending(digit, contracts=years if digit == 5 else self.full)
            if digit:
                self._close(pending)
                pending["trăm"] = (hundred, 99 * digit, 0)
                if digit == 5 and not self.strict:
                    for unit_word, unit in UNIT_WORDS.items():
                        pending[unit_word] = (self.full, 45 + unit, 0)
            else:
                pending[""] = (self.after, 0, End.PLAIN)
            self.number[word] = (pending, digit, 0)
        self._tens(self.number)

    def _add_halves(self) -> None:
        """Add rưỡi after units and scales, the dropped một, and the empty class."""
        point_five: Node = {"": (self.after, 0, End.POINT_FIVE)}
        half: Node = {"": (self.after, 0, End.PLAIN)}
        half |= dict.fromkeys(("tỷ", "tỉ"), (self.after, 0, BILLION))
        for word in _HALVES:
            for node in (self.full, self.ten):
                node[word] = (point_five, 0, 0)
            for digit_word, digit in DIGIT_WORDS.items():
                if digit:
                    self.number[digit_word][0][word] = (point_five, 0, 0)
            self.after[word] = (half, 0, HALF_SCALE)
        for word, unit in UNIT_WORDS.items():
            self.after[word] = ({"": (self.after, 0, End.TENTHS)}, unit, 0)
        dropped = {w: step for w, step in self.after.items() if w not in {"", "tỷ", "tỉ"}}
        for word, scale in self.scales.items():
            self.number[word] = (dropped, 1, scale)
        self.number["trăm"] = (self._hundred(said=False), 100, 0)
        empty: Node = {}
        self._after(empty, said=False)
        zero = self.after["không"][0]
        for node in (zero, empty["không"][0]):
            node |= {word: (empty, 0, scale) for word, scale in SCALES.items() if scale < BILLION}
