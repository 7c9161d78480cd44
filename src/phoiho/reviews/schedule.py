"""When the clauses, work items and targets of an agreement fall due."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

import attrs

from phoiho.agreements import (
    Agreement,
    ParticipantRole,
    State,
    Target,
    WorkItem,
    ended_participants,
    versions,
)
from phoiho.agreements.life import steps_until
from phoiho.calendar import Cadence, WorkingCalendar
from phoiho.periods import DateValue, Period, day_before, first_day, last_day
from phoiho.reviews.anchors import single_day
from phoiho.reviews.clause_days import ClauseDay, days_in
from phoiho.reviews.dues import Due, DueSource, NoDayReason

__all__ = ["due_dates", "life_of"]


def life_of(agreement: Agreement, *, until: dt.date) -> Period | None:
    """Return the days on which an agreement binds, as far as they are known.

    From the later of its signing and the start of its period; to the end of
    its period as extended, its end on record, the last day before a
    participant ended, or *until*.

    Args:
        agreement: An agreement of a resolved dossier.
        until: Where the answer stops for an agreement without an end.

    Returns:
        The period, or `None` where no day is on record or it never began.
    """
    until = min(until, _final_day(agreement, by=until))
    return _life(agreement, versions(agreement)[-1].agreement, until)


def _final_day(agreement: Agreement, *, by: dt.date) -> dt.date:
    """Return the last day on which something can fall due; the end of time where there is none."""
    # Where one body follows, as after a merger of provinces, it goes on.
    ended = ended_participants(agreement, on=by)
    ends = [one.last_day for one in ended if one.follower is None]
    # After the end of its time an agreement may still owe the report on it.
    ends += (
        day_before(step.day)
        for step in steps_until(agreement.history, by)
        if step.change.state.is_final and step.change.state is not State.EXPIRED
    )
    return min(ends, default=dt.date.max)


def _life(agreement: Agreement, version: Agreement, until: dt.date) -> Period | None:
    """Return the days on which an agreement binds by the dates of a version, up to a day."""
    signed = first_day(agreement.effective_on) or first_day(agreement.signed_on)
    begins = [day for day in (signed, first_day(agreement.period)) if day is not None]
    if not begins:
        return None
    if version.period is not None and version.period.end and not version.open_ended:
        until = min(until, version.period.end)
    for step in steps_until(agreement.history, until):
        if step.change.state.is_final:
            until = day_before(step.day)
    start = max(begins)
    return Period(start=start, end=until) if start <= until else None


def due_dates(
    agreement: Agreement, *, within: Period, calendar: WorkingCalendar | None = None
) -> tuple[Due, ...]:
    """Return what falls due under an agreement in a period, by day.

    A clause holds for every calendar month, quarter, half or year that the
    agreement's life touches, but nothing falls due before the day of signing
    or after a participant has ended.  A clause without a day is listed by the
    last day of its period; one that sets no term at all (ad hoc, counted from
    an event) is listed once.  Work items and targets fall due on their day.
    Of an amended or extended agreement the version in force on the day counts.

    Args:
        agreement: An agreement of a resolved dossier; without cadences and
            dated items on record the answer is empty, which means "no clause
            on record".
        within: The period in which things fall due, both ends closed.
        calendar: Tells days off; the official one where left out.

    Raises:
        ValueError: *within* is open.

    Basis:
        A named day is not moved off a day off: Bộ luật Dân sự 91/2015/QH13,
        Điều 148 khoản 5 moves the end of counted terms.

    Examples:
        >>> from phoiho.records import load
        >>> from phoiho.dossier import resolve
        >>> ward = resolve(load("examples/minh-hoa-xa.toml")).agreement("2026")
        >>> dues = due_dates(ward, within=Period.for_month(2026, 11))
        >>> [(due.source.value, due.last_day.day) for due in dues]
        [('cadence', 25), ('item', 30)]
    """
    if within.start is None or within.end is None:
        msg = "due dates need a period with both ends"
        raise ValueError(msg)
    final = _final_day(agreement, by=within.end)
    until = min(within.end, final)
    found: list[Due] = []
    for version in versions(agreement):
        changed_on = version.since if version.change is not None else None
        start = max(within.start, changed_on or within.start)
        end = min(until, version.until or until)
        if start <= end:
            found += _Asked(
                agreement=version.agreement,
                within=Period(start=start, end=end),
                life=_life(agreement, version.agreement, until),
                calendar=calendar or WorkingCalendar.official(),
            ).dues()
    return tuple(sorted(_once_each(found), key=lambda due: due.sort_day))


def _once_each(dues: Iterable[Due]) -> Iterator[Due]:
    """Yield obligations, those without a day only once over all versions."""
    seen: set[tuple[Cadence, Period]] = set()
    for due in dues:
        if due.cadence is not None and due.last_day is None:
            if (due.cadence, due.period) in seen:
                continue
            seen.add((due.cadence, due.period))
        yield due


@attrs.frozen(kw_only=True)
class _Asked:
    """A question for what falls due under one version of an agreement.

    Attributes:
        agreement: The agreement as it stood.
        within: When it falls due.
        life: The days on which it binds, `None` where they are not known.
        calendar: Tells days off.
    """

    agreement: Agreement
    within: Period
    life: Period | None
    calendar: WorkingCalendar

    def dues(self) -> Iterator[Due]:
        """Yield what falls due."""
        everyone = tuple(
            participant.id
            for participant in self.agreement.participants
            if participant.role is not ParticipantRole.WITNESS
        )
        for place, cadence in enumerate(self.agreement.cadences):
            owed_by = cadence.owed_by or everyone
            for day in self._clause_days(cadence):
                yield Due(
                    agreement=self.agreement.id,
                    source=DueSource.CADENCE,
                    place=place,
                    cadence=cadence,
                    period=day.period,
                    named_day=day.named_day,
                    last_day=day.last_day,
                    opens=day.opens,
                    times=day.times,
                    no_day=day.no_day,
                    day_off=day.day_off,
                    moved_by=day.moved_by,
                    owed_by=owed_by,
                    owed_to=cadence.owed_to,
                )
        for place, item in enumerate(self.agreement.items):
            owed_by = (*item.lead, *item.coordinators) or everyone
            if item.due is not None:
                yield from self._item(place, item, None, owed_by)
            for target in item.targets:
                if target.due is not None:
                    yield from self._item(place, item, target, owed_by)

    def _clause_days(self, cadence: Cadence) -> Iterator[ClauseDay]:
        """Yield the turns of a clause that fall due."""
        life, within = self.life, self.within
        if life is None or life.start is None or life.end is None:
            return
        single = single_day(cadence, self.agreement, life, self.calendar)
        if single is not None:
            there = single.last_day in within if single.last_day else single.period.overlaps(within)
            if there:
                yield single
            return
        for day in days_in(cadence, life.start, life.end, self.calendar):
            shown = day.last_day or day.period.end
            if shown is not None and life.start <= shown and shown in within:
                yield day

    def _item(
        self, place: int, item: WorkItem, target: Target | None, owed_by: tuple[str, ...]
    ) -> Iterator[Due]:
        """Yield the obligation of an item, or of one of its targets, if it falls due."""
        value = item.due if target is None else target.due
        day = last_day(value)
        if day is not None and day not in self.within:
            return
        status = self.calendar.day_status(day) if day is not None else None
        yield Due(
            agreement=self.agreement.id,
            source=DueSource.ITEM if target is None else DueSource.TARGET,
            place=place,
            item=item,
            target=target,
            period=self.agreement.period or self.life or Period(start=first_day(value), end=day),
            named_day=day,
            last_day=day,
            no_day=_no_day(value) if day is None else None,
            day_off=status if status is not None and not status.working else None,
            owed_by=owed_by,
        )


def _no_day(value: DateValue | None) -> NoDayReason:
    """Return why a printed day is no day of the calendar."""
    return NoDayReason.NO_DAY if isinstance(value, Period) else NoDayReason.NO_YEAR
