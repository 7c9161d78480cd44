"""The marks before a signer's post: TM., KT., TL., TUQ., Q.; in the Party T/M, K/T, T/L.

Basis: Nghị định 30/2020/NĐ-CP, Điều 13 and Phụ lục I, phần II, mục 7; Hướng
dẫn 36-HD/VPTW, mục II.1.7 (Party).
"""

from __future__ import annotations

import datetime as dt
import re

import attrs

from phoiho.documents.guides import find_habit
from phoiho.documents.systems import DocumentSystem
from phoiho.errors import ParseError
from phoiho.labels import LabelledEnum
from phoiho.reference import load_once, load_table
from phoiho.vietnamese import normalize

__all__ = [
    "SigningAuthority",
    "SigningIrregularity",
    "SigningLine",
    "SigningMark",
    "iter_signing_marks",
    "marks_of",
    "parse_signing_authority",
]


class SigningAuthority(LabelledEnum):
    """In what quality somebody signs.

    Examples:
        >>> SigningAuthority.DEPUTY.label()
        'ký thay cấp trưởng'
    """

    HEAD = "head"
    COLLECTIVE = "collective"
    DEPUTY = "deputy"
    ORDER = "order"
    AUTHORISED = "authorised"
    ACTING = "acting"


class SigningIrregularity(LabelledEnum):
    """A departure of a printed line from the form of the system."""

    OTHER_MARK = "other_mark"
    SPELLED_OUT = "spelled_out"
    BLANK_MISSING = "blank_missing"
    LETTER_CASE = "letter_case"
    NO_SUCH_FORM = "no_such_form"


@attrs.frozen(kw_only=True)
class SigningMark:
    """How an authority is marked.

    Attributes:
        signing: Code of the set of marks: `state` or `party`.
        authority: The authority.
        mark: The mark ("KT."); empty where there is no such form.
        spellings: Letters and words that mean it, as they are seen.
        basis: The text that says so.
        status: How well the row is known.
        source: Where it was read.
        note: What is left to say.
    """

    signing: str
    authority: SigningAuthority
    mark: str
    spellings: tuple[str, ...]
    basis: str
    status: str
    source: str
    note: str

    def before(self, post: str) -> str:
        """Return a post with the mark before it."""
        return f"{self.mark} {post}"


@load_once
def _marks() -> tuple[SigningMark, ...]:
    """Read the table of marks."""
    return tuple(
        SigningMark(
            signing=row["signing"],
            authority=SigningAuthority(row["authority"]),
            mark=row["mark"],
            spellings=tuple(row["spellings"].split("|")),
            basis=row["basis"],
            status=row["status"],
            source=row["source"],
            note=row["note"],
        )
        for row in load_table("signing_authorities").records()
    )


def iter_signing_marks() -> tuple[SigningMark, ...]:
    """Return every mark of the table."""
    return _marks()


def marks_of(signing: str) -> dict[SigningAuthority, SigningMark]:
    """Return the marks of a set by their authority; who signs as head has none.

    Args:
        signing: Code of the set, as in `Guide.signing`.

    Examples:
        >>> marks_of("party")[SigningAuthority.DEPUTY].mark
        'K/T'
    """
    return {mark.authority: mark for mark in _marks() if mark.signing == signing}


@attrs.frozen(kw_only=True)
class SigningLine:
    """A line above a signature, as read.

    Attributes:
        authority: In what quality it is signed; `HEAD` where no mark stands.
        principal: The post or the collective after the mark; the post of the
            signer where no mark stands.
        mark: The mark as printed.
        irregularities: Where the line departs from the form of the system.
        regular: The line as the system writes it; empty where it has no such
            form.
    """

    authority: SigningAuthority
    principal: str
    mark: str
    irregularities: tuple[SigningIrregularity, ...]
    regular: str


