"""What there is to say of one body on a day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import attrs

from phoiho.hierarchy import (
    Body,
    BodyRelation,
    BodySuccession,
    Existence,
    RelationDirection,
    StandingOrgan,
    exists,
    relations,
    standing_organ,
    successor_bodies,
)
from phoiho.labels import Locale
from phoiho.writing.layout import Block, Heading, Line
from phoiho.writing.words import Words

__all__ = ["BodyPage", "body_blocks", "body_to_plain", "page_of_body"]

# Of the hundred communes that a city directs a few are named.
_MOST_NAMED = 6


@attrs.frozen(kw_only=True)
class BodyPage:
    """A body on a day: whether it stood, who acts for it, its relations, what followed.

    Attributes:
        body: The body.
        on: The day.
        existence: Whether it stood that day, and why.
        organ: What acts and signs for it.
        relations: Its relations to other bodies that day.
        successors: What followed it by the day asked for; `None` while it stands.
    """

    body: Body
    on: dt.date
    existence: Existence
    organ: StandingOrgan
    relations: tuple[BodyRelation, ...]
    successors: BodySuccession | None


def page_of_body(body: Body, *, on: dt.date, as_of: dt.date) -> BodyPage:
    """Gather what there is to say of a body.

    Args:
        body: The body.
        on: The day of its relations.
        as_of: The day for which is told what followed it.
    """
    later = exists(body, on=as_of)
    ended = later.bound is not None and later.bound < as_of
    return BodyPage(
        body=body,
        on=on,
        existence=exists(body, on=on),
        organ=standing_organ(body, on=on),
        relations=relations(body, on=on),
        successors=successor_bodies(body, on=as_of) if ended else None,
    )


def body_blocks(page: BodyPage, locale: Locale = "vi") -> Iterator[Block]:
    """Yield the parts of a page on a body, ready for `format_plain`.

    Args:
        page: What `page_of_body` gathered.
        locale: `vi` or `en`.
    """
    words, body = Words(locale=locale), page.body
    yield Heading(text=body.name(on=page.on) if locale == "vi" else body.name("en"), level=1)
    short, english = body.name(form="short", on=page.on), body.name("en")
    yield Line(text=words("body_names", id=body.id, short=short, en=english))
    answer = words(f"exists_{page.existence.answer.value}", day=words.date(page.on))
    yield Line(text=f"{answer}: {page.existence.explain(locale)}")
    if page.organ.name:
        yield Line(text=words("body_organ", organ=page.organ.name))
    if page.organ.signer:
        yield Line(text=words("body_signer", signer=page.organ.signer))
    if page.relations:
        yield Line(text=words("body_relations", day=words.date(page.on)))
    for relation in page.relations:
        yield Line(text=_relation(relation, words), indent=1)
    if page.successors is not None:
        yield from _successors(page.successors, words)
    yield Line(text="")


def _relation(relation: BodyRelation, words: Words) -> str:
    """Return one relation: who does what to whom, by which text."""
    others = _listed(relation.others, words)
    key = "acts" if relation.direction is RelationDirection.ACTIVE else "acted_on"
    text = words(key, verb=relation.verb.label(words.locale), others=others)
    return f"{text} ({relation.legal_basis})" if relation.legal_basis else text


def _listed(bodies: tuple[Body, ...], words: Words) -> str:
    """Return the first names of a list, and how many more there are."""
    named = ", ".join(_name(body, words.locale) for body in bodies[:_MOST_NAMED])
    more = len(bodies) - _MOST_NAMED
    return f"{named} {words('and_more', count=more)}" if more > 0 else named


def _name(body: Body, locale: Locale) -> str:
    """Return the name of a body as lists print it."""
    return body.name("en") if locale == "en" else body.name(form="short")


def _successors(found: BodySuccession, words: Words) -> Iterator[Block]:
    """Yield what followed a body, and why."""
    names = ", ".join(_name(body, words.locale) for body in found.bodies) or "-"
    yield Line(text=words("body_after", day=words.date(found.on), bodies=names))
    yield Line(text=found.explain(words.locale), indent=1)
    if found.tasks_to:
        yield Line(text=words("body_tasks", bodies=_listed(found.tasks_to, words)), indent=1)


def body_to_plain(page: BodyPage, locale: Locale = "vi") -> dict[str, object]:
    """Return a page on a body as plain values, for JSON.

    Args:
        page: What `page_of_body` gathered.
        locale: Language of the labels.
    """
    existence, found = page.existence, page.successors
    return {
        **_reference(page.body),
        "on": page.on.isoformat(),
        "exists": existence.answer.value,
        "reason": existence.reason.value,
        "explanation": existence.explain(locale),
        "source": existence.source,
        "status": existence.status,
        "standing_organ": page.organ.name,
        "signer": page.organ.signer,
        "relations": [
            {
                "verb": relation.verb.value,
                "direction": relation.direction.value,
                "others": [_reference(other) for other in relation.others],
                "legal_basis": relation.legal_basis,
                "status": relation.status,
            }
            for relation in page.relations
        ],
        "successors": found
        and {
            "on": found.on.isoformat(),
            "outcome": found.outcome.value,
            "bodies": [_reference(body) for body in found.bodies],
            "tasks_to": [_reference(body) for body in found.tasks_to],
            "explanation": found.explain(locale),
        },
    }


def _reference(body: Body) -> dict[str, object]:
    """Return what names a body."""
    return {"id": body.id, "name": body.name(), "name_en": body.name("en")}
