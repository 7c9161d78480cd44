"""What stands beside the type of a cited act: its number, day, year and issuer.

They are read outward from the type, in whatever order they stand, each once.
"""

from __future__ import annotations

import datetime as dt
import re

import attrs

from phoiho.documents.citation_issuers import read_issuer
from phoiho.documents.citation_names import read_name
from phoiho.documents.citation_words import (
    CitationText,
    full_type,
    role_pattern,
    words_of,
)
from phoiho.documents.citations import Citation
from phoiho.documents.irregularities import Irregularity
from phoiho.documents.number_mentions import DocumentNumberMention
from phoiho.documents.numbers import DocumentNumber
from phoiho.documents.provisions import Provision
from phoiho.periods import DateValue, Period, PeriodKind
from phoiho.vietnamese.date_mentions import find_dates

__all__ = [
    "Draft",
    "add_issuer",
    "first_of_list",
    "next_number",
    "read_charter_issuer",
    "read_parts",
    "start_draft",
]

_LONGEST_DATE = 60
_LEAP_YEAR = 2000
_AFTER_DATE = re.compile(r" ?[;()\n]| (?:của|về|và) ")
_SHORT_NUMBER = re.compile(
    r" ?(?P<word>số:? )?(?P<number>\d{1,4}[a-zđ]?(?:/(?:19|20)\d\d)?)"
    r"(?![\w%]|[./,:-]\d|[/-]\w| ?[-/–] ?\d| ?%)"
)
_YEAR = re.compile(
    r",? ?\(?(?P<word>năm )?(?P<year>(?:19|20)\d\d)(?!\w|[./]\d| ?- ?\d)(?P<close>\))?"
)
_DATED = re.compile(
    r",? ?(?P<open>\()?(?:(?:được )?(?:ban hành|ký|thông qua) )?(?:ngày(?=\d)|(?=ngày |tháng ))"
)
_NO_DAY = re.compile(
    r"(?:ngày )?(?P<day>\d{1,2})(?: ?[/.-] ?| tháng )(?P<month>\d{1,2})"
    r"(?:(?: ?[/.-] ?|,? năm )(?P<year>\d{4}))?(?![\w%]|[/.-]\d)"
)
# "số 45 ngày 1/6/2012", but not "số 45 ngày công".
_NOT_COUNTED = re.compile(r",? (?:ngày \d{1,2}(?: ?[/.-] ?| tháng )\d|năm (?:19|20)\d\d(?!\d))")
_ISSUED = re.compile(r",? (?:(?:được )?ban hành )?(?P<word>của|do|bởi|giữa) ")
_ISSUED_BY = re.compile(r" (?:đã )?ban hành(?= ngày |[;,.)\n]|\Z)")
_CHARTER = re.compile(r"thi hành (?P<name>điều lệ(?: [^\W\d_]+){1,8}?) do ")
# What may stand between the parts and says nothing of the act that they do not say.
_ASIDE = re.compile(
    r" \((?:kh(?:óa|oá) [ivxlc]+|kỳ họp [^()]{1,40}|sau đây [^()]{1,120}|gọi tắt [^()]{1,120}"
    r"|[^\W\d][\w&.-]{1,15})\)| (?:tỉnh|huyện|quận|xã|phường|thành phố)(?= (?:ngày|của|về)(?!\w))"
)
_NEXT_NUMBER = re.compile(r"(?:,|;|,? và|; và| hoặc)[ \n](?:[-+] ?)?(?P<word>số:? )?")
# "các Nghị định của Chính phủ: số 78/2025/NĐ-CP ...; số 187/2025/NĐ-CP ...".
_LIST = re.compile(r"(?:,? (?:sau|gồm|sau đây|dưới đây))?:[ \n](?:[-+] ?)?số:? ")
_UNKNOWN_BODY = re.compile(
    r"[^,;.:()“”\"\n]{1,80}?(?= (?:về|ban hành|quy định|hướng dẫn|phê duyệt)(?!\w))"
)


@attrs.define(kw_only=True)
class Draft:
    """A citation that is being read: `Citation`, and its place in the text.

    Attributes:
        start: Where it starts.
        end: Where what was read of it ends.
        printed_type: Its type as the text has it, in small letters.
    """

    start: int
    end: int
    printed_type: str = ""
    type: str
    name: str = ""
    number: DocumentNumber | None = None
    short_number: str = ""
    year: int | None = None
    issued_on: DateValue | None = None
    issuer: str = ""
    subject: str = ""
    provisions: tuple[Provision, ...] = ()
    amended_in: tuple[int, ...] = ()
    amended_by: tuple[Citation, ...] = ()
    irregularities: tuple[Irregularity, ...] = ()


