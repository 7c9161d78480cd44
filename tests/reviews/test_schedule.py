"""What falls due under an agreement, and on which day."""

from __future__ import annotations

import datetime as dt

import attrs
import pytest

from phoiho.agreements import (
    Agreement,
    Coverage,
    Instrument,
    InstrumentKind,
    Participant,
    ParticipantRole,
    State,
    StateChange,
    Target,
    WorkItem,
)
from phoiho.calendar import (
    Anchor,
    Boundary,
    Cadence,
    CadenceKind,
    CountUnit,
    Every,
    Offset,
    WorkingCalendar,
    parse_cadence,
)
from phoiho.dossier import Dossier, resolve
from phoiho.hierarchy import BodyRef
from phoiho.periods import LunarDate, Period, YearlessDate
from phoiho.reviews import DueSource, NoDayReason, due_dates, life_of

DAY = dt.date


def agreement(*cadences: Cadence, body: str = "UBND phường Tây Hồ", **fields) -> Agreement:
    """Make a resolved agreement with some clauses."""
    made = Agreement(
        id="a",
        coverage=Coverage.INSTRUMENT,
        instrument=Instrument(kind=InstrumentKind.PROGRAMME),
        participants=(Participant(id="p", body=BodyRef(text=body)),),
        cadences=cadences,
        **fields,
    )
    return resolve(Dossier(title="t", agreements=(made,))).agreements[0]


def clause(every: Every, **fields) -> Cadence:
    """Make a clause on reviews."""
    return Cadence(kind=CadenceKind.REVIEW, every=every, **fields)


YEAR = Period.for_year(2026)
LONG = Period(start=DAY(2025, 1, 1), end=DAY(2028, 12, 31))
SIGNED = {"period": YEAR, "signed_on": DAY(2026, 1, 9)}


@pytest.mark.parametrize(
    ("cadence", "days"),
    [
        (clause(Every.MONTH, day=31), ["01-31", "02-28", "03-31", "04-30", "05-31", "06-30"]),
        (clause(Every.QUARTER, day=20), ["03-20", "06-20", "09-20", "12-20"]),
        (clause(Every.QUARTER, day=5, month=1), ["04-05", "07-05", "10-05"]),
        (clause(Every.HALF, day=25), ["06-25", "12-25"]),
        (clause(Every.YEAR, day=15, month=11, boundary=Boundary.BEFORE), ["11-14"]),
        (clause(Every.YEAR, day=15, month=11, boundary=Boundary.ON), ["11-15"]),
    ],
)
def test_days_of_a_year(cadence: Cadence, days: list[str]) -> None:
    """A clause of a yearly programme falls due in that year, after the signing."""
    made = agreement(cadence, period=YEAR, signed_on=DAY(2026, 1, 20))
    found = [due.last_day.isoformat()[5:] for due in due_dates(made, within=LONG)]
    assert found[: len(days)] == days
    assert len(found) == (12 if cadence.every is Every.MONTH else len(days))


