"""The part of a text report on one event."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from phoiho.dossier import Dossier
from phoiho.hierarchy import BodyRef
from phoiho.periods import DateValue
from phoiho.reviews import (
    Attendance,
    Award,
    EventPerson,
    Outcome,
    PersonRole,
    Rating,
    ReviewEvent,
    ReviewReport,
    ReviewSubject,
)
from phoiho.vietnamese import format_count
from phoiho.writing.layout import Block, Heading, Line
from phoiho.writing.naming import full_name, paper_name
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
        names = "; ".join(full_name(ref, words) for ref in report.hosts)
        yield Line(text=words("hosts", names=names))
    if event.attending:
        names = "; ".join(_attendance(attendance, words) for attendance in event.attending)
        yield Line(text=words("attending", names=names))
    if event.people:
        yield Line(text=words("people", count=format_count(len(event.people))))
        for person in event.people:
            yield Line(text=_person(person, words), indent=1)
    if event.outcome is not None:
        yield from _outcome(event.outcome, words)
    yield from _papers(event, dossier, words)
    for rating in event.ratings:
        yield Line(text=_rating(rating, words))
    for award in event.awards:
        yield Line(text=_award(award, words))


def _name(event: ReviewEvent, words: Words) -> str:
    """Name an event by its form and what it did."""
    form = event.form.label(words.locale) if event.form else ""
    kinds = [kind.label(words.locale) for kind in event.kinds]
    if any(form in kind for kind in kinds):  # "hội nghị liên tịch" is a hội nghị
        name = ", ".join(kinds)
    else:
        told = ", ".join(kind for kind in kinds if kind not in form)
        name = f"{form} {told}".strip()
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


def _attendance(attendance: Attendance, words: Words) -> str:
    """Name a body that took part, what it did, and who came for it."""
    facts = [post.text for post in attendance.posts]
    if attendance.role is not None and attendance.role is not PersonRole.GUEST:
        facts.insert(0, attendance.role.label(words.locale))
    if attendance.count is not None:
        facts.append(words("people_count", count=format_count(attendance.count)))
    return _with_facts(_bodies([attendance.body], words), ", ".join(filter(None, facts)))


def _with_facts(text: str, facts: str) -> str:
    """Write facts in brackets behind a text."""
    return f"{text} ({facts})" if facts else text


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


def _papers(event: ReviewEvent, dossier: Dossier, words: Words) -> Iterator[Block]:
    """Yield the report, the minutes and the conclusions of an event."""
    if event.report is not None:
        report = "; ".join(filter(None, _report(event.report, words)))
        yield Line(text=words("report", report=report or "-"))
    if event.minutes:
        yield Line(text=words("minutes", minutes=event.minutes))
    if event.conclusions:
        found = ((ref, dossier.document(ref)) for ref in event.conclusions)
        papers = "; ".join(paper_name(paper) if paper is not None else ref for ref, paper in found)
        yield Line(text=words("conclusions", papers=papers))


def _report(report: ReviewReport, words: Words) -> Iterator[str]:
    """Yield the name of a report, what it speaks of, and of which time."""
    dated = words.date(report.dated) if report.dated else None
    yield ", ".join(filter(None, (report.printed, report.number, dated)))
    if report.sections:
        yield words("report_sections", sections=words.labels(report.sections))
    if report.data_period is not None:
        yield words("report_data", period=words.period(report.data_period))
    if report.estimated is not None:
        yield words("report_estimated" if report.estimated else "report_not_estimated")


def _rating(rating: Rating, words: Words) -> str:
    """Say how bodies were rated, by which decision."""
    recipients = _bodies(rating.recipients, words)
    facts = [_decision(rating.number, rating.decided_on, words)]
    if rating.score is not None:
        facts.insert(0, words("score", score=words.number(rating.score)))
    level = _with_facts(rating.level.label(words.locale), "; ".join(filter(None, facts)))
    if rating.period is None:
        return words("rating", recipients=recipients, level=level)
    period = words.period(rating.period)
    return words("rating_period", period=period, recipients=recipients, level=level)


def _decision(number: str | None, day: DateValue | None, words: Words) -> str:
    """Name a decision by its number and its day; nothing where neither is on record."""
    decided_on = words.date(day) if day is not None else None
    what = ", ".join(filter(None, (number, decided_on)))
    return words("decision", what=what) if what else ""


def _award(award: Award, words: Words) -> str:
    """Say what was given to whom by whom, to how many, by which decision."""
    parts = [f"“{award.title}”" if award.title else words.labels(award.kinds)]
    if award.grantors:
        parts.append(words("award_by", grantors=_bodies(award.grantors, words)))
    if award.recipients:
        parts.append(words("award_to", recipients=_bodies(award.recipients, words)))
    counts = (("collectives", award.collectives), ("individuals", award.individuals))
    facts = [
        ", ".join(words(key, count=format_count(n)) for key, n in counts if n is not None),
        words.period(award.period) if award.period is not None else "",
        _decision(award.number, award.decided_on, words),
    ]
    return words("award", what=_with_facts(" ".join(parts), "; ".join(filter(None, facts))))
