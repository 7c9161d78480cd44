"""The words by which commendations are read out of texts.

Every word is looked for as written, or without marks in texts that have none
at all ("tang Giay khen cho 08 tap the").
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

import attrs

from phoiho.reference import load_once, load_table
from phoiho.reviews.awards import AwardKind
from phoiho.vietnamese.text import Folded, fold, fold_key, strip_diacritics

__all__ = ["Clause", "Vocabulary", "read_clause", "read_digits"]

_NUMBER = r"(?<![\w./%-])(?<!\d,)(\d{1,3}(?:\.\d{3})+|\d{1,7})"


@attrs.frozen(kw_only=True)
class Vocabulary:
    """Patterns for folded texts, and what their words mean.

    Attributes:
        kinds: The form behind each of its names; `None` for "khen thưởng" alone.
        collectives: Nouns of collectives; other counted nouns are persons.
        not_bodies: Meetings and other words that only begin like a body.
        posts: Heads, who may hand over what others granted.
        hands: Verbs that tell who hands over, not who grants.
        kind: A name of a form, or words that only look like one.
        count: A number with a counted noun, and perhaps one more noun without.
        about: A word before a number that is not exact, at the end of a text.
        pieces: A number before a form, at the end of a text.
        joined: What stands between forms named together.
        joined_counts: What stands between counts of one run.
        named_class: The rest of the name of an order.
        of: What leads in a grantor.
        giver: The word with which a grantor begins.
        direct: A grantor without a word before it.
        gives: A verb of giving before a form, at the end of a text.
        auxiliary: A word between a grantor and the verb, at the end of a text.
        deputy: A word that makes a head somebody else, at the end of a text.
        behalf: "On behalf of", before the true grantor.
        passive: What stands between recipients and the grantor who gives them something.
        unit: A type of units, with which a comma goes on with the same body.
        receives: A verb of receiving.
        towards: A word that leads in recipients.
        stop: Where the words of a grantor end.
        numbered: A word before a number that is a name ("Quận 5"), at the end.
    """

    kinds: dict[str, AwardKind | None]
    collectives: frozenset[str]
    posts: frozenset[str]
    not_bodies: frozenset[str]
    hands: frozenset[str]
    kind: re.Pattern[str]
    count: re.Pattern[str]
    about: re.Pattern[str]
    pieces: re.Pattern[str]
    joined: re.Pattern[str]
    joined_counts: re.Pattern[str]
    named_class: re.Pattern[str]
    of: re.Pattern[str]
    giver: re.Pattern[str]
    direct: re.Pattern[str]
    gives: re.Pattern[str]
    auxiliary: re.Pattern[str]
    deputy: re.Pattern[str]
    behalf: re.Pattern[str]
    passive: re.Pattern[str]
    unit: re.Pattern[str]
    receives: re.Pattern[str]
    towards: re.Pattern[str]
    stop: re.Pattern[str]
    numbered: re.Pattern[str]


@attrs.frozen(kw_only=True)
class Clause:
    """A clause, with the text it stands in and the words to look for.

    Attributes:
        text: The caller's text.
        start: Where the clause begins there.
        folded: The clause folded, with its way back.
        plain: The folded text of the clause.
        words: The words to look for.
    """

    text: str
    start: int
    folded: Folded
    plain: str
    words: Vocabulary

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Return a span of the folded clause in the caller's text."""
        first, last = self.folded.original_span(start, end)
        return first + self.start, last + self.start


def read_clause(text: str, start: int, end: int) -> Clause:
    """Return a clause of a text; words are looked for without marks where it has none."""
    folded = fold(text[start:end])
    marked = any(char.isalpha() for char in folded.text if not char.isascii())
    words = _marked() if marked else _plain()
    return Clause(text=text, start=start, folded=folded, plain=folded.text, words=words)


def read_digits(digits: str) -> int:
    """Return a number printed with or without dots between thousands."""
    return int(digits.replace(".", ""))


