"""The state of an agreement on a day, derived from its record and from its bodies.

After a participant ends, an agreement still in force is `party_ended`: a fact,
since no text says what becomes of the paper.  The first final state stays.

Basis: Luật 72/2025/QH15, Điều 51 khoản 3 (the district bodies end); Nghị
quyết 190/2025/QH15 (papers of State bodies stay valid until they expire).
"""

from __future__ import annotations

import datetime as dt

import attrs

from phoiho.agreements.agreement import Agreement
from phoiho.agreements.life import State, StateChange
from phoiho.agreements.participants import Participant
from phoiho.errors import TransitionError
from phoiho.hierarchy import Body, Existence, ExistenceAnswer, ended_on, exists
from phoiho.periods import DateValue, day_after, first_day, last_day

__all__ = [
    "DerivedState",
    "EndedParticipant",
    "ended_participants",
    "state_on",
    "state_with_reason",
    "transition",
]

_FINAL = frozenset({State.EXPIRED, State.REPLACED, State.PARTY_ENDED, State.CANCELLED})
_RUNNING = frozenset({State.SIGNED, State.IN_FORCE, State.EXTENDED, State.AMENDED, State.REVIEWED})

_ALLOWED: dict[State, tuple[State, ...]] = {
    State.DRAFT: (State.CONSULTATION, State.AGREED, State.SIGNED, State.CANCELLED),
    State.CONSULTATION: (State.DRAFT, State.AGREED, State.SIGNED, State.CANCELLED),
    State.AGREED: (State.CONSULTATION, State.SIGNED, State.CANCELLED),
    State.SIGNED: (State.IN_FORCE, State.CANCELLED, State.PARTY_ENDED),
    State.REVIEWED: (State.EXPIRED, State.EXTENDED, State.REPLACED, State.PARTY_ENDED),
} | dict.fromkeys(
    (State.IN_FORCE, State.EXTENDED, State.AMENDED),
    (
        State.AMENDED,
        State.EXTENDED,
        State.REVIEWED,
        State.EXPIRED,
        State.REPLACED,
        State.PARTY_ENDED,
        State.CANCELLED,
    ),
)


@attrs.frozen(kw_only=True)
class EndedParticipant:
    """A participant whose body is no longer in being.

    Attributes:
        participant: The participant.
        body: The body that ended: the participant's, or a member's.
        existence: Why it is no longer there.
        last_day: Last day of the body.
    """

    participant: Participant
    body: Body
    existence: Existence
    last_day: dt.date


@attrs.frozen(kw_only=True)
class DerivedState:
    """A state and where it comes from.

    Attributes:
        state: The state; `None` before the agreement and when nothing is on record.
        since: First day of it, where known.
        from_history: Whether the record itself states it.
    """

    state: State | None
    since: dt.date | None = None
    from_history: bool = False


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
        if body is None:
            continue
        existence = exists(body, on=on)
        day = ended_on(body, by=on)
        if existence.answer is ExistenceAnswer.NO and day is not None:
            ended.append(
                EndedParticipant(
                    participant=participant, body=body, existence=existence, last_day=day
                )
            )
    return tuple(ended)


def state_on(agreement: Agreement, date: dt.date) -> State | None:
    """Return the state of *agreement* on a day.

    Derived from its history, its dates and its (resolved) bodies.

    Args:
        agreement: An agreement; unresolved bodies are taken to be in being.
        date: The day.

    Returns:
        The state, or `None` before anything on record.
    """
    return state_with_reason(agreement, date).state


def state_with_reason(agreement: Agreement, date: dt.date) -> DerivedState:
    """Return the state of *agreement* on a day, and since when.

    Args:
        agreement: As in `state_on`.
        date: The day.
    """
    recorded = _last_recorded(agreement, date)
    if recorded.state is not None and recorded.state not in _RUNNING:
        return recorded
    running = recorded if recorded.state is not None else _running_since(agreement, date)
    if running.state is None:
        return running
    ends = [end for end in _ends(agreement, date) if end.since is not None and end.since <= date]
    if recorded.state is not None and recorded.since is not None:
        since = recorded.since
        ends = [end for end in ends if end.since is not None and end.since > since]
    return min(ends, key=_order_of_ends, default=running)


def _order_of_ends(end: DerivedState) -> tuple[dt.date, int]:
    """Sort ends by day; on one day the agreement's own end comes first."""
    return end.since or dt.date.max, int(end.state is State.PARTY_ENDED)


def _last_recorded(agreement: Agreement, date: dt.date) -> DerivedState:
    """Return the last step on record, the first final one where there is one."""
    steps = sorted(
        (
            (day, change)
            for change in agreement.history
            if (day := first_day(change.on)) is not None
        ),
        key=lambda step: step[0],
    )
    passed = [step for step in steps if step[0] <= date]
    final = [step for step in passed if step[1].state in _FINAL]
    if not passed:
        return DerivedState(state=None)
    day, change = final[0] if final else passed[-1]
    return DerivedState(state=change.state, since=day, from_history=True)


def _running_since(agreement: Agreement, date: dt.date) -> DerivedState:
    """Return in force from the day of effect, of signing, or of the period's start."""
    starts: tuple[DateValue | None, ...] = (
        agreement.effective_on,
        agreement.signed_on,
        agreement.period,
    )
    start = next((day for value in starts if (day := first_day(value)) is not None), None)
    if start is None or date < start:
        return DerivedState(state=None, since=None)
    return DerivedState(state=State.IN_FORCE, since=start)


def _ends(agreement: Agreement, date: dt.date) -> list[DerivedState]:
    """Return what can end an agreement that runs."""
    ends = [
        DerivedState(state=State.PARTY_ENDED, since=day_after(ended.last_day))
        for ended in ended_participants(agreement, on=date)
    ]
    end = last_day(agreement.period)
    if end is not None and not agreement.open_ended:
        ends.append(DerivedState(state=State.EXPIRED, since=day_after(end)))
    return ends


def transition(
    agreement: Agreement, to: State, *, on: dt.date, basis: str | None = None
) -> Agreement:
    """Return *agreement* with one more step in its history.

    Args:
        agreement: The agreement.
        to: The state it passes to.
        on: First day of that state.
        basis: The paper or fact behind the step.

    Raises:
        TransitionError: Its state on that day does not allow the step.
    """
    now = state_on(agreement, on)
    allowed = _ALLOWED.get(now, ()) if now is not None else tuple(State)
    if to not in allowed:
        raise TransitionError(
            now.value if now else "none", to.value, [state.value for state in allowed]
        )
    change = StateChange(state=to, on=on, basis=basis)
    return attrs.evolve(agreement, history=(*agreement.history, change))
