"""A dossier: the agreements and review events of one coordination story."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import TypeVar

import attrs

from phoiho.agreements import Agreement, Participant
from phoiho.errors import (
    AmbiguousUnitError,
    RecordError,
    RecordIssue,
    UnknownBodyError,
    UnknownUnitError,
)
from phoiho.hierarchy import (
    AdministrativeUnit,
    BodyRef,
    PostRef,
    resolve_body,
    resolve_post,
)
from phoiho.labels import LabelledEnum
from phoiho.periods import DateValue, first_day
from phoiho.reviews.awards import Award
from phoiho.reviews.events import Attendance, EventPerson, ReviewEvent, ReviewSubject
from phoiho.reviews.ratings import Rating

__all__ = ["CitedDocument", "DocumentRole", "Dossier", "Source", "act_day", "event_day", "resolve"]

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


T = TypeVar("T")


@attrs.define(kw_only=True)
class _Resolver:
    """Resolves references one by one and collects what cannot be found."""

    on: dt.date | None
    unit: AdministrativeUnit | None
    issues: list[RecordIssue]

    def body(self, ref: BodyRef, path: str) -> BodyRef:
        """Resolve a body."""
        return self._attempt(partial(resolve_body, ref), ref, path)

    def bodies(self, refs: tuple[BodyRef, ...], path: str) -> tuple[BodyRef, ...]:
        """Resolve a list of bodies."""
        return tuple(self.body(ref, f"{path}[{i}]") for i, ref in enumerate(refs))

    def posts(self, refs: tuple[PostRef, ...], path: str) -> tuple[PostRef, ...]:
        """Resolve the posts of a table at a path."""
        return tuple(
            self._attempt(partial(resolve_post, ref), ref, f"{path}.posts[{i}]")
            for i, ref in enumerate(refs)
        )

    def _attempt(self, find: Callable[..., T], ref: T, path: str) -> T:
        """Resolve on the day, or note why that is not possible."""
        if self.on is None:
            self.issues.append(RecordIssue(path=path, reason=_NO_DAY))
            return ref
        try:
            return find(on=self.on, unit=self.unit)
        except (UnknownUnitError, UnknownBodyError, AmbiguousUnitError) as error:
            self.issues.append(_issue(path, error))
            return ref


_NO_DAY = "no day to read the name on: add signed_on, a period, held_on or reference_date"


def _issue(
    path: str, error: UnknownUnitError | UnknownBodyError | AmbiguousUnitError
) -> RecordIssue:
    """Turn a failed look-up into an issue of the record."""
    if isinstance(error, AmbiguousUnitError):
        reason = f"{error}; add the superior unit after a comma"
        return RecordIssue(path=path, reason=reason, suggestions=error.candidates)
    if isinstance(error, UnknownBodyError) and not error.suggestions:
        outside = '{ kind = "other", name = "..." }'
        reason = f"unknown body {error.name!r}; a body outside the tables is written {outside}"
        return RecordIssue(path=path, reason=reason)
    noun = "unit" if isinstance(error, UnknownUnitError) else "body"
    detail = f" {error.detail}" if error.detail else ""
    return RecordIssue(
        path=path,
        reason=f"unknown {noun} {error.name!r}{detail}",
        suggestions=error.suggestions,
    )


def resolve(dossier: Dossier) -> Dossier:
    """Return *dossier* with every printed body and post looked up.

    Each reference is read on the day of its act (see `act_day`, `event_day`).
    Where no unit of that name was in being that day, the nearest version is
    taken and marked; the rules judge it.

    Args:
        dossier: A dossier as loaded; one that is resolved is resolved anew.

    Raises:
        RecordError: Names that no version of any date ever had, or that
            several units have; all at once, each with its path.

    Examples:
        >>> from phoiho.records import loads
        >>> dossier = resolve(loads('''
        ... format = "phoiho/1"
        ... title = "Quận Tây Hồ"
        ... [[agreements]]
        ... id = "2024"
        ... coverage = "report"
        ... instrument = { kind = "programme" }
        ... signed_on = "2024-02-28"
        ... participants = [ { id = "front", body = "Ủy ban MTTQ Việt Nam quận Tây Hồ" } ]
        ... ''', format="toml"))
        >>> dossier.agreements[0].participants[0].body.body.name()
        'Ủy ban Mặt trận Tổ quốc Việt Nam quận Tây Hồ'
    """
    issues: list[RecordIssue] = []
    agreements = tuple(
        _resolve_agreement(dossier, agreement, f"$.agreements[{i}]", issues)
        for i, agreement in enumerate(dossier.agreements)
    )
    dossier = attrs.evolve(dossier, agreements=agreements)
    resolved = attrs.evolve(
        dossier,
        events=tuple(
            _resolve_event(dossier, event, f"$.events[{i}]", issues)
            for i, event in enumerate(dossier.events)
        ),
        documents=tuple(
            _resolve_document(dossier, document, f"$.documents[{i}]", issues)
            for i, document in enumerate(dossier.documents)
        ),
    )
    if issues:
        raise RecordError(issues)
    return resolved


def is_resolved(dossier: Dossier) -> bool:
    """Tell whether `resolve` has looked up every body and post of a dossier."""
    bodies = all(ref.resolution is not None for ref in _bodies(dossier))
    return bodies and all(ref.post is not None for ref in _posts(dossier))


def _bodies(dossier: Dossier) -> Iterator[BodyRef]:
    """Yield every reference to a body in a dossier."""
    for agreement in dossier.agreements:
        yield from agreement.focal_bodies
        for participant in agreement.participants:
            yield participant.body
            yield from participant.members
    for document in dossier.documents:
        if document.issuer is not None:
            yield document.issuer
    for event in dossier.events:
        yield from (attendance.body for attendance in event.attending)
        yield from (ref for rating in event.ratings for ref in rating.recipients)
        yield from (ref for award in event.awards for ref in (*award.grantors, *award.recipients))


def _posts(dossier: Dossier) -> Iterator[PostRef]:
    """Yield every reference to a post in a dossier."""
    for event in dossier.events:
        for person in event.people:
            yield from person.posts
        for attendance in event.attending:
            yield from attendance.posts


def _resolve_agreement(
    dossier: Dossier, agreement: Agreement, path: str, issues: list[RecordIssue]
) -> Agreement:
    """Resolve the participants and focal bodies of an agreement."""
    resolver = _Resolver(on=act_day(dossier, agreement), unit=None, issues=issues)
    participants = []
    for i, participant in enumerate(agreement.participants):
        where = f"{path}.participants[{i}]"
        body = resolver.body(participant.body, f"{where}.body")
        resolver.unit = resolver.unit or _named_unit(body)
        members = resolver.bodies(participant.members, f"{where}.members")
        participants.append(attrs.evolve(participant, body=body, members=members))
    return attrs.evolve(
        agreement,
        participants=tuple(participants),
        focal_bodies=resolver.bodies(agreement.focal_bodies, f"{path}.focal_bodies"),
    )


def _named_unit(ref: BodyRef) -> AdministrativeUnit | None:
    """Return the unit of a resolved body, if it has a name."""
    unit = ref.body.unit if ref.body else None
    return unit if isinstance(unit, AdministrativeUnit) else None


def story_unit(dossier: Dossier) -> AdministrativeUnit | None:
    """Return the unit of the first resolved participant that has a named one."""
    participants = (p for agreement in dossier.agreements for p in agreement.participants)
    return next((unit for p in participants if (unit := _named_unit(p.body)) is not None), None)


def _resolve_event(
    dossier: Dossier, event: ReviewEvent, path: str, issues: list[RecordIssue]
) -> ReviewEvent:
    """Resolve the bodies and posts of an event."""
    resolver = _Resolver(on=event_day(dossier, event), unit=story_unit(dossier), issues=issues)
    return attrs.evolve(
        event,
        attending=tuple(
            _resolve_attendance(resolver, a, f"{path}.attending[{i}]")
            for i, a in enumerate(event.attending)
        ),
        people=tuple(
            _resolve_person(resolver, person, f"{path}.people[{i}]")
            for i, person in enumerate(event.people)
        ),
        ratings=tuple(
            _resolve_rating(resolver, rating, f"{path}.ratings[{i}]")
            for i, rating in enumerate(event.ratings)
        ),
        awards=tuple(
            _resolve_award(resolver, award, f"{path}.awards[{i}]")
            for i, award in enumerate(event.awards)
        ),
    )


def _resolve_attendance(resolver: _Resolver, attendance: Attendance, path: str) -> Attendance:
    """Resolve a body that came, and the posts of those that came for it."""
    body = resolver.body(attendance.body, f"{path}.body")
    return attrs.evolve(attendance, body=body, posts=resolver.posts(attendance.posts, path))


def _resolve_person(resolver: _Resolver, person: EventPerson, path: str) -> EventPerson:
    """Resolve the posts of a person."""
    return attrs.evolve(person, posts=resolver.posts(person.posts, path))


def _resolve_rating(resolver: _Resolver, rating: Rating, path: str) -> Rating:
    """Resolve the bodies rated."""
    return attrs.evolve(rating, recipients=resolver.bodies(rating.recipients, f"{path}.recipients"))


def _resolve_award(resolver: _Resolver, award: Award, path: str) -> Award:
    """Resolve who gave and who received an award."""
    return attrs.evolve(
        award,
        grantors=resolver.bodies(award.grantors, f"{path}.grantors"),
        recipients=resolver.bodies(award.recipients, f"{path}.recipients"),
    )


def _resolve_document(
    dossier: Dossier, document: CitedDocument, path: str, issues: list[RecordIssue]
) -> CitedDocument:
    """Resolve the issuer of a cited document."""
    if document.issuer is None:
        return document
    on = first_day(document.issued_on) or dossier.reference_date
    citing = [a for ref in document.cited_by if (a := dossier.agreement(ref)) is not None]
    on = on or next((day for a in citing if (day := act_day(dossier, a)) is not None), None)
    resolver = _Resolver(on=on, unit=story_unit(dossier), issues=issues)
    return attrs.evolve(document, issuer=resolver.body(document.issuer, f"{path}.issuer"))
