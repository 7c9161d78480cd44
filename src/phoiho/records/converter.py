"""The converter between models and plain values, by cattrs.

Wire types are plain: dates as `iso` strings, a body as its name or a table, a
post as its words.  Hooks are strict: no `5` for `"5"`, no null for a text,
unknown keys refused.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from decimal import Decimal
from enum import Enum
from types import UnionType
from typing import Any, TypeAlias, Union, get_args, get_origin

import attrs
from cattrs import Converter
from cattrs.gen import make_dict_structure_fn, override

from phoiho.hierarchy import BodyRef, PostRef, UnitRef
from phoiho.hierarchy.references import OTHER_KIND
from phoiho.periods import LunarDate, Period, YearlessDate
from phoiho.records.wire import (
    WireError,
    expected,
    read_code,
    read_date,
    read_day,
    read_decimal,
    read_integer,
    read_text,
    read_truth,
    write_decimal,
)
from phoiho.vietnamese import iso

__all__ = ["is_date_value", "make_converter", "wire_fields"]

_Structure: TypeAlias = Callable[[Any, Any], Any]
_Unstructure: TypeAlias = Callable[[Any], Any]
_Reference: TypeAlias = BodyRef | UnitRef | PostRef

# Computed fields and places in a text, which are neither read nor written.
_COMPUTED = frozenset({"resolution", "span"})
_COMPUTED_OF = {PostRef: _COMPUTED | {"post"}}
_DATE_TYPES = frozenset({dt.date, Period, YearlessDate, LunarDate})


def wire_fields(cls: type[Any]) -> list[attrs.Attribute[Any]]:
    """Return the fields of a model that a record holds, their annotations as types."""
    fields = attrs.fields(attrs.resolve_types(cls))
    return [field for field in fields if field.name not in _computed(cls)]


def _computed(cls: type[Any]) -> frozenset[str]:
    """Return the names of the fields of a model that no record holds."""
    return _COMPUTED_OF.get(cls, _COMPUTED)


def _arms(annotation: Any) -> frozenset[Any]:
    """Return the types of a union without `None`; none where it is no union."""
    if get_origin(annotation) not in {Union, UnionType}:
        return frozenset()
    return frozenset(get_args(annotation)) - {type(None)}


def is_date_value(annotation: Any) -> bool:
    """Tell whether an annotation is `DateValue`, optional or not."""
    return _arms(annotation) == _DATE_TYPES


def _is_optional(annotation: Any) -> bool:
    """Tell whether an annotation is one type or `None`."""
    return len(_arms(annotation)) == 1


def _is_tuple(annotation: Any) -> bool:
    """Tell whether an annotation is a tuple of one type."""
    origin: object = get_origin(annotation)
    return origin is tuple


def make_converter(*, detailed: bool = True) -> Converter:
    """Return a new converter between the models of phoiho and plain values.

    The result may be changed freely: no state is shared.

    Args:
        detailed: Collect every fault with its path; without it reading takes
            a third of the time, and ends at the first fault.

    Examples:
        >>> from phoiho.agreements import StatedCount
        >>> make_converter().structure({"count": 6, "printed": "06 nội dung"}, StatedCount)
        StatedCount(count=6, printed='06 nội dung')
    """
    converter = Converter(detailed_validation=detailed, forbid_extra_keys=True)
    _register_structure(converter)
    _register_unstructure(converter)
    return converter


def _register_structure(converter: Converter) -> None:
    """Read plain values; of several hooks that fit, the last one counts."""
    if converter.detailed_validation:
        table, row = _table_hook, _tuple_hook
    else:
        table, row = _fast_table_hook, _fast_tuple_hook
    converter.register_structure_hook_factory(attrs.has, lambda cls: table(converter, cls))
    converter.register_structure_hook_factory(_is_tuple, lambda cls: row(converter, cls))
    converter.register_structure_hook_factory(
        # No hook takes null for a value: what is unknown is left out.
        _is_optional,
        lambda cls: _optional_hook(converter, next(iter(_arms(cls)))),
    )
    converter.register_structure_hook_func(is_date_value, read_date)
    plain: tuple[tuple[type[Any], _Structure], ...] = (
        (str, read_text),
        (int, read_integer),
        (bool, read_truth),
        (Decimal, read_decimal),
        (dt.date, read_day),
        (Enum, read_code),
    )
    for cls, hook in plain:
        converter.register_structure_hook(cls, hook)
    for ref in (PostRef, UnitRef, BodyRef):  # units before bodies, which have one
        converter.register_structure_hook(ref, _name_or_table(ref, table(converter, ref)))


def _optional_hook(converter: Converter, inner: Any) -> _Structure:
    """Return the hook of the type that may be left out."""
    hook = converter.get_structure_hook(inner)
    return lambda value, _: hook(value, inner)


def _tuple_hook(converter: Converter, cls: Any) -> _Structure:
    """Make the hook of a tuple: only a list is one, and every entry is read."""
    entries: Any = list.__class_getitem__(get_args(cls)[0])
    structure_list = converter.get_structure_hook(entries)

    def structure(value: Any, _: Any) -> tuple[Any, ...]:
        if not isinstance(value, list):
            raise expected("a list [ ... ]", value)
        return tuple(structure_list(value, entries))

    return structure


def _fast_tuple_hook(converter: Converter, cls: Any) -> _Structure:
    """Make the hook of a tuple that keeps no count of its entries."""
    item = get_args(cls)[0]
    hook = converter.get_structure_hook(item)

    def structure(value: Any, _: Any) -> tuple[Any, ...]:
        if not isinstance(value, list):
            raise expected("a list [ ... ]", value)
        return tuple([hook(entry, item) for entry in value])

    return structure


def _table_hook(converter: Converter, cls: type[Any]) -> _Structure:
    """Make the hook of a model that collects every fault: a table with known keys only."""
    overrides: dict[str, Any] = {
        name: override(omit=True) for name in attrs.fields_dict(cls).keys() & _computed(cls)
    }
    structure_dict = make_dict_structure_fn(
        cls, converter, _cattrs_forbid_extra_keys=True, **overrides
    )

    def structure(value: Any, cls: Any) -> Any:
        if not isinstance(value, dict):
            raise expected("a table { ... }", value)
        return structure_dict(value, cls)

    return structure


def _fast_table_hook(converter: Converter, cls: type[Any]) -> _Structure:
    """Make the hook of a model that looks at the keys that are there only."""
    hooks: dict[str, tuple[_Structure, Any]] = {}

    def structure(value: Any, _: Any) -> Any:
        if not isinstance(value, dict):
            raise expected("a table { ... }", value)
        read = {}
        for key, item in value.items():
            hook, annotation = hooks[key]
            read[key] = hook(item, annotation)
        return cls(**read)

    for field in wire_fields(cls):
        annotation = _present(field.type)
        hooks[field.name] = converter.get_structure_hook(annotation), annotation
    return structure


def _name_or_table(cls: type[_Reference], table: _Structure) -> _Structure:
    """Let a body, a unit and a post be written as their name or as a table."""
    form = "{ text = ... }" if cls is PostRef else "{ kind = ... }"

    def structure(value: Any, target: Any) -> _Reference:
        if isinstance(value, str):
            return cls(text=read_text(value))
        if not isinstance(value, dict):
            raise expected(f"a name in quotes or a table {form}", value)
        return _complete(table(value, target))

    return structure


def _complete(ref: _Reference) -> _Reference:
    """Refuse a reference that names nothing."""
    if isinstance(ref, PostRef):
        return ref
    if isinstance(ref, UnitRef):
        if (ref.text is None) == (ref.type is None):
            msg = "a unit has either a text or, where it has no name, a type"
            raise WireError(msg)
    elif (ref.text is None) == (ref.kind is None):
        msg = "a body has either a text or a kind"
        raise WireError(msg)
    elif ref.kind == OTHER_KIND and not ref.name:
        msg = 'a body of kind "other" needs a name'
        raise WireError(msg)
    return ref


def _register_unstructure(converter: Converter) -> None:
    """Write models as tables without what is left at its default."""
    converter.register_unstructure_hook_factory(attrs.has, lambda cls: _writer(converter, cls))
    converter.register_unstructure_hook_factory(
        _is_tuple, lambda cls: _list_writer(converter, get_args(cls)[0])
    )
    converter.register_unstructure_hook_func(is_date_value, iso)
    for cls in (PostRef, UnitRef, BodyRef):
        converter.register_unstructure_hook(cls, _name_or_table_writer(_writer(converter, cls)))
    converter.register_unstructure_hook(Decimal, write_decimal)
    converter.register_unstructure_hook(dt.date, iso)


def _writer(converter: Converter, cls: type[Any]) -> _Unstructure:
    """Make the hook that writes a model, its keys in the order of its fields."""
    hooks: list[tuple[str, Any, _Unstructure]] = []

    def write(obj: Any) -> dict[str, Any]:
        values = ((name, getattr(obj, name), default, hook) for name, default, hook in hooks)
        return {name: hook(value) for name, value, default, hook in values if value != default}

    for field in wire_fields(cls):
        # What is left out is `None` here: hooks meet the values alone.
        annotation = field.type if is_date_value(field.type) else _present(field.type)
        hook = converter.get_unstructure_hook(annotation)
        hooks.append((field.name, field.default, hook))
    return write


def _present(annotation: Any) -> Any:
    """Return an annotation without `None`."""
    return next(iter(_arms(annotation))) if _is_optional(annotation) else annotation


def _list_writer(converter: Converter, item: Any) -> _Unstructure:
    """Make the hook that writes a tuple as a list."""
    hook = converter.get_unstructure_hook(item)
    return lambda values: [hook(value) for value in values]


def _name_or_table_writer(write: _Unstructure) -> _Unstructure:
    """Make the hook that writes a reference as its name where it has nothing else."""

    def name_or_table(ref: Any) -> Any:
        fields = write(ref)
        return ref.text if fields.keys() == {"text"} else fields

    return name_or_table
