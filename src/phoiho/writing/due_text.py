"""What is due, as text for a clerk: a line an obligation, its words and reasons below."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from phoiho.agreements import Agreement
from phoiho.calendar import Boundary, format_cadence
from phoiho.calendar.phrases import phrase
from phoiho.labels import Locale
from phoiho.periods import PeriodKind
from phoiho.reviews import Due, DueStatus, Obligation
from phoiho.vietnamese import format_count, format_number
from phoiho.writing.due_page import DueEntry, DueGroup, DueGrouping, DuePage
from phoiho.writing.layout import Block, Heading, Line
from phoiho.writing.words import Words

__all__ = ["due_blocks"]

_NAMED = 4  # so many bodies or turns are named one by one
_TONES = {DueStatus.MISSING: "error", DueStatus.LATE: "warning"}


def due_blocks(page: DuePage, by: DueGrouping = "day", locale: Locale = "vi") -> Iterator[Block]:
    """Yield the parts of a page on what is due, ready for `format_plain`.

    The turns of a clause without a day are one line.

    Args:
        page: What `page_of_dues` found.
        by: By what the obligations are put together.
        locale: `vi` or `en`; what was printed stays Vietnamese.
    """
    words = Words(locale=locale)
    yield Heading(text=words("due_title", day=words.date(page.as_of)), level=1)
    yield from _asked(page, words)
    if page.records and not page.entries:
        yield Line(text=words("due_nothing" if page.agreements else "due_no_agreement"))
    for group in page.groups(by, locale):
        yield from _heading(group, by, words)
        for turns in _lines(group.entries):
            yield from _obligation(turns, by, words)
    yield from _without_clause(page.without_clause, words)
    yield Line(text="")
    yield Line(text=_total(page, words))


def _asked(page: DuePage, words: Words) -> Iterator[Block]:
    """Yield what was asked for."""
    first, last = page.within.start, words.day(page.within.end)
    statuses = "; ".join(status.label(words.locale) for status in page.statuses)
    if first is None:
        yield Line(text=words("due_asked_until", last=last, statuses=statuses))
    else:
        yield Line(text=words("due_asked", first=words.date(first), last=last, statuses=statuses))
    if page.lenient:
        yield Line(text=words("due_lenient"))


def _heading(group: DueGroup, by: DueGrouping, words: Words) -> Iterator[Block]:
    """Yield the heading of a group, and how many there are of every status."""
    name = group.name[:1].upper() + group.name[1:]
    if by == "day":
        count = _number(len(group.entries), words)
        yield Heading(text=words("due_status_group", name=name, count=count))
    else:
        yield Heading(text=name)
        yield Line(text=_counts(group.entries, words))


def _counts(entries: Iterable[DueEntry], words: Words) -> str:
    """Say how many obligations there are of every status."""
    counts = Counter(entry.obligation.status for entry in entries)
    found = (
        words("due_count", count=_number(n, words), status=status.label(words.locale))
        for status, n in counts.items()
    )
    return "; ".join(found) or words("due_zero")


def _lines(entries: Iterable[DueEntry]) -> Iterator[list[DueEntry]]:
    """Yield what stands on one line: an obligation, or the turns of a clause without a day."""
    for key, turns in groupby(entries, key=_line_key):
        if key is None:
            yield from ([entry] for entry in turns)
        else:
            yield list(turns)


def _line_key(entry: DueEntry) -> tuple[object, ...] | None:
    """Return what the turns of a clause without a day have in common; `None` of others."""
    due = entry.obligation.due
    if due.cadence is None or entry.obligation.status is not DueStatus.NOT_COMPUTABLE:
        return None
    return entry.where, due.place, due.no_day, due.cadence, due.owed_by


def _obligation(turns: Sequence[DueEntry], by: DueGrouping, words: Words) -> Iterator[Block]:
    """Yield the line of an obligation, and below it the paper, its words and reasons."""
    entry = turns[0]
    what, outcome = _what(turns, words), _outcome(entry, words)
    if (day := entry.last_day) is None:
        text = words("due_undated", what=what, outcome=outcome)
    else:
        weekday = words(f"weekday_{day.isoweekday()}")
        shown = words.date(day)
        text = words("due_day", day=shown, weekday=weekday, outcome=outcome, what=what)
    names = _short([name for _, name in entry.owners(words)], words)
    if names and by != "body":
        text = words("due_who", what=text, names=names)
    yield Line(text=text, indent=1, tone=_TONES.get(entry.obligation.status, ""))
    notes = "; ".join(_notes(entry, words))
    if by != "agreement":
        paper = entry.paper(words)
        notes = words("due_note", paper=paper, notes=notes) if notes else paper
    if notes:
        yield Line(text=notes, indent=2)


def _what(turns: Sequence[DueEntry], words: Words) -> str:
    """Name an act and its periods, a work item or a target."""
    due = turns[0].obligation.due
    if due.cadence is None:
        key = "due_item" if due.target is None else "due_target"
        return phrase(key, words.locale, number=due.item_number, text=due.printed)
    periods = [turn.obligation.due.period for turn in turns]
    if due.last_day is None:  # what is due at no time in particular is about no turn
        periods = [period for period in periods if period.kind is not PeriodKind.OTHER]
    named = [words.period(period) for period in periods if period.start or period.end]
    if len(named) > _NAMED:
        count = _number(len(named), words)
        named = [words("due_periods", first=named[0], last=named[-1], count=count)]
    return f"{due.cadence.kind.label(words.locale)} {', '.join(named)}".rstrip()


def _short(names: Sequence[str], words: Words) -> str:
    """Return names after commas; of many the first ones and how many others."""
    if len(names) <= _NAMED:
        return ", ".join(names)
    first, others = names[: _NAMED - 1], len(names) - _NAMED + 1
    return words("due_and_more", names=", ".join(first), count=_padded(others, words))


def _outcome(entry: DueEntry, words: Words) -> str:
    """Say how far the day is, or what became of an obligation."""
    obligation, due = entry.obligation, entry.obligation.due
    done = obligation.status is DueStatus.HELD and due.cadence is None
    text = words("done") if done else _far(entry, words)
    # When an item was done, no record says.
    return text if obligation.certain or done else words("uncertain", text=text)


def _far(entry: DueEntry, words: Words) -> str:
    """Say how many days are left or over, when it was held, or why no day can be told."""
    obligation, status, held = entry.obligation, entry.obligation.status, entry.obligation.held_on
    if status is DueStatus.NOT_COMPUTABLE:
        no_day = obligation.due.no_day
        return no_day.label(words.locale) if no_day is not None else status.label(words.locale)
    if status is DueStatus.MISSING:
        return words("missing", days=_number(obligation.overdue_by, words))
    if status is DueStatus.UPCOMING:
        left = entry.days_left
        return words("due_left", days=_number(left, words)) if left else words("due_today")
    if held is None:
        return words("held_undated")
    in_time = "due_held" if entry.last_day is not None else "due_held_no_day"
    key = in_time if status is DueStatus.HELD else f"due_{status.value}"
    return words(key, day=words.date(held), days=_number(obligation.late_by, words))


def _notes(entry: DueEntry, words: Words) -> Iterator[str]:
    """Yield the words of the paper, and what else explains the day."""
    due, locale = entry.obligation.due, words.locale
    if due.cadence is not None:
        printed = due.cadence.printed
        yield words("due_quoted", text=printed) if printed else format_cadence(due.cadence)
    elif due.target is not None and due.item is not None:
        yield phrase("due_item", locale, number=due.item_number, text=due.item.text)
    if due.last_day is None:
        return
    if due.is_counted:
        yield from _times(entry.obligation, words)
    elif due.opens is not None:
        yield phrase("due_window", locale, opens=due.opens, last=entry.last_day)
    elif due.is_before and entry.last_day != due.named_day:
        yield phrase("due_before", locale, named=due.lenient_day, last=due.last_day)
    yield from _days_off(due, locale)


def _times(obligation: Obligation, words: Words) -> Iterator[str]:
    """Say how often within a turn, and how often it was so far."""
    due = obligation.due
    least = due.cadence is not None and due.cadence.boundary is Boundary.COUNT_MIN
    key = "due_times_min" if least else "due_times"
    yield phrase(key, words.locale, times=_padded(due.times, words), last=due.last_day)
    if 0 < len(obligation.events) < due.times:
        yield words("due_so_far", count=_padded(len(obligation.events), words))


def _days_off(due: Due, locale: Locale) -> Iterator[str]:
    """Yield the day off that the last day is, or for which it was moved."""
    if due.day_off is not None:
        yield phrase("due_day_off", locale, status=due.day_off.explain(locale))
    if due.moved_by:
        reasons = ", ".join(status.explain(locale) for status in due.moved_by)
        yield phrase("due_moved", locale, unmoved=due.named_day, reasons=reasons)


def _without_clause(found: Sequence[tuple[str, Agreement]], words: Words) -> Iterator[Block]:
    """Yield the agreements of which no clause is on record, a line a file."""
    if not found:
        return
    yield Heading(text=words("due_no_clause", count=_number(len(found), words)))
    for file, agreements in groupby(found, key=lambda pair: pair[0]):
        ids = ", ".join(agreement.id for _, agreement in agreements)
        yield Line(text=words("due_ids", file=file, ids=ids), indent=1)


def _total(page: DuePage, words: Words) -> str:
    """Return the last line: how many records, agreements and obligations."""
    return words(
        "due_total",
        stories=_number(page.records, words),
        agreements=_number(page.agreements, words),
        counts=_counts(page.entries, words),
    )


def _number(number: int, words: Words) -> str:
    """Write a number as the language does."""
    return format_number(number) if words.locale == "vi" else f"{number:,}"


def _padded(count: int, words: Words) -> str:
    """Write a count as papers do: "02 lần"."""
    return format_count(count) if words.locale == "vi" else f"{count:,}"
