"""Which step may follow which in the life of an agreement, and taking one.

The table follows the life that papers show: drafted, discussed, agreed,
signed, carried out, reviewed at the end; amended and extended on the way.
"""

from __future__ import annotations

import datetime as dt
import functools

import attrs

from phoiho.agreements.agreement import Agreement
from phoiho.agreements.life import CHANGING, DatedStep, State, StateChange, dated_steps
from phoiho.agreements.recorded_lives import RecordedLife, life_before_steps, recorded_life
from phoiho.agreements.states import StateGround, state_after, state_with_reason
from phoiho.agreements.versioning import version_on
from phoiho.agreements.work_items import WorkItem
from phoiho.calendar import Cadence
from phoiho.errors import TransitionError
from phoiho.periods import Period, day_before, last_day

__all__ = ["allowed_transitions", "irregular_steps", "transition"]

_BEGINNINGS = frozenset(
    {State.DRAFT, State.CONSULTATION, State.AGREED, State.SIGNED, State.IN_FORCE}
)
_ENDINGS = frozenset({State.EXPIRED, State.REPLACED, State.PARTY_ENDED})
_GOING_ON = CHANGING | {State.REVIEWED} | _ENDINGS

_NEXT: dict[State | None, frozenset[State]] = {
    None: _BEGINNINGS,
    State.DRAFT: frozenset({State.CONSULTATION, State.AGREED, State.SIGNED, State.CANCELLED}),
    State.CONSULTATION: frozenset({State.DRAFT, State.AGREED, State.SIGNED, State.CANCELLED}),
    # The Front's own programme comes into force by a vote, without signatures.
    State.AGREED: frozenset({State.CONSULTATION, State.SIGNED, State.IN_FORCE, State.CANCELLED}),
    State.SIGNED: _GOING_ON | {State.IN_FORCE, State.CANCELLED},
    State.IN_FORCE: _GOING_ON | {State.CANCELLED},
    State.AMENDED: _GOING_ON | {State.CANCELLED},
    State.EXTENDED: _GOING_ON | {State.CANCELLED},
    State.REVIEWED: _GOING_ON,
    # The final review is often held months after the period's end.
    State.EXPIRED: frozenset({State.REVIEWED}),
    State.REPLACED: frozenset(),
    State.PARTY_ENDED: frozenset(),
    State.CANCELLED: frozenset(),
}
_LEFT_OPEN = {
    StateGround.EFFECT_DAY: frozenset({State.SIGNED}),
    StateGround.PERIOD_START: _BEGINNINGS,
}
"""Steps that a beginning derived from dates leaves to be told: papers are signed late."""


def allowed_transitions(agreement: Agreement, *, on: dt.date) -> tuple[State, ...]:
    """Return the states that an agreement may pass to on a day, in the order of its life.

    What its dates and bodies bring about on that very day may come before or
    after the step, so it can be put on record.

    Args:
        agreement: The agreement; unresolved bodies are taken to be in being.
        on: The day of the step.

    Returns:
        The states; none where the agreement is over, or where a later step is on record.

    Examples:
        >>> from phoiho.records import load
        >>> programme = load("examples/tay-ho-2024.toml").agreements[1]
        >>> [state.value for state in allowed_transitions(programme, on=dt.date(2025, 3, 1))]
        ['reviewed']
    """
    if _later_step(agreement, on) is not None:
        return ()
    life = recorded_life(agreement, on)
    allowed = {to for state in _states_around(life, on) for to in _NEXT[state]}
    allowed |= _left_open(life, on)
    return tuple(state for state in State if state in allowed)


