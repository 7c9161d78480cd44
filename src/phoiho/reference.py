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
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from importlib.resources.abc import Traversable

__all__ = [
    "DATA_VERSION",
    "Table",
    "clear_caches",
    "cut_line",
    "data_version",
    "in_span",
    "load_lines",
    "load_once",
    "load_table",
    "parse_day",
    "table_keys",
]

T = TypeVar("T")

DATA_VERSION: str
"""The date of the embedded data, an ISO day, read from its file at first use."""

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
            yield _Record(self.name, zip(self.columns, row, strict=True))


class _Record(dict[str, str]):
    """A row by its columns, which knows its table when a column is missing."""

    def __init__(self, table: str, cells: Iterable[tuple[str, str]]) -> None:
        super().__init__(cells)
        self.table = table

    def __missing__(self, column: str) -> str:
        raise DataError(self.table, f"has no column {column!r}")


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
                table = _tables[name] = _parse_table(name)
    return table


def load_lines(name: str, *, columns: Sequence[str] = ()) -> list[bytes]:
    """Return the rows of a large table as they are stored, not cut into cells.

    Cutting 17,000 rows takes longer than reading them, and a look-up needs a
    few: `cut_line` cuts one.  The lines are not kept: keep what is built of
    them with `load_once`.

    Args:
        name: Its name, as in the manifest of the data.
        columns: The columns that the caller counts on, in their order.

    Raises:
        DataError: No such table is installed, it is damaged, or it has other
            columns.

    Examples:
        >>> cut_line(load_lines("unit_types")[0])[:2]
        ['centrally_run_city', 'thành phố trực thuộc Trung ương']
    """
    # The sum that gzip keeps vouches for the cells, which nobody cuts here.
    header, *lines = _cut_lines(name)
    if columns and tuple(cut_line(header)) != tuple(columns):
        raise DataError(name, f"has the columns {cut_line(header)}, expected {list(columns)}")
    return lines


def cut_line(line: bytes) -> list[str]:
    """Return the cells of one of the `load_lines`."""
    return line.decode().split("\t")


@load_once
def data_version() -> str:
    """Return the date of the embedded data, as an ISO day.

    Raises:
        DataError: The installation lacks the date, or it is damaged.

    Examples:
        >>> data_version() >= "2026-11-21"
        True
    """
    return _read_text("VERSION").strip()


@load_once
def table_keys() -> Mapping[str, tuple[str, ...]]:
    """Return the names of the embedded tables, with the columns that make their keys.

    Indexes, which are made from other tables for look-ups, are left out.

    Raises:
        DataError: The installation lacks the list of tables, or it is damaged.

    Examples:
        >>> table_keys()["body_names"]
        ('kind', 'unit_type', 'valid_from')
    """
    rows = [line.split("\t") for line in _read_text("manifest.tsv").splitlines()[1:]]
    try:
        return {name: tuple(key.split(" ")) for name, _, key, _ in rows if key}
    except ValueError as error:
        raise DataError("manifest.tsv", "a line has not four cells") from error


if not TYPE_CHECKING:  # pragma: no branch - for checkers every name would else be one of ours

    def __getattr__(name: str) -> str:
        """Read what is not worth reading at import, and keep it."""
        if name == "DATA_VERSION":
            return globals().setdefault(name, data_version())
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


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


def in_span(day: dt.date, first: dt.date | None, last: dt.date | None) -> bool:
    """Tell whether a day lies in a span of a table, both ends included, either open.

    Examples:
        >>> in_span(dt.date(2025, 6, 30), None, dt.date(2025, 6, 30))
        True
    """
    return (first is None or first <= day) and (last is None or day <= last)


def _folder() -> Traversable:
    """Return the folder of the embedded tables."""
    # Imported late: not every user of the library needs data.
    from pathlib import Path

    beside = Path(__file__).with_name("_data")
    if beside.is_dir():
        return beside
    # Slow to import, and needed only where the package is read out of an archive.
    from importlib.resources import files

    return files("phoiho") / "_data"


def _read_text(name: str) -> str:
    """Return the content of a file that stands beside the tables."""
    try:
        return (_folder() / name).read_text(encoding="utf-8")
    except OSError as error:
        raise DataError(name, "no such file is installed") from error
    except UnicodeDecodeError as error:
        raise DataError(name, f"is not UTF-8 ({error.reason})") from error


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


def _cut_lines(name: str) -> list[bytes]:
    """Return the lines of a table, the header first."""
    lines = _read_table(name).split(b"\n")
    if lines.pop():
        raise DataError(name, "its last line is cut off")
    if not lines or not all(lines[0].split(b"\t")):
        raise DataError(name, "its header is missing")
    return lines


def _parse_table(name: str) -> Table:
    """Cut a table into cells and check its shape."""
    try:
        # Line by line, since most lines are ASCII and such text is cut faster.
        table = [tuple(line.decode().split("\t")) for line in _cut_lines(name)]
    except UnicodeDecodeError as error:
        raise DataError(name, f"is not UTF-8 ({error.reason})") from error
    columns, *rows = table
    width = len(columns)
    if {width}.issuperset(map(len, rows)):
        return Table(name=name, columns=columns, rows=tuple(rows))
    number, row = next((n, row) for n, row in enumerate(rows, 2) if len(row) != width)
    raise DataError(name, f"line {number} has {len(row)} cells, expected {width}")
