"""The plain text of a printed number: without "Số:", in NFC, with hyphens and no stray blanks.

Everything mended here is named; nothing is mended that could change a code.
"""

from __future__ import annotations

import re

from phoiho.documents.clean_text import PLAIN_SIGNS
from phoiho.documents.irregularities import Irregularity
from phoiho.documents.type_names import type_names
from phoiho.reference import load_once
from phoiho.vietnamese import decode_tcvn3, normalize

__all__ = ["clean_number"]

_CLEAN = re.compile(r"[0-9]+[0-9A-ZĂÂĐÊÔƠƯa-z&./-]*[0-9A-ZĂÂĐÊÔƠƯa-z]")
_WORD_SO = re.compile(r"s[ốo](?P<colon>\s*[:.])?(?P<blank>\s*)", re.IGNORECASE)
_NOT_YET = re.compile(r"[.\u2026_\s]+(?=[/-])")
_LONG_DASH = re.compile("[\u2012-\u2014\u2212]")
_LOOK_ALIKE = re.compile("[\u00d0\u0189]")
_SEPARATOR = re.compile(r"( ?)([/-])( ?)")
_BLANKS = {
    ("-", True, False): Irregularity.EXTRA_SPACES,
    ("-", False, True): Irregularity.SPACE_AFTER_HYPHEN,
    ("-", True, True): Irregularity.SPACES_AROUND_HYPHEN,
    ("/", True, False): Irregularity.SPACE_BEFORE_SLASH,
    ("/", False, True): Irregularity.SPACE_AFTER_SLASH,
    ("/", True, True): Irregularity.SPACES_AROUND_SLASH,
}


@load_once
def _type_words() -> re.Pattern[str]:
    """Return a pattern of the names of types, the longest first."""
    names = sorted(type_names(), key=lambda name: (-len(name), name))
    return re.compile(rf"(?P<type>{'|'.join(map(re.escape, names))})\s+", re.IGNORECASE)


def clean_number(text: str, faults: list[Irregularity]) -> tuple[str, str]:
    """Return the plain number, and the name of the type before it, if any.

    Args:
        text: The number as printed.
        faults: What was mended is added here.
    """
    if _CLEAN.fullmatch(text):
        return text, ""
    decoded = decode_tcvn3(text)
    if decoded != text:
        faults.append(Irregularity.LEGACY_ENCODING)
    plain = normalize(decoded)
    type_name = ""
    if not plain[:1].isdigit():
        type_name, plain = _without_words(plain, faults)
    plain = plain.rstrip(".,;: ")
    if not plain.isascii():
        plain = _with_usual_signs(plain, faults)
    if " " in plain:
        plain = _SEPARATOR.sub(lambda match: _without_blanks(match, faults), plain)
    return plain, type_name


def _without_words(plain: str, faults: list[Irregularity]) -> tuple[str, str]:
    """Take off the name of the type, "Số:" and the dots of a number not yet given."""
    type_name = ""
    if word := _type_words().match(plain):
        type_name, plain = word["type"].lower(), plain[word.end() :]
    if word := _WORD_SO.match(plain):
        plain = plain[word.end() :]
        if not word["blank"]:
            faults.append(Irregularity.NO_SPACE_AFTER_SO)
    return type_name, _NOT_YET.sub("", plain, count=1) if plain[:1] in "._\u2026" else plain


def _with_usual_signs(plain: str, faults: list[Irregularity]) -> str:
    """Put hyphens and slashes in the place of other signs, and Đ in that of its look-alikes."""
    if _LONG_DASH.search(plain):
        faults.append(Irregularity.EN_DASH)
    if _LOOK_ALIKE.search(plain):
        faults.append(Irregularity.LOOK_ALIKE_LETTER)
    return plain.translate(PLAIN_SIGNS)


def _without_blanks(match: re.Match[str], faults: list[Irregularity]) -> str:
    """Close the blanks around a separator."""
    before, separator, after = match.groups()
    if before or after:
        faults.append(_BLANKS[separator, bool(before), bool(after)])
    return separator
