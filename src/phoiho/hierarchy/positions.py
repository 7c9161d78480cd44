"""Positions: the titles of the political system, and how their holders are chosen.

A position is a title in a kind of body ("Phó Chủ tịch" in a People's
Committee); a post (see `posts`) is a position in one body.
"""

from __future__ import annotations

import datetime as dt

import attrs

from phoiho.errors import UnknownPositionError
from phoiho.hierarchy.body_kinds import get_body_kind
from phoiho.hierarchy.unit_types import Level
from phoiho.labels import LabelledEnum
from phoiho.reference import in_span, load_once, load_table, parse_day

__all__ = ["HowChosen", "Position", "get_position", "iter_positions"]


class HowChosen(LabelledEnum):
    """How a person comes to a post: four verbs that papers do not mix.

    Members of the Front's organs are chosen by consultation, never elected.

    Examples:
        >>> HowChosen.CONSULTED.label()
        'hiệp thương cử'
    """

    ELECTED = "elected"
    CONSULTED = "consulted"
    APPOINTED = "appointed"
    ASSIGNED = "assigned"


@attrs.frozen(kw_only=True)
class Position:
    """A title in one or more kinds of body.

    Attributes:
        id: Stable English code ("committee_chair").
        titles: Full titles in Vietnamese, the usual one first; `{field}` and
            the like stand for what varies.
        title_en: Title in English.
        abbreviations: How the full title is abbreviated.
        body_kinds: Codes of the kinds of body, the usual one first; none for
            a title of bodies outside the tables.
        levels: Levels on which it stands or stood.
        is_head: Whether its holder heads the body.
        rank: Rank inside the body, 1 for the first.
        list_order: Place in official lists, from 1 (see `list_order`).
        valid_from: First day of the position, where it has one of its own.
        valid_to: Last day, `None` while in being.
        how_chosen: The ways of choosing that occur, the usual one first; none
            where it comes with another post.
        note: What else is known, with the words of the source on the choice.
        status: How well the row is known (`confirmed`, `from memory`, ...).
        source: Keys into the table of sources.
    """

    id: str
    titles: tuple[str, ...]
    title_en: str
    abbreviations: tuple[str, ...]
    body_kinds: tuple[str, ...]
    levels: tuple[Level, ...]
    is_head: bool
    rank: int
    list_order: int
    valid_from: dt.date | None
    valid_to: dt.date | None
    how_chosen: tuple[HowChosen, ...]
    note: str
    status: str
    source: str

    def holds_on(self, day: dt.date) -> bool:
        """Tell whether the position stood on a day.

        A position lives no longer than the last of its kinds of body; whether
        one body stood that day is asked by `exists`.

        Args:
            day: The day; first and last days count.

        Examples:
            >>> get_position("district_secretary").holds_on(dt.date(2025, 7, 1))
            False
        """
        kinds = [get_body_kind(kind) for kind in self.body_kinds]
        spans = [(kind.valid_from, kind.valid_to) for kind in kinds]
        return in_span(day, self.valid_from, self.valid_to) and (
            not spans or any(in_span(day, start, end) for start, end in spans)
        )


@load_once
def _positions() -> dict[str, Position]:
    """Read the table of positions."""
    return {
        row["id"]: Position(
            id=row["id"],
            titles=tuple(row["title_vi"].split("|")),
            title_en=row["title_en"],
            abbreviations=_cells(row["abbreviations"]),
            body_kinds=_cells(row["body_kinds"]),
            levels=tuple(map(Level, _cells(row["levels"]))),
            is_head=row["is_head"] == "yes",
            rank=int(row["rank_in_body"]),
            list_order=int(row["list_order"]),
            valid_from=parse_day(row["valid_from"]),
            valid_to=parse_day(row["valid_to"]),
            how_chosen=tuple(map(HowChosen, _cells(row["how_chosen"]))),
            note=row["note"],
            status=row["status"],
            source=row["source"],
        )
        for row in load_table("positions").records()
    }


def _cells(cell: str) -> tuple[str, ...]:
    """Return the parts of a cell."""
    return tuple(filter(None, cell.split(";")))


def get_position(position_id: str) -> Position:
    """Return the position with that code.

    Args:
        position_id: Stable English code.

    Raises:
        UnknownPositionError: No such position; with similar codes.

    Examples:
        >>> get_position("front_chair").how_chosen
        (<HowChosen.CONSULTED: 'consulted'>,)
    """
    try:
        return _positions()[position_id]
    except KeyError:
        import difflib  # slow, and only an error needs it

        similar = difflib.get_close_matches(position_id[:60], _positions(), n=3)
        raise UnknownPositionError(position_id, similar) from None


def iter_positions(*, on: dt.date | None = None) -> tuple[Position, ...]:
    """Return the positions, by code.

    Args:
        on: Only those that stood on this day.

    Examples:
        >>> "district_secretary" in [p.id for p in iter_positions(on=dt.date(2026, 1, 1))]
        False
    """
    positions = tuple(_positions().values())
    return positions if on is None else tuple([p for p in positions if p.holds_on(on)])
