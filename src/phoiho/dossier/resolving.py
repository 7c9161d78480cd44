"""What the printed names of a dossier mean: its bodies and posts, looked up once."""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Callable, Iterator
from typing import TypeAlias, TypeVar

import attrs

from phoiho.agreements import Agreement
from phoiho.dossier.stories import (
    CitedDocument,
    Dossier,
    act_day,
    document_day,
    event_day,
    named_unit,
    story_unit,
)
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
from phoiho.reviews.awards import Award
from phoiho.reviews.events import Attendance, EventPerson, ReviewEvent
from phoiho.reviews.ratings import Rating

__all__ = ["is_resolved", "resolve"]

T = TypeVar("T", BodyRef, PostRef)


@attrs.define(kw_only=True)
class _Resolver:
    """Resolves references one by one and collects what cannot be found."""

    on: dt.date | None
    unit: AdministrativeUnit | None
    issues: list[RecordIssue]

    def body(self, ref: BodyRef, path: str) -> BodyRef:
        """Resolve a body."""
        return self._attempt(resolve_body, ref, path)

    def bodies(self, refs: tuple[BodyRef, ...], path: str) -> tuple[BodyRef, ...]:
        """Resolve a list of bodies."""
        return tuple(self.body(ref, f"{path}[{i}]") for i, ref in enumerate(refs))

    def posts(self, refs: tuple[PostRef, ...], path: str) -> tuple[PostRef, ...]:
        """Resolve the posts of a table at a path."""
        return tuple(
            self._attempt(resolve_post, ref, f"{path}.posts[{i}]") for i, ref in enumerate(refs)
        )

    def _attempt(self, find: Callable[..., T], ref: T, path: str) -> T:
        """Resolve on the day, or note why that is not possible."""
        if self.on is None:
            self.issues.append(RecordIssue(path=path, reason=_NO_DAY))
            return ref
        try:
            return find(ref, on=self.on, unit=self.unit)
        except (UnknownUnitError, UnknownBodyError, AmbiguousUnitError) as error:
            self.issues.append(_issue(path, ref, error))
            return ref


_OUTSIDE = {
    BodyRef: '{ kind = "other", name = "..." }',
    PostRef: '{ text = "...", outside = true }',
}
_NO_DAY = (
    "no day to read the name on: add signed_on, a period, held_on, issued_on or reference_date"
)


def _issue(
    path: str,
    ref: BodyRef | PostRef,
    error: UnknownUnitError | UnknownBodyError | AmbiguousUnitError,
) -> RecordIssue:
    """Turn a failed look-up into an issue of the record."""
    if isinstance(error, AmbiguousUnitError):
        reason = f"{error}; add the superior unit after a comma"
        return RecordIssue(path=path, reason=reason, suggestions=error.candidates)
    noun = "unit" if isinstance(error, UnknownUnitError) else "body"
    detail = f" {error.detail}" if error.detail else ""
    reason = f"unknown {noun} {error.name!r}{detail}"
    if not error.suggestions or isinstance(error, UnknownBodyError):
        reason += f"; one outside the tables is written {_OUTSIDE[type(ref)]}"
    return RecordIssue(path=path, reason=reason, suggestions=error.suggestions)


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
    places = functools.cache(functools.partial(story_unit, dossier))
    resolved = attrs.evolve(
        dossier,
        events=tuple(
            _resolve_event(dossier, event, f"$.events[{i}]", places, issues)
            for i, event in enumerate(dossier.events)
        ),
        documents=tuple(
            _resolve_document(dossier, document, f"$.documents[{i}]", places, issues)
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
        if agreement.issued_by is not None:
            yield agreement.issued_by
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
    """Resolve the participants, the issuer and the focal bodies of an agreement."""
    resolver = _Resolver(on=act_day(dossier, agreement), unit=None, issues=issues)
    participants = []
    for i, participant in enumerate(agreement.participants):
        where = f"{path}.participants[{i}]"
        body = resolver.body(participant.body, f"{where}.body")
        resolver.unit = resolver.unit or named_unit(body)
        members = resolver.bodies(participant.members, f"{where}.members")
        participants.append(attrs.evolve(participant, body=body, members=members))
    issuer = agreement.issued_by
    if issuer is not None:
        issuer = resolver.body(issuer, f"{path}.issued_by")
    return attrs.evolve(
        agreement,
        participants=tuple(participants),
        issued_by=issuer,
        focal_bodies=resolver.bodies(agreement.focal_bodies, f"{path}.focal_bodies"),
    )


_Places: TypeAlias = Callable[[tuple[str, ...]], AdministrativeUnit | None]
"""Tells where agreements, given by their ids, play."""


def _resolve_event(
    dossier: Dossier, event: ReviewEvent, path: str, places: _Places, issues: list[RecordIssue]
) -> ReviewEvent:
    """Resolve the bodies and posts of an event."""
    about = tuple([subject.agreement for subject in (*event.reviewed, *event.planned)])
    resolver = _Resolver(on=event_day(dossier, event), unit=places(about), issues=issues)
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
    dossier: Dossier, document: CitedDocument, path: str, places: _Places, issues: list[RecordIssue]
) -> CitedDocument:
    """Resolve the issuer of a cited document."""
    if document.issuer is None:
        return document
    resolver = _Resolver(
        on=document_day(dossier, document),
        unit=places(document.cited_by),
        issues=issues,
    )
    return attrs.evolve(document, issuer=resolver.body(document.issuer, f"{path}.issuer"))
