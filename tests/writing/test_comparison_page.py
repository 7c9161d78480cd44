"""The page on what changed between two agreements."""

from __future__ import annotations

import datetime as dt
import json
from decimal import Decimal

import attrs
import pytest
from hypothesis import given, settings

from phoiho.agreements import (
    Clause,
    ClauseKind,
    Coverage,
    Funding,
    FundingSource,
    Instrument,
    InstrumentKind,
    ParticipantRole,
    StatedCount,
    Target,
    TargetBound,
    WorkItem,
    compare,
)
from phoiho.calendar import Cadence, CadenceKind, Every
from phoiho.periods import Period
from phoiho.writing import comparison_blocks, comparison_to_plain, format_plain
from strategies_agreements import agreements, made, resolved

D = dt.date
UNCERTAIN = {
    "vi": "chưa chắc chắn: hồ sơ của văn bản kia không ghi đủ nội dung",
    "en": "not certain: the other record does not list all items",
}
BODIES = ("UBND quận Tây Hồ", "Ủy ban MTTQ Việt Nam quận Tây Hồ")
PERCENT = Target(indicator="hộ văn hóa", value=Decimal(85), unit="%")
(OLD,) = resolved(
    made(
        "UBND quận Tây Hồ",
        "Ủy ban MTTQ Việt Nam quận Tây Hồ",
        "Công an quận Tây Hồ",
        period=Period.for_year(2024),
        items=(
            WorkItem(
                text="Giám sát năm 2024", lead=("p0",), targets=(PERCENT,), due=D(2024, 6, 30)
            ),
            WorkItem(text="Phản biện xã hội"),
            WorkItem(text="Tiếp xúc cử tri"),
        ),
    )
)
(NEW,) = resolved(
    made(
        "UBND phường Tây Hồ, thành phố Hà Nội",
        "Ủy ban MTTQ Việt Nam phường Tây Hồ, thành phố Hà Nội",
        id="b",
        coverage=Coverage.REPORT,
        instrument=Instrument(kind=InstrumentKind.PLAN),
        period=Period.for_year(2026),
        open_ended=True,
        stated_items=StatedCount(count=6),
        cadences=(Cadence(kind=CadenceKind.MEETING, every=Every.MONTH, printed="hằng tháng"),),
        items=(
            WorkItem(
                text="Giám sát năm 2026",
                lead=("p1",),
                targets=(attrs.evolve(PERCENT, value=Decimal(90)), Target(indicator="cuộc")),
            ),
            WorkItem(text="Phản biện xã hội", coordinators=("p1",)),
            WorkItem(text="Đối thoại với Nhân dân"),
        ),
    ),
    on=D(2026, 1, 9),
)


def text(old, new, locale="vi"):
    """Return the page as plain text."""
    return format_plain(comparison_blocks(compare(old, new), locale))


@pytest.mark.parametrize(
    ("locale", "lines"),
    [
        (
            "vi",
            [
                "Loại văn bản: chương trình phối hợp → kế hoạch phối hợp",
                "Thời gian: năm 2024 → năm 2026 và những năm tiếp theo",
                "Số nội dung văn bản nêu: - → 6",
                "  - bỏ: Công an quận Tây Hồ",
                "Nội dung: giữ nguyên 1, thay đổi 1, thêm 1, bỏ 1",
                "  - chỉ đổi số, năm (giống 75%): Giám sát năm 2026",
                "    - trước: Giám sát năm 2024",
                "    - chỉ tiêu hộ văn hóa: 85% → 90%",
                "    - chỉ tiêu được thêm: cuộc: -",
                "    - thời hạn: 30/06/2024 → -",
                "  - thêm: Đối thoại với Nhân dân",
                f"  - bỏ: Tiếp xúc cử tri ({UNCERTAIN['vi']})",
                "  - thêm: hằng tháng",
            ],
        ),
        (
            "en",
            [
                "  - figures only (75% alike): Giám sát năm 2026",
                "    - was: Giám sát năm 2024",
                f"  - dropped: Tiếp xúc cử tri ({UNCERTAIN['en']})",
            ],
        ),
    ],
)
def test_page(locale, lines):
    """The page has every change, in either language."""
    found = text(OLD, NEW, locale).splitlines()
    assert [line for line in lines if line not in found] == []


def test_heirs_are_told_from_those_that_took_over():
    """The ward's committee follows by law; its Front took over tasks."""
    page = text(OLD, NEW, "en")
    assert page.count("(follows by law)") == 1
    assert page.count("(took over the tasks, not an heir)") == 1
    assert "no role → coordinating" in page


