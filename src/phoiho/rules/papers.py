"""Rules on what the paper of an agreement says: its time and its items."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from dateutil.relativedelta import relativedelta

from phoiho.agreements import Agreement, Coverage, InstrumentKind
from phoiho.periods import DateValue, Period, PeriodKind, first_day, last_day
from phoiho.rules.agreement_items import number_of
from phoiho.rules.context import Context
from phoiho.rules.findings import Basis, Bilingual, Fault, Severity
from phoiho.rules.registry import LOGIC, PRACTICE, rule
from phoiho.rules.wording import body_names, date_words, period_words


@rule(
    "PH208",
    "yearly-programme-off-its-year",
    severity=Severity.WARNING,
    basis=PRACTICE,
    en="the title names the year {year}, but the period is {period}",
    why="A programme whose name bears one year runs in that calendar year. The years of laws, of "
    "days and of ends (đến năm 2030) in a name are not meant.",
)
def yearly_programme_off_its_year(context: Context) -> Iterator[Fault]:
    """Find programmes named after one year that run for another time."""
    for path, agreement in context.agreements:
        period = agreement.period
        if agreement.instrument.kind is not InstrumentKind.PROGRAMME or period is None:
            continue
        year = _year_named(agreement)
        if year is None or period.start is None or period.end is None:
            continue
        if {period.start.year, period.end.year} != {year}:
            yield Fault(
                path=f"{path}.period",
                params={"year": year, "period": period_words(period)},
                on=first_day(agreement.signed_on),
            )


_YEAR = re.compile(r"\b[Nn](?:ăm|ĂM) (\d{4})(?!\s*[-\u2013/]\s*\d|\d)")
_NOT_ITS_YEAR = re.compile(  # of words in small letters
    r"\b(?:(?:tháng \d{1,2}|đến|từ|hết|trước|sau) $|(?:luật|hiến pháp|pháp lệnh|nghị quyết"
    r"|nghị định|chỉ thị|kết luận|quyết định|chiến lược|đề án)\b)"
)


def _year_named(agreement: Agreement) -> int | None:
    """Return the one year that a title names as its own."""
    years = set()
    for words in (agreement.title, agreement.instrument.printed):
        for match in _YEAR.finditer(words or ""):
            if _NOT_ITS_YEAR.search(match.string[: match.start()].lower()):
                return None
            years.add(int(match[1]))
    return years.pop() if len(years) == 1 and 1900 <= min(years) <= 2100 else None


@rule(
    "PH210",
    "signed-late-in-period",
    severity=Severity.INFO,
    basis=PRACTICE,
    en="signed {date}, {months} months after the period began",
    why="Signing in the first three months is usual; later is common enough to be no fault, but "
    "what was due before the signing was not. A term or a stage known by its years may have begun "
    "on any day of the first one: a council's term begins with its first session, in mid-year.",
)
def signed_late_in_period(context: Context) -> Iterator[Fault]:
    """Find agreements signed more than three months into their period."""
    for path, agreement in context.agreements:
        signed = first_day(agreement.signed_on)
        start = _latest_start(agreement.period)
        if signed is None or start is None or agreement.signed_on is None:
            continue
        if (signed - start).days < _SHORTEST_QUARTER:
            continue
        lag = relativedelta(signed, start)
        months = lag.years * 12 + lag.months
        if months < 3 or (months == 3 and not lag.days) or _signed_after_end(agreement):
            continue
        certain = agreement.period is not None and start == agreement.period.start
        yield Fault(
            path=f"{path}.signed_on",
            params={
                "date": date_words(agreement.signed_on),
                "months": months if certain else _at_least(months),
            },
            on=signed,
        )


_OF_YEARS = frozenset({PeriodKind.TERM, PeriodKind.STAGE})


def _latest_start(period: Period | None) -> dt.date | None:
    """Return the last day on which a period can have begun."""
    start = period.start if period is not None else None
    if period is None or start is None or period.kind not in _OF_YEARS:
        return start
    by_years = (start.month, start.day) == (1, 1)
    return start.replace(month=12, day=31) if by_years else start


def _at_least(months: int) -> Bilingual:
    """Say that there were so many months or more."""
    return Bilingual(vi=f"ít nhất {months}", en=f"at least {months}")


_SHORTEST_QUARTER = 89
"""Days of the shortest three months, from 1 February to 1 May."""


def _signed_after_end(agreement: Agreement) -> bool:
    """Tell whether an agreement was surely signed after its period had ended."""
    signed, end = first_day(agreement.signed_on), last_day(agreement.period)
    return signed is not None and end is not None and signed > end


@rule(
    "PH211",
    "signed-after-period",
    severity=Severity.ERROR,
    basis=LOGIC,
    en="signed {date}, after its period had ended on {end}",
    why="What is over cannot be agreed to be done: the day or the period is wrong.",
)
def signed_after_period(context: Context) -> Iterator[Fault]:
    """Find agreements signed after the end of their period."""
    for path, agreement in context.agreements:
        signed, end = agreement.signed_on, last_day(agreement.period)
        if agreement.open_ended or signed is None or end is None or not _is_after(signed, end):
            continue
        yield Fault(
            path=f"{path}.signed_on",
            params={"date": date_words(signed), "end": end},
            on=first_day(signed),
        )


@rule(
    "PH410",
    "effective-before-signing",
    severity=Severity.WARNING,
    basis=LOGIC,
    en="in force from {effective}, before the signing {date}",
    why="A paper binds from its signing or later. One that reaches back is seen now and then and "
    "has to say so; a normative joint paper cannot. The first day of the period is not meant.",
)
def effective_before_signing(context: Context) -> Iterator[Fault]:
    """Find agreements that take effect before they are signed."""
    for path, agreement in context.agreements:
        signed, effective = agreement.signed_on, last_day(agreement.effective_on)
        if signed is not None and effective is not None and _is_after(signed, effective):
            yield Fault(
                path=f"{path}.effective_on",
                params={"effective": effective, "date": date_words(signed)},
                on=first_day(signed),
            )


@rule(
    "PH216",
    "item-count-differs",
    severity=Severity.ERROR,
    basis=LOGIC,
    en="{stated} items are stated but {listed} are listed",
    why="A count beside a list must be the count of the list. A report may list fewer items than "
    "the paper states; more of them is a warning, since a report may also cut one item in two. A "
    "record that lists no item at all says nothing of the list.",
)
def item_count_differs(context: Context) -> Iterator[Fault]:
    """Find stated counts that differ from the items listed."""
    for path, agreement in context.agreements:
        if agreement.stated_items is None:
            continue
        stated, listed = agreement.stated_items.count, len(agreement.items)
        whole = agreement.coverage is Coverage.INSTRUMENT and agreement.items_complete is not False
        complete = agreement.items_complete is True or (whole and listed > 0)
        if listed > stated or (listed < stated and complete):
            yield Fault(
                path=f"{path}.stated_items",
                params={"stated": stated, "listed": listed},
                on=first_day(agreement.signed_on),
                severity=None if whole or complete else Severity.WARNING,
            )


_TEST_OF_TASKS = dt.date(2026, 1, 14)


@rule(
    "PH218",
    "item-without-lead",
    severity=Severity.WARNING,
    basis=Basis(
        vi="Yêu cầu của Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam ngày 14/01/2026 đối với mỗi "
        "nhiệm vụ: ai làm, làm đến đâu, khi nào xong, đo bằng gì, kết quả thế nào",
        en="the Front's own test of a task, 2026-01-14: who does it, how far, by when, measured "
        "by what, with what result",
    ),
    en="item {number} has no lead",
    why="An item that nobody leads is done by nobody. Judged on whole papers only; for a paper "
    "older than the Front's test of 14 January 2026 this is a note.",
)
def item_without_lead(context: Context) -> Iterator[Fault]:
    """Find items of whole papers that no participant leads."""
    for path, agreement in context.agreements:
        if agreement.coverage is not Coverage.INSTRUMENT:
            continue
        made = context.act_day(agreement)
        older = made is None or made < _TEST_OF_TASKS
        for i, item in enumerate(agreement.items):
            if not item.lead:
                yield Fault(
                    path=f"{path}.items[{i}].lead",
                    params={"number": number_of(item, i)},
                    on=made,
                    severity=Severity.INFO if older else None,
                )


@rule(
    "PH527",
    "term-without-years",
    severity=Severity.INFO,
    basis=PRACTICE,
    en="the period is only “{period}”, but these have different terms: {bodies}; give the years",
    why="Đắk Lắk in 2017: the committee's term was 2016-2021 and the Front's 2014-2019, so the "
    "regulation says 2017-2021. State, Party, Front and unions are elected in different years; "
    '"nhiệm kỳ" alone leaves open whose. News may leave the years out.',
)
def term_without_years(context: Context) -> Iterator[Fault]:
    """Find papers for a term without its years, between bodies of different terms."""
    for path, agreement in context.agreements:
        period = agreement.period
        if period is None or agreement.coverage is Coverage.REPORT:
            continue
        if period.kind is not PeriodKind.TERM or (period.start and period.end):
            continue
        bodies = [body for p in agreement.participants if (body := p.body.body) is not None]
        if len({body.kind.branch for body in bodies}) > 1:
            yield Fault(
                path=f"{path}.period",
                params={"period": period.printed or "nhiệm kỳ", "bodies": body_names(bodies)},
                on=context.act_day(agreement),
            )


def _is_after(value: DateValue, day: dt.date) -> bool:
    """Tell whether a date is surely after a day."""
    first = first_day(value)
    return first is not None and first > day
