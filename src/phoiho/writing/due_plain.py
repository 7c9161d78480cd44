"""What is due, as plain values for JSON."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable

from phoiho.calendar import DayStatus
from phoiho.hierarchy import Body
from phoiho.labels import Locale
from phoiho.reviews import DueStatus
from phoiho.vietnamese import iso
from phoiho.writing.due_page import DueEntry, DueGrouping, DuePage
from phoiho.writing.words import Words

__all__ = ["due_to_plain"]


def due_to_plain(
    page: DuePage, by: DueGrouping = "day", locale: Locale = "vi"
) -> dict[str, object]:
    """Return what is due as texts, numbers, lists and tables.

    Groups name their obligations by place in `obligations`, counted from 0.

    Args:
        page: What `page_of_dues` found.
        by: By what the obligations are put together.
        locale: Language of names and explanations; codes and dates stay the same.
    """
    places = {id(entry): place for place, entry in enumerate(page.entries)}
    return {
        "as_of": page.as_of.isoformat(),
        "from": _day(page.within.start),
        "to": _day(page.within.end),
        "statuses": [status.value for status in page.statuses],
        "lenient": page.lenient,
        "by": by,
        "records": page.records,
        "agreements": page.agreements,
        "counts": _counts(page.entries, page.statuses),
        "groups": [
            {
                "key": group.key,
                "name": group.name,
                "counts": _counts(group.entries, page.statuses),
                "obligations": [places[id(entry)] for entry in group.entries],
            }
            for group in page.groups(by, locale)
        ],
        "obligations": [_entry(entry, Words(locale=locale)) for entry in page.entries],
        "without_clause": [
            {"file": file, "agreement": agreement.id} for file, agreement in page.without_clause
        ],
    }


def _day(day: dt.date | None) -> str | None:
    """Write a day."""
    return day.isoformat() if day is not None else None


def _counts(entries: Iterable[DueEntry], statuses: Iterable[DueStatus]) -> dict[str, int]:
    """Count obligations by the statuses asked for, zeros included."""
    found = Counter(entry.obligation.status for entry in entries)
    return {status.value: found[status] for status in statuses}


def _entry(entry: DueEntry, words: Words) -> dict[str, object]:
    """Write an obligation."""
    obligation, due = entry.obligation, entry.obligation.due
    agreement = entry.agreement
    return {
        "file": entry.file,
        "agreement": agreement.id,
        "agreement_kind": agreement.instrument.kind.value,
        "agreement_number": agreement.number,
        "agreement_title": agreement.title,
        "source": due.source.value,
        "place": due.place,
        "kind": due.kind.value if due.kind is not None else None,
        "item": due.item_number,
        "period": iso(due.period),
        "period_kind": due.period.kind.value,
        "printed": due.printed,
        "status": obligation.status.value,
        "certain": obligation.certain,
        "last_day": _day(entry.last_day),
        "strict_day": _day(due.last_day),
        "lenient_day": _day(due.lenient_day),
        "named_day": _day(due.named_day),
        "opens": _day(due.opens),
        "times": due.times,
        "no_day": due.no_day.value if due.no_day is not None else None,
        "day_off": _day_status(due.day_off, words) if due.day_off is not None else None,
        "moved_by": [_day_status(status, words) for status in due.moved_by],
        "days_left": entry.days_left,
        "overdue_by": obligation.overdue_by,
        "late_by": obligation.late_by,
        "held_on": _day(obligation.held_on),
        "events": list(obligation.events),
        "owed_by": [_participant(entry, ref, words) for ref in due.owed_by],
        "owed_to": [_participant(entry, ref, words) for ref in due.owed_to],
        "explain": due.explain(words.locale),
    }


def _day_status(status: DayStatus, words: Words) -> dict[str, object]:
    """Write what a day is for an office."""
    return {
        "day": _day(status.day),
        "kind": status.kind.value,
        "certainty": status.certainty.value,
        "explain": status.explain(words.locale),
    }


def _participant(entry: DueEntry, participant_id: str, words: Words) -> dict[str, object]:
    """Write a participant, with its body where it was found."""
    participant = entry.agreement.participant(participant_id)
    body: Body | None = participant.body.body if participant is not None else None
    printed = participant.body.printed_name if participant is not None else participant_id
    return {
        "id": participant_id,
        "body": body.id if body is not None else None,
        "name": body.name(words.locale) if body is not None else printed,
    }
