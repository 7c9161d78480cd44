"""Coordination agreements and their parts, as a record holds them.

Loading represents, rules judge: a model accepts whatever a real paper may
say; whether it should have said so is a matter for `phoiho.rules`.
"""

from __future__ import annotations

from decimal import Decimal

import attrs

from phoiho.calendar import Cadence
from phoiho.hierarchy import BodyRef
from phoiho.labels import LabelledEnum
from phoiho.periods import DateValue, Period

__all__ = [
    "Agreement",
    "Assignment",
    "AssignmentRole",
    "Coverage",
    "Instrument",
    "InstrumentKind",
    "LegalBasis",
    "Link",
    "LinkKind",
    "Participant",
    "Signature",
    "State",
    "StateChange",
    "StatedCount",
    "Structure",
    "Target",
    "WorkItem",
]


def _not_negative(part: object, attribute: attrs.Attribute[int], value: int) -> None:
    """Refuse a count below zero."""
    if value < 0:
        msg = f"a count cannot be {value}"
        raise ValueError(msg)


_optional_count = attrs.validators.optional(_not_negative)


class Coverage(LabelledEnum):
    """What a record was made from.

    What a report or an excerpt leaves out is not a fault of the paper: rules
    about missing parts judge `instrument` only.
    """

    INSTRUMENT = "instrument"
    EXCERPT = "excerpt"
    REPORT = "report"


class InstrumentKind(LabelledEnum):
    """What kind of paper sets the agreement.

    Examples:
        >>> InstrumentKind.PROGRAMME.label()
        'chương trình phối hợp'
    """

    REGULATION = "regulation"
    PROGRAMME = "programme"
    FRONT_ACTION_PROGRAMME = "front_action_programme"
    PLAN = "plan"
    JOINT_RESOLUTION = "joint_resolution"
    JOINT_PROGRAMME = "joint_programme"
    JOINT_RULE = "joint_rule"
    EMULATION_PLEDGE = "emulation_pledge"
    MEMORANDUM = "memorandum"
    CONTRACT = "contract"
    UNNAMED = "unnamed"


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


class LinkKind(LabelledEnum):
    """How an agreement stands to another paper."""

    IMPLEMENTS = "implements"
    AMENDS = "amends"
    REPLACES = "replaces"
    SUCCEEDS = "succeeds"
    ACCOMPANIES = "accompanies"


class AssignmentRole(LabelledEnum):
    """What a participant does in a work item."""

    LEAD = "lead"
    COORDINATING = "coordinating"


@attrs.frozen(kw_only=True)
class Instrument:
    """The paper that sets an agreement.

    Attributes:
        kind: Its kind; a headline is no evidence of it.
        printed: Its name as printed.
    """

    kind: InstrumentKind
    printed: str | None = None


@attrs.frozen(kw_only=True)
class Participant:
    """A body inside one agreement.

    Attributes:
        id: Name of the participant within the record, referred to elsewhere.
        body: The body.
        signing_organ: Organ that signs for it, as printed ("Ban Thường trực").
        signed: Whether it signed; `None` when not on record.
        side: Side of the paper ("A", "B"), where it has sides.
        printed: How the paper names it, where it differs from `body`.
        members: Bodies of a collective.
        members_complete: Whether `members` lists all of them.
    """

    id: str
    body: BodyRef
    signing_organ: str | None = None
    signed: bool | None = None
    side: str | None = None
    printed: str | None = None
    members: tuple[BodyRef, ...] = ()
    members_complete: bool | None = None


@attrs.frozen(kw_only=True)
class Signature:
    """One signature under an agreement.

    Attributes:
        participant: Id of the participant signed for.
        person: Name of the signer.
        post: Post of the signer as printed.
        on: Day of signing, where it differs from the agreement's.
    """

    participant: str
    person: str | None = None
    post: str | None = None
    on: DateValue | None = None


