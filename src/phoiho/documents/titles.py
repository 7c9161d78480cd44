"""The lines that say what a paper is: its type and its subject.

Basis: Nghị định 30/2020/NĐ-CP, Phụ lục I, phần II, mục 5; Hướng dẫn
36-HD/VPTW and 05-HD/VPTW, mục II.1.5 (Party).
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from phoiho.documents.capital_phrases import capital
from phoiho.documents.layouts import PaperElement, page_layout
from phoiho.documents.paper_lines import PaperLine, make_line, make_lines, readable
from phoiho.documents.systems import DocumentSystem
from phoiho.errors import ParseError

__all__ = ["letter_subject", "title_lines"]

_ABOUT = re.compile(r"(?:v/v|về việc)\b[:.\s]*", re.IGNORECASE)
_ABOUT_WORD = re.compile(r"về\b", re.IGNORECASE)


def title_lines(
    type_name: str,
    subject: str,
    *,
    system: DocumentSystem,
    on: dt.date,
    parties: Sequence[str] = (),
    normative: bool = False,
) -> tuple[PaperLine, ...]:
    r"""Return the type of a paper in capitals and its subject, and what stands below them.

    Args:
        type_name: The type ("kế hoạch", "chương trình phối hợp").
        subject: What it is about; begins with a capital in State papers, and
            with a small "về" in Party ones.
        system: The system of the paper.
        on: The day of the paper.
        parties: Names of those who agree, in a joint agreement: they stand in
            a line of their own ("giữa ... và ...").
        normative: Whether it sets rules of law; asked of State papers only.

    Raises:
        ParseError: A text is empty or not printable, or there is one party only.
        UnknownLayoutError: No layout is known for that day.

    Examples:
        >>> lines = title_lines(
        ...     "chương trình phối hợp",
        ...     "thực hiện dân chủ ở cơ sở năm 2026",
        ...     parties=["Ủy ban nhân dân xã", "Ủy ban Mặt trận Tổ quốc Việt Nam xã"],
        ...     system=DocumentSystem.JOINT,
        ...     on=dt.date(2026, 3, 2),
        ... )
        >>> print(*lines, sep="\n")
        CHƯƠNG TRÌNH PHỐI HỢP
        giữa Ủy ban nhân dân xã và Ủy ban Mặt trận Tổ quốc Việt Nam xã
        Thực hiện dân chủ ở cơ sở năm 2026
        >>> lines = title_lines("Nghị quyết", "Về công tác cán bộ",
        ...                     system=DocumentSystem.PARTY, on=dt.date(2026, 6, 1))
        >>> [line.text for line in lines]
        ['NGHỊ QUYẾT', 'về công tác cán bộ', '-----']
    """
    page = page_layout(system, on=on, normative=normative)
    about = readable(subject, "the subject of a paper")
    if page.get(PaperElement.SUBJECT_MARK) is None:
        about = capital(about)
    elif _ABOUT_WORD.match(about):
        about = about[:1].lower() + about[1:]
    return (
        make_line(page, PaperElement.TYPE_NAME, readable(type_name, "the type of a paper")),
        *make_lines(page, PaperElement.SUBJECT, (*_between(parties), about)),
        *make_lines(page, PaperElement.SUBJECT_MARK, [""]),
    )


def _between(parties: Sequence[str]) -> list[str]:
    """Return the line of the parties, none where there are no parties."""
    names = [readable(party, "the name of a party") for party in parties]
    if len(names) == 1:
        raise ParseError(names[0], expected="two parties or more")
    return [f"giữa {', '.join(names[:-1])} và {names[-1]}"] if names else []


def letter_subject(subject: str, *, system: DocumentSystem, on: dt.date) -> PaperLine:
    """Return the subject of an official letter, which stands below its number.

    State papers begin it with "V/v"; Party papers have it in italics, without.

    Args:
        subject: What the letter is about, "V/v" before it or not.
        system: The system of the paper.
        on: The day of the paper.

    Raises:
        ParseError: The subject is empty or not printable.
        UnknownLayoutError: No layout is known for that day.

    Examples:
        >>> day = dt.date(2026, 6, 1)
        >>> letter_subject("về việc họp giao ban", system=DocumentSystem.STATE, on=day).text
        'V/v họp giao ban'
        >>> letter_subject("V/v họp giao ban", system=DocumentSystem.PARTY, on=day).text
        'về việc họp giao ban'
    """
    page = page_layout(system, on=on)
    bare = readable(subject, "the subject of a letter")
    about = _ABOUT.match(bare)
    rest = bare[about.end() :] if about else bare
    if not rest:
        raise ParseError(subject, expected="the subject of a letter after V/v")
    layout = page.get(PaperElement.LETTER_SUBJECT)
    if about and layout is not None and not layout.text:
        rest = f"về việc {rest}"
    return make_line(page, PaperElement.LETTER_SUBJECT, rest)
