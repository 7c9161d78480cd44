"""Titles in a printed line: where they begin and end, and what they can mean.

A title is read from the table of positions by these rules: every head has a
deputy ("Phó", "P."), that of a "Trưởng ban" is also a "Phó ban", words such as
"Thường trực" or "chuyên trách" may follow, and abbreviations are read as the
words they stand for ("PCT TT").  Some titles hold words of the name of their
body, which the table has in brackets: "Trưởng ban Dân vận" is the head of the Ban Dân vận,
a "Tỉnh ủy viên" a member of the Tỉnh ủy.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

import attrs

from phoiho.hierarchy.abbreviations import AbbreviationKind, row_expansions, segmentations
from phoiho.hierarchy.body_readings import match_name
from phoiho.hierarchy.positions import Position, get_position
from phoiho.hierarchy.unit_types import unit_words
from phoiho.reference import load_once, load_table
from phoiho.vietnamese.words import Word, split_words

__all__ = ["Title", "body_follows", "end_of_phrase", "kinds_of_name", "title_key", "titles_at"]

# "[Tỉnh ủy] viên": the words that name the body too.
_SHARED = re.compile(r"\[([^]]*)\]")
_DEPUTY, _CHIEFS = "phó ", ("trưởng ", "chánh ")
_MOST_MODIFIERS = 2
# More words after an abbreviation never decide what it means.
_WORDS_AFTER = 8
_INSIDE_TITLE = re.compile(r"[\s.\u2010-\u2015-]*")


@attrs.frozen(kw_only=True)
class Title:
    """A title at a place of a text.

    Attributes:
        key: Its words in full, folded.
        end: Index of the word after it.
        positions: The positions with such a title.
        general: Those with the title without "Thường trực" and the like.
        shared: Words of the title that begin the name of the body, folded;
            several readings of an abbreviation may have their own ("TUV").
    """

    key: str
    end: int
    positions: tuple[Position, ...]
    general: tuple[Position, ...]
    shared: tuple[str, ...]

    def positions_in(self, kinds: Collection[str]) -> tuple[Position, ...]:
        """Return the positions in bodies of some kinds, those of the whole title first.

        Args:
            kinds: Codes of kinds of body.
        """
        for positions in (self.positions, self.general):
            fitting = [p for p in positions if not set(p.body_kinds).isdisjoint(kinds)]
            if fitting:
                return tuple(fitting)
        return ()


@attrs.frozen(kw_only=True)
class _Entry:
    """What a title of the table means; a mere beginning of titles means nothing."""

    is_title: bool = False
    positions: tuple[Position, ...] = ()
    shared: str = ""


def title_key(text: str) -> str:
    """Return the words of a title as titles are compared.

    Examples:
        >>> title_key("Phó Chủ tịch - Tổng Thư ký")
        'phó chủ tịch tổng thư ký'
    """
    return " ".join([word.key for word in split_words(text)])


@load_once
def _titles() -> dict[str, _Entry]:
    """Index every title and every beginning of one by its words."""
    index: dict[str, _Entry] = {}
    deputies: list[tuple[str, _Entry]] = []
    for row in load_table("positions").records():
        for form in row["titles"].split("|"):
            entry = _Entry(
                is_title=True,
                positions=(get_position(row["id"]),),
                shared=title_key("".join(_SHARED.findall(form))),
            )
            key = title_key(form)
            _add(index, key, entry)
            if row["is_head"] == "yes":
                deputies.append((_DEPUTY + key, attrs.evolve(entry, positions=())))
    for key, entry in deputies:
        _add(index, key, entry)
        chief = next((c for c in _CHIEFS if key.startswith(_DEPUTY + c)), "")
        if chief and entry.shared:
            _add(index, _DEPUTY + key.removeprefix(_DEPUTY + chief), index[key])
    for key in list(index):
        words = key.split()
        for end in range(1, len(words)):
            index.setdefault(" ".join(words[:end]), _Entry())
    return index


def _add(index: dict[str, _Entry], key: str, entry: _Entry) -> None:
    """Add what a title means to what it means already."""
    known = index.get(key, _Entry())
    positions = dict.fromkeys((*known.positions, *entry.positions))
    index[key] = attrs.evolve(
        entry, positions=tuple(positions), shared=known.shared or entry.shared
    )


@load_once
def _phrases() -> dict[str, dict[str, list[tuple[str, ...]]]]:
    """Return the words around titles by their role and first word, the longest first."""
    phrases: dict[str, dict[str, list[tuple[str, ...]]]] = {}
    for row in load_table("post_words").records():
        phrase = tuple(title_key(row["words"]).split())
        phrases.setdefault(row["role"], {}).setdefault(phrase[0], []).append(phrase)
    for found in phrases.values():
        for alike in found.values():
            alike.sort(key=len, reverse=True)
    return phrases


def end_of_phrase(role: str, words: Sequence[Word], at: int) -> int:
    """Return the index after the longest phrase of a role at a word; *at* where none is.

    Args:
        role: `acting`, `former`, `modifier`, `link`, `honorific`,
            `proxy`, `term` or `tail`.
        words: Words of a text.
        at: Index of the word.

    Examples:
        >>> end_of_phrase("link", split_words("đồng thời là Bí thư"), 0)
        3
    """
    for phrase in _phrases()[role].get(words[at].key, ()) if at < len(words) else ():
        end = at + len(phrase)
        if tuple(word.key for word in words[at:end]) == phrase:
            return end
    return at


def titles_at(text: str, words: Sequence[Word], start: int) -> tuple[Title, ...]:
    """Return the titles that begin at a word, the longest first.

    Args:
        text: A text.
        words: Its words.
        start: Index of the word.

    Examples:
        >>> text = "PCT TT HĐND quận"
        >>> [(title.key, title.end) for title in titles_at(text, split_words(text), 0)]
        [('phó chủ tịch thường trực', 2), ('phó chủ tịch', 1)]
    """
    found: dict[int, Title] = {}
    for title in _walk(text, words, start, "", start):
        for longer in (title, *_with_modifiers(text, words, title)):
            end = longer.end
            found[end] = _either(found[end], longer) if end in found else longer
    titles = [found[end] for end in sorted(found, reverse=True)]
    if not titles:
        for glued in _glued(text[words[start].start : words[start].end], start + 1):
            titles = [_either(titles[0], glued) if titles else glued]
    if titles and words[start].key in unit_words():
        # "TP Nội vụ" is a head of division, "TP Hà Nội" a city.
        titles = [t for t in titles if t.end > start + 1 or body_follows(text, words, t)]
    return tuple(titles)


def _either(title: Title, other: Title) -> Title:
    """Choose the reading of the same words with the longer title; join equal ones.

    "UVTV" is an Ủy viên Ban Thường vụ, no Ủy viên of something; "TUV" is a
    Tỉnh ủy viên or a Thành ủy viên.
    """
    if not (title.positions and other.positions):
        known, bare = (title, other) if title.positions else (other, title)
        return attrs.evolve(known, general=known.general or bare.general)
    if title.key.count(" ") != other.key.count(" "):
        return max(title, other, key=lambda reading: reading.key.count(" "))
    return attrs.evolve(
        title,
        positions=tuple(dict.fromkeys((*title.positions, *other.positions))),
        general=tuple(dict.fromkeys((*title.general, *other.general))),
        shared=tuple(dict.fromkeys((*title.shared, *other.shared))),
    )


def _walk(text: str, words: Sequence[Word], start: int, key: str, at: int) -> Iterator[Title]:
    """Yield the titles that begin with *key* and go on at a word."""
    if at >= len(words) or (at > start and not _continues(text, words, at)):
        return
    for form in _forms(text, words[at]):
        longer = key
        for count, word in enumerate(form, 1):
            longer = f"{longer} {word}".lstrip()
            entry = _titles().get(longer)
            if entry is None:
                break
            if entry.is_title:
                yield _title(longer, entry, at, form, count)
        else:
            yield from _walk(text, words, start, longer, at + 1)


def _glued(word: str, end: int) -> Iterator[Title]:
    """Yield the titles in a word that abbreviates title and body: "BTHU", "CTUBND"."""
    if not word.isupper() or row_expansions(word):
        return
    for first, second in segmentations(word, parts=2):
        if first.kind is not AbbreviationKind.POSITION:
            continue
        key, kinds = title_key(first.text), kinds_of_name(second.text)
        entry = _titles().get(key, _Entry())
        positions = tuple(p for p in entry.positions if not kinds.isdisjoint(p.body_kinds))
        if positions:
            shared = (second.text.lower(),)
            yield Title(key=key, end=end, positions=positions, general=(), shared=shared)


def _title(key: str, entry: _Entry, at: int, form: Sequence[str], count: int) -> Title:
    """Make the title that ends with some words of an abbreviation, or with all.

    "BDV" after "Trưởng" is the body, of which the title shares a word; the
    "TU" of "TVTU" belongs to no other word.
    """
    used, left = " ".join(form[:count]), " ".join(form[count:])
    if left and used == entry.shared:
        end, shared = at, ""
    else:
        end, shared = at + 1, f"{entry.shared} {left}".strip()
    return Title(
        key=key,
        end=end,
        positions=entry.positions,
        general=(),
        shared=(shared,) if shared else (),
    )


def _with_modifiers(text: str, words: Sequence[Word], title: Title) -> Iterator[Title]:
    """Yield a title with the words that may follow it: "Thường trực", "chuyên trách"."""
    for _ in range(_MOST_MODIFIERS):
        if title.end >= len(words) or not _continues(text, words, title.end):
            return
        end = end_of_phrase("modifier", words, title.end)
        if end == title.end:
            return
        key = " ".join([title.key, *(word.key for word in words[title.end : end])])
        entry = _titles().get(key, _Entry())
        title = Title(
            key=key,
            end=end,
            positions=entry.positions,
            general=title.positions or title.general,
            shared=title.shared,
        )
        yield title


def _continues(text: str, words: Sequence[Word], at: int) -> bool:
    """Tell whether only blanks, dots and dashes stand before a word."""
    return _INSIDE_TITLE.fullmatch(text, words[at - 1].end, words[at].start) is not None


def _forms(text: str, word: Word) -> Iterator[tuple[str, ...]]:
    """Yield the words that a word stands for: itself, and what it abbreviates in capitals."""
    yield (word.key,)
    raw = text[word.start : word.end]
    if not raw.isupper():
        return
    if word.key in _phrases()["deputy"]:
        yield (_DEPUTY.strip(),)
    for row in row_expansions(raw):
        if row.kind in {AbbreviationKind.POSITION, AbbreviationKind.BODY}:
            yield tuple(title_key(row.text).split())


def kinds_of_name(name: str) -> frozenset[str]:
    """Return the kinds of body that a name says, the proper name of a unit not in it.

    Args:
        name: A name with the type of the unit or without.

    Examples:
        >>> sorted(kinds_of_name("Ban Dân vận"))
        ['party_mass_mobilisation_commission']
    """
    words = split_words(name)
    match = match_name(name, words, 0)
    if match is None or match.end < len(words):
        return frozenset()
    return frozenset(head.kind for head in match.heads)


def body_follows(text: str, words: Sequence[Word], title: Title) -> bool:
    """Tell whether the words after a title go on with the body whose name it begins.

    Args:
        text: A text.
        words: Its words.
        title: A title in it.

    Examples:
        >>> text = "TP Nội vụ"
        >>> words = split_words(text)
        >>> [body_follows(text, words, title) for title in titles_at(text, words, 0)]
        [True]
    """
    end = title.end
    while end < min(len(words), title.end + _WORDS_AFTER) and _continues(text, words, end):
        end += 1
    rest = text[words[title.end].start : words[end - 1].end] if end > title.end else ""
    for shared in title.shared:
        phrase = f"{shared} {rest}"
        match = match_name(phrase, split_words(phrase), 0)
        if match is not None and match.end > shared.count(" ") + 1:
            return True
    return False
