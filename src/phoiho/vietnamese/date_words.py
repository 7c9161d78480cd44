"""The words of Vietnamese dates, in lower case: what each means, and a pattern for each family."""

from __future__ import annotations

from enum import Enum

__all__ = ["DateModifier"]


class DateModifier(Enum):
    """What a text adds to the day or period that it names.

    Examples:
        >>> DateModifier("early").name
        'EARLY'
    """

    EARLY = "early"
    MID = "mid"
    LATE = "late"
    BEFORE = "before"
    AFTER = "after"
    FROM = "from"
    UNTIL = "until"
    APPROX = "approx"
    DAWN = "dawn"
    MORNING = "morning"
    NOON = "noon"
    AFTERNOON = "afternoon"
    EVENING = "evening"
    NIGHT = "night"
    SPRING = "spring"
    SUMMER = "summer"
    AUTUMN = "autumn"
    WINTER = "winter"


_ONES = {
    "một": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5,
    "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8, "chín": 9,
}  # fmt: skip
_AFTER_TEN = {k: n for k, n in _ONES.items() if k not in {"tư", "năm"}} | {"lăm": 5, "nhăm": 5}
_AFTER_TENS = {k: n for k, n in _AFTER_TEN.items() if k != "một"} | {"mốt": 1, "tư": 4}


def _numbers() -> dict[str, int]:
    """Return the numbers 0 to 39 by every usual reading."""
    words = {**_ONES, "không": 0, "mười": 10}
    words |= {f"mười {word}": 10 + n for word, n in _AFTER_TEN.items()}
    for ten, names in ((20, ("hai mươi", "hăm", "hai")), (30, ("ba mươi", "băm", "ba"))):
        words[names[0]] = ten
        words |= {f"{name} {word}": ten + n for name in names for word, n in _AFTER_TENS.items()}
    return words


NUMBERS = _numbers()
MONTHS = {"giêng": 1, "chạp": 12} | {
    word: n for word, n in NUMBERS.items() if 1 <= n <= 12 and word != "mười nhăm"
}
ROMAN = ("i", "ii", "iii", "iv")
WEEKDAYS = {
    "hai": 0, "ba": 1, "tư": 2, "bốn": 2, "năm": 3, "sáu": 4, "bảy": 5, "bẩy": 5,
    "2": 0, "3": 1, "4": 2, "5": 3, "6": 4, "7": 5,
}  # fmt: skip
WEEKDAY_NAMES = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
PARTS = {
    "rạng sáng": DateModifier.DAWN, "sáng sớm": DateModifier.MORNING, "sáng": DateModifier.MORNING,
    "trưa": DateModifier.NOON, "chiều tối": DateModifier.EVENING,
    "chiều": DateModifier.AFTERNOON, "tối": DateModifier.EVENING,
    "nửa đêm": DateModifier.NIGHT, "đêm": DateModifier.NIGHT, "khuya": DateModifier.NIGHT,
}  # fmt: skip
SEASONS = {
    "xuân": DateModifier.SPRING, "hè": DateModifier.SUMMER, "hạ": DateModifier.SUMMER,
    "thu": DateModifier.AUTUMN, "đông": DateModifier.WINTER,
}  # fmt: skip
EDGES = {"đầu": DateModifier.EARLY, "giữa": DateModifier.MID, "cuối": DateModifier.LATE}
# Words after a unit that point from the reference: how many units on.
SHIFTS = {
    "này": 0, "nay": 0, "trước": -1, "ngoái": -1, "qua": -1, "vừa qua": -1, "vừa rồi": -1,
    "rồi": -1, "sau": 1, "tới": 1, "kế tiếp": 1, "tiếp theo": 1, "sắp tới": 1,
    "kia": -2, "kìa": -3,
}  # fmt: skip
CAN = ("giáp", "ất", "bính", "đinh", "mậu", "kỷ", "canh", "tân", "nhâm", "quý")
CHI = ("tý", "sửu", "dần", "mão", "thìn", "tỵ", "ngọ", "mùi", "thân", "dậu", "tuất", "hợi")
CAN_VARIANTS = {"kỉ": "kỷ", "quí": "quý"}
CHI_VARIANTS = {"tí": "tý", "tị": "tỵ", "mẹo": "mão", "vị": "mùi"}
# Festivals of the lunar calendar: month and day.
FESTIVALS = {
    "tết nguyên đán": (1, 1), "tết âm lịch": (1, 1), "tết ta": (1, 1), "tết": (1, 1),
    "tết nguyên tiêu": (1, 15), "tết thượng nguyên": (1, 15), "tết hàn thực": (3, 3),
    "giỗ tổ hùng vương": (3, 10), "giỗ tổ": (3, 10), "tết đoan ngọ": (5, 5),
    "lễ vu lan": (7, 15), "vu lan": (7, 15), "tết trung thu": (8, 15), "trung thu": (8, 15),
    "tết ông công ông táo": (12, 23), "ông công ông táo": (12, 23),
}  # fmt: skip


def either(words: object) -> str:
    """Return a pattern that matches any of the words, longest first, as whole words."""
    assert isinstance(words, dict | tuple)  # noqa: S101 - the caller made sure
    return "(?:" + "|".join(sorted(words, key=len, reverse=True)) + r")(?!\w)"


NUMBER = either(NUMBERS)
MONTH = either(MONTHS)
PART = either(PARTS)
SHIFT = either(SHIFTS)
CAN_CHI = f"(?:{either((*CAN, *CAN_VARIANTS))} {either((*CHI, *CHI_VARIANTS))})"
WEEKDAY = r"(?:thứ (?:hai|ba|tư|bốn|năm|sáu|bảy|bẩy|[2-7])|chủ nhật|cn|t[2-7])(?!\w)"
