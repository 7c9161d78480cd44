"""A story report as text, in Vietnamese or English."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from phoiho.dossier import Dossier
from phoiho.labels import Locale
from phoiho.reviews import DueStatus, ReviewCycle, ReviewKind
from phoiho.rules import Finding, Severity
from phoiho.vietnamese import format_count
from phoiho.writing.agreement_text import agreement_blocks
from phoiho.writing.events import event_blocks
from phoiho.writing.layout import Block, Heading, Line, Table
from phoiho.writing.naming import full_name, paper_name
from phoiho.writing.story import EndedUnit, StoryReport
from phoiho.writing.words import Words

__all__ = ["finding_lines", "story_blocks", "summary"]


def story_blocks(story: StoryReport, locale: Locale = "vi") -> Iterator[Block]:
    """Yield the parts of a report, ready for `format_plain`.

    Args:
        story: The report.
        locale: `vi` or `en`; what was printed stays Vietnamese.
    """
    words = Words(locale=locale)
    yield Heading(text=story.dossier.title, level=1)
    yield from _head(story, words)
    for report in story.agreements:
        yield from agreement_blocks(report, story.dossier, words)
    for event in story.events:
        yield from event_blocks(event, story.dossier, words)
    yield from _documents(story.dossier, words)
    yield from _cycles(story, words)
    yield from _ended(story, words)
    yield from _findings(story, words)
    yield Line(text="")


def _head(story: StoryReport, words: Words) -> Iterator[Block]:
    """Yield where the story plays and where it comes from."""
    if story.unit is not None:
        if story.superior is not None:
            unit, superior = story.unit.full_name, story.superior.full_name
            unit = unit.removesuffix(f" (thuộc {superior})")
            yield Line(text=words("unit_under", unit=unit, superior=superior))
        else:
            yield Line(text=words("unit", unit=story.unit.full_name))
    bases = [
        p.body.unit.basis
        for a in story.dossier.agreements
        for p in a.participants
        if p.body.unit is not None and p.body.unit.inferred and p.body.unit.basis
    ]
    for basis in dict.fromkeys(bases):
        yield Line(text=words("unit_inferred", basis=basis))
    for source in story.dossier.sources:
        published = words.date(source.published_on) if source.published_on else None
        parts = (source.title, ", ".join(source.authors), source.publisher, published, source.url)
        yield Line(text=words("source", source="; ".join(filter(None, parts))))
    if story.dossier.note:
        yield Line(text=words("note", note=story.dossier.note))
    yield Line(text=words("as_of", day=words.date(story.as_of)))


def _documents(dossier: Dossier, words: Words) -> Iterator[Block]:
    """Yield the papers cited."""
    if not dossier.documents:
        return
    yield Heading(text=words("documents", count=format_count(len(dossier.documents))))
    several = len(dossier.agreements) > 1
    for document in dossier.documents:
        issued = words.date(document.issued_on) if document.issued_on else None
        role = document.role.label(words.locale) if document.role else None
        issuer = full_name(document.issuer, words) if document.issuer else None
        cited = words("cited_in", ids=", ".join(document.cited_by)) if document.cited_by else None
        parts = (paper_name(document), issuer, issued, role, cited if several else None)
        yield Line(text="; ".join(filter(None, parts)), indent=1)


def _cycles(story: StoryReport, words: Words) -> Iterator[Block]:
    """Yield the turns of the agreements."""
    if not story.cycles:
        return
    yield Heading(text=words("cycles"))
    columns = ("cycle_agreement", "cycle_period", "cycle_closed", "cycle_next")
    yield Table(
        columns=tuple(words(key) for key in columns),
        rows=tuple(
            (
                cycle.agreement,
                words.period(cycle.period),
                _closed(cycle, story, words),
                cycle.followed_by or "-",
            )
            for cycle in story.cycles
        ),
    )


def _closed(cycle: ReviewCycle, story: StoryReport, words: Words) -> str:
    """Name the event that closes a turn, and those that held sơ kết of it."""
    closed = cycle.closed_by or words("cycle_open")
    interim = [
        event.id
        for event in story.dossier.events
        if event.id in cycle.events
        and event.id != cycle.closed_by
        and ReviewKind.INTERIM_REVIEW in event.all_kinds
    ]
    if not interim:
        return closed
    return words("cycle_interim", closed=closed, events=", ".join(interim))


def _ended(story: StoryReport, words: Words) -> Iterator[Block]:
    """Yield the participants and units that are no more."""
    if not any(report.ended for report in story.agreements):
        return
    yield Heading(text=words("ended", day=words.date(story.as_of)))
    agreements: dict[tuple[str, str, str], list[str]] = {}
    for report in story.agreements:
        for ended in report.ended:
            follower = ended.follower.name(words.locale) if ended.follower else ""
            key = ended.body.name(words.locale), words.day(ended.last_day), follower
            agreements.setdefault(key, []).append(report.agreement.id)
    for (body, day, follower), ids in agreements.items():
        key_of_line = "ended_followed" if follower else "ended_participant"
        text = words(key_of_line, id=", ".join(ids), body=body, day=day, follower=follower)
        yield Line(text=text, indent=1)
    for unit in story.ended_units:
        yield Line(text=_ended_unit(unit, words), indent=1)


def _ended_unit(ended: EndedUnit, words: Words) -> str:
    """Say what follows a unit."""
    unit, day = ended.unit.full_name, words.day(ended.last_day)
    if ended.succession is None:
        return words("ended_unit_unnamed", unit=unit)
    if not ended.succession.units:
        return words("ended_unit_none", unit=unit, day=day)
    units = ", ".join(
        words("reaching_beyond", unit=follower.full_name)
        if follower.uid in ended.reaching_beyond
        else follower.full_name
        for follower in ended.succession.units
    )
    text = words("ended_unit", unit=unit, day=day, units=units)
    return text if ended.succession.confirmed else f"{text} ({words('unconfirmed')})"


def _findings(story: StoryReport, words: Words) -> Iterator[Block]:
    """Yield what the rules found."""
    if not story.findings:
        yield Heading(text=words("no_findings"))
        return
    yield Heading(text=words("findings", count=len(story.findings)))
    yield from finding_lines(story.findings, words.locale)


def finding_lines(findings: Iterable[Finding], locale: Locale = "vi") -> Iterator[Line]:
    """Yield one line a finding: code, severity, path, message, law.

    Args:
        findings: The findings.
        locale: Language of the message and the basis.
    """
    words = Words(locale=locale)
    for finding in findings:
        severity = finding.severity.label(locale)
        text = f"{finding.code} {severity} {finding.path}: {finding.message(locale)}"
        basis = finding.basis.vi if locale == "vi" else finding.basis.en
        text += f" [{words('basis', basis=basis)}]"
        if finding.fix is not None and finding.span is None:
            text += f" [{words('fix', fix=finding.fix.replacement)}]"
        yield Line(text=text, indent=1, tone=finding.severity.value)


def summary(stories: Iterable[StoryReport], *, unread: int = 0, locale: Locale = "vi") -> str:
    """Return the last line of a review: counts over all stories.

    Args:
        stories: The reports.
        unread: How many files could not be read.
        locale: Language of the line.
    """
    words = Words(locale=locale)
    stories = list(stories)
    obligations = [
        o for story in stories for report in story.agreements for o in report.compliance.obligations
    ]
    text = words(
        "summary",
        stories=format_count(len(stories)),
        errors=sum(story.count(Severity.ERROR) for story in stories),
        warnings=sum(story.count(Severity.WARNING) for story in stories),
        notes=sum(story.count(Severity.INFO) for story in stories),
        missing=sum(o.status is DueStatus.MISSING for o in obligations),
        late=sum(o.status is DueStatus.LATE for o in obligations),
    )
    return f"{text} {words('unread', count=unread)}" if unread else text
