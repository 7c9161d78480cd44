"""Reports, pages and diagrams: as text in two languages, and as plain values for JSON.

The names below load their modules at first use: the report on a record does not
wait for the pages on units and bodies.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from phoiho._lazy import lazy_names

if TYPE_CHECKING:
    from phoiho.writing.body_page import BodyPage, body_blocks, body_to_plain, page_of_body
    from phoiho.writing.check_report import (
        CheckedFile,
        CheckReport,
        LocatedFinding,
        LocatedIssue,
        checked_file,
        unread_file,
    )
    from phoiho.writing.check_text import (
        check_blocks,
        check_to_plain,
        issue_lines,
        statistics_blocks,
    )
    from phoiho.writing.comparison_page import comparison_blocks
    from phoiho.writing.comparison_plain import comparison_to_plain
    from phoiho.writing.diagram import to_mermaid
    from phoiho.writing.due_page import DueEntry, DueGroup, DueGrouping, DuePage, page_of_dues
    from phoiho.writing.due_plain import due_to_plain
    from phoiho.writing.due_text import due_blocks
    from phoiho.writing.github import check_to_github
    from phoiho.writing.junit import check_to_junit
    from phoiho.writing.layout import Block, Heading, Line, Table, format_plain
    from phoiho.writing.number_page import (
        IssuerPart,
        NumberPage,
        number_blocks,
        number_to_plain,
        page_of_number,
    )
    from phoiho.writing.plain import finding_to_plain, story_to_plain
    from phoiho.writing.sarif import check_to_sarif
    from phoiho.writing.story import (
        AgreementReport,
        EndedUnit,
        EventReport,
        ParticipantReport,
        StoryReport,
        report_on,
    )
    from phoiho.writing.text import finding_lines, story_blocks, summary
    from phoiho.writing.unit_page import UnitPage, page_of_unit, unit_blocks, unit_to_plain
    from phoiho.writing.words import Words

_MODULES = {
    "AgreementReport": "story",
    "Block": "layout",
    "BodyPage": "body_page",
    "CheckReport": "check_report",
    "CheckedFile": "check_report",
    "DueEntry": "due_page",
    "DueGroup": "due_page",
    "DueGrouping": "due_page",
    "DuePage": "due_page",
    "EndedUnit": "story",
    "EventReport": "story",
    "Heading": "layout",
    "IssuerPart": "number_page",
    "Line": "layout",
    "LocatedFinding": "check_report",
    "LocatedIssue": "check_report",
    "NumberPage": "number_page",
    "ParticipantReport": "story",
    "StoryReport": "story",
    "Table": "layout",
    "UnitPage": "unit_page",
    "Words": "words",
    "body_blocks": "body_page",
    "body_to_plain": "body_page",
    "check_blocks": "check_text",
    "check_to_github": "github",
    "check_to_junit": "junit",
    "check_to_plain": "check_text",
    "check_to_sarif": "sarif",
    "checked_file": "check_report",
    "comparison_blocks": "comparison_page",
    "comparison_to_plain": "comparison_plain",
    "due_blocks": "due_text",
    "due_to_plain": "due_plain",
    "finding_lines": "text",
    "finding_to_plain": "plain",
    "format_plain": "layout",
    "issue_lines": "check_text",
    "number_blocks": "number_page",
    "number_to_plain": "number_page",
    "page_of_body": "body_page",
    "page_of_dues": "due_page",
    "page_of_number": "number_page",
    "page_of_unit": "unit_page",
    "report_on": "story",
    "statistics_blocks": "check_text",
    "story_blocks": "text",
    "story_to_plain": "plain",
    "summary": "text",
    "to_mermaid": "diagram",
    "unit_blocks": "unit_page",
    "unit_to_plain": "unit_page",
    "unread_file": "check_report",
}

__all__ = [
    "AgreementReport",
    "Block",
    "BodyPage",
    "CheckReport",
    "CheckedFile",
    "DueEntry",
    "DueGroup",
    "DueGrouping",
    "DuePage",
    "EndedUnit",
    "EventReport",
    "Heading",
    "IssuerPart",
    "Line",
    "LocatedFinding",
    "LocatedIssue",
    "NumberPage",
    "ParticipantReport",
    "StoryReport",
    "Table",
    "UnitPage",
    "Words",
    "body_blocks",
    "body_to_plain",
    "check_blocks",
    "check_to_github",
    "check_to_junit",
    "check_to_plain",
    "check_to_sarif",
    "checked_file",
    "comparison_blocks",
    "comparison_to_plain",
    "due_blocks",
    "due_to_plain",
    "finding_lines",
    "finding_to_plain",
    "format_plain",
    "issue_lines",
    "number_blocks",
    "number_to_plain",
    "page_of_body",
    "page_of_dues",
    "page_of_number",
    "page_of_unit",
    "report_on",
    "statistics_blocks",
    "story_blocks",
    "story_to_plain",
    "summary",
    "to_mermaid",
    "unit_blocks",
    "unit_to_plain",
    "unread_file",
]

if not TYPE_CHECKING:  # else every misspelled name would pass as an object
    __getattr__, __dir__ = lazy_names(__name__, _MODULES)
