"""Names whose capitals are known, found in a text of any letter case.

The tables hold names of bodies, fields and posts as officials write them; the
words of rules (types of text, landforms, festivals) stand in `capital_words`.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence

import attrs

from phoiho.reference import in_span, load_once, load_table, parse_day
from phoiho.vietnamese import fold_key

__all__ = [
    "PhraseIndex",
    "Word",
    "all_type_words",
    "capital",
    "name_phrases",
    "rebuild",
    "role_phrases",
    "role_words",
    "split_words",
    "type_words",
]

_WORD = re.compile(r"[^\W_]+(?:['\u2019\u02bc`][^\W_]+)*")
_SIGN = re.compile(r"[,;:.!?()\"\u201c\u201d\u2026]")
_PLACEHOLDER = re.compile(r"\{[^}]*\}|[|;()]")
_LEAST_WORDS_OF_A_LONG_NAME = 3

# Tables and columns that hold names as officials write them.
_POSTS = (("positions", "titles"), ("positions", "title_vi"))
_BODIES = (
    ("body_kinds", "name_vi"),
    ("body_names", "formal"),
    ("body_names", "short"),
    ("body_aliases", "form"),
)
_FIELDS = ("body_fields", "name_vi")


@attrs.frozen(kw_only=True)
class Word:
    """A word of a text.

    Attributes:
        text: As written.
        key: Folded, as words are compared.
        joined: The key as it goes on after another word: no phrase runs over
            a sign that it does not have itself.
        start: Where it begins, in characters of the text.
        end: Where it ends, exclusive.
    """

    text: str
    key: str
    joined: str
    start: int
    end: int


def split_words(text: str) -> tuple[Word, ...]:
    """Return the words of a text."""
    words: list[Word] = []
    end = 0
    for match in _WORD.finditer(text):
        key = fold_key(match[0])
        sign = _SIGN.search(text, end, match.start())
        joined = f"{sign[0]}{key}" if sign is not None else key
        words.append(
            Word(text=match[0], key=key, joined=joined, start=match.start(), end=match.end())
        )
        end = match.end()
    return tuple(words)


def capital(word: str) -> str:
    """Return a word with its first letter capital, if that letter has one capital."""
    first = word[:1].upper()
    return first + word[1:] if len(first) == 1 else word


def rebuild(
    text: str,
    words: Sequence[Word],
    forms: Sequence[str],
    *,
    start: int = 0,
    stop: int | None = None,
) -> str:
    """Return a text, or a part of it, with other forms of its words.

    Args:
        text: The text.
        words: The words of the part, in their order.
        forms: A form for each.
        start: Where the part begins.
        stop: Where it ends, exclusive; `None` for the end of the text.
    """
    pieces, end = [], start
    for word, form in zip(words, forms, strict=True):
        pieces += [text[end : word.start], form]
        end = word.end
    return "".join([*pieces, text[end:stop]])


class PhraseIndex:
    """Phrases by their first word, the longest first."""

    def __init__(self, phrases: Iterable[str]) -> None:
        self._by_first: dict[str, dict[tuple[str, ...], tuple[str, ...]]] = {}
        for phrase in phrases:
            words = split_words(phrase)
            if words:
                keys = (words[0].key, *(word.joined for word in words[1:]))
                forms = tuple(word.text for word in words)
                self._by_first.setdefault(keys[0], {}).setdefault(keys, forms)
        self._lengths = {
            first: sorted({len(keys) for keys in found}, reverse=True)
            for first, found in self._by_first.items()
        }

    def match(self, words: Sequence[Word], at: int) -> tuple[str, ...]:
        """Return the longest phrase that begins at an index of words; nothing where none does.

        Examples:
            >>> index = PhraseIndex(["Bộ Công an", "Bộ"])
            >>> index.match(split_words("BỘ CÔNG AN VÀ"), 0)
            ('Bộ', 'Công', 'an')
        """
        if at >= len(words):
            return ()
        first = words[at].key
        for length in self._lengths.get(first, ()):
            keys = (first, *(word.joined for word in words[at + 1 : at + length]))
            forms = self._by_first[first].get(keys)
            if forms is not None:
                return forms
        return ()


@load_once
def type_words() -> PhraseIndex:
    """Return the words of types of units, in small letters."""
    return PhraseIndex(row["word"] for row in load_table("unit_types").records())


@load_once
def all_type_words() -> PhraseIndex:
    """Return the words of types of units and of hamlets, some of them common words ("bản")."""
    rows = load_table("unit_types").records()
    return PhraseIndex(
        word for row in rows for word in (row["word"], *row["name_vi"].split("|")) if word.islower()
    )


def _pieces(cell: str) -> Iterator[str]:
    """Yield the names in a cell, without placeholders and the type of a unit at the end."""
    for piece in _PLACEHOLDER.split(cell.replace("[", "").replace("]", "")):
        words = list(split_words(piece))
        for length in (3, 2, 1):
            at = len(words) - length
            if at > 0 and len(type_words().match(words, at)) == length:
                del words[at:]
                break
        if words and (words[0].text[0].isupper() or len(words) >= _LEAST_WORDS_OF_A_LONG_NAME):
            yield piece[words[0].start : words[-1].end]


def _names(*columns: tuple[str, str]) -> Iterator[str]:
    """Yield the names in columns of tables."""
    for table, column in columns:
        for row in load_table(table).records():
            yield from _pieces(row[column])


@load_once
def _all_names() -> PhraseIndex:
    """Index every name, and the words for kinds of bodies."""
    return PhraseIndex(
        (*_names(*_POSTS, *_BODIES, _FIELDS), *_words_of("kind"), *_words_of("proper"))
    )


@load_once
def _long_names() -> PhraseIndex:
    """Index the names that are no common words, however they stand in a sentence."""
    names = (n for n in _names(*_BODIES) if n.count(" ") + 1 >= _LEAST_WORDS_OF_A_LONG_NAME)
    return PhraseIndex((*_words_of("proper"), *names))


def name_phrases(*, long_only: bool) -> PhraseIndex:
    """Return the names of bodies, fields and posts.

    Args:
        long_only: Leave out names that are common words elsewhere ("Kinh tế").
    """
    return _long_names() if long_only else _all_names()


def _words_of(role: str) -> list[str]:
    """Return the words of a role, whatever the day."""
    return [row["words"] for row in load_table("capital_words").records() if row["role"] == role]


@load_once
def _roles() -> dict[str, tuple[_Role, ...]]:
    """Index the words of each role, those of one span of days together."""
    words: dict[str, dict[tuple[str, str], list[str]]] = {}
    for row in load_table("capital_words").records():
        span = (row["valid_from"], row["valid_to"])
        words.setdefault(row["role"], {}).setdefault(span, []).append(row["words"])
    return {
        role: tuple(
            _Role(parse_day(first), parse_day(last), tuple(found), PhraseIndex(found))
            for (first, last), found in spans.items()
        )
        for role, spans in words.items()
    }


@attrs.frozen
class _Role:
    """The words of a role in a span of days."""

    first: dt.date | None
    last: dt.date | None
    words: tuple[str, ...]
    index: PhraseIndex


def _role_on(role: str, on: dt.date | None) -> _Role | None:
    """Return the words of a role that hold on a day."""
    return next((r for r in _roles()[role] if on is None or in_span(on, r.first, r.last)), None)


def role_phrases(role: str, *, on: dt.date | None = None) -> PhraseIndex:
    """Return the index of the words of a role that hold on a day.

    Args:
        role: A role of `capital_words`.
        on: The day; of a role whose words have no days, none is needed.
    """
    found = _role_on(role, on)
    return PhraseIndex(()) if found is None else found.index


def role_words(role: str, *, on: dt.date | None = None) -> tuple[str, ...]:
    """Return the words of a role that hold on a day.

    Args:
        role: A role of `capital_words`.
        on: The day; of a role whose words have no days, none is needed.
    """
    found = _role_on(role, on)
    return () if found is None else found.words
