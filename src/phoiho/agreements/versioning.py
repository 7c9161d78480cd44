"""An agreement as it stood on a day, after the amendments and extensions on record."""

from __future__ import annotations

import datetime as dt

import attrs

from phoiho.agreements.agreement import Agreement
from phoiho.agreements.life import CHANGING, DatedStep, State, StateChange, steps_until
from phoiho.periods import day_before, first_day

__all__ = ["AgreementVersion", "changed_by", "start_of", "version_on", "versions"]


@attrs.frozen(kw_only=True)
class AgreementVersion:
    """An agreement as it stood from one change to the next.

    Attributes:
        number: Counted from 1, the paper as it was first made.
        agreement: The agreement as it stood, with its whole history.
        since: First day of the version; `None` where none is on record before
            the first change.
        until: Last day before the next change; `None` for the last version.
        change: The step that made it; `None` for the first.
    """

    number: int
    agreement: Agreement
    since: dt.date | None = None
    until: dt.date | None = None
    change: StateChange | None = None


def versions(agreement: Agreement) -> tuple[AgreementVersion, ...]:
    """Return every version of an agreement, the first made first.

    Each step `amended` or `extended` makes one, even where the record does not
    tell what it changed.  Steps without a day make none, nor do those after
    the end of the agreement.

    Args:
        agreement: The agreement with its history.

    Examples:
        >>> from phoiho.records import load
        >>> (only,) = versions(load("examples/tay-ho-2024.toml").agreements[1])
        >>> only.number, only.since
        (1, datetime.date(2024, 2, 28))
    """
    changes = _changes(agreement, dt.date.max)
    start = start_of(agreement)
    if changes and start is not None and start > changes[0].day:
        start = None
    found = [AgreementVersion(number=1, agreement=agreement, since=start)]
    for step in changes:
        before = found[-1]
        found[-1] = attrs.evolve(before, until=day_before(step.day))
        version = AgreementVersion(
            number=before.number + 1,
            agreement=changed_by(before.agreement, step.change),
            since=step.day,
            change=step.change,
        )
        found.append(version)
    return tuple(found)


def version_on(agreement: Agreement, date: dt.date) -> Agreement:
    """Return *agreement* as it stood on a day.

    Args:
        agreement: The agreement with its history.
        date: The day; before the first change the agreement itself is returned.
    """
    for step in _changes(agreement, date):
        agreement = changed_by(agreement, step.change)
    return agreement


def changed_by(agreement: Agreement, change: StateChange) -> Agreement:
    """Return an agreement as a step leaves it.

    An extension that gives no period leaves the end open: how long it goes on
    is not on record.

    Args:
        agreement: The agreement.
        change: The step; what it leaves out stays as it was.
    """
    if change.state not in CHANGING:
        return agreement
    runs_on = change.state is State.EXTENDED or agreement.open_ended
    return attrs.evolve(
        agreement,
        period=change.period or agreement.period,
        open_ended=change.period is None and runs_on,
        items=change.items or agreement.items,
        items_complete=True if change.items else agreement.items_complete,
        stated_items=None if change.items else agreement.stated_items,
        cadences=change.cadences or agreement.cadences,
    )


def start_of(agreement: Agreement) -> dt.date | None:
    """Return the day of effect, else of signing, else the first of the period.

    Args:
        agreement: The agreement.
    """
    starts = (agreement.effective_on, agreement.signed_on, agreement.period)
    return next((day for value in starts if (day := first_day(value)) is not None), None)


def _changes(agreement: Agreement, date: dt.date) -> list[DatedStep]:
    """Return the steps up to a day that made a version."""
    return [s for s in steps_until(agreement.history, date) if s.change.state in CHANGING]
