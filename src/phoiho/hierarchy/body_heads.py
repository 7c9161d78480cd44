"""The words with which names of bodies begin, up to the name of the unit.

"Ủy ban nhân dân quận" is a head with the type of the unit, "Ủy ban nhân dân"
one without it, "Hội Nông dân Việt Nam" a whole name at the centre.  Heads are
compared word by word: "và", "&" and dashes do not count, nor does "Việt Nam",
which names carry or not; a comma does.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping, Sequence
from enum import Enum
from operator import itemgetter
from typing import TypeAlias

import attrs

from phoiho.hierarchy.unit_types import UnitType, unit_words
from phoiho.reference import cut_line, load_lines, load_once
from phoiho.vietnamese.words import Word, split_words

__all__ = [
    "Head",
    "HeadForm",
    "HeadMatch",
    "counting_words",
    "match_head",
    "match_organ",
    "may_begin",
]


class HeadForm(Enum):
    """What a head leaves to be said of the unit.

    `typed` has the type of the unit, `bare` lacks it, `shortened` lacks the
    Party committee too ("Ban Dân vận"); `central` is a whole name at the
    centre, `national` one that counts only with "Việt Nam".
    """

    TYPED = "typed"
    BARE = "bare"
    SHORTENED = "shortened"
    CENTRAL = "central"
    NATIONAL = "national"


@attrs.frozen(kw_only=True)
class Head:
    """A kind of body that a head can mean.

    Attributes:
        kind: Code of the kind.
        field: Code of the field, empty for kinds without.
        unit_type: Type of the unit, `None` at the centre.
        form: What it leaves to be said.
    """

    kind: str
    field: str
    unit_type: UnitType | None
    form: HeadForm

    @property
    def lacks_type(self) -> bool:
        """Whether the type of the unit is still to be said."""
        return self.form is HeadForm.BARE or self.form is HeadForm.SHORTENED


@attrs.frozen(kw_only=True)
class HeadMatch:
    """A head found in a text.

    Attributes:
        heads: What it can mean.
        key: Its words as they are compared, abbreviations spelled out.
        end: Index of the word after it.
    """

    heads: tuple[Head, ...]
    key: str
    end: int


# The index of the word after a head, its words, its coded meanings, and whether the
# country was named.
_Reached: TypeAlias = tuple[int, str, str, bool]

# A longer gap, or one with another sign, ends a name.
_SIGNS_INSIDE_NAMES = frozenset(" \t\n\r\u00a0./&,_-\u2010\u2011\u2012\u2013\u2014\u2015")
_LONGEST_GAP = 8
_MOST_WORDS_IN_BRACKETS = 3
_AND = "và"
_COUNTRY, _COUNTRY_SHORT = ("việt", "nam"), "vn"


def match_head(
    text: str, words: Sequence[Word], start: int, *, after: str = ""
) -> HeadMatch | None:
    """Return the longest head that begins at a word of a text.

    Args:
        text: The text.
        words: Its words.
        start: Index of the first word of the head.
        after: Words to be thought before it, as a `HeadMatch` has them in its
            key: "hội" for "Phụ nữ" in "Hội Nông dân, Phụ nữ huyện".

    Examples:
        >>> text = "Ủy ban MTTQ Việt Nam quận Tây Hồ"
        >>> match = match_head(text, split_words(text), 0)
        >>> match.end, match.heads[0].kind
        (6, 'fatherland_front_committee')
    """
    index = _heads()
    key, at, country = after, start, False
    found: list[_Reached] = []
    # An abbreviation may be spelled out in several ways: every one is followed.
    waiting: list[tuple[str, int, bool]] = []
    while True:
        # An abbreviation in brackets is passed by: "Ủy ban nhân dân (UBND) tỉnh Nghệ An".
        closed = _bracket_end(text, words, at) if at > start else at
        steps: list[tuple[str, int]] = []
        if closed < len(words) and (
            at == start or _continues(text, words, closed, key, second=at == start + 1)
        ):
            steps = list(_steps(text, words, closed, key, index))
            if not steps and at > start:
                if words[closed].key == _AND:
                    at = closed + 1
                    continue
                count = _country_words(words, closed)
                steps = [(key, closed + count)] if count else []
                country = country or bool(count)
        if steps:
            waiting += [(step, end, country) for step, end in steps[:0:-1]]
            key, at = steps[0]
        elif waiting:
            key, at, country = waiting.pop()
        else:
            return _longest(found)
        cell = index.get(key.rstrip(","))
        if cell:
            found.append((at, key.rstrip(","), cell, country))


def _bracket_end(text: str, words: Sequence[Word], at: int) -> int:
    """Return the index after an abbreviation in brackets, *at* where there is none.

    "(TP.HCM)" is a superior unit, no abbreviation of the name before it.
    """
    if at >= len(words) or "(" not in text[words[at - 1].end : words[at].start]:
        return at
    for last in range(at, min(at + _MOST_WORDS_IN_BRACKETS, len(words))):
        if text[words[last].end : words[last].end + 1] == ")":
            inside = text[words[at].start : words[last].end]
            return last + 1 if inside.isupper() and words[at].key not in unit_words() else at
    return at


def _longest(found: list[_Reached]) -> HeadMatch | None:
    """Return the match that goes furthest; of equal ones all heads together."""
    heads: dict[Head, None] = {}
    last, words = 0, ""
    for end, key, cell, country in sorted(found, key=itemgetter(0), reverse=True):
        if heads and end < last:
            break
        meant = _decode(cell)
        if not country:
            meant = tuple([head for head in meant if head.form is not HeadForm.NATIONAL])
        if meant:
            heads |= dict.fromkeys(meant)
            last, words = end, words or key
    return HeadMatch(heads=tuple(heads), key=words, end=last) if heads else None


def _country_words(words: Sequence[Word], at: int) -> int:
    """Return the number of words at an index that name the country: "Việt Nam", "VN"."""
    if words[at].key == _COUNTRY_SHORT:
        return 1
    return 2 if tuple([word.key for word in words[at : at + 2]]) == _COUNTRY else 0


def match_organ(text: str, words: Sequence[Word], start: int) -> tuple[frozenset[str], int] | None:
    """Return the longest organ that begins at a word: the kinds it acts for, and what follows it.

    Organs are those of mass organisations, which have no names of their own
    in the tables: "Ban Thường vụ" of the Hội Nông dân.
    """
    index = _organs()
    key, at, found = "", start, None
    while at < len(words) and (at == start or _continues(text, words, at, key)):
        step = next(_steps(text, words, at, key, index), None)
        if step is None:
            break
        key, at = step
        if index[key]:
            found = index[key], at
    return found


def _continues(
    text: str, words: Sequence[Word], at: int, key: str, *, second: bool = False
) -> bool:
    """Tell whether a name can go on with a word, by what stands before it."""
    gap = text[words[at - 1].end : words[at].start]
    if gap == " ":
        return True
    if second:  # "các phòng: Nội vụ, Tư pháp"
        gap = gap.replace(":", "", 1)
    if gap.startswith(")") and _is_open(text, words, at):
        gap = gap[1:]
    if len(gap) > _LONGEST_GAP or not _SIGNS_INSIDE_NAMES.issuperset(gap):
        return False
    return gap.count("\n") <= 1 and ("," not in gap or key.endswith(","))


def _is_open(text: str, words: Sequence[Word], at: int) -> bool:
    """Tell whether the bracket that closes before a word opened a few words before."""
    first = words[max(0, at - _MOST_WORDS_IN_BRACKETS)].start
    return "(" in text[first : words[at - 1].end]


def may_begin(words: Sequence[Word], at: int) -> bool:
    """Tell whether a head may begin at a word, by this word and the next.

    Says no for nearly all words of a text, and sooner than `match_head`.
    """
    seconds = _second_words().get(words[at].key)
    if not seconds or at + 1 >= len(words):
        return seconds is not None
    following = words[at + 1].key
    return following in seconds or any(
        form.partition(" ")[0] in seconds for _, form in _spellings().get(following, ())
    )


@load_once
def _second_words() -> dict[str, frozenset[str]]:
    """Return what can follow the first word of a head; empty where anything can."""
    seconds: dict[str, set[str]] = {}
    for key in (*_heads(), *_organs()):
        first, _, rest = key.partition(" ")
        seconds.setdefault(first, set()).add(rest.partition(" ")[0].rstrip(","))
    # A word that is a head by itself, or is spelled out to several.
    free = {first for first in seconds if _heads().get(first)}.union(_spellings())
    return {first: frozenset(words) for first, words in seconds.items()} | dict.fromkeys(
        free, frozenset()
    )


def _steps(
    text: str, words: Sequence[Word], at: int, key: str, index: Mapping[str, object]
) -> Iterator[tuple[str, int]]:
    """Yield the key after the next word, as printed or spelled out, and what follows it."""
    word = words[at].key
    for rest, form in (((), word), *_spellings().get(word, ())):
        step = f"{key} {form}" if key else form
        with_comma = f"{step},"
        if step not in index and with_comma not in index:
            continue
        end = at + 1 + len(rest)
        if rest and rest != tuple([other.key for other in words[at + 1 : end]]):
            continue
        comma = end < len(words) and "," in text[words[end - 1].end : words[end].start]
        taken = with_comma in index and (comma or step not in index)
        yield (with_comma if taken else step), end


@load_once
def _spellings() -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """Return the abbreviations of names and unit types by their first word.

    Each has the words that follow the first ("xh" of KT-XH) and what it is
    spelled out to; of several readings the one that makes a name counts.
    """
    spellings: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for line in load_lines("body_spellings"):
        first, rest, form = cut_line(line)
        spellings.setdefault(first, []).append((tuple(rest.split()), form))
    return {first: tuple(forms) for first, forms in spellings.items()}


@load_once
def _heads() -> dict[str, str]:
    """Return the coded heads by their words; mere beginnings of heads are keys without any.

    The table is compiled by `tools/body_heads.py` from the tables of names,
    aliases, fields and abbreviations.
    """
    lines = map(cut_line, load_lines("body_heads"))
    return dict((words, heads) for words, heads in lines)  # noqa: C402 - the types of both


@load_once
def _organs() -> dict[str, frozenset[str]]:
    """Return the kinds that an organ acts for, by its words and their beginnings."""
    return {
        words: frozenset(kinds.split()) for words, kinds in map(cut_line, load_lines("body_organs"))
    }


@functools.lru_cache(1024)
def _decode(heads: str) -> tuple[Head, ...]:
    """Return the heads of a cell: `kind:field@unit_type/form`, separated by semicolons."""
    return tuple(map(_make_head, filter(None, heads.split(";"))))


def _make_head(code: str) -> Head:
    """Build a head from its code."""
    named, _, place = code.partition("@")
    kind, _, field = named.partition(":")
    unit_type, _, form = place.partition("/")
    return Head(
        kind=kind,
        field=field,
        unit_type=UnitType(unit_type) if unit_type else None,
        form=HeadForm(form),
    )


def counting_words(name: str) -> Iterator[tuple[Word, str]]:
    """Yield the words of a name that count, each with the comma after it, if any."""
    words = split_words(name)
    ends = [word.start for word in words[1:]] + [len(name)]
    at = 0
    while at < len(words):
        if tuple([word.key for word in words[at : at + 2]]) == _COUNTRY:
            at += 2
            continue
        if words[at].key != _AND:
            yield words[at], "," if "," in name[words[at].end : ends[at]] else ""
        at += 1
