"""Units, bodies and posts of the political system, by date."""

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
from phoiho.hierarchy.existence import Existence, ExistenceAnswer, ExistenceReason, ended_on, exists
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
from phoiho.hierarchy.units import (
    AdministrativeUnit,
    iter_units,
    parent_of,
    unit_by_uid,
)

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
