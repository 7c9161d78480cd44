"""Rules on words in texts: blanks not filled in, one word in two spellings."""

from __future__ import annotations

import re
from collections.abc import Iterator

from phoiho.rules.context import Context
from phoiho.rules.findings import Fault, Severity
from phoiho.rules.registry import LOGIC, PRACTICE, rule

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
    for text in context.printed_texts.containing(_EVERY):
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


_BLANK = re.compile(r"[.…_ \t]{2}|…|Số[ \t:]*/")
"""What every blank has, cheaper to look for than the whole."""
_UNFILLED = re.compile(
    r"[Nn]gày(?:[ \t]*(?:[.…_]{2,}|…)[ \t]*|[ \t]{2,})tháng(?:[ \t]*[.…_\d]{1,40}[ \t]*|[ \t]+)năm"
    r"|\bSố[ \t]?:?[ \t]?(?:[.…_]{2,}|…)[ \t]?/"
    r"|\bSố(?:[ \t]*:[ \t]*|[ \t]+)/(?=[ \t]?(?:\d{4}/)?[A-ZĐ][A-Za-zĐđ]{0,6}[-/\u2013])"
    r"|(?<![.…_])(?:\.{5,}|…{2,}|_{4,})(?![.…_])"
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
    for text in context.printed_texts.containing(_BLANK):
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
