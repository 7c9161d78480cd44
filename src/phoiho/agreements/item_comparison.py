"""What changed in the work items of two agreements: words, roles, targets, due days.

An item that the other record lacks was added or dropped for certain only where
all items of that record are known; a report seldom lists them all.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from typing import TypeAlias

import attrs

from phoiho.agreements.agreement import Agreement
from phoiho.agreements.instruments import Coverage
from phoiho.agreements.item_matching import match_wordings, same_but_figures
from phoiho.agreements.pairing import ChangeKind, change_kind, pairs_by_key, side_by_side
from phoiho.agreements.work_items import AssignmentRole, Target, WorkItem
from phoiho.vietnamese import fold_key

__all__ = ["ItemChange", "ResponsibilityChange", "TargetChange", "item_changes"]

_Ids: TypeAlias = tuple[str | None, str | None]
"""Ids of one participant in the old and in the new agreement."""


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
        kind: Kept, changed (reworded), merged (with others into one), split
            (into several), added or dropped.
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


def item_changes(old: Agreement, new: Agreement, ids: Sequence[_Ids]) -> Iterator[ItemChange]:
    """Yield what became of the items, which are paired by their words.

    Args:
        old: The old agreement.
        new: The new one.
        ids: The participants by their ids in both, `None` where one lacks them.
    """
    matches = match_wordings([i.text for i in old.items], [i.text for i in new.items])
    origins, heirs = Counter(m.new for m in matches), Counter(m.old for m in matches)
    pairs = {(m.old, m.new): (m, _became(heirs[m.old], origins[m.new])) for m in matches}
    for one, other, pair in side_by_side(old.items, new.items, pairs):
        if one is not None and other is not None and pair is not None:
            match, moved = pair
            yield _in_both(one, other, match.similarity, moved, ids)
        else:
            lacking = old if one is None else new
            kind, certain = change_kind(one, other), _has_all_items(lacking)
            yield ItemChange(kind=kind, old=one, new=other, certain=certain)


def _became(heirs: int, origins: int) -> ChangeKind:
    """Tell an item that was merged or split from one that was reworded, by its partners."""
    if origins > 1 and heirs == 1:
        return ChangeKind.MERGED
    return ChangeKind.SPLIT if heirs > 1 and origins == 1 else ChangeKind.CHANGED


def _has_all_items(agreement: Agreement) -> bool:
    """Tell whether the record lists every item of the paper."""
    if agreement.items_complete is not None:
        return agreement.items_complete
    return agreement.coverage is Coverage.INSTRUMENT


def _in_both(
    old: WorkItem, new: WorkItem, similarity: float, moved: ChangeKind, ids: Sequence[_Ids]
) -> ItemChange:
    """Compare an item that stands in both agreements; *moved* is its kind unless the words are."""
    same = similarity == 1
    return ItemChange(
        kind=ChangeKind.KEPT if same else moved,
        old=old,
        new=new,
        similarity=similarity,
        figures_only=not same and same_but_figures(old.text, new.text),
        responsibilities=tuple(_responsibilities(old, new, ids)),
        targets=tuple(_targets(old.targets, new.targets)),
    )


def _roles(item: WorkItem) -> dict[str, AssignmentRole]:
    """Return the role of every participant in an item; who leads does not coordinate."""
    return {a.participant: a.role for a in reversed(item.assignments)}


def _responsibilities(
    old: WorkItem, new: WorkItem, ids: Sequence[_Ids]
) -> Iterator[ResponsibilityChange]:
    """Yield the participants whose role in an item is another."""
    before, after = _roles(old), _roles(new)
    certain = bool(before) == bool(after)
    for one, other in _with_unlisted(ids, before, after):
        old_role = before.get(one) if one is not None else None
        new_role = after.get(other) if other is not None else None
        if old_role is not new_role:
            yield ResponsibilityChange(
                old=one, new=other, old_role=old_role, new_role=new_role, certain=certain
            )


def _with_unlisted(
    ids: Sequence[_Ids], before: Collection[str], after: Collection[str]
) -> Iterator[_Ids]:
    """Yield ids of participants, then those that items name and agreements do not list."""
    old, new = {one for one, _ in ids}, {other for _, other in ids}
    yield from ids
    for ref in before:
        if ref not in old:
            yield ref, ref if ref in after else None
    for ref in after:
        if ref not in new and (ref in old or ref not in before):
            yield None, ref


def _targets(old: Sequence[Target], new: Sequence[Target]) -> Iterator[TargetChange]:
    """Yield the targets that changed; an indicator of a population is one target."""
    pairs = pairs_by_key(map(_measure, old), map(_measure, new))
    alike = {(i, j): _aim(old[i]) == _aim(new[j]) for i, j in pairs}
    for one, other, same in side_by_side(old, new, alike):
        if not same:
            yield TargetChange(kind=change_kind(one, other, same=False), old=one, new=other)


def _measure(target: Target) -> tuple[str, str]:
    """Return what a target measures."""
    return fold_key(target.indicator), fold_key(target.population or "")


def _aim(target: Target) -> tuple[object, ...]:
    """Return what is to be reached, and by when; what was reached is no part of it."""
    return target.value, target.upper, target.out_of, target.bound, target.unit, target.due
