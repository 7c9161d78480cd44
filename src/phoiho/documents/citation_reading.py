"""Which act is cited at a place of a text, and where does the citation end?

A type is found first; then all that is said of the act is read outward from it.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from typing import NamedTuple

import attrs

from phoiho.documents.citation_parts import (
    Draft,
    add_issuer,
    first_of_list,
    next_number,
    read_charter_issuer,
    read_parts,
    start_draft,
)
from phoiho.documents.citation_subjects import read_subject
from phoiho.documents.citation_words import (
    CitationText,
    role_pattern,
    type_pattern,
    words_of,
)
from phoiho.documents.citations import Citation
from phoiho.documents.irregularities import Irregularity
from phoiho.documents.provisions import read_provisions
from phoiho.documents.type_names import type_codes

__all__ = ["FoundCitation", "read_citations"]

_OF_ACT = re.compile(r"(?:,? (?:của|tại|trong|thuộc)(?: các)?|,)? ")
_AMENDED = re.compile(
    r"(?:,? \(|,? (?=(?:và |đã )?được )|, (?=đã ))(?:và |đã )?(?:được )?"
    r"(?:sửa đổi(?:,? ?(?:và )?bổ sung)?|bổ sung(?:, (?:sửa đổi|phát triển))?)"
    r"(?:,? thay thế)?(?: một số (?:điều|nội dung|khoản))?"
    r" (?:(?:bởi|theo|tại|bằng) (?:các (?!điểm|khoản|điều))?(?=[^\W\d])"
    r"|(?:(?:vào )?(?:các )?năm )?(?=\d{4}))"
)
_YEARS = re.compile(r"\d{4}(?:(?:,? và |, )(?:năm )?\d{4})*")
_AND = re.compile(r",? và |[,;] (?:và )?")
_LEAD = re.compile(r"(?P<comma>,)? (?=(?P<quote>[“\"«])?)")
_ABOUT = frozenset({"về", "về việc", "v/v"})
# What a citation has of its draft.
_SAID = tuple(
    {f.name for f in attrs.fields(Citation)}
    & {f.name for f in attrs.fields(Draft)} - {"irregularities"}
)
_MOST_AMENDING = 12
# Room for words such as "nhà xuất bản", in characters.
_LONGEST_BEFORE = 24
# "Nghị quyết Đại hội XIII", but not "Nghị quyết Đại hội".
_LEAST_WORDS = 3


class FoundCitation(NamedTuple):
    """A citation in a clean text."""

    start: int
    end: int
    citation: Citation


def read_citations(
    source: CitationText, at: int, limit: int, *, prose: bool
) -> tuple[tuple[FoundCitation, ...], int]:
    """Read the citations that start at an anchor.

    Args:
        source: The text.
        at: Where a type or a provision starts.
        limit: Where the text that may be read ends.
        prose: Whether running text surrounds the citation.

    Returns:
        The citations, several where numbers share a type; and where to go on.
    """
    draft, after = _act_at(source, at, limit)
    if draft is None:
        return (), max(after, at + 1)
    drafts = list(_read_drafts(source, draft, limit, prose=prose))
    if not drafts:
        return (), after
    drafts[0].start = at
    _share(drafts)
    found = tuple(FoundCitation(draft.start, draft.end, _finish(draft)) for draft in drafts)
    return found, drafts[-1].end


def _act_at(source: CitationText, at: int, limit: int) -> tuple[Draft | None, int]:
    """Return the draft of an act and its provisions, if one starts here, and where to go on."""
    provisions, after = read_provisions(source.text, at) or ((), at)
    if provisions:
        link = _OF_ACT.match(source.lower, after)
        if link is None:
            return None, after
        at = link.end()
    kind = type_pattern().match(source.lower, at, limit)
    if kind is None:
        return None, after
    return start_draft(source, kind, provisions), kind.end()


def _read_drafts(source: CitationText, first: Draft, limit: int, *, prose: bool) -> Iterator[Draft]:
    """Yield an act that was started, and those that further numbers of its type name."""
    draft: Draft | None = first
    while draft is not None:
        read_parts(source, draft)
        if (listed := first_of_list(source, draft, limit)) is not None:
            draft = listed
            read_parts(source, draft)
        following = next_number(source, draft, limit)
        if following is None:
            _read_rest(source, draft, limit, prose=prose)
            following = next_number(source, draft, limit) if draft.subject else None
        if not _is_act(source, draft):
            return
        yield draft
        draft = following


def _share(drafts: list[Draft]) -> None:
    """Give numbers that share a type the day and the issuer said once after them."""
    for following, draft in itertools.pairwise(reversed(drafts)):
        if draft.subject or draft.number is None or following.number is None:
            continue
        draft.issued_on = draft.issued_on or following.issued_on
        if draft.number.issuer_codes == following.number.issuer_codes:
            draft.issuer = draft.issuer or following.issuer


def _read_rest(source: CitationText, draft: Draft, limit: int, *, prose: bool) -> None:
    """Read amendments and the subject, which may stand in either order."""
    _read_amendments(source, draft, limit)
    if not prose:
        add_issuer(source, draft, limit)
    named = draft.number or draft.short_number or draft.name or draft.issuer
    lead = _LEAD.match(source.lower, draft.end, limit) if named else None
    opened = _opened(source, draft, lead, prose=prose) if lead is not None else None
    if lead is None or opened is None:
        return
    end = read_subject(source, lead.end(), limit, prose=prose)
    if end > opened:
        draft.subject, draft.end = source.text[lead.end() : end], end
        read_charter_issuer(source, draft)
        _read_amendments(source, draft, limit)


def _opened(source: CitationText, draft: Draft, lead: re.Match[str], *, prose: bool) -> int | None:
    """Return the end of the words that open a subject, or `None` where none do.

    In prose "quy định ..." opens one only after an issuer: it may be a predicate;
    "thi hành Điều lệ ..." is none.
    """
    at = lead.end()
    opening = role_pattern("subject").match(source.lower, at + bool(lead["quote"]))
    if opening is not None and opening[0] in _ABOUT:
        return opening.end()
    if lead["quote"] and not lead["comma"]:
        return at + 1
    if lead["comma"] or opening is None:
        return None
    if prose and not draft.issuer and not role_pattern("title_opening").match(source.lower, at):
        return None
    return opening.end()


def _read_amendments(source: CitationText, draft: Draft, limit: int) -> None:
    """Read the years in which, or the acts by which, it was amended."""
    while (lead := _AMENDED.match(source.lower, draft.end, limit)) is not None:
        opened = "(" in lead[0]
        years = _YEARS.match(source.text, lead.end())
        if years is not None:
            draft.amended_in += tuple(map(int, re.findall(r"\d{4}", years[0])))
            end = years.end()
        else:
            acts, end = _amending_acts(source, lead.end(), limit)
            if not acts:
                return
            draft.amended_by += acts
        draft.end = end + (opened and source.text[end : end + 1] == ")")


def _amending_acts(source: CitationText, at: int, limit: int) -> tuple[tuple[Citation, ...], int]:
    """Read the acts that amended another."""
    acts: list[Citation] = []
    end = at
    while len(acts) < _MOST_AMENDING:
        draft, _ = _act_at(source, at, limit)
        if draft is None:
            break
        read_parts(source, draft)
        if not _is_act(source, draft):
            break
        acts.append(_finish(draft))
        end = draft.end
        link = _AND.match(source.lower, end)
        if link is None:
            break
        at = link.end()
    return tuple(acts), end


def _is_act(source: CitationText, draft: Draft) -> bool:
    """Tell whether what was read names an act, and not only its type."""
    if draft.number is not None or draft.short_number:
        return True
    kind = draft.type.lower()
    if not source.text[draft.start].isupper() or _is_other_word(source, draft):
        return False
    if draft.name and _is_telling(kind, draft.name):
        return True
    if draft.name or kind == "hiến pháp":
        return bool(draft.year or draft.issued_on or draft.issuer or draft.amended_in)
    about = draft.subject.lower().startswith(tuple(_ABOUT))
    return bool(draft.issuer and (draft.issued_on or about))


def _is_telling(kind: str, name: str) -> bool:
    """Tell whether a name alone says which act is meant."""
    if kind in words_of("law") or role_pattern("act_name").fullmatch(name.lower()):
        return True
    if kind != "nghị quyết":
        return name[0].isupper()
    meeting = role_pattern("meeting").match(name.lower()) is not None
    return (meeting or name[0].isupper()) and len(name.split()) >= _LEAST_WORDS


def _is_other_word(source: CitationText, draft: Draft) -> bool:
    """Tell whether the type is part of another name: "Sở Kế hoạch", "Đại học Luật"."""
    before = source.lower[max(0, draft.start - _LONGEST_BEFORE) : draft.start].split()
    words = words_of("no_act_before")
    return any(" ".join(before[at:]) in words for at in range(len(before)))


def _finish(draft: Draft) -> Citation:
    """Return the citation that was read."""
    said = {name: getattr(draft, name) for name in _SAID}
    return Citation(**said, irregularities=_irregularities(draft))


def _irregularities(draft: Draft) -> tuple[Irregularity, ...]:
    """Return what type, number and issuer say against one another."""
    faults = list(draft.irregularities)
    if draft.number is None:
        return tuple(faults)
    codes = type_codes(draft.type.lower()) - {""}
    if draft.number.type_code and codes and draft.number.type_code not in codes:
        faults.append(Irregularity.TYPE_DOES_NOT_MATCH)
    issuer = draft.issuer.lower()
    for code, says in (("local_code", "central_party"), ("central_code", "local_party")):
        if not words_of(code).isdisjoint(draft.number.issuer_codes) and any(
            words in issuer for words in words_of(says)
        ):
            faults.append(Irregularity.WRONG_LEVEL_CODE)
    return tuple(faults)
