"""Review events: meetings that look back on an agreement and sign the next.

An event is not an agreement and not a year: one conference may review the
standing regulation for one year and launch a programme for the next, so it
has reviewed and planned agreements, each with its own period.
"""

from __future__ import annotations

import attrs
from attrs.validators import optional

from phoiho.agreements import Coverage
from phoiho.agreements.clauses import not_negative
from phoiho.hierarchy import BodyRef, PostRef
from phoiho.labels import LabelledEnum
from phoiho.periods import DateValue, Period
from phoiho.reviews.awards import Award
from phoiho.reviews.outcomes import Outcome, ReviewReport
from phoiho.reviews.ratings import Rating

__all__ = [
    "Attendance",
    "EventForm",
    "EventPerson",
    "PersonRole",
    "ReviewEvent",
    "ReviewKind",
    "ReviewSubject",
    "Session",
]


class ReviewKind(LabelledEnum):
    """What an event did; one event often does several things.

    Examples:
        >>> ReviewKind.FINAL_REVIEW.label()
        'tổng kết'
    """

    BRIEFING = "briefing"
    INTERIM_REVIEW = "interim_review"
    FINAL_REVIEW = "final_review"
    ASSESSMENT = "assessment"
    SIGNING = "signing"
    LAUNCH = "launch"
    ISSUANCE = "issuance"
    INSPECTION = "inspection"
    WORKING_SESSION = "working_session"
    CONSULTATION = "consultation"
    JOINT_CONFERENCE = "joint_conference"


class EventForm(LabelledEnum):
    """In what form people met."""

    CONFERENCE = "conference"
    MEETING = "meeting"
    CEREMONY = "ceremony"
    WORKING_SESSION = "working_session"


class Session(LabelledEnum):
    """Part of the day."""

    MORNING = "morning"
    NOON = "noon"
    AFTERNOON = "afternoon"
    EVENING = "evening"


class PersonRole(LabelledEnum):
    """What a person did at an event."""

    HOST = "host"
    CO_CHAIR = "co_chair"
    REPORTER = "reporter"
    SPEAKER = "speaker"
    CONCLUDING_SPEAKER = "concluding_speaker"
    DIRECTING_GUEST = "directing_guest"
    GUEST = "guest"
    WITNESS = "witness"


@attrs.frozen(kw_only=True)
class ReviewSubject:
    """An agreement that an event looked back on, or forward to.

    Attributes:
        agreement: Id of the agreement in the record.
        period: The time looked at, where it is not the agreement's own.
    """

    agreement: str
    period: Period | None = None


@attrs.frozen(kw_only=True)
class Attendance:
    """A body that took part without being a participant of the agreement.

    Attributes:
        body: The body.
        role: What it did; a guest where left out.
        posts: Posts of those that came for it, as printed.
        count: How many came.
    """

    body: BodyRef
    role: PersonRole | None = None
    posts: tuple[PostRef, ...] = ()
    count: int | None = attrs.field(default=None, validator=optional(not_negative))


@attrs.frozen(kw_only=True)
class EventPerson:
    """A person at an event.

    Attributes:
        name: Name as printed, without rank.
        posts: Posts as printed, one an entry.
        roles: What the person did.
    """

    name: str
    posts: tuple[PostRef, ...] = ()
    roles: tuple[PersonRole, ...] = ()


@attrs.frozen(kw_only=True)
class ReviewEvent:
    """One meeting or act in the life of agreements.

    Attributes:
        id: Name of the event within the record.
        coverage: What the record was made from.
        kinds: What it did, by the words of the source.
        inferred_kinds: What a reader infers though no word says so.
        form: In what form people met.
        held_on: Its day, as far as it is known.
        held_on_printed: The words of the source.
        year_inferred: Whether the year is not printed with the day.
        session: Part of the day.
        place: Where.
        reviewed: Agreements looked back on.
        planned: Agreements signed or launched.
        hosts: Ids of participants that held it.
        attending: Other bodies that took part.
        people: Who was there and did what.
        outcome: What it found.
        report: The written report.
        minutes: How its minutes are named, where there are some.
        conclusions: Ids of the cited documents that conclude it.
        ratings: Ratings told there.
        awards: Commendations told there.
    """

    id: str
    coverage: Coverage
    kinds: tuple[ReviewKind, ...] = ()
    inferred_kinds: tuple[ReviewKind, ...] = ()
    form: EventForm | None = None
    held_on: DateValue | None = None
    held_on_printed: str | None = None
    year_inferred: bool = False
    session: Session | None = None
    place: str | None = None
    reviewed: tuple[ReviewSubject, ...] = ()
    planned: tuple[ReviewSubject, ...] = ()
    hosts: tuple[str, ...] = ()
    attending: tuple[Attendance, ...] = ()
    people: tuple[EventPerson, ...] = ()
    outcome: Outcome | None = None
    report: ReviewReport | None = None
    minutes: str | None = None
    conclusions: tuple[str, ...] = ()
    ratings: tuple[Rating, ...] = ()
    awards: tuple[Award, ...] = ()

    @property
    def all_kinds(self) -> tuple[ReviewKind, ...]:
        """Printed kinds, then inferred ones."""
        return (*self.kinds, *self.inferred_kinds)
