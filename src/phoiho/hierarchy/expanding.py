"""What an abbreviation means where it stands, alone or put together from others.

A form that no row of the table has is put together from rows only if the
whole names something: a position, a body, or both together as the table of
positions has them.  "CT UBND" is the chair of the People's Committee; "CT
Quận ủy" is nothing, since a Party committee has no chair.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence

from phoiho.hierarchy.abbreviations import (
    AbbreviationKind,
    Expansion,
    letters_of,
    row_expansions,
    segmentations,
)
from phoiho.hierarchy.body_kinds import get_body_kind
from phoiho.hierarchy.body_readings import match_name
from phoiho.hierarchy.positions import Position, iter_positions
from phoiho.hierarchy.post_bodies import read_post_words
from phoiho.hierarchy.post_titles import kinds_of_name, title_key, titles_at
from phoiho.hierarchy.unit_matches import lookup_versions
from phoiho.vietnamese import normalize
from phoiho.vietnamese.words import Word, split_words

__all__ = ["expand_abbreviation"]

_LONGEST, _MOST_WORDS, _MOST_GLUED, _MOST_TRIED = 60, 8, 4, 200
# Between bodies named together: "HĐND-UBND", "HĐND và UBND".
_BETWEEN = re.compile(r"\s*(?:[-\u2010-\u2015/,&]|\bvà\b)\s*")
_STATUSES = ("confirmed", "partly", "from memory", "unconfirmed")
# Prose is assumed: these stand in numbers and in signature blocks.
_NOT_PROSE = frozenset({AbbreviationKind.DOCUMENT, AbbreviationKind.SIGNATURE})
_PARTS = frozenset(AbbreviationKind) - _NOT_PROSE
# Words beside the abbreviation that decide.
_NEAR = 5


def expand_abbreviation(
    text: str, context: AbbreviationKind | str | None = None
) -> tuple[Expansion, ...]:
    """Return the readings of an abbreviation, the likeliest first.

    Case, dots, blanks, dashes and the placement of tone marks do not count;
    nor do diacritics, where no row has the letters as given.  A form without
    a row is put together from rows, where that names a position or a body
    ("CT UBND", "PCT TT UBND", "BTV Quận ủy", "HĐND-UBND").

    Args:
        text: One abbreviation.
        context: What it should be (a kind, or its code), or the words in
            which it stands ("TP Nội vụ"); words without it are read as those
            that follow it.  Without a context, prose is assumed: names of
            papers ("CT" as Chỉ thị) and words of signature blocks ("Q." as
            quyền) come after all else, what was seen in a source first.

    Returns:
        The readings; none for what is not known.

    Examples:
        >>> [e.text for e in expand_abbreviation("CT")][:2]
        ['Chủ tịch', 'Chỉ thị']
        >>> expand_abbreviation("Q.", "Q. Chủ tịch UBND")[0].text
        'quyền'
        >>> expand_abbreviation("PCT TT UBND")[0].text
        'Phó Chủ tịch Thường trực Ủy ban nhân dân'
    """
    if len(text) > _LONGEST:
        return ()
    rows = _once(row_expansions(text) or _composed(text))
    kind = next((k for k in AbbreviationKind if context in {k, k.value}), None)
    if kind is None and isinstance(context, str):
        before, after = _around(text, context)
        likely = {row: _fits(row, before, after) for row in rows}
    else:
        likely = {row: row.kind is kind for row in rows}
    return tuple(sorted(rows, key=lambda row: (not likely[row], *_by_default(row))))


def _once(readings: Iterable[Expansion]) -> list[Expansion]:
    """Return readings without those that say the same as an earlier one ("T.Ư", "TƯ")."""
    found: dict[tuple[str, AbbreviationKind], Expansion] = {}
    for reading in readings:
        found.setdefault((reading.text, reading.kind), reading)
    return list(found.values())


def _by_default(row: Expansion) -> tuple[bool, int]:
    """Return the key of a reading without a context; equals stay in the order of the table."""
    return row.kind in _NOT_PROSE, _STATUSES.index(row.status)


def _around(text: str, context: str) -> tuple[str, str]:
    """Return a few words before and after an abbreviation in its context."""
    words = split_words(context)
    letters = letters_of(text)
    for start, end in itertools.product(range(len(words)), range(1, _NEAR + 1)):
        found = words[start : start + end]
        if "".join(word.key for word in found) == letters:
            before, after = words[max(start - _NEAR, 0) : start], words[start + end :][:_NEAR]
            return _slice(context, before), _slice(context, after)
    return "", _slice(context, words[:_NEAR])


def _slice(text: str, words: Sequence[Word]) -> str:
    """Return the text from the first word to the last."""
    return text[words[0].start : words[-1].end] if words else ""


def _fits(row: Expansion, before: str, after: str) -> bool:
    """Tell whether a reading makes sense between the words around it."""
    if row.kind is AbbreviationKind.DOCUMENT:
        return before[-1:].isdigit() or after[:1].isdigit()
    if row.kind is AbbreviationKind.SIGNATURE:
        return bool(titles_at(after, split_words(after), 0)) if after else False
    if row.kind is AbbreviationKind.UNIT:
        return _names_unit(row.text, after)
    if row.kind is AbbreviationKind.POSITION:
        return _ends_title(before, row.text) or bool(_kinds_after_title(f"{row.text} {after}"))
    return _begins_body(row.text, after) or _ends_body(before, row.text)


def _names_unit(word: str, after: str) -> bool:
    """Tell whether a unit is named by its type and the words after it."""
    words = split_words(after)
    ends = range(len(words), 0, -1)
    return any(lookup_versions(f"{word} {_slice(after, words[:end])}") for end in ends)


def _ends_title(before: str, text: str) -> bool:
    """Tell whether words go on with a title: "Thường trực" after "Phó Chủ tịch"."""
    whole = f"{before} {text}"
    words = split_words(whole)
    titles = titles_at(whole, words, 0) if before else ()
    return bool(titles) and titles[0].end == len(words)


def _begins_body(text: str, after: str) -> bool:
    """Tell whether the name of a body begins so and goes on in the words after it."""
    whole = f"{text} {after}"
    match = match_name(whole, split_words(whole), 0)
    return match is not None and match.end > len(split_words(text))


def _ends_body(before: str, text: str) -> bool:
    """Tell whether a title, or the beginning of a body's name, stands before the words."""
    whole = f"{before} {text}"
    words = split_words(whole)
    for start in range(len(split_words(before))):
        match = match_name(whole, words, start)
        if match is not None and match.end == len(words):
            return True
    titles = titles_at(before, split_words(before), 0) if before else ()
    return bool(titles) and titles[0].end == len(split_words(before))


