"""The commands on agreements: `compare` and `due`."""

from __future__ import annotations

import datetime as dt
import difflib
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, get_args

import attrs
import click

# By their rooms: `due` does not wait for what `compare` needs.
from phoiho import agreements, writing
from phoiho.agreements import Agreement
from phoiho.cli.console import print_blocks, print_error, print_json, print_text
from phoiho.cli.inputs import (
    DAY,
    as_of_option,
    format_option,
    lang_option,
    paths_argument,
    read_all,
)
from phoiho.dossier import Dossier
from phoiho.labels import Locale
from phoiho.periods import Period
from phoiho.reviews import DueStatus
from phoiho.writing.words import Words

__all__ = ["compare", "due"]

_FINE, _UNREAD = 0, 2
_DAYS = 90  # how far ahead `due` looks


@click.command()
@click.argument("old")
@click.argument("new")
@lang_option
@format_option
def compare(old: str, new: str, *, lang: Locale, format_: str) -> int:
    """Tell what changed between two agreements: items, roles, targets, participants, period.

    OLD and NEW are records of one agreement, or FILE#ID ("tay-ho.toml#2024").
    """
    before, after = _agreement(old), _agreement(new)
    if before is None or after is None:
        return _UNREAD
    changes = agreements.compare(before, after)
    if format_ == "json":
        print_json(writing.comparison_to_plain(changes, lang))
    else:
        print_blocks(writing.comparison_blocks(changes, lang))
    return _FINE


def _agreement(name: str) -> Agreement | None:
    """Return the agreement that an argument names; `None` where its file cannot be read."""
    path, agreement_id = _split(name)
    (reading,) = read_all((path,))
    if reading.dossier is not None:
        return _the_one(reading.dossier, agreement_id, name)
    for line in reading.lines():
        print_error(line)
    return None


def _split(name: str) -> tuple[Path, str]:
    """Split an argument at its last "#", unless a file has that name."""
    path = Path(name)
    if "#" not in name or path.exists():
        return _file(path), ""
    file, _, agreement_id = name.rpartition("#")
    return _file(Path(file)), agreement_id


def _file(path: Path) -> Path:
    """Return a path that is no folder."""
    if path.is_dir():
        raise click.UsageError(f"{path} is a folder: expected a file")
    return path


def _the_one(dossier: Dossier, agreement_id: str, name: str) -> Agreement:
    """Return the agreement of that id, or the only one of a record."""
    found = [a for a in dossier.agreements if agreement_id in {"", a.id}]
    if len(found) == 1:
        return found[0]
    ids = ", ".join(a.id for a in dossier.agreements) or "none"
    raise click.UsageError(f"{name}: say which agreement, as FILE#ID; the record has: {ids}")


if TYPE_CHECKING:
    _StatusesType = click.ParamType[tuple[DueStatus, ...]]
else:  # generic since click 8.2
    _StatusesType = click.ParamType


class _Statuses(_StatusesType):
    """Statuses after commas: `missing,late`."""

    name = "status,..."

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[DueStatus, ...]:
        """Read statuses; a wrong one is told with the one that may be meant."""
        codes = [status.value for status in DueStatus]
        given = [code.strip().lower().replace("-", "_") for code in str(value).split(",")]
        for code in given:
            if code not in codes:
                near = difflib.get_close_matches(code, codes, n=1)
                hint = f"did you mean {near[0]!r}?" if near else f"choose from {', '.join(codes)}"
                self.fail(f"{code!r} is no status: {hint}", param, ctx)
        return tuple(map(DueStatus, given))


@click.command()
@paths_argument
@as_of_option
@click.option("--from", "first", type=DAY, help="First day on which it falls due.")
@click.option("--to", "last", type=DAY, help="Last day on which it falls due.")
@click.option("--year", type=click.IntRange(dt.MINYEAR, dt.MAXYEAR), help="A whole year.")
@click.option(
    "--days",
    type=click.IntRange(min=0),
    help=f"How many days ahead, without --to and --year.  [default: {_DAYS}]",
)
@click.option(
    "--by",
    type=click.Choice(get_args(writing.DueGrouping)),
    default="day",
    show_default=True,
    help="What to put together.",
)
@click.option(
    "--status",
    "statuses",
    type=_Statuses(),
    help=f"What to show, after commas: {', '.join(status.value for status in DueStatus)}.",
)
@click.option("--all", "everything", is_flag=True, help="Show what was kept as well.")
@click.option("--lenient", is_flag=True, help="Read “trước ngày D” to include the day D.")
@lang_option
@format_option
def due(
    paths: tuple[Path, ...],
    *,
    as_of: dt.date,
    first: dt.date | None,
    last: dt.date | None,
    year: int | None,
    days: int | None,
    by: writing.DueGrouping,
    statuses: tuple[DueStatus, ...] | None,
    everything: bool,
    lenient: bool,
    lang: Locale,
    format_: str,
) -> int:
    """Tell what is overdue, what falls due next, who owes it, and by which words.

    Without --status and --all it tells what is still open: missing, upcoming, and
    what has no day that can be computed.

    What is overdue leaves the exit status at 0; it is 2 where a record could not be read.
    """
    if everything and statuses:
        raise click.UsageError("--all and --status both say what to show: use one")
    if everything:
        statuses = tuple(DueStatus)
    within = _asked(as_of, first=first, last=last, year=year, days=days)
    unread: list[dict[str, object]] = []
    page = writing.page_of_dues(
        _dossiers(paths, unread),
        as_of=as_of,
        within=within,
        statuses=statuses,
        lenient=lenient,
    )
    if format_ == "json":
        print_json({**writing.due_to_plain(page, by, lang), "unread": unread})
    else:
        print_blocks(writing.due_blocks(page, by, lang))
        if unread:
            print_text(Words(locale=lang)("unread", count=len(unread)))
    return _UNREAD if unread else _FINE


def _asked(
    as_of: dt.date,
    *,
    first: dt.date | None,
    last: dt.date | None,
    year: int | None,
    days: int | None,
) -> Period:
    """Return the days asked for: up to some days ahead where no end is given."""
    if days is not None and (last or year):
        raise click.UsageError("--days says how far to look, and so does --to or --year: use one")
    if year is not None:
        if first or last:
            raise click.UsageError("--year stands alone: leave --from and --to out")
        return Period.for_year(year)
    end = last or _later(max(as_of, first or as_of), _DAYS if days is None else days)
    if first is not None and first > end:
        raise click.UsageError(f"--from {first} is after --to {end}")
    return Period(start=first, end=end)


def _later(day: dt.date, days: int) -> dt.date:
    """Return the day so many days later, the last one that a date can be at most."""
    return day + dt.timedelta(days=min(days, (dt.date.max - day).days))


def _dossiers(
    paths: tuple[Path, ...], unread: list[dict[str, object]]
) -> Iterator[tuple[str, Dossier]]:
    """Yield the records that can be read; tell the faults of the others and list them."""
    for reading in read_all(paths):
        if reading.dossier is not None:
            yield str(reading.path), reading.dossier
            continue
        for line in reading.lines():
            print_error(line)
        issues = [attrs.asdict(issue) for issue in reading.issues]
        unread.append({"file": str(reading.path), "issues": issues})
