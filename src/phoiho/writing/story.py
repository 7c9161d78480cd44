"""A story report: what a dossier says, what became of it, what is wrong with it.

`report_on` gathers it as data; `phoiho.writing.text` and `phoiho.writing.plain`
write it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection

import attrs

from phoiho.agreements import (
    Agreement,
    DerivedState,
    EndedParticipant,
    Participant,
    Signature,
    StateGround,
    ended_participants,
    state_with_reason,
)
from phoiho.agreements.states import linking_agreements
from phoiho.calendar import WorkingCalendar
from phoiho.dossier import Dossier, act_day, event_day, is_resolved, resolve
from phoiho.dossier.stories import story_unit
from phoiho.hierarchy import (
    AdministrativeUnit,
    Body,
    BodyRef,
    Place,
    Succession,
    UnnamedUnit,
    continuation,
    parent_of,
    predecessors,
    successors,
)
from phoiho.periods import DateValue, first_day
from phoiho.reviews import (
    ComplianceReport,
    ReviewCycle,
    ReviewEvent,
    compliance,
    review_cycles,
)
from phoiho.rules import Finding, Severity, check

__all__ = [
    "AgreementReport",
    "EndedUnit",
    "EventReport",
    "ParticipantReport",
    "StoryReport",
    "report_on",
]


@attrs.frozen(kw_only=True)
class ParticipantReport:
    """A participant, with its official name.

    Attributes:
        participant: The participant as on record.
        body: The body it was found to be, `None` outside the tables.
        members: The members with their bodies.
        signatures: Who signed for it when, as far as it is on record.
    """

    participant: Participant
    body: Body | None
    members: tuple[tuple[str, Body | None], ...]
    signatures: tuple[Signature, ...]


@attrs.frozen(kw_only=True)
class EndedUnit:
    """A unit of participants that is no more, and what follows it.

    Attributes:
        unit: The unit.
        last_day: Its last day.
        succession: What follows; `None` where the unit has no name, so that
            nothing can be computed.
        reaching_beyond: Uids of the units that follow and also took in others.
    """

    unit: Place
    last_day: dt.date | None
    succession: Succession | None
    reaching_beyond: frozenset[str] = frozenset()


@attrs.frozen(kw_only=True)
class AgreementReport:
    """One agreement of the story.

    Attributes:
        agreement: The agreement as on record.
        act_day: The day on which its names were read.
        participants: Its participants.
        state: Its state as of the day of the question.
        state_since: First day of that state as far as it is known, where
            `state` counts from the first day that it may be.
        ended: Participants that are no more by that day.
        compliance: What was due, and what was kept.
    """

    agreement: Agreement
    act_day: dt.date | None
    participants: tuple[ParticipantReport, ...]
    state: DerivedState
    state_since: DateValue | None
    ended: tuple[EndedParticipant, ...]
    compliance: ComplianceReport


@attrs.frozen(kw_only=True)
class EventReport:
    """One event of the story.

    Attributes:
        event: The event as on record.
        day: The day on which its names were read.
        hosts: Bodies of the participants that held it.
    """

    event: ReviewEvent
    day: dt.date | None
    hosts: tuple[BodyRef, ...]


@attrs.frozen(kw_only=True)
class StoryReport:
    """Everything that `phoiho review` tells of a dossier.

    Attributes:
        dossier: The resolved dossier.
        as_of: The day of the question.
        unit: Where the story plays.
        superior: The unit above it on the day of the act.
        agreements: The agreements.
        events: The events.
        cycles: The turns of the agreements.
        ended_units: Units of participants that are no more, with what follows.
        findings: What the rules found.
    """

    dossier: Dossier
    as_of: dt.date
    unit: Place | None
    superior: AdministrativeUnit | None
    agreements: tuple[AgreementReport, ...]
    events: tuple[EventReport, ...]
    cycles: tuple[ReviewCycle, ...]
    ended_units: tuple[EndedUnit, ...]
    findings: tuple[Finding, ...]

    def count(self, severity: Severity) -> int:
        """Return the number of findings of a severity."""
        return sum(finding.severity is severity for finding in self.findings)


def report_on(
    dossier: Dossier, *, as_of: dt.date, calendar: WorkingCalendar | None = None
) -> StoryReport:
    """Return the report on a dossier as of a day.

    Args:
        dossier: The dossier; resolved here if it is not yet.
        as_of: The day of the question.
        calendar: Counts working days; the official one where left out.

    Raises:
        RecordError: The dossier names units or bodies that never were.
    """
    calendar = calendar or WorkingCalendar.official()
    if not is_resolved(dossier):
        dossier = resolve(dossier)
    linking = linking_agreements(dossier.agreements)
    agreements = tuple(
        _agreement(dossier, a, as_of, calendar, among=linking.get(a.id, ()))
        for a in dossier.agreements
    )
    unit = _unit(dossier)
    day = next((report.act_day for report in reversed(agreements) if report.act_day), as_of)
    return StoryReport(
        dossier=dossier,
        as_of=as_of,
        unit=unit,
        superior=_superior(unit, day),
        agreements=agreements,
        events=tuple(_event(dossier, event) for event in dossier.events),
        cycles=review_cycles(
            dossier,
            as_of=as_of,
            calendar=calendar,
            reports=[report.compliance for report in agreements],
        ),
        ended_units=_ended_units(agreements, as_of),
        findings=check(dossier, as_of=as_of, calendar=calendar),
    )


def _unit(dossier: Dossier) -> Place | None:
    """Return where the story plays: a named unit, else one without a name."""
    named = story_unit(dossier)
    if named is not None:
        return named
    bodies = (p.body.body for a in dossier.agreements for p in a.participants)
    return next((body.unit for body in bodies if body is not None and body.unit is not None), None)


def _superior(unit: Place | None, day: dt.date) -> AdministrativeUnit | None:
    """Return the unit above on the day of the act."""
    if isinstance(unit, UnnamedUnit):
        return unit.within
    return parent_of(unit, on=day) if unit is not None else None


def _agreement(
    dossier: Dossier,
    agreement: Agreement,
    as_of: dt.date,
    calendar: WorkingCalendar,
    *,
    among: Collection[Agreement],
) -> AgreementReport:
    """Report on one agreement."""
    state = state_with_reason(agreement, as_of, among=among)
    return AgreementReport(
        agreement=agreement,
        act_day=act_day(dossier, agreement),
        participants=tuple(
            ParticipantReport(
                participant=participant,
                body=participant.body.body,
                members=tuple((m.printed_name, m.body) for m in participant.members),
                signatures=tuple(
                    s for s in agreement.signatures if s.participant == participant.id
                ),
            )
            for participant in agreement.participants
        ),
        state=state,
        state_since=_since(agreement, state),
        ended=ended_participants(agreement, on=as_of),
        compliance=compliance(agreement, dossier.events, as_of=as_of, calendar=calendar),
    )


def _since(agreement: Agreement, state: DerivedState) -> DateValue | None:
    """Return the first day of a state as the record has it, known in part or not."""
    if state.change is not None:
        return state.change.on
    if state.ground is StateGround.SIGNING_DAY:
        return agreement.signed_on
    if state.ground is StateGround.EFFECT_DAY:
        return agreement.effective_on
    other = (state.other.effective_on, state.other.signed_on) if state.other else ()
    return next((day for day in other if day and first_day(day) == state.since), state.since)


def _event(dossier: Dossier, event: ReviewEvent) -> EventReport:
    """Report on one event."""
    hosts = (dossier.host(event, ref) for ref in event.hosts)
    return EventReport(
        event=event,
        day=event_day(dossier, event),
        hosts=tuple(host.body for host in hosts if host is not None),
    )


def _ended_units(agreements: tuple[AgreementReport, ...], as_of: dt.date) -> tuple[EndedUnit, ...]:
    """Return every unit of ended participants once, with what follows it."""
    found: dict[Place, EndedUnit] = {}
    for report in agreements:
        for ended in report.ended:
            unit = ended.body.unit
            if isinstance(unit, AdministrativeUnit):
                unit = continuation(unit, on=as_of)
            if unit is None or unit in found:
                continue
            gone = unit.valid_to if isinstance(unit, AdministrativeUnit) else unit.type.valid_to
            if gone is None or as_of <= gone:
                continue
            found[unit] = _ended_unit(unit, gone, as_of)
    return tuple(found.values())


def _ended_unit(unit: Place, last_day: dt.date, as_of: dt.date) -> EndedUnit:
    """Say what follows a unit that is no more."""
    if not isinstance(unit, AdministrativeUnit):
        return EndedUnit(unit=unit, last_day=last_day, succession=None)
    succession = successors(unit, on=as_of)
    beyond = (u.uid for u in succession.units if not _within(u, unit, last_day))
    return EndedUnit(
        unit=unit,
        last_day=last_day,
        succession=succession,
        reaching_beyond=frozenset(beyond),
    )


def _within(follower: AdministrativeUnit, unit: AdministrativeUnit, last_day: dt.date) -> bool:
    """Tell whether all that a unit was made from lay in the unit before it."""
    made_from = predecessors(follower, on=last_day).units
    return all(old == unit or parent_of(old, on=last_day) == unit for old in made_from)
