"""Work items: what the participants will do together, who leads, what is to be reached."""

from __future__ import annotations

from decimal import Decimal

import attrs

from phoiho.labels import LabelledEnum
from phoiho.periods import DateValue

__all__ = [
    "Assignment",
    "AssignmentRole",
    "Target",
    "TargetBound",
    "WorkItem",
]


class TargetBound(LabelledEnum):
    """How the words tie a target to its number.

    `at_least` and `at_most` count the number itself, `over` and `under` do not.
    """

    AT_LEAST = "at_least"
    OVER = "over"
    AT_MOST = "at_most"
    UNDER = "under"
    ABOUT = "about"


@attrs.frozen(kw_only=True)
class Target:
    """A measurable target of a work item.

    Attributes:
        indicator: What is measured.
        value: The number to reach, or the lower end of a range.
        upper: The upper end of a range.
        out_of: The whole that `value` is a part of ("3/4 huyện").
        bound: How the words tie it to the number ("từ 80% trở lên"); exactly so
            many where left out.
        unit: Unit of the numbers ("%", "cuộc").
        population: Of what ("tổ dân phố").
        due: By when.
        reached: The number that was reached.
        reached_estimated: Whether that number is an estimate ("ước đạt").
        printed: The words of the paper.
    """

    indicator: str
    value: Decimal | None = None
    upper: Decimal | None = None
    out_of: Decimal | None = None
    bound: TargetBound | None = None
    unit: str | None = None
    population: str | None = None
    due: DateValue | None = None
    reached: Decimal | None = None
    reached_estimated: bool = False
    printed: str | None = None


class AssignmentRole(LabelledEnum):
    """What a participant does in a work item."""

    LEAD = "lead"
    COORDINATING = "coordinating"


@attrs.frozen(kw_only=True)
class Assignment:
    """A participant's role in a work item.

    Attributes:
        role: Lead or coordinating.
        participant: Id of the participant.
    """

    role: AssignmentRole
    participant: str


@attrs.frozen(kw_only=True)
class WorkItem:
    """One thing that the participants will do together.

    Attributes:
        number: Number in the paper, counted from 1.
        text: What is to be done.
        lead: Ids of the participants that lead.
        coordinators: Ids of those that coordinate.
        targets: What is to be reached.
        due: By when.
        result: What came of it, in one sentence.
    """

    number: int | None = None
    text: str
    lead: tuple[str, ...] = ()
    coordinators: tuple[str, ...] = ()
    targets: tuple[Target, ...] = ()
    due: DateValue | None = None
    result: str | None = None

    @property
    def assignments(self) -> tuple[Assignment, ...]:
        """Who does what, leads first."""
        return tuple(
            Assignment(role=role, participant=participant)
            for role, ids in (
                (AssignmentRole.LEAD, self.lead),
                (AssignmentRole.COORDINATING, self.coordinators),
            )
            for participant in ids
        )
