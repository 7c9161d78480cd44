"""How Vietnamese officialdom writes: text, numbers, dates and periods."""

from phoiho.vietnamese.dates import format_date, format_period
from phoiho.vietnamese.notation import iso, parse_iso
from phoiho.vietnamese.numbers import format_count, format_roman
from phoiho.vietnamese.text import Folded, fold, fold_key, name_tokens, normalize, strip_diacritics

__all__ = [
    "Folded",
    "fold",
    "fold_key",
    "format_count",
    "format_date",
    "format_period",
    "format_roman",
    "iso",
    "name_tokens",
    "normalize",
    "parse_iso",
    "strip_diacritics",
]
