"""Whether bodies existed on a day."""

import datetime as dt

import pytest

from phoiho.hierarchy import (
    Body,
    ExistenceAnswer,
    ExistenceReason,
    UnitType,
    UnnamedUnit,
    ended_on,
    exists,
    get_body,
    get_body_kind,
    unit_by_uid,
)

D = dt.date
# The body, the day, the answer, the reason.
TABLE = """\
people_council@003-1|2025-06-30|yes|in_being
people_council@003-1|2025-07-01|no|level_ended
people_committee@003-1|2025-06-30|yes|in_being
people_committee@003-1|2025-07-01|no|level_ended
people_committee@00103-2|2025-06-30|no|unit_not_yet
people_committee@00103-2|2025-07-01|yes|in_being
people_committee@769-1|2021-01-01|no|unit_ended
people_committee@769-2|2020-12-31|no|unit_not_yet
district_police@003-1|2025-02-28|yes|in_being
district_police@003-1|2025-03-01|no|kind_ended
people_council@00094-1|2021-06-30|yes|in_being
people_council@00094-1|2021-07-01|no|no_council
people_council_standing@00094-1|2025-06-30|no|no_council
people_council@00103-2|2025-07-01|yes|in_being
people_committee@00094-1|2022-01-01|yes|in_being
people_council@774-1|2021-06-30|yes|in_being
people_council@774-1|2021-07-01|no|no_council
people_council@769-2|2022-01-01|yes|in_being
people_council@490-1|2017-12-15|yes|in_being
people_council@490-1|2022-01-01|no|no_council
people_council@?urban_district<48-1|2022-01-01|no|no_council
people_council@?urban_district<48-1|2017-12-15|yes|in_being
people_council@?urban_district<490-1|2022-01-01|no|no_council
people_council@?urban_district|2025-07-01|no|level_ended
people_council@?urban_district|2025-06-30|yes|in_being
people_council@?special_zone|2025-06-30|no|kind_not_yet
people_council@?special_zone|2025-07-01|yes|in_being
people_council@19742-1|2025-07-01|no|no_council
people_committee@19742-1|2025-07-01|yes|in_being
people_council@534-1|2009-04-24|yes|in_being
people_council@534-1|2009-04-25|unknown|council_pilot
people_council@534-1|2016-06-30|unknown|council_pilot
people_council@534-1|2016-07-01|yes|in_being
farmers_union@003-1|2024-01-01|conditional|where_founded
farmers_union@534-1|2018-01-01|yes|in_being
district_police@01-1|2024-01-01|no|not_on_level
people_committee@01-1|2026-01-01|yes|in_being
national_assembly|2026-01-01|yes|in_being
front_bloc_agency@22-1|2015-02-26|no|kind_not_yet
front_bloc_agency@22-1|2015-02-27|yes|in_being
""".splitlines()


@pytest.mark.parametrize("row", TABLE)
def test_exists(row):
    """Units, levels, kinds and councils begin and end on days of the tables."""
    body_id, day, answer, reason = row.split("|")
    existence = exists(get_body(body_id, on=D.fromisoformat(day)), on=D.fromisoformat(day))
    assert existence.answer is ExistenceAnswer(answer)
    assert existence.reason is ExistenceReason(reason)


@pytest.mark.parametrize(
    ("body_id", "day", "bound", "source"),
    [
        ("people_council@003-1", D(2025, 7, 1), D(2025, 6, 30), "203/2025/QH15"),
        ("people_council@?urban_district", D(2025, 7, 1), D(2025, 6, 30), "72/2025/QH15"),
        ("people_council@00094-1", D(2022, 1, 1), None, "97/2019/QH14"),
        ("district_police@003-1", D(2025, 3, 1), D(2025, 2, 28), ""),
    ],
)
def test_reason_and_source(body_id, day, bound, source):
    """The answer no names the day that decides, and the act."""
    existence = exists(get_body(body_id, on=day), on=day)
    assert existence.bound == bound
    assert source in existence.source
    for locale in ("vi", "en"):
        assert existence.reason.label(locale) in existence.explain(locale)
    assert bound is None or f"{bound:%d/%m/%Y}" in existence.explain()


def test_no_body_without_a_unit_on_a_lower_level():
    """A kind that stands on lower levels only has no body at the centre."""
    existence = exists(Body(kind=get_body_kind("people_committee")), on=D(2024, 1, 1))
    assert existence.reason is ExistenceReason.NOT_ON_LEVEL


def test_kind_by_its_own_dates():
    """A kind without a row for the unit type is judged by its own dates and level."""
    kind = get_body_kind("commune_division")
    unit = unit_by_uid("00103-2")
    assert exists(Body(kind=kind, unit=unit), on=D(2026, 1, 1)).answer is ExistenceAnswer.YES


def test_answers_have_no_truth_value():
    """Nobody may take `unknown` for no by accident."""
    place = UnnamedUnit(type=UnitType.WARD)
    existence = exists(Body(kind=get_body_kind("people_committee"), unit=place), on=D(2024, 1, 1))
    for value in (existence, existence.answer):
        with pytest.raises(TypeError, match="no truth value"):
            bool(value)


@pytest.mark.parametrize("reason", ExistenceReason)
def test_labels(reason):
    """Every reason is told in both languages."""
    assert reason.label("vi") != reason.label("en")


@pytest.mark.parametrize(
    ("name", "read_on", "asked_on", "reason", "last_day"),
    [
        ("UBND thị xã Móng Cái", "2005-01-01", "2020-01-01", "goes_on", None),
        ("UBND thị xã Móng Cái", "2005-01-01", "2025-07-01", "level_ended", "2025-06-30"),
        ("UBND tỉnh Đồng Nai", "2025-12-01", "2026-06-01", "goes_on", None),
        ("UBND tỉnh Bình Dương", "2025-01-01", "2025-07-01", "unit_ended", "2025-06-30"),
        ("Công an quận Tây Hồ", "2024-01-01", "2025-07-01", "level_ended", "2025-02-28"),
        ("UBND phường Tây Hồ", "2026-01-01", "2026-11-21", "in_being", None),
    ],
)
def test_bodies_go_on_with_their_unit(name, read_on, asked_on, reason, last_day) -> None:
    """A unit that is renamed or raised goes on, and its bodies with it."""
    on = dt.date.fromisoformat(asked_on)
    body = get_body(name, on=dt.date.fromisoformat(read_on))
    assert exists(body, on=on).reason.value == reason
    assert ended_on(body, by=on) == (dt.date.fromisoformat(last_day) if last_day else None)
