"""What there is to say of the number of a paper."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import attrs

from phoiho.documents import (
    Act,
    DocumentNumber,
    DocumentSystem,
    DocumentType,
    Guide,
    IssuerCode,
    IssuerReading,
    find_habit,
    lookup_acts,
    lookup_document_types,
    regular_form,
)
from phoiho.hierarchy import AdministrativeUnit, Body, bodies_for_issuer
from phoiho.labels import Locale
from phoiho.writing.layout import Block, Heading, Line
from phoiho.writing.words import Words

__all__ = ["IssuerPart", "NumberPage", "number_blocks", "number_to_plain", "page_of_number"]


@attrs.frozen(kw_only=True)
class IssuerPart:
    """One issuer, organ or drafting unit in a number.

    Attributes:
        code: Its code.
        meanings: What the code can mean.
        bodies: The bodies that it can mean in the unit of the context.
    """

    code: str
    meanings: tuple[IssuerCode, ...]
    bodies: tuple[Body, ...]


@attrs.frozen(kw_only=True)
class NumberPage:
    """A number explained.

    Attributes:
        number: The number.
        on: The day of the paper.
        systems: Whose paper it can be.
        types: The types that its code can mean there.
        issuers: Its issuers, organs and units.
        guides: What rules the form of such papers that day: guides, or habits
            where there is no guide.
        acts: The acts of the table that bear the number.
    """

    number: DocumentNumber
    on: dt.date
    systems: tuple[DocumentSystem, ...]
    types: tuple[DocumentType, ...]
    issuers: tuple[IssuerPart, ...]
    guides: tuple[Guide, ...]
    acts: tuple[Act, ...]


def page_of_number(
    number: DocumentNumber, *, on: dt.date, unit: AdministrativeUnit | None = None
) -> NumberPage:
    """Gather what there is to say of a number.

    Args:
        number: What `parse_document_number` read.
        on: The day of the paper.
        unit: The unit whose bodies its issuers are.
    """
    systems = number.systems
    normative = number.year is not None
    guides = (find_habit(system, on=on, normative=normative) for system in systems)
    return NumberPage(
        number=number,
        on=on,
        systems=systems,
        types=_types(number.type_code, systems),
        issuers=tuple(_issuer(reading, on, unit) for reading in number.issuers),
        guides=tuple(guide for guide in guides if guide is not None),
        acts=lookup_acts(str(number)),
    )


def _types(code: str, systems: tuple[DocumentSystem, ...]) -> tuple[DocumentType, ...]:
    """Return the types of a code in the systems, else in any."""
    types = lookup_document_types(code)
    return tuple(t for t in types if t.system in systems) or types


def _issuer(reading: IssuerReading, on: dt.date, unit: AdministrativeUnit | None) -> IssuerPart:
    """Return what one code can mean beside the others of its number."""
    return IssuerPart(
        code=reading.code,
        meanings=reading.meanings,
        bodies=bodies_for_issuer(reading, on=on, unit=unit) if unit else (),
    )


def number_blocks(page: NumberPage, locale: Locale = "vi") -> Iterator[Block]:
    """Yield the parts of a page on a number, ready for `format_plain`.

    Args:
        page: What `page_of_number` gathered.
        locale: `vi` or `en`.
    """
    words, number = Words(locale=locale), page.number
    regular = regular_form(number)
    yield Heading(text=regular, level=1)
    yield Line(text=words("number_digits", number=(number.number + number.suffix) or "-"))
    if number.year is not None:
        yield Line(text=words("number_year", year=number.year))
    yield Line(text=_type_line(page, words))
    systems = ", ".join(system.label(locale) for system in page.systems)
    yield Line(text=words("number_system", systems=systems or words("number_unknown")))
    yield Line(text=words("number_style", style=number.style.label(locale)))
    yield Line(text=words("number_issuers"))
    for issuer in page.issuers:
        yield Line(text=_issuer_line(issuer, words), indent=1)
    yield from _faults(page, regular, words)
    for guide in page.guides:
        yield Line(text=words("number_guide", guide=_guide(guide, words)))
    for act in page.acts:
        yield Line(text=_act_line(act, page.on, words))
    yield Line(text="")


def _type_line(page: NumberPage, words: Words) -> str:
    """Return the line on the type."""
    names = dict.fromkeys(t.name if words.locale == "vi" else t.name_en for t in page.types)
    code = page.number.type_code
    if not code:
        return words("number_untyped")
    return words("number_type", code=code, names=" / ".join(names) or words("number_unknown"))


def _issuer_line(issuer: IssuerPart, words: Words) -> str:
    """Return the line on one issuer: its bodies, else what its code means."""
    bodies = [body.name(words.locale) for body in issuer.bodies]
    named = [f"{meaning.name} ({meaning.role.label(words.locale)})" for meaning in issuer.meanings]
    names = " / ".join(dict.fromkeys(bodies or named)) or words("number_unknown")
    return f"{issuer.code}: {names}"


def _faults(page: NumberPage, regular: str, words: Words) -> Iterator[Block]:
    """Yield what is irregular, and the regular form."""
    number = page.number
    if not number.irregularities:
        known = all(issuer.meanings for issuer in page.issuers)
        yield Line(text=words("number_regular" if known else "number_regular_unknown"))
        return
    yield Line(text=words("number_faults"), tone="warning")
    for fault in number.irregularities:
        yield Line(text=fault.label(words.locale), indent=1, tone="warning")
    if regular != number.printed:
        yield Line(text=words("number_written", regular=regular))


def _guide(guide: Guide, words: Words) -> str:
    """Return a guide by its number and first day, or that there is only a habit."""
    if guide.is_habit:
        return words("number_habit")
    if guide.valid_from is None:
        return guide.number
    return words("number_guide_from", number=guide.number, day=words.date(guide.valid_from))


def _act_line(act: Act, on: dt.date, words: Words) -> str:
    """Return the line on an act: its name, and whether it was in force."""
    answer = {True: "yes", False: "no", None: "unknown"}[act.in_force(on)]
    lead = words("number_may_be" if act.number_repeats else "number_is")
    issued = f" ({words.date(act.issued_on)})" if act.issued_on else ""
    return words(f"number_act_{answer}", lead=lead, name=act.name + issued, day=words.date(on))


def number_to_plain(page: NumberPage, locale: Locale = "vi") -> dict[str, object]:
    """Return a page on a number as plain values, for JSON.

    Args:
        page: What `page_of_number` gathered.
        locale: Language of the labels.
    """
    number = page.number
    return {
        "printed": number.printed,
        "regular": regular_form(number),
        "number": number.number,
        "suffix": number.suffix,
        "year": number.year,
        "type": number.type_code,
        "type_names": [{"system": t.system.value, "name": t.name} for t in page.types],
        "style": number.style.value,
        "systems": [system.value for system in page.systems],
        "issuers": [
            {
                "code": issuer.code,
                "meanings": [
                    {"system": m.system.value, "name": m.name, "role": m.role.value}
                    for m in issuer.meanings
                ],
                "bodies": [{"id": body.id, "name": body.name()} for body in issuer.bodies],
            }
            for issuer in page.issuers
        ],
        "irregularities": [
            {"code": fault.value, "label": fault.label(locale)} for fault in number.irregularities
        ],
        "on": page.on.isoformat(),
        "guides": [guide.number for guide in page.guides if not guide.is_habit],
        "acts": [
            {"number": act.number, "name": act.name, "in_force": act.in_force(page.on)}
            for act in page.acts
        ],
    }
