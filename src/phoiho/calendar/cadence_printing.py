"""How does a paper word a cadence, and how does RFC 5545 write it?"""

from __future__ import annotations

import datetime as dt

from phoiho.calendar.cadence import (
    Anchor,
    Boundary,
    Cadence,
    CadenceKind,
    Every,
    Offset,
)
from phoiho.periods import Period, YearlessDate
from phoiho.vietnamese.date_words import WEEKDAY_NAMES
from phoiho.vietnamese.dates import format_date, format_period
from phoiho.vietnamese.roman import format_roman

__all__ = ["format_cadence", "to_rrule"]

_KINDS = {CadenceKind.REPORT: "báo cáo", CadenceKind.MEETING: "họp", CadenceKind.REVIEW: "sơ kết"}
_UNITS = {
    Every.WEEK: "tuần", Every.MONTH: "tháng", Every.QUARTER: "quý", Every.HALF: "6 tháng",
    Every.NINE_MONTHS: "9 tháng", Every.YEAR: "năm", Every.TERM: "nhiệm kỳ",
}  # fmt: skip
_LEADS = {
    Boundary.BY: "chậm nhất", Boundary.BEFORE: "trước", Boundary.ON: "vào",
    Boundary.FROM: "kể từ", Boundary.WITHIN: "trong", Boundary.MIN_GAP: "không ít hơn",
    Boundary.COUNT_MIN: "ít nhất", Boundary.COUNT_MAX: "tối đa",
}  # fmt: skip
_ORDER = {1: "thứ nhất", 2: "thứ hai", 3: "thứ ba", 4: "thứ tư", 5: "thứ năm", 6: "thứ sáu"}
_WEEKS = {1: "đầu", 2: "thứ hai", 3: "thứ ba", 4: "thứ tư", -1: "cuối"}
_MOMENTS = {
    Anchor.AGREEMENT_START: "đầu giai đoạn", Anchor.AGREEMENT_MID: "giữa giai đoạn",
    Anchor.AGREEMENT_END: "cuối giai đoạn", Anchor.TERM_START: "đầu nhiệm kỳ",
    Anchor.TERM_MID: "giữa nhiệm kỳ", Anchor.TERM_END: "cuối nhiệm kỳ",
}  # fmt: skip
# Days of the months that lack a 31st, in a common year and at most.
_SHORTEST = {2: 28, 4: 30, 6: 30, 9: 30, 11: 30}
_LONGEST = _SHORTEST | {2: 29}
_WEEKDAY_CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


def format_cadence(*cadences: Cadence) -> str:
    """Return cadences in the words of the papers; the inverse of `parse_cadence`.

    The words printed by the paper are not used.  Several are joined by
    semicolons, as clauses of one sentence are.

    Args:
        cadences: Any cadences.

    Examples:
        >>> format_cadence(Cadence(kind=CadenceKind.REPORT, every=Every.QUARTER, day=20))
        'báo cáo chậm nhất ngày 20 tháng cuối quý'
    """
    return "; ".join(map(_one, cadences))


def _one(cadence: Cadence) -> str:
    """Return the words of one cadence."""
    return " ".join(filter(None, (_KINDS.get(cadence.kind), _body(cadence))))


def _body(cadence: Cadence) -> str:
    """Return the words of a cadence without what is due."""
    boundary = cadence.boundary
    if boundary is Boundary.VAGUE:
        return "thường xuyên"
    if boundary is Boundary.AD_HOC:
        return "đột xuất"
    if cadence.on is not None:
        return _once(cadence)
    if cadence.offset is not None:
        return _term(cadence, cadence.offset)
    if cadence.weekday is not None:
        return f"{_LEADS[boundary]} {_weekday(cadence)}"
    if cadence.times is not None:
        return _times(cadence)
    if cadence.day is not None or cadence.month is not None:
        return _dated(cadence)
    return _frequency(cadence)


