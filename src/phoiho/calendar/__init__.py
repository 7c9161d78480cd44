"""Working days, and the days on which cadences fall due."""

from phoiho.calendar.cadence import (
    Anchor,
    Boundary,
    Cadence,
    CadenceKind,
    CountUnit,
    Every,
    Offset,
    PeriodDay,
)
from phoiho.calendar.cadence_parsing import parse_cadence
from phoiho.calendar.cadence_printing import format_cadence, to_rrule
from phoiho.calendar.cutoffs import (
    DataSpan,
    ReportCutoff,
    ReportScheme,
    UnknownSchemeError,
    iter_report_schemes,
    report_cutoff,
)
from phoiho.calendar.day_status import Binding, Certainty, DayKind, DayStatus
from phoiho.calendar.deadlines import Deadline, add_working_days, deadline
from phoiho.calendar.due_days import DueDay, iter_due_days
from phoiho.calendar.holidays import Holiday
from phoiho.calendar.working import WorkingCalendar

__all__ = [
    "Anchor",
    "Binding",
    "Boundary",
    "Cadence",
    "CadenceKind",
    "Certainty",
    "CountUnit",
    "DataSpan",
    "DayKind",
    "DayStatus",
    "Deadline",
    "DueDay",
    "Every",
    "Holiday",
    "Offset",
    "PeriodDay",
    "ReportCutoff",
    "ReportScheme",
    "UnknownSchemeError",
    "WorkingCalendar",
    "add_working_days",
    "deadline",
    "format_cadence",
    "iter_due_days",
    "iter_report_schemes",
    "parse_cadence",
    "report_cutoff",
    "to_rrule",
]
