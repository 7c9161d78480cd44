"""What is one obligation: what, for which period, by which day, by which words."""

from __future__ import annotations

import datetime as dt

import attrs

from phoiho.agreements import Target, WorkItem
from phoiho.calendar import Boundary, Cadence, CadenceKind, DayStatus
from phoiho.labels import LabelledEnum, Locale
from phoiho.periods import Period, last_day
from phoiho.reviews.due_wording import explain_due

__all__ = ["Due", "DueSource", "NoDayReason"]

_ONE_DAY = dt.timedelta(days=1)
_TIMES = frozenset({Boundary.COUNT, Boundary.COUNT_MIN})


class DueSource(LabelledEnum):
    """What of an agreement makes something due."""

    CADENCE = "cadence"
    ITEM = "item"
    TARGET = "target"


class NoDayReason(LabelledEnum):
    """Why an obligation has no last day.

    `season` is "đầu kỳ", "giữa nhiệm kỳ", "cuối giai đoạn": office prose, no
    day.  `no_anchor` means that the record lacks the day to count from,
    `no_start` that turns of several periods ("2 năm một lần") begin on no
    known day, `limit_only` that the words set a limit and ask for nothing.

    Examples:
        >>> NoDayReason.AD_HOC.label()
        'đột xuất hoặc khi có yêu cầu'
    """

    NO_DAY = "no_day"
    NO_YEAR = "no_year"
    NO_PERIOD = "no_period"
    NO_START = "no_start"
    NO_ANCHOR = "no_anchor"
    SEASON = "season"
    SESSION = "session"
    EVENT = "event"
    CUTOFF = "cutoff"
    DATA_SPAN = "data_span"
    BEGINS = "begins"
    LIMIT_ONLY = "limit_only"
    AD_HOC = "ad_hoc"
    VAGUE = "vague"


@attrs.frozen(kw_only=True)
class Due:
    """One obligation: a clause for one period, or a work item or target with its day.

    Attributes:
        agreement: Id of the agreement.
        source: Whether a clause, a work item or a target asks for it.
        place: Place of the clause or item in the agreement, counted from 0.
        cadence: The clause.
        item: The work item, also that of a target.
        target: The target.
        period: The period the act is about.
        named_day: The day that the words name, or that a term ends on by the
            count alone; `None` where they name none.
        last_day: The last day that keeps the words, strictly read: for "trước
            ngày D" the day before D; for a number of times the last day of the
            turn.  `None` where none can be computed.
        opens: First day of a window.
        times: How often within the period.
        no_day: Why there is no last day.
        day_off: What the last day is, where offices do not work on it and the
            words name it; it is not moved for that.
        moved_by: The days off for which the end of a counted term was moved
            from `named_day`.
        owed_by: Ids of the participants that owe it.
        owed_to: Ids of those that receive it.
    """

    agreement: str
    source: DueSource
    place: int
    cadence: Cadence | None = None
    item: WorkItem | None = None
    target: Target | None = None
    period: Period
    named_day: dt.date | None = None
    last_day: dt.date | None = None
    opens: dt.date | None = None
    times: int = 1
    no_day: NoDayReason | None = None
    day_off: DayStatus | None = None
    moved_by: tuple[DayStatus, ...] = ()
    owed_by: tuple[str, ...] = ()
    owed_to: tuple[str, ...] = ()

    @property
    def kind(self) -> CadenceKind | None:
        """What is due by a clause; `None` for items and targets."""
        return self.cadence.kind if self.cadence is not None else None

    @property
    def lenient_day(self) -> dt.date | None:
        """The last day where "trước ngày D" is read to include D.

        No text defines the words, and offices read them both ways.
        """
        if self.last_day is None or not self.is_before:
            return self.last_day
        return self.last_day + _ONE_DAY

    @property
    def is_before(self) -> bool:
        """Whether the words are "trước ngày"."""
        return self.cadence is not None and self.cadence.boundary is Boundary.BEFORE

    @property
    def is_counted(self) -> bool:
        """Whether the words say how often, not on which day."""
        return self.cadence is not None and self.cadence.boundary in _TIMES

    @property
    def looks_back(self) -> bool:
        """Whether the act looks back on its period, and so may come after it."""
        return self.kind in (CadenceKind.REVIEW, CadenceKind.REPORT)

    @property
    def moved_from(self) -> dt.date | None:
        """The day on which a counted term ended before it was moved."""
        return self.named_day if self.moved_by else None

    @property
    def item_number(self) -> int | None:
        """Number of the work item in the paper, else its place; `None` for clauses."""
        if self.item is None:
            return None
        return self.place + 1 if self.item.number is None else self.item.number

    @property
    def printed(self) -> str | None:
        """The words of the paper."""
        if self.target is not None:
            return self.target.printed or self.target.indicator
        if self.item is not None:
            return self.item.text
        return self.cadence.printed if self.cadence is not None else None

    @property
    def sort_day(self) -> dt.date:
        """Where it stands in a list, by its last day or else the last day of its period."""
        return self.last_day or last_day(self.period) or dt.date.max

    def explain(self, locale: Locale = "vi") -> str:
        """Return what is due, by which day, why that day and by which words, in one sentence.

        Args:
            locale: `vi` or `en`; what was printed stays Vietnamese.

        Examples:
            >>> from phoiho.calendar import parse_cadence
            >>> (clause,) = parse_cadence("báo cáo trước ngày 15/11 hằng năm")
            >>> Due(agreement="a", source=DueSource.CADENCE, place=0, cadence=clause,
            ...     period=Period.for_year(2023), named_day=dt.date(2023, 11, 15),
            ...     last_day=dt.date(2023, 11, 14)).explain("en").partition(": ")[2]
            'before 2023-11-15, so on 2023-11-14 at the latest'
        """
        return explain_due(self, locale)
