"""Dates in running prose, each with its place."""

from __future__ import annotations

import datetime as dt

import attrs

from phoiho.periods import Period
from phoiho.vietnamese.date_reading import DateReading
from phoiho.vietnamese.date_scanning import fold_dates, scan_phrases

__all__ = ["DateMention", "find_dates"]


@attrs.frozen(kw_only=True)
class DateMention:
    """A date in a text.

    Attributes:
        reading: What it says.
        span: Start and end in the caller's text.
    """

    reading: DateReading
    span: tuple[int, int]


def find_dates(text: str, *, reference: dt.date | None = None) -> tuple[DateMention, ...]:
    """Return the dates and periods in running prose.

    Passes by numbers of documents and telephones, ratios, percentages and
    pages; days that cannot be; and, without a reference, words that need one.
    A bare "20/5" counts only after a word such as "ngày" or "sáng".

    Args:
        text: Any text; spans count its characters as given, NFD or NFC.
        reference: The day on which it was written, as for `parse_date`.

    Examples:
        >>> text = "Nghị quyết số 04-NQ/TU ngày 11/12/2020; đạt 48/48 tiêu chí trong năm 2021."
        >>> [text[slice(*mention.span)] for mention in find_dates(text)]
        ['ngày 11/12/2020', 'năm 2021']
    """
    folded = fold_dates(text)
    mentions = []
    for start, phrase in scan_phrases(folded.text, reference):
        span = folded.original(start), folded.original(phrase.end)
        printed = text[slice(*span)]
        value, modifier, _, precision, time = phrase
        if isinstance(value, Period):
            value = attrs.evolve(value, printed=printed)
        reading = DateReading(
            value=value, modifier=modifier, precision=precision, time=time, printed=printed
        )
        mentions.append(DateMention(reading=reading, span=span))
    return tuple(mentions)
