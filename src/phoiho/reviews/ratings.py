"""Ratings of bodies, as a review tells them."""

from __future__ import annotations

from decimal import Decimal

import attrs

from phoiho.hierarchy import BodyRef
from phoiho.labels import LabelledEnum
from phoiho.periods import DateValue, Period

__all__ = [
    "Rating",
    "RatingLevel",
]


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


@attrs.frozen(kw_only=True)
class Rating:
    """The yearly rating of bodies.

    Attributes:
        recipients: The bodies rated.
        level: One of the four levels.
        period: The time rated.
        score: Points, since the rules of 2025 give some.
        number: Number of the decision, as printed.
        decided_on: Its day.
    """

    recipients: tuple[BodyRef, ...]
    level: RatingLevel
    period: Period | None = None
    score: Decimal | None = None
    number: str | None = None
    decided_on: DateValue | None = None
