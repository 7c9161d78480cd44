"""Amounts of money, in digits and in words."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Literal

import attrs

from phoiho.errors import ParseError
from phoiho.vietnamese.currencies import CURRENCY_NAMES, currency_at_end, currency_name
from phoiho.vietnamese.digits import number_value, parse_number
from phoiho.vietnamese.number_grammar import SCALES
from phoiho.vietnamese.number_readings import NumberKind
from phoiho.vietnamese.numbers import format_number
from phoiho.vietnamese.spelled import parse_number_words
from phoiho.vietnamese.spelling import Dialect, refuse_fraction, spell_number

__all__ = ["Money", "format_money", "parse_money", "spell_money"]

Scale = Literal["nghìn", "triệu", "tỷ"]
_SIGNS = "đ₫€£"


@attrs.frozen(kw_only=True)
class Money:
    """An amount of money.

    Attributes:
        amount: How much, in whole units and their decimals.
        currency: ISO 4217 code.
    """

    amount: int | Decimal
    currency: str = "VND"

    def __str__(self) -> str:
        return format_money(self.amount, self.currency)


def format_money(
    amount: int | Decimal,
    currency: str = "VND",
    *,
    decimals: int | None = None,
    scale: Scale | None = None,
) -> str:
    """Return an amount in digits; `parse_money` reads it back.

    Dong are printed with the word đồng, as in official texts; other currencies
    with their code.

    Args:
        amount: How much.
        currency: ISO 4217 code.
        decimals: As for `format_number`, of what is printed.
        scale: The scale word to print it in: 1200000000 in `tỷ` is `1,2 tỷ đồng`.

    Raises:
        TypeError: As for `format_number`.
        ValueError: As for `format_number`, or an unknown currency.

    Examples:
        >>> format_money(1234567), format_money(Decimal("1234.50"), "USD")
        ('1.234.567 đồng', '1.234,50 USD')
        >>> format_money(1_200_000_000, scale="tỷ")
        '1,2 tỷ đồng'
    """
    name = currency_name(currency)
    unit = name if currency == "VND" else currency
    if scale is None:
        return f"{format_number(amount, decimals=decimals)} {unit}"
    format_number(amount)  # refuses what is no exact amount
    scaled = Fraction(amount) / SCALES[scale]
    if decimals is None:
        decimals = _decimals_of(scaled)
    return f"{format_number(scaled, decimals=decimals)} {scale} {unit}"


def _decimals_of(value: Fraction) -> int:
    """Return how many decimals a decimal fraction has."""
    decimals = 0
    while value.denominator != 1:
        value *= 10
        decimals += 1
    return decimals


def parse_money(text: str) -> Money:
    """Return the amount that *text* writes; the inverse of `format_money`.

    Args:
        text: A number in digits, in words, or in digits with scale words
            (`1,2 tỷ đồng`, `1 tỷ 200 triệu đồng`), then the currency: a word,
            a code, or đ right behind the digits.

    Raises:
        ParseError: No currency, a sign that many share ($), or a number that
            `parse_number` or `parse_spelled_number` refuses.

    Examples:
        >>> parse_money("1.234 tỷ đồng")
        Money(amount=1234000000000, currency='VND')
        >>> parse_money("Hai triệu rưỡi đồng").amount
        2500000
        >>> parse_money("1,234.50 USD")
        Traceback (most recent call last):
        phoiho.errors.ParseError: cannot read '1,234.50' in ...; did you mean '1.234,50 USD'?
    """
    plain = text.strip()
    if plain[-1:] and plain[-1] in _SIGNS and plain[-2:-1].isdigit():
        plain = f"{plain[:-1]} {plain[-1]}"
    words = plain.lower().split()
    end = currency_at_end(words)
    if end is not None and len(words) == end[1] + 1 and words[0][-1:].isdigit():
        return Money(amount=_digits(text, words[0]), currency=end[0])
    try:
        found = parse_number_words(plain)
    except ParseError as error:
        raise ParseError(
            text,
            span=error.span if plain == text else None,
            expected="an amount of money",
            suggestions=error.suggestions,
        ) from None
    if found.kind is not NumberKind.MONEY or isinstance(found.value, Fraction):
        alone = found.kind is NumberKind.CARDINAL and len(plain) < 100
        raise ParseError(
            text,
            expected="an amount with its currency",
            suggestions=(f"{plain} đồng",) if alone else (),
        )
    return Money(amount=found.value, currency=found.currency or "VND")


def _digits(text: str, part: str) -> int | Decimal:
    """Read the digits of an amount; a fault points into the whole."""
    value = number_value(part)
    if value is not None:
        return value
    try:
        return parse_number(part)
    except ParseError as error:
        start = text.lower().find(part)
        end = start + len(part)
        raise ParseError(
            text,
            span=(start, end),
            expected=error.expected,
            suggestions=[text[:start] + form + text[end:] for form in error.suggestions],
        ) from None


def spell_money(
    amount: int | Decimal,
    currency: str = "VND",
    *,
    dialect: Dialect = "north",
    chan: bool = False,
    sentence: bool = False,
) -> str:
    """Return an amount in words; `parse_money` reads it back.

    Args:
        amount: How much; decimals are read as decimals (cents have no word in
            general use).
        currency: ISO 4217 code.
        dialect: As for `spell_number`.
        chan: Whether to add *chẵn*: nothing follows.  Accountants close an
            amount with it so that nothing can be added.
        sentence: Whether to begin with a capital, as on a receipt.

    Raises:
        TypeError: As for `spell_number`; a fraction too.
        ValueError: As for `spell_number`, or an unknown currency.

    Basis:
        webketoan.com 73233 (accountants' practice; no text orders chẵn).

    Examples:
        >>> spell_money(190_234_500)
        'một trăm chín mươi triệu hai trăm ba mươi tư nghìn năm trăm đồng'
        >>> spell_money(1_005_000_000, chan=True, sentence=True)
        'Một tỷ không trăm linh năm triệu đồng chẵn'
        >>> spell_money(Decimal("15.05"), "EUR")
        'mười lăm phẩy không năm euro'
    """
    name = CURRENCY_NAMES.get(currency) or currency_name(currency)
    refuse_fraction(amount)
    words = f"{spell_number(amount, dialect=dialect)} {name}"
    if chan:
        words += " chẵn"
    return words[0].upper() + words[1:] if sentence else words
