"""What was kept under many agreements: counts by agreement, body and year."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import attrs

from phoiho.agreements import Agreement
from phoiho.calendar import WorkingCalendar
from phoiho.labels import Locale
from phoiho.periods import Period
from phoiho.reviews.judging import compliance
from phoiho.reviews.obligations import ComplianceReport, DueStatus, Obligation, due_years

if TYPE_CHECKING:
    from phoiho.dossier import Dossier

__all__ = ["ComplianceRow", "ComplianceSummary", "compliance_of"]


@attrs.frozen(kw_only=True)
class ComplianceRow:
    """A row of a summary: how many obligations came to what.

    Attributes:
        key: Id of the agreement or body, or the year.
        name: How it is called.
        obligations: The obligations counted.
    """

    key: str
    name: str
    obligations: tuple[Obligation, ...]

    def count(self, status: DueStatus) -> int:
        """Return how many obligations have a status.

        Args:
            status: The status.
        """
        return sum(obligation.status is status for obligation in self.obligations)


@attrs.frozen(kw_only=True)
class ComplianceSummary:
    """What was due under many agreements, and what was kept.

    Attributes:
        as_of: The day of the question.
        entries: Every agreement with its report.
    """

    as_of: dt.date
    entries: tuple[tuple[Agreement, ComplianceReport], ...]

    def count(self, status: DueStatus) -> int:
        """Return how many obligations of all agreements have a status.

        Args:
            status: The status.
        """
        return sum(len(report.with_status(status)) for _, report in self.entries)

    def by_agreement(self) -> tuple[ComplianceRow, ...]:
        """Return a row for every agreement, in the order given."""
        return tuple(
            ComplianceRow(
                key=agreement.id,
                name=agreement.title or agreement.instrument.printed or agreement.id,
                obligations=report.obligations,
            )
            for agreement, report in self.entries
        )

    def by_body(self, locale: Locale = "vi") -> tuple[ComplianceRow, ...]:
        """Return a row for every body that owes something, in the order met.

        One body under several agreements is one row; a participant outside the
        tables goes by its printed name.

        Args:
            locale: Language of the names.
        """
        entries = (
            (*_body(agreement, participant, locale), obligation)
            for agreement, report in self.entries
            for obligation in report.obligations
            for participant in obligation.due.owed_by
        )
        return tuple(_rows(entries))

    def by_year(self) -> tuple[ComplianceRow, ...]:
        """Return a row for every year in which something is due, the first one first."""
        found = _rows(
            (str(year), str(year), obligation)
            for _, report in self.entries
            for obligation in report.obligations
            for year in due_years(obligation.due)
        )
        return tuple(sorted(found, key=lambda row: int(row.key)))


def compliance_of(
    dossiers: Iterable[Dossier],
    *,
    as_of: dt.date,
    calendar: WorkingCalendar | None = None,
    lenient: bool = False,
    within: Period | None = None,
) -> ComplianceSummary:
    """Return what was due under every agreement of some dossiers, and what was kept.

    Args:
        dossiers: Resolved dossiers.
        as_of: The day of the question.
        calendar: Counts working days; the official one where left out.
        lenient: How "trước ngày" is read; see `compliance`.
        within: The days asked for; see `compliance`.

    Raises:
        ValueError: *within* is open.

    Examples:
        >>> from phoiho.records import load
        >>> from phoiho.dossier import resolve
        >>> ward = resolve(load("examples/minh-hoa-xa.toml"))
        >>> summary = compliance_of([ward], as_of=dt.date(2026, 11, 22))
        >>> [(row.key, row.count(DueStatus.LATE)) for row in summary.by_agreement()]
        [('2025', 1), ('2026', 2)]
    """
    entries = tuple(
        (
            agreement,
            compliance(
                agreement,
                dossier.events,
                as_of=as_of,
                calendar=calendar,
                lenient=lenient,
                within=within,
            ),
        )
        for dossier in dossiers
        for agreement in dossier.agreements
    )
    return ComplianceSummary(as_of=as_of, entries=entries)


def _body(agreement: Agreement, participant_id: str, locale: Locale) -> tuple[str, str]:
    """Return the identity and the name of the body behind a participant."""
    participant = agreement.participant(participant_id)
    if participant is None:
        return participant_id, participant_id
    body = participant.body.body
    if body is None:
        return participant.body.printed_name, participant.body.printed_name
    return body.id, body.name(locale)


def _rows(entries: Iterable[tuple[str, str, Obligation]]) -> Iterator[ComplianceRow]:
    """Yield a row for every key, with its obligations."""
    names: dict[str, str] = {}
    found: dict[str, list[Obligation]] = {}
    for key, name, obligation in entries:
        names[key] = name
        found.setdefault(key, []).append(obligation)
    for key, obligations in found.items():
        yield ComplianceRow(key=key, name=names[key], obligations=tuple(obligations))
