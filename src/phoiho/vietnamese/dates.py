"""Dates and periods as Vietnamese officialdom prints them."""

from __future__ import annotations

import datetime as dt

from phoiho.periods import DateValue, LunarDate, Period, PeriodKind, YearlessDate
from phoiho.vietnamese.notation import iso
from phoiho.vietnamese.roman import format_roman
from phoiho.vietnamese.spelling import Dialect, spell_number

__all__ = ["format_date", "format_period", "spell_date"]

_HALVES = ("đầu", "cuối")


def format_date(value: DateValue, style: str = "official") -> str:
    """Return *value* as a Vietnamese paper prints it; the inverse of `parse_date`.

    Args:
        value: A day, or as much of it as is known.
        style: `official` ("ngày 05 tháng 01 năm 2020": zero before days below
            10 and before months 1 and 2 only), `slash` ("05/01/2020"),
            `short` ("5/1/2020"), `long` ("ngày 5 tháng 1 năm 2020"), `party`
            ("ngày 5-1-2020", as in papers of the Party), `weekday` (the
            official form after the day of the week, where the year is known),
            `spelled` (in words) or `iso`.

    Raises:
        ValueError: No such style.

    Basis:
        Nghị định 30/2020/NĐ-CP, Phụ lục I, phần II, mục 4.

    Examples:
        >>> format_date(dt.date(2020, 3, 5))
        'ngày 05 tháng 3 năm 2020'
        >>> format_date(dt.date(2024, 2, 28), "short")
        '28/2/2024'
        >>> format_date(YearlessDate(month=5, day=20), "short")
        '20/5'
        >>> format_date(dt.date(2022, 5, 20), "weekday")
        'Thứ Sáu, ngày 20 tháng 5 năm 2022'
    """
    if style not in _STYLES:
        msg = f"no date style {style!r}: expected {', '.join(sorted(_STYLES))}"
        raise ValueError(msg)
    if style == "iso":
        return iso(value)
    if isinstance(value, Period):
        return format_period(value)
    if style == "spelled":
        return spell_date(value)
    if isinstance(value, LunarDate):
        return _lunar(value)
    year = None if isinstance(value, YearlessDate) else value.year
    text = _STYLES[style](value.day, value.month, year)
    if style == "weekday" and isinstance(value, dt.date):
        return f"{_day_name(value)}, {text}"
    return text


def _day_name(day: dt.date) -> str:
    """Return the name of a weekday, which the `vi` data of CLDR has right."""
    from babel import Locale  # loaded late: one style of many needs it

    return str(Locale("vi").days["format"]["wide"][day.weekday()])


def _lunar(value: LunarDate) -> str:
    """Print a lunar day."""
    leap = " nhuận" if value.leap else ""
    year = "" if value.year is None else f" năm {value.year}"
    return f"ngày {value.day} tháng {value.month}{leap}{year} âm lịch"


def _official(day: int, month: int, year: int | None) -> str:
    """Print the form of the place-and-date line."""
    padded = f"{month:02}" if month in (1, 2) else str(month)
    return f"ngày {day:02} tháng {padded}" + ("" if year is None else f" năm {year}")


def _long(day: int, month: int, year: int | None) -> str:
    """Print the form of running prose."""
    return f"ngày {day} tháng {month}" + ("" if year is None else f" năm {year}")


def _slash(day: int, month: int, year: int | None) -> str:
    """Print the padded form of tables."""
    return f"{day:02}/{month:02}" + ("" if year is None else f"/{year}")


def _short(day: int, month: int, year: int | None) -> str:
    """Print the form of newspapers."""
    return f"{day}/{month}" + ("" if year is None else f"/{year}")


def _party(day: int, month: int, year: int | None) -> str:
    """Print the form of Party papers."""
    return f"ngày {day}-{month}" + ("" if year is None else f"-{year}")


_STYLES = {
    "official": _official, "long": _long, "slash": _slash, "short": _short, "party": _party,
    "weekday": _official, "iso": _short, "spelled": _long,
}  # fmt: skip


def spell_date(value: dt.date | YearlessDate | LunarDate, *, dialect: Dialect = "north") -> str:
    """Return a day in words.

    The fourth month is "tháng tư".  The time of a moment is left out.

    Args:
        value: A day, with or without its year, civil or lunar.
        dialect: `north` ("nghìn", "linh") or `south` ("ngàn", "lẻ").

    Examples:
        >>> spell_date(dt.date(2020, 1, 5))
        'ngày năm tháng một năm hai nghìn không trăm hai mươi'
    """
    month = "tư" if value.month == 4 else spell_number(value.month, dialect=dialect)
    lunar, leap = isinstance(value, LunarDate), isinstance(value, LunarDate) and value.leap
    year = None if isinstance(value, YearlessDate) else value.year
    words = f"ngày {spell_number(value.day, dialect=dialect)} tháng {month}"
    words += " nhuận" * leap
    if year is not None:
        words += f" năm {spell_number(year, dialect=dialect)}"
    return words + " âm lịch" * lunar


def format_period(period: Period) -> str:
    """Return *period* in the words of the papers; the inverse of `parse_period`.

    The kind decides the words; a period whose dates do not fit its kind is
    printed by its ends.  `period.printed` is not used.

    Args:
        period: Any period.

    Examples:
        >>> format_period(Period.for_quarter(2024, 1)), format_period(Period.for_half(2023, 2))
        ('quý I/2024', '6 tháng cuối năm 2023')
        >>> format_period(Period.for_term(2021, 2026))
        'nhiệm kỳ 2021-2026'
    """
    start, end = period.start, period.end
    if start is None or end is None:
        return _open_period(start, end)
    named = _named_period(period, start, end)
    return named or f"từ {format_date(start, 'slash')} đến {format_date(end, 'slash')}"


def _named_period(period: Period, start: dt.date, end: dt.date) -> str | None:
    """Return the name of a period whose dates fit its kind."""
    year, dates = start.year, (start, end)
    whole_years = (start.month, start.day, end.month, end.day) == (1, 1, 12, 31)
    if whole_years and start.year == end.year:
        return f"năm {year}"
    if whole_years:
        words = {PeriodKind.TERM: "nhiệm kỳ", PeriodKind.STAGE: "giai đoạn"}
        return f"{words.get(period.kind, 'năm')} {start.year}-{end.year}"
    for half in (1, 2):
        if dates == _ends(Period.for_half(year, half)):
            return f"6 tháng {_HALVES[half - 1]} năm {year}"
    for quarter in (1, 2, 3, 4):
        if dates == _ends(Period.for_quarter(year, quarter)):
            return f"quý {format_roman(quarter)}/{year}"
    if dates == _ends(Period.for_nine_months(year)):
        return f"9 tháng năm {year}"
    if dates == _ends(Period.for_month(year, start.month)):
        return f"tháng {start.month}/{year}"
    return None


def _ends(period: Period) -> tuple[dt.date | None, dt.date | None]:
    """Return both ends."""
    return period.start, period.end


def _open_period(start: dt.date | None, end: dt.date | None) -> str:
    """Print a period with an open end."""
    if start is not None:
        return f"từ {format_date(start, 'slash')}"
    if end is not None:
        return f"đến {format_date(end, 'slash')}"
    return "không rõ thời gian"
