"""Rules on commendations: what they are called, who gave them, who and how many received them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from functools import lru_cache

import attrs

from phoiho.agreements import Coverage
from phoiho.errors import ParseError
from phoiho.hierarchy import Body, BodyRef
from phoiho.periods import Period, last_day
from phoiho.reviews import (
    Award,
    AwardKind,
    GrantingAnswer,
    GrantingReason,
    GrantingVerdict,
    ReviewEvent,
    may_grant,
    parse_award,
)
from phoiho.rules.acts import is_identified
from phoiho.rules.context import Context
from phoiho.rules.findings import Basis, Bilingual, Fault, Severity
from phoiho.rules.registry import LOGIC, PRACTICE, rule
from phoiho.rules.wording import body_words, label_words, period_words

_KEPT = 1024
_LONGEST = 500
"""Letters of the longest title that is read; a title is a line or two."""

_LAW = Basis(
    vi="Luật Thi đua, khen thưởng số 06/2022/QH15",
    en="Law 06/2022/QH15 on emulation and commendation",
    act="06/2022/QH15",
    earlier=(
        Basis(
            vi="Luật Thi đua, khen thưởng số 15/2003/QH11",
            en="Law 15/2003/QH11 on emulation and commendation",
            act="15/2003/QH11",
        ),
        PRACTICE,
    ),
)


@attrs.frozen(kw_only=True)
class _Told:
    """An award as an event tells it.

    Attributes:
        path: Where the record names it.
        event: The event.
        award: The award.
        day: Last day on which it can have been decided.
    """

    path: str
    event: ReviewEvent
    award: Award
    day: dt.date | None


def _awards(context: Context) -> Iterator[_Told]:
    """Yield the awards on record."""
    for path, event in context.events:
        for i, award in enumerate(event.awards):
            day = last_day(award.decided_on) or last_day(event.held_on)
            yield _Told(path=f"{path}.awards[{i}]", event=event, award=award, day=day)


@lru_cache(_KEPT)
def _kinds_in(title: str | None) -> frozenset[AwardKind] | None:
    """Return the forms that a printed title names; `None` where there is no title."""
    if title is None or not title.strip() or len(title) > _LONGEST:
        return None
    try:
        return frozenset(kind for reading in parse_award(title) for kind in reading.kinds)
    except ParseError:
        return frozenset()


@rule(
    "PH317",
    "award-unknown",
    severity=Severity.WARNING,
    basis=_LAW,
    en="no commendation of the law has this name: {title}",
    why="Titles and forms are those of the law. Where the record says which of them is meant, a "
    "printed name that is not understood is a note.",
)
def award_unknown(context: Context) -> Iterator[Fault]:
    """Find printed titles that name no form of commendation."""
    for told in _awards(context):
        title = told.award.title
        if title is not None and _kinds_in(title) == frozenset():
            yield Fault(
                path=f"{told.path}.title",
                params={"title": title},
                on=told.day,
                severity=Severity.INFO if told.award.kinds else None,
            )


@rule(
    "PH325",
    "award-title-differs",
    severity=Severity.WARNING,
    basis=LOGIC,
    en="“{title}” names this: {named}; but the record says: {recorded}",
    why="Giấy khen and Bằng khen are granted by different bodies, so one in place of the other "
    "leads to wrong answers on who may grant it.",
)
def award_title_differs(context: Context) -> Iterator[Fault]:
    """Find awards whose printed title names other forms than the record."""
    for told in _awards(context):
        title, kinds = told.award.title, told.award.kinds
        named = _kinds_in(title)
        if title is not None and named and kinds and named.isdisjoint(kinds):
            yield Fault(
                path=f"{told.path}.kinds",
                params={"title": title, "named": _labels(named), "recorded": _labels(kinds)},
                on=told.day,
            )


def _labels(kinds: frozenset[AwardKind] | tuple[AwardKind, ...]) -> Bilingual:
    """Name several forms, in the order of the law."""
    return label_words(kind for kind in AwardKind if kind in kinds)


@rule(
    "PH318",
    "grantor-without-power",
    severity=Severity.WARNING,
    basis=attrs.evolve(
        _LAW,
        vi="Các điều 77, 78 và 80 Luật Thi đua, khen thưởng số 06/2022/QH15",
        en="Law 06/2022/QH15 on emulation and commendation, articles 77, 78 and 80",
        earlier=(
            Basis(
                vi="Các điều 77 đến 80 Luật Thi đua, khen thưởng số 15/2003/QH11",
                en="Law 15/2003/QH11 on emulation and commendation, articles 77 to 80",
                act="15/2003/QH11",
            ),
            PRACTICE,
        ),
    ),
    en="{body} has no power to grant this ({award}): {reason}",
    why="Giấy khen comes from heads of communes, agencies and enterprises, Bằng khen from the "
    "province and the centre. Judged only where a confirmed article lists all that such a body may "
    "grant, or gives it to others. Of several grantors one that may is enough; without the day of "
    "the decision, and where the amended text of the article was not read, this is a note.",
)
def grantor_without_power(context: Context) -> Iterator[Fault]:
    """Find grantors to whom the law of the day gives no such power."""
    for told in _awards(context):
        if told.day is None:
            continue
        for i, ref in enumerate(told.award.grantors):
            refusal = _refusal(told, ref, told.day)
            if refusal is not None:
                yield Fault(
                    path=f"{told.path}.grantors[{i}]",
                    params={
                        "body": body_words(refusal.body),
                        "award": refusal.kind,
                        "reason": Bilingual(
                            vi=f"{refusal.reason.label('vi')} ({refusal.basis})",
                            en=f"{refusal.reason.label('en')} ({refusal.basis})",
                        ),
                    },
                    on=told.day,
                    severity=None if _is_sure(told, refusal) else Severity.INFO,
                    basis=_basis_of(refusal),
                )


def _is_sure(told: _Told, refusal: GrantingAnswer) -> bool:
    """Tell whether the day and the article are both known."""
    return told.award.decided_on is not None and refusal.verdict is GrantingVerdict.NO


def _basis_of(refusal: GrantingAnswer) -> Basis | None:
    """Return what ended a body that was not there; `None` where the law of the day refuses."""
    if refusal.reason is not GrantingReason.NOT_IN_BEING:
        return None
    return Basis(vi=refusal.basis, en=refusal.basis)


def _refuses(answer: GrantingAnswer) -> bool:
    """Tell whether an article leaves a form to others, as far as it was read."""
    return answer.verdict is GrantingVerdict.NO or answer.reason is GrantingReason.AMENDED_SINCE


def _refusal(told: _Told, ref: BodyRef, on: dt.date) -> GrantingAnswer | None:
    """Return why a grantor had no power; several grantors share several forms."""
    if ref.body is None:
        return None
    answers = [may_grant(kind, ref.body, on=on) for kind in told.award.kinds]
    refused = [answer for answer in answers if _refuses(answer)]
    if not refused or (len(told.award.grantors) > 1 and len(refused) < len(answers)):
        return None
    # What was granted before the event may be of a body that has ended since.
    ended = refused[0].reason is GrantingReason.NOT_IN_BEING
    return None if ended and told.award.decided_on is None else refused[0]


@rule(
    "PH319",
    "rewarded-twice",
    severity=Severity.INFO,
    basis=attrs.evolve(
        _LAW,
        vi="Điểm c khoản 2 Điều 5 Luật Thi đua, khen thưởng số 06/2022/QH15",
        en="Law 06/2022/QH15 on emulation and commendation, article 5(2)(c)",
        earlier=(),
    ),
    in_force=Period(start=dt.date(2024, 1, 1)),
    en="{body} is commended twice for the same period ({period}): is it one achievement?",
    why="One achievement is not commended several times or in several forms. A record tells for "
    "which time an award was given and not for what, and the principle is read in different ways, "
    "so this is a question. Titles such as Lao động tiên tiến are no forms of commendation.",
)
def rewarded_twice(context: Context) -> Iterator[Fault]:
    """Find bodies that one event tells to have two certificates for one period."""
    seen: dict[tuple[str, str, Period], str] = {}
    for told in _awards(context):
        period = told.award.period
        if period is None or told.day is None or _CERTIFICATES.isdisjoint(told.award.kinds):
            continue
        span = Period(start=period.start, end=period.end)
        for i, body in _identified(told.award.recipients):
            if seen.setdefault((told.event.id, body.id, span), told.path) != told.path:
                yield Fault(
                    path=f"{told.path}.recipients[{i}]",
                    params={"body": body_words(body), "period": period_words(period)},
                    on=told.day,
                )


_CERTIFICATES = frozenset({AwardKind.CERTIFICATE_OF_COMMENDATION, AwardKind.CERTIFICATE_OF_MERIT})


def _identified(refs: tuple[BodyRef, ...]) -> Iterator[tuple[int, Body]]:
    """Yield bodies of which there is but one, with their places."""
    for i, ref in enumerate(refs):
        if ref.body is not None and is_identified(ref.body):
            yield i, ref.body


@rule(
    "PH320",
    "recipient-count-differs",
    severity=Severity.ERROR,
    basis=LOGIC,
    en="{declared} collectives are said to be commended, but {listed} are listed",
    why="A count beside a list must be the count of the list. News may list fewer, and more of "
    "them in news is a warning; persons and collectives of several bodies are left out.",
)
def recipient_count_differs(context: Context) -> Iterator[Fault]:
    """Find counts of collectives that differ from the recipients listed."""
    for told in _awards(context):
        declared = told.award.collectives
        if declared is None:
            continue
        whole = told.event.coverage is Coverage.INSTRUMENT
        recipients = told.award.recipients
        listed = len({body.id for _, body in _identified(recipients)})
        all_known = listed == len(recipients) > 0 and not any(map(_is_several, recipients))
        if listed > declared or (whole and all_known and listed < declared):
            yield Fault(
                path=f"{told.path}.collectives",
                params={"declared": declared, "listed": listed},
                on=told.day,
                severity=None if whole else Severity.WARNING,
            )


def _is_several(ref: BodyRef) -> bool:
    """Tell whether a name means several bodies ("các đoàn thể")."""
    return ref.body is not None and ref.body.kind.id.endswith("_collective")
