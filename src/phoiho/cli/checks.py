"""The command `check`: what the rules find in records, for people and for pipelines."""

from __future__ import annotations

import datetime as dt
import os
import warnings
from collections.abc import Iterable
from pathlib import Path
from typing import Literal, TypeAlias

import attrs
import click

from phoiho.cli.check_files import Checked, CheckJob, Mending, check_files
from phoiho.cli.console import (
    json_text,
    print_blocks,
    print_error,
    print_json,
    print_text,
    progress,
)
from phoiho.cli.inputs import as_of_option, find_files, paths_argument
from phoiho.errors import PhoihoDeprecationWarning, UnknownRuleError
from phoiho.labels import Locale
from phoiho.records.io import write_text
from phoiho.rules import Config, Severity, load_config
from phoiho.rules.lookup import choose_rules, iter_rules
from phoiho.writing.check_report import CheckReport
from phoiho.writing.check_text import check_blocks, check_to_plain, issue_lines, statistics_blocks
from phoiho.writing.github import check_to_github
from phoiho.writing.junit import check_to_junit
from phoiho.writing.layout import format_plain
from phoiho.writing.sarif import check_to_sarif

__all__ = ["check"]

_FINE, _FAULTY, _UNREAD = 0, 1, 2
_MANY_FILES = 200  # fewer are done before other processes have started

_Format: TypeAlias = Literal["text", "json", "sarif", "github", "junit"]


@attrs.frozen(kw_only=True)
class _Choice:
    """What the command line says on rules; `None` and empty where it leaves that to settings."""

    select: tuple[str, ...]
    ignore: tuple[str, ...]
    preview: bool

    def job(self, path: Path, config: Config) -> CheckJob:
        """Say what is asked of a file: the command line before the settings."""
        return CheckJob(
            path=path,
            select=self.select or config.select,
            ignore=(*config.ignored_for(path), *self.ignore),
            preview=self.preview or config.preview,
        )


def _codes(_: click.Context, __: click.Parameter, values: tuple[str, ...]) -> tuple[str, ...]:
    """Read codes, several in one value after commas; each must mean a rule."""
    codes = tuple(code.strip() for value in values for code in value.split(","))
    try:
        with warnings.catch_warnings(record=True) as told:
            warnings.simplefilter("always", PhoihoDeprecationWarning)
            choose_rules(codes, None, preview=True)
    except UnknownRuleError as error:
        known = sorted({rule.code[:-2] for rule in iter_rules()})
        hint = "" if error.suggestions or error.detail else f": codes begin with {', '.join(known)}"
        raise click.BadParameter(f"{error}{hint}") from None
    for warning in told:
        print_error(f"phoiho: {warning.message}")
    return codes


@click.command()
@paths_argument
@click.option(
    "--select",
    multiple=True,
    metavar="CODE,...",
    callback=_codes,
    help="Run these rules only: codes, names, or beginnings of codes (PH2).",
)
@click.option(
    "--ignore",
    multiple=True,
    metavar="CODE,...",
    callback=_codes,
    help="Leave these rules out, beside those that the settings leave out.",
)
@click.option("--preview", is_flag=True, help="Run rules in preview too.")
@click.option("--fix", is_flag=True, help="Make the safe fixes, and tell what is left.")
@click.option("--diff", is_flag=True, help="Show what --fix would change, and write nothing.")
@click.option(
    "--suggested",
    is_flag=True,
    help="With --fix or --diff: make fixes that somebody should look at, too.",
)
@click.option("--statistics", is_flag=True, help="Tell how many findings each rule has.")
@as_of_option
@click.option(
    "--lang",
    type=click.Choice(["vi", "en"]),
    show_default="that of the settings, else vi",
    help="Language of the output.",
)
@click.option(
    "--format",
    "format_",
    type=click.Choice(["text", "json", "sarif", "github", "junit"]),
    default="text",
    show_default=True,
    help="Form of the output.",
)
@click.option(
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write the output to a file, in UTF-8.",
)
@click.option(
    "--jobs",
    type=click.IntRange(min=1),
    show_default="one a processor for many files",
    help="Number of processes.",
)
def check(
    paths: tuple[Path, ...],
    *,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    preview: bool,
    fix: bool,
    diff: bool,
    suggested: bool,
    statistics: bool,
    as_of: dt.date,
    lang: Locale | None,
    format_: _Format,
    output: Path | None,
    jobs: int | None,
) -> int:
    """Print what the rules find in records, with place, law and fix.

    Settings are read from the nearest phoiho.toml or pyproject.toml of each file.

    Exit status: 0 no errors, 1 findings of level error, 2 something could not be read,
    judged or mended.
    """
    _refuse_contradictions(
        fix=fix, diff=diff, suggested=suggested, statistics=statistics, format_=format_
    )
    configs: dict[Path, Config] = {}
    choice = _Choice(select=select, ignore=ignore, preview=preview)
    work = [choice.job(path, _config_of(path, configs)) for path in find_files(paths)]
    mending = Mending(write=fix, suggested=suggested) if fix or diff else None
    results = _check(work, as_of, mending=mending, jobs=jobs)
    report = CheckReport(as_of=as_of, files=tuple(result.file for result in results))
    for file in report.unread:
        for line in issue_lines(file):
            print_error(line)
    if diff:
        _write("".join(result.diff for result in results), output)
    else:
        _print_report(
            report, lang or _language(configs.values()), format_, output, statistics=statistics
        )
    return _status(report)


