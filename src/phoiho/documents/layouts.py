"""How is a paper set on the page: paper, margins, and the letters of each element?

Plain facts for a writer of .docx, by system and day.  Guides give ranges, so
lengths are ranges.
"""

from __future__ import annotations

import datetime as dt
from enum import Enum

import attrs

from phoiho.documents.guides import Guide, find_habit
from phoiho.documents.systems import DocumentSystem
from phoiho.errors import PhoihoError
from phoiho.labels import LabelledEnum
from phoiho.reference import load_once, load_table

__all__ = [
    "Alignment",
    "DrawnLine",
    "ElementLayout",
    "Length",
    "LengthUnit",
    "Margins",
    "PageLayout",
    "PaperElement",
    "Side",
    "UnknownLayoutError",
    "page_layout",
]


class UnknownLayoutError(PhoihoError, LookupError):
    """No layout of a system's papers is known for a day.

    Attributes:
        system: The system.
        on: The day.
    """

    def __init__(self, system: DocumentSystem, on: dt.date) -> None:
        self.system = system
        self.on = on
        super().__init__(system, on)

    def __str__(self) -> str:
        return f"no layout is known for papers of the system {self.system.value!r} on {self.on}"


class LengthUnit(Enum):
    """What a length is measured in; the value is its size in twips.

    A line is a single line of the text around it, 240 in the files of Word.
    """

    MILLIMETRE = 1440 / 25.4
    POINT = 20.0
    LINE = 240.0


@attrs.frozen
class Length:
    """A length, or the range that a guide leaves.

    Attributes:
        low: The least.
        high: The most; equal to `low` where the guide fixes it.
        unit: What it is measured in.
    """

    low: float
    high: float
    unit: LengthUnit

    @property
    def twips(self) -> tuple[int, int]:
        """The least and the most in twentieths of a point, as Word counts.

        Examples:
            >>> Length(20, 25, LengthUnit.MILLIMETRE).twips
            (1134, 1417)
        """
        return round(self.low * self.unit.value), round(self.high * self.unit.value)


class Alignment(Enum):
    """How an element stands between its edges."""

    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"
    JUSTIFY = "justify"


class Side(Enum):
    """Which column of the page an element stands in, where there are two."""

    LEFT = "left"
    RIGHT = "right"
    WHOLE = ""


class DrawnLine(Enum):
    """The line drawn below an element: none, as long as the text, or a third to a half of it."""

    NONE = ""
    FULL = "full"
    PART = "part"

    @property
    def share(self) -> tuple[float, float]:
        """The least and the greatest length, as shares of the length of the text."""
        return {"": (0.0, 0.0), "full": (1.0, 1.0), "part": (1 / 3, 1 / 2)}[self.value]


class PaperElement(LabelledEnum):
    """A part of a paper that a guide gives a form of its own.

    Examples:
        >>> PaperElement.PLACE_DATE.label()
        'địa danh và thời gian ban hành'
    """

    NATION = "nation"
    MOTTO = "motto"
    ORGANISATION = "organisation"
    SUPERIOR = "superior"
    ISSUER = "issuer"
    ISSUER_MARK = "issuer_mark"
    NUMBER = "number"
    LETTER_SUBJECT = "letter_subject"
    PLACE_DATE = "place_date"
    TYPE_NAME = "type_name"
    SUBJECT = "subject"
    SUBJECT_MARK = "subject_mark"
    ADDRESSEE = "addressee"
    BASIS = "basis"
    BODY = "body"
    PART = "part"
    PART_TITLE = "part_title"
    ARTICLE = "article"
    CLAUSE = "clause"
    POINT = "point"
    AUTHORITY = "authority"
    POST = "post"
    SIGNER = "signer"
    RECEIVERS = "receivers"
    RECEIVER_LIST = "receiver_list"
    URGENCY = "urgency"
    APPENDIX = "appendix"
    APPENDIX_TITLE = "appendix_title"
    PAGE_NUMBER = "page_number"


@attrs.frozen(kw_only=True)
class ElementLayout:
    """The letters of one element.

    Attributes:
        element: Which one.
        side: The column in which it stands.
        text: What it always says; `{}` stands for the rest.
        alignment: How it stands.
        size: Size of the letters.
        caps: In capitals.
        bold: In bold letters.
        italic: In italic letters.
        underlined: Underlined.
        line_below: The line drawn below it.
        status: How well the row is known.
        source: Where it was read.
        note: What is left to say.
    """

    element: PaperElement
    side: Side
    text: str
    alignment: Alignment
    size: Length
    caps: bool
    bold: bool
    italic: bool
    underlined: bool
    line_below: DrawnLine
    status: str
    source: str
    note: str


@attrs.frozen(kw_only=True)
class Margins:
    """The margins of a page.

    Attributes:
        top: At the head.
        bottom: At the foot.
        left: On the side where the sheets are bound.
        right: On the other side.
        mirrored: Whether left and right change places on the back of a sheet.
    """

    top: Length
    bottom: Length
    left: Length
    right: Length
    mirrored: bool