# Words of real papers (the table of cadences), and the last days of 2026 that they give.
@pytest.mark.parametrize(
    ("words", "days"),
    [
        (
            "báo cáo trước ngày 20 của tháng cuối quý và trước ngày 15/11 hằng năm",
            ["2026-03-19", "2026-06-19", "2026-09-19", "2026-11-14", "2026-12-19"],
        ),
        (
            "báo cáo chậm nhất 15 ngày sau khi kết thúc quý",
            ["2026-04-15", "2026-07-15", "2026-10-15", "2027-01-15"],
        ),
        # 26 April 2026 is a Sunday and Giỗ Tổ, the day after is off in lieu.
        ("báo cáo chậm nhất 26 ngày sau khi kết thúc quý", ["2026-04-28"]),
        ("báo cáo trong vòng 05 ngày làm việc kể từ khi kết thúc quý", ["2026-04-07"]),
        ("báo cáo trong vòng 10 ngày kể từ ngày ký", ["2026-01-19"]),
        ("họp vào thứ sáu tuần cuối của tháng", ["2026-01-30", "2026-02-27"]),
        ("báo cáo chậm nhất ngày 25/6/2026", ["2026-06-25"]),
        ("họp mỗi quý một lần", ["2026-03-31", "2026-06-30", "2026-09-30", "2026-12-31"]),
        ("họp ít nhất 02 lần/năm", ["2026-12-31"]),
        ("họp 3 tháng một lần", ["2026-12-31"]),
        ("họp 6 tháng một lần", ["2026-06-30", "2026-12-31"]),
    ],
)
def test_days_of_printed_words(words: str, days: list[str]) -> None:
    """The words of papers give the days that an official would mark."""
    made = agreement(*parse_cadence(words), **SIGNED)
    found = [due.last_day.isoformat() for due in due_dates(made, within=LONG)]
    assert found[: len(days)] == days


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("họp định kỳ", NoDayReason.VAGUE),
        ("báo cáo đột xuất khi có yêu cầu", NoDayReason.AD_HOC),
        ("sơ kết giữa nhiệm kỳ", NoDayReason.SEASON),
        ("tổng kết cuối giai đoạn", NoDayReason.SEASON),
        ("báo cáo chậm nhất 15 ngày sau khi nhận được đề nghị", NoDayReason.EVENT),
        ("họp trước mỗi kỳ họp", NoDayReason.SESSION),
        ("báo cáo trong vòng 02 ngày làm việc sau khi chốt số liệu", NoDayReason.CUTOFF),
        ("báo cáo chậm nhất 15 ngày sau khi kết thúc kỳ báo cáo", NoDayReason.NO_PERIOD),
        ("báo cáo chậm nhất ngày 20/5", NoDayReason.NO_YEAR),
        ("họp 5 tháng một lần", NoDayReason.NO_START),
        ("họp 2 tuần một lần", NoDayReason.NO_START),
        ("sơ kết 2 năm một lần", NoDayReason.NO_START),
        ("họp tối đa 2 lần/năm", NoDayReason.LIMIT_ONLY),
        (
            "báo cáo số liệu từ ngày 15 tháng trước đến ngày 14 của tháng",
            NoDayReason.DATA_SPAN,
        ),
        ("báo cáo 6 tháng đầu năm 2026", NoDayReason.NO_DAY),
        ("tổng kết hằng năm", NoDayReason.NO_DAY),
    ],
)
def test_words_without_a_day_say_why(words: str, reason: NoDayReason) -> None:
    """What names no exact day gets none, once, with the reason in its sentence."""
    made = agreement(*parse_cadence(words), **SIGNED)
    (due,) = due_dates(made, within=YEAR)
    assert (due.last_day, due.no_day) == (None, reason)
    assert due.explain().endswith(reason.label())
    assert due.explain("en").endswith(reason.label("en"))


TERM = Period.for_term(2021, 2026)


@pytest.mark.parametrize(
    ("anchor", "amount", "boundary", "period", "expected"),
    [
        (Anchor.AGREEMENT_END, 30, Boundary.WITHIN, YEAR, DAY(2027, 2, 1)),
        (Anchor.AGREEMENT_END, 0, Boundary.BEFORE, YEAR, DAY(2026, 12, 30)),
        (Anchor.AGREEMENT_END, -30, Boundary.BY, YEAR, DAY(2026, 12, 1)),
        (Anchor.AGREEMENT_START, 45, Boundary.BY, YEAR, DAY(2026, 2, 23)),
        (Anchor.TERM_END, 15, Boundary.BY, TERM, DAY(2027, 1, 15)),
        (Anchor.SIGNING, 0, Boundary.ON, YEAR, DAY(2026, 1, 9)),
        # The participants' terms are not the agreement's time.
        (Anchor.TERM_END, 15, Boundary.BY, YEAR, NoDayReason.NO_ANCHOR),
        (Anchor.AGREEMENT_END, 15, Boundary.BY, None, NoDayReason.NO_ANCHOR),
        (Anchor.AGREEMENT_END, 0, Boundary.ON, YEAR, NoDayReason.SEASON),
        (Anchor.AGREEMENT_MID, 30, Boundary.BY, YEAR, NoDayReason.SEASON),
        (Anchor.SIGNING, 10**7, Boundary.BY, YEAR, NoDayReason.NO_ANCHOR),
    ],
)
def test_terms_counted_from_the_agreement(anchor, amount, boundary, period, expected) -> None:
    """A term counted from the agreement's own days ends on a day where those are exact."""
    offset = Offset(anchor=anchor, amount=amount, unit=CountUnit.DAY)
    words = clause(Every.UNSTATED, boundary=boundary, offset=offset)
    made = agreement(words, period=period, signed_on=DAY(2026, 1, 9))
    (due,) = due_dates(made, within=LONG)
    assert (due.last_day or due.no_day) == expected