def _once(cadence: Cadence) -> str:
    """Return the words of something due once."""
    on = cadence.on
    if isinstance(on, Period):
        data = "số liệu " if cadence.boundary is Boundary.RANGE else ""
        words = format_period(on)
        return words if not words.startswith("từ") else f"{data}{_between(on)}"
    if isinstance(on, dt.date | YearlessDate):
        return f"{_LEADS[cadence.boundary]} {format_date(on)}"
    return "" if on is None else f"{_LEADS[cadence.boundary]} {format_date(on)}"


def _between(period: Period) -> str:
    """Return the words of a span by its ends."""
    start, end = period.start or dt.date.min, period.end or dt.date.max
    return f"từ ngày {format_date(start, 'slash')} đến ngày {format_date(end, 'slash')}"


def _term(cadence: Cadence, offset: Offset) -> str:
    """Return the words of a term counted from something."""
    if offset.anchor in _MOMENTS:
        return _MOMENTS[offset.anchor]
    after = offset.amount > 0 or (offset.amount == 0 and cadence.boundary is not Boundary.BEFORE)
    side = "sau" if after else "trước"
    if offset.anchor is Anchor.SESSION:
        return f"{side} mỗi kỳ họp"
    if offset.amount == 0:
        return f"{side} khi {_anchor(cadence, offset)}"
    lead = "trong vòng" if cadence.boundary is Boundary.WITHIN else _LEADS[cadence.boundary]
    lead = "sau" if cadence.boundary is Boundary.FROM else lead
    amount = f"{abs(offset.amount)} {offset.unit.label()}"
    return f"{lead} {amount} {side} khi {_anchor(cadence, offset)}"


def _anchor(cadence: Cadence, offset: Offset) -> str:
    """Return the words of what a term is counted from."""
    if offset.anchor is Anchor.PERIOD_END:
        return f"kết thúc {_UNITS.get(cadence.every, 'kỳ báo cáo')}"
    named = {Anchor.CUTOFF: "chốt số liệu", Anchor.SIGNING: "ký ban hành"}
    return named.get(offset.anchor) or offset.event or ""


def _weekday(cadence: Cadence) -> str:
    """Return the words of a day of the week."""
    name = WEEKDAY_NAMES[cadence.weekday or 0]
    if cadence.week is None:
        return f"{name} hằng tuần"
    return f"{name} tuần {_WEEKS[cadence.week]} của tháng"


def _times(cadence: Cadence) -> str:
    """Return how many times a turn something is due."""
    unit = _UNITS[cadence.every]
    turn = unit if cadence.interval == 1 else f"{cadence.interval} {unit}"
    lead = _LEADS.get(cadence.boundary, "")
    return f"{lead} {cadence.times} lần/{turn}".strip()


def _frequency(cadence: Cadence) -> str:
    """Return how often something is due."""
    if cadence.only:
        return _parts(cadence)
    if cadence.every is Every.UNSTATED:
        return "định kỳ"
    unit = _UNITS.get(cadence.every, "")
    return unit if cadence.every in {Every.HALF, Every.NINE_MONTHS} else f"hằng {unit}"


def _parts(cadence: Cadence) -> str:
    """Return the words of the numbered periods that a cadence holds for."""
    if cadence.every is Every.QUARTER:
        return ", ".join(f"quý {format_roman(number)}" for number in cadence.only)
    if cadence.every is Every.MONTH:
        if len(cadence.only) == 1:
            return f"từ tháng {cadence.only[0]} đến tháng {cadence.only[0]}"
        return f"các tháng {', '.join(map(str, cadence.only))}"
    halves = ("6 tháng đầu năm", "6 tháng cuối năm")
    if cadence.every is Every.HALF:
        return ", ".join(halves[number - 1] for number in cadence.only)
    return _UNITS[cadence.every]


