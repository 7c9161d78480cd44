"""Faults of a record: each with its path, in the order of the record."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any, TypeAlias

import attrs
from cattrs import (
    AttributeValidationNote,
    BaseValidationError,
    ForbiddenExtraKeysError,
    IterableValidationNote,
)

from phoiho.errors import RecordIssue
from phoiho.records.converter import wire_fields
from phoiho.records.wire import WireError, closest, shorten

__all__ = ["Fault", "Steps", "faults_of", "issues_in_order"]

Steps: TypeAlias = tuple[str | int, ...]
"""The way to a value: keys of tables and places in lists."""


@attrs.frozen
class Fault:
    """One fault, before its path is written out.

    Attributes:
        steps: The way to the value.
        reason: What is wrong and what was expected.
        suggestions: Values that would be accepted.
    """

    steps: Steps
    reason: str
    suggestions: tuple[str, ...] = ()


def issues_in_order(faults: Iterable[Fault], values: object) -> list[RecordIssue]:
    """Return the issues of faults, in the order in which the record writes them.

    Args:
        faults: The faults, in any order.
        values: The plain values of the record.
    """
    places: dict[int, dict[Any, int]] = {}
    ordered = sorted(faults, key=lambda fault: _place(fault.steps, values, places))
    return [
        RecordIssue(path=_path(fault.steps), reason=fault.reason, suggestions=fault.suggestions)
        for fault in ordered
    ]


def _place(steps: Steps, values: Any, places: dict[int, dict[Any, int]]) -> list[int]:
    """Return where the record writes a value, as numbers that can be compared."""
    place: list[int] = []
    for step in steps:
        if isinstance(values, dict):
            if id(values) not in places:
                places[id(values)] = {key: i for i, key in enumerate(values)}
            place.append(places[id(values)].get(step, -1))
            values = values.get(step)
        elif isinstance(values, list) and isinstance(step, int):
            place.append(step)
            values = values[step]
    return place


def _path(steps: Steps) -> str:
    """Write a way as a JSON path; keys with odd letters stand in quotes."""
    path = "$"
    for step in steps:
        if isinstance(step, int):
            path += f"[{step}]"
        elif step.isidentifier():
            path += f".{shorten(step)}"
        else:
            path += f"[{json.dumps(shorten(step), ensure_ascii=False)}]"
    return path


def faults_of(error: BaseException, steps: Steps = ()) -> Iterator[Fault]:
    """Yield the faults inside what cattrs raised.

    Args:
        error: The exception, a group of others or not.
        steps: The way to the value it is about.
    """
    if isinstance(error, BaseValidationError):
        for inner in error.exceptions:
            yield from faults_of(inner, (*steps, *_step(inner)))
    elif isinstance(error, ForbiddenExtraKeysError):
        yield from _unknown_keys(error, steps)
    elif isinstance(error, KeyError):
        yield Fault(steps, f"the key {error.args[0]!r} is missing")
    elif isinstance(error, WireError):
        yield Fault(steps, error.reason, error.suggestions)
    else:  # a validator of the model
        yield Fault(steps, shorten_lines(str(error)))


def shorten_lines(text: str) -> str:
    """Return a message on one line of sensible length."""
    text = " ".join(text.split())
    return text if len(text) <= 300 else f"{text[:297]}..."


def _unknown_keys(error: ForbiddenExtraKeysError, steps: Steps) -> Iterator[Fault]:
    """Yield the keys that a table does not have."""
    known = [field.name for field in wire_fields(error.cl)]
    for key in sorted(error.extra_fields):
        similar = closest(key, known)
        expected = "" if similar else f": the keys here are {', '.join(known)}"
        yield Fault((*steps, key), f"unknown key {shorten(key)!r}{expected}", similar)


def _step(error: BaseException) -> Steps:
    """Return the step that cattrs noted on an exception."""
    for note in getattr(error, "__notes__", ()):
        if isinstance(note, AttributeValidationNote) and not isinstance(error, KeyError):
            return (note.name,)
        if isinstance(note, IterableValidationNote):
            return (note.index,)
    return ()
