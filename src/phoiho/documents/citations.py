"""What a citation says of the act it names, and how a paper writes it.

The first mention gives type, number, day, issuer and subject; later ones the
type and the number.  Laws and ordinances are named; the National Assembly adds
their number, papers of the Party a comma before the day.

Basis: Nghị định 30/2020/NĐ-CP, Phụ lục I, phần II; Nghị quyết
351/2017/UBTVQH14, Điều 24; habits of Party papers after Hướng dẫn 05-HD/VPTW.
"""

from __future__ import annotations

import re
from enum import Enum

import attrs

from phoiho.documents.citation_words import words_of
from phoiho.documents.irregularities import Irregularity
from phoiho.documents.numbers import DocumentNumber, format_document_number
from phoiho.documents.provisions import Provision, format_provisions
from phoiho.documents.systems import DocumentSystem
from phoiho.periods import DateValue
from phoiho.vietnamese.dates import format_date

__all__ = ["Citation", "CitationForm", "format_citation"]

_SHORT_NUMBER = re.compile(r"(?:\d{1,5}[a-zđ]?(?:/\d{4})?)?")


class CitationForm(Enum):
    """How much of an act a citation gives."""

    FIRST = "first"
    LATER = "later"


def _check_short_number(citation: Citation, attribute: attrs.Attribute[str], value: str) -> None:
    """Refuse digits that are no number, or stand beside a whole one."""
    if _SHORT_NUMBER.fullmatch(value) is None:
        msg = f"a short number is digits, such as '30' or '30/2020', not {value!r}"
        raise ValueError(msg)
    if value and citation.number is not None:
        msg = f"short number {value!r} stands beside the whole number {citation.number}: give one"
        raise ValueError(msg)


@attrs.frozen(kw_only=True)
class Citation:
    """An act as a text names it.

    Attributes:
        type: The type, "Nghị quyết"; empty where only a number is given.
        name: What stands between type and number: the name of a law or a
            charter, or what makes the type more exact ("công tác").
        number: The number and symbol.
        short_number: Digits that stand for it: "Nghị định 30", "30/2020".
        year: The year beside the name: "năm 2015".
        issued_on: The day, as far as it is given.
        issuer: The body, in the words of the text.
        subject: What it is about, with the word that opens it: "về ...",
            "quy định ...".
        provisions: The provisions that are meant.
        amended_in: The years in which it was amended, as the text says.
        amended_by: The acts that amended it, as the text says.
        irregularities: What only the whole citation shows: a type or a level that
            type, number and issuer give otherwise; a day that no calendar has,
            which `issued_on` leaves out.  Not part of the comparison.

    Raises:
        ValueError: A short number that is no number, or stands beside a whole one.
    """

    type: str = ""
    name: str = ""
    number: DocumentNumber | None = None
    short_number: str = attrs.field(default="", validator=_check_short_number)
    year: int | None = None
    issued_on: DateValue | None = None
    issuer: str = ""
    subject: str = ""
    provisions: tuple[Provision, ...] = ()
    amended_in: tuple[int, ...] = ()
    amended_by: tuple[Citation, ...] = ()
    irregularities: tuple[Irregularity, ...] = attrs.field(default=(), eq=False)

    @property
    def is_law(self) -> bool:
        """Whether it is of a type that is cited by name, as laws, codes and ordinances are.

        Examples:
            >>> Citation(type="Pháp lệnh", name="Cảnh vệ").is_law
            True
        """
        return self.type.lower() in words_of("law")

    @property
    def form(self) -> CitationForm:
        """Whether the text gives the act in full, or only its type and number or name.

        Examples:
            >>> Citation(type="Nghị định", short_number="30").form
            <CitationForm.LATER: 'later'>
        """
        full = bool(self.issued_on or self.issuer or self.subject)
        if self.is_law and self.name:
            full = full or self.number is not None or self.year is not None
        return CitationForm.FIRST if full else CitationForm.LATER

    def __str__(self) -> str:
        return format_citation(self)


def format_citation(
    citation: Citation,
    *,
    form: CitationForm = CitationForm.FIRST,
    system: DocumentSystem | None = None,
    normative: bool = False,
) -> str:
    """Return *citation* as a paper writes it; the inverse of `parse_citation`.

    Without a system nothing is left out, so that the text reads back as the
    same citation.  With one the rules of that system say what is given.

    Args:
        citation: What is cited.
        form: Whether this is its first or a later mention in the paper.
        system: Whose rules are followed.
        normative: Whether the paper sets rules of law: laws get their number.

    Basis:
        Nghị định 30/2020/NĐ-CP, Phụ lục I (first mention; laws by type and
        name); Nghị quyết 351/2017/UBTVQH14, Điều 24 khoản 1 (laws with their
        number in papers of the National Assembly).

    Examples:
        >>> import datetime as dt
        >>> from phoiho.documents import parse_document_number
        >>> number = parse_document_number("12-NQ/ĐU")
        >>> cited = Citation(type="Nghị quyết", number=number, issuer="Đảng ủy phường Bưởi",
        ...                  issued_on=dt.date(2026, 9, 5))
        >>> format_citation(cited, system=DocumentSystem.PARTY)
        'Nghị quyết số 12-NQ/ĐU, ngày 05/9/2026 của Đảng ủy phường Bưởi'
        >>> format_citation(cited, form=CitationForm.LATER)
        'Nghị quyết số 12-NQ/ĐU'
    """
    parts = [format_provisions(citation.provisions)] if citation.provisions else []
    parts.append(citation.type)
    by_name = citation.is_law and citation.name and (form is CitationForm.LATER or system)
    if by_name:
        parts += [citation.name, _number(citation) if normative else ""]
    else:
        parts += [citation.name, _number(citation)]
        if form is CitationForm.FIRST:
            parts += _details(citation, system)
    return " ".join(filter(None, parts)).replace(" ,", ",")


def _number(citation: Citation) -> str:
    """Return the number with its word, as far as one is known."""
    if citation.number is None:
        usual = citation.type.lower() in words_of("short")
        dated = citation.year is not None or citation.issued_on is not None
        word = "" if not citation.short_number or (usual and not dated) else "số "
        return f"{word}{citation.short_number}"
    number = format_document_number(citation.number)
    return f"số {number}" if citation.type else number


def _details(citation: Citation, system: DocumentSystem | None) -> list[str]:
    """Return what a first mention says beside type, name and number."""
    parts = []
    if citation.year is not None:
        parts.append(f"năm {citation.year}")
    if citation.issued_on is not None:
        day = format_date(citation.issued_on)
        if system is DocumentSystem.PARTY:
            day = ", " + day.replace(" tháng ", "/", 1).replace(" năm ", "/", 1)
        parts.append(day)
    if citation.issuer:
        parts.append(f"của {citation.issuer}")
    parts.append(citation.subject)
    if citation.amended_in:
        years = ", ".join(map(str, citation.amended_in))
        parts.append(f"(sửa đổi, bổ sung năm {years})")
    if citation.amended_by:
        acts = ", ".join(map(format_citation, citation.amended_by))
        parts.append(f"(được sửa đổi, bổ sung bởi {acts})")
    return parts
