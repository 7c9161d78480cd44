"""Official documents: their numbers, and the acts they rest on."""

from phoiho.documents.acts import Act, get_act, iter_acts
from phoiho.documents.numbers import (
    DocumentNumber,
    Irregularity,
    NumberStyle,
    format_document_number,
    parse_document_number,
)

__all__ = [
    "Act",
    "DocumentNumber",
    "Irregularity",
    "NumberStyle",
    "format_document_number",
    "get_act",
    "iter_acts",
    "parse_document_number",
]
