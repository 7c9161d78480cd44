"""Which bodies the code of an issuer means: "UBND", "TU", "MTTQ-BTT" in the symbol of a paper."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import attrs

from phoiho.documents.code_spellings import canonical_issuer_code
from phoiho.documents.issuer_readings import IssuerReading, lookup_issuer_codes
from phoiho.documents.number_codes import IssuerCode
from phoiho.hierarchy.bodies import Body, Place, UnnamedUnit
from phoiho.hierarchy.body_kinds import BodyField, BodyKind, get_body_field, get_body_kind
from phoiho.hierarchy.existence import ExistenceAnswer, exists
from phoiho.hierarchy.unit_types import Level, UnitType
from phoiho.hierarchy.units import AdministrativeUnit, ancestors_of
from phoiho.vietnamese import normalize

__all__ = ["bodies_for_issuer"]

_CENTRE = "country"


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


def _meaning(kind_id: str, unit_types: frozenset[str]) -> _Meaning:
    """Return the kind that a cell of the table of codes names."""
    kind, _, field = kind_id.partition(":")
    return _Meaning(
        kind=get_body_kind(kind),
        field=get_body_field(kind, field) if field else None,
        unit_types=unit_types,
    )


def _codes(code: str | IssuerReading) -> tuple[IssuerCode, ...]:
    """Return what a code can mean, whatever the case it is printed in."""
    if isinstance(code, IssuerReading):
        return code.meanings
    return lookup_issuer_codes(canonical_issuer_code(normalize(code).strip()))


def bodies_for_issuer(
    code: str | IssuerReading, *, on: dt.date, unit: AdministrativeUnit | None = None
) -> tuple[Body, ...]:
    """Return the bodies that the code of an issuer can mean on a day.

    Args:
        code: The code as it stands in the symbol, one issuer without its
            neighbours ("UBND", "TT.HĐND", "MTTQ-BTT"); or what it was found to
            mean beside them (`DocumentNumber.issuers`).
        on: The day of the paper.
        unit: The unit of the context.  The body of that unit is meant, else the
            nearest above it that the code fits.

    Returns:
        With a unit, one body for each kind that the code can mean, that of the
        centre only where no body of the unit or above it is meant; without a
        unit, that of the centre and those of an unnamed unit of every type that
        the code fits.  None where nothing is known of the code.

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
    kinds = ((kind, one.unit_types) for one in _codes(code) for kind in one.kinds)
    for meaning in dict.fromkeys(_meaning(*kind) for kind in kinds):
        if unit is None:
            bodies = [body for place in _any_places(on) for body in meaning.bodies_in(place, on=on)]
        else:
            places = (unit, *ancestors_of(unit, on=on), None)
            standing = (list(meaning.bodies_in(place, on=on)) for place in places)
            bodies = next(filter(None, standing), [])
        found |= dict.fromkeys(bodies)
    local = tuple(body for body in found if body.unit is not None)
    return local if local and unit is not None else tuple(found)


def _any_places(on: dt.date) -> Iterator[Place | None]:
    """Yield the centre and an unnamed unit of every type in being on a day."""
    yield None
    for unit_type in UnitType:
        if unit_type.valid_to is None or on <= unit_type.valid_to:
            yield UnnamedUnit(type=unit_type)
