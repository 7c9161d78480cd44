"""Which items of two lists are the same by their words, and which stand in others.

Texts are folded and compared word by word, in order; punctuation does not
count.  The best pairs are taken first; of pairs alike, the ones whose places
among what is left are nearest.  What then has no partner may stand whole in
another text: two items that were merged, one that was split.
"""

from __future__ import annotations

import heapq
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import TypeAlias

import attrs

from phoiho.agreements.pairing import pairs_by_key
from phoiho.vietnamese import fold_key

__all__ = ["WordingMatch", "match_wordings", "same_but_figures"]

_LEAST = 0.6
"""Similarity from which two texts are versions of one; shared openings ("Phối hợp tổ chức")
stay below."""
_MOST_WORDS = 300
"""Words of a text that are compared in order."""
_CONTAINED = 0.85
"""Share of the words of a part that stand in the whole."""
_FEWEST_IN_PART = 4
"""Words that a part has at least: fewer stand in a longer text by chance."""
_MOST_PARTS = 4
"""How many times as long as a part the whole may be."""
_WORD = re.compile(r"\w+|%")


@attrs.frozen(kw_only=True)
class WordingMatch:
    """Two texts that are versions of one, or of which one stands in the other.

    Attributes:
        old: Place of one in the old list.
        new: Place of the other in the new list.
        similarity: Share of words in common, in order; 1 for the same words.
    """

    old: int
    new: int
    similarity: float


def match_wordings(old: Sequence[str], new: Sequence[str]) -> tuple[WordingMatch, ...]:
    """Return the pairs of texts that are versions of one.

    A text is in one pair, or in several where it was merged from others or
    split into them.

    Args:
        old: Texts of the old list.
        new: Texts of the new list.

    Returns:
        The pairs, in the order of the old list; the same turned round for the
        lists turned round.

    Examples:
        >>> match_wordings(["Giám sát năm 2023"], ["Phản biện", "Giám sát năm 2024"])
        (WordingMatch(old=0, new=1, similarity=0.75),)
        >>> merged = match_wordings(
        ...     ["Tổ chức tiếp xúc cử tri", "Tiếp công dân định kỳ"],
        ...     ["Tổ chức tiếp xúc cử tri và tiếp công dân định kỳ"],
        ... )
        >>> [(match.old, match.new) for match in merged]
        [(0, 0), (1, 0)]
    """
    before, after = [_words(text) for text in old], [_words(text) for text in new]
    same = pairs_by_key(before, after)
    rest = _others(len(before), {i for i, _ in same})
    left = _others(len(after), {j for _, j in same})
    bits: dict[tuple[str, int], int] = {}
    ours, theirs = (
        [_wording(before[i], bits) for i in rest],
        [_wording(after[j], bits) for j in left],
    )
    pairs = _most_alike(ours, theirs)
    pairs |= _parts(ours, theirs, pairs)
    found = dict.fromkeys(same, 1.0)
    found |= {(rest[i], left[j]): similarity for (i, j), similarity in pairs.items()}
    return tuple(WordingMatch(old=i, new=j, similarity=found[i, j]) for i, j in sorted(found))


def same_but_figures(one: str, other: str) -> bool:
    """Tell whether two texts differ in figures only.

    Args:
        one: A text.
        other: Another one.

    Examples:
        >>> same_but_figures("Giám sát năm 2023", "Giám sát năm 2024")
        True
    """
    words = [[word for word in _words(text) if not word.isdigit()] for text in (one, other)]
    return words[0] == words[1]


_Words: TypeAlias = tuple[str, ...]
_Pairs: TypeAlias = dict[tuple[int, int], float]
"""How alike two texts are, by their places."""


def _words(text: str) -> _Words:
    """Return the folded words of a text; the text itself where it has none."""
    folded = fold_key(text)
    return tuple(_WORD.findall(folded)) or (folded,)


def _others(count: int, places: Collection[int]) -> list[int]:
    """Return the places of a list that are not among some."""
    return [place for place in range(count) if place not in places]


@attrs.frozen
class _Wording:
    """The words of a text, made ready to be compared.

    Attributes:
        words: The first words.
        size: How many they are.
        bag: A bit for every word; a word that stands twice has two.
    """

    words: _Words
    size: int
    bag: int


