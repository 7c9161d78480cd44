"""Units, bodies and posts of the political system, by date.

The names below load their modules at first use: whoever looks a unit up does not
wait for posts and pairings.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from phoiho._lazy import lazy_names

if TYPE_CHECKING:
    from phoiho.hierarchy.bodies import (
        Body,
        BodyKind,
        BodyName,
        Place,
        UnnamedUnit,
        body_names,
        get_body_kind,
        iter_body_kinds,
    )
    from phoiho.hierarchy.body_lookup import get_body
    from phoiho.hierarchy.body_readings import BodyReading, read_body
    from phoiho.hierarchy.existence import (
        Existence,
        ExistenceAnswer,
        ExistenceReason,
        ended_on,
        exists,
    )
    from phoiho.hierarchy.posts import Post, split_post
    from phoiho.hierarchy.references import (
        BodyRef,
        PostRef,
        Resolution,
        UnitRef,
        resolve_body,
        resolve_post,
        resolve_unit,
    )
    from phoiho.hierarchy.succession import (
        Extent,
        Relation,
        Succession,
        SuccessionOutcome,
        SuccessionStep,
        continuation,
        predecessors,
        successors,
    )
    from phoiho.hierarchy.unit_lookup import get_unit, qualified_name
    from phoiho.hierarchy.unit_matches import MatchReason, UnitMatch, lookup_units
    from phoiho.hierarchy.unit_types import Level, UnitType
    from phoiho.hierarchy.units import AdministrativeUnit, iter_units, parent_of, unit_by_uid

_MODULES = {
    "AdministrativeUnit": "units",
    "Body": "bodies",
    "BodyKind": "bodies",
    "BodyName": "bodies",
    "BodyReading": "body_readings",
    "BodyRef": "references",
    "Existence": "existence",
    "ExistenceAnswer": "existence",
    "ExistenceReason": "existence",
    "Extent": "succession",
    "Level": "unit_types",
    "MatchReason": "unit_matches",
    "Place": "bodies",
    "Post": "posts",
    "PostRef": "references",
    "Relation": "succession",
    "Resolution": "references",
    "Succession": "succession",
    "SuccessionOutcome": "succession",
    "SuccessionStep": "succession",
    "UnitMatch": "unit_matches",
    "UnitRef": "references",
    "UnitType": "unit_types",
    "UnnamedUnit": "bodies",
    "body_names": "bodies",
    "continuation": "succession",
    "ended_on": "existence",
    "exists": "existence",
    "get_body": "body_lookup",
    "get_body_kind": "bodies",
    "get_unit": "unit_lookup",
    "iter_body_kinds": "bodies",
    "iter_units": "units",
    "lookup_units": "unit_matches",
    "parent_of": "units",
    "predecessors": "succession",
    "qualified_name": "unit_lookup",
    "read_body": "body_readings",
    "resolve_body": "references",
    "resolve_post": "references",
    "resolve_unit": "references",
    "split_post": "posts",
    "successors": "succession",
    "unit_by_uid": "units",
}

__all__ = [
    "AdministrativeUnit",
    "Body",
    "BodyKind",
    "BodyName",
    "BodyReading",
    "BodyRef",
    "Existence",
    "ExistenceAnswer",
    "ExistenceReason",
    "Extent",
    "Level",
    "MatchReason",
    "Place",
    "Post",
    "PostRef",
    "Relation",
    "Resolution",
    "Succession",
    "SuccessionOutcome",
    "SuccessionStep",
    "UnitMatch",
    "UnitRef",
    "UnitType",
    "UnnamedUnit",
    "body_names",
    "continuation",
    "ended_on",
    "exists",
    "get_body",
    "get_body_kind",
    "get_unit",
    "iter_body_kinds",
    "iter_units",
    "lookup_units",
    "parent_of",
    "predecessors",
    "qualified_name",
    "read_body",
    "resolve_body",
    "resolve_post",
    "resolve_unit",
    "split_post",
    "successors",
    "unit_by_uid",
]


__getattr__, __dir__ = lazy_names(__name__, _MODULES)
