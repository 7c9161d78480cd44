"""Labels of codes, in Vietnamese and English."""

from __future__ import annotations

from enum import Enum
from typing import Literal, TypeAlias

from phoiho.errors import DataError
from phoiho.reference import load_once, load_table

__all__ = ["LabelledEnum", "Locale"]

Locale: TypeAlias = Literal["vi", "en"]
"""The two languages of the library; Vietnamese is the default everywhere."""


@load_once
def _labels() -> dict[tuple[str, str], dict[Locale, str]]:
    """Index the table of labels by enum and code."""
    rows = load_table("labels").records()
    return {(row["enum"], row["code"]): {"vi": row["vi"], "en": row["en"]} for row in rows}


class LabelledEnum(Enum):
    """An enum whose stable English codes carry a label in both languages."""

    # Members are single objects: their identity is hashed faster than their name, and
    # unit types are the keys of many look-ups.
    __hash__ = object.__hash__

    def label(self, locale: Locale = "vi") -> str:
        """Return the name of the member as an official would write it.

        Args:
            locale: `vi` or `en`.

        Raises:
            DataError: The table of labels lacks the member.
        """
        try:
            return _labels()[type(self).__name__, self.value][locale]
        except KeyError:
            raise DataError("labels", f"no {locale} label for {self}") from None