def test_particulars():
    """Roles, focal organs, days, targets, cadences, money and articles that changed have lines."""
    committee, front = resolved(made(*BODIES))[0].participants
    report = Cadence(kind=CadenceKind.REPORT, every=Every.QUARTER, day=20)
    target = Target(indicator="xã", value=Decimal(3), out_of=Decimal(4))
    article = Clause(kind=ClauseKind.ARTICLE, number="5", heading="Chế độ báo cáo", text="Quý.")
    money = Funding(source=FundingSource.STATE_BUDGET, payer="p0", amount=Decimal(50_000_000))
    old = made(
        participants=(committee, attrs.evolve(front, focal_organ="Văn phòng")),
        effective_on=D(2024, 3, 1),
        cadences=(report,),
        items=(
            WorkItem(text="Tổ chức tiếp xúc cử tri", targets=(target,)),
            WorkItem(text="Tiếp công dân định kỳ"),
        ),
        clauses=(article,),
        funding=(money,),
    )
    new = made(
        participants=(
            attrs.evolve(
                committee,
                role=ParticipantRole.ROTATING_CHAIR,
                role_period=Period.for_year(2025),
            ),
            attrs.evolve(front, focal_organ="Ban Phong trào"),
        ),
        effective_on=D(2025, 3, 1),
        cadences=(attrs.evolve(report, day=25),),
        items=(
            WorkItem(
                text="Tổ chức tiếp xúc cử tri và tiếp công dân định kỳ",
                targets=(attrs.evolve(target, bound=TargetBound.AT_LEAST),),
            ),
        ),
        clauses=(attrs.evolve(article, number="6", text="Tháng."),),
        funding=(attrs.evolve(money, amount=Decimal(60_000_000)),),
    )
    found = text(old, new).splitlines()
    due, payer = "báo cáo chậm nhất ngày", "ngân sách nhà nước, Ủy ban nhân dân quận Tây Hồ"
    lines = [
        "Có hiệu lực từ: 01/03/2024 → 01/03/2025",
        "    - vai trò: - → luân phiên chủ trì (năm 2025)",
        "    - đầu mối: Văn phòng → Ban Phong trào",
        "Nội dung: gộp 2",
        "  - gộp vào (giống 67%): Tổ chức tiếp xúc cử tri và tiếp công dân định kỳ",
        "    - trước: Tiếp công dân định kỳ",
        "    - chỉ tiêu xã: 3/4 → ≥ 3/4",
        f"  - thay đổi: {due} 20 tháng cuối quý → {due} 25 tháng cuối quý",
        f"  - thay đổi: {payer}, 50.000.000 đồng → {payer}, 60.000.000 đồng",
        "  - thay đổi: điều 5. Chế độ báo cáo → điều 6. Chế độ báo cáo",
    ]
    assert [line for line in lines if line not in found] == []
    plain = comparison_to_plain(compare(old, new))
    assert plain["effective_on"] == ["2024-03-01", "2025-03-01"]
    assert plain["participants"][0]["role"] == [None, "rotating_chair"]
    assert plain["cadences"][0]["new"]["words"] == "báo cáo chậm nhất ngày 25 tháng cuối quý"
    assert plain["funding"][0]["new"]["amount"] == "60000000"
    assert plain["clauses"][0]["old"]["number"] == "5"


def test_nothing_changed():
    """An agreement beside itself is as it is."""
    assert "Không có thay đổi trong những điều hồ sơ ghi." in text(OLD, OLD)
    assert "Không có thay đổi." not in text(OLD, NEW)


def test_plain_values():
    """The same as data, with codes and dates that do not depend on the language."""
    found = comparison_to_plain(compare(OLD, NEW))
    assert found["kind"] == ["programme", "plan"]
    assert found["period"] == ["2024", "2026"]
    assert [item["kind"] for item in found["items"]] == ["changed", "kept", "added", "dropped"]
    assert found["items"][0]["targets"][0]["new"]["value"] == "90"
    assert found["items"][0]["due"] == ["2024-06-30", None]
    assert [p["tie"] for p in found["participants"]] == ["follows", "took_over_tasks", None]


@settings(deadline=None, max_examples=50)
@given(agreements)
def test_any_two_agreements(drawn):
    """Any two agreements have a page, in both languages and as JSON."""
    changes = compare(drawn[0], drawn[-1])
    for locale in ("vi", "en"):
        assert "{" not in format_plain(comparison_blocks(changes, locale))
        assert json.loads(json.dumps(comparison_to_plain(changes, locale)))["old"] == drawn[0].id
