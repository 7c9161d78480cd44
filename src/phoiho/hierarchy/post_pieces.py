"""One printed line, cut into posts and what is none.

A sign or a word such as "kiêm" cuts the line only where a title begins after
it, so that the names of bodies stay whole ("Văn phòng Đoàn ĐBQH, HĐND và
UBND", "Ban Kinh tế - Xã hội").  A semicolon always cuts.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum

import attrs

from phoiho.hierarchy.post_titles import Title, body_follows, end_of_phrase, titles_at
from phoiho.labels import LabelledEnum
from phoiho.vietnamese.words import Word

__all__ = ["Piece", "PostStatus", "split_pieces"]

# "kiêm", "đồng chí PGS.TS.": more words of the sort before a title are no lead to it.
_MOST_PHRASES = 5
_CUT = re.compile(r"[^\w\s]|_|\n")


class PostStatus(LabelledEnum):
    """What a printed word says of the holder: acting ("quyền", "Q."), or former ("nguyên").

    Examples:
        >>> PostStatus.ACTING.label()
        'quyền'
    """

    ACTING = "acting"
    FORMER = "former"


@attrs.frozen(kw_only=True)
class Piece:
    """A post in a line, or words that are none.

    Attributes:
        start: Index of its first word: the word of the status, else the title.
        title_at: Index of the first word of the title.
        end: Index of the word after it.
        status: Acting or former, where a word says so.
        titles: The titles that it can begin with, the longest first; none
            where the words are no post.
    """

    start: int
    title_at: int
    end: int
    status: PostStatus | None = None
    titles: tuple[Title, ...] = ()


class _Cut(Enum):
    """How a word is parted from the one before it."""

    NO = 0
    SIGN = 1
    SEMICOLON = 2


def split_pieces(text: str, words: Sequence[Word]) -> tuple[Piece, ...]:
    """Cut a line into its posts and the words between them.

    Args:
        text: A line.
        words: Its words.
    """
    pieces: list[Piece] = []
    at = 0
    while at < len(words):
        cut = _cut_before(text, words, at)
        piece = None
        if cut is not _Cut.NO or _may_begin(text, words, at, pieces):
            piece = _post_at(text, words, at)
            if piece is None and (cut is _Cut.SEMICOLON or _addresses(text, words, at)):
                piece = Piece(start=at, title_at=at, end=at)
        if piece is None:
            at += 1
            continue
        if pieces:
            pieces[-1] = attrs.evolve(pieces[-1], end=at)
        pieces.append(piece)
        at = piece.titles[0].end if piece.titles else at + 1
    if pieces:
        pieces[-1] = attrs.evolve(pieces[-1], end=len(words))
    return tuple(pieces)


def _cut_before(text: str, words: Sequence[Word], at: int) -> _Cut:
    """Return how a word is parted from the one before it."""
    if at == 0:
        return _Cut.SEMICOLON
    gap = text[words[at - 1].end : words[at].start]
    if ";" in gap:
        return _Cut.SEMICOLON
    return _Cut.SIGN if _CUT.search(gap) else _Cut.NO


def _may_begin(text: str, words: Sequence[Word], at: int, pieces: Sequence[Piece]) -> bool:
    """Tell whether a post can begin at a word without a sign before it.

    It can at "kiêm" and after a title without a body: "UVTV Chủ tịch UBMTTQ".
    """
    if end_of_phrase("link", words, at) > at:
        return True
    title = pieces[-1].titles[0] if pieces and pieces[-1].titles else None
    return title is not None and title.end == at and not body_follows(text, words, title)


def _addresses(text: str, words: Sequence[Word], at: int) -> bool:
    """Tell whether a word after a sign addresses a person: ", bà ", not ", Bà Rịa"."""
    end = end_of_phrase("honorific", words, at)
    return _cut_before(text, words, at) is _Cut.SIGN and (
        end > at and text[words[at].start].islower()
    )


def _post_at(text: str, words: Sequence[Word], at: int) -> Piece | None:
    """Return the post that begins at a word, after links and forms of address.

    After "KT." stands the title of who is signed for.
    """
    if at and end_of_phrase("proxy", words, at - 1) == at:
        return None
    at = _skip(words, at, "link", "honorific")
    start, status = at, None
    for known in PostStatus:
        end = end_of_phrase(known.value, words, at)
        if end > at:
            status, at = known, _skip(words, end, "link")
    titles = titles_at(text, words, at) if at < len(words) else ()
    if not titles:
        return None
    return Piece(start=start, title_at=at, end=at, status=status, titles=titles)


def _skip(words: Sequence[Word], at: int, *roles: str) -> int:
    """Return the index after the phrases of some roles at a word."""
    for _ in range(_MOST_PHRASES):
        at = max(end_of_phrase(role, words, at) for role in roles)
    return at
