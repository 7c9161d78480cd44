"""A check of records as text and as plain values for JSON."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from phoiho.labels import Locale
from phoiho.records.positions import Place
from phoiho.rules import Applicability, Severity
from phoiho.vietnamese import format_count
from phoiho.writing.check_report import CheckedFile, CheckReport, LocatedFinding
from phoiho.writing.layout import Block, Line, Table
from phoiho.writing.plain import finding_to_plain
from phoiho.writing.text import finding_lines
from phoiho.writing.words import Words

__all__ = ["check_blocks", "check_to_plain", "issue_lines", "statistics_blocks"]


def check_blocks(report: CheckReport, locale: Locale = "vi") -> Iterator[Block]:
    """Yield the lines of a check: the findings file by file, then their number.

    Args:
        report: What was found.
        locale: `vi` or `en`.
    """
    for file in report.files:
        if file.findings:
            yield Line(text=f"{file.path}: {file.title}")
            for found in file.findings:
                (line,) = finding_lines([found.finding], locale)
                where = f"{file.path}:{found.place.line}:{found.place.column}"
                # From the first column, where editors and terminals look for a place.
                yield attrs.evolve(line, text=f"{where}: {line.text}", indent=0)
    yield from _summary(report, Words(locale=locale))


_OFFERED = {Applicability.SAFE: "check_fixable", Applicability.SUGGESTED: "check_suggested"}


def statistics_blocks(report: CheckReport, locale: Locale = "vi") -> Iterator[Block]:
    """Yield how many findings there are of each code, the most frequent first.

    Args:
        report: What was found.
        locale: `vi` or `en`.
    """
    words = Words(locale=locale)
    rows = tuple(
        (format(number), finding.code, finding.severity.label(locale), finding.name)
        for finding, number in report.by_code()
    )
    if rows:
        yield Table(columns=tuple(words("check_columns").split("; ")), rows=rows)
    yield from _summary(report, words)


def _summary(report: CheckReport, words: Words) -> Iterator[Line]:
    """Yield the last line: counts over all files."""
    read = len(report.files) - len(report.unread)
    text = words(
        "check_summary",
        records=format_count(read),
        errors=report.count(Severity.ERROR),
        warnings=report.count(Severity.WARNING),
        notes=report.count(Severity.INFO),
    )
    if report.fixed:
        text += " " + words("check_fixed", count=report.fixed)
    for applicability, name in _OFFERED.items():
        if count := report.count_fixes(applicability):
            text += " " + words(name, count=count)
    if report.unread:
        text += " " + words("unread", count=len(report.unread))
    yield Line(text=text)


def issue_lines(file: CheckedFile) -> Iterator[str]:
    """Yield why a file could not be read, judged or mended, each reason with its place.

    Args:
        file: The file.
    """
    for located in file.issues:
        where = f":{located.place.line}:{located.place.column}" if located.place else ""
        yield f"{file.path}{where}: {str(located.issue).removeprefix('$: ')}"


def check_to_plain(
    report: CheckReport, locale: Locale = "vi", *, statistics: bool = False
) -> dict[str, object]:
    """Return a check as texts, numbers, lists and tables.

    Args:
        report: What was found.
        locale: Language of messages, parameters and laws.
        statistics: Tell how many findings there are of each code.
    """
    values: dict[str, object] = {
        "as_of": report.as_of.isoformat(),
        "records": [
            {
                "file": str(file.path),
                "title": file.title,
                "fixed": file.fixed,
                "findings": [_finding(found, locale) for found in file.findings],
            }
            for file in report.files
            if file.title
        ],
        "unread": [
            {
                "file": str(file.path),
                "issues": [
                    {**attrs.asdict(located.issue), **_place(located.place)}
                    for located in file.issues
                ],
            }
            for file in report.unread
        ],
    }
    if statistics:
        values["statistics"] = {finding.code: number for finding, number in report.by_code()}
    return values


def _finding(found: LocatedFinding, locale: Locale) -> dict[str, object]:
    """Write a finding with its place."""
    return {**finding_to_plain(found.finding, locale), **_place(found.place)}


def _place(place: Place | None) -> dict[str, int | None]:
    """Write where something stands."""
    if place is None:
        return {"line": None, "column": None, "end_line": None, "end_column": None}
    return {
        "line": place.line,
        "column": place.column,
        "end_line": place.end_line,
        "end_column": place.end_column,
    }
