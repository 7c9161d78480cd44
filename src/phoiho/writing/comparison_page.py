"""What changed between two agreements, as text and as plain values."""

from __future__ import annotations

from collections.abc import Iterator

from phoiho.agreements import (
    Agreement,
    AssignmentRole,
    CadenceChange,
    ChangeKind,
    Comparison,
    ItemChange,
    Participant,
    ParticipantChange,
    ResponsibilityChange,
    Target,
    TargetChange,
)
from phoiho.calendar import Cadence
from phoiho.labels import Locale
from phoiho.periods import DateValue
from phoiho.vietnamese import format_number, format_percent, iso
from phoiho.writing.layout import Block, Heading, Line
from phoiho.writing.words import Words

__all__ = ["comparison_blocks", "comparison_to_plain"]


def comparison_blocks(comparison: Comparison, locale: Locale = "vi") -> Iterator[Block]:
    """Yield the parts of a page on what changed, ready for `format_plain`.

    Args:
        comparison: What `compare` found.
        locale: `vi` or `en`; what was printed stays Vietnamese.
    """
    words = Words(locale=locale)
    old, new = comparison.old, comparison.new
    yield Heading(text=words("compare_title"), level=1)
    yield Line(text=words("compare_old", name=_name(old, words)))
    yield Line(text=words("compare_new", name=_name(new, words)))
    if not comparison.changed:
        yield Line(text=words("compare_same"))
    yield from _frame(comparison, words)
    yield from _participants(comparison, words)
    yield from _items(comparison, words)
    yield from _cadences(comparison, words)
    yield Line(text="")


def _name(agreement: Agreement, words: Words) -> str:
    """Return the name of an agreement, its id before it."""
    instrument = agreement.instrument
    name = agreement.title or instrument.printed or instrument.kind.label(words.locale)
    return words("compare_name", id=agreement.id, name=name)


def _frame(comparison: Comparison, words: Words) -> Iterator[Block]:
    """Yield what changed of kind, period and stated count."""
    old, new = comparison.old, comparison.new
    if comparison.kind_changed:
        kinds = (a.instrument.kind.label(words.locale) for a in (old, new))
        yield Line(text=words("compare_kind", **_sides(*kinds)))
    if comparison.period_changed:
        yield Line(text=words("compare_period", **_sides(_period(old, words), _period(new, words))))
    if comparison.stated_items_changed:
        counts = (str(a.stated_items.count) if a.stated_items else "-" for a in (old, new))
        yield Line(text=words("compare_stated", **_sides(*counts)))


def _sides(old: str, new: str) -> dict[str, str]:
    """Name the two sides of a change for a phrase."""
    return {"old": old, "new": new}


def _period(agreement: Agreement, words: Words) -> str:
    """Return the period of an agreement, and whether it runs on."""
    if agreement.period is None:
        return "-"
    period = words.period(agreement.period)
    return words("compare_runs_on", period=period) if agreement.open_ended else period


def _participants(comparison: Comparison, words: Words) -> Iterator[Block]:
    """Yield the participants, those kept on one line."""
    if not comparison.participants:
        return
    yield Heading(text=words("compare_participants"))
    for change in comparison.participants:
        if change.kind is ChangeKind.CHANGED and change.tie is not None:
            sides = _sides(_body(change.old, words), _body(change.new, words))
            text = words("compare_follows", tie=change.tie.label(words.locale), **sides)
        else:
            body = _body(change.new or change.old, words)
            text = words("compare_part", kind=change.kind.label(words.locale), text=body)
        yield Line(text=text, indent=1)


def _body(participant: Participant | None, words: Words) -> str:
    """Return the name of a participant."""
    if participant is None:
        return "-"
    body = participant.body.body
    return body.name(words.locale) if body else participant.body.printed_name


def _items(comparison: Comparison, words: Words) -> Iterator[Block]:
    """Yield the items, with what moved inside them."""
    if not comparison.items:
        return
    yield Heading(text=words("compare_items", **_counts(comparison)))
    for change in comparison.items:
        yield from _item(change, comparison, words)


def _counts(comparison: Comparison) -> dict[str, int]:
    """Return how many items each thing became of."""
    return {kind.value: len(comparison.items_with(kind)) for kind in ChangeKind}


