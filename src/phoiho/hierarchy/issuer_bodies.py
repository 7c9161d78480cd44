"""Which bodies the code of an issuer means: "UBND", "TU", "MTTQ-BTT" in the symbol of a paper."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import attrs

from phoiho.hierarchy.bodies import Body, Place, UnnamedUnit
from phoiho.hierarchy.body_groups import cells
from phoiho.hierarchy.body_kinds import BodyField, BodyKind, get_body_field, get_body_kind
from phoiho.hierarchy.existence import ExistenceAnswer, exists
from phoiho.hierarchy.unit_types import Level, UnitType
from phoiho.hierarchy.units import AdministrativeUnit, ancestors_of
from phoiho.reference import load_once, load_table
from phoiho.vietnamese import normalize

__all__ = ["bodies_for_issuer"]

_CENTRE = "country"
# A term, or the number of an office or a board, stands at the end of a code ("QH15").
_DIGITS = "0123456789"


@attrs.frozen(kw_only=True)
class _Meaning:
    """One kind of body that a code can mean.

    Attributes:
        kind: The kind.
        field: What it deals with, where the code says so ("SNV").
        unit_types: Where it stands by the code, `country` for the centre; empty
            where the code does not say.
    """

    kind: BodyKind
    field: BodyField | None
    unit_types: frozenset[str]

    def bodies_in(self, place: Place | None, *, on: dt.date) -> Iterator[Body]:
        """Yield the body that the code means in a unit, if it stood there on a day."""
        place_type = place.type.value if place else _CENTRE
        if self.unit_types and place_type not in self.unit_types:
            return
        if (place.level if place else Level.CENTRAL).value not in self.kind.levels:
            return
        body = Body(kind=self.kind, unit=place, field=self.field)
        if exists(body, on=on).answer is not ExistenceAnswer.NO:
            yield body


@load_once
def _meanings() -> dict[str, tuple[_Meaning, ...]]:
    """Read the codes of issuers and what they mean, in the order of the table."""
    levels = {
        (row[0], row[1]): frozenset(cells(row[2])) for row in load_table("issuer_levels").rows
    }
    meanings: dict[str, dict[_Meaning, None]] = {}
    for row in load_table("issuer_codes").records():
        for kind_id in cells(row["kind"]):
            kind, _, field = kind_id.partition(":")
            meaning = _Meaning(
                kind=get_body_kind(kind),
                field=get_body_field(kind, field) if field else None,
                unit_types=levels.get((row["system"], row["code"]), frozenset()),
            )
            meanings.setdefault(_key(row["code"]), {})[meaning] = None
    return {code: tuple(found) for code, found in meanings.items()}


def _key(code: str) -> str:
    """Return a code as it is compared: without regard to case."""
    return normalize(code).strip().casefold()


def bodies_for_issuer(
    code: str, *, on: dt.date, unit: AdministrativeUnit | None = None
) -> tuple[Body, ...]:
    """Return the bodies that the code of an issuer can mean on a day.

    Args:
        code: The code as it stands in the symbol, one issuer without its
            neighbours ("UBND", "TT.HĐND", "MTTQ-BTT").
        on: The day of the paper.
        unit: The unit of the context.  The body of that unit is meant, else the
            nearest above it that the code fits.

    Returns:
        With a unit, one body for each kind that the code can mean; without,
        that of the centre and those of an unnamed unit of every type that the
        code fits.  None where the code is not in the tables.

    Examples:
        >>> from phoiho.hierarchy import get_unit
        >>> day = dt.date(2024, 2, 28)
        >>> tay_ho = get_unit("quận Tây Hồ", on=day)
        >>> [body.name(form="short") for body in bodies_for_issuer("UBND", on=day, unit=tay_ho)]
        ['UBND quận Tây Hồ']
        >>> [body.name(form="short") for body in bodies_for_issuer("TU", on=day, unit=tay_ho)]
        ['Thành ủy Hà Nội']
    """
    found: dict[Body, None] = {}
    key, meanings = _key(code), _meanings()
    for meaning in meanings.get(key) or meanings.get(key.rstrip(_DIGITS), ()):
        if unit is None:
            bodies = [body for place in _any_places(on) for body in meaning.bodies_in(place, on=on)]
        else:
            places = (unit, *ancestors_of(unit, on=on), None)
            standing = (list(meaning.bodies_in(place, on=on)) for place in places)
            bodies = next(filter(None, standing), [])
        found |= dict.fromkeys(bodies)
    return tuple(found)


def _any_places(on: dt.date) -> Iterator[Place | None]:
    """Yield the centre and an unnamed unit of every type in being on a day."""
    yield None
    for unit_type in UnitType:
        if unit_type.valid_to is None or on <= unit_type.valid_to:
            yield UnnamedUnit(type=unit_type)
