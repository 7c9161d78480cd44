"""Which parts of two agreements go together, and what became of each?"""

from __future__ import annotations

from collections import deque
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from phoiho.labels import LabelledEnum

__all__ = ["ChangeKind", "change_kind", "pairs_by_key", "pairs_by_keys", "side_by_side"]

T = TypeVar("T")
V = TypeVar("V")


class ChangeKind(LabelledEnum):
    """What became of a part: an item that is `changed` was reworded.

    Items that are `merged` went into one, one that was `split` went into several.
    """

    KEPT = "kept"
    CHANGED = "changed"
    MERGED = "merged"
    SPLIT = "split"
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
    waiting: dict[Hashable, deque[int]] = {}
    for j, key in enumerate(new):
        waiting.setdefault(key, deque()).append(j)
    return {(i, waiting[key].popleft()) for i, key in enumerate(old) if waiting.get(key)}


def pairs_by_keys(
    old: Sequence[Sequence[Hashable]], new: Sequence[Sequence[Hashable]]
) -> set[tuple[int, int]]:
    """Return the places of parts that go together: by their first keys, the rest by their next.

    Args:
        old: The keys of every part of the old list, the strictest first.
        new: As many keys of every part of the new list; `None` equals nothing.

    Examples:
        >>> sorted(pairs_by_keys([("a1", "a"), ("a2", "a")], [("a2", "a"), ("a3", "a")]))
        [(0, 1), (1, 0)]
    """
    found: set[tuple[int, int]] = set()
    for before, after in zip(zip(*old, strict=True), zip(*new, strict=True), strict=False):
        paired, taken = {i for i, _ in found}, {j for _, j in found}
        rest = [i for i, key in enumerate(before) if key is not None and i not in paired]
        left = [j for j, key in enumerate(after) if key is not None and j not in taken]
        pairs = pairs_by_key([before[i] for i in rest], [after[j] for j in left])
        found |= {(rest[i], left[j]) for i, j in pairs}
    return found


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
