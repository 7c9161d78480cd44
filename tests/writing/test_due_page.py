"""The page on what is due, over many records."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given, settings

from phoiho.agreements import Coverage, Target, WorkItem
from phoiho.calendar import parse_cadence
from phoiho.dossier import Dossier, resolve
from phoiho.periods import Period
from phoiho.records import load
from phoiho.reviews import DueStatus, ReviewEvent, ReviewKind, ReviewSubject
from phoiho.writing import (
    DueGrouping,
    Words,
    due_blocks,
    due_to_plain,
    format_plain,
    page_of_dues,
)
from strategies_agreements import agreements, made, resolved

D = dt.date
EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
WARD = resolve(load(EXAMPLES / "minh-hoa-xa.toml"))
AS_OF = D(2026, 11, 22)
GROUPINGS = get_args(DueGrouping)
YEAR = Period.for_year(2026)
SIGNED = D(2026, 1, 9)


def page(*dossiers, as_of=AS_OF, within=YEAR, **options):
    """Return the page on some dossiers, in files a.toml, b.toml, ..."""
    records = [(f"{chr(97 + at)}.toml", dossier) for at, dossier in enumerate(dossiers)]
    return page_of_dues(records, as_of=as_of, within=within, **options)


def dossier(*cadences, events=(), on=SIGNED, **options):
    """Return a dossier of one agreement of two bodies of a ward, with clauses in words."""
    bodies = "UBND phường Tây Hồ, thành phố Hà Nội", "Công an phường Tây Hồ, thành phố Hà Nội"
    clauses = tuple(clause for text in cadences for clause in parse_cadence(text))
    options = {"signed_on": on, "period": YEAR, "cadences": clauses, **options}
    agreements = resolved(made(*bodies, **options), on=on)
    return Dossier(title="Hồ sơ", agreements=agreements, events=events)


def briefing(day, period):
    """Return a briefing on the agreement of `dossier`."""
    return ReviewEvent(
        id="hop",
        kinds=(ReviewKind.BRIEFING,),
        coverage=Coverage.EXCERPT,
        held_on=day,
        reviewed=(ReviewSubject(agreement="a", period=period),),
    )


def lines(found, by="day", locale="vi"):
    """Return the lines of a page."""
    return format_plain(due_blocks(found, by, locale)).splitlines()


def test_who_follows_owes_it():
    """After a merger the body that follows is named, with the one that signed."""
    clause = parse_cadence("họp chậm nhất ngày 20 của tháng cuối quý")
    signed = made("UBND tỉnh Hòa Bình", signed_on=D(2024, 1, 5), open_ended=True, cadences=clause)
    (agreement,) = resolved(signed, on=D(2024, 1, 5))
    story = Dossier(title="t", agreements=(agreement,))
    for year, owner in ((2025, "UBND tỉnh Hòa Bình"), (2026, "UBND tỉnh Phú Thọ")):
        first = Period.for_quarter(year, 1)
        (entry,) = page(story, within=first).entries
        ((_, name),) = entry.owners(Words())
        assert name.startswith(owner)
    assert "kế tục UBND tỉnh Hòa Bình" in name


def test_what_is_open_comes_first():
    """Without statuses the page holds what is open: missing, upcoming, without a day."""
    found = page(WARD)
    assert found.statuses == (DueStatus.MISSING, DueStatus.UPCOMING, DueStatus.NOT_COMPUTABLE)
    days = [(e.obligation.status.value, e.days_left) for e in found.entries]
    missing, upcoming = [-145, -89, -64, -22], [3, 22, 27, 33, 38, 39]
    assert days == [("missing", n) for n in missing] + [("upcoming", n) for n in upcoming]


def test_statuses_stand_by_urgency():
    """Whatever order they are asked in, what is missing comes first."""
    found = page(WARD, statuses=[DueStatus.HELD, DueStatus.LATE, DueStatus.MISSING])
    assert [group.key for group in found.groups()] == ["missing", "late", "held"]
    assert page(WARD, statuses=iter([DueStatus.LATE])).entries


@pytest.mark.parametrize(
    ("first", "last", "count"),
    [
        (None, D(2026, 11, 22), 4),
        (D(2026, 9, 19), D(2026, 11, 25), 3),
        (D(2026, 9, 20), D(2026, 11, 24), 1),
        (D(2030, 1, 1), D(2030, 12, 31), 0),
    ],
)
def test_both_ends_are_asked_for(first, last, count):
    """What falls due on the first and the last day is in."""
    assert len(page(WARD, within=Period(start=first, end=last)).entries) == count


def test_an_end_is_needed():
    """What is due for ever is no question."""
    with pytest.raises(ValueError, match="last day"):
        page(WARD, within=Period(start=AS_OF))


def test_later_agreements_are_left_out():
    """An agreement signed after the day is none of its business."""
    early = page(WARD, as_of=D(2025, 12, 1))
    assert (early.records, early.agreements) == (1, 1)
    assert {e.agreement.id for e in early.entries} == {"2025"}
    assert page(WARD, as_of=D(2025, 6, 30)).agreements == 0


def test_lenient_reading_moves_the_day():
    """Read leniently, "trước ngày 15/12" lasts until that day."""
    one = dossier("tổng kết trước ngày 15/12 hằng năm")
    strict, lenient = (page(one, lenient=lenient).entries[0] for lenient in (False, True))
    assert (strict.last_day, strict.days_left) == (D(2026, 12, 14), 22)
    assert (lenient.last_day, lenient.days_left) == (D(2026, 12, 15), 23)
    assert any("Trước ngày" in line for line in lines(page(one, lenient=True)))


def test_events_are_matched_over_all_turns():
    """A late meeting of one month is not taken for that of the month asked for."""
    event = briefing(D(2026, 9, 10), Period.for_month(2026, 8))
    one = dossier("giao ban hằng tháng, chậm nhất ngày 25", events=(event,))
    (september,) = page(one, within=Period.for_month(2026, 9)).entries
    assert september.obligation.status is DueStatus.MISSING


@pytest.mark.parametrize(
    ("by", "keys"),
    [
        ("day", ["missing", "upcoming"]),
        ("agreement", ["a.toml#2026"]),
        ("item", ["a.toml#2026#1", "", "a.toml#2026#3", "a.toml#2026#2"]),
        ("year", ["2026"]),
    ],
)
def test_groups(by, keys):
    """Obligations are put together by status, agreement, item or year."""
    assert [group.key for group in page(WARD).groups(by)] == keys


def test_years_are_in_order():
    """Years come in their order; each obligation stands in that of its day."""
    one = dossier("báo cáo chậm nhất ngày 20/12 hằng năm", open_ended=True, on=D(2025, 8, 1))
    found = page(one, within=Period(end=D(2027, 12, 31)))
    assert [group.key for group in found.groups("year")] == ["2026", "2027"]
    assert [group.name for group in found.groups("year", "en")] == ["2026", "2027"]


def test_one_body_under_several_agreements():
    """A body is one group over all files; one of a unit without a name is another in every file."""
    clause = "giao ban trước ngày 25/12 hằng năm"
    assert len(page(dossier(clause), dossier(clause)).groups("body")[0].entries) == 2
    unnamed = made("UBND xã", cadences=parse_cadence(clause), period=YEAR)
    bare = Dossier(title="Hồ sơ", agreements=resolved(unnamed, on=AS_OF))
    keys = [group.key for group in page(bare, bare).groups("body")]
    assert [key.partition("#")[0] for key in keys] == ["a.toml", "b.toml"]


def test_line_of_a_clause():
    """A line has the day, how far it is, what and who; below it the paper and its words."""
    found = lines(page(dossier("báo cáo trước ngày 20/12 hằng năm")))
    at = found.index("Chưa đến hạn (1)")
    assert found[at + 2] == (
        "  - 19/12/2026 (thứ Bảy), còn 27 ngày: báo cáo năm 2026; "
        "thực hiện: UBND phường Tây Hồ, Công an phường Tây Hồ"
    )
    assert found[at + 3] == (
        "    - chương trình phối hợp năm 2026 [a.toml#a]: “trước ngày 20/12 hằng năm”; "
        "trước ngày 20/12/2026, tức chậm nhất ngày 19/12/2026; "
        "ngày cuối là ngày nghỉ (19/12/2026: cuối tuần), hạn ấn định theo ngày nên không dời"
    )


def test_line_in_english():
    """The same in English; what was printed stays."""
    found = "\n".join(lines(page(dossier("báo cáo trước ngày 20/12 hằng năm")), locale="en"))
    assert "2026-12-19 (Saturday), days left: 27: report 2026; owed by: " in found
    assert "“trước ngày 20/12 hằng năm”; before 2026-12-20" in found


@pytest.mark.parametrize(
    ("clause", "as_of", "told"),
    [
        ("báo cáo chậm nhất ngày 22/11 hằng năm", AS_OF, "đến hạn trong ngày"),
        ("báo cáo chậm nhất ngày 20/11 hằng năm", AS_OF, "quá hạn 2 ngày, chưa có"),
        ("họp ít nhất 02 lần/năm", AS_OF, "ít nhất 02 lần, đến hết ngày 31/12/2026"),
        ("báo cáo chậm nhất 15 ngày sau khi kết thúc quý", AS_OF, "quý III/2026"),
        ("họp đột xuất khi có yêu cầu", AS_OF, "họp giao ban năm 2026: đột xuất hoặc khi có"),
        ("họp hằng tháng", AS_OF, "họp giao ban tháng 1/2026 - tháng 12/2026 (12 kỳ): không nêu"),
        ("họp hằng quý", AS_OF, "quý I/2026, quý II/2026, quý III/2026, quý IV/2026: không nêu"),
    ],
)
def test_what_a_line_tells(clause, as_of, told):
    """Lines for the day itself, counts, counted terms and what has no day."""
    assert told in "\n".join(lines(page(dossier(clause), as_of=as_of)))


def test_no_turn_is_made_up():
    """What is asked for at no time in particular is about no turn, whatever was asked."""
    one = dossier("họp đột xuất khi có yêu cầu", period=None, open_ended=True)
    assert "  - họp giao ban: đột xuất" in "\n".join(lines(page(one)))


def test_what_was_kept():
    """Held, late and without minutes: each says when."""
    found = "\n".join(lines(page(WARD, statuses=DueStatus)))
    for told in (
        "19/06/2026 (thứ Sáu), đã thực hiện ngày 23/06/2026, muộn 2 ngày làm việc: báo cáo",
        "25/01/2026 (Chủ nhật), đã tổ chức ngày 23/01/2026, chưa có biên bản, báo cáo: họp",
        "25/03/2026 (thứ Tư), đã thực hiện đúng hạn ngày 18/03/2026: họp giao ban",
        "13/02/2026 (thứ Sáu), đã hoàn thành: nội dung 5",
    ):
        assert told in found


def test_too_few_of_several():
    """Of what is due several times it is told how often it was so far."""
    one = dossier("họp ít nhất 02 lần/năm", events=(briefing(D(2026, 3, 10), YEAR),))
    assert "đến hết ngày 31/12/2026; đã có 01 lần" in "\n".join(lines(page(one)))
    english = "\n".join(lines(page(one), locale="en"))
    assert "at least 2 times by 2026-12-31; 1 on record" in english


def test_many_bodies_are_shortened():
    """Of many bodies the first ones are named, and how many others there are."""
    wards = ("Tây Hồ", "Phú Thượng", "Hồng Hà", "Ba Đình", "Ngọc Hà")
    names = [f"UBND phường {ward}, thành phố Hà Nội" for ward in wards]
    clause = parse_cadence("giao ban trước ngày 25/12 hằng năm")
    agreements = resolved(made(*names, cadences=clause, period=YEAR), on=SIGNED)
    found = page(Dossier(title="Hồ sơ", agreements=agreements))
    assert "UBND phường Hồng Hà và 02 bên khác" in "\n".join(lines(found))
    assert len(found.groups("body")) == 5


def test_held_without_a_day_is_not_called_in_time():
    """What has no last day cannot have been in time."""
    event = briefing(D(2026, 3, 10), Period.for_quarter(2026, 1))
    one = dossier("giao ban hằng quý", events=(event,))
    found = "\n".join(lines(page(one, statuses=DueStatus)))
    assert "họp giao ban quý I/2026: đã" in found
    assert "đúng hạn ngày" not in found


def test_items_and_targets():
    """A target is told with its item, a number of a thousand days with its dot."""
    target = Target(indicator="cuộc", due=D(2026, 12, 1))
    item = WorkItem(text="Giám sát", due=D(2023, 12, 31), targets=(target,))
    one = dossier(items=(item,), period=Period.for_stage(2021, 2026))
    found = "\n".join(lines(page(one, within=Period(end=D(2026, 12, 31)))))
    assert "quá hạn 1.057 ngày, chưa có: nội dung 1 “Giám sát”" in found
    assert "còn 9 ngày: chỉ tiêu “cuộc” (nội dung 1)" in found


def test_nothing_is_told_in_a_sentence():
    """An empty page says so, and names the agreements without a clause."""
    assert "Không có việc nào trong thời gian và tình trạng nêu trên." in lines(page(dossier()))
    assert "  - a.toml: văn bản a" in lines(page(dossier()))
    bare = Dossier(title="Hồ sơ")
    assert "Hồ sơ không có văn bản nào đã ký đến ngày trên." in lines(page(bare))
    assert lines(page())[-1] == "Tổng cộng 0 hồ sơ, 0 văn bản: không có việc nào."


def test_plain_values():
    """The same as data: groups point to obligations, days are ISO, nothing is left out."""
    found = due_to_plain(page(WARD), "body", "en")
    days = [found[key] for key in ("as_of", "from", "to")]
    assert days == ["2026-11-22", "2026-01-01", "2026-12-31"]
    assert found["counts"] == {"missing": 4, "upcoming": 6, "not_computable": 0}
    committee = next(g for g in found["groups"] if g["key"].startswith("people_committee@"))
    assert committee["obligations"] == list(range(10))
    report = found["obligations"][2]
    assert (report["last_day"], report["lenient_day"]) == ("2026-09-19", "2026-09-20")
    assert report["day_off"]["kind"] == "weekly_rest"
    assert [owner["id"] for owner in report["owed_by"]] == ["committee"]
    assert report["explain"].startswith("report 2026-07-01/2026-09-30 by the clause")


def test_plain_values_of_a_moved_day():
    """A counted term that ends on a day off says from which day it was moved."""
    one = dossier("báo cáo chậm nhất 10 ngày sau khi kết thúc quý")
    found = due_to_plain(page(one, statuses=DueStatus, within=Period.for_month(2026, 10)))
    (report,) = found["obligations"]
    assert (report["named_day"], report["last_day"]) == ("2026-10-10", "2026-10-12")
    assert [day["day"] for day in report["moved_by"]] == ["2026-10-10", "2026-10-11"]
    text = "\n".join(lines(page(one, within=Period.for_month(2026, 10))))
    assert "hạn tính đến ngày 10/10/2026 là ngày nghỉ" in text


@settings(deadline=None, max_examples=50)
@given(agreements)
def test_any_agreements(drawn):
    """Any agreements have a page, by anything, in both languages and as JSON."""
    one = Dossier(title="Hồ sơ", agreements=tuple(drawn))
    found = page(one, within=Period(end=AS_OF), statuses=DueStatus)
    for by in GROUPINGS:
        for locale in ("vi", "en"):
            assert "{" not in format_plain(due_blocks(found, by, locale))
        plain = json.loads(json.dumps(due_to_plain(found, by)))
        named = {place for group in plain["groups"] for place in group["obligations"]}
        assert named == set(range(len(found.entries)))
