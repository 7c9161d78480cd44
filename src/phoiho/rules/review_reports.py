"""Rules on the written reports of reviews: what they speak of, and which figures they give."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from phoiho.agreements import Coverage
from phoiho.calendar import Every, iter_report_schemes, report_cutoff
from phoiho.periods import Period, first_day, last_day
from phoiho.reviews import OutcomeSection, ReviewEvent, ReviewKind, ReviewReport
from phoiho.rules.context import Context
from phoiho.rules.findings import Basis, Fault, Severity
from phoiho.rules.registry import LOGIC, PRACTICE, rule
from phoiho.rules.wording import date_words, label_words, period_words

_REVIEWS = frozenset({ReviewKind.INTERIM_REVIEW, ReviewKind.FINAL_REVIEW})
_CUT_OFFS = "Điều 12 Nghị định số 09/2019/NĐ-CP"


def _reports(context: Context) -> Iterator[tuple[str, ReviewEvent, ReviewReport]]:
    """Yield the events that have a report, with their paths."""
    for path, event in context.events:
        if event.report is not None:
            yield path, event, event.report


def _day(event: ReviewEvent, report: ReviewReport) -> dt.date | None:
    """Return the day of a report, that of the event where it has none."""
    return first_day(report.dated) or first_day(event.held_on)


@rule(
    "PH309",
    "report-without-sections",
    severity=Severity.INFO,
    basis=PRACTICE,
    en="the review report does not speak of: {sections}",
    why="Reports on coordination tell the results, what fell short and why, and what is to be done "
    "next; lessons and proposals are told where there are any. Judged on whole reports whose "
    "sections are on record; what news leaves out is no fault.",
)
def report_without_sections(context: Context) -> Iterator[Fault]:
    """Find whole reports that leave out what reviews usually tell."""
    for path, event, report in _reports(context):
        if event.coverage is not Coverage.INSTRUMENT or _REVIEWS.isdisjoint(event.kinds):
            continue
        missing = [section for section in _USUAL if section not in report.sections]
        if report.sections and missing:
            yield Fault(
                path=f"{path}.report.sections",
                params={"sections": label_words(missing)},
                on=_day(event, report),
            )


_USUAL = (
    OutcomeSection.RESULTS,
    OutcomeSection.SHORTCOMINGS,
    OutcomeSection.CAUSES,
    OutcomeSection.DIRECTIONS,
)


@rule(
    "PH327",
    "figures-of-another-time",
    severity=Severity.WARNING,
    basis=LOGIC,
    en="the figures of the report ({data}) are not of the reviewed period ({reviewed})",
    why="A report proves what was done in the period that is reviewed; figures of another time "
    "prove nothing about it. Offices that close figures on the 14th are no exception: the two "
    "spans still share most of their days.",
)
def figures_of_another_time(context: Context) -> Iterator[Fault]:
    """Find reports whose figures share no day with what is reviewed."""
    for path, event, report in _reports(context):
        periods = [context.period_of(subject) for subject in event.reviewed]
        known = [period for period in periods if period is not None]
        data = report.data_period
        if data is None or not known or len(known) < len(periods):
            continue
        if not any(data.overlaps(period) for period in known):
            yield Fault(
                path=f"{path}.report.data_period",
                params={"data": period_words(data), "reviewed": period_words(known[0])},
                on=_day(event, report),
            )


@rule(
    "PH412",
    "report-without-its-period",
    whole_story=True,
    severity=Severity.WARNING,
    basis=PRACTICE,
    en="the name of the report does not say which time is reviewed: {report}",
    why='"Báo cáo sơ kết 01 năm thực hiện Quy chế" can be filed, "Báo cáo sơ kết Quy chế" cannot. '
    "Not asked for where the record gives the reviewed period, or the agreement is of one year; "
    "names as news print them are left out.",
)
def report_without_its_period(context: Context) -> Iterator[Fault]:
    """Find reports of reviews of which neither name nor record tells the time."""
    for path, event, report in _reports(context):
        printed = report.printed
        if printed is None or event.coverage is Coverage.REPORT:
            continue
        if _REVIEW_WORD.search(printed) is None or _TIME_WORD.search(printed) is not None:
            continue
        if all(context.sure_period_of(subject) is None for subject in event.reviewed):
            yield Fault(
                path=f"{path}.report.printed",
                params={"report": printed},
                on=_day(event, report),
            )


_REVIEW_WORD = re.compile(r"\b(?:sơ|tổng) kết\b", re.IGNORECASE)
_TIME_WORD = re.compile(r"\d{4}|\b(?:năm|qu(?:ý|í)|tháng|kỳ|kì|giai đoạn)\b", re.IGNORECASE)


@rule(
    "PH510",
    "figures-by-no-scheme",
    severity=Severity.INFO,
    basis=Basis(
        vi=_CUT_OFFS,
        en="Decree 09/2019/NĐ-CP, article 12",
        act="09/2019/NĐ-CP",
        earlier=(PRACTICE,),
    ),
    en="the figures {data} follow neither the calendar nor the 15th to 14th of Decree 09/2019",
    why="Administrative reports count from the 15th to the 14th, statistics by the calendar, the "
    "inspectors once from the 16th to the 15th. A span called a year, half or quarter that follows "
    "none of them cannot be compared; a span of its own is recorded as such. The decree does not "
    "bind the Party and the Front, so this is a note.",
)
def figures_by_no_scheme(context: Context) -> Iterator[Fault]:
    """Find spans of figures that are named after a calendar period but follow no known scheme."""
    for path, event, report in _reports(context):
        data = report.data_period
        if data is None or data.start is None or data.end is None:
            continue
        if not _follows_a_scheme(context, data, data.end):
            yield Fault(
                path=f"{path}.report.data_period",
                params={"data": period_words(data)},
                on=_day(event, report),
            )


_FIRST_YEAR, _LAST_YEAR = 1900, 9000


def _follows_a_scheme(context: Context, data: Period, end: dt.date) -> bool:
    """Tell whether a span is that of a calendar period by some scheme; other spans do always."""
    schemes = [scheme for scheme in iter_report_schemes() if data.kind in scheme.spans]
    if not schemes or not _FIRST_YEAR < end.year < _LAST_YEAR:
        return True
    # Figures close in the last month of their period.
    ending = (p for p in Every(data.kind.value).periods_of(end.year) if end in p)
    for period in ending:
        if (data.start, end) == (period.start, period.end):
            return True
        cuts = (
            report_cutoff(data.kind, period, s.code, calendar=context.calendar) for s in schemes
        )
        if any((cut.data.start, cut.data.end) == (data.start, end) for cut in cuts):
            return True
    return False


@rule(
    "PH530",
    "figures-of-days-to-come",
    severity=Severity.WARNING,
    basis=LOGIC,
    en="the report was made {date}, so its figures up to {end} have to be marked as estimates",
    why="What has not happened cannot be counted. Year reports due on 10 December hold estimates "
    "and say so (Nghị định 138/2016/NĐ-CP; Thông tư 03/2019/TT-BTP: five months counted, one "
    "estimated). In news that do not tell whether figures are estimates this is no fault.",
)
def figures_of_days_to_come(context: Context) -> Iterator[Fault]:
    """Find reports older than their last figures that do not call them estimates."""
    for path, event, report in _reports(context):
        dated, end = last_day(report.dated), last_day(report.data_period)
        if report.dated is None or dated is None or end is None or dated >= end:
            continue
        untold = report.estimated is None and event.coverage is Coverage.REPORT
        if report.estimated is not True and not untold:
            yield Fault(
                path=f"{path}.report.data_period",
                params={"date": date_words(report.dated), "end": end},
                on=first_day(report.dated),
            )
