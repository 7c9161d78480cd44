"""Rules on what a review event says of itself: subject, years, chairs, conclusion."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

import attrs
from dateutil.relativedelta import relativedelta

from phoiho.agreements import Agreement, LinkKind
from phoiho.errors import ParseError
from phoiho.hierarchy import AdministrativeUnit, Body, UnnamedUnit
from phoiho.periods import DateValue, Period, PeriodKind, first_day, last_day
from phoiho.reviews import PersonRole, ReviewEvent, ReviewKind, ReviewSubject
from phoiho.rules.acts import is_absent, place_is_known
from phoiho.rules.context import Context
from phoiho.rules.findings import Basis, Fault, Severity
from phoiho.rules.registry import LOGIC, PRACTICE, rule
from phoiho.rules.wording import body_words, date_words, period_words
from phoiho.vietnamese import parse_spelled_number

_REVIEWS = (ReviewKind.FINAL_REVIEW, ReviewKind.INTERIM_REVIEW, ReviewKind.ASSESSMENT)


@rule(
    "PH301",
    "review-of-nothing",
    severity=Severity.WARNING,
    basis=LOGIC,
    en="the event is a review ({kind}) but names no agreement reviewed",
    why="A review looks back on something. What is linked to no agreement counts for no turn, so "
    "the turn stays open. News may leave it out, so this is a warning and no error.",
)
def review_of_nothing(context: Context) -> Iterator[Fault]:
    """Find reviews that are linked to no agreement."""
    for path, event in context.events:
        kind = next((kind for kind in _REVIEWS if kind in event.kinds), None)
        if kind is not None and not event.reviewed:
            yield Fault(path=f"{path}.reviewed", params={"kind": kind}, on=first_day(event.held_on))


@rule(
    "PH304",
    "final-review-early",
    severity=Severity.INFO,
    basis=Basis(
        vi="Thực tiễn văn bản phối hợp; ngày chốt số liệu 14 của tháng cuối kỳ theo Điều 12 Nghị "
        "định số 09/2019/NĐ-CP",
        en="practice; the cut-off on the 14th of the last month by Decree 09/2019/NĐ-CP, article "
        "12",
        act="09/2019/NĐ-CP",
        earlier=(PRACTICE,),
    ),
    en="the final review was held {date}, though its period runs to {end}",
    why="A final review closes its period, so its last figures are estimates when it is held "
    "before. From the 14th of the last month, when offices close their figures, it is not early. "
    "Bến Tre closed 2018-2022 on 1 December 2022: allowed, and worth knowing.",
)
def final_review_early(context: Context) -> Iterator[Fault]:
    """Find final reviews held before the figures of their period were closed."""
    for path, event in context.events:
        held = last_day(event.held_on)
        if held is None or event.held_on is None or ReviewKind.FINAL_REVIEW not in event.kinds:
            continue
        for i, subject in enumerate(event.reviewed):
            period = context.sure_period_of(subject)
            end = last_day(period)
            # What had not begun either is a matter of PH303.
            if end is None or period is None or held not in Period(start=period.start):
                continue
            if held < min(end, end.replace(day=_CUT_OFF)):
                yield Fault(
                    path=f"{path}.reviewed[{i}]",
                    params={"date": date_words(event.held_on), "end": end},
                    on=held,
                )


_CUT_OFF = 14
"""Day of the last month of a period on which administrative reports close their figures."""


@rule(
    "PH308",
    "years-since-signing-differ",
    severity=Severity.INFO,
    basis=PRACTICE,
    en="called a review of {years} year(s), but held {months} months after the signing",
    why='The number in "sơ kết 01 năm" counts from the signing or from the first day, loosely: '
    "half a year more or less is usual. Agreements that go on from another one are left out, since "
    "the years may be counted from that.",
)
def years_since_signing_differ(context: Context) -> Iterator[Fault]:
    """Find reviews of n years held at another time than n years after the beginning."""
    for path, event in context.events:
        held = first_day(event.held_on)
        if held is None or event.year_inferred:
            continue
        for place, years, subjects in _counted_years(event):
            for subject in subjects:
                agreement = context.dossier.agreement(subject.agreement)
                if agreement is None or not _counts_from_signing(agreement, subject):
                    continue
                lags = [_months(start, held) for start in _beginnings(agreement, subject)]
                if lags and all(abs(months - 12 * years) > _HALF_YEAR for months in lags):
                    yield Fault(
                        path=f"{path}.{place}",
                        params={"years": years, "months": lags[0]},
                        on=held,
                    )


_HALF_YEAR = 6
_GOING_ON = frozenset({LinkKind.AMENDS, LinkKind.REPLACES, LinkKind.SUCCEEDS})


def _counts_from_signing(agreement: Agreement, subject: ReviewSubject) -> bool:
    """Tell whether years can be counted from the agreement alone."""
    if any(link.kind in _GOING_ON for link in agreement.links):
        return False
    return subject.period is None or subject.period.kind is PeriodKind.YEARS_COUNT


def _beginnings(agreement: Agreement, subject: ReviewSubject) -> list[dt.date]:
    """Return the days from which years may be counted, that of signing first."""
    values = (agreement.signed_on, agreement.effective_on, agreement.period, subject.period)
    return [day for value in values if (day := first_day(value)) is not None]


def _months(start: dt.date, end: dt.date) -> int:
    """Return the whole months from one day to another, below 0 where it is earlier."""
    lag = relativedelta(end, start)
    return lag.years * 12 + lag.months


_YEARS_IN_TITLE = re.compile(
    r"\b(?:sơ kết|tổng kết|đánh giá)(?: kết quả)? ((?:\w+ ){1,3}?)năm\b", re.IGNORECASE
)
_YEARS_ALONE = re.compile(r"((?:\w+ ){1,3})năm", re.IGNORECASE)


def _counted_years(event: ReviewEvent) -> Iterator[tuple[str, int, tuple[ReviewSubject, ...]]]:
    """Yield numbers of years that an event names, with their place and what they are of."""
    if event.report is not None and event.report.printed is not None:
        years = _years(_YEARS_IN_TITLE.search(event.report.printed))
        if years is not None:
            yield "report.printed", years, event.reviewed
    for i, subject in enumerate(event.reviewed):
        if subject.period is not None and subject.period.printed is not None:
            years = _years(_YEARS_ALONE.fullmatch(subject.period.printed))
            if years is not None:
                yield f"reviewed[{i}].period", years, (subject,)


def _years(match: re.Match[str] | None) -> int | None:
    """Return the number that words before "năm" say: "05", "mười"; `None` where they say none."""
    if match is None:
        return None
    words = match[1].strip()
    if words.isdecimal():
        return int(words) if len(words) < 3 and int(words) else None
    try:
        years = parse_spelled_number(words)
    except ParseError:
        return None
    return years if isinstance(years, int) and 0 < years < 100 else None


@rule(
    "PH528",
    "years-of-stage-differ",
    severity=Severity.WARNING,
    basis=LOGIC,
    en="called a review of {years} year(s), but {period} has {span} calendar years",
    why='2012-2017 is called "05 năm" by the difference and would be six by the calendar: both '
    "pass. Any other number is a slip of the pen, in the number or in the years.",
)
def years_of_stage_differ(context: Context) -> Iterator[Fault]:
    """Find reviews of n years for a period of another length."""
    for path, event in context.events:
        for place, years, subjects in _counted_years(event):
            periods = [subject.period for subject in subjects]
            spans = [_calendar_years(period) for period in periods]
            # Of several subjects the number is said of one.
            if not spans or any(span is None or years in {span - 1, span} for span in spans):
                continue
            period, span = periods[0], spans[0]
            if period is not None and span is not None:
                dates = attrs.evolve(period, printed=None)
                yield Fault(
                    path=f"{path}.{place}",
                    params={"years": years, "period": period_words(dates), "span": span},
                    on=first_day(event.held_on),
                )


def _calendar_years(period: Period | None) -> int | None:
    """Return how many calendar years a period touches; `None` where that is not known."""
    if period is None or period.kind is PeriodKind.YEARS_COUNT:
        return None
    if period.start is None or period.end is None:
        return None
    return period.end.year - period.start.year + 1


@rule(
    "PH316",
    "chair-of-another-unit",
    severity=Severity.WARNING,
    basis=PRACTICE,
    en="{body} takes the chair but is of another place than the participants",
    why="The participants chair together, or the Party committee or a superior body of the place "
    "does. A chair from another unit of the same level is mostly a slip in the name of the unit.",
)
def chair_of_another_unit(context: Context) -> Iterator[Fault]:
    """Find chairs from a unit of the same level in which no participant is."""
    known: dict[frozenset[str], tuple[Body, ...]] = {}
    for path, event in context.events:
        named = frozenset(subject.agreement for subject in (*event.planned, *event.reviewed))
        if named not in known:
            known[named] = _participants(context, named)
        units = {unit.code: unit for body in known[named] if (unit := _unit(body)) is not None}
        levels = {unit.level for unit in units.values()}
        for place, body in _chairs(context, event) if units else ():
            unit = _unit(body)
            if unit is None or unit.level not in levels or unit.code in units:
                continue
            if not _is_over(context, event, known[named]):
                yield Fault(
                    path=f"{path}.{place}",
                    params={"body": body_words(body)},
                    on=first_day(event.held_on),
                )


_CHAIRS = frozenset({PersonRole.HOST, PersonRole.CO_CHAIR})


def _participants(context: Context, agreements: frozenset[str]) -> tuple[Body, ...]:
    """Return the participants of agreements; none where one of them has no known place."""
    refs = [
        ref
        for _, agreement in context.agreements
        if agreement.id in agreements
        for participant in agreement.participants
        for ref in (participant.body, *participant.members)
    ]
    bodies = tuple(body for ref in refs if (body := ref.body) is not None)
    all_known = len(bodies) == len(refs) and all(map(place_is_known, bodies))
    unnamed = any(isinstance(body.unit, UnnamedUnit) for body in bodies)
    return bodies if all_known and not unnamed else ()


def _unit(body: Body) -> AdministrativeUnit | None:
    """Return the unit of a body; `None` at the centre and where it has no name."""
    return body.unit if isinstance(body.unit, AdministrativeUnit) else None


def _is_over(context: Context, event: ReviewEvent, bodies: tuple[Body, ...]) -> bool:
    """Tell whether a participant had ended, or may have: then another unit acts in its place."""
    held = first_day(event.held_on)
    return held is None or any(is_absent(body, held) for body in bodies)


def _chairs(context: Context, event: ReviewEvent) -> Iterator[tuple[str, Body]]:
    """Yield the bodies that take the chair, with their places in the event."""
    for i, ref in enumerate(event.hosts):
        host = context.dossier.host(event, ref)
        if host is not None and host.body.body is not None:
            yield f"hosts[{i}]", host.body.body
    for i, attendance in enumerate(event.attending):
        if attendance.role in _CHAIRS and attendance.body.body is not None:
            yield f"attending[{i}].body", attendance.body.body
    for i, person in enumerate(event.people):
        if not _CHAIRS.isdisjoint(person.roles):
            for j, post in enumerate(person.posts):
                body = post.resolution.body if post.resolution is not None else None
                if body is not None:
                    yield f"people[{i}].posts[{j}]", body


@rule(
    "PH322",
    "conclusion-late",
    severity=Severity.INFO,
    basis=PRACTICE,
    en="the conclusion {document} was issued {days} days after the event",
    why="Conclusions mostly follow within the month; 213/TB-VPCP came after 56 days. Nothing "
    "forbids it, but what was concluded binds nobody until it is written down.",
)
def conclusion_late(context: Context) -> Iterator[Fault]:
    """Find conclusions issued more than a month after their event."""
    for path, name, event, issued in _conclusions(context):
        held, day = last_day(event.held_on), first_day(issued)
        days = (day - held).days if day is not None and held is not None else 0
        if days > _ONE_MONTH:
            yield Fault(path=path, params={"document": name, "days": days}, on=day)


_ONE_MONTH = 30


@rule(
    "PH326",
    "conclusion-before-event",
    severity=Severity.ERROR,
    basis=LOGIC,
    en="the conclusion {document} was issued {issued}, before the event ({held})",
    why="Nobody can conclude a meeting that was not held yet: one of the two days is wrong. Where "
    "the year of the event was inferred, this is a warning.",
)
def conclusion_before_event(context: Context) -> Iterator[Fault]:
    """Find conclusions issued before their event."""
    for path, name, event, issued in _conclusions(context):
        held, day = first_day(event.held_on), last_day(issued)
        if held is not None and day is not None and day < held:
            yield Fault(
                path=path,
                params={"document": name, "issued": date_words(issued), "held": held},
                on=day,
                severity=Severity.WARNING if event.year_inferred else None,
            )


def _conclusions(context: Context) -> Iterator[tuple[str, str, ReviewEvent, DateValue]]:
    """Yield the dated conclusions of events: path, name, event, and when it was issued."""
    for path, event in context.events:
        for i, ref in enumerate(event.conclusions):
            document = context.dossier.document(ref)
            if document is not None and document.issued_on is not None:
                name = document.number or document.printed or document.id
                yield f"{path}.conclusions[{i}]", name, event, document.issued_on
