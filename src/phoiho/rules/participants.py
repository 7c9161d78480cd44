"""Rules on the participants of agreements: how many, who signed, who has ended."""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from phoiho.agreements import (
    Agreement,
    Coverage,
    DerivedState,
    EndedParticipant,
    InstrumentKind,
    Participant,
    State,
    ended_participants,
    state_with_reason,
    version_on,
)
from phoiho.agreements.identities import succession_of
from phoiho.agreements.states import linking_agreements
from phoiho.hierarchy import Body, ExistenceReason
from phoiho.periods import day_after, first_day, last_day
from phoiho.rules.acts import is_absent, is_identified
from phoiho.rules.context import Context
from phoiho.rules.findings import Basis, Bilingual, Fault, ParamValue, Severity
from phoiho.rules.registry import LOGIC, PRACTICE, rule
from phoiho.rules.wording import body_names, body_words, participant_words
from phoiho.vietnamese import fold_key


@rule(
    "PH201",
    "single-participant",
    severity=Severity.ERROR,
    basis=LOGIC,
    en="a coordination agreement needs at least two participants, this one has {count}",
    why="Coordination needs someone to coordinate with. The Front's own yearly programme of "
    "unified action is adopted by its Committee alone and is left out; so are reports and "
    "excerpts, which need not name everybody. A collective counts by its members.",
)
def single_participant(context: Context) -> Iterator[Fault]:
    """Find whole papers with fewer than two participants."""
    for path, agreement in context.agreements:
        alone = agreement.instrument.kind is InstrumentKind.FRONT_ACTION_PROGRAMME
        if agreement.coverage is not Coverage.INSTRUMENT or alone:
            continue
        count = sum(map(_head_count, agreement.participants))
        if count < 2:
            yield Fault(
                path=f"{path}.participants",
                params={"count": count},
                on=context.act_day(agreement),
            )


def _head_count(participant: Participant) -> int:
    """Count a participant; a collective whose members are not all known counts as two."""
    if participant.members_complete is False:
        return max(2, len(participant.members))
    return max(1, len(participant.members))


@rule(
    "PH202",
    "participant-twice",
    severity=Severity.ERROR,
    basis=LOGIC,
    en="{body} already takes part as {first}",
    why="One body under two spellings (UBMTTQ quận, Ủy ban MTTQ Việt Nam quận) is one participant. "
    "Bodies whose unit is not named may be of different units and are left out.",
)
def participant_twice(context: Context) -> Iterator[Fault]:
    """Find participants that are one and the same body."""
    for path, agreement in context.agreements:
        seen: dict[str, str] = {}
        for i, participant in enumerate(agreement.participants):
            body = participant.body.body
            if body is None or not is_identified(body):
                continue
            if body.id in seen:
                yield Fault(
                    path=f"{path}.participants[{i}].body",
                    params={"body": body_words(body), "first": seen[body.id]},
                    on=context.act_day(agreement),
                )
            seen.setdefault(body.id, participant.id)


@rule(
    "PH203",
    "participant-without-signature",
    severity=Severity.ERROR,
    basis=LOGIC,
    en="nobody has signed for {participant}",
    why="A co-signed agreement binds those who signed it. Judged on whole papers that carry a day "
    "of signing; papers set by one body's own decision are left out. Where the record neither says "
    "that the paper is co-signed nor names any signature, this is a warning.",
)
def participant_without_signature(context: Context) -> Iterator[Fault]:
    """Find participants of a signed paper for whom nobody signed."""
    for path, agreement in context.agreements:
        if agreement.signed_on is None or agreement.co_signed is False:
            continue
        signed = {signature.participant for signature in agreement.signatures}
        signed.update(p.id for p in agreement.participants if p.signed is True)
        for i, participant in enumerate(agreement.participants):
            missing = agreement.coverage is Coverage.INSTRUMENT or participant.signed is False
            if participant.id not in signed and missing:
                certain = agreement.co_signed is True or signed
                yield Fault(
                    path=f"{path}.participants[{i}]",
                    params={"participant": participant_words(participant)},
                    on=first_day(agreement.signed_on),
                    severity=None if certain else Severity.WARNING,
                )


