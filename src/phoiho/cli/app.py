"""The commands of `phoiho`."""

from __future__ import annotations

import datetime as dt
import errno
import os
import sys
from collections.abc import Callable
from importlib import import_module
from importlib.metadata import version
from pathlib import Path

import attrs
import click

from phoiho.cli.console import (
    can_hold,
    print_blocks,
    print_error,
    print_json,
    print_text,
    use_any_encoding,
)
from phoiho.cli.inputs import (
    DAY,
    as_of_option,
    format_option,
    lang_option,
    paths_argument,
    read_all,
)
from phoiho.errors import PhoihoError
from phoiho.labels import Locale
from phoiho.records.io import write_text
from phoiho.records.schema import json_schema
from phoiho.records.template import template
from phoiho.rules import Severity, get_rule
from phoiho.rules.pages import rule_page
from phoiho.vietnamese import parse_date, parse_number, spell_number
from phoiho.vietnamese.spelling import Dialect
from phoiho.writing import (
    StoryReport,
    report_on,
    story_blocks,
    story_to_plain,
    summary,
)

__all__ = ["run"]

_FINE, _FAULTY, _UNREAD = 0, 1, 2
_INTERRUPTED, _BROKEN_PIPE = 130, 141
_CLOSED_PIPE = frozenset({errno.EPIPE, errno.EINVAL})  # the second one on Windows


# Commands that load their module when they are called.
_LATE = {
    "body": "phoiho.cli.bodies",
    "check": "phoiho.cli.checks",
    "compare": "phoiho.cli.agreements",
    "document": "phoiho.cli.papers",
    "due": "phoiho.cli.agreements",
    "unit": "phoiho.cli.bodies",
}


