"""Lines of a paper: what they say and how they are set, and columns of them as plain text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from itertools import zip_longest

import attrs

from phoiho.documents.layouts import DrawnLine, ElementLayout, PageLayout, PaperElement
from phoiho.errors import DataError, ParseError
from phoiho.vietnamese import normalize

__all__ = ["PaperLine", "in_columns", "make_line", "make_lines", "readable"]

_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f]")
_RULE = "─"
_LEAST_GAP = 2


@attrs.frozen(kw_only=True)
class PaperLine:
    """A line of a paper.

    Attributes:
        text: What it says.
        layout: How it is set.
    """

    text: str
    layout: ElementLayout

    def __str__(self) -> str:
        return self.text


def readable(text: str, expected: str) -> str:
    """Return *text* normalized, if it says anything.

    Args:
        text: A text of the caller.
        expected: What it should be, for the error.

    Raises:
        ParseError: It is empty, or holds a control character, which no paper
            can print.
    """
    control = _CONTROL.search(text)
    if control is not None:
        raise ParseError(text, span=control.span(), expected=f"{expected}, no control character")
    bare = normalize(text)
    if not bare:
        raise ParseError(text, expected=expected)
    return bare


def make_line(page: PageLayout, element: PaperElement, text: str = "") -> PaperLine:
    """Return a line of an element.

    Args:
        page: How the papers are set out.
        element: The element.
        text: What it says beside its fixed text.

    Raises:
        DataError: The papers have no such element; see `PageLayout.get`.

    Examples:
        >>> import datetime as dt
        >>> from phoiho.documents.layouts import page_layout
        >>> from phoiho.documents.systems import DocumentSystem
        >>> page = page_layout(DocumentSystem.STATE, on=dt.date(2026, 1, 5))
        >>> make_line(page, PaperElement.NUMBER, "15/QĐ-UBND").text
        'Số: 15/QĐ-UBND'
    """
    layout = page.get(element)
    if layout is None:
        raise DataError("document_layout", f"{page.source} has no {element.value}")
    said = layout.text.replace("{}", text) if layout.text else text
    if layout.caps:
        said = unicodedata.normalize("NFC", said.upper())
    return PaperLine(text=said, layout=layout)


def make_lines(
    page: PageLayout, element: PaperElement, texts: Iterable[str]
) -> tuple[PaperLine, ...]:
    """Return the lines of an element that takes several; a line is drawn below the last only.

    Args:
        page: How the papers are set out.
        element: The element; none of the lines is there where the papers have none such.
        texts: What each line says.
    """
    if page.get(element) is None:
        return ()
    lines = [make_line(page, element, text) for text in texts]
    open_lines = [
        attrs.evolve(line, layout=attrs.evolve(line.layout, line_below=DrawnLine.NONE))
        for line in lines[:-1]
    ]
    return (*open_lines, *lines[-1:])


def in_columns(*columns: Iterable[PaperLine | str], width: int = 88) -> str:
    """Return columns of lines side by side as plain text, each line in the middle of its column.

    What is drawn below a line follows it.  A line longer than its
    column is not broken: the next one moves right.

    Args:
        columns: The columns, from the left.
        width: Width of the whole in characters.

    Examples:
        >>> print(in_columns(["TM. BAN THƯỜNG TRỰC", "CHỦ TỊCH"], ["CHỦ TỊCH"], width=46))
          TM. BAN THƯỜNG TRỰC         CHỦ TỊCH
               CHỦ TỊCH
    """
    drawn = [list(_drawn(column)) for column in columns]
    each = width // max(len(drawn), 1)
    return "\n".join(_row(row, each) for row in zip_longest(*drawn, fillvalue=""))


def _row(cells: Sequence[str], width: int) -> str:
    """Set the lines of one row in the middle of their columns."""
    row = ""
    for index, cell in enumerate(cells):
        start = index * width + max((width - len(cell)) // 2, 0)
        gap = _LEAST_GAP if row and cell else 0
        row = row.ljust(max(start, len(row) + gap)) + cell if cell else row
    return row


def _drawn(column: Iterable[PaperLine | str]) -> Iterable[str]:
    """Yield the lines of a column, with what is drawn below them."""
    for line in column:
        yield str(line)
        share = line.layout.line_below.share[-1] if isinstance(line, PaperLine) else 0
        if share:
            yield _RULE * max(round(len(str(line)) * share), 1)
