"""The scoring plug-in: what the truth tables ask, by the public names of phoiho.

    python score_tables.py plugin

in this folder, or with it on `PYTHONPATH`.  Every function is a thin mapping;
what is refused raises `ParseError`, a `ValueError`.
"""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from phoiho import calendar, documents, hierarchy
from phoiho.periods import Period
from phoiho.vietnamese import (
    parse_date as read_date,
)
from phoiho.vietnamese import (
    parse_number_words,
    spell_fraction,
    spell_money,
    spell_number,
    spell_ordinal,
    spell_percent,
    spell_roman,
)


def number_to_words(kind: str, text: str) -> str:
    """Return a number in machine notation in words."""
    if kind == "ordinal":
        return spell_ordinal(int(text))
    if kind == "fraction":
        above, _, below = text.partition("/")
        return spell_fraction(int(above), int(below))
    if kind == "percent":
        return spell_percent(Decimal(text))
    if kind == "money":
        amount, _, currency = text.partition(" ")
        return spell_money(Decimal(amount), currency)
    if kind == "roman":
        return spell_roman(text)
    if kind == "calendar":
        return _calendar(text)
    return spell_number(Decimal(text))


def _calendar(text: str) -> str:
    """Return a day, month, year or weekday in words."""
    if "/" in text:
        day, month, year = map(int, text.split("/"))
        return f"ngày {spell_number(day)} {_calendar(f'tháng {month}')} {_calendar(f'năm {year}')}"
    label, _, digits = text.rpartition(" ")
    n = int(digits)
    # The fourth month and weekday are tư; the first month is một.
    fourth = n == 4 and label in {"tháng", "thứ"}
    return f"{label} {'tư' if fourth else spell_number(n)}"


def words_to_number(kind: str, text: str) -> str:
    """Return the number that words say, in machine notation."""
    return str(parse_number_words(text))


def parse_date(text: str, ref: dt.date | None) -> str:
    """Return the date that a text names, in machine notation."""
    return read_date(text, reference=ref).iso()


def lookup_units(text: str, on: dt.date) -> list[str]:
    """Return the identities of the units that a text can name on a day, best first."""
    return [match.unit.uid for match in hierarchy.lookup_units(text, on=on)]


def successors(uid: str, on: dt.date) -> list[str]:
    """Return the identities of the units that cover a unit on a later day."""
    unit = hierarchy.unit_by_uid(uid)
    if unit is None:
        raise LookupError(uid)
    return [successor.uid for successor in hierarchy.successors(unit, on=on).units]


def parse_document_number(raw: str) -> dict[str, object]:
    """Return the parts of a printed number."""
    read = documents.parse_document_number(raw)
    return {
        "number": read.number + read.suffix,
        "year": read.year,
        "type": read.type_code,
        "issuers": list(read.issuer_codes),
        "irregular": bool(read.irregularities),
    }


def parse_cadence(phrase: str) -> list[dict[str, str]]:
    """Return the rules of a phrase, each with its first printed day from 2026 on."""
    return [
        {"first": _first_day(rule), "boundary": rule.boundary.value}
        for rule in calendar.parse_cadence(phrase)
    ]


def _first_day(rule: calendar.Cadence) -> str:
    """Return the first day from 2026 on that the words of a recurring rule print."""
    if rule.every is calendar.Every.ONCE or rule.offset is not None:
        return ""
    years = Period(start=dt.date(2025, 1, 1), end=dt.date(2027, 12, 31))
    window = rule.boundary is calendar.Boundary.WITHIN
    days = (
        (due.opens if window and due.named else due.named)
        for due in calendar.iter_due_days(rule, within=years)
    )
    return min((day.isoformat() for day in days if day and day.year > 2025), default="")
