"""Which agreements renew which, and whether time was lost between them.

A printed link decides.  Without one, an agreement renews another of the same
kind between the same bodies, or their only heirs on the same level, whose
period begins and ends earlier.  Where two answer, neither is taken: nothing is
guessed, least of all across levels.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from graphlib import CycleError, TopologicalSorter
from typing import TypeAlias

import attrs

from phoiho.agreements.identities import (
    Identity,
    identity,
    is_known,
    read_on,
    succession_of,
)
from phoiho.agreements.models import Agreement, InstrumentKind, LinkKind, Participant
from phoiho.hierarchy import AdministrativeUnit, Body, BodySuccessionOutcome, successors
from phoiho.labels import LabelledEnum
from phoiho.periods import Period, day_after, first_day, last_day

__all__ = [
    "AloneReason",
    "RenewalChain",
    "RenewalGround",
    "RenewalStep",
    "RenewalTiming",
    "renewal_chains",
]

_RENEWING = frozenset({LinkKind.SUCCEEDS, LinkKind.REPLACES})
_FOLLOWING = frozenset({BodySuccessionOutcome.SAME, BodySuccessionOutcome.ONE})
_ONE_DAY = dt.timedelta(days=1)

_Line: TypeAlias = tuple[InstrumentKind, frozenset[Identity]]
"""One kind of instrument between the same bodies."""


class RenewalGround(LabelledEnum):
    """Why one agreement is taken to renew another."""

    PRINTED = "printed"
    SAME_BODIES = "same_bodies"
    FOLLOWING_BODIES = "following_bodies"


class RenewalTiming(LabelledEnum):
    """How the period of a renewal stands to the one before.

    Periods named by years share the year in which one ends and the next begins
    ("2017-2022", "2022-2026"): `shared_year` is as good as adjoining.
    """

    ADJOINING = "adjoining"
    SHARED_YEAR = "shared_year"
    OVERLAP = "overlap"
    GAP = "gap"
    REVERSED = "reversed"
    UNKNOWN = "unknown"


class AloneReason(LabelledEnum):
    """Why an agreement stands in no chain."""

    NO_OTHER = "no_other"
    UNRESOLVED = "unresolved"
    NO_PERIOD = "no_period"
    SEVERAL_ANSWER = "several_answer"


@attrs.frozen(kw_only=True)
class RenewalStep:
    """One agreement that renews another.

    Attributes:
        earlier: The agreement renewed.
        later: The one that renews it.
        ground: Why it is taken to.
        timing: How their periods stand to one another.
        between: The days of the gap, or those that the periods share.
        missed_years: Calendar years without either.
    """

    earlier: Agreement
    later: Agreement
    ground: RenewalGround
    timing: RenewalTiming
    between: Period | None = None
    missed_years: tuple[int, ...] = ()


@attrs.frozen(kw_only=True)
class RenewalChain:
    """Agreements that renew one another.

    Where units merge, several agreements come before one.  Where one is divided,
    no text says which of the new ones goes on: the chain ends there.

    Attributes:
        agreements: The agreements, those renewed before those that renew them.
        steps: What renews what, in the order of the later ones.
        alone: Why there is a single one; `None` for a chain of several.
    """

    agreements: tuple[Agreement, ...]
    steps: tuple[RenewalStep, ...] = ()
    alone: AloneReason | None = None

    @property
    def missed_years(self) -> tuple[int, ...]:
        """Calendar years for which the chain has no agreement, between its first and last."""
        return tuple(sorted({year for step in self.steps for year in step.missed_years}))

    def steps_with(self, timing: RenewalTiming) -> tuple[RenewalStep, ...]:
        """Return the steps of one timing, such as the gaps.

        Args:
            timing: How the periods stand to one another.
        """
        return tuple(step for step in self.steps if step.timing is timing)

    def renewed_by(self, later: Agreement) -> tuple[Agreement, ...]:
        """Return the agreements that one renews.

        Args:
            later: An agreement of the chain.
        """
        return tuple(step.earlier for step in self.steps if step.later is later)


def renewal_chains(agreements: Iterable[Agreement]) -> tuple[RenewalChain, ...]:
    """Return agreements as chains of renewals; each stands in exactly one.

    Args:
        agreements: Agreements of resolved records.  Ids in links are looked up
            among them; where several bear one, the link leads to the only one
            with the same participants, or nowhere.

    Returns:
        The chains, in the order of their first agreements.  An agreement whose
        bodies are not known, or whose unit is not named, stands alone unless a
        printed link ties it.

    Examples:
        >>> from phoiho.records import load
        >>> from phoiho.dossier import resolve
        >>> dossier = resolve(load("examples/tay-ho-2024.toml"))
        >>> (chain,) = renewal_chains(dossier.agreements)
        >>> [agreement.id for agreement in chain.agreements]
        ['2023', '2024']
        >>> step = chain.steps[0]
        >>> step.ground.value, step.timing.value
        ('printed', 'adjoining')
    """
    return _Renewals(agreements=tuple(agreements)).chains()


@attrs.define(kw_only=True)
class _Renewals:
    """The search for renewals among agreements, which go by their places.

    Attributes:
        agreements: The agreements.
        lines: The line of every agreement whose bodies are known.
        members: The agreements of every line, in the order of their periods.
        before: For every line, the lines whose bodies its own follow.
        unclear: Agreements for which several answer.
    """

    agreements: tuple[Agreement, ...]
    lines: dict[int, _Line] = attrs.field(factory=dict)
    members: dict[_Line, list[int]] = attrs.field(factory=dict)
    before: dict[_Line, list[_Line]] = attrs.field(factory=dict)
    unclear: set[int] = attrs.field(factory=set)

    def chains(self) -> tuple[RenewalChain, ...]:
        """Return the chains."""
        self._draw_lines()
        grounds = self._printed()
        inferred = self._inferred({later for _, later in grounds}, {first for first, _ in grounds})
        return tuple(
            self._chain(places, grounds | inferred) for places in self._joined(grounds | inferred)
        )

    def _draw_lines(self) -> None:
        """Put agreements of one kind between the same bodies on one line."""
        for place, agreement in enumerate(self.agreements):
            participants = agreement.participants
            if participants and all(map(is_known, participants)):
                bodies = frozenset(map(identity, participants))
                self.lines[place] = agreement.instrument.kind, bodies
                self.members.setdefault(self.lines[place], []).append(place)
        for line, earlier in self._following_lines():
            self.before.setdefault(line, []).append(earlier)

    def _following_lines(self) -> Iterator[tuple[_Line, _Line]]:
        """Yield the lines whose bodies follow those of another one, the later line first."""
        by_unit: dict[tuple[object, ...], list[_Line]] = {}
        for line in self.members:
            for uid in {_uid(body) for body in line[1]}:
                by_unit.setdefault((_shape(line), uid), []).append(line)
        for line in self.members:
            for uid in _reached(line):
                for other in by_unit.get((_shape(line), uid), ()):
                    if other != line and self._follows(line, other):
                        yield other, line

    def _follows(self, line: _Line, other: _Line) -> bool:
        """Tell whether the bodies of one line follow those of another, each one of them."""
        old = self.agreements[self.members[line][0]].participants
        new = self.agreements[self.members[other][0]].participants
        ties = [[_is_tied(one, two) for two in new] for one in old]
        return all(map(any, ties)) and all(map(any, zip(*ties, strict=True)))

    def _printed(self) -> dict[tuple[int, int], RenewalGround]:
        """Return the renewals that records state."""
        by_id: dict[str, list[int]] = {}
        for place, agreement in enumerate(self.agreements):
            by_id.setdefault(agreement.id, []).append(place)
        found = {}
        for later, agreement in enumerate(self.agreements):
            for link in agreement.links:
                named = by_id.get(link.agreement or "", []) if link.kind in _RENEWING else []
                earlier = self._meant(later, [place for place in named if place != later])
                if earlier is not None:
                    found[earlier, later] = RenewalGround.PRINTED
        return found

    def _meant(self, later: int, named: list[int]) -> int | None:
        """Return the agreement that a link means, where several may bear the id."""
        if len(named) > 1:
            line = self.lines.get(later)
            named = [place for place in named if line is not None and self.lines.get(place) == line]
        return named[0] if len(named) == 1 else None

    def _inferred(
        self, linked: set[int], renewed: set[int]
    ) -> dict[tuple[int, int], RenewalGround]:
        """Return the renewals that follow from kind, bodies and periods."""
        found: dict[tuple[int, int], RenewalGround] = {}
        for later in self.lines:
            if later not in linked:
                found |= {(e, later): self._ground(e, later) for e in self._nearest(later)}
        found = {pair: ground for pair, ground in found.items() if pair[0] not in renewed}
        sides: dict[tuple[object, ...], list[tuple[int, int]]] = {}
        for earlier, later in found:
            sides.setdefault(("before", later, self.lines[earlier]), []).append((earlier, later))
            sides.setdefault(("after", earlier, self.lines[later]), []).append((earlier, later))
        several = {pair for pairs in sides.values() if len(pairs) > 1 for pair in pairs}
        self.unclear.update(place for pair in several for place in pair)
        return {
            pair: ground
            for pair, ground in found.items()
            if pair not in several and not self._otherwise_tied(*pair)
        }

    def _nearest(self, later: int) -> list[int]:
        """Return the last agreements before one, on its line and on those before it."""
        line = self.lines[later]
        places = [p for one in (line, *self.before.get(line, ())) for p in self.members[one]]
        places = [p for p in places if _precedes(self.agreements[p], self.agreements[later])]
        nearest: list[int] = []
        for place in sorted(places, key=self._start, reverse=True):
            if not any(self._leads_to(place, found) for found in nearest):
                nearest.append(place)
        return nearest

    def _leads_to(self, earlier: int, later: int) -> bool:
        """Tell whether one agreement comes before another, on its line or one before it."""
        line, other = self.lines[earlier], self.lines[later]
        return (line == other or line in self.before.get(other, ())) and _precedes(
            self.agreements[earlier], self.agreements[later]
        )

    def _start(self, place: int) -> tuple[dt.date, int]:
        """Sort agreements by the start of their periods."""
        return first_day(self.agreements[place].period) or dt.date.min, place

    def _ground(self, earlier: int, later: int) -> RenewalGround:
        """Return why an agreement renews another, without a link."""
        same = self.lines[earlier] == self.lines[later]
        return RenewalGround.SAME_BODIES if same else RenewalGround.FOLLOWING_BODIES

    def _otherwise_tied(self, earlier: int, later: int) -> bool:
        """Tell whether a record ties two agreements in another way than by renewal."""
        one, other = self.agreements[earlier], self.agreements[later]
        return any(link.agreement == other.id for link in one.links) or any(
            link.agreement == one.id for link in other.links
        )

    def _joined(self, pairs: Iterable[tuple[int, int]]) -> Iterator[list[int]]:
        """Yield the agreements that hang together, in order."""
        near: dict[int, set[int]] = {place: set() for place in range(len(self.agreements))}
        earlier: dict[int, set[int]] = {place: set() for place in near}
        for first, second in pairs:
            near[first].add(second)
            near[second].add(first)
            earlier[second].add(first)
        seen: set[int] = set()
        for place in near:
            if place not in seen:
                group = _reachable(place, near)
                seen |= group
                yield _in_order({p: earlier[p] for p in sorted(group, key=self._start)})

    def _chain(
        self, places: Sequence[int], grounds: dict[tuple[int, int], RenewalGround]
    ) -> RenewalChain:
        """Make a chain of agreements that hang together."""
        chain = tuple(self.agreements[place] for place in places)
        steps = tuple(
            _step(self.agreements[earlier], self.agreements[later], grounds[earlier, later])
            for later in places
            for earlier in places
            if (earlier, later) in grounds
        )
        return RenewalChain(
            agreements=chain, steps=steps, alone=None if steps else self._alone(places[0])
        )

    def _alone(self, place: int) -> AloneReason:
        """Return why an agreement stands alone."""
        period = self.agreements[place].period
        if place not in self.lines:
            return AloneReason.UNRESOLVED
        if place in self.unclear:
            return AloneReason.SEVERAL_ANSWER
        return AloneReason.NO_PERIOD if first_day(period) is None else AloneReason.NO_OTHER


def _uid(party: Identity) -> str | None:
    """Return the unit of a body, `None` at the centre and outside the tables."""
    unit = party.unit if isinstance(party, Body) else None
    return unit.uid if isinstance(unit, AdministrativeUnit) else None


def _shape(line: _Line) -> tuple[object, ...]:
    """Return what lines must share for the bodies of one to follow those of the other."""
    kind, bodies = line
    return kind, tuple(
        sorted(
            (b.level.value, b.kind.branch) if isinstance(b, Body) else ("", b[0]) for b in bodies
        )
    )


def _reached(line: _Line) -> list[str | None]:
    """Return the unit of one body of a line, and those that its land came to."""
    body = min(line[1], key=lambda b: (_uid(b) is None, _uid(b) or "", str(b)))
    uids: dict[str | None, None] = {_uid(body): None}
    if isinstance(body, Body) and isinstance(body.unit, AdministrativeUnit):
        end = body.unit.valid_to
        if end is not None:
            steps = successors(body.unit, on=dt.date.max).steps
            uids |= {step.new.uid: None for step in steps}
    return list(uids)


def _is_tied(one: Participant, other: Participant) -> bool:
    """Tell whether a participant is another one, or its only heir, on the same level."""
    first, second = identity(one), identity(other)
    if first == second:
        return True
    if not isinstance(first, Body) or not isinstance(second, Body):
        return False
    on = read_on(other)
    succession = succession_of(first, on=on) if on is not None else None
    if succession is None or succession.outcome not in _FOLLOWING:
        return False
    return succession.bodies == (second,) and first.level is second.level


def _precedes(one: Agreement, other: Agreement) -> bool:
    """Tell whether the period of an agreement begins and ends before that of another."""
    starts, ends = (first_day(one.period), first_day(other.period)), (_end(one), _end(other))
    return (
        starts[0] is not None
        and starts[1] is not None
        and starts[0] < starts[1]
        and ends[0] is not None
        and (ends[1] is None or ends[0] < ends[1])
    )


def _end(agreement: Agreement) -> dt.date | None:
    """Return the last day of an agreement, `None` where it runs on or has none."""
    return None if agreement.open_ended else last_day(agreement.period)


def _reachable(place: int, near: dict[int, set[int]]) -> set[int]:
    """Return what hangs together with a place."""
    found, waiting = {place}, [place]
    while waiting:
        new = near[waiting.pop()] - found
        found |= new
        waiting.extend(new)
    return found


def _in_order(earlier: dict[int, set[int]]) -> list[int]:
    """Return places with those renewed first; as they come where records contradict themselves."""
    try:
        return list(TopologicalSorter(earlier).static_order())
    except CycleError:
        return list(earlier)


def _step(earlier: Agreement, later: Agreement, ground: RenewalGround) -> RenewalStep:
    """Make a step, with how the periods stand to one another."""
    timing, between = _timing(earlier, later)
    missed = _whole_years(between) if timing is RenewalTiming.GAP and between else ()
    return RenewalStep(
        earlier=earlier,
        later=later,
        ground=ground,
        timing=timing,
        between=between,
        missed_years=missed,
    )


def _timing(earlier: Agreement, later: Agreement) -> tuple[RenewalTiming, Period | None]:
    """Return how two periods stand to one another, and the days between or in common."""
    end, start = _end(earlier), first_day(later.period)
    if end is None or start is None:
        return RenewalTiming.UNKNOWN, None
    if start == day_after(end):
        return RenewalTiming.ADJOINING, None
    if start > end:
        return RenewalTiming.GAP, Period(start=end + _ONE_DAY, end=start - _ONE_DAY)
    first = max(start, first_day(earlier.period) or start)
    last = min(end, _end(later) or end)
    if last < first:
        return RenewalTiming.REVERSED, None
    shared = Period(start=first, end=last)
    years = _whole_years(shared)
    named_by_years = (
        len(years) == 1 and shared.days in {365, 366} and start != first_day(earlier.period)
    )
    return (RenewalTiming.SHARED_YEAR if named_by_years else RenewalTiming.OVERLAP), shared


def _whole_years(period: Period) -> tuple[int, ...]:
    """Return the calendar years that lie in a period whole."""
    if period.start is None or period.end is None:
        return ()
    years = range(period.start.year, period.end.year + 1)
    return tuple(year for year in years if period.covers(Period.for_year(year)))
