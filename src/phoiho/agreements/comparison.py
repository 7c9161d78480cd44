"""What changed between two agreements: participants, items, clauses, days.

What became of an item is told in `phoiho.agreements.item_comparison`, of a
clause in `phoiho.agreements.clause_comparison`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import attrs

from phoiho.agreements.agreement import Agreement
from phoiho.agreements.clause_comparison import (
    ClauseChange,
    cadence_changes,
    clause_changes,
    funding_changes,
)
from phoiho.agreements.clauses import Clause, Funding
from phoiho.agreements.identities import ParticipantTie, identity, tie_between
from phoiho.agreements.instruments import Coverage
from phoiho.agreements.item_comparison import ItemChange, item_changes
from phoiho.agreements.pairing import ChangeKind, change_kind, pairs_by_key, side_by_side
from phoiho.agreements.participants import Participant
from phoiho.calendar import Cadence
from phoiho.periods import Period
from phoiho.vietnamese import fold_key

__all__ = ["Comparison", "ParticipantChange", "compare"]


@attrs.frozen(kw_only=True)
class ParticipantChange:
    """A participant in the old agreement, in the new one, or in both.

    Attributes:
        kind: Kept, changed (another body in its place), added or dropped.
        old: It in the old agreement.
        new: It in the new one.
        tie: How the two hang together.
        role_changed: Whether its role, or the time for which it has it, is another.
        focal_organ_changed: Whether another part of it keeps the agreement going.
    """

    kind: ChangeKind
    old: Participant | None = None
    new: Participant | None = None
    tie: ParticipantTie | None = None
    role_changed: bool = False
    focal_organ_changed: bool = False

    @property
    def changed(self) -> bool:
        """Whether anything about it is another."""
        return self.kind is not ChangeKind.KEPT or self.role_changed or self.focal_organ_changed


@attrs.frozen(kw_only=True)
class Comparison:
    """What changed from one agreement to another.

    Attributes:
        old: The old agreement.
        new: The new one.
        items: Items in the order of the new one, those dropped at the end.
        participants: Participants in the same order.
        cadences: What is due how often, in the same order.
        funding: Where the money comes from, in the same order.
        clauses: Chapters and articles in the same order; none where one of the
            records has none.
    """

    old: Agreement
    new: Agreement
    items: tuple[ItemChange, ...]
    participants: tuple[ParticipantChange, ...]
    cadences: tuple[ClauseChange[Cadence], ...]
    funding: tuple[ClauseChange[Funding], ...] = ()
    clauses: tuple[ClauseChange[Clause], ...] = ()

    @property
    def period_changed(self) -> bool:
        """Whether the two are for other days."""
        return _another(self.old, self.new, _term(self.old), _term(self.new))

    @property
    def effective_changed(self) -> bool:
        """Whether the two give other days of effect."""
        return _another(self.old, self.new, self.old.effective_on, self.new.effective_on)

    @property
    def kind_changed(self) -> bool:
        """Whether the two are instruments of other kinds."""
        return self.old.instrument.kind is not self.new.instrument.kind

    @property
    def stated_items_changed(self) -> bool:
        """Whether the two state other numbers of items."""
        return _another(self.old, self.new, _stated(self.old), _stated(self.new))

    @property
    def changed(self) -> bool:
        """Whether anything that is compared is another."""
        clauses = [
            *(change.kind for change in self.cadences),
            *(change.kind for change in self.funding),
            *(change.kind for change in self.clauses),
        ]
        return (
            self.period_changed
            or self.effective_changed
            or self.kind_changed
            or self.stated_items_changed
            or any(participant.changed for participant in self.participants)
            or any(item.changed for item in self.items)
            or any(kind is not ChangeKind.KEPT for kind in clauses)
        )

    def items_with(self, kind: ChangeKind) -> tuple[ItemChange, ...]:
        """Return the items of which one thing became.

        Args:
            kind: What became of them.
        """
        return tuple(item for item in self.items if item.kind is kind)


def _days(period: Period | None) -> tuple[object, object] | None:
    """Return the first and last day of a period, whatever it is called."""
    return (period.start, period.end) if period is not None else None


def _term(agreement: Agreement) -> tuple[object, bool] | None:
    """Return for which days an agreement is, and whether it runs on."""
    if agreement.period is None and not agreement.open_ended:
        return None
    return _days(agreement.period), agreement.open_ended


def _stated(agreement: Agreement) -> int | None:
    """Return how many items a paper says it has."""
    return agreement.stated_items.count if agreement.stated_items is not None else None


def _another(old: Agreement, new: Agreement, before: object, after: object) -> bool:
    """Tell whether a particular of two agreements is another; `None` is not on record.

    The record of a whole paper leaves out what the paper does not say, any other
    may leave out what it says.
    """
    lacking = old if before is None else new
    stated = before is not None and after is not None
    return before != after and (stated or lacking.coverage is Coverage.INSTRUMENT)


def compare(old: Agreement, new: Agreement) -> Comparison:
    """Return what changed from one agreement to another.

    Items are paired by their words, folded; participants by their bodies, also
    through succession, so resolve the records first.

    Args:
        old: The earlier agreement.
        new: The later one.

    Returns:
        The changes.  Turned round they are those of `compare(new, old)`.

    Examples:
        >>> from phoiho.records import load
        >>> from phoiho.dossier import resolve
        >>> dossier = resolve(load("examples/tay-ho-2024.toml"))
        >>> changes = compare(*dossier.agreements)
        >>> [change.kind.value for change in changes.participants], changes.period_changed
        (['kept', 'kept', 'kept'], True)

        The report on 2023 lists no items, so none of 2024 is certain to be new:

        >>> [(item.kind.value, item.certain) for item in changes.items[:2]]
        [('added', False), ('added', False)]
    """
    participants = tuple(_participants(old, new))
    ids = [(p.old.id if p.old else None, p.new.id if p.new else None) for p in participants]
    return Comparison(
        old=old,
        new=new,
        items=tuple(item_changes(old, new, ids)),
        participants=participants,
        cadences=tuple(cadence_changes(old, new)),
        funding=tuple(funding_changes(old, new, ids)),
        clauses=tuple(clause_changes(old, new)),
    )


def _participants(old: Agreement, new: Agreement) -> Iterator[ParticipantChange]:
    """Pair participants: those that are one body first, then those that follow one another.

    Where bodies merged or were divided, one stands in several pairs.
    """
    before, after = old.participants, new.participants
    alike = pairs_by_key(map(identity, before), map(identity, after))
    ties = dict.fromkeys(alike, ParticipantTie.SAME)
    for wanted in ParticipantTie:
        ties |= dict.fromkeys(_tied(before, after, ties, wanted), wanted)
    for one, other, tie in side_by_side(before, after, ties):
        yield ParticipantChange(
            kind=change_kind(one, other, same=tie is ParticipantTie.SAME),
            old=one,
            new=other,
            tie=tie,
            role_changed=tie is not None and _another(old, new, _role(one), _role(other)),
            focal_organ_changed=tie is not None
            and _another(old, new, _focal_organ(one), _focal_organ(other)),
        )


def _role(participant: Participant | None) -> tuple[object, ...] | None:
    """Return the role of a participant and the days for which it has it."""
    if participant is None or participant.role is None:
        return None
    return participant.role, _days(participant.role_period)


def _focal_organ(participant: Participant | None) -> str | None:
    """Return the part of a participant that keeps the agreement going, folded."""
    if participant is None or not participant.focal_organ:
        return None
    return fold_key(participant.focal_organ)


def _tied(
    before: Sequence[Participant],
    after: Sequence[Participant],
    found: Iterable[tuple[int, int]],
    wanted: ParticipantTie,
) -> list[tuple[int, int]]:
    """Return the pairs of participants not yet found that hang together in one way."""
    old, new = {i for i, _ in found}, {j for _, j in found}
    return [
        (i, j)
        for i, one in enumerate(before)
        if i not in old
        for j, other in enumerate(after)
        if j not in new and tie_between(one, other) is wanted
    ]
