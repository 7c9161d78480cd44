"""Rules on ratings: their points, and when ratings and awards were decided."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal

from phoiho.periods import DateValue, Period, first_day, last_day
from phoiho.reviews import Rating, RatingLevel, RatingRegime, ReviewEvent, rating_regimes
from phoiho.rules.acts import is_identified
from phoiho.rules.context import Context
from phoiho.rules.findings import Basis, Bilingual, Fault, Severity
from phoiho.rules.registry import LOGIC, rule
from phoiho.rules.wording import body_words, date_words, period_words
from phoiho.vietnamese import format_number


def _ratings(context: Context) -> Iterator[tuple[str, ReviewEvent, Rating]]:
    """Yield the ratings on record, with their paths and events."""
    for path, event in context.events:
        for i, rating in enumerate(event.ratings):
            yield f"{path}.ratings[{i}]", event, rating


def _scored(context: Context) -> Iterator[tuple[str, Rating, Decimal, dt.date]]:
    """Yield ratings with their points and the last day on which they can have been decided."""
    for path, event, rating in _ratings(context):
        decided = last_day(rating.decided_on) or last_day(event.held_on)
        if rating.score is not None and decided is not None:
            yield path, rating, rating.score, decided


def _with_points(on: dt.date) -> list[RatingRegime]:
    """Return the acts of a day that give points."""
    return [regime for regime in rating_regimes(on=on) if regime.has_points]


@rule(
    "PH311",
    "score-below-rating",
    severity=Severity.ERROR,
    basis=Basis(
        vi="Khoản 1 Điều 11 Quy định số 366-QĐ/TW; Nghị định số 335/2025/NĐ-CP",
        en="Regulation 366-QĐ/TW, article 11(1); Decree 335/2025/NĐ-CP",
        act="335/2025/NĐ-CP",
        earlier=(
            Basis(
                vi="Khoản 1 Điều 11 Quy định số 366-QĐ/TW",
                en="Regulation 366-QĐ/TW, article 11(1)",
                act="366-QĐ/TW@2025",
            ),
        ),
    ),
    en="{score} points do not make the rating “{level}”: by {act} they are “{expected}”",
    why="From 90 points a rating can be excellent, from 70 good, from 50 completed. The acts ask "
    "for more than points, so a lower level than the points give is no fault. Without the day of "
    "the decision, or with points beyond the scale, this is a warning.",
    in_force=Period(start=dt.date(2025, 8, 30)),
)
def score_below_rating(context: Context) -> Iterator[Fault]:
    """Find levels that are higher than the points allow in every act of the day."""
    for path, rating, score, decided in _scored(context):
        regimes = _with_points(decided)
        levels = [_level_for(regime, score) for regime in regimes]
        if not regimes or any(level is not None and _allows(level, rating) for level in levels):
            continue
        expected = levels[0] or _BEYOND
        sure = rating.decided_on is not None and expected is not _BEYOND
        yield Fault(
            path=f"{path}.score",
            params={
                "score": _points(score),
                "level": rating.level,
                "act": regimes[0].act,
                "expected": expected,
            },
            on=decided,
            severity=None if sure else Severity.WARNING,
        )


_LEVELS = tuple(RatingLevel)
_BEYOND = Bilingual(vi="ngoài thang điểm", en="beyond the scale")


def _level_for(regime: RatingRegime, score: Decimal) -> RatingLevel | None:
    """Return the level that points give; `None` for points beyond the scale."""
    try:
        return regime.level_for(score)
    except ValueError:
        return None


def _allows(level: RatingLevel, rating: Rating) -> bool:
    """Tell whether points of a level allow the rating."""
    return _LEVELS.index(level) <= _LEVELS.index(rating.level)


def _points(score: Decimal) -> Bilingual:
    """Print points."""
    usual = score.is_finite() and abs(score) < _FAR_BEYOND
    return Bilingual(vi=format_number(score) if usual else str(score), en=str(score))


_FAR_BEYOND = 10_000
"""Points that no scale has, which are printed as they were given."""


@rule(
    "PH312",
    "score-before-point-scales",
    severity=Severity.INFO,
    basis=Basis(
        vi="Quy định số 366-QĐ/TW (từ ngày 30/8/2025) và Nghị định số 335/2025/NĐ-CP (từ ngày "
        "01/01/2026)",
        en="Regulation 366-QĐ/TW (from 2025-08-30) and Decree 335/2025/NĐ-CP (from 2026-01-01)",
    ),
    en="{score} points, though no general act gave points {date}",
    why="The scale of 90, 70 and 50 came with the acts of 2025. Some provinces and offices had "
    "scales of their own before, so points are worth a look and no fault.",
)
def score_before_point_scales(context: Context) -> Iterator[Fault]:
    """Find points in ratings older than the acts that give points."""
    for path, _, score, decided in _scored(context):
        if not _with_points(decided):
            yield Fault(
                path=f"{path}.score",
                params={"score": _points(score), "date": date_words(decided)},
                on=decided,
            )


@rule(
    "PH323",
    "decided-before-its-period",
    severity=Severity.ERROR,
    basis=LOGIC,
    en="decided {date}, before its period began ({period})",
    why="A rating or an award looks back: what had not begun could be neither rated nor rewarded. "
    "One of the two dates is wrong.",
)
def decided_before_its_period(context: Context) -> Iterator[Fault]:
    """Find ratings and awards decided before the time that they are for."""
    for path, decided_on, period in _decisions(context):
        decided, start = last_day(decided_on), first_day(period)
        if decided_on is None or period is None or decided is None or start is None:
            continue
        if decided < start:
            yield Fault(
                path=f"{path}.decided_on",
                params={"date": date_words(decided_on), "period": period_words(period)},
                on=decided,
            )


def _decisions(context: Context) -> Iterator[tuple[str, DateValue | None, Period | None]]:
    """Yield when ratings and awards were decided, and for which time."""
    for path, _, rating in _ratings(context):
        yield path, rating.decided_on, rating.period
    for path, event in context.events:
        for i, award in enumerate(event.awards):
            yield f"{path}.awards[{i}]", award.decided_on, award.period


@rule(
    "PH324",
    "rated-twice",
    severity=Severity.WARNING,
    basis=LOGIC,
    en="{body} is rated twice for the same period: {first} and {second}",
    why="A body has one rating a period. Two of them are mostly one of an earlier proposal, or of "
    "another body of a like name.",
)
def rated_twice(context: Context) -> Iterator[Fault]:
    """Find bodies to which one event gives two levels for one period."""
    seen: dict[tuple[str, str, Period], RatingLevel] = {}
    for path, event, rating in _ratings(context):
        if rating.period is None:
            continue
        for i, ref in enumerate(rating.recipients):
            if ref.body is None or not is_identified(ref.body):
                continue
            period = Period(start=rating.period.start, end=rating.period.end)
            first = seen.setdefault((event.id, ref.body.id, period), rating.level)
            if first is not rating.level:
                yield Fault(
                    path=f"{path}.recipients[{i}]",
                    params={
                        "body": body_words(ref.body),
                        "first": first,
                        "second": rating.level,
                    },
                    on=first_day(rating.decided_on) or first_day(event.held_on),
                )