class _Commands(click.Group):
    """The commands, most of them loaded late."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Name all commands."""
        return sorted([*super().list_commands(ctx), *_LATE])

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a command by its name."""
        if cmd_name not in _LATE:
            return super().get_command(ctx, cmd_name)
        command: click.Command = getattr(import_module(_LATE[cmd_name]), cmd_name)
        return command


@click.group(
    cls=_Commands,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(version("phoiho"), prog_name="phoiho")
@click.pass_context
def _phoiho(context: click.Context) -> None:
    """Agreements between Vietnamese public bodies: read, check, review.

    Exit status: 0 fine, 1 error-level findings, 2 something could not be read.
    """
    if context.invoked_subcommand is None:
        print_error(context.get_help())
        context.exit(_UNREAD)


@attrs.frozen(kw_only=True)
class _Reports:
    """The reports on records, each with its file, and what could not be read."""

    stories: tuple[tuple[Path, StoryReport], ...]
    unread: tuple[dict[str, object], ...]

    def print_summary(self, lang: Locale) -> None:
        """Print the last line."""
        stories = [story for _, story in self.stories]
        print_text(summary(stories, unread=len(self.unread), locale=lang))

    @property
    def status(self) -> int:
        """The exit status."""
        if self.unread:
            return _UNREAD
        faulty = any(story.count(Severity.ERROR) for _, story in self.stories)
        return _FAULTY if faulty else _FINE


def _reports(paths: tuple[Path, ...], as_of: dt.date) -> _Reports:
    """Report on every record; faults of those that cannot be read go to the error stream."""
    stories: list[tuple[Path, StoryReport]] = []
    unread: list[dict[str, object]] = []
    for reading in read_all(paths):
        if reading.dossier is not None:
            stories.append((reading.path, report_on(reading.dossier, as_of=as_of)))
            continue
        for line in reading.lines():
            print_error(line)
        issues = [attrs.asdict(issue) for issue in reading.issues]
        unread.append({"file": str(reading.path), "issues": issues})
    return _Reports(stories=tuple(stories), unread=tuple(unread))


@_phoiho.command()
@paths_argument
@as_of_option
@lang_option
@format_option
def review(paths: tuple[Path, ...], as_of: dt.date, lang: Locale, format_: str) -> int:
    """Report on records: participants, state, what is due, what is wrong."""
    reports = _reports(paths, as_of)
    if format_ == "json":
        stories = [
            {"file": str(path), **story_to_plain(story, lang)} for path, story in reports.stories
        ]
        print_json({"as_of": as_of.isoformat(), "stories": stories, "unread": reports.unread})
    else:
        for _, story in reports.stories:
            print_blocks(story_blocks(story, lang))
        reports.print_summary(lang)
    return reports.status


@_phoiho.command()
@click.argument("path", required=False, type=click.Path(path_type=Path))
@click.option("--force", is_flag=True, help="Replace a file that is there.")
def new(path: Path | None, *, force: bool) -> int:
    """Write a commented template record to PATH, or to the output."""
    if path is None:
        if not can_hold(template()):
            raise click.UsageError(
                f"the output ({sys.stdout.encoding}) has no letters for Vietnamese: name a file, "
                "as in `phoiho new ho-so.toml`"
            )
        print_text(template().rstrip("\n"))
        return _FINE
    if path.suffix.lower() != ".toml":
        raise click.UsageError(f"{path}: the template is TOML: end the name in .toml")
    if path.is_dir():
        raise click.UsageError(f"{path} is a folder: expected a file")
    if path.exists() and not force:
        raise click.UsageError(f"{path} is there already: choose another name, or use --force")
    try:
        write_text(path, template())
    except OSError as error:
        raise click.UsageError(f"{path}: cannot be written: {error.strerror}") from None
    print_text(str(path))
    return _FINE


@_phoiho.command()
@click.argument("code")
@lang_option
def rule(code: str, lang: Locale) -> int:
    """Explain a rule, by its CODE or its name."""
    try:
        print_text(rule_page(get_rule(code), locale=lang).rstrip("\n"))
    except PhoihoError as error:
        raise click.UsageError(str(error)) from None
    return _FINE


@_phoiho.command()
@click.argument("text")
@click.option("--reference", type=DAY, help="The day that a text without a year is nearest to.")
def date(text: str, reference: dt.date | None) -> int:
    """Read a date as papers and newspapers print it."""
    reading = parse_date(text, reference=reference)
    modifier = f"  {reading.modifier.value}" if reading.modifier else ""
    print_text(f"{reading.iso()}{modifier}")
    return _FINE


@_phoiho.command(context_settings={"ignore_unknown_options": True})  # -5 is a number
@click.argument("number")
@click.option(
    "--dialect",
    type=click.Choice(["north", "south"]),
    default="north",
    show_default=True,
    help="nghìn, linh or ngàn, lẻ.",
)
def spell(number: str, dialect: Dialect) -> int:
    """Write a number in words: 1.234,5 as Vietnam prints it."""
    print_text(spell_number(parse_number(number), dialect=dialect))
    return _FINE


@_phoiho.command()
def schema() -> int:
    """Print the JSON Schema of records."""
    print_json(json_schema())
    return _FINE


def run() -> None:
    """Run the command line; whatever is wrong is a line, never a traceback."""
    use_any_encoding()
    status = _guarded(lambda: _phoiho.main(prog_name="phoiho", standalone_mode=False))
    # What is left in the buffers may fail too.
    status = _guarded(sys.stdout.flush) or status
    sys.exit(status)


def _guarded(act: Callable[[], int | None]) -> int:
    """Return the exit status of an act, its errors told."""
    try:
        return act() or _FINE
    except click.ClickException as error:
        _print_usage(error)
    except (KeyboardInterrupt, click.Abort):
        return _INTERRUPTED
    except SystemExit:  # click leaves this way, and only when the pipe is closed
        return _BROKEN_PIPE
    except PhoihoError as error:
        print_error(f"phoiho: {error}")
    except OSError as error:
        if error.errno in _CLOSED_PIPE:  # the reader has seen enough, as `head` does
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            return _BROKEN_PIPE
        print_error(f"phoiho: {error.strerror or error}")
    return _UNREAD


def _print_usage(error: click.ClickException) -> None:
    """Print what is wrong with a call, its usage before it."""
    context = getattr(error, "ctx", None)
    if context is not None:
        print_error(f"{context.get_usage()}\nTry '{context.command_path} --help' for help.\n")
    print_error(f"Error: {error.format_message()}")