@attrs.frozen(kw_only=True)
class PageLayout:
    """How the papers of a system are set out.

    Attributes:
        guide: The guide that says so, `None` where it is a habit.
        signing: Code of the marks before a signer's post: `state` or `party`.
        width: Width of the sheet.
        height: Height of the sheet.
        margins: Its margins.
        font: Name of the font.
        indent: Indent of the first line of a paragraph.
        paragraph_gap: Least space between paragraphs.
        line_spacing: Distance of lines, in lines or in points.
        elements: The letters of each element that the papers can have.
        whole_places: What makes the name of a unit keep its type in the line
            of place and date (`number`, `person`, `event`, `one_syllable`).
        status: How well the row is known.
        source: Where it was read.
        note: What is left to say.
    """

    guide: Guide | None
    signing: str
    width: Length
    height: Length
    margins: Margins
    font: str
    indent: Length
    paragraph_gap: Length
    line_spacing: Length
    elements: tuple[ElementLayout, ...]
    whole_places: tuple[str, ...]
    status: str
    source: str
    note: str

    def get(self, element: PaperElement) -> ElementLayout | None:
        """Return the letters of an element, `None` where these papers have none such.

        Examples:
            >>> layout = page_layout(DocumentSystem.PARTY, on=dt.date(2026, 6, 1))
            >>> layout.get(PaperElement.NUMBER).text, layout.get(PaperElement.MOTTO)
            ('Số {}', None)
        """
        return next((found for found in self.elements if found.element is element), None)


def _length(cell: str, unit: LengthUnit) -> Length:
    """Read a cell such as "20" or "20-25"."""
    low, _, high = cell.partition("-")
    return Length(float(low), float(high or low), unit)


def _line_spacing(cell: str) -> Length:
    """Read a cell such as "1-1.5 line" or "18 pt"."""
    value, _, unit = cell.partition(" ")
    return _length(value, LengthUnit.LINE if unit == "line" else LengthUnit.POINT)


def _element(row: dict[str, str]) -> ElementLayout:
    """Read a row of the table of elements."""
    style = row["style"].split(";")
    return ElementLayout(
        element=PaperElement(row["element"]),
        side=Side(row["side"]),
        text=row["text"],
        alignment=Alignment(row["align"]),
        size=_length(row["size"], LengthUnit.POINT),
        caps="caps" in style,
        bold="bold" in style,
        italic="italic" in style,
        underlined="underline" in style,
        line_below=DrawnLine(row["line_below"]),
        status=row["status"],
        source=row["source"],
        note=row["note"],
    )


def _page(row: dict[str, str], elements: dict[PaperElement, ElementLayout]) -> PageLayout:
    """Make the layout of a row of the table of pages."""
    millimetres = {
        name: _length(row[name], LengthUnit.MILLIMETRE)
        for name in ("width", "height", "top", "bottom", "left", "right", "indent")
    }
    return PageLayout(
        guide=None,
        signing="",
        width=millimetres["width"],
        height=millimetres["height"],
        margins=Margins(
            top=millimetres["top"],
            bottom=millimetres["bottom"],
            left=millimetres["left"],
            right=millimetres["right"],
            mirrored=row["two_sided"] == "mirrored",
        ),
        font=row["font"],
        indent=millimetres["indent"],
        paragraph_gap=_length(row["paragraph_gap"], LengthUnit.POINT),
        line_spacing=_line_spacing(row["line_spacing"]),
        elements=tuple(elements[element] for element in PaperElement if element in elements),
        whole_places=tuple(filter(None, row["whole_places"].split(";"))),
        status=row["status"],
        source=row["source"],
        note=row["note"],
    )


@load_once
def _layouts() -> dict[str, PageLayout]:
    """Read the layout of each form, with what it takes from the form it is based on."""
    own: dict[str, dict[PaperElement, ElementLayout]] = {}
    for row in load_table("document_layout").records():
        layout = _element(row)
        own.setdefault(row["form"], {})[layout.element] = layout
    pages = {row["form"]: row for row in load_table("document_pages").records()}

    def elements(form: str) -> dict[PaperElement, ElementLayout]:
        """Return the elements of a form; what it takes over is known no better than the form."""
        row = pages[form]
        if not row["base"]:
            return own[form]
        taken = {
            element: attrs.evolve(layout, status=row["status"])
            for element, layout in elements(row["base"]).items()
        }
        return taken | own.get(form, {})

    return {form: _page(row, elements(form)) for form, row in pages.items()}


def page_layout(system: DocumentSystem, *, on: dt.date, normative: bool = False) -> PageLayout:
    """Return how the papers of a system are set out.

    Args:
        system: The system of the paper.
        on: The day of the paper.
        normative: Whether it sets rules of law; asked of State papers only.

    Raises:
        UnknownLayoutError: Neither a guide nor a habit is known for that day.

    Basis:
        Nghị định 30/2020/NĐ-CP, Phụ lục I; Hướng dẫn 36-HD/VPTW and
        05-HD/VPTW (Party); each row names its source and status.

    Examples:
        >>> layout = page_layout(DocumentSystem.STATE, on=dt.date(2026, 1, 5))
        >>> layout.margins.left.low, layout.margins.left.high, layout.margins.left.twips
        (30.0, 35.0, (1701, 1984))
        >>> type_name = layout.get(PaperElement.TYPE_NAME)
        >>> type_name.caps, type_name.bold, type_name.size.low, type_name.size.high
        (True, True, 13.0, 14.0)
    """
    habit = find_habit(system, on=on, normative=normative)
    if habit is None:
        raise UnknownLayoutError(system, on)
    guide = None if habit.is_habit else habit
    return attrs.evolve(_layouts()[habit.form], guide=guide, signing=habit.signing)
