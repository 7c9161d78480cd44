"""Whether participants of two agreements are one body, or one follows the other.

The Standing Board that signs and the Committee it signs for count as one, as
they do in news; a unit that only changed its name goes on with its bodies.
"""

from __future__ import annotations

import datetime as dt
import functools
from typing import TypeAlias

from phoiho.agreements.participants import Participant
from phoiho.hierarchy import (
    Body,
    BodySuccession,
    BodySuccessionOutcome,
    RelationDirection,
    RelationVerb,
    UnitRef,
    UnnamedUnit,
    relations,
    successor_bodies,
)
from phoiho.hierarchy.body_groups import kinds_meant
from phoiho.hierarchy.existence import continued_body
from phoiho.hierarchy.references import OTHER_KIND
from phoiho.labels import LabelledEnum
from phoiho.reference import load_once, load_table
from phoiho.vietnamese import fold_key

__all__ = [
    "Identity",
    "ParticipantTie",
    "identity",
    "is_known",
    "principal",
    "read_on",
    "succession_of",
    "tie_between",
]

Identity: TypeAlias = Body | tuple[str, UnitRef | None]
"""The body a participant stands for; the folded words where no body is known."""

_KEPT = 4096  # answers kept: records name the same bodies again and again
_FOLLOWING = frozenset({BodySuccessionOutcome.ONE, BodySuccessionOutcome.MANY})


class ParticipantTie(LabelledEnum):
    """How a participant of one agreement hangs together with one of another."""

    SAME = "same"
    FOLLOWS = "follows"
    TOOK_OVER_TASKS = "took_over_tasks"


def principal(participant: Participant) -> Body | None:
    """Return the body that a participant stands for: of an organ, the body it acts for.

    Args:
        participant: A participant of a resolved record.

    Returns:
        The body; `None` outside the tables and before `resolve`.
    """
    body, on = participant.body.body, read_on(participant)
    if body is None or on is None or body.kind.id not in _organs():
        return body
    return _acting_for(body, on)


@load_once
def _organs() -> frozenset[str]:
    """Return the codes of the kinds that act for others."""
    rows = load_table("relations").records()
    organs = (row["subject"] for row in rows if row["verb"] == RelationVerb.STANDING_ORGAN_OF.value)
    return frozenset[str]().union(*map(kinds_meant, organs))


@functools.lru_cache(_KEPT)
def _acting_for(body: Body, on: dt.date) -> Body:
    """Return the body that an organ acts for; the body itself where it is no organ."""
    for relation in relations(body, on=on):
        acts_for = relation.verb is RelationVerb.STANDING_ORGAN_OF
        active = relation.direction is RelationDirection.ACTIVE
        if acts_for and active and len(relation.others) == 1:
            return relation.others[0]
    return body


def read_on(participant: Participant) -> dt.date | None:
    """Return the day on which the name of a participant was read."""
    resolution = participant.body.resolution
    return resolution.on if resolution is not None else None


def is_known(participant: Participant) -> bool:
    """Tell whether a participant is a certain body, of the tables or outside them."""
    if participant.body.kind == OTHER_KIND:
        return bool(participant.body.name)
    body = participant.body.body
    return body is not None and not isinstance(body.unit, UnnamedUnit)


def identity(participant: Participant) -> Identity:
    """Return what two participants share that are one body.

    Args:
        participant: Any participant.
    """
    ref = participant.body
    return principal(participant) or (fold_key(ref.printed_name), ref.unit)


def tie_between(one: Participant, other: Participant) -> ParticipantTie | None:
    """Return how two participants hang together, whichever is older; `None` if they do not.

    Args:
        one: A participant of an agreement.
        other: A participant of another one.
    """
    if identity(one) == identity(other):
        return ParticipantTie.SAME
    first, second = principal(one), principal(other)
    first_day, second_day = read_on(one), read_on(other)
    if first is None or second is None or first_day is None or second_day is None:
        return None
    return _tie(first, second, second_day) or _tie(second, first, first_day)


def _tie(body: Body, other: Body, on: dt.date) -> ParticipantTie | None:
    """Return how a body hangs together with one of another day."""
    if continued_body(body, on=on) == other:
        return ParticipantTie.SAME
    succession = succession_of(body, on=on)
    if succession is None:
        return None
    if succession.outcome in _FOLLOWING and other in succession.bodies:
        return ParticipantTie.FOLLOWS
    return ParticipantTie.TOOK_OVER_TASKS if other in succession.tasks_to else None


@functools.lru_cache(_KEPT)
def succession_of(body: Body, *, on: dt.date) -> BodySuccession | None:
    """Return what became of a body by a day, `None` where it did not stand before that day."""
    try:
        return successor_bodies(body, on=on)
    except ValueError:
        return None