@load_once
def _patterns() -> tuple[tuple[SigningAuthority, re.Pattern[str]], ...]:
    """Return what marks of each authority look like, whatever the system."""
    spellings: dict[str, SigningAuthority] = {}
    for mark in _marks():
        spellings.update(dict.fromkeys(mark.spellings, mark.authority))
    longest_first = sorted(spellings.items(), key=lambda item: len(item[0]), reverse=True)
    return tuple((authority, _pattern(spelling)) for spelling, authority in longest_first)


def _pattern(spelling: str) -> re.Pattern[str]:
    """Return the pattern of a spelling: words, or letters with signs between and after them."""
    if not spelling.replace("/", "").isupper():
        return re.compile(rf"(?P<mark>{spelling}:?)(?P<blank>\s+)(?=\S)", re.IGNORECASE)
    inside = spelling if "/" in spelling else "[./]?".join(spelling)
    return re.compile(
        rf"(?P<mark>{inside}(?:[./]|(?=\s)))(?P<blank>\s*)(?=[^\W\d_])", re.IGNORECASE
    )


def parse_signing_authority(
    text: str, *, system: DocumentSystem | None = None, on: dt.date | None = None
) -> SigningLine:
    """Return what a line above a signature says, and where it departs from its form.

    Args:
        text: One line: a mark and a post or a collective, or a post alone.
        system: The system of the paper; without it, and where nothing is known
            of it, a mark of any system is regular.
        on: The day of the paper; without it the latest marks hold.

    Raises:
        ParseError: The text is empty or has more lines than one.

    Examples:
        >>> line = parse_signing_authority("K/T Chủ tịch", system=DocumentSystem.STATE)
        >>> line.authority.value, line.principal, line.regular
        ('deputy', 'Chủ tịch', 'KT. CHỦ TỊCH')
        >>> [found.value for found in line.irregularities]
        ['other_mark', 'letter_case']
        >>> parse_signing_authority("TM.BAN THƯỜNG TRỰC").irregularities
        (<SigningIrregularity.BLANK_MISSING: 'blank_missing'>,)
    """
    bare = normalize(text)
    if not bare or len(text.strip().splitlines()) > 1:
        raise ParseError(text, expected="one line such as 'KT. CHỦ TỊCH' or 'T/M BAN THƯỜNG VỤ'")
    for authority, pattern in _patterns():
        match = pattern.match(bare)
        if match is not None:
            return _marked(authority, match, bare[match.end() :], system, on)
    return SigningLine(
        authority=SigningAuthority.HEAD,
        principal=bare,
        mark="",
        irregularities=() if bare == bare.upper() else (SigningIrregularity.LETTER_CASE,),
        regular=bare.upper(),
    )


def _marked(
    authority: SigningAuthority,
    match: re.Match[str],
    principal: str,
    system: DocumentSystem | None,
    on: dt.date | None,
) -> SigningLine:
    """Compare a mark with those of the system."""
    mark = match["mark"]
    expected = _expected(authority, mark, system, on)
    found = []
    if not expected.mark:
        found.append(SigningIrregularity.NO_SUCH_FORM)
    elif mark.upper() != expected.mark:
        words = any(part.isalpha() and len(part) > len("TUQ") for part in mark.split())
        found.append(SigningIrregularity.SPELLED_OUT if words else SigningIrregularity.OTHER_MARK)
    if not match["blank"]:
        found.append(SigningIrregularity.BLANK_MISSING)
    if mark != mark.upper() or principal != principal.upper():
        found.append(SigningIrregularity.LETTER_CASE)
    return SigningLine(
        authority=authority,
        principal=principal,
        mark=mark,
        irregularities=tuple(found),
        regular=expected.before(principal.upper()) if expected.mark else "",
    )


def _expected(
    authority: SigningAuthority, mark: str, system: DocumentSystem | None, on: dt.date | None
) -> SigningMark:
    """Return the mark that the system has, without a system one that is printed so."""
    habit = None if system is None else find_habit(system, on=on or dt.date.max)
    if habit is not None:
        return marks_of(habit.signing)[authority]
    known = [found for found in _marks() if found.authority is authority and found.mark]
    return next((found for found in known if found.mark == mark.upper()), known[-1])
