"""Acts of bodies: who did what on which days, and who surely was not there."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

import attrs

from phoiho.agreements import Agreement
from phoiho.dossier import Dossier
from phoiho.errors import AmbiguousUnitError, UnknownBodyError, UnknownUnitError
from phoiho.hierarchy import (
    AdministrativeUnit,
    Body,
    BodyRef,
    Existence,
    ExistenceAnswer,
    ExistenceReason,
    Level,
    Resolution,
    UnnamedUnit,
    exists,
    get_unit,
    resolve_body,
)
from phoiho.periods import DateValue, Period, first_day, last_day
from phoiho.reviews import ReviewEvent, ReviewKind, ReviewSubject

__all__ = ["Absence", "Absences", "is_absent", "is_identified", "place_is_known", "span_of"]

_NOT_YET = frozenset({ExistenceReason.UNIT_NOT_YET, ExistenceReason.KIND_NOT_YET})
_ENDED = frozenset(
    {ExistenceReason.UNIT_ENDED, ExistenceReason.KIND_ENDED, ExistenceReason.LEVEL_ENDED}
)

Days = tuple[dt.date, dt.date]
"""First and last day on which an act can have been."""


@attrs.frozen(kw_only=True)
class Absence:
    """A body that acts though it surely was not there.

    Attributes:
        path: Where the body stands in the record.
        body: The body.
        first: First day on which it can have acted.
        last: Last such day.
        existence: Why it was not there.
        inferred: Whether the year was inferred and not printed.
    """

    path: str
    body: Body
    first: dt.date
    last: dt.date
    existence: Existence
    inferred: bool = False


def place_is_known(body: Body) -> bool:
    """Tell whether a body has its unit, or needs none."""
    return body.unit is not None or Level.CENTRAL.value in body.kind.levels


_FIELD = re.compile(r"\{(field|agency)\}")


def is_identified(body: Body) -> bool:
    """Tell whether there is but one body of that kind in that place.

    Of two quận without a name nobody knows whether they are one, and a
    province has many departments.
    """
    named = not isinstance(body.unit, UnnamedUnit) and place_is_known(body)
    return named and _FIELD.search(body.kind.name_vi) is None


def span_of(value: DateValue | None) -> Days | None:
    """Return the days that a date can mean; an open end reaches as far as time does."""
    if isinstance(value, Period):
        if value.start is None and value.end is None:
            return None
        return value.start or dt.date.min, value.end or dt.date.max
    day = first_day(value)
    return None if day is None else (day, day)


def _existence_if_absent(body: Body, on: dt.date) -> Existence | None:
    """Return why a body was not there on a day; `None` where it was or may have been."""
    answer = exists(body, on=on)
    return answer if answer.answer is ExistenceAnswer.NO else None


def is_absent(body: Body, on: dt.date) -> bool:
    """Tell whether a body was surely not in being on a day."""
    return exists(body, on=on).answer is ExistenceAnswer.NO


@attrs.frozen(kw_only=True)
class Absences:
    """Walks a resolved dossier for bodies that act while they are not in being.

    A day known in part counts only where the body was absent on all of it.

    Attributes:
        dossier: The dossier.
    """

    dossier: Dossier

    def find(self) -> Iterator[Absence]:
        """Yield those of agreements, then those of events, then issuers."""
        # A path is put together for what is found only: it costs as much as the finding.
        for i, agreement in enumerate(self.dossier.agreements):
            for place, found in self._find_in_agreement(agreement):
                yield attrs.evolve(found, path=f"$.agreements[{i}].{place}")
        for i, event in enumerate(self.dossier.events):
            for place, found in self._find_in_event(event):
                path = f"$.events[{i}].{place}"
                yield attrs.evolve(found, path=path, inferred=event.year_inferred)
        for i, document in enumerate(self.dossier.documents):
            if document.issuer is not None:
                issuer = self._judge(document.issuer, span_of(document.issued_on))
                if issuer is not None:
                    yield attrs.evolve(issuer, path=f"$.documents[{i}].issuer")

    def _find_in_agreement(self, agreement: Agreement) -> Iterator[tuple[str, Absence]]:
        """Yield the participants of an agreement, then who issued it and who is in charge."""
        days = self._days_of_agreement(agreement)
        told = set()
        for i, participant in enumerate(agreement.participants):
            if (found := self._judge(participant.body, days)) is not None:
                told.add(found.body.id)
                yield f"participants[{i}].body", found
            for j, member in enumerate(participant.members):
                if (found := self._judge(member, days)) is not None:
                    told.add(found.body.id)
                    yield f"participants[{i}].members[{j}]", found
        others = [("issued_by", agreement.issued_by)] if agreement.issued_by is not None else []
        others += [(f"focal_bodies[{i}]", ref) for i, ref in enumerate(agreement.focal_bodies)]
        for place, ref in others:
            # A participant is told once, whatever else it does.
            other = self._judge(ref, days)
            if other is not None and other.body.id not in told:
                yield place, other

    def _find_in_event(self, event: ReviewEvent) -> Iterator[tuple[str, Absence]]:
        """Yield the hosts, guests and people of an event, each with its place in it."""
        days = self._days_of_event(event)
        for i, ref in enumerate(event.hosts):
            host = self.dossier.host(event, ref)
            found = self._judge(host.body, days) if host is not None else None
            if found is not None:
                yield f"hosts[{i}]", found
        for i, attendance in enumerate(event.attending):
            if (found := self._judge(attendance.body, days)) is not None:
                yield f"attending[{i}].body", found
        for i, person in enumerate(event.people):
            for j, post in enumerate(person.posts):
                if (found := self._judge_resolution(None, post.resolution, days)) is not None:
                    yield f"people[{i}].posts[{j}]", found

    def _days_of_agreement(self, agreement: Agreement) -> Days | None:
        """Return when an agreement was made, as far as the record tells."""
        known = span_of(agreement.signed_on)
        if known is not None:
            return known
        events = [
            (event, any(subject.agreement == agreement.id for subject in event.planned))
            for event in self.dossier.events
            if any(s.agreement == agreement.id for s in (*event.planned, *event.reviewed))
        ]
        signings = [e.held_on for e, planned in events if planned and ReviewKind.SIGNING in e.kinds]
        for value in (*signings, agreement.effective_on, agreement.period):
            if (known := span_of(value)) is not None:
                return known
        # It was there when a meeting launched it or looked back on it, since when is not known.
        held = [day for event, _ in events if (day := last_day(event.held_on)) is not None]
        return (dt.date.min, min(held)) if held else None

    def _days_of_event(self, event: ReviewEvent) -> Days | None:
        """Return when an event was; without a day, some time after what it reviews began."""
        known = span_of(event.held_on)
        if known is not None:
            return known
        starts = [day for s in event.reviewed if (day := first_day(self._time(s))) is not None]
        return (max(starts), dt.date.max) if starts else None

    def _time(self, subject: ReviewSubject) -> Period | None:
        """Return the period of a subject, its agreement's where it has none of its own."""
        agreement = self.dossier.agreement(subject.agreement)
        return subject.period or (agreement.period if agreement else None)

    def _judge(self, ref: BodyRef, days: Days | None) -> Absence | None:
        """Return the absence of a body that the record names, its place left out."""
        return self._judge_resolution(ref, ref.resolution, days)

    def _judge_resolution(
        self, ref: BodyRef | None, resolution: Resolution | None, days: Days | None
    ) -> Absence | None:
        """Return the absence of a body, unless another version of it was there."""
        body = resolution.body if resolution is not None else None
        if resolution is None or body is None or days is None or not place_is_known(body):
            return None
        existence = self._absent_throughout(body, days)
        if existence is None:
            return None
        other_days = {day for day in days if day != resolution.on}
        if any(self._lives_on(body, ref, day) for day in other_days):
            return None
        return Absence(path="", body=body, first=days[0], last=days[1], existence=existence)

    def _absent_throughout(self, body: Body, days: Days) -> Existence | None:
        """Return why a body was absent on both days and on all between them."""
        first, last = days
        at_first = _existence_if_absent(body, first)
        if at_first is None or first == last:
            return at_first
        at_last = _existence_if_absent(body, last)
        if at_last is None or _side(at_first.reason) != _side(at_last.reason):
            return None
        return at_first

    def _lives_on(self, body: Body, ref: BodyRef | None, day: dt.date) -> bool:
        """Tell whether the name means, or may mean, a body in being on another day.

        A unit that was merged into one of its own name goes on as the next version.
        """
        unit = body.unit
        if not isinstance(unit, AdministrativeUnit):
            return False
        try:
            version = get_unit(unit.code, on=day)
            if version.full_name == unit.full_name:
                later = attrs.evolve(body, unit=version)
                return not is_absent(later, day)
        except (UnknownUnitError, AmbiguousUnitError):
            pass
        if ref is None:
            return False
        try:
            named = resolve_body(ref, on=day, unit=unit).body
        except (AmbiguousUnitError, UnknownBodyError, UnknownUnitError) as error:
            return isinstance(error, AmbiguousUnitError)
        return named is not None and not is_absent(named, day)


def _side(reason: ExistenceReason) -> str:
    """Tell on which side of a body's life a day lies; bodies that never were have their own."""
    if reason in _NOT_YET:
        return "before"
    return "after" if reason in _ENDED else reason.value
