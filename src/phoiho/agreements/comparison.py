"""What changed between two agreements: items, roles, targets, participants, period, cadences.

An item that the other record lacks was added or dropped for certain only where
all items of that record are known; a report seldom lists them all.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

import attrs

from phoiho.agreements.identities import ParticipantTie, identity, tie_between
from phoiho.agreements.item_matching import WordingMatch, match_wordings, same_but_figures
from phoiho.agreements.models import (
    Agreement,
    AssignmentRole,
    Coverage,
    Participant,
    Target,
    WorkItem,
)
from phoiho.calendar import Cadence
from phoiho.labels import LabelledEnum
from phoiho.periods import Period
from phoiho.vietnamese import fold_key

__all__ = [
    "CadenceChange",
    "ChangeKind",
    "Comparison",
    "ItemChange",
    "ParticipantChange",
    "ResponsibilityChange",
    "TargetChange",
    "compare",
]

T = TypeVar("T")


class ChangeKind(LabelledEnum):
    """What became of a part: an item that is `changed` was reworded."""

    KEPT = "kept"
    CHANGED = "changed"
    ADDED = "added"
    DROPPED = "dropped"


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
class ResponsibilityChange:
    """A participant whose role in one item is another.

    Attributes:
        old: Its id in the old agreement.
        new: Its id in the new one.
        old_role: Its role in the old item; `None` where it had none.
        new_role: Its role in the new item.
        certain: Whether both items say who does them.
    """

    old: str | None
    new: str | None
    old_role: AssignmentRole | None
    new_role: AssignmentRole | None
    certain: bool


@attrs.frozen(kw_only=True)
class TargetChange:
    """A target of an item that was changed, added or dropped.

    Attributes:
        kind: What became of it.
        old: It in the old item.
        new: It in the new one.
    """

    kind: ChangeKind
    old: Target | None = None
    new: Target | None = None


@attrs.frozen(kw_only=True)
class ItemChange:
    """A work item in the old agreement, in the new one, or in both.

    Attributes:
        kind: Kept, changed (reworded), added or dropped.
        old: It in the old agreement.
        new: It in the new one.
        similarity: Share of words in common, 1 for the same words; 0 where it
            stands in one agreement only.
        figures_only: Whether only figures differ ("năm 2024", "năm 2025").
        certain: Whether the record of the agreement that lacks it has all items.
        responsibilities: Roles that moved.
        targets: Targets that changed.
    """

    kind: ChangeKind
    old: WorkItem | None = None
    new: WorkItem | None = None
    similarity: float = 0.0
    figures_only: bool = False
    certain: bool = True
    responsibilities: tuple[ResponsibilityChange, ...] = ()
    targets: tuple[TargetChange, ...] = ()

    @property
    def due_changed(self) -> bool:
        """Whether the item, found in both, is due on another day."""
        return self.old is not None and self.new is not None and self.old.due != self.new.due

    @property
    def changed(self) -> bool:
        """Whether anything about the item is another."""
        inner = self.responsibilities or self.targets or self.due_changed
        return self.kind is not ChangeKind.KEPT or bool(inner)


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
    participants = tuple(_participants(old, new))
    return Comparison(
        old=old,
        new=new,
        items=tuple(_items(old, new, participants)),
        participants=participants,
        cadences=tuple(_cadences(old, new)),
    )


def _kind(old: object, new: object, *, same: bool = True) -> ChangeKind:
    """Return what became of a part that stands in one agreement or in both."""
    if old is None:
        return ChangeKind.ADDED
    if new is None:
        return ChangeKind.DROPPED
    return ChangeKind.KEPT if same else ChangeKind.CHANGED


def _paired(
    old: Sequence[T], new: Sequence[T], pairs: dict[int, int]
) -> Iterator[tuple[T | None, T | None]]:
    """Yield old and new parts side by side, in the order of the new, those dropped at the end."""
    of_new = {j: i for i, j in pairs.items()}
    for j, part in enumerate(new):
        yield (old[of_new[j]] if j in of_new else None), part
    for i, part in enumerate(old):
        if i not in pairs:
            yield part, None


def _pairs_by_key(old: Iterable[object], new: Iterable[object]) -> dict[int, int]:
    """Pair parts of one key: the first with the first, the second with the second."""
    waiting: dict[object, list[int]] = {}
    for j, key in enumerate(new):
        waiting.setdefault(key, []).append(j)
    return {i: waiting[key].pop(0) for i, key in enumerate(old) if waiting.get(key)}


def _participants(old: Agreement, new: Agreement) -> Iterator[ParticipantChange]:
    """Pair participants: those that are one body first, then those that follow one another.

    Where bodies merged or were divided, one stands in several pairs.
    """
    before, after = old.participants, new.participants
    ties = dict.fromkeys(
        _pairs_by_key(map(identity, before), map(identity, after)).items(), ParticipantTie.SAME
    )
    for wanted in ParticipantTie:
        ties |= dict.fromkeys(_tied(before, after, ties, wanted), wanted)
    for j, participant in enumerate(after):
        pairs = sorted((i, tie.value) for (i, place), tie in ties.items() if place == j)
        if not pairs:
            yield ParticipantChange(kind=ChangeKind.ADDED, new=participant)
        for i, tie in pairs:
            kind = _kind(before[i], participant, same=tie == ParticipantTie.SAME.value)
            yield ParticipantChange(
                kind=kind, old=before[i], new=participant, tie=ParticipantTie(tie)
            )
    paired = {i for i, _ in ties}
    for i, participant in enumerate(before):
        if i not in paired:
            yield ParticipantChange(kind=ChangeKind.DROPPED, old=participant)


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
    pairs = _pairs_by_key(old.cadences, new.cadences)
    for one, other in _paired(old.cadences, new.cadences, pairs):
        lacking = old if one is None else new
        certain = one == other or lacking.coverage is Coverage.INSTRUMENT
        yield CadenceChange(kind=_kind(one, other), old=one, new=other, certain=certain)


def _items(
    old: Agreement, new: Agreement, participants: Sequence[ParticipantChange]
) -> Iterator[ItemChange]:
    """Pair items by their words."""
    matches = match_wordings([i.text for i in old.items], [i.text for i in new.items])
    found = {(match.old, match.new): match for match in matches}
    of_new = {match.new: match.old for match in matches}
    for j, item in enumerate(new.items):
        if j not in of_new:
            yield ItemChange(kind=ChangeKind.ADDED, new=item, certain=_has_all_items(old))
            continue
        before = old.items[of_new[j]]
        yield _both(before, item, found[of_new[j], j], participants)
    kept = set(of_new.values())
    for i, item in enumerate(old.items):
        if i not in kept:
            yield ItemChange(kind=ChangeKind.DROPPED, old=item, certain=_has_all_items(new))


def _has_all_items(agreement: Agreement) -> bool:
    """Tell whether the record lists every item of the paper."""
    if agreement.items_complete is not None:
        return agreement.items_complete
    return agreement.coverage is Coverage.INSTRUMENT


def _both(
    old: WorkItem, new: WorkItem, match: WordingMatch, participants: Sequence[ParticipantChange]
) -> ItemChange:
    """Compare an item that stands in both agreements."""
    same = match.similarity == 1
    return ItemChange(
        kind=ChangeKind.KEPT if same else ChangeKind.CHANGED,
        old=old,
        new=new,
        similarity=match.similarity,
        figures_only=not same and same_but_figures(old.text, new.text),
        responsibilities=tuple(_responsibilities(old, new, participants)),
        targets=tuple(_targets(old.targets, new.targets)),
    )


def _roles(item: WorkItem) -> dict[str, AssignmentRole]:
    """Return the role of every participant in an item; who leads does not coordinate."""
    return {a.participant: a.role for a in reversed(item.assignments)}


def _responsibilities(
    old: WorkItem, new: WorkItem, participants: Sequence[ParticipantChange]
) -> Iterator[ResponsibilityChange]:
    """Yield the participants whose role in an item is another."""
    before, after = _roles(old), _roles(new)
    certain = bool(before) == bool(after)
    ids = [(p.old.id if p.old else None, p.new.id if p.new else None) for p in participants]
    ids += [
        (ref, ref if ref in after else None) for ref in before if ref not in {a for a, _ in ids}
    ]
    ids += [(None, ref) for ref in after if ref not in {b for _, b in ids}]
    for one, other in ids:
        old_role = before.get(one) if one is not None else None
        new_role = after.get(other) if other is not None else None
        if old_role is not new_role:
            yield ResponsibilityChange(
                old=one, new=other, old_role=old_role, new_role=new_role, certain=certain
            )


def _targets(old: Sequence[Target], new: Sequence[Target]) -> Iterator[TargetChange]:
    """Yield the targets that changed; an indicator of a population is one target."""
    pairs = _pairs_by_key(map(_measure, old), map(_measure, new))
    for one, other in _paired(old, new, pairs):
        same = one is not None and other is not None and _aim(one) == _aim(other)
        kind = _kind(one, other, same=same)
        if kind is not ChangeKind.KEPT:
            yield TargetChange(kind=kind, old=one, new=other)


def _measure(target: Target) -> tuple[str, str]:
    """Return what a target measures."""
    return fold_key(target.indicator), fold_key(target.population or "")


def _aim(target: Target) -> tuple[object, ...]:
    """Return what is to be reached, and by when."""
    return target.value, target.upper, target.unit, target.due
