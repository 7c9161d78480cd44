"""Rules on words in texts: broken syllables, blanks not filled in, one word in two spellings."""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Iterator

from phoiho.rules.context import Context
from phoiho.rules.findings import Fault, Severity
from phoiho.rules.registry import LOGIC, PRACTICE, rule

_TONES = "\u0300\u0301\u0303\u0309\u0323"
_STOP_TONES = frozenset("\u0301\u0323")
_TONE = re.compile(f"[{_TONES}]")
# What may follow a first consonant, in the order of school grammars; tones are taken off.
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
_STOP = re.compile(r"(?:c|ch|p|t)\Z")
_SMALL = "a-zàáâãèéêìíòóôõùúýăđĩũơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ"
_WORD = re.compile(
    rf"(?<![\w.,/@_\-'’])(?=[{_SMALL}]*[^a-z\W])[{_SMALL}]{{2,16}}(?![\w/@_\-'’…]|\.[\w.])"
)
# Letters and clusters that only words of other languages have (prôtêin, file).
_LOAN = re.compile(r"[fjwz]|(?:p[lr]|b[lr]|c[lr]|g[lr]|s[cklmnpt]|đr|kr|fl)")


@functools.lru_cache(16_384)
def _is_syllable(word: str) -> bool:
    """Tell whether a word in small letters can be one Vietnamese syllable."""
    pieces = unicodedata.normalize("NFD", word)
    tones = _TONE.findall(pieces)
    plain = unicodedata.normalize("NFC", _TONE.sub("", pieces))
    if len(tones) > 1 or _SYLLABLE.fullmatch(plain) is None:
        return False
    return _STOP.search(plain) is None or bool(_STOP_TONES.intersection(tones))


@functools.lru_cache(16_384)
def _split(word: str) -> tuple[str, ...]:
    """Return the ways in which a word is two syllables run together."""
    return tuple(
        f"{word[:i]} {word[i:]}"
        for i in range(1, len(word))
        if _is_syllable(word[:i]) and _is_syllable(word[i:])
    )


def _is_loan(word: str) -> bool:
    """Tell whether a word may be one of another language, or an abbreviation, as ôtô and đd are.

    Such words have several vowels apart from one another, and no tone but the sharp one.
    Letters without a vowel are an abbreviation, unless a syllable may have lost one (đnh).
    """
    pieces = unicodedata.normalize("NFD", word)
    plain = unicodedata.normalize("NFC", _TONE.sub("", pieces))
    several = len(_VOWELS.findall(plain)) > 1
    if _VOWELS.search(plain) is None and _WITHOUT_VOWEL.fullmatch(plain) is None:
        return True
    return _LOAN.search(plain) is not None or (several and set(_TONE.findall(pieces)) <= _SHARP)


_VOWELS = re.compile(r"[aeiouyăâêôơư]+")
_WITHOUT_VOWEL = re.compile(r"đ(?:ch|ng|nh)")
_SHARP = frozenset("\u0301")


@rule(
    "PH609",
    "broken-word",
    severity=Severity.WARNING,
    basis=PRACTICE,
    en="“{text}” is no Vietnamese syllable: letters are lost or words have run together",
    why="Copies of pages lose letters (quy đnh) and blanks (tổchức), and what is left is neither "
    "found nor understood. Names, codes and words of other languages are let be.",
)
def broken_word(context: Context) -> Iterator[Fault]:
    """Find words in small letters that are no syllable."""
    for text in context.printed_texts:
        for match in text.find(_WORD):
            word = match[0]
            if _is_syllable(word) or _is_loan(word):
                continue
            span, ways = text.span(*match.span()), _split(word)
            yield Fault(
                path=text.path,
                params={"text": word},
                on=text.day,
                span=span,
                fix=text.fix(span, ways[0], sure=False) if len(ways) == 1 else None,
            )


_EVERY = re.compile(r"\b[Hh](?:à|ằ)ng(?=\s(?:ngày|tuần|tháng|quý|năm)\b)")


@rule(
    "PH605",
    "every-in-two-spellings",
    severity=Severity.INFO,
    basis=PRACTICE,
    en="the text has both “hàng” and “hằng” (năm, quý, tháng): {count} would be “hằng”",
    why="Both mean every, and phoiho reads both as one. Dictionaries prefer hằng; papers are free, "
    "but one paper should keep to one.",
)
def every_in_two_spellings(context: Context) -> Iterator[Fault]:
    """Find texts that write every now with à and now with ằ."""
    for text in context.printed_texts:
        found = list(text.find(_EVERY))
        fewer = [match for match in found if "à" in match[0]]
        if not fewer or len(fewer) == len(found):
            continue
        span = text.span(fewer[0].start(), fewer[-1].end())
        yield Fault(
            path=text.path,
            params={"count": len(fewer)},
            on=text.day,
            span=span,
            fix=text.fix(span, text.replaced(fewer, _preferred)),
        )


def _preferred(match: re.Match[str]) -> str:
    """Return the word for every as dictionaries prefer it."""
    return match[0].replace("à", "ằ")


_UNFILLED = re.compile(
    r"[Nn]gày(?:[ \t]*(?:[.…_]{2,}|…)[ \t]*|[ \t]{2,})tháng(?:[ \t]*[.…_\d]{1,40}[ \t]*|[ \t]+)năm"
    r"|\bSố[ \t]?:?[ \t]?(?:[.…_]{2,}|…)[ \t]?/|(?<![.…_])(?:\.{5,}|…{2,}|_{4,})(?![.…_])"
)
_LEADER = re.compile(r"[ \t]*\d{1,4}[ \t]*(?:[\r\n]|\Z)")
_DRAFT = re.compile(r"\b(?:[Dd]ự thảo|DỰ THẢO|[Mm]ẫu số|MẪU|[Bb]iểu mẫu)\b")


@rule(
    "PH608",
    "blank-not-filled-in",
    severity=Severity.WARNING,
    basis=LOGIC,
    en="a blank is not filled in: “{text}” ({count} in all)",
    why="What is signed leaves nothing to fill in. Drafts and forms that say so are let be; a text "
    "alone does not tell whether it was signed: there this is a note.",
)
def blank_not_filled_in(context: Context) -> Iterator[Fault]:
    """Find texts with dots or blanks where a number, a day or a name belongs."""
    for text in context.printed_texts:
        words = text.composed
        found = [m for m in text.find(_UNFILLED) if not _is_leader(m)]
        if not found or _DRAFT.search(words):
            continue
        start, end = found[0].span()
        yield Fault(
            path=text.path,
            params={"text": " ".join(words[start:end].split())[:_SHOWN], "count": len(found)},
            on=text.day,
            span=text.span(start, end),
            severity=Severity.INFO if context.text is not None else None,
        )


_SHOWN = 40


def _is_leader(match: re.Match[str]) -> bool:
    """Tell whether dots lead to the number of a page."""
    return not match[0][0].isalpha() and _LEADER.match(match.string, match.end()) is not None
