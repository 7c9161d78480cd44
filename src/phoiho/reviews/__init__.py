"""Review events, what is due, and what was kept."""

from phoiho.reviews.awards import Award, AwardKind
from phoiho.reviews.compliance import ComplianceReport, DueStatus, Obligation, compliance
from phoiho.reviews.cycles import ReviewCycle, review_cycles
from phoiho.reviews.events import (
    Attendance,
    EventForm,
    EventPerson,
    PersonRole,
    ReviewEvent,
    ReviewKind,
    ReviewSubject,
    Session,
)
from phoiho.reviews.outcomes import Direction, Outcome, OutcomeSection, ReviewReport
from phoiho.reviews.ratings import Rating, RatingLevel
from phoiho.reviews.schedule import Due, due_dates, life_of

__all__ = [
    "Attendance",
    "Award",
    "AwardKind",
    "ComplianceReport",
    "Direction",
    "Due",
    "DueStatus",
    "EventForm",
    "EventPerson",
    "Obligation",
    "Outcome",
    "OutcomeSection",
    "PersonRole",
    "Rating",
    "RatingLevel",
    "ReviewCycle",
    "ReviewEvent",
    "ReviewKind",
    "ReviewReport",
    "ReviewSubject",
    "Session",
    "compliance",
    "due_dates",
    "life_of",
    "review_cycles",
]
