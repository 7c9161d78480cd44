"""Which agreements renew which, and whether time was lost between them.

A printed link decides.  Without one, an agreement renews another of the same
kind between the same bodies, or their only heirs on the same level, whose
period begins and ends earlier.  Where two answer, neither is taken: nothing is
guessed, least of all across levels.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from graphlib import CycleError, TopologicalSorter
from typing import TypeAlias

import attrs

from phoiho.agreements.agreement import Agreement
from phoiho.agreements.instruments import LinkKind
from phoiho.agreements.renewal_lines import Lines, draw_lines
from phoiho.agreements.renewal_timing import (
    RenewalTiming,
    TermDays,
    precedes,
    term_of,
    timing_between,
    whole_years,
)
from phoiho.labels import LabelledEnum
from phoiho.periods import Period

__all__ = ["AloneReason", "RenewalChain", "RenewalGround", "RenewalStep", "renewal_chains"]

_RENEWING = frozenset({LinkKind.SUCCEEDS, LinkKind.REPLACES})

_Pair: TypeAlias = tuple[int, int]
"""The places of an agreement renewed and of the one that renews it."""
_Grounds: TypeAlias = dict[_Pair, "RenewalGround"]


class RenewalGround(LabelledEnum):
    """Why one agreement is taken to renew another."""

    PRINTED = "printed"
    SAME_BODIES = "same_bodies"
    FOLLOWING_BODIES = "following_bodies"


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
    """

    earlier: Agreement
    later: Agreement
    ground: RenewalGround
    timing: RenewalTiming
    between: Period | None = None

    @property
    def missed_years(self) -> tuple[int, ...]:
        """Calendar years without either, those that lie in the gap whole."""
        gap = self.between if self.timing is RenewalTiming.GAP else None
        return whole_years(gap) if gap is not None else ()


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
        """Calendar years missed by a step; of units that merged, another may have had one."""
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
    found = tuple(agreements)
    terms = tuple(map(term_of, found))
    return _Renewals(agreements=found, lines=draw_lines(found), terms=terms).chains()


@attrs.frozen(kw_only=True)
class _Renewals:
    """The search for renewals among agreements, which go by their places.

    Attributes:
        agreements: The agreements.
        lines: Those of one kind between the same bodies.
        terms: The first and last day of each.
    """

    agreements: tuple[Agreement, ...]
    lines: Lines
    terms: tuple[TermDays, ...]

    def chains(self) -> tuple[RenewalChain, ...]:
        """Return the chains."""
        printed = self._printed()
        likely = self._likely(printed)
        several = _several(likely, self.lines)
        inferred = {
            pair: ground
            for pair, ground in likely.items()
            if pair not in several and not self._otherwise_tied(*pair)
        }
        grounds, unclear = printed | inferred, {place for pair in several for place in pair}
        return tuple(self._chain(places, grounds, unclear) for places in self._joined(grounds))

    def _printed(self) -> _Grounds:
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
            line = self.lines.of.get(later)
            named = [
                place for place in named if line is not None and self.lines.of.get(place) == line
            ]
        return named[0] if len(named) == 1 else None

    def _likely(self, printed: Iterable[_Pair]) -> _Grounds:
        """Return the renewals that kind, bodies and periods tell, beside those printed."""
        renewed, renewing = {earlier for earlier, _ in printed}, {later for _, later in printed}
        return {
            (earlier, later): self._ground(earlier, later)
            for later in self.lines.of
            if later not in renewing
            for earlier in self._nearest(later)
            if earlier not in renewed
        }

    def _nearest(self, later: int) -> list[int]:
        """Return the last agreements before one, on its line and on those before it."""
        line, lines = self.lines.of[later], self.lines
        places = [p for one in (line, *lines.before.get(line, ())) for p in lines.members[one]]
        places = [p for p in places if precedes(self.terms[p], self.terms[later])]
        nearest: list[int] = []
        for place in sorted(places, key=self._start, reverse=True):
            if not any(self._leads_to(place, found) for found in nearest):
                nearest.append(place)
        return nearest

    def _leads_to(self, earlier: int, later: int) -> bool:
        """Tell whether one agreement comes before another, on its line or one before it."""
        line, other = self.lines.of[earlier], self.lines.of[later]
        return (line == other or line in self.lines.before.get(other, ())) and precedes(
            self.terms[earlier], self.terms[later]
        )

    def _start(self, place: int) -> tuple[dt.date, int]:
        """Sort agreements by the start of their periods."""
        return self.terms[place][0] or dt.date.min, place

    def _ground(self, earlier: int, later: int) -> RenewalGround:
        """Return why an agreement renews another, without a link."""
        same = self.lines.of[earlier] == self.lines.of[later]
        return RenewalGround.SAME_BODIES if same else RenewalGround.FOLLOWING_BODIES

    def _otherwise_tied(self, earlier: int, later: int) -> bool:
        """Tell whether a record ties two agreements in another way than by renewal."""
        one, other = self.agreements[earlier], self.agreements[later]
        return any(link.agreement == other.id for link in one.links) or any(
            link.agreement == one.id for link in other.links
        )

    def _joined(self, pairs: Iterable[_Pair]) -> Iterator[list[int]]:
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
        self, places: Sequence[int], grounds: Mapping[_Pair, RenewalGround], unclear: set[int]
    ) -> RenewalChain:
        """Make a chain of agreements that hang together."""
        steps = tuple(
            _step(self.agreements[earlier], self.agreements[later], grounds[earlier, later])
            for later in places
            for earlier in places
            if (earlier, later) in grounds
        )
        return RenewalChain(
            agreements=tuple(self.agreements[place] for place in places),
            steps=steps,
            alone=None if steps else self._alone(places[0], unclear),
        )

    def _alone(self, place: int, unclear: set[int]) -> AloneReason:
        """Return why an agreement stands alone."""
        if place not in self.lines.of:
            return AloneReason.UNRESOLVED
        if place in unclear:
            return AloneReason.SEVERAL_ANSWER
        return AloneReason.NO_PERIOD if self.terms[place][0] is None else AloneReason.NO_OTHER


def _several(pairs: Iterable[_Pair], lines: Lines) -> set[_Pair]:
    """Return the pairs of which one agreement has several on one line, before or after it."""
    sides: dict[tuple[object, ...], list[_Pair]] = {}
    for earlier, later in pairs:
        sides.setdefault(("before", later, lines.of[earlier]), []).append((earlier, later))
        sides.setdefault(("after", earlier, lines.of[later]), []).append((earlier, later))
    return {pair for found in sides.values() if len(found) > 1 for pair in found}


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
    timing, between = timing_between(earlier, later)
    return RenewalStep(earlier=earlier, later=later, ground=ground, timing=timing, between=between)
