"""Reports: as text in two languages, and as plain values for JSON."""

from phoiho.writing.body_page import BodyPage, body_blocks, body_to_plain, page_of_body
from phoiho.writing.diagram import to_mermaid
from phoiho.writing.layout import Block, Heading, Line, Table, format_plain
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

__all__ = [
    "AgreementReport",
    "Block",
    "BodyPage",
    "EndedUnit",
    "EventReport",
    "Heading",
    "Line",
    "ParticipantReport",
    "StoryReport",
    "Table",
    "UnitPage",
    "body_blocks",
    "body_to_plain",
    "finding_lines",
    "finding_to_plain",
    "format_plain",
    "page_of_body",
    "page_of_unit",
    "report_on",
    "story_blocks",
    "story_to_plain",
    "summary",
    "to_mermaid",
    "unit_blocks",
    "unit_to_plain",
]
