"""The body in a printed post: which words name it, and which one is meant unsaid."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence

import attrs

from phoiho.errors import AmbiguousUnitError, UnknownBodyError, UnknownUnitError
from phoiho.hierarchy.bodies import Body, Place, UnnamedUnit
from phoiho.hierarchy.body_kinds import fields_of_kind, get_body_kind, iter_body_kinds
from phoiho.hierarchy.body_lookup import body_of_reading, get_body
from phoiho.hierarchy.body_naming import body_names
from phoiho.hierarchy.body_readings import BodyReading, read_body, split_parents
from phoiho.hierarchy.positions import Position
from phoiho.hierarchy.post_titles import Title, end_of_phrase, kinds_of_name, title_key
from phoiho.hierarchy.unit_matches import lookup_versions
from phoiho.hierarchy.unit_types import Level, unit_words
from phoiho.hierarchy.units import AdministrativeUnit
from phoiho.reference import load_once
from phoiho.vietnamese import normalize
from phoiho.vietnamese.words import Word

__all__ = ["PostWords", "bodies_implied", "body_named", "ends_body", "read_post_words"]

# A name has fewer words, and fewer signs inside.
_MOST_WORDS, _MOST_SIGNS = 60, 8
_NUMBER = re.compile(r"\d+|[ivxlc]+")
_SIGN = re.compile(r"[^\w\s.]|_|\n")


@attrs.frozen(kw_only=True)
class PostWords:
    """The words of a post, cut into title and body.

    Attributes:
        title: The title.
        end: Index of the word after the name of the body.
        name: The name of the body, with the words that the title shares with
            it; empty where nothing is said of it.
        kinds: Codes of the kinds of body that the name can mean.
        names_unit: Whether the words say which unit's body it is.
        says_type: Whether they say at least the type of the unit.
        is_known: Whether units have that name, where one is named.
    """

    title: Title
    end: int
    name: str = ""
    kinds: frozenset[str] = frozenset()
    names_unit: bool = False
    says_type: bool = False
    is_known: bool = True

    def offset_after(self, text: str, words: Sequence[Word], end: int) -> int:
        """Return the offset after the last word, and after a bracket opened in the words."""
        return _closed(text, words, min(self.title.end, end - 1), end)


def read_post_words(
    text: str, words: Sequence[Word], titles: Sequence[Title], end: int, *, has_name: bool = False
) -> PostWords:
    """Cut the words of a post into the longest title and the body that fits it.

    Args:
        text: The line.
        words: Its words.
        titles: The titles that the post can begin with, the longest first.
        end: Index of the word after the post.
        has_name: Whether the name of the person may stand at its end.
    """
    unknown = None
    for stop, is_certain in _stops(text, words, titles[0].end, end, has_name=has_name):
        for title in titles:
            for name in _names(text, words, title, stop):
                found = _read(name, title, stop)
                if found is None or not (is_certain or found.names_unit or found.says_type):
                    continue
                if found.is_known:
                    return found
                unknown = unknown or found
            if title.end >= stop:
                return PostWords(title=title, end=stop)
    return unknown or PostWords(title=titles[0], end=end)


def _stops(
    text: str, words: Sequence[Word], start: int, end: int, *, has_name: bool
) -> Iterator[tuple[int, bool]]:
    """Yield the places at which the name of a body can end, the farthest first.

    Behind it may stand a term ("nhiệm kỳ 2016-2021") or the name of the
    person.  After a sign other words may stand, but the name may also go on
    ("Ban Tổ chức - Kiểm tra"): such a place is not certain, and counts only
    after a whole name, one with its unit.  A superior unit is never cut off.
    """
    last = min(end, start + _MOST_WORDS)
    yield end, True
    inner = range(start + 1, last)
    signs = (at for at in inner if _SIGN.search(text, words[at - 1].end, words[at].start))
    kept = [at for at in signs if words[at].key not in unit_words()][:_MOST_SIGNS]
    stops = dict.fromkeys(kept, False)
    stops |= dict.fromkeys([at for at in inner if ends_body(words, at)][:1], True)
    if has_name:
        stops |= dict.fromkeys(range(max(start, last - 7), last), True)
    yield from sorted(stops.items(), reverse=True)


def ends_body(words: Sequence[Word], at: int) -> bool:
    """Tell whether a word is about the term or the holder, no part of a body's name.

    Args:
        words: Words of a text.
        at: Index of the word.
    """
    return any(end_of_phrase(role, words, at) > at for role in ("term", "tail"))


def _names(text: str, words: Sequence[Word], title: Title, stop: int) -> Iterator[str]:
    """Yield the words after a title, first with those that the title shares with them.

    A term may stand inside: "Đoàn ĐBQH khóa XIII tỉnh Hà Tĩnh".
    """
    if title.end >= stop:
        return
    rest = normalize(text[words[title.end].start : _closed(text, words, title.end, stop)])
    for name in dict.fromkeys((rest, _without_term(text, words, title.end, stop) or rest)):
        yield from (f"{shared} {name}" for shared in title.shared)
        yield name


def _without_term(text: str, words: Sequence[Word], start: int, stop: int) -> str:
    """Return words without "khóa XIII" or "nhiệm kỳ 2016-2021"; empty where no words follow it."""
    for at in range(start, min(stop, start + _MOST_WORDS)):
        end = end_of_phrase("term", words, at)
        if end > at:
            while end < stop and _NUMBER.fullmatch(words[end].key):
                end += 1
            kept = [*words[start:at], *words[end:stop]] if end < stop else []
            return " ".join(text[word.start : word.end] for word in kept)
    return ""


def _closed(text: str, words: Sequence[Word], start: int, stop: int) -> int:
    """Return the offset after some words, and after the bracket that was opened in them."""
    end = words[stop - 1].end
    opened = "(" in text[words[start].start : end] and text[end : end + 1] == ")"
    return end + opened


def _read(name: str, title: Title, stop: int) -> PostWords | None:
    """Read the name of a body, with or without a unit."""
    reading = read_body(name)
    kinds = kinds_of_name(name) if reading is None else {head.kind for head in reading.heads}
    if not kinds:
        whole = _whole_names().get(title_key(name), "") if title.shared else ""
        return _read(whole, title, stop) if whole else None
    return PostWords(
        title=title,
        end=stop,
        name=name,
        kinds=frozenset(kinds),
        names_unit=reading is not None and _names_unit(reading),
        says_type=reading is not None and None not in [h.unit_type for h in reading.heads],
        is_known=reading is None or _is_known(reading),
    )


@load_once
def _whole_names() -> dict[str, str]:
    """Return the names of bodies in a field by what is left without their owner.

    The head of the "Ban Pháp chế Hội đồng nhân dân" is printed "Trưởng ban
    Pháp chế".  Names that are left alike name nothing.
    """
    found: dict[str, set[str]] = {}
    for kind in iter_body_kinds():
        name = kind.name_vi.partition("|")[0]
        head, _, owner = name.partition("{field}")
        if owner.partition("{")[0].strip():
            for field in fields_of_kind(kind.id):
                for form in (field.name_vi, *field.aliases):
                    whole = f"{head}{field.name_vi}{owner.partition('{')[0]}".strip()
                    found.setdefault(title_key(head + form), set()).add(whole)
    return {short: names.pop() for short, names in found.items() if len(names) == 1}


def _names_unit(reading: BodyReading) -> bool:
    """Tell whether a reading leaves no unit to be said."""
    return not reading.unit_types or bool(split_parents(reading.unit_text)[0].strip())


def _is_known(reading: BodyReading) -> bool:
    """Tell whether the units that a reading names are in the tables; cheaper than an error."""
    name, _, parents = split_parents(reading.unit_text)
    if name.strip():
        types, text = reading.unit_types, reading.unit_text
        full = f"{types[0].word} {text}"
        return bool(lookup_versions(text, types=types) or lookup_versions(full, types=types))
    return not parents.strip(" ,()") or bool(lookup_versions(parents))


def body_named(name: str, *, on: dt.date, unit: AdministrativeUnit | None) -> Body | None:
    """Return the body of a name, `None` where none or several are meant.

    "Thành ủy" without a context may be of cities of three types.

    Args:
        name: The name of a body.
        on: The day.
        unit: The unit of the context.
    """
    reading = read_body(name)
    readable = unit is not None if reading is None else _is_known(reading)
    if not readable:
        return None
    try:
        if reading is None:
            return get_body(name, on=on, unit=unit, nearest=True)
        return body_of_reading(reading, on=on, unit=unit, nearest=True)
    except (UnknownBodyError, UnknownUnitError, AmbiguousUnitError):
        return None


def bodies_implied(
    said: PostWords,
    position: Position | None,
    place: Place | None,
    *,
    on: dt.date,
    unit: AdministrativeUnit | None,
) -> tuple[Body, ...]:
    """Return the bodies that a post can mean in a place, though the words do not say which.

    Args:
        said: The words of the post.
        position: The position, where it is certain.
        place: Where another post of the same person is.
        on: The day.
        unit: The unit of the context.
    """
    # A title may hold the whole name of its body: "Tỉnh ủy viên".
    names = [said.name] if said.name else [n for n in said.title.shared if read_body(n)]
    context = place if isinstance(place, AdministrativeUnit) else unit
    if isinstance(place, UnnamedUnit) and not said.says_type:
        names = [name if read_body(name) else f"{name} {place.type.word}" for name in names]
    named = [body_named(name, on=on, unit=context) for name in names]
    if not names and said.end == said.title.end and position is not None:
        named = [body_of_position(position, on=on, place=place)]
    return tuple(body for body in named if body is not None)


def body_of_position(position: Position, *, on: dt.date, place: Place | None) -> Body | None:
    """Return the body of a position in a place, `None` where it has several or none.

    Args:
        position: The position.
        on: The day; of kinds that follow one another the one in being counts.
        place: The place; `None` for bodies of the centre.
    """
    if position.levels == (Level.CENTRAL,):
        place = None
    elif place is None:
        return None
    unit_type = place.type if place is not None else None
    rows = [body_names().get((kind, unit_type)) for kind in position.body_kinds]
    single = [row for row in rows if row is not None and not fields_of_kind(row.kind)]
    alive = [row for row in single if row.holds_on(on)]
    kind = next((row.kind for row in (*alive, *single)), None)
    return Body(kind=get_body_kind(kind), unit=place) if kind is not None else None