def test_a_season_names_its_day_but_sets_no_limit() -> None:
    """The words "cuối giai đoạn" point to the last day of the agreement but set no limit."""
    made = agreement(*parse_cadence("tổng kết cuối giai đoạn"), **SIGNED)
    (due,) = due_dates(made, within=YEAR)
    assert (due.period, due.named_day, due.last_day) == (YEAR, DAY(2026, 12, 31), None)


def test_an_unknown_day_of_signing_is_not_guessed() -> None:
    """A term from a signing known by its month only has no day."""
    made = agreement(
        *parse_cadence("báo cáo trong vòng 10 ngày kể từ ngày ký"),
        period=YEAR,
        signed_on=Period.for_month(2026, 1),
    )
    (due,) = due_dates(made, within=YEAR)
    assert due.no_day is NoDayReason.NO_ANCHOR


def test_moved_terms_tell_their_decisions() -> None:
    """The end of a counted term moves off days off, each with its decision."""
    words = "báo cáo chậm nhất 26 ngày sau khi kết thúc quý"
    made = agreement(*parse_cadence(words), **SIGNED)
    due = due_dates(made, within=YEAR)[0]
    assert (due.moved_from, due.last_day) == (DAY(2026, 4, 26), DAY(2026, 4, 28))
    assert [status.day.day for status in due.moved_by] == [26, 27]
    assert due.day_off is None
    assert due.explain().startswith(
        "báo cáo quý I/2026 theo điều khoản “26 ngày sau khi kết thúc quý”: "
        "chậm nhất ngày 28/04/2026; hạn tính đến ngày 26/04/2026 là ngày nghỉ ("
    )
    assert "the term would end on 2026-04-26" in due.explain("en")


def test_next_period() -> None:
    """A day in the next year is due though the programme has run out by then."""
    made = agreement(
        clause(Every.YEAR, month=1, day=15, in_next_period=True),
        period=YEAR,
        signed_on=DAY(2026, 1, 20),
    )
    (due,) = due_dates(made, within=LONG)
    assert (due.period, due.last_day) == (Period.for_year(2026), DAY(2027, 1, 15))


def test_nothing_is_due_before_the_signing() -> None:
    """What would have been due before the day of signing was no obligation."""
    made = agreement(clause(Every.MONTH, day=25), period=YEAR, signed_on=DAY(2026, 5, 20))
    dues = due_dates(made, within=LONG)
    assert [due.last_day.month for due in dues] == list(range(5, 13))


def test_nothing_is_due_after_a_participant_ended() -> None:
    """District bodies owe nothing after 30 June 2025."""
    made = agreement(
        clause(Every.QUARTER, day=20),
        body="UBND quận Tây Hồ",
        period=Period.for_year(2025),
        signed_on=DAY(2025, 1, 10),
    )
    assert [due.last_day for due in due_dates(made, within=LONG)] == [
        DAY(2025, 3, 20),
        DAY(2025, 6, 20),
    ]
    assert life_of(made, until=DAY(2026, 1, 1)) == Period(
        start=DAY(2025, 1, 10), end=DAY(2025, 6, 30)
    )


def test_where_one_body_follows_things_go_on_falling_due() -> None:
    """A merged province owes what it did: the new one follows alone."""
    made = agreement(
        clause(Every.QUARTER, day=20),
        body="UBND tỉnh Quảng Nam",
        period=Period.for_year(2025),
        signed_on=DAY(2025, 1, 10),
    )
    assert [due.last_day.month for due in due_dates(made, within=LONG)] == [3, 6, 9, 12]


