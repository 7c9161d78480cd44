"""What rules read: a resolved dossier with its acts, or a text."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from functools import cached_property

import attrs

from phoiho.agreements import Agreement, Coverage
from phoiho.calendar import WorkingCalendar
from phoiho.documents import (
    CitationMention,
    DocumentNumber,
    DocumentNumberMention,
    find_citations,
    find_document_numbers,
    parse_document_number,
)
from phoiho.dossier import CitedDocument, Dossier, act_day
from phoiho.errors import ParseError
from phoiho.periods import Period, first_day
from phoiho.reviews import ReviewEvent, ReviewSubject
from phoiho.rules.acts import Absence, Absences
from phoiho.rules.fixes import Fix, printed_fix
from phoiho.rules.printed_dates import DATE_MARK
from phoiho.rules.printed_text import PrintedText, Span
from phoiho.rules.record_words import words_of_agreement, words_of_dossier, words_of_event
from phoiho.rules.text_stream import TextStream, Words

__all__ = ["Context", "PrintedNumber"]

_LEAD = 40
_NO_PAPER_BEFORE = re.compile(
    r"\b(?:hợp đồng|giấy (?:ủy|uỷ) quyền|kết luận giám định|bản kết luận|quyển|mẫu)"
    r"(?: số)?\s*:?\s*\Z",
    re.IGNORECASE,
)
_NO_PAPER_AFTER = re.compile(r"\.(?:docx?|xlsx?|pdf|zip|rar)\b", re.IGNORECASE)
_ONE_TURN = 366
"""Days of the longest agreement that is reviewed as a whole each time."""


@attrs.frozen(kw_only=True)
class PrintedNumber:
    """The number of a paper as the record prints it.

    Attributes:
        path: Where it stands in the record.
        text: The number as printed.
        day: First day that the paper can be of.
        parsed: Its parts; `None` where no order fits.
        from_paper: Whether a paper prints it so; else the news about one does.
        span: Where it stands in the text judged; `None` for a value of a record.
    """

    path: str
    text: str
    day: dt.date | None
    parsed: DocumentNumber | None
    from_paper: bool
    span: Span | None = None

    def fix(self, replacement: str, *, sure: bool = True) -> Fix:
        """Return a fix of the number, see `printed_fix`."""
        return printed_fix(self.path, self.text, replacement, span=self.span, sure=sure)


@attrs.frozen(kw_only=True)
class Context:
    """A resolved dossier as rules see it, judged as of a day.

    Attributes:
        dossier: The dossier; empty where a text is judged.
        as_of: The day of the question: it decides state, due and overdue.
        calendar: Counts working days.
        text: The text judged, `None` for a record.
        number: The number judged alone.
        unused_ignores: Places of the entries of the record that ignore nothing.
    """

    dossier: Dossier
    as_of: dt.date
    calendar: WorkingCalendar
    text: str | None = None
    number: PrintedNumber | None = None
    unused_ignores: tuple[int, ...] = ()

    @cached_property
    def agreements(self) -> tuple[tuple[str, Agreement], ...]:
        """Agreements with their paths."""
        return tuple((f"$.agreements[{i}]", a) for i, a in enumerate(self.dossier.agreements))

    @cached_property
    def events(self) -> tuple[tuple[str, ReviewEvent], ...]:
        """Events with their paths."""
        return tuple((f"$.events[{i}]", e) for i, e in enumerate(self.dossier.events))

    @cached_property
    def absences(self) -> tuple[Absence, ...]:
        """Bodies of the record that act while they are surely not in being."""
        return tuple(Absences(dossier=self.dossier).find())

    def act_day(self, agreement: Agreement) -> dt.date | None:
        """Return the day on which an agreement was made, as far as it is known."""
        return first_day(agreement.signed_on) or act_day(self.dossier, agreement)

    def period_of(self, subject: ReviewSubject) -> Period | None:
        """Return the period of a subject, its agreement's where it has none of its own."""
        agreement = self.dossier.agreement(subject.agreement)
        return subject.period or (agreement.period if agreement else None)

    def sure_period_of(self, subject: ReviewSubject) -> Period | None:
        """Return the period of a subject; its agreement's only where that is one turn.

        Which part of a longer agreement was reviewed is not known.
        """
        period = self.period_of(subject)
        days = period.days if period is not None else None
        one_turn = days is not None and days <= _ONE_TURN
        return period if subject.period is not None or one_turn else None

    @cached_property
    def numbers(self) -> tuple[PrintedNumber, ...]:
        """Every printed number of agreements, documents and reports, or of the text judged."""
        return tuple(self._find_numbers())

    @cached_property
    def parsed_numbers(self) -> dict[str, DocumentNumber]:
        """The parts of the numbers of a record that fit an order, by their paths."""
        return {n.path: n.parsed for n in self.numbers if n.parsed is not None and n.span is None}

    def _find_numbers(self) -> Iterator[PrintedNumber]:
        """Walk what is judged alone, the agreements, the documents, the reports of events."""
        if self.number is not None:
            yield self.number
        yield from self._numbers_in_text()
        for path, agreement in self.agreements:
            if agreement.number is not None:
                yield _number(
                    f"{path}.number",
                    agreement.number,
                    day=first_day(agreement.signed_on),
                    from_paper=agreement.coverage is not Coverage.REPORT,
                )
        for i, document in enumerate(self.dossier.documents):
            if document.number is not None:
                yield _number(
                    f"$.documents[{i}].number",
                    document.number,
                    day=first_day(document.issued_on),
                    from_paper=document.id in self._cited_in_papers,
                )
        for path, event in self.events:
            if event.report is not None and event.report.number is not None:
                yield _number(
                    f"{path}.report.number",
                    event.report.number,
                    day=first_day(event.report.dated),
                    from_paper=event.coverage is not Coverage.REPORT,
                )

    def _numbers_in_text(self) -> Iterator[PrintedNumber]:
        """Walk the text judged; lines in an old code page are decoded first (PH613)."""
        if self.text is None:
            return
        judged = next(iter(self.texts))
        for found in find_document_numbers(judged.text):
            if not judged.is_old(found.start) and not _is_no_paper(judged.text, found):
                yield PrintedNumber(
                    path="$",
                    text=found.text,
                    day=None,
                    parsed=found.number,
                    from_paper=True,
                    span=(found.start, found.end),
                )

    @cached_property
    def citations(self) -> tuple[CitationMention, ...]:
        """What the text judged cites; nothing of a record."""
        return find_citations(self.text) if self.text is not None else ()

    @cached_property
    def _cited_in_papers(self) -> frozenset[str]:
        """Ids of the documents that are cited by a paper, and not by news about it."""
        papers = {a.id: a for _, a in self.agreements if a.coverage is not Coverage.REPORT}
        listed = {basis.document for paper in papers.values() for basis in paper.legal_bases}
        cited = {d.id for d in self.dossier.documents if not papers.keys().isdisjoint(d.cited_by)}
        return frozenset(listed | cited)

    @cached_property
    def texts(self) -> TextStream:
        """The text judged, or all words of a record, whoever wrote them.

        For rules of plain logic, and for letters that nobody finds: they ask for no
        paper.  Names of bodies, units, posts and people are none of these.
        """
        return TextStream(tuple(self._find_words()))

    @cached_property
    def dated_texts(self) -> tuple[PrintedText, ...]:
        """Those of all texts that may print a day, a month and a year."""
        return self.texts.containing(DATE_MARK)

    @property
    def printed_texts(self) -> TextStream:
        """The text judged, or those words of a record that a paper prints.

        For rules on the form of papers.  The words of a report are a newspaper's,
        and what an event came to is told in own words: no such rule binds them.
        """
        return self.texts.from_papers

    def _find_words(self) -> Iterator[Words]:
        """Walk what is judged alone, the record's own words, its agreements, papers, events."""
        if self.text is not None:
            yield "$", self.text, None, True
        yield from words_of_dossier(self.dossier)
        for path, agreement in self.agreements:
            yield from words_of_agreement(path, agreement)
        for i, document in enumerate(self.dossier.documents):
            if document.printed is not None:
                is_paper = document.id in self._cited_in_papers
                day = self._day_cited(document) if is_paper else None
                yield f"$.documents[{i}].printed", document.printed, day, is_paper
        for path, event in self.events:
            yield from words_of_event(path, event)

    def _day_cited(self, document: CitedDocument) -> dt.date | None:
        """Return the day of the first paper whose words cite a document."""
        days = [
            first_day(agreement.signed_on)
            for _, agreement in self.agreements
            if agreement.id in document.cited_by
            or any(basis.document == document.id for basis in agreement.legal_bases)
        ]
        return min((day for day in days if day is not None), default=None)


def _is_no_paper(text: str, found: DocumentNumberMention) -> bool:
    """Tell whether a number is that of a contract, an expert's report, a form or a file."""
    before = text[max(0, found.start - _LEAD) : found.start]
    return bool(_NO_PAPER_BEFORE.search(before) or _NO_PAPER_AFTER.match(text, found.end))


def _number(path: str, text: str, *, day: dt.date | None, from_paper: bool) -> PrintedNumber:
    """Parse a printed number."""
    try:
        parsed = parse_document_number(text)
    except ParseError:
        parsed = None
    return PrintedNumber(path=path, text=text, day=day, parsed=parsed, from_paper=from_paper)
