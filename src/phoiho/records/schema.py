"""The JSON Schema of records, made from the models."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from enum import Enum
from types import UnionType
from typing import Any, Union, get_args, get_origin

import attrs

from phoiho.dossier.stories import FORMAT, Dossier
from phoiho.hierarchy import BodyRef, PostRef, UnitRef
from phoiho.records.converter import is_date_value, wire_fields

__all__ = ["json_schema"]

_DAY = "[0-9]{4}-[0-9]{2}-[0-9]{2}"
_DATES = (
    "[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?",
    "XXXX-[0-9]{2}-[0-9]{2}",
    "L:(XXXX|[0-9]{4})-[0-9]{2}L?-[0-9]{2}",
    rf"({_DAY}|\.\.)/({_DAY}|\.\.)",
)
_NUMBER = r"-?[0-9]+(\.[0-9]+)?"
_PLAIN: Mapping[object, dict[str, object]] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    bool: {"type": "boolean"},
    Decimal: {"anyOf": [{"type": "integer"}, {"type": "string", "pattern": f"^{_NUMBER}$"}]},
    dt.date: {"type": "string", "pattern": f"^{_DAY}$"},
}
# A reference has exactly one of two keys.
_EITHER = {BodyRef: ("text", "kind"), UnitRef: ("text", "type")}


def json_schema() -> dict[str, object]:
    """Return the JSON Schema (2020-12) of a record.

    It says what shape a record has.  Ids that refer to nothing, days that do
    not exist and periods that end before they start are found by `load` alone.

    Examples:
        >>> json_schema()["title"]
        'phoiho/1'
    """
    definitions: dict[str, object] = {}
    root = _table(Dossier, definitions)
    properties: Any = root["properties"]
    properties["format"] = {"const": FORMAT}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": FORMAT,
        **root,
        "required": ["format", "title"],
        "$defs": dict(sorted(definitions.items())),
    }


def _table(cls: type[Any], definitions: dict[str, object]) -> dict[str, object]:
    """Return the schema of a model, its parts put into the definitions."""
    fields = wire_fields(cls)
    required = [field.name for field in fields if field.default is attrs.NOTHING]
    schema: dict[str, object] = {
        "type": "object",
        "description": (cls.__doc__ or "").partition("\n")[0],
        "properties": {field.name: _schema(field.type, definitions) for field in fields},
        "additionalProperties": False,
    }
    if required:
        schema["required"] = required
    if cls in _EITHER:
        schema["oneOf"] = [{"required": [key]} for key in _EITHER[cls]]
    return schema


def _schema(hint: Any, definitions: dict[str, object]) -> dict[str, object]:
    """Return the schema of an annotation."""
    if is_date_value(hint):
        return {"type": "string", "pattern": f"^({'|'.join(_DATES)})$"}
    origin: object = get_origin(hint)
    if origin is Union or origin is UnionType:
        return _schema(next(a for a in get_args(hint) if a is not type(None)), definitions)
    if origin is tuple:
        return {"type": "array", "items": _schema(get_args(hint)[0], definitions)}
    if hint in _PLAIN:
        return dict(_PLAIN[hint])
    if issubclass(hint, Enum):
        return {"enum": [member.value for member in hint]}
    return _reference(hint, definitions)


def _reference(cls: type[Any], definitions: dict[str, object]) -> dict[str, object]:
    """Return a reference to a model, whose schema is made once."""
    if cls.__name__ not in definitions:
        definitions[cls.__name__] = {}
        definitions[cls.__name__] = _table(cls, definitions)
    reference: dict[str, object] = {"$ref": f"#/$defs/{cls.__name__}"}
    if cls in _EITHER or cls is PostRef:
        return {"anyOf": [{"type": "string"}, reference]}
    return reference
