"""What a check of records found, each finding with its place in its file.

`phoiho.writing.check_text`, `sarif`, `github` and `junit` write it.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import attrs

from phoiho.errors import RecordError, RecordIssue
from phoiho.records.edits import Edit, edit_value
from phoiho.records.files import RecordFormat
from phoiho.records.positions import Place, Places, locate
from phoiho.rules import Applicability, Finding, Severity, fixed_text
from phoiho.vietnamese import normalize

__all__ = [
    "CheckReport",
    "CheckedFile",
    "LocatedFinding",
    "LocatedIssue",
    "checked_file",
    "unread_file",
]


@attrs.frozen(kw_only=True)
class LocatedFinding:
    """A finding and where it stands in the file.

    Attributes:
        finding: The finding.
        place: Where its value is written, or the nearest value around it.
        edit: Its fix as a change of the file, where it has one.
    """

    finding: Finding
    place: Place
    edit: Edit | None = None


@attrs.frozen(kw_only=True)
class LocatedIssue:
    """Why a record cannot be read, judged or mended.

    Attributes:
        issue: The reason.
        place: Where it stands in the file; `None` where that cannot be said.
    """

    issue: RecordIssue
    place: Place | None = None


@attrs.frozen(kw_only=True)
class CheckedFile:
    """What was found in one file.

    Attributes:
        path: The file.
        title: Title of the record; empty where it could not be read.
        findings: What the rules found.
        issues: Why it could not be read, judged or mended.
        fixed: How many findings were mended.
    """

    path: Path
    title: str = ""
    findings: tuple[LocatedFinding, ...] = ()
    issues: tuple[LocatedIssue, ...] = ()
    fixed: int = 0


@attrs.frozen(kw_only=True)
class CheckReport:
    """What was found in all files, in their order.

    Attributes:
        as_of: The day of the question.
        files: The files.
    """

    as_of: dt.date
    files: tuple[CheckedFile, ...]

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All findings, file by file."""
        return tuple(found.finding for file in self.files for found in file.findings)

    @property
    def unread(self) -> tuple[CheckedFile, ...]:
        """The files that could not be read, judged or mended."""
        return tuple(file for file in self.files if file.issues)

    @property
    def fixed(self) -> int:
        """How many findings were mended."""
        return sum(file.fixed for file in self.files)

    def count(self, severity: Severity) -> int:
        """Return the number of findings of a severity."""
        return sum(finding.severity is severity for finding in self.findings)

    def count_fixes(self, applicability: Applicability) -> int:
        """Return the number of findings with a fix that may be applied so."""
        fixes = (finding.fix for finding in self.findings)
        return sum(fix is not None and fix.applicability is applicability for fix in fixes)

    def by_code(self) -> tuple[tuple[Finding, int], ...]:
        """Return one finding of each code with their number, the most frequent first."""
        first = {finding.code: finding for finding in reversed(self.findings)}
        counts = Counter(finding.code for finding in self.findings)
        ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
        return tuple((first[code], number) for code, number in ordered)


def checked_file(
    path: Path,
    text: str,
    findings: Iterable[Finding],
    *,
    title: str,
    format: RecordFormat,  # noqa: A002 - as in loads
) -> CheckedFile:
    """Return what was found in a file, each finding at its place, from top to bottom.

    Args:
        path: The file.
        text: Its text.
        findings: What the rules found.
        title: Title of the record.
        format: `toml` or `json`.
    """
    findings = tuple(findings)
    if not findings:
        return CheckedFile(path=path, title=title)
    places = locate(text, format=format)
    located = [
        LocatedFinding(
            finding=finding,
            place=_place(finding, text, places),
            edit=_edit(finding, text, places, format),
        )
        for finding in findings
    ]
    located.sort(key=lambda found: found.place.start)
    return CheckedFile(path=path, title=title, findings=tuple(located))


def _place(finding: Finding, text: str, places: Places) -> Place:
    """Return where a finding stands: the part of a text, where it is written as it is read."""
    place = places.find(finding.path)
    if finding.span is None or places.exact(finding.path) is None:
        return place
    literal = text[place.start : place.end]
    if "\\" in literal or place.line != place.end_line or literal != normalize(literal):
        return place
    # On one line there is one quotation mark, or three where there are six.
    first = place.start + (3 if literal.startswith(('"""', "'''")) else 1)
    start, end = finding.span
    return places.part(first + start, first + end)


def _edit(finding: Finding, text: str, places: Places, format_: RecordFormat) -> Edit | None:
    """Return the fix of one finding as a change of the file."""
    if finding.fix is None:
        return None
    return edit_value(
        text,
        places,
        finding.fix.path,
        lambda value: fixed_text(value, [finding], suggested=True),
        format=format_,
    )


def unread_file(
    path: Path,
    error: RecordError,
    *,
    text: str | None = None,
    format: RecordFormat = "toml",  # noqa: A002 - as in loads
) -> CheckedFile:
    """Return why a file could not be read or judged, each reason at its place.

    Args:
        path: The file.
        error: The reasons.
        text: Its text, where that could be read.
        format: `toml` or `json`.
    """
    places = locate(text, format=format) if text is not None else None
    issues = tuple(
        LocatedIssue(
            issue=issue,
            # What is wrong with the whole names its line itself, or has none.
            place=places.find(issue.path) if places is not None and issue.path != "$" else None,
        )
        for issue in error.issues
    )
    return CheckedFile(path=path, issues=issues)
