"""People and their tenures: who holds which posts, and when.

One person holds several posts at once as a rule: the secretary of the Party
committee chairs the council, a deputy chair of the Front chairs a union.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

import attrs

from phoiho.hierarchy.positions import HowChosen
from phoiho.hierarchy.post_bodies import PostWords, read_post_words
from phoiho.hierarchy.post_pieces import Piece, split_pieces
from phoiho.hierarchy.post_titles import end_of_phrase
from phoiho.hierarchy.posts import Post, make_posts
from phoiho.hierarchy.unit_types import unit_words
from phoiho.hierarchy.units import AdministrativeUnit
from phoiho.periods import Period
from phoiho.vietnamese import normalize
from phoiho.vietnamese.words import Word, split_words

__all__ = ["Person", "Tenure", "parse_people", "person_name", "tenures_on"]

_FEWEST_WORDS, _MOST_WORDS = 2, 6
# "đồng chí Thiếu tướng, PGS.TS."
_MOST_ADDRESSES = 6


@attrs.frozen(kw_only=True)
class Person:
    """A person and the posts printed beside the name.

    Attributes:
        name: The name, without "ông", "đồng chí", titles and ranks.
        posts: The posts in the order printed.
    """

    name: str
    posts: tuple[Post, ...] = ()


@attrs.frozen(kw_only=True)
class Tenure:
    """A post held by a person for a time.

    A tenure outside the life of its body can be said: papers say such things,
    and the rules judge them.

    Attributes:
        person: The person.
        post: The post.
        period: First and last day, both included; either may be open.
        chosen: How the person came to the post, where known.
        basis: The decision or report that says so.
    """

    person: Person
    post: Post
    period: Period = attrs.field(factory=Period)
    chosen: HowChosen | None = None
    basis: str | None = None

    def holds_on(self, day: dt.date) -> bool:
        """Tell whether the person held the post on a day, first and last days included.

        Args:
            day: The day.

        Examples:
            >>> tenure = Tenure(person=Person(name="Bùi Thị Lan Phương"),
            ...                 post=Post(title="Phó Chủ tịch"),
            ...                 period=Period(end=dt.date(2025, 6, 30)))
            >>> tenure.holds_on(dt.date(2025, 6, 30)), tenure.holds_on(dt.date(2025, 7, 1))
            (True, False)
        """
        return day in self.period


def tenures_on(tenures: Iterable[Tenure], day: dt.date) -> tuple[Tenure, ...]:
    """Return the tenures that hold on a day, in the order given.

    Args:
        tenures: Tenures of any people.
        day: The day; first and last days of a tenure count.
    """
    return tuple(tenure for tenure in tenures if tenure.holds_on(day))


def person_name(text: str) -> str:
    """Return a name without forms of address, academic titles and ranks before it.

    Args:
        text: A name as printed.

    Examples:
        >>> person_name("đ/c PGS.TS. Nguyễn Văn A"), person_name("Thiếu tướng Trần B")
        ('Nguyễn Văn A', 'Trần B')
    """
    words = split_words(text)
    at = _after_address(words, 0)
    return normalize(text[words[at].start :] if at < len(words) else text)


def parse_people(
    text: str, *, on: dt.date, unit: AdministrativeUnit | None = None
) -> tuple[Person, ...]:
    """Return the people named in a printed list, each with the posts beside the name.

    Posts follow the name ("đồng chí Hoàng Bá Nam, Tỉnh ủy viên, Bí thư Thành
    ủy") or stand before it ("Phó Chủ tịch UBND quận Bùi Thị Lan Phương").
    A name has two to six words with capitals; running prose is not read.

    Args:
        text: The list.
        on: The day on which names of bodies are read.
        unit: The unit of the context, as in `parse_posts`.

    Returns:
        The people in the order of their names; posts without a name are left out.

    Examples:
        >>> line = "bà Bùi Thị Lan Phương, Phó Chủ tịch UBND quận Tây Hồ"
        >>> [person] = parse_people(line, on=dt.date(2024, 2, 28))
        >>> person.name, person.posts[0].title
        ('Bùi Thị Lan Phương', 'Phó Chủ tịch')
    """
    words = split_words(text)
    entries = _Entries(text, words)
    for piece in split_pieces(text, words):
        entries.add(piece)
    return tuple(
        Person(
            name=entry.name,
            posts=make_posts(text, words, entry.pieces, entry.said, on=on, unit=unit),
        )
        for entry in entries.found
        if entry.name
    )


@attrs.define
class _Entry:
    """A name and the posts beside it, as far as they are read."""

    name: str = ""
    pieces: list[Piece] = attrs.field(factory=list)
    said: list[PostWords] = attrs.field(factory=list)


class _Entries:
    """The people of a list, built piece by piece."""

    def __init__(self, text: str, words: Sequence[Word]) -> None:
        self.text, self.words = text, words
        self.found: list[_Entry] = []

    def add(self, piece: Piece) -> None:
        """Add a post, or the words between two posts."""
        if not piece.titles:
            self._open(self._name(piece.start, piece.end))
            return
        said = read_post_words(self.text, self.words, piece.titles, piece.end, has_name=True)
        name = self._name(said.end, piece.end)
        if not name:
            said = read_post_words(self.text, self.words, piece.titles, piece.end)
        follows = name and not self._is_parted(said.end)
        if not self.found or (follows and self.found[-1].name):
            self.found.append(_Entry())
        self.found[-1].pieces.append(piece)
        self.found[-1].said.append(said)
        if follows:
            self.found[-1].name = name
        elif name:
            self._open(name)
        elif not self.found[-1].name and not said.kinds and said.end > said.title.end:
            # Words for a body that is not known may hold the name: whose the posts are is open.
            self.found.append(_Entry())

    def _open(self, name: str) -> None:
        """Begin the entry of a name, or give it to the posts that wait for one."""
        if name and self.found and self.found[-1].pieces and not self.found[-1].name:
            self.found[-1].name = name
        else:
            self.found.append(_Entry(name=name))

    def _name(self, start: int, end: int) -> str:
        """Return the name that begins at a word, empty where none does."""
        start = _after_address(self.words, start)
        stop = start
        while stop < end and (stop == start or not self._is_parted(stop)):
            stop += 1
        found = self.words[start:stop]
        if not _FEWEST_WORDS <= len(found) <= _MOST_WORDS or found[0].key in unit_words():
            return ""
        raw = [self.text[word.start : word.end] for word in found]
        return normalize(" ".join(raw)) if all(r[0].isupper() for r in raw) else ""

    def _is_parted(self, at: int) -> bool:
        """Tell whether a sign stands before a word."""
        gap = self.text[self.words[at - 1].end : self.words[at].start]
        return bool(gap.strip(" .\u00a0"))


def _after_address(words: Sequence[Word], at: int) -> int:
    """Return the index after forms of address, titles and ranks."""
    for _ in range(_MOST_ADDRESSES):
        at = end_of_phrase("honorific", words, at)
    return at
