"""Kinds of body, and the fields that tell bodies of one kind apart ("Sở Nội vụ")."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

import attrs

from phoiho.errors import UnknownBodyError
from phoiho.hierarchy.unit_types import UnitType
from phoiho.reference import in_span, load_once, load_table, parse_day

__all__ = [
    "BodyField",
    "BodyKind",
    "FieldSpan",
    "fields_of_kind",
    "get_body_field",
    "get_body_kind",
    "iter_body_kinds",
]


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
    name_vi: str = attrs.field(repr=False)
    name_en: str = attrs.field(repr=False)
    branch: str = attrs.field(repr=False)
    levels: tuple[str, ...] = attrs.field(repr=False)
    valid_from: dt.date | None = attrs.field(repr=False)
    valid_to: dt.date | None = attrs.field(repr=False)
    standing_organ: str = attrs.field(repr=False)
    legal_basis: str = attrs.field(repr=False)
    status: str = attrs.field(repr=False)
    source: str = attrs.field(repr=False)


@attrs.frozen(kw_only=True)
class FieldSpan:
    """Where and when bodies of a kind have a field.

    Attributes:
        unit_types: The types of unit; empty at the centre.
        existence: `rule` or `conditional`.
        valid_from: First day, where known.
        valid_to: Last day, `None` while in being.
        status: How well the row is known.
        source: Keys into the table of sources, or where it was seen.
    """

    unit_types: tuple[UnitType, ...]
    existence: str
    valid_from: dt.date | None
    valid_to: dt.date | None
    status: str
    source: str

    def holds_on(self, day: dt.date) -> bool:
        """Tell whether a day lies in the span, both ends included."""
        return in_span(day, self.valid_from, self.valid_to)


@attrs.frozen(kw_only=True)
class BodyField:
    """What one of several bodies of a kind deals with: the Sở *of home affairs*.

    Attributes:
        kind: Code of the kind ("department").
        id: Stable English code, unique in the kind ("home_affairs").
        name_vi: The words after those of the kind ("Nội vụ").
        name_en: The same in English.
        aliases: Other ways to write it ("TN&MT").
        spans: Where and when there are such bodies.
    """

    kind: str
    id: str
    name_vi: str
    name_en: str
    aliases: tuple[str, ...] = attrs.field(repr=False)
    spans: tuple[FieldSpan, ...] = attrs.field(repr=False)

    def spans_in(self, unit_type: UnitType | None) -> tuple[FieldSpan, ...]:
        """Return the spans in units of a type; `None` is the centre."""
        if unit_type is None:
            return tuple(span for span in self.spans if not span.unit_types)
        return tuple(span for span in self.spans if unit_type in span.unit_types)


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


@load_once
def _fields() -> dict[str, dict[str, BodyField]]:
    """Read the table of fields, by kind and code."""
    rows: dict[tuple[str, str], list[dict[str, str]]] = {}
    for row in load_table("body_fields").records():
        rows.setdefault((row["kind"], row["field"]), []).append(row)
    fields: dict[str, dict[str, BodyField]] = {}
    for (kind, field), of_field in rows.items():
        fields.setdefault(kind, {})[field] = BodyField(
            kind=kind,
            id=field,
            name_vi=of_field[0]["name_vi"],
            name_en=of_field[0]["name_en"],
            aliases=tuple(filter(None, of_field[0]["aliases"].split(";"))),
            spans=tuple(map(_make_span, of_field)),
        )
    return fields


def _make_span(row: dict[str, str]) -> FieldSpan:
    """Build a span from its row."""
    return FieldSpan(
        unit_types=tuple(map(UnitType, filter(None, row["unit_types"].split(";")))),
        existence=row["existence"],
        valid_from=parse_day(row["valid_from"]),
        valid_to=parse_day(row["valid_to"]),
        status=row["status"],
        source=row["source"],
    )


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
        raise UnknownBodyError(kind_id, _alike(kind_id, _kinds())) from None


def iter_body_kinds() -> tuple[BodyKind, ...]:
    """Return every kind of body, by code."""
    return tuple(_kinds().values())


def get_body_field(kind_id: str, field_id: str) -> BodyField:
    """Return the field with that code among those of a kind.

    Args:
        kind_id: Code of a kind whose bodies have fields ("department").
        field_id: Code of the field.

    Raises:
        UnknownBodyError: No such kind, or no such field of it; with similar codes.

    Examples:
        >>> get_body_field("department", "home_affairs").name_vi
        'Nội vụ'
    """
    kind = get_body_kind(kind_id)
    fields = _fields().get(kind.id, {})
    try:
        return fields[field_id]
    except KeyError:
        similar = [f"{kind.id}:{field}" for field in _alike(field_id, fields)]
        raise UnknownBodyError(f"{kind.id}:{field_id}", similar) from None


def fields_of_kind(kind_id: str) -> tuple[BodyField, ...]:
    """Return the fields of a kind, by code; none where bodies of the kind have no field.

    Examples:
        >>> "justice" in [field.id for field in fields_of_kind("department")]
        True
    """
    return tuple(_fields().get(kind_id, {}).values())


def _alike(code: str, known: Iterable[str]) -> list[str]:
    """Return up to three known codes that look like *code*."""
    import difflib  # slow, and only an error needs it

    return difflib.get_close_matches(code, known, n=3)
