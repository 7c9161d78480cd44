"""Time the reading of document numbers and citations beside a plain regular expression, in one run.

    python benchmarks/bench_documents.py

No library reads these numbers: the peer is the expression that a script would
use instead, one for the two orders of today.  What it reads wrongly, or not at
all, is counted beside its time.
"""

from __future__ import annotations

import argparse
import csv
import re
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from phoiho.documents import (
    find_citations,
    find_document_numbers,
    parse_citation,
    parse_document_number,
)
from phoiho.errors import ParseError

NUMBERS = Path(__file__).parent.parent / "tests" / "documents" / "numbers.tsv"
CITATIONS = (
    "Nghị quyết số 04-NQ/TU ngày 11/12/2020 của Thành ủy",
    "Chương trình số 228/CTr-UBND ngày 15/01/2020 của UBND tỉnh",
    "điểm b khoản 2 Điều 15 Luật Mặt trận Tổ quốc Việt Nam năm 2015",
    "Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư",
    "Luật Tổ chức chính quyền địa phương số 72/2025/QH15",
)
PROSE = (
    "Thực hiện Chương trình số 228/CTr-UBND ngày 15/01/2020 của UBND tỉnh, năm 2021 thành phố đã "
    "hoàn thành 10/17 nội dung; 48/48 thôn, khu phố tổ chức hội nghị. Đồng chí Chủ tịch Ủy ban "
    "MTTQ Việt Nam thành phố đề nghị các đơn vị tiếp tục bám sát Nghị quyết số 04-NQ/TU ngày "
    "11/12/2020 của Thành ủy và Điều 15 Luật Mặt trận Tổ quốc Việt Nam năm 2015 trong thời gian "
    "tới, nhất là công tác giám sát, phản biện xã hội ở cơ sở, từ ngày 01/7/2024. "
)

_CODES = r"[A-ZĐƯ][A-Za-zĐƯ0-9]*(?:-[A-ZĐƯ][A-Za-zĐƯ0-9]*)*"
_PLAIN = re.compile(
    rf"(?P<number>\d+)(?:/(?P<year>\d{{4}}))?/(?:(?P<type>[A-ZĐa-z]+)-)?(?P<issuers>{_CODES})"
    rf"|(?P<number2>\d+)-(?P<type2>[A-ZĐa-z]+)/(?P<issuers2>{_CODES})"
)

Parts = tuple[str, str, str, tuple[str, ...]]


def ours(text: str) -> Parts:
    """Read with phoiho."""
    read = parse_document_number(text)
    year = str(read.year or "")
    return read.number + read.suffix, year, read.type_code, read.issuer_codes


def plain(text: str) -> Parts:
    """Read with a plain expression."""
    match = _PLAIN.fullmatch(text)
    if match is None:
        raise ParseError(text, expected="a number")
    number, issuers = match["number"] or match["number2"], match["issuers"] or match["issuers2"]
    type_code = match["type"] or match["type2"] or ""
    return number, match["year"] or "", type_code, tuple(issuers.split("-"))


def expected() -> dict[str, Parts]:
    """Return real printed numbers and what they are."""
    with NUMBERS.open(encoding="utf-8", newline="") as table:
        rows = csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE)
        return {
            row["raw"]: (
                row["number"],
                row["year"],
                row["type"],
                tuple(filter(None, row["issuers"].split(";"))),
            )
            for row in rows
        }


def verdicts(read: Callable[[str], Parts], wanted: dict[str, Parts]) -> str:
    """Count what a reader gets right, wrong and not at all."""
    right = refused = 0
    for text, parts in wanted.items():
        try:
            right += read(text) == parts
        except ParseError:
            refused += 1
    return f"{right} right, {len(wanted) - right - refused} wrong, {refused} refused"


def microseconds(read: Callable[[str], object], texts: Sequence[str], passes: int) -> float:
    """Return the least time for one text, over some passes."""
    best = float("inf")
    for _ in range(passes):
        start = time.perf_counter()
        for text in texts:
            try:
                read(text)
            except ParseError:
                continue
        best = min(best, time.perf_counter() - start)
    return best / len(texts) * 1e6


def megabytes(find: Callable[[str], object], text: str, passes: int) -> float:
    """Return how many megabytes of UTF-8 a finder reads in a second."""
    seconds = microseconds(find, [text], passes) / 1e6
    return len(text.encode()) / 1e6 / seconds


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the times, and compare the budget if one is given."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--passes", type=int, default=20)
    parser.add_argument("--budget", type=float, help="microseconds for one number")
    options = parser.parse_args(arguments)
    wanted = expected()
    texts, prose = list(wanted), PROSE * 200
    regular = [text for text in texts if is_regular(text)]
    time_of_ours = microseconds(ours, regular, options.passes)
    print(f"{len(texts)} printed numbers: phoiho {verdicts(ours, wanted)}")
    print(f"{len(texts)} printed numbers: expression {verdicts(plain, wanted)}")
    for name, read in (("phoiho", ours), ("expression", plain)):
        regular_time = microseconds(read, regular, options.passes)
        all_time = microseconds(read, texts, options.passes)
        print(f"{name}: {regular_time:.1f} us a regular number, {all_time:.1f} us any")
    print(f"parse_citation: {microseconds(parse_citation, CITATIONS, options.passes):.0f} us")
    for name, find in (
        ("find_document_numbers", find_document_numbers),
        ("find_citations", find_citations),
        ("expression, finditer", lambda text: list(_PLAIN.finditer(text))),
    ):
        print(f"{name}: {megabytes(find, prose, max(options.passes // 4, 3)):.1f} MB/s")
    return int(options.budget is not None and time_of_ours > options.budget)


def is_regular(text: str) -> bool:
    """Tell whether a text is a regular number."""
    try:
        parse_document_number(text, strict=True)
    except ParseError:
        return False
    return True


if __name__ == "__main__":
    sys.exit(main())
