"""Units, bodies and posts of the political system, by date.

The names below load their modules at first use: whoever looks a unit up does not
wait for posts and pairings.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from phoiho._lazy import lazy_names

if TYPE_CHECKING:
    from phoiho.hierarchy.abbreviations import AbbreviationKind, Expansion
    from phoiho.hierarchy.bodies import Body, Place, UnnamedUnit
    from phoiho.hierarchy.body_heads import Head, HeadForm
    from phoiho.hierarchy.body_kinds import (
        BodyField,
        BodyKind,
        FieldSpan,
        fields_of_kind,
        get_body_field,
        get_body_kind,
        iter_body_kinds,
    )
    from phoiho.hierarchy.body_lists import parse_bodies
    from phoiho.hierarchy.body_lookup import get_body
    from phoiho.hierarchy.body_mentions import BodyMention, find_bodies
    from phoiho.hierarchy.body_naming import BodyName, body_names
    from phoiho.hierarchy.body_readings import BodyReading, read_body
    from phoiho.hierarchy.body_relations import (
        BodyRelation,
        RelationDirection,
        RelationScope,
        RelationVerb,
        relations,
        subordinate_bodies,
        superior_bodies,
    )
    from phoiho.hierarchy.body_succession import (
        BodySuccession,
        BodySuccessionOutcome,
        BodySuccessionReason,
        BodySuccessionRule,
        successor_bodies,
    )
    from phoiho.hierarchy.existence import (
        Existence,
        ExistenceAnswer,
        ExistenceReason,
        ended_on,
        exists,
    )
    from phoiho.hierarchy.expanding import expand_abbreviation
    from phoiho.hierarchy.gaps import DataGap, GapKind, data_gaps
    from phoiho.hierarchy.issuer_bodies import bodies_for_issuer
    from phoiho.hierarchy.pairings import (
        Pairing,
        PairingGround,
        PairingReason,
        PairingVerdict,
        pairing,
    )
    from phoiho.hierarchy.people import Person, Tenure, parse_people, person_name, tenures_on
    from phoiho.hierarchy.positions import HowChosen, Position, get_position, iter_positions
    from phoiho.hierarchy.post_pieces import PostStatus
    from phoiho.hierarchy.posts import Post, parse_posts, split_post
    from phoiho.hierarchy.precedence import ListOrder, list_order, person_order
    from phoiho.hierarchy.references import (
        BodyRef,
        PostRef,
        Resolution,
        UnitRef,
        resolve_body,
        resolve_post,
        resolve_unit,
    )
    from phoiho.hierarchy.standing_organs import StandingOrgan, standing_organ
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
    from phoiho.hierarchy.unit_bodies import bodies_of
    from phoiho.hierarchy.unit_lookup import get_unit, qualified_name
    from phoiho.hierarchy.unit_matches import lookup_units
    from phoiho.hierarchy.unit_mentions import UnitMention, find_units
    from phoiho.hierarchy.unit_names import MatchReason, UnitMatch
    from phoiho.hierarchy.unit_types import Level, UnitType
    from phoiho.hierarchy.units import (
        AdministrativeUnit,
        ancestors_of,
        iter_units,
        parent_of,
        unit_by_uid,
    )

_MODULES = {
    "AbbreviationKind": "abbreviations",
    "AdministrativeUnit": "units",
    "Body": "bodies",
    "BodyField": "body_kinds",
    "BodyKind": "body_kinds",
    "BodyMention": "body_mentions",
    "BodyName": "body_naming",
    "BodyReading": "body_readings",
    "BodyRef": "references",
    "BodyRelation": "body_relations",
    "BodySuccession": "body_succession",
    "BodySuccessionOutcome": "body_succession",
    "BodySuccessionReason": "body_succession",
    "BodySuccessionRule": "body_succession",
    "DataGap": "gaps",
    "Existence": "existence",
    "ExistenceAnswer": "existence",
    "ExistenceReason": "existence",
    "Expansion": "abbreviations",
    "Extent": "succession",
    "FieldSpan": "body_kinds",
    "GapKind": "gaps",
    "Head": "body_heads",
    "HeadForm": "body_heads",
    "HowChosen": "positions",
    "Level": "unit_types",
    "ListOrder": "precedence",
    "MatchReason": "unit_names",
    "Pairing": "pairings",
    "PairingGround": "pairings",
    "PairingReason": "pairings",
    "PairingVerdict": "pairings",
    "Person": "people",
    "Place": "bodies",
    "Position": "positions",
    "Post": "posts",
    "PostRef": "references",
    "PostStatus": "post_pieces",
    "Relation": "succession",
    "RelationDirection": "body_relations",
    "RelationScope": "body_relations",
    "RelationVerb": "body_relations",
    "Resolution": "references",
    "StandingOrgan": "standing_organs",
    "Succession": "succession",
    "SuccessionOutcome": "succession",
    "SuccessionStep": "succession",
    "Tenure": "people",
    "UnitMatch": "unit_names",
    "UnitMention": "unit_mentions",
    "UnitRef": "references",
    "UnitType": "unit_types",
    "UnnamedUnit": "bodies",
    "ancestors_of": "units",
    "bodies_for_issuer": "issuer_bodies",
    "bodies_of": "unit_bodies",
    "body_names": "body_naming",
    "continuation": "succession",
    "data_gaps": "gaps",
    "ended_on": "existence",
    "exists": "existence",
    "expand_abbreviation": "expanding",
    "fields_of_kind": "body_kinds",
    "find_bodies": "body_mentions",
    "find_units": "unit_mentions",
    "get_body": "body_lookup",
    "get_body_field": "body_kinds",
    "get_body_kind": "body_kinds",
    "get_position": "positions",
    "get_unit": "unit_lookup",
    "iter_body_kinds": "body_kinds",
    "iter_positions": "positions",
    "iter_units": "units",
    "list_order": "precedence",
    "lookup_units": "unit_matches",
    "pairing": "pairings",
    "parent_of": "units",
    "parse_bodies": "body_lists",
    "parse_people": "people",
    "parse_posts": "posts",
    "person_name": "people",
    "person_order": "precedence",
    "predecessors": "succession",
    "qualified_name": "unit_lookup",
    "read_body": "body_readings",
    "relations": "body_relations",
    "resolve_body": "references",
    "resolve_post": "references",
    "resolve_unit": "references",
    "split_post": "posts",
    "standing_organ": "standing_organs",
    "subordinate_bodies": "body_relations",
    "successor_bodies": "body_succession",
    "successors": "succession",
    "superior_bodies": "body_relations",
    "tenures_on": "people",
    "unit_by_uid": "units",
}

__all__ = [
    "AbbreviationKind",
    "AdministrativeUnit",
    "Body",
    "BodyField",
    "BodyKind",
    "BodyMention",
    "BodyName",
    "BodyReading",
    "BodyRef",
    "BodyRelation",
    "BodySuccession",
    "BodySuccessionOutcome",
    "BodySuccessionReason",
    "BodySuccessionRule",
    "DataGap",
    "Existence",
    "ExistenceAnswer",
    "ExistenceReason",
    "Expansion",
    "Extent",
    "FieldSpan",
    "GapKind",
    "Head",
    "HeadForm",
    "HowChosen",
    "Level",
    "ListOrder",
    "MatchReason",
    "Pairing",
    "PairingGround",
    "PairingReason",
    "PairingVerdict",
    "Person",
    "Place",
    "Position",
    "Post",
    "PostRef",
    "PostStatus",
    "Relation",
    "RelationDirection",
    "RelationScope",
    "RelationVerb",
    "Resolution",
    "StandingOrgan",
    "Succession",
    "SuccessionOutcome",
    "SuccessionStep",
    "Tenure",
    "UnitMatch",
    "UnitMention",
    "UnitRef",
    "UnitType",
    "UnnamedUnit",
    "ancestors_of",
    "bodies_for_issuer",
    "bodies_of",
    "body_names",
    "continuation",
    "data_gaps",
    "ended_on",
    "exists",
    "expand_abbreviation",
    "fields_of_kind",
    "find_bodies",
    "find_units",
    "get_body",
    "get_body_field",
    "get_body_kind",
    "get_position",
    "get_unit",
    "iter_body_kinds",
    "iter_positions",
    "iter_units",
    "list_order",
    "lookup_units",
    "pairing",
    "parent_of",
    "parse_bodies",
    "parse_people",
    "parse_posts",
    "person_name",
    "person_order",
    "predecessors",
    "qualified_name",
    "read_body",
    "relations",
    "resolve_body",
    "resolve_post",
    "resolve_unit",
    "split_post",
    "standing_organ",
    "subordinate_bodies",
    "successor_bodies",
    "successors",
    "superior_bodies",
    "tenures_on",
    "unit_by_uid",
]

if not TYPE_CHECKING:  # else every misspelled name would pass as an object
    __getattr__, __dir__ = lazy_names(__name__, _MODULES)
