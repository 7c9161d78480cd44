"""What stands before a date: "kể từ", "khoảng", "cuối", "chậm nhất là"."""

from __future__ import annotations

import re
from typing import NamedTuple

from phoiho.vietnamese.date_words import EDGES, DateModifier

__all__ = ["LEAD_WORDS", "Lead", "no_lead", "read_lead"]

_LEAD = re.compile(
    r"(?:(?P<early>(?:(?:những|các|mấy|vài) (?:ngày|tháng|năm|tuần) |thời điểm |thời gian )?"
    r"(?:đầu|giữa|cuối)(?: của)?)"
    r"|(?P<after>(?:kể từ sau|từ sau|sau)(?: ngày(?= \D))?)"
    r"|(?P<start>kể từ|tính từ|bắt đầu từ|từ)"
    r"|(?P<before>chậm nhất(?: là)? trước|trước)"
    r"|(?P<until>(?:cho|tính)? ?(?:đến|tới) hết|(?:cho |tính )?(?:đến|tới)|hết"
    r"|(?:chậm|muộn|trễ) nhất(?: là| vào| đến)*|không (?:quá|(?:muộn|chậm|trễ) hơn))"
    r"|(?P<approx>(?:vào )?khoảng(?! thời gian)|tầm|chừng|độ|gần)"
    r"|(?P<noise>nhân dịp|dịp|vào lúc|lúc|hồi|vào|trong khoảng thời gian|khoảng thời gian"
    r"|trong thời gian|thời gian|trong(?! \d+ ngày)|suốt|ngay"
    r"|(?:giai đoạn|thời k[ỳì]|(?:các|những) năm)(?= từ)|có hiệu lực(?: thi hành)?|áp dụng|thi hành"
    r"|ban hành|cập nhật(?: lúc)?:?|đăng(?: lúc| ngày)?:?))(?!\w)(?: |$)"
)
# The first words of all of these.
LEAD_WORDS = frozenset({
    "những", "các", "mấy", "vài", "thời", "đầu", "giữa", "cuối", "kể", "từ", "sau", "tính", "bắt",
    "chậm", "trước", "cho", "đến", "tới", "hết", "muộn", "trễ", "không", "vào", "khoảng", "tầm",
    "chừng", "độ", "gần", "nhân", "dịp", "lúc", "hồi", "trong", "suốt", "giai", "ngay", "có", "áp",
    "thi", "ban", "cập", "đăng", "đăng:",
})  # fmt: skip


class Lead(NamedTuple):
    """What stands before the first point.

    Attributes:
        end: Offset after it.
        edge: Early, mid or late.
        bound: `start`, `after`, `before` or `until`, or nothing.
        approx: Whether the time is approximate.
        whole: Whether the whole of what follows is meant ("đến hết").
    """

    end: int
    edge: DateModifier | None
    bound: str
    approx: bool
    whole: bool


def no_lead(at: int) -> Lead:
    """Return the lead of a phrase that has none."""
    return Lead(at, edge=None, bound="", approx=False, whole=False)


def read_lead(text: str, at: int) -> Lead:
    """Read "kể từ", "khoảng", "cuối" and the like."""
    edge, bound, approx, whole = None, "", False, False
    while match := _LEAD.match(text, at):
        name = match.lastgroup
        if name == "early":
            edge = EDGES[next(word for word in EDGES if word in match["early"].split(" "))]
        elif name == "approx":
            approx = True
        elif name and name != "noise":
            if bound and not (bound == "until" and name == "before"):
                break
            bound = name
            whole = match[0].rstrip().endswith("hết")
        at = match.end()
        if edge:
            break
    return Lead(at, edge, bound, approx, whole)
