"""What changed between two agreements, as plain values."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import TypeVar

from phoiho.agreements import (
    Clause,
    ClauseChange,
    Comparison,
    Funding,
    ItemChange,
    ParticipantChange,
    Target,
)
from phoiho.calendar import Cadence, format_cadence
from phoiho.labels import LabelledEnum, Locale
from phoiho.periods import DateValue
from phoiho.vietnamese import iso
from phoiho.writing.comparison_page import body_name
from phoiho.writing.words import Words

__all__ = ["comparison_to_plain"]

T = TypeVar("T", Cadence, Clause, Funding)


def comparison_to_plain(comparison: Comparison, locale: Locale = "vi") -> dict[str, object]:
    """Return what changed as plain values, for JSON.

    Args:
        comparison: What `compare` found.
        locale: Language of the names of bodies.
    """
    old, new = comparison.old, comparison.new
    words = Words(locale=locale)
    return {
        "old": old.id,
        "new": new.id,
        "changed": comparison.changed,
        "kind": [a.instrument.kind.value for a in (old, new)],
        "period": [_iso(a.period) for a in (old, new)],
        "effective_on": [_iso(a.effective_on) for a in (old, new)],
        "stated_items": [a.stated_items.count if a.stated_items else None for a in (old, new)],
        "participants": [_plain_participant(change, words) for change in comparison.participants],
        "items": [_plain_item(change) for change in comparison.items],
        "cadences": [_plain_clause(change, _plain_cadence) for change in comparison.cadences],
        "funding": [_plain_clause(change, _plain_funding) for change in comparison.funding],
        "clauses": [_plain_clause(change, _plain_division) for change in comparison.clauses],
    }


def _plain_participant(change: ParticipantChange, words: Words) -> dict[str, object]:
    """Return a participant as plain values."""
    sides = change.old, change.new
    return {
        "kind": change.kind.value,
        "tie": _code(change.tie),
        "old": body_name(change.old, words) if change.old else None,
        "new": body_name(change.new, words) if change.new else None,
        "role": [_code(side.role) if side else None for side in sides],
        "role_changed": change.role_changed,
        "focal_organ": [side.focal_organ if side else None for side in sides],
        "focal_organ_changed": change.focal_organ_changed,
    }


def _code(member: LabelledEnum | None) -> str | None:
    """Return the code of a member."""
    return member.value if member is not None else None


def _plain_item(change: ItemChange) -> dict[str, object]:
    """Return an item as plain values."""
    return {
        "kind": change.kind.value,
        "old": change.old.text if change.old else None,
        "new": change.new.text if change.new else None,
        "similarity": round(change.similarity, 3),
        "figures_only": change.figures_only,
        "certain": change.certain,
        "responsibilities": [
            {
                "old": moved.old,
                "new": moved.new,
                "old_role": _code(moved.old_role),
                "new_role": _code(moved.new_role),
                "certain": moved.certain,
            }
            for moved in change.responsibilities
        ],
        "targets": [
            {
                "kind": target.kind.value,
                "old": _plain_target(target.old),
                "new": _plain_target(target.new),
            }
            for target in change.targets
        ],
        "due": [_iso(item.due) if item else None for item in (change.old, change.new)],
    }


def _plain_target(target: Target | None) -> dict[str, object] | None:
    """Return a target as plain values."""
    if target is None:
        return None
    return {
        "indicator": target.indicator,
        "value": _number(target.value),
        "upper": _number(target.upper),
        "out_of": _number(target.out_of),
        "bound": _code(target.bound),
        "unit": target.unit,
        "population": target.population,
        "due": _iso(target.due),
    }


def _plain_clause(
    change: ClauseChange[T], plain: Callable[[T], dict[str, object]]
) -> dict[str, object]:
    """Return what became of a clause as plain values."""
    return {
        "kind": change.kind.value,
        "certain": change.certain,
        "old": plain(change.old) if change.old is not None else None,
        "new": plain(change.new) if change.new is not None else None,
    }


def _plain_cadence(cadence: Cadence) -> dict[str, object]:
    """Return a cadence as plain values."""
    return {
        "kind": cadence.kind.value,
        "every": cadence.every.value,
        "boundary": cadence.boundary.value,
        "words": format_cadence(cadence),
        "printed": cadence.printed,
    }


def _plain_funding(funding: Funding) -> dict[str, object]:
    """Return money as plain values; the payer by its id."""
    return {
        "source": funding.source.value,
        "payer": funding.payer,
        "amount": _number(funding.amount),
        "printed": funding.printed,
    }


def _plain_division(clause: Clause) -> dict[str, object]:
    """Return a chapter or an article as plain values."""
    return {
        "kind": clause.kind.value,
        "number": clause.number,
        "heading": clause.heading,
        "subject": _code(clause.subject),
        "text": clause.text,
    }


def _number(value: Decimal | None) -> str | None:
    """Return a number in its notation."""
    return str(value) if value is not None else None


def _iso(value: DateValue | None) -> str | None:
    """Return a date in its notation."""
    return iso(value) if value is not None else None
