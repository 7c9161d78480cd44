"""The fixed words of reports, in Vietnamese and English."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from decimal import Decimal

import attrs

from phoiho.errors import DataError
from phoiho.labels import LabelledEnum, Locale
from phoiho.periods import DateValue, Period
from phoiho.reference import load_once, load_table
from phoiho.vietnamese import format_date, format_number, format_period, iso

__all__ = ["Words"]


@load_once
def _phrases() -> dict[str, dict[str, str]]:
    """Read the table of phrases."""
    rows = load_table("report_words").records()
    return {row["key"]: {"vi": row["vi"], "en": row["en"]} for row in rows}


@attrs.frozen(kw_only=True)
class Words:
    """Phrases, dates and labels of one language.

    Attributes:
        locale: The language.
    """

    locale: Locale = "vi"

    def __call__(self, key: str, **params: object) -> str:
        """Return a phrase with its parameters filled in.

        Args:
            key: Key of the phrase.
            params: What its braces stand for.

        Raises:
            DataError: No such phrase.

        Examples:
            >>> Words()("as_of", day="01/01/2026")
            'Xem xét tại ngày: 01/01/2026'
        """
        try:
            return _phrases()[key][self.locale].format(**params)
        except KeyError:
            raise DataError("report_words", f"no phrase {key!r}") from None

    def date(self, value: DateValue) -> str:
        """Return a date as reports print it."""
        return format_date(value, "slash") if self.locale == "vi" else iso(value)

    def period(self, period: Period) -> str:
        """Return a period: its printed words, else its name."""
        if self.locale == "en":
            return iso(period)
        return period.printed or format_period(period)

    def number(self, number: Decimal) -> str:
        """Return a number as the language writes it."""
        if self.locale == "vi" and number.is_finite():
            return format_number(number)
        return f"{number:,f}"

    def labels(self, members: Iterable[LabelledEnum]) -> str:
        """Return labels after commas."""
        return ", ".join(member.label(self.locale) for member in members)

    def day(self, day: dt.date | None) -> str:
        """Return a day, or a dash where there is none."""
        return self.date(day) if day is not None else "-"
