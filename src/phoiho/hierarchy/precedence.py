"""Order in official lists: a default, not a rule.

Basis: observed in papers.  Party rank goes first, an upper committee before a
lower one; then the council, the People's Committee, the Front, and the
organisations in the order of the Constitution, article 9 (labour, farmers,
youth, women, veterans), though papers differ.
"""

from __future__ import annotations

from typing import TypeAlias

from phoiho.hierarchy.people import Person
from phoiho.hierarchy.post_pieces import PostStatus
from phoiho.hierarchy.posts import Post
from phoiho.hierarchy.unit_types import Level

__all__ = ["ListOrder", "list_order", "person_order"]

ListOrder: TypeAlias = tuple[int, int, int, int]
"""A key to sort by: former or not, level, order of the position, rank in its body."""

_LEVELS = (Level.CENTRAL, Level.PROVINCE, Level.DISTRICT, Level.COMMUNE)
_LAST = 99


def list_order(post: Post, *, level: Level | None = None) -> ListOrder:
    """Return the key by which official lists order posts.

    Upper levels before lower ones, then by the order of the table of
    positions; former posts last.  Of several positions that the words can
    mean the first counts, a post outside the table comes after those in it.

    Args:
        post: The post.
        level: The level of the list, for posts that do not say theirs.

    Examples:
        >>> import datetime as dt
        >>> from phoiho.hierarchy import parse_posts
        >>> line = "Chủ tịch UBND huyện, Phó Bí thư Huyện ủy, Tỉnh ủy viên"
        >>> posts = parse_posts(line, on=dt.date(2024, 2, 28))
        >>> [post.title for post in sorted(posts, key=list_order)]
        ['Tỉnh ủy viên', 'Phó Bí thư', 'Chủ tịch']
    """
    level = _level_of(post) or level
    positions = [p for p in post.positions if level in p.levels] or post.positions
    order = min(((p.list_order, p.rank) for p in positions), default=(_LAST, _LAST))
    height = _LEVELS.index(level) if level is not None else len(_LEVELS)
    return (int(post.status is PostStatus.FORMER), height, *order)


def person_order(person: Person, *, level: Level | None = None) -> tuple[ListOrder, ...]:
    """Return the key by which official lists order people: by the highest post, then the others.

    A post that does not say its level is on that of the person's lowest.

    Args:
        person: The person.
        level: The level of the list, where no post says one.

    Examples:
        >>> import datetime as dt
        >>> from phoiho.hierarchy import parse_people
        >>> line = ("ông Lê Văn A, UVTV, Chủ tịch UBMTTQ quận; ông Lê Văn B, UVTV, Trưởng ban "
        ...         "Dân vận Quận ủy; bà Lê Thị C, Phó Bí thư, Chủ tịch UBND quận")
        >>> people = parse_people(line, on=dt.date(2019, 2, 21))
        >>> [person.name for person in sorted(people, key=person_order)]
        ['Lê Thị C', 'Lê Văn B', 'Lê Văn A']
    """
    levels = [found for post in person.posts if (found := _level_of(post)) is not None]
    own = max(levels, key=_LEVELS.index) if levels else level
    # A person without posts comes last.
    return tuple(sorted(list_order(post, level=own) for post in person.posts)) or ((_LAST,) * 4,)


def _level_of(post: Post) -> Level | None:
    """Return the level that a post says, in its body or in its title."""
    if post.best_body is not None:
        return post.best_body.level
    levels = {level for position in post.positions for level in position.levels}
    return levels.pop() if len(levels) == 1 else None
