"""Posts: a title in a body ("Phó Chủ tịch" of "UBND quận Tây Hồ").

A printed line gives a person's posts one after the other and leaves out what
the reader knows: "Tỉnh ủy viên, Bí thư Thành ủy", "Bí thư Đảng ủy, Chủ tịch
HĐND phường Tây Hồ".  What is printed and what is inferred are kept apart.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

import attrs

from phoiho.hierarchy.abbreviations import spelled_out
from phoiho.hierarchy.bodies import Body, Place, UnnamedUnit
from phoiho.hierarchy.body_lookup import get_body
from phoiho.hierarchy.body_naming import body_names
from phoiho.hierarchy.positions import Position
from phoiho.hierarchy.post_bodies import (
    PostWords,
    bodies_implied,
    body_named,
    ends_body,
    read_post_words,
)
from phoiho.hierarchy.post_pieces import Piece, PostStatus, split_pieces
from phoiho.hierarchy.post_titles import Title, title_key
from phoiho.hierarchy.units import AdministrativeUnit
from phoiho.vietnamese import normalize
from phoiho.vietnamese.words import Word, split_words

__all__ = ["Post", "PostStatus", "make_posts", "parse_posts", "split_post"]

# No person has posts in more units: such a text is no line of posts.
_MOST_PLACES = 8


@attrs.frozen(kw_only=True)
class Post:
    """A title in a body.

    Attributes:
        title: The title as printed, without the body.
        body: The body that the words name, `None` where they name none that
            is known.  Where they only have the type ("UBND quận") its unit is
            that of the context, or unnamed.
        body_text: The words for the body as printed, empty where there are
            none.  A title may hold the first of them: "Dân vận Quận ủy" after
            "Trưởng ban".
        positions: The positions that the words can mean; several for a title
            without a body ("Chủ tịch"), none for one outside the table.
        status: Acting or former, where a word says so.
        printed: The words of the post, status included.
        span: Where they stand in the text.
        inferred_body: The body that is not printed, or not in full: taken
            from the other posts of the line, else from the unit of the
            context.
    """

    title: str
    body: Body | None = None
    body_text: str = ""
    positions: tuple[Position, ...] = ()
    status: PostStatus | None = None
    printed: str = ""
    span: tuple[int, int] = (0, 0)
    inferred_body: Body | None = None

    @property
    def position(self) -> Position | None:
        """The position, `None` where the words can mean several or none of the table."""
        return self.positions[0] if len(self.positions) == 1 else None

    @property
    def best_body(self) -> Body | None:
        """The inferred body, else the printed one."""
        return self.inferred_body or self.body


def parse_posts(
    text: str, *, on: dt.date, unit: AdministrativeUnit | None = None
) -> tuple[Post, ...]:
    """Return the posts of one person in a printed line.

    The line is cut at commas, dashes, "kiêm", "đồng thời là" and the like
    wherever a title begins after them.  Words before the first title, and
    pieces that begin with none, are no posts.

    A body that a post leaves out, or names without its unit ("Chủ tịch HĐND",
    "Trưởng ban Dân vận"), is inferred only where its kind is said and the
    units that the other posts print leave one answer; without such units it
    is that of *unit*.  "Bí thư" alone says no kind.

    Args:
        text: The line.
        on: The day on which names are read; where a unit is not in being that
            day, its nearest version is taken.
        unit: The unit of the context, for bodies that only have the type.

    Returns:
        The posts in the order of the line.  A body in a unit that is not
        known, or of which there are several, is `None` beside its words.

    Examples:
        >>> line = "UVTV, Phó Bí thư Quận ủy, Chủ tịch UBND quận Tây Hồ"
        >>> for post in parse_posts(line, on=dt.date(2024, 2, 28)):
        ...     print(post.title, "|", post.body_text, "|", post.best_body.id)
        UVTV |  | district_party_committee@003-1
        Phó Bí thư | Quận ủy | district_party_committee@003-1
        Chủ tịch | UBND quận Tây Hồ | people_committee@003-1
    """
    words = split_words(text)
    pieces = [piece for piece in split_pieces(text, words) if piece.titles]
    said = [read_post_words(text, words, piece.titles, piece.end) for piece in pieces]
    return make_posts(text, words, pieces, said, on=on, unit=unit)


def split_post(text: str, *, on: dt.date, unit: AdministrativeUnit | None = None) -> Post:
    """Split one printed post into its title and its body.

    Read as `parse_posts` reads it, but not cut: a title among the words for
    the body stays there.

    Args:
        text: The printed words.
        on: The day on which names are read; where the unit is not in being
            that day, its nearest version is taken.
        unit: The unit of the context, for bodies that only have the type.

    Returns:
        The post; words that begin with no title are a title without a body.

    Raises:
        UnknownUnitError: A known kind of body in a unit that never existed.
        AmbiguousUnitError: A known kind of body in one of several units.

    Examples:
        >>> post = split_post("Phó Chủ tịch UBND quận Tây Hồ", on=dt.date(2024, 2, 28))
        >>> post.title, post.body.id
        ('Phó Chủ tịch', 'people_committee@003-1')
    """
    words = split_words(text)
    piece = next(iter(split_pieces(text, words)), None)
    if piece is None or not piece.titles:
        return Post(title=normalize(text), printed=text, span=(0, len(text)))
    piece = attrs.evolve(piece, end=len(words))
    said = read_post_words(text, words, piece.titles, piece.end)
    (post,) = make_posts(text, words, [piece], [said], on=on, unit=unit)
    if said.names_unit and post.body is None:
        get_body(said.name, on=on, unit=unit, nearest=True)  # says what is not known
    return post


def make_posts(
    text: str,
    words: Sequence[Word],
    pieces: Sequence[Piece],
    said: Sequence[PostWords],
    *,
    on: dt.date,
    unit: AdministrativeUnit | None,
) -> tuple[Post, ...]:
    """Return the posts of one person, each with what the others tell of its body.

    Args:
        text: The line.
        words: Its words.
        pieces: The posts in the line.
        said: The words of each.
        on: The day.
        unit: The unit of the context.
    """
    named = [
        body_named(s.name, on=on, unit=unit) if s.names_unit or s.says_type else None for s in said
    ]
    printed_units = _units(body for s, body in zip(said, named, strict=True) if s.names_unit)
    places = printed_units or _units(named) or (unit,)
    if len(places) > _MOST_PLACES:
        places = ()
    posts = []
    for piece, post_words, body in zip(pieces, said, named, strict=True):
        post = _printed_post(text, words, piece, post_words)
        printed, inferred = body, None
        if body is None or not post_words.names_unit:
            inferred = _inferred_body(post, post_words, places, on=on, unit=unit)
        if body is not None and inferred is not None and printed_units:
            # The unit that the line names counts more than that of the context.
            printed = body_named(post_words.name, on=on, unit=None)
        posts.append(
            attrs.evolve(
                post,
                body=printed,
                inferred_body=inferred if inferred != printed else None,
                positions=_of_kind(post.positions, inferred or printed),
            )
        )
    return tuple(posts)


def _units(bodies: Iterable[Body | None]) -> tuple[Place, ...]:
    """Return the units of some bodies, each once."""
    units = dict.fromkeys(body.unit for body in bodies if body is not None)
    return tuple(unit for unit in units if unit is not None)


def _printed_post(text: str, words: Sequence[Word], piece: Piece, said: PostWords) -> Post:
    """Return a post as it is printed, its body only in words."""
    title = text[words[piece.title_at].start : words[said.title.end - 1].end]
    start = words[piece.start].start
    end = said.offset_after(text, words, piece.end if ends_body(words, said.end) else said.end)
    body_text = ""
    if said.end > said.title.end:
        first = words[said.title.end].start
        body_text = text[first : said.offset_after(text, words, said.end)]
    return Post(
        title=normalize(title),
        body_text=normalize(body_text),
        positions=_positions(said, body_text),
        status=piece.status,
        printed=text[start:end],
        span=(start, end),
    )


def _positions(said: PostWords, body_text: str) -> tuple[Position, ...]:
    """Return the positions that a title and the words for a body can mean."""
    title = said.title
    if not body_text:
        return title.positions or title.general
    found = title.positions_in(said.kinds)
    if not said.kinds:
        found = _by_full_title(title, title_key(spelled_out(body_text)))
    # What is left are titles of any other body.
    return found or tuple(p for p in title.positions if not p.body_kinds)


def _by_full_title(title: Title, body_words: str) -> tuple[Position, ...]:
    """Return the positions whose full title the words are, body and all.

    More words may follow only where bodies of the kind are named after what
    is no unit: "Trưởng Ban Công tác Mặt trận khu phố 3".
    """
    key = f"{title.key} {body_words}"
    named_by_unit = {kind for kind, _ in body_names()}
    return tuple(
        position
        for position in (*title.positions, *title.general)
        for full in map(title_key, position.titles)
        if key == full
        or (key.startswith(f"{full} ") and not named_by_unit.issuperset(position.body_kinds))
    )


def _of_kind(positions: tuple[Position, ...], body: Body | None) -> tuple[Position, ...]:
    """Keep the positions of a body whose unit is known, all where none is of its kind."""
    if body is None or isinstance(body.unit, UnnamedUnit):
        return positions
    return tuple(p for p in positions if body.kind.id in p.body_kinds) or positions


def _inferred_body(
    post: Post,
    said: PostWords,
    places: Sequence[Place | None],
    *,
    on: dt.date,
    unit: AdministrativeUnit | None,
) -> Body | None:
    """Return the one body that a post can mean in some places, one in a named unit first."""
    found = dict.fromkeys(
        body
        for place in places
        for body in bodies_implied(said, post.position, place, on=on, unit=unit)
    )
    certain = [body for body in found if not isinstance(body.unit, UnnamedUnit)] or list(found)
    return certain[0] if len(certain) == 1 else None
