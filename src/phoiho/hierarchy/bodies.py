"""Bodies: one of a kind in a place.

`people_committee@003-1` is the People's Committee of quận Tây Hồ,
`department:home_affairs@22-1` the Sở Nội vụ of tỉnh Quảng Ninh.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import Literal, TypeAlias

import attrs

from phoiho.hierarchy.body_kinds import BodyField, BodyKind
from phoiho.hierarchy.body_naming import fill_place, names_over_time
from phoiho.hierarchy.unit_types import Level, UnitType
from phoiho.hierarchy.units import AdministrativeUnit
from phoiho.labels import Locale

__all__ = [
    "Body",
    "NameForm",
    "Place",
    "UnnamedUnit",
]

NameForm: TypeAlias = Literal["formal", "short", "abbreviated"]
"""Which name: of signature blocks, of running prose ("UBND quận Tây Hồ"), of tables and
address lines ("UBND Q. Tây Hồ")."""

_PLACEHOLDER = re.compile(r"\{([^}]*)\}")


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

    @property
    def full_name_en(self) -> str:
        """The same in English ("District (in Đà Nẵng City)")."""
        within = f" (in {self.within.full_name_en})" if self.within else ""
        return f"{self.type.english_word}{within}"


Place: TypeAlias = AdministrativeUnit | UnnamedUnit
"""Where a body stands."""


@attrs.frozen(kw_only=True, cache_hash=True)  # answers on bodies are kept by body and day
class Body:
    """One body: a kind in a place.

    Attributes:
        kind: The kind.
        unit: The place; `None` for bodies of the centre.
        field: What it deals with, for kinds of which a place has several.
    """

    kind: BodyKind
    unit: Place | None = None
    field: BodyField | None = None

    @property
    def kind_id(self) -> str:
        """Code of the kind, and behind a colon that of the field, if it has one."""
        return f"{self.kind.id}:{self.field.id}" if self.field else self.kind.id

    @property
    def id(self) -> str:
        """Stable identity, such as `people_committee@003-1`.

        A body of an unnamed unit has the unit's type instead:
        `people_committee@?urban_district`.
        """
        if self.unit is None:
            return self.kind_id
        if isinstance(self.unit, AdministrativeUnit):
            return f"{self.kind_id}@{self.unit.uid}"
        within = f"<{self.unit.within.uid}" if self.unit.within else ""
        return f"{self.kind_id}@?{self.unit.type.value}{within}"

    @property
    def level(self) -> Level:
        """The level the body stands on."""
        return Level.CENTRAL if self.unit is None else self.unit.level

    def name(
        self, locale: Locale = "vi", form: NameForm = "formal", *, on: dt.date | None = None
    ) -> str:
        """Return the name of the body.

        Args:
            locale: `vi`, or `en` for the kind and the unit's type in English;
                proper names keep their diacritics, and `form` does not count.
            form: `formal`, `short` or `abbreviated`; where no short name is
                used the formal one is given.
            on: The day on which it is called so; the latest name without.

        Basis:
            Capitals by Nghị định 30/2020/NĐ-CP, Phụ lục II; English by Thông
            tư 03/2009/TT-BNG.

        Examples:
            >>> import datetime as dt
            >>> from phoiho.hierarchy import get_body
            >>> committee = get_body("UBND quận Tây Hồ", on=dt.date(2024, 2, 28))
            >>> for form in ("formal", "short", "abbreviated"):
            ...     print(committee.name(form=form))
            Ủy ban nhân dân quận Tây Hồ
            UBND quận Tây Hồ
            UBND Q. Tây Hồ
            >>> committee.name("en")
            "People's Committee of Tây Hồ District"
        """
        if locale == "en":
            return self._english_name()
        pattern = self._pattern(form, on)
        if self.field is not None:
            pattern = pattern.replace("{field}", self.field.name_vi)
        if isinstance(self.unit, AdministrativeUnit):
            unit = self.unit.short_name if form == "abbreviated" else self.unit.full_name
            pattern = pattern.replace(f"{self.unit.type.word} {{unit}}", unit)
            # "Quận ủy Quận 2", "Thành ủy Thành phố Hồ Chí Minh": not without the type.
            whole = self.unit.name.isdigit() or self.unit.official_name
            name = unit if whole else self.unit.name
            pattern = pattern.replace("{unit}", name)
        # What is not known (the field, the agency) is left out.
        return " ".join(_PLACEHOLDER.sub("", pattern).split())

    def _pattern(self, form: NameForm, on: dt.date | None) -> str:
        """Return the name pattern of the kind in this type of unit."""
        names = names_over_time(self.kind.id, self.unit.type if self.unit else None)
        if not names:
            pattern = self.kind.name_vi.partition("|")[0]
            return fill_place(pattern, self.unit.type) if self.unit else pattern
        then = [name for name in names if on is not None and name.holds_on(on)] or names
        return then[-1].short if form != "formal" and then[-1].short else then[-1].formal

    def _english_name(self) -> str:
        """Return the name of the kind in English, with its field and its unit."""
        name = self.kind.name_en
        if self.field is not None:
            name = name.replace("{field}", self.field.name_en)
        # Without a field "Department of {field}" is a "Department".
        name = name.replace(" of {field}", "").replace("{field}", "").strip()
        if self.unit is None:
            return name
        return f"{name} of {self.unit.full_name_en}" if name else self.unit.full_name_en

    def __str__(self) -> str:
        return self.name()
