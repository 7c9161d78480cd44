"""A dossier: the agreements and review events of one coordination story."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain

import attrs

from phoiho.agreements import Agreement, Participant
from phoiho.hierarchy import AdministrativeUnit, BodyRef, UnnamedUnit, parent_of
from phoiho.labels import LabelledEnum
from phoiho.periods import DateValue, first_day
from phoiho.reviews.events import ReviewEvent, ReviewSubject

__all__ = [
    "CitedDocument",
    "DocumentRole",
    "Dossier",
    "FORMAT",
    "IgnoredRule",
    "Source",
    "act_day",
    "document_day",
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


def _check_reason(_: IgnoredRule, __: attrs.Attribute[str], value: str) -> None:
    """Refuse an entry that does not say why."""
    if not value.strip():
        msg = "expected the reason why the rule is ignored"
        raise ValueError(msg)


@attrs.frozen(kw_only=True)
class IgnoredRule:
    """A rule whose findings a record accepts.

    Attributes:
        code: Its code.
        reason: Why, in a few words.
        path: The part of the record that is meant, as a JSON path
            (`$.agreements[0]`); all of it where left out.

    Raises:
        ValueError: The reason is blank.
    """

    code: str
    reason: str = attrs.field(validator=_check_reason)
    path: str | None = None


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
        ignore: Rules whose findings are accepted, each with the reason.
    """

    format: str = FORMAT
    title: str
    note: str | None = None
    reference_date: dt.date | None = None
    sources: tuple[Source, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    documents: tuple[CitedDocument, ...] = ()
    events: tuple[ReviewEvent, ...] = ()
    ignore: tuple[IgnoredRule, ...] = ()

    def agreement(self, agreement_id: str) -> Agreement | None:
        """Return the agreement with that id, or `None`."""
        for agreement in self.agreements:
            if agreement.id == agreement_id:
                return agreement
        return None

    def document(self, document_id: str) -> CitedDocument | None:
        """Return the cited document with that id, or `None`."""
        return next((d for d in self.documents if d.id == document_id), None)

    def host(self, event: ReviewEvent, participant_id: str) -> Participant | None:
        """Return the participant that an event names as host.

        Ids are looked up in the agreements planned, then reviewed, then in all.
        """
        named = (self.agreement(s.agreement) for s in (*event.planned, *event.reviewed))
        for agreement in chain(named, self.agreements):
            if agreement and (participant := agreement.participant(participant_id)) is not None:
                return participant
        return None


def act_day(dossier: Dossier, agreement: Agreement) -> dt.date | None:
    """Return the day on which the names of an agreement are read.

    The day of signing, else of effect, else the first day of its period, else
    of an event that signs or reviews it, else the record's reference date; of
    a date known in part, its first day.
    """
    own = (agreement.signed_on, agreement.effective_on, agreement.period)
    return _first_known(chain(own, _days_held(dossier, agreement.id)), dossier.reference_date)


def _days_held(dossier: Dossier, agreement_id: str) -> Iterator[DateValue | None]:
    """Yield the days of the events that sign an agreement, then of those that review it."""
    for event in dossier.events:
        if any(subject.agreement == agreement_id for subject in event.planned):
            yield event.held_on
    for event in dossier.events:
        if any(subject.agreement == agreement_id for subject in event.reviewed):
            yield event.held_on


def event_day(dossier: Dossier, event: ReviewEvent) -> dt.date | None:
    """Return the day on which the names of an event are read.

    Its own day, else the first day of a planned period, else of a reviewed
    one, else the record's reference date.
    """
    periods = (_period(dossier, s) for s in (*event.planned, *event.reviewed))
    return _first_known(chain((event.held_on,), periods), dossier.reference_date)


def document_day(dossier: Dossier, document: CitedDocument) -> dt.date | None:
    """Return the day on which the issuer of a cited document is read.

    Its own day, else that of an agreement that cites it, else the record's
    reference date.
    """
    days = (act_day(dossier, a) for a in dossier.agreements if _cites(a, document))
    return _first_known(chain((document.issued_on,), days), dossier.reference_date)


def _cites(agreement: Agreement, document: CitedDocument) -> bool:
    """Tell whether an agreement cites a document, by the record of either."""
    listed = any(basis.document == document.id for basis in agreement.legal_bases)
    return listed or agreement.id in document.cited_by


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


def story_unit(dossier: Dossier, among: Iterable[str] = ()) -> AdministrativeUnit | None:
    """Return where the agreements of a resolved dossier play.

    The unit of the last of them that names one: the lowest unit that holds
    all units of its participants, else the commonest of these.

    Args:
        dossier: The dossier; agreements that are not resolved yet do not count.
        among: Ids of agreements that are asked first, such as those that an
            event looks back on.
    """
    asked = [agreement for ref in among if (agreement := dossier.agreement(ref)) is not None]
    latest = (*reversed(asked), *reversed(dossier.agreements))
    return next((unit for a in latest if (unit := _shared_unit(a)) is not None), None)


def _shared_unit(agreement: Agreement) -> AdministrativeUnit | None:
    """Return the lowest unit that holds all units of participants, else the commonest."""
    refs = [participant.body for participant in agreement.participants]
    named = [unit for ref in refs if (unit := named_unit(ref)) is not None]
    if not named:
        return None
    lines = [line for ref in refs if (line := _line(ref))]
    shared = (unit for unit in lines[0] if all(unit in line for line in lines))
    return next(shared, None) or Counter(named).most_common(1)[0][0]


def _line(ref: BodyRef) -> tuple[AdministrativeUnit, ...]:
    """Return the unit of a body, or what a unit without a name lies in, and all above it."""
    unit = ref.body.unit if ref.body is not None else None
    if isinstance(unit, UnnamedUnit):
        unit = unit.within
    line: list[AdministrativeUnit] = []
    while unit is not None and ref.resolution is not None:
        line.append(unit)
        unit = parent_of(unit, on=ref.resolution.on)
    return tuple(line)
