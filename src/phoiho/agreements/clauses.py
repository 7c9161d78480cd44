"""Clauses of a paper: its chapters and articles, the counts it states, its money."""

from __future__ import annotations

from decimal import Decimal

import attrs
from attrs.validators import optional

from phoiho.labels import LabelledEnum

__all__ = [
    "Clause",
    "ClauseKind",
    "ClauseSubject",
    "Funding",
    "FundingSource",
    "StatedCount",
    "Structure",
    "not_negative",
]


def not_negative(part: object, attribute: attrs.Attribute[int], value: int) -> None:
    """Refuse a count below zero.

    Args:
        part: What is made.
        attribute: The field.
        value: The count.

    Raises:
        ValueError: It is below zero.
    """
    if value < 0:
        msg = f"a count cannot be {value}"
        raise ValueError(msg)


class ClauseKind(LabelledEnum):
    """What division of a paper a clause is."""

    PART = "part"
    CHAPTER = "chapter"
    SECTION = "section"
    ARTICLE = "article"


class ClauseSubject(LabelledEnum):
    """What a clause of a regulation or programme is about."""

    SCOPE = "scope"
    PURPOSE = "purpose"
    PRINCIPLES = "principles"
    CONTENTS = "contents"
    METHODS = "methods"
    RESPONSIBILITIES = "responsibilities"
    REPORTING = "reporting"
    FUNDING = "funding"
    COMMENDATION = "commendation"
    IMPLEMENTATION = "implementation"
    AMENDMENT = "amendment"
    EFFECT = "effect"


class FundingSource(LabelledEnum):
    """Where the money for an agreement comes from."""

    STATE_BUDGET = "state_budget"
    OWN_BUDGET = "own_budget"
    CONTRIBUTIONS = "contributions"
    OTHER = "other"


@attrs.frozen(kw_only=True)
class Clause:
    """One division of a paper; an article belongs to the last chapter before it.

    Attributes:
        kind: Part, chapter, section or article.
        number: Its number as printed ("I", "3").
        heading: Its heading.
        subject: What it is about.
        text: Its words, as far as they are on record.
    """

    kind: ClauseKind
    number: str | None = None
    heading: str | None = None
    subject: ClauseSubject | None = None
    text: str | None = None


@attrs.frozen(kw_only=True)
class StatedCount:
    """How many items the paper says it has.

    Attributes:
        count: The number.
        printed: The words ("06 nội dung"); the count word varies and is kept.
    """

    count: int = attrs.field(validator=not_negative)
    printed: str | None = None


@attrs.frozen(kw_only=True)
class Structure:
    """Size of a regulation, as it states it.

    Attributes:
        chapters: Number of chapters.
        articles: Number of articles.
    """

    chapters: int | None = attrs.field(default=None, validator=optional(not_negative))
    articles: int | None = attrs.field(default=None, validator=optional(not_negative))


@attrs.frozen(kw_only=True)
class Funding:
    """Money for what the participants do together.

    Attributes:
        source: Where it comes from.
        payer: Id of the participant that pays; each for its own part where left out.
        amount: Sum in đồng.
        printed: The words of the paper.
    """

    source: FundingSource
    payer: str | None = None
    amount: Decimal | None = None
    printed: str | None = None
