"""Rules on who may be a participant, and on who keeps an agreement going."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from phoiho.agreements import Agreement, Coverage, InstrumentKind, Participant, ParticipantRole
from phoiho.hierarchy import (
    AdministrativeUnit,
    Body,
    PairingReason,
    PairingVerdict,
    pairing,
)
from phoiho.hierarchy.body_groups import kinds_meant
from phoiho.periods import Period, first_day, last_day
from phoiho.reference import load_once
from phoiho.rules.acts import place_is_known
from phoiho.rules.context import Context
from phoiho.rules.findings import Basis, Bilingual, Fault, Severity
from phoiho.rules.registry import LOGIC, PRACTICE, rule
from phoiho.rules.wording import body_names, body_words, participant_words, period_words
from phoiho.vietnamese import fold_key


@rule(
    "PH107",
    "front-work-board-as-participant",
    severity=Severity.WARNING,
    basis=Basis(
        vi="Hệ thống tổ chức của Mặt trận Tổ quốc Việt Nam (mattran.org.vn): Ban Công tác Mặt trận "
        "không phải là một cấp",
        en="the organisation of the Front (mattran.org.vn): its work boards are not a level of it",
    ),
    en="{body} is not a level of the Front and usually no participant: the Front committee of "
    "the commune is",
    why="The work board of a residential area carries out what the Front of its commune agrees. "
    "It does sign pledges, which are let be.",
)
def front_work_board_as_participant(context: Context) -> Iterator[Fault]:
    """Find work boards of residential areas among the participants."""
    for path, agreement in context.agreements:
        if agreement.instrument.kind is InstrumentKind.EMULATION_PLEDGE:
            continue
        for i, participant in enumerate(agreement.participants):
            if _is_work_board(participant):
                yield Fault(
                    path=f"{path}.participants[{i}].body",
                    params={"body": participant_words(participant)},
                    on=context.act_day(agreement),
                )


_WORK_BOARD = "ban công tác mặt trận"


def _is_work_board(participant: Participant) -> bool:
    """Tell whether a participant is a work board, in the tables or by its name."""
    ref = participant.body
    if ref.body is not None:
        return ref.body.kind.id == "front_work_board"
    return fold_key(ref.name or "").startswith(_WORK_BOARD)


@rule(
    "PH115",
    "bodies-that-do-not-sign-together",
    severity=Severity.INFO,
    basis=PRACTICE,
    en="{bodies}: such participants do not usually sign ({why})",
    why="A Party committee leads and witnesses, and a steering committee signs through the agency "
    "it stands with; committees of different levels are tied by direction or guidance and not by "
    "agreement. Party committees do sign with one another, which is let be. Bodies that were not "
    "in being are a matter of PH101, PH102 and PH114.",
)
def bodies_that_do_not_sign_together(context: Context) -> Iterator[Fault]:
    """Find participants of which the table of combinations says that they do not sign."""
    for path, agreement in context.agreements:
        bodies, day = _known_bodies(agreement), context.act_day(agreement)
        is_pledge = agreement.instrument.kind is InstrumentKind.EMULATION_PLEDGE
        if day is None or is_pledge or not _are_worth_asking(bodies):
            continue
        for ground in pairing(bodies, on=day).grounds:
            if ground.verdict is PairingVerdict.NEVER and ground.reason in _TOLD_HERE:
                yield Fault(
                    path=f"{path}.participants",
                    params={
                        "bodies": body_names(ground.bodies),
                        "why": ground.reason,
                    },
                    on=day,
                )
                break


_PARTY = "party"
_TOLD_HERE = frozenset(
    {PairingReason.PARTY_LEADS, PairingReason.ADVISORY_BODY, PairingReason.CROSS_LEVEL}
)


def _are_worth_asking(bodies: Sequence[Body]) -> bool:
    """Tell whether bodies may be a combination that is told here: to look it up takes time."""
    seldom = any(body.kind.id in _kinds_that_seldom_sign() for body in bodies)
    only_party = all(body.kind.branch == _PARTY for body in bodies)
    levels = {body.level for body in bodies}
    return len(bodies) > 1 and not only_party and (seldom or len(levels) > 1)


@load_once
def _kinds_that_seldom_sign() -> frozenset[str]:
    """Return the kinds that sign with nobody of another kind."""
    return kinds_meant("party_leadership;inter_agency_steering_committee")


def _known_bodies(agreement: Agreement) -> list[Body]:
    """Return the participants that are known, each with its place."""
    bodies = (participant.body.body for participant in agreement.participants)
    return [body for body in bodies if body is not None and place_is_known(body)]


@rule(
    "PH220",
    "focal-body-elsewhere",
    severity=Severity.WARNING,
    basis=PRACTICE,
    en="the focal body {body} is in the unit of no participant",
    why="What keeps an agreement going between meetings is a part of a participant, usually its "
    "office. One in another unit is often the namesake of the one that was meant.",
)
def focal_body_elsewhere(context: Context) -> Iterator[Fault]:
    """Find focal bodies in a unit where no participant is."""
    for path, agreement in context.agreements:
        if not agreement.focal_bodies:
            continue
        bodies = [participant.body.body for participant in agreement.participants]
        units = [body.unit if body is not None else None for body in bodies]
        # A participant of the centre, or one whose unit is not known, may have its body anywhere.
        if not all(isinstance(unit, AdministrativeUnit) for unit in units):
            continue
        for i, ref in enumerate(agreement.focal_bodies):
            body = ref.body
            if body is not None and place_is_known(body) and body.unit not in units:
                yield Fault(
                    path=f"{path}.focal_bodies[{i}]",
                    params={"body": body_words(body)},
                    on=context.act_day(agreement),
                )


@rule(
    "PH221",
    "no-focal-body",
    severity=Severity.INFO,
    basis=PRACTICE,
    en="no standing or focal body is named in the {kind}",
    why="Between meetings somebody has to collect reports and call the next meeting; papers often "
    "name the office of each participant. Judged on whole papers that are signed by several.",
)
def no_focal_body(context: Context) -> Iterator[Fault]:
    """Find whole papers that name nobody who keeps them going."""
    for path, agreement in context.agreements:
        if agreement.coverage is not Coverage.INSTRUMENT or len(agreement.participants) < 2:
            continue
        if agreement.focal_bodies or any(map(_keeps_going, agreement.participants)):
            continue
        texts = (words for c in agreement.clauses for words in (c.heading, c.text) if words)
        if not any("đầu mối" in text or "thường trực" in text for text in map(fold_key, texts)):
            yield Fault(
                path=path,
                params={"kind": agreement.instrument.kind},
                on=context.act_day(agreement),
            )


def _keeps_going(participant: Participant) -> bool:
    """Tell whether a participant keeps the agreement going."""
    return participant.focal_organ is not None or participant.role in _KEEPERS


_KEEPERS = frozenset(
    {ParticipantRole.STANDING, ParticipantRole.ROTATING_CHAIR, ParticipantRole.LEAD}
)


@rule(
    "PH223",
    "turns-do-not-go-round",
    severity=Severity.WARNING,
    basis=LOGIC,
    en="the turns in the chair: {fault}",
    why="Where the chair goes round, one participant has it at a time, and each has its turn "
    "before the agreement is over. That some have none is told of whole papers only, and only "
    "where time is left for them.",
)
def turns_do_not_go_round(context: Context) -> Iterator[Fault]:
    """Find turns that fall together, and participants that have none though there is time."""
    for path, agreement in context.agreements:
        turns = sorted(_turns(agreement))
        fault = _two_at_a_time(agreement, turns) or _without_turn(agreement, turns)
        if fault is not None:
            yield Fault(
                path=f"{path}.participants",
                params={"fault": fault},
                on=context.act_day(agreement),
            )


def _turns(agreement: Agreement) -> Iterator[tuple[int, int, int]]:
    """Yield the first and last day of every turn, as ordinals, with the participant's place."""
    for i, participant in enumerate(agreement.participants):
        first, last = first_day(participant.role_period), last_day(participant.role_period)
        if participant.role is ParticipantRole.ROTATING_CHAIR and first and last:
            yield first.toordinal(), last.toordinal(), i


