"""Groups of three digits in words, made once a wording.

A number is spelled by joining ready groups: that is what makes it fast.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

__all__ = ["DIGITS", "READINGS", "Readings", "readings"]

DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_WORDINGS = {"north": ("nghìn", "linh"), "south": ("ngàn", "lẻ")}
_OPTIONS = {
    "dialect": ("north", "south"),
    "thousand": ("nghìn", "ngàn"),
    "filler": ("linh", "lẻ"),
    "four": ("tư", "bốn"),
    "billion": ("tỷ", "tỉ"),
}


class Readings(NamedTuple):
    """Every group of three digits in one wording, at every place it can stand.

    The first group of a number stands alone, a later one says its empty
    hundreds; an empty later group is an empty text.
    """

    units: Sequence[str]
    later_units: Sequence[str]
    thousands: Sequence[str]
    later_thousands: Sequence[str]
    millions: Sequence[str]
    later_millions: Sequence[str]
    billion: str


READINGS: dict[tuple[str | None, ...], Readings] = {}


def readings(
    dialect: str = "north",
    thousand: str | None = None,
    filler: str | None = None,
    four: str | None = None,
    billion: str | None = None,
) -> Readings:
    """Return the readings in a wording, made at the first use of it.

    Raises:
        ValueError: A word that is none of the pair.
    """
    key = (dialect, thousand, filler, four, billion)
    known = READINGS.get(key)
    if known is not None:
        return known
    for (option, allowed), value in zip(_OPTIONS.items(), key, strict=True):
        if value is not None and value not in allowed:
            msg = f"unknown {option} {value!r}: expected {' or '.join(map(repr, allowed))}"
            raise ValueError(msg)
    by_dialect = _WORDINGS[dialect]
    nghin = thousand or by_dialect[0]
    first = [_below_hundred(n, four or "tư") for n in range(100)]
    zero = f"không trăm {filler or by_dialect[1]} "
    later = [zero + first[n] if n < 10 else f"không trăm {first[n]}" for n in range(100)]
    for digit in DIGITS[1:]:
        hundreds = [rest.replace("không", digit, 1) for rest in later[:100]]
        hundreds[0] = f"{digit} trăm"
        later += hundreds
    first += later[100:]
    later[0] = ""
    made = Readings(
        units=first,
        later_units=[f" {group}" if group else "" for group in later],
        thousands=[f"{group} {nghin}" for group in first],
        later_thousands=[f" {group} {nghin}" if group else "" for group in later],
        millions=[f"{group} triệu" for group in first],
        later_millions=[f" {group} triệu" if group else "" for group in later],
        billion=f" {billion or 'tỷ'}",
    )
    READINGS[key] = made
    return made


def _below_hundred(n: int, four: str) -> str:
    """Return 0 to 99 in words: mười and mươi, mốt, tư, lăm."""
    ten, unit = divmod(n, 10)
    if ten == 0:
        return DIGITS[unit]
    if ten == 1:
        return f"mười {'lăm' if unit == 5 else DIGITS[unit]}" if unit else "mười"
    name = {0: "", 1: " mốt", 4: f" {four}", 5: " lăm"}.get(unit, f" {DIGITS[unit]}")
    return f"{DIGITS[ten]} mươi{name}"