@pytest.mark.parametrize(
    ("state", "months"), [(State.CANCELLED, [3]), (State.REPLACED, [3]), (State.EXPIRED, [3, 6])]
)
def test_nothing_is_due_after_the_end_on_record(state: State, months: list[int]) -> None:
    """An end on record ends what is due; after an expiry only the running turn is left."""
    made = agreement(
        clause(Every.QUARTER, day=20),
        history=(StateChange(state=state, on=DAY(2026, 6, 1)),),
        **SIGNED,
    )
    assert [due.last_day.month for due in due_dates(made, within=LONG)] == months


def test_amended_clauses_hold_from_their_day() -> None:
    """What is due comes from the version in force; an extension moves the end."""
    monthly, quarterly = clause(Every.MONTH, day=25), clause(Every.QUARTER, day=20)
    made = agreement(
        quarterly,
        history=(
            StateChange(state=State.AMENDED, on=DAY(2026, 10, 1), cadences=(monthly,)),
            StateChange(
                state=State.EXTENDED, on=DAY(2026, 12, 1), period=Period.for_stage(2026, 2027)
            ),
        ),
        **SIGNED,
    )
    dues = due_dates(made, within=Period(start=DAY(2026, 1, 1), end=DAY(2027, 2, 28)))
    found = [(due.last_day.month, due.cadence.every) for due in dues]
    assert found[:3] == [(3, Every.QUARTER), (6, Every.QUARTER), (9, Every.QUARTER)]
    assert found[3:] == [(month, Every.MONTH) for month in (10, 11, 12, 1, 2)]
    assert life_of(made, until=DAY(2030, 1, 1)).end == DAY(2027, 12, 31)


ITEM = WorkItem(number=4, text="Giải quyết kiến nghị", lead=("p",), due=DAY(2026, 11, 29))


@pytest.mark.parametrize(
    ("value", "day", "reason"),
    [
        (DAY(2026, 11, 29), DAY(2026, 11, 29), None),
        (Period.for_quarter(2026, 3), DAY(2026, 9, 30), None),
        (YearlessDate(month=5, day=20), None, NoDayReason.NO_YEAR),
        (LunarDate(month=1, day=3), None, NoDayReason.NO_YEAR),
        (Period(start=DAY(2026, 1, 1)), None, NoDayReason.NO_DAY),
    ],
)
def test_items_and_targets_fall_due(value, day, reason) -> None:
    """A dated work item is due, and so is a dated target of one that has no day."""
    target = Target(indicator="Tỷ lệ trả lời", printed="ít nhất 95%", due=value)
    items = (attrs.evolve(ITEM, due=value), attrs.evolve(ITEM, due=None, targets=(target,)))
    item, of_target = due_dates(agreement(items=items, **SIGNED), within=YEAR)
    assert (item.source, of_target.source) == (DueSource.ITEM, DueSource.TARGET)
    assert (item.last_day, item.no_day) == (of_target.last_day, of_target.no_day) == (day, reason)
    assert (item.kind, item.item_number, item.owed_by) == (None, 4, ("p",))
    assert item.explain().startswith("nội dung 4 “Giải quyết kiến nghị”: ")
    assert of_target.explain("en").startswith("target “ít nhất 95%” (item 4): ")


def test_who_owes_what() -> None:
    """A clause names who owes it to whom; else all participants do, but no witness."""
    named = clause(Every.YEAR, month=11, day=15, owed_by=("p",), owed_to=("q",))
    made = attrs.evolve(
        agreement(named, clause(Every.HALF, day=25), items=(attrs.evolve(ITEM, lead=()),), **SIGNED)
    )
    body = made.participants[0].body
    made = attrs.evolve(
        made,
        participants=(
            *made.participants,
            Participant(id="q", body=body, role=ParticipantRole.COORDINATING),
            Participant(id="w", body=body, role=ParticipantRole.WITNESS),
        ),
    )
    half, yearly, item, _ = due_dates(made, within=YEAR)
    assert (yearly.owed_by, yearly.owed_to) == (("p",), ("q",))
    assert (half.owed_by, half.owed_to) == (("p", "q"), ())
    assert item.owed_by == ("p", "q")


