"""The words that citations are made of: types of papers, names of laws, openings and ends.

They come from the tables of types and of words; patterns are for lower-case
clean text (`clean_text`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, KeysView
from typing import NamedTuple

from phoiho.documents.number_mentions import DocumentNumberMention, find_document_numbers
from phoiho.documents.type_names import type_names
from phoiho.reference import load_once, load_table

__all__ = [
    "CitationText",
    "anchor_pattern",
    "full_type",
    "law_name_pattern",
    "prepare_citations",
    "role_pattern",
    "type_pattern",
    "words_of",
]


# An issuer follows, wherever the line was broken: "CỦA\nCHÍNH PHỦ".
_BROKEN_LINE = re.compile(r"\n(?<= [cC][ủỦ][aA]\n)")
_NUMBER_WORD = re.compile(r" ?(?:\(? ?số(?: hiệu)? ?:?[ .…_]{0,40})?")


class CitationText(NamedTuple):
    """A clean text, ready for the reading of citations.

    Attributes:
        text: The clean text.
        lower: The same in small letters, of the same length.
        numbers: The numbers of documents in it, by their start.
        starts: Those starts in order.
    """

    text: str
    lower: str
    numbers: dict[int, DocumentNumberMention]
    starts: list[int]

    def number_after(self, at: int) -> DocumentNumberMention | None:
        """Return the number that follows a place, with or without its word ("số", "số hiệu:")."""
        word = _NUMBER_WORD.match(self.lower, at)
        after_word = self.numbers.get(word.end()) if word is not None else None
        return after_word or self.numbers.get(at + 1)  # after any one sign


def prepare_citations(text: str) -> CitationText:
    """Find the numbers of a clean text and keep it beside its small letters."""
    text = _BROKEN_LINE.sub(" ", text)
    numbers = {mention.start: mention for mention in find_document_numbers(text)}
    return CitationText(text, text.replace("\u0130", "I").lower(), numbers, sorted(numbers))


@load_once
def _words() -> dict[str, dict[str, tuple[str, ...]]]:
    """Index the table of words by role, then by words."""
    index: dict[str, dict[str, tuple[str, ...]]] = {}
    for row in load_table("citation_words").records():
        values = index.setdefault(row["role"], {})
        values[row["words"]] = (*values.get(row["words"], ()), row["value"])
    return index


def words_of(role: str) -> KeysView[str]:
    """Return the words of a role, as the table has them.

    Examples:
        >>> "pháp lệnh" in words_of("law")
        True
    """
    return _words()[role].keys()


def _alternatives(phrases: Iterable[str]) -> str:
    """Join phrases to a pattern that tries the longest first, each first word once."""
    heads: dict[str, set[str]] = {}
    for phrase in phrases:
        head, _, rest = phrase.partition(" ")
        heads.setdefault(head, set()).add(rest)
    parts = []
    for head in sorted(heads, key=lambda word: (-len(word), word)):
        rests = heads[head] - {""}
        tail = f" (?:{_alternatives(rests)})" if rests else ""
        if tail and "" in heads[head]:
            tail = f"(?:{tail})?"
        parts.append(re.escape(head) + tail)
    return "|".join(parts)


@load_once
def type_pattern() -> re.Pattern[str]:
    """Return the pattern of a type of paper, the longest name first."""
    return re.compile(rf"(?:{_alternatives([*type_names(), *_words()['type_short']])})(?!\w)")


def full_type(words: str) -> str:
    """Return the type that words of `type_pattern` name, in full: "nq" is a "nghị quyết"."""
    return _words()["type_short"].get(words, (words,))[0]


@load_once
def anchor_pattern() -> re.Pattern[str]:
    """Return the pattern of all that a citation in prose can begin with.

    Its group `type` holds a type; without it the match is a provision.
    """
    provisions = (
        r"(?:các |từ )?(?:điểm [a-zđ\d]|khoản \d|điều \d|(?:tiểu )?mục [\da-z]|chương [\divx]"
        r"|phần (?:thứ|[\da-z])|phụ lục|đoạn (?:thứ|\d|đầu|cuối)|tiết [a-zđ\d]"
        r"|gạch đầu dòng)|các (?:điểm|khoản|điều) từ"
    )
    return re.compile(rf"(?<![\w-])(?:(?P<type>{type_pattern().pattern})|{provisions})")


@load_once
def law_name_pattern() -> re.Pattern[str]:
    """Return the pattern of the names of laws that are known."""
    names = {name.lower() for name in words_of("law_name")}
    for row in load_table("acts").records():
        kind, _, name = row["name_vi"].lower().partition("luật ")
        if kind in {"", "bộ "} and not name.startswith("sửa đổi"):
            names.add(name)
    names.discard("")
    spelled = (form for name in names for form in _shortened(name))
    return re.compile(rf"(?:{_alternatives(spelled)})(?!\w)")


def _shortened(name: str) -> set[str]:
    """Return a name with and without each abbreviation: "hội đồng nhân dân" is "hđnd" too."""
    forms = {name}
    for words in sorted(words_of("shortened"), key=len, reverse=True):
        for short in _words()["shortened"][words]:
            forms |= {form.replace(words, short.lower()) for form in forms}
    return forms


def role_pattern(role: str) -> re.Pattern[str]:
    """Return the pattern of the words of a role, in small letters, the longest first."""
    return _role_patterns()[role]


@load_once
def _role_patterns() -> dict[str, re.Pattern[str]]:
    """Compile the words of every role."""
    return {
        role: re.compile(rf"(?:{_alternatives(w.lower() for w in words)})(?!\w)")
        for role, words in _words().items()
    }