def _kinds_after_title(text: str) -> frozenset[str]:
    """Return the kinds of body named after a title that begins the text."""
    words = split_words(text)
    titles = titles_at(text, words, 0) if words else ()
    return read_post_words(text, words, titles, len(words)).kinds if titles else frozenset()


def _composed(text: str) -> Iterator[Expansion]:
    """Yield what a form without a row is put together to."""
    sides = _BETWEEN.split(text.strip())
    made = _listed(text, sides) if len(sides) > 1 else _joined(text)
    yield from itertools.islice(made, _MOST_TRIED)


def _listed(text: str, sides: Sequence[str]) -> Iterator[Expansion]:
    """Yield bodies named one after the other: "HĐND-UBND"."""
    readings = [
        [e for e in row_expansions(side) or _joined(side) if kinds_of_name(e.text)]
        for side in sides
    ]
    for parts in itertools.product(*readings):
        english = " and ".join(part.english for part in parts)
        words = " - ".join(part.text for part in parts)
        yield _made(text, words, english, AbbreviationKind.BODY, parts)


def _joined(text: str) -> Iterator[Expansion]:
    """Yield the position or the body that words and abbreviations name together."""
    options = [_readings_of(token) for token in text.split()]
    if not 0 < len(options) <= _MOST_WORDS:
        return
    for choice in itertools.islice(itertools.product(*options), _MOST_TRIED):
        parts = tuple(part for readings in choice for part in readings)
        rows = tuple(part for part in parts if isinstance(part, Expansion))
        words = " ".join(part.text if isinstance(part, Expansion) else part for part in parts)
        found = _meaning(words) if rows else None
        if found is not None:
            kind, english = found
            yield _made(text, words, english, kind, rows)


def _readings_of(token: str) -> list[tuple[Expansion | str, ...]]:
    """Return what a word between blanks can stand for: rows, several rows, itself."""
    readings: list[tuple[Expansion | str, ...]] = [
        (row,) for row in row_expansions(token) if row.kind in _PARTS
    ]
    for parts in range(2, _MOST_GLUED + 1) if not readings else ():
        found = segmentations(token, parts=parts)
        readings += [rows for rows in found if all(row.kind in _PARTS for row in rows)]
    return readings if token.isupper() and readings else [(token,), *readings]


def _meaning(text: str) -> tuple[AbbreviationKind, str] | None:
    """Return the kind and the English of words that name a position or a body as a whole."""
    words = split_words(text)
    titles = titles_at(text, words, 0) if words else ()
    positions: Sequence[Position] = ()
    if titles:
        said = read_post_words(text, words, titles, len(words))
        if said.end == len(words) and said.is_known:
            whole = said.title.end == len(words)
            positions = said.title.positions if whole else said.title.positions_in(said.kinds)
    positions = positions or _by_full_title(text)
    if positions:
        english = dict.fromkeys(position.title_en for position in positions)
        return AbbreviationKind.POSITION, " / ".join(english)
    kinds = [get_body_kind(kind) for kind in sorted(kinds_of_name(text))]
    if kinds:
        english = dict.fromkeys(kind.name_en.partition("|")[0].strip() for kind in kinds)
        return AbbreviationKind.BODY, " / ".join(english)
    return None


def _by_full_title(text: str) -> tuple[Position, ...]:
    """Return the positions whose full title these words are: "Bí thư Đoàn", "Giám đốc Sở"."""
    key = title_key(text)
    return tuple(
        position
        for position in iter_positions()
        if key in [title_key(full.partition("{")[0]) for full in position.titles]
    )


def _made(
    text: str, words: str, english: str, kind: AbbreviationKind, parts: tuple[Expansion, ...]
) -> Expansion:
    """Make a reading that is no better known than the least known of its parts."""
    sources = dict.fromkeys(part.source for part in parts)
    return Expansion(
        abbreviation=normalize(text),
        text=words,
        english=english,
        kind=kind,
        status=max((part.status for part in parts), key=_STATUSES.index),
        source="; ".join(sources),
        parts=parts,
    )
