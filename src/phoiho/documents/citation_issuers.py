"""Where does the issuer of a cited paper end: "Bộ Chính trị", "UBND tỉnh Quảng Ninh"?

An issuer goes on while capital words follow, and small ones that stand so in
the name of a known body ("Bộ Giáo dục và Đào tạo"), or the noun of a unit.  A
short name that is right is better than a long one that took in the next words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from phoiho.documents.citation_words import CitationText, role_pattern, type_pattern, words_of
from phoiho.reference import load_once, load_table

__all__ = ["read_issuer"]

_MOST_WORDS = 40
_TOKEN = re.compile(r"[^\W\d_]+(?:[&./'’-][^\W\d_]+)*|\d{1,3}(?![\d/.%]\d|\w)")
_SHORT_TITLE = re.compile(r"(?:TP|Tp|TX|Tx|TT|[QPH])\.(?= ?[^\W\d_])")
# "Ủy ban nhân dân (UBND) tỉnh": the short name is passed over.
_LINK = re.compile(r"(?: \([A-ZĐ&-]{2,12}\))?(?P<sign> (?:và|-|&) |, | |-)")
_ORDINAL = r"(?:nhất|hai|ba|tư|bốn|năm|sáu|bảy|bẩy|tám|chín|mười(?: (?:một|hai|ba|tư|lăm))?)(?!\w)"
_NUMERAL = re.compile(rf"thứ {_ORDINAL}")
_UNIT = re.compile(
    r"(?:tỉnh|huyện|quận|xã|phường|thôn|ấp|buôn|thành phố|thị xã|thị trấn|đặc khu|tp\.?"
    r"|toàn quốc|toàn tỉnh|quốc gia|trung ương|các cấp|cùng cấp|cấp (?:tỉnh|huyện|xã))(?!\w)"
)
_TERM = re.compile(
    r"(?:,? \(?kh(?:óa|oá) (?:thứ )?(?:[ivxlc]+|\d+)(?!\w)\)?|,? nhiệm kỳ \d{4} ?- ?\d{4}"
    rf"|,? \(?kỳ họp (?:lần )?thứ (?:{_ORDINAL}|\w+)\)?"
    rf"|,? lần thứ (?:{_ORDINAL}|[ivxlc\d]+(?!\w)))*"
)
_PLACEHOLDER = re.compile(r"[{\[][^}\]]*[}\]]|[|;]")
_NAMES = (
    ("body_kinds", ("name_vi",)),
    ("body_names", ("formal", "short", "head_title")),
    ("body_fields", ("name_vi", "aliases")),
    ("body_aliases", ("form",)),
    ("issuer_codes", ("body",)),
    ("positions", ("title_vi",)),
)


def _names() -> Iterator[str]:
    """Yield the names of bodies and posts, without their units."""
    yield from words_of("issuer")
    for table, columns in _NAMES:
        for row in load_table(table).records():
            for column in columns:
                yield from _PLACEHOLDER.split(row[column])


@load_once
def _chains() -> frozenset[str]:
    """Return every two words that follow one another in a name, with what links them."""
    chains: set[str] = set()
    for name in _names():
        words = name.lower().replace("uỷ", "ủy")
        before = None
        for token in _TOKEN.finditer(words):
            if token[0] == "và":
                continue
            if token[0] == "về":  # it opens the subject of a paper far more often
                before = None
                continue
            if before is not None:
                chains.add(words[before : token.end()])
            before = token.start()
    return frozenset(chains)


def read_issuer(source: CitationText, at: int, *, joint: bool = False) -> int | None:
    """Return where the issuer ends that starts at a place, or `None` where none does.

    Args:
        source: The text.
        at: Where it would start.
        joint: Whether several bodies may have issued the paper together.
    """
    text = source.text
    token = _token(text, at)
    if token is None or not _may_start(source, *token):
        return None
    before, end = token
    for _ in range(_MOST_WORDS):
        link = _LINK.match(text, end)
        following = _token(text, link.end()) if link is not None else None
        if (
            link is None
            or following is None
            or not _goes_on(source, before, link, following, joint=joint)
        ):
            break
        before, end = following
        if (numeral := _NUMERAL.match(source.lower, before)) is not None:
            end = numeral.end()
    term = _TERM.match(source.lower, end)
    return end if term is None else term.end()


def _token(text: str, at: int) -> tuple[int, int] | None:
    """Return the span of the word at a place, with the dot of a short title.

    A hyphen parts words such as "nguyên-Môi", but not "MTTQ-BTT".
    """
    match = _SHORT_TITLE.match(text, at) or _TOKEN.match(text, at)
    if match is None:
        return None
    hyphen = match[0].find("-")
    if hyphen > 0 and match[0][hyphen - 1].islower() and match[0][hyphen + 1].isupper():
        return at, at + hyphen
    return match.span()


def _may_start(source: CitationText, start: int, end: int) -> bool:
    """Tell whether an issuer can begin with a word."""
    if source.text[start].isupper():
        return role_pattern("subject").match(source.lower, start) is None or _chained(
            source, start, end
        )
    return _UNIT.match(source.lower, start) is not None or _chained(source, start, end)


def _chained(source: CitationText, start: int, end: int) -> bool:
    """Tell whether a word goes on as the name of a body does."""
    following = _token(source.text, end + 1) if source.text[end : end + 1] == " " else None
    return following is not None and _chain(source, start, following[1]) in _chains()


def _chain(source: CitationText, start: int, end: int) -> str:
    """Return two words as the table of chains has them."""
    return source.lower[start:end].replace("uỷ", "ủy")


def _goes_on(
    source: CitationText,
    before: int,
    link: re.Match[str],
    following: tuple[int, int],
    *,
    joint: bool,
) -> bool:
    """Tell whether a word belongs to the name of a body before it."""
    start, end = following
    if _chain(source, before, end) in _chains():
        return True
    text, lower = source.text, source.lower
    if link["sign"] in {" và ", ", ", " & "}:
        return joint and text[start].isupper() and type_pattern().match(lower, start) is None
    if text[start].isupper():
        return role_pattern("subject").match(lower, start) is None and not _is_act(source, start)
    if text[start].isdigit():
        return link["sign"] == " " and role_pattern("counted").match(lower, end + 1) is None
    return link["sign"] == " " and _UNIT.match(lower, start) is not None


def _is_act(source: CitationText, at: int) -> bool:
    """Tell whether the type of another paper and its number stand at a place."""
    match = type_pattern().match(source.lower, at)
    return match is not None and source.lower.startswith(" số", match.end())
