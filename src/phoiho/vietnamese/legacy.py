"""Text in the old Vietnamese code page TCVN3 (fonts such as .VnTime), as it looks when misread."""

from __future__ import annotations

import re

from phoiho.reference import load_once, load_table
from phoiho.vietnamese.syllables import is_syllable

__all__ = ["SIGNS_OF_TCVN3", "decode_tcvn3", "is_tcvn3"]

# Signs that the code page has for letters, beside a letter as nothing else puts them: fractions,
# footnotes, quotation marks and "µm" stand otherwise.
_LETTER = r"[^\W\d_]"
_SURE_SIGN = re.compile(
    rf"(?<={_LETTER})[¡¢£¤¥¦§¨¬µ¶·¸¼½¾]|[¡¢£¤¥¦§¨¬®](?={_LETTER})|(?<={_LETTER})[©«®¹»](?={_LETTER})"
)


@load_once
def _letters() -> dict[int, str]:
    """Return the letter of every code point."""
    return {int(row[0], 16): row[1] for row in load_table("tcvn3_letters").rows}


# Letters that the code page has in other places: a line with one of them is of today.
_OF_TODAY = re.compile(
    "[\u0102\u0103\u0110\u0111\u0128\u0129\u0168\u0169\u01a0-\u01b0\u1ea0-\u1ef9]"
)
_SIGN = re.compile("[\u00a1-\u00fe]")
SIGNS_OF_TCVN3 = (
    "\u00a1-\u00bf\u00c6-\u00df\u00e4-\u00e7\u00eb\u00ee\u00ef\u00f1\u00f6-\u00f8\u00fb\u00fc\u00fe"
)
"""What the code page has for letters and small letters of today are not: every line has some."""
_ODD_SIGN = re.compile(f"[{SIGNS_OF_TCVN3}]")
_CONSONANT = re.compile("[bcdghklmnpqrstvx]", re.IGNORECASE)
_AROUND = ".,:;!?()[]\"'/-\u2013\u201c\u201d"
_FEWEST_SIGNS = 3
_FEWEST_WORDS = 2


def decode_tcvn3(text: str) -> str:
    """Return *text* in today's letters if it is TCVN3 misread as Western text, else as it is.

    TCVN3 has no capitals with tones: fonts drew them, so "Sè" in capitals stays
    "Số".  A text counts as TCVN3 when a sign stands beside a letter that
    nobody else puts there ("§", "®", "¬"), or when several words are Vietnamese
    only if they are read so ("MÆt trËn"); one such word may be of another language.
    The soft hyphen is the letter ư of TCVN3.

    Args:
        text: Any text.

    Examples:
        >>> decode_tcvn3("Sè: 04/HD-L§L§")
        'Số: 04/HD-LĐLĐ'
        >>> decode_tcvn3("điều § 5")
        'điều § 5'
    """
    is_old = _SURE_SIGN.search(text) is not None or _reads_better(text)
    return text.translate(_letters()) if is_old else text


def is_tcvn3(line: str) -> bool:
    """Tell whether a whole line is surely TCVN3 misread as Western text.

    Args:
        line: A line with all its signs, soft hyphens too, in composed letters.

    Examples:
        >>> is_tcvn3("Quy chÕ phèi hîp"), is_tcvn3("Quy chế phối hợp"), is_tcvn3("décision prise")
        (True, False, False)
    """
    if line.isascii() or _OF_TODAY.search(line) or _ODD_SIGN.search(line) is None:
        return False
    signs = _SIGN.findall(line)
    sure = len(signs) >= _FEWEST_SIGNS and _SURE_SIGN.search(line) is not None
    return sure or _reads_better(line)


def _reads_better(text: str) -> bool:
    """Tell whether several words, and most with signs, are syllables only once decoded."""
    if text.isascii() or _OF_TODAY.search(text):
        return False
    words = {word.strip(_AROUND) for word in text.split() if not word.isascii()}
    better = sum(map(_is_better_decoded, words))
    return better >= _FEWEST_WORDS and 2 * better > len(words)


def _is_better_decoded(word: str) -> bool:
    """Tell whether a word is no syllable as it stands, but is one once decoded."""
    small = word.lower()
    in_order = word in (small, small.capitalize(), word.upper())
    if _CONSONANT.search(word) is None or (in_order and is_syllable(small)):
        return False
    decoded = word.translate(_letters())
    return decoded != word and is_syllable(decoded.lower())