def _two_at_a_time(agreement: Agreement, turns: list[tuple[int, int, int]]) -> Bilingual | None:
    """Name the first two participants whose turns fall together."""
    for (_, end, one), (start, _, two) in pairwise(turns):
        if start <= end:
            vi, en = _names([agreement.participants[one], agreement.participants[two]])
            return Bilingual(vi=f"trùng thời gian giữa {vi}", en=f"at the same time {en}")
    return None


def _without_turn(agreement: Agreement, turns: list[tuple[int, int, int]]) -> Bilingual | None:
    """Name the participants that have no turn, where the turns leave them time."""
    end = last_day(agreement.period)
    whole = agreement.coverage is Coverage.INSTRUMENT
    if not whole or end is None or len(turns) < 2 or turns[-1][1] >= end.toordinal():
        return None
    with_turn = {place for _, _, place in turns}
    rest = [p for i, p in enumerate(agreement.participants) if i not in with_turn]
    if not rest:
        return None
    vi, en = _names(rest)
    return Bilingual(vi=f"chưa có lượt của {vi}", en=f"no turn for {en}")


def _names(participants: list[Participant]) -> tuple[str, str]:
    """Name participants in both languages."""
    words = [participant_words(participant) for participant in participants]
    vi = [name.vi if isinstance(name, Bilingual) else name for name in words]
    en = [name.en if isinstance(name, Bilingual) else name for name in words]
    return ", ".join(vi), ", ".join(en)


@rule(
    "PH243",
    "turn-outside-agreement",
    severity=Severity.WARNING,
    basis=LOGIC,
    en="{participant} has the role '{role}' for {turn}, outside the time of the agreement "
    "({period})",
    why="A role lasts no longer than the agreement that gives it: one of the two times is wrong.",
)
def turn_outside_agreement(context: Context) -> Iterator[Fault]:
    """Find roles for a time in which the agreement does not run."""
    for path, agreement in context.agreements:
        period = _time_of(agreement)
        if period is None:
            continue
        for i, participant in enumerate(agreement.participants):
            turn = participant.role_period
            if turn is None or participant.role is None or turn.overlaps(period):
                continue
            yield Fault(
                path=f"{path}.participants[{i}].role_period",
                params={
                    "participant": participant_words(participant),
                    "role": participant.role,
                    "turn": period_words(turn),
                    "period": period_words(period),
                },
                on=context.act_day(agreement),
            )


def _time_of(agreement: Agreement) -> Period | None:
    """Return the time of an agreement; `None` where it runs on, or has changed since."""
    changed = any(change.period is not None for change in agreement.history)
    return None if agreement.open_ended or changed else agreement.period
