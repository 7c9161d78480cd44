"""Administrative units: the table, look-ups by name, parents."""

import contextlib
import datetime as dt
import random
import subprocess
import sys

import pytest
from hypothesis import example, given

import strategies
from phoiho.errors import AmbiguousUnitError, DataError, UnknownUnitError
from phoiho.hierarchy import (
    Level,
    MatchReason,
    UnitType,
    get_unit,
    iter_units,
    lookup_units,
    parent_of,
    qualified_name,
    unit_by_uid,
)
from phoiho.labels import LabelledEnum
from phoiho.reference import load_table

D = dt.date
OLD, NEW = D(2025, 6, 30), D(2025, 7, 1)
UIDS = [row[0] for row in load_table("units").rows]
# Every unit would take half a minute: a sample, the same in every run.
SAMPLE = sorted(random.Random(20250701).sample(UIDS, 2000))


def first_day(unit):
    """Return a day on which a unit is in being."""
    return unit.valid_from or unit.valid_to or OLD


@pytest.mark.parametrize(
    ("day", "provinces", "districts", "communes"),
    [(OLD, 63, 696, 10035), (NEW, 34, 0, 3321)],
)
def test_counts(day, provinces, districts, communes):
    """The numbers of units are those of the resolutions of 2025."""
    counts = dict.fromkeys(Level, 0)
    for unit in iter_units(on=day):
        counts[unit.level] += 1
    assert counts == {
        Level.CENTRAL: 0,
        Level.PROVINCE: provinces,
        Level.DISTRICT: districts,
        Level.COMMUNE: communes,
    }


def test_every_unit_stands_under_another():
    """Every unit has an identity of its own and, below the province, a parent at both ends."""
    assert len(set(UIDS)) == len(UIDS)
    for uid in UIDS:
        unit = unit_by_uid(uid)
        assert unit.uid == uid
        assert unit.code == uid.partition("-")[0]
        for day in (unit.valid_from or unit.valid_to, unit.valid_to or unit.valid_from):
            parent = parent_of(unit, on=day or OLD)
            assert (parent is None) is (unit.level is Level.PROVINCE)
            # Superior units of before 2008 are not in the tables.
            assert parent is None or parent.exists_on(max(day or OLD, D(2008, 1, 1)))


@pytest.mark.parametrize("end", ["first", "last"])
def test_full_names_find_their_unit(end):
    """The full name of a unit with those above it finds it, on its first and last day."""
    for uid in SAMPLE:
        unit = unit_by_uid(uid)
        day = first_day(unit) if end == "first" else unit.valid_to or NEW
        if not unit.exists_on(day):
            continue
        found = lookup_units(qualified_name(unit, on=day), on=day)
        assert unit in {match.unit for match in found}
        assert found[0].reason in {MatchReason.FULL_NAME, MatchReason.NAME}
        parent = parent_of(unit, on=day)
        assert unit in {m.unit for m in lookup_units(unit.full_name, on=day, within=parent)}
        # A bare number would be a code.
        assert unit.name.isdigit() or unit in {m.unit for m in lookup_units(unit.name, on=day)}


