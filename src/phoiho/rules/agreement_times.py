"""Rules on the time of agreements: their periods, their terms and the steps of their lives."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

import attrs

from phoiho.agreements import (
    Agreement,
    Coverage,
    InstrumentKind,
    StateChange,
    allowed_transitions,
    irregular_steps,
    state_with_reason,
)
from phoiho.hierarchy.body_groups import kinds_meant
from phoiho.periods import Period, PeriodKind, first_day, last_day
from phoiho.reference import load_once, load_table
from phoiho.rules.context import Context
from phoiho.rules.findings import Basis, Bilingual, Fault, Severity
from phoiho.rules.registry import LOGIC, PRACTICE, rule
from phoiho.rules.wording import date_words, period_words


@rule(
    "PH209",
    "regulation-without-period",
    severity=Severity.INFO,
    basis=PRACTICE,
    en="the {kind} names no term or period and does not say that it stands without an end",
    why="Whoever reads a standing regulation years later has to know whether it still holds. Half "
    "of those read name a term or a period. Judged on whole papers that are co-signed: one set "
    "by a decision stands until it is replaced.",
)
def regulation_without_period(context: Context) -> Iterator[Fault]:
    """Find whole regulations without a period and without a word on their end."""
    for path, agreement in context.agreements:
        if agreement.instrument.kind is not InstrumentKind.REGULATION:
            continue
        alone = agreement.co_signed is False or agreement.issued_by is not None
        if agreement.coverage is not Coverage.INSTRUMENT or alone or agreement.open_ended:
            continue
        if agreement.period is None:
            yield Fault(
                path=path,
                params={"kind": agreement.instrument.kind},
                on=context.act_day(agreement),
            )


@rule(
    "PH212",
    "step-out-of-order",
    severity=Severity.WARNING,
    basis=LOGIC,
    en="the step '{step}' {date} {why}",
    why="A paper is drafted, discussed, agreed, signed, carried out and reviewed, and what is over "
    "does not come back. Steps may be missing between two others; only what no path leads to is "
    "told. An extension has to end later than the agreement did.",
)
def step_out_of_order(context: Context) -> Iterator[Fault]:
    """Find steps on record that no life of an agreement has."""
    for path, agreement in context.agreements:
        for change in irregular_steps(agreement) if agreement.history else ():
            place = next(i for i, step in enumerate(agreement.history) if step is change)
            yield Fault(
                path=f"{path}.history[{place}]",
                params={
                    "step": change.state,
                    "date": date_words(change.on),
                    "why": _why_not(agreement, change),
                },
                on=first_day(change.on),
            )


def _why_not(agreement: Agreement, change: StateChange) -> Bilingual:
    """Say after what a step cannot come, or that what it carries does not fit it."""
    day = first_day(change.on) or dt.date.max
    before = tuple(
        step
        for step in agreement.history
        if step is not change and (first_day(step.on) or dt.date.max) <= day
    )
    earlier = attrs.evolve(agreement, history=before)
    if change.state in allowed_transitions(earlier, on=day):
        return Bilingual(
            vi="kèm thời hạn hoặc nội dung không phù hợp với bước đó",
            en="carries a period or items that do not fit it",
        )
    state = state_with_reason(earlier, day).state
    vi, en = (
        (state.label("vi"), state.label("en")) if state else ("chưa có văn bản", "no paper yet")
    )
    return Bilingual(vi=f"không thể đến sau “{vi}”", en=f"cannot come after '{en}'")


@rule(
    "PH230",
    "period-differs-from-title",
    severity=Severity.WARNING,
    basis=LOGIC,
    en="the {where} names {named}, but the period is {period}",
    why="The years of a title are those of the agreement. Years that belong to a plan, a strategy "
    "or a resolution named in the title are not meant, nor is a title that names several periods.",
)
def period_differs_from_title(context: Context) -> Iterator[Fault]:
    """Find agreements whose title, or whose printed period, names other years."""
    for path, agreement in context.agreements:
        period = agreement.period
        if period is None or period.start is None or period.end is None:
            continue
        for words, where in ((agreement.title, _TITLE), (period.printed, _PRINTED)):
            named = _years_named(words or "", own=where is _PRINTED)
            if named is not None and named != (period.start.year, period.end.year):
                yield Fault(
                    path=f"{path}.period",
                    params={
                        "where": where,
                        "named": f"{named[0]}-{named[1]}",
                        "period": period_words(attrs.evolve(period, printed=None)),
                    },
                    on=first_day(agreement.signed_on),
                )
                break


_TITLE = Bilingual(vi="Tên văn bản", en="title")
_PRINTED = Bilingual(vi="Thời gian in trong văn bản", en="printed period")
_YEARS = re.compile(r"(?<!\d)((?:19|20)\d\d)\s?[-\u2013]\s?((?:19|20)\d\d)(?![\d/])")
_OF_ANOTHER = re.compile(
    r"\b(?:luật|nghị quyết|nghị định|chỉ thị|kết luận|chiến lược|đề án|dự án|quy hoạch|đại hội|"
    r"mục tiêu|phong trào|cuộc vận động|khóa)\b",
    re.IGNORECASE,
)
_SCHOOL_YEAR = re.compile(r"\bnăm học\b", re.IGNORECASE)


def _years_named(words: str, *, own: bool) -> tuple[int, int] | None:
    """Return the first and last year that words name, where they name but one pair of their own."""
    found = list(_YEARS.finditer(words))
    if len(found) != 1 or _SCHOOL_YEAR.search(words):
        return None
    if not own and _OF_ANOTHER.search(words, 0, found[0].start()):
        return None
    first, last = int(found[0][1]), int(found[0][2])
    return (first, last) if first < last else None


@rule(
    "PH232",
    "pledge-longer-than-a-year",
    severity=Severity.INFO,
    basis=Basis(
        vi="Khoản 1 Điều 16 Luật Thi đua, khen thưởng số 06/2022/QH15; thực tiễn ký giao ước thi "
        "đua hằng năm",
        en="Law 06/2022/QH15 on emulation and commendation, article 16(1); practice: pledges are "
        "made every year",
        act="06/2022/QH15",
        earlier=(PRACTICE,),
    ),
    en="emulation pledges are usually for one year, this one is for {period}",
    why="Blocks sign their pledge at the start of the year and are rated at its end. The law also "
    "knows emulation on a theme, which may take longer, so this is a note.",
)
def pledge_longer_than_a_year(context: Context) -> Iterator[Fault]:
    """Find emulation pledges for more than a year."""
    for path, agreement in context.agreements:
        period = agreement.period
        if agreement.instrument.kind is not InstrumentKind.EMULATION_PLEDGE or period is None:
            continue
        if (period.days or 0) > _LONGEST_YEAR:
            yield Fault(
                path=f"{path}.period",
                params={"period": period_words(period)},
                on=context.act_day(agreement),
            )


_LONGEST_YEAR = 366


@rule(
    "PH526",
    "term-of-no-council",
    severity=Severity.INFO,
    basis=Basis(
        vi="Nhiệm kỳ của Hội đồng nhân dân các cấp theo các cuộc bầu cử; Ủy ban nhân dân theo "
        "nhiệm kỳ của Hội đồng nhân dân",
        en="the terms of the People's Councils, by their elections; a People's Committee has the "
        "term of its council",
    ),
    en="{period} is no term of the People's Councils ({terms})",
    why="Councils, committees and the deputies of a province share their terms, the Party "
    "(2020-2025) and the Front (2019-2024) have others. A term of another body in an agreement "
    "between those is often a slip. The Front as a participant brings its own term, so such "
    "papers are let be.",
)
def term_of_no_council(context: Context) -> Iterator[Fault]:
    """Find agreements between councils and committees for a term that councils do not have."""
    for path, agreement in context.agreements:
        period = agreement.period
        if period is None or period.kind is not PeriodKind.TERM or not _shares_terms(agreement):
            continue
        terms = _council_terms()
        if (label := _label(period)) is None or label in terms:
            continue
        if min(terms) < label < max(terms):
            near = [f"{a}-{b}" for a, b in sorted(terms) if a < label[1] and label[0] < b]
            yield Fault(
                path=f"{path}.period",
                params={"period": period_words(period), "terms": ", ".join(near)},
                on=context.act_day(agreement),
            )


def _shares_terms(agreement: Agreement) -> bool:
    """Tell whether all participants have the term of a council, and one is a council."""
    kinds = [body.kind.id for p in agreement.participants if (body := p.body.body) is not None]
    known = len(kinds) == len(agreement.participants)
    councils, others = kinds_meant("council"), kinds_meant("executive;na_delegation")
    has_council = not councils.isdisjoint(kinds)
    return known and has_council and councils.union(others).issuperset(kinds)


def _label(period: Period) -> tuple[int, int] | None:
    """Return the first and last year of a term."""
    first, last = first_day(period), last_day(period)
    return (first.year, last.year) if first is not None and last is not None else None


@load_once
def _council_terms() -> frozenset[tuple[int, int]]:
    """Read the terms of the councils."""
    return frozenset(
        (int(first), int(last))
        for row in load_table("terms").records()
        if row["body"] == "people_council"
        for first, _, last in [row["term"].partition("-")]
    )
