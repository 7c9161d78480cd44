"""The embedded tables: read at first use, kept, and shared by all threads.

A table is a compressed text of tab-separated cells whose first line names the
columns; every cell is text.  This module knows nothing of what the tables
mean: the modules that do build their indexes with `load_once`.
"""

from __future__ import annotations

import datetime as dt
import functools
import threading
import zlib
from typing import TYPE_CHECKING, TypeVar

import attrs

from phoiho.errors import DataError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from importlib.resources.abc import Traversable

__all__ = [
    "Table",
    "clear_caches",
    "cut_line",
    "data_version",
    "load_lines",
    "load_once",
    "load_table",
    "parse_day",
]

T = TypeVar("T")

# Window size by which zlib expects, and checks, the header and sum of gzip.
_GZIP = 31

# Re-entrant, since an index is built from tables and from other indexes.
_lock = threading.RLock()
_tables: dict[str, Table] = {}
_forget: list[Callable[[], None]] = [_tables.clear]


@attrs.frozen(kw_only=True)
class Table:
    """One embedded table.

    Attributes:
        name: Its name, without a suffix.
        columns: Names of the columns.
        rows: The rows in the order of the table, each as long as `columns`.
    """

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...] = attrs.field(repr=False)

    def records(self) -> Iterator[dict[str, str]]:
        """Yield every row as a new dict from column to cell.

        Slower than `rows`, by which the large tables should be read.

        Examples:
            >>> [r["name_vi"] for r in load_table("unit_types").records() if r["id"] == "ward"]
            ['phường']
        """
        for row in self.rows:
            yield dict(zip(self.columns, row, strict=True))


def load_once(load: Callable[[], T]) -> Callable[[], T]:
    """Make *load* run once in the process and keep its result.

    Threads that ask meanwhile wait for the first.  An exception is not kept:
    the next call tries again.  `clear_caches` forgets the result.

    Args:
        load: A function without arguments, such as one that builds an index.

    Returns:
        A function that returns the same object at every call.

    Examples:
        >>> @load_once
        ... def names() -> frozenset[str]:
        ...     return frozenset(row[0] for row in load_table("unit_types").rows)
        >>> names() is names()
        True
    """
    kept: list[T] = []
    _forget.append(kept.clear)

    @functools.wraps(load)
    def once() -> T:
        # Asking forgiveness: `clear_caches` may come between a test and the use.
        try:
            return kept[0]
        except IndexError:
            pass
        with _lock:
            if not kept:
                kept.append(load())
            return kept[0]

    return once


def load_table(name: str) -> Table:
    """Return an embedded table, read at the first call for it.

    Args:
        name: Its name, as in the manifest of the data.

    Raises:
        DataError: No such table is installed, or it is damaged.

    Examples:
        >>> load_table("unit_types").columns[:2]
        ('id', 'name_vi')
        >>> load_table("cantons")
        Traceback (most recent call last):
        phoiho.errors.DataError: table 'cantons': no such table is installed
    """
    table = _tables.get(name)
    if table is None:
        with _lock:
            table = _tables.get(name)
            if table is None:
                table = _tables[name] = _parse_table(name, _read_table(name))
    return table


def load_lines(name: str) -> list[bytes]:
    """Return the rows of a large table as they are stored, not cut into cells.

    Cutting 17,000 rows takes longer than reading them, and a look-up needs a
    few: `cut_line` cuts one.  The lines are not kept: keep what is built of
    them with `load_once`.

    Args:
        name: Its name, as in the manifest of the data.

    Raises:
        DataError: No such table is installed, or it is damaged.

    Examples:
        >>> cut_line(load_lines("unit_types")[0])[:2]
        ['centrally_run_city', 'thành phố trực thuộc Trung ương']
    """
    header, *lines = _read_table(name).split(b"\n")
    if not header or not lines or lines.pop():
        raise DataError(name, "its header or the end of its last line is missing")
    return lines


def cut_line(line: bytes) -> list[str]:
    """Return the cells of one of the `load_lines`."""
    return line.decode().split("\t")


@load_once
def data_version() -> str:
    """Return the date of the embedded data, as an ISO day.

    Raises:
        DataError: The installation lacks the date.

    Examples:
        >>> data_version() >= "2026-11-21"
        True
    """
    try:
        return (_folder() / "VERSION").read_text(encoding="utf-8").strip()
    except OSError as error:
        raise DataError("VERSION", "no such file is installed") from error


def clear_caches() -> None:
    """Forget every table and every result of `load_once`; the next use reads again.

    For tests.  Objects handed out before stay usable, but are not the same
    objects as those of later calls.

    Examples:
        >>> before = load_table("unit_types")
        >>> clear_caches()
        >>> load_table("unit_types") is before
        False
    """
    with _lock:
        for forget in _forget:
            forget()


@functools.lru_cache(maxsize=4096)
def parse_day(cell: str) -> dt.date | None:
    """Return the day in a cell, or `None` for an empty one.

    Equal cells give the same object.

    Args:
        cell: An ISO day or an empty text.

    Raises:
        ValueError: The cell holds anything else.

    Examples:
        >>> parse_day("2025-07-01")
        datetime.date(2025, 7, 1)
        >>> parse_day("") is None
        True
    """
    return dt.date.fromisoformat(cell) if cell else None


def _folder() -> Traversable:
    """Return the folder of the embedded tables."""
    # Imported late: it is slow, and not every user of the library needs data.
    from importlib.resources import files

    return files("phoiho") / "_data"


def _read_table(name: str) -> bytes:
    """Return the content of a table."""
    try:
        packed = (_folder() / f"{name}.tsv.gz").read_bytes()
    except OSError as error:
        raise DataError(name, "no such table is installed") from error
    try:
        return zlib.decompress(packed, _GZIP)
    except zlib.error as error:
        raise DataError(name, f"cannot be unpacked ({error})") from error


def _parse_table(name: str, content: bytes) -> Table:
    """Cut a table into cells and check its shape."""
    lines = content.split(b"\n")
    if lines.pop():
        raise DataError(name, "its last line is cut off")
    try:
        # Line by line, since most lines are ASCII and such text is cut faster.
        table = [tuple(line.decode().split("\t")) for line in lines]
    except UnicodeDecodeError as error:
        raise DataError(name, f"is not UTF-8 ({error.reason})") from error
    if not table or not all(table[0]):
        raise DataError(name, "its header is missing")
    columns = table[0]
    width = len(columns)
    if {width}.issuperset(map(len, table)):
        return Table(name=name, columns=columns, rows=tuple(table[1:]))
    number, row = next((n, row) for n, row in enumerate(table, 1) if len(row) != width)
    raise DataError(name, f"line {number} has {len(row)} cells, expected {width}")
