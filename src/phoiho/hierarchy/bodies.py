"""Bodies: what kinds there are, and the one of a kind in a unit.

A body is a kind in a place: `people_committee@003-1` is the People's
Committee of quận Tây Hồ.  Its name follows the unit's type and the kind.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from typing import Literal, TypeAlias

import attrs

from phoiho.errors import UnknownBodyError
from phoiho.hierarchy.unit_types import Level, UnitType
from phoiho.hierarchy.units import (
    AdministrativeUnit,
)
from phoiho.labels import Locale
from phoiho.reference import load_once, load_table, parse_day

__all__ = [
    "Body",
    "BodyKind",
    "BodyName",
    "NameForm",
    "Place",
    "UnnamedUnit",
    "body_names",
    "get_body_kind",
    "iter_body_kinds",
]

NameForm: TypeAlias = Literal["formal", "short"]
"""Which name: the one of signature blocks, or the one of running prose."""


@attrs.frozen(kw_only=True)
class BodyKind:
    """A kind of body.

    Attributes:
        id: Stable English code ("people_committee").
        name_vi: Name pattern; forms by unit type separated by a bar.
        name_en: English name.
        branch: `party`, `state`, `front`, `mass_organisation`, ...
        levels: Levels on which the kind stands or stood.
        valid_from: First day of the kind, where known.
        valid_to: Last day of the kind, `None` while in being.
        standing_organ: What acts for it between sessions, in Vietnamese.
        legal_basis: The text that sets it up.
        status: How well the row is known (`confirmed`, `partly`, ...).
        source: Keys into the table of sources.
    """

    id: str
    name_vi: str
    name_en: str
    branch: str
    levels: tuple[str, ...]
    valid_from: dt.date | None
    valid_to: dt.date | None
    standing_organ: str
    legal_basis: str
    status: str
    source: str


@load_once
def _kinds() -> dict[str, BodyKind]:
    """Read the table of kinds of body."""
    return {
        row["id"]: BodyKind(
            id=row["id"],
            name_vi=row["name_vi"],
            name_en=row["name_en"],
            branch=row["branch"],
            levels=tuple(row["levels"].split(";")),
            valid_from=parse_day(row["valid_from"]),
            valid_to=parse_day(row["valid_to"]),
            standing_organ=row["standing_organ"],
            legal_basis=row["legal_basis"],
            status=row["status"],
            source=row["source"],
        )
        for row in load_table("body_kinds").records()
    }


def get_body_kind(kind_id: str) -> BodyKind:
    """Return the kind of body with that code.

    Args:
        kind_id: Stable English code.

    Raises:
        UnknownBodyError: No such kind; with similar codes.

    Examples:
        >>> get_body_kind("people_committee").name_en
        "People's Committee"
    """
    try:
        return _kinds()[kind_id]
    except KeyError:
        import difflib  # slow, and only an error needs it

        similar = difflib.get_close_matches(kind_id, _kinds(), n=3)
        raise UnknownBodyError(kind_id, similar) from None


def iter_body_kinds() -> tuple[BodyKind, ...]:
    """Return every kind of body, by code."""
    return tuple(_kinds().values())


@attrs.frozen(kw_only=True)
class BodyName:
    """The names of one kind of body in one unit type, and when they hold.

    Attributes:
        kind: Code of the kind.
        unit_type: The unit type, `None` at the centre.
        formal: Full name with `{unit}` for the proper name.
        short: Short name with `{unit}`; empty where none is used.
        head_title: Title of its head.
        existence: `rule` or `conditional`.
        valid_from: First day, where known.
        valid_to: Last day, `None` while in being.
        status: How well the row is known.
    """

    kind: str
    unit_type: UnitType | None
    formal: str
    short: str
    head_title: str
    existence: str
    valid_from: dt.date | None
    valid_to: dt.date | None
    status: str


@load_once
def body_names() -> dict[tuple[str, UnitType | None], BodyName]:
    """Return the names of bodies by kind and unit type.

    Kinds without rows of their own are named by the pattern of the kind, in
    every unit type of their levels.
    """
    names: dict[tuple[str, UnitType | None], BodyName] = {}
    for row in load_table("body_names").records():
        unit_type = UnitType(row["unit_type"]) if row["unit_type"] else None
        names[row["kind"], unit_type] = BodyName(
            kind=row["kind"],
            unit_type=unit_type,
            formal=row["formal"],
            short=row["short"],
            head_title=row["head_title"],
            existence=row["existence"],
            valid_from=parse_day(row["valid_from"]),
            valid_to=parse_day(row["valid_to"]),
            status=row["status"],
        )
    listed = {kind for kind, _ in names}
    for kind in _kinds().values():
        for unit_type, pattern in _patterns_of(kind, listed=kind.id in listed):
            names[kind.id, unit_type] = BodyName(
                kind=kind.id,
                unit_type=unit_type,
                formal=pattern,
                short="",
                head_title="",
                existence="rule",
                valid_from=kind.valid_from,
                valid_to=kind.valid_to,
                status=kind.status,
            )
    return names


_PLACES = frozenset({"unit", "district", "province", "commune", "party_committee"})
_PLACEHOLDER = re.compile(r"\{([^}]*)\}")


def _patterns_of(kind: BodyKind, *, listed: bool) -> Iterator[tuple[UnitType | None, str]]:
    """Yield the pattern of a kind in every unit type of its levels.

    A kind that has rows of its own is named by them, but at the centre.  A
    pattern that needs more than the unit (a field, an agency) names nothing.
    """
    forms = [form.strip() for form in kind.name_vi.split("|")]
    if Level.CENTRAL.value in kind.levels:
        whole = next((form for form in forms if "{" not in form), None)
        if whole is not None:
            yield None, whole
    if listed or not _PLACES.issuperset(_PLACEHOLDER.findall(forms[0])):
        return
    # Where associations stand is not known for every level: their names are read on all.
    everywhere = kind.branch == "mass_organisation" and kind.status != "confirmed"
    for unit_type in UnitType:
        if everywhere or unit_type.level.value in kind.levels:
            yield unit_type, _spell(forms[0], unit_type)


def _spell(pattern: str, unit_type: UnitType) -> str:
    """Put the word of a unit type before the `{unit}` of a kind's pattern."""
    unit = f"{unit_type.word} {{unit}}"
    for place in ("{unit}", "{district}", "{province}", "{commune}"):
        pattern = pattern.replace(place, unit)
    return pattern.replace("{party_committee}", f"{unit_type.party_committee} {{unit}}")


