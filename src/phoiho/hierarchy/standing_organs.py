"""Who acts and signs for a body: its standing organ, or its head."""

from __future__ import annotations

import datetime as dt

import attrs

from phoiho.hierarchy.bodies import Body
from phoiho.hierarchy.body_groups import cells, kinds_meant
from phoiho.hierarchy.body_naming import body_names
from phoiho.hierarchy.body_relations import RelationDirection, RelationVerb, relations
from phoiho.reference import load_once, load_table

__all__ = ["StandingOrgan", "standing_organ"]


@attrs.frozen(kw_only=True)
class StandingOrgan:
    """What acts for a body between its sessions, and who signs for it.

    Attributes:
        body: The body.
        organ: The organ, where it is a body of its own.
        name: Name of the organ in Vietnamese; empty where the body has none.
        in_law: Whether the body has such an organ in law.
        signer: Who usually signs for the body, in Vietnamese; empty where not on record.
        shorthand: What news and papers also write for the signer.
        legal_basis: The text behind it.
        status: How well it is known (`confirmed`, `partly`, ...).
        source: Keys into the table of sources.
    """

    body: Body
    organ: Body | None
    name: str
    in_law: bool
    signer: str
    shorthand: tuple[str, ...]
    legal_basis: str
    status: str
    source: str


@load_once
def _signers() -> dict[str, dict[str, str]]:
    """Read the table of signing organs, by kind of body."""
    rows = load_table("signing_organs").records()
    return {kind: row for row in rows for kind in kinds_meant(row["signer_of"])}


def standing_organ(body: Body, *, on: dt.date) -> StandingOrgan:
    """Return what acts for a body on a day, and who signs for it.

    A council acts through its standing body, the Front's committee through its
    Standing Board, an organisation through its standing committee (Ban Thường
    vụ, which is no body of its own here).  A People's Committee has no standing
    organ in law: "Thường trực UBND" is usage.

    Args:
        body: The body.
        on: The day.

    Examples:
        >>> from phoiho.hierarchy import get_body
        >>> day = dt.date(2024, 2, 28)
        >>> standing_organ(get_body("HĐND quận Tây Hồ", on=day), on=day).organ.name()
        'Thường trực Hội đồng nhân dân quận Tây Hồ'
        >>> committee = standing_organ(get_body("UBND quận Tây Hồ", on=day), on=day)
        >>> committee.in_law, committee.signer, committee.shorthand
        (False, 'Chủ tịch Ủy ban nhân dân', ('Thường trực UBND', 'Lãnh đạo UBND'))
    """
    organ = _organ_body(body, on)
    row = _signers().get(body.kind.id)
    in_law = row is None or row["in_law"] == "yes"
    name = organ.name() if organ is not None else _organ_name(body) if in_law else ""
    if row is not None:
        signer, shorthand = row["signer"], cells(row["shorthand"])
        legal_basis, status, source = row["legal_basis"], row["status"], row["source"]
    else:
        signer, shorthand = _head_title(body), ()
        legal_basis, status, source = body.kind.legal_basis, body.kind.status, body.kind.source
    return StandingOrgan(
        body=body,
        organ=organ,
        name=name,
        in_law=in_law and bool(name),
        signer=signer,
        shorthand=shorthand,
        legal_basis=legal_basis,
        status=status,
        source=source,
    )


def _organ_body(body: Body, on: dt.date) -> Body | None:
    """Return the body that is the standing organ of another on a day, the first of several."""
    organs = (
        relation.others[0]
        for relation in relations(body, on=on)
        if relation.verb is RelationVerb.STANDING_ORGAN_OF
        and relation.direction is RelationDirection.PASSIVE
    )
    return next(organs, None)


def _organ_name(body: Body) -> str:
    """Return the name of an organ that is no body of its own, empty where the head acts alone."""
    organ = body.kind.standing_organ.partition(";")[0].partition("(")[0].strip()
    head = _head_title(body)
    # The table has the head there ("Chánh án") where bodies of the kind have no organ.
    return organ if head and organ.split()[:1] != head.split()[:1] else ""


def _head_title(body: Body) -> str:
    """Return the title of the head of a body, empty where none is on record."""
    row = body_names().get((body.kind.id, body.unit.type if body.unit else None))
    return row.head_title if row is not None else ""
