"""What the name of a body says: its kind, and the words for its unit."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

import attrs

from phoiho.hierarchy.bodies import body_names
from phoiho.hierarchy.unit_matches import lookup_versions
from phoiho.hierarchy.unit_types import UnitType, unit_words
from phoiho.reference import load_once, load_table
from phoiho.vietnamese import name_tokens

__all__ = ["BodyReading", "kinds_named", "read_body", "split_parents"]


@load_once
def _abbreviations() -> dict[str, list[str]]:
    """Return the abbreviations of body names, each with its words.

    Those with several readings as a body are left out: nothing is guessed.
    """
    readings: dict[str, set[str]] = {}
    for row in load_table("abbreviations").records():
        if row["kind"] == "body" and row["status"] in {"confirmed", "partly"}:
            key = " ".join(name_tokens(row["abbreviation"]))
            if " " not in key:
                readings.setdefault(key, set()).add(row["expansion_vi"])
    return {
        key: name_tokens(expansions.pop())
        for key, expansions in readings.items()
        if len(expansions) == 1
    }


def _spelled_words(text: str) -> list[str]:
    """Return the words of a body's name, abbreviations of bodies and types spelled out."""
    words: list[str] = []
    abbreviations, types = _abbreviations(), unit_words()
    for token in name_tokens(text):
        spelled = abbreviations.get(token)
        if spelled is not None:
            words += spelled
        elif token in types:
            words += types[token][0].word.split()
        else:
            words.append(token)
    return words


def _name_words(text: str) -> list[str]:
    """Return the spelled words of a body's name without "Việt Nam".

    Names carry it or not ("Hội Nông dân Việt Nam huyện", "Hội Nông dân huyện").
    """
    words = _spelled_words(text)
    if "việt" in words:
        pairs = zip(words, [*words[1:], ""], strict=True)
        starts = {i for i, pair in enumerate(pairs) if pair == ("việt", "nam")}
        words = [w for i, w in enumerate(words) if i not in starts and i - 1 not in starts]
    return words


# "Văn phòng Đoàn ĐBQH, HĐND và UBND tỉnh"
_MOST_COMMAS_IN_A_NAME = 1

Head: TypeAlias = tuple[str, UnitType | None]
"""What stands before the proper name: a kind in a unit type."""


@attrs.frozen(kw_only=True)
class _Heads:
    """The names of bodies by the words before the unit's proper name.

    Attributes:
        typed: With the type of the unit: "ủy ban nhân dân quận".
        bare: Without it: "ủy ban nhân dân".
        central: Whole names at the centre, "Việt Nam" included.
        longest: Words of the longest head.
    """

    typed: dict[str, tuple[Head, ...]] = attrs.field(repr=False)
    bare: dict[str, tuple[Head, ...]] = attrs.field(repr=False)
    central: dict[str, Head] = attrs.field(repr=False)
    longest: int


@load_once
def _heads() -> _Heads:
    """Index the names of bodies."""
    typed: dict[str, dict[Head, None]] = {}
    bare: dict[str, dict[Head, None]] = {}
    central: dict[str, Head] = {}
    for pattern, kind, unit_type in _patterns():
        if unit_type is None:
            central[" ".join(_spelled_words(pattern))] = kind, None
            continue
        head, _, rest = pattern.partition("{unit}")
        words = _name_words(head + rest)
        typed.setdefault(" ".join(words), {})[kind, unit_type] = None
        type_words = unit_type.word.split()
        # One word is no head without the type: "Đoàn Móng Cái" may be a delegation.
        if words[-len(type_words) :] == type_words and len(words) > len(type_words) + 1:
            bare.setdefault(" ".join(words[: -len(type_words)]), {})[kind, unit_type] = None
    return _Heads(
        typed={words: tuple(heads) for words, heads in typed.items()},
        bare={words: tuple(heads) for words, heads in bare.items()},
        central=central,
        longest=max(words.count(" ") + 1 for words in typed),
    )