def _wording(words: _Words, bits: dict[tuple[str, int], int]) -> _Wording:
    """Make the words of a text ready; *bits* are those that earlier texts gave to words."""
    words = words[:_MOST_WORDS]
    seen: dict[str, int] = {}
    bag = 0
    for word in words:
        times = seen[word] = seen.get(word, 0) + 1
        bag |= 1 << bits.setdefault((word, times), len(bits))
    return _Wording(words, len(words), bag)


def _in_order(one: _Wording, other: _Wording) -> int:
    """Return how many words two texts have in common in the same order.

    The longest common subsequence by the method of Hyyrö (2004): a whole row
    of the table is one number, a bit of it 0 where the count goes up.
    """
    places: dict[str, int] = {}
    for place, word in enumerate(one.words):
        places[word] = places.get(word, 0) | 1 << place
    row = every = (1 << one.size) - 1
    for word in other.words:
        met = row & places.get(word, 0)
        if met:
            row = (row + met) | (row ^ met)
    return (every & ~row).bit_count()


def _similarity(one: _Wording, other: _Wording) -> float:
    """Return the share of words in common, in order."""
    return 2 * _in_order(one, other) / (one.size + other.size)


def _most_alike(ours: Sequence[_Wording], theirs: Sequence[_Wording]) -> _Pairs:
    """Return the pairs that are similar enough, the best taken first, each text once.

    Every pair waits with its share of words in common in any order, which is
    the most it can be; words are compared in order when it comes first.
    """
    waiting = [
        (-most, abs(i - j), i + j, i, j, False)
        for i, one in enumerate(ours)
        for j, other in enumerate(theirs)
        if (most := 2 * (one.bag & other.bag).bit_count() / (one.size + other.size)) >= _LEAST
    ]
    heapq.heapify(waiting)
    at_most = min(len({i for *_, i, _, _ in waiting}), len({j for *_, j, _ in waiting}))
    pairs: _Pairs = {}
    old, new = set[int](), set[int]()
    while waiting and len(pairs) < at_most:
        best, apart, total, i, j, compared = heapq.heappop(waiting)
        if i in old or j in new:
            continue
        if compared:
            pairs[i, j] = min(-best, 0.99)  # those of the same words have their pairs
            old.add(i)
            new.add(j)
        elif (similarity := _similarity(ours[i], theirs[j])) >= _LEAST:
            heapq.heappush(waiting, (-similarity, apart, total, i, j, True))
    return pairs


def _parts(ours: Sequence[_Wording], theirs: Sequence[_Wording], pairs: _Pairs) -> _Pairs:
    """Return the pairs of a text without a partner and the text it went into or came from."""
    merged = list(_wholes(ours, theirs, dict(pairs.keys())))
    split = [(i, j) for j, i in _wholes(theirs, ours, {j: i for i, j in pairs})]
    return {(i, j): _similarity(ours[i], theirs[j]) for i, j in merged + split}


def _wholes(
    parts: Sequence[_Wording], wholes: Sequence[_Wording], partners: Mapping[int, int]
) -> Iterator[tuple[int, int]]:
    """Yield the places of texts without a partner and of the texts in which they stand.

    What stood in the partner of the whole as well was not merged into it.
    """
    versions = {j: parts[i] for i, j in partners.items()}
    for i in _others(len(parts), partners):
        part = parts[i]
        longest = part.size * _MOST_PARTS if part.size >= _FEWEST_IN_PART else 0
        inside = [
            (whole.size, abs(i - j), i + j, j)
            for j, whole in enumerate(wholes)
            if part.size < whole.size <= longest
            and _stands_in(part, whole)
            and not (j in versions and _stands_in(part, versions[j]))
        ]
        if inside:
            yield i, min(inside)[-1]


def _stands_in(part: _Wording, whole: _Wording) -> bool:
    """Tell whether nearly all words of a text stand in another one, in order."""
    least = part.size * _CONTAINED
    return (part.bag & whole.bag).bit_count() >= least and _in_order(part, whole) >= least