def _dated(cadence: Cadence) -> str:
    """Return the words of a day, or of a month, of every period."""
    shift = int(cadence.in_next_period)
    close = _day(cadence, cadence.day, cadence.month, shift)
    if cadence.start is not None:
        begin = _day(cadence, cadence.start.day, cadence.start.month, cadence.start.shift)
        data = "số liệu " if cadence.boundary is Boundary.RANGE else ""
        words = f"{data}từ {begin} đến {close}"
    else:
        words = f"{_LEADS.get(cadence.boundary, 'vào')} {close}"
    return f"{_header(cadence)}{words}{_tail(cadence)}"


def _header(cadence: Cadence) -> str:
    """Return what stands before the day: the period, where the day does not name it."""
    if cadence.every in {Every.HALF, Every.NINE_MONTHS} and not cadence.only:
        return f"{_UNITS[cadence.every]}: "
    if cadence.only and cadence.every is not Every.MONTH:
        return f"{_parts(cadence)}: "
    return ""


def _tail(cadence: Cadence) -> str:
    """Return what stands after the day: how often, where the day does not name it."""
    if cadence.every is Every.MONTH:
        return f" của {_parts(cadence)}" if cadence.only else " hằng tháng"
    plain = cadence.every is Every.YEAR and cadence.month is not None
    return " hằng năm" if plain else ""


def _day(cadence: Cadence, day: int | None, month: int | None, shift: int) -> str:
    """Return the words of a day of the period, or of one before or after it."""
    away = {0: "", 1: " sau", -1: " trước"}[shift]
    every = cadence.every
    name = "" if day is None else f"ngày {day:02}"
    if every is Every.MONTH:
        where = f"tháng{away}" if away else ""
    elif every is Every.YEAR and month is not None:
        where = f"tháng {month}" + (f" năm{away}" if away else "")
    else:
        words = _ORDER.get(month or 0, f"thứ {month}") if month is not None else "cuối"
        of = {Every.QUARTER: "quý", Every.YEAR: "năm"}.get(every, "kỳ")
        where = f"tháng {words} {of}{away}"
    return f"{name} {where}".strip()


def to_rrule(cadence: Cadence) -> str | None:
    """Return a cadence as an RFC 5545 rule, where such a rule says the same.

    A day that some months lack is skipped by such rules but clamped by law, so
    29 and 30 of every month have none; nor has what is counted from an event,
    or holds without a day.  A rule for the period after is the rule of its days.

    Args:
        cadence: Any cadence.

    Examples:
        >>> quarterly = Cadence(kind=CadenceKind.REPORT, every=Every.QUARTER, day=20)
        >>> to_rrule(quarterly)
        'FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=20'
        >>> to_rrule(Cadence(kind=CadenceKind.REPORT, every=Every.MONTH, day=30)) is None
        True
    """
    if cadence.weekday is not None:
        code = _WEEKDAY_CODES[cadence.weekday]
        if cadence.every is Every.WEEK:
            return f"FREQ=WEEKLY;BYDAY={code}"
        monthly = cadence.every is Every.MONTH and cadence.week is not None and not cadence.only
        return f"FREQ=MONTHLY;BYDAY={cadence.week}{code}" if monthly else None
    if cadence.day is None or not cadence.every.months or cadence.interval > 1:
        return None
    months = _months(cadence)
    day = cadence.day
    if day > min(_SHORTEST.get(month, 31) for month in months):
        if day < max(_LONGEST.get(month, 31) for month in months):
            return None
        day = -1
    if len(months) == 12:
        return f"FREQ=MONTHLY;BYMONTHDAY={day}"
    return f"FREQ=YEARLY;BYMONTH={','.join(map(str, months))};BYMONTHDAY={day}"


def _months(cadence: Cadence) -> list[int]:
    """Return the months of the year in which the day falls."""
    length = cadence.every.months
    numbers = cadence.only or range(1, cadence.every.in_year + 1)
    last = (cadence.month or length) - 1 + length * cadence.in_next_period
    return sorted({((number - 1) * length + last) % 12 + 1 for number in numbers})
