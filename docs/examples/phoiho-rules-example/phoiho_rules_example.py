"""Rules of one office: what it asks of its papers beside the law."""

from collections.abc import Iterator

from phoiho.agreements import Coverage
from phoiho.rules import Basis, Context, Fault, Severity, rule

OFFICE = Basis(
    vi="Điều 4 Quy chế làm việc của Văn phòng", en="working rules of the Office, article 4"
)


@rule(
    "VP001",
    "no-number",
    severity=Severity.WARNING,
    basis=OFFICE,
    vi="Văn bản “{title}” chưa ghi số, ký hiệu",
    en="the paper '{title}' has no number",
    why="The Office files papers by their number.",
    since="1.0",
)
def no_number(context: Context) -> Iterator[Fault]:
    """Find papers without a number, where the record was made from the paper."""
    for path, agreement in context.agreements:
        if agreement.coverage is Coverage.INSTRUMENT and agreement.number is None:
            yield Fault(path=f"{path}.number", params={"title": agreement.title or agreement.id})
