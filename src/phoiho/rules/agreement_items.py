"""Rules on the work items of agreements: their numbers, who does them, by when."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from itertools import pairwise

from phoiho.agreements import Agreement, Coverage, Participant, WorkItem, version_on
from phoiho.hierarchy import UnnamedUnit
from phoiho.hierarchy.body_groups import kinds_meant
from phoiho.periods import DateValue, first_day, last_day
from phoiho.rules.context import Context
from phoiho.rules.findings import Fault, Severity
from phoiho.rules.registry import LOGIC, PRACTICE, rule
from phoiho.rules.wording import date_words, participant_words

__all__ = ["item_lists", "number_of"]


def item_lists(context: Context) -> Iterator[tuple[str, Agreement, tuple[WorkItem, ...]]]:
    """Yield the items of every agreement, and of its later versions, with their path."""
    for path, agreement in context.agreements:
        if agreement.items:
            yield f"{path}.items", agreement, agreement.items
        for j, change in enumerate(agreement.history):
            if change.items:
                yield f"{path}.history[{j}].items", agreement, change.items


def number_of(item: WorkItem, place: int) -> int:
    """Return the number of an item, its place where it has none."""
    return place + 1 if item.number is None else item.number


@rule(
    "PH217",
    "item-numbers-not-continuous",
    severity=Severity.WARNING,
    basis=LOGIC,
    en="the items are not numbered one after the other: {numbers}",
    why="A number left out hides an item that was dropped, a number that stands twice makes every "
    "reference to it unclear. A new group may begin at 1 again. Of a report or an excerpt, which "
    "need not list every item, only numbers that stand twice are told.",
)
def item_numbers_not_continuous(context: Context) -> Iterator[Fault]:
    """Find items whose numbers leave a gap, or stand twice."""
    for path, agreement, items in item_lists(context):
        numbers = [item.number for item in items if item.number is not None]
        all_listed = (
            agreement.coverage is Coverage.INSTRUMENT
            and agreement.items_complete is not False
            and len(numbers) == len(items)
        )
        if any(_is_broken(group, all_listed=all_listed) for group in _groups(numbers)):
            yield Fault(
                path=path,
                params={"numbers": ", ".join(map(str, numbers))},
                on=context.act_day(agreement),
            )


def _groups(numbers: Sequence[int]) -> Iterator[Sequence[int]]:
    """Yield the runs of numbers that begin at 1, and what stands before the first of them."""
    starts = [i for i, number in enumerate(numbers) if number == 1 or i == 0]
    for start, end in pairwise([*starts, len(numbers)]):
        yield numbers[start:end]


def _is_broken(group: Sequence[int], *, all_listed: bool) -> bool:
    """Tell whether numbers of one group stand twice, or leave a gap in a whole list."""
    if all_listed:
        return list(group) != list(range(1, len(group) + 1))
    return len(set(group)) < len(group)


@rule(
    "PH219",
    "lead-also-coordinates",
    severity=Severity.ERROR,
    basis=LOGIC,
    en="item {number}: {participant} both leads and coordinates",
    why="Who leads an item does not coordinate with itself: one of the two lists is wrong. A "
    "participant that stands for several bodies may lead by one of them and coordinate by another.",
)
def lead_also_coordinates(context: Context) -> Iterator[Fault]:
    """Find items that one and the same body leads and coordinates."""
    for path, agreement, items in item_lists(context):
        for i, item in enumerate(items):
            for j, coordinator in enumerate(item.coordinators):
                if coordinator not in item.lead:
                    continue
                participant = agreement.participant(coordinator)
                if participant is None or _is_several(participant):
                    continue
                yield Fault(
                    path=f"{path}[{i}].coordinators[{j}]",
                    params={
                        "number": number_of(item, i),
                        "participant": participant_words(participant),
                    },
                    on=context.act_day(agreement),
                )


def _is_several(participant: Participant) -> bool:
    """Tell whether a participant is, or may be, several bodies ("UBND các huyện")."""
    if participant.members or participant.members_complete is not None:
        return True
    body = participant.body.body
    return body is None or (
        isinstance(body.unit, UnnamedUnit) or body.kind.id in kinds_meant("collective")
    )


_TO_WIND_UP = 92
"""Days of the longest quarter: what closes a year is often done in the next quarter."""


@rule(
    "PH246",
    "due-after-agreement",
    severity=Severity.WARNING,
    basis=PRACTICE,
    en="item {number} is due {due}, after the agreement has ended on {end}",
    why="Nothing binds the participants once the agreement is over, so a later due day is a slip "
    "or belongs to the next one. Reports and reviews that close a period are due in the three "
    "months after it and are let be, as is an agreement that runs on.",
)
def due_after_agreement(context: Context) -> Iterator[Fault]:
    """Find items and targets that are due long after the agreement has ended."""
    for path, agreement, items in item_lists(context):
        dues = list(_dues(items))
        end = _last_day_of(agreement) if dues else None
        for place, number, due in dues:
            if end is not None and _is_long_after(due, end):
                yield Fault(
                    path=f"{path}{place}",
                    params={"number": number, "due": date_words(due), "end": end},
                    on=context.act_day(agreement),
                )


def _dues(items: Sequence[WorkItem]) -> Iterator[tuple[str, int, DateValue]]:
    """Yield what is due of items and their targets, with its place and the item's number."""
    for i, item in enumerate(items):
        if item.due is not None:
            yield f"[{i}].due", number_of(item, i), item.due
        for j, target in enumerate(item.targets):
            if target.due is not None:
                yield f"[{i}].targets[{j}].due", number_of(item, i), target.due


def _last_day_of(agreement: Agreement) -> dt.date | None:
    """Return the last day of an agreement as last extended; `None` where it has none."""
    last = version_on(agreement, dt.date.max)
    ends = [last_day(version.period) for version in (agreement, last)]
    if agreement.open_ended or last.open_ended or None in ends:
        return None
    return max(end for end in ends if end is not None)


def _is_long_after(due: DateValue, end: dt.date) -> bool:
    """Tell whether all that a due day can mean lies long after an end."""
    first = first_day(due)
    return first is not None and (first - end).days > _TO_WIND_UP
