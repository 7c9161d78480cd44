"""Work items, targets and what is due, as parts of a text report."""

from __future__ import annotations

from collections.abc import Iterator

from phoiho.agreements import Agreement, Target, WorkItem
from phoiho.calendar import Cadence, format_cadence
from phoiho.reviews import Due, DueStatus, Obligation
from phoiho.vietnamese import format_count
from phoiho.writing.layout import Block, Line, Table
from phoiho.writing.naming import short_names, shortened
from phoiho.writing.story import AgreementReport
from phoiho.writing.words import Words

__all__ = ["item_blocks", "obligation_blocks", "target_words"]

_CELL = 40
"""So many characters of an item without a number name it in a table."""


def item_blocks(agreement: Agreement, words: Words) -> Iterator[Block]:
    """Yield the work items, the stated count first.

    Args:
        agreement: The agreement.
        words: Phrases of a language.
    """
    listed = format_count(len(agreement.items))
    stated = agreement.stated_items
    if stated is not None:
        printed = stated.printed or format_count(stated.count)
        count = format_count(stated.count)
        yield Line(text=words("items_stated", stated=count, printed=printed, listed=listed))
    elif agreement.items:
        yield Line(text=words("items", listed=listed))
    for item in agreement.items:
        yield Line(text="; ".join(_item(item, agreement, words)), indent=1)


def _item(item: WorkItem, agreement: Agreement, words: Words) -> Iterator[str]:
    """Yield an item, who does it by when, its targets, and what came of it."""
    yield item.text if item.number is None else f"{item.number}. {item.text}"
    for key, ids in (("item_lead", item.lead), ("item_coordinators", item.coordinators)):
        if ids:
            yield words(key, names=short_names(agreement, ids))
    if item.due is not None:
        yield words("item_due", day=words.date(item.due))
    yield from (target_words(target, words) for target in item.targets)
    if item.result:
        yield words("item_result", result=item.result)


def target_words(target: Target, words: Words) -> str:
    """Return a target as printed, else by its fields, and what was reached.

    Args:
        target: The target.
        words: Phrases of a language.

    Examples:
        >>> from decimal import Decimal
        >>> from phoiho.agreements import TargetBound
        >>> least = Target(
        ...     indicator="Hội nghị", value=Decimal(4), bound=TargetBound.AT_LEAST,
        ...     unit="cuộc", reached=Decimal(3),
        ... )
        >>> target_words(least, Words())
        'Hội nghị: ít nhất 4 cuộc (đạt 3 cuộc)'
    """
    text = target.printed or _by_fields(target, words)
    if target.reached is None:
        return text
    key = "reached_estimated" if target.reached_estimated else "reached"
    return f"{text} ({words(key, number=_measured(words.number(target.reached), target.unit))})"


def _by_fields(target: Target, words: Words) -> str:
    """Build the words of a target from its numbers, its unit and its day."""
    ends = [words.number(n) for n in (target.value, target.upper) if n is not None]
    amount = words("range", first=ends[0], last=ends[1]) if len(ends) > 1 else "".join(ends)
    if amount and target.out_of is not None:
        amount = f"{amount}/{words.number(target.out_of)}"
    amount = _measured(amount, target.unit)
    if amount and target.bound is not None:
        amount = words(f"bound_{target.bound.value}", number=amount)
    if target.population:
        population = target.population if target.unit == "%" else f"({target.population})"
        amount = f"{amount} {population}".strip()
    text = f"{target.indicator}: {amount}" if amount else target.indicator
    if target.due is not None:
        text += f", {words('item_due', day=words.date(target.due))}"
    return text


def _measured(amount: str, unit: str | None) -> str:
    """Write a unit behind an amount."""
    if not amount or not unit:
        return amount
    return f"{amount}{unit}" if unit == "%" else f"{amount} {unit}"


def obligation_blocks(report: AgreementReport, words: Words) -> Iterator[Block]:
    """Yield the clauses on meetings, reports and reviews, what was due, and what was kept.

    Args:
        report: The agreement.
        words: Phrases of a language.
    """
    agreement, compliance = report.agreement, report.compliance
    clauses = [o for o in compliance.obligations if o.due.cadence is not None]
    items = [o for o in compliance.obligations if o.due.cadence is None]
    if not compliance.clause_on_record:
        yield Line(text=words("no_clause"))
    elif clauses or agreement.cadences:
        yield Line(text=words("dues"))
        for cadence in agreement.cadences:
            yield Line(text="; ".join(_clause(cadence, agreement, words)), indent=1)
        yield from _table("due_clause", clauses, words)
    if items:
        yield Line(text=words("item_dues"))
        yield from _table("due_item_column", items, words)


def _clause(cadence: Cadence, agreement: Agreement, words: Words) -> Iterator[str]:
    """Yield the words of a clause, who owes what it asks for, and to whom."""
    yield cadence.printed or format_cadence(cadence)
    for key, ids in (("clause_by", cadence.owed_by), ("clause_to", cadence.owed_to)):
        if ids:
            yield words(key, names=short_names(agreement, ids))


def _table(what: str, obligations: list[Obligation], words: Words) -> Iterator[Block]:
    """Yield obligations as a table."""
    if obligations:
        columns = (what, "due_period", "due_last", "due_status")
        yield Table(
            columns=tuple(words(column) for column in columns),
            rows=tuple(_row(obligation, words) for obligation in obligations),
        )


def _row(obligation: Obligation, words: Words) -> tuple[str, ...]:
    """Return the cells of an obligation."""
    due = obligation.due
    outcome = _outcome(obligation, words)
    if not obligation.certain and due.cadence is not None:
        outcome = words("uncertain", text=outcome)
    return _what(due, words), words.period(due.period), words.day(due.last_day), outcome


def _what(due: Due, words: Words) -> str:
    """Name an act and how often it is due, or an item or target."""
    if due.cadence is not None:
        locale = words.locale
        return f"{due.cadence.kind.label(locale)}, {due.cadence.every.label(locale)}"
    item = due.item
    if item is None or item.number is not None:
        return words(f"due_{due.source.value}", number=due.item_number)
    return words(f"due_{due.source.value}_unnumbered", text=shortened(item.text, _CELL))


def _outcome(obligation: Obligation, words: Words) -> str:
    """Say what became of an obligation."""
    status, held, due = obligation.status, obligation.held_on, obligation.due
    if status is DueStatus.LATE:
        return words("late", days=obligation.late_by, day=words.day(held))
    if status is DueStatus.MISSING:
        return words("missing", days=obligation.overdue_by)
    if status in (DueStatus.HELD, DueStatus.MINUTES_MISSING):
        if due.cadence is None:
            return words("done")
        return words(status.value, day=words.date(held)) if held else words("held_undated")
    reason = due.no_day.label(words.locale) if due.no_day is not None else ""
    return words(status.value, reason=reason)
