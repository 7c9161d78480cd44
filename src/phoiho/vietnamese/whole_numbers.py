"""Whole numbers in words: one step of the grammar a word."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from phoiho.vietnamese.number_grammar import (
    BILLION,
    DIGIT_WORDS,
    SCALES,
    UNIT_WORDS,
    End,
    Node,
    grammar,
)

__all__ = ["ALL_SCALES", "read_decimals", "read_digits", "read_plain", "read_whole", "scale_of"]

ALL_SCALES = SCALES | {"vạn": 10**4}
# Numbers in words have far fewer digits; without an end, a text of "tỷ tỷ tỷ" is a bomb.
MOST_DIGITS = 2000
_TOO_BIG = 10**MOST_DIGITS
# Words of the South and of speech for what the strict grammar has.
_PLAIN_WORDS = {"bẩy": "bảy", "nhăm": "lăm"}


def read_whole(
    words: Sequence[str], *, strict: bool, start: Node | None = None
) -> int | Decimal | None:
    """Return the number in words, or None.

    A `Decimal` comes of rưỡi alone: hai rưỡi is 2.5.
    """
    node = start or grammar(strict).number
    total = current = group = last = 0
    limit = BILLION
    for word in words:
        step = node.get(word)
        if step is None:
            return None
        node, add, scale = step
        group += add
        if scale:
            if scale == BILLION:
                total = (total + current + group) * BILLION
                if total > _TOO_BIG:
                    return None
                current = 0
            elif scale < 0:
                current += last // 2
                continue
            elif scale < limit:
                current += group * scale
            else:
                return None
            limit = last = scale
            group = 0
    step = node.get("")
    if step is None:
        return None
    _, add, end = step
    group += add
    if end:
        return _ended(total + current, group, last, end)
    if group and last > 1000 and not _complete(words, group):
        return None
    return total + current + group


def _complete(words: Sequence[str], group: int) -> bool:
    """Tell whether a last group after triệu or tỷ surely counts units.

    Not in một triệu năm mươi, where speech leaves out nghìn, nor in triệu hai
    trăm; một triệu năm trăm is what schools teach for 1,000,500.
    """
    place = len(words) - 1
    while words[place] not in ALL_SCALES:
        place -= 1
    first = words[place + 1]
    if group < 100:
        return first in {"không", "linh", "lẻ"}
    return words[0] not in ALL_SCALES or first == "không"


def _ended(before: int, group: int, last: int, end: int) -> int | Decimal | None:
    """Return the number whose last group leaves something out."""
    if end == End.TENTHS:
        return before + group * last // 10
    if end == End.POINT_FIVE:
        return Decimal(f"{before + group}.5")
    if end == End.HALF_HUNDRED:
        return before + group * (last // 1000 if last > 1000 else 1)
    if end == End.TENTHS_OF_HUNDRED:
        return before + group if last == 1000 else None
    # A year of this century; elsewhere triệu hai lăm may be a quarter.
    return before + group if before == 2000 else None


def read_plain(words: Sequence[str], *, strict: bool) -> int | None:
    """Return a whole number without ellipsis, or None."""
    value = read_whole(words, strict=True)
    if value is None and not strict:
        value = read_whole([_PLAIN_WORDS.get(word, word) for word in words], strict=True)
        if value is None and len(words) <= 2:
            value = read_whole(words, strict=False)
    return value if isinstance(value, int) else None


def read_digits(words: Sequence[str], *, strict: bool) -> str | None:
    """Return digits said one by one, or None; in speech mốt, tư, lăm may follow a digit."""
    digits: list[str] = []
    before = 0
    for word in words:
        digit = DIGIT_WORDS.get(word)
        if digit is None:
            digit = UNIT_WORDS.get(word)
            if digit is None or before < 2 or strict:
                return None
            before = 0
        else:
            before = digit
        digits.append(str(digit))
    return "".join(digits) or None


def read_decimals(words: Sequence[str], *, strict: bool) -> str | None:
    """Return the digits after the comma, said one by one or as a number, or None."""
    if len(words) > MOST_DIGITS:
        return None
    digits = read_digits(words, strict=strict)
    if digits is not None:
        return digits
    zeros = 0
    while words[zeros : zeros + 1] == ["không"] and words[zeros + 1 : zeros + 2] != ["trăm"]:
        zeros += 1
    rest = words[zeros:]
    if not rest:
        return None
    if rest[0] != "không":
        number = read_plain(rest, strict=strict)
        return None if number is None else "0" * zeros + str(number)
    if not strict:
        rest = [_PLAIN_WORDS.get(word, word) for word in rest]
    value = read_whole(rest, strict=True, start=grammar(strict=True).decimals)
    return f"{'0' * zeros}{value:03}" if isinstance(value, int) and value < 1000 else None


def scale_of(words: Sequence[str]) -> int | None:
    """Return what a chain of scale words multiplies by: nghìn tỷ is 10^12."""
    factor = 1
    for place, word in enumerate(words):
        scale = ALL_SCALES.get(word)
        if scale is None or (place and scale != BILLION) or factor > _TOO_BIG:
            return None
        factor *= scale
    return factor
