"""The rule on broken words: syllables that lost a letter, words that lost their blank."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

import attrs

from phoiho.reference import load_once, load_table
from phoiho.rules.context import Context
from phoiho.rules.findings import Fault, Severity
from phoiho.rules.printed_text import PrintedText
from phoiho.rules.registry import PRACTICE, rule
from phoiho.vietnamese.syllables import bare_syllable, is_syllable, split_syllables

_SMALL = "a-zàáâãèéêìíòóôõùúýăđĩũơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ"
_CAPITAL = _SMALL.upper()
# A mark without width inside a word is a fault of its own (PH612).
_HIDDEN = "\u00ad\u200b-\u200d\u2060\ufeff"
_ALONE = (
    rf"(?<![\w.,/@#_\-'’{_HIDDEN}])(?=\w*[^\W\da-zA-Z])",
    rf"(?![\w/@_\-'’…{_HIDDEN}]|\.[\w.])",
)
_WORD = re.compile(
    rf"{_ALONE[0]}(?:(?:(?P<small>[{_SMALL}]{{2,16}})|(?P<title>[{_CAPITAL}][{_SMALL}]{{2,15}})"
    rf"|(?P<capitals>[{_CAPITAL}]{{4,16}})"
    rf"|(?P<humps>[{_CAPITAL}]?[{_SMALL}]+(?:[{_CAPITAL}][{_SMALL}]+)+)){_ALONE[1]}"
    # One figure alone may be the mark of a footnote.
    rf"|(?P<counted>[{_CAPITAL}]?[{_SMALL}]+)(?P<digits>\d{{2,4}})(?!\w))"
)
_HUMP = re.compile(rf"[{_CAPITAL}]?[{_SMALL}]+")
# Letters and clusters that only words of other languages have (prôtêin, file).
_FOREIGN = re.compile(r"[fjwz]")
_CLUSTER = re.compile(r"p[lr]|b[lr]|c[lr]|g[lr]|s[cklmnpt]|đr|kr|fl")
_VOWELS = re.compile(r"[aeiouyăâêôơư]+")
_WITHOUT_VOWEL = re.compile(r"đ(?:ch|ng|nh)")
_SHARP = "\u0301"
_SHARP_BEFORE_STOP = re.compile(r"[áắấéếíóốớúứý](?=[cpt])")
_TOKEN = re.compile(r"\S+")
_LINE = re.compile(r"[^\r\n]+")


@attrs.frozen
class _Break:
    """A broken word inside a token.

    Attributes:
        start: Where it begins in the token.
        end: Where it ends there.
        fix: What is right, where only one word can be meant.
    """

    start: int
    end: int
    fix: str | None


@functools.lru_cache(16_384)
def _breaks(token: str) -> tuple[_Break, ...]:
    """Return the broken words of a token, which has no blanks."""
    if token.isascii():
        return ()
    words = ((match, _judge(match)) for match in _WORD.finditer(token))
    return tuple(_Break(*match.span(), fix) for match, (broken, fix) in words if broken)


def _judge(match: re.Match[str]) -> tuple[bool, str | None]:
    """Tell whether a word is broken, and what is right where only one word can be meant."""
    word, small = match[0], match[0].lower()
    if match["counted"]:
        name = match["counted"]
        return len(name) > 1 and is_syllable(name.lower()), f"{name} {match['digits']}"
    if match["humps"]:
        parts = _HUMP.findall(word)
        return all(len(part) > 1 and is_syllable(part.lower()) for part in parts), " ".join(parts)
    broken = not is_syllable(small) and not _is_loan(small)
    if match["capitals"]:  # else an abbreviation
        broken = broken and bool(bare_syllable(small)[1]) and bool(_halves(small))
    elif match["title"]:  # else a name
        broken = broken and _known(small) is not None
    return broken, _joint(word) if broken else None


def _is_loan(word: str) -> bool:
    """Tell whether a word may be one of another language, or an abbreviation, as ôtô and đd are.

    Such words have no tone but the sharp one, only before a stop (axít) if they could be
    two syllables; they have several vowels apart from one another, or letters that no
    syllable has; they are no compound that papers know (nhândân).  Letters without a
    vowel are an abbreviation, unless a syllable may have lost one (đnh).
    """
    bare, tones = bare_syllable(word)
    if _VOWELS.search(bare) is None:
        return _WITHOUT_VOWEL.fullmatch(bare) is None
    if _FOREIGN.search(bare) is not None:
        return True
    ways = split_syllables(word)
    if _CLUSTER.search(bare) is not None and not ways:
        return True
    stopped = len(_SHARP_BEFORE_STOP.findall(word)) == len(tones)
    foreign_tones = set(tones) <= {_SHARP} and (stopped or not ways)
    several = len(_VOWELS.findall(bare)) > 1 or _CLUSTER.search(bare) is not None
    return several and foreign_tones and _known(word) is None


def _halves(word: str) -> tuple[tuple[str, str], ...]:
    """Return the ways in which a word is two syllables of several letters."""
    return tuple(pair for pair in split_syllables(word) if min(map(len, pair)) > 1)


def _known(word: str) -> tuple[str, str] | None:
    """Return the two syllables of a compound that papers know; `None` for other words."""
    return next((pair for pair in split_syllables(word) if pair in _compounds()), None)


def _joint(word: str) -> str | None:
    """Return a word with its lost blank, where that has one place only."""
    small = word.lower()
    ways = split_syllables(small)
    pair = _known(small) or (ways[0] if len(ways) == 1 else None)
    return None if pair is None else f"{word[: len(pair[0])]} {word[len(pair[0]) :]}"


@load_once
def _compounds() -> frozenset[tuple[str, str]]:
    """Return the syllables that stand side by side in our own titles of acts, labels and names."""
    lines = [row["name_vi"] for row in load_table("acts").records()]
    lines += [row["vi"] for row in load_table("labels").records()]
    lines += [row["formal"] for row in load_table("body_names").records()]
    spoken = (re.split(r"[^\w ]", line.lower()) for line in lines)
    return frozenset(pair for parts in spoken for part in parts for pair in pairwise(part.split()))


# What is left of a syllable that has lost its vowel: a first consonant, with a last one or not.
_LOST = re.compile(
    r"[bcdđghklmnpqrstvx]|(?:ch|gh|gi|kh|ng|ngh|nh|ph|th|tr|qu)(?:ch|ng|nh|[cmnpt])?", re.IGNORECASE
)
_LIST_BEFORE = re.compile(
    r"(?:[,;:.)\d]|\b(?:điểm|mục|tiết|và|hoặc|hay|đến|lớp|loại|nhóm|hạng|khối|ý|phương án))\Z",
    re.IGNORECASE,
)
_SIGNS = ",;:.()\"'“”"
_FEWEST_LOST = 3
_ONE_IN = 8
_SHOWN = 8


@functools.lru_cache(16_384)
def _is_suspect(token: str) -> bool:
    """Tell whether a token has a broken word, or may be what is left of one."""
    return bool(_breaks(token)) or _LOST.fullmatch(token) is not None


def _lost(tokens: Sequence[re.Match[str]]) -> tuple[re.Match[str], ...]:
    """Return the tokens of a line that are left of words; none where these are too few.

    Several lone consonants, not all alike, beside words that are whole: one alone
    is an initial, an abbreviation or a letter of a list.
    """
    lost = tuple(
        token
        for before, token in zip((None, *tokens), tokens, strict=False)
        if _LOST.fullmatch(token[0]) and _may_be_lost(token[0], before)
    )
    kinds = {token[0].lower() for token in lost}
    if len(kinds) < _FEWEST_LOST or _ONE_IN * len(lost) < len(tokens):
        return ()
    whole = sum(is_syllable(token[0].strip(_SIGNS).lower()) for token in tokens)
    # "Nguyễn Thị Th", "cháu Nh": persons whom a judgment does not name.
    initials = all(token[0].istitle() for token in lost)
    return () if initials or 2 * whole < len(tokens) - len(lost) else lost


def _may_be_lost(token: str, before: re.Match[str] | None) -> bool:
    """Tell whether consonants may be a broken word, by the word before them.

    After a name stands an initial (Nguyễn Văn T), after a number a unit (5 m), in a
    list a letter (điểm c).
    """
    if before is None:
        return True
    word = before[0]
    is_name = word[:1].isupper() and not word.isupper()
    return _LIST_BEFORE.search(word) is None and not (is_name and token[:1].isupper())


@rule(
    "PH609",
    "broken-word",
    severity=Severity.WARNING,
    basis=PRACTICE,
    en="“{text}” makes no Vietnamese syllable: letters are lost or words have run together",
    why="Copies of pages lose letters (quy đnh) and blanks (tổchức, BANHÀNH, năm2008), and what is "
    "left is neither found nor understood. Of a line with many lone consonants (VI T NAM) all is "
    "told at once. Names, codes, abbreviations and words of other languages are let be.",
)
def broken_word(context: Context) -> Iterator[Fault]:
    """Find words that are no syllable, and lines of what is left of words."""
    for text in context.printed_texts:
        if any(map(_is_suspect, set(text.composed.split()))):
            for line in text.find(_LINE):
                yield from _broken_in(text, line)


def _broken_in(text: PrintedText, line: re.Match[str]) -> Iterator[Fault]:
    """Yield the broken words of a line, as one where most letters are lost."""
    tokens = tuple(_TOKEN.finditer(line.string, *line.span()))
    lost = _lost(tokens)
    if lost:
        kinds = tuple(dict.fromkeys(token[0] for token in lost))
        shown = ", ".join((*kinds[:_SHOWN], "…") if len(kinds) > _SHOWN else kinds)
        span = text.span(lost[0].start(), lost[-1].end())
        yield Fault(path=text.path, params={"text": shown}, on=text.day, span=span)
        return
    for token in tokens:
        for part in _breaks(token[0]):
            span = text.span(token.start() + part.start, token.start() + part.end)
            yield Fault(
                path=text.path,
                params={"text": token[0][part.start : part.end]},
                on=text.day,
                span=span,
                fix=text.fix(span, part.fix, sure=False) if part.fix is not None else None,
            )
