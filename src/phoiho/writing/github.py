"""A check of records as workflow commands of GitHub Actions: notes beside the lines."""

from __future__ import annotations

from collections.abc import Iterator

from phoiho.labels import Locale
from phoiho.records.positions import Place
from phoiho.rules import Severity
from phoiho.writing.check_report import CheckReport
from phoiho.writing.sarif import relative_name
from phoiho.writing.words import Words

__all__ = ["check_to_github"]

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
_ESCAPES = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY_ESCAPES = _ESCAPES | str.maketrans({":": "%3A", ",": "%2C"})


def check_to_github(report: CheckReport, locale: Locale = "vi") -> Iterator[str]:
    """Yield one workflow command a finding, and one for each reason why a file cannot be read.

    Args:
        report: What was found.
        locale: Language of the messages.
    """
    words = Words(locale=locale)
    for file in report.files:
        name = relative_name(file.path)
        for found in file.findings:
            finding = found.finding
            basis = finding.basis.vi if locale == "vi" else finding.basis.en
            yield _command(
                _COMMANDS[finding.severity],
                name,
                found.place,
                title=f"{finding.code} {finding.name}",
                message=f"{finding.message(locale)} [{words('basis', basis=basis)}]",
            )
        for located in file.issues:
            message = str(located.issue).removeprefix("$: ")
            yield _command("error", name, located.place, title="phoiho", message=message)


def _command(command: str, file: str, place: Place | None, *, title: str, message: str) -> str:
    """Write one command, what would end a part of it as its code."""
    properties: dict[str, object] = {"file": file}
    if place is not None:
        properties |= {"line": place.line, "endLine": place.end_line}
        if place.line == place.end_line:  # columns are for one line only
            properties |= {"col": place.column, "endColumn": place.end_column}
    properties["title"] = title
    told = ",".join(f"{k}={str(v).translate(_PROPERTY_ESCAPES)}" for k, v in properties.items())
    return f"::{command} {told}::{message.translate(_ESCAPES)}"