def start_draft(
    source: CitationText, kind: re.Match[str], provisions: tuple[Provision, ...]
) -> Draft:
    """Return the draft of the act whose type stands at a place, with its name."""
    words = full_type(kind[0])
    draft = Draft(
        start=kind.start(),
        end=kind.end(),
        printed_type=kind[0],
        type=words[:1].upper() + words[1:],
        provisions=provisions,
    )
    if words == kind[0]:
        _read_name(source, draft)
    return draft


def _read_name(source: CitationText, draft: Draft) -> None:
    """Read the name after the type, unless a number or an issuer stands there."""
    at = draft.end
    if source.text[at : at + 1] != " " or source.number_after(at) is not None:
        return
    if any(part.match(source.lower, at) for part in (_ISSUED, _DATED, _YEAR)):
        return
    if _short_number(source, draft) is not None:
        return
    end = read_name(source, at + 1, draft.type.lower())
    if end is not None:
        draft.name, draft.end = source.text[at + 1 : end], end


def _short_number(source: CitationText, draft: Draft) -> re.Match[str] | None:
    """Return digits that stand for a number: "số 35", "Nghị định 30"."""
    match = _SHORT_NUMBER.match(source.lower, draft.end)
    if match is None or _is_count(source, match):
        return None
    if match["word"]:
        return match
    if draft.name or source.text[draft.end] != " " or _YEAR.match(source.lower, draft.end):
        return None
    usual = draft.printed_type in words_of("short") and source.text[draft.start].isupper()
    return match if usual else None


def _is_count(source: CitationText, number: re.Match[str]) -> bool:
    """Tell whether digits count something: "Chương trình 10 điểm"."""
    if number["word"] and _NOT_COUNTED.match(source.lower, number.end()):
        return False
    return role_pattern("counted").match(source.lower, number.end() + 1) is not None


def read_parts(source: CitationText, draft: Draft) -> None:
    """Read number, year, day and issuer, in any order, each once."""
    readers = [_read_number, _read_date, _read_year, _read_issuer]
    reading = True
    while reading:
        reading = False
        for reader in readers:
            if reader(source, draft):
                readers.remove(reader)
                reading = True
                break
        aside = _ASIDE.match(source.lower, draft.end)
        if aside is not None:
            draft.end, reading = aside.end(), True


def _read_number(source: CitationText, draft: Draft) -> bool:
    """Read the number, or digits that stand for it."""
    if draft.number is not None or draft.short_number:
        return False
    mention = source.number_after(draft.end)
    if mention is not None:
        draft.number, draft.end = mention.number, mention.end
        return True
    short = _short_number(source, draft)
    if short is None:
        return False
    draft.short_number, draft.end = short["number"], short.end()
    return True


def _read_date(source: CitationText, draft: Draft) -> bool:
    """Read the day, month or day without a year."""
    lead = _DATED.match(source.lower, draft.end)
    if lead is None:
        return False
    at = lead.end()
    border = _AFTER_DATE.search(source.lower, at, at + _LONGEST_DATE)
    mentions = find_dates(source.text[at : border.start() if border else at + _LONGEST_DATE])
    if not mentions or mentions[0].span[0] != 0:
        return _read_impossible_day(source, draft, at)
    value = mentions[0].reading.value
    if isinstance(value, Period):
        if value.kind is not PeriodKind.MONTH:
            return False
        value = attrs.evolve(value, printed=None)
    end = at + mentions[0].span[1]
    draft.issued_on = value
    draft.end = end + bool(lead["open"] and source.text[end : end + 1] == ")")
    return True


def _read_impossible_day(source: CitationText, draft: Draft, at: int) -> bool:
    """Pass over a day that no calendar has, "31/6/2025", and keep that it stands there."""
    match = _NO_DAY.match(source.lower, at)
    if match is None:
        return False
    try:
        dt.date(int(match["year"] or _LEAP_YEAR), int(match["month"]), int(match["day"]))
    except ValueError:
        draft.end = match.end()
        draft.irregularities = (Irregularity.DAY_IMPOSSIBLE,)
        return True
    return False


