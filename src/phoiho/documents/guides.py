"""Which guide rules the form of a system's papers on a day?

Each system has guides of its own, one after another; a day before the oldest
one known, and a system without any, have none.  Papers are set out by habit
there, and the habit is kept beside the guides (`find_habit`).
"""

from __future__ import annotations

import datetime as dt

import attrs

from phoiho.documents.systems import DocumentSystem, NumberStyle
from phoiho.reference import in_span, load_once, load_table, parse_day

__all__ = ["Guide", "find_habit", "guide_for", "iter_guides"]

_NORMATIVE = "normative"


@attrs.frozen(kw_only=True)
class Guide:
    """A text that says how the papers of a system are set out.

    Attributes:
        number: Number and symbol of the text ("30/2020/NĐ-CP"); empty for a
            mere habit, which only `find_habit` returns.
        system: The system whose papers it rules.
        normative: Whether it rules normative papers; `None` where the system
            does not part them from others.
        valid_from: First day on which it rules.
        valid_to: Last day, `None` while it is in force.
        number_style: The order of a number under it.
        typed_letters: Whether official letters bear a type too ("CV").
        closed_types: Whether it lists every type of paper.
        form: Code of the layout that its papers share.
        signing: Code of the marks before a signer's post: `state` or `party`.
        status: How well the row is known.
        source: Where it was read.
        note: What is left to say.
    """

    number: str
    system: DocumentSystem
    normative: bool | None
    valid_from: dt.date | None
    valid_to: dt.date | None
    number_style: NumberStyle
    typed_letters: bool
    closed_types: bool
    form: str
    signing: str
    status: str
    source: str
    note: str

    @property
    def is_habit(self) -> bool:
        """Whether no text says so, and it is only what was seen in use."""
        return not self.number

    def rules_on(self, on: dt.date) -> bool:
        """Tell whether papers of a day follow it.

        Examples:
            >>> guide = guide_for(DocumentSystem.PARTY, on=dt.date(2020, 1, 1))
            >>> guide.number, guide.rules_on(dt.date(2026, 5, 27))
            ('36-HD/VPTW', False)
        """
        return in_span(on, self.valid_from, self.valid_to)


@load_once
def _guides() -> dict[DocumentSystem, tuple[Guide, ...]]:
    """Read the guides and habits of each system."""
    guides: dict[DocumentSystem, tuple[Guide, ...]] = {}
    for row in load_table("document_guides").records():
        system = DocumentSystem(row["system"])
        guide = Guide(
            number=row["number"],
            system=system,
            normative=row["kind"] == _NORMATIVE if row["kind"] else None,
            valid_from=parse_day(row["valid_from"]),
            valid_to=parse_day(row["valid_to"]),
            number_style=NumberStyle(row["number_style"]),
            typed_letters=row["letters"] == "typed",
            closed_types=row["types"] == "closed",
            form=row["form"],
            signing=row["signing"],
            status=row["status"],
            source=row["source"],
            note=row["note"],
        )
        guides[system] = (*guides.get(system, ()), guide)
    return guides


def find_habit(
    system: DocumentSystem, *, on: dt.date | None, normative: bool = False
) -> Guide | None:
    """Return the guide of a paper or, where none is known, the habit of its system.

    Args:
        system: The system of the paper.
        on: The day of the paper; `None` for what is in use today.
        normative: Whether it sets rules of law; asked of State papers only.

    Returns:
        A guide, a habit (its `number` is empty), or `None` where nothing is known.

    Examples:
        >>> habit = find_habit(DocumentSystem.FARMERS, on=dt.date(2025, 7, 1))
        >>> habit.number, habit.number_style.value
        ('', 'party')
    """
    for guide in _guides().get(system, ()):
        rules = guide.valid_to is None if on is None else guide.rules_on(on)
        if rules and guide.normative in {None, normative}:
            return guide
    return None


def guide_for(system: DocumentSystem, *, on: dt.date, normative: bool = False) -> Guide | None:
    """Return the guide that rules the form of a paper.

    Args:
        system: The system of the paper.
        on: The day of the paper.
        normative: Whether it sets rules of law; asked of State papers only.

    Returns:
        The guide, or `None` where none is known for that day.

    Basis:
        Nghị định 30/2020/NĐ-CP, Điều 2: it binds the bodies of the State, and
        other organisations apply it as fits beside guides of their own.

    Examples:
        >>> guide_for(DocumentSystem.STATE, on=dt.date(2020, 3, 5)).number
        '30/2020/NĐ-CP'
        >>> guide_for(DocumentSystem.STATE, on=dt.date(2025, 7, 1), normative=True).number
        '78/2025/NĐ-CP'
        >>> guide_for(DocumentSystem.FARMERS, on=dt.date(2025, 7, 1)) is None
        True
    """
    habit = find_habit(system, on=on, normative=normative)
    return None if habit is None or habit.is_habit else habit


def iter_guides() -> tuple[Guide, ...]:
    """Return every guide of the table, by system and first day."""
    return tuple(guide for habits in _guides().values() for guide in habits if not guide.is_habit)
