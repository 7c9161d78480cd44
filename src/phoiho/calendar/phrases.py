"""The fixed phrases by which answers of the calendar explain themselves."""

from __future__ import annotations

import datetime as dt

from phoiho.errors import DataError
from phoiho.labels import Locale
from phoiho.reference import load_once, load_table
from phoiho.vietnamese.dates import format_date

__all__ = ["phrase", "show_day"]


@load_once
def _phrases() -> dict[tuple[str, Locale], str]:
    """Read the table of phrases."""
    found: dict[tuple[str, Locale], str] = {}
    for row in load_table("calendar_words").records():
        found[row["key"], "vi"] = row["vi"]
        found[row["key"], "en"] = row["en"]
    return found


def phrase(key: str, locale: Locale, **params: object) -> str:
    """Return a phrase with its parameters filled in; dates as the locale writes them.

    Args:
        key: Key of the phrase.
        locale: `vi` or `en`.
        params: What its braces stand for.

    Raises:
        DataError: No such phrase, or no such locale.

    Examples:
        >>> phrase("cutoff_due", "vi", day=dt.date(2026, 12, 25))
        'hạn gửi ngày 25/12/2026'
    """
    try:
        text = _phrases()[key, locale]
    except KeyError:
        raise DataError("calendar_words", f"no {locale} phrase {key!r}") from None
    shown = {
        name: show_day(value, locale) if isinstance(value, dt.date) else value
        for name, value in params.items()
    }
    return text.format(**shown)


def show_day(day: dt.date, locale: Locale) -> str:
    """Return a day as a running text in that language writes it.

    Args:
        day: The day.
        locale: `vi` or `en`.

    Examples:
        >>> show_day(dt.date(2026, 4, 5), "vi"), show_day(dt.date(2026, 4, 5), "en")
        ('05/04/2026', '2026-04-05')
    """
    return format_date(day, "slash") if locale == "vi" else day.isoformat()
