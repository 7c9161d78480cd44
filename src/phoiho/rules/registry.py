"""The registry of rules, and the two questions put to it: `check` and `ensure`."""

from __future__ import annotations

import datetime as dt
import difflib
import re
from collections.abc import Callable, Iterable, Iterator

from phoiho.calendar import WorkingCalendar
from phoiho.dossier import Dossier, is_resolved, resolve
from phoiho.errors import UnknownRuleError, ValidationError
from phoiho.periods import Period
from phoiho.rules.context import Context
from phoiho.rules.findings import (
    Basis,
    Bilingual,
    Check,
    Fault,
    Finding,
    Rule,
    RuleStatus,
    Severity,
)

__all__ = ["LOGIC", "PRACTICE", "check", "ensure", "get_rule", "iter_rules", "rule"]

LOGIC = Basis(vi="Lô-gic", en="plain logic")
"""The basis of rules that no law needs to state."""

PRACTICE = Basis(vi="Thực tế phối hợp", en="practice of coordination papers")
"""The basis of rules that only usage states: none of them is an error."""

_CODE = re.compile(r"PH\d{3}")
_NAME = re.compile(r"[a-z]+(-[a-z0-9]+)+")
_STEP = re.compile(r"\d+|\D+")
_rules: dict[str, Rule] = {}


def rule(
    code: str,
    name: str,
    *,
    severity: Severity,
    basis: Basis,
    vi: str,
    en: str,
    why: str,
    in_force: Period | None = None,
    status: RuleStatus = RuleStatus.STABLE,
    since: str = "26.1.0",
) -> Callable[[Check], Check]:
    """Register the decorated function as a rule.

    Args:
        code: `PH` and three digits, never used before.
        name: Kebab-case name of the fault, never used before.
        severity: How much a finding weighs.
        basis: What the rule rests on.
        vi: Vietnamese message, parameters in braces.
        en: English message with the same parameters.
        why: The reason in one or two sentences.
        in_force: Days of acts that the rule judges; all where left out.
        status: Where the rule stands in its life.
        since: Version that brought it.

    Raises:
        ValueError: The code or name is malformed or taken.
    """
    if not _CODE.fullmatch(code) or not _NAME.fullmatch(name):
        msg = f"a rule is called like PH101 and unit-not-in-being, not {code!r} and {name!r}"
        raise ValueError(msg)
    if code in _rules or any(known.name == name for known in _rules.values()):
        msg = f"the code {code} or the name {name!r} is taken"
        raise ValueError(msg)

    def register(function: Check) -> Check:
        _rules[code] = Rule(
            code=code,
            name=name,
            severity=severity,
            status=status,
            basis=basis,
            in_force=in_force or Period(),
            since=since,
            vi=vi,
            en=en,
            why=why,
            check=function,
        )
        return function

    return register


def iter_rules() -> tuple[Rule, ...]:
    """Return every rule, by code.

    Examples:
        >>> [rule.code for rule in iter_rules()][:2]
        ['PH101', 'PH102']
    """
    return tuple(known for _, known in sorted(_rules.items()))


def get_rule(code: str) -> Rule:
    """Return the rule with that code or name.

    Args:
        code: Code in any case, or name.

    Raises:
        UnknownRuleError: No such rule; with similar codes and names.

    Examples:
        >>> get_rule("ph101").name
        'district-unit-after-reform'
    """
    if (found := _rules.get(code.upper())) is not None:
        return found
    names = {known.name: known for known in _rules.values()}
    if code.lower() in names:
        return names[code.lower()]
    similar = difflib.get_close_matches(code.upper(), _rules, n=2, cutoff=0.5)
    similar += difflib.get_close_matches(code.lower(), names, n=2, cutoff=0.5)
    raise UnknownRuleError(code, similar)


