"""Where does the subject of a cited paper end: "về công tác văn thư"?

In a list of legal bases it runs to the semicolon; in running prose it ends
where the sentence goes on to something else.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from phoiho.documents.citation_words import (
    CitationText,
    role_pattern,
    type_pattern,
)
from phoiho.reference import load_once

__all__ = ["read_subject"]

_LONGEST = 1200
_AFTER_QUOTE = re.compile(r"[,.;)]|\Z")
_NUMBERED = re.compile(r" số:? ?\d")
_SHORTENED = re.compile(r"(?:(?<!\w)(?:tp|tx|tt|q|p|h|v)|\.v)\Z")
_CLOSING = {")": "(", "]": "[", "”": "“", "»": "«", '"': '"'}
_OPENING = frozenset(_CLOSING.values())
_QUOTES = frozenset('”»"')
_QUOTED = re.compile(r"(?:về(?: việc)?:? )?[“«\"]")
_TRAILING = frozenset(" \n,.;:…/-")
_AMENDED = re.compile(r"\(?(?:đã |và )?được (?:sửa đổi|bổ sung)|\((?:đã )?(?:sửa đổi|bổ sung)")
_NICKNAMES = ("sau đây", "dưới đây", "gọi tắt", "gọi là", "viết tắt")
_SIGN = rf",? (?={_AMENDED.pattern})|[;:\n]|[.!?](?=\s|\Z)|[][()“”«»\"]|, |,? và |,? hoặc "


@load_once
def _stops() -> re.Pattern[str]:
    """Return the pattern of all that can end a subject."""
    return re.compile(rf"{_SIGN}| (?={role_pattern('predicate').pattern})")


def read_subject(source: CitationText, at: int, limit: int, *, prose: bool) -> int:
    """Return where the subject ends that starts at a place.

    Args:
        source: The text.
        at: Where its first word starts.
        limit: Where the text that may be read ends.
        prose: Whether more of a sentence may follow it.
    """
    limit = min(limit, at + _LONGEST)
    opened: list[str] = []
    quoted = _QUOTED.match(source.lower, at) is not None
    for stop in _stops().finditer(source.lower, at, limit):
        sign, place = stop[0], stop.start()
        if sign in _CLOSING and opened[-1:] == [_CLOSING[sign]]:
            opened.pop()
            whole = quoted or _AFTER_QUOTE.match(source.text, stop.end())
            if prose and whole and not opened and sign in _QUOTES:
                return stop.end()
        elif sign in _OPENING and (opened or not _is_nickname(source, stop.end())):
            opened.append(sign)
        elif sign in _CLOSING or (not opened and _ends(source, at, stop, prose=prose)):
            return _trimmed(source, at, place)
    if opened:  # what nothing closes is no part of it
        limit = source.text.rfind(opened[-1], at, limit)
    elif limit == at + _LONGEST:
        limit = source.text.rfind(" ", at, limit)
    return _trimmed(source, at, limit)


def _trimmed(source: CitationText, at: int, end: int) -> int:
    """Return the end of a subject without blanks and signs after it."""
    while end > at and source.text[end - 1] in _TRAILING:
        end -= 1
    return end


def _ends(source: CitationText, at: int, stop: re.Match[str], *, prose: bool) -> bool:
    """Tell whether a sign or a word outside brackets ends the subject."""
    sign, end = stop[0], stop.end()
    if sign == ";":
        return prose or not _goes_on_after_semicolon(source, at, end)
    if sign == ":":
        return prose or source.text[end : end + 1] in {"", "\n"}
    if sign in {".", "!", "?"}:
        return _SHORTENED.search(source.lower, max(at, stop.start() - 3), stop.start()) is None
    if sign in {"\n", "("} or _AMENDED.match(source.lower, end) is not None:
        return True
    if sign == " ":  # before a predicate
        return prose
    if _is_number(source, end) and not _has_number(source, at, end):
        return True
    return _other_act(source, at, end) or _ends_at_link(source, at, stop, prose=prose)


def _ends_at_link(source: CitationText, at: int, stop: re.Match[str], *, prose: bool) -> bool:
    """Tell whether other things than the subject follow a comma or "và"."""
    end = stop.end()
    if not stop[0].startswith(",") or "và" in stop[0]:
        return role_pattern("and_other").match(source.lower, end) is not None
    if not prose:
        return False
    if source.text[end : end + 1].isupper():  # not so where all letters are capital
        return not source.text[at : stop.start()].isupper()
    listed = role_pattern("listed").match(source.lower, end) is not None
    return not listed and role_pattern("clause").match(source.lower, end) is not None


def _goes_on_after_semicolon(source: CitationText, at: int, end: int) -> bool:
    """Tell whether a subject in a list goes on: "quy định ...; hướng dẫn ..."."""
    following = source.text[end + 1 : end + 2]
    if source.text[end : end + 1] != " " or source.lower.startswith("và ", end + 1):
        return False
    if _is_number(source, end + 1):
        return False
    return (following.islower() and not _other_act(source, at, end + 1, small=True)) or (
        following in _OPENING and following != "("
    )


def _is_nickname(source: CitationText, at: int) -> bool:
    """Tell whether a bracket holds the short name of the act: "(Pháp lệnh 34)"."""
    if not source.text.startswith("(", at - 1):
        return False
    named = type_pattern().match(source.lower, at) is not None and source.text[at].isupper()
    return named or source.lower.startswith(_NICKNAMES, at)


def _is_number(source: CitationText, at: int) -> bool:
    """Tell whether the next number of a list stands at a place: "số 187/2025/NĐ-CP"."""
    return source.lower.startswith("số", at) and source.number_after(at - 1) is not None


def _has_number(source: CitationText, at: int, end: int) -> bool:
    """Tell whether the number of an act stands between two places."""
    inside = bisect_left(source.starts, at)
    return inside < len(source.starts) and source.starts[inside] < end


def _other_act(source: CitationText, at: int, place: int, *, small: bool = False) -> bool:
    """Tell whether another act is cited here, beside this one and not in its subject."""
    kind = type_pattern().match(source.lower, place)
    if kind is None:
        return False
    numbered = _NUMBERED.match(source.lower, kind.end()) is not None
    if not (small or numbered or source.text[place].isupper()):
        return False
    if _has_number(source, at, place):
        return False
    after = kind.end()
    return source.number_after(after) is not None or source.lower.startswith(
        (" số", " ngày"), after
    )
