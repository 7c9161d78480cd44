"""The commands that ask the political system: `unit` and `body`."""

from __future__ import annotations

import datetime as dt

import click

from phoiho.cli.console import print_blocks, print_json, print_text
from phoiho.cli.inputs import as_of_option, format_option, lang_option, on_option
from phoiho.hierarchy import (
    AdministrativeUnit,
    UnitMatch,
    continuation,
    get_body,
    get_unit,
    lookup_units,
    qualified_name,
)
from phoiho.hierarchy.references import get_nearest_unit
from phoiho.hierarchy.unit_matches import lookup_versions
from phoiho.labels import Locale
from phoiho.writing import (
    body_blocks,
    body_to_plain,
    page_of_body,
    page_of_unit,
    to_mermaid,
    unit_blocks,
    unit_to_plain,
)

__all__ = ["body", "unit"]


@click.command()
@click.argument("name")
@on_option
@as_of_option
@lang_option
@format_option
@click.option("--mermaid", is_flag=True, help="Print a diagram as Mermaid text.")
def unit(
    name: str, on: dt.date | None, as_of: dt.date, *, lang: Locale, format_: str, mermaid: bool
) -> int:
    """Tell of an administrative unit: what it is, what stands in it, what followed.

    NAME is a name as people write it, with superior units after commas, a code
    or a uid.  Of several units with the name a list is printed.
    """
    matches = _matches(name, on or as_of)
    units = tuple(match.unit for match in matches)
    if mermaid:
        if len(units) != 1:
            get_unit(name, on=on or as_of)  # says which ones
        print_text(to_mermaid(units[0], on=_within(units[0], on or as_of), locale=lang).rstrip())
    elif format_ == "json":
        pages = [page_of_unit(one, on=on or as_of, as_of=as_of) for one in units]
        print_json({"units": [unit_to_plain(page, lang) for page in pages]})
    elif len(units) == 1:
        print_blocks(unit_blocks(page_of_unit(units[0], on=on or as_of, as_of=as_of), lang))
    else:
        for match in matches:
            name_then = qualified_name(match.unit, on=on or as_of)
            print_text(f"{match.unit.uid}  {name_then}  ({_life(match.unit)})")
    return 0


def _matches(name: str, on: dt.date) -> tuple[UnitMatch, ...]:
    """Return the units that a name means on a day, else on any.

    Raises:
        UnknownUnitError: There never was one.
    """
    matches = lookup_units(name, on=on) or lookup_versions(name)
    if not matches:
        get_unit(name, on=on)  # says what is like it
    return matches


def _within(unit: AdministrativeUnit, day: dt.date) -> dt.date:
    """Return the day of the life of a unit that is nearest to a day."""
    return min(max(day, unit.valid_from or day), unit.valid_to or dt.date.max)


def _life(unit: AdministrativeUnit) -> str:
    """Return the first and the last day of a unit."""
    return f"{unit.valid_from or ''}..{unit.valid_to or ''}"


@click.command()
@click.argument("name")
@on_option
@as_of_option
@click.option("--unit", "unit_name", help="The unit that a name without its own means.")
@lang_option
@format_option
def body(
    name: str,
    on: dt.date | None,
    as_of: dt.date,
    unit_name: str | None,
    *,
    lang: Locale,
    format_: str,
) -> int:
    """Tell of a body: whether it stood on a day, who acts for it, what followed it.

    NAME is a name as papers print it ("Thường trực HĐND quận Tây Hồ") or an id
    (people_committee@003-1).
    """
    day = on or as_of
    # A unit may go on under another name or type: tỉnh Quảng Ninh as a city.
    context = continuation(get_nearest_unit(unit_name, on=day), on=day) if unit_name else None
    found = get_body(name, on=day, unit=context, nearest=True)
    page = page_of_body(found, on=day, as_of=as_of)
    if format_ == "json":
        print_json(body_to_plain(page, lang))
    else:
        print_blocks(body_blocks(page, lang))
    return 0
