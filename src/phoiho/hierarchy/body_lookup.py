"""Bodies by the names that people write: "Thường trực HĐND quận Tây Hồ, Hà Nội"."""

from __future__ import annotations

import datetime as dt
import re

from phoiho.errors import AmbiguousUnitError, UnknownBodyError, UnknownUnitError
from phoiho.hierarchy.bodies import Body, Place, UnnamedUnit
from phoiho.hierarchy.body_heads import Head
from phoiho.hierarchy.body_kinds import get_body_field, get_body_kind, iter_body_kinds
from phoiho.hierarchy.body_naming import body_names, names_over_time
from phoiho.hierarchy.body_readings import (
    BodyReading,
    match_name,
    read_body,
    split_parents,
    without_terms,
)
from phoiho.hierarchy.unit_lookup import nearest_versions, the_one
from phoiho.hierarchy.unit_matches import lookup_versions
from phoiho.hierarchy.unit_superiors import lies_in
from phoiho.hierarchy.unit_types import Level, UnitType
from phoiho.hierarchy.units import AdministrativeUnit, parent_of, unit_by_uid
from phoiho.vietnamese.text import strip_diacritics
from phoiho.vietnamese.words import split_words

__all__ = ["body_of_reading", "get_body", "similar_names"]

_ID = re.compile(r"[a-z_]+(?::[a-z_]*)?(?:@\S*)?")
# A longer text is no name of a body: nothing is like it.
_LONGEST_NAME = 120
_ALIKE = 0.75


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
    reading = read_body(id_or_name, pass_terms=True) or _in_context(id_or_name, unit)
    if reading is None:
        raise UnknownBodyError(id_or_name, similar_names(id_or_name))
    return body_of_reading(reading, on=on, unit=unit, nearest=nearest)


def _in_context(text: str, unit: AdministrativeUnit | None) -> BodyReading | None:
    """Read a name that says nothing of the unit ("UBND"), where the context has one."""
    text = without_terms(text)
    words = split_words(text) if unit is not None else []
    match = match_name(text, words, 0)
    if match is None or match.end < len(words):
        return None
    return BodyReading(text=text, heads=match.heads, unit_text="")


def _by_id(text: str, unit: AdministrativeUnit | None) -> Body | None:
    """Return the body with that id; `None` for a word that is no id at all."""
    code, at, place_id = text.partition("@")
    kind_id, colon, field_id = code.partition(":")
    if not at and not colon and "_" not in text and (text, None) not in body_names():
        return None
    kind = get_body_kind(kind_id)
    field = get_body_field(kind_id, field_id) if colon else None
    if at:
        return Body(kind=kind, unit=_place_by_id(place_id), field=field)
    if (kind_id, None) in body_names():
        return Body(kind=kind, field=field)
    if unit is not None and unit.level.value in kind.levels:
        return Body(kind=kind, unit=unit, field=field)
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


def body_of_reading(
    reading: BodyReading, *, on: dt.date, unit: AdministrativeUnit | None, nearest: bool
) -> Body:
    """Return the body that a reading means on a day.

    Args:
        reading: What `read_body` gave.
        on: As in `get_body`.
        unit: As in `get_body`.
        nearest: As in `get_body`.

    Raises:
        UnknownUnitError: As in `get_body`.
        AmbiguousUnitError: As in `get_body`.
    """
    central = [head for head in reading.heads if head.unit_type is None]
    if not reading.unit_types:
        return _body(_alive(central, on), None)
    name, _, parents = split_parents(reading.unit_text)
    if name.strip():
        place: Place = _named(reading, on=on, context=unit, nearest=nearest)
    else:
        above = lookup_versions(parents) if parents.strip(" ,()") else None
        within = the_one(above, parents.strip(), on=on, nearest=True) if above is not None else None
        if reading.several and within is None and _holds(unit, reading.unit_types):
            within = unit
        implied = None if reading.several else _implied(reading.unit_types, unit, within, on)
        # Where names without a unit serve all levels, the context decides.
        if central and implied is None:
            return _body(_alive(central, on), None)
        place = implied or _unnamed(reading, within, on)
    heads = [head for head in reading.heads if head.unit_type is place.type]
    return _body(_alive(heads, _day_in(place, on)), place)


