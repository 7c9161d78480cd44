"""Steps in the life of an agreement, as a record holds them."""

from __future__ import annotations

import attrs

from phoiho.agreements.work_items import WorkItem
from phoiho.calendar import Cadence
from phoiho.labels import LabelledEnum
from phoiho.periods import DateValue, Period

__all__ = [
    "State",
    "StateChange",
]


class State(LabelledEnum):
    """Where an agreement stands in its life."""

    DRAFT = "draft"
    CONSULTATION = "consultation"
    AGREED = "agreed"
    SIGNED = "signed"
    IN_FORCE = "in_force"
    REVIEWED = "reviewed"
    EXTENDED = "extended"
    AMENDED = "amended"
    EXPIRED = "expired"
    REPLACED = "replaced"
    PARTY_ENDED = "party_ended"
    CANCELLED = "cancelled"


@attrs.frozen(kw_only=True)
class StateChange:
    """One step of an agreement's life.

    Attributes:
        state: The state it passed to.
        on: First day of that state.
        basis: The paper or fact behind the step.
        document: Id of the cited document that made it.
        period: The period from then on, where the step moves it.
        items: All work items from then on; none where they stay as they were.
        cadences: All clauses on what is due from then on; none where they stay.
    """

    state: State
    on: DateValue
    basis: str | None = None
    document: str | None = None
    period: Period | None = None
    items: tuple[WorkItem, ...] = ()
    cadences: tuple[Cadence, ...] = ()
