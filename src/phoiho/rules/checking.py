"""The two questions put to the rules: `check` and `ensure`."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from typing import TypeAlias

import attrs

from phoiho.agreements import Agreement
from phoiho.calendar import WorkingCalendar
from phoiho.documents import DocumentNumber, format_document_number
from phoiho.dossier import Dossier, is_resolved, resolve
from phoiho.errors import PluginError, ValidationError
from phoiho.reviews import ReviewEvent
from phoiho.rules.context import Context, PrintedNumber
from phoiho.rules.findings import Fault, Finding, Rule, Severity
from phoiho.rules.fixes import Fix
from phoiho.rules.ignoring import UNUSED_IGNORE, Ignores
from phoiho.rules.lookup import choose_rules, get_rule
from phoiho.rules.registry import OWN_PREFIX

__all__ = ["Subject", "check", "ensure"]

Subject: TypeAlias = Dossier | Agreement | ReviewEvent | DocumentNumber | str
"""What can be checked."""

_STEP = re.compile(r"\d+|\D+")


def check(
    obj: Subject,
    *,
    as_of: dt.date,
    select: Iterable[str] | None = None,
    ignore: Iterable[str] | None = None,
    preview: bool = False,
    calendar: WorkingCalendar | None = None,
) -> tuple[Finding, ...]:
    """Return what the rules find in a dossier, in a part of one, or in a text.

    A rule judges each act by its own day; *as_of* decides only what is
    running, due and overdue.  Rules never raise.

    Args:
        obj: A dossier, resolved here if it is not yet; an agreement or an event
            alone, of which nothing is said that only a whole story can show; the
            number of a paper; or a text of a paper, on which the text rules run.
        as_of: The day of the question.
        select: Codes, names, or beginnings of codes ("PH2"), to run; all if left out.
        ignore: The same, to leave out, beside what the record itself ignores.
        preview: Run rules in preview too; without it, only those selected by
            their own code.
        calendar: Counts working days; the official one where left out.

    Returns:
        The findings, by their place in the record and by code.  Paths begin at *obj*.

    Raises:
        RecordError: A dossier that names units or bodies that never were.
        UnknownRuleError: *select* or *ignore* names no rule, or a removed one.
        PluginError: A package that offers rules is broken.
        TypeError: *obj* is none of these, or *as_of* no date.

    Warns:
        PhoihoDeprecationWarning: *select* or *ignore* names a rule that is
            deprecated, or that is called otherwise now.

    Examples:
        >>> [f.message("en") for f in check("ngày 4 tháng 3 năm 2021", as_of=dt.date(2026, 1, 1))]
        ['“ngày 4 tháng 3” is written “ngày 04 tháng 3” in official papers']
    """
    _check_day(as_of)
    rules = choose_rules(select, ignore, preview=preview)
    context, root = _context_of(obj, as_of, calendar or WorkingCalendar.official())
    if isinstance(obj, Agreement | ReviewEvent):
        rules = tuple(known for known in rules if not known.whole_story)
    findings = list(_run(rules, context))
    if context.dossier.ignore:
        findings = _without_ignored(findings, rules, context)
    findings.sort(key=_place)
    return tuple(findings) if root == "$" else tuple(_inside(root, findings))


def _check_day(as_of: object) -> None:
    """Refuse what is no day; a time of day would be compared with days."""
    if not isinstance(as_of, dt.date) or isinstance(as_of, dt.datetime):
        msg = f"as_of takes a date, not {type(as_of).__name__}"
        raise TypeError(msg)


def _context_of(obj: object, as_of: dt.date, calendar: WorkingCalendar) -> tuple[Context, str]:
    """Return what the rules read, and where the thing checked stands in it."""
    dossier, root = Dossier(title=""), "$"
    text: str | None = None
    number: PrintedNumber | None = None
    if isinstance(obj, str):
        text = obj
    elif isinstance(obj, DocumentNumber):
        number = _printed(obj)
    elif isinstance(obj, Agreement):
        dossier, root = attrs.evolve(dossier, agreements=(obj,)), "$.agreements[0]"
    elif isinstance(obj, ReviewEvent):
        dossier, root = attrs.evolve(dossier, events=(obj,)), "$.events[0]"
    elif isinstance(obj, Dossier):
        dossier = obj
    else:
        what = "a Dossier, an Agreement, a ReviewEvent, a DocumentNumber or a text"
        msg = f"check takes {what}, not {type(obj).__name__}"
        raise TypeError(msg)
    if not is_resolved(dossier):
        dossier = resolve(dossier)
    context = Context(dossier=dossier, as_of=as_of, calendar=calendar, text=text, number=number)
    return context, root


def _printed(number: DocumentNumber) -> PrintedNumber:
    """Return a number as a paper prints it."""
    text = number.printed or format_document_number(number)
    return PrintedNumber(path="$", text=text, day=None, parsed=number, from_paper=True)


def _run(rules: Iterable[Rule], context: Context) -> Iterator[Finding]:
    """Run rules; acts outside the days in force of one are passed by."""
    for known in rules:
        try:
            for fault in known.check(context):
                if fault.on is None or fault.on in known.in_force:
                    yield _finding(known, fault)
        except Exception as error:
            if known.code.startswith(OWN_PREFIX):
                raise
            module = known.check.__module__
            raise PluginError(known.code, module, f"{type(error).__name__}: {error}") from error


def _finding(known: Rule, fault: Fault) -> Finding:
    """Make a finding of a fault.

    Raises:
        KeyError: A parameter of the messages is missing.
    """
    if missing := known.parameters - fault.params.keys():
        raise KeyError(*sorted(missing))
    basis = (fault.basis or known.basis).of_day(fault.on)
    severity = (fault.severity or known.severity) if basis.seen else Severity.INFO
    fix = fault.fix
    if isinstance(fix, str):
        fix = Fix(path=fault.path, replacement=fix, span=fault.span)
    return Finding(
        code=known.code,
        name=known.name,
        severity=severity,
        path=fault.path,
        span=fault.span,
        params=fault.params,
        basis=basis,
        basis_in_force=basis.in_force(fault.on),
        fix=fix,
        templates=known.templates,
    )


def _without_ignored(
    findings: list[Finding], rules: tuple[Rule, ...], context: Context
) -> list[Finding]:
    """Leave out what the record ignores, and tell of what it ignores for nothing."""
    ignores = Ignores(context.dossier.ignore)
    chosen = {known.code for known in rules}
    kept = [finding for finding in findings if not ignores.covers(finding)]
    if UNUSED_IGNORE not in chosen:
        return kept
    others = [get_rule(code) for code in ignores.codes - chosen]
    elsewhere = _run(others, context)
    unused = ignores.unused((*findings, *elsewhere))
    judged = attrs.evolve(context, unused_ignores=unused)
    told = _run([get_rule(UNUSED_IGNORE)], judged)
    return kept + [finding for finding in told if not ignores.covers(finding)]


def _inside(root: str, findings: Iterable[Finding]) -> Iterator[Finding]:
    """Yield what was found in one part of a dossier, its paths beginning there."""
    for finding in findings:
        if finding.path.startswith(root):
            fix = finding.fix
            yield attrs.evolve(
                finding,
                path=_below(root, finding.path),
                fix=attrs.evolve(fix, path=_below(root, fix.path)) if fix else None,
            )


def _below(root: str, path: str) -> str:
    """Return a path as it begins at *root*."""
    return f"${path.removeprefix(root)}"


_ROOMS = {"agreements": 0, "documents": 1, "events": 2, "ignore": 3}


def _place(finding: Finding) -> tuple[object, ...]:
    """Sort by the order of the record: room, then number by number."""
    steps = finding.path.removeprefix("$.")
    room = _ROOMS.get(steps.partition("[")[0], -1)
    order = [(0, int(s), "") if s.isdigit() else (1, 0, s) for s in _STEP.findall(steps)]
    return (room, order, finding.span or (0, 0), finding.code)


def ensure(
    obj: Subject,
    *,
    as_of: dt.date,
    select: Iterable[str] | None = None,
    ignore: Iterable[str] | None = None,
    preview: bool = False,
    calendar: WorkingCalendar | None = None,
) -> None:
    """Raise where *obj* breaks a rule of level error.

    Args:
        obj: What is checked, as in `check`.
        as_of: The day of the question.
        select: As in `check`.
        ignore: As in `check`.
        preview: As in `check`.
        calendar: As in `check`.

    Raises:
        ValidationError: With the findings of level error.
        RecordError: As `check` raises it, like the others.
        UnknownRuleError: *select* or *ignore* names no rule, or a removed one.
        PluginError: A package that offers rules is broken.
    """
    findings = check(
        obj, as_of=as_of, select=select, ignore=ignore, preview=preview, calendar=calendar
    )
    errors = [finding for finding in findings if finding.severity is Severity.ERROR]
    if errors:
        raise ValidationError(errors)
