"""How is an obligation told in one sentence?"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from phoiho.calendar import Boundary
from phoiho.calendar.phrases import phrase
from phoiho.labels import Locale
from phoiho.periods import Period
from phoiho.vietnamese import format_count, format_period, iso

if TYPE_CHECKING:
    from phoiho.reviews.dues import Due

__all__ = ["explain_due"]

_LIMITS = {Boundary.BY, Boundary.ON, Boundary.BEFORE}


def explain_due(due: Due, locale: Locale) -> str:
    """Return what is due, by which day, what moved it, and the words of the paper.

    Args:
        due: The obligation.
        locale: `vi` or `en`.
    """
    rule = "; ".join(filter(None, (_rule(due, locale), *_days_off(due, locale))))
    what = _what(due, locale)
    if due.cadence is not None and due.printed:
        what = phrase("due_clause", locale, what=what, printed=due.printed)
    return f"{what}: {rule}"


def _what(due: Due, locale: Locale) -> str:
    """Name the act and its period, or the item or target."""
    if due.cadence is not None:
        return f"{due.cadence.kind.label(locale)} {_period(due.period, locale)}".rstrip()
    key = "due_target" if due.target is not None else "due_item"
    return phrase(key, locale, number=due.item_number, text=due.printed)


def _period(period: Period, locale: Locale) -> str:
    """Name a period; nothing where neither end is known."""
    if period.start is None and period.end is None:
        return ""
    if period.start is not None and period.start == period.end and not period.printed:
        return phrase("one_date", locale, day=period.start)
    return period.printed or format_period(period) if locale == "vi" else iso(period)


def _rule(due: Due, locale: Locale) -> str:
    """Say by which day, how often, or why no day can be told."""
    if due.last_day is None and due.no_day is not None:
        return due.no_day.label(locale)
    if due.is_counted:
        return _times(due, locale)
    boundary = due.cadence.boundary if due.cadence is not None else Boundary.BY
    # A term ends where it was moved to; what its words name is told with the move.
    named = due.lenient_day if due.moved_by else due.named_day or due.lenient_day
    if due.opens is not None and boundary not in _LIMITS:
        return phrase("due_window", locale, opens=due.opens, last=due.last_day)
    key = f"due_{boundary.value}" if boundary in _LIMITS else "due_by"
    return phrase(key, locale, named=named, last=due.last_day)


def _times(due: Due, locale: Locale) -> str:
    """Say how often in a turn, and by whose calendar turns without a start are counted."""
    cadence = due.cadence
    least = cadence is not None and cadence.boundary is Boundary.COUNT_MIN
    key = "due_times_min" if least else "due_times"
    times = format_count(due.times) if locale == "vi" else due.times
    text = phrase(key, locale, times=times, last=due.last_day)
    if cadence is not None and cadence.interval > 1:
        text = phrase("due_by_year", locale, text=text)
    return text


def _days_off(due: Due, locale: Locale) -> Iterator[str]:
    """Yield the day off that the last day is, or for which it was moved, with its decision."""
    if due.day_off is not None:
        yield phrase("due_day_off", locale, status=due.day_off.explain(locale))
    if due.moved_by:
        reasons = ", ".join(status.explain(locale) for status in due.moved_by)
        yield phrase("due_moved", locale, unmoved=due.named_day, reasons=reasons)
