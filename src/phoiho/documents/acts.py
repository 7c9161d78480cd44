"""Legal acts that coordination work and the rules rest on, and when they are in force."""

from __future__ import annotations

import datetime as dt

import attrs

from phoiho.errors import UnknownActError
from phoiho.reference import load_once, load_table, parse_day

__all__ = ["Act", "get_act", "iter_acts"]


@attrs.frozen(kw_only=True)
class Act:
    """A legal act.

    Attributes:
        number: Number and symbol as printed ("72/2025/QH15").
        name: Name in Vietnamese.
        issued_on: Day of issue or adoption, if known.
        in_force_from: First day in force, if known.
        in_force_to: Last day in force, `None` while in force or unknown.
        replaced_by: Number of the act that replaced it.
        status: How well the row is known.
        source: Where it was read.
    """

    number: str
    name: str
    issued_on: dt.date | None
    in_force_from: dt.date | None
    in_force_to: dt.date | None
    replaced_by: str
    status: str
    source: str

    def in_force(self, on: dt.date) -> bool | None:
        """Tell whether the act is in force on a day.

        Args:
            on: The day.

        Returns:
            `None` where the first day in force is not known, and the last has
            not passed.

        Examples:
            >>> get_act("72/2025/QH15").in_force(dt.date(2025, 6, 15))
            False
        """
        if self.in_force_to is not None and self.in_force_to < on:
            return False
        return None if self.in_force_from is None else self.in_force_from <= on


@load_once
def _acts() -> dict[str, Act]:
    """Read the table of acts."""
    return {
        row["number"]: Act(
            number=row["number"],
            name=row["name_vi"],
            issued_on=parse_day(row["issued_on"]),
            in_force_from=parse_day(row["in_force_from"]),
            in_force_to=parse_day(row["in_force_to"]),
            replaced_by=row["replaced_by"],
            status=row["status"],
            source=row["source"],
        )
        for row in load_table("acts").records()
    }


def get_act(number: str) -> Act:
    """Return the act with that number.

    Args:
        number: Number and symbol as printed.

    Raises:
        UnknownActError: The table does not have it; with similar numbers.

    Examples:
        >>> get_act("30/2020/NĐ-CP").issued_on
        datetime.date(2020, 3, 5)
    """
    try:
        return _acts()[number]
    except KeyError:
        import difflib  # slow, and only an error needs it

        similar = difflib.get_close_matches(number, _acts(), n=3, cutoff=0.8)
        raise UnknownActError(number, similar) from None


def iter_acts() -> tuple[Act, ...]:
    """Return every act of the table, by number."""
    return tuple(_acts().values())
