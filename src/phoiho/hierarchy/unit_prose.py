"""What do capitals, signs and words beside a name say about it in running prose?"""

from __future__ import annotations

import re
from typing import NamedTuple

from phoiho.hierarchy.unit_types import UnitType, unit_words
from phoiho.reference import load_once, load_table
from phoiho.vietnamese.words import split_words

__all__ = ["Head", "MOST_WORDS", "Prose"]

# The longest name has five words.
MOST_WORDS = 5
_INSIDE_NAME = re.compile(r"['\u2019]?\s+|\s*[-\u2010-\u2015]\s*")
_INSIDE_TYPE = re.compile(r"\s+|\s?\.\s?")
_AFTER_TYPE = re.compile(r"\s*[.:]?\s+|\.")
_NUMBERED = re.compile(r"([^\W\d_]+)(\d+)")
_BREAK = re.compile(r"\n|[-\u2010-\u2015]")
_ROMAN = frozenset({"ii", "iii", "iv", "vi", "vii"})
_BEGINS = re.compile(r"(?:\A|[^\w\s,]|\n)\s*\Z")


class Head(NamedTuple):
    """A type before a name.

    Attributes:
        types: What it can mean.
        name_at: Index of the first word of the name.
        number: The number that is written together with it ("Q6").
    """

    types: tuple[UnitType, ...]
    name_at: int
    number: str = ""


class Prose:
    """The words of a text, in which names are looked for.

    Attributes:
        text: The text as given.
        words: Its words.
        capital: For each word, whether a name may hold it: it has a capital or
            is a number.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.words = split_words(text)
        self.capital = [text[w.start].isupper() or w.key.isdigit() for w in self.words]
        self._types = unit_words()
        self._first_words = _first_words()
        self._roles = _roles()

    def beginnings(self) -> list[int]:
        """Return the places of the words with which a name or its type can begin."""
        first, capital = self._first_words, self.capital
        return [at for at, word in enumerate(self.words) if capital[at] or word.key in first]

    def key(self, at: int) -> str:
        """Return a word as names are compared, a number without leading zeros."""
        key = self.words[at].key
        return (key.lstrip("0") or key) if key.isdigit() else key

    def has_role(self, role: str, at: int) -> bool:
        """Tell whether a word says something of the names beside it."""
        return 0 <= at < len(self.words) and self.words[at].key in self._roles[role]

    def head(self, at: int) -> Head | None:
        """Read the type that begins with a word and has a name after it."""
        words = self.words
        if words[at].key not in self._first_words:
            glued = _NUMBERED.fullmatch(words[at].key) if words[at].key[-1].isdigit() else None
            types = self._types.get(glued[1]) if glued else None
            return Head(types, at, glued[2].lstrip("0")) if glued and types else None
        for count in (2, 1):
            name_at = at + count
            if name_at >= len(words) or not self.capital[name_at]:
                continue
            if count > 1 and not self._gap(_INSIDE_TYPE, at + 1):
                continue
            word = " ".join(w.key for w in words[at:name_at])
            types = self._types.get(word)
            gap = self.text[words[name_at - 1].end : words[name_at].start]
            # One letter is a type only with its dot: "H. Lý Sơn".
            if types and _AFTER_TYPE.fullmatch(gap) and (len(word) > 1 or "." in gap):
                return Head(types, name_at)
        return None

    def is_committee(self, at: int) -> bool:
        """Tell whether a type begins the name of a body: "Tỉnh ủy", "Quận Đoàn"."""
        if self.words[at].key not in self._first_words or not self.has_role("committee", at + 1):
            return False
        return self._gap(_INSIDE_NAME, at + 1)

    def run(self, at: int) -> int:
        """Count the words of a run with capitals, a number at its end included.

        No name has two dashes or new lines inside: at the second the run ends.
        """
        style = self.style(at)
        end = at + 1
        breaks = 0
        while end < len(self.words) and self.capital[end] and self._gap(_INSIDE_NAME, end):
            breaks += self._is_break(end)
            if breaks > 1:
                break
            here = self.style(end)
            if (style and here and here != style) or self.head(end) is not None:
                break
            style = style or here
            end += 1
            if self.words[end - 1].key.isdigit():
                break
        return end - at

    def breaks(self, at: int, length: int) -> set[int]:
        """Return the places in a run before which a name may end: at a dash, a line, a number."""
        if length == 1:
            return set()
        words = self.words[at : at + min(length, MOST_WORDS + 1)]
        breaks = {len(words) - 1} if words[-1].key.isdigit() else set()
        if _BREAK.search(self.text, words[0].end, words[-1].start):
            breaks |= {n for n in range(1, len(words)) if self._is_break(at + n)}
        return breaks

    def _is_break(self, at: int) -> bool:
        """Tell whether a dash or a new line stands before a word."""
        gap = self.text[self.words[at - 1].end : self.words[at].start]
        return gap != " " and _BREAK.search(gap) is not None

    def style(self, at: int) -> str:
        """Return how a word is written: "upper" or "title"; nothing for one letter, a number."""
        word = self.words[at]
        if len(word.key) == 1 or word.key.isdigit() or word.key in _ROMAN:
            return ""
        return "upper" if self.text[word.start : word.end].isupper() else "title"

    def names_other(self, at: int) -> bool:
        """Tell whether the word before gives what follows to a street, a river, a person."""
        return self.has_role("other", at - 1) and self._gap(_INSIDE_NAME, at)

    def opens_sentence(self, at: int) -> bool:
        """Tell whether a word has its capital only because a sentence begins."""
        start = self.words[at].start
        if not self.has_role("opener", at):
            return False
        return _BEGINS.search(self.text, max(0, start - 4), start) is not None

    def _gap(self, pattern: re.Pattern[str], at: int) -> bool:
        """Tell whether all that stands before a word, after the last one, is of a form."""
        start, end = self.words[at - 1].end, self.words[at].start
        return self.text[start:end] == " " or pattern.fullmatch(self.text, start, end) is not None


@load_once
def _first_words() -> frozenset[str]:
    """Return the first words of all types."""
    return frozenset(word.split()[0] for word in unit_words())


@load_once
def _roles() -> dict[str, frozenset[str]]:
    """Return the words that say something of the names beside them, by what they say."""
    roles: dict[str, set[str]] = {}
    for row in load_table("prose_words").records():
        roles.setdefault(row["role"], set()).add(row["word"])
    return {role: frozenset(words) for role, words in roles.items()}
