"""Participants: bodies inside one agreement, and who signs for them."""

from __future__ import annotations

import attrs

from phoiho.hierarchy import BodyRef
from phoiho.labels import LabelledEnum
from phoiho.periods import DateValue, Period

__all__ = [
    "Participant",
    "ParticipantRole",
    "Signature",
]


class ParticipantRole(LabelledEnum):
    """What a participant is in the agreement as a whole.

    In a work item it leads or coordinates (`AssignmentRole`), whatever it is here.
    """

    LEAD = "lead"
    COORDINATING = "coordinating"
    STANDING = "standing"
    ROTATING_CHAIR = "rotating_chair"
    WITNESS = "witness"


@attrs.frozen(kw_only=True)
class Participant:
    """A body inside one agreement.

    Attributes:
        id: Name of the participant within the record, referred to elsewhere.
        body: The body.
        signing_organ: Organ that signs for it, as printed ("Ban Thường trực").
        signed: Whether it signed; `None` when not on record.
        focal_organ: Part of it that keeps the agreement going ("Văn phòng"), as printed.
        role: What it is in the agreement as a whole.
        role_period: For which time, where the role goes round.
        side: Side of the paper ("A", "B"), where it has sides.
        printed: How the paper names it, where it differs from `body`.
        members: Bodies of a collective.
        members_complete: Whether `members` lists all of them.
    """

    id: str
    body: BodyRef
    signing_organ: str | None = None
    signed: bool | None = None
    focal_organ: str | None = None
    role: ParticipantRole | None = None
    role_period: Period | None = None
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