@attrs.frozen(kw_only=True)
class Target:
    """A measurable target of a work item.

    Attributes:
        indicator: What is measured.
        value: The number to reach, or the lower end of a range.
        upper: The upper end of a range.
        unit: Unit of the numbers ("%", "cuộc").
        population: Of what ("tổ dân phố").
        due: By when.
        printed: The words of the paper.
    """

    indicator: str
    value: Decimal | None = None
    upper: Decimal | None = None
    unit: str | None = None
    population: str | None = None
    due: DateValue | None = None
    printed: str | None = None


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


@attrs.frozen(kw_only=True)
class StatedCount:
    """How many items the paper says it has.

    Attributes:
        count: The number.
        printed: The words ("06 nội dung"); the count word varies and is kept.
    """

    count: int = attrs.field(validator=_not_negative)
    printed: str | None = None


@attrs.frozen(kw_only=True)
class Structure:
    """Size of a regulation.

    Attributes:
        chapters: Number of chapters.
        articles: Number of articles.
    """

    chapters: int | None = attrs.field(default=None, validator=_optional_count)
    articles: int | None = attrs.field(default=None, validator=_optional_count)


@attrs.frozen(kw_only=True)
class LegalBasis:
    """A paper that the agreement rests on.

    Attributes:
        document: Id of the cited document in the record.
        printed: The words of the citation.
    """

    document: str
    printed: str | None = None


@attrs.frozen(kw_only=True)
class Link:
    """How an agreement stands to another.

    Attributes:
        kind: The tie.
        agreement: Id of the other agreement in the record.
        document: Id of a cited document, where the other is no agreement here.
    """

    kind: LinkKind
    agreement: str | None = None
    document: str | None = None


@attrs.frozen(kw_only=True)
class StateChange:
    """One step of an agreement's life.

    Attributes:
        state: The state it passed to.
        on: First day of that state.
        basis: The paper or fact behind the step.
    """

    state: State
    on: DateValue
    basis: str | None = None


@attrs.frozen(kw_only=True)
class Agreement:
    """What bodies agreed to do together in a period.

    Attributes:
        id: Name of the agreement within the record.
        coverage: What the record was made from.
        instrument: The paper that sets it.
        number: Number and symbol as printed.
        title: Title as printed.
        period: The time it is for; may differ from every participant's term.
        open_ended: Whether it runs on ("và những năm tiếp theo").
        signed_on: Day of signing, as far as it is known.
        effective_on: First day in force, where the paper gives one.
        co_signed: False where one body set it by its own decision.
        normative: Whether it is a legal normative document.
        participants: The bodies, in the order of the paper.
        signatures: Who signed for whom.
        stated_items: How many items the paper says it has.
        items: The items that are on record.
        items_complete: Whether `items` lists all of them.
        legal_bases: Papers it rests on.
        structure: Size of a regulation.
        cadences: What is due how often, by its own clauses.
        focal_bodies: Bodies that keep it going between meetings.
        links: How it stands to other agreements.
        history: Steps of its life that are on record.
    """

    id: str
    coverage: Coverage
    instrument: Instrument
    number: str | None = None
    title: str | None = None
    period: Period | None = None
    open_ended: bool = False
    signed_on: DateValue | None = None
    effective_on: DateValue | None = None
    co_signed: bool | None = None
    normative: bool | None = None
    participants: tuple[Participant, ...] = ()
    signatures: tuple[Signature, ...] = ()
    stated_items: StatedCount | None = None
    items: tuple[WorkItem, ...] = ()
    items_complete: bool | None = None
    legal_bases: tuple[LegalBasis, ...] = ()
    structure: Structure | None = None
    cadences: tuple[Cadence, ...] = ()
    focal_bodies: tuple[BodyRef, ...] = ()
    links: tuple[Link, ...] = ()
    history: tuple[StateChange, ...] = ()

    def participant(self, participant_id: str) -> Participant | None:
        """Return the participant with that id, or `None`."""
        return next((p for p in self.participants if p.id == participant_id), None)
