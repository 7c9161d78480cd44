"""Who may grant which commendation, by the law of the day.

The articles name heads ("Chủ tịch Ủy ban nhân dân cấp xã"); papers and this
module speak of their bodies.  "No" is answered only where a confirmed article
lists everything that such a body may grant, or gives the commendation to
others; what is not on record is unknown.
"""

from __future__ import annotations

import datetime as dt
from typing import NoReturn

import attrs

from phoiho.hierarchy.bodies import Body
from phoiho.hierarchy.body_groups import cells, kinds_meant
from phoiho.hierarchy.existence import ExistenceAnswer, exists
from phoiho.hierarchy.unit_types import Level
from phoiho.labels import LabelledEnum
from phoiho.reference import in_span, load_once, load_table, parse_day
from phoiho.reviews.awards import AwardKind

__all__ = [
    "GrantingAnswer",
    "GrantingPower",
    "GrantingReason",
    "GrantingVerdict",
    "granting_powers",
    "may_grant",
]

_CONFIRMED = "confirmed"


class GrantingVerdict(LabelledEnum):
    """The three answers; none has a truth value of its own."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"

    def __bool__(self) -> NoReturn:
        msg = "a verdict has no truth value: compare it with GrantingVerdict.YES"
        raise TypeError(msg)


class GrantingReason(LabelledEnum):
    """Why the answer is what it is."""

    LISTED = "listed"
    ONLY_ANOTHER = "only_another"
    NOT_AMONG = "not_among"
    AMENDED_SINCE = "amended_since"
    NOT_IN_BEING = "not_in_being"
    LEFT_TO_RULES = "left_to_rules"
    NO_ARTICLE = "no_article"


@attrs.frozen(kw_only=True)
class GrantingPower:
    """What an article, or a body's own rules, let some bodies grant.

    Attributes:
        kinds: The commendations.
        holder: Whose power it is, in the words of the article.
        bodies: Codes of the kinds of bodies through which the holder acts;
            none for the State President, and where other rules are to say.
        levels: Levels on which those bodies stand.
        complete: Whether the article lists all that such a body may grant.
        sole: Whether nobody else may grant these.
        refused: Whether these are what such bodies may not grant, since the
            article gives them to others.
        basis: The article or the rules.
        valid_from: First day, `None` where not on record.
        valid_to: Last day, `None` while in force.
        status: How well the row is known.
        source: Where it was read.
    """

    kinds: tuple[AwardKind, ...]
    holder: str
    bodies: frozenset[str] = attrs.field(repr=False)
    levels: tuple[Level, ...]
    complete: bool
    sole: bool
    refused: bool
    basis: str
    valid_from: dt.date | None
    valid_to: dt.date | None
    status: str
    source: str = attrs.field(repr=False)

    @property
    def is_left_to_rules(self) -> bool:
        """Whether the article names nobody, but lets other rules do so."""
        return not self.bodies and not self.sole

    def covers(self, body: Body) -> bool:
        """Tell whether a body is of a kind and on a level of the power."""
        return body.kind.id in self.bodies and body.level in self.levels


@attrs.frozen(kw_only=True)
class GrantingAnswer:
    """Whether a body may grant a commendation.

    Attributes:
        kind: The commendation.
        body: The body.
        on: The day of the question.
        verdict: Yes, no or unknown.
        reason: Why.
        basis: The article or act that decides; empty where none is on record.
        status: How well that is known; empty where none is on record.
        source: Where it was read.
    """

    kind: AwardKind
    body: Body
    on: dt.date
    verdict: GrantingVerdict
    reason: GrantingReason
    basis: str = ""
    status: str = ""
    source: str = ""

    def __bool__(self) -> NoReturn:
        msg = "an answer has no truth value: compare its verdict with GrantingVerdict.YES"
        raise TypeError(msg)


@load_once
def _powers() -> tuple[GrantingPower, ...]:
    """Read the table of powers."""
    return tuple(
        GrantingPower(
            kinds=tuple(AwardKind(code) for code in cells(row["awards"])),
            holder=row["holder"],
            bodies=kinds_meant(row["bodies"]),
            levels=tuple(Level(code) for code in cells(row["levels"])),
            complete=row["complete"] == "yes",
            sole=row["sole"] == "yes",
            refused=row["refused"] == "yes",
            basis=row["basis"],
            valid_from=parse_day(row["valid_from"]),
            valid_to=parse_day(row["valid_to"]),
            status=row["status"],
            source=row["source"],
        )
        for row in load_table("award_powers").records()
    )


def _in_force(on: dt.date) -> tuple[GrantingPower, ...]:
    """Return the powers of a day, the confirmed ones first."""
    found = (power for power in _powers() if in_span(on, power.valid_from, power.valid_to))
    return tuple(sorted(found, key=lambda power: power.status != _CONFIRMED))


def granting_powers(kind: AwardKind, *, on: dt.date) -> tuple[GrantingPower, ...]:
    """Return who may grant a commendation, the confirmed rows first.

    Args:
        kind: The commendation.
        on: The day of the decision.

    Returns:
        The powers on record; there may be others.

    Basis:
        Luật Thi đua, khen thưởng 06/2022/QH15 Điều 77 to 80; Nghị định
        129/2025/NĐ-CP; 15/2003/QH11 before 2024.

    Examples:
        >>> for power in granting_powers(AwardKind.CULTURAL_FAMILY, on=dt.date(2026, 1, 20)):
        ...     print(power.holder, "|", power.basis.partition(" (")[0])
        Chủ tịch Ủy ban nhân dân cấp xã | Nghị định 129/2025/NĐ-CP
    """
    return tuple(p for p in _in_force(on) if kind in p.kinds and not p.refused)


def may_grant(kind: AwardKind, body: Body, *, on: dt.date) -> GrantingAnswer:
    """Return whether a body may grant a commendation on a day.

    Args:
        kind: The commendation.
        body: The body, for the head who signs.
        on: The day of the decision.

    Returns:
        The answer with its reason and basis.  A yes may rest on a row that is
        not confirmed: see `status`.  A no never does.

    Examples:
        >>> from phoiho.hierarchy import get_body
        >>> ward = get_body("UBND phường Tây Hồ", on=dt.date(2026, 1, 20))
        >>> answer = may_grant(AwardKind.CERTIFICATE_OF_COMMENDATION, ward, on=dt.date(2026, 1, 20))
        >>> answer.verdict, answer.status
        (<GrantingVerdict.YES: 'yes'>, 'confirmed')
        >>> may_grant(AwardKind.CERTIFICATE_OF_MERIT, ward, on=dt.date(2026, 1, 20)).reason
        <GrantingReason.NOT_AMONG: 'not_among'>
    """
    ended = _ended(kind, body, on)
    return _by_powers(kind, body, on) if ended is None else ended


def _ended(kind: AwardKind, body: Body, on: dt.date) -> GrantingAnswer | None:
    """Answer no for a body that surely was not in being."""
    being = exists(body, on=on)
    if being.answer is not ExistenceAnswer.NO or being.status != _CONFIRMED:
        return None
    return GrantingAnswer(
        kind=kind,
        body=body,
        on=on,
        verdict=GrantingVerdict.NO,
        reason=GrantingReason.NOT_IN_BEING,
        basis=being.source,
        status=being.status,
    )


def _is_sure(power: GrantingPower) -> bool:
    """Tell whether an article was read, so that a no may rest on it."""
    return power.status == _CONFIRMED


def _by_powers(kind: AwardKind, body: Body, on: dt.date) -> GrantingAnswer:
    """Answer by the articles of the day."""
    of_kind = granting_powers(kind, on=on)
    over_body = [power for power in _in_force(on) if power.covers(body)]
    refusing = [p for p in over_body if p.complete or (p.refused and kind in p.kinds)]
    yes, no, unknown = GrantingVerdict.YES, GrantingVerdict.NO, GrantingVerdict.UNKNOWN
    decisive = (
        (yes, GrantingReason.LISTED, [p for p in of_kind if p.covers(body)]),
        (no, GrantingReason.ONLY_ANOTHER, [p for p in of_kind if p.sole and _is_sure(p)]),
        (unknown, GrantingReason.LEFT_TO_RULES, [p for p in of_kind if p.is_left_to_rules]),
        (no, GrantingReason.NOT_AMONG, [p for p in refusing if _is_sure(p)]),
        (unknown, GrantingReason.AMENDED_SINCE, refusing),
    )
    for verdict, reason, found in decisive:
        if found:
            power = found[0]
            return GrantingAnswer(
                kind=kind,
                body=body,
                on=on,
                verdict=verdict,
                reason=reason,
                basis=power.basis,
                status=power.status,
                source=power.source,
            )
    reason = GrantingReason.NO_ARTICLE
    return GrantingAnswer(kind=kind, body=body, on=on, verdict=unknown, reason=reason)
