"""Rules on figures in texts: their signs, shares that do not fit, numbers printed twice."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from phoiho.rules.context import Context
from phoiho.rules.findings import Basis, Fault, Severity
from phoiho.rules.registry import LOGIC, rule
from phoiho.vietnamese import find_number_pairs, format_percent

# 98.43%, 1,234,567, 1,234.5 and 63,000 with what is counted; 1.234% may be thousands.
_FOREIGN_SIGNS = re.compile(
    r"(?<![\w.,/-])(?:(?P<percent>\d{1,3}\.(?:\d{1,2}|\d{4,6}))(?=\s?%)"
    r"|(?P<groups>\d{1,3}(?:,\d{3}){2,}|\d{1,3}(?:,\d{3})+\.\d+)(?![\d.,]*\d)"
    r"|(?P<thousands>[1-9]\d{0,2},\d00)(?=\s(?:đồng|người|lượt|hộ|hội viên|đoàn viên|cán bộ"
    r"|suất|phần quà|cuộc|buổi|ha|m2|VNĐ|VND|tỷ|triệu)\b))"
)
_SIGN_INSIDE = re.compile(r"[0-9][.,][0-9]")
"""What every such figure has, cheaper to look for than the whole."""
_SWAPPED = str.maketrans(".,", ",.")


@rule(
    "PH519",
    "foreign-decimal-sign",
    severity=Severity.WARNING,
    basis=Basis(
        vi="Điều 11 Luật Kế toán số 88/2015/QH13, trước là khoản 2 Điều 12 Luật Kế toán số "
        "03/2003/QH11 (số liệu kế toán); cách viết chung của văn bản tiếng Việt",
        en="Law 88/2015/QH13 on accounting, article 11, before it Law 03/2003/QH11, article "
        "12(2), for accounts; the usage of Vietnamese papers",
    ),
    en="decimals take a comma and thousands a dot: {text} should be {fix}",
    why="98.43% is read as 9,843 per cent, and 63,000 as sixty-three, by whoever follows the "
    "usage of Vietnamese papers. One group of three digits after a comma is told only before "
    "what is counted in whole numbers.",
)
def foreign_decimal_sign(context: Context) -> Iterator[Fault]:
    """Find percentages with a decimal dot and thousands with commas."""
    for text in context.printed_texts.containing(_SIGN_INSIDE):
        for match in text.find(_FOREIGN_SIGNS):
            fix, span = match[0].translate(_SWAPPED), text.span(*match.span())
            yield Fault(
                path=text.path,
                params={"text": match[0], "fix": fix},
                on=text.day,
                span=span,
                fix=text.fix(span, fix, sure=match["thousands"] is None),
            )


_PER_CENT = re.compile("%")
_SHARE = re.compile(
    r"(?<![\w.,/-])(?P<part>\d{1,3}(?:\.\d{3})+|\d{1,6})\s?/\s?"
    r"(?P<whole>\d{1,3}(?:\.\d{3})+|\d{1,6})(?![\w/.-]|,\d)"
    r"(?:\s[^\W\d_]{1,9}){0,4}\s?"
    r"(?:[,;]?\s(?:đạt|chiếm|bằng)(?:\stỷ lệ|\stỉ lệ)?\s|[,;]?\s(?:tỷ lệ|tỉ lệ)(?:\sđạt)?\s|=\s?"
    r"|\(\s?(?:(?:đạt|chiếm|bằng|tỷ lệ|tỉ lệ)\s)*)"
    r"(?P<percent>\d{1,3}(?:[.,]\d{1,4})?)\s?%"
    r"(?!\s(?:kế hoạch|KH\b|so với|chỉ tiêu|nghị quyết|Nghị quyết|dự toán|tổng|số|trở lên))"
)
_DATE_BEFORE = re.compile(
    r"\b(?:ngày|đến|từ|trước|sau|tháng|sáng|chiều|tối|hôm|vào|quý|số|điều|khoản)\s\Z", re.IGNORECASE
)


@rule(
    "PH520",
    "share-differs",
    severity=Severity.WARNING,
    basis=LOGIC,
    en="the share is printed as {printed}, but {share} = {actual}",
    why="Who prints both the count and the share can be checked. Rounding and cutting off are both "
    "let be. A share of something else than the count beside it is no fault, so this is a warning.",
)
def share_differs(context: Context) -> Iterator[Fault]:
    """Find shares that are not those of the counts before them."""
    for text in context.texts.containing(_PER_CENT):
        for match in text.find(_SHARE):
            part = int(match["part"].replace(".", ""))
            whole = int(match["whole"].replace(".", ""))
            if not 0 < part <= whole or _DATE_BEFORE.search(match.string[: match.start()][-9:]):
                continue
            printed = Decimal(match["percent"].replace(",", "."))
            actual = Decimal(100 * part) / whole
            if abs(printed - actual) < Decimal(1).scaleb(int(printed.as_tuple().exponent)):
                continue
            yield Fault(
                path=text.path,
                params={
                    "printed": f"{match['percent']}%",
                    "share": f"{match['part']}/{match['whole']}",
                    "actual": format_percent(round(actual, 2)),
                },
                on=text.day,
                span=text.span(*match.span()),
            )


_BRACKET = re.compile(r"\(")
_YEARS = "năm"
"""A number, and the unit of what stands before it: 6 (năm)."""


@rule(
    "PH611",
    "words-differ-from-digits",
    severity=Severity.ERROR,
    basis=LOGIC,
    en="the number in words is not the one in digits: {digits} and “{words}”",
    why="A number is repeated in words so that nobody alters it: where the two differ, nobody "
    "knows which one was agreed.",
)
def words_differ_from_digits(context: Context) -> Iterator[Fault]:
    """Find numbers printed twice that differ."""
    for text in context.texts.containing(_BRACKET):
        for pair in find_number_pairs(text.composed):
            if not pair.agree and pair.words.lower() != _YEARS:
                yield Fault(
                    path=text.path,
                    params={"digits": pair.digits, "words": pair.words},
                    on=text.day,
                    span=text.span(pair.start, pair.end),
                )
