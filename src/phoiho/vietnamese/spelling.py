"""Numbers in words: cardinals, ordinals, decimals, fractions, percentages.

The readings taught in school, in the wording of the North or of the South.
Above a billion the count of billions is itself read as a number: 10^12 is
*một nghìn tỷ*, 10^18 is *một tỷ tỷ*, so that any size can be said, and
`parse_spelled_number` reads every output back.
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Literal, TypeAlias

from phoiho.vietnamese.group_words import DIGITS, READINGS, Readings, readings

__all__ = [
    "Dialect",
    "spell_digits",
    "spell_fraction",
    "spell_number",
    "spell_ordinal",
    "spell_percent",
]

Dialect: TypeAlias = Literal["north", "south"]
Exact: TypeAlias = int | Decimal | Fraction

# Far beyond any budget, and what Python itself allows between int and text.
MAX_DIGITS = 4300
_BILLION = 10**9


def spell_number(
    n: Exact,
    *,
    dialect: Dialect = "north",
    thousand: Literal["nghìn", "ngàn"] | None = None,
    filler: Literal["linh", "lẻ"] | None = None,
    four: Literal["tư", "bốn"] | None = None,
    billion: Literal["tỷ", "tỉ"] | None = None,
    digit_by_digit: bool = False,
) -> str:
    """Return *n* in words; the inverse of `parse_spelled_number`.

    Args:
        n: A whole number of any size, a decimal (its zeros are read, as they
            are digits that were measured) or a fraction.
        dialect: `north` says nghìn and linh, `south` ngàn and lẻ.
        thousand: The word for 1,000, whatever the dialect.
        filler: The word for an empty ten inside a hundred.
        four: The word for a last 4 after mươi; tư unless said otherwise.
        billion: The spelling of the word for 10^9; tỷ unless said otherwise.
        digit_by_digit: Whether decimals are read one by one; else as a number.

    Raises:
        TypeError: A float, whose decimals are not what was written (use
            `Decimal`), a bool, or no number.
        ValueError: Infinity, not a number, a decimal of more than 4,300
            digits, or an unknown wording.

    Basis:
        Schoolbooks (hoctot.hocmai.vn); class names in Luật Kế toán
        03/2003/QH11, Điều 12 khoản 2.

    Examples:
        >>> spell_number(24_000_005)
        'hai mươi tư triệu không trăm linh năm'
        >>> spell_number(1005, dialect="south")
        'một ngàn không trăm lẻ năm'
        >>> spell_number(Decimal("7.081")), spell_number(Fraction(3, 4))
        ('bảy phẩy không trăm tám mươi mốt', 'ba phần tư')
    """
    key = (dialect, thousand, filler, four, billion)
    table = READINGS.get(key) or readings(dialect, thousand, filler, four, billion)
    if n.__class__ is not int:
        return _spell_other(n, table, digit_by_digit=digit_by_digit)
    if 1000 <= n < 1_000_000_000_000:
        # One unpacking and plain divisions: this is what the speed budget is for.
        units, later_units, thousands, later_thousands, millions, later_millions, ty = table
        high = n // 1000
        low = later_units[n % 1000]
        if high < 1000:
            return thousands[high] + low
        middle = later_thousands[high % 1000]
        high //= 1000
        if high < 1000:
            return f"{millions[high]}{middle}{low}"
        return f"{units[high // 1000]}{ty}{later_millions[high % 1000]}{middle}{low}"
    return spell_integer(n, table)


def spell_integer(n: int, table: Readings) -> str:
    """Return a whole number of any size in words."""
    if n < 0:
        return f"âm {spell_integer(-n, table)}"
    if n < 1000:
        return table.units[n]
    groups: list[int] = []
    while n >= _BILLION:
        n, group = divmod(n, _BILLION)
        groups.append(group)
    millions, rest = divmod(n, 1_000_000)
    thousands, units = divmod(rest, 1000)
    if millions:
        words = table.millions[millions] + table.later_thousands[thousands]
        words += table.later_units[units]
    elif thousands:
        words = table.thousands[thousands] + table.later_units[units]
    else:
        words = table.units[units]
    parts = [words]
    for group in reversed(groups):
        millions, rest = divmod(group, 1_000_000)
        thousands, units = divmod(rest, 1000)
        parts += (
            table.billion,
            table.later_millions[millions],
            table.later_thousands[thousands],
            table.later_units[units],
        )
    return "".join(parts)


def _spell_other(n: object, table: Readings, *, digit_by_digit: bool) -> str:
    """Return what is no plain `int` in words."""
    if isinstance(n, bool):
        raise TypeError(f"cannot spell {n!r}: a truth value is no number")
    if isinstance(n, int):
        return spell_integer(int(n), table)
    if isinstance(n, Decimal):
        return _spell_decimal(n, table, digit_by_digit=digit_by_digit)
    if isinstance(n, Fraction):
        if n.denominator == 1:
            return spell_integer(n.numerator, table)
        return _spell_fraction(n.numerator, n.denominator, table)
    if isinstance(n, float):
        raise TypeError(f"cannot spell the float {n!r} exactly: use Decimal({str(n)!r})")
    raise TypeError(f"cannot spell {n!r}: expected an int, a Decimal or a Fraction")


def _spell_decimal(n: Decimal, table: Readings, *, digit_by_digit: bool) -> str:
    """Return a decimal in words, its fraction with all its digits."""
    exponent = decimal_exponent(n)
    if exponent >= 0:
        return spell_integer(int(n), table)
    whole, _, digits = f"{n.copy_abs():f}".partition(".")
    words = f"{spell_integer(int(whole), table)} phẩy "
    words += _decimals(digits, table, digit_by_digit=digit_by_digit)
    return f"âm {words}" if n < 0 else words


def decimal_exponent(n: Decimal) -> int:
    """Return the exponent of a decimal that can be written out, or raise `ValueError`."""
    if not n.is_finite():
        raise ValueError(f"cannot write {n} out: expected a finite number")
    exponent = n.as_tuple().exponent
    assert isinstance(exponent, int)  # noqa: S101 # of every finite number
    if n.adjusted() >= MAX_DIGITS or exponent < -MAX_DIGITS:
        raise ValueError(f"cannot write {n} out: expected at most {MAX_DIGITS} digits")
    return exponent


def _decimals(digits: str, table: Readings, *, digit_by_digit: bool) -> str:
    """Return the digits after the comma in words.

    As one number, except where that would be misheard: a leading zero is
    said as such (only three digits have a reading for it, không trăm), a last
    word nghìn would multiply, and seven digits cannot be followed by ear.
    """
    if not digit_by_digit:
        if digits[0] != "0" and len(digits) <= 6 and (len(digits) <= 3 or digits[-3:] != "000"):
            return spell_integer(int(digits), table)
        if len(digits) == 3 and digits[1] != "0":
            return table.later_units[int(digits)].lstrip()
    return " ".join([DIGITS[int(digit)] for digit in digits])


def spell_fraction(numerator: int, denominator: int, *, dialect: Dialect = "north") -> str:
    """Return a fraction in words as it is written, not in lowest terms.

    Args:
        numerator: Any whole number.
        denominator: 1 or more.
        dialect: As for `spell_number`.

    Raises:
        ValueError: A denominator below 1.
        TypeError: Numbers that are not whole.

    Examples:
        >>> spell_fraction(3, 4), spell_fraction(5, 15), spell_fraction(1, 1000)
        ('ba phần tư', 'năm phần mười lăm', 'một phần nghìn')
    """
    ensure_integer(numerator)
    ensure_integer(denominator)
    if denominator < 1:
        raise ValueError(f"no fraction has the denominator {denominator}: expected 1 or more")
    return _spell_fraction(numerator, denominator, readings(dialect))


def _spell_fraction(numerator: int, denominator: int, table: Readings) -> str:
    """Return a fraction in words: a quarter is tư, a hundredth and a thousandth drop một."""
    if denominator == 4:
        below = "tư"
    else:
        below = spell_integer(denominator, table)
        if denominator in {100, 1000}:
            below = below.removeprefix("một ")
    return f"{spell_integer(numerator, table)} phần {below}"


def spell_ordinal(
    n: int, *, dialect: Dialect = "north", four: Literal["tư", "bốn"] | None = None
) -> str:
    """Return the ordinal *n* in words: thứ nhất, thứ hai, thứ tư.

    Args:
        n: 1 or more.
        dialect: As for `spell_number`.
        four: As for `spell_number`; the fourth is thứ tư all the same.

    Raises:
        ValueError: A number below 1.
        TypeError: A number that is not whole.

    Examples:
        >>> spell_ordinal(1), spell_ordinal(4), spell_ordinal(21)
        ('thứ nhất', 'thứ tư', 'thứ hai mươi mốt')
    """
    ensure_integer(n)
    if n < 1:
        raise ValueError(f"no ordinal for {n}: expected 1 or more")
    word = {1: "nhất", 4: "tư"}.get(n)
    return f"thứ {word or spell_number(n, dialect=dialect, four=four)}"


def spell_percent(
    points: int | Decimal, *, dialect: Dialect = "north", digit_by_digit: bool = False
) -> str:
    """Return a percentage in words; `parse_percent` reads it back.

    Args:
        points: Percent points: 98.5 for 98,5%.
        dialect: As for `spell_number`.
        digit_by_digit: As for `spell_number`.

    Raises:
        TypeError: Neither an int nor a `Decimal`.
        ValueError: As for `spell_number`.

    Examples:
        >>> spell_percent(Decimal("98.5"))
        'chín mươi tám phẩy năm phần trăm'
    """
    refuse_fraction(points)
    return f"{spell_number(points, dialect=dialect, digit_by_digit=digit_by_digit)} phần trăm"


def spell_digits(digits: str) -> str:
    """Return digits read one by one, zeros in front kept.

    Args:
        digits: Digits 0 to 9, one or more.

    Raises:
        ValueError: Anything else.

    Examples:
        >>> spell_digits("0912")
        'không chín một hai'
    """
    if not (digits.isascii() and digits.isdigit()):
        raise ValueError(f"cannot spell {digits!r} digit by digit: expected digits 0 to 9")
    return " ".join([DIGITS[int(digit)] for digit in digits])


def refuse_fraction(n: object) -> None:
    """Raise `TypeError` for a fraction, of which neither money nor percentages are read."""
    if isinstance(n, Fraction):
        raise TypeError(f"cannot spell {n!r} here: expected an int or a Decimal")


def ensure_integer(n: object) -> None:
    """Raise `TypeError` unless *n* is a whole number, and no bool."""
    if not isinstance(n, int) or isinstance(n, bool):
        raise TypeError(f"cannot read {n!r} as a whole number: expected an int")