# The text, the day, the units it means.
LOOKUPS = """\
quận Tây Hồ|2024-02-28|003-1
QUẬN TÂY HỒ|2024-02-28|003-1
Q. Tây Hồ|2024-02-28|003-1
Q.Tây  Hồ|2024-02-28|003-1
quận Tây Hồ, thành phố Hà Nội|2024-02-28|003-1
quận Tây Hồ (Hà Nội)|2024-02-28|003-1
quận Tây Hồ, TP. Hà Nội|2024-02-28|003-1
quan Tay Ho|2024-02-28|003-1
Q. Tay Ho, Ha Noi|2024-02-28|003-1
003-1|2024-02-28|003-1
003|2024-02-28|003-1
quận Tây Hồ|2025-07-01|
phường Tây Hồ|2025-07-01|00103-2
TP. Móng Cái|2022-05-20|194-2
TX Móng Cái|2008-03-01|194-1
TX Móng Cái|2022-05-20|
Mong Cai|2022-05-20|194-2
Quận 2|2020-10-12|769-1
Q.2|2020-10-12|769-1
Q2|2020-10-12|769-1
P3, Q6, TP.HCM|2021-01-13|27379-1
P. 3, Quận 6, TPHCM|2021-01-13|27379-1
thành phố Thủ Đức|2021-01-01|769-2
Thành phố Thủ Đức|2025-06-30|769-2
quận Thủ Đức|2020-10-12|762-1
TP. HCM|2020-10-12|79-1
TP.HCM|2026-01-01|79-2
TPHCM|2026-01-01|79-2
Thành phố Hồ Chí Minh|2020-10-12|79-1
Tp Hồ Chí Minh|2020-10-12|79-1
tỉnh Thừa Thiên Huế|2024-12-31|46-1
tỉnh Thừa Thiên - Huế|2024-12-31|46-1
Bà Rịa - Vũng Tàu|2024-12-31|77-1
tỉnh Bà Rịa – Vũng Tàu|2024-12-31|77-1
tỉnh BR-VT|2024-12-31|77-1
tỉnh Hoà Bình|2024-12-31|17-1
huyện Cư M\u2019gar|2016-06-01|648-1
Đặc khu Lý Sơn|2025-08-01|21548-1
ĐK Lý Sơn|2025-08-01|21548-1
xã An Vĩnh, huyện Lý Sơn|2017-02-17|21541-1
TT. Tiên Yên|2025-06-30|06862-1
xã Tân Thành, huyện Kim Sơn, tỉnh Ninh Bình|2025-06-30|14668-1
xã Tân Thành, huyện Kim Sơn, tỉnh Nghệ An|2025-06-30|
Vũ Quí,Kiến Xương,Thái Bình|2023-06-01|13141-1
quận|2017-12-15|
TP|2019-02-21|
Thành phố 4 an|2017-12-15|
""".splitlines()


@pytest.mark.parametrize("row", LOOKUPS)
def test_lookup(row):
    """Types abbreviated, case, blanks, tone marks, superior units behind commas."""
    text, day, uids = row.split("|")
    found = [match.unit.uid for match in lookup_units(text, on=D.fromisoformat(day))]
    assert found == uids.split()


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("003-1", "uid"),
        ("003", "code"),
        ("quận Tây Hồ", "full_name"),
        ("Móng Cái", "name"),
        ("quan Tay Ho", "plain"),
    ],
)
def test_reasons(text, reason):
    """A match says how the text names its unit."""
    assert lookup_units(text, on=D(2024, 2, 28))[0].reason is MatchReason(reason)


def test_number_after_a_type_is_a_name():
    """A bare number is a code, a number after a type is a name."""
    assert get_unit("12", on=OLD).full_name == "tỉnh Lai Châu"
    found = lookup_units("phường 12", on=OLD, within="thành phố Hồ Chí Minh")
    assert {match.unit.full_name for match in found} == {"Phường 12"}
    assert len(found) > 1


def test_parent_of_any_time_counts():
    """A superior unit is accepted by every name it bore while the unit lasted."""
    unit = unit_by_uid("00001-1")
    assert lookup_units("phường Phúc Xá, Hà Nội", on=OLD)[0].unit == unit
    versions = {m.unit.uid for m in lookup_units("xã Hải Yên, Móng Cái", on=D(2007, 1, 1))}
    assert versions <= {"06739-1"}


@pytest.mark.parametrize("text", ["", " ", ",", "()", ",,(", "\x00", "\n\t", "-", "@", "1" * 6])
def test_empty_texts_name_nothing(text):
    """A text without a word names no unit."""
    assert lookup_units(text, on=OLD) == ()
    with pytest.raises(UnknownUnitError):
        get_unit(text, on=OLD)


