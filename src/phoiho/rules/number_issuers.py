"""Rules that hold numbers against the participants, and the numbers of a record together."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

import attrs

from phoiho.agreements import Agreement, Coverage, Participant, ParticipantRole
from phoiho.documents import CodeRole, IssuerReading, regular_form
from phoiho.documents.act_titles import number_key
from phoiho.dossier import CitedDocument
from phoiho.hierarchy import Body, BodyRef
from phoiho.periods import first_day
from phoiho.rules.acts import is_identified
from phoiho.rules.context import Context
from phoiho.rules.findings import Fault, Severity
from phoiho.rules.registry import PRACTICE, rule

_T = TypeVar("_T")


@rule(
    "PH403",
    "issuers-differ-from-participants",
    severity=Severity.WARNING,
    basis=PRACTICE,
    en="the number {number} names {issuers} issuers, but the paper has {participants} participants",
    why="The symbol of a joint paper names who issued it. A code for nobody who takes part means "
    "that a participant is missing on record or that the number is another paper's. Fewer codes "
    "than participants are common (04/QC-UBND-UBMTTQ covers the unions too), and a note. Judged "
    "on whole papers whose codes are all known; one code alone (05/CTPH-UBND) is told where "
    "several surely signed, and a decision, which one body takes, is let be.",
)
def issuers_differ_from_participants(context: Context) -> Iterator[Fault]:
    """Find whole joint papers whose number names another count of bodies."""
    for path, agreement in context.agreements:
        if agreement.coverage is not Coverage.INSTRUMENT or not agreement.participants:
            continue
        issuers, sides = _joint_issuers(context, path, agreement), _sides(agreement)
        issuers = issuers or _only_issuer(context, path, agreement)
        if not issuers:
            continue
        if any(side.members or side.members_complete is False for side in sides):
            continue
        if len(issuers) != len(sides):
            yield Fault(
                path=f"{path}.number",
                params={
                    "number": agreement.number or "",
                    "issuers": len(issuers),
                    "participants": len(sides),
                },
                on=context.act_day(agreement),
                severity=Severity.INFO if len(issuers) < len(sides) else None,
            )


@rule(
    "PH413",
    "issuers-in-another-order",
    severity=Severity.INFO,
    basis=PRACTICE,
    en="the number {number} has its issuers in another order than the participants: {order}",
    why="The body that leads stands first among the participants and in the symbol "
    "(69/QCPH-HĐND-UBND-MTTQ). Told only where every code means exactly one participant.",
)
def issuers_in_another_order(context: Context) -> Iterator[Fault]:
    """Find joint papers whose number names the participants in another order."""
    for path, agreement in context.agreements:
        sides = _sides(agreement)
        if agreement.coverage is Coverage.REPORT or len(sides) < _SEVERAL:
            continue
        issuers = _joint_issuers(context, path, agreement)
        places = [_place(issuer, sides) for issuer in issuers]
        known = [place for place in places if place is not None]
        if len(known) < len(places) or len(set(known)) < len(known) or known == sorted(known):
            continue
        order = [issuers[known.index(place)].code for place in sorted(known)]
        yield Fault(
            path=f"{path}.number",
            params={"number": agreement.number or "", "order": " - ".join(order)},
            on=context.act_day(agreement),
        )


def _sides(agreement: Agreement) -> list[Participant]:
    """Return the participants that issue the paper; witnesses do not."""
    return [p for p in agreement.participants if p.role is not ParticipantRole.WITNESS]


def _joint_issuers(context: Context, path: str, agreement: Agreement) -> tuple[IssuerReading, ...]:
    """Return the issuers of a paper of several bodies; none where a code is not known."""
    number = context.parsed_numbers.get(f"{path}.number")
    alone = agreement.co_signed is False or agreement.issued_by is not None
    if number is None or alone or len(number.issuer_codes) < _SEVERAL:
        return ()
    issuers = number.issuers
    known = all(issuer.meanings and _is_issuer(issuer) for issuer in issuers)
    return issuers if known and len(issuers) >= _SEVERAL else ()


_SEVERAL = 2
_DECISION = "QĐ"


def _only_issuer(context: Context, path: str, agreement: Agreement) -> tuple[IssuerReading, ...]:
    """Return the one issuer in the number of a paper that several signed."""
    number = context.parsed_numbers.get(f"{path}.number")
    alone = agreement.co_signed is False or agreement.issued_by is not None
    if number is None or alone or len(number.issuer_codes) != 1 or number.type_code == _DECISION:
        return ()
    signed = {signature.participant for signature in agreement.signatures}
    signed.update(side.id for side in _sides(agreement) if side.signed)
    known = all(issuer.meanings and _is_issuer(issuer) for issuer in number.issuers)
    return number.issuers if known and len(signed) >= _SEVERAL else ()


def _is_issuer(issuer: IssuerReading) -> bool:
    """Tell whether a code can only be that of a body that issues papers."""
    return all(meaning.role is CodeRole.ISSUER for meaning in issuer.meanings)


def _place(issuer: IssuerReading, sides: list[Participant]) -> int | None:
    """Return the place of the one participant that a code means."""
    kinds = {kind.partition(":")[0] for meaning in issuer.meanings for kind in meaning.kinds}
    found = [
        i
        for i, side in enumerate(sides)
        if side.body.body is not None and _kinds_of(side.body.body) & kinds
    ]
    return found[0] if len(found) == 1 else None


_STANDING = {
    "people_council": "people_council_standing",
    "fatherland_front_committee": "front_standing_board",
}


def _kinds_of(body: Body) -> set[str]:
    """Return the kind of a body, with those of which it is the standing organ."""
    kind = body.kind.id
    return {kind, *(whole for whole, organ in _STANDING.items() if kind in {whole, organ})}


@attrs.frozen
class _Numbered:
    """A paper of the record by its number.

    Attributes:
        path: Where its number stands.
        number: The number as printed.
        day: The day of the paper.
        bodies: The bodies that issued it.
    """

    path: str
    number: str
    day: dt.date
    bodies: tuple[BodyRef, ...]


def _same_numbers(context: Context) -> Iterator[tuple[_Numbered, _Numbered]]:
    """Yield every paper whose number an earlier one of the same issuers and year has."""
    first_seen: dict[tuple[str, frozenset[str]], _Numbered] = {}
    papers = (*_agreements(context), *_documents(context))
    for group in _alike(papers, lambda paper: (_digits(paper.number), paper.day.year)):
        for paper in group:
            issuers = _ids(paper.bodies)
            if not issuers:
                continue
            key = f"{paper.day.year} {_key(context, paper.path, paper.number)}"
            first = first_seen.setdefault((key, issuers), paper)
            if first is not paper:
                yield first, paper


def _alike(things: Iterable[_T], trait: Callable[[_T], object]) -> Iterator[list[_T]]:
    """Yield those things together that share a trait, where there are several."""
    groups: dict[object, list[_T]] = {}
    for thing in things:
        groups.setdefault(trait(thing), []).append(thing)
    return (group for group in groups.values() if len(group) > 1)


def _digits(number: str) -> str:
    """Return the first digits of a number, without zeros before them."""
    match = _FIRST_DIGITS.search(number)
    return match[1] if match is not None else ""


_FIRST_DIGITS = re.compile(r"0*([0-9]*)")


def _key(context: Context, path: str, number: str) -> str:
    """Return what all spellings of a number share, misprinted codes mended."""
    parsed = context.parsed_numbers.get(path)
    return number_key(number if parsed is None else regular_form(parsed))


def _agreements(context: Context) -> Iterator[_Numbered]:
    """Yield the agreements that have a number and a day."""
    for path, agreement in context.agreements:
        if agreement.number is not None and isinstance(agreement.signed_on, dt.date):
            bodies = tuple(participant.body for participant in agreement.participants)
            yield _Numbered(f"{path}.number", agreement.number, agreement.signed_on, bodies)


def _documents(context: Context) -> Iterator[_Numbered]:
    """Yield the cited papers that have a number, a day and an issuer."""
    for i, document in enumerate(context.dossier.documents):
        number, day, issuer = document.number, document.issued_on, document.issuer
        if number is not None and issuer is not None and isinstance(day, dt.date):
            yield _Numbered(f"$.documents[{i}].number", number, day, (issuer,))


def _ids(refs: tuple[BodyRef, ...]) -> frozenset[str]:
    """Return the ids of bodies; none where one of them is not surely known."""
    bodies = [ref.body for ref in refs]
    known = [body.id for body in bodies if body is not None and is_identified(body)]
    return frozenset(known) if len(known) == len(bodies) else frozenset()


@rule(
    "PH405",
    "number-given-twice",
    severity=Severity.WARNING,
    basis=PRACTICE,
    en="the number {number} is already that of a paper of {first} by the same issuers",
    why="Numbers are counted by the year (in the Party by the term), each for one paper: one of "
    "the two numbers or days is misprinted. Papers whose issuers are not known to be the same are "
    "left out, since two communes may well have the same number.",
)
def number_given_twice(context: Context) -> Iterator[Fault]:
    """Find papers of one issuer and year with one number and different days."""
    for first, paper in _same_numbers(context):
        if first.day != paper.day:
            yield Fault(
                path=paper.path, params={"number": paper.number, "first": first.day}, on=paper.day
            )


@rule(
    "PH408",
    "one-paper-in-two-spellings",
    severity=Severity.INFO,
    basis=PRACTICE,
    en="one paper is on record in two spellings: {first} and {second}",
    why="19/2008/NQLT/CP-UBTƯMTTQVN and 19/2008/NQLT-CP-UBTUMTTQVN are one paper. Kept as two, "
    "what is said of one is not found at the other.",
)
def one_paper_in_two_spellings(context: Context) -> Iterator[Fault]:
    """Find cited papers that an earlier one of the record repeats in another spelling."""
    numbered = [
        (f"$.documents[{i}].number", document, document.number)
        for i, document in enumerate(context.dossier.documents)
        if document.number is not None
    ]
    for group in _alike(numbered, lambda paper: _digits(paper[2])):
        seen: dict[str, list[CitedDocument]] = {}
        for path, document, number in group:
            earlier = seen.setdefault(_key(context, path, number), [])
            same = next((one for one in earlier if _may_be_one(one, document)), None)
            if same is not None and same.number is not None and same.number != number:
                yield Fault(
                    path=path,
                    params={"first": same.number, "second": number},
                    on=first_day(document.issued_on),
                )
            earlier.append(document)


def _may_be_one(first: CitedDocument, second: CitedDocument) -> bool:
    """Tell whether two cited papers of one number are surely one: of one day, or with a year."""
    if first.issued_on is not None and second.issued_on is not None:
        return first.issued_on == second.issued_on
    return _YEAR.search(first.number or "") is not None


_YEAR = re.compile(r"/(?:19|20)\d\d/")