def test_clause_without_a_day() -> None:
    """A clause that names no day is listed by its period and never gets one."""
    made = agreement(clause(Every.HALF), period=YEAR, signed_on=DAY(2026, 1, 20))
    dues = due_dates(made, within=LONG)
    assert [(due.named_day, due.last_day) for due in dues] == [(None, None), (None, None)]
    assert dues[0].explain() == "sơ kết, tổng kết 6 tháng đầu năm 2026: không nêu ngày cụ thể"


def test_no_clause_on_record() -> None:
    """Without a clause nothing is due."""
    assert due_dates(agreement(period=YEAR), within=LONG) == ()


def test_days_off_are_named_not_moved() -> None:
    """A named day on a day off stays, with the reason and its decision beside it."""
    made = agreement(clause(Every.YEAR, month=11, day=24), period=YEAR)
    (due,) = due_dates(made, within=LONG)
    assert (due.last_day, due.moved_from) == (DAY(2026, 11, 24), None)
    assert due.day_off == WorkingCalendar.official().day_status(DAY(2026, 11, 24))
    assert due.day_off.decision in due.explain()


@pytest.mark.parametrize(
    ("cadence", "vi", "en"),
    [
        (
            clause(Every.YEAR, month=11, day=17, boundary=Boundary.BEFORE),
            "sơ kết, tổng kết năm 2026: trước ngày 17/11/2026, tức chậm nhất ngày 16/11/2026",
            "review 2026: before 2026-11-17, so on 2026-11-16 at the latest",
        ),
        (
            clause(Every.YEAR, month=11, day=17, boundary=Boundary.ON),
            "sơ kết, tổng kết năm 2026: vào ngày 17/11/2026",
            "review 2026: on 2026-11-17",
        ),
        (
            Cadence(
                kind=CadenceKind.MEETING, every=Every.YEAR, boundary=Boundary.COUNT_MIN, times=2
            ),
            "họp giao ban năm 2026: ít nhất 02 lần, đến hết ngày 31/12/2026",
            "meeting 2026: at least 2 times by 2026-12-31",
        ),
        (
            Cadence(
                kind=CadenceKind.MEETING,
                every=Every.MONTH,
                interval=3,
                boundary=Boundary.COUNT,
                times=1,
            ),
            "họp giao ban năm 2026: 04 lần, đến hết ngày 31/12/2026, tính theo năm dương lịch",
            "meeting 2026: 4 times by 2026-12-31, counted by the calendar year",
        ),
    ],
)
def test_explanations(cadence: Cadence, vi: str, en: str) -> None:
    """The sentence says the rule and the last day, in both languages."""
    (due,) = due_dates(agreement(cadence, **SIGNED), within=LONG)
    no_start = {"vi": " vì không nêu kỳ bắt đầu từ khi nào", "en": " since no start is named"}
    ends = no_start if cadence.interval > 1 else {"vi": "", "en": ""}
    assert (due.explain(), due.explain("en")) == (vi + ends["vi"], en + ends["en"])


def test_windows_open_and_close() -> None:
    """A window is told by both its days."""
    words = clause(Every.YEAR, month=12, boundary=Boundary.WITHIN)
    (due,) = due_dates(agreement(words, **SIGNED), within=LONG)
    assert (due.opens, due.last_day) == (DAY(2026, 12, 1), DAY(2026, 12, 31))
    assert due.explain().endswith("từ ngày 01/12/2026 đến ngày 31/12/2026")


def test_both_readings_of_before() -> None:
    """The strict last day of "trước ngày 15/11" is the 14th, the lenient one the 15th."""
    before = clause(Every.YEAR, month=11, day=15, boundary=Boundary.BEFORE)
    (due,) = due_dates(agreement(before, **SIGNED), within=LONG)
    assert (due.last_day.day, due.lenient_day.day) == (14, 15)


def test_open_periods_are_refused() -> None:
    """Due dates of an endless time cannot be listed."""
    with pytest.raises(ValueError, match="both ends"):
        due_dates(agreement(period=YEAR), within=Period(start=DAY(2026, 1, 1)))


