"""Which agreements are of one kind between the same bodies, and which bodies follow those?"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

import attrs

from phoiho.agreements.agreement import Agreement
from phoiho.agreements.identities import Identity, identity, is_known, read_on, succession_of
from phoiho.agreements.instruments import InstrumentKind
from phoiho.agreements.participants import Participant
from phoiho.hierarchy import AdministrativeUnit, Body, BodySuccessionOutcome, successors

__all__ = ["Line", "Lines", "draw_lines"]

_ONE_HEIR = frozenset({BodySuccessionOutcome.SAME, BodySuccessionOutcome.ONE})

Line: TypeAlias = tuple[InstrumentKind, frozenset[Identity]]
"""One kind of instrument between the same bodies."""


@attrs.frozen(kw_only=True)
class Lines:
    """The lines of agreements, which go by their places.

    Attributes:
        of: The line of every agreement whose bodies are known.
        members: The agreements of every line, in their order.
        before: For every line, the lines whose bodies its own follow.
    """

    of: Mapping[int, Line]
    members: Mapping[Line, Sequence[int]]
    before: Mapping[Line, Sequence[Line]]


def draw_lines(agreements: Sequence[Agreement]) -> Lines:
    """Put agreements of one kind between the same bodies on one line.

    Args:
        agreements: Agreements of resolved records.
    """
    of: dict[int, Line] = {}
    members: dict[Line, list[int]] = {}
    for place, agreement in enumerate(agreements):
        participants = agreement.participants
        if participants and all(map(is_known, participants)):
            of[place] = agreement.instrument.kind, frozenset(map(identity, participants))
            members.setdefault(of[place], []).append(place)
    signers = {line: agreements[places[0]].participants for line, places in members.items()}
    before: dict[Line, list[Line]] = {}
    for earlier, later in _following(signers):
        before.setdefault(later, []).append(earlier)
    return Lines(of=of, members=members, before=before)


def _following(signers: Mapping[Line, Sequence[Participant]]) -> Iterator[tuple[Line, Line]]:
    """Yield the lines whose bodies others follow, each with the line of those others."""
    by_unit: dict[tuple[object, ...], list[Line]] = {}
    for line in signers:
        for uid in {_uid(body) for body in line[1]}:
            by_unit.setdefault((_shape(line), uid), []).append(line)
    for line, old in signers.items():
        for uid in _reached(line):
            for other in by_unit.get((_shape(line), uid), ()):
                if other != line and _are_tied(old, signers[other]):
                    yield line, other


def _are_tied(old: Sequence[Participant], new: Sequence[Participant]) -> bool:
    """Tell whether each of some participants follows one of others, and none is left over."""
    ties = [[_is_tied(one, two) for two in new] for one in old]
    return all(map(any, ties)) and all(map(any, zip(*ties, strict=True)))


def _uid(party: Identity) -> str | None:
    """Return the unit of a body, `None` at the centre and outside the tables."""
    unit = party.unit if isinstance(party, Body) else None
    return unit.uid if isinstance(unit, AdministrativeUnit) else None


def _shape(line: Line) -> tuple[object, ...]:
    """Return what lines must share for the bodies of one to follow those of the other."""
    kind, bodies = line
    return kind, tuple(
        sorted(
            (b.level.value, b.kind.branch) if isinstance(b, Body) else ("", b[0]) for b in bodies
        )
    )


def _reached(line: Line) -> list[str | None]:
    """Return the unit of one body of a line, and those that its land came to."""
    body = min(line[1], key=lambda b: (_uid(b) is None, _uid(b) or "", str(b)))
    uids = [_uid(body)]
    unit = body.unit if isinstance(body, Body) else None
    if isinstance(unit, AdministrativeUnit) and unit.valid_to is not None:
        uids += [step.new.uid for step in successors(unit, on=dt.date.max).steps]
    return list(dict.fromkeys(uids))


def _is_tied(one: Participant, other: Participant) -> bool:
    """Tell whether a participant is another one, or its only heir, on the same level."""
    first, second = identity(one), identity(other)
    if first == second:
        return True
    if not isinstance(first, Body) or not isinstance(second, Body):
        return False
    on = read_on(other)
    succession = succession_of(first, on=on) if on is not None else None
    if succession is None or succession.outcome not in _ONE_HEIR:
        return False
    return succession.bodies == (second,) and first.level is second.level
