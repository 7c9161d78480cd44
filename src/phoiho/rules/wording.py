"""How messages name days, periods and bodies, in both languages."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable

from phoiho.agreements import Participant
from phoiho.hierarchy import Body
from phoiho.labels import LabelledEnum
from phoiho.periods import DateValue, Period, PeriodKind
from phoiho.rules.findings import Bilingual
from phoiho.vietnamese import format_date, format_period, iso

__all__ = [
    "body_names",
    "body_words",
    "date_words",
    "label_words",
    "participant_words",
    "period_words",
    "span_words",
]


def body_words(body: Body) -> Bilingual:
    """Name a body; of one whose unit is not known, the kind."""
    return Bilingual(
        vi=_PLACEHOLDER.sub("", body.name("vi")), en=_PLACEHOLDER.sub("", body.name("en"))
    )


_PLACEHOLDER = re.compile(r"\s*\{[^}]*\}")


def body_names(bodies: Iterable[Body]) -> Bilingual:
    """Name several bodies."""
    names = [body_words(body) for body in bodies]
    return Bilingual(vi="; ".join(n.vi for n in names), en="; ".join(n.en for n in names))


def label_words(values: Iterable[LabelledEnum]) -> Bilingual:
    """Name several members of an enumeration by their labels."""
    named = list(values)
    return Bilingual(
        vi=", ".join(value.label("vi") for value in named),
        en=", ".join(value.label("en") for value in named),
    )


def participant_words(participant: Participant) -> str | Bilingual:
    """Name a participant as the record does, else by its body."""
    ref = participant.body
    printed = participant.printed or ref.text or ref.name
    if printed is None and ref.body is not None:
        return body_words(ref.body)
    return printed or participant.id


def period_words(period: Period) -> Bilingual:
    """Print a period, in Vietnamese by the words of the record where it has some."""
    if period.start is None or period.end is None:
        bounds = iso(period)
    else:
        bounds = f"{period.start} to {period.end}"
    return Bilingual(vi=period.printed or format_period(period), en=bounds)


def date_words(value: DateValue) -> Bilingual:
    """Print a date as far as it is known, with its preposition: "ngày 28/02/2024", "on ...".

    Args:
        value: A date that has a year.
    """
    if isinstance(value, Period):
        return span_words(value.start or dt.date.min, value.end or dt.date.max)
    return Bilingual(vi=f"ngày {format_date(value, 'slash')}", en=f"on {iso(value)}")


def span_words(first: dt.date, last: dt.date) -> Bilingual:
    """Print the days on which something can have been; the ends of time stand for an open end."""
    if first == last:
        return Bilingual(vi=f"vào ngày {format_date(first, 'slash')}", en=f"on {first}")
    if last == dt.date.max:
        return Bilingual(vi=f"từ ngày {format_date(first, 'slash')}", en=f"from {first} on")
    if first == dt.date.min:
        return Bilingual(vi=f"đến ngày {format_date(last, 'slash')}", en=f"up to {last}")
    period = Period(start=first, end=last, kind=PeriodKind.OTHER)
    words = iso(period)
    return Bilingual(
        vi=f"trong thời gian {format_period(period)}"
        if "/" in words
        else f"trong {format_period(period)}",
        en=f"between {first} and {last}" if "/" in words else f"in {words}",
    )
