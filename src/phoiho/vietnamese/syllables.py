"""What can be one Vietnamese syllable, by the order of letters in school grammars."""

from __future__ import annotations

import functools
import re
import unicodedata

__all__ = ["bare_syllable", "is_syllable", "split_syllables"]

_TONE = re.compile("[\u0300\u0301\u0303\u0309\u0323]")
_STOP_TONES = frozenset("\u0301\u0323")
_STOP = re.compile(r"(?:c|ch|p|t)\Z")
# What may follow a first consonant; tones are taken off.
_RHYME = (
    r"(?:a(?:ch|ng|nh|[cimnoptuy])?|ă(?:ng|[cmnpt])|â(?:ng|[cmnptuy])|e(?:ng|[cmnopt])?"
    r"|ê(?:ch|ng|nh|[mnptu])?|i(?:ch|nh|[amnptu])?|iê(?:ng|[cmnptu])"
    r"|o(?:ng|[cimnpt])?|oo(?:ng|c)|oa(?:ch|ng|nh|[cimnoptyu])?|oă(?:ng|[cmnt])|oe(?:[mnot])?"
    r"|ô(?:ng|[cimnpt])?|ơ(?:[imnpt])?|u(?:ng|[acimnpt])?|uâ(?:ng|[nty])|uê(?:ch|nh|[nu])?"
    r"|uô(?:ng|[cimnt])|uơ|uy(?:ch|nh|[antpu])?|uyê[nt]|ư(?:ng|[acimntu])?|ươ(?:ng|[cimnptu])"
    r"|y|yê(?:ng|[mntu]))"
)
_SYLLABLE = re.compile(
    rf"(?:(?:[bdđhlmnprstvx]|ch|kh|nh|ph|th|tr)?{_RHYME}|(?:c|g|ng)(?![eêiy]){_RHYME}"
    rf"|(?:gh|ngh)(?=[eêiy]){_RHYME}|k(?=[eêiy]){_RHYME}|gi{_RHYME}|g(?:i|in)"
    r"|qu(?:a(?:ch|ng|nh|[cinotuy])?|ă(?:ng|[cmnpt])|â(?:ng|[cnty])|e(?:[not])?"
    r"|ê(?:ch|nh|[nt])?|i(?:ch|nh|[ntu])?|iê[nt]|y(?:ch|nh|[nt])?|yê[nt]|ơ(?:[in])?|ôc))"
)


def bare_syllable(word: str) -> tuple[str, tuple[str, ...]]:
    """Return the letters of a word without tones, and its tones in their order.

    Args:
        word: A word in composed letters.

    Examples:
        >>> bare_syllable("trường")
        ('trương', ('̀',))
    """
    pieces = unicodedata.normalize("NFD", word)
    return unicodedata.normalize("NFC", _TONE.sub("", pieces)), tuple(_TONE.findall(pieces))


@functools.lru_cache(16_384)
def is_syllable(word: str) -> bool:
    """Tell whether a word in small letters can be one Vietnamese syllable.

    Args:
        word: A word in small, composed letters.

    Examples:
        >>> is_syllable("nghiêng"), is_syllable("nghành")
        (True, False)
    """
    bare, tones = bare_syllable(word)
    if len(tones) > 1 or _SYLLABLE.fullmatch(bare) is None:
        return False
    return _STOP.search(bare) is None or bool(_STOP_TONES.intersection(tones))


@functools.lru_cache(4096)
def split_syllables(word: str) -> tuple[tuple[str, str], ...]:
    """Return the ways in which a word is two syllables run together.

    Args:
        word: A word in small, composed letters.

    Examples:
        >>> split_syllables("tổchức")
        (('tổ', 'chức'),)
    """
    halves = ((word[:i], word[i:]) for i in range(1, len(word)))
    return tuple((a, b) for a, b in halves if is_syllable(a) and is_syllable(b))
