"""What the embedded tables do not know, row by row.

Whoever decides something by an answer of this library can see here what it
rests on: rows that nobody has seen in a source, days that may be days of
signing, links that an equal name suggests, units at which the record ends.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypeAlias

import attrs

from phoiho.hierarchy.unit_types import UnitType
from phoiho.labels import LabelledEnum
from phoiho.reference import load_once, load_table, parse_day, table_keys

__all__ = ["DataGap", "GapKind", "data_gaps"]


class GapKind(LabelledEnum):
    """What is not known of a row.

    Examples:
        >>> GapKind.SAME_NAME.label("en")
        'linked by an equal name only'
    """

    FROM_MEMORY = "from_memory"
    PARTLY = "partly"
    UNCONFIRMED = "unconfirmed"
    SAME_NAME = "same_name"
    MAIN_ONLY = "main_only"
    NO_SUCCESSOR = "no_successor"
    NO_PREDECESSOR = "no_predecessor"
    RECORDED_DAY = "recorded_day"
    MISSING_ACT = "missing_act"
    PATTERN_ONLY = "pattern_only"
    UNKNOWN_PLACE = "unknown_place"
    UNDECIDED = "undecided"


@attrs.frozen(kw_only=True)
class DataGap:
    """One thing that is not known of one row of a table.

    Attributes:
        table: Name of the table, as in `phoiho.reference.table_keys`.
        key: The cells of the row's key, separated by blanks ("003-1").
        what: What is not known.
        status: How well the row is known (`confirmed`, `partly`, ...); empty
            in tables without that column.
        source: Keys of the table of sources, or words, as in the row.
        note: What the row says of it.
    """

    table: str
    key: str
    what: GapKind
    status: str
    source: str
    note: str

    def __str__(self) -> str:
        note = f" ({self.note})" if self.note else ""
        return f"{self.table} {self.key}: {self.what.label('en')}{note}"


def data_gaps(*, table: str | None = None, what: GapKind | None = None) -> tuple[DataGap, ...]:
    """Return what the tables do not know, table by table and row by row.

    A row of which several things are unknown stands there several times.
    Reads every table at the first call.

    Args:
        table: Only gaps of this table.
        what: Only gaps of this kind.

    Returns:
        The gaps; none where the table has none or does not exist.

    Examples:
        >>> for gap in data_gaps(table="no_council_units", what=GapKind.UNKNOWN_PLACE):
        ...     print(gap.key, gap.status)
        pilot_2009 partly
        >>> from collections import Counter
        >>> Counter(gap.what for gap in data_gaps(table="units"))[GapKind.NO_SUCCESSOR]
        39
    """
    return tuple(
        gap
        for gap in _every_gap()
        if table in {None, gap.table} and (what is None or gap.what is what)
    )


_Row: TypeAlias = Mapping[str, str]
_Finds: TypeAlias = Iterator[tuple[GapKind, str]]


@load_once
def _every_gap() -> tuple[DataGap, ...]:
    """Look for gaps in every row of every table."""
    return tuple(gap for name in table_keys() for gap in _gaps_of(name))


def _gaps_of(table: str) -> Iterator[DataGap]:
    """Yield the gaps of one table."""
    key = table_keys()[table]
    look = _LOOK.get(table, _at_status)
    for row in load_table(table).records():
        cells = [row[column] for column in key]
        for what, note in look(row):
            yield DataGap(
                table=table,
                key=" ".join(filter(None, cells)),
                what=what,
                status=row.get("status", ""),
                source=row.get("source", ""),
                note=note,
            )


_STATUSES = {
    "from memory": GapKind.FROM_MEMORY,
    "partly": GapKind.PARTLY,
    "unconfirmed": GapKind.UNCONFIRMED,
}


def _at_status(row: _Row) -> _Finds:
    """Yield what the status of a row admits."""
    what = _STATUSES.get(row.get("status", ""))
    if what is not None:
        yield what, row.get("note", "")


def _at_unit(row: _Row) -> _Finds:
    """Yield what a version of a unit admits."""
    links = _links()
    start, end = row["valid_from"], row["valid_to"]
    if row["date_basis"].startswith("recorded"):
        yield GapKind.RECORDED_DAY, f"{row['name']}, {start}"
    if (start and not row["act_from"]) or (end and not row["act_to"]):
        yield GapKind.MISSING_ACT, f"{row['name']}, {start}/{end}"
    # What ends with its level is followed through its communes.
    with_its_level = UnitType(row["type"]).valid_to == parse_day(end)
    if end and row["uid"] not in links.followed and not with_its_level:
        yield GapKind.NO_SUCCESSOR, f"{row['name']}, {end}"
    if start > links.first_day and row["uid"] not in links.preceded:
        yield GapKind.NO_PREDECESSOR, f"{row['name']}, {start}"


def _at_link(row: _Row) -> _Finds:
    """Yield what a link between units admits."""
    if "same-name" in row["source"]:
        yield GapKind.SAME_NAME, row["note"]
    else:
        yield from _at_status(row)
    if row["extent"] == "main":
        yield GapKind.MAIN_ONLY, row["note"]
    if not row["act"]:
        yield GapKind.MISSING_ACT, row["date"]


def _at_body_kind(row: _Row) -> _Finds:
    """Yield what a kind of body admits."""
    yield from _at_status(row)
    if row["named_by"] == "pattern":
        yield GapKind.PATTERN_ONLY, row["name_vi"]


def _at_council(row: _Row) -> _Finds:
    """Yield what a set of units without a council admits."""
    yield from _at_status(row)
    if row["within"] == "*unknown*":
        yield GapKind.UNKNOWN_PLACE, row["effect"]
    if row["in_force"] == "undecided":
        yield GapKind.UNDECIDED, row["effect"]


_LOOK = {
    "units": _at_unit,
    "succession": _at_link,
    "body_kinds": _at_body_kind,
    "no_council_units": _at_council,
}
"""Where a table says more of its gaps than by a status."""


@attrs.frozen(kw_only=True)
class _Links:
    """Which units are linked to others, and since when the table has links."""

    followed: frozenset[str]
    preceded: frozenset[str]
    first_day: str


@load_once
def _links() -> _Links:
    """Read the ends of all links."""
    links = load_table("succession")
    old, new, day = (links.columns.index(name) for name in ("old_uid", "new_uid", "date"))
    return _Links(
        followed=frozenset(row[old] for row in links.rows),
        preceded=frozenset(row[new] for row in links.rows),
        first_day=min(row[day] for row in links.rows),
    )