def _item(change: ItemChange, comparison: Comparison, words: Words) -> Iterator[Block]:
    """Yield one item."""
    item = change.new or change.old
    if item is None:
        return
    key = "compare_part" if change.certain else "compare_part_uncertain"
    kind = change.kind.label(words.locale)
    if change.kind is ChangeKind.CHANGED and change.old is not None:
        percent = format_percent(round(change.similarity * 100))
        figures = "compare_figures" if change.figures_only else "compare_reworded"
        yield Line(text=words(figures, similarity=percent, text=item.text), indent=1)
        yield Line(text=words("compare_was", text=change.old.text), indent=2)
    else:
        yield Line(text=words(key, kind=kind, text=item.text), indent=1)
    for moved in change.responsibilities:
        yield Line(text=_responsibility(moved, comparison, words), indent=2)
    for target in change.targets:
        yield Line(text=_target_change(target, words), indent=2)
    if change.due_changed and change.old is not None and change.new is not None:
        dues = (_day(change.old.due, words), _day(change.new.due, words))
        yield Line(text=words("compare_due", **_sides(*dues)), indent=2)


def _responsibility(moved: ResponsibilityChange, comparison: Comparison, words: Words) -> str:
    """Say whose role moved."""
    who = comparison.new.participant(moved.new) if moved.new else None
    who = who or (comparison.old.participant(moved.old) if moved.old else None)
    name = _body(who, words) if who is not None else (moved.new or moved.old or "-")
    sides = _sides(_role(moved.old_role, words), _role(moved.new_role, words))
    key = "compare_role" if moved.certain else "compare_role_uncertain"
    return words(key, name=name, **sides)


def _role(role: AssignmentRole | None, words: Words) -> str:
    """Return the name of a role."""
    return role.label(words.locale) if role is not None else words("compare_no_role")


def _target_change(change: TargetChange, words: Words) -> str:
    """Say what became of a target."""
    if change.old is not None and change.new is not None:
        sides = _sides(_aim(change.old, words), _aim(change.new, words))
        return words("compare_target", indicator=change.new.indicator, **sides)
    target = change.new or change.old
    text = "-" if target is None else f"{target.indicator}: {_aim(target, words)}"
    return words("compare_target_one", kind=change.kind.label(words.locale), text=text)


def _aim(target: Target, words: Words) -> str:
    """Return the numbers of a target, its unit and its day."""
    numbers = "-".join(format_number(n) for n in (target.value, target.upper) if n is not None)
    unit = target.unit or ""
    aim = f"{numbers}{'' if unit == '%' else ' '}{unit}".strip() or target.printed or "-"
    return f"{aim} ({_day(target.due, words)})" if target.due is not None else aim


def _day(value: DateValue | None, words: Words) -> str:
    """Return a day as far as it is known."""
    return words.date(value) if value is not None else "-"


def _cadences(comparison: Comparison, words: Words) -> Iterator[Block]:
    """Yield the clauses on what is due how often."""
    if not comparison.cadences:
        return
    yield Heading(text=words("compare_cadences"))
    for change in comparison.cadences:
        kind = change.kind.label(words.locale)
        key = "compare_part" if change.certain else "compare_clause_uncertain"
        yield Line(text=words(key, kind=kind, text=_clause(change, words)), indent=1)


def _clause(change: CadenceChange, words: Words) -> str:
    """Return the words of a clause, else its kind and period."""
    cadence = change.new or change.old
    if cadence is None:
        return "-"
    kind = cadence.kind.label(words.locale)
    return cadence.printed or f"{kind}, {cadence.every.label(words.locale)}"


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
        "stated_items": [a.stated_items.count if a.stated_items else None for a in (old, new)],
        "participants": [_plain_participant(change, words) for change in comparison.participants],
        "items": [_plain_item(change) for change in comparison.items],
        "cadences": [
            {
                "kind": change.kind.value,
                "certain": change.certain,
                "old": _plain_cadence(change.old),
                "new": _plain_cadence(change.new),
            }
            for change in comparison.cadences
        ],
    }


def _plain_participant(change: ParticipantChange, words: Words) -> dict[str, object]:
    """Return a participant as plain values."""
    return {
        "kind": change.kind.value,
        "tie": change.tie.value if change.tie else None,
        "old": _body(change.old, words) if change.old else None,
        "new": _body(change.new, words) if change.new else None,
    }


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
                "old_role": moved.old_role.value if moved.old_role else None,
                "new_role": moved.new_role.value if moved.new_role else None,
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
        "value": str(target.value) if target.value is not None else None,
        "upper": str(target.upper) if target.upper is not None else None,
        "unit": target.unit,
        "population": target.population,
        "due": _iso(target.due),
    }


def _plain_cadence(cadence: Cadence | None) -> dict[str, object] | None:
    """Return a clause as plain values."""
    if cadence is None:
        return None
    return {
        "kind": cadence.kind.value,
        "every": cadence.every.value,
        "boundary": cadence.boundary.value,
        "printed": cadence.printed,
    }


def _iso(value: DateValue | None) -> str | None:
    """Return a date in its notation."""
    return iso(value) if value is not None else None