def _read_year(source: CitationText, draft: Draft) -> bool:
    """Read the year of a law, or of a number without one."""
    match = _YEAR.match(source.lower, draft.end)
    bare = draft.type.lower() in words_of("law") or draft.name
    if match is None or not (match["word"] or bare):
        return False
    if "(" not in match[0]:
        end = match.end("year")
    elif match["close"]:
        end = match.end()
    else:
        return False
    draft.year, draft.end = int(match["year"]), end
    return True


def _read_issuer(source: CitationText, draft: Draft) -> bool:
    """Read the issuer after "của" or between "do" and "ban hành"."""
    lead = _ISSUED.match(source.lower, draft.end)
    if lead is None:
        return False
    joint = "liên " in draft.type or "phối hợp" in draft.type
    if lead["word"] == "giữa" and not joint:
        return False
    end = read_issuer(source, lead.end(), joint=joint)
    if end is None:
        return False
    draft.issuer, draft.end = source.text[lead.end() : end], end
    if lead["word"] == "do" and (issued := _ISSUED_BY.match(source.lower, end)):
        draft.end = issued.end()
    return True


def read_charter_issuer(source: CitationText, draft: Draft) -> None:
    """Take "do ... ban hành" out of a subject that ends in the name of a charter.

    A congress passes a charter, so that the body is the issuer of what carries it out.
    """
    start = draft.end - len(draft.subject)
    charter = _CHARTER.search(source.lower, start, draft.end)
    end = read_issuer(source, charter.end()) if charter is not None else None
    issued = _ISSUED_BY.match(source.lower, end) if end is not None else None
    if charter is None or issued is None or draft.issuer:
        return
    draft.subject = source.text[start : charter.end("name")]
    draft.issuer, draft.end = source.text[charter.end() : end], issued.end()
    read_parts(source, draft)


def first_of_list(source: CitationText, draft: Draft, limit: int) -> Draft | None:
    """Return the draft of the first number of a list that its type and issuer only head."""
    head = _LIST.match(source.lower, draft.end, limit)
    if head is None or draft.number is not None or draft.short_number:
        return None
    mention = source.numbers.get(head.end())
    return None if mention is None else _listed(draft, mention, draft.issuer)


def next_number(source: CitationText, draft: Draft, limit: int) -> Draft | None:
    """Return the draft of the next number of the same type: "và 218-QĐ/TW".

    After a subject it has the word "số".  The issuer said before is its own where
    their codes are the same.
    """
    link = _NEXT_NUMBER.match(source.lower, draft.end, limit)
    mention = source.numbers.get(link.end()) if link is not None else None
    if link is None or mention is None or draft.number is None:
        return None
    if mention.number.type_code != draft.number.type_code or (draft.subject and not link["word"]):
        return None
    same = mention.number.issuer_codes == draft.number.issuer_codes
    return _listed(draft, mention, draft.issuer if same else "")


def _listed(draft: Draft, mention: DocumentNumberMention, issuer: str) -> Draft:
    """Return the draft of a number whose type, and maybe issuer, were said before."""
    return Draft(
        start=mention.start,
        end=mention.end,
        type=draft.type,
        number=mention.number,
        issuer=issuer,
    )


def add_issuer(source: CitationText, draft: Draft, limit: int) -> None:
    """Read an issuer without "của", or the rest of one whose name is not known.

    For texts in which nothing but a citation stands there.
    """
    _read_bare_issuer(source, draft)
    _complete_issuer(source, draft, limit)


def _read_bare_issuer(source: CitationText, draft: Draft) -> None:
    """Read an issuer before which "của" was left out."""
    at = draft.end + 1
    if draft.issuer or draft.issued_on is None or not source.text[at : at + 1].isupper():
        return
    end = read_issuer(source, at) if source.text[at - 1] == " " else None
    if end is not None:
        draft.issuer, draft.end = source.text[at:end], end


def _complete_issuer(source: CitationText, draft: Draft, limit: int) -> None:
    """Take the rest of an issuer whose name is not known, where a subject follows it."""
    place = draft.end
    if not draft.issuer or not source.text.startswith(draft.issuer, place - len(draft.issuer)):
        return
    at = place + 1
    if source.text[place:at] != " " or role_pattern("subject").match(source.lower, at):
        return
    rest = _UNKNOWN_BODY.match(source.lower, at, limit)
    if rest is not None:
        draft.issuer, draft.end = f"{draft.issuer} {source.text[at : rest.end()]}", rest.end()
