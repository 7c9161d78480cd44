"""Which parts of two agreements go together, and what became of each?"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from phoiho.labels import LabelledEnum

__all__ = ["ChangeKind", "change_kind", "pairs_by_key", "side_by_side"]

T = TypeVar("T")
V = TypeVar("V")


class ChangeKind(LabelledEnum):
    """What became of a part: an item that is `changed` was reworded."""

    KEPT = "kept"
    CHANGED = "changed"
    ADDED = "added"
    DROPPED = "dropped"


def change_kind(old: object, new: object, *, same: bool = True) -> ChangeKind:
    """Return what became of a part that stands in one agreement or in both.

    Args:
        old: It in the old agreement.
        new: It in the new one.
        same: Whether the two are alike, where it stands in both.
    """
    if old is None:
        return ChangeKind.ADDED
    if new is None:
        return ChangeKind.DROPPED
    return ChangeKind.KEPT if same else ChangeKind.CHANGED


def pairs_by_key(old: Iterable[Hashable], new: Iterable[Hashable]) -> set[tuple[int, int]]:
    """Return the places of equal keys: the first with the first, the second with the second.

    Args:
        old: Keys of the old list.
        new: Keys of the new list.

    Examples:
        >>> sorted(pairs_by_key("aba", "ca"))
        [(0, 1)]
    """
    waiting: dict[Hashable, list[int]] = {}
    for j, key in enumerate(new):
        waiting.setdefault(key, []).append(j)
    return {(i, waiting[key].pop(0)) for i, key in enumerate(old) if waiting.get(key)}


def side_by_side(
    old: Sequence[T], new: Sequence[T], pairs: Mapping[tuple[int, int], V]
) -> Iterator[tuple[T | None, T | None, V | None]]:
    """Yield old and new parts that go together, and what is said of the pair.

    In the order of the new list, those of the old one that go with none at the end.

    Args:
        old: The old list.
        new: The new list.
        pairs: What is said of every pair, by its places; one part may stand in several.

    Examples:
        >>> list(side_by_side("ab", "bc", {(1, 0): "same"}))
        [('b', 'b', 'same'), (None, 'c', None), ('a', None, None)]
    """
    of_new: dict[int, list[int]] = {}
    for i, j in sorted(pairs):
        of_new.setdefault(j, []).append(i)
    for j, part in enumerate(new):
        for i in of_new.get(j, ()):
            yield old[i], part, pairs[i, j]
        if j not in of_new:
            yield None, part, None
    of_old = {i for i, _ in pairs}
    yield from ((part, None, None) for i, part in enumerate(old) if i not in of_old)
