"""Strategies for cadences: every shape that words of papers can have."""

import datetime as dt

from hypothesis import strategies as st

from phoiho.calendar import (
    Anchor,
    Boundary,
    Cadence,
    CadenceKind,
    CountUnit,
    Every,
    Offset,
    PeriodDay,
)
from phoiho.periods import Period, YearlessDate

kinds = st.sampled_from(CadenceKind)
dayful = st.sampled_from([Boundary.BY, Boundary.BEFORE, Boundary.ON])
days_of_month = st.integers(1, 31)
YEARS = st.dates(dt.date(1990, 1, 1), dt.date(2090, 12, 31))
EVENTS = ["nhận được đề nghị", "khai mạc kỳ họp Hội đồng nhân dân", "bầu cử", "tiếp xúc cử tri"]


def numbers(every):
    """Return numbers of periods in a year, or none."""
    if every not in {Every.MONTH, Every.QUARTER, Every.HALF}:
        return st.just(())
    return st.sets(st.integers(1, every.in_year), max_size=3).map(lambda s: tuple(sorted(s)))


@st.composite
def dated(draw):
    """Return a day of every period."""
    month_based = [Every.MONTH, Every.QUARTER, Every.HALF, Every.NINE_MONTHS, Every.YEAR]
    every = draw(st.sampled_from(month_based))
    month = None if every is Every.MONTH else draw(st.none() | st.integers(1, every.months))
    highest = 28 if every is Every.YEAR else 31
    fields = {
        "kind": draw(kinds),
        "every": every,
        "only": draw(numbers(every)),
        "month": month,
        "day": draw(st.integers(1, highest)),
        "in_next_period": draw(st.booleans()),
    }
    if not draw(st.booleans()):
        unit = draw(st.sampled_from([CountUnit.DAY, CountUnit.WORKING_DAY]))
        return Cadence(boundary=draw(dayful), day_unit=unit, **fields)
    boundary = draw(st.sampled_from([Boundary.WITHIN, Boundary.RANGE]))
    # What opens in the period before is read as data, whose days are counted so.
    shift = draw(st.sampled_from([0, -1])) if boundary is Boundary.RANGE else 0
    last = month or every.months
    first = draw(st.integers(1, last)) if every is not Every.MONTH else None
    start = PeriodDay(day=draw(st.integers(1, 28)), month=first, shift=shift)
    if every is Every.MONTH and shift == 0:
        # In one month a window opens before it closes.
        start = PeriodDay(day=1, shift=int(fields["in_next_period"]))
    return Cadence(boundary=boundary, start=start, **fields)


@st.composite
def first_days(draw):
    """Return a window of the first working days of a month."""
    every = draw(st.sampled_from([Every.MONTH, Every.QUARTER, Every.YEAR]))
    month = None if every is Every.MONTH else draw(st.integers(1, every.months))
    following = draw(st.booleans())
    return Cadence(
        kind=draw(kinds), every=every, boundary=Boundary.WITHIN, month=month,
        day=draw(st.integers(2, 10)), day_unit=CountUnit.WORKING_DAY, in_next_period=following,
        start=PeriodDay(day=1, month=month, shift=int(following)),
    )  # fmt: skip


@st.composite
def weeks(draw):
    """Return a week of a month, or a weekday of it, in every period."""
    every = draw(st.sampled_from([Every.MONTH, Every.QUARTER, Every.YEAR]))
    weekday = draw(st.none() | st.integers(0, 6))
    whole = [Boundary.BY, Boundary.BEFORE, Boundary.WITHIN]
    return Cadence(
        kind=draw(kinds), every=every, week=draw(st.sampled_from([1, 2, 3, 4, -1])),
        boundary=draw(st.sampled_from(whole) if weekday is None else dayful), weekday=weekday,
        month=None if every is Every.MONTH else draw(st.integers(1, every.months)),
        in_next_period=draw(st.booleans()),
    )  # fmt: skip


@st.composite
def wholes(draw):
    """Return a month of a quarter or of the year, or numbered quarters, as a window."""
    every = draw(st.sampled_from([Every.QUARTER, Every.YEAR]))
    boundary = draw(st.sampled_from([Boundary.BY, Boundary.BEFORE, Boundary.WITHIN]))
    kind = draw(kinds)
    if draw(st.booleans()):
        return Cadence(
            kind=kind, every=Every.QUARTER, boundary=boundary, only=(draw(st.integers(1, 4)),)
        )
    month, following = draw(st.integers(1, every.months)), draw(st.booleans())
    return Cadence(kind=kind, every=every, boundary=boundary, month=month, in_next_period=following)