def _day_in(place: Place, on: dt.date) -> dt.date:
    """Return the day of the life of a unit that is nearest to a day."""
    if isinstance(place, UnnamedUnit):
        return on
    return min(max(on, place.valid_from or on), place.valid_to or dt.date.max)


def _body(head: Head, place: Place | None) -> Body:
    """Make the body of a head in a place."""
    field = get_body_field(head.kind, head.field) if head.field else None
    return Body(kind=get_body_kind(head.kind), unit=place, field=field)


def _implied(
    types: tuple[UnitType, ...],
    unit: AdministrativeUnit | None,
    within: AdministrativeUnit | None,
    on: dt.date,
) -> AdministrativeUnit | None:
    """Return the unit of the context, or one above it, whose type fits the name.

    "UBND tỉnh" in a paper of a city under a province is the province's.
    """
    while unit is not None:
        if unit.type in types and (within is None or lies_in(unit, within)):
            return unit
        unit = parent_of(unit, on=on)
    return None


def _holds(unit: AdministrativeUnit | None, types: tuple[UnitType, ...]) -> bool:
    """Tell whether units of some types can lie in a unit."""
    order = list(Level)
    return unit is not None and all(order.index(unit.level) < order.index(t.level) for t in types)


def _unnamed(reading: BodyReading, within: AdministrativeUnit | None, on: dt.date) -> UnnamedUnit:
    """Return an unnamed unit of the type in being that day.

    Raises:
        AmbiguousUnitError: The word is that of several types ("thành phố").
    """
    types = reading.unit_types
    below = [t for t in types if within is None or t.level is not within.level] or types
    alive = [t for t in below if t.valid_to is None or on <= t.valid_to] or below
    if len(alive) > 1:
        raise AmbiguousUnitError(reading.text, sorted(t.label() for t in alive))
    return UnnamedUnit(type=alive[0], within=within)


def _named(
    reading: BodyReading, *, on: dt.date, context: AdministrativeUnit | None, nearest: bool
) -> AdministrativeUnit:
    """Return the unit whose proper name follows the kind."""
    types, text = reading.unit_types, reading.unit_text
    words = {unit_type.word for unit_type in types}
    full = f"{types[0].word} {text}" if len(words) == 1 else text
    # The full form last: "UBND phường Đúc" may be that of phường Phường Đúc.
    matches = lookup_versions(text, types=types) or lookup_versions(full, types=types)
    matches = tuple([match for match in matches if match.unit == context]) or matches
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


def _alive(heads: list[Head], on: dt.date) -> Head:
    """Choose among heads of one name the one in being on the day, else the first."""
    if len(heads) > 1:
        for head in heads:
            lives = names_over_time(head.kind, head.unit_type)
            field = get_body_field(head.kind, head.field) if head.field else None
            spans = field.spans_in(head.unit_type) if field else lives
            if any(name.holds_on(on) for name in lives) and any(s.holds_on(on) for s in spans):
                return head
    return heads[0]


def similar_names(text: str) -> list[str]:
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
    # A kind is told by its first word: of what begins otherwise no other kind is meant.
    first = _first_word(wanted)
    alike = [
        name
        for name in names
        if difflib.SequenceMatcher(None, first, _first_word(name)).ratio() >= _ALIKE
    ]
    return [names[key] for key in difflib.get_close_matches(wanted, alike, n=3, cutoff=0.6)]


def _first_word(text: str) -> str:
    """Return the first word without diacritics."""
    return strip_diacritics(text.partition(" ")[0])
