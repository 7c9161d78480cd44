"""Administrative units: the table, look-ups by name, parents."""

import contextlib
import csv
import datetime as dt
import itertools
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest
from hypothesis import example, given

import strategies
from phoiho.errors import AmbiguousUnitError, DataError, UnknownUnitError
from phoiho.hierarchy import (
    Level,
    MatchReason,
    UnitType,
    ancestors_of,
    get_unit,
    iter_units,
    lookup_units,
    parent_of,
    qualified_name,
    unit_by_uid,
)
from phoiho.hierarchy.unit_spellings import Likeness, likeness, loose_key
from phoiho.hierarchy.unit_superiors import lies_in
from phoiho.hierarchy.units import versions_of_code
from phoiho.labels import LabelledEnum
from phoiho.reference import load_table
from phoiho.vietnamese import name_tokens, strip_diacritics

D = dt.date
OLD, NEW = D(2025, 6, 30), D(2025, 7, 1)
UIDS = [row[0] for row in load_table("units").rows]
EVERY = 7  # one unit in so many is looked up in slower ways


def days_of(unit):
    """Return the first and the last day on which a unit is known to be in being."""
    first = unit.valid_from or unit.valid_to or OLD
    last = unit.valid_to or max(first, NEW)
    return first, last


@pytest.mark.parametrize(
    ("day", "provinces", "districts", "communes"),
    [(OLD, 63, 696, 10035), (NEW, 34, 0, 3321), (D(2026, 11, 22), 34, 0, 3321)],
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


def test_provinces_today():
    """Nine of the provinces are centrally run cities since September 2026."""
    types = [unit.type for unit in iter_units(on=D(2026, 11, 22), level=Level.PROVINCE)]
    assert types.count(UnitType.CENTRALLY_RUN_CITY) == 9
    assert types.count(UnitType.PROVINCE) == 25
    assert len(list(iter_units(on=D(2026, 11, 22), level=Level.COMMUNE))) == 709 + 2599 + 13


def test_versions_of_a_code_follow_one_another():
    """No two versions of a code are in being on one day."""
    for code in {uid.partition("-")[0] for uid in UIDS}:
        for before, after in itertools.pairwise(versions_of_code(code)):
            assert before.valid_to is not None
            assert after.valid_from is not None
            assert before.valid_to < after.valid_from


def test_full_names_find_their_unit():
    """The full name of every unit with those above it finds it, and no other of another name."""
    for number, uid in enumerate(UIDS):
        unit = unit_by_uid(uid)
        day = days_of(unit)[number % 2]
        found = lookup_units(qualified_name(unit, on=day), on=day)
        best = [match.unit for match in found if match.reason is found[0].reason]
        assert found[0].reason is MatchReason.FULL_NAME
        assert unit in best
        # The tables know a few pairs of one name, type and superior unit.
        assert {(u.type, u.parent_code) for u in best} == {(unit.type, unit.parent_code)}
        names = [set(map(str.lower, (u.name, *aliases(u)))) for u in best]
        assert set.intersection(*names)


def aliases(unit):
    """Return the other names that the authored table gives a unit."""
    return ALIASES.get(unit.uid, ())


with (Path(__file__).parents[2] / "data" / "units.tsv").open(encoding="utf-8") as table:
    ROWS = csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE)
    ALIASES = {row["uid"]: row["aliases"].split(";") for row in ROWS if row["aliases"]}


@pytest.mark.parametrize("form", ["capitals", "nfd", "short", "english", "plain", "within"])
def test_other_forms_find_their_unit(form):
    """Capitals, NFD, abbreviated, English and plain names of a unit with those above it find it."""
    for uid in UIDS[::EVERY]:
        unit = unit_by_uid(uid)
        day = days_of(unit)[0]
        chain = (unit, *ancestors_of(unit, on=day))
        within = None
        if form == "short":
            text = ", ".join(u.short_name for u in chain)
        elif form == "english":
            text = strip_diacritics(", ".join(u.full_name_en for u in chain))
        elif form == "plain":
            text = strip_diacritics(", ".join(u.full_name for u in chain))
        elif form == "within":
            text, within = unit.full_name, chain[1] if len(chain) > 1 else None
        else:
            text = qualified_name(unit, on=day)
            text = text.upper() if form == "capitals" else unicodedata.normalize("NFD", text)
        found = {match.unit for match in lookup_units(text, on=day, within=within)}
        assert unit in found
        # What else is found is spelled with the same letters, in the same unit.
        assert {loose_key(name_tokens(u.name)) for u in found} <= like_names(unit)
        assert all(lies_in(u, chain[1]) for u in found if len(chain) > 1)


def like_names(unit):
    """Return what all spellings of the names of a unit share."""
    return {loose_key(name_tokens(name)) for name in (unit.name, *aliases(unit))}


with (Path(__file__).parent / "unit_lookups.tsv").open(encoding="utf-8", newline="") as table:
    LOOKUPS = [tuple(row) for row in csv.reader(table, delimiter="\t", quoting=csv.QUOTE_NONE)][1:]


