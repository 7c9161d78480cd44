"""The kinds of numbers in words: what stands around a whole number.

Each function takes the words of a whole text and gives a reading or None; none
guesses.
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from phoiho.vietnamese.currencies import currency_at_end
from phoiho.vietnamese.digits import MINUS, number_value
from phoiho.vietnamese.number_grammar import BILLION, DIGIT_WORDS
from phoiho.vietnamese.number_readings import Found, NumberKind, plain_notation
from phoiho.vietnamese.roman import roman_value
from phoiho.vietnamese.spelling import spell_number
from phoiho.vietnamese.whole_numbers import (
    ALL_SCALES,
    MOST_DIGITS,
    read_decimals,
    read_digits,
    read_plain,
    read_whole,
    scale_of,
)

__all__ = ["read_any"]

_NEGATIVE = frozenset(("âm", "trừ"))
_POINT = frozenset(("phẩy", "phảy"))
_MARKS = _POINT | {"phần", "thứ", "nửa", "tá"}
# Before a number that names a place; phần only before a Roman numeral.
_LABELS = frozenset(
    ("quý", "khóa", "khoá", "chương", "thế kỷ", "thế kỉ", "tháng", "mục", "kỳ", "hạng", "cấp",
     "tập", "điều", "khoản", "lớp", "đại hội", "nhiệm kỳ", "năm", "phần")
)  # fmt: skip
_BEFORE_ORDINALS = frozenset(
    ("", "lần", "kỳ họp", "kì họp", "phiên họp", "phiên", "kỳ", "hội nghị", "hội nghị lần",
     "đại hội", "đại hội lần", "thế kỷ", "thế kỉ", "khóa", "khoá", "năm", "quý", "hạng")
)  # fmt: skip
_ORDINAL_WORDS = {"nhất": 1, "nhì": 2, "tư": 4}
_DENOMINATORS = ALL_SCALES | {"tư": 4, "trăm": 100}
_MEASURES = ALL_SCALES | {"trăm": 100, "chục": 10, "tá": 12}
_HALVES = ("rưỡi", "rưởi")
_AFTER_DIGITS = frozenset((*_MEASURES, *_HALVES))


def read_any(words: list[str], *, strict: bool) -> Found | None:
    """Read a number of any kind."""
    end = currency_at_end(words[:-1] if words[-1] == "chẵn" else words)
    if end is not None:
        code, count = end
        count += words[-1] == "chẵn"
        if count == len(words):
            return None
        amount = _signed(words[:-count], strict=strict)
        if amount is None or amount[1] is not NumberKind.CARDINAL:
            return None
        return amount[0], NumberKind.MONEY, "", code
    return _signed(words, strict=strict)


def _signed(words: list[str], *, strict: bool) -> Found | None:
    """Read a number that may begin with âm."""
    if words[0] not in _NEGATIVE:
        return _unsigned(words, strict=strict)
    found = _unsigned(words[1:], strict=strict) if len(words) > 1 else None
    if found is None:
        return None
    value, kind, notation, currency = found
    if kind is NumberKind.ORDINAL or kind is NumberKind.DIGITS or value < 0:
        return None
    if not value:
        return found
    # The minus of Decimal rounds.
    negative = value.copy_negate() if isinstance(value, Decimal) else -value
    return negative, kind, notation and f"-{notation}", currency


def _unsigned(words: list[str], *, strict: bool) -> Found | None:
    """Read a number without its sign."""
    if not _MARKS.isdisjoint(words):
        return _marked(words, strict=strict)
    value = read_whole(words, strict=strict)
    if value is not None:
        return _cardinal(value)
    digits = read_digits(words, strict=strict) if len(words) <= MOST_DIGITS else None
    if digits is not None:
        if _misheard(words):
            return None
        return int(digits), NumberKind.DIGITS, digits, None
    for word in words:
        if word[0].isdigit() or word[0] in MINUS:
            return _with_digits(words, strict=strict)
    return _labelled(words)


def _marked(words: list[str], *, strict: bool) -> Found | None:
    """Read a number that one of its words marks as of some kind."""
    if "thứ" in words:
        return _ordinal(words)
    if "phần" in words:
        return _parts(words, strict=strict)
    if not _POINT.isdisjoint(words):
        return _cardinal(_decimal(words, strict=strict))
    if strict:
        return None
    return _half(words) if "nửa" in words else _cardinal(_dozens(words))


def _cardinal(value: int | Decimal | None) -> Found | None:
    """Return a plain number as a reading."""
    if value is None:
        return None
    return value, NumberKind.CARDINAL, "", None


def _fraction(above: int, below: int) -> Found | None:
    """Return parts as a reading, in the terms in which they were said."""
    if not below:
        return None
    return Fraction(above, below), NumberKind.FRACTION, f"{above}/{below}", None


def _percent(points: int | Decimal | None) -> Found | None:
    """Return a percentage as a reading."""
    if points is None:
        return None
    return Fraction(points) / 100, NumberKind.PERCENT, f"{plain_notation(points)}%", None


def _place(words: list[str]) -> int | None:
    """Return the number of a place: words, digits or a Roman numeral."""
    if len(words) == 1:
        value = number_value(words[0])
        if value is None:
            value = roman_value(words[0].upper())
        if value is not None:
            return value if isinstance(value, int) and value > 0 else None
    return read_plain(words, strict=False) or None


def _ordinal(words: list[str]) -> Found | None:
    """Read what follows thứ, after nothing or after words that ordinals follow."""
    mark = words.index("thứ")
    rest = words[mark + 1 :]
    if not rest or " ".join(words[:mark]) not in _BEFORE_ORDINALS:
        return None
    place = _ORDINAL_WORDS.get(rest[0]) if len(rest) == 1 else None
    return _ordinal_reading(place or _place(rest))


def _ordinal_reading(place: int | None) -> Found | None:
    """Return a place as a reading."""
    if place is None:
        return None
    return place, NumberKind.ORDINAL, "", None


def _labelled(words: list[str]) -> Found | None:
    """Read a place named by a word: quý III, khóa mười lăm, tháng tư, năm 2024."""
    for count in (1, 2):
        label, rest = " ".join(words[:count]), words[count:]
        if not rest or label not in _LABELS:
            continue
        place = 4 if rest == ["tư"] else _place(rest)
        # năm hai nghìn may be fifty-two thousand: a year says more than its thousands.
        if label == "năm" and (place is None or place < 1000 or not place % 1000):
            return None
        return _ordinal_reading(place)
    return None


def _parts(words: list[str], *, strict: bool) -> Found | None:
    """Read a fraction, a mixed number or a percentage."""
    mark = words.index("phần")
    above, below = words[:mark], words[mark + 1 :]
    if not above:
        value = roman_value(below[0].upper()) if len(below) == 1 else None
        return _ordinal_reading(value)
    number = _amount(above, strict=strict)
    if below == ["trăm"]:
        return _percent(number)
    if len(below) == 1 and below[0] in _DENOMINATORS:
        parts: int | None = _DENOMINATORS[below[0]]
    elif len(below) == 1 and below[0][0].isdigit():
        parts = _place(below)
    else:
        parts = read_plain(below, strict=True)
    if not parts:
        return None
    if number is None and "và" in above:
        joint = above.index("và")
        whole = read_plain(above[:joint], strict=strict)
        rest = read_plain(above[joint + 1 :], strict=strict)
        if whole is None or rest is None:
            return None
        return _fraction(whole * parts + rest, parts)
    if isinstance(number, Decimal):
        ratio = Fraction(number) / parts
        return _fraction(ratio.numerator, ratio.denominator)
    return None if number is None else _fraction(number, parts)


def _amount(words: list[str], *, strict: bool) -> int | Decimal | None:
    """Read a number of parts: whole or decimal, in words or digits."""
    if not _POINT.isdisjoint(words):
        return _decimal(words, strict=strict)
    value = read_whole(words, strict=strict)
    if value is None and len(words) == 1 and words[0][0].isdigit():
        return number_value(words[0])
    return value


def _decimal(words: list[str], *, strict: bool) -> int | Decimal | None:
    """Read a number with phẩy, perhaps counted in a scale."""
    mark = next(i for i, word in enumerate(words) if word in _POINT)
    end = len(words)
    while end > mark + 1 and words[end - 1] in ALL_SCALES:
        end -= 1
    if not mark or end == mark + 1:
        return None
    whole = read_plain(words[:mark], strict=strict)
    decimals = read_decimals(words[mark + 1 : end], strict=strict)
    if whole is None or decimals is None:
        return None
    return _scaled(Decimal(f"{whole}.{decimals}"), words[end:])


def _scaled(value: int | Decimal, scales: list[str]) -> int | Decimal | None:
    """Return a number times its scale words, whole where it is."""
    factor = scale_of(scales)
    if factor is None or factor == 1 or isinstance(value, int):
        return None if factor is None else value * factor
    # Exact at any length, which the arithmetic of Decimal is not.
    product = Fraction(value) * factor
    if product.denominator == 1:
        return product.numerator
    zeros = len(str(factor)) - 1
    sign, digits, exponent = value.as_tuple()
    assert isinstance(exponent, int)  # noqa: S101 # it was read from digits
    return Decimal((sign, digits, exponent + zeros))


def _half(words: list[str]) -> Found | None:
    """Read nửa: alone, or half of a measure."""
    if words in (["nửa"], ["một", "nửa"]):
        return _fraction(1, 2)
    if words[0] != "nửa":
        return None
    measure = _MEASURES.get(words[1])
    rest = scale_of(["tỷ", *words[2:]])
    if measure is None or rest is None:
        return None
    return _cardinal(measure // 2 * (rest // BILLION))


def _dozens(words: list[str]) -> int | None:
    """Read a number of dozens."""
    half = words[-1] in _HALVES
    if half:
        words = words[:-1]
    if words[-1] != "tá":
        return None
    dozens = read_plain(words[:-1], strict=True)
    return 12 * dozens + 6 * half if dozens else None


def _misheard(words: list[str]) -> bool:
    """Tell whether digits are more likely years: ba năm, hai ba năm, năm một chín bảy năm."""
    if words[-1] == "năm" and len(words) <= 3:
        digits = [DIGIT_WORDS.get(word, 0) for word in words]
        return digits[0] > 0 and (len(words) == 2 or digits[1] == digits[0] + 1)
    return len(words) == 5 and words[0] == "năm" and words[1] in {"một", "hai"}


def _with_digits(words: list[str], *, strict: bool) -> Found | None:
    """Read digits: alone, with a sign, with scale words, after a label."""
    text = words[0] if len(words) == 1 else ""
    if words[-1][-1] == "%" and len(words) <= 2:
        return _percent(number_value("".join(words)[:-1]))
    if "/" in text:
        above, _, below = text.partition("/")
        if not (above.isdecimal() and below.isdecimal()) or "0" in {above[0], below[0]}:
            return None
        numerator, denominator = number_value(above), number_value(below)
        if isinstance(numerator, int) and isinstance(denominator, int):
            return _fraction(numerator, denominator)
        return None
    value = number_value(words[0])
    if value is None:
        return _labelled(words)
    scaled = _scaled(value, words[1:])
    if scaled is not None:
        return _cardinal(scaled)
    said = _said(words)
    return None if said is None else _cardinal(read_whole(said, strict=strict))


def _said(words: list[str]) -> list[str] | None:
    """Put digits before scale words into words; None where they stand elsewhere."""
    said: list[str] = []
    for i, word in enumerate(words):
        if not word[0].isdigit():
            said.append(word)
            continue
        value = number_value(word)
        if not isinstance(value, int) or value >= BILLION:
            return None
        if i + 1 < len(words):
            if words[i + 1] not in _AFTER_DIGITS:
                return None
        elif said[-1] not in {"nghìn", "ngàn"} or len(word) != 3:
            return None  # 1 triệu 200: of thousands, or of units?
        said += spell_number(value).split()
    return said
