"""What bodies are called: by kind, unit type and day."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

import attrs

from phoiho.hierarchy.body_kinds import BodyKind, iter_body_kinds
from phoiho.hierarchy.unit_types import Level, UnitType
from phoiho.reference import in_span, load_once, load_table, parse_day

__all__ = ["BodyName", "body_names", "fill_place", "names_over_time"]

# Placeholders that the unit alone fills.
_PLACES = frozenset({"unit", "district", "province", "commune", "party_committee"})
_PLACEHOLDER = re.compile(r"\{([^}]*)\}")


@attrs.frozen(kw_only=True)
class BodyName:
    """The names of one kind of body in one unit type, and when they hold.

    Attributes:
        kind: Code of the kind.
        unit_type: The unit type, `None` at the centre.
        formal: Full name with `{unit}` for the proper name and `{field}` for
            what the body deals with.
        short: Short name, likewise; empty where none is used.
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

    def holds_on(self, day: dt.date) -> bool:
        """Tell whether a day lies in the life of the name, both ends included."""
        return in_span(day, self.valid_from, self.valid_to)


def body_names() -> dict[tuple[str, UnitType | None], BodyName]:
    """Return the latest names of bodies by kind and unit type.

    Kinds without rows of their own are named by the pattern of the kind, in
    every unit type of their levels.
    """
    return _latest_names()


def names_over_time(kind_id: str, unit_type: UnitType | None) -> tuple[BodyName, ...]:
    """Return the names of a kind in a unit type, the oldest first; `None` is the centre.

    Examples:
        >>> names = names_over_time("civil_judgment_enforcement", UnitType.PROVINCE)
        >>> [name.formal for name in names]
        ['Cục Thi hành án dân sự tỉnh {unit}', 'Thi hành án dân sự tỉnh {unit}']
    """
    return _names().get((kind_id, unit_type), ())


@load_once
def _latest_names() -> dict[tuple[str, UnitType | None], BodyName]:
    """Index the latest names."""
    return {key: names[-1] for key, names in _names().items()}


@load_once
def _names() -> dict[tuple[str, UnitType | None], tuple[BodyName, ...]]:
    """Read the names of bodies, those of one kind and unit type in the order of their days."""
    names: dict[tuple[str, UnitType | None], list[BodyName]] = {}
    for row in load_table("body_names").records():
        unit_type = UnitType(row["unit_type"]) if row["unit_type"] else None
        name = BodyName(
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
        names.setdefault((row["kind"], unit_type), []).append(name)
    listed = {kind for kind, _ in names}
    for kind in iter_body_kinds():
        for unit_type, pattern in _patterns_of(kind, listed=kind.id in listed):
            name = BodyName(
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
            names.setdefault((kind.id, unit_type), [name])
    return {key: tuple(rows) for key, rows in names.items()}


def _patterns_of(kind: BodyKind, *, listed: bool) -> Iterator[tuple[UnitType | None, str]]:
    """Yield the pattern of a kind in every unit type of its levels.

    A kind that has rows of its own is named by them, but at the centre.  A
    pattern that needs more than the unit and the field names nothing.
    """
    forms = [form.strip() for form in kind.name_vi.split("|")]
    if Level.CENTRAL.value in kind.levels:
        whole = next((form for form in forms if _PLACES.isdisjoint(_placeholders(form))), None)
        if whole is not None and _placeholders(whole) <= {"field"}:
            yield None, whole
    if listed or not _placeholders(forms[0]) <= _PLACES | {"field"}:
        return
    # Where associations stand is not known for every level: their names are read on all.
    everywhere = kind.branch == "mass_organisation" and kind.status != "confirmed"
    for unit_type in UnitType:
        if everywhere or unit_type.level.value in kind.levels:
            yield unit_type, fill_place(forms[0], unit_type)


def _placeholders(pattern: str) -> set[str]:
    """Return the names of the placeholders of a pattern."""
    return set(_PLACEHOLDER.findall(pattern))


def fill_place(pattern: str, unit_type: UnitType) -> str:
    """Put the word of a unit type before the `{unit}` of a pattern.

    Examples:
        >>> fill_place("Ban Dân vận {party_committee}", UnitType.URBAN_DISTRICT)
        'Ban Dân vận Quận ủy {unit}'
    """
    unit = f"{unit_type.word} {{unit}}"
    for place in ("{unit}", "{district}", "{province}", "{commune}"):
        pattern = pattern.replace(place, unit)
    return pattern.replace("{party_committee}", f"{unit_type.party_committee} {{unit}}")
