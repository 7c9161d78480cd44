"""Vietnam's political system by date, its bodies' coordination agreements and their reviews.

The names below load their rooms at first use; `import phoiho` itself is light.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from phoiho._lazy import lazy_names

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
        data_gaps,
        exists,
        get_body,
        get_unit,
        lookup_units,
        successors,
    )
    from phoiho.periods import Period
    from phoiho.records import dump, dumps, load, loads, make_converter
    from phoiho.records.schema import json_schema
    from phoiho.reference import DATA_VERSION
    from phoiho.reviews import ReviewEvent, compliance, due_dates, review_cycles
    from phoiho.rules import Finding, Rule, check, ensure, get_rule, iter_rules

_MODULES = {
    "AdministrativeUnit": "hierarchy",
    "Agreement": "agreements",
    "AmbiguousUnitError": "errors",
    "Body": "hierarchy",
    "DATA_VERSION": "reference",
    "Dossier": "dossier",
    "Finding": "rules",
    "ParseError": "errors",
    "Period": "periods",
    "PhoihoError": "errors",
    "RecordError": "errors",
    "ReviewEvent": "reviews",
    "Rule": "rules",
    "UnknownBodyError": "errors",
    "UnknownUnitError": "errors",
    "ValidationError": "errors",
    "check": "rules",
    "compliance": "reviews",
    "data_gaps": "hierarchy",
    "due_dates": "reviews",
    "dump": "records",
    "dumps": "records",
    "ensure": "rules",
    "exists": "hierarchy",
    "get_body": "hierarchy",
    "get_rule": "rules",
    "get_unit": "hierarchy",
    "iter_rules": "rules",
    "json_schema": "records.schema",
    "load": "records",
    "loads": "records",
    "lookup_units": "hierarchy",
    "make_converter": "records",
    "resolve": "dossier",
    "review_cycles": "reviews",
    "state_on": "agreements",
    "successors": "hierarchy",
}

__all__ = [
    "AdministrativeUnit",
    "Agreement",
    "AmbiguousUnitError",
    "Body",
    "DATA_VERSION",
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
    "data_gaps",
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

if not TYPE_CHECKING:  # else every misspelled name would pass as an object
    __getattr__, __dir__ = lazy_names(__name__, _MODULES)
