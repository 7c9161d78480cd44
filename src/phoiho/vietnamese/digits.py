"""Numbers in digits, read as Vietnam writes them: 1.234.567,89.

A dot groups by three, a comma begins the decimals.  Reading is strict: what
another country would write is refused with the right forms as suggestions,
never read as something else.
"""

from __future__ import annotations

import re
from decimal import Decimal

import attrs

from phoiho.errors import ParseError
from phoiho.vietnamese.numbers import format_number
from phoiho.vietnamese.spelling import MAX_DIGITS

__all__ = ["NumberRange", "parse_number", "parse_percent", "parse_range", "parse_ratio"]

# A true minus, and the dash that typists put for it.
MINUS = "-\u2212\u2013"
_NUMBER = re.compile(
    rf"([{MINUS}]?)((?:0|[1-9][0-9]{{0,2}}(?:\.[0-9]{{3}})+|[1-9][0-9]*|0[1-9]))(,[0-9]+)?",
)
_PERCENT = re.compile(r"(.*[^\s%])\s*%", re.DOTALL)
_RANGE = re.compile(
    r"(?:từ\s+)?(?P<low>[0-9][0-9.,]*)\s*(?P<first>%?)\s*(?:[-\u2010-\u2015]|đến)\s*"
    r"(?P<high>[0-9][0-9.,]*)\s*(?P<last>%?)",
    re.IGNORECASE,
)
_RATIO = re.compile(r"([0-9.]+)\s*/\s*([0-9.]+)")
# Suggestions are for what a person typed.
_SHORT = 60
_BLANKS = re.compile(r"[\s\u00a0\u202f'’_]+")


def parse_number(text: str) -> int | Decimal:
    """Return the number that *text* writes in digits; the inverse of `format_number`.

    Args:
        text: Digits; dots, if any, group all of them by three; a comma begins
            the decimals, whose zeros are kept.  A count may have one zero in
            front ("06").

    Raises:
        ParseError: Another grouping, a decimal point, more zeros in front
            (then it is a code), more than 4,300 digits, or no number.

    Basis:
        Luật Kế toán 88/2015/QH13, Điều 11: a dot after thousands, a comma
        before decimals.

    Examples:
        >>> parse_number("1.234.567"), parse_number("98,5"), parse_number("06")
        (1234567, Decimal('98.5'), 6)
        >>> parse_number("1.5")
        Traceback (most recent call last):
        phoiho.errors.ParseError: cannot read '1.5': expected ...; did you mean '1,5'?
    """
    number = number_value(text)
    if number is None:
        raise ParseError(
            text,
            expected='digits as in "1.234.567,89"',
            suggestions=number_suggestions(text),
        )
    return number


def number_value(text: str) -> int | Decimal | None:
    """Return the number in digits, or None."""
    match = _NUMBER.fullmatch(text.strip())
    if match is None or len(text) > MAX_DIGITS:
        return None
    sign, whole, decimals = match.groups()
    digits = whole.replace(".", "")
    if decimals is not None:
        if len(digits) > 1 and digits[0] == "0":
            return None
        value = Decimal(f"{digits}.{decimals[1:]}")
        return value.copy_negate() if sign and value else value
    try:
        return -int(digits) if sign else int(digits)
    except ValueError:  # the interpreter was told to allow fewer digits
        return None


def number_suggestions(text: str) -> tuple[str, ...]:
    """Return what a number in another country's form may have meant."""
    if len(text) > _SHORT:
        return ()
    plain = _BLANKS.sub("", text).replace("+", "")
    sign = "-" if plain[:1] and plain[:1] in MINUS else ""
    plain = plain.lstrip(MINUS)
    if not plain.isascii() or not re.fullmatch(r"[0-9.,]*[0-9][0-9.,]*", plain):
        return ()
    last = max(plain.rfind("."), plain.rfind(","))
    if last < 0:
        forms = [_grouped(plain)]
    else:
        separators = plain.count(".") + plain.count(",")
        whole, tail = re.sub("[.,]", "", plain[:last]), plain[last + 1 :]
        forms = [f"{_grouped(whole)},{tail}"] if tail else [_grouped(whole)]
        if separators == plain.count(plain[last]) > 1 or (separators == 1 and len(tail) == 3):
            forms.append(_grouped(whole + tail))
            if len(tail) == 3:
                forms.reverse()
    return tuple(sign + form for form in forms if number_value(form) is not None)


