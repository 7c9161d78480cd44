"""From which day to which day the figures of a periodic report are taken, and when it is due."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

import attrs
from dateutil.relativedelta import relativedelta

from phoiho.calendar.cadence import Every
from phoiho.calendar.day_status import Certainty
from phoiho.calendar.phrases import phrase
from phoiho.calendar.working import WorkingCalendar
from phoiho.errors import PhoihoError
from phoiho.labels import Locale
from phoiho.periods import Period, PeriodKind
from phoiho.reference import in_span, load_once, load_table, parse_day

__all__ = [
    "DataSpan",
    "ReportCutoff",
    "ReportScheme",
    "UnknownSchemeError",
    "iter_report_schemes",
    "report_cutoff",
]


class UnknownSchemeError(PhoihoError, LookupError):
    """No scheme of report periods bears that code.

    Attributes:
        code: The code asked for.
        known: The codes of the table.
    """

    def __init__(self, code: str, known: tuple[str, ...] = ()) -> None:
        self.code = code
        self.known = known
        super().__init__(code, known)

    def __str__(self) -> str:
        return f"no report scheme {self.code!r}: expected one of {', '.join(self.known)}"


@attrs.frozen(kw_only=True)
class DataSpan:
    """The span of the figures for one kind of report.

    Attributes:
        first_month: Months from the first month of the period to that of the first day.
        first_day: First day of the figures.
        last_day: Last day of the figures, in the last month of the period.
        basis: The paper that says so.
        status: How well the row is known.
    """

    first_month: int
    first_day: int
    last_day: int
    basis: str
    status: str


@attrs.frozen(kw_only=True)
class ReportScheme:
    """A way in which offices cut their figures off, by its code.

    Attributes:
        code: Its code: `ND09`, `calendar`, `16-15`.
        name_vi: Its name in Vietnamese.
        name_en: Its name in English.
        due_day: Day of the period's last month by which ministries and
            provinces report to the Government, where the scheme says so.
        gap: Working days that must lie between the cut-off and a due day.
        valid_from: Since when it binds, where known.
        valid_to: Until when, `None` where in force or not known.
        basis: The paper that sets it.
        status: How well the scheme is known.
        source: Where it was read.
        spans: The span of the figures for each kind of report.
    """

    code: str
    name_vi: str
    name_en: str
    due_day: int | None
    gap: int | None
    valid_from: dt.date | None
    valid_to: dt.date | None
    basis: str
    status: str
    source: str
    spans: Mapping[PeriodKind, DataSpan] = attrs.field(repr=False)


@attrs.frozen(kw_only=True)
class ReportCutoff:
    """The figures that one report is made from, and its days.

    Attributes:
        scheme: The scheme followed.
        period: The calendar period that the report is about.
        data: First and last day of the figures.
        earliest_due: The first day on which an office may ask for the report;
            `None` where the scheme sets no distance.
        due: The last day for ministries and provinces to report to the
            Government, unless another act names one; `None` where the scheme
            has none.  A named day, not moved off days off.
        in_force: Whether the scheme bound offices on the last day of the
            figures; `None` where its days are not on record.
        certainty: How sure `earliest_due` is.
        basis: The paper that sets the span.
        status: How well that is known.
    """

    scheme: ReportScheme
    period: Period
    data: Period
    earliest_due: dt.date | None
    due: dt.date | None
    in_force: bool | None
    certainty: Certainty
    basis: str
    status: str

    def is_estimate(self, due: dt.date) -> bool:
        """Tell whether a report due on a day must estimate the last of its figures.

        Args:
            due: The day on which the report is due.

        Examples:
            >>> year = report_cutoff(PeriodKind.YEAR, Period.for_year(2026))
            >>> year.is_estimate(dt.date(2026, 12, 10)), year.is_estimate(dt.date(2026, 12, 15))
            (True, False)
        """
        return self.data.end is not None and due < self.data.end

    def explain(self, locale: Locale = "vi") -> str:
        """Return the span of the figures and the days of the report in one phrase.

        Args:
            locale: `vi` or `en`.

        Examples:
            >>> report_cutoff(PeriodKind.MONTH, Period.for_month(2026, 1), "calendar").explain()
            'Số liệu từ ngày 01/01/2026 đến ngày 31/01/2026, theo Thông tư 02/2019/TT-BTC'
        """
        parts = [phrase("cutoff", locale, first=self.data.start, last=self.data.end)]
        if self.due is not None:
            parts.append(phrase("cutoff_due", locale, day=self.due))
        if self.earliest_due is not None:
            parts.append(phrase("cutoff_earliest", locale, day=self.earliest_due))
        return phrase("day_by", locale, text="; ".join(parts), decision=self.basis)


@load_once
def _schemes() -> dict[str, ReportScheme]:
    """Read the tables of schemes."""
    spans: dict[str, dict[PeriodKind, DataSpan]] = {}
    for row in load_table("report_periods").records():
        spans.setdefault(row["scheme"], {})[PeriodKind(row["period_kind"])] = DataSpan(
            first_month=int(row["first_month"]),
            first_day=int(row["first_day"]),
            last_day=int(row["last_day"]),
            basis=row["basis"],
            status=row["status"],
        )
    return {
        row["code"]: ReportScheme(
            code=row["code"],
            name_vi=row["name_vi"],
            name_en=row["name_en"],
            due_day=int(row["due_day"]) if row["due_day"] else None,
            gap=int(row["gap"]) if row["gap"] else None,
            valid_from=parse_day(row["valid_from"]),
            valid_to=parse_day(row["valid_to"]),
            basis=row["basis"],
            status=row["status"],
            source=row["source"],
            spans=spans[row["code"]],
        )
        for row in load_table("report_schemes").records()
    }


def iter_report_schemes() -> tuple[ReportScheme, ...]:
    """Return the schemes of the table.

    Examples:
        >>> [scheme.code for scheme in iter_report_schemes()]
        ['16-15', 'ND09', 'calendar']
    """
    return tuple(_schemes().values())


def report_cutoff(
    kind: PeriodKind,
    period: Period,
    scheme: str = "ND09",
    *,
    calendar: WorkingCalendar | None = None,
) -> ReportCutoff:
    """Return the span of the figures of a periodic report, and when it is due.

    Nghị định 09/2019/NĐ-CP is for administrative reports.  Statistical reports
    follow the calendar (`scheme="calendar"`); the Party and the Front set
    their own days for reports inside their lines.

    Args:
        kind: `MONTH`, `QUARTER`, `HALF`, `NINE_MONTHS` or `YEAR`.
        period: The calendar period that the report is about, of that kind.
        scheme: Code of the scheme.
        calendar: Whose days off; the official ones where left out.

    Raises:
        UnknownSchemeError: No such scheme.
        ValueError: The scheme has no such kind of report, or *period* is not a
            calendar period of that kind.

    Basis:
        Nghị định 09/2019/NĐ-CP Điều 12 (the span), Điều 13 khoản 1 (the 25th of
        the last month), Điều 8 khoản 5 điểm b (one working day at least between
        cut-off and due day).

    Examples:
        >>> year = report_cutoff(PeriodKind.YEAR, Period.for_year(2026))
        >>> year.data.start.isoformat(), year.data.end.isoformat(), year.due.isoformat()
        ('2025-12-15', '2026-12-14', '2026-12-25')
    """
    found = _schemes().get(scheme)
    if found is None:
        raise UnknownSchemeError(scheme, tuple(_schemes()))
    kind = PeriodKind(kind)
    span = found.spans.get(kind)
    if span is None:
        known = ", ".join(known.value for known in found.spans)
        msg = f"scheme {scheme} has no reports for a {kind.value}: expected {known}"
        raise ValueError(msg)
    first, last = _ends(kind, period)
    try:
        data = Period(
            kind=kind,
            start=first + relativedelta(months=span.first_month, day=span.first_day),
            end=last + relativedelta(day=span.last_day),
        )
    except ValueError as error:
        raise OverflowError(f"no figures before the year 1: {first}") from error
    calendar = calendar or WorkingCalendar.official()
    return _with_days(found, span, period, data, last=last, calendar=calendar)


def _ends(kind: PeriodKind, period: Period) -> tuple[dt.date, dt.date]:
    """Return the ends of a period, which must be a calendar period of that kind."""
    start, end = period.start, period.end
    if start is not None and end is not None:
        whole = Every(kind.value).periods_of(start.year)
        if (start, end) in {(one.start, one.end) for one in whole}:
            return start, end
    msg = f"{period.start} to {period.end} is no calendar {kind.value}"
    raise ValueError(msg)


def _with_days(
    scheme: ReportScheme,
    span: DataSpan,
    period: Period,
    data: Period,
    *,
    last: dt.date,
    calendar: WorkingCalendar,
) -> ReportCutoff:
    """Return the cut-off with the days of the report; *last* is the last of the period."""
    closed = data.end or last
    known = scheme.valid_from is not None or scheme.valid_to is not None
    earliest = None
    certainty = Certainty.DECIDED
    if scheme.gap is not None:
        earliest = calendar.add_working_days(closed, scheme.gap)
        certainty = calendar.certainty_between(closed, earliest)
    return ReportCutoff(
        scheme=scheme,
        period=period,
        data=data,
        earliest_due=earliest,
        due=last.replace(day=scheme.due_day) if scheme.due_day else None,
        in_force=in_span(closed, scheme.valid_from, scheme.valid_to) if known else None,
        certainty=certainty,
        basis=span.basis,
        status=span.status,
    )
