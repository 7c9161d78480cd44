"""Reports, pages and diagrams: as text in two languages, and as plain values for JSON.

The names below load their modules at first use: the report on a record does not
wait for the pages on units and bodies.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from phoiho._lazy import lazy_names

if TYPE_CHECKING:
    from phoiho.writing.body_page import BodyPage, body_blocks, body_to_plain, page_of_body
    from phoiho.writing.comparison_page import comparison_blocks, comparison_to_plain
    from phoiho.writing.diagram import to_mermaid
    from phoiho.writing.layout import Block, Heading, Line, Table, format_plain
    from phoiho.writing.number_page import (
        IssuerPart,
        NumberPage,
        number_blocks,
        number_to_plain,
        page_of_number,
    )
    from phoiho.writing.plain import finding_to_plain, story_to_plain
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

_MODULES = {
    "AgreementReport": "story",
    "Block": "layout",
    "BodyPage": "body_page",
    "EndedUnit": "story",
    "EventReport": "story",
    "Heading": "layout",
    "IssuerPart": "number_page",
    "Line": "layout",
    "NumberPage": "number_page",
    "ParticipantReport": "story",
    "StoryReport": "story",
    "Table": "layout",
    "UnitPage": "unit_page",
    "body_blocks": "body_page",
    "body_to_plain": "body_page",
    "comparison_blocks": "comparison_page",
    "comparison_to_plain": "comparison_page",
    "finding_lines": "text",
    "finding_to_plain": "plain",
    "format_plain": "layout",
    "number_blocks": "number_page",
    "number_to_plain": "number_page",
    "page_of_body": "body_page",
    "page_of_number": "number_page",
    "page_of_unit": "unit_page",
    "report_on": "story",
    "story_blocks": "text",
    "story_to_plain": "plain",
    "summary": "text",
    "to_mermaid": "diagram",
    "unit_blocks": "unit_page",
    "unit_to_plain": "unit_page",
}

__all__ = [
    "AgreementReport",
    "Block",
    "BodyPage",
    "EndedUnit",
    "EventReport",
    "Heading",
    "IssuerPart",
    "Line",
    "NumberPage",
    "ParticipantReport",
    "StoryReport",
    "Table",
    "UnitPage",
    "body_blocks",
    "body_to_plain",
    "comparison_blocks",
    "comparison_to_plain",
    "finding_lines",
    "finding_to_plain",
    "format_plain",
    "number_blocks",
    "number_to_plain",
    "page_of_body",
    "page_of_number",
    "page_of_unit",
    "report_on",
    "story_blocks",
    "story_to_plain",
    "summary",
    "to_mermaid",
    "unit_blocks",
    "unit_to_plain",
]

if not TYPE_CHECKING:  # else every misspelled name would pass as an object
    __getattr__, __dir__ = lazy_names(__name__, _MODULES)
