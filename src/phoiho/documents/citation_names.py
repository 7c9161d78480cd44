"""Where does the name of a cited act end: "Luật Phòng, chống tham nhũng năm 2018"?

A name ends where a year, a day or a number closes it; a known one where the
table says; any other at the first comma, "và" or word that no name holds.
"""

from __future__ import annotations

import re

from phoiho.documents.citation_issuers import read_issuer
from phoiho.documents.citation_words import (
    CitationText,
    law_name_pattern,
    role_pattern,
    type_pattern,
    words_of,
)

__all__ = ["read_name"]

_MOST_WORDS, _MOST_UNCLOSED = 30, 9
_TOKEN = re.compile(r"[^\W\d_]+(?:[/-][^\W\d_]+)*(?![\w%])")
_LINK = re.compile(r" - |, | ")
_CLOSED = re.compile(
    r",? (?:\(?năm (?=\d{4}(?!\d))|\(?(?=(?:19|20)\d\d(?!\d| ?[/-]))|ngày (?=\d)|số:? ?(?=\d)"
    r"|\((?=(?:được )?(?:sửa đổi|bổ sung) ?[,\w])|(?:được )?ban hành (?:kèm )?theo "
    r"|(?:được )?(?:ban hành|thông qua|ký) ngày (?=\d))"
)
_REVISED = re.compile(r" \(sửa đổi(?:, bổ sung)?\)")
_AMENDING = re.compile(
    r"(?:sửa đổi, bổ sung|sửa đổi|bổ sung|thay thế)"
    r"(?: (?:một số|các) (?:điều|khoản|nội dung)| (?:điều|khoản) [\w,]+(?: \w+){0,8}?)?"
    r"(?: của(?: các)?)? (?=(?:bộ )?luật|pháp lệnh|hiến pháp)"
)
_AND = re.compile(r",? và |, ")


def read_name(source: CitationText, at: int, kind: str) -> int | None:
    """Return where the name ends that starts after a type, or `None` where none does.

    Args:
        source: The text.
        at: Where the name would start.
        kind: The type before it, in small letters.
    """
    if at >= len(source.text) or not source.text[at].isalpha():
        return None
    if kind not in words_of("law"):
        return _numbered(source, at) or (_named(source, at) if kind in words_of("named") else None)
    if (amending := _AMENDING.match(source.lower, at)) is not None:
        return _amended(source, amending.end())
    return _law(source, at)


def _amended(source: CitationText, at: int) -> int | None:
    """Return the end of the laws that an amending law names."""
    end = None
    while (kind := type_pattern().match(source.lower, at)) is not None:
        if kind[0] not in words_of("law"):
            break
        name = _law(source, kind.end() + 1) if kind.end() < len(source.text) else None
        if name is None and end is None:
            return None
        end = name or kind.end()
        link = _AND.match(source.lower, end)
        if link is None:
            break
        at = link.end()
    return end


def _law(source: CitationText, at: int) -> int | None:
    """Return the end of the name of a law."""
    known = law_name_pattern().match(source.lower, at)
    end, closed, cut = _run(source, at, known.end() if known is not None else at)
    if not closed:
        end = cut or end
    longer = closed and (not cut or _is_joined(source.text, cut))
    if known is not None and not (longer and end > known.end()):
        end = known.end()
    elif end <= at or not (closed or source.text[at].isupper()):
        return None
    revised = _REVISED.match(source.lower, end)
    return end if revised is None else revised.end()


def _is_joined(text: str, at: int) -> bool:
    """Tell whether a name goes on: "Cựu chiến binh và Hội Cựu chiến binh Việt Nam"."""
    return text.startswith(" và ", at) and text[at + 4 : at + 5].isupper()


def _run(source: CitationText, at: int, known: int) -> tuple[int, bool, int]:
    """Follow the words of a name, of which the first may be known.

    Returns:
        Where it ends; whether a year, a day or a number closes it; and where the
        first comma or word after the known ones stands that often ends one, else 0.
    """
    text, lower = source.text, source.lower
    hard, soft = role_pattern("hard_stop"), role_pattern("soft_stop")
    end, cut, words, link = at, 0, 0, ""
    while words < _MOST_WORDS and (token := _TOKEN.match(text, end + len(link))) is not None:
        start = token.start()
        if words and _is_type(source, start):
            break
        if hard.match(lower, start) and (words or not _opens_law(source, start)):
            break
        if not cut and words and end >= known and (link == ", " or soft.match(lower, start)):
            cut = end
        end, words = token.end(), words + 1
        if _CLOSED.match(lower, end):
            return end, True, cut
        following = _LINK.match(text, end)
        if following is None:
            break
        link = following[0]
    return (end if words <= _MOST_UNCLOSED else at), False, cut


def _opens_law(source: CitationText, at: int) -> bool:
    """Tell whether words that else end a name begin one: "Luật Ban hành văn bản ..."."""
    return role_pattern("law_opening").match(source.lower, at) is not None


def _is_type(source: CitationText, at: int) -> bool:
    """Tell whether the name of another paper begins at a place."""
    kind = type_pattern().match(source.lower, at)
    if kind is None:
        return False
    return source.text[at].isupper() or source.number_after(kind.end()) is not None


def _numbered(source: CitationText, at: int) -> int | None:
    """Return the end of words between a type and its number: "hành động số 16-CTr/TU"."""
    text, lower = source.text, source.lower
    end, link = at, ""
    for _ in range(_MOST_WORDS // 2):
        token = _TOKEN.match(text, end + len(link))
        if token is None or _is_type(source, token.start()):
            return None
        for role in ("hard_stop", "soft_stop"):
            if role_pattern(role).match(lower, token.start()):
                return None
        end = token.end()
        if source.number_after(end) is not None:
            return end
        following = _LINK.match(text, end)
        if following is None or following[0] == ", ":
            return None
        link = following[0]
    return None


def _named(source: CitationText, at: int) -> int | None:
    """Return the end of the name of a resolution or a charter: "Đại hội XIII"."""
    known = role_pattern("act_name").match(source.lower, at)
    meeting = role_pattern("meeting").match(source.lower, at) is not None
    issuer = read_issuer(source, at) if meeting or source.text[at].isupper() else None
    if known is not None:
        return max(known.end(), issuer or 0)
    if issuer is not None:
        return issuer
    end, closed, cut = _run(source, at, at)
    if closed and source.text.startswith(" (", end):
        return end
    return cut if cut and source.lower.startswith(" của ", cut) else None
