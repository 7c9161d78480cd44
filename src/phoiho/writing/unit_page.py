"""What there is to say of one administrative unit on a day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from itertools import groupby

import attrs

from phoiho.hierarchy import (
    AdministrativeUnit,
    Body,
    Existence,
    ExistenceAnswer,
    Succession,
    SuccessionStep,
    ancestors_of,
    bodies_of,
    exists,
    iter_units,
    predecessors,
    successors,
)
from phoiho.labels import Locale
from phoiho.writing.layout import Block, Heading, Line
from phoiho.writing.words import Words

__all__ = ["UnitPage", "page_of_unit", "unit_blocks", "unit_to_plain"]


@attrs.frozen(kw_only=True)
class UnitPage:
    """A unit on a day: where it lies, what stands in it, what was before and comes after.

    Attributes:
        unit: The unit.
        on: The day.
        above: The units above it, the nearest first.
        below: The units directly under it.
        bodies: The bodies that stand in it, each with the answer that says so.
        before: What stood there the day before it began; `None` where that is not known.
        after: What covers it on the day asked for; `None` while it lasts.
    """

    unit: AdministrativeUnit
    on: dt.date
    above: tuple[AdministrativeUnit, ...]
    below: tuple[AdministrativeUnit, ...]
    bodies: tuple[Existence, ...]
    before: Succession | None
    after: Succession | None


def page_of_unit(unit: AdministrativeUnit, *, on: dt.date, as_of: dt.date) -> UnitPage:
    """Gather what there is to say of a unit.

    Args:
        unit: A version of a unit; outside its life its nearest day counts.
        on: The day of its superiors and of what stands in it.
        as_of: The day for which is told what covers it.
    """
    day = min(max(on, unit.valid_from or on), unit.valid_to or dt.date.max)
    ended = unit.valid_to is not None and unit.valid_to < as_of
    return UnitPage(
        unit=unit,
        on=day,
        above=ancestors_of(unit, on=day),
        below=tuple(iter_units(on=day, parent=unit)),
        bodies=tuple(exists(body, on=day) for body in bodies_of(unit, on=day)),
        before=_before(unit),
        after=successors(unit, on=as_of) if ended else None,
    )


def _before(unit: AdministrativeUnit) -> Succession | None:
    """Return what stood where a unit stands, on the day before it began."""
    if unit.valid_from is None:
        return None
    before = predecessors(unit, on=unit.valid_from - dt.timedelta(days=1))
    return before if before.units else None


def unit_blocks(page: UnitPage, locale: Locale = "vi") -> Iterator[Block]:
    """Yield the parts of a page on a unit, ready for `format_plain`.

    Args:
        page: What `page_of_unit` gathered.
        locale: `vi` or `en`.
    """
    words, unit = Words(locale=locale), page.unit
    yield Heading(text=_qualified(page, locale), level=1)
    level = unit.level.label(locale)
    yield Line(text=words("unit_code", code=unit.code, uid=unit.uid, level=level))
    yield Line(text=words("unit_other_names", short=unit.short_name, en=unit.full_name_en))
    yield Line(text=words("unit_life", life=_life(unit, words)))
    if page.before is not None:
        yield Line(text=words("unit_before", units=_listed(page.before.units, locale)))
        yield from _steps(page.before, words)
    if page.below:
        count = words("unit_below", count=len(page.below), day=words.date(page.on))
        yield Line(text=f"{count} {_listed(page.below, locale)}")
    if page.bodies:
        yield Line(text=words("unit_bodies", count=len(page.bodies), day=words.date(page.on)))
        for existence in page.bodies:
            yield Line(text=_body(existence, words), indent=1)
    if page.after is not None:
        units = _listed(page.after.units, locale) or "-"
        yield Line(text=words("unit_after", day=words.date(page.after.on), units=units))
        yield from _steps(page.after, words)
    yield Line(text="")


def _qualified(page: UnitPage, locale: Locale) -> str:
    """Return the name of the unit and of those above it."""
    return ", ".join(_name(unit, locale) for unit in (page.unit, *page.above))


def _name(unit: AdministrativeUnit, locale: Locale) -> str:
    """Return the name of a unit in a language."""
    return unit.full_name if locale == "vi" else unit.full_name_en


def _body(existence: Existence, words: Words) -> str:
    """Return a body of a list, marked where it stands only if it was founded."""
    text = f"{_body_name(existence.body, words.locale)}  [{existence.body.id}]"
    founded = existence.answer is ExistenceAnswer.CONDITIONAL
    return f"{text}  {words('where_founded')}" if founded else text


def _body_name(body: Body, locale: Locale) -> str:
    """Return the name of a body as lists print it."""
    return body.name("en") if locale == "en" else body.name(form="short")


def _listed(units: tuple[AdministrativeUnit, ...], locale: Locale) -> str:
    """Return names after commas."""
    return ", ".join(_name(unit, locale) for unit in units)


def _life(unit: AdministrativeUnit, words: Words) -> str:
    """Return the first and the last day of a unit, each with its act."""
    start = words.date(unit.valid_from) if unit.valid_from else "?"
    end = words.date(unit.valid_to) if unit.valid_to else words("today")
    first = f"{start} ({unit.act_from})" if unit.act_from else start
    last = f"{end} ({unit.act_to})" if unit.act_to else end
    return words("unit_life_span", first=first, last=last)


def _steps(succession: Succession, words: Words) -> Iterator[Block]:
    """Yield the steps of a succession, those of one unit on one day together."""
    for (on, old), steps in groupby(succession.steps, key=lambda step: (step.on, step.old)):
        new = ", ".join(_receiver(step, words) for step in steps)
        yield Line(text=f"{words.date(on)}: {_name(old, words.locale)} → {new}", indent=1)


def _receiver(step: SuccessionStep, words: Words) -> str:
    """Return what received a unit: whole or in part, by which act."""
    labels = (step.relation.label(words.locale), step.extent.label(words.locale))
    known = "" if step.confirmed else words("step_unconfirmed")
    said = "; ".join(filter(None, (*labels, step.act, known)))
    return f"{_name(step.new, words.locale)} ({said})"


def unit_to_plain(page: UnitPage, locale: Locale = "vi") -> dict[str, object]:
    """Return a page on a unit as plain values, for JSON.

    Args:
        page: What `page_of_unit` gathered.
        locale: Language of the labels.
    """
    return {
        **_reference(page.unit),
        "level": page.unit.level.value,
        "on": page.on.isoformat(),
        "valid_from": page.unit.valid_from and page.unit.valid_from.isoformat(),
        "valid_to": page.unit.valid_to and page.unit.valid_to.isoformat(),
        "act_from": page.unit.act_from,
        "act_to": page.unit.act_to,
        "above": [_reference(unit) for unit in page.above],
        "below": [_reference(unit) for unit in page.below],
        "bodies": [
            {
                "id": existence.body.id,
                "name": _body_name(existence.body, locale),
                "exists": existence.answer.value,
            }
            for existence in page.bodies
        ],
        "before": page.before and _succession(page.before),
        "after": page.after and _succession(page.after),
    }


def _reference(unit: AdministrativeUnit) -> dict[str, object]:
    """Return what names a unit."""
    return {"uid": unit.uid, "name": unit.full_name, "name_en": unit.full_name_en}


def _succession(succession: Succession) -> dict[str, object]:
    """Return a succession as plain values."""
    return {
        "on": succession.on.isoformat(),
        "outcome": succession.outcome.value,
        "confirmed": succession.confirmed,
        "units": [_reference(unit) for unit in succession.units],
        "steps": [
            {
                "on": step.on.isoformat(),
                "old": step.old.uid,
                "new": step.new.uid,
                "relation": step.relation.value,
                "extent": step.extent.value,
                "act": step.act,
                "confirmed": step.confirmed,
            }
            for step in succession.steps
        ],
    }
