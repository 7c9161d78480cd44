"""Review events, what is due, and what was kept."""

from phoiho.reviews.compliance import ComplianceReport, DueStatus, Obligation, compliance
from phoiho.reviews.cycles import ReviewCycle, review_cycles
from phoiho.reviews.models import (
    Attendance,
    Award,
    AwardKind,
    Direction,
    EventForm,
    EventPerson,
    Outcome,
    PersonRole,
    Rating,
    RatingLevel,
    ReviewEvent,
    ReviewKind,
    ReviewReport,
    ReviewSubject,
    Session,
)
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
