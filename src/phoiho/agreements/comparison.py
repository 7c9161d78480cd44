"""What changed between two agreements: participants, items, period, cadences.

What became of an item is told in `phoiho.agreements.item_comparison`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import attrs

from phoiho.agreements.agreement import Agreement
from phoiho.agreements.identities import ParticipantTie, identity, tie_between
from phoiho.agreements.instruments import Coverage
from phoiho.agreements.item_comparison import ItemChange, item_changes
from phoiho.agreements.pairing import ChangeKind, change_kind, pairs_by_key, side_by_side
from phoiho.agreements.participants import Participant
from phoiho.calendar import Cadence
from phoiho.periods import Period

__all__ = ["CadenceChange", "Comparison", "ParticipantChange", "compare"]


@attrs.frozen(kw_only=True)
class ParticipantChange:
    """A participant in the old agreement, in the new one, or in both.

    Attributes:
        kind: Kept, changed (another body in its place), added or dropped.
        old: It in the old agreement.
        new: It in the new one.
        tie: How the two hang together.
    """

    kind: ChangeKind
    old: Participant | None = None
    new: Participant | None = None
    tie: ParticipantTie | None = None


@attrs.frozen(kw_only=True)
class CadenceChange:
    """A clause on what is due how often, that is kept, added or dropped.

    Attributes:
        kind: What became of it.
        old: It in the old agreement.
        new: It in the new one.
        certain: Whether the record of the agreement that lacks it is the whole paper.
    """

    kind: ChangeKind
    old: Cadence | None = None
    new: Cadence | None = None
    certain: bool = True


@attrs.frozen(kw_only=True)
class Comparison:
    """What changed from one agreement to another.

    Attributes:
        old: The old agreement.
        new: The new one.
        items: Items in the order of the new one, those dropped at the end.
        participants: Participants in the same order.
        cadences: Clauses in the same order.
    """

    old: Agreement
    new: Agreement
    items: tuple[ItemChange, ...]
    participants: tuple[ParticipantChange, ...]
    cadences: tuple[CadenceChange, ...]

    @property
    def period_changed(self) -> bool:
        """Whether the two are for other days."""
        return _days(self.old.period) != _days(self.new.period) or (
            self.old.open_ended != self.new.open_ended
        )

    @property
    def kind_changed(self) -> bool:
        """Whether the two are instruments of other kinds."""
        return self.old.instrument.kind is not self.new.instrument.kind

    @property
    def stated_items_changed(self) -> bool:
        """Whether the two state other numbers of items."""
        old, new = self.old.stated_items, self.new.stated_items
        return (old.count if old else None) != (new.count if new else None)

    @property
    def changed(self) -> bool:
        """Whether anything that is compared is another."""
        kinds = [p.kind for p in self.participants] + [c.kind for c in self.cadences]
        return (
            self.period_changed
            or self.kind_changed
            or self.stated_items_changed
            or any(kind is not ChangeKind.KEPT for kind in kinds)
            or any(item.changed for item in self.items)
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
    participants = tuple(_participants(old.participants, new.participants))
    ids = [(p.old.id if p.old else None, p.new.id if p.new else None) for p in participants]
    return Comparison(
        old=old,
        new=new,
        items=tuple(item_changes(old, new, ids)),
        participants=participants,
        cadences=tuple(_cadences(old, new)),
    )


def _participants(
    before: Sequence[Participant], after: Sequence[Participant]
) -> Iterator[ParticipantChange]:
    """Pair participants: those that are one body first, then those that follow one another.

    Where bodies merged or were divided, one stands in several pairs.
    """
    alike = pairs_by_key(map(identity, before), map(identity, after))
    ties = dict.fromkeys(alike, ParticipantTie.SAME)
    for wanted in ParticipantTie:
        ties |= dict.fromkeys(_tied(before, after, ties, wanted), wanted)
    for old, new, tie in side_by_side(before, after, ties):
        kind = change_kind(old, new, same=tie is ParticipantTie.SAME)
        yield ParticipantChange(kind=kind, old=old, new=new, tie=tie)


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


def _cadences(old: Agreement, new: Agreement) -> Iterator[CadenceChange]:
    """Pair clauses that mean the same, whatever their words."""
    pairs = dict.fromkeys(pairs_by_key(old.cadences, new.cadences), True)
    for one, other, same in side_by_side(old.cadences, new.cadences, pairs):
        lacking = old if one is None else new
        certain = same or lacking.coverage is Coverage.INSTRUMENT
        yield CadenceChange(kind=change_kind(one, other), old=one, new=other, certain=certain)
