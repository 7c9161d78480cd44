"""Which provisions of an act does a text name: "điểm b khoản 2 Điều 15"?

A provision is named from small to large.  A larger part said once is shared by
those before it ("khoản 1, khoản 2 Điều 9"); a range stays a range.

Basis: Nghị quyết 351/2017/UBTVQH14, Điều 24 khoản 4 (from small to large);
Nghị định 30/2020/NĐ-CP, Phụ lục II, phần V (Phần, Chương, Mục and Điều are
capital, khoản and điểm are not).
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

import attrs

from phoiho.documents.clean_text import clean_text
from phoiho.errors import ParseError
from phoiho.labels import LabelledEnum

__all__ = [
    "Provision",
    "ProvisionKind",
    "ProvisionPart",
    "format_provisions",
    "parse_provisions",
    "read_provisions",
]


class ProvisionKind(LabelledEnum):
    """A part of an act, the smallest first; its Vietnamese label is what acts print.

    Examples:
        >>> ProvisionKind.CLAUSE.label()
        'khoản'
    """

    INDENT = "indent"
    PARAGRAPH = "paragraph"
    SUBPOINT = "subpoint"
    POINT = "point"
    CLAUSE = "clause"
    ARTICLE = "article"
    SUBSECTION = "subsection"
    SECTION = "section"
    CHAPTER = "chapter"
    PART = "part"
    APPENDIX = "appendix"


_RANK = {kind: rank for rank, kind in enumerate(ProvisionKind)}
_WORDS = {
    "gạch đầu dòng": ProvisionKind.INDENT,
    "đoạn": ProvisionKind.PARAGRAPH,
    "tiết": ProvisionKind.SUBPOINT,
    "điểm": ProvisionKind.POINT,
    "khoản": ProvisionKind.CLAUSE,
    "điều": ProvisionKind.ARTICLE,
    "tiểu mục": ProvisionKind.SUBSECTION,
    "mục": ProvisionKind.SECTION,
    "chương": ProvisionKind.CHAPTER,
    "phần": ProvisionKind.PART,
    "phụ lục": ProvisionKind.APPENDIX,
}

_ORDINAL = r"thứ (?:nhất|hai|ba|tư|bốn|năm|sáu|bảy|tám|chín|mười|\d{1,2})"
_LETTER = r"[a-zđ]\d?|aa|bb|cc|dd|đđ"
_DOTTED = r"\d{1,3}(?:\.\d{1,3}){0,3}[a-zđ]?"
_ROMAN = r"[IVXLC]{1,7}[a-z]?"
_NUMBERS = {
    ProvisionKind.INDENT: rf"{_ORDINAL}|đầu tiên|cuối(?: cùng)?|\d{{1,2}}",
    ProvisionKind.PARAGRAPH: rf"{_ORDINAL}|đầu(?: tiên)?|cuối(?: cùng)?|\d{{1,2}}",
    ProvisionKind.SUBPOINT: rf"{_LETTER}|{_DOTTED}",
    ProvisionKind.POINT: rf"{_LETTER}|{_DOTTED}",
    ProvisionKind.CLAUSE: r"\d{1,3}[a-zđ]?",
    ProvisionKind.ARTICLE: r"\d{1,4}[a-zđ]?",
    ProvisionKind.SUBSECTION: rf"\d{{1,3}}[a-z]?|{_ROMAN}",
    ProvisionKind.SECTION: rf"\d{{1,3}}[a-z]?|{_ROMAN}|[A-ZĐ]",
    ProvisionKind.CHAPTER: rf"\d{{1,3}}|{_ROMAN}",
    ProvisionKind.PART: rf"{_ORDINAL}|\d{{1,3}}|{_ROMAN}|[A-ZĐ]",
    ProvisionKind.APPENDIX: rf"\d{{1,3}}[a-zA-Z]?|{_ROMAN}|[A-ZĐ]",
}
_ENDS = r"(?![\w%]|[.,/]\d)"
_NUMBER = {kind: re.compile(f"(?:{pattern}){_ENDS}") for kind, pattern in _NUMBERS.items()}
# An appendix may bear no number.
_NUMBER[ProvisionKind.APPENDIX] = re.compile(f"(?:{_NUMBERS[ProvisionKind.APPENDIX]}){_ENDS}|")
_KIND = rf"(?i:(?P<kind>{'|'.join(_WORDS)}))(?!\w) ?"
_HEAD = re.compile(rf"(?:(?P<many>các|những|cả) )?(?P<range>từ )?{_KIND}(?P<inner>từ )?")
_NEXT = re.compile(
    rf"(?P<link>; |,? và |,? hoặc |,? của |,? thuộc |, | )(?:(?:các|những) )?(?P<range>từ )?{_KIND}"
    r"(?P<inner>từ )?"
)
_TO = re.compile(rf" đến(?: hết)? (?:{_KIND})?| ?- ?(?={_DOTTED}|{_LETTER})")
_MORE = re.compile(r",? và |,? hoặc |, ")
_EXPECTED = "provisions such as 'điểm b khoản 2 Điều 15' or 'các khoản 1, 2 và 4 Điều 9'"


def _check_number(part: ProvisionPart, attribute: attrs.Attribute[str], value: str) -> None:
    """Refuse a number that no part of that kind bears."""
    if _NUMBER[part.kind].fullmatch(value) is None:
        msg = f"no {part.kind.value} ({part.kind.label()}) has the number {value!r}"
        raise ValueError(msg)


def _check_last(part: ProvisionPart, attribute: attrs.Attribute[str], value: str) -> None:
    """Refuse an end of a range that no part of that kind bears."""
    if value:
        _check_number(part, attribute, value)


@attrs.frozen(kw_only=True)
class ProvisionPart:
    """One step of the way to a provision: "khoản 2".

    Attributes:
        kind: What it is.
        number: Its number as printed: "2", "10a", "b", "III", "thứ hai"; empty
            for an appendix without one.
        last: Number of the last part where a range is meant, else empty.

    Raises:
        ValueError: No part of that kind bears such a number.
    """

    kind: ProvisionKind
    number: str = attrs.field(validator=_check_number)
    last: str = attrs.field(default="", validator=_check_last)

    def __str__(self) -> str:
        word = self.kind.label()
        first = f"{word} {self.number}".rstrip()
        return f"từ {first} đến {word} {self.last}" if self.last else first


def _check_order(
    provision: Provision,
    attribute: attrs.Attribute[tuple[ProvisionPart, ...]],
    value: tuple[ProvisionPart, ...],
) -> None:
    """Refuse parts that do not grow."""
    ranks = [_RANK[part.kind] for part in value]
    if not ranks or any(first >= second for first, second in itertools.pairwise(ranks)):
        given = " ".join(map(str, value)) or "nothing"
        msg = f"the parts of a provision go from small to large, each kind once, not {given!r}"
        raise ValueError(msg)


@attrs.frozen(kw_only=True)
class Provision:
    """A provision of an act, or a range of them.

    Attributes:
        parts: Its part and those around it, the smallest first.

    Raises:
        ValueError: The parts do not go from small to large.
    """

    parts: tuple[ProvisionPart, ...] = attrs.field(validator=_check_order)

    def part(self, kind: ProvisionKind) -> ProvisionPart | None:
        """Return the part of a kind, if the provision names one.

        Examples:
            >>> (provision,) = parse_provisions("điểm b khoản 2 Điều 15")
            >>> provision.part(ProvisionKind.ARTICLE).number
            '15'
        """
        return next((part for part in self.parts if part.kind is kind), None)

    def __str__(self) -> str:
        return " ".join(map(str, self.parts))


def parse_provisions(text: str) -> tuple[Provision, ...]:
    """Return the provisions that *text* names; the inverse of `format_provisions`.

    Args:
        text: Provisions only, without the act.

    Raises:
        ParseError: The text is no list of provisions, or goes on after it.

    Examples:
        >>> [str(p) for p in parse_provisions("các điểm a, b và đ khoản 3 Điều 5")]
        ['điểm a khoản 3 Điều 5', 'điểm b khoản 3 Điều 5', 'điểm đ khoản 3 Điều 5']
        >>> [str(p) for p in parse_provisions("khoản 1, khoản 2 Điều 9 và Điều 10a")]
        ['khoản 1 Điều 9', 'khoản 2 Điều 9', 'Điều 10a']
    """
    clean = clean_text(text)
    line = clean.text.replace("\n", " ")
    found = read_provisions(line)
    if found is None:
        raise ParseError(text, expected=_EXPECTED)
    provisions, end = found
    if line[end:].strip(" .;,"):
        raise ParseError(text, span=(clean.original(end), len(text)), expected=_EXPECTED)
    return provisions


def read_provisions(text: str, at: int = 0) -> tuple[tuple[Provision, ...], int] | None:
    """Read the provisions that stand at a place of a clean text.

    Args:
        text: Text as `clean_text` makes it.
        at: Where they start.

    Returns:
        The provisions and where they end, exclusive, or `None` where none stand.

    Examples:
        >>> provisions, end = read_provisions("theo Điều 5 và Điều 7 Luật Đất đai", 5)
        >>> len(provisions), end
        (2, 21)
    """
    match = _HEAD.match(text, at)
    if match is None:
        return None
    names: list[list[ProvisionPart]] = []
    closed = 0  # names before it take no more parts
    end = at
    while match is not None:
        link = match.groupdict().get("link") or ""
        parts, after = _read_parts(text, match)
        if not parts:
            break
        end = after
        if link == "; ":
            closed = len(names)
        _add(names, parts, link, closed)
        match = _NEXT.match(text, end)
    if not names:
        return None
    return tuple(Provision(parts=tuple(parts)) for parts in names), end


def _read_parts(text: str, head: re.Match[str]) -> tuple[list[ProvisionPart], int]:
    """Read the numbers after a word such as "khoản": one, a range or a list."""
    kind = _WORDS[head["kind"].lower()]
    pattern, start = _NUMBER[kind], head.end()
    parts: list[ProvisionPart] = []
    end = start
    while (number := pattern.match(text, start)) is not None:
        # An appendix without a number ends before the blank.
        end, last = number.end() if number[0] or text[start - 1] != " " else start - 1, ""
        to = _TO.match(text, end)
        if to is not None and to["kind"] in {None, head["kind"]}:
            final = pattern.match(text, to.end())
            if final is not None and final[0]:
                end, last = final.end(), final[0]
        parts.append(ProvisionPart(kind=kind, number=number[0], last=last))
        more = _MORE.match(text, end)
        following = pattern.match(text, more.end()) if more is not None else None
        if more is None or following is None or not following[0]:
            break
        start = more.end()
    return parts, end


def _add(
    names: list[list[ProvisionPart]], parts: list[ProvisionPart], link: str, closed: int
) -> None:
    """Take parts to the names before them, or as names of their own."""
    rank = _RANK[parts[0].kind]
    joins = not link.strip(" ,").startswith(("và", "hoặc", ";"))
    if len(names) > closed and joins:
        if rank > _RANK[names[-1][-1].kind]:
            first, *parts = parts
            at = len(names)
            while at > closed and _RANK[names[at - 1][-1].kind] < rank:
                names[at - 1].append(first)
                at -= 1
        elif link == " " and rank < _RANK[names[-1][0].kind] and len(parts) == 1:
            # "Điều 15 khoản 2": the unofficial order, from large to small.
            names[-1].insert(0, parts.pop())
    names.extend([part] for part in parts)


def format_provisions(provisions: Sequence[Provision]) -> str:
    """Return provisions as acts cite them; the inverse of `parse_provisions`.

    Args:
        provisions: At least one, in the order in which they are cited.

    Basis:
        Nghị quyết 351/2017/UBTVQH14, Điều 24 khoản 4; Nghị định
        30/2020/NĐ-CP, Phụ lục II, phần V.

    Examples:
        >>> format_provisions(parse_provisions("Khoản 1, 2, 3 điều 9"))
        'các khoản 1, 2 và 3 Điều 9'
    """
    text = ""
    top = -1
    for (_, _, above), group in itertools.groupby(provisions, key=_family):
        together = list(group)
        rank = _RANK[together[0].parts[-1].kind]
        # A semicolon where the next name's larger part would be taken for this one's too.
        text += "" if not text else "; " if top < rank else ", "
        text += " ".join([_join([p.parts[0] for p in together]), *map(str, above)])
        top = rank
    return text


def _family(provision: Provision) -> tuple[ProvisionKind, int, tuple[ProvisionPart, ...]]:
    """Return what provisions share that are named together."""
    smallest, *above = provision.parts
    return smallest.kind, len(above), tuple(above)


def _join(parts: list[ProvisionPart]) -> str:
    """Name parts of one kind: "khoản 1 và khoản 2", "các khoản 1, 2 và 3"."""
    many = len(parts) > 2 and all(part.number and not part.last for part in parts)
    *others, final = [part.number if many else str(part) for part in parts]
    text = f"{', '.join(others)} và {final}" if others else final
    return f"các {parts[0].kind.label()} {text}" if many else text