@load_once
def _marked() -> Vocabulary:
    """Return the words as written."""
    return _build(fold_key)


@load_once
def _plain() -> Vocabulary:
    """Return the words without marks."""
    return _build(lambda words: strip_diacritics(fold_key(words)))


def _build(spell: Callable[[str], str]) -> Vocabulary:
    """Make the patterns of the words in one spelling."""
    roles = _words_by_role(spell)

    def any_of(*names: str) -> str:
        return _alternatives(word for name in names for word in roles[name])

    nouns = any_of("collective", "individual")
    number, join, title = any_of("number"), any_of("join"), any_of("title")
    return Vocabulary(
        kinds={words: AwardKind(code) if code else None for words, code in roles["kind"].items()},
        collectives=frozenset(roles["collective"]),
        posts=frozenset(roles["post"]),
        not_bodies=frozenset(roles["not_body"]),
        hands=frozenset(roles["hands"]),
        kind=re.compile(rf"(?<![\w-]){any_of('kind', 'not_award')}(?!\w)"),
        count=re.compile(
            rf"(?:{_NUMBER}|(?<!\w)({number}(?:\s{number}){{0,5}}))\s"
            rf"(?:{any_of('times')}\s)?({nouns})(?!\w)"
            rf"(?:(?:,\s?|\s{join}\s)({nouns})(?!\w))?"
        ),
        about=re.compile(rf"(?<!\w){any_of('about')}\s\Z"),
        pieces=re.compile(rf"{_NUMBER}\s(?:{any_of('piece')}\s)?\Z"),
        joined=re.compile(rf"[\w\s]{{0,20}}(?:[,/]\s?|\s{join}\s)(?:{title}\s)?"),
        joined_counts=re.compile(rf"[\w\s]{{0,40}}?(?:,\s?|\s{join}\s)|\s"),
        named_class=re.compile(rf"[\w\s]{{0,40}}?\s{any_of('class')}(?!\w)"),
        of=re.compile(rf"\s{any_of('of')}\s"),
        giver=_words(any_of("body", "not_body", "post")),
        direct=re.compile(rf"\s{any_of('direct')}(?!\w)"),
        gives=re.compile(
            rf"(?<!\w)({any_of('gives')})\s(?:{title}\s|{_NUMBER}\s){{0,2}}"
            rf"(?:{any_of('piece')}\s)?[“\"]?\Z"
        ),
        auxiliary=re.compile(rf"(?:(?<!\w){any_of('auxiliary')}|[\s,–-])\Z"),
        deputy=re.compile(rf"(?:(?<!\w){any_of('deputy')}|[–-])\s?\Z"),
        behalf=_words(any_of("behalf")),
        passive=_words(any_of("passive")),
        unit=re.compile(rf"\s?{any_of('unit')}(?!\w)"),
        receives=_words(any_of("receives")),
        towards=re.compile(rf"(?<!\w){any_of('towards')}(?!\w)|[:(]"),
        stop=re.compile(
            rf"\s{any_of('stop')}(?!\w)|(?:\s{join})?\s(?P<number>\d)|[,;:()“”\"]|\s[–-]\s"
        ),
        numbered=re.compile(rf"(?<!\w){any_of('place')}\s\Z"),
    )


def _words_by_role(spell: Callable[[str], str]) -> dict[str, dict[str, str]]:
    """Return the words of every role in one spelling, each with its meaning."""
    roles: dict[str, dict[str, str]] = {}
    for row in load_table("award_words").records():
        roles.setdefault(row["role"], {})[spell(row["words"])] = row["value"]
    return roles


def _alternatives(words: Iterable[str]) -> str:
    """Return a pattern for any of some words, the longest first."""
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    return f"(?:{'|'.join(map(re.escape, longest_first))})"


def _words(pattern: str) -> re.Pattern[str]:
    """Return a pattern for whole words."""
    return re.compile(rf"(?<![\w/-]){pattern}(?!\w)")
