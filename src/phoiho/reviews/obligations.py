"""What became of what was due: statuses, obligations, and the report of an agreement."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Hashable, Iterable, Mapping
from typing import TypeVar

import attrs

from phoiho.labels import LabelledEnum
from phoiho.reviews.dues import Due

__all__ = ["ComplianceReport", "DueStatus", "Obligation"]

Key = TypeVar("Key", bound=Hashable)


class DueStatus(LabelledEnum):
    """What became of an obligation by the day of the question.

    `minutes_missing` was held in time, but its record, made from the whole
    paper, has neither minutes nor report nor conclusions.  `not_computable`
    has no last day, and nothing on record answers it.
    """

    HELD = "held"
    MINUTES_MISSING = "minutes_missing"
    LATE = "late"
    MISSING = "missing"
    UPCOMING = "upcoming"
    NOT_COMPUTABLE = "not_computable"


@attrs.frozen(kw_only=True)
class Obligation:
    """An obligation and what became of it.

    Attributes:
        due: The obligation.
        status: What became of it, as far as the record tells.
        certain: Whether the record leaves no doubt.  It does where the event is
            known by its month only, fits by its kind or its time but loosely,
            or where nothing but reports of others tell of events: a newspaper
            need not tell everything.
        events: Ids of the events that answer it; of something due several
            times also where they are too few.
        held_on: First day of the event by which it was kept, where known; of a
            report its own day.
        late_by: Working days from the last day to that day, at least 1; 0 in time.
        overdue_by: Calendar days since the last day, where it is missing.
    """

    due: Due
    status: DueStatus
    certain: bool = True
    events: tuple[str, ...] = ()
    held_on: dt.date | None = None
    late_by: int = 0
    overdue_by: int = 0

    @property
    def event(self) -> str | None:
        """Id of the event by which it was kept, the last of several."""
        return self.events[-1] if self.events else None


@attrs.frozen(kw_only=True)
class ComplianceReport:
    """What was due under an agreement, and what was kept.

    Attributes:
        agreement: Id of the agreement.
        as_of: The day of the question.
        clause_on_record: Whether the record holds any clause at all; where it
            holds none, nothing is said of the paper.
        obligations: The obligations, by day.
    """

    agreement: str
    as_of: dt.date
    clause_on_record: bool
    obligations: tuple[Obligation, ...]

    def with_status(self, status: DueStatus) -> tuple[Obligation, ...]:
        """Return the obligations of one status.

        Args:
            status: The status.
        """
        return tuple(o for o in self.obligations if o.status is status)

    @property
    def counts(self) -> Mapping[DueStatus, int]:
        """How many obligations there are of every status, zeros included."""
        found = dict.fromkeys(DueStatus, 0)
        for obligation in self.obligations:
            found[obligation.status] += 1
        return found

    def by_body(self) -> Mapping[str, tuple[Obligation, ...]]:
        """Return the obligations of every participant, by its id."""
        return _grouped(self.obligations, lambda obligation: obligation.due.owed_by)

    def by_item(self) -> Mapping[int, tuple[Obligation, ...]]:
        """Return the obligations of every work item and its targets, by its number."""
        return _grouped(
            self.obligations,
            lambda obligation: filter(None, (obligation.due.item_number,)),
        )

    def by_year(self) -> Mapping[int, tuple[Obligation, ...]]:
        """Return the obligations by the year of their last day, else of their period's end.

        What has neither stands in no year.
        """
        return _grouped(self.obligations, lambda obligation: due_years(obligation.due))


def due_years(due: Due) -> tuple[int, ...]:
    """Return the year in which something is due, nothing where that is not known."""
    return () if due.sort_day == dt.date.max else (due.sort_day.year,)


def _grouped(
    obligations: Iterable[Obligation], keys: Callable[[Obligation], Iterable[Key]]
) -> dict[Key, tuple[Obligation, ...]]:
    """Group obligations by their keys; one with several keys stands in several groups."""
    found: dict[Key, list[Obligation]] = {}
    for obligation in obligations:
        for key in keys(obligation):
            found.setdefault(key, []).append(obligation)
    return {key: tuple(group) for key, group in found.items()}