@pytest.mark.parametrize("piece", ["a", " ", ",", "quận ", "1", "(", "Đ-", "\u0301"])
def test_long_texts_name_nothing(piece):
    """A megabyte of anything is refused without walking it twice."""
    text = "quận" + piece * (10**6 // len(piece)) + "x"
    assert lookup_units(text, on=OLD) == ()
    with pytest.raises(UnknownUnitError):
        get_unit(text, on=OLD)


@given(strategies.texts)
@example("P1")
@example("quận quận")
def test_any_text_is_looked_up(text):
    """No text raises anything but the two errors on units."""
    with contextlib.suppress(UnknownUnitError, AmbiguousUnitError):
        assert get_unit(text, on=OLD).exists_on(OLD)


def test_ambiguous_name():
    """Several units of a name are told with those above them, sorted."""
    with pytest.raises(AmbiguousUnitError) as caught:
        get_unit("phường Tân Định", on=OLD)
    assert caught.value.candidates == (
        "phường Tân Định, Quận 1, Thành phố Hồ Chí Minh",
        "phường Tân Định, thành phố Bến Cát, tỉnh Bình Dương",
    )
    assert get_unit("phường Tân Định", on=OLD, within="Quận 1").uid == "26734-1"
    assert get_unit("phường Tân Định", on=OLD, within=unit_by_uid("74-1")).uid == "25852-2"


@pytest.mark.parametrize(
    ("text", "suggestion"),
    [
        ("quận Tây Hồo", "quận Tây Hồ"),
        ("quận Tay Hồ", "quận Tây Hồ"),
        ("huyện Chư Pah", "huyện Chư Păh"),
    ],
)
def test_suggestions(text, suggestion):
    """A name that no unit ever had brings those like it."""
    with pytest.raises(UnknownUnitError) as caught:
        get_unit(text, on=D(2024, 2, 28))
    assert suggestion in caught.value.suggestions


@pytest.mark.parametrize(
    ("text", "on", "detail"),
    [
        ("quận Tây Hồ", NEW, "on 2025-07-01 (ended on 2025-06-30)"),
        ("đặc khu Lý Sơn", OLD, "on 2025-06-30 (began on 2025-07-01)"),
    ],
)
def test_wrong_day(text, on, detail):
    """A unit of another day is refused with the day that decides."""
    with pytest.raises(UnknownUnitError) as caught:
        get_unit(text, on=on)
    assert caught.value.detail == detail


def test_units_by_parent():
    """Units are listed by parent and level on a day."""
    hanoi = get_unit("thành phố Hà Nội", on=OLD)
    districts = list(iter_units(on=OLD, parent=hanoi))
    assert len(districts) == 30
    assert {unit.level for unit in districts} == {Level.DISTRICT}
    assert len(list(iter_units(on=NEW, parent=hanoi))) == 126
    assert list(iter_units(on=OLD, parent=hanoi, level=Level.COMMUNE)) == []


@pytest.mark.parametrize("uid", ["", "003", "003-9", "x-1", "-1", "003-1 ", "٠٠٣-1"])
def test_unknown_uid(uid):
    """What is no uid is no unit."""
    assert unit_by_uid(uid) is None


def test_units_print_their_name():
    """A unit prints its full name, with a capital before a number."""
    assert str(unit_by_uid("003-1")) == "quận Tây Hồ"
    assert str(unit_by_uid("769-1")) == "Quận 2"


@pytest.mark.parametrize("unit_type", UnitType)
def test_types(unit_type):
    """Every type has a level, words and labels."""
    assert unit_type.word
    assert unit_type.party_committee
    assert unit_type.label("vi")
    assert unit_type.label("en")
    assert unit_type.level.label()
    assert (unit_type.valid_to == OLD) is (
        unit_type.level is Level.DISTRICT or unit_type is UnitType.TOWNSHIP
    )


def test_label_that_is_missing():
    """A code without a label is a fault of the tables, not of the caller."""

    class Colour(LabelledEnum):
        RED = "red"

    with pytest.raises(DataError, match="no vi label"):
        Colour.RED.label()


def test_threads_share_one_table():
    """Eight threads of a fresh process that ask at once get the same unit."""
    code = """\
import datetime as dt, threading
from concurrent.futures import ThreadPoolExecutor
from phoiho.hierarchy import get_body, get_unit, successors
start = threading.Barrier(8)
def ask(_):
    start.wait()
    unit = get_unit("quận Tây Hồ, Hà Nội", on=dt.date(2024, 2, 28))
    body = get_body("UBND quận Tây Hồ", on=dt.date(2024, 2, 28))
    return unit, body.unit, len(successors(unit, on=dt.date(2025, 7, 1)).units)
with ThreadPoolExecutor(8) as pool:
    answers = list(pool.map(ask, range(8)))
print(len({id(unit) for answer in answers for unit in answer[:2]}), {a[2] for a in answers})
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "1 {6}\n"
