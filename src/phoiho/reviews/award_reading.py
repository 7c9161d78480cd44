"""What a printed line says of commendations: which, how many, to whom, by whom.

Papers and headlines name forms ("Giấy khen, Bằng khen"), numbers of papers
("23 Bằng khen"), recipients before or behind ("4 tập thể nhận ...", "... cho 08
tập thể và 05 cá nhân") and a grantor before or behind.  What cannot be told
apart stays unknown: "25 tập thể và cá nhân" has no number of collectives, and
a head who hands papers over need not have granted them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

import attrs

from phoiho.errors import ParseError
from phoiho.reviews.award_forms import Forms, find_forms
from phoiho.reviews.award_recipients import Recipients, assign_recipients, find_recipients
from phoiho.reviews.award_vocabulary import Clause, read_clause
from phoiho.reviews.awards import AwardKind

__all__ = ["AwardReading", "parse_award"]

_BREAK = re.compile(r";|[.!?…]\s|\n\s*(?:\n|[-+*•]\s|\d{1,2}[.)]\s)")


@attrs.frozen(kw_only=True)
class AwardReading:
    """Commendations named together in a text.

    Attributes:
        kinds: Their forms; empty where the text says "khen thưởng" alone.
        title: Their name as printed ("Kỷ niệm chương “Vì sự nghiệp ...”").
        pieces: How many papers, flags or medals, where that is printed.
        collectives: How many collectives received them.
        individuals: How many persons did.
        together: How many of both, where the text does not tell them apart.
        grantor: Who granted them, as printed.
        span: Start and end of `title` in the caller's text.
        recipients_span: The same for the counted recipients.
        grantor_span: The same for `grantor`.
    """

    kinds: tuple[AwardKind, ...]
    title: str
    pieces: int | None = None
    collectives: int | None = None
    individuals: int | None = None
    together: int | None = None
    grantor: str | None = None
    span: tuple[int, int]
    recipients_span: tuple[int, int] | None = None
    grantor_span: tuple[int, int] | None = None


def parse_award(text: str) -> tuple[AwardReading, ...]:
    """Return the commendations that a text tells of, in its order.

    Several forms named together for the same recipients are one reading.

    Args:
        text: A clause or a few sentences; spans count its characters as given.

    Raises:
        ParseError: The text names no form, and nobody rewarded.

    Examples:
        >>> text = "UBND phường tặng Giấy khen cho 08 tập thể và 05 cá nhân"
        >>> (award,) = parse_award(text)
        >>> award.kinds[0].value, award.collectives, award.individuals, award.grantor
        ('certificate_of_commendation', 8, 5, 'UBND phường')
        >>> parse_award("Bằng khen của Chủ tịch UBND tỉnh")[0].grantor
        'Chủ tịch UBND tỉnh'
        >>> parse_award("trao quà cho 5 hộ nghèo")
        Traceback (most recent call last):
        phoiho.errors.ParseError: cannot read ...: expected a commendation such as ...
    """
    found = [reading for start, end in _clauses(text) for reading in _read(text, start, end)]
    if not found:
        expected = "a commendation such as 'Giấy khen cho 08 tập thể và 05 cá nhân'"
        raise ParseError(text, expected=expected)
    return tuple(found)


def _clauses(text: str) -> Iterator[tuple[int, int]]:
    """Yield where the clauses of a text begin and end."""
    start = 0
    for match in _BREAK.finditer(text):
        if match.group()[0] != "." or not _abbreviated(text, match.start()):
            yield start, match.start()
            start = match.end()
    yield start, len(text)


def _abbreviated(text: str, dot: int) -> bool:
    """Tell whether a full stop belongs to an abbreviation ("TP. Nha Trang")."""
    before = text[max(dot - 2, 0) : dot]
    return not (
        all(char.islower() or unicodedata.combining(char) for char in before)
        or before[-1:].isdigit()
        or before[-1:] in {"”", '"', ")", "%"}
    )


def _read(text: str, start: int, end: int) -> Iterator[AwardReading]:
    """Yield the readings of one clause."""
    clause = read_clause(text, start, end)
    forms = find_forms(clause)
    given = assign_recipients(clause, forms, list(find_recipients(clause, forms)))
    for at, form in enumerate(forms):
        if form.kinds or at in given:
            yield _reading(clause, form, given.get(at))


def _reading(clause: Clause, form: Forms, run: Recipients | None) -> AwardReading:
    """Put one reading together, with spans in the caller's text."""
    span = clause.place(form.start, form.end)
    grantor = clause.place(*form.grantor) if form.grantor else None
    counts = run.counts if run else {}
    return AwardReading(
        kinds=form.kinds,
        title=clause.text[slice(*span)],
        pieces=form.pieces,
        collectives=counts.get("collectives"),
        individuals=counts.get("individuals"),
        together=counts.get("together"),
        grantor=clause.text[slice(*grantor)] if grantor else None,
        span=span,
        recipients_span=clause.place(run.start, run.end) if run else None,
        grantor_span=grantor,
    )
