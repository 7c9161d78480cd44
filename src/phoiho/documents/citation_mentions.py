"""Which acts does a text cite, and where?

Each mention covers what was understood of one act.  An act that is named
inside the subject of another ("về thực hiện Nghị quyết số ...") is part of
that subject; `find_citations` of the subject finds it.
"""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from phoiho.documents.citation_reading import FoundCitation, read_citations
from phoiho.documents.citation_words import (
    CitationText,
    anchor_pattern,
    prepare_citations,
)
from phoiho.documents.citations import Citation
from phoiho.documents.clean_text import clean_text
from phoiho.errors import ParseError
from phoiho.vietnamese.mapped_text import MappedText

__all__ = [
    "CitationMention",
    "find_citations",
    "parse_citation",
    "place_citation",
    "scan_citations",
]

_EXPECTED = "one citation such as 'Nghị quyết số 04-NQ/TU ngày 11/12/2020 của Thành ủy'"


@attrs.frozen(kw_only=True)
class CitationMention:
    """An act cited in a text.

    Attributes:
        start: Where it starts in the caller's text, in characters.
        end: Where it ends, exclusive.
        text: The words as printed.
        citation: What they say.
    """

    start: int
    end: int
    text: str
    citation: Citation


def find_citations(text: str) -> tuple[CitationMention, ...]:
    """Return the acts that running prose cites, in the order of the text.

    Passes by types without a name or number ("các nghị quyết của Đảng",
    "Luật này").  Where several numbers share a type, each is a mention.

    Args:
        text: Any text; spans count its characters as given, NFD or NFC.

    Examples:
        >>> text = "theo Quyết định 217-QĐ/TW và 218-QĐ/TW ngày 12/12/2013 của Bộ Chính trị, tỉnh"
        >>> [mention.text for mention in find_citations(text)]
        ['Quyết định 217-QĐ/TW', '218-QĐ/TW ngày 12/12/2013 của Bộ Chính trị']
    """
    clean = clean_text(text)
    source = prepare_citations(clean.text)
    found = scan_citations(source, 0, len(source.text), prose=True)
    return tuple(place_citation(text, clean, citation) for citation in found)


def place_citation(text: str, clean: MappedText, found: FoundCitation) -> CitationMention:
    """Return a citation of a clean text with its place in the caller's text."""
    start, end = clean.original(found.start), clean.original(found.end)
    return CitationMention(start=start, end=end, text=text[start:end], citation=found.citation)


def scan_citations(
    source: CitationText, at: int, limit: int, *, prose: bool
) -> Iterator[FoundCitation]:
    """Yield the citations of a part of a clean text."""
    anchors = anchor_pattern()
    while (anchor := anchors.search(source.lower, at, limit)) is not None:
        found, at = read_citations(source, anchor.start(), limit, prose=prose)
        yield from found
        at = max(at, anchor.start() + 1)


def parse_citation(text: str) -> Citation:
    """Return the act that *text* cites; the inverse of `format_citation`.

    Args:
        text: One citation, whole: nothing before and nothing after it.

    Raises:
        ParseError: The text cites no act, several, or says more.

    Examples:
        >>> cited = parse_citation("điểm b khoản 2 Điều 15 Luật Mặt trận Tổ quốc Việt Nam năm 2015")
        >>> cited.type, cited.name, cited.year, str(cited.provisions[0])
        ('Luật', 'Mặt trận Tổ quốc Việt Nam', 2015, 'điểm b khoản 2 Điều 15')
    """
    clean = clean_text(text)
    source = prepare_citations(clean.text.replace("\n", " "))
    start = len(source.text) - len(source.text.lstrip())
    limit = len(source.text.rstrip(" .;,"))
    if (number := source.numbers.get(start)) is not None and number.end >= limit:
        return Citation(number=number.number)
    found, _ = read_citations(source, start, limit, prose=False)
    if not found:
        raise ParseError(text, expected=_EXPECTED)
    first = found[0]
    if first.end < limit:
        span = clean.original(first.end), clean.original(limit)
        expected = "the end of the citation; find_citations reads several"
        raise ParseError(text, span=span, expected=expected)
    return first.citation
