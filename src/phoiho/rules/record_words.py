"""The words that a record keeps: where they stand, and whether a paper prints them.

Words are titles, items, clauses, quotations, what a meeting came to.  Names of
bodies, units, posts and people are no words here: other rules resolve them.

Every check walks all of them, so a field is left alone as soon as it is empty.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from phoiho.agreements import Agreement, Coverage, WorkItem
from phoiho.agreements.life import StateChange
from phoiho.dossier import Dossier
from phoiho.periods import first_day
from phoiho.reviews import ReviewEvent
from phoiho.reviews.outcomes import Outcome
from phoiho.rules.text_stream import Words

__all__ = ["words_of_agreement", "words_of_dossier", "words_of_event"]


def words_of_dossier(dossier: Dossier) -> Iterator[Words]:
    """Yield the words that a record has for itself.

    Args:
        dossier: The record.
    """
    if dossier.title:
        yield "$.title", dossier.title, None, False
    if dossier.note:
        yield "$.note", dossier.note, None, False


def words_of_agreement(path: str, agreement: Agreement) -> Iterator[Words]:
    """Yield the words of an agreement, those of later versions too.

    Args:
        path: Where the agreement stands in the record.
        agreement: The agreement.
    """
    printed = agreement.coverage is not Coverage.REPORT
    day = first_day(agreement.signed_on)
    if agreement.title:
        yield f"{path}.title", agreement.title, day, printed
    if agreement.instrument.printed:
        yield f"{path}.instrument.printed", agreement.instrument.printed, day, printed
    for field in ("period", "stated_items"):
        value = getattr(agreement, field)
        if value is not None and value.printed:
            yield f"{path}.{field}.printed", value.printed, day, printed
    if agreement.items:
        yield from _of_items(path, agreement.items, day, printed=printed)
    for field in ("legal_bases", "cadences", "funding"):
        for i, value in enumerate(getattr(agreement, field)):
            if value.printed:
                yield f"{path}.{field}[{i}].printed", value.printed, day, printed
    for i, clause in enumerate(agreement.clauses):
        if clause.heading:
            yield f"{path}.clauses[{i}].heading", clause.heading, day, printed
        if clause.text:
            yield f"{path}.clauses[{i}].text", clause.text, day, printed
    for i, change in enumerate(agreement.history):
        yield from _of_change(f"{path}.history[{i}]", change, printed=printed)


def _of_items(
    path: str, items: Iterable[WorkItem], day: dt.date | None, *, printed: bool
) -> Iterator[Words]:
    """Yield the words of work items and of their targets; what came of them is told afterwards."""
    for i, item in enumerate(items):
        yield f"{path}.items[{i}].text", item.text, day, printed
        for j, target in enumerate(item.targets):
            if target.printed:
                yield f"{path}.items[{i}].targets[{j}].printed", target.printed, day, printed
        if item.result:
            yield f"{path}.items[{i}].result", item.result, day, False


def _of_change(path: str, change: StateChange, *, printed: bool) -> Iterator[Words]:
    """Yield the words of the paper that changes an agreement, and what is told of it."""
    day = first_day(change.on)
    if change.basis:
        yield f"{path}.basis", change.basis, day, False
    if change.period is not None and change.period.printed:
        yield f"{path}.period.printed", change.period.printed, day, printed
    yield from _of_items(path, change.items, day, printed=printed)
    for i, cadence in enumerate(change.cadences):
        if cadence.printed:
            yield f"{path}.cadences[{i}].printed", cadence.printed, day, printed


def words_of_event(path: str, event: ReviewEvent) -> Iterator[Words]:
    """Yield the words of an event: its source's, and what is told of it in own words.

    Args:
        path: Where the event stands in the record.
        event: The event.
    """
    printed = event.coverage is not Coverage.REPORT
    day = first_day(event.held_on)
    if event.held_on_printed:
        yield f"{path}.held_on_printed", event.held_on_printed, day, printed
    for field, subjects in (("reviewed", event.reviewed), ("planned", event.planned)):
        for i, subject in enumerate(subjects):
            if subject.period is not None and subject.period.printed:
                yield f"{path}.{field}[{i}].period.printed", subject.period.printed, day, printed
    for i, award in enumerate(event.awards):
        if award.title:
            yield f"{path}.awards[{i}].title", award.title, day, printed
    if event.report is not None and event.report.printed:
        yield f"{path}.report.printed", event.report.printed, day, False
    if event.minutes:
        yield f"{path}.minutes", event.minutes, day, False
    if event.outcome is not None:
        yield from _of_outcome(f"{path}.outcome", event.outcome, day)


def _of_outcome(path: str, outcome: Outcome, day: dt.date | None) -> Iterator[Words]:
    """Yield what a review found, which a record tells in own words."""
    for section in ("results", "shortcomings", "causes", "lessons", "recommendations"):
        for i, words in enumerate(getattr(outcome, section)):
            yield f"{path}.{section}[{i}]", words, day, False
    for i, direction in enumerate(outcome.directions):
        yield f"{path}.directions[{i}].text", direction.text, day, False
