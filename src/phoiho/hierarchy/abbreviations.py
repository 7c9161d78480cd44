"""The table of abbreviations: what one abbreviation can stand for.

Rows are found by their letters alone: case, dots, blanks, dashes and the
placement of tone marks do not count ("T.Ư", "TƯ"; "KT-XH", "KTXH").
"""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from phoiho.labels import LabelledEnum
from phoiho.reference import load_once, load_table
from phoiho.vietnamese import fold_key, name_tokens, strip_diacritics

__all__ = [
    "AbbreviationKind",
    "Expansion",
    "letters_of",
    "row_expansions",
    "segmentations",
    "spelled_out",
]

# A longer text abbreviates nothing.
_LONGEST = 60
# Letters of the shortest part of a longer abbreviation.
_SHORTEST = 2


class AbbreviationKind(LabelledEnum):
    """What sort of words an abbreviation stands for.

    Examples:
        >>> AbbreviationKind.POSITION.label()
        'chức danh'
    """

    BODY = "body"
    POSITION = "position"
    UNIT = "unit"
    LEVEL = "level"
    GROUP = "group"
    TOPIC = "topic"
    FORM_OF_ADDRESS = "form_of_address"
    OTHER = "other"
    DOCUMENT = "document"
    SIGNATURE = "signature"


@attrs.frozen(kw_only=True)
class Expansion:
    """One reading of an abbreviation.

    Attributes:
        abbreviation: The abbreviation, as the table writes it; as given where
            it is put together from several.
        text: The words in full.
        english: The same in English.
        kind: What sort of words they are.
        note: What else the abbreviation may mean, or where it is used.
        status: How well the reading is known; the least known part's where
            there are several.
        source: Where it was seen.
        parts: The readings it is put together from; none for a row.
    """

    abbreviation: str
    text: str
    english: str
    kind: AbbreviationKind
    note: str = ""
    status: str
    source: str
    parts: tuple[Expansion, ...] = ()


def letters_of(text: str) -> str:
    """Return the letters and digits of *text* in the form in which rows are found.

    Examples:
        >>> letters_of("T.Ư"), letters_of("KT - XH")
        ('tư', 'ktxh')
    """
    return "".join(char for char in fold_key(text) if char.isalnum())


@load_once
def _rows() -> dict[str, tuple[Expansion, ...]]:
    """Index the table by the letters of the abbreviation."""
    rows: dict[str, list[Expansion]] = {}
    for row in load_table("abbreviations").records():
        expansion = Expansion(
            abbreviation=row["abbreviation"],
            text=row["expansion_vi"],
            english=row["expansion_en"],
            kind=AbbreviationKind(row["kind"]),
            note=row["ambiguity"],
            status=row["status"],
            source=row["source"],
        )
        rows.setdefault(letters_of(row["abbreviation"]), []).append(expansion)
    return {letters: tuple(found) for letters, found in rows.items()}


@load_once
def _plain_rows() -> dict[str, tuple[Expansion, ...]]:
    """Index the table by the letters without diacritics."""
    plain: dict[str, tuple[Expansion, ...]] = {}
    for letters, found in _rows().items():
        key = strip_diacritics(letters)
        plain[key] = (*plain.get(key, ()), *found)
    return plain


def row_expansions(text: str) -> tuple[Expansion, ...]:
    """Return the rows of the table for an abbreviation, written as in the row first.

    Where no row has its letters, those that have them but for diacritics
    ("HDND").

    Args:
        text: An abbreviation; a longer text has none.

    Examples:
        >>> [row.text for row in row_expansions("ubmttq")]
        ['Ủy ban Mặt trận Tổ quốc']
    """
    letters = letters_of(text) if len(text) <= _LONGEST else ""
    # Trung ương is TW or TƯ: "UBTƯ MTTQ".
    found = _rows().get(letters) or _rows().get(letters.replace("tư", "tw"), ())
    if not found and letters.isascii():
        found = _plain_rows().get(letters, ())
    written = name_tokens(text)
    return tuple(sorted(found, key=lambda row: name_tokens(row.abbreviation) != written))


def spelled_out(text: str) -> str:
    """Return words with their abbreviations in full, where a body's name is the one reading.

    Examples:
        >>> spelled_out("Trưởng ban CTMT thôn")
        'Trưởng ban Công tác Mặt trận thôn'
    """
    words = []
    for word in text.split():
        rows = row_expansions(word) if word.isupper() else ()
        bodies = [row.text for row in rows if row.kind is AbbreviationKind.BODY]
        words.append(bodies[0] if len(bodies) == 1 else word)
    return " ".join(words)


def segmentations(text: str, *, parts: int) -> Iterator[tuple[Expansion, ...]]:
    """Yield the ways to cut an abbreviation into rows of the table, one after the other.

    They are possible, not right: "CTND" is no Chủ tịch Nông dân.

    Args:
        text: An abbreviation; a longer text has no parts.
        parts: How many there are.

    Examples:
        >>> [[row.text for row in rows] for rows in segmentations("UVBTV", parts=2)]
        [['Ủy viên', 'Ban Thường vụ']]
    """
    letters = letters_of(text) if len(text) <= _LONGEST else ""
    yield from _cut(letters, parts)


def _cut(letters: str, parts: int) -> Iterator[tuple[Expansion, ...]]:
    """Yield the rows whose letters stand one after the other."""
    if parts == 1:
        yield from ((row,) for row in _rows().get(letters, ()))
        return
    for end in range(_SHORTEST, len(letters) - _SHORTEST + 1):
        for row in _rows().get(letters[:end], ()):
            yield from ((row, *rest) for rest in _cut(letters[end:], parts - 1))