@attrs.frozen(kw_only=True)
class UnnamedUnit:
    """A unit of which only the type is known: "quận" without a name.

    Attributes:
        type: Its type.
        within: The unit it lies in, where the text gives or implies one.
    """

    type: UnitType
    within: AdministrativeUnit | None = None

    @property
    def level(self) -> Level:
        """The level the unit stands on."""
        return self.type.level

    @property
    def full_name(self) -> str:
        """The type, and the unit it lies in."""
        within = f" (thuộc {self.within.full_name})" if self.within else ""
        return f"{self.type.word}{within}"


Place: TypeAlias = AdministrativeUnit | UnnamedUnit
"""Where a body stands."""


@attrs.frozen(kw_only=True)
class Body:
    """One body: a kind in a place.

    Attributes:
        kind: The kind.
        unit: The place; `None` for bodies of the centre.
    """

    kind: BodyKind
    unit: Place | None = None

    @property
    def id(self) -> str:
        """Stable identity, such as `people_committee@003-1`.

        A body of an unnamed unit has the unit's type instead:
        `people_committee@?urban_district`.
        """
        if self.unit is None:
            return self.kind.id
        if isinstance(self.unit, AdministrativeUnit):
            return f"{self.kind.id}@{self.unit.uid}"
        within = f"<{self.unit.within.uid}" if self.unit.within else ""
        return f"{self.kind.id}@?{self.unit.type.value}{within}"

    @property
    def level(self) -> Level:
        """The level the body stands on."""
        return Level.CENTRAL if self.unit is None else self.unit.level

    def name(self, locale: Locale = "vi", form: NameForm = "formal") -> str:
        """Return the name of the body.

        Args:
            locale: `vi`, or `en` for the kind in English with the unit's
                Vietnamese name.
            form: `formal` or `short`; the short name falls back on the formal.

        Basis:
            Capitals by Nghị định 30/2020/NĐ-CP, Phụ lục II.

        Examples:
            >>> from phoiho.hierarchy import get_body
            >>> committee = get_body("UBND quận Tây Hồ", on=dt.date(2024, 2, 28))
            >>> committee.name(), committee.name(form="short")
            ('Ủy ban nhân dân quận Tây Hồ', 'UBND quận Tây Hồ')
        """
        if locale == "en":
            kind = self.kind.name_en.split("|")[0].strip()
            return kind if self.unit is None else f"{kind} of {self.unit.full_name}"
        pattern = self._pattern(form)
        if not isinstance(self.unit, AdministrativeUnit):
            return " ".join(_PLACEHOLDER.sub("", pattern).split())
        full_name, plain = self.unit.full_name, f"{self.unit.type.word} {{unit}}"
        if plain in pattern:
            return pattern.replace(plain, full_name)
        return pattern.replace("{unit}", self.unit.name)

    def _pattern(self, form: NameForm) -> str:
        """Return the name pattern of the kind in this type of unit."""
        row = body_names().get((self.kind.id, self.unit.type if self.unit else None))
        if row is None:
            # What is not known (the field, the agency) is left out.
            pattern = self.kind.name_vi.split("|")[0]
            pattern = " ".join(_PLACEHOLDER.sub(_keep_place, pattern).split())
            return _spell(pattern, self.unit.type) if self.unit else pattern
        return row.short if form == "short" and row.short else row.formal

    def __str__(self) -> str:
        return self.name()


def _keep_place(match: re.Match[str]) -> str:
    """Keep the place in a pattern, drop every other placeholder."""
    return match[0] if match[1] in _PLACES else ""
