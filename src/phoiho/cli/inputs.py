"""Arguments of the commands: files, days, languages."""

from __future__ import annotations

import datetime as dt
import difflib
import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import attrs
import click

from phoiho.dossier import Dossier, resolve
from phoiho.errors import ParseError, RecordError, RecordIssue
from phoiho.records import load
from phoiho.vietnamese import parse_iso

__all__ = [
    "DAY",
    "Reading",
    "as_of_option",
    "find_files",
    "format_option",
    "lang_option",
    "no_record",
    "on_option",
    "paths_argument",
    "read_all",
    "today",
]

_VIETNAM = dt.timezone(dt.timedelta(hours=7))
_ENDINGS = frozenset({".toml", ".json"})
_SETTINGS = frozenset({"phoiho.toml", "pyproject.toml"})


def today() -> dt.date:
    """Return the civil date in Vietnam."""
    return dt.datetime.now(_VIETNAM).date()


if TYPE_CHECKING:
    _DayType = click.ParamType[dt.date]
else:  # generic since click 8.2
    _DayType = click.ParamType


class _Day(_DayType):
    """A day as `2025-07-02`."""

    name = "date"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> dt.date:
        """Read a day, with a suggestion where it is written otherwise."""
        if isinstance(value, dt.date):
            return value
        try:
            day = parse_iso(str(value).strip())
        except ParseError as error:
            self.fail(str(error), param, ctx)
        if not isinstance(day, dt.date):
            self.fail(f"{value!r} is no exact day such as 2025-07-02", param, ctx)
        return day


DAY = _Day()

paths_argument = click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
as_of_option = click.option(
    "--as-of",
    type=DAY,
    default=today,
    show_default="today in Vietnam",
    help="Day of the question: decides state, due and overdue.",
)
on_option = click.option("--on", type=DAY, help="Day of the question; the day of --as-of without.")
lang_option = click.option(
    "--lang",
    type=click.Choice(["vi", "en"]),
    default="vi",
    show_default=True,
    help="Language of the output.",
)
format_option = click.option(
    "--format",
    "format_",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="Form of the output.",
)


@attrs.frozen(kw_only=True)
class Reading:
    """What came of reading one file.

    Attributes:
        path: The file, as given or found in a folder.
        dossier: The resolved dossier, `None` where it could not be read.
        issues: Why it could not be read.
    """

    path: Path
    dossier: Dossier | None = None
    issues: tuple[RecordIssue, ...] = ()

    def lines(self) -> Iterator[str]:
        """Yield the issues, each on a line with its file."""
        for issue in self.issues:
            text = str(issue)
            yield f"{self.path}: {text.removeprefix('$: ')}"


def read_all(paths: tuple[Path, ...]) -> Iterator[Reading]:
    """Read and resolve records.

    Args:
        paths: Files and folders, as in `find_files`.
    """
    return map(_read, find_files(paths))


def find_files(paths: tuple[Path, ...]) -> Iterator[Path]:
    """Yield the files of records; a folder means its `*.toml` and `*.json` files.

    A file that is given twice, or beside its folder, comes once; files of
    settings come only where they are named.

    Args:
        paths: Files and folders.
    """
    seen: set[str] = set()
    for path in paths:
        for file in _files(path):
            place = os.path.realpath(file)
            if place not in seen:
                seen.add(place)
                yield file


def _files(path: Path) -> list[Path]:
    """Return the records that a path stands for, by name; itself where there are none."""
    try:
        found = sorted(
            p for p in path.iterdir() if p.suffix.lower() in _ENDINGS and p.name not in _SETTINGS
        )
    except OSError:  # a file, nothing, or a folder that may not be listed: reading it tells
        return [path]
    return found or [path]


def _read(path: Path) -> Reading:
    """Read and resolve one record."""
    try:
        if reason := no_record(path):
            return Reading(path=path, issues=(reason,))
        return Reading(path=path, dossier=resolve(load(path)))
    except RecordError as error:
        return Reading(path=path, issues=error.issues)


def no_record(path: Path) -> RecordIssue | None:
    """Say why a path cannot be a record, whatever it holds.

    Args:
        path: A file that may not be there.
    """
    if path.is_dir() and path.suffix.lower() not in _ENDINGS:
        if os.access(path, os.R_OK | os.X_OK):
            return RecordIssue(path="$", reason="no *.toml or *.json files in this folder")
        return RecordIssue(path="$", reason="this folder may not be read")
    if os.path.lexists(path):
        return None
    try:
        names = [p.name for p in path.parent.iterdir()]
    except OSError:
        names = []
    similar = difflib.get_close_matches(path.name, names, n=2)
    suggestions = tuple(str(path.parent / name) for name in similar)
    return RecordIssue(path="$", reason="no such file or folder", suggestions=suggestions)
