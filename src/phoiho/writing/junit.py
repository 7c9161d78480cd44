"""A check of records as a JUnit report, which servers of builds show as tests.

A file is a suite and a finding a test.  Only errors fail, so that the report
and the exit status of the command say the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree import ElementTree as ET

from phoiho.labels import Locale
from phoiho.rules import Severity
from phoiho.writing.check_report import CheckedFile, CheckReport, LocatedFinding
from phoiho.writing.sarif import relative_name
from phoiho.writing.text import finding_lines

__all__ = ["check_to_junit"]

# What XML 1.0 cannot hold, not even as a reference.
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def check_to_junit(report: CheckReport, locale: Locale = "vi") -> str:
    """Return a check as XML, in ASCII, so that it has every letter in any encoding.

    A file without findings is one test that passes; warnings and notes are
    tests that pass and say something; a file that cannot be read is an error.

    Args:
        report: What was found.
        locale: Language of the messages.
    """
    suites = [_suite(file, locale) for file in report.files]
    root = ET.Element("testsuites", {"name": "phoiho", **_totals(suites)})
    root.extend(suites)
    ET.indent(root)
    xml = ET.tostring(root, encoding="unicode").encode("ascii", "xmlcharrefreplace").decode()
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{xml}\n'


def _totals(suites: list[ET.Element]) -> dict[str, str]:
    """Add up the counts of suites."""
    return {
        name: str(sum(int(suite.attrib[name]) for suite in suites))
        for name in ("tests", "failures", "errors")
    }


def _suite(file: CheckedFile, locale: Locale) -> ET.Element:
    """Write a file with its findings."""
    name = _legible(relative_name(file.path))
    cases = list(_cases(file, name, locale)) or [_case("phoiho check", name)]
    suite = ET.Element(
        "testsuite",
        name=name,
        tests=str(len(cases)),
        failures=str(sum(case.find("failure") is not None for case in cases)),
        errors=str(sum(case.find("error") is not None for case in cases)),
    )
    suite.extend(cases)
    return suite


def _cases(file: CheckedFile, name: str, locale: Locale) -> Iterator[ET.Element]:
    """Write the findings of a file, and why it cannot be read."""
    for found in file.findings:
        yield _finding(found, name, locale)
    for located in file.issues:
        case = _case(f"phoiho {located.issue.path}", name)
        message = _legible(str(located.issue).removeprefix("$: "))
        ET.SubElement(case, "error", type="unreadable", message=message).text = message
        yield case


def _finding(found: LocatedFinding, name: str, locale: Locale) -> ET.Element:
    """Write a finding: an error fails, what weighs less passes with a word."""
    finding = found.finding
    case = _case(f"{finding.code} {finding.path}", name)
    (line,) = finding_lines([finding], locale)
    told = _legible(f"{name}:{found.place.line}:{found.place.column}: {line.text}")
    if finding.severity is Severity.ERROR:
        message = _legible(finding.message(locale))
        failure = ET.SubElement(case, "failure", type=finding.name, message=message)
        failure.text = told
    else:
        ET.SubElement(case, "system-out").text = told
    return case


def _case(name: str, suite: str) -> ET.Element:
    """Write a test."""
    return ET.Element("testcase", name=_legible(name), classname=suite)


def _legible(text: str) -> str:
    """Return a text that XML can hold; other letters as their codes."""
    return _NO_XML.sub(lambda match: f"\\x{ord(match.group()):02x}", text)
