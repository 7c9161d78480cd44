"""Numbers in digits, printed as Vietnam writes them: 1.234.567,89."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Context, Decimal
from fractions import Fraction

from phoiho.vietnamese.spelling import MAX_DIGITS, Exact, decimal_exponent, ensure_integer

__all__ = ["format_count", "format_number", "format_percent"]

# Room for every digit: the default context rounds at 28.
_ROUNDING = Context(prec=3 * MAX_DIGITS, rounding=ROUND_HALF_UP)


def format_number(n: Exact, *, decimals: int | None = None) -> str:
    """Return *n* with a dot after thousands and a comma before decimals.

    Args:
        n: A whole number, a decimal (its zeros are kept), or a fraction.
        decimals: How many decimals to print, rounded half up; as many as *n*
            has by default.  A fraction needs it.

    Raises:
        TypeError: A float (use `Decimal`), a bool, no number, or a fraction
            without `decimals`.
        ValueError: Infinity, not a number, or more than 4,300 digits.

    Basis:
        Luật Kế toán 88/2015/QH13, Điều 11.

    Examples:
        >>> format_number(1234567), format_number(Decimal("1234.50"))
        ('1.234.567', '1.234,50')
        >>> format_number(Fraction(2, 3), decimals=2)
        '0,67'
    """
    if n.__class__ is int and decimals is None:
        return f"{n:,}".replace(",", ".")
    value = _exact(n, decimals)
    if decimals is not None:
        value = value.quantize(Decimal(1).scaleb(-decimals), context=_ROUNDING)
    text = f"{value:,f}"
    if not value:
        text = text.removeprefix("-")
    return text.translate({ord(","): ".", ord("."): ","})


def _exact(n: Exact, decimals: int | None) -> Decimal:
    """Return a number as a decimal of bearable length."""
    if isinstance(n, bool) or not isinstance(n, int | Decimal | Fraction):
        advice = f"use Decimal({str(n)!r})" if isinstance(n, float) else "expected a number"
        raise TypeError(f"cannot print {n!r} exactly: {advice}")
    if decimals is not None and not 0 <= decimals <= MAX_DIGITS:
        raise ValueError(f"cannot print {decimals} decimals: expected 0 to {MAX_DIGITS}")
    if isinstance(n, Fraction):
        if decimals is None:
            raise TypeError(f"cannot print {n!r} without a number of decimals: give decimals=")
        scaled = n * 10**decimals
        rounded = (2 * abs(scaled.numerator) + scaled.denominator) // (2 * scaled.denominator)
        return Decimal(-rounded if n < 0 else rounded).scaleb(-decimals, context=_ROUNDING)
    value = Decimal(n)
    decimal_exponent(value)
    return value


def format_percent(points: Exact, *, decimals: int | None = None) -> str:
    """Return percent points with their sign; the inverse of `parse_percent`.

    Args:
        points: Percent points: 98.5 for 98,5%, not 0.985.
        decimals: As for `format_number`.

    Raises:
        TypeError: As for `format_number`.
        ValueError: As for `format_number`.

    Examples:
        >>> format_percent(Decimal("98.5")), format_percent(Fraction(200, 3), decimals=1)
        ('98,5%', '66,7%')
    """
    return f"{format_number(points, decimals=decimals)}%"


def format_count(n: int) -> str:
    """Return a count of things as offices print it: two digits below ten.

    Args:
        n: A count, 0 or more.

    Raises:
        ValueError: A negative count.
        TypeError: A number that is not whole.

    Basis:
        Office practice ("06 nội dung", "03 cơ quan"); no text orders it.

    Examples:
        >>> format_count(6), format_count(12)
        ('06', '12')
    """
    ensure_integer(n)
    if n < 0:
        raise ValueError(f"a count cannot be {n}")
    return f"{n:02}"
