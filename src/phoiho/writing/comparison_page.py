"""What changed between two agreements, as text."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from phoiho.agreements import (
    Agreement,
    AssignmentRole,
    ChangeKind,
    Clause,
    ClauseChange,
    Comparison,
    Funding,
    ItemChange,
    Participant,
    ParticipantChange,
    ResponsibilityChange,
    Target,
    TargetBound,
    TargetChange,
)
from phoiho.calendar import Cadence, format_cadence
from phoiho.labels import Locale
from phoiho.periods import DateValue
from phoiho.vietnamese import format_number, format_percent
from phoiho.writing.layout import Block, Heading, Line
from phoiho.writing.words import Words

__all__ = ["body_name", "comparison_blocks"]

T = TypeVar("T", Cadence, Clause, Funding)
_BOUNDS = {
    TargetBound.AT_LEAST: "≥ ", TargetBound.OVER: "> ", TargetBound.AT_MOST: "≤ ",
    TargetBound.UNDER: "< ", TargetBound.ABOUT: "~ ",
}  # fmt: skip
_MOVED = {ChangeKind.MERGED: "compare_merged", ChangeKind.SPLIT: "compare_split"}


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
    moved = [change for change in comparison.clauses if change.kind is not ChangeKind.KEPT]
    for heading, lines in (
        ("compare_cadences", _clauses(comparison, comparison.cadences, _cadence, words)),
        ("compare_funding", _clauses(comparison, comparison.funding, _funding, words)),
        ("compare_clauses", _clauses(comparison, moved, _clause, words)),
    ):
        yield from _under(words(heading), lines)
    yield Line(text="")


def _name(agreement: Agreement, words: Words) -> str:
    """Return the name of an agreement with its number, its day and its id."""
    instrument = agreement.instrument
    name = agreement.title or instrument.printed or instrument.kind.label(words.locale)
    signed = words.date(agreement.signed_on) if agreement.signed_on is not None else ""
    name = ", ".join(filter(None, (name, agreement.number, signed)))
    return words("compare_name", id=agreement.id, name=name)


def _frame(comparison: Comparison, words: Words) -> Iterator[Block]:
    """Yield what changed of kind, period, first day and stated count."""
    old, new = comparison.old, comparison.new
    if comparison.kind_changed:
        kinds = (a.instrument.kind.label(words.locale) for a in (old, new))
        yield Line(text=words("compare_kind", **_sides(*kinds)))
    if comparison.period_changed:
        yield Line(text=words("compare_period", **_sides(_period(old, words), _period(new, words))))
    if comparison.effective_changed:
        days = (_day(a.effective_on, words) for a in (old, new))
        yield Line(text=words("compare_effective", **_sides(*days)))
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
            sides = _sides(body_name(change.old, words), body_name(change.new, words))
            text = words("compare_follows", tie=change.tie.label(words.locale), **sides)
        else:
            body = body_name(change.new or change.old, words)
            text = words("compare_part", kind=change.kind.label(words.locale), text=body)
        yield Line(text=text, indent=1)
        yield from _participant_particulars(change, words)


def _participant_particulars(change: ParticipantChange, words: Words) -> Iterator[Block]:
    """Yield what else changed about a participant of both agreements."""
    if change.old is None or change.new is None:
        return
    if change.role_changed:
        roles = (_participant_role(side, words) for side in (change.old, change.new))
        yield Line(text=words("compare_participant_role", **_sides(*roles)), indent=2)
    if change.focal_organ_changed:
        organs = (side.focal_organ or "-" for side in (change.old, change.new))
        yield Line(text=words("compare_focal_organ", **_sides(*organs)), indent=2)


def _participant_role(participant: Participant, words: Words) -> str:
    """Return the role of a participant, and for which time it has it."""
    if participant.role is None:
        return "-"
    role = participant.role.label(words.locale)
    if participant.role_period is None:
        return role
    period = words.period(participant.role_period)
    return words("compare_role_period", role=role, period=period)


def body_name(participant: Participant | None, words: Words) -> str:
    """Return the name of a participant, a dash for none.

    Args:
        participant: A participant.
        words: The words of a language.
    """
    if participant is None:
        return "-"
    body = participant.body.body
    return body.name(words.locale) if body else participant.body.printed_name


def _items(comparison: Comparison, words: Words) -> Iterator[Block]:
    """Yield the items, with what moved inside them."""
    if not comparison.items:
        return
    yield Heading(text=words("compare_items", counts=_counts(comparison, words)))
    for change in comparison.items:
        yield from _item(change, comparison, words)


def _counts(comparison: Comparison, words: Words) -> str:
    """Say how many items each thing became of."""
    return ", ".join(
        words("compare_count", kind=kind.label(words.locale), count=count)
        for kind in ChangeKind
        if (count := len(comparison.items_with(kind)))
    )


def _item(change: ItemChange, comparison: Comparison, words: Words) -> Iterator[Block]:
    """Yield one item."""
    item = change.new or change.old
    if item is None:
        return
    if change.old is not None and change.new is not None and change.kind is not ChangeKind.KEPT:
        percent = format_percent(round(change.similarity * 100))
        reworded = "compare_figures" if change.figures_only else "compare_reworded"
        key = _MOVED.get(change.kind, reworded)
        yield Line(text=words(key, similarity=percent, text=item.text), indent=1)
        yield Line(text=words("compare_was", text=change.old.text), indent=2)
    else:
        key = "compare_part" if change.certain else "compare_part_uncertain"
        kind = change.kind.label(words.locale)
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
    name = body_name(who, words) if who is not None else (moved.new or moved.old or "-")
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
    if numbers and target.out_of is not None:
        numbers = f"{numbers}/{format_number(target.out_of)}"
    if numbers and target.bound is not None:
        numbers = f"{_BOUNDS[target.bound]}{numbers}"
    unit = target.unit or ""
    aim = f"{numbers}{'' if unit == '%' else ' '}{unit}".strip() or target.printed or "-"
    return f"{aim} ({_day(target.due, words)})" if target.due is not None else aim


def _day(value: DateValue | None, words: Words) -> str:
    """Return a day as far as it is known."""
    return words.date(value) if value is not None else "-"


def _under(heading: str, lines: Iterator[Line]) -> Iterator[Block]:
    """Yield lines below a heading; nothing where there are none."""
    blocks = list(lines)
    if blocks:
        yield Heading(text=heading)
        yield from blocks


def _clauses(
    comparison: Comparison,
    changes: Sequence[ClauseChange[T]],
    name: Callable[[T, Agreement, Words], str],
    words: Words,
) -> Iterator[Line]:
    """Yield what became of clauses of one sort."""
    for change in changes:
        sides = (change.old, comparison.old), (change.new, comparison.new)
        names = [name(part, agreement, words) for part, agreement in sides if part is not None]
        if change.kind is ChangeKind.CHANGED and names[0] != names[-1]:
            text = words("compare_change", **_sides(*names))
        else:
            key = "compare_part" if change.certain else "compare_clause_uncertain"
            text = words(key, kind=change.kind.label(words.locale), text=names[-1])
        yield Line(text=text, indent=1)


def _cadence(cadence: Cadence, agreement: Agreement, words: Words) -> str:
    """Return the words of a cadence: those of the paper, else those that papers use."""
    return cadence.printed or format_cadence(cadence)


def _funding(funding: Funding, agreement: Agreement, words: Words) -> str:
    """Return the source of money, who pays and how much."""
    parts = [funding.source.label(words.locale)]
    if funding.payer is not None:
        payer = agreement.participant(funding.payer)
        parts.append(body_name(payer, words) if payer is not None else funding.payer)
    if funding.amount is not None:
        parts.append(words("compare_sum", amount=format_number(funding.amount)))
    return ", ".join(parts)


def _clause(clause: Clause, agreement: Agreement, words: Words) -> str:
    """Return the number of a clause and its heading, else what it is about."""
    kind = clause.kind.label(words.locale)
    number = words("compare_clause_number", kind=kind, number=clause.number or "").strip()
    subject = clause.subject.label(words.locale) if clause.subject is not None else None
    return ". ".join(filter(None, (number, clause.heading or subject)))
