"""Which participants of an agreement are no longer in being on a day."""

from __future__ import annotations

import datetime as dt
import functools

import attrs

from phoiho.agreements.agreement import Agreement
from phoiho.agreements.identities import succession_of
from phoiho.agreements.participants import Participant
from phoiho.hierarchy import (
    Body,
    BodySuccessionOutcome,
    Existence,
    ExistenceAnswer,
    ended_on,
    exists,
)

__all__ = ["EndedParticipant", "ended_participants"]

_KEPT = 16384
"""Bodies and days whose answer is kept: many agreements are of the same bodies."""


@attrs.frozen(kw_only=True)
class EndedParticipant:
    """A participant whose body is no longer in being.

    Attributes:
        participant: The participant.
        body: Its body, the one that ended.
        existence: Why it is no longer there.
        last_day: Last day of the body.
        follower: The one body that follows it, as after a merger of provinces;
            `None` where none does, or several do.
    """

    participant: Participant
    body: Body
    existence: Existence
    last_day: dt.date
    follower: Body | None = None


def ended_participants(agreement: Agreement, *, on: dt.date) -> tuple[EndedParticipant, ...]:
    """Return the participants that are no longer in being on a day.

    Looks at resolved bodies only; a collective's own body stands for it.

    Args:
        agreement: An agreement of a resolved dossier.
        on: The day.
    """
    ended = []
    for participant in agreement.participants:
        body = participant.body.body
        ending = _ending(body, on) if body is not None else None
        if body is not None and ending is not None:
            existence, day, follower = ending
            ended.append(
                EndedParticipant(
                    participant=participant,
                    body=body,
                    existence=existence,
                    last_day=day,
                    follower=follower,
                )
            )
    return tuple(ended)


@functools.lru_cache(_KEPT)
def _ending(body: Body, on: dt.date) -> tuple[Existence, dt.date, Body | None] | None:
    """Return why a body is no longer there, its last day, and the one that follows.

    `None` where it may be there.
    """
    existence = exists(body, on=on)
    if existence.answer is not ExistenceAnswer.NO:
        return None
    day = ended_on(body, by=on)
    return (existence, day, _one_follower(body, on)) if day is not None else None


def _one_follower(body: Body, on: dt.date) -> Body | None:
    """Return the body that follows one that ended, where there is exactly one."""
    succession = succession_of(body, on=on)
    if succession is None or succession.outcome is not BodySuccessionOutcome.ONE:
        return None
    return succession.bodies[0]
