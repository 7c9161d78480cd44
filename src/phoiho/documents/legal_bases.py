"""What does a paper rest on: its lines "Căn cứ ...;", one or more acts each?

Every line is kept with all its words, whether or not it cites an act.

Basis: Nghị định 30/2020/NĐ-CP, Phụ lục I, phần II, mục 6: each basis on a line
of its own, a semicolon after it and a full stop after the last.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import attrs

from phoiho.documents.citation_mentions import CitationMention, place_citation, scan_citations
from phoiho.documents.citation_words import prepare_citations, role_pattern
from phoiho.documents.citations import Citation, format_citation
from phoiho.documents.clean_text import clean_text
from phoiho.documents.systems import DocumentSystem

__all__ = ["LegalBasisLine", "format_legal_bases", "parse_legal_bases"]

_LINE = re.compile(r"[^\n]*[^\s;][^\n]*")
_BULLET = re.compile(r"[\s\-+*\u2022]*")
_NEXT = re.compile(r"[;.,] (?=Căn cứ )")


@attrs.frozen(kw_only=True)
class LegalBasisLine:
    """A line of the bases of a paper.

    Attributes:
        verb: The words that open it, "Căn cứ" or "Theo đề nghị"; empty where
            it opens otherwise.
        text: The line as printed, from its verb to its last word or sign.
        start: Where it starts in the caller's text, in characters.
        end: Where it ends, exclusive.
        citations: The acts it cites, with their places in the caller's text.
    """

    verb: str
    text: str
    start: int
    end: int
    citations: tuple[CitationMention, ...] = ()


def parse_legal_bases(text: str) -> tuple[LegalBasisLine, ...]:
    """Return the lines of the legal bases of a paper, each with the acts it cites.

    A line may be wrapped, begin with a dash or a plus, end in any sign and
    cite several acts.  A line that cites none ("Xét đề nghị của ...") is kept.

    Args:
        text: The bases, as printed between the head and the decision.

    Examples:
        >>> text = '''- Căn cứ Luật Tổ chức chính quyền địa phương ngày 16/6/2025;
        ... - Theo đề nghị của Chánh Văn phòng,'''
        >>> for line in parse_legal_bases(text):
        ...     print(line.verb, [str(mention.citation) for mention in line.citations])
        Căn cứ ['Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025']
        Theo đề nghị []
    """
    clean = clean_text(text)
    source = prepare_citations(clean.text)
    lines = []
    for start, end in _lines(source.text):
        verb = role_pattern("basis").match(source.lower, start, end)
        found = scan_citations(source, start if verb is None else verb.end(), end, prose=False)
        span = clean.original(start), clean.original(end)
        lines.append(
            LegalBasisLine(
                verb=source.text[start : verb.end()] if verb is not None else "",
                text=text[slice(*span)],
                start=span[0],
                end=span[1],
                citations=tuple(place_citation(text, clean, citation) for citation in found),
            )
        )
    return tuple(lines)


def _lines(text: str) -> Iterator[tuple[int, int]]:
    """Yield the span of every line, without its bullet; a paragraph may hold several."""
    for line in _LINE.finditer(text):
        start = line.start()
        for border in _NEXT.finditer(text, start, line.end()):
            yield _bare(text, start, border.start() + 1)
            start = border.end()
        if (span := _bare(text, start, line.end()))[0] < span[1]:
            yield span


def _bare(text: str, start: int, end: int) -> tuple[int, int]:
    """Return a span without the bullet before it and blanks around it."""
    bullet = _BULLET.match(text, start, end)
    start = bullet.end() if bullet is not None else start
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def format_legal_bases(
    citations: Sequence[Citation],
    *,
    system: DocumentSystem | None = None,
    normative: bool = False,
) -> str:
    """Return citations as the lines of the bases of a paper.

    Args:
        citations: The acts, in the order in which they are to stand.
        system: Whose rules are followed, as for `format_citation`; papers of
            the Party lead every line with a dash.
        normative: Whether the paper sets rules of law.

    Basis:
        Nghị định 30/2020/NĐ-CP, Phụ lục I; Hướng dẫn 05-HD/VPTW (Party).

    Examples:
        >>> from phoiho.documents import parse_citation
        >>> law = parse_citation("Luật Mặt trận Tổ quốc Việt Nam ngày 09/6/2015")
        >>> decree = parse_citation("Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ")
        >>> print(format_legal_bases([law, decree], system=DocumentSystem.FRONT))
        Căn cứ Luật Mặt trận Tổ quốc Việt Nam;
        Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ.
    """
    lead = "- Căn cứ" if system is DocumentSystem.PARTY else "Căn cứ"
    lines = [
        f"{lead} {format_citation(citation, system=system, normative=normative)}"
        for citation in citations
    ]
    return ";\n".join(lines) + "." * bool(lines)