def counted():
    """Return how often something is due."""
    turns = st.sampled_from([Every.WEEK, Every.QUARTER, Every.YEAR]).flatmap(
        lambda every: st.tuples(st.just(every), st.integers(1, 5))
    ) | st.sampled_from(
        [
            (Every.MONTH, 1),
            (Every.MONTH, 3),
            (Every.HALF, 1),
            (Every.NINE_MONTHS, 1),
            (Every.TERM, 1),
        ]
    )
    boundaries = st.sampled_from([Boundary.COUNT, Boundary.COUNT_MIN, Boundary.COUNT_MAX])
    return st.builds(
        lambda kind, turn, boundary, times: Cadence(
            kind=kind, every=turn[0], interval=turn[1], boundary=boundary, times=times
        ),
        kinds, turns, boundaries, st.integers(1, 12),
    )  # fmt: skip


def turns_alone():
    """Return turns of several weeks, months or years without a number of times."""
    return st.builds(
        lambda kind, turn: Cadence(
            kind=kind, every=turn[0], interval=turn[1], boundary=Boundary.COUNT
        ),
        kinds,
        st.sampled_from([(Every.WEEK, 2), (Every.MONTH, 3), (Every.YEAR, 5)]),
    )


@st.composite
def frequencies(draw):
    """Return a frequency without a day or a number."""
    every = draw(st.sampled_from([e for e in Every if e not in {Every.ONCE, Every.UNSTATED}]))
    return Cadence(
        kind=draw(kinds), every=every, boundary=Boundary.COUNT, only=draw(numbers(every))
    )


def weekdays():
    """Return a day of the week, or such a day of every month."""
    return st.builds(
        lambda kind, boundary, weekday, week: Cadence(
            kind=kind, boundary=boundary, weekday=weekday, week=week,
            every=Every.WEEK if week is None else Every.MONTH,
        ),
        kinds, dayful, st.integers(0, 6), st.sampled_from([None, 1, 2, 3, 4, -1]),
    )  # fmt: skip


@st.composite
def terms(draw):
    """Return a day counted from an event."""
    anchor = draw(st.sampled_from(Anchor))
    kind, every, amount = draw(kinds), Every.UNSTATED, 0
    boundary, unit = Boundary.ON, CountUnit.DAY
    if anchor is Anchor.SESSION and draw(st.booleans()):
        boundary = draw(st.sampled_from([Boundary.FROM, Boundary.BEFORE]))
    elif anchor in {Anchor.EVENT, Anchor.SIGNING, Anchor.CUTOFF, Anchor.PERIOD_END, Anchor.SESSION}:
        amount = draw(st.integers(1, 90)) * draw(st.sampled_from([1, -1]))
        limits = [Boundary.BY, Boundary.WITHIN, Boundary.MIN_GAP]
        boundary, unit = draw(st.sampled_from(limits)), draw(st.sampled_from(CountUnit))
    if anchor is Anchor.PERIOD_END:
        ends = [Every.MONTH, Every.QUARTER, Every.HALF, Every.NINE_MONTHS, Every.YEAR, every]
        every = draw(st.sampled_from(ends))
    elif anchor.value.startswith("term"):
        every = Every.TERM
    event = draw(st.sampled_from(EVENTS)) if anchor is Anchor.EVENT else None
    offset = Offset(anchor=anchor, amount=amount, unit=unit, event=event)
    return Cadence(kind=kind, every=every, boundary=boundary, offset=offset)


def single():
    """Return something due once."""
    yearless = st.builds(YearlessDate, month=st.integers(1, 12), day=st.integers(1, 28))
    points = st.builds(
        lambda kind, boundary, on: Cadence(kind=kind, every=Every.ONCE, boundary=boundary, on=on),
        kinds, dayful | st.just(Boundary.FROM), YEARS | yearless,
    )  # fmt: skip
    spans = st.builds(
        lambda kind, boundary, start, days: Cadence(
            kind=kind, every=Every.ONCE, boundary=boundary,
            on=Period(start=start, end=start + dt.timedelta(days=days)),
        ),
        kinds, st.sampled_from([Boundary.WITHIN, Boundary.RANGE]), YEARS, st.integers(1, 25),
    )  # fmt: skip
    return points | spans


def named_spans():
    """Return something due once within a named period."""
    return st.builds(
        lambda kind, boundary, year, number: Cadence(
            kind=kind, every=Every.ONCE, boundary=boundary, on=Period.for_quarter(year, number)
        ),
        kinds,
        st.sampled_from([Boundary.WITHIN, Boundary.BY]),
        st.integers(1990, 2090),
        st.integers(1, 4),
    )


def wordings():
    """Return what has no day at all."""
    return st.builds(
        lambda kind, boundary: Cadence(kind=kind, every=Every.UNSTATED, boundary=boundary),
        kinds, st.sampled_from([Boundary.VAGUE, Boundary.AD_HOC]),
    )  # fmt: skip


cadences = st.one_of(
    dated(), first_days(), weeks(), wholes(), counted(), turns_alone(), frequencies(), weekdays(),
    terms(), single(), wordings(),
)  # fmt: skip