def _refuse_contradictions(
    *, fix: bool, diff: bool, suggested: bool, statistics: bool, format_: _Format
) -> None:
    """Refuse options that do not go together."""
    if fix and diff:
        raise click.UsageError("--fix changes files and --diff changes none: use one")
    if suggested and not (fix or diff):
        raise click.UsageError("--suggested says which fixes to make: add --fix or --diff")
    if diff and (statistics or format_ != "text"):
        raise click.UsageError("--diff prints a diff: leave --format and --statistics out")
    if statistics and format_ not in {"text", "json"}:
        raise click.UsageError("--statistics is for --format text and json")


def _config_of(path: Path, configs: dict[Path, Config]) -> Config:
    """Return the settings of a file; those of a folder are read once."""
    folder = path.parent
    if folder not in configs:
        configs[folder] = load_config(folder)
    return configs[folder]


def _language(configs: Iterable[Config]) -> Locale:
    """Return the language that the settings of the first files choose."""
    for config in configs:
        if config.lang is not None:
            return config.lang
    return "vi"


def _check(
    work: list[CheckJob], as_of: dt.date, *, mending: Mending | None, jobs: int | None
) -> list[Checked]:
    """Check files, with a bar on a terminal where they are many."""
    many = len(work) >= _MANY_FILES
    processes = min(jobs or ((os.cpu_count() or 1) if many else 1), len(work))
    with progress(len(work) if many else 0) as step:
        return list(
            check_files(work, as_of=as_of, mending=mending, processes=processes, on_done=step)
        )


def _print_report(
    report: CheckReport,
    lang: Locale,
    format_: _Format,
    output: Path | None,
    *,
    statistics: bool,
) -> None:
    """Print a report in its form, or write it to a file."""
    if format_ == "text":
        blocks = statistics_blocks(report, lang) if statistics else check_blocks(report, lang)
        if output is None:
            print_blocks(blocks)
        else:
            _write(format_plain(blocks), output)
    elif format_ in {"json", "sarif"}:
        values = (
            check_to_sarif(report, lang)
            if format_ == "sarif"
            else check_to_plain(report, lang, statistics=statistics)
        )
        if output is None:
            print_json(values)
        else:
            _write(json_text(values) + "\n", output)
    elif format_ == "github":
        _write("".join(f"{line}\n" for line in check_to_github(report, lang)), output)
    else:
        _write(check_to_junit(report, lang), output)


def _write(text: str, output: Path | None) -> None:
    """Print a text, or write it to a file."""
    if output is None:
        if text:
            print_text(text.removesuffix("\n"))
        return
    try:
        write_text(output, text)
    except OSError as error:
        raise click.UsageError(f"{output}: cannot be written: {error.strerror}") from None


def _status(report: CheckReport) -> int:
    """Return the exit status."""
    if report.unread:
        return _UNREAD
    return _FAULTY if report.count(Severity.ERROR) else _FINE
