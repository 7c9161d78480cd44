"""Reports: as text in two languages, and as plain values for JSON."""

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

__all__ = [
    "AgreementReport",
    "Block",
    "EndedUnit",
    "EventReport",
    "Heading",
    "Line",
    "ParticipantReport",
    "StoryReport",
    "Table",
    "finding_lines",
    "finding_to_plain",
    "format_plain",
    "report_on",
    "story_blocks",
    "story_to_plain",
    "summary",
]
