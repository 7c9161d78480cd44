"""Rules on who signed an agreement: is the post one of the body that is signed for?"""

from __future__ import annotations

import datetime as dt
import functools
import re
from collections.abc import Callable, Iterator

from phoiho.hierarchy import AdministrativeUnit, Body, Post, UnnamedUnit, parse_posts
from phoiho.hierarchy.body_groups import kinds_meant
from phoiho.reference import load_once
from phoiho.rules.context import Context
from phoiho.rules.findings import Fault, Severity
from phoiho.rules.registry import PRACTICE, rule
from phoiho.rules.wording import body_words


@rule(
    "PH247",
    "signer-of-another-body",
    severity=Severity.WARNING,
    basis=PRACTICE,
    en="“{post}” signs for {body}, but the post is that of another body",
    why="Whoever signs for a body holds a post in it; another post binds another body. Told only "
    "where every post of the line is surely one of another side: posts in a Party committee, which "
    "most signers hold too, posts with a mark of authority (TL., TUQ.), those of the Front and of "
    "its member organisations for one another, and those of offices, police and military for the "
    "People's Committee that they belong to are let be.",
)
def signer_of_another_body(context: Context) -> Iterator[Fault]:
    """Find signatures under which a post of another body stands."""
    for path, agreement in context.agreements:
        on = context.act_day(agreement)
        for i, signature in enumerate(agreement.signatures):
            participant = agreement.participant(signature.participant)
            body = participant.body.body if participant is not None else None
            if signature.post is None or body is None or on is None:
                continue
            if not _by_order().search(signature.post) and _is_elsewhere(signature.post, body, on):
                yield Fault(
                    path=f"{path}.signatures[{i}].post",
                    params={"post": signature.post, "body": body_words(body)},
                    on=on,
                )


@load_once
def _by_order() -> re.Pattern[str]:
    """Return a pattern of the marks under which one of another body may sign."""
    return re.compile(r"\b(?:TL|TUQ|T/L|T/UQ|thừa lệnh|thừa (?:ủy|uỷ) quyền)\b", re.IGNORECASE)


def _is_elsewhere(line: str, body: Body, on: dt.date) -> bool:
    """Tell whether every post of a line is surely one of another body."""
    posts = _kept_posts()(line, on)
    return bool(posts) and all(_is_of_another(post, body) for post in posts)


@load_once
def _kept_posts() -> Callable[[str, dt.date], tuple[Post, ...]]:
    """Return what reads posts, with a memory: most agreements are signed by the same few."""
    return functools.lru_cache(1024)(lambda line, on: parse_posts(line, on=on))


def _is_of_another(post: Post, body: Body) -> bool:
    """Tell whether a post is surely one of another body."""
    kinds = {kind for position in post.positions for kind in position.body_kinds}
    own = _sides().get(body.kind.id)
    sides = {_sides().get(kind) for kind in kinds}
    if not own or not sides or None in sides or not all(p.body_kinds for p in post.positions):
        return False
    if own in sides:
        named = post.best_body
        return named is not None and (_is_of_another_field(named, body) or _is_apart(named, body))
    return not any(frozenset({own, side}) in _TOGETHER for side in sides)


def _is_of_another_field(named: Body, body: Body) -> bool:
    """Tell whether two bodies are of one kind and of two fields, as ministries are."""
    fields = {one.id.partition("@")[0].partition(":")[2] for one in (named, body)}
    return named.kind.id == body.kind.id and len(fields) > 1 and "" not in fields


def _is_apart(named: Body, body: Body) -> bool:
    """Tell whether two bodies of one side are surely of different units."""
    if named.unit is None or not isinstance(body.unit, AdministrativeUnit):
        return False
    if isinstance(named.unit, UnnamedUnit):
        return named.level is not body.level
    return named.unit.code != body.unit.code and named.unit.full_name != body.unit.full_name


_UNIONS = (
    "trade_union_confederation;trade_union_provincial;trade_union_district;trade_union_commune"
)
_ORGANISATIONS = ("farmers_union", "women_union", "veterans_association", "youth_union", _UNIONS)
_SIDES = (
    "council;council_organ",
    "executive",
    "central_executive",
    "ministry",
    "agency",
    "front",
    *_ORGANISATIONS,
    "police",
    "military",
    "court",
    "procuracy",
    "inspectorate",
    "party_staff",
)
_TOGETHER = frozenset(
    {
        *(frozenset({"front", organisation}) for organisation in _ORGANISATIONS),
        frozenset({"central_executive", "ministry"}),
        frozenset({"executive", "agency"}),
        frozenset({"executive", "police"}),
        frozenset({"executive", "military"}),
        frozenset({"executive", "inspectorate"}),
        frozenset({"agency", "inspectorate"}),
        frozenset({"police", "military"}),
    }
)
"""Sides of which one may sign for the other, as its head, its organ or its member."""


@load_once
def _sides() -> dict[str, str]:
    """Return the side that a kind of body surely belongs to, where it has one."""
    return {kind: side for side in _SIDES for kind in kinds_meant(side)}
