"""When the clauses of an agreement fall due."""

from __future__ import annotations

import datetime as dt

import attrs

from phoiho.agreements import Agreement, ended_participants
from phoiho.calendar import Boundary, Cadence, WorkingCalendar, iter_due_days
from phoiho.labels import Locale
from phoiho.periods import Period, first_day, last_day
from phoiho.vietnamese import format_date, format_period, iso

__all__ = ["Due", "due_dates", "life_of"]


@attrs.frozen(kw_only=True)
class Due:
    """One obligation: a clause for one period.

    Attributes:
        agreement: Id of the agreement.
        cadence: The clause.
        period: The period the act is about.
        named_day: The day that the words name, `None` where they name none.
        last_day: The last day that keeps the words: for "trước ngày D" the
            day before D.
        day_off: Why `last_day` is no working day, in the words of the table
            of days off ("cuối tuần" for a weekend); empty for a working day.
            The day is not moved for it.
    """

    agreement: str
    cadence: Cadence
    period: Period
    named_day: dt.date | None
    last_day: dt.date | None
    day_off: str = ""

    def explain(self, locale: Locale = "vi") -> str:
        """Return the clause, its period and its day in one phrase."""
        clause = f"{self.cadence.kind.label(locale)}, {self.cadence.every.label(locale)}"
        period = format_period(self.period) if locale == "vi" else iso(self.period)
        if self.named_day is None or self.last_day is None:
            return f"{clause} ({period})"
        words = self.cadence.boundary.label(locale)
        if locale == "en":
            text = f"{clause} ({period}): {words} {self.named_day}"
            return f"{text}, last day {self.last_day}" if self._shifted else text
        text = f"{clause} ({period}): {words} {format_date(self.named_day, 'slash')}"
        if self._shifted:
            text += f", ngày cuối cùng là {format_date(self.last_day, 'slash')}"
        return text

    @property
    def _shifted(self) -> bool:
        """Tell whether the last day is not the day named."""
        return self.cadence.boundary is Boundary.BEFORE


def life_of(agreement: Agreement, *, until: dt.date) -> Period | None:
    """Return the days on which an agreement binds, as far as they are known.

    From the later of its signing and the start of its period; to the end of
    its period, or the last day before a participant ended, or *until*.

    Args:
        agreement: An agreement of a resolved dossier.
        until: Where the answer stops for an agreement without an end.

    Returns:
        The period, or `None` where no day is on record or it never began.
    """
    return _life(agreement, until=min(until, _final_day(agreement, by=until)))


def _final_day(agreement: Agreement, *, by: dt.date) -> dt.date:
    """Return the last day before a participant ended, the end of time where none has."""
    ended = ended_participants(agreement, on=by)
    return min((participant.last_day for participant in ended), default=dt.date.max)


def _life(agreement: Agreement, *, until: dt.date) -> Period | None:
    """Return the days on which an agreement binds by its own dates, up to a day."""
    starts = (first_day(agreement.effective_on), first_day(agreement.signed_on))
    signed = next((day for day in starts if day is not None), None)
    begins = [day for day in (signed, first_day(agreement.period)) if day is not None]
    if not begins:
        return None
    if agreement.period is not None and agreement.period.end and not agreement.open_ended:
        until = min(until, agreement.period.end)
    if until < max(begins):
        return None
    return Period(start=max(begins), end=until)


def due_dates(
    agreement: Agreement, *, within: Period, calendar: WorkingCalendar | None = None
) -> tuple[Due, ...]:
    """Return what falls due under an agreement in a period, by day.

    A clause holds for every calendar month, quarter, half or year that the
    agreement's life touches, but nothing falls due before the day of signing
    or after a participant has ended.  A clause without a day is listed by the
    last day of its period.

    Args:
        agreement: An agreement of a resolved dossier; without cadences on
            record the answer is empty, which means "no clause on record".
        within: The period in which things fall due, both ends closed.
        calendar: Tells days off; the official one where left out.

    Raises:
        ValueError: *within* is open.

    Basis:
        A named day is not moved off a day off: Bộ luật Dân sự 91/2015/QH13,
        Điều 148 khoản 5 moves the end of counted terms.
    """
    if within.start is None or within.end is None:
        msg = "due dates need a period with both ends"
        raise ValueError(msg)
    if not agreement.cadences:
        return ()
    final = _final_day(agreement, by=within.end)
    life = _life(agreement, until=min(within.end, final))
    if life is None or life.start is None:
        return ()
    calendar = calendar or WorkingCalendar.official()
    dues = [
        Due(
            agreement=agreement.id,
            cadence=cadence,
            period=day.period,
            named_day=day.named,
            last_day=day.last,
            day_off=_day_off(day.last, calendar),
        )
        for cadence in agreement.cadences
        for day in iter_due_days(cadence, within=life)
        if life.start <= _sort_day(day.last, day.period) <= final
    ]
    found = [due for due in dues if _sort_day(due.last_day, due.period) in within]
    return tuple(sorted(found, key=lambda due: _sort_day(due.last_day, due.period)))


def _sort_day(last: dt.date | None, period: Period) -> dt.date:
    """Return the last day that keeps a clause, else of its period."""
    return last or last_day(period) or dt.date.max


def _day_off(day: dt.date | None, calendar: WorkingCalendar) -> str:
    """Say why a day is no working day."""
    if day is None:
        return ""
    status = calendar.day_status(day)
    return "" if status.working else status.reason or "cuối tuần"
