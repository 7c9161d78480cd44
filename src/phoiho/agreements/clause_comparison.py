"""What changed in the clauses of two agreements: headings and words, cadences, money."""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterator, Sequence
from typing import Generic, TypeVar

import attrs

from phoiho.agreements.agreement import Agreement
from phoiho.agreements.clauses import Clause, Funding
from phoiho.agreements.instruments import Coverage
from phoiho.agreements.pairing import ChangeKind, change_kind, pairs_by_keys, side_by_side
from phoiho.calendar import Cadence
from phoiho.vietnamese import fold_key

__all__ = ["ClauseChange", "cadence_changes", "clause_changes", "funding_changes"]

T = TypeVar("T", Cadence, Clause, Funding)


@attrs.frozen(kw_only=True)
class ClauseChange(Generic[T]):
    """A clause, or what it sets, in the old agreement, in the new one, or in both.

    Attributes:
        kind: Kept, changed, added or dropped.
        old: It in the old agreement.
        new: It in the new one.
        certain: Whether the record of the agreement that lacks it is the whole paper.
    """

    kind: ChangeKind
    old: T | None = None
    new: T | None = None
    certain: bool = True


def cadence_changes(old: Agreement, new: Agreement) -> Iterator[ClauseChange[Cadence]]:
    """Yield what became of the cadences, whatever their words.

    What is due as often as before, but on another day, is changed.

    Args:
        old: The old agreement.
        new: The new one.
    """
    for one, other, certain in _paired(old, new, old.cadences, new.cadences, _cadence_keys):
        kind = change_kind(one, other, same=one == other)
        yield ClauseChange(kind=kind, old=one, new=other, certain=certain)


def funding_changes(
    old: Agreement, new: Agreement, ids: Collection[tuple[str | None, str | None]]
) -> Iterator[ClauseChange[Funding]]:
    """Yield what became of the money: another sum or payer is a change of it.

    Args:
        old: The old agreement.
        new: The new one.
        ids: The participants by their ids in both, `None` where one lacks them.
    """
    for one, other, certain in _paired(old, new, old.funding, new.funding, _funding_keys):
        same = (
            one is None
            or other is None
            or (
                one.amount == other.amount
                and (one.payer == other.payer or (one.payer, other.payer) in ids)
            )
        )
        kind = change_kind(one, other, same=same)
        yield ClauseChange(kind=kind, old=one, new=other, certain=certain)


def clause_changes(old: Agreement, new: Agreement) -> Iterator[ClauseChange[Clause]]:
    """Yield what became of chapters and articles; another number is no change.

    A record without any clause says nothing of them, so nothing is yielded.

    Args:
        old: The old agreement.
        new: The new one.
    """
    if not old.clauses or not new.clauses:
        return
    for one, other, certain in _paired(old, new, old.clauses, new.clauses, _clause_keys):
        same = one is None or other is None or _same_words(one, other)
        kind = change_kind(one, other, same=same)
        yield ClauseChange(kind=kind, old=one, new=other, certain=certain)


def _paired(
    old: Agreement,
    new: Agreement,
    before: Sequence[T],
    after: Sequence[T],
    keys: Callable[[T], tuple[Hashable, ...]],
) -> Iterator[tuple[T | None, T | None, bool]]:
    """Yield clauses side by side, and whether one that stands alone does so for certain."""
    pairs = pairs_by_keys([keys(part) for part in before], [keys(part) for part in after])
    for one, other, both in side_by_side(before, after, dict.fromkeys(pairs, True)):
        lacking = old if one is None else new
        yield one, other, both or lacking.coverage is Coverage.INSTRUMENT


def _cadence_keys(cadence: Cadence) -> tuple[Hashable, ...]:
    """Return what equal cadences share, then those that differ in their day."""
    return cadence, (cadence.kind, cadence.every)


def _funding_keys(funding: Funding) -> tuple[Hashable, ...]:
    """Return what the same money shares, then what comes from the same source."""
    return (funding.source, funding.amount), funding.source


def _clause_keys(clause: Clause) -> tuple[Hashable, ...]:
    """Return what equal clauses share, then those of one heading, one subject, one number."""
    heading = fold_key(clause.heading or "")
    number = fold_key(clause.number or "")
    return (
        clause,
        (clause.kind, heading) if heading else None,
        (clause.kind, clause.subject) if clause.subject is not None else None,
        (clause.kind, number) if number and not heading else None,
    )


def _same_words(one: Clause, other: Clause) -> bool:
    """Tell whether two clauses have the same words, as far as both are on record."""
    return all(
        before is None or after is None or fold_key(before) == fold_key(after)
        for before, after in ((one.heading, other.heading), (one.text, other.text))
    )
