"""Rules on the numbers of documents."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from phoiho.documents import Irregularity, NumberStyle, format_document_number
from phoiho.periods import Period
from phoiho.rules.context import Context
from phoiho.rules.findings import Basis, Fault, Severity
from phoiho.rules.registry import rule

_NUMBERS = Basis(
    vi="Khoản 3 Mục II Phần I Phụ lục I Nghị định số 30/2020/NĐ-CP",
    en="Decree 30/2020/NĐ-CP, annex I, part I, section II(3)",
    act="30/2020/NĐ-CP",
)


@rule(
    "PH401",
    "number-not-readable",
    severity=Severity.WARNING,
    basis=_NUMBERS,
    en="no order of number, type and issuers fits {number}",
    why="Number, type and issuers stand in one of a few orders: 01/QCPH-UBND-MTTQ, "
    "34/2024/QĐ-UBND, 04-NQ/TU. A text that fits none has lost or swapped something.",
)
def number_not_readable(context: Context) -> Iterator[Fault]:
    """Find numbers that fit no known order."""
    for number in context.numbers:
        if number.parsed is None:
            yield Fault(path=number.path, params={"number": number.text}, on=number.day)


@rule(
    "PH402",
    "number-not-padded",
    severity=Severity.INFO,
    basis=_NUMBERS,
    en="numbers below ten take a leading zero: {number} should be {regular}",
    why="The register counts 01, 02, 03; a bare digit invites another one in front of it. The "
    "Decree binds the State's papers, so numbers in the style of the Party are left out, and "
    "those that only a newspaper prints.",
    in_force=Period(start=dt.date(2020, 3, 5)),
)
def number_not_padded(context: Context) -> Iterator[Fault]:
    """Find one-digit numbers without a leading zero."""
    for number in context.numbers:
        parsed = number.parsed
        if parsed is None or not number.from_paper or parsed.style is NumberStyle.PARTY:
            continue
        if Irregularity.NUMBER_NOT_PADDED in parsed.irregularities:
            regular = format_document_number(parsed)
            params = {"number": number.text, "regular": regular}
            yield Fault(
                path=number.path,
                params=params,
                on=number.day,
                span=number.span,
                fix=number.fix(regular),
            )
