"""What an agreement carries over a reform: which participants ended, who follows, what is left.

Facts with their law.  No text ends, transfers or renews agreements by name, so
none is "terminated by law" here; where no text speaks, the answer says so.

Basis: Luật 72/2025/QH15, Điều 51 khoản 3 (the district bodies end); Nghị quyết
190/2025/QH15 (papers of State bodies stay valid until they expire or are replaced).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence

import attrs

from phoiho.agreements.agreement import Agreement
from phoiho.agreements.identities import succession_of
from phoiho.agreements.life import BEFORE_SIGNING, State
from phoiho.agreements.participants import Participant
from phoiho.agreements.states import DerivedState, state_with_reason
from phoiho.agreements.versioning import version_on
from phoiho.agreements.work_items import WorkItem
from phoiho.documents import get_act
from phoiho.hierarchy import (
    Body,
    BodySuccession,
    BodySuccessionOutcome,
    Existence,
    ExistenceAnswer,
    ended_on,
    exists,
)
from phoiho.labels import LabelledEnum, Locale

__all__ = [
    "CarriedItem",
    "CarriedParticipant",
    "CarryOver",
    "ItemOwnership",
    "PaperStanding",
    "SigningAnswer",
    "SigningReason",
    "carry_over",
]

_PAPERS_STAY = "190/2025/QH15"
_STATE = "state"
_OVER = frozenset({State.EXPIRED, State.REPLACED, State.CANCELLED})
_Outcome = BodySuccessionOutcome


class SigningAnswer(LabelledEnum):
    """Whether an agreement needs to be signed again."""

    YES = "yes"
    NO = "no"
    NO_TEXT = "no_text"
    UNKNOWN = "unknown"


class SigningReason(LabelledEnum):
    """Why the answer on signing is what it is."""

    ALL_STAND = "all_stand"
    OVER = "over"
    NO_HEIR = "no_heir"
    NOT_KNOWN = "not_known"
    SEVERAL_FOLLOW = "several_follow"
    PAPERS_STAY = "papers_stay"
    NO_TEXT = "no_text"

    @property
    def answer(self) -> SigningAnswer:
        """The answer that it gives."""
        return _ANSWERS[self]


_ANSWERS = {
    SigningReason.ALL_STAND: SigningAnswer.NO,
    SigningReason.OVER: SigningAnswer.NO,
    SigningReason.NO_HEIR: SigningAnswer.YES,
    SigningReason.NOT_KNOWN: SigningAnswer.UNKNOWN,
    SigningReason.SEVERAL_FOLLOW: SigningAnswer.NO_TEXT,
    SigningReason.PAPERS_STAY: SigningAnswer.NO,
    SigningReason.NO_TEXT: SigningAnswer.NO_TEXT,
}


class PaperStanding(LabelledEnum):
    """What is known of the paper itself on the day.

    `stays` is what the law says of papers of State bodies; `no_text` that no
    text speaks of papers of the Front, the Party and the organisations.
    """

    NOT_BEGUN = "not_begun"
    IN_FORCE = "in_force"
    OVER = "over"
    STAYS = "stays"
    NO_TEXT = "no_text"


class ItemOwnership(LabelledEnum):
    """Whether a work item still has someone who leads it, or else takes part."""

    KEPT = "kept"
    FOLLOWED = "followed"
    NO_OWNER = "no_owner"
    NOT_ASSIGNED = "not_assigned"
    UNKNOWN = "unknown"


@attrs.frozen(kw_only=True)
class CarriedParticipant:
    """What became of one participant.

    Attributes:
        participant: The participant.
        body: Its body; `None` outside the tables.
        existence: Whether the body stands on the day, and why.
        last_day: Last day of a body that ended.
        succession: Who follows, by which text; `None` where nothing is known.
    """

    participant: Participant
    body: Body | None = None
    existence: Existence | None = None
    last_day: dt.date | None = None
    succession: BodySuccession | None = None

    @property
    def ended(self) -> bool:
        """Whether the body is no longer in being."""
        return self.last_day is not None

    @property
    def outcome(self) -> BodySuccessionOutcome:
        """How many bodies follow; `same` while it is in being."""
        return self.succession.outcome if self.succession is not None else _Outcome.UNKNOWN

    @property
    def followers(self) -> tuple[Body, ...]:
        """The bodies that follow one that ended, by law."""
        return self.succession.bodies if self.succession is not None and self.ended else ()

    @property
    def tasks_to(self) -> tuple[Body, ...]:
        """The bodies that took over its tasks without being heirs."""
        return self.succession.tasks_to if self.succession is not None else ()

    def explain(self, locale: Locale = "vi") -> str:
        """Return why it ended and who follows, with the texts behind it.

        Args:
            locale: Language of the words.
        """
        found = (self.existence, self.succession if self.ended else None)
        return "; ".join(part.explain(locale) for part in found if part is not None)


@attrs.frozen(kw_only=True)
class CarriedItem:
    """Whether one work item still has an owner.

    Attributes:
        item: The item.
        ownership: Whether it has, and by what.
        owners: Bodies that lead it on the day, or follow those that led it;
            those that coordinate where nobody leads.
    """

    item: WorkItem
    ownership: ItemOwnership
    owners: tuple[Body, ...] = ()


@attrs.frozen(kw_only=True)
class CarryOver:
    """What an agreement carries over to a day.

    Attributes:
        agreement: The agreement.
        on: The day.
        state: Where it stands that day.
        participants: What became of every participant.
        items: What became of every item, as amended by the day.
        paper: What is known of the paper itself.
        signing_reason: Why it needs signing again, or not.
    """

    agreement: Agreement
    on: dt.date
    state: DerivedState
    participants: tuple[CarriedParticipant, ...]
    items: tuple[CarriedItem, ...]
    paper: PaperStanding
    signing_reason: SigningReason

    @property
    def signing(self) -> SigningAnswer:
        """Whether it needs to be signed again."""
        return self.signing_reason.answer

    @property
    def ended(self) -> tuple[CarriedParticipant, ...]:
        """The participants that ended."""
        return tuple(participant for participant in self.participants if participant.ended)

    @property
    def unowned(self) -> tuple[WorkItem, ...]:
        """The items whose owners ended without an heir."""
        return tuple(i.item for i in self.items if i.ownership is ItemOwnership.NO_OWNER)

    @property
    def confirmed(self) -> bool:
        """Whether what became of those that ended was read in a source, step by step."""
        return all(p.succession is not None and p.succession.confirmed for p in self.ended)

    @property
    def legal_basis(self) -> str:
        """The texts behind the end of those that ended, and behind who follows them."""
        found = [
            text
            for p in self.ended
            if p.existence is not None and p.succession is not None
            for text in (p.existence.source, p.succession.legal_basis)
        ]
        return "; ".join(dict.fromkeys(filter(None, found)))


def carry_over(
    agreement: Agreement, *, on: dt.date, among: Collection[Agreement] = ()
) -> CarryOver:
    """Return what an agreement carries over to a day.

    Args:
        agreement: An agreement of a resolved record.
        on: The day, such as 1 July 2025.
        among: The agreements among which it stands, as in `state_on`: one that
            another has replaced is over.

    Returns:
        The participants that ended with day and law, who follows them, the
        items without an owner, what is known of the paper, and whether it needs
        signing again: yes where a participant ended without an heir, who alone
        could promise its part anew; no where all stand, the agreement is over, or
        it is one of State bodies with one heir each; `no_text` where no text
        decides; unknown where the tables do not tell.

    Basis:
        Nghị quyết 190/2025/QH15 for papers of State bodies; the rows of
        `body_succession` for who follows.

    Examples:
        >>> from phoiho.records import load
        >>> from phoiho.dossier import resolve
        >>> dossier = resolve(load("examples/binh-chanh-2021.toml"))
        >>> answer = carry_over(dossier.agreements[0], on=dt.date(2025, 7, 1))
        >>> [(p.participant.id, p.outcome.value) for p in answer.ended]
        [('council', 'many'), ('committee', 'many'), ('front', 'none')]
        >>> answer.ended[0].last_day
        datetime.date(2025, 6, 30)
        >>> answer.signing.value, answer.signing_reason.value, answer.paper.value
        ('yes', 'no_heir', 'no_text')
    """
    participants = tuple(_participant(participant, on) for participant in agreement.participants)
    state = state_with_reason(agreement, on, among=among)
    return CarryOver(
        agreement=agreement,
        on=on,
        state=state,
        participants=participants,
        items=tuple(_item(item, participants) for item in version_on(agreement, on).items),
        paper=_paper(state, participants),
        signing_reason=_signing(state, participants),
    )


def _participant(participant: Participant, on: dt.date) -> CarriedParticipant:
    """Return what became of a participant."""
    body = participant.body.body
    if body is None:
        return CarriedParticipant(participant=participant)
    existence = exists(body, on=on)
    is_gone = existence.answer is ExistenceAnswer.NO
    return CarriedParticipant(
        participant=participant,
        body=body,
        existence=existence,
        last_day=ended_on(body, by=on) if is_gone else None,
        succession=succession_of(body, on=on),
    )


def _paper(state: DerivedState, participants: Sequence[CarriedParticipant]) -> PaperStanding:
    """Return what is known of the paper."""
    if state.state is None or state.state in BEFORE_SIGNING:
        return PaperStanding.NOT_BEGUN
    if state.state in _OVER:
        return PaperStanding.OVER
    if any(participant.ended for participant in participants):
        return PaperStanding.STAYS if _is_kept_by_law(participants) else PaperStanding.NO_TEXT
    return PaperStanding.NOT_BEGUN if state.state is State.SIGNED else PaperStanding.IN_FORCE


def _signing(state: DerivedState, participants: Sequence[CarriedParticipant]) -> SigningReason:
    """Return whether an agreement needs signing again, by the reason that decides."""
    outcomes = {participant.outcome for participant in participants}
    ended = {participant.outcome for participant in participants if participant.ended}
    if state.state in _OVER:
        return SigningReason.OVER
    if _Outcome.NONE in ended:
        return SigningReason.NO_HEIR
    if not participants or _Outcome.UNKNOWN in outcomes:
        return SigningReason.NOT_KNOWN
    if not ended:
        return SigningReason.ALL_STAND
    if _Outcome.MANY in ended:
        return SigningReason.SEVERAL_FOLLOW
    return SigningReason.PAPERS_STAY if _is_kept_by_law(participants) else SigningReason.NO_TEXT


def _is_kept_by_law(participants: Sequence[CarriedParticipant]) -> bool:
    """Tell whether all are State bodies, and ended under the resolution on their papers."""
    act = get_act(_PAPERS_STAY)
    return all(
        participant.body is not None
        and participant.body.kind.branch == _STATE
        and (participant.last_day is None or act.in_force(participant.last_day) is True)
        for participant in participants
    )


def _item(item: WorkItem, participants: Sequence[CarriedParticipant]) -> CarriedItem:
    """Return whether an item still has an owner."""
    ids = item.lead or item.coordinators
    owners = [p for p in participants if p.participant.id in ids]
    if not owners:
        return CarriedItem(item=item, ownership=_unassigned(participants))
    standing = [p.body for p in owners if p.outcome is _Outcome.SAME and p.body is not None]
    if standing:
        return CarriedItem(item=item, ownership=ItemOwnership.KEPT, owners=tuple(standing))
    followers = tuple(dict.fromkeys(body for p in owners for body in p.followers))
    if any(p.outcome is _Outcome.UNKNOWN for p in owners):
        return CarriedItem(item=item, ownership=ItemOwnership.UNKNOWN, owners=followers)
    ownership = ItemOwnership.FOLLOWED if followers else ItemOwnership.NO_OWNER
    return CarriedItem(item=item, ownership=ownership, owners=followers)


def _unassigned(participants: Sequence[CarriedParticipant]) -> ItemOwnership:
    """Judge an item that names nobody: it is without an owner where nobody at all is left."""
    gone = all(p.outcome is _Outcome.NONE for p in participants)
    return ItemOwnership.NO_OWNER if participants and gone else ItemOwnership.NOT_ASSIGNED
