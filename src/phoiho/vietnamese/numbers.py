"""Numbers as Vietnamese officialdom prints them."""

from __future__ import annotations

__all__ = ["format_count", "format_roman"]

_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
    (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip


def format_count(n: int) -> str:
    """Return a count of things as offices print it: two digits below ten.

    Args:
        n: A count, 0 or more.

    Raises:
        ValueError: A negative count.

    Basis:
        Office practice ("06 nội dung", "03 cơ quan"); no text orders it.

    Examples:
        >>> format_count(6), format_count(12)
        ('06', '12')
    """
    if n < 0:
        msg = f"a count cannot be {n}"
        raise ValueError(msg)
    return f"{n:02}"


def format_roman(n: int) -> str:
    """Return *n* in Roman numerals, as quarters, terms and congresses are printed.

    Args:
        n: 1 to 3999.

    Raises:
        ValueError: A number that has no Roman form.

    Examples:
        >>> format_roman(9), format_roman(2024)
        ('IX', 'MMXXIV')
    """
    if not 1 <= n <= 3999:
        msg = f"no Roman numeral for {n}: expected 1 to 3999"
        raise ValueError(msg)
    parts = []
    for value, letters in _ROMAN:
        count, n = divmod(n, value)
        parts.append(letters * count)
    return "".join(parts)
