"""Which items of two lists are the same by their words.

Texts are folded and compared word by word.  The best pairs are taken first;
of pairs alike, the ones whose places in the lists are nearest.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

import attrs

from phoiho.agreements.pairing import pairs_by_key
from phoiho.vietnamese.text import name_tokens

__all__ = ["WordingMatch", "match_wordings", "same_but_figures"]

_LEAST = 0.6
"""Similarity from which two texts are versions of one; shared openings ("Phối hợp tổ chức")
stay below."""
_MOST_WORDS = 300
"""Words of a text that are compared in order."""
_MOST_PAIRS = 10_000
"""Pairs of texts that are compared in order; in longer lists only which words they share counts."""


@attrs.frozen(kw_only=True)
class WordingMatch:
    """Two texts that are versions of one.

    Attributes:
        old: Place of one in the old list.
        new: Place of the other in the new list.
        similarity: Share of words in common, in order; 1 for the same words.
    """

    old: int
    new: int
    similarity: float


def match_wordings(old: Sequence[str], new: Sequence[str]) -> tuple[WordingMatch, ...]:
    """Return the pairs of texts that are versions of one, each text in one pair at most.

    Args:
        old: Texts of the old list.
        new: Texts of the new list.

    Returns:
        The pairs, in the order of the old list; the same turned round for the
        lists turned round.

    Examples:
        >>> match_wordings(["Giám sát năm 2023"], ["Phản biện", "Giám sát năm 2024"])
        (WordingMatch(old=0, new=1, similarity=0.75),)
    """
    before, after = [tuple(name_tokens(t)) for t in old], [tuple(name_tokens(t)) for t in new]
    found = {i: WordingMatch(old=i, new=j, similarity=1.0) for i, j in pairs_by_key(before, after)}
    taken = {match.new for match in found.values()}
    rest = [i for i in range(len(before)) if i not in found]
    left = [j for j in range(len(after)) if j not in taken]
    ranked = sorted(_similar(before, after, rest, left), key=_rank)
    for match in ranked:
        if match.old not in found and match.new not in taken:
            found[match.old] = match
            taken.add(match.new)
    return tuple(found[i] for i in sorted(found))


def same_but_figures(one: str, other: str) -> bool:
    """Tell whether two texts differ in figures only.

    Args:
        one: A text.
        other: Another one.

    Examples:
        >>> same_but_figures("Giám sát năm 2023", "Giám sát năm 2024")
        True
    """
    words = [[w for w in name_tokens(t) if not w.strip("%,").isdigit()] for t in (one, other)]
    return words[0] == words[1]


_Words = tuple[str, ...]


def _similar(
    before: Sequence[_Words], after: Sequence[_Words], rest: Sequence[int], left: Sequence[int]
) -> Iterator[WordingMatch]:
    """Yield the pairs that are similar enough."""
    in_order = len(rest) * len(left) <= _MOST_PAIRS
    words = {j: frozenset(after[j]) for j in left}
    for i in rest:
        mine = frozenset(before[i])
        for j in left:
            alike = _ratio(before[i], after[j]) if in_order else _shared(mine, words[j])
            if alike >= _LEAST:  # never the same: those of the same words have their pairs
                yield WordingMatch(old=i, new=j, similarity=min(alike, 0.99))


def _shared(one: frozenset[str], other: frozenset[str]) -> float:
    """Return the share of words in common, whatever their order and number."""
    total = len(one) + len(other)
    return 2 * len(one & other) / total if total else 0.0


def _ratio(one: _Words, other: _Words) -> float:
    """Return the share of words in common, in order; the same for the texts turned round."""
    first, second = sorted((one[:_MOST_WORDS], other[:_MOST_WORDS]))
    matcher = SequenceMatcher(None, first, second, autojunk=False)
    if matcher.real_quick_ratio() < _LEAST or matcher.quick_ratio() < _LEAST:
        return 0.0
    return matcher.ratio()


def _rank(match: WordingMatch) -> tuple[float, int, int, int]:
    """Sort the best pair first, then the one whose places are nearest, then the first one."""
    old, new = match.old, match.new
    return -match.similarity, abs(old - new), old + new, old