def test_unknown_life() -> None:
    """An agreement without any day has no life that could be told."""
    bare = Agreement(
        id="a", coverage=Coverage.REPORT, instrument=Instrument(kind=InstrumentKind.UNNAMED)
    )
    assert life_of(bare, until=DAY(2026, 1, 1)) is None
    assert due_dates(bare, within=LONG) == ()
    assert due_dates(attrs.evolve(bare, cadences=(clause(Every.HALF),)), within=LONG) == ()


def test_clauses_without_a_day_are_listed_once_over_versions() -> None:
    """What an amendment leaves as it was is not listed again."""
    change = StateChange(state=State.AMENDED, on=DAY(2026, 6, 1))
    made = agreement(*parse_cadence("họp định kỳ"), history=(change,), **SIGNED)
    assert len(due_dates(made, within=YEAR)) == 1


def test_months_as_a_whole_are_told_by_their_ends() -> None:
    """A month named without a day ends with its last day; before it ends the day before."""
    by = clause(Every.YEAR, month=6, boundary=Boundary.BY)
    before = clause(Every.YEAR, month=6, boundary=Boundary.BEFORE)
    dues = due_dates(agreement(by, before, **SIGNED), within=YEAR)
    assert [due.last_day for due in dues] == [DAY(2026, 5, 31), DAY(2026, 6, 30)]
    assert [due.explain().partition(": ")[2].partition(";")[0] for due in dues] == [
        "trước ngày 01/06/2026, tức chậm nhất ngày 31/05/2026",
        "chậm nhất ngày 30/06/2026",
    ]


def test_a_time_without_ends_has_no_name() -> None:
    """The sentence of a clause for an agreement without any stated time leaves the time out."""
    made = agreement(*parse_cadence("họp định kỳ"), period=Period(), signed_on=DAY(2026, 1, 9))
    (due,) = due_dates(made, within=YEAR)
    assert due.explain() == f"họp giao ban theo điều khoản “định kỳ”: {NoDayReason.VAGUE.label()}"


@pytest.mark.parametrize(
    ("kind", "times", "fields", "expected"),
    [
        (CadenceKind.MEETING, 2, {}, DAY(2026, 12, 31)),
        (CadenceKind.MEETING, 2, {"open_ended": True}, NoDayReason.NO_DAY),
        (CadenceKind.MEETING, None, {}, NoDayReason.NO_DAY),
        (CadenceKind.REVIEW, 1, {}, NoDayReason.NO_DAY),
    ],
)
def test_times_in_a_term(kind, times, fields, expected) -> None:
    """A number of meetings in a term has until its end; what looks back on it has no day."""
    words = Cadence(kind=kind, every=Every.TERM, boundary=Boundary.COUNT, times=times)
    (due,) = due_dates(agreement(words, **SIGNED, **fields), within=YEAR)
    assert (due.last_day or due.no_day, due.period) == (expected, YEAR)


def test_items_of_another_time_are_not_asked_for() -> None:
    """A work item falls due on its day, and is not listed where other days are asked for."""
    undated = Target(indicator="Tỷ lệ")
    made = agreement(items=(attrs.evolve(ITEM, targets=(undated,)),), **SIGNED)
    assert due_dates(made, within=Period.for_year(2027)) == ()


def test_a_single_day_of_another_time_is_not_asked_for() -> None:
    """A term from the signing is listed on its day only."""
    made = agreement(*parse_cadence("báo cáo trong vòng 10 ngày kể từ ngày ký"), **SIGNED)
    assert due_dates(made, within=Period.for_quarter(2026, 2)) == ()


def test_an_amendment_after_the_days_asked_for_changes_nothing() -> None:
    """Only versions in force on the days asked for are asked."""
    change = StateChange(
        state=State.AMENDED, on=DAY(2026, 10, 1), cadences=(clause(Every.MONTH, day=25),)
    )
    made = agreement(clause(Every.QUARTER, day=20), history=(change,), **SIGNED)
    assert len(due_dates(made, within=Period.for_quarter(2026, 1))) == 1
