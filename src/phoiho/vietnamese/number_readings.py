"""What a number in words says beyond its value."""

from __future__ import annotations

from decimal import Decimal
from enum import Enum

import attrs

from phoiho.vietnamese.spelling import Exact

__all__ = ["Found", "NumberKind", "NumberReading", "plain_notation", "reading"]


class NumberKind(Enum):
    """What a number in words says of itself."""

    CARDINAL = "cardinal"
    ORDINAL = "ordinal"
    FRACTION = "fraction"
    PERCENT = "percent"
    MONEY = "money"
    DIGITS = "digits"


@attrs.frozen(kw_only=True)
class NumberReading:
    """A number in words, with what its words say beyond the value.

    Attributes:
        value: The number; of a percentage the fraction that it is (5% is
            1/20), of digits one by one the number they write.
        kind: Whether it counts, orders, divides, pays or spells out digits.
        notation: The number as it was said, in machine notation: `0912` for
            digits, `5/15` for a fraction not in lowest terms, `12.5%`.
        currency: Code of the currency of an amount of money.
    """

    value: Exact
    kind: NumberKind
    notation: str
    currency: str | None = None

    @property
    def points(self) -> int | Decimal | None:
        """The percent points of a percentage, 5 of *năm phần trăm*."""
        if self.kind is not NumberKind.PERCENT:
            return None
        points = self.notation[:-1]
        return Decimal(points) if "." in points else int(points)

    def __str__(self) -> str:
        return self.notation


# What is read: value, kind, notation (empty where the value says it), currency.
# A tuple, as most callers only want the value.
Found = tuple[Exact, NumberKind, str, str | None]


def reading(found: Found) -> NumberReading:
    """Return what was read as an object."""
    value, kind, notation, currency = found
    return NumberReading(
        value=value, kind=kind, notation=notation or plain_notation(value), currency=currency
    )


def plain_notation(value: Exact) -> str:
    """Return a number with a decimal point and without zeros at its end."""
    text = f"{value:f}" if isinstance(value, Decimal) else str(value)
    return text.rstrip("0").rstrip(".") if "." in text else text
