"""Levels of government and types of administrative units."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from phoiho.labels import LabelledEnum
from phoiho.reference import in_span, load_once, load_table, parse_day
from phoiho.vietnamese.text import name_tokens

__all__ = ["Level", "UnitType", "english_unit_words", "unit_words"]


class Level(LabelledEnum):
    """A level of government.

    Examples:
        >>> Level.DISTRICT.label()
        'cấp huyện'
    """

    CENTRAL = "central"
    PROVINCE = "province"
    DISTRICT = "district"
    COMMUNE = "commune"


class UnitType(LabelledEnum):
    """A type of administrative unit.

    Examples:
        >>> UnitType.URBAN_DISTRICT.word, UnitType.URBAN_DISTRICT.level
        ('quận', <Level.DISTRICT: 'district'>)
    """

    PROVINCE = "province"
    CENTRALLY_RUN_CITY = "centrally_run_city"
    URBAN_DISTRICT = "urban_district"
    RURAL_DISTRICT = "rural_district"
    DISTRICT_TOWN = "district_town"
    PROVINCIAL_CITY = "provincial_city"
    MUNICIPAL_CITY = "municipal_city"
    COMMUNE = "commune"
    WARD = "ward"
    TOWNSHIP = "township"
    SPECIAL_ZONE = "special_zone"

    @property
    def level(self) -> Level:
        """The level that units of this type stand on."""
        return _type_facts()[self].level

    @property
    def word(self) -> str:
        """The word before the name ("quận", "thành phố")."""
        return _type_facts()[self].word

    @property
    def abbreviation(self) -> str:
        """The abbreviated word before the name ("Q.", "TP.")."""
        return f"{_type_facts()[self].abbreviations[0].rstrip('.')}."

    @property
    def english_word(self) -> str:
        """The English word after the name ("District").

        Basis:
            Thông tư 03/2009/TT-BNG: quận and huyện are both "District".
        """
        return _type_facts()[self].english_words[0]

    @property
    def party_committee(self) -> str:
        """What the Party committee of such a unit is called ("Quận ủy")."""
        return _type_facts()[self].party_committee

    @property
    def valid_to(self) -> dt.date | None:
        """Last day of the type itself; `None` while it exists."""
        return _type_facts()[self].valid_to

    def may_lie_in(self, upper: UnitType) -> bool:
        """Tell whether units of this type lie in one of another, with none between or with one."""
        facts = _type_facts()
        parents = facts[self].parents
        return upper in parents or any(upper in facts[parent].parents for parent in parents)

    def exists_on(self, day: dt.date) -> bool:
        """Tell whether the law has units of this type on a day."""
        facts = _type_facts()[self]
        return in_span(day, facts.valid_from, facts.valid_to)


class _TypeFacts(NamedTuple):
    """What the table of unit types says of one type."""

    level: Level
    word: str
    party_committee: str
    parents: frozenset[UnitType]
    valid_from: dt.date | None
    valid_to: dt.date | None
    abbreviations: tuple[str, ...]
    english_words: tuple[str, ...]


def _codes(cell: str) -> list[str]:
    """Return the words of a cell that lists types, with days between them."""
    return cell.replace(";", " ").split()


@load_once
def _type_facts() -> dict[UnitType, _TypeFacts]:
    """Read the table of unit types."""
    known = {unit_type.value: unit_type for unit_type in UnitType}
    return {
        known[row["id"]]: _TypeFacts(
            level=Level(row["level"]),
            word=row["word"],
            party_committee=row["party_committee"],
            parents=frozenset(known[word] for word in _codes(row["parent_types"]) if word in known),
            valid_from=parse_day(row["valid_from"]),
            valid_to=parse_day(row["valid_to"]),
            abbreviations=tuple(row["abbreviations"].split(";")),
            english_words=tuple(row["words_en"].split(";")),
        )
        for row in load_table("unit_types").records()
        if row["id"] in known
    }


@load_once
def unit_words() -> dict[str, tuple[UnitType, ...]]:
    """Return the words and abbreviations before names, each with its types.

    As `name_tokens` folds them, one blank between words: "quận", "q", "thành
    phố", "tp", and "t p" for "T.P"; loads the table of unit types.
    """
    words: dict[str, list[UnitType]] = {}
    for unit_type, facts in _type_facts().items():
        forms = [facts.word, *facts.abbreviations]
        forms += [".".join(form) for form in facts.abbreviations if form.isupper()]
        for form in dict.fromkeys(" ".join(name_tokens(form)) for form in forms):
            words.setdefault(form, []).append(unit_type)
    return {word: tuple(types) for word, types in words.items()}


@load_once
def english_unit_words() -> dict[str, tuple[UnitType, ...]]:
    """Return the English words beside names, each with its types.

    Lower case: "district", "special zone"; loads the table of unit types.
    """
    words: dict[str, list[UnitType]] = {}
    for unit_type, facts in _type_facts().items():
        for word in facts.english_words:
            words.setdefault(word.lower(), []).append(unit_type)
    return {word: tuple(types) for word, types in words.items()}
