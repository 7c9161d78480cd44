"""Capitals in names of bodies, posts and documents, which bear one another and units.

Known names keep the capitals of the tables; the name of a unit follows its
type; of other words the first of each kind, function or field is capital.

Basis: Nghị định 30/2020/NĐ-CP, Phụ lục II, mục IV and V.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from phoiho.documents.capital_phrases import (
    PhraseIndex,
    Word,
    capital,
    name_phrases,
    rebuild,
    role_phrases,
    role_words,
    split_words,
    type_words,
)
from phoiho.documents.number_codes import document_types
from phoiho.documents.unit_capitals import proper_forms, read_unit
from phoiho.reference import load_once

__all__ = ["write_body", "write_document"]

_CODE = re.compile(r"[0-9/]")
_ROMAN = re.compile(r"[IVXLC]+")
# Signs that part the fields of a body: "Văn hóa - Xã hội", "Thể thao, Du lịch".
_PARTED = re.compile(r"\s[-\u2013]\s|,\s")
# What the name of a unit may have between its words: "Bà Rịa - Vũng Tàu".
_INSIDE_NAME = re.compile(r" |-| - ")
# "Phan Rang - Tháp Chàm", "Tạ An Khương Nam": no name of a unit has more words.
_LONGEST_NAME = 5


def write_body(text: str, words: Sequence[Word]) -> str:
    """Return the name of a body or a post in official capitals.

    Args:
        text: The name, normalized.
        words: Its words.
    """
    return _Writer(text, words, name_phrases(long_only=False), in_title=False).write()


def write_document(text: str, words: Sequence[Word]) -> str:
    """Return a title of a document: its type and the first syllable of its name are capital.

    Args:
        text: The title, normalized.
        words: Its words.
    """
    writer = _Writer(text, words, name_phrases(long_only=True), in_title=True)
    known = _text_types().match(words, 0) or (capital(words[0].text.lower()),)
    return writer.write(known, fresh=writer.is_law(0, len(known)))


@load_once
def _text_types() -> PhraseIndex:
    """Index the types of documents."""
    names = sorted({t.name for t in document_types() if t.name.islower()})
    return PhraseIndex((*role_words("text_type"), *map(capital, names)))


def _words_in_codes(text: str, words: Sequence[Word]) -> Iterator[int]:
    """Yield the indexes of words in numbers and symbols ("30/2020/NĐ-CP")."""
    at = 0
    for chunk in re.finditer(r"\S+", text):
        is_code = _CODE.search(chunk[0]) is not None
        while at < len(words) and words[at].start < chunk.end():
            if is_code:
                yield at
            at += 1


class _Writer:
    """Writes the words of one text, from the left."""

    def __init__(
        self, text: str, words: Sequence[Word], names: PhraseIndex, *, in_title: bool
    ) -> None:
        letters = [word.text[0] for word in words if word.text[0].isalpha()]
        self.text = text
        self.words = words
        self.names = names
        self.in_title = in_title
        # Capitals that do not tell one word from another say nothing.
        self.plain = all(map(str.isupper, letters)) or all(map(str.islower, letters))
        self.shouting = text.isupper()
        self.in_code = frozenset(_words_in_codes(text, words))

    def write(self, known: Sequence[str] = (), *, fresh: bool = True) -> str:
        """Return the text, its first words given.

        *fresh* words begin the name of a kind, a function or a field.
        """
        forms = list(known)
        while len(forms) < len(self.words):
            at = len(forms)
            if not self.in_title and at and _PARTED.fullmatch(self._gap(at)):
                fresh = True
            more, fresh = self._next(at, fresh=fresh)
            forms += more
        return rebuild(self.text, self.words, forms)

    def _gap(self, at: int) -> str:
        """Return what stands before a word."""
        return self.text[self.words[at - 1].end : self.words[at].start]

    def _next(self, at: int, *, fresh: bool) -> tuple[Sequence[str], bool]:
        """Return the next words, and whether the word after them is fresh."""
        words = self.words
        whole = role_phrases("whole_unit").match(words, at)
        name = (self.names if fresh else name_phrases(long_only=True)).match(words, at)
        compound = role_phrases("compound").match(words, at)
        unit_type = type_words().match(words, at) or role_phrases("hamlet").match(words, at)
        named = () if self.in_title else role_phrases("kind_named").match(words, at)
        link = self._link(at)
        after = not self.in_title
        if at in self.in_code:
            return (words[at].text,), False
        if whole:
            return whole, after
        text_type = self._text_type(at)
        if text_type:
            return text_type, self.is_law(at, len(text_type))
        if named and len(named) >= len(name):
            return (*named, *self._proper(at + len(named))), after
        if len(name) > len(unit_type):
            return (*name, *self._name_after(at + len(name))), after
        if compound:
            return self._compound(at, len(compound), fresh=fresh), False
        if unit_type:
            return self._unit(at, len(unit_type)), after
        if link and not (fresh and self.in_title):
            return link, after and link == ("và",)
        if at and _ROMAN.fullmatch(words[at].text) and self._is_counted(at):
            return (words[at].text,), False
        return (self._unknown(words[at].text, fresh=fresh),), False

    def is_law(self, at: int, length: int) -> bool:
        """Tell whether a type of text is that of a law, and a name of its own follows."""
        law = role_phrases("law_type").match(self.words, at)
        rest = self.words[at + length : at + length + 2]
        return len(law) == length and not (rest and role_phrases("no_name").match(rest, 0))

    def _text_type(self, at: int) -> tuple[str, ...]:
        """Return the type of another text that a title names ("của Luật Thanh niên")."""
        if not self.in_title or not at:
            return ()
        law = role_phrases("law_type").match(self.words, at)
        text_type = _text_types().match(self.words, at)
        after = self.words[at + len(text_type) : at + len(text_type) + 2] if text_type else ()
        numbered = [w.key[:1].isdigit() or w.key == "số" for w in after] == [True, True]
        if numbered or self._ends_with("issuing", at):
            return text_type
        parted = _PARTED.fullmatch(self._gap(at)) is not None
        return law if parted or self._ends_with("before_text", at) else ()

    def _ends_with(self, role: str, at: int) -> bool:
        """Tell whether a phrase of one or two words stands before a word."""
        index = role_phrases(role)
        return any(
            len(index.match(self.words[at - length : at], 0)) == length
            for length in (1, 2)
            if length <= at
        )

    def _compound(self, at: int, length: int, *, fresh: bool) -> Sequence[str]:
        """Write a word of several syllables that begins like another."""
        forms = [self._unknown(word.text, fresh=False) for word in self.words[at : at + length]]
        return [capital(forms[0]), *forms[1:]] if fresh else forms

    def _link(self, at: int) -> tuple[str, ...]:
        """Return the words that join names, if they stand there."""
        link = role_phrases("link").match(self.words, at)
        weak = role_phrases("weak_link").match(self.words, at)
        after = self.words[at + len(weak)].text if weak and at + len(weak) < len(self.words) else ""
        return link or (weak if after[:1].isdigit() or _ROMAN.fullmatch(after) else ())

    def _is_counted(self, at: int) -> bool:
        """Tell whether a Roman number stands after a word that takes one ("quý I")."""
        return self._ends_with("before_roman", at)

    def _unknown(self, word: str, *, fresh: bool) -> str:
        """Write a word of no table."""
        if self.plain:
            word = word.lower()
        return capital(word) if fresh else word

    def _unit(self, at: int, length: int) -> Sequence[str]:
        """Write the type of a unit and its name, where one follows."""
        words = self.words[at : self._end_of_name(at + length)]
        small = [word.text.lower() for word in words[:length]]
        if len(words) == length or (at and self.words[at - 1].key == "cấp"):
            return small
        unit = read_unit(self.text, words, length, shouting=self.shouting)
        if unit.type_is_capital:
            small[0] = capital(small[0])
        return [*small, *(word.text for word in split_words(unit.proper))]

    def _name_after(self, at: int) -> Sequence[str]:
        """Write the name of the unit where one follows without its type ("Tỉnh ủy Đắk Lắk")."""
        if not self._ends_with("before_name", at) or (
            at < len(self.words) and self.names.match(self.words, at)
        ):
            return ()
        return self._proper(at)

    def _proper(self, at: int) -> Sequence[str]:
        """Write a proper name, where one follows."""
        words = self.words[at : self._end_of_name(at)]
        return proper_forms(words, shouting=self.shouting)

    def _end_of_name(self, at: int) -> int:
        """Return the index after a proper name that begins at a word."""
        end = at
        while end < min(len(self.words), at + _LONGEST_NAME):
            gap = self._gap(end)
            parted = gap != " " if end == at else _INSIDE_NAME.fullmatch(gap) is None
            text = self.words[end].text
            small = not self.plain and text[:1].islower()
            if parted or small or self._link(end) or type_words().match(self.words, end):
                break
            end += 1
            if text[0].isdigit():
                break
        return end
