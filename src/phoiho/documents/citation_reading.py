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
    next_number,
    read_parts,
    start_draft,
)
from phoiho.documents.citation_subjects import read_subject
from phoiho.documents.citation_words import (
    CitationText,
    role_pattern,
    type_codes,
    type_pattern,
    words_of,
)
from phoiho.documents.citations import Citation
from phoiho.documents.irregularities import Irregularity
from phoiho.documents.provisions import Provision, read_provisions

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
_MOST_AMENDING = 12
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
    provisions: tuple[Provision, ...] = ()
    start, after = at, at
    if (named := read_provisions(source.text, at)) is not None:
        provisions, after = named
        link = _OF_ACT.match(source.lower, after)
        if link is None:
            return (), after
        at = link.end()
    kind = type_pattern().match(source.lower, at)
    if kind is None:
        return (), max(after, start + 1)
    drafts = list(_read_drafts(source, kind, limit, prose=prose))
    if not drafts:
        return (), kind.end()
    drafts[0].start, drafts[0].provisions = start, provisions
    _share(drafts)
    found = tuple(FoundCitation(draft.start, draft.end, _finish(draft)) for draft in drafts)
    return found, drafts[-1].end


def _read_drafts(
    source: CitationText, kind: re.Match[str], limit: int, *, prose: bool
) -> Iterator[Draft]:
    """Yield the act of a type, and those that further numbers name."""
    draft: Draft | None = start_draft(source, kind)
    while draft is not None:
        read_parts(source, draft)
        following = next_number(source, draft)
        if following is None:
            _read_rest(source, draft, limit, prose=prose)
        if not _is_act(source, draft):
            return
        yield draft
        draft = following


def _share(drafts: list[Draft]) -> None:
    """Give numbers that share a type the day and the issuer said once after them."""
    for following, draft in itertools.pairwise(reversed(drafts)):
        draft.issuer = draft.issuer or following.issuer
        draft.issued_on = draft.issued_on or following.issued_on


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
        _read_amendments(source, draft, limit)


def _opened(source: CitationText, draft: Draft, lead: re.Match[str], *, prose: bool) -> int | None:
    """Return the end of the words that open a subject, or `None` where none do.

    In prose "quy định ..." opens one only after an issuer: it may be a predicate.
    """
    at = lead.end()
    opening = role_pattern("subject").match(source.lower, at + bool(lead["quote"]))
    if opening is not None and opening[0] in _ABOUT:
        return opening.end()
    if lead["quote"] and not lead["comma"]:
        return at + 1
    if lead["comma"] or opening is None or (prose and not draft.issuer):
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
        provisions: tuple[Provision, ...] = ()
        if (named := read_provisions(source.text, at)) is not None:
            provisions, at = named
            link = _OF_ACT.match(source.lower, at)
            at = at if link is None else link.end()
        kind = type_pattern().match(source.lower, at, limit)
        if kind is None:
            break
        draft = start_draft(source, kind, provisions)
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
    before = source.lower[max(0, draft.start - 16) : draft.start].rstrip()
    words = before.rpartition(" ")[2], " ".join(before.split()[-2:])
    return not words_of("no_act_before").isdisjoint(words)


def _finish(draft: Draft) -> Citation:
    """Return the citation that was read."""
    fields = {
        field.name: getattr(draft, field.name)
        for field in attrs.fields(Draft)
        if field.name not in {"start", "end", "printed_type"}
    }
    return Citation(**fields, irregularities=_irregularities(draft))


def _irregularities(draft: Draft) -> tuple[Irregularity, ...]:
    """Return what type, number and issuer say against one another."""
    if draft.number is None:
        return ()
    faults = []
    codes = type_codes(draft.type.lower())
    if draft.number.type_code and codes and draft.number.type_code not in codes:
        faults.append(Irregularity.TYPE_DOES_NOT_MATCH)
    issuer = draft.issuer.lower()
    for code, says in (("local_code", "central_party"), ("central_code", "local_party")):
        if not words_of(code).isdisjoint(draft.number.issuer_codes) and any(
            words in issuer for words in words_of(says)
        ):
            faults.append(Irregularity.WRONG_LEVEL_CODE)
    return tuple(faults)
