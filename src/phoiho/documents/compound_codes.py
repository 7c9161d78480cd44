"""Codes of issuers that no table has, put together from codes that one has.

Heads of bodies fix codes, and most of them put parts together: an organ before
its body (BTT before UBMTTQ, BTV before HU), the country or the level behind it
(HNDVN, UBT: the People's Committee of a province).  Such a code means what its
parts do.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator

import attrs

from phoiho.documents.number_codes import (
    CodeForm,
    CodeRole,
    IssuerCode,
    issuers_by_code,
    list_cell,
)
from phoiho.reference import load_once, load_table

__all__ = ["compose_issuer_code"]

_LONGEST = 30
_COUNTRY = "VN"
_CENTRE, _CENTRE_VARIANT = "TW", "TƯ"


@attrs.frozen(kw_only=True)
class _Organ:
    """What acts for some bodies.

    Attributes:
        code: Its code.
        name: Its name.
        of: The kinds of bodies it acts for.
        kinds: The kinds of body it is; none where it is no body of its own.
        pairs: Whether it also stands before its body with a hyphen.
    """

    code: str
    name: str
    of: frozenset[str]
    kinds: tuple[str, ...]
    pairs: bool


@attrs.frozen(kw_only=True)
class _Place:
    """A level at the end of a code ("T" for tỉnh)."""

    code: str
    name: str
    unit_types: frozenset[str]


@load_once
def _organs() -> tuple[_Organ, ...]:
    """Read the organs."""
    return tuple(
        _Organ(
            code=row["code"],
            name=row["name"],
            of=frozenset(list_cell(row["of"])),
            kinds=list_cell(row["kind"]),
            pairs=row["pairs"] == "yes",
        )
        for row in load_table("issuer_organs").records()
    )


@load_once
def _places() -> tuple[_Place, ...]:
    """Read the levels, and that a code may end without one."""
    rows = load_table("issuer_places").records()
    return (
        _Place(code="", name="", unit_types=frozenset()),
        *(
            _Place(code=r["code"], name=r["name"], unit_types=frozenset(list_cell(r["unit_types"])))
            for r in rows
        ),
    )


@load_once
def _types_of_kinds() -> dict[str, frozenset[str]]:
    """Return the types of unit on whose levels bodies of a kind stand, `country` for the centre."""
    types: dict[str, set[str]] = {"central": {"country"}}
    for row in load_table("unit_types").records():
        types.setdefault(row["level"], set()).add(row["id"])
    return {
        row["id"]: frozenset[str]().union(*(types[level] for level in list_cell(row["levels"])))
        for row in load_table("body_kinds").records()
    }


def compose_issuer_code(code: str) -> tuple[IssuerCode, ...]:
    """Return what a code means by its parts; nothing where they are not known.

    Dots do not count, nor does the hyphen between an organ and its body.

    Args:
        code: A code in its own letters that no table has.

    Examples:
        >>> [meaning.name for meaning in compose_issuer_code("BTTUBTWMTTQ")]
        ['Ban Thường trực Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam']
        >>> [meaning.name for meaning in compose_issuer_code("HLHPNH")]
        ['Hội Liên hiệp Phụ nữ huyện']
    """
    return _compose(code) if len(code) <= _LONGEST else ()


@functools.lru_cache(4096)
def _compose(code: str) -> tuple[IssuerCode, ...]:
    """Put a code together once for all numbers that bear it."""
    whole = code.replace(".", "")
    found = list(_with_place(whole, code)) if "-" not in whole else []
    for organ in _organs():
        rest = whole.removeprefix(organ.code)
        if rest == whole:
            continue
        rest = rest.removeprefix("-") if organ.pairs else rest
        found += _with_organ(organ, (*_bodies(rest), *_with_place(rest, rest)), code)
    return tuple(dict.fromkeys(found))


def _bodies(code: str) -> tuple[IssuerCode, ...]:
    """Return the bodies of a code, "VN" and the spelling of Trung ương not counting."""
    rows = issuers_by_code()
    for spelled in (code, code.replace(_CENTRE_VARIANT, _CENTRE)):
        for form in (spelled, spelled + _COUNTRY, spelled.removesuffix(_COUNTRY)):
            bodies = tuple(m for m in rows.get(form, ()) if m.role is CodeRole.ISSUER and m.kinds)
            if bodies and spelled != code:
                return tuple(attrs.evolve(body, form=CodeForm.VARIANT) for body in bodies)
            if bodies:
                return bodies
    return ()


def _with_place(code: str, printed: str) -> Iterator[IssuerCode]:
    """Yield the bodies of a code with the level at its end, if it has one."""
    for place in _places():
        if not code.endswith(place.code) or len(place.code) >= len(code):
            continue
        for body in _bodies(code.removesuffix(place.code)):
            if not place.code:
                if body.code != printed:
                    yield attrs.evolve(body, code=printed)
                continue
            types = place.unit_types & (body.unit_types or _standing(body.kinds))
            if types:
                name = f"{body.name} {place.name}"
                yield _compound(body, printed, name=name, unit_types=types)


def _standing(kinds: Iterable[str]) -> frozenset[str]:
    """Return the types of unit in which bodies of some kinds stand."""
    types = _types_of_kinds()
    return frozenset[str]().union(*(types[kind.partition(":")[0]] for kind in kinds))


def _with_organ(organ: _Organ, bodies: Iterable[IssuerCode], printed: str) -> Iterator[IssuerCode]:
    """Yield the organ of every body that it acts for."""
    for body in bodies:
        acting = tuple(kind for kind in body.kinds if kind in organ.of)
        if acting:
            name = f"{organ.name} {body.name.replace('; ', '/')}"
            yield attrs.evolve(
                _compound(body, printed, name=name, unit_types=body.unit_types),
                kinds=organ.kinds or acting,
            )


def _compound(
    body: IssuerCode, printed: str, *, name: str, unit_types: frozenset[str]
) -> IssuerCode:
    """Return what a code means that has a body's inside."""
    return attrs.evolve(
        body,
        code=printed,
        name=name,
        unit_types=unit_types,
        stands_for="",
        stood_alone=False,
        status="from memory",
        note="",
    )