@rule(
    "PH204",
    "unusual-signing-organ",
    severity=Severity.WARNING,
    basis=PRACTICE,
    en="{body} usually signs through {expected}, here it is {actual}",
    why="A Council signs through its Thường trực, the Front through its Ban Thường trực, a union "
    "through its Ban Thường vụ, sometimes through its Ban Chấp hành or Thường trực. That a whole "
    "paper names no organ of the Front or of a union is a note; news that name the body itself "
    "use an accepted shorthand.",
)
def unusual_signing_organ(context: Context) -> Iterator[Fault]:
    """Find participants that sign through another organ than usual."""
    for path, agreement in context.agreements:
        for i, participant in enumerate(agreement.participants):
            body, actual = participant.body.body, participant.signing_organ
            organs = _signing_organs(body) if body is not None else ()
            if body is None or not organs or (actual and _is_one_of(actual, organs)):
                continue
            if not actual and agreement.coverage is not Coverage.INSTRUMENT:
                continue
            itself = Bilingual(vi="chính cơ quan đó", en="the body itself")
            as_whole = not actual and body.kind.id != _COUNCIL
            yield Fault(
                path=f"{path}.participants[{i}].signing_organ",
                params={
                    "body": body_words(body),
                    "expected": organs[0],
                    "actual": actual or itself,
                },
                on=context.act_day(agreement),
                severity=Severity.INFO if as_whole else None,
            )


_COUNCIL = "people_council"
_COMMITTEES = ("Thường trực", "Ban Thường", "Đoàn Chủ tịch", "Ban Bí thư", "Ban Chấp hành")
_OF_UNIONS = ("Ban Thường vụ", "Ban Chấp hành", "Thường trực")


def _signing_organs(body: Body) -> tuple[str, ...]:
    """Return the organs that usually sign for a body, the first one most; heads are none."""
    kind = body.kind
    if kind.id != _COUNCIL and kind.branch not in {"front", "mass_organisation"}:
        return ()
    named = re.split(r"[(;/)]|central(?: also|:)", kind.standing_organ)
    organs = [organ for name in named if (organ := name.strip()).startswith(_COMMITTEES)]
    if organs and kind.branch == "mass_organisation":
        organs.extend(_OF_UNIONS)
    return tuple(organs)


def _is_one_of(actual: str, organs: tuple[str, ...]) -> bool:
    """Tell whether a printed organ begins as one of those does ("Thường trực HĐND quận")."""
    printed = fold_key(actual)
    return any(printed.startswith(_first_words(organ)) for organ in organs)


def _first_words(organ: str) -> str:
    """Return the words by which an organ is known: "thường trực", "ban thường vụ"."""
    return " ".join(fold_key(organ).split()[: 2 if organ.startswith("Thường") else 3])


_STATE = "state"
_ENDED_DISTRICTS = Basis(
    vi="Khoản 3 Điều 51 Luật Tổ chức chính quyền địa phương số 72/2025/QH15 (cấp huyện); chưa "
    "tìm thấy quy định về hiệu lực của văn bản phối hợp sau đó",
    en="Law 72/2025/QH15 on local government, article 51(3) (districts); no text was found on "
    "what becomes of the agreement",
    act="72/2025/QH15",
    earlier=(
        Basis(
            vi="Văn bản chấm dứt hoạt động của cơ quan; chưa tìm thấy quy định về hiệu lực của văn "
            "bản phối hợp sau đó",
            en="the text that ended the body; none was found on what becomes of the agreement",
        ),
    ),
)


@rule(
    "PH215",
    "agreement-outlives-participant",
    severity=Severity.WARNING,
    basis=_ENDED_DISTRICTS,
    en="the agreement has not ended on record, but {bodies} ended on {date}: "
    "to go on, a new one has to be signed",
    why="A body that has ended cannot perform. No text found ends, transfers or renews such an "
    "agreement, so its state is the fact that a participant ended; obligations pass only by a "
    "new paper. Where the record gives no end of the agreement, this is a note. A body that "
    "exactly one other follows is a matter of PH240.",
)
def agreement_outlives_participant(context: Context) -> Iterator[Fault]:
    """Find agreements that still run while a participant has ended."""
    for path, agreement, ended in _running_with_ended(context):
        severity = None if _has_end(agreement) else Severity.INFO
        for known in _by_day(one for one in ended if one.follower is None):
            yield Fault(
                path=path,
                params=_params(known),
                on=day_after(known[0].last_day),
                severity=severity,
                basis=_basis(known[0]),
            )


