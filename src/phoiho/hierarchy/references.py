"""References to units, bodies and posts as papers print them.

A reference keeps what was printed; `resolve_*` finds what it means on a day.
Loading a record never resolves: a reference to a body that did not exist is a
fact about the paper, and the rules judge it.
"""

from __future__ import annotations

import datetime as dt

import attrs

from phoiho.errors import UnknownUnitError
from phoiho.hierarchy.bodies import Body, Place, UnnamedUnit
from phoiho.hierarchy.body_kinds import get_body_field, get_body_kind
from phoiho.hierarchy.body_lookup import get_body
from phoiho.hierarchy.posts import Post, split_post
from phoiho.hierarchy.unit_lookup import the_one
from phoiho.hierarchy.unit_matches import lookup_versions
from phoiho.hierarchy.unit_types import UnitType
from phoiho.hierarchy.units import (
    AdministrativeUnit,
)

__all__ = [
    "BodyRef",
    "OTHER_KIND",
    "PostRef",
    "Resolution",
    "UnitRef",
    "resolve_body",
    "resolve_post",
    "resolve_unit",
]

OTHER_KIND = "other"
"""Kind of a participant outside the tables: a company, a bank, a foreign side."""


@attrs.frozen(kw_only=True)
class UnitRef:
    """A unit as a record names it.

    Attributes:
        text: Name with its type and superiors ("quận Tây Hồ, thành phố Hà
            Nội"), a code or a uid; `None` where only the type is known.
        type: Type of a unit without a name.
        within: Name of the unit it lies in.
        inferred: Whether the place was inferred rather than printed.
        basis: From what it was inferred.
    """

    text: str | None = None
    type: UnitType | None = None
    within: str | None = None
    inferred: bool = False
    basis: str | None = None


@attrs.frozen(kw_only=True)
class Resolution:
    """What a reference to a body was found to mean.

    Attributes:
        body: The body; `None` for one outside the tables.
        on: The day on which names were read.
        nearest: Whether no unit of that name was in being that day, so that
            the version nearest to it was taken.
    """

    body: Body | None
    on: dt.date
    nearest: bool = False


@attrs.frozen(kw_only=True)
class BodyRef:
    """A body as a record names it: a printed name, or a kind in a unit.

    Attributes:
        text: The printed name, the unit's superiors after commas.
        kind: Code of the kind, where no name is given, with its field where
            it has one (`department:home_affairs`); `other` for a participant
            outside the tables.
        name: Name of a participant outside the tables.
        unit: The unit of `kind`.
        resolution: What it means, once `resolve` has looked it up.  Not part
            of the record: it is neither compared nor written.
    """

    text: str | None = None
    kind: str | None = None
    name: str | None = None
    unit: UnitRef | None = None
    resolution: Resolution | None = attrs.field(default=None, eq=False, repr=False)

    @property
    def body(self) -> Body | None:
        """The body it means; `None` before `resolve` and outside the tables."""
        return self.resolution.body if self.resolution else None

    @property
    def printed_name(self) -> str:
        """The words of the record, be it text, name or the code of the kind."""
        return self.text or self.name or self.kind or ""


@attrs.frozen(kw_only=True)
class PostRef:
    """A post as printed: "Phó Chủ tịch UBND quận Tây Hồ".

    Attributes:
        text: The printed words.
        outside: Whether its body is outside the tables, as that of a foreign
            side is; it is then named and not looked up.
        post: Title and body, once `resolve` has looked them up.
        resolution: What the body of the post was found to mean.
    """

    text: str
    outside: bool = False
    post: Post | None = attrs.field(default=None, eq=False, repr=False)
    resolution: Resolution | None = attrs.field(default=None, eq=False, repr=False)


def resolve_unit(ref: UnitRef, *, on: dt.date) -> Place:
    """Return the unit that a reference means on a day.

    Args:
        ref: The reference.
        on: The day on which names are read.

    Returns:
        The unit, of the nearest date where none of that name is in being that
        day; an `UnnamedUnit` where only the type is known.

    Raises:
        UnknownUnitError: No version of any date has that name.
        AmbiguousUnitError: Several have it.

    Examples:
        >>> resolve_unit(UnitRef(text="quận Tây Hồ"), on=dt.date(2026, 1, 1)).uid
        '003-1'
    """
    if ref.text:
        # The name, not its version of that day: it may have been another then.
        return get_nearest_unit(ref.text, on=on, within=ref.within)
    if ref.type is None:
        raise UnknownUnitError("", detail="(a unit needs a text or a type)")
    within = get_nearest_unit(ref.within, on=on) if ref.within else None
    return UnnamedUnit(type=ref.type, within=within)


def get_nearest_unit(
    text: str, *, on: dt.date, within: str | AdministrativeUnit | None = None
) -> AdministrativeUnit:
    """Return the unit named *text* on a day, else its version nearest to that day.

    Args:
        text: A uid, a code or a name.
        on: The day.
        within: A superior unit, direct or not.

    Raises:
        UnknownUnitError: No version of any date has that name.
        AmbiguousUnitError: Several have it.
    """
    return the_one(lookup_versions(text, within=within), text, on=on, nearest=True)


def resolve_body(ref: BodyRef, *, on: dt.date, unit: AdministrativeUnit | None = None) -> BodyRef:
    """Return *ref* with its resolution on a day.

    Args:
        ref: The reference.
        on: The day on which names are read.
        unit: The unit of the context, for names that only have the type.

    Raises:
        UnknownBodyError: The name begins with no kind of body.
        UnknownUnitError: No version of any date has the unit's name.
        AmbiguousUnitError: Several units have it.
    """
    if ref.kind == OTHER_KIND:
        return attrs.evolve(ref, resolution=Resolution(body=None, on=on))
    if ref.text:
        body = get_body(ref.text, on=on, unit=unit, nearest=True)
    else:
        place = resolve_unit(ref.unit, on=on) if ref.unit else None
        kind, colon, field = (ref.kind or "").partition(":")
        body = Body(
            kind=get_body_kind(kind),
            unit=place,
            field=get_body_field(kind, field) if colon else None,
        )
    return attrs.evolve(ref, resolution=_resolution(body, on))


def _resolution(body: Body, on: dt.date) -> Resolution:
    """Mark a body whose unit was taken from another date."""
    nearest = isinstance(body.unit, AdministrativeUnit) and not body.unit.exists_on(on)
    return Resolution(body=body, on=on, nearest=nearest)


def resolve_post(ref: PostRef, *, on: dt.date, unit: AdministrativeUnit | None = None) -> PostRef:
    """Return *ref* with its title and body on a day.

    A post whose words name no known body keeps its title only, as does one
    whose body is outside the tables.

    Args:
        ref: The reference.
        on: The day on which names are read.
        unit: The unit of the context ("Chủ tịch UBND quận").

    Raises:
        UnknownUnitError: A known kind of body in a unit that never existed.
        AmbiguousUnitError: A known kind of body in one of several units.
    """
    if ref.outside:
        title = Post(title=ref.text, printed=ref.text, span=(0, len(ref.text)))
        return attrs.evolve(ref, post=title)
    post = split_post(ref.text, on=on, unit=unit)
    resolution = _resolution(post.body, on) if post.body else None
    return attrs.evolve(ref, post=post, resolution=resolution)
