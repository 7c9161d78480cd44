"""The parts of a text report, and how they stand on a plain page."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from typing import TypeAlias

import attrs

__all__ = ["Block", "Heading", "Line", "Table", "format_plain"]


@attrs.frozen(kw_only=True)
class Heading:
    """A heading.

    Attributes:
        text: Its words.
        level: 1 for a story, 2 for a part of it.
    """

    text: str
    level: int = 2


@attrs.frozen(kw_only=True)
class Line:
    """A line of text.

    Attributes:
        text: Its words.
        indent: How deep it stands.
        tone: `error`, `warning`, `info` or empty: its colour on a terminal.
    """

    text: str
    indent: int = 0
    tone: str = ""


@attrs.frozen(kw_only=True)
class Table:
    """A small table.

    Attributes:
        columns: Headings of the columns.
        rows: Cells, row by row.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


Block: TypeAlias = Heading | Line | Table
"""A part of a report."""


def format_plain(blocks: Iterable[Block]) -> str:
    """Return blocks as plain text.

    Args:
        blocks: The parts of a report.

    Examples:
        >>> print(format_plain([Heading(text="Kết quả", level=1), Line(text="đạt", indent=1)]))
        Kết quả
        =======
          - đạt
        <BLANKLINE>
    """
    return "".join(f"{line}\n" for block in blocks for line in _lines(block))


def _lines(block: Block) -> Iterator[str]:
    """Yield the lines of one part."""
    if isinstance(block, Heading):
        if block.level > 1:
            yield ""
        yield block.text
        yield ("=" if block.level == 1 else "-") * width(block.text)
    elif isinstance(block, Line):
        yield f"{'  ' * block.indent}- {block.text}" if block.indent else block.text
    else:
        yield from _table_lines(block)


def _table_lines(table: Table) -> Iterator[str]:
    """Yield a table with its columns under one another."""
    rows = (table.columns, *table.rows)
    widths = [max(width(row[i]) for row in rows) for i in range(len(table.columns))]
    for number, row in enumerate(rows):
        cells = (cell + " " * (w - width(cell)) for cell, w in zip(row, widths, strict=True))
        yield ("  " + "  ".join(cells)).rstrip()
        if number == 0:
            yield "  " + "  ".join("-" * w for w in widths)


def width(text: str) -> int:
    """Return the columns that a text takes: combining marks take none."""
    return sum(not unicodedata.combining(char) for char in text)
