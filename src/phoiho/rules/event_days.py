"""Rules on the days of events: one event, or one signing, has one day."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from phoiho.periods import DateValue, YearlessDate, first_day, last_day
from phoiho.reviews import ReviewEvent, ReviewKind
from phoiho.rules.context import Context
from phoiho.rules.findings import Fault, Severity
from phoiho.rules.registry import LOGIC, rule
from phoiho.rules.wording import date_words
from phoiho.vietnamese import find_dates


@rule(
    "PH248",
    "signed-on-another-day",
    severity=Severity.WARNING,
    basis=LOGIC,
    en="signed on {signed} by the agreement, but at an event of {held}",
    why="A paper is signed once: of two days one is a slip, or belongs to another agreement. Told "
    "only of events whose own words say that this agreement was signed there, where both days are "
    "exact; a paper signed in rounds, one of them on its day, is let be. A ceremony may follow the "
    "signing, so this is a warning; where the year of the event was inferred, a note.",
)
def signed_on_another_day(context: Context) -> Iterator[Fault]:
    """Find agreements whose signing is on record with two days."""
    signings: dict[str, list[tuple[str, ReviewEvent]]] = {}
    for path, event in context.events:
        if ReviewKind.SIGNING in event.kinds and isinstance(event.held_on, dt.date):
            for subject in event.planned:
                signings.setdefault(subject.agreement, []).append((path, event))
    for _, agreement in context.agreements:
        signed, held_at = agreement.signed_on, signings.get(agreement.id, ())
        days = {event.held_on for _, event in held_at}
        if not isinstance(signed, dt.date) or signed in days:
            continue
        by_participant = {signature.on for signature in agreement.signatures}
        for path, event in held_at:
            held = event.held_on
            if isinstance(held, dt.date) and held not in by_participant:
                yield Fault(
                    path=f"{path}.held_on",
                    params={"signed": signed, "held": held},
                    on=signed,
                    severity=Severity.INFO if event.year_inferred else None,
                )


@rule(
    "PH328",
    "day-differs-from-print",
    severity=Severity.WARNING,
    basis=LOGIC,
    en="held {date} by the record, but its source prints “{printed}”",
    why="The day on record is what the printed words mean, as far as they say it. A day known in "
    "part contradicts nothing that lies in it. Newspapers misprint days too, and a record may know "
    "better: so this is a warning, and the record may say why it ignores it.",
)
def day_differs_from_print(context: Context) -> Iterator[Fault]:
    """Find events whose day is none of those that their source prints."""
    for path, event in context.events:
        held, printed = event.held_on, event.held_on_printed
        if held is None or not printed or _says(printed, held) or _BOUND.search(printed):
            continue
        days = [mention.reading.value for mention in find_dates(printed)]
        known = [day for day in days if isinstance(day, dt.date | YearlessDate)]
        if known and len(known) == len(days) and not any(_may_be(day, held) for day in known):
            yield Fault(
                path=f"{path}.held_on",
                params={"date": date_words(held), "printed": printed},
                on=first_day(held),
            )


_BOUND = re.compile(r"\b(?:trước|sau|từ|đến|chậm nhất|muộn nhất)\b", re.IGNORECASE)
"""Words that make of a day the end of a span."""


def _says(printed: str, held: DateValue) -> bool:
    """Tell at a glance whether words have the fields of a day; cheaper than reading them."""
    if not isinstance(held, dt.date):
        return False
    fields = set(map(int, _DIGITS.findall(printed)))
    years = {field for field in fields if field > _MOST_DAYS}
    return {held.day, held.month} <= fields and years <= {held.year}


_DIGITS = re.compile(r"[0-9]{1,4}")
_MOST_DAYS = 31


def _may_be(day: dt.date | YearlessDate, held: DateValue) -> bool:
    """Tell whether a printed day may be the one on record, as far as both are known."""
    if isinstance(held, YearlessDate):
        return (day.month, day.day) == (held.month, held.day)
    first, last = first_day(held), last_day(held)
    if first is None or last is None:
        return True
    if isinstance(day, dt.date):
        return first <= day <= last
    # A span of a year has every day of a year.
    spanned = (first + dt.timedelta(days=i) for i in range(min((last - first).days, 366) + 1))
    return any((on.month, on.day) == (day.month, day.day) for on in spanned)
