"""The part of a text report on one event."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from phoiho.dossier import Dossier
from phoiho.hierarchy import BodyRef
from phoiho.reviews import Award, EventPerson, Outcome, Rating, ReviewEvent, ReviewSubject
from phoiho.vietnamese import format_count
from phoiho.writing.layout import Block, Heading, Line
from phoiho.writing.story import EventReport
from phoiho.writing.words import Words

__all__ = ["event_blocks"]


def event_blocks(report: EventReport, dossier: Dossier, words: Words) -> Iterator[Block]:
    """Yield the part of a report on one event.

    Args:
        report: The event.
        dossier: The story it belongs to.
        words: Phrases of a language.
    """
    event = report.event
    yield Heading(text=words("event_heading", id=event.id, name=_name(event, words)))
    yield Line(text=_when(event, words))
    if event.place:
        yield Line(text=words("place", place=event.place))
    for key, subjects in (("reviewed", event.reviewed), ("planned", event.planned)):
        if subjects:
            named = "; ".join(_subject(subject, dossier, words) for subject in subjects)
            yield Line(text=words(key, subjects=named))
    if report.hosts:
        names = (r.body.name(words.locale) if r.body else r.printed_name for r in report.hosts)
        yield Line(text=words("hosts", names="; ".join(names)))
    if event.attending:
        yield Line(text=words("attending", names=_bodies([a.body for a in event.attending], words)))
    if event.people:
        yield Line(text=words("people", count=format_count(len(event.people))))
        for person in event.people:
            yield Line(text=_person(person, words), indent=1)
    if event.outcome is not None:
        yield from _outcome(event.outcome, words)
    yield from _papers(event, words)
    for rating in event.ratings:
        yield Line(text=_rating(rating, words))
    for award in event.awards:
        yield Line(text=_award(award, words))


def _name(event: ReviewEvent, words: Words) -> str:
    """Name an event by its form and what it did."""
    form = event.form.label(words.locale) if event.form else ""
    kinds = words.labels(event.kinds)
    name = " ".join(filter(None, (form, "" if kinds in form else kinds)))
    name = name or words("event_unnamed")
    if event.inferred_kinds:
        name += f" ({words('event_inferred', kinds=words.labels(event.inferred_kinds))})"
    return name


def _when(event: ReviewEvent, words: Words) -> str:
    """Say when an event was held, as far as it is known."""
    if event.held_on is None:
        if event.held_on_printed:
            return words("held_on", when=event.held_on_printed)
        return words("held_unknown")
    when = words.date(event.held_on)
    if event.session is not None:
        when = f"{event.session.label(words.locale)} {when}"
    return words(
        "held_on", when=f"{when} ({words('year_inferred')})" if event.year_inferred else when
    )


def _subject(subject: ReviewSubject, dossier: Dossier, words: Words) -> str:
    """Name an agreement and the time looked at."""
    agreement = dossier.agreement(subject.agreement)
    period = subject.period or (agreement.period if agreement else None)
    if period is None:
        return words("subject_plain", id=subject.agreement)
    return words("subject", id=subject.agreement, period=words.period(period))


def _bodies(refs: Iterable[BodyRef], words: Words) -> str:
    """Name bodies as the record does; in English, or where it gives none, by their short name."""
    vietnamese = words.locale == "vi"
    return "; ".join(
        ref.body.name(words.locale, "short")
        if ref.body is not None and not (vietnamese and ref.text)
        else ref.printed_name
        for ref in refs
    )


def _person(person: EventPerson, words: Words) -> str:
    """Name a person with posts and roles."""
    text = person.name
    if person.posts:
        text += f", {', '.join(post.text for post in person.posts)}"
    return f"{text} ({words.labels(person.roles)})" if person.roles else text


def _outcome(outcome: Outcome, words: Words) -> Iterator[Block]:
    """Yield what a review found."""
    for key, entries in (
        ("results", outcome.results),
        ("shortcomings", outcome.shortcomings),
        ("causes", outcome.causes),
        ("lessons", outcome.lessons),
        ("directions", [f"{d.by}: {d.text}" if d.by else d.text for d in outcome.directions]),
        ("recommendations", outcome.recommendations),
    ):
        if entries:
            yield Line(text=words(key))
            yield from (Line(text=entry, indent=1) for entry in entries)


def _papers(event: ReviewEvent, words: Words) -> Iterator[Block]:
    """Yield the report and the minutes of an event."""
    if event.report is not None:
        dated = words.date(event.report.dated) if event.report.dated else None
        parts = (event.report.printed, event.report.number, dated)
        yield Line(text=words("report", report=", ".join(filter(None, parts))))
    if event.minutes:
        yield Line(text=words("minutes", minutes=event.minutes))


def _rating(rating: Rating, words: Words) -> str:
    """Say how bodies were rated."""
    recipients, level = _bodies(rating.recipients, words), rating.level.label(words.locale)
    if rating.period is None:
        return words("rating", recipients=recipients, level=level)
    period = words.period(rating.period)
    return words("rating_period", period=period, recipients=recipients, level=level)


def _award(award: Award, words: Words) -> str:
    """Say what was given to whom by whom."""
    parts = [f"“{award.title}”" if award.title else words.labels(award.kinds)]
    if award.grantors:
        parts.append(words("award_by", grantors=_bodies(award.grantors, words)))
    if award.recipients:
        parts.append(words("award_to", recipients=_bodies(award.recipients, words)))
    return words("award", what=" ".join(parts))
