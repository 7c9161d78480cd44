"""What a review found, and the written report of it."""

from __future__ import annotations

import attrs

from phoiho.labels import LabelledEnum
from phoiho.periods import DateValue, Period

__all__ = [
    "Direction",
    "Outcome",
    "OutcomeSection",
    "ReviewReport",
]


class OutcomeSection(LabelledEnum):
    """What a full review speaks of."""

    RESULTS = "results"
    SHORTCOMINGS = "shortcomings"
    CAUSES = "causes"
    LESSONS = "lessons"
    DIRECTIONS = "directions"
    RECOMMENDATIONS = "recommendations"


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

    @property
    def sections(self) -> tuple[OutcomeSection, ...]:
        """What it speaks of, in the order of a full review."""
        return tuple(section for section in OutcomeSection if getattr(self, section.value))


@attrs.frozen(kw_only=True)
class ReviewReport:
    """The written report of a review.

    Attributes:
        number: Number and symbol as printed.
        dated: Its own day, often not the meeting's.
        printed: How the record names it.
        sections: What it speaks of.
        data_period: The days whose figures it gives, the cut-off among them.
        estimated: Whether it says that figures after that are estimates.
    """

    number: str | None = None
    dated: DateValue | None = None
    printed: str | None = None
    sections: tuple[OutcomeSection, ...] = ()
    data_period: Period | None = None
    estimated: bool | None = None
