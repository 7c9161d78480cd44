"""Rules on the targets of work items: shares, ranges, and what a target has to say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from phoiho.agreements import Agreement, Coverage, Target, WorkItem
from phoiho.periods import last_day
from phoiho.rules.agreement_items import item_lists, number_of
from phoiho.rules.context import Context
from phoiho.rules.findings import Basis, Bilingual, Fault, Severity
from phoiho.rules.registry import LOGIC, rule

_PERCENT = frozenset({"%", "phần trăm"})
_WHOLE = Decimal(100)
_COMPARED = re.compile(
    r"\b(?:kế hoạch|dự toán|chỉ tiêu|nghị quyết|được giao|so với|cùng kỳ|tăng|giảm|vượt)\b",
    re.IGNORECASE,
)
"""Words by which a percentage is no share of a whole, but measured against something else."""


@rule(
    "PH233",
    "percentage-out-of-range",
    severity=Severity.ERROR,
    basis=LOGIC,
    en="a target of item {number} is {value}%, not between 0 and 100%",
    why="A share of a whole lies between nothing and all of it. What is measured against a plan, "
    "an estimate or the year before may be more than 100% or less than 0% and is let be. Where "
    "the record does not say of what it is a share, this is a warning.",
)
def percentage_out_of_range(context: Context) -> Iterator[Fault]:
    """Find shares below zero or above the whole."""
    for path, agreement, number, target in _targets(context):
        figures = (("value", target.value), ("upper", target.upper), ("reached", target.reached))
        outside = [(name, v) for name, v in figures if v is not None and not 0 <= v <= _WHOLE]
        if not outside or (target.unit or "").strip().lower() not in _PERCENT:
            continue
        if _is_compared(target):
            continue
        for name, value in outside:
            yield Fault(
                path=f"{path}.{name}",
                params={"number": number, "value": _figure(value)},
                on=context.act_day(agreement),
                severity=None if target.population else Severity.WARNING,
            )


def _is_compared(target: Target) -> bool:
    """Tell whether a percentage is measured against a plan or another year."""
    words = (target.indicator, target.population, target.printed)
    return any(_COMPARED.search(text) for text in words if text)


@rule(
    "PH234",
    "range-reversed",
    severity=Severity.ERROR,
    basis=LOGIC,
    en="the range of a target of item {number} is reversed: {low}-{high}",
    why="The lower end of a range is written first; the other way round one of the two is wrong.",
)
def range_reversed(context: Context) -> Iterator[Fault]:
    """Find ranges whose lower end is above their upper end."""
    for path, agreement, number, target in _targets(context):
        if target.value is not None and target.upper is not None and target.value > target.upper:
            yield Fault(
                path=f"{path}.upper",
                params={
                    "number": number,
                    "low": _figure(target.value),
                    "high": _figure(target.upper),
                },
                on=context.act_day(agreement),
            )


@rule(
    "PH235",
    "target-not-measurable",
    severity=Severity.INFO,
    basis=Basis(
        vi="Yêu cầu của Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam ngày 14/01/2026 đối với mỗi "
        "nhiệm vụ: ai làm, làm đến đâu, khi nào xong, đo bằng gì, kết quả thế nào",
        en="the Front's own test of a task, 2026-01-14: who does it, how far, by when, measured "
        "by what, with what result",
    ),
    en="the target “{indicator}” of item {number} has no {missing}",
    why="Whether a target was reached can be told only where it has a unit and a time. Judged on "
    "whole papers only; words that follow the number count as a unit, and the day of the item or "
    "the end of the agreement as the time.",
)
def target_not_measurable(context: Context) -> Iterator[Fault]:
    """Find targets of whole papers without a unit or a time."""
    for path, agreement, item, number, target in _targets_of_items(context):
        if agreement.coverage is not Coverage.INSTRUMENT:
            continue
        lacks_unit, lacks_time = not _has_unit(target), not _has_time(target, item, agreement)
        if lacks_unit or lacks_time:
            vi = ("đơn vị tính" if lacks_unit else "", "thời hạn" if lacks_time else "")
            en = ("unit" if lacks_unit else "", "time" if lacks_time else "")
            missing = Bilingual(
                vi=" và ".join(filter(None, vi)), en=" and no ".join(filter(None, en))
            )
            yield Fault(
                path=path,
                params={"indicator": target.indicator, "number": number, "missing": missing},
                on=context.act_day(agreement),
            )


_SAYS_OF_WHAT = re.compile(r"\d\s*(?:%|[^\W\d_])")


def _has_unit(target: Target) -> bool:
    """Tell whether a target says what its number counts; one without a number has none."""
    told = target.unit or target.population or target.out_of is not None
    printed = _SAYS_OF_WHAT.search(target.printed) if target.printed else None
    return target.value is None or bool(told or printed)


def _has_time(target: Target, item: WorkItem, agreement: Agreement) -> bool:
    """Tell whether a target, its item or its agreement has an end."""
    return bool(target.due or item.due or last_day(agreement.period))


@rule(
    "PH245",
    "part-exceeds-whole",
    severity=Severity.ERROR,
    basis=LOGIC,
    en="a target of item {number} is {value} out of {whole}",
    why="A part cannot be more than the whole that it is a part of.",
)
def part_exceeds_whole(context: Context) -> Iterator[Fault]:
    """Find targets that want more than there is."""
    for path, agreement, number, target in _targets(context):
        whole, parts = target.out_of, (target.value, target.upper)
        if whole is not None and any(part is not None and part > whole for part in parts):
            value = max(part for part in parts if part is not None)
            yield Fault(
                path=f"{path}.out_of",
                params={"number": number, "value": _figure(value), "whole": _figure(whole)},
                on=context.act_day(agreement),
            )


def _targets(context: Context) -> Iterator[tuple[str, Agreement, int, Target]]:
    """Yield every target with its path and the number of its item."""
    for path, agreement, _, number, target in _targets_of_items(context):
        yield path, agreement, number, target


def _targets_of_items(
    context: Context,
) -> Iterator[tuple[str, Agreement, WorkItem, int, Target]]:
    """Yield every target with its path, its item and the number of that."""
    for path, agreement, items in item_lists(context):
        for i, item in enumerate(items):
            for j, target in enumerate(item.targets):
                yield f"{path}[{i}].targets[{j}]", agreement, item, number_of(item, i), target


def _figure(value: Decimal) -> Bilingual:
    """Print a number as it was given, with the comma of Vietnamese."""
    return Bilingual(vi=str(value).replace(".", ","), en=str(value))
