"""Numbers that a paper prints twice, in words and in digits: "bốn (04) nội dung".

Contracts, minutes and receipts repeat a number in brackets so that nobody
alters it.  Whether the two agree is what a reader checks first.
"""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from fractions import Fraction

import attrs

from phoiho.errors import ParseError
from phoiho.vietnamese.currencies import currency_at_end
from phoiho.vietnamese.digits import number_value
from phoiho.vietnamese.number_grammar import DIGIT_WORDS, SCALES, UNIT_WORDS
from phoiho.vietnamese.number_readings import NumberKind
from phoiho.vietnamese.spelled import parse_number_words

__all__ = ["NumberPair", "find_number_pairs"]

# The longest amount in words is far below; without an end, brackets in noise cost squares.
_MOST_CHARACTERS = 300
_BRACKETS = re.compile(rf"\(([^()]{{1,{_MOST_CHARACTERS}}})\)")
_WORDS = re.compile(r"\S+")
_DIGITS_BEFORE = re.compile(r"(?<![\w.,/-])([0-9][0-9.,]*)(?:\s+[^\W\d_]+){0,3}\s*%?\s*\Z")
_NUMBER_WORDS = frozenset(
    (*DIGIT_WORDS, *UNIT_WORDS, *SCALES, "mười", "mươi", "trăm", "linh", "lẻ", "vạn", "chục",
     "rưỡi", "phẩy", "phần", "âm")
)  # fmt: skip

# Words of other sense too: a year in brackets, a question.  Only the same number is one.
_NO_NUMBERS = frozenset(("năm", "không"))


@attrs.frozen(kw_only=True)
class NumberPair:
    """A number in words beside the same number, or not, in digits.

    Attributes:
        start: Where the first of the two begins, in characters of the text.
        end: After the last of the two.
        words: The words as printed.
        digits: The digits as printed.
        words_value: The number that the words say.
        digits_value: The number that the digits write.
    """

    start: int
    end: int
    words: str
    digits: str
    words_value: int | Decimal
    digits_value: int | Decimal

    @property
    def agree(self) -> bool:
        """Whether both are the same number."""
        return self.words_value == self.digits_value


def find_number_pairs(text: str) -> tuple[NumberPair, ...]:
    """Return the numbers printed twice, one of the two in brackets.

    Words before digits, *bốn (04) nội dung*, or digits before words, *05 (năm)
    ngày*, *1.500.000 đồng (Một triệu năm trăm nghìn đồng chẵn)*.

    Args:
        text: Running text; spans count its characters.

    Examples:
        >>> [(pair.words, pair.digits, pair.agree)
        ...  for pair in find_number_pairs("gồm bốn (04) nội dung trong 05 (sáu) ngày")]
        [('bốn', '04', True), ('sáu', '05', False)]
    """
    found = []
    for match in _BRACKETS.finditer(text):
        inner = match[1].strip()
        if not inner:
            continue
        head = text[max(0, match.start() - _MOST_CHARACTERS) : match.start()]
        start = match.start() - len(head)
        read = _words_before if inner[:1].isdigit() else _digits_before
        pair = read(head, inner)
        if pair is not None:
            found.append(attrs.evolve(pair, start=start + pair.start, end=match.end()))
    return tuple(found)


def _words_before(head: str, inner: str) -> NumberPair | None:
    """Read digits in brackets and the longest number in words before them."""
    parts = inner.lower().split()
    digits = number_value(parts[0].removesuffix("%"))
    if digits is None or (len(parts) > 1 and currency_at_end(parts) is None):
        return None
    last = [_plain(word) for word in head.rsplit(maxsplit=4)[-4:]]
    end = currency_at_end(last)
    if not last or (end is None and last[-1] not in _NUMBER_WORDS):
        return None
    spans = [match.span() for match in _WORDS.finditer(head)]
    first = len(spans) - (end[1] if end is not None else 0)
    while first and _plain(head[slice(*spans[first - 1])]) in _NUMBER_WORDS:
        first -= 1
    for begin, _ in spans[first:]:
        words = head[begin:].strip()
        value = _value(words)
        if value is not None:
            if _plain(words) in _NO_NUMBERS and (value != digits):
                return None
            return NumberPair(
                start=begin,
                end=0,
                words=words,
                digits=inner,
                words_value=value,
                digits_value=digits,
            )
    return None


def _digits_before(head: str, inner: str) -> NumberPair | None:
    """Read words in brackets and the digits before them, a unit of three words between."""
    if _plain(inner.split(maxsplit=1)[0]) not in _NUMBER_WORDS:
        return None
    value = _value(inner)
    match = _DIGITS_BEFORE.search(head) if value is not None else None
    digits = number_value(match[1].rstrip(".,")) if match else None
    if value is None or match is None or digits is None:
        return None
    return NumberPair(
        start=match.start(1),
        end=0,
        words=inner,
        digits=match[1],
        words_value=value,
        digits_value=digits,
    )


def _plain(word: str) -> str:
    """Return a word in composed small letters."""
    return unicodedata.normalize("NFC", word).lower()


def _value(words: str) -> int | Decimal | None:
    """Return the number that words say, per cent as points; no ordinal."""
    try:
        found = parse_number_words(words)
    except ParseError:
        return None
    if found.kind is NumberKind.PERCENT:
        return found.points
    if found.kind is NumberKind.ORDINAL or isinstance(found.value, Fraction):
        return None
    return found.value