@pytest.mark.parametrize(("text", "day", "uids"), LOOKUPS)
def test_lookup(text, day, uids):
    """A name as papers, lists and addresses write it means these units, in any order."""
    found = [match.unit.uid for match in lookup_units(text, on=D.fromisoformat(day))]
    assert sorted(found) == uids.split()


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("003-1", "uid"),
        ("003", "code"),
        ("quận Tây Hồ", "full_name"),
        ("Tây Hồ District", "full_name"),
        ("Móng Cái", "name"),
        ("TP.HCM", "alias"),
        ("Qui Nhơn", "alias"),
        ("tỉnh Đắc Lắc", "spelling"),
        ("quận Hòan Kiếm", "spelling"),
        ("huyện Chư Pah", "partly_plain"),
        ("quan Tay Ho", "plain"),
        ("Tay Ho District", "plain"),
        ("Lam Hà, Phủ Lý", "misspelled"),
    ],
)
def test_reasons(text, reason):
    """A match says how the text names its unit."""
    assert lookup_units(text, on=D(2024, 2, 28))[0].reason is MatchReason(reason)


def test_better_reasons_and_higher_levels_stand_first():
    """Matches are ordered by reason, then by level."""
    found = [(m.unit.uid, m.reason.value) for m in lookup_units("Sài Gòn", on=D(2026, 1, 1))]
    assert found == [("26740-2", "name"), ("79-2", "alias")]
    levels = [match.unit.level for match in lookup_units("Hòa Bình", on=OLD)]
    assert levels[0] is Level.PROVINCE
    assert levels == sorted(levels, key=list(Level).index)


@pytest.mark.parametrize(
    ("written", "true", "like"),
    [
        ("mĩ quí", "mỹ quý", Likeness.SPELLING),
        ("sán xả hồ", "sán sả hồ", Likeness.SPELLING),
        ("đak đoa", "đăk đoa", Likeness.SPELLING),
        ("ngọc lây", "ngọk lây", Likeness.SPELLING),
        ("quãng ngãi", "quảng ngãi", Likeness.SPELLING),
        ("hòang mai", "hoàng mai", Likeness.SPELLING),
        ("krông ana", "krông a na", Likeness.SPELLING),
        ("tam xuân ii", "tam xuân 2", Likeness.SPELLING),
        ("plei ku", "pleiku", Likeness.SPELLING),
        ("tây ho", "tây hồ", Likeness.MARKS),
        ("dak lak", "đắk lắk", Likeness.MARKS),
        ("daclac", "đắk lắk", Likeness.BOTH),
        ("mi tho", "mỹ tho", Likeness.BOTH),
        ("tân thạnh", "tân thành", None),
        ("tân thành", "tân thanh", None),
        ("hà", "hạ", None),
        ("tây hò", "tây hồ", None),
        ("tây hô", "tây hồ", None),
    ],
)
def test_likeness(written, true, like):
    """Spellings of one name share their loose letters; marks that are written must be true."""
    words, name = name_tokens(written), name_tokens(true)
    assert loose_key(words) == loose_key(name)
    assert likeness(words, name) is like


@pytest.mark.parametrize(
    ("written", "other"), [("thủy", "thúi"), ("khê", "chê"), ("hai", "hay"), ("quang", "quảnh")]
)
def test_other_letters_are_other_names(written, other):
    """Letters that no habit confuses keep names apart."""
    assert loose_key([written]) != loose_key([other])


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


@pytest.mark.parametrize("many", [2, 60, 140, 10**6])
@pytest.mark.parametrize("piece", ["a,", "Hà Nội, ", "Tây Hồ - ", "(", "TP ", "x thuộc "])
def test_many_parts_name_nothing(piece, many):
    """However often parts are repeated, the look-up ends."""
    assert lookup_units("quận Không Có, " + piece * many, on=OLD) == ()


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
        ("quận Tấy Hồ", "quận Tây Hồ"),
        ("huyện Chư Pứh", "huyện Chư Pưh"),
        # Marks are never corrected silently.
        ("xã Lam Hà, Phủ Lý, Hà Nam", "xã Lam Hạ"),
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


@pytest.mark.parametrize(
    ("uid", "short", "english"),
    [
        ("003-1", "Q. Tây Hồ", "Tây Hồ District"),
        ("194-2", "TP. Móng Cái", "Móng Cái City"),
        ("01-1", "TP. Hà Nội", "Hà Nội City"),
        ("22-1", "T. Quảng Ninh", "Quảng Ninh Province"),
        ("27148-1", "P. 4", "Ward 4"),
        ("769-1", "Q. 2", "District 2"),
        ("269-4", "TX. Sơn Tây", "Sơn Tây Town"),
        ("06862-1", "TT. Tiên Yên", "Tiên Yên Town"),
        ("21541-1", "X. An Vĩnh", "An Vĩnh Commune"),
        ("21548-1", "ĐK. Lý Sơn", "Lý Sơn Special Zone"),
    ],
)
def test_short_and_english_names(uid, short, english):
    """A unit has an abbreviated name, and an English one that keeps its marks."""
    unit = unit_by_uid(uid)
    assert (unit.short_name, unit.full_name_en) == (short, english)


def test_units_above():
    """The units above one are listed from the nearest up."""
    ward = unit_by_uid("00094-1")
    assert [unit.uid for unit in ancestors_of(ward, on=OLD)] == ["003-1", "01-1"]
    assert ancestors_of(unit_by_uid("01-1"), on=OLD) == ()


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
