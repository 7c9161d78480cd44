"""Rules on the participants of agreements: how many, who signed, who has ended."""

from __future__ import annotations

import re
from collections.abc import Iterator

from phoiho.agreements import (
    Agreement,
    Coverage,
    InstrumentKind,
    Participant,
    State,
    ended_participants,
    state_with_reason,
)
from phoiho.hierarchy import Body, UnnamedUnit
from phoiho.periods import first_day, last_day
from phoiho.rules.acts import place_is_known
from phoiho.rules.context import Context
from phoiho.rules.findings import Basis, Bilingual, Fault, Severity
from phoiho.rules.registry import LOGIC, PRACTICE, rule
from phoiho.rules.wording import body_names, body_words
from phoiho.vietnamese import fold_key


@rule(
    "PH201",
    "single-participant",
    severity=Severity.ERROR,
    basis=LOGIC,
    vi="Văn bản phối hợp phải có ít nhất hai bên, ở đây có {count}",
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
    vi="Các bên bị trùng: {body} đã được ghi ở {first}",
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
            if body is None or not _is_identified(body):
                continue
            if body.id in seen:
                yield Fault(
                    path=f"{path}.participants[{i}].body",
                    params={"body": body_words(body), "first": seen[body.id]},
                    on=context.act_day(agreement),
                )
            seen.setdefault(body.id, participant.id)


_FIELD = re.compile(r"\{(field|agency)\}")


def _is_identified(body: Body) -> bool:
    """Tell whether there is but one body of that kind in that place.

    Of two quận without a name nobody knows whether they are one, and a
    province has many departments.
    """
    named = not isinstance(body.unit, UnnamedUnit) and place_is_known(body)
    return named and _FIELD.search(body.kind.name_vi) is None


@rule(
    "PH203",
    "participant-without-signature",
    severity=Severity.ERROR,
    basis=LOGIC,
    vi="Bên {participant} chưa có người ký",
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
                    params={"participant": _printed(participant)},
                    on=first_day(agreement.signed_on),
                    severity=None if certain else Severity.WARNING,
                )


def _printed(participant: Participant) -> str | Bilingual:
    """Name a participant as the record does, else by its body."""
    ref = participant.body
    printed = participant.printed or ref.text or ref.name
    if printed is None and ref.body is not None:
        return body_words(ref.body)
    return printed or participant.id


@rule(
    "PH204",
    "unusual-signing-organ",
    severity=Severity.WARNING,
    basis=PRACTICE,
    vi="{body} thường ký qua {expected}, ở đây ghi {actual}",
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


@rule(
    "PH215",
    "agreement-outlives-participant",
    severity=Severity.WARNING,
    basis=Basis(
        vi="Luật 72/2025/QH15, Điều 51 khoản 3 (cấp huyện); chưa có văn bản quy định hiệu lực "
        "của văn bản phối hợp sau đó",
        en="Law 72/2025/QH15, article 51(3) (districts); no text says what becomes of the "
        "agreement",
        act="72/2025/QH15",
    ),
    vi="Chưa ghi nhận văn bản hết hiệu lực, nhưng {bodies} không còn từ sau ngày {date}: "
    "nếu tiếp tục phối hợp thì cần ký văn bản mới",
    en="the agreement has not ended on record, but {bodies} ended on {date}: "
    "to go on, a new one has to be signed",
    why="A body that has ended cannot perform. No text found ends, transfers or renews such an "
    "agreement, so its state is the fact that a participant ended; obligations pass only by a "
    "new paper. Where the record gives no end of the agreement, this is a note.",
)
def agreement_outlives_participant(context: Context) -> Iterator[Fault]:
    """Find agreements that still run while a participant has ended."""
    for path, agreement in context.agreements:
        if not _may_run(context, agreement):
            continue
        state = state_with_reason(agreement, context.as_of)
        if state.state is not State.PARTY_ENDED or state.from_history:
            continue
        made = context.act_day(agreement)
        ended = [
            (known.body, known.last_day)
            for known in ended_participants(agreement, on=context.as_of)
            # Who had ended before the signing is told by the rules on bodies.
            if made is None or made <= known.last_day
        ]
        if ended:
            end_known = agreement.open_ended or last_day(agreement.period) is not None
            yield Fault(
                path=path,
                params={
                    "bodies": body_names(body for body, _ in ended),
                    "date": min(day for _, day in ended),
                },
                on=state.since,
                severity=None if end_known else Severity.INFO,
            )


def _may_run(context: Context, agreement: Agreement) -> bool:
    """Tell whether an agreement has time left and lost a participant."""
    end = last_day(agreement.period)
    if end is not None and end < context.as_of and not agreement.open_ended:
        return False
    bodies = (p.body.body for p in agreement.participants)
    return any(body is not None and context.is_absent(body, context.as_of) for body in bodies)
