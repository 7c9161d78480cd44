"""The state of an agreement on a day, derived from its record and from its bodies.

A step on record stands until a later step, or a later day of signing, effect
or end.  After a participant ends, an agreement still in force is
`party_ended`: a fact, since no text says what becomes of the paper.  A body
that exactly one other follows, as in a merged province, ends nothing.  The first
final state stays, unless the record itself says that the agreement went on.

Basis: Luật 72/2025/QH15, Điều 51 khoản 3 (the district bodies end); Nghị
quyết 190/2025/QH15 (papers of State bodies stay valid until they expire).
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

import attrs

from phoiho.agreements.agreement import Agreement
from phoiho.agreements.instruments import LinkKind
from phoiho.agreements.life import BEFORE_SIGNING, DatedStep, State, StateChange, steps_until
from phoiho.agreements.participant_ends import EndedParticipant, ended_participants
from phoiho.agreements.recorded_lives import RecordedLife, recorded_life
from phoiho.agreements.versioning import start_of
from phoiho.labels import LabelledEnum, Locale
from phoiho.periods import day_after, first_day, last_day
from phoiho.vietnamese import format_date

__all__ = [
    "DerivedState",
    "StateGround",
    "linking_agreements",
    "state_after",
    "state_on",
    "state_with_reason",
]

_RUNNING = frozenset(state for state in State if not state.is_final) - BEFORE_SIGNING


class StateGround(LabelledEnum):
    """What a derived state rests on."""

    NOTHING = "nothing"
    RECORDED = "recorded"
    SIGNING_DAY = "signing_day"
    EFFECT_DAY = "effect_day"
    PERIOD_START = "period_start"
    PERIOD_END = "period_end"
    AMENDING_AGREEMENT = "amending_agreement"
    REPLACING_AGREEMENT = "replacing_agreement"
    PARTICIPANT_ENDED = "participant_ended"


@attrs.frozen(kw_only=True)
class DerivedState:
    """A state and where it comes from.

    Attributes:
        state: The state; `None` before the agreement and when nothing is on record.
        since: First day of it, where known.
        ground: What it rests on.
        change: The step on record, where one states it.
        ended: The participant that ended, where that is the ground.
        other: The agreement that amends or replaces this one.
    """

    state: State | None
    since: dt.date | None = None
    ground: StateGround = StateGround.NOTHING
    change: StateChange | None = None
    ended: EndedParticipant | None = None
    other: Agreement | None = None

    @property
    def from_history(self) -> bool:
        """Whether the record itself states it."""
        return self.ground is StateGround.RECORDED

    def explain(self, locale: Locale = "vi") -> str:
        """Return the state, its first day and why, in one phrase.

        Args:
            locale: Language of the words.
        """
        reason = ": ".join(filter(None, (self.ground.label(locale), self._detail(locale))))
        if self.state is None or self.since is None:
            return reason
        vi = locale == "vi"
        since = f"từ ngày {format_date(self.since, 'slash')}" if vi else f"since {self.since}"
        return f"{self.state.label(locale)} {since} ({reason})"

    def _detail(self, locale: Locale) -> str:
        """Return the paper or the body behind the state."""
        if self.ended is not None:
            return f"{self.ended.body.name(locale)}, {self.ended.existence.explain(locale)}"
        if self.other is not None:
            return self.other.number or self.other.title or self.other.id
        return (self.change.basis or "") if self.change is not None else ""


_NOTHING = DerivedState(state=None)


def state_on(
    agreement: Agreement, date: dt.date, *, among: Collection[Agreement] = ()
) -> State | None:
    """Return the state of *agreement* on a day.

    Derived from its history, its dates, its (resolved) bodies and the
    agreements that amend or replace it.

    Args:
        agreement: An agreement; unresolved bodies are taken to be in being.
        date: The day.
        among: The agreements among which it stands, such as those of its
            record: one that replaces or amends it does so from its own first
            day in force.

    Returns:
        The state, or `None` before anything on record.

    Examples:
        >>> from phoiho.records import load
        >>> programme = load("examples/tay-ho-2024.toml").agreements[1]
        >>> state_on(programme, dt.date(2024, 6, 1)).value
        'in_force'
    """
    return state_with_reason(agreement, date, among=among).state


def state_with_reason(
    agreement: Agreement, date: dt.date, *, among: Collection[Agreement] = ()
) -> DerivedState:
    """Return the state of *agreement* on a day, since when, and why.

    Args:
        agreement: As in `state_on`.
        date: The day.
        among: As in `state_on`.

    Examples:
        >>> from phoiho.records import load
        >>> programme = load("examples/tay-ho-2024.toml").agreements[1]
        >>> print(state_with_reason(programme, dt.date(2025, 1, 1)).explain("en"))
        expired since 2025-01-01 (end of its period)
    """
    return state_after(recorded_life(agreement, date), date, among=among)


def linking_agreements(agreements: Iterable[Agreement]) -> Mapping[str, Sequence[Agreement]]:
    """Return, by the id of each agreement, those that link to it: its `among`.

    Args:
        agreements: The agreements of a record.
    """
    linking: defaultdict[str, list[Agreement]] = defaultdict(list)
    for agreement in agreements:
        for to in {link.agreement for link in agreement.links if link.agreement is not None}:
            linking[to].append(agreement)
    return linking


def state_after(
    life: RecordedLife, date: dt.date, *, among: Collection[Agreement] = ()
) -> DerivedState:
    """Return the state after the steps on record, by the dates and bodies up to a day.

    Args:
        life: What the steps leave of the agreement.
        date: The day up to which dates and bodies count.
        among: As in `state_on`.
    """
    if life.last is not None and life.last.change.state.is_final:
        return _recorded(life.last)
    current = _current(life, date, among)
    if current.state not in _RUNNING:
        return current
    ends = [
        end
        for end in _ends(life.version, date, among)
        if end.since is not None
        and end.since <= date
        and (life.went_on is None or end.since > life.went_on)
    ]
    return min(ends, key=lambda end: end.since or dt.date.max, default=current)


def _recorded(step: DatedStep) -> DerivedState:
    """Return the state that a step on record states."""
    change = step.change
    return DerivedState(
        state=change.state, since=step.day, ground=StateGround.RECORDED, change=change
    )


def _current(life: RecordedLife, date: dt.date, among: Collection[Agreement]) -> DerivedState:
    """Return the state that nothing has ended yet."""
    current = _recorded(life.last) if life.last is not None else _NOTHING
    own = _begun(life, date)
    if _goes_ahead(own, current):
        current = own
    if among and current.state in _RUNNING and current.state is not State.SIGNED:
        for day, other in _linked(life.version, LinkKind.AMENDS, among):
            if day <= date and _amends(day, current):
                current = DerivedState(
                    state=State.AMENDED,
                    since=day,
                    ground=StateGround.AMENDING_AGREEMENT,
                    other=other,
                )
    return current


def _begun(life: RecordedLife, date: dt.date) -> DerivedState:
    """Return how an agreement begins by its own dates.

    The start of its period counts only where neither a day nor a step tells more.
    """
    agreement = life.version
    effect, signed = first_day(agreement.effective_on), first_day(agreement.signed_on)
    if effect is not None and effect <= date:
        return DerivedState(state=State.IN_FORCE, since=effect, ground=StateGround.EFFECT_DAY)
    if signed is not None and signed <= date:
        state = State.IN_FORCE if effect is None else State.SIGNED
        return DerivedState(state=state, since=signed, ground=StateGround.SIGNING_DAY)
    start = first_day(agreement.period)
    if effect or signed or start is None or date < start or life.tells_beginning:
        return _NOTHING
    return DerivedState(state=State.IN_FORCE, since=start, ground=StateGround.PERIOD_START)


def _goes_ahead(own: DerivedState, recorded: DerivedState) -> bool:
    """Tell whether a day of signing or effect leads on from the last step on record."""
    if own.since is None or recorded.since is None:
        return recorded.since is None
    if recorded.state is State.SIGNED:
        return own.state is State.IN_FORCE
    return recorded.state in BEFORE_SIGNING and own.since >= recorded.since


def _amends(day: dt.date, current: DerivedState) -> bool:
    """Tell whether an amendment of a day is later than what an agreement is in."""
    if current.since is None or day != current.since:
        return current.since is None or day > current.since
    return current.state not in {State.AMENDED, State.EXTENDED}


def _linked(
    agreement: Agreement, kind: LinkKind, among: Collection[Agreement]
) -> Iterator[tuple[dt.date, Agreement]]:
    """Yield the agreements with such a link to this one, each with its first day in force."""
    for other in among:
        if other.id == agreement.id:
            continue
        if any(link.kind is kind and link.agreement == agreement.id for link in other.links):
            day = _first_day_in_force(other)
            if day is not None:
                yield day, other


def _first_day_in_force(agreement: Agreement) -> dt.date | None:
    """Return the first day of an agreement, `None` while it is no more than a draft."""
    steps = steps_until(agreement.history, dt.date.max)
    begun = next((s.day for s in steps if s.change.state in _RUNNING), None)
    dated = first_day(agreement.effective_on) or first_day(agreement.signed_on)
    day = dated or begun or start_of(agreement)
    if day is None:
        return None
    state = state_with_reason(agreement, day).state
    is_made = state is not None and state not in BEFORE_SIGNING | {State.CANCELLED}
    return day if is_made else None


def _ends(
    agreement: Agreement, date: dt.date, among: Collection[Agreement]
) -> Iterator[DerivedState]:
    """Yield what can end an agreement that runs; of two on one day the first counts."""
    end = last_day(agreement.period)
    if end is not None and not agreement.open_ended:
        yield DerivedState(state=State.EXPIRED, since=day_after(end), ground=StateGround.PERIOD_END)
    for day, other in _linked(agreement, LinkKind.REPLACES, among):
        yield DerivedState(
            state=State.REPLACED, since=day, ground=StateGround.REPLACING_AGREEMENT, other=other
        )
    for ended in ended_participants(agreement, on=date):
        if ended.follower is not None:
            continue
        yield DerivedState(
            state=State.PARTY_ENDED,
            since=day_after(ended.last_day),
            ground=StateGround.PARTICIPANT_ENDED,
            ended=ended,
        )
