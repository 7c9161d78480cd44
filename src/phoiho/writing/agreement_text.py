"""The part of a text report on one agreement: its paper, its life, its participants."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

import attrs

from phoiho.agreements import (
    Agreement,
    AgreementVersion,
    ChangeKind,
    Clause,
    ClauseKind,
    Funding,
    Link,
    Signature,
    StateChange,
    compare,
    versions,
)
from phoiho.calendar import format_cadence
from phoiho.dossier import Dossier
from phoiho.vietnamese import format_count
from phoiho.writing.item_text import item_blocks, obligation_blocks
from phoiho.writing.layout import Block, Heading, Line
from phoiho.writing.naming import (
    agreement_name,
    day_or_later,
    full_name,
    holds,
    paper_name,
    short_names,
    shortened,
)
from phoiho.writing.story import AgreementReport, ParticipantReport
from phoiho.writing.words import Words

__all__ = ["agreement_blocks"]

_CLAUSE_TEXT = 200
"""So many characters of a clause are shown; the record has the others."""


def agreement_blocks(report: AgreementReport, dossier: Dossier, words: Words) -> Iterator[Block]:
    """Yield the part of a report on one agreement.

    Args:
        report: The agreement.
        dossier: The story it belongs to.
        words: Phrases of a language.
    """
    agreement = report.agreement
    yield from _frame(report, words)
    yield from _history(report, dossier, words)
    for link in agreement.links:
        yield Line(text=_link(link, dossier, words))
    if agreement.legal_bases:
        yield Line(text=words("bases", papers="; ".join(_bases(agreement, dossier))))
    yield from _clauses(agreement, words)
    yield from _participants(report, words)
    if agreement.focal_bodies:
        names = "; ".join(full_name(ref, words) for ref in agreement.focal_bodies)
        yield Line(text=words("focal_bodies", names=names))
    for funding in agreement.funding:
        yield Line(text=words("funding", parts=", ".join(_funding(funding, agreement, words))))
    yield from item_blocks(agreement, words)
    yield from obligation_blocks(report, words)


def _frame(report: AgreementReport, words: Words) -> Iterator[Block]:
    """Yield what paper it is, its days, and where it stands."""
    agreement = report.agreement
    name = agreement.title or agreement.instrument.printed
    kind = agreement.instrument.kind.label(words.locale)
    yield Heading(text=words("agreement_heading", id=agreement.id, name=name or kind))
    coverage = agreement.coverage.label(words.locale)
    yield Line(text=words("kind", kind=kind, coverage=coverage))
    if form := "; ".join(_form(agreement, words)):
        yield Line(text=words("form", facts=form))
    if agreement.number:
        yield Line(text=words("number", number=agreement.number))
    if agreement.signed_on is None:
        yield Line(text=words("signed_unknown"))
    else:
        yield Line(text=words("signed_on", day=day_or_later(agreement.signed_on, words)))
    if agreement.effective_on is not None:
        yield Line(text=words("effective_on", day=day_or_later(agreement.effective_on, words)))
    yield Line(text=_period(agreement, words))
    yield Line(text=_state(report, words))


def _form(agreement: Agreement, words: Words) -> Iterator[str]:
    """Yield who set the agreement, and whether it is a legal normative document."""
    if agreement.issued_by is not None:
        yield words("issued_by", body=full_name(agreement.issued_by, words))
    if agreement.co_signed is not None:
        yield words("co_signed" if agreement.co_signed else "not_co_signed")
    if agreement.normative is not None:
        yield words("normative" if agreement.normative else "not_normative")


def _period(agreement: Agreement, words: Words) -> str:
    """Say for what time an agreement is."""
    if agreement.period is None:
        return words("period_unknown")
    key = "period_open" if agreement.open_ended else "period"
    return words(key, period=words.period(agreement.period))


def _state(report: AgreementReport, words: Words) -> str:
    """Say where an agreement stands, since when as far as that is known, and why."""
    state, since = report.state, report.state_since
    if state.state is None or since is None or since == state.since:
        return words("state", state=state.explain(words.locale))
    return words(
        "state_since",
        state=state.state.label(words.locale),
        when=day_or_later(since, words),
        reason=attrs.evolve(state, since=None).explain(words.locale),
    )


def _history(report: AgreementReport, dossier: Dossier, words: Words) -> Iterator[Block]:
    """Yield the steps on record in one line, and what the versions changed below.

    A single step that the state tells in full is not told again.
    """
    history = report.agreement.history
    told = [
        change
        for change in history
        if change is report.state.change
        and not (change.document or change.agreement or change.period)
    ]
    if len(told) < len(history):
        steps = "; ".join(_step(change, dossier, words) for change in history)
        yield Line(text=words("history", steps=steps))
    for earlier, later in pairwise(versions(report.agreement)):
        yield from _version(earlier, later, words)


def _step(change: StateChange, dossier: Dossier, words: Words) -> str:
    """Name a step with its day, what made it, and the time that it gives."""
    state = change.state.label(words.locale)
    step = words("step", day=day_or_later(change.on, words), state=state)
    document = dossier.document(change.document) if change.document is not None else None
    facts = (
        change.basis,
        paper_name(document) if document is not None else change.document,
        agreement_name(dossier, change.agreement, words) if change.agreement is not None else None,
        words("step_period", period=words.period(change.period)) if change.period else None,
    )
    told = ", ".join(filter(None, facts))
    return f"{step} ({told})" if told else step


def _version(earlier: AgreementVersion, later: AgreementVersion, words: Words) -> Iterator[Block]:
    """Yield the items and clauses that a step changed, one a line."""
    change = later.change
    if change is None or not (change.items or change.cadences):
        return
    comparison = compare(earlier.agreement, later.agreement)
    items = ((i.kind, part.text) for i in comparison.items if (part := i.new or i.old))
    clauses = (
        (c.kind, clause.printed or format_cadence(clause))
        for c in comparison.cadences
        if (clause := c.new or c.old)
    )
    day = words.day(later.since)
    for kind, text in (*items, *clauses):
        if kind is not ChangeKind.KEPT:
            label = kind.label(words.locale)
            yield Line(text=words("version_part", day=day, kind=label, text=text), indent=1)


def _link(link: Link, dossier: Dossier, words: Words) -> str:
    """Say how an agreement stands to another."""
    kind = link.kind.label(words.locale)
    names = []
    if link.agreement is not None:
        names.append(agreement_name(dossier, link.agreement, words))
    if link.document is not None:
        document = dossier.document(link.document)
        names.append(paper_name(document) if document is not None else link.document)
    return words("link", kind=kind, other="; ".join(names) or "-")


def _bases(agreement: Agreement, dossier: Dossier) -> Iterator[str]:
    """Yield the papers it rests on: the words of the citation with the number, else either."""
    for basis in agreement.legal_bases:
        document = dossier.document(basis.document)
        number = document.number if document is not None else None
        if basis.printed and number and not holds(basis.printed, number):
            yield f"{basis.printed} ({number})"
        elif document is None:
            yield basis.printed or basis.document
        else:
            yield basis.printed or number or paper_name(document)


def _clauses(agreement: Agreement, words: Words) -> Iterator[Block]:
    """Yield the size that the paper states, and its chapters and articles, one a line."""
    size = agreement.structure
    counts = [] if size is None else [("chapters", size.chapters), ("articles", size.articles)]
    stated = [words(f"structure_{key}", count=count) for key, count in counts if count is not None]
    if stated:
        yield Line(text=words("structure", counts=", ".join(stated)))
    elif agreement.clauses:
        yield Line(text=words("clauses"))
    deep = any(clause.kind is not ClauseKind.ARTICLE for clause in agreement.clauses)
    for clause in agreement.clauses:
        indent = 2 if deep and clause.kind is ClauseKind.ARTICLE else 1
        yield Line(text=_clause(clause, words), indent=indent)


def _clause(clause: Clause, words: Words) -> str:
    """Return the number of a clause, its heading, what it is about, and its first words."""
    kind = clause.kind.label(words.locale).capitalize()
    number = f"{kind} {clause.number}" if clause.number else kind
    subject = clause.subject.label(words.locale) if clause.subject is not None else ""
    name = ". ".join(filter(None, (number, clause.heading)))
    if subject and not (clause.heading and holds(clause.heading, subject)):
        name += f" ({subject})"
    return f"{name}: {shortened(clause.text, _CLAUSE_TEXT)}" if clause.text else name


def _funding(funding: Funding, agreement: Agreement, words: Words) -> Iterator[str]:
    """Yield the source of money, who pays, how much, and the words of the paper."""
    yield funding.source.label(words.locale)
    if funding.payer is not None:
        yield short_names(agreement, [funding.payer])
    if funding.amount is not None:
        yield words("compare_sum", amount=words.number(funding.amount))
    if funding.printed:
        yield words("due_quoted", text=funding.printed)


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
    if participant.side:
        yield words("side", side=participant.side)
    if participant.role is not None:
        yield _role(report, words)
    if participant.focal_organ:
        yield words("focal_organ", organ=participant.focal_organ)
    if participant.signing_organ:
        yield words("signs_through", organ=participant.signing_organ)
    yield from _signed(report, words)
    if report.members:
        names = [body.name(words.locale) if body else text for text, body in report.members]
        key = "members_some" if participant.members_complete is False else "members"
        yield words(key, members=", ".join(names))


def _role(report: ParticipantReport, words: Words) -> str:
    """Name the role of a participant, and for which time it has it."""
    participant = report.participant
    role = words.labels([participant.role] if participant.role is not None else [])
    if participant.role_period is None:
        return role
    return words("compare_role_period", role=role, period=words.period(participant.role_period))


def _signed(report: ParticipantReport, words: Words) -> Iterator[str]:
    """Yield who signed for a participant, else whether it signed."""
    if report.participant.signed is False:
        yield words("not_signed")
    signers = list(_signers(report.signatures, words))
    yield from signers
    if report.participant.signed and not signers:
        yield words("signed")


def _signers(signatures: Iterable[Signature], words: Words) -> Iterator[str]:
    """Yield each signer with post and day, as far as they are on record."""
    for signature in signatures:
        person = signature.person or signature.post
        if signature.person and signature.post:
            person = f"{signature.person} ({signature.post})"
        if person and signature.on is not None:
            yield words("signed_by_on", person=person, day=words.date(signature.on))
        elif person:
            yield words("signed_by", person=person)
        elif signature.on is not None:
            yield words("signed_that_day", day=words.date(signature.on))
