"""Which events answer which obligations of a clause?

An event fits by its kind and by the time it looks back on.  Each event answers
a clause once, and each turn of a clause takes the event that fits it best; one
event may answer several clauses.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeAlias

import attrs

from phoiho.agreements import Agreement
from phoiho.calendar import Anchor, CadenceKind
from phoiho.periods import Period, first_day, last_day
from phoiho.reviews.dues import Due, NoDayReason
from phoiho.reviews.events import ReviewEvent, ReviewKind

__all__ = ["Answer", "Retrospect", "match_events", "retrospects"]

_Cost: TypeAlias = tuple[bool, int, bool, int, int, int]
"""Whether the kind fits loosely, how loosely the time does, whether it is late, days apart;
then the places of turn and event."""

_REVIEWS = frozenset({ReviewKind.INTERIM_REVIEW, ReviewKind.FINAL_REVIEW, ReviewKind.ASSESSMENT})
_CLOSING = frozenset({ReviewKind.FINAL_REVIEW, ReviewKind.ASSESSMENT})
_BEGINNINGS = frozenset({ReviewKind.SIGNING, ReviewKind.LAUNCH, ReviewKind.ISSUANCE})
# Kinds that answer a clause by their name.
_SURE: dict[CadenceKind, frozenset[ReviewKind]] = {
    CadenceKind.MEETING: frozenset(
        {ReviewKind.BRIEFING, ReviewKind.WORKING_SESSION, ReviewKind.JOINT_CONFERENCE}
    ),
    CadenceKind.REVIEW: _REVIEWS,
    CadenceKind.OTHER: frozenset(),
}
# Kinds that may: a sơ kết brings the parties together, a joint conference is yearly
# or before a session.  What another act is its clause alone tells: an event answers
# it only where it names the very time.
_LIKELY: dict[CadenceKind, frozenset[ReviewKind]] = {
    CadenceKind.MEETING: _REVIEWS,
    CadenceKind.REVIEW: frozenset({ReviewKind.JOINT_CONFERENCE}),
    CadenceKind.OTHER: frozenset(ReviewKind) - _BEGINNINGS,
}
# How the time of an event fits, the best first.
_SAME, _PART, _CLOSES, _NEAREST = range(4)
_SURELY = frozenset({_SAME, _PART})
_ENDS = frozenset({Anchor.AGREEMENT_END, Anchor.TERM_END})
# Reviews came up to eleven months after their period (Khánh Hòa 2017).
_LONGEST_WAIT = 366
_FAR = dt.date.max.toordinal()


@attrs.frozen(kw_only=True)
class Retrospect:
    """An event that looks back on an agreement.

    Attributes:
        event: The event.
        kinds: What it did.
        periods: The times looked back on, `None` where the event names none.
        first: First day on which it can have been.
        last: Last such day.
    """

    event: ReviewEvent
    kinds: frozenset[ReviewKind]
    periods: tuple[Period | None, ...]
    first: dt.date | None
    last: dt.date | None


@attrs.frozen(kw_only=True)
class Answer:
    """An event that answers an obligation.

    Attributes:
        back: The event, with the day that counts: of a report its own.
        fits: Whether its kind and the time it looks back on leave no doubt.
    """

    back: Retrospect
    fits: bool


def retrospects(
    agreement: Agreement, events: Iterable[ReviewEvent], *, as_of: dt.date
) -> tuple[Retrospect, ...]:
    """Return the events that look back on an agreement, as known on a day.

    Args:
        agreement: The agreement.
        events: Events of its dossier, those of the agreement that follows too.
        as_of: The day of the question; what came later is not known.
    """
    found = []
    for event in events:
        periods = [s.period for s in event.reviewed if s.agreement == agreement.id]
        first = first_day(event.held_on)
        if periods and (first is None or first <= as_of):
            back = Retrospect(
                event=event,
                kinds=frozenset(event.all_kinds),
                periods=tuple(periods),
                first=first,
                last=last_day(event.held_on),
            )
            found.append(back)
    return tuple(found)


def match_events(
    dues: Sequence[Due], agreement: Agreement, found: Iterable[Retrospect], *, as_of: dt.date
) -> dict[int, list[Answer]]:
    """Return the events that answer the turns of one clause.

    Args:
        dues: The turns of the clause.
        agreement: The agreement.
        found: The events that look back on it.
        as_of: The day of the question; reports of a later day are not known.

    Returns:
        By the place of a turn, its events in the order of their days.
    """
    clause = _Clause.of(dues, agreement)
    costs: list[_Cost] = []
    candidates: list[Retrospect] = []
    for back in found:
        loose = _fits_loosely(back, clause.kind)
        if loose is None:
            continue
        known = _by_report(back) if clause.kind is CadenceKind.REPORT else back
        if known.first is not None and known.first > as_of:
            continue
        for about in back.periods:
            for place, rank in clause.fitting(known, about):
                if clause.kind is CadenceKind.OTHER and rank != _SAME:
                    continue
                late, apart = clause.distance(place, known.first, rank)
                costs.append((loose, rank, late, apart, place, len(candidates)))
        candidates.append(known)
    costs.sort()
    return _assigned(costs, candidates, dues)


def _assigned(
    costs: Iterable[_Cost], candidates: Sequence[Retrospect], dues: Sequence[Due]
) -> dict[int, list[Answer]]:
    """Give each turn the events that fit it best, each event once."""
    answers: dict[int, list[Answer]] = {}
    used: set[int] = set()
    for loose, rank, _, _, place, number in costs:
        taken = answers.setdefault(place, [])
        if number not in used and len(taken) < dues[place].times:
            used.add(number)
            fits = not loose and rank in _SURELY
            taken.append(Answer(back=candidates[number], fits=fits))
    for taken in answers.values():
        if len(taken) > 1:
            taken.sort(key=lambda answer: answer.back.first or dt.date.min)
    return answers


def _fits_loosely(back: Retrospect, kind: CadenceKind) -> bool | None:
    """Tell whether an event fits a clause by its kind but loosely; `None` where it does not."""
    if kind is CadenceKind.REPORT:
        return False if back.event.report is not None else None
    if not _SURE[kind].isdisjoint(back.kinds):
        return False
    return None if _LIKELY[kind].isdisjoint(back.kinds) else True


def _by_report(back: Retrospect) -> Retrospect:
    """Return an event by the day of its report, where that has one of its own."""
    report = back.event.report
    if report is None or report.dated is None:
        return back
    return Retrospect(
        event=back.event,
        kinds=back.kinds,
        periods=back.periods,
        first=first_day(report.dated),
        last=last_day(report.dated),
    )


@attrs.frozen(kw_only=True)
class _Clause:
    """The turns of one clause, ready to be looked up by their time.

    Attributes:
        dues: The turns.
        kind: What is due.
        by_days: Place of the turn with such a first and last day.
        is_counted: Whether each turn asks for a number of times in it.
        looks_back: Whether the act may come after its turn.
        agreement: The agreement.
    """

    dues: Sequence[Due]
    kind: CadenceKind
    by_days: dict[tuple[dt.date | None, dt.date | None], int]
    is_counted: bool
    looks_back: bool
    agreement: Agreement

    @classmethod
    def of(cls, dues: Sequence[Due], agreement: Agreement) -> _Clause:
        """Index the turns of a clause; there is at least one."""
        first = dues[0]
        return cls(
            dues=dues,
            kind=first.kind or CadenceKind.OTHER,
            by_days={(due.period.start, due.period.end): i for i, due in enumerate(dues)},
            is_counted=first.is_counted and (first.last_day is not None or first.times > 1),
            looks_back=first.looks_back,
            agreement=agreement,
        )

    def fitting(self, back: Retrospect, about: Period | None) -> Iterable[tuple[int, int]]:
        """Return the turns that an event on a time answers, each with how well it fits."""
        no_day = self.dues[0].no_day
        if no_day is not None and no_day is not NoDayReason.NO_DAY:
            return self._fitting_season(back.kinds, about) if no_day is NoDayReason.SEASON else ()
        if about is None:
            return self._fitting_day(back)
        place = self.by_days.get((about.start, about.end))
        if place is not None:
            return ((place, _SAME),)
        if self.is_counted:
            return [(i, _PART) for i, due in enumerate(self.dues) if due.period.covers(about)]
        if self.looks_back and not _CLOSING.isdisjoint(back.kinds):
            # The report of a year takes the place of that of its second half,
            # and what closes a stage that of its last year.
            return [
                (i, _CLOSES)
                for i, due in enumerate(self.dues)
                if due.period.end == about.end and about.covers(due.period)
            ]
        return ()

    def _fitting_day(self, back: Retrospect) -> Iterator[tuple[int, int]]:
        """Yield the turns in which, or soon enough after which, an event of no time was held."""
        period, day = self.agreement.period, back.first
        if period is not None and not self.is_counted:
            whole = self.by_days.get((period.start, period.end))
            if whole is not None:
                yield whole, _PART
        if day is None or back.last is None:
            return
        for place, due in enumerate(self.dues):
            start, end = due.period.start, due.period.end
            if start is None or end is None or day < start:
                continue
            if self.is_counted:
                near = day <= end
            else:
                wait = _LONGEST_WAIT if self.looks_back else (end - start).days + 1
                near = (day - max(due.last_day or end, end)).days <= wait
            if near:
                yield place, _NEAREST

    def _fitting_season(
        self, kinds: frozenset[ReviewKind], about: Period | None
    ) -> Iterator[tuple[int, int]]:
        """Yield the one turn, if an event fits the middle or the end of the agreement's time."""
        cadence, period = self.dues[0].cadence, self.dues[0].period
        offset = cadence.offset if cadence is not None else None
        ends = offset is not None and offset.anchor in _ENDS
        wanted = _CLOSING if ends else {ReviewKind.INTERIM_REVIEW}
        if self.kind is CadenceKind.REVIEW and wanted.isdisjoint(kinds):
            return
        if about is None:
            yield 0, _NEAREST
        elif (about.start, about.end) == (period.start, period.end):
            if ends:
                yield 0, _SAME
        elif not ends and period.covers(about):
            yield 0, _NEAREST

    def distance(self, place: int, day: dt.date | None, rank: int) -> tuple[bool, int]:
        """Return whether an event is late for a turn, and how many days lie between.

        Looking back without naming a time, an event means the turn nearest by
        day, though it be late for it: January's conference speaks of last year.
        """
        due = self.dues[place]
        limit = due.last_day or due.period.end
        if day is None or limit is None:
            return True, _FAR
        late = day > limit and not (self.looks_back and rank == _NEAREST)
        return late, abs((day - limit).days)
