"""Which texts do several rules rest on, and which ones stood in their place on earlier days?

`Basis.of_day` chooses by the day of the act, as the table of acts tells the life
of each text; usage is what is left where no text is known for a day.
"""

from __future__ import annotations

from phoiho.rules.findings import Basis
from phoiho.rules.registry import PRACTICE

__all__ = ["NORMATIVE_YEAR", "PARTY_NUMBERS", "STATE_NUMBERS", "VALID_BASES"]

STATE_NUMBERS = Basis(
    vi="Khoản 3 Mục II Phần I Phụ lục I Nghị định số 30/2020/NĐ-CP",
    en="Decree 30/2020/NĐ-CP, annex I, part I, section II(3)",
    act="30/2020/NĐ-CP",
    earlier=(
        Basis(
            vi="Khoản 1 Điều 8 Thông tư số 01/2011/TT-BNV",
            en="Circular 01/2011/TT-BNV, article 8(1)",
            act="01/2011/TT-BNV",
        ),
        Basis(
            vi="Thông tư liên tịch số 55/2005/TTLT-BNV-VPCP (chưa đọc được quy định về số, ký "
            "hiệu)",
            en="Joint circular 55/2005/TTLT-BNV-VPCP (what it says of numbers was not read)",
            act="55/2005/TTLT-BNV-VPCP",
            seen=False,
        ),
        PRACTICE,
    ),
)
"""The number and symbol of administrative papers of the State."""

PARTY_NUMBERS = Basis(
    vi="Hướng dẫn số 05-HD/VPTW ngày 27/5/2026 của Văn phòng Trung ương Đảng (theo bản tóm tắt)",
    en="Guidance 05-HD/VPTW of 2026-05-27 of the Party Central Committee Office (from summaries)",
    act="05-HD/VPTW@2026",
    earlier=(
        Basis(
            vi="Điểm 1.3 Mục II Hướng dẫn số 36-HD/VPTW của Văn phòng Trung ương Đảng",
            en="Guidance 36-HD/VPTW of the Party Central Committee Office, section II(1.3)",
            act="36-HD/VPTW@2018",
        ),
        Basis(
            vi="Mục I Hướng dẫn số 11-HD/VPTW ngày 28/5/2004 của Văn phòng Trung ương Đảng (chưa "
            "đọc được quy định về số, ký hiệu)",
            en="Guidance 11-HD/VPTW of 2004-05-28 of the Party Central Committee Office, section I "
            "(what it says of numbers was not read)",
            act="11-HD/VPTW@2004",
            seen=False,
        ),
        Basis(
            vi="Mục I Hướng dẫn số 01-HD/VPTW ngày 02/02/1998 của Văn phòng Trung ương Đảng (chưa "
            "đọc được quy định về số, ký hiệu)",
            en="Guidance 01-HD/VPTW of 1998-02-02 of the Party Central Committee Office, section I "
            "(what it says of numbers was not read)",
            act="01-HD/VPTW@1998",
            seen=False,
        ),
    ),
)
"""The number and symbol of papers of the Party."""

NORMATIVE_YEAR = Basis(
    vi="Khoản 3 Điều 7 Luật Ban hành văn bản quy phạm pháp luật số 64/2025/QH15",
    en="Law 64/2025/QH15 on the promulgation of legal documents, article 7(3)",
    act="64/2025/QH15",
    earlier=(
        Basis(
            vi="Điều 58 Nghị định số 34/2016/NĐ-CP",
            en="Decree 34/2016/NĐ-CP, article 58",
            act="34/2016/NĐ-CP",
        ),
    ),
)
"""The year in the number of a normative paper."""

VALID_BASES = Basis(
    vi="Điểm b khoản 1 Điều 6 Nghị định số 79/2025/NĐ-CP, về kiểm tra văn bản quy phạm pháp luật: "
    "văn bản để đối chiếu phải đang có hiệu lực, hoặc có hiệu lực trước hoặc cùng lúc với văn bản",
    en="Decree 79/2025/NĐ-CP, article 6(1)(b), on checking normative papers: what a paper is "
    "judged by is in force, or takes effect before the paper or with it",
    act="79/2025/NĐ-CP",
    earlier=(
        Basis(
            vi="Khoản 1 Điều 61 Nghị định số 34/2016/NĐ-CP (văn bản quy phạm pháp luật): căn cứ "
            "phải đang có hiệu lực, hoặc có hiệu lực trước hoặc cùng lúc với văn bản",
            en="Decree 34/2016/NĐ-CP, article 61(1), of normative papers: a basis is in force, or "
            "takes effect before the paper or with it",
            act="34/2016/NĐ-CP",
        ),
        PRACTICE,
    ),
)
"""The papers that a paper may rest on."""
