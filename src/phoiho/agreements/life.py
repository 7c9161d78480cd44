"""Steps in the life of an agreement, as a record holds them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

import attrs

from phoiho.agreements.work_items import WorkItem
from phoiho.calendar import Cadence
from phoiho.labels import LabelledEnum
from phoiho.periods import DateValue, Period, first_day, last_day

__all__ = [
    "BEFORE_SIGNING",
    "CHANGING",
    "DatedStep",
    "State",
    "StateChange",
    "dated_steps",
    "steps_until",
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

    @property
    def is_final(self) -> bool:
        """Whether the agreement is over."""
        return self in _FINAL


_FINAL = frozenset({State.EXPIRED, State.REPLACED, State.PARTY_ENDED, State.CANCELLED})
BEFORE_SIGNING = frozenset({State.DRAFT, State.CONSULTATION, State.AGREED})
"""Where a paper stands before it is signed."""
CHANGING = frozenset({State.AMENDED, State.EXTENDED})
"""The steps that change what the paper says, or how long it runs."""


@attrs.frozen(kw_only=True)
class StateChange:
    """One step of an agreement's life.

    Attributes:
        state: The state it passed to.
        on: First day of that state.
        basis: The paper or fact behind the step.
        document: Id of the cited document that made it.
        agreement: Id of the agreement in the record that made it.
        period: The period from then on, where the step moves it.
        items: All work items from then on; none where they stay as they were.
        cadences: All clauses on what is due from then on; none where they stay.
    """

    state: State
    on: DateValue
    basis: str | None = None
    document: str | None = None
    agreement: str | None = None
    period: Period | None = None
    items: tuple[WorkItem, ...] = ()
    cadences: tuple[Cadence, ...] = ()


@attrs.frozen(kw_only=True)
class DatedStep:
    """A step and the day from which it counts.

    Attributes:
        day: The day.
        change: The step.
    """

    day: dt.date
    change: StateChange


def dated_steps(history: Iterable[StateChange]) -> tuple[DatedStep, ...]:
    """Return the steps of a history by day, those of one day in the order of the record.

    A day known in part ("2025-03") counts from its first day, but not before
    the step listed ahead of it where that lies within.  Steps without a year
    are left out: nothing is guessed.

    Args:
        history: Steps as they are on record.

    Examples:
        >>> signed = StateChange(state=State.SIGNED, on=dt.date(2025, 3, 20))
        >>> amended = StateChange(state=State.AMENDED, on=Period.for_month(2025, 3))
        >>> [str(step.day) for step in dated_steps([signed, amended])]
        ['2025-03-20', '2025-03-20']
    """
    steps: list[DatedStep] = []
    ahead = dt.date.min
    for change in history:
        day, latest = first_day(change.on), last_day(change.on)
        if day is None:
            continue
        if day < ahead and (latest is None or ahead <= latest):
            day = ahead
        ahead = day
        steps.append(DatedStep(day=day, change=change))
    return tuple(sorted(steps, key=lambda step: step.day))


def steps_until(history: tuple[StateChange, ...], day: dt.date) -> tuple[DatedStep, ...]:
    """Return the steps up to a day by day; none after the first final one.

    Args:
        history: Steps as they are on record.
        day: The day.
    """
    found: list[DatedStep] = []
    for step in dated_steps(history) if history else ():
        if step.day > day or (found and found[-1].change.state.is_final):
            break
        found.append(step)
    return tuple(found)
