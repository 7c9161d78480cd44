"""Numbers of papers in running prose: "theo Kế hoạch số 228/CTr-UBND ngày ..."."""

from __future__ import annotations

import re

import attrs

from phoiho.documents.clean_text import clean_text
from phoiho.documents.code_spellings import is_principal_issuer, read_type_code
from phoiho.documents.irregularities import Irregularity
from phoiho.documents.issuer_readings import lookup_issuer_codes
from phoiho.documents.number_codes import CodeRole
from phoiho.documents.number_parsing import parse_document_number
from phoiho.documents.numbers import DocumentNumber
from phoiho.documents.systems import NumberStyle
from phoiho.errors import ParseError

__all__ = ["DocumentNumberMention", "find_document_numbers"]

_CAPITAL = "[A-ZĂÂĐÊÔƠƯ]"
_CODE = (
    rf"{_CAPITAL}[A-Za-zĂÂĐÊÔƠƯăâđêôơư0-9&]*+"
    rf"(?:\.{_CAPITAL}[A-ZĂÂĐÊÔƠƯ0-9&]*+(?![a-zà-ỹ]))*+"
)
_SMALL_CODE = r"[a-zăâđêôơư]{2,9}+"
# A blank on one side of a separator is a slip.  On both sides it may end the number: it is taken
# before the type and after it, and before what can only be a part of the issuer.
_MENTION = re.compile(
    rf"""
    (?:(?P<so>\b[Ss][ốỐOo]\s?:?\s{{0,9}})|(?<![\w.,:/%-]))
    (?P<number>[0-9]{{1,6}}+[a-zA-ZđĐ]?)
    (?:
        (?:\s?[/-]\s?(?:19|20)[0-9]{{2}})?+
        (?:\s?[/-]\s?|\s(?={_CODE}[/-])|(?={_CODE}/))
        (?P<first>{_CODE})(?:(?P<wide>\s[/-]\s)(?P<second>{_CODE}))?
        (?:(?:[/-]\s?|\s[/-])(?:{_CODE}|(?:19|20)[0-9]{{2}}(?!\w)))*+
        |
        /(?:(?:19|20)[0-9]{{2}}/)?{_SMALL_CODE}(?:-{_SMALL_CODE})+
    )
    (?![\w/])
    """,
    re.VERBOSE,
)
_DRAFT = re.compile(
    rf"\b[Ss]ố\s?:?[\s.…_]{{0,40}}(?P<number>(?:/(?:20[0-9]{{2}}/)?{_CODE}-|-{_CODE}/)"
    rf"\s?{_CODE}(?:-{_CODE})*+)(?!\w)"
)


@attrs.frozen(kw_only=True)
class DocumentNumberMention:
    """A number of a paper in a text.

    Attributes:
        start: Where it begins, at its digits; in characters of the text.
        end: Where it ends, exclusive.
        text: The part of the text.
        number: What it reads as.
    """

    start: int
    end: int
    text: str
    number: DocumentNumber


def find_document_numbers(text: str) -> tuple[DocumentNumberMention, ...]:
    """Return the numbers of papers in a text, in the order of the text.

    A number counts when its type or its issuer is known; after "số" an unknown
    code will do.  Ratios ("48/48"), dates and ranges of years are none.  Numbers
    not yet given ("Số:   /KH-UBND") are found after "số".

    Args:
        text: Any text.

    Examples:
        >>> text = "Thực hiện Chương trình số 228/CTr-UBND ngày 15/01/2020, 10/17 nội dung đã xong."
        >>> [(m.text, m.number.issuer_codes) for m in find_document_numbers(text)]
        [('228/CTr-UBND', ('UBND',))]
    """
    clean = clean_text(text)
    found = []
    for match in (*_MENTION.finditer(clean.text), *_DRAFT.finditer(clean.text)):
        start, end = clean.original(match.start("number")), clean.original(_end(match))
        after_so = match.re is _DRAFT or match["so"] is not None
        number = _number(text[start:end], after_so=after_so)
        if number is not None:
            found.append(
                DocumentNumberMention(start=start, end=end, text=text[start:end], number=number)
            )
    return tuple(sorted(found, key=lambda mention: mention.start))


def _end(match: re.Match[str]) -> int:
    """Return where a number ends: before a wide hyphen if another body follows it."""
    if match.re is _DRAFT or not match["wide"]:
        return match.end()
    other = not read_type_code(match["first"]) and (
        is_principal_issuer(match["second"]) or not lookup_issuer_codes(match["second"])
    )
    return match.start("wide") if other else match.end()


def _number(printed: str, *, after_so: bool) -> DocumentNumber | None:
    """Return the number that a part of a text surely is."""
    try:
        number = parse_document_number(printed)
    except ParseError:
        return None
    return number if _is_sure(number, after_so=after_so) else None


def _is_sure(number: DocumentNumber, *, after_so: bool) -> bool:
    """Tell whether what reads as a number is one in prose."""
    known = any(
        meaning.role in {CodeRole.ISSUER, CodeRole.OFFICER}
        for code in number.issuer_codes
        for meaning in lookup_issuer_codes(code)
    )
    if number.type_code:
        typed = Irregularity.TYPE_UNKNOWN not in number.irregularities
        return (typed and (bool(number.issuer_codes) or after_so)) or (known and after_so)
    if number.style is NumberStyle.HISTORIC or "/" not in number.printed:
        return after_so or "/" in number.printed
    return known or after_so
