"""How Vietnamese officialdom writes: text, numbers, dates and periods.

The names below load their modules at first use: whoever folds a name does not
wait for the grammar of dates.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from phoiho._lazy import lazy_names

if TYPE_CHECKING:
    from phoiho.vietnamese.casing import sentence_case, slug, title_case
    from phoiho.vietnamese.collation import SortKey, sort_key
    from phoiho.vietnamese.date_mentions import DateMention, find_dates
    from phoiho.vietnamese.date_reading import DateReading, parse_date, parse_period
    from phoiho.vietnamese.date_words import DateModifier
    from phoiho.vietnamese.dates import format_date, format_period, spell_date
    from phoiho.vietnamese.digits import (
        NumberRange,
        parse_number,
        parse_percent,
        parse_range,
        parse_ratio,
    )
    from phoiho.vietnamese.legacy import decode_tcvn3
    from phoiho.vietnamese.lunar import (
        can_chi,
        from_lunar,
        leap_month,
        lunar_month,
        lunar_year,
        to_lunar,
    )
    from phoiho.vietnamese.money import Money, format_money, parse_money, spell_money
    from phoiho.vietnamese.notation import iso, parse_iso
    from phoiho.vietnamese.number_pairs import NumberPair, find_number_pairs
    from phoiho.vietnamese.number_readings import NumberKind, NumberReading
    from phoiho.vietnamese.numbers import format_count, format_number, format_percent
    from phoiho.vietnamese.roman import format_roman, parse_roman, spell_roman
    from phoiho.vietnamese.spelled import parse_number_words, parse_spelled_number
    from phoiho.vietnamese.spelling import (
        spell_digits,
        spell_fraction,
        spell_number,
        spell_ordinal,
        spell_percent,
    )
    from phoiho.vietnamese.text import (
        Folded,
        fold,
        fold_key,
        name_tokens,
        normalize,
        strip_diacritics,
    )

_MODULES = {
    "DateMention": "date_mentions",
    "DateModifier": "date_words",
    "DateReading": "date_reading",
    "Folded": "text",
    "Money": "money",
    "NumberKind": "number_readings",
    "NumberPair": "number_pairs",
    "NumberRange": "digits",
    "NumberReading": "number_readings",
    "SortKey": "collation",
    "can_chi": "lunar",
    "decode_tcvn3": "legacy",
    "find_dates": "date_mentions",
    "find_number_pairs": "number_pairs",
    "fold": "text",
    "fold_key": "text",
    "format_count": "numbers",
    "format_date": "dates",
    "format_money": "money",
    "format_number": "numbers",
    "format_percent": "numbers",
    "format_period": "dates",
    "format_roman": "roman",
    "from_lunar": "lunar",
    "iso": "notation",
    "leap_month": "lunar",
    "lunar_month": "lunar",
    "lunar_year": "lunar",
    "name_tokens": "text",
    "normalize": "text",
    "parse_date": "date_reading",
    "parse_iso": "notation",
    "parse_money": "money",
    "parse_number": "digits",
    "parse_number_words": "spelled",
    "parse_percent": "digits",
    "parse_period": "date_reading",
    "parse_range": "digits",
    "parse_ratio": "digits",
    "parse_roman": "roman",
    "parse_spelled_number": "spelled",
    "sentence_case": "casing",
    "slug": "casing",
    "sort_key": "collation",
    "spell_date": "dates",
    "spell_digits": "spelling",
    "spell_fraction": "spelling",
    "spell_money": "money",
    "spell_number": "spelling",
    "spell_ordinal": "spelling",
    "spell_percent": "spelling",
    "spell_roman": "roman",
    "strip_diacritics": "text",
    "title_case": "casing",
    "to_lunar": "lunar",
}

__all__ = [
    "DateMention",
    "DateModifier",
    "DateReading",
    "Folded",
    "Money",
    "NumberKind",
    "NumberPair",
    "NumberRange",
    "NumberReading",
    "SortKey",
    "can_chi",
    "decode_tcvn3",
    "find_dates",
    "find_number_pairs",
    "fold",
    "fold_key",
    "format_count",
    "format_date",
    "format_money",
    "format_number",
    "format_percent",
    "format_period",
    "format_roman",
    "from_lunar",
    "iso",
    "leap_month",
    "lunar_month",
    "lunar_year",
    "name_tokens",
    "normalize",
    "parse_date",
    "parse_iso",
    "parse_money",
    "parse_number",
    "parse_number_words",
    "parse_percent",
    "parse_period",
    "parse_range",
    "parse_ratio",
    "parse_roman",
    "parse_spelled_number",
    "sentence_case",
    "slug",
    "sort_key",
    "spell_date",
    "spell_digits",
    "spell_fraction",
    "spell_money",
    "spell_number",
    "spell_ordinal",
    "spell_percent",
    "spell_roman",
    "strip_diacritics",
    "title_case",
    "to_lunar",
]

if not TYPE_CHECKING:  # else every misspelled name would pass as an object
    __getattr__, __dir__ = lazy_names(__name__, _MODULES)
