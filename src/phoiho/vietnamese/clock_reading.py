"""Times of day: "9 giờ sáng", "17h00'", "06:35 PM"."""

from __future__ import annotations

import re
from typing import NamedTuple

from phoiho.vietnamese.date_points import ImpossibleError, word_number
from phoiho.vietnamese.date_words import NUMBER, NUMBERS, PART, PARTS, DateModifier

__all__ = ["Clock", "clock_time", "read_clock"]

_CLOCK = re.compile(
    rf"(?:(?P<h>\d\d?|{NUMBER}) giờ(?!\w)(?: kém (?P<less>\d\d?|{NUMBER})(?: phút)?(?!\w)"
    rf"|(?P<half> rưỡi)(?!\w)| đúng"
    rf"|,? ?(?P<m>\d\d?(?!\d|[/.-]\d)|{NUMBER})(?: phút|'|’|p(?!\w))?"
    r"(?: (?P<s>\d\d?) giây)?)?"
    r"|(?P<hh>\d\d?) ?(?:h|g)(?: ?(?P<mm>\d\d)(?:[h:](?P<hs>\d\d))?(?:'|’|ph?(?!\w))?)?(?![\w/])"
    r"|(?P<ch>\d\d?):(?P<cm>\d\d)(?::(?P<cs>\d\d))?(?![\d:]))"
    rf"(?:,? ?(?P<part>am(?!\w)|pm(?!\w)|sa(?!\w)|ch(?!\w)|{PART}))?"
    r"(?: ?\(?(?:gmt|utc) ?\+ ?0?7(?::00)?\)?)?"
)
_SPANS = {
    DateModifier.DAWN: (1, 6), DateModifier.MORNING: (1, 11), DateModifier.NOON: (10, 13),
    DateModifier.AFTERNOON: (12, 18), DateModifier.EVENING: (17, 23), DateModifier.NIGHT: (18, 23),
}  # fmt: skip


# The number words of hours begin so.
_HOURS = frozenset(word.split(" ")[0] for word in NUMBERS)


class Clock(NamedTuple):
    """A time as it is printed: hour, minute and second, and the part of day."""

    at_time: tuple[int, int, int]
    part: str
    end: int


def read_clock(text: str, at: int) -> Clock | None:
    """Return the time of day that begins at an offset of a folded text, or nothing."""
    if not text[at : at + 1].isdigit() and text[at : text.find(" ", at)] not in _HOURS:
        return None
    match = _CLOCK.match(text, at)
    if match is None:
        return None
    hour = word_number(match["h"] or match["hh"] or match["ch"])
    minute = word_number(match["m"] or match["mm"] or match["cm"] or "0")
    second = int(match["s"] or match["hs"] or match["cs"] or "0")
    if match["half"]:
        minute = 30
    if match["less"]:
        hour, minute = hour - 1, 60 - word_number(match["less"])
    if hour > 24 or (hour == 24 and (minute or second)):
        raise ImpossibleError(at, match.end(), "a time from 0:00 to 24:00")
    if not 0 <= minute <= 59 or second > 59 or hour < 0:
        raise ImpossibleError(at, match.end(), "minutes and seconds from 0 to 59")
    return Clock((hour, minute, second), match["part"] or "", match.end())


def clock_time(
    clock: Clock, beside: DateModifier | None, start: int, end: int
) -> tuple[int, int, int]:
    """Return the time on a clock of 24 hours.

    Args:
        clock: The time as printed.
        beside: The part of day beside the date, if any.
        start: Offset of the phrase, for errors.
        end: Offset after it.

    Raises:
        ImpossibleError: The hour is not in that part of the day.
    """
    at_time, part, _ = clock
    hour, minute, second = at_time
    if part in {"am", "pm", "sa", "ch"}:
        late = part in {"pm", "ch"}
        if hour > 12:
            if not late or hour > 23:
                raise ImpossibleError(start, end, "an hour before noon")
            return at_time
        return hour % 12 + 12 * late, minute, second
    modifier = PARTS.get(part, beside)
    if modifier is None or modifier not in _SPANS:
        return at_time
    if modifier is DateModifier.NIGHT and hour in {0, 1, 2, 3, 4}:
        return at_time
    first, last = _SPANS[modifier]
    for shifted in (hour, hour + 12):
        if first <= shifted <= last:
            return shifted, minute, second
    raise ImpossibleError(start, end, f"an hour of the {modifier.value}")
