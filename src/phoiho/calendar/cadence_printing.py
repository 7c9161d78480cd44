"""How does a paper word a cadence, and how does RFC 5545 write it?"""

from __future__ import annotations

import datetime as dt

import attrs

from phoiho.calendar.cadence import (
    Anchor,
    Boundary,
    Cadence,
    CadenceKind,
    CountUnit,
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
    if cadence.weekday is not None and cadence.week is None:
        return f"{_LEADS[boundary]} {WEEKDAY_NAMES[cadence.weekday]} hằng tuần"
    if cadence.times is not None:
        return _times(cadence)
    if cadence.interval > 1:
        return f"mỗi {cadence.interval} {_UNITS[cadence.every]}"
    if (cadence.day, cadence.month, cadence.week) != (None, None, None):
        return _dated(cadence)
    return _frequency(cadence)


def _once(cadence: Cadence) -> str:
    """Return the words of something due once."""
    on = cadence.on
    if isinstance(on, Period):
        data = "số liệu " if cadence.boundary is Boundary.RANGE else ""
        words = format_period(on)
        if words.startswith("từ"):
            return f"{data}{_between(on)}"
        return words if data else f"{_LEADS[cadence.boundary]} {words}"
    if isinstance(on, dt.date | YearlessDate):
        return f"{_LEADS[cadence.boundary]} {format_date(on)}"
    return "" if on is None else f"{_LEADS[cadence.boundary]} {format_date(on)}"


def _between(period: Period) -> str:
    """Return the words of a span by its ends."""
    start, end = period.start or dt.date.min, period.end or dt.date.max
    return f"từ ngày {format_date(start, 'slash')} đến ngày {format_date(end, 'slash')}"


def _term(cadence: Cadence, offset: Offset) -> str:
    """Return the words of a term counted from something."""
    if offset.anchor in _MOMENTS and offset.amount == 0 and cadence.boundary is Boundary.ON:
        return _MOMENTS[offset.anchor]
    after = offset.amount > 0 or (offset.amount == 0 and cadence.boundary is not Boundary.BEFORE)
    side = "sau" if after else "trước"
    if offset.anchor is Anchor.SESSION and offset.amount == 0:
        return f"{side} mỗi kỳ họp"
    if offset.amount == 0:
        return f"{side} khi {_anchor(cadence, offset)}"
    lead = "trong vòng" if cadence.boundary is Boundary.WITHIN else _LEADS[cadence.boundary]
    lead = "sau" if cadence.boundary is Boundary.FROM else lead
    amount = f"{abs(offset.amount)} {offset.unit.label()}"
    if offset.anchor is Anchor.SESSION:
        return f"{lead} {amount} {side} kỳ họp"
    numbered = f"{_parts(cadence)}: " if cadence.only else ""
    return f"{numbered}{lead} {amount} {side} khi {_anchor(cadence, offset)}"


def _anchor(cadence: Cadence, offset: Offset) -> str:
    """Return the words of what a term is counted from."""
    if offset.anchor is Anchor.PERIOD_END:
        if cadence.only:
            return "kết thúc kỳ báo cáo"
        return f"kết thúc {_UNITS.get(cadence.every, 'kỳ báo cáo')}"
    named = {
        Anchor.CUTOFF: "chốt số liệu", Anchor.SIGNING: "ký ban hành",
        Anchor.AGREEMENT_START: "bắt đầu giai đoạn", Anchor.AGREEMENT_MID: "giữa giai đoạn",
        Anchor.AGREEMENT_END: "kết thúc giai đoạn", Anchor.TERM_START: "bắt đầu nhiệm kỳ",
        Anchor.TERM_MID: "giữa nhiệm kỳ", Anchor.TERM_END: "kết thúc nhiệm kỳ",
    }  # fmt: skip
    return named.get(offset.anchor) or offset.event or ""


def _times(cadence: Cadence) -> str:
    """Return how many times a turn something is due."""
    unit = _UNITS[cadence.every]
    turn = unit if cadence.interval == 1 else f"{cadence.interval} {unit}"
    lead = _LEADS.get(cadence.boundary, "")
    left_out = tuple(n for n in range(1, cadence.every.in_year + 1) if n not in cadence.only)
    excepted = attrs.evolve(cadence, only=left_out) if cadence.only and left_out else None
    but = f" (trừ {_parts(excepted)})" if excepted else ""
    return f"{lead} {cadence.times} lần/{turn}{but}".strip()


def _frequency(cadence: Cadence) -> str:
    """Return how often something is due."""
    if cadence.only:
        return f"{_LEADS.get(cadence.boundary, '')} {_parts(cadence)}".strip()
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
    """Return the words of a day, a week or a month of every period."""
    close = _place(cadence, _name(cadence), cadence.month, int(cadence.in_next_period))
    working = cadence.day_unit is CountUnit.WORKING_DAY
    if cadence.start is not None and not working:
        day = f"ngày {cadence.start.day:02}"
        begin = _place(cadence, day, cadence.start.month, cadence.start.shift)
        data = "số liệu " if cadence.boundary is Boundary.RANGE else ""
        words = f"{data}từ {begin} đến {close}"
    else:
        words = f"{_LEADS.get(cadence.boundary, 'vào')} {close}"
    return f"{_header(cadence)}{words}{_tail(cadence)}"


def _name(cadence: Cadence) -> str:
    """Return the words of a day or a week without its month."""
    day = cadence.day
    if cadence.week is not None:
        weekday = "" if cadence.weekday is None else f"{WEEKDAY_NAMES[cadence.weekday]} "
        return f"{weekday}tuần {_WEEKS[cadence.week]}"
    if cadence.day_unit is not CountUnit.WORKING_DAY:
        return "" if day is None else f"ngày {day:02}"
    if cadence.start is not None:
        return f"{day} ngày làm việc đầu"
    named = {1: "đầu tiên", 31: "cuối cùng"}
    return f"ngày làm việc {named.get(day or 0, f'thứ {day}')}"


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


def _place(cadence: Cadence, name: str, month: int | None, shift: int) -> str:
    """Return a day with the words of its month, in the period or one before or after it."""
    away = {0: "", 1: " sau", -1: " trước"}[shift]
    every = cadence.every
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
    29 and 30 of every month have none; nor has what is counted from an event or
    in working days, or holds without a day.  A rule for the period after is the
    rule of its days.

    Args:
        cadence: Any cadence.

    Examples:
        >>> quarterly = Cadence(kind=CadenceKind.REPORT, every=Every.QUARTER, day=20)
        >>> to_rrule(quarterly)
        'FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=20'
        >>> to_rrule(Cadence(kind=CadenceKind.REPORT, every=Every.MONTH, day=30)) is None
        True
    """
    if cadence.every is Every.WEEK and cadence.weekday is not None:
        return f"FREQ=WEEKLY;BYDAY={_WEEKDAY_CODES[cadence.weekday]}"
    if not cadence.every.months or cadence.interval > 1:
        return None
    if cadence.weekday is not None and cadence.week is not None:
        code = f"{cadence.week}{_WEEKDAY_CODES[cadence.weekday]}"
        return _rule(_months(cadence), f"BYDAY={code}")
    if cadence.day is None or cadence.day_unit is not CountUnit.DAY:
        return None
    months = _months(cadence)
    day = cadence.day
    if day > min(_SHORTEST.get(month, 31) for month in months):
        if day < max(_LONGEST.get(month, 31) for month in months):
            return None
        day = -1
    return _rule(months, f"BYMONTHDAY={day}")


def _rule(months: list[int], days: str) -> str:
    """Return the rule of days in some months of the year."""
    if len(months) == 12:
        return f"FREQ=MONTHLY;{days}"
    return f"FREQ=YEARLY;BYMONTH={','.join(map(str, months))};{days}"


def _months(cadence: Cadence) -> list[int]:
    """Return the months of the year in which the day falls."""
    length = cadence.every.months
    numbers = cadence.only or range(1, cadence.every.in_year + 1)
    last = (cadence.month or length) - 1 + length * cadence.in_next_period
    return sorted({((number - 1) * length + last) % 12 + 1 for number in numbers})
