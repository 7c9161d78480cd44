"""Working days, and the days on which cadences fall due."""

from phoiho.calendar.cadence import (
    Boundary,
    Cadence,
    CadenceKind,
    DueDay,
    Every,
    iter_due_days,
)
from phoiho.calendar.working import Certainty, DayStatus, WorkingCalendar

__all__ = [
    "Boundary",
    "Cadence",
    "CadenceKind",
    "Certainty",
    "DayStatus",
    "DueDay",
    "Every",
    "WorkingCalendar",
    "iter_due_days",
]
