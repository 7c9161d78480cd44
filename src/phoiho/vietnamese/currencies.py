"""Names of currencies in words.

The Vietnamese names are those of CLDR where it has one in use (đô la Mỹ, yên
Nhật); đồng stands alone, as in every official text.
"""

from __future__ import annotations

__all__ = ["CURRENCY_NAMES", "currency_at_end", "currency_name"]

CURRENCY_NAMES = {
    "VND": "đồng",
    "AUD": "đô la Úc",
    "CAD": "đô la Canada",
    "CHF": "franc Thụy Sĩ",
    "CNY": "nhân dân tệ",
    "EUR": "euro",
    "GBP": "bảng Anh",
    "HKD": "đô la Hồng Kông",
    "INR": "rupee Ấn Độ",
    "JPY": "yên Nhật",
    "KHR": "riel Campuchia",
    "KRW": "won Hàn Quốc",
    "LAK": "kip Lào",
    "RUB": "rúp Nga",
    "SGD": "đô la Singapore",
    "THB": "baht Thái",
    "TWD": "đô la Đài Loan",
    "USD": "đô la Mỹ",
}
# Other ways to write them.  A bare "đô la" is American, as in the press.
_OTHER_NAMES = {
    "đồng việt nam": "VND", "vnđ": "VND", "đ": "VND", "₫": "VND", "đô la": "USD", "đôla": "USD",
    "đôla mỹ": "USD", "đô la hoa kỳ": "USD", "us$": "USD", "€": "EUR", "ơ rô": "EUR",
    "ơ-rô": "EUR", "£": "GBP", "yên": "JPY", "yên nhật bản": "JPY", "baht": "THB",
    "bạt thái": "THB", "kíp lào": "LAK", "kíp": "LAK", "won": "KRW", "rúp": "RUB",
    "đồng nhân dân tệ": "CNY", "franc thụy sỹ": "CHF", "riel": "KHR",
}  # fmt: skip


def _names() -> dict[tuple[str, ...], str]:
    """Return every name in small letters, word by word, with its code."""
    names = {name.lower(): code for code, name in CURRENCY_NAMES.items()}
    names |= {code.lower(): code for code in CURRENCY_NAMES}
    return {tuple(name.split()): code for name, code in (names | _OTHER_NAMES).items()}


_BY_WORDS = _names()
_LAST_WORDS = frozenset(words[-1] for words in _BY_WORDS)


def currency_name(code: str) -> str:
    """Return the Vietnamese name of a currency, or raise `ValueError`."""
    try:
        return CURRENCY_NAMES[code]
    except KeyError:
        known = ", ".join(CURRENCY_NAMES)
        raise ValueError(
            f"no Vietnamese name for the currency {code!r}: expected {known}"
        ) from None


def currency_at_end(words: list[str]) -> tuple[str, int] | None:
    """Return the currency that *words* end with and how many words name it."""
    if not words or words[-1] not in _LAST_WORDS:
        return None
    for count in (4, 3, 2, 1):
        if len(words) >= count:
            code = _BY_WORDS.get(tuple(words[-count:]))
            if code is not None:
                return code, count
    return None
