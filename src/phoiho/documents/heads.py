"""What stands at the head of a paper: names, number, place and date.

A name of a body comes as text: which bodies there are, and whose they are, is
told a floor up.

Basis: Nghị định 30/2020/NĐ-CP, Phụ lục I, phần II, mục 1 to 4; Hướng dẫn
36-HD/VPTW and 05-HD/VPTW, mục II.1 (Party).
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence

import attrs

from phoiho.documents.capital_phrases import capital
from phoiho.documents.layouts import PaperElement, Side, page_layout
from phoiho.documents.numbers import DocumentNumber
from phoiho.documents.paper_lines import PaperLine, in_columns, make_line, make_lines, readable
from phoiho.documents.systems import DocumentSystem
from phoiho.documents.unit_capitals import unit_name
from phoiho.errors import ParseError
from phoiho.periods import Period, PeriodKind
from phoiho.vietnamese import format_date

__all__ = ["PaperHead", "number_line", "own_place", "paper_head", "place_and_date"]

_HEAD = (
    PaperElement.NATION,
    PaperElement.MOTTO,
    PaperElement.ORGANISATION,
    PaperElement.SUPERIOR,
    PaperElement.ISSUER,
    PaperElement.ISSUER_MARK,
)
_LEADING_WORD = re.compile(r"\s*số\s*[:.]?\s*", re.IGNORECASE)
# Room to write by hand in a draft.
_ROOM = " " * 6
_DAY_ROOM = " " * 4


@attrs.frozen(kw_only=True)
class PaperHead:
    """The names at the head of a paper.

    Attributes:
        left: Superior body and issuers, and the mark below them.
        right: Quốc hiệu and Tiêu ngữ, or the name of the organisation.
    """

    left: tuple[PaperLine, ...]
    right: tuple[PaperLine, ...]

    def __str__(self) -> str:
        return in_columns(self.left, self.right)


def paper_head(
    issuer: str | Sequence[str],
    *,
    system: DocumentSystem,
    on: dt.date,
    superior: str | None = None,
    normative: bool = False,
) -> PaperHead:
    r"""Return the names at the head of a paper.

    Several issuers of a joint paper stand one below the other, the leading one
    first, a hyphen between them.

    Args:
        issuer: Name of the body, in any letters; line ends break it.  Several
            for a joint paper.
        system: The system of the paper.
        on: The day of the paper.
        superior: Name of the body above it, where the guide wants one.
        normative: Whether it sets rules of law; asked of State papers only.

    Raises:
        ParseError: A name is empty or not printable.
        UnknownLayoutError: No layout is known for that day.

    Examples:
        >>> head = paper_head(
        ...     "Ban Thường trực",
        ...     superior="Ủy ban MTTQ Việt Nam xã Ea Súp",
        ...     system=DocumentSystem.FRONT,
        ...     on=dt.date(2026, 3, 2),
        ... )
        >>> for line in (*head.left, *head.right):
        ...     print(line.text, "| bold" if line.layout.bold else "|")
        ỦY BAN MTTQ VIỆT NAM XÃ EA SÚP |
        BAN THƯỜNG TRỰC | bold
        CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM | bold
        Độc lập - Tự do - Hạnh phúc | bold
        >>> head = paper_head(
        ...     "Đảng ủy xã Ea Súp",
        ...     superior="Đảng bộ tỉnh Đắk Lắk",
        ...     system=DocumentSystem.PARTY,
        ...     on=dt.date(2026, 6, 1),
        ... )
        >>> [line.text for line in head.left]
        ['ĐẢNG BỘ TỈNH ĐẮK LẮK', 'ĐẢNG ỦY XÃ EA SÚP', '*']
    """
    page = page_layout(system, on=on, normative=normative)
    issuers = [issuer] if isinstance(issuer, str) else list(issuer)
    if not issuers:
        raise ParseError("", expected="the name of an issuer")
    names = {
        PaperElement.SUPERIOR: [] if superior is None else list(_lines_of(superior)),
        PaperElement.ISSUER: list(_joined(issuers)),
    }
    lines = [
        line for element in _HEAD for line in make_lines(page, element, names.get(element, [""]))
    ]
    return PaperHead(
        left=tuple(line for line in lines if line.layout.side is Side.LEFT),
        right=tuple(line for line in lines if line.layout.side is Side.RIGHT),
    )


def _lines_of(name: str) -> Iterator[str]:
    """Yield the lines into which the caller breaks a name."""
    readable(name, "the name of a body")
    for line in name.splitlines():
        if line.strip():
            yield readable(line, "the name of a body")


def _joined(issuers: Sequence[str]) -> Iterator[str]:
    """Yield the lines of the issuers, a hyphen after each but the last."""
    for index, issuer in enumerate(issuers, 1):
        *first, last = _lines_of(issuer)
        yield from first
        yield last if index == len(issuers) else f"{last} -"


def number_line(
    number: DocumentNumber | str,
    *,
    system: DocumentSystem,
    on: dt.date,
    normative: bool = False,
) -> PaperLine:
    """Return the line of the number: a colon after "Số" in State papers, none in Party ones.

    Args:
        number: The number, or its text; where the digits are missing, as in a
            draft, there is room for them.
        system: The system of the paper.
        on: The day of the paper.
        normative: Whether it sets rules of law; asked of State papers only.

    Raises:
        ParseError: The text is empty or not printable.
        UnknownLayoutError: No layout is known for that day.

    Examples:
        >>> number_line("15/QĐ-UBND", system=DocumentSystem.STATE, on=dt.date(2026, 3, 2)).text
        'Số: 15/QĐ-UBND'
        >>> number_line("127-QĐ/TW", system=DocumentSystem.PARTY, on=dt.date(2026, 3, 2)).text
        'Số 127-QĐ/TW'
        >>> number_line("/KH-MTTQ-BTT", system=DocumentSystem.FRONT, on=dt.date(2026, 3, 2)).text
        'Số:       /KH-MTTQ-BTT'
    """
    expected = "a number such as '15/QĐ-UBND' or '04-NQ/TU'"
    bare = _LEADING_WORD.sub("", readable(str(number), expected), count=1)
    if not bare:
        raise ParseError(str(number), expected=expected)
    if bare[0] in "/-":
        bare = _ROOM + bare
    return make_line(page_layout(system, on=on, normative=normative), PaperElement.NUMBER, bare)


def own_place(unit: str, *, system: DocumentSystem, on: dt.date) -> str:
    """Return the name of a unit as it stands in the line of place and date.

    The type goes ("tỉnh Nam Định": "Nam Định"), except from a name that is a
    number, a person or an event ("Phường 8", "Thành phố Hồ Chí Minh"), and in
    the Party from a name of one syllable too.  Persons and events are known
    from a table of common ones; a unit that bears the name of the unit above
    it, which in the Party keeps its type too, cannot be told from its name.

    Args:
        unit: Name of the unit with its type or without, in any letters.
        system: The system of the paper.
        on: The day of the paper.

    Raises:
        ParseError: The name is empty or not printable.
        UnknownLayoutError: No layout is known for that day.

    Basis:
        Nghị định 30/2020/NĐ-CP, Phụ lục I, phần II, mục 4; Hướng dẫn
        36-HD/VPTW, mục II.1.4 (Party).

    Examples:
        >>> own_place("tỉnh Nam Định", system=DocumentSystem.STATE, on=dt.date(2024, 5, 6))
        'Nam Định'
        >>> own_place("PHƯỜNG 8", system=DocumentSystem.STATE, on=dt.date(2024, 5, 6))
        'Phường 8'
    """
    whole = page_layout(system, on=on).whole_places
    name = unit_name(readable(unit, "the name of a unit"))
    if not name.proper:
        raise ParseError(unit, expected="the name of a unit after its type")
    keeps = any(
        (
            "number" in whole and name.is_number,
            "person" in whole and name.is_person,
            "event" in whole and name.is_event,
            "one_syllable" in whole and " " not in name.proper,
        )
    )
    kept = f"{name.type_word} {name.proper}".strip() if keeps else name.proper
    return capital(kept)


def place_and_date(
    place: str,
    day: dt.date | Period | None,
    *,
    system: DocumentSystem,
    on: dt.date | None = None,
) -> PaperLine:
    """Return the line of place and date: "Hà Nội, ngày 05 tháng 01 năm 2020".

    Days below 10 and the months 1 and 2 have a zero before them, since a digit
    could be added there.

    Args:
        place: Name of the unit of the issuer, or of its seat for a central
            body; its type is dropped as by `own_place`.
        day: Day of the paper; the month or the year of a draft, in which there
            is room for the rest; or `None` for a draft of the year of *on*.
        system: The system of the paper.
        on: The day whose guide holds, where it is not that of the paper.

    Raises:
        ParseError: The place is empty or not printable.
        UnknownLayoutError: No layout is known for that day.
        ValueError: A period is neither a month nor a year, or neither *day*
            nor *on* is given.

    Basis:
        Nghị định 30/2020/NĐ-CP, Phụ lục I, phần II, mục 4.

    Examples:
        >>> line = place_and_date("thành phố Hà Nội", dt.date(2020, 1, 5),
        ...                       system=DocumentSystem.STATE)
        >>> line.text, line.layout.italic
        ('Hà Nội, ngày 05 tháng 01 năm 2020', True)
        >>> place_and_date("xã Ea Súp", Period.for_year(2026), system=DocumentSystem.FRONT).text
        'Ea Súp, ngày     tháng     năm 2026'
    """
    judged = on or _first_day(day)
    name = own_place(place, system=system, on=judged)
    date = f"{name}, {_date(Period.for_year(judged.year) if day is None else day)}"
    return make_line(page_layout(system, on=judged), PaperElement.PLACE_DATE, date)


def _first_day(day: dt.date | Period | None) -> dt.date:
    """Return the day by which the form is judged."""
    first = day.start if isinstance(day, Period) else day
    if first is None:
        msg = "a draft without a date needs the day whose guide holds: give `on`"
        raise ValueError(msg)
    return first


def _date(day: dt.date | Period) -> str:
    """Write a day, or the month or year of a draft with room for the rest."""
    if not isinstance(day, Period):
        return format_date(day)
    if day.start is not None and day.kind is PeriodKind.YEAR:
        return f"ngày{_DAY_ROOM} tháng{_DAY_ROOM} năm {day.start.year}"
    if day.start is not None and day.kind is PeriodKind.MONTH:
        return format_date(day.start).replace("ngày 01", f"ngày{_DAY_ROOM}", 1)
    msg = f"a draft has a month or a year, not a period of the kind {day.kind.value!r}"
    raise ValueError(msg)
