"""Posts: a title in a body ("Phó Chủ tịch" of "UBND quận Tây Hồ")."""

from __future__ import annotations

import datetime as dt

import attrs

from phoiho.hierarchy.bodies import Body
from phoiho.hierarchy.body_lookup import get_body
from phoiho.hierarchy.body_readings import kinds_named, read_body
from phoiho.hierarchy.units import (
    AdministrativeUnit,
)
from phoiho.reference import load_once, load_table
from phoiho.vietnamese import name_tokens

__all__ = ["Post", "split_post"]

# "Trưởng ban Dân vận Quận ủy", "Chánh Thanh tra quận": a head's title holds the
# first word of the body's name.
_SHARED_WORDS = ("Văn phòng", "Thanh tra", "Công an", "Phòng", "Ban")
_HEADS = ("trưởng ", "phó trưởng ", "chánh ", "phó chánh ")


@attrs.frozen(kw_only=True)
class Post:
    """A title in a body.

    Attributes:
        title: The title as printed, without the body.
        body: The body, `None` where the words name none that is known.
    """

    title: str
    body: Body | None = None


@load_once
def _titles() -> frozenset[str]:
    """Return every beginning, word by word, of the titles of the table.

    Titles end where the name of a body begins ("Chủ tịch" of "Chủ tịch Ủy ban
    nhân dân"): another body's name may begin with the same words.
    """
    beginnings: set[str] = set()
    for row in load_table("positions").records():
        for form in (*row["title_vi"].split("|"), *row["abbreviations"].split(";")):
            words = name_tokens(form.partition("{")[0])
            last = _last_word(words)
            beginnings.update(" ".join(words[:end]) for end in range(1, last + 1))
    return frozenset(beginnings)


def _last_word(words: list[str]) -> int:
    """Return the number of words before the body's name, all if there is none.

    Of names that end alike the shortest counts ("HĐND", not "Thường trực
    HĐND"), but all of it ("Ủy ban MTTQ", not "MTTQ").
    """
    last, kinds = len(words), frozenset[str]()
    for at in range(len(words) - 1, 0, -1):
        named = kinds_named(" ".join(words[at:]))
        if f"{' '.join(words[:at])} " in _HEADS:
            break
        if named and (not kinds or kinds & named):
            last, kinds = at, named
    return last


def split_post(text: str, *, on: dt.date, unit: AdministrativeUnit | None = None) -> Post:
    """Split a printed post into its title and its body.

    The longest title wins ("Phó Bí thư Thường trực" of the Quận ủy), unless the
    title holds the first word of the body ("Trưởng ban" of the Ban Dân vận).

    Args:
        text: The printed words.
        on: The day on which names are read; where the unit is not in being
            that day, its nearest version is taken.
        unit: The unit of the context, for bodies that only have the type.

    Raises:
        UnknownUnitError: A known kind of body in a unit that never existed.
        AmbiguousUnitError: A known kind of body in one of several units.

    Examples:
        >>> post = split_post("Phó Chủ tịch UBND quận Tây Hồ", on=dt.date(2024, 2, 28))
        >>> post.title, post.body.id
        ('Phó Chủ tịch', 'people_committee@003-1')
    """
    words = text.split()
    split = None
    for start in range(1, len(words)):
        title, rest = " ".join(words[:start]), " ".join(words[start:])
        if " ".join(name_tokens(title)) not in _titles():
            break
        shared = _with_shared_word(title, rest)
        if read_body(shared) is not None:
            split = title, shared
            break
        if read_body(rest) is not None:
            split = title, rest
    if split is None:
        return Post(title=text)
    return Post(title=split[0], body=get_body(split[1], on=on, unit=unit, nearest=True))


def _with_shared_word(title: str, rest: str) -> str:
    """Return the body's name with the word that the title shares with it."""
    if not title.lower().startswith(_HEADS):
        return ""
    shared = (word for word in _SHARED_WORDS if title.lower().endswith(word.lower()))
    return next((f"{word} {rest}" for word in shared), "")
