"""A story report as plain values, for JSON."""

from __future__ import annotations

import datetime as dt
from functools import cache
from itertools import pairwise

from cattrs import Converter

from phoiho.agreements import AgreementVersion, compare, versions
from phoiho.hierarchy import AdministrativeUnit, Body, Place
from phoiho.labels import Locale
from phoiho.periods import Period
from phoiho.records import make_converter
from phoiho.reviews import Obligation, ReviewCycle
from phoiho.rules import Finding
from phoiho.rules.findings import show
from phoiho.vietnamese import iso
from phoiho.writing.comparison_plain import comparison_to_plain
from phoiho.writing.story import (
    AgreementReport,
    EndedUnit,
    EventReport,
    ParticipantReport,
    StoryReport,
)

__all__ = ["finding_to_plain", "story_to_plain"]


def story_to_plain(story: StoryReport, locale: Locale = "vi") -> dict[str, object]:
    """Return a report as texts, numbers, lists and tables.

    Args:
        story: The report.
        locale: Language of labels and messages; codes and dates stay the same.
    """
    return {
        "title": story.dossier.title,
        "as_of": story.as_of.isoformat(),
        "unit": _place(story.unit),
        "superior": _place(story.superior),
        "note": story.dossier.note,
        "sources": [_record(source) for source in story.dossier.sources],
        "agreements": [_agreement(report, locale) for report in story.agreements],
        "events": [_event(report) for report in story.events],
        "documents": [_record(document) for document in story.dossier.documents],
        "cycles": [_cycle(cycle) for cycle in story.cycles],
        "ended_units": [_ended(ended) for ended in story.ended_units],
        "findings": [finding_to_plain(finding, locale) for finding in story.findings],
    }


def finding_to_plain(finding: Finding, locale: Locale = "vi") -> dict[str, object]:
    """Return a finding as texts, numbers, lists and tables.

    Args:
        finding: The finding.
        locale: Language of the message, the parameters and the basis.
    """
    return {
        "code": finding.code,
        "name": finding.name,
        "severity": finding.severity.value,
        "path": finding.path,
        "span": list(finding.span) if finding.span else None,
        "message": finding.message(locale),
        "params": {key: show(value, locale) for key, value in finding.params.items()},
        "basis": finding.basis.vi if locale == "vi" else finding.basis.en,
        "basis_in_force": finding.basis_in_force,
        "fix": finding.fix.replacement if finding.fix else None,
        "applicability": finding.fix.applicability.value if finding.fix else None,
    }


@cache
def _converter() -> Converter:
    """Return the converter of records."""
    return make_converter()


def _record(part: object) -> object:
    """Write a part of the dossier as records do, every field that is on record."""
    return _converter().unstructure(part)


def _day(day: dt.date | None) -> str | None:
    """Write a day."""
    return day.isoformat() if day else None


def _period(period: Period | None) -> str | None:
    """Write a period in machine notation."""
    return iso(period) if period else None


def _place(place: Place | None) -> dict[str, object] | None:
    """Write a unit."""
    if place is None:
        return None
    uid = place.uid if isinstance(place, AdministrativeUnit) else None
    return {"uid": uid, "type": place.type.value, "name": place.full_name}


def _body(body: Body | None) -> dict[str, object] | None:
    """Write a body."""
    return None if body is None else {"id": body.id, "name": body.name()}


