"""What bodies agreed to do together in a period.

Loading represents, rules judge: the model accepts whatever a real paper may
say; whether it should have said so is a matter for `phoiho.rules`.
"""

from __future__ import annotations

import attrs

from phoiho.agreements.clauses import Clause, Funding, StatedCount, Structure
from phoiho.agreements.instruments import Coverage, Instrument, LegalBasis, Link
from phoiho.agreements.life import StateChange
from phoiho.agreements.participants import Participant, Signature
from phoiho.agreements.work_items import WorkItem
from phoiho.calendar import Cadence
from phoiho.hierarchy import BodyRef
from phoiho.periods import DateValue, Period

__all__ = [
    "Agreement",
]


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
        issued_by: Who set it by a decision of its own, where it was not co-signed.
        normative: Whether it is a legal normative document.
        participants: The bodies, in the order of the paper.
        signatures: Who signed for whom.
        stated_items: How many items the paper says it has.
        items: The items that are on record.
        items_complete: Whether `items` lists all of them.
        legal_bases: Papers it rests on.
        structure: Size of a regulation, as it states it.
        clauses: Its chapters and articles, in the order of the paper.
        cadences: What is due how often, by its own clauses.
        funding: Where the money comes from.
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
    issued_by: BodyRef | None = None
    normative: bool | None = None
    participants: tuple[Participant, ...] = ()
    signatures: tuple[Signature, ...] = ()
    stated_items: StatedCount | None = None
    items: tuple[WorkItem, ...] = ()
    items_complete: bool | None = None
    legal_bases: tuple[LegalBasis, ...] = ()
    structure: Structure | None = None
    clauses: tuple[Clause, ...] = ()
    cadences: tuple[Cadence, ...] = ()
    funding: tuple[Funding, ...] = ()
    focal_bodies: tuple[BodyRef, ...] = ()
    links: tuple[Link, ...] = ()
    history: tuple[StateChange, ...] = ()

    @property
    def has_cadences(self) -> bool:
        """Whether a clause on reviews, meetings or reports is on record, be it of an amendment."""
        return bool(self.cadences) or any(change.cadences for change in self.history)

    def participant(self, participant_id: str) -> Participant | None:
        """Return the participant with that id, or `None`."""
        return next((p for p in self.participants if p.id == participant_id), None)