def _patterns() -> Iterator[tuple[str, str, UnitType | None]]:
    """Yield every name pattern with its kind and unit type."""
    types: dict[str, list[UnitType]] = {}
    for (kind, unit_type), name in body_names().items():
        if unit_type is not None:
            types.setdefault(kind, []).append(unit_type)
        for pattern in filter(None, (name.formal, name.short)):
            yield pattern, kind, unit_type
    for row in load_table("body_aliases").records():
        for unit_type in types.get(row["kind"], ()):
            yield _spell_alias(row["form"], unit_type), row["kind"], unit_type


def _spell_alias(form: str, unit_type: UnitType) -> str:
    """Put the word of a unit type into an alias."""
    form = form.replace("{unit}", f"{unit_type.word} {{unit}}")
    return form.replace("{party_committee}", f"{unit_type.party_committee} {{unit}}")


@attrs.frozen(kw_only=True)
class BodyReading:
    """What a text says of a body, before the day decides.

    Attributes:
        text: The text as given.
        heads: The kinds and unit types its first words can mean.
        unit_text: What follows: proper name and superior units; may be empty.
    """

    text: str
    heads: tuple[tuple[str, UnitType | None], ...]
    unit_text: str

    @property
    def unit_types(self) -> tuple[UnitType, ...]:
        """The types the unit can have; empty for a body of the centre."""
        found = (unit_type for _, unit_type in self.heads if unit_type is not None)
        return tuple(dict.fromkeys(found))


def read_body(text: str) -> BodyReading | None:
    """Split the name of a body into its kind and its unit.

    The type of the unit may be left out ("UBND Móng Cái") where what follows
    names a unit of some day.

    Args:
        text: A name, formal or short, the unit's superiors after commas.

    Returns:
        The reading, or `None` where no kind of body begins so.

    Examples:
        >>> read_body("UBND quận Tây Hồ, thành phố Hà Nội").unit_text
        'tây hồ, thành phố Hà Nội'
    """
    heads = _heads()
    central = heads.central.get(" ".join(_spelled_words(text)))
    if central is not None:
        # Where names without a unit serve all levels, the context decides.
        same = heads.typed.get(" ".join(_name_words(text)), ())
        return BodyReading(text=text, heads=(central, *same), unit_text="")
    name, mark, parents = split_parents(text)
    for _ in range(1 + _MOST_COMMAS_IN_A_NAME):
        reading = _read_head(text, _name_words(name), mark + parents)
        if reading is not None or not mark:
            return reading
        more, following, parents = split_parents(parents)
        name, mark = f"{name}{mark}{more}", following
    return None


def _read_head(text: str, words: list[str], parents: str) -> BodyReading | None:
    """Find the longest head that words begin with."""
    heads = _heads()
    ends = range(min(len(words), heads.longest), 0, -1)
    for index in (heads.typed, heads.bare):
        for end in ends:
            found = index.get(" ".join(words[:end]))
            if found is not None:
                unit_text = " ".join(words[end:]) + parents
                reading = BodyReading(text=text, heads=found, unit_text=unit_text)
                if index is heads.typed or _names_unit(reading, words[end:]):
                    return reading
    return None


def split_parents(text: str) -> tuple[str, str, str]:
    """Cut a text before the first comma or bracket, which begin the superior units."""
    cut = next((at for at, char in enumerate(text) if char in ",("), len(text))
    return text[:cut], text[cut : cut + 1], text[cut + 1 :]


def kinds_named(text: str) -> frozenset[str]:
    """Return the kinds whose whole name without any unit is *text*: "UBND"."""
    return frozenset(kind for kind, _ in _heads().bare.get(" ".join(_name_words(text)), ()))


def _names_unit(reading: BodyReading, words: list[str]) -> bool:
    """Tell whether the words after a head without a type name a unit."""
    return bool(words) and bool(lookup_versions(reading.unit_text, types=reading.unit_types))
