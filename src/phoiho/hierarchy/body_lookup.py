"""Bodies by the names that people write: "Thường trực HĐND quận Tây Hồ, Hà Nội"."""

from __future__ import annotations

import datetime as dt
import re

from phoiho.errors import AmbiguousUnitError, UnknownBodyError, UnknownUnitError
from phoiho.hierarchy.bodies import (
    Body,
    Place,
    UnnamedUnit,
    body_names,
    get_body_kind,
    iter_body_kinds,
)
from phoiho.hierarchy.body_readings import BodyReading, read_body, split_parents
from phoiho.hierarchy.unit_lookup import nearest_versions, the_one
from phoiho.hierarchy.unit_matches import lies_in, lookup_versions
from phoiho.hierarchy.unit_types import UnitType
from phoiho.hierarchy.units import AdministrativeUnit, parent_of, unit_by_uid

__all__ = ["get_body"]

_ID = re.compile(r"[a-z_]+(?:@\S*)?")
# A longer text is no name of a body: nothing is like it.
_LONGEST_NAME = 120


def get_body(
    id_or_name: str, *, on: dt.date, unit: AdministrativeUnit | None = None, nearest: bool = False
) -> Body:
    """Return the body that a text names on a day.

    Whether the body existed that day is another question: see `exists`.

    Args:
        id_or_name: An id (`people_committee@003-1`) or a name.
        on: The day on which the names are read.
        unit: The unit of the context: the one meant where the name only has
            the type ("UBND quận"), and the one in or above which a name that
            several units bear is looked for first.
        nearest: Take the version of the unit nearest to *on* where none of
            that name is in being that day.

    Raises:
        UnknownBodyError: No kind of body begins so; with similar names.
        UnknownUnitError: The unit is unknown, or not in being that day.
        AmbiguousUnitError: Several units answer to the name.

    Examples:
        >>> get_body("Thường trực HĐND quận Tây Hồ, thành phố Hà Nội", on=dt.date(2024, 2, 28)).id
        'people_council_standing@003-1'
    """
    if _ID.fullmatch(id_or_name):
        body = _by_id(id_or_name, unit)
        if body is not None:
            return body
    reading = read_body(id_or_name)
    if reading is None:
        raise UnknownBodyError(id_or_name, _similar(id_or_name))
    return _in_unit(reading, on=on, unit=unit, nearest=nearest)


def _by_id(text: str, unit: AdministrativeUnit | None) -> Body | None:
    """Return the body with that id; `None` for a word that is no id at all."""
    kind_id, at, place_id = text.partition("@")
    if not at and "_" not in text and (text, None) not in body_names():
        return None
    kind = get_body_kind(kind_id)
    if at:
        return Body(kind=kind, unit=_place_by_id(place_id))
    if (kind_id, None) in body_names():
        return Body(kind=kind)
    if unit is not None and unit.level.value in kind.levels:
        return Body(kind=kind, unit=unit)
    raise UnknownBodyError(text, detail=f"without a unit: expected '{text}@' and the unit's uid")


def _place_by_id(text: str) -> Place:
    """Return the place that an id ends in: `003-1`, `?urban_district<48-1`."""
    type_id, _, within_uid = text.removeprefix("?").partition("<")
    if not text.startswith("?"):
        type_id, within_uid = "", text
    unit = unit_by_uid(within_uid) if within_uid else None
    unit_type = next((t for t in UnitType if t.value == type_id), None)
    if unit_type is not None and (unit is not None or not within_uid):
        return UnnamedUnit(type=unit_type, within=unit)
    if unit is None or type_id:
        raise UnknownUnitError(text)
    return unit


def _in_unit(
    reading: BodyReading, *, on: dt.date, unit: AdministrativeUnit | None, nearest: bool
) -> Body:
    """Find the unit that a reading means, then the kind that goes with its type."""
    if not reading.unit_types:
        return Body(kind=get_body_kind(reading.heads[0][0]))
    name, _, parents = split_parents(reading.unit_text)
    if name.strip():
        place: Place = _named(reading, on=on, context=unit, nearest=nearest)
    else:
        above = lookup_versions(parents) if parents.strip(" ,()") else None
        within = the_one(above, parents.strip(), on=on, nearest=True) if above is not None else None
        place = _implied(reading.unit_types, unit, within, on)
        central = next((kind for kind, unit_type in reading.heads if unit_type is None), None)
        if central is not None and isinstance(place, UnnamedUnit):
            return Body(kind=get_body_kind(central))
    candidates = [kind for kind, unit_type in reading.heads if unit_type is place.type]
    return Body(kind=get_body_kind(_alive(candidates, place, on)), unit=place)


def _implied(
    types: tuple[UnitType, ...],
    unit: AdministrativeUnit | None,
    within: AdministrativeUnit | None,
    on: dt.date,
) -> Place:
    """Return the unit of the context, or one above it, whose type fits the name.

    "UBND tỉnh" in a paper of a city under a province is the province's.
    Without a context the unit stays unnamed, of a type in being that day.
    """
    above = unit
    while above is not None:
        if above.type in types and (within is None or lies_in(above, within)):
            return above
        above = parent_of(above, on=on)
    alive = [t for t in types if t.valid_to is None or on <= t.valid_to]
    return UnnamedUnit(type=(alive or types)[0], within=within)


def _named(
    reading: BodyReading, *, on: dt.date, context: AdministrativeUnit | None, nearest: bool
) -> AdministrativeUnit:
    """Return the unit whose proper name follows the kind."""
    types, text = reading.unit_types, reading.unit_text
    words = {unit_type.word for unit_type in types}
    full = f"{types[0].word} {text}" if len(words) == 1 else text
    # The full form last: "UBND phường Đúc" may be that of phường Phường Đúc.
    matches = lookup_versions(text, types=types) or lookup_versions(full, types=types)
    above = context
    while above is not None and len(nearest_versions(matches, on=on)) > 1:
        near = tuple(m for m in matches if m.unit.uid == above.uid or lies_in(m.unit, above))
        matches = near or matches
        above = parent_of(above, on=on)
    try:
        return the_one(matches, full, on=on, nearest=nearest)
    except (
        UnknownUnitError
    ) as error:  # name the body as it was written, not the unit as it was read
        raise UnknownUnitError(reading.text, error.suggestions, error.detail) from None
    except AmbiguousUnitError as error:
        raise AmbiguousUnitError(reading.text, error.candidates) from None


def _alive(kinds: list[str], place: Place, on: dt.date) -> str:
    """Choose among kinds of one name the one in being on the day, else the first."""
    for kind in kinds:
        row = body_names()[kind, place.type]
        if (row.valid_from is None or row.valid_from <= on) and (
            row.valid_to is None or on <= row.valid_to
        ):
            return kind
    return kinds[0]


def _similar(text: str) -> list[str]:
    """Return up to three short names, or ids, of bodies that look alike."""
    import difflib  # slow, and only an error needs it

    names = {kind.id: kind.id for kind in iter_body_kinds()}
    for name in body_names().values():
        for pattern in filter(None, (name.short, name.formal)):
            spelled = pattern.replace(" {unit}", "")
            names.setdefault(spelled.lower(), spelled)
    wanted = split_parents(text)[0].strip().lower()
    if len(wanted) > _LONGEST_NAME:
        return []
    return [names[key] for key in difflib.get_close_matches(wanted, names, n=3, cutoff=0.6)]
