"""A dossier: the agreements and review events of one coordination story."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

import attrs

from phoiho.agreements import Agreement, Participant
from phoiho.hierarchy import AdministrativeUnit, BodyRef
from phoiho.labels import LabelledEnum
from phoiho.periods import DateValue, first_day
from phoiho.reviews.events import ReviewEvent, ReviewSubject

__all__ = [
    "FORMAT",
    "CitedDocument",
    "DocumentRole",
    "Dossier",
    "Source",
    "act_day",
    "event_day",
    "named_unit",
    "story_unit",
]

FORMAT = "phoiho/1"
"""The record format that this version reads and writes."""


class DocumentRole(LabelledEnum):
    """For what a paper is cited."""

    LEGAL_BASIS = "legal_basis"
    GUIDANCE = "guidance"
    PARENT = "parent"
    CONCLUSION = "conclusion"
    REPORT = "report"


@attrs.frozen(kw_only=True)
class Source:
    """Where the facts of a record come from.

    Attributes:
        publisher: The site, paper or office.
        title: Title of the page or paper.
        authors: Authors as printed.
        published_on: Day of publication.
        url: Address.
    """

    publisher: str | None = None
    title: str | None = None
    authors: tuple[str, ...] = ()
    published_on: DateValue | None = None
    url: str | None = None


@attrs.frozen(kw_only=True)
class CitedDocument:
    """A paper cited anywhere in the story.

    Attributes:
        id: Name of the paper within the record.
        number: Number and symbol as printed.
        printed: The words of the citation.
        issued_on: Its day as printed, even when it looks wrong.
        issuer: Who issued it.
        role: For what it is cited.
        cited_by: Ids of the agreements that cite it.
    """

    id: str
    number: str | None = None
    printed: str | None = None
    issued_on: DateValue | None = None
    issuer: BodyRef | None = None
    role: DocumentRole | None = None
    cited_by: tuple[str, ...] = ()


@attrs.frozen(kw_only=True)
class Dossier:
    """The agreements, papers and review events of one coordination story.

    Attributes:
        format: Version of the record format.
        title: What the story is called in reports.
        note: What a reader should know of the record.
        reference_date: The day on which names are read where no act, period
            or event gives one.
        sources: Where the facts come from.
        agreements: The agreements, oldest first.
        documents: Papers cited anywhere in the story.
        events: The events.
    """

    format: str = FORMAT
    title: str
    note: str | None = None
    reference_date: dt.date | None = None
    sources: tuple[Source, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    documents: tuple[CitedDocument, ...] = ()
    events: tuple[ReviewEvent, ...] = ()

    def agreement(self, agreement_id: str) -> Agreement | None:
        """Return the agreement with that id, or `None`."""
        return next((a for a in self.agreements if a.id == agreement_id), None)

    def document(self, document_id: str) -> CitedDocument | None:
        """Return the cited document with that id, or `None`."""
        return next((d for d in self.documents if d.id == document_id), None)

    def host(self, event: ReviewEvent, participant_id: str) -> Participant | None:
        """Return the participant that an event names as host.

        Ids are looked up in the agreements planned, then reviewed, then in all.
        """
        subjects = (*event.planned, *event.reviewed)
        named = [a for s in subjects if (a := self.agreement(s.agreement)) is not None]
        for agreement in (*named, *self.agreements):
            if (participant := agreement.participant(participant_id)) is not None:
                return participant
        return None


def act_day(dossier: Dossier, agreement: Agreement) -> dt.date | None:
    """Return the day on which the names of an agreement are read.

    The day of signing, else of effect, else the first day of its period, else
    of an event that signs or reviews it, else the record's reference date; of
    a date known in part, its first day.
    """
    events = [
        event.held_on
        for subjects in ("planned", "reviewed")
        for event in dossier.events
        if any(subject.agreement == agreement.id for subject in getattr(event, subjects))
    ]
    return _first_known(
        (agreement.signed_on, agreement.effective_on, agreement.period, *events),
        dossier.reference_date,
    )


def event_day(dossier: Dossier, event: ReviewEvent) -> dt.date | None:
    """Return the day on which the names of an event are read.

    Its own day, else the first day of a planned period, else of a reviewed
    one, else the record's reference date.
    """
    periods = [_period(dossier, s) for s in (*event.planned, *event.reviewed)]
    return _first_known((event.held_on, *periods), dossier.reference_date)


def _period(dossier: Dossier, subject: ReviewSubject) -> DateValue | None:
    """Return the period of a subject, its agreement's where it has none of its own."""
    agreement = dossier.agreement(subject.agreement)
    return subject.period or (agreement.period if agreement else None)


def _first_known(values: Iterable[DateValue | None], default: dt.date | None) -> dt.date | None:
    """Return the first day of the first value that has one."""
    return next((day for value in values if (day := first_day(value)) is not None), default)


def named_unit(ref: BodyRef) -> AdministrativeUnit | None:
    """Return the unit of a resolved body, if it has a name."""
    unit = ref.body.unit if ref.body else None
    return unit if isinstance(unit, AdministrativeUnit) else None


def story_unit(dossier: Dossier) -> AdministrativeUnit | None:
    """Return the unit of the first resolved participant that has a named one."""
    participants = (p for agreement in dossier.agreements for p in agreement.participants)
    return next((unit for p in participants if (unit := named_unit(p.body)) is not None), None)