def transition(
    agreement: Agreement,
    to: State,
    *,
    on: dt.date,
    basis: str | None = None,
    document: str | None = None,
    period: Period | None = None,
    items: tuple[WorkItem, ...] = (),
    cadences: tuple[Cadence, ...] = (),
) -> Agreement:
    """Return *agreement* with one more step in its history.

    Args:
        agreement: The agreement.
        to: The state it passes to.
        on: First day of that state.
        basis: The paper or fact behind the step.
        document: Id of the cited document that makes it.
        period: The period from then on, of an amendment or extension.
        items: All work items from then on, of an amendment or extension.
        cadences: All clauses on what is due from then on, likewise.

    Raises:
        TransitionError: Its state on that day does not allow the step, a later
            step is on record, the step cannot carry what it is given, or an
            extension does not end later than the agreement does.

    Examples:
        >>> from phoiho.records import load
        >>> programme = load("examples/tay-ho-2024.toml").agreements[1]
        >>> longer = transition(
        ...     programme,
        ...     State.EXTENDED,
        ...     on=dt.date(2024, 12, 20),
        ...     period=Period(start=dt.date(2024, 1, 1), end=dt.date(2025, 6, 30)),
        ... )
        >>> state_with_reason(longer, dt.date(2025, 7, 1)).state.value
        'expired'
        >>> transition(programme, State.SIGNED, on=dt.date(2024, 5, 1))
        Traceback (most recent call last):
        phoiho.errors.TransitionError: an agreement cannot pass from 'in_force' to 'signed' \
(allowed: reviewed, extended, amended, expired, replaced, party_ended, cancelled)
    """
    change = StateChange(
        state=to,
        on=on,
        basis=basis,
        document=document,
        period=period,
        items=items,
        cadences=cadences,
    )
    allowed = allowed_transitions(agreement, on=on)
    later = _later_step(agreement, on)
    reason = _content_fault(version_on(agreement, on), change)
    if later is not None:
        reason = f"a later step is on record: {later.change.state.value!r} on {later.day}"
    if to not in allowed or reason:
        now = state_with_reason(agreement, on).state
        raise TransitionError(
            now.value if now else "none", to.value, [state.value for state in allowed], reason
        )
    return attrs.evolve(agreement, history=(*agreement.history, change))


def irregular_steps(agreement: Agreement) -> tuple[StateChange, ...]:
    """Return the steps on record that no life of an agreement has.

    Steps between those on record may be missing: only what no path of allowed
    steps leads to is told, such as a draft of what was in force, or anything
    but a review after the end.

    Args:
        agreement: The agreement; unresolved bodies are taken to be in being.

    Returns:
        The steps by day.  Those without a day are not judged.
    """
    life, irregular = life_before_steps(agreement), []
    for step in dated_steps(agreement.history):
        if not _may_follow(life, step):
            irregular.append(step.change)
        life = life.after(step)
    return tuple(irregular)


def _may_follow(life: RecordedLife, step: DatedStep) -> bool:
    """Tell whether some path of steps leads from a life so far to a step."""
    paths = frozenset[State]().union(*map(_reachable, _states_around(life, step.day)))
    leads_on = step.change.state in paths | _left_open(life, step.day)
    return leads_on and not _content_fault(life.version, step.change)


@functools.cache
def _reachable(state: State | None) -> frozenset[State]:
    """Return the states to which some path leads; from a final one only the next."""
    found = _NEXT[state]
    if state is not None and state.is_final:
        return found
    while True:
        on_the_way = (_NEXT[step] for step in found if not step.is_final)
        wider = found.union(*on_the_way)
        if wider == found:
            return found
        found = wider


def _states_around(life: RecordedLife, day: dt.date) -> tuple[State | None, ...]:
    """Return the states without and with what the dates bring about on the day itself."""
    return tuple(state_after(life, by).state for by in (day_before(day), day))


def _left_open(life: RecordedLife, day: dt.date) -> frozenset[State]:
    """Return the steps that a beginning derived from dates leaves to be told."""
    return _LEFT_OPEN.get(state_after(life, day).ground, frozenset())


def _later_step(agreement: Agreement, on: dt.date) -> DatedStep | None:
    """Return the first step on record after a day."""
    return next((step for step in dated_steps(agreement.history) if step.day > on), None)


def _content_fault(agreement: Agreement, change: StateChange) -> str:
    """Say what is wrong with what a step carries; nothing where it is right."""
    carries = change.period is not None or change.items or change.cadences
    if carries and change.state not in CHANGING:
        return "only 'amended' and 'extended' can carry a period, items or cadences"
    if change.state is not State.EXTENDED or change.period is None or agreement.open_ended:
        return ""
    end, new_end = last_day(agreement.period), last_day(change.period)
    if end is None or new_end is None or new_end > end:
        return ""
    return f"an extension must end later than {end}, this one ends on {new_end}"