def check(
    obj: Dossier | str,
    *,
    as_of: dt.date,
    select: Iterable[str] | None = None,
    ignore: Iterable[str] | None = None,
    calendar: WorkingCalendar | None = None,
) -> tuple[Finding, ...]:
    """Return what the rules find in a dossier or in a text.

    A rule judges each act by its own day; *as_of* decides only what is
    running, due and overdue.  Rules never raise.

    Args:
        obj: A dossier, resolved here if it is not yet; or a text of a paper,
            on which the text rules run.
        as_of: The day of the question.
        select: Codes, or beginnings of codes ("PH2"), to run; all if left out.
        ignore: Codes, or beginnings of codes, to leave out.
        calendar: Counts working days; the official one where left out.

    Returns:
        The findings, by their place in the record and by code.

    Raises:
        RecordError: A dossier that names units or bodies that never were.
        UnknownRuleError: *select* or *ignore* names no rule.

    Examples:
        >>> [f.message("en") for f in check("ngày 4 tháng 3 năm 2021", as_of=dt.date(2026, 1, 1))]
        ['“ngày 4 tháng 3” is written “ngày 04 tháng 3” in official papers']
    """
    rules = _chosen(select, ignore)
    if isinstance(obj, str):
        dossier, text = Dossier(title=""), obj
    else:
        dossier, text = (obj if is_resolved(obj) else resolve(obj)), None
    context = Context(
        dossier=dossier,
        as_of=as_of,
        calendar=calendar or WorkingCalendar.official(),
        text=text,
    )
    findings = [_finding(known, fault) for known in rules for fault in _faults(known, context)]
    return tuple(sorted(findings, key=_place))


def _chosen(select: Iterable[str] | None, ignore: Iterable[str] | None) -> list[Rule]:
    """Return the rules that begin with what is selected, less what is ignored."""
    if select is None and ignore is None:
        return list(iter_rules())
    wanted = _codes(select) if select is not None else ("PH",)
    unwanted = _codes(ignore) if ignore is not None else ()
    # `startswith` of no beginning at all is false: nothing selected, or nothing ignored.
    return [
        known
        for known in iter_rules()
        if known.code.startswith(wanted) and not known.code.startswith(unwanted)
    ]


def _codes(texts: Iterable[str]) -> tuple[str, ...]:
    """Return codes, or beginnings of codes, of existing rules; a text alone is one of them."""
    return tuple(
        text.upper()
        if text and any(code.startswith(text.upper()) for code in _rules)
        else get_rule(text).code
        for text in ((texts,) if isinstance(texts, str) else texts)
    )


def _faults(known: Rule, context: Context) -> Iterator[Fault]:
    """Run a rule; acts outside its days in force are passed by."""
    for fault in known.check(context):
        if fault.on is None or fault.on in known.in_force:
            yield fault


def _finding(known: Rule, fault: Fault) -> Finding:
    """Make a finding of a fault."""
    return Finding(
        code=known.code,
        name=known.name,
        severity=fault.severity or known.severity,
        path=fault.path,
        span=fault.span,
        params=fault.params,
        basis=known.basis,
        basis_in_force=known.basis.in_force(fault.on),
        fix=fault.fix,
        templates=Bilingual(vi=known.vi, en=known.en),
    )


_ROOMS = {"agreements": 0, "documents": 1, "events": 2}


def _place(finding: Finding) -> tuple[object, ...]:
    """Sort by the order of the record: room, then number by number."""
    steps = finding.path.removeprefix("$.")
    room = _ROOMS.get(steps.partition("[")[0], -1)
    order = [(0, int(s), "") if s.isdigit() else (1, 0, s) for s in _STEP.findall(steps)]
    return (room, order, finding.span or (0, 0), finding.code)


def ensure(obj: Dossier | str, *, as_of: dt.date) -> None:
    """Raise where *obj* breaks a rule of level error.

    Args:
        obj: A dossier or a text, as in `check`.
        as_of: The day of the question.

    Raises:
        ValidationError: With the findings of level error.
        RecordError: As `check` raises it.
    """
    errors = [f for f in check(obj, as_of=as_of) if f.severity is Severity.ERROR]
    if errors:
        raise ValidationError(errors)
