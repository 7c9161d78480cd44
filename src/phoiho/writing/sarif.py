"""A check of records in SARIF 2.1.0, which code hosts and editors show beside the lines.

The form is that of the OASIS standard, in the subset that code scanning reads.
"""

from __future__ import annotations

import hashlib
import os
from importlib.metadata import version
from pathlib import Path
from urllib.parse import quote_from_bytes

from phoiho.labels import Locale
from phoiho.records.positions import Place
from phoiho.rules import Rule, Severity, get_rule
from phoiho.rules.pages import rule_page
from phoiho.writing.check_report import CheckReport, LocatedFinding
from phoiho.writing.words import Words

__all__ = ["check_to_sarif", "relative_name"]

_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_LANGUAGES: dict[Locale, str] = {"vi": "vi-VN", "en": "en-US"}


def check_to_sarif(report: CheckReport, locale: Locale = "vi") -> dict[str, object]:
    """Return a check as a SARIF log of one run.

    Rules come with their pages; findings with the region of the file, the path
    into the record, and their fix, which replaces a region; what could not be
    read is a notification of the run.

    Args:
        report: What was found.
        locale: Language of messages and pages.
    """
    codes = sorted({finding.code for finding in report.findings})
    places = {code: place for place, code in enumerate(codes)}
    driver = {
        "name": "phoiho",
        "semanticVersion": version("phoiho"),
        "rules": [_rule(get_rule(code), locale) for code in codes],
    }
    run = {
        "tool": {"driver": driver},
        "language": _LANGUAGES[locale],
        "columnKind": "unicodeCodePoints",
        "invocations": [
            {
                "executionSuccessful": not report.unread,
                "toolExecutionNotifications": list(_notifications(report)),
            }
        ],
        "results": [
            _result(found, file.path, places[found.finding.code], locale)
            for file in report.files
            for found in file.findings
        ],
    }
    return {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}


def _rule(rule: Rule, locale: Locale) -> dict[str, object]:
    """Describe a rule, its page in Markdown."""
    reason = rule.reason(locale)
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": rule.name.replace("-", " ")},
        "fullDescription": {"text": reason},
        "help": {"text": reason, "markdown": rule_page(rule, locale=locale)},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {"basis": rule.basis.vi if locale == "vi" else rule.basis.en},
    }


def _result(found: LocatedFinding, path: Path, rule: int, locale: Locale) -> dict[str, object]:
    """Write a finding."""
    finding = found.finding
    basis = finding.basis.vi if locale == "vi" else finding.basis.en
    words = Words(locale=locale)
    location = {
        **_location(path, found.place),
        "logicalLocations": [{"fullyQualifiedName": finding.path}],
    }
    result: dict[str, object] = {
        "ruleId": finding.code,
        "ruleIndex": rule,
        "level": _LEVELS[finding.severity],
        "message": {"text": f"{finding.message(locale)} [{words('basis', basis=basis)}]"},
        "locations": [location],
        "partialFingerprints": {"phoihoFinding/v1": _fingerprint(found)},
    }
    if found.edit is not None and finding.fix is not None:
        replacement = {
            "deletedRegion": _region(found.edit.place),
            "insertedContent": {"text": found.edit.text},
        }
        change = {"artifactLocation": _artifact(path), "replacements": [replacement]}
        told = words("fix", fix=finding.fix.replacement)
        result["fixes"] = [{"description": {"text": told}, "artifactChanges": [change]}]
    return result


def _fingerprint(found: LocatedFinding) -> str:
    """Return what stays when lines move: the rule, the path, the words of the message."""
    finding = found.finding
    parts = (finding.code, finding.path, finding.message("en"))
    return hashlib.sha256("\n".join(parts).encode(errors="surrogatepass")).hexdigest()[:32]


def _notifications(report: CheckReport) -> list[dict[str, object]]:
    """Write why files could not be read."""
    return [
        {
            "level": "error",
            "message": {"text": str(located.issue).removeprefix("$: ")},
            "locations": [_location(file.path, located.place)],
        }
        for file in report.unread
        for located in file.issues
    ]


def _location(path: Path, place: Place | None) -> dict[str, object]:
    """Write a place in a file; the whole file where there is none."""
    physical: dict[str, object] = {"artifactLocation": _artifact(path)}
    if place is not None:
        physical["region"] = _region(place)
    return {"physicalLocation": physical}


def _artifact(path: Path) -> dict[str, str]:
    """Write the address of a file: from the working folder where it lies there."""
    relative = relative_name(path)
    if Path(relative).is_absolute():
        return {"uri": path.absolute().as_uri()}
    return {"uri": quote_from_bytes(os.fsencode(relative), safe="/")}


def relative_name(path: Path) -> str:
    """Return the name of a file from the working folder, with plain slashes.

    Args:
        path: The file; one that lies elsewhere keeps its whole name.
    """
    here = Path.cwd()
    if path.is_absolute() and path.is_relative_to(here):
        path = path.relative_to(here)
    return path.as_posix()


def _region(place: Place) -> dict[str, int]:
    """Write the lines and columns of a place."""
    return {
        "startLine": place.line,
        "startColumn": place.column,
        "endLine": place.end_line,
        "endColumn": place.end_column,
    }
