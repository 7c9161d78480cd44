"""Vietnam's political system by date, its bodies' coordination agreements and their reviews.

The names below load their rooms at first use; `import phoiho` itself is light.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from phoiho.agreements import Agreement, state_on
    from phoiho.dossier import Dossier, resolve
    from phoiho.errors import (
        AmbiguousUnitError,
        ParseError,
        PhoihoError,
        RecordError,
        UnknownBodyError,
        UnknownUnitError,
        ValidationError,
    )
    from phoiho.hierarchy import (
        AdministrativeUnit,
        Body,
        exists,
        get_body,
        get_unit,
        lookup_units,
        successors,
    )
    from phoiho.periods import Period
    from phoiho.records import dump, dumps, load, loads, make_converter
    from phoiho.records.schema import json_schema
    from phoiho.reviews import ReviewEvent, compliance, due_dates, review_cycles
    from phoiho.rules import Finding, Rule, check, ensure, get_rule, iter_rules

_ROOMS = {
    "AdministrativeUnit": "phoiho.hierarchy",
    "Agreement": "phoiho.agreements",
    "AmbiguousUnitError": "phoiho.errors",
    "Body": "phoiho.hierarchy",
    "Dossier": "phoiho.dossier",
    "Finding": "phoiho.rules",
    "ParseError": "phoiho.errors",
    "Period": "phoiho.periods",
    "PhoihoError": "phoiho.errors",
    "RecordError": "phoiho.errors",
    "ReviewEvent": "phoiho.reviews",
    "Rule": "phoiho.rules",
    "UnknownBodyError": "phoiho.errors",
    "UnknownUnitError": "phoiho.errors",
    "ValidationError": "phoiho.errors",
    "check": "phoiho.rules",
    "compliance": "phoiho.reviews",
    "due_dates": "phoiho.reviews",
    "dump": "phoiho.records",
    "dumps": "phoiho.records",
    "ensure": "phoiho.rules",
    "exists": "phoiho.hierarchy",
    "get_body": "phoiho.hierarchy",
    "get_rule": "phoiho.rules",
    "get_unit": "phoiho.hierarchy",
    "iter_rules": "phoiho.rules",
    "json_schema": "phoiho.records.schema",
    "load": "phoiho.records",
    "loads": "phoiho.records",
    "lookup_units": "phoiho.hierarchy",
    "make_converter": "phoiho.records",
    "resolve": "phoiho.dossier",
    "review_cycles": "phoiho.reviews",
    "state_on": "phoiho.agreements",
    "successors": "phoiho.hierarchy",
}

__all__ = [
    "AdministrativeUnit",
    "Agreement",
    "AmbiguousUnitError",
    "Body",
    "Dossier",
    "Finding",
    "ParseError",
    "Period",
    "PhoihoError",
    "RecordError",
    "ReviewEvent",
    "Rule",
    "UnknownBodyError",
    "UnknownUnitError",
    "ValidationError",
    "check",
    "compliance",
    "due_dates",
    "dump",
    "dumps",
    "ensure",
    "exists",
    "get_body",
    "get_rule",
    "get_unit",
    "iter_rules",
    "json_schema",
    "load",
    "loads",
    "lookup_units",
    "make_converter",
    "resolve",
    "review_cycles",
    "state_on",
    "successors",
]


def __getattr__(name: str) -> object:
    """Load the room of a name at its first use (PEP 562)."""
    room = _ROOMS.get(name)
    if room is None:
        msg = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(msg)
    from importlib import import_module

    value = getattr(import_module(room), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """List the public names only."""
    return list(__all__)
