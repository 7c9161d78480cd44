"""A story report as plain values, for JSON."""

from __future__ import annotations

import datetime as dt

from phoiho.hierarchy import AdministrativeUnit, Body, Place
from phoiho.labels import Locale
from phoiho.periods import Period
from phoiho.reviews import Obligation, ReviewCycle
from phoiho.rules import Finding
from phoiho.rules.findings import show
from phoiho.vietnamese import iso
from phoiho.writing.story import AgreementReport, EndedUnit, EventReport, StoryReport

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
        "agreements": [_agreement(report, locale) for report in story.agreements],
        "events": [_event(report) for report in story.events],
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
        "fix": finding.fix,
    }


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
    """Write an agreement."""
    agreement, state = report.agreement, report.state
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
        "participants": [
            {
                "id": p.participant.id,
                "printed": p.participant.printed or p.participant.body.printed_name,
                "body": _body(p.body),
                "signed": p.participant.signed,
                "signer": p.signer,
                "members": [{"printed": text, "body": _body(body)} for text, body in p.members],
            }
            for p in report.participants
        ],
        "stated_items": agreement.stated_items.count if agreement.stated_items else None,
        "items": [{"number": item.number, "text": item.text} for item in agreement.items],
        "ended_participants": [
            {"id": e.participant.id, "last_day": _day(e.last_day)} for e in report.ended
        ],
        "clause_on_record": report.compliance.clause_on_record,
        "obligations": [_obligation(o, locale) for o in report.compliance.obligations],
    }


def _obligation(obligation: Obligation, locale: Locale) -> dict[str, object]:
    """Write an obligation."""
    due = obligation.due
    return {
        "kind": due.cadence.kind.value,
        "period": _period(due.period),
        "last_day": _day(due.last_day),
        "status": obligation.status.value,
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
    }


def _cycle(cycle: ReviewCycle) -> dict[str, object]:
    """Write a turn of an agreement."""
    return {
        "agreement": cycle.agreement,
        "period": _period(cycle.period),
        "events": list(cycle.events),
        "closed_by": cycle.closed_by,
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
