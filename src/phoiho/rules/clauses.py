"""Rules on the clauses of regulations: their chapters, their articles, what they are about."""

from __future__ import annotations

from collections.abc import Iterator

from phoiho.agreements import Agreement, Clause, ClauseKind, ClauseSubject, Coverage, InstrumentKind
from phoiho.periods import first_day
from phoiho.rules.context import Context
from phoiho.rules.findings import Fault, Severity
from phoiho.rules.registry import LOGIC, PRACTICE, rule
from phoiho.rules.wording import label_words
from phoiho.vietnamese.roman import roman_value

_USUAL = (
    (ClauseSubject.SCOPE, ClauseSubject.PURPOSE),
    (ClauseSubject.PRINCIPLES,),
    (ClauseSubject.CONTENTS,),
    (ClauseSubject.RESPONSIBILITIES, ClauseSubject.IMPLEMENTATION),
    (ClauseSubject.REPORTING, ClauseSubject.METHODS),
    (ClauseSubject.EFFECT, ClauseSubject.IMPLEMENTATION),
)
"""What a standing regulation speaks of; of each line one is enough."""


@rule(
    "PH224",
    "usual-clause-missing",
    severity=Severity.WARNING,
    basis=PRACTICE,
    en="the regulation has no clause on: {subjects}",
    why="A standing regulation says what it is about, by which principles, on which matters, who "
    "answers for what, how the participants inform one another and from when it holds. Judged on "
    "whole papers of which every article on record has a subject.",
)
def usual_clause_missing(context: Context) -> Iterator[Fault]:
    """Find whole regulations without one of the usual clauses."""
    for path, agreement in context.agreements:
        articles = _of_kind(agreement, ClauseKind.ARTICLE)
        if agreement.instrument.kind is not InstrumentKind.REGULATION or not articles:
            continue
        if agreement.coverage is not Coverage.INSTRUMENT or any(
            a.subject is None for a in articles
        ):
            continue
        present = {clause.subject for clause in agreement.clauses}
        missing = [group[0] for group in _USUAL if present.isdisjoint(group)]
        if missing:
            yield Fault(
                path=f"{path}.clauses",
                params={"subjects": label_words(missing)},
                on=context.act_day(agreement),
            )


def _of_kind(agreement: Agreement, kind: ClauseKind) -> list[Clause]:
    """Return the clauses of one kind, in the order of the paper."""
    return [clause for clause in agreement.clauses if clause.kind is kind]


@rule(
    "PH229",
    "structure-differs",
    severity=Severity.ERROR,
    basis=LOGIC,
    en="stated number of {kind}s: {stated}, but {listed} are listed",
    why="A stated size must be the size of the paper. A report or an excerpt may list fewer; more "
    "of them is a warning, since the clauses of the decision that issued the paper may be listed "
    "with its own. A record that lists none says nothing of the size.",
)
def structure_differs(context: Context) -> Iterator[Fault]:
    """Find stated numbers of chapters and articles that differ from those listed."""
    for path, agreement in context.agreements:
        structure = agreement.structure
        if structure is None or not agreement.clauses:
            continue
        whole = agreement.coverage is Coverage.INSTRUMENT
        for kind, field, stated in (
            (ClauseKind.CHAPTER, "chapters", structure.chapters),
            (ClauseKind.ARTICLE, "articles", structure.articles),
        ):
            listed = len(_of_kind(agreement, kind))
            if stated is None or listed in {0, stated}:
                continue
            if whole or listed > stated:
                yield Fault(
                    path=f"{path}.structure.{field}",
                    params={"stated": stated, "kind": kind, "listed": listed},
                    on=first_day(agreement.signed_on),
                    severity=None if whole else Severity.WARNING,
                )


@rule(
    "PH244",
    "clause-numbers-not-continuous",
    severity=Severity.WARNING,
    basis=LOGIC,
    en="the {kind}s are not numbered one after the other: {number} follows {before}",
    why="The articles of a paper are numbered through all its chapters, so that each can be cited "
    "by its number alone. Judged on whole papers; where the articles of a decision stand before "
    "those of the regulation it issues, the count begins again.",
)
def clause_numbers_not_continuous(context: Context) -> Iterator[Fault]:
    """Find chapters and articles of whole papers that do not follow the one before."""
    for path, agreement in context.agreements:
        if agreement.coverage is not Coverage.INSTRUMENT:
            continue
        last: dict[ClauseKind, Clause] = {}
        for i, clause in enumerate(agreement.clauses):
            if clause.kind not in _NUMBERED:
                continue
            before = last.get(clause.kind)
            last[clause.kind] = clause
            if before is not None and _does_not_follow(before, clause):
                yield Fault(
                    path=f"{path}.clauses[{i}].number",
                    params={
                        "kind": clause.kind,
                        "before": before.number or "",
                        "number": clause.number or "",
                    },
                    on=first_day(agreement.signed_on),
                )


_NUMBERED = frozenset({ClauseKind.CHAPTER, ClauseKind.ARTICLE})


def _does_not_follow(before: Clause, clause: Clause) -> bool:
    """Tell whether two numbers that can be read are neither one after the other nor a new count."""
    first, second = _value(before), _value(clause)
    return first is not None and second is not None and second not in {1, first + 1}


def _value(clause: Clause) -> int | None:
    """Return the number of a clause, Arabic or Roman; `None` where it is no number."""
    number = (clause.number or "").strip()
    if number.isascii() and number.isdigit():
        return int(number) if len(number) <= _LONGEST else None
    return roman_value(number)


_LONGEST = 9
"""Digits of a number that is read: no paper has as many clauses."""
