"""What is due by when, what is overdue, and who owes it: over many records."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Literal, TypeAlias

import attrs

from phoiho.agreements import Agreement, ended_participants
from phoiho.calendar import WorkingCalendar
from phoiho.calendar.phrases import phrase
from phoiho.dossier import Dossier
from phoiho.hierarchy import UnnamedUnit
from phoiho.labels import Locale
from phoiho.periods import Period, first_day, last_day
from phoiho.reviews import ComplianceReport, DueStatus, Obligation, compliance
from phoiho.writing.words import Words

__all__ = ["DueEntry", "DueGroup", "DueGrouping", "DuePage", "page_of_dues"]

DueGrouping: TypeAlias = Literal["day", "agreement", "body", "item", "year"]
"""By what the obligations of a page are put together."""

# What is urgent comes first, what nobody can count last.
_ORDER = (
    DueStatus.MISSING,
    DueStatus.UPCOMING,
    DueStatus.LATE,
    DueStatus.MINUTES_MISSING,
    DueStatus.HELD,
    DueStatus.NOT_COMPUTABLE,
)
_OPEN = (DueStatus.MISSING, DueStatus.UPCOMING, DueStatus.NOT_COMPUTABLE)


@attrs.frozen(kw_only=True)
class DueEntry:
    """An obligation, with the agreement and the file that it stands in.

    Attributes:
        file: The file.
        agreement: The agreement.
        obligation: The obligation, and what became of it.
        last_day: The last day that keeps it, as the page reads "trước ngày";
            `None` where none can be computed.
        days_left: Calendar days from the day of the question to the last one,
            below zero after it.
    """

    file: str
    agreement: Agreement
    obligation: Obligation
    last_day: dt.date | None
    days_left: int | None

    @property
    def where(self) -> str:
        """The file and the id of the agreement, as the command `compare` takes them."""
        return f"{self.file}#{self.agreement.id}"

    def paper(self, words: Words) -> str:
        """Return kind, number or period, and place of the agreement.

        Args:
            words: The words of a language.
        """
        agreement = self.agreement
        kind = agreement.instrument.kind.label(words.locale)
        number = agreement.number or (words.period(agreement.period) if agreement.period else "")
        return words("due_paper", paper=f"{kind} {number}".rstrip(), place=self.where)

    def owners(self, words: Words) -> Iterator[tuple[str, str]]:
        """Yield identity and name of every body that owes it.

        A body of a unit without a name is another one in every file; the one
        that follows a body which ended before the day stands in its place.

        Args:
            words: The words of a language.
        """
        ended = ended_participants(self.agreement, on=self.obligation.due.sort_day)
        followers = {one.participant.id: one.follower for one in ended}
        for participant_id in self.obligation.due.owed_by:
            participant = self.agreement.participant(participant_id)
            body = participant.body.body if participant is not None else None
            follower = followers.get(participant_id)
            if body is not None and follower is not None and follower != body:
                names = {"follower": follower.name(words.locale, "short")}
                names["body"] = body.name(words.locale, "short")
                yield follower.id, words("due_follows", **names)
                continue
            if body is None:
                name = participant.body.printed_name if participant else participant_id
                yield name, name
                continue
            unnamed = isinstance(body.unit, UnnamedUnit)
            key = f"{self.file}#{body.id}" if unnamed else body.id
            yield key, body.name(words.locale, "short")


@attrs.frozen(kw_only=True)
class DueGroup:
    """Obligations that belong together.

    Attributes:
        key: A status, an agreement with its file, the id of a body, an item
            with its agreement, or a year; empty for what has none.
        name: What it is called.
        entries: The obligations, the most urgent first.
    """

    key: str
    name: str
    entries: tuple[DueEntry, ...]


@attrs.frozen(kw_only=True)
class DuePage:
    """What was asked, and the obligations found.

    Attributes:
        as_of: The day of the question.
        within: The days asked for, the start open or not.
        statuses: The statuses asked for.
        lenient: Whether "trước ngày D" is read to include D.
        entries: The obligations, the most urgent first: by status, then by day.
        records: How many records were asked.
        agreements: How many agreements of theirs were signed by that day.
        without_clause: The agreements without any clause on record, each
            with its file.
    """

    as_of: dt.date
    within: Period
    statuses: tuple[DueStatus, ...]
    lenient: bool
    entries: tuple[DueEntry, ...]
    records: int
    agreements: int
    without_clause: tuple[tuple[str, Agreement], ...]

    def groups(self, by: DueGrouping = "day", locale: Locale = "vi") -> tuple[DueGroup, ...]:
        """Return the obligations put together; years in order, else the most urgent group first.

        By day they are put together by status, each in the order of days.
        What several bodies owe stands in several groups.

        Args:
            by: By what.
            locale: Language of the names.
        """
        words = Words(locale=locale)
        names: dict[str, str] = {}
        found: dict[str, list[DueEntry]] = {}
        for entry in self.entries:
            for key, name in _keys(entry, by, words):
                names[key] = name
                found.setdefault(key, []).append(entry)
        # What has no year comes last.
        keys = sorted(found, key=lambda key: (not key, key.zfill(4))) if by == "year" else found
        return tuple(DueGroup(key=key, name=names[key], entries=tuple(found[key])) for key in keys)


def page_of_dues(
    records: Iterable[tuple[str, Dossier]],
    *,
    as_of: dt.date,
    within: Period,
    statuses: Iterable[DueStatus] | None = None,
    lenient: bool = False,
    calendar: WorkingCalendar | None = None,
) -> DuePage:
    """Return what is due under the agreements of some records; those signed later are left out.

    Args:
        records: Resolved dossiers, each with the name of its file.
        as_of: The day of the question.
        within: The days on which it falls due; the start may be open.  What
            has no last day is found by the period it is about.
        statuses: What is asked for; what is still open where left out.
        lenient: How "trước ngày" is read; see `phoiho.reviews.compliance`.
        calendar: Counts working days; the official one where left out.

    Raises:
        ValueError: *within* has no end.

    Examples:
        >>> from phoiho import load, resolve
        >>> ward = "examples/minh-hoa-xa.toml"
        >>> page = page_of_dues([(ward, resolve(load(ward)))], as_of=dt.date(2026, 11, 22),
        ...     within=Period(start=dt.date(2026, 9, 1), end=dt.date(2026, 11, 30)))
        >>> [(group.key, len(group.entries)) for group in page.groups()]
        [('missing', 2), ('upcoming', 1)]
    """
    if within.end is None:
        msg = "what is due needs a last day to look at"
        raise ValueError(msg)
    asked_for = frozenset(_OPEN if statuses is None else statuses)
    found: list[DueEntry] = []
    without: list[tuple[str, Agreement]] = []
    files = agreements = 0
    for file, dossier in records:
        files += 1
        for agreement in dossier.agreements:
            if _is_signed_later(agreement, as_of):
                continue
            agreements += 1
            report = compliance(
                agreement,
                dossier.events,
                as_of=as_of,
                calendar=calendar,
                lenient=lenient,
                within=_turns(within.end),
            )
            if not report.clause_on_record:
                without.append((file, agreement))
            found += (
                entry
                for entry in _entries(file, agreement, report, lenient=lenient)
                if entry.obligation.status in asked_for and _is_within(entry, within)
            )
    return DuePage(
        as_of=as_of,
        within=within,
        statuses=tuple(status for status in _ORDER if status in asked_for),
        lenient=lenient,
        entries=tuple(sorted(found, key=_urgency)),
        records=files,
        agreements=agreements,
        without_clause=tuple(without),
    )


def _turns(end: dt.date) -> Period:
    """Return the days to look at: an event answers one of all turns, also those under way."""
    return Period(start=dt.date.min, end=dt.date(min(end.year + 1, dt.MAXYEAR), 12, 31))


def _is_signed_later(agreement: Agreement, day: dt.date) -> bool:
    """Tell whether an agreement was signed after a day."""
    signed = first_day(agreement.signed_on)
    return signed is not None and signed > day


def _entries(
    file: str, agreement: Agreement, report: ComplianceReport, *, lenient: bool
) -> Iterator[DueEntry]:
    """Yield the obligations of an agreement, each with its file and its last day."""
    for obligation in report.obligations:
        due = obligation.due
        day = due.lenient_day if lenient else due.last_day
        yield DueEntry(
            file=file,
            agreement=agreement,
            obligation=obligation,
            last_day=day,
            days_left=(day - report.as_of).days if day is not None else None,
        )


def _is_within(entry: DueEntry, within: Period) -> bool:
    """Tell whether an obligation falls due in a period, without a day whether it is about it."""
    if entry.last_day is None:
        return entry.obligation.due.period.overlaps(within)
    return entry.last_day in within


def _urgency(entry: DueEntry) -> tuple[object, ...]:
    """Return by what obligations are put in order; the turns of a clause stay together."""
    due = entry.obligation.due
    place = (entry.file, entry.agreement.id, due.source.value, due.place)
    return (
        _ORDER.index(entry.obligation.status),
        entry.last_day or dt.date.max,
        place,
        due.sort_day,
    )


def _keys(entry: DueEntry, by: DueGrouping, words: Words) -> Iterator[tuple[str, str]]:
    """Yield key and name of the groups that an obligation stands in."""
    due, status = entry.obligation.due, entry.obligation.status
    if by == "day":
        yield status.value, status.label(words.locale)
    elif by == "agreement":
        yield entry.where, entry.paper(words)
    elif by == "body":
        yield from tuple(entry.owners(words)) or [("", words("due_nobody"))]
    elif by == "item":
        yield _item(entry, words)
    else:
        day = entry.last_day or last_day(due.period)
        yield (
            (str(day.year), words("due_year", year=day.year)) if day else ("", words("due_no_year"))
        )


def _item(entry: DueEntry, words: Words) -> tuple[str, str]:
    """Return key and name of the work item of an obligation, or of all clauses."""
    due = entry.obligation.due
    if due.item is None:
        return "", words("due_any_clause")
    item = phrase("due_item", words.locale, number=due.item_number, text=due.item.text)
    return f"{entry.where}#{due.item_number}", words("due_paper", paper=item, place=entry.where)
