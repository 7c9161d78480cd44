"""Rules on review events: their order, their periods, and what is overdue."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import attrs

from phoiho.agreements import Agreement
from phoiho.calendar import Cadence
from phoiho.periods import Period, PeriodKind, first_day, last_day
from phoiho.reviews import (
    Due,
    DueStatus,
    Obligation,
    ReviewEvent,
    ReviewKind,
    ReviewSubject,
    compliance,
)
from phoiho.rules.context import Context
from phoiho.rules.findings import Basis, Bilingual, Fault, Severity
from phoiho.rules.registry import LOGIC, rule
from phoiho.rules.wording import date_words, period_words


@rule(
    "PH302",
    "review-outside-agreement",
    severity=Severity.WARNING,
    basis=LOGIC,
    en="the reviewed period {reviewed} lies outside the agreement's ({period})",
    why="A review looks back on time that the agreement was for; otherwise another agreement "
    "is meant.",
)
def review_outside_agreement(context: Context) -> Iterator[Fault]:
    """Find reviews of a time that the agreement does not touch."""
    for path, event in context.events:
        for i, subject in enumerate(event.reviewed):
            agreement = context.dossier.agreement(subject.agreement)
            if subject.period is None or agreement is None or agreement.period is None:
                continue
            if not _life(agreement, agreement.period).overlaps(subject.period):
                yield Fault(
                    path=f"{path}.reviewed[{i}].period",
                    params={
                        "reviewed": period_words(subject.period),
                        "period": period_words(agreement.period),
                    },
                    on=first_day(event.held_on),
                )


def _life(agreement: Agreement, period: Period) -> Period:
    """Return the period of an agreement, without an end where it runs on."""
    return attrs.evolve(period, end=None) if agreement.open_ended else period


@rule(
    "PH303",
    "review-before-its-period",
    severity=Severity.ERROR,
    basis=LOGIC,
    en="held {date}, before the reviewed period began on {start}",
    why="Nobody can look back on what has not begun. Where the record gives no period of the "
    "review itself, or its year was inferred, this is a warning.",
)
def review_before_its_period(context: Context) -> Iterator[Fault]:
    """Find events held before the period that they review."""
    for path, event in context.events:
        held = last_day(event.held_on)
        if held is None or event.held_on is None:
            continue
        for i, subject in enumerate(event.reviewed):
            start = first_day(context.period_of(subject))
            if start is not None and held < start:
                uncertain = subject.period is None or event.year_inferred
                yield Fault(
                    path=f"{path}.reviewed[{i}]",
                    params={"date": date_words(event.held_on), "start": start},
                    on=held,
                    severity=Severity.WARNING if uncertain else None,
                )


@rule(
    "PH305",
    "planned-year-not-next",
    severity=Severity.WARNING,
    basis=Basis(
        vi="Thực tiễn văn bản phối hợp: đánh giá năm trước, ký kết cho năm liền sau",
        en="practice: the year past is reviewed, the next one planned",
    ),
    en="{reviewed} is reviewed but {planned} is planned, not the year after",
    why="A yearly conference closes one year and opens the next; a gap is mostly a slip of the "
    "pen. Interim reviews close no year and are left out.",
)
def planned_year_not_next(context: Context) -> Iterator[Fault]:
    """Find yearly events that plan another year than the next."""
    for path, event in context.events:
        if event.all_kinds and _CLOSING.isdisjoint(event.all_kinds):
            continue
        reviewed = _years(context, event.reviewed)
        planned = _years(context, event.planned)
        if reviewed and planned and max(reviewed) + 1 not in planned:
            yield Fault(
                path=f"{path}.planned",
                params={"reviewed": max(reviewed), "planned": min(planned)},
                on=first_day(event.held_on),
            )


_CLOSING = frozenset({ReviewKind.FINAL_REVIEW, ReviewKind.ASSESSMENT})


def _years(context: Context, subjects: tuple[ReviewSubject, ...]) -> set[int]:
    """Return the calendar years that are whole periods of subjects."""
    periods = [period for subject in subjects if (period := context.period_of(subject)) is not None]
    return {
        period.start.year
        for period in periods
        if period.kind is PeriodKind.YEAR and period.start is not None
    }


@attrs.frozen(kw_only=True)
class _Review:
    """One review of one agreement and period.

    Attributes:
        path: Where the record names it.
        event: The event.
        subject: What is reviewed: an agreement and both ends.
        certain: Whether the period is on record, or the agreement one turn.
    """

    path: str
    event: ReviewEvent
    subject: tuple[str, dt.date, dt.date]
    certain: bool


def _reviews(context: Context, kind: ReviewKind) -> Iterator[_Review]:
    """Yield what events of a kind review, where its period is known."""
    for path, event in context.events:
        if kind not in event.kinds:
            continue
        for i, subject in enumerate(event.reviewed):
            period = context.period_of(subject)
            if period is not None and period.start is not None and period.end is not None:
                yield _Review(
                    path=f"{path}.reviewed[{i}]",
                    event=event,
                    subject=(subject.agreement, period.start, period.end),
                    certain=context.sure_period_of(subject) is not None,
                )


@rule(
    "PH306",
    "interim-after-final-review",
    severity=Severity.ERROR,
    basis=LOGIC,
    en="the interim review {date} comes after the final review {final}",
    why="Sơ kết looks at a part of what tổng kết closes, so it comes before. Where the record does "
    "not say which period of a longer agreement was reviewed, or a year was inferred, this is a "
    "warning.",
)
def interim_after_final_review(context: Context) -> Iterator[Fault]:
    """Find interim reviews after the final review of the same period."""
    finals: dict[tuple[str, dt.date, dt.date], _Review] = {}
    for review in _reviews(context, ReviewKind.FINAL_REVIEW):
        if last_day(review.event.held_on) is not None:
            first = finals.get(review.subject, review)
            finals[review.subject] = min(first, review, key=_closing_day)
    for review in _reviews(context, ReviewKind.INTERIM_REVIEW):
        final = finals.get(review.subject)
        held = review.event.held_on
        closed = final.event.held_on if final is not None else None
        if final is None or held is None or closed is None:
            continue
        day = first_day(held)
        if day is None or day <= _closing_day(final):
            continue
        sure = review.certain and final.certain
        inferred = review.event.year_inferred or final.event.year_inferred
        yield Fault(
            path=review.path,
            params={
                "date": date_words(held),
                "final": date_words(closed),
            },
            on=day,
            severity=None if sure and not inferred else Severity.WARNING,
        )


def _closing_day(review: _Review) -> dt.date:
    """Return the last day on which a review can have been."""
    return last_day(review.event.held_on) or dt.date.max


@rule(
    "PH307",
    "second-final-review",
    severity=Severity.WARNING,
    basis=LOGIC,
    en="this period already has a final review ({first})",
    why="One period of one agreement is closed once; a second record is mostly the same event "
    "twice. Where the record does not say which period of a longer agreement was reviewed, this "
    'is a note. Equal words without days ("5 năm") are one period where both were held within a '
    "year: five years later they are another.",
)
def second_final_review(context: Context) -> Iterator[Fault]:
    """Find second final reviews of one agreement and period."""
    seen: dict[tuple[str, dt.date, dt.date], _Review] = {}
    for review in _reviews(context, ReviewKind.FINAL_REVIEW):
        first = seen.setdefault(review.subject, review)
        if first is not review:
            yield Fault(
                path=review.path,
                params={"first": first.event.id},
                on=first_day(review.event.held_on),
                severity=None if review.certain and first.certain else Severity.INFO,
            )
    yield from _second_of_equal_words(context)


def _second_of_equal_words(context: Context) -> Iterator[Fault]:
    """Find second final reviews of "5 năm", or the like without days, within a year."""
    seen: dict[tuple[str, str], ReviewEvent] = {}
    for path, event in context.events:
        held = first_day(event.held_on)
        if held is None or ReviewKind.FINAL_REVIEW not in event.kinds:
            continue
        for i, subject in enumerate(event.reviewed):
            period = subject.period
            if period is None or period.start or period.end or not period.printed:
                continue
            key = (subject.agreement, " ".join(period.printed.split()).casefold())
            earlier = seen.get(key, event)
            before = first_day(earlier.held_on) or held
            if earlier is not event and abs((held - before).days) <= _ONE_YEAR:
                yield Fault(path=f"{path}.reviewed[{i}]", params={"first": earlier.id}, on=held)
            seen[key] = event


@rule(
    "PH321",
    "review-overdue",
    whole_story=True,
    severity=Severity.WARNING,
    basis=Basis(vi="Điều khoản của chính văn bản phối hợp", en="the agreement's own clause"),
    en="{due}; {overdue}, nothing on record{earlier}{doubt}",
    why="The paper itself says what is due. What no record shows as held is asked for, as of the "
    'day of the question. The day named by "trước ngày D" is not yet overdue: offices read the '
    "words both ways. Where only reports of others tell of events, or where the record ends "
    "before a day that passed more than a year ago, nothing is proven: that is a note.",
)
def overdue(context: Context) -> Iterator[Fault]:
    """Find obligations past their day that no event answers."""
    for path, agreement in context.agreements:
        if not agreement.has_cadences:
            continue
        report = compliance(
            agreement, context.dossier.events, as_of=context.as_of, calendar=context.calendar
        )
        missing: dict[tuple[int, Cadence], list[Obligation]] = {}
        for obligation in report.with_status(DueStatus.MISSING):
            due = obligation.due
            if due.cadence is not None and due.lenient_day != context.as_of:
                missing.setdefault((due.place, due.cadence), []).append(obligation)
        for obligations in missing.values():
            last = obligations[-1]
            proven = last.certain and _goes_on(context, last)
            yield Fault(
                path=_clause_path(path, agreement, last.due),
                params={
                    "due": Bilingual(vi=last.due.explain("vi"), en=last.due.explain("en")),
                    "overdue": _overdue(last.overdue_by),
                    "earlier": _earlier(len(obligations) - 1),
                    "doubt": _CERTAIN if proven else _DOUBT,
                },
                severity=None if proven else Severity.INFO,
            )


_ONE_YEAR = 366
_CERTAIN = Bilingual(vi="", en="")
_DOUBT = Bilingual(
    vi=" (nguồn của hồ sơ có thể không nêu hết, cần đối chiếu)",
    en=" (the sources of the record need not tell everything)",
)


def _goes_on(context: Context, missing: Obligation) -> bool:
    """Tell whether a record would show what is missing: it is of late, or something after it is."""
    day = missing.due.last_day
    if missing.overdue_by <= _ONE_YEAR or day is None:
        return True
    return any((first_day(event.held_on) or day) > day for event in context.dossier.events)


def _overdue(days: int) -> Bilingual:
    """Say for how long something has been overdue, beyond a year in years."""
    if days <= _ONE_YEAR:
        return Bilingual(vi=f"đã quá hạn {days} ngày", en=f"overdue by {days} days")
    years = int(days / _DAYS_OF_A_YEAR)
    return Bilingual(
        vi=f"đã quá hạn hơn {years} năm",
        en=f"overdue by more than {years} year{'s' * (years > 1)}",
    )


_DAYS_OF_A_YEAR = 365.25


def _clause_path(path: str, agreement: Agreement, due: Due) -> str:
    """Return where a clause stands: among those of the paper, or of its amendment."""
    if due.cadence in agreement.cadences:
        return f"{path}.cadences[{agreement.cadences.index(due.cadence)}]"
    return f"{path}.history"


def _earlier(count: int) -> Bilingual:
    """Say how many turns before are missing too."""
    if not count:
        return Bilingual(vi="", en="")
    turns = "turn" if count == 1 else "turns"
    return Bilingual(
        vi=f"; {count} kỳ trước đó cũng chưa có ghi nhận", en=f"; nor for {count} earlier {turns}"
    )
