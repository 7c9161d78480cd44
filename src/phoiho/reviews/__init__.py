"""Review events, what is due, and what was kept.

The names below load their modules at first use.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from phoiho._lazy import lazy_names

if TYPE_CHECKING:
    from phoiho.reviews.award_reading import AwardReading, parse_award
    from phoiho.reviews.awards import Award, AwardKind
    from phoiho.reviews.cycles import ReviewCycle, review_cycles
    from phoiho.reviews.dues import Due, DueSource, NoDayReason
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
    from phoiho.reviews.granting import (
        GrantingAnswer,
        GrantingPower,
        GrantingReason,
        GrantingVerdict,
        granting_powers,
        may_grant,
    )
    from phoiho.reviews.judging import compliance
    from phoiho.reviews.obligations import ComplianceReport, DueStatus, Obligation
    from phoiho.reviews.outcomes import Direction, Outcome, OutcomeSection, ReviewReport
    from phoiho.reviews.ratings import Rating, RatingLevel, parse_rating_level
    from phoiho.reviews.regimes import (
        RatingBand,
        RatingCap,
        RatingRegime,
        RatingScope,
        rating_regimes,
    )
    from phoiho.reviews.schedule import due_dates, life_of
    from phoiho.reviews.summaries import ComplianceRow, ComplianceSummary, compliance_of

_MODULES = {
    "Attendance": "events",
    "Award": "awards",
    "AwardKind": "awards",
    "AwardReading": "award_reading",
    "ComplianceReport": "obligations",
    "ComplianceRow": "summaries",
    "ComplianceSummary": "summaries",
    "Direction": "outcomes",
    "Due": "dues",
    "DueSource": "dues",
    "DueStatus": "obligations",
    "EventForm": "events",
    "EventPerson": "events",
    "GrantingAnswer": "granting",
    "GrantingPower": "granting",
    "GrantingReason": "granting",
    "GrantingVerdict": "granting",
    "NoDayReason": "dues",
    "Obligation": "obligations",
    "Outcome": "outcomes",
    "OutcomeSection": "outcomes",
    "PersonRole": "events",
    "Rating": "ratings",
    "RatingBand": "regimes",
    "RatingCap": "regimes",
    "RatingLevel": "ratings",
    "RatingRegime": "regimes",
    "RatingScope": "regimes",
    "ReviewCycle": "cycles",
    "ReviewEvent": "events",
    "ReviewKind": "events",
    "ReviewReport": "outcomes",
    "ReviewSubject": "events",
    "Session": "events",
    "compliance": "judging",
    "compliance_of": "summaries",
    "due_dates": "schedule",
    "granting_powers": "granting",
    "life_of": "schedule",
    "may_grant": "granting",
    "parse_award": "award_reading",
    "parse_rating_level": "ratings",
    "rating_regimes": "regimes",
    "review_cycles": "cycles",
}

__all__ = [
    "Attendance",
    "Award",
    "AwardKind",
    "AwardReading",
    "ComplianceReport",
    "ComplianceRow",
    "ComplianceSummary",
    "Direction",
    "Due",
    "DueSource",
    "DueStatus",
    "EventForm",
    "EventPerson",
    "GrantingAnswer",
    "GrantingPower",
    "GrantingReason",
    "GrantingVerdict",
    "NoDayReason",
    "Obligation",
    "Outcome",
    "OutcomeSection",
    "PersonRole",
    "Rating",
    "RatingBand",
    "RatingCap",
    "RatingLevel",
    "RatingRegime",
    "RatingScope",
    "ReviewCycle",
    "ReviewEvent",
    "ReviewKind",
    "ReviewReport",
    "ReviewSubject",
    "Session",
    "compliance",
    "compliance_of",
    "due_dates",
    "granting_powers",
    "life_of",
    "may_grant",
    "parse_award",
    "parse_rating_level",
    "rating_regimes",
    "review_cycles",
]

if not TYPE_CHECKING:  # else every misspelled name would pass as an object
    __getattr__, __dir__ = lazy_names(__name__, _MODULES)
