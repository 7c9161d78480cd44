"""What the words around the name of a body say in prose: another thing, many bodies, a title."""

from __future__ import annotations

import re
from collections.abc import Sequence

from phoiho.hierarchy.body_heads import HeadMatch
from phoiho.hierarchy.unit_types import unit_words
from phoiho.reference import load_once, load_table
from phoiho.vietnamese.words import Word, split_words

__all__ = ["are_linked", "is_capital", "is_none", "is_plural", "is_qualified"]

_MEMBER = "viên"
_REGION = ("khu", "vực")
_PERMANENT = ("thường", "trực")
_NUMBER_BEFORE = re.compile(r"\d[^\s,;]*[-/]\s?$")
_LONGEST_NUMBER = 24
# A border post, a newspaper, an academy, a branch, a Party committee of the police are others.
_OTHERS = frozenset({"đồn", "trạm", "báo", "chí", "viện", "chi", "tác", "xuân", "ủy", "bộ"})
# "Công an nhân dân" and "Thanh tra nhân dân" are no body of one unit.
_PEOPLE = "nhân"
_EACH, _LEVEL = "các", "cấp"
# Before a name these make it stand for many.
_MANY_BEFORE = frozenset({"các", "những", "nhiều"})
# What parts the names of a list, signs and words.
_SEPARATORS = frozenset(" ,;/&-\u2010\u2011\u2012\u2013\u2014\u2015\n")
_JOINTS = frozenset({"và", "với", "cùng", "các"})
_MOST_JOINTS, _MOST_TITLE_WORDS = 2, 6
_LONGEST_GAP = 4


def is_none(text: str, words: Sequence[Word], start: int, match: HeadMatch) -> bool:
    """Tell whether the words of a head are part of something that is no such body.

    "Tỉnh ủy viên" is a title, and so is "Phó Bí thư Thường trực" before
    "Quận ủy"; "HĐND" of "151/NQ-HĐND" is an issuer; "TAND khu vực 5" is a
    court of another kind, and "Đồn Biên phòng" no command.
    """
    following = tuple([word.key for word in words[match.end : match.end + 2]])
    if following[:1] == (_MEMBER,) or following == _REGION:
        return True
    before = tuple([word.key for word in words[max(0, start - 2) : start]])
    if words[start].key == _PERMANENT[0] and before in _permanent_titles():
        return True
    if (
        before[-1:]
        and before[-1] in _OTHERS
        and text[words[start - 1].end : words[start].start] == " "
    ):
        return True
    first = words[start].start
    return bool(_NUMBER_BEFORE.search(text, max(0, first - _LONGEST_NUMBER), first))


def is_qualified(text: str, words: Sequence[Word], start: int, match: HeadMatch) -> bool:
    """Tell whether a short name goes on to another: "Đảng ủy Quân sự", "Công an Trung ương".

    After a title the next capital is that of a person.
    """
    end = match.end
    if end >= len(words) or text[words[end - 1].end : words[end].start] != " ":
        return False
    printed = text[words[start].start : words[end - 1].end]
    if " " not in printed or match.key.count(" ") > 1:
        return False
    titled = start > 0 and words[start - 1].key in _title_words()
    return words[end].key == _PEOPLE or (is_capital(text, words[end]) and not titled)


def is_plural(text: str, words: Sequence[Word], start: int, end: int) -> bool:
    """Tell whether a name stands for many: "HĐND các cấp", "UBND 14 phường", "các Tỉnh ủy"."""
    if start > 0 and words[start - 1].key in _MANY_BEFORE:
        return True
    if end >= len(words) or text[words[end - 1].end : words[end].start] != " ":
        return False
    first, *second = (word.key for word in words[end : end + 2])
    if first == _LEVEL:
        return True
    many = first == _EACH or first.isdigit()
    return many and bool(second) and (second[0] == _LEVEL or second[0] in unit_words())


def are_linked(text: str, words: Sequence[Word], end: int, start: int) -> bool:
    """Tell whether two names stand in one list: only separators between them, or a title.

    "Bí thư Đảng ủy, Chủ tịch HĐND phường Phú Lợi" names bodies of one unit.

    Args:
        text: The text.
        words: Its words.
        end: Index of the word after the first name.
        start: Index of the first word of the second.
    """
    between = words[end:start]
    joined = len(between) <= _MOST_JOINTS and all(word.key in _JOINTS for word in between)
    titled = 0 < len(between) <= _MOST_TITLE_WORDS and all(
        word.key in _title_words() for word in between
    )
    if not (joined or titled):
        return False
    gaps = [text[words[at - 1].end : words[at].start] for at in range(end, start + 1)]
    listed = bool(between) if joined else "," in gaps[0] or "-" in gaps[0]
    if not all(len(gap) <= _LONGEST_GAP and _SEPARATORS.issuperset(gap) for gap in gaps):
        return False
    return listed or any(gap.strip() for gap in gaps)


def is_capital(text: str, word: Word) -> bool:
    """Tell whether a word of a text begins with a capital or a digit."""
    first = text[word.start]
    return first.isupper() or first.isdigit()


@load_once
def _permanent_titles() -> frozenset[tuple[str, ...]]:
    """Return the two words before "Thường trực" in titles: "Bí thư", "Chủ tịch"."""
    found = set()
    for row in load_table("positions").records():
        keys = tuple(word.key for word in split_words(row["title_vi"]))
        for at in range(2, len(keys) - 1):
            if keys[at : at + 2] == _PERMANENT:
                found.add(keys[at - 2 : at])
    return frozenset(found)


@load_once
def _title_words() -> frozenset[str]:
    """Return the words of titles: "phó", "bí", "thư"."""
    titles = (row["titles"] for row in load_table("positions").records())
    return frozenset(word.key for title in titles for word in split_words(title))
