"""A story report as text, in Vietnamese or English."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from phoiho.agreements import Agreement, WorkItem
from phoiho.dossier import Dossier
from phoiho.hierarchy import BodyRef
from phoiho.labels import Locale
from phoiho.reviews import DueStatus, Obligation
from phoiho.rules import Finding, Severity
from phoiho.vietnamese import format_count
from phoiho.writing.events import event_blocks
from phoiho.writing.layout import Block, Heading, Line, Table
from phoiho.writing.story import AgreementReport, EndedUnit, ParticipantReport, StoryReport
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
        yield from _agreement(report, story.dossier, words)
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


def _agreement(report: AgreementReport, dossier: Dossier, words: Words) -> Iterator[Block]:
    """Yield the part on one agreement."""
    agreement = report.agreement
    name = agreement.title or agreement.instrument.printed
    kind = agreement.instrument.kind.label(words.locale)
    yield Heading(text=words("agreement_heading", id=agreement.id, name=name or kind))
    coverage = agreement.coverage.label(words.locale)
    yield Line(text=words("kind", kind=kind, coverage=coverage))
    if agreement.number:
        yield Line(text=words("number", number=agreement.number))
    yield Line(text=_signed(agreement, words))
    if agreement.effective_on is not None:
        yield Line(text=words("effective_on", day=words.date(agreement.effective_on)))
    yield Line(text=_period(agreement, words))
    yield Line(text=_state(report, words))
    size = agreement.structure
    if size is not None and size.chapters is not None and size.articles is not None:
        yield Line(text=words("structure", chapters=size.chapters, articles=size.articles))
    yield from _participants(report, words)
    yield from _items(agreement, words)
    yield from _dues(report, words)


def _signed(agreement: Agreement, words: Words) -> str:
    """Say when an agreement was signed."""
    if agreement.signed_on is None:
        return words("signed_unknown")
    return words("signed_on", day=words.date(agreement.signed_on))


def _period(agreement: Agreement, words: Words) -> str:
    """Say for what time an agreement is."""
    if agreement.period is None:
        return words("period_unknown")
    key = "period_open" if agreement.open_ended else "period"
    return words(key, period=words.period(agreement.period))


def _state(report: AgreementReport, words: Words) -> str:
    """Say where an agreement stands."""
    state = report.state
    if state.state is None:
        return words("state_unknown")
    label = state.state.label(words.locale)
    if state.since is None:
        return words("state", state=label)
    return words("state_since", state=label, day=words.date(state.since))


def _participants(report: AgreementReport, words: Words) -> Iterator[Block]:
    """Yield the participants with their official names."""
    if not report.participants:
        yield Line(text=words("no_participants"))
        return
    yield Line(text=words("participants", count=format_count(len(report.participants))))
    for participant in report.participants:
        yield Line(text="; ".join(_participant(participant, words)), indent=1)


def _participant(report: ParticipantReport, words: Words) -> Iterator[str]:
    """Yield what is known of a participant."""
    participant = report.participant
    name = participant.body.printed_name
    yield report.body.name(words.locale) if report.body else f"{name} ({words('outside')})"
    if participant.printed and participant.printed != name:
        yield words("printed_as", printed=participant.printed)
    if participant.signing_organ:
        yield words("signs_through", organ=participant.signing_organ)
    if report.signer:
        yield words("signed_by", person=report.signer)
    elif participant.signed is not None:
        yield words("signed" if participant.signed else "not_signed")
    if report.members:
        names = [body.name(words.locale) if body else text for text, body in report.members]
        key = "members_some" if participant.members_complete is False else "members"
        yield words(key, members=", ".join(names))


def _items(agreement: Agreement, words: Words) -> Iterator[Block]:
    """Yield the work items, the stated count first."""
    listed = format_count(len(agreement.items))
    stated = agreement.stated_items
    if stated is not None:
        printed = stated.printed or format_count(stated.count)
        count = format_count(stated.count)
        yield Line(text=words("items_stated", stated=count, printed=printed, listed=listed))
    elif agreement.items:
        yield Line(text=words("items", listed=listed))
    for i, item in enumerate(agreement.items):
        yield Line(text="; ".join(_item(item, i, agreement, words)), indent=1)


def _item(item: WorkItem, index: int, agreement: Agreement, words: Words) -> Iterator[str]:
    """Yield an item and who does it."""
    yield f"{item.number or index + 1}. {item.text}"
    for key, ids in (("item_lead", item.lead), ("item_coordinators", item.coordinators)):
        if ids:
            yield words(key, names=", ".join(_short_name(agreement, ref) for ref in ids))
    yield from (target.printed or target.indicator for target in item.targets)


def _short_name(agreement: Agreement, participant_id: str) -> str:
    """Return the short name of a participant."""
    participant = agreement.participant(participant_id)
    if participant is None:
        return participant_id
    body = participant.body.body
    return body.name(form="short") if body else participant.body.printed_name


def _dues(report: AgreementReport, words: Words) -> Iterator[Block]:
    """Yield what was due, and what was kept."""
    if not report.compliance.clause_on_record:
        yield Line(text=words("no_clause"))
        return
    yield Line(text=words("dues"))
    columns = ("due_clause", "due_period", "due_last", "due_status")
    yield Table(
        columns=tuple(words(key) for key in columns),
        rows=tuple(_due_row(o, words) for o in report.compliance.obligations),
    )


def _due_row(obligation: Obligation, words: Words) -> tuple[str, ...]:
    """Return the cells of an obligation."""
    due = obligation.due
    clause = f"{due.cadence.kind.label(words.locale)}, {due.cadence.every.label(words.locale)}"
    return clause, words.period(due.period), words.day(due.last_day), _outcome(obligation, words)


def _outcome(obligation: Obligation, words: Words) -> str:
    """Say what became of an obligation."""
    status, held = obligation.status, obligation.held_on
    if status is DueStatus.LATE:
        return words("late", days=obligation.late_by, day=words.day(held))
    if status is DueStatus.MISSING:
        return words("missing", days=obligation.overdue_by)
    if status is DueStatus.HELD:
        return words("held", day=words.date(held)) if held else words("held_undated")
    return words(status.value)


def _documents(dossier: Dossier, words: Words) -> Iterator[Block]:
    """Yield the papers cited."""
    if not dossier.documents:
        return
    yield Heading(text=words("documents", count=format_count(len(dossier.documents))))
    for document in dossier.documents:
        issued = words.date(document.issued_on) if document.issued_on else None
        role = document.role.label(words.locale) if document.role else None
        issuer = _name(document.issuer, words) if document.issuer else None
        parts = (document.printed or document.number or document.id, issuer, issued, role)
        yield Line(text="; ".join(filter(None, parts)), indent=1)


def _name(ref: BodyRef, words: Words) -> str:
    """Return the name of a body, official where it is known."""
    return ref.body.name(words.locale) if ref.body else ref.printed_name


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
                cycle.closed_by or words("cycle_open"),
                cycle.followed_by or "-",
            )
            for cycle in story.cycles
        ),
    )


def _ended(story: StoryReport, words: Words) -> Iterator[Block]:
    """Yield the participants and units that are no more."""
    if not any(report.ended for report in story.agreements):
        return
    yield Heading(text=words("ended", day=words.date(story.as_of)))
    agreements: dict[tuple[str, str], list[str]] = {}
    for report in story.agreements:
        for ended in report.ended:
            key = ended.body.name(words.locale), words.day(ended.last_day)
            agreements.setdefault(key, []).append(report.agreement.id)
    for (body, day), ids in agreements.items():
        text = words("ended_participant", id=", ".join(ids), body=body, day=day)
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
            text += f" [{words('fix', fix=finding.fix)}]"
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
