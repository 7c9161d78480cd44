"""Bodies in running prose, each with its place in the text."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

import attrs

from phoiho.errors import AmbiguousUnitError, UnknownUnitError
from phoiho.hierarchy.bodies import Body
from phoiho.hierarchy.body_heads import Head, HeadForm, HeadMatch, match_head, may_begin
from phoiho.hierarchy.body_kinds import get_body_kind
from phoiho.hierarchy.body_lists import share_units
from phoiho.hierarchy.body_lookup import body_of_reading
from phoiho.hierarchy.body_prose import are_linked, is_capital, is_none, is_plural, is_qualified
from phoiho.hierarchy.body_readings import BodyReading, match_name, say_type, type_at
from phoiho.hierarchy.unit_matches import lookup_versions
from phoiho.hierarchy.unit_types import UnitType
from phoiho.hierarchy.units import AdministrativeUnit, units_named
from phoiho.vietnamese.words import Word, split_words

__all__ = ["BodyMention", "find_bodies"]


@attrs.frozen(kw_only=True)
class BodyMention:
    """A body named in a text.

    Attributes:
        span: Start and end in the caller's text, the unit included.
        printed: The words of the text.
        kinds: Codes of the kinds that the words can mean.
        body: The body; `None` where the text and the context do not say of
            which unit, or the unit is not known or one of several.
    """

    span: tuple[int, int]
    printed: str
    kinds: tuple[str, ...]
    body: Body | None


@attrs.frozen(kw_only=True)
class _Found:
    """A name found in a text: the indexes of its words, its place, what it says."""

    start: int
    end: int
    span: tuple[int, int]
    key: str
    reading: BodyReading


_MOST_WORDS_OF_A_NAME = 7
_MOST_WORDS_BETWEEN = 2
_LONGEST_GAP = 4
_OF = "của"
_INSIDE_NAMES = " .\u00a0-\u2013'\u2019"
# Before these a number is a length of time: "quận 3 tháng đầu năm".
_UNITS_OF_TIME = frozenset({"ngày", "tuần", "tháng", "quý", "năm", "lần", "giờ"})


def find_bodies(
    text: str, *, on: dt.date, unit: AdministrativeUnit | None = None
) -> tuple[BodyMention, ...]:
    """Return the bodies named in running prose, in the order of the text.

    Names in a list share the unit that stands behind the last ("HĐND, UBND
    và Ủy ban MTTQ huyện").  A name that begins in small letters counts only
    with the type of its unit ("công an xã").

    Args:
        text: Any text; spans count its characters as given, NFD or NFC.
        on: The day on which names are read; where the unit is not in being
            that day, its nearest version is taken.
        unit: The unit of the context, as in `get_body`.

    Examples:
        >>> text = "Sáng 28/2, Thường trực HĐND - UBND - Ủy ban MTTQ Việt Nam quận Tây Hồ ký kết"
        >>> mentions = find_bodies(text, on=dt.date(2024, 2, 28))
        >>> mentions[1].printed, mentions[1].body.id
        ('UBND', 'people_committee@003-1')
    """
    words = split_words(text)
    # By the words compared, too: "Nội vụ" is another body after "Sở" than after "Phòng".
    meant: dict[tuple[str, str], Body | None] = {}
    mentions = []
    for group in _groups(text, words):
        for found, reading in zip(group, share_units([f.reading for f in group]), strict=True):
            # "Ban Tổ chức" alone may be that of an event, "Thống kê" a heading.
            if reading.is_bare and all(map(_is_common, reading.heads)):
                continue
            said = found.key, reading.text
            if said not in meant:
                meant[said] = _body(reading, on, unit)
            many = _may_be_many(found.reading) and is_plural(text, words, found.start, found.end)
            mention = BodyMention(
                span=found.span,
                printed=text[slice(*found.span)],
                kinds=tuple(dict.fromkeys([head.kind for head in reading.heads])),
                body=None if many else meant[said],
            )
            mentions.append(mention)
    return tuple(mentions)


def _may_be_many(reading: BodyReading) -> bool:
    """Tell whether a name may stand for several: not where a unit or a field is said."""
    return not reading.unit_text and not any(head.field for head in reading.heads)


def _is_common(head: Head) -> bool:
    """Tell whether a head without its unit may be no body at all."""
    only_field = bool(head.field) and get_body_kind(head.kind).name_vi.startswith("{field}")
    return only_field or head.form is HeadForm.SHORTENED


def _groups(text: str, words: Sequence[Word]) -> Iterator[list[_Found]]:
    """Yield the names of bodies, those of one list together."""
    group: list[_Found] = []
    for found in _names(text, words):
        if group and not are_linked(text, words, group[-1].end, found.start):
            yield group
            group = []
        group.append(found)
    if group:
        yield group


def _names(text: str, words: Sequence[Word]) -> Iterator[_Found]:
    """Yield the names of bodies, each as long as it goes."""
    at, before = 0, None
    while at < len(words):
        near = before is not None and at - before.end <= _MOST_WORDS_BETWEEN
        found = None
        if near or may_begin(words, at):
            found = _name_at(text, words, at, before if near else None)
        if found is None:
            at += 1
            continue
        yield found
        at, before = found.end, found


def _name_at(text: str, words: Sequence[Word], at: int, before: _Found | None) -> _Found | None:
    """Return the name of a body that begins at a word.

    Args:
        text: The text.
        words: Its words.
        at: Index of the word.
        before: A name just before, whose first word may be meant again.
    """
    match = match_name(text, words, at)
    if match is not None and is_none(text, words, at, match):
        return None
    if match is None and before is not None and are_linked(text, words, before.end, at):
        match = _match_unsaid(text, words, at, before.key)
    return _with_unit(text, words, at, match) if match is not None else None


def _match_unsaid(text: str, words: Sequence[Word], at: int, key: str) -> HeadMatch | None:
    """Match "Phụ nữ" of "Hội Nông dân, Phụ nữ huyện", with the first word of the name before."""
    if not is_capital(text, words[at]):
        return None
    return match_head(text, words, at, after=key.partition(" ")[0])


def _with_unit(text: str, words: Sequence[Word], start: int, match: HeadMatch) -> _Found | None:
    """Take the unit after a head into the name, if there is one."""
    heads, end = _said_after(words, match)
    types = frozenset(head.unit_type for head in heads if head.unit_type)
    typed = any(head.form is HeadForm.TYPED for head in heads)
    last = _name_end(text, words, end, types, typed=typed)
    if last > end:
        heads = tuple(head for head in heads if head.unit_type)
        last = _parents_end(text, words, last)
    elif not typed and is_qualified(text, words, start, match):
        return None
    unit_text = text[words[end].start : words[last - 1].end] if last > end else ""
    last = max(last, end)
    span = words[start].start, words[last - 1].end
    printed = text[slice(*span)]
    if printed.count("(") > printed.count(")") and text[span[1] : span[1] + 1] == ")":
        span, printed = (span[0], span[1] + 1), f"{printed})"
    if not typed and printed.islower() and not printed.startswith("các "):
        return None
    reading = BodyReading(text=printed, heads=heads, unit_text=unit_text)
    return _Found(start=start, end=last, span=span, key=match.key, reading=reading)


def _said_after(words: Sequence[Word], match: HeadMatch) -> tuple[tuple[Head, ...], int]:
    """Return the heads with the type said after "của" ("Thanh tra của quận"), and what follows."""
    at = match.end
    if at < len(words) and words[at].key == _OF:
        types, count = type_at(words, at + 1)
        heads = tuple(say_type(head) for head in match.heads if head.unit_type in types)
        if heads:
            return heads, at + 1 + count
    return match.heads, at


def _name_end(
    text: str, words: Sequence[Word], start: int, types: frozenset[UnitType], *, typed: bool
) -> int:
    """Return the index after the proper name of a unit of some types, *start* if there is none."""
    said, count = type_at(words, start)
    # "Quận ủy Quận 1"
    first = start + count if types.intersection(said) else start
    longest = first
    while longest < min(len(words), first + _MOST_WORDS_OF_A_NAME):
        gap = text[words[longest - 1].end : words[longest].start]
        if len(gap) > _LONGEST_GAP or gap.strip(_INSIDE_NAMES) or "\n" in gap:
            break
        if not is_capital(text, words[longest]):
            break
        longest += 1
    for end in range(longest, first, -1):
        whole = typed or (end - first > 1 and end == longest)
        if whole and _is_whole(words, first, end) and _is_named(text, words[first:end], types):
            return end
    return start


def _is_named(text: str, words: Sequence[Word], types: frozenset[UnitType]) -> bool:
    """Tell whether words name a unit of some types, of whatever day."""
    key = " ".join([word.key for word in words])
    if "'" in key:  # "Ia H'Drai" is written in several ways
        return bool(lookup_versions(text[words[0].start : words[-1].end], types=types))
    return any(unit.type in types for unit in units_named(key))


def _is_whole(words: Sequence[Word], first: int, end: int) -> bool:
    """Tell whether a name is no number of days or months."""
    number = end == first + 1 and words[first].key.isdigit()
    return not (number and end < len(words) and words[end].key in _UNITS_OF_TIME)


def _parents_end(text: str, words: Sequence[Word], end: int) -> int:
    """Return the index after the superior units that follow a name after commas."""
    while end < len(words):
        gap = text[words[end - 1].end : words[end].start]
        types, count = type_at(words, end)
        if gap.strip() not in {",", "(", "-"} or not count:
            break
        last = _name_end(text, words, end + count, frozenset(types), typed=True)
        if last == end + count:
            break
        end = last
    return end


def _body(reading: BodyReading, on: dt.date, unit: AdministrativeUnit | None) -> Body | None:
    """Return the body that a reading means, if it is one."""
    if reading.is_bare and unit is None:
        return None
    try:
        return body_of_reading(reading, on=on, unit=unit, nearest=True)
    except (UnknownUnitError, AmbiguousUnitError):
        return None
