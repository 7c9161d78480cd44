"""Numbers in words, read back.

One look-up a word in the table of `number_grammar` reads a whole number; what
is more than that (a sign, decimals, parts, per cent, an ordinal, digits one by
one, digits with a scale word, a currency) is taken apart in `spelled_kinds`.
"""

from __future__ import annotations

import re
from decimal import Decimal

from phoiho.errors import ParseError
from phoiho.vietnamese.digits import number_suggestions
from phoiho.vietnamese.number_grammar import SCALES, grammar
from phoiho.vietnamese.number_readings import Found, NumberKind, NumberReading, reading
from phoiho.vietnamese.spelled_kinds import read_any
from phoiho.vietnamese.spelling import Exact
from phoiho.vietnamese.text import fold_key
from phoiho.vietnamese.whole_numbers import ALL_SCALES, read_whole

__all__ = ["NumberKind", "NumberReading", "parse_number_words", "parse_spelled_number"]

_MOST_WORDS = 20_000
# Suggestions are tried, and for what a person typed only.
_SHORT = 40
_LEADING = " \"'“”‘(["
_TRAILING = " .,;:!?…/\"'”’)]"
_HYPHEN = re.compile(r"(?<=[^\W\d_])-(?=[^\W\d_])")
_WORD = re.compile(r"\S+")
# What is often written for what was meant; offered only where it then reads.
_SLIPS = {
    "năm": ("lăm",), "lăm": ("năm",), "nhăm": ("lăm", "năm"), "một": ("mốt", "linh một"),
    "mốt": ("nhất", "một"), "tư": ("bốn",), "mươi": ("mười",), "mười": ("mươi",),
}  # fmt: skip


def parse_spelled_number(text: str, *, strict: bool = False) -> Exact:
    """Return the number that *text* says in words; the inverse of `spell_number`.

    Case, composed or decomposed letters, blanks and a full stop do not matter.

    Args:
        text: Words; digits with a scale word (`1,2 tỷ`) too.
        strict: Whether to take only what schools teach (in both dialects),
            not contractions (hai tư), ellipsis (hai tỷ tư), rưỡi, vạn, chục,
            tá, hăm, băm, or a missing linh.

    Returns:
        An int; a `Decimal` where there are decimals; a `Fraction` for parts,
        per cent included (*năm phần trăm* is 1/20, `parse_percent` gives 5).

    Raises:
        ParseError: No number, words in an order that none has, two readings
            (*hai trăm một*: 201 or 210?), or digits with a zero in front,
            whose zero a number would lose (see `parse_number_words`).

    Examples:
        >>> parse_spelled_number("hai mươi tư triệu không trăm linh năm")
        24000005
        >>> parse_spelled_number("hai tỷ tư"), parse_spelled_number("trăm rưỡi")
        (2400000000, 150)
        >>> parse_spelled_number("ba phần tư")
        Fraction(3, 4)
        >>> parse_spelled_number("ba mươi năm")
        Traceback (most recent call last):
        phoiho.errors.ParseError: cannot read 'năm' in ...; did you mean 'ba mươi lăm'?
    """
    words = text.lower().split()
    if 0 < len(words) <= _MOST_WORDS:
        value = read_whole(words, strict=strict)
        if value is not None:
            return value
    found = _read(text, words, strict=strict)
    if found[1] is NumberKind.DIGITS and found[2][0] == "0":
        raise ParseError(text, expected="a number, not digits with a zero in front")
    return found[0]


def parse_number_words(text: str, *, strict: bool = False) -> NumberReading:
    """Return the number that *text* says in words, and what kind of number it is.

    Args:
        text: As for `parse_spelled_number`.
        strict: As for `parse_spelled_number`.

    Raises:
        ParseError: As for `parse_spelled_number`, but digits with a zero in
            front are read.

    Examples:
        >>> str(parse_number_words("không chín một hai"))
        '0912'
        >>> parse_number_words("năm triệu đồng chẵn").currency
        'VND'
    """
    return reading(_read(text, text.lower().split(), strict=strict))


def percent_points(text: str) -> int | Decimal | None:
    """Return the points of a percentage in words, or None."""
    try:
        return parse_number_words(text).points
    except ParseError:
        return None


def _read(text: str, words: list[str], *, strict: bool) -> Found:
    """Read the words as they are, else without the noise of typesetting."""
    if not 0 < len(words) <= _MOST_WORDS:
        raise ParseError(text, expected=f"a number in 1 to {_MOST_WORDS} Vietnamese words")
    found = read_any(words, strict=strict)
    if found is None:
        cleaned = _clean(text)
        if cleaned and cleaned != words:
            found = read_any(cleaned, strict=strict)
        if found is None:
            raise _fault(text, cleaned, strict=strict)
    return found


def _clean(text: str) -> list[str]:
    """Return the words without punctuation around them, hyphens and decomposed letters."""
    key = fold_key(text).lstrip(_LEADING).rstrip(_TRAILING)
    key = _HYPHEN.sub(" ", key)
    return [word[:-1] if word[-1] == "," and word[:-1] in SCALES else word for word in key.split()]


def _fault(text: str, words: list[str], *, strict: bool) -> ParseError:
    """Return the refusal: the first word that cannot stand where it does."""
    expected = "a number in Vietnamese words"
    if len(words) > _SHORT:
        return ParseError(text, expected=expected)
    node = grammar(strict).number
    place = 0
    for word in words:
        step = node.get(word)
        if step is None:
            break
        node = step[0]
        place += 1
    place = min(place, len(words) - 1)
    spans = [match.span() for match in _WORD.finditer(text)]
    return ParseError(
        text,
        span=spans[place] if words and len(spans) == len(words) else None,
        expected=expected,
        suggestions=_suggestions(words, place, strict=strict) if words else (),
    )


def _suggestions(words: list[str], place: int, *, strict: bool) -> list[str]:
    """Return what may have been meant, of those texts that read."""
    last = len(words) - 1
    if words[place][0].isdigit():
        slips = number_suggestions(words[place])
    else:
        place = place if words[place] in _SLIPS else last
        slips = _SLIPS.get(words[place], ())
    tries = [[*words[:place], *slip.split(), *words[place + 1 :]] for slip in slips]
    if words[last][0].isdigit():
        tries.append([*words, "nghìn"])
    if words[0] in ALL_SCALES or words[0] == "trăm":
        tries += [["một", *words], [*words, "nghìn"]]
    found = [(" ".join(each), read_any(each, strict=strict)) for each in tries]
    return [each for each, read in found if read and read[1] is not NumberKind.DIGITS]
