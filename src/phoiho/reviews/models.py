"""Review events: meetings that look back on an agreement and sign the next.

An event is not an agreement and not a year: one conference may review the
standing regulation for one year and launch a programme for the next, so it
has reviewed and planned agreements, each with its own period.
"""

from __future__ import annotations

from decimal import Decimal

import attrs

from phoiho.agreements import Coverage
from phoiho.hierarchy import BodyRef, PostRef
from phoiho.labels import LabelledEnum
from phoiho.periods import DateValue, Period

__all__ = [
    "Attendance",
    "Award",
    "AwardKind",
    "Direction",
    "EventForm",
    "EventPerson",
    "Outcome",
    "PersonRole",
    "Rating",
    "RatingLevel",
    "ReviewEvent",
    "ReviewKind",
    "ReviewReport",
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


class RatingLevel(LabelledEnum):
    """The four levels of yearly ratings.

    Basis:
        Quy định 132-QĐ/TW (2018), 124-QĐ/TW (2023), 366-QĐ/TW (2025); Nghị
        định 90/2020/NĐ-CP, 335/2025/NĐ-CP.
    """

    EXCELLENT = "excellent"
    GOOD = "good"
    COMPLETED = "completed"
    NOT_COMPLETED = "not_completed"


class AwardKind(LabelledEnum):
    """Forms of commendation."""

    CERTIFICATE_OF_COMMENDATION = "certificate_of_commendation"
    CERTIFICATE_OF_MERIT = "certificate_of_merit"
    EMULATION_FLAG = "emulation_flag"
    COMMEMORATIVE_MEDAL = "commemorative_medal"


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
    """

    body: BodyRef
    role: PersonRole | None = None


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
class Direction:
    """What a speaker asked for the future.

    Attributes:
        text: The request, in one sentence.
        by: Name of the speaker.
    """

    text: str
    by: str | None = None


@attrs.frozen(kw_only=True)
class Outcome:
    """What a review found, in own words, one sentence an entry.

    Attributes:
        results: What was reached.
        shortcomings: What fell short.
        causes: Why.
        lessons: What was learnt.
        directions: What speakers asked for.
        recommendations: What was proposed to others.
    """

    results: tuple[str, ...] = ()
    shortcomings: tuple[str, ...] = ()
    causes: tuple[str, ...] = ()
    lessons: tuple[str, ...] = ()
    directions: tuple[Direction, ...] = ()
    recommendations: tuple[str, ...] = ()


@attrs.frozen(kw_only=True)
class Rating:
    """The yearly rating of bodies.

    Attributes:
        recipients: The bodies rated.
        level: One of the four levels.
        period: The time rated.
        score: Points, since the rules of 2025 give some.
    """

    recipients: tuple[BodyRef, ...]
    level: RatingLevel
    period: Period | None = None
    score: Decimal | None = None


@attrs.frozen(kw_only=True)
class Award:
    """A commendation.

    Attributes:
        kinds: Its forms; several where a paper names them together.
        title: Its name as printed ("Cờ đơn vị thi đua xuất sắc").
        grantors: Who gave it.
        recipients: Who received it.
        period: For which time.
    """

    kinds: tuple[AwardKind, ...]
    title: str | None = None
    grantors: tuple[BodyRef, ...] = ()
    recipients: tuple[BodyRef, ...] = ()
    period: Period | None = None


@attrs.frozen(kw_only=True)
class ReviewReport:
    """The written report of a review.

    Attributes:
        number: Number and symbol as printed.
        dated: Its own day, often not the meeting's.
        printed: How the record names it.
    """

    number: str | None = None
    dated: DateValue | None = None
    printed: str | None = None


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
    ratings: tuple[Rating, ...] = ()
    awards: tuple[Award, ...] = ()

    @property
    def all_kinds(self) -> tuple[ReviewKind, ...]:
        """Printed kinds, then inferred ones."""
        return (*self.kinds, *self.inferred_kinds)