def _grouped(digits: str) -> str:
    """Group digits by three, without zeros in front."""
    return format_number(int(digits or "0"))


def parse_percent(text: str) -> int | Decimal:
    """Return the percent points that *text* writes; the inverse of `format_percent`.

    Args:
        text: A number with the sign (`98,5%`, `98,5 %`) or in words
            (`chín mươi tám phẩy năm phần trăm`).

    Raises:
        ParseError: No sign of per cent, or a number that `parse_number` refuses.

    Examples:
        >>> parse_percent("98,5%"), parse_percent("100 %")
        (Decimal('98.5'), 100)
    """
    match = _PERCENT.fullmatch(text.strip())
    if match is None:
        from phoiho.vietnamese.spelled import percent_points

        points = percent_points(text)
        if points is None:
            alone = (f"{text.strip()}%",) if number_value(text) is not None else ()
            raise ParseError(text, expected='a percentage such as "98,5%"', suggestions=alone)
        return points
    return _number_part(text, match[1])


def _number_part(text: str, part: str) -> int | Decimal:
    """Read the number that is a part of *text*; a fault points into the whole."""
    try:
        return parse_number(part)
    except ParseError as error:
        start = text.index(part)
        end = start + len(part)
        raise ParseError(
            text,
            span=(start, end),
            expected=error.expected,
            suggestions=[text[:start] + form + text[end:] for form in error.suggestions],
        ) from None


def parse_ratio(text: str) -> tuple[int, int]:
    """Return how many of how many: `10/17` is 10 of 17.

    Args:
        text: Two whole numbers with a stroke between them.

    Raises:
        ParseError: Anything else, or a whole of 0.

    Examples:
        >>> parse_ratio("10/17"), parse_ratio("06/08")
        ((10, 17), (6, 8))
    """
    match = _RATIO.fullmatch(text.strip())
    if match is not None:
        part, whole = number_value(match[1]), number_value(match[2])
        if isinstance(part, int) and isinstance(whole, int) and whole:
            return part, whole
    raise ParseError(text, expected='a part and a whole such as "10/17"')


@attrs.frozen(kw_only=True)
class NumberRange:
    """Two numbers and all between them.

    Attributes:
        low: The lower end, included.
        high: The upper end, included.
        percent: Whether both are percent points.
    """

    low: int | Decimal
    high: int | Decimal
    percent: bool = False

    def __str__(self) -> str:
        sign = "%" if self.percent else ""
        return f"{format_number(self.low)}-{format_number(self.high)}{sign}"


def parse_range(text: str) -> NumberRange:
    """Return the two ends that *text* writes, as in `80-100%`; `str` is the inverse.

    Args:
        text: Two numbers, none negative, with a dash or *đến* between them.

    Raises:
        ParseError: Anything else, or an end before its start.

    Examples:
        >>> parse_range("80-100 %")
        NumberRange(low=80, high=100, percent=True)
        >>> parse_range("từ 1 đến 2").high
        2
    """
    match = _RANGE.fullmatch(text.strip())
    if match is None or (match["first"] and not match["last"]):
        raise ParseError(text, expected='a range such as "80-100%"')
    low, high = _number_part(text, match["low"]), _number_part(text, match["high"])
    percent = bool(match["last"])
    if high < low:
        raise ParseError(
            text,
            expected="a range whose end is not below its start",
            suggestions=[str(NumberRange(low=high, high=low, percent=percent))],
        )
    return NumberRange(low=low, high=high, percent=percent)
