"""Rules on texts: they run on raw text and on the printed words of papers."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Iterator

from phoiho.periods import Period
from phoiho.rules.context import Context
from phoiho.rules.findings import Basis, Fault, Severity
from phoiho.rules.printed_dates import DATE_MARK
from phoiho.rules.registry import rule
from phoiho.vietnamese import normalize

_LONG_DATE = re.compile(
    r"\b(ngày)\s+([0-9]{1,2})\s+tháng\s+([0-9]{1,2})(?![0-9])(?!\s*\(?\s*(?:âm lịch|âl\b))",
    re.IGNORECASE,
)
_LETTER = re.compile(r".[\u0300-\u036f]*", re.DOTALL)
_LAST_PADDED_MONTH = 2


@rule(
    "PH504",
    "date-not-padded",
    severity=Severity.INFO,
    basis=Basis(
        vi="Khoản 4 Mục II Phần I Phụ lục I Nghị định số 30/2020/NĐ-CP",
        en="Decree 30/2020/NĐ-CP, annex I, part I, section II(4)",
        act="30/2020/NĐ-CP",
    ),
    en="“{text}” is written “{fix}” in official papers",
    why="Days below 10 and the months 1 and 2 take a leading zero, so that no digit can be put in "
    "front of them. The months 3 to 9 take none, though many papers pad them. Days of the lunar "
    "calendar are left out.",
    in_force=Period(start=dt.date(2020, 3, 5)),
)
def date_not_padded(context: Context) -> Iterator[Fault]:
    """Find long dates whose day, or month 1 or 2, lacks its zero."""
    for text in context.printed_texts.containing(DATE_MARK):
        for match in text.find(_LONG_DATE):
            number, month = int(match[2]), int(match[3])
            if not (1 <= number <= 31 and 1 <= month <= 12):
                continue
            padded = f"{month:02}" if month <= _LAST_PADDED_MONTH else match[3]
            if len(match[2]) < 2 or len(match[3]) < len(padded):
                # The word as printed: "Ngày" stays "Ngày".
                fix, span = f"{match[1]} {number:02} tháng {padded}", text.span(*match.span())
                yield Fault(
                    path=text.path,
                    params={"text": normalize(match[0]), "fix": fix},
                    on=text.day,
                    span=span,
                    fix=text.fix(span, fix),
                )


@rule(
    "PH601",
    "not-composed",
    severity=Severity.WARNING,
    basis=Basis(
        vi="TCVN 6909:2001 cho phép cả dạng dựng sẵn và dạng tổ hợp; phần mềm so khớp dạng dựng "
        "sẵn (NFC)",
        en="TCVN 6909:2001 allows both forms; software matches composed letters (NFC)",
    ),
    en="decomposed letters (not Unicode NFC): {count}, the first is “{text}”",
    why="Decomposed letters look the same and are not found by a search. phoiho reads both and "
    "keeps composed ones: a record is composed as it is loaded, whatever its file holds, so that "
    "the rule speaks of texts, and of records that a program makes.",
)
def not_composed(context: Context) -> Iterator[Fault]:
    """Find texts with decomposed letters."""
    for text in context.texts.decomposed:
        pieces = (m for m in _LETTER.finditer(text.text) if not text.is_old(m.start()))
        letters = [m for m in pieces if not unicodedata.is_normalized("NFC", m[0])]
        if letters:
            start, end = letters[0].start(), letters[-1].end()
            fix = unicodedata.normalize("NFC", text.text[start:end])
            yield Fault(
                path=text.path,
                params={"count": len(letters), "text": normalize(letters[0][0])},
                on=text.day,
                span=(start, end),
                fix=text.fix((start, end), fix, unseen=True),
            )
