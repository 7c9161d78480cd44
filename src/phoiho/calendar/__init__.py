"""Working days, and the days on which cadences fall due.

The names below load their modules at first use.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from phoiho._lazy import lazy_names

if TYPE_CHECKING:
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

_MODULES = {
    "Anchor": "cadence",
    "Binding": "day_status",
    "Boundary": "cadence",
    "Cadence": "cadence",
    "CadenceKind": "cadence",
    "Certainty": "day_status",
    "CountUnit": "cadence",
    "DataSpan": "cutoffs",
    "DayKind": "day_status",
    "DayStatus": "day_status",
    "Deadline": "deadlines",
    "DueDay": "due_days",
    "Every": "cadence",
    "Holiday": "holidays",
    "Offset": "cadence",
    "PeriodDay": "cadence",
    "ReportCutoff": "cutoffs",
    "ReportScheme": "cutoffs",
    "UnknownSchemeError": "cutoffs",
    "WorkingCalendar": "working",
    "add_working_days": "deadlines",
    "deadline": "deadlines",
    "format_cadence": "cadence_printing",
    "iter_due_days": "due_days",
    "iter_report_schemes": "cutoffs",
    "parse_cadence": "cadence_parsing",
    "report_cutoff": "cutoffs",
    "to_rrule": "cadence_printing",
}

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

if not TYPE_CHECKING:  # else every misspelled name would pass as an object
    __getattr__, __dir__ = lazy_names(__name__, _MODULES)