def _agreement(report: AgreementReport, locale: Locale) -> dict[str, object]:
    """Write an agreement: its record, and what was found about it."""
    agreement, state, since = report.agreement, report.state, report.state_since
    return {
        "id": agreement.id,
        "kind": agreement.instrument.kind.value,
        "printed": agreement.instrument.printed,
        "number": agreement.number,
        "period": _period(agreement.period),
        "signed_on": iso(agreement.signed_on) if agreement.signed_on else None,
        "coverage": agreement.coverage.value,
        "state": state.state.value if state.state else None,
        "state_since": _day(state.since),
        "state_since_as_known": iso(since) if since is not None else None,
        "state_ground": state.ground.value,
        "state_words": state.explain(locale),
        "participants": [_participant(participant) for participant in report.participants],
        "stated_items": agreement.stated_items.count if agreement.stated_items else None,
        "items": [{"number": item.number, "text": item.text} for item in agreement.items],
        "versions": [
            {"since": _day(new.since), "changes": _changes(old, new, locale)}
            for old, new in pairwise(versions(agreement))
        ],
        "ended_participants": [
            {
                "id": ended.participant.id,
                "last_day": _day(ended.last_day),
                "reason": ended.existence.explain(locale),
                "follower": _body(ended.follower),
            }
            for ended in report.ended
        ],
        "clause_on_record": report.compliance.clause_on_record,
        "obligations": [_obligation(o, locale) for o in report.compliance.obligations],
        "record": _record(agreement),
    }


def _participant(report: ParticipantReport) -> dict[str, object]:
    """Write a participant."""
    participant = report.participant
    return {
        "id": participant.id,
        "printed": participant.printed or participant.body.printed_name,
        "body": _body(report.body),
        "signed": participant.signed,
        "signer": next((s.person for s in report.signatures if s.person), None),
        "members": [{"printed": text, "body": _body(body)} for text, body in report.members],
    }


def _changes(old: AgreementVersion, new: AgreementVersion, locale: Locale) -> dict[str, object]:
    """Write what a step in the life of an agreement changed."""
    return comparison_to_plain(compare(old.agreement, new.agreement), locale)


def _obligation(obligation: Obligation, locale: Locale) -> dict[str, object]:
    """Write an obligation."""
    due = obligation.due
    return {
        "source": due.source.value,
        "kind": due.kind.value if due.kind else None,
        "item": due.item.number if due.item is not None else None,
        "place": due.place,
        "period": _period(due.period),
        "last_day": _day(due.last_day),
        "lenient_day": _day(due.lenient_day),
        "no_day": due.no_day.value if due.no_day else None,
        "owed_by": list(due.owed_by),
        "status": obligation.status.value,
        "certain": obligation.certain,
        "event": obligation.event,
        "held_on": _day(obligation.held_on),
        "late_by": obligation.late_by,
        "overdue_by": obligation.overdue_by,
        "words": due.explain(locale),
    }


def _event(report: EventReport) -> dict[str, object]:
    """Write an event."""
    event = report.event
    return {
        "id": event.id,
        "kinds": [kind.value for kind in event.kinds],
        "inferred_kinds": [kind.value for kind in event.inferred_kinds],
        "form": event.form.value if event.form else None,
        "held_on": iso(event.held_on) if event.held_on else None,
        "reviewed": [s.agreement for s in event.reviewed],
        "planned": [s.agreement for s in event.planned],
        "hosts": [ref.body.name() if ref.body else ref.printed_name for ref in report.hosts],
        "people": [
            {"name": p.name, "posts": [post.text for post in p.posts]} for p in event.people
        ],
        "record": _record(event),
    }


def _cycle(cycle: ReviewCycle) -> dict[str, object]:
    """Write a turn of an agreement."""
    return {
        "agreement": cycle.agreement,
        "period": _period(cycle.period),
        "is_whole": cycle.is_whole,
        "opened_by": cycle.opened_by,
        "events": list(cycle.events),
        "next_due": _day(cycle.next_due.last_day) if cycle.next_due else None,
        "closed_by": cycle.closed_by,
        "conclusions": list(cycle.conclusions),
        "followed_by": cycle.followed_by,
    }


def _ended(ended: EndedUnit) -> dict[str, object]:
    """Write a unit that is no more."""
    succession = ended.succession
    return {
        "unit": _place(ended.unit),
        "last_day": _day(ended.last_day),
        "outcome": succession.outcome.value if succession else "not_computable",
        "successors": [_place(unit) for unit in succession.units] if succession else [],
        "acts": sorted({step.act for step in succession.steps if step.act}) if succession else [],
    }