@rule(
    "PH240",
    "participant-carried-on",
    whole_story=True,
    severity=Severity.INFO,
    basis=Basis(
        vi="Nghị quyết số 190/2025/QH15 (văn bản của cơ quan nhà nước); nghị quyết về sắp xếp đơn "
        "vị hành chính",
        en="Resolution 190/2025/QH15 (papers of State bodies); the resolution that rearranged "
        "the unit",
        act="190/2025/QH15",
        earlier=(
            Basis(
                vi="Nghị quyết về sắp xếp đơn vị hành chính",
                en="the resolution that rearranged the unit",
            ),
        ),
    ),
    en="{bodies}: reorganised after {date} and followed by {followers}, to be named in the next "
    "paper",
    why="After a merger one body of the same kind follows, and papers of State bodies stay valid "
    "until they expire. No such text was found for the Front and the organisations. One that "
    "bears the same name is named already, and is passed by.",
)
def participant_carried_on(context: Context) -> Iterator[Fault]:
    """Find agreements that run while another body carries on for a participant."""
    for path, _, ended in _running_with_ended(context):
        if any(one.follower is None for one in ended):
            continue
        for known in _by_day(one for one in ended if not _keeps_its_name(one)):
            followers = body_names(one.follower for one in known if one.follower is not None)
            yield Fault(
                path=path,
                params=_params(known) | {"followers": followers},
                on=day_after(known[0].last_day),
                basis=_basis_of_following(known[0], context.as_of),
            )


def _keeps_its_name(ended: EndedParticipant) -> bool:
    """Tell whether who follows bears the same name, as after a merger into a unit of that name."""
    follower = ended.follower
    return follower is not None and body_words(follower) == body_words(ended.body)


def _running_with_ended(
    context: Context,
) -> Iterator[tuple[str, Agreement, list[EndedParticipant]]]:
    """Yield agreements that have time left, with the participants that ended since."""
    linking = linking_agreements(agreement for _, agreement in context.agreements)
    for path, agreement in context.agreements:
        if not _may_run(context, agreement):
            continue
        among = linking.get(agreement.id, ())
        state = state_with_reason(agreement, context.as_of, among=among)
        if state.state is None or _is_told(state):
            continue
        made = context.act_day(agreement)
        yield (
            path,
            agreement,
            [
                known
                for known in ended_participants(agreement, on=context.as_of)
                # Who had ended before the signing is told by the rules on bodies.
                if made is None or made <= known.last_day
            ],
        )


def _is_told(state: DerivedState) -> bool:
    """Tell whether the agreement is over by more than the end of a participant."""
    is_over = state.state is not None and state.state.is_final
    return is_over and (state.state is not State.PARTY_ENDED or state.from_history)


def _by_day(ended: Iterable[EndedParticipant]) -> Iterator[list[EndedParticipant]]:
    """Yield the participants that ended on one day together, the first day first."""
    by_day: defaultdict[dt.date, list[EndedParticipant]] = defaultdict(list)
    for one in ended:
        by_day[one.last_day].append(one)
    for day in sorted(by_day):
        yield by_day[day]


def _params(ended: Sequence[EndedParticipant]) -> dict[str, ParamValue]:
    """Return the bodies that ended on one day, and the day."""
    return {"bodies": body_names(one.body for one in ended), "date": ended[0].last_day}


def _basis(ended: EndedParticipant) -> Basis | None:
    """Return what ended a body, where it is not the end of the districts."""
    if ended.existence.reason is ExistenceReason.LEVEL_ENDED:
        return None
    return Basis(
        vi=f"{ended.existence.source}; chưa tìm thấy quy định về hiệu lực của văn bản phối hợp "
        "sau đó",
        en=f"{ended.existence.source}; no text was found on what becomes of the agreement",
    )


def _basis_of_following(ended: EndedParticipant, on: dt.date) -> Basis | None:
    """Return by what a body follows, where it is not a State body of a unit merged."""
    if ended.existence.reason is ExistenceReason.UNIT_ENDED:
        return None if ended.body.kind.branch == _STATE else _basis(ended)
    succession = succession_of(ended.body, on=on)
    if succession is None:
        return None
    return Basis(vi=succession.legal_basis, en=succession.legal_basis)


def _has_end(agreement: Agreement) -> bool:
    """Tell whether the record says when the agreement ends, or that it does not."""
    return agreement.open_ended or last_day(agreement.period) is not None


def _may_run(context: Context, agreement: Agreement) -> bool:
    """Tell whether an agreement has time left and lost a participant."""
    version = version_on(agreement, context.as_of)
    end = last_day(version.period)
    if end is not None and end < context.as_of and not version.open_ended:
        return False
    bodies = (p.body.body for p in agreement.participants)
    return any(body is not None and is_absent(body, context.as_of) for body in bodies)
