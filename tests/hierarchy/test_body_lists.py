"""Lists of bodies: shared units, words meant again, several units of one body."""

import contextlib
import datetime as dt
from pathlib import Path

import pytest
from hypothesis import example, given

import strategies
from phoiho.errors import AmbiguousUnitError, ParseError, UnknownUnitError
from phoiho.hierarchy import parse_bodies, unit_by_uid

D = dt.date
ON = D(2022, 5, 20)

# The text, the unit of the context, the ids, parted by bars.
LISTS = Path(__file__).with_name("body_lists.txt").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("row", LISTS)
def test_lists(row):
    """Every name of a list has its unit, its own or a shared one."""
    text, unit, ids = row.split("|")
    bodies = parse_bodies(text, on=ON, unit=unit_by_uid(unit))
    assert [body.id for body in bodies] == ids.split()


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("", ""),
        ("  ", ""),
        ("Công ty ABC và UBND huyện", "Công ty ABC"),
        ("UBND quận Tây Hồ và Công ty X", "Công ty X"),
        ("UBND", "UBND"),
        ("UBND, MTTQ và UBND quận Tây Hồ; Câu lạc bộ thơ", "Câu lạc bộ thơ"),
        ("các đơn vị liên quan", "các đơn vị liên quan"),
    ],
)
def test_what_is_no_body_is_pointed_at(text, part):
    """The error has the span of the part that names no body."""
    with pytest.raises(ParseError) as caught:
        parse_bodies(text, on=ON)
    assert text[slice(*caught.value.span)].strip() == part
    assert caught.value.expected


def test_units_of_other_days_are_refused_by_name():
    """A unit that is shared is named in the error of the body that lacks it."""
    with pytest.raises(UnknownUnitError, match=r"Đảng ủy xã Nghi Lộc.*began on 2025-07-01"):
        parse_bodies("Đảng ủy, HĐND, UBND xã Nghi Lộc", on=ON)
    with pytest.raises(AmbiguousUnitError):
        parse_bodies("UBND và MTTQ phường Tân Định", on=ON)


def test_nearest_unit_has_the_kinds_of_its_own_day():
    """A paper of the week before 1 July 2025 names the bodies of the new ward."""
    text, day = "UBND và Đảng ủy phường Nùng Trí Cao", D(2025, 6, 23)
    with pytest.raises(UnknownUnitError, match="began on 2025-07-01"):
        parse_bodies(text, on=day)
    bodies = parse_bodies(text, on=day, nearest=True)
    assert [body.kind.id for body in bodies] == [
        "people_committee",
        "commune_party_committee_upper",
    ]


@given(strategies.texts)
@example("UBND các ")
@example("UBND quận, ,")
@example("và và UBND quận và")
@example("Hội Nông dân, ")
def test_any_list_is_read_or_refused(text):
    """No text raises anything but the documented errors."""
    for given_text in (text, f"UBND quận {text}", f"Hội Nông dân, {text} huyện"):
        with contextlib.suppress(ParseError, UnknownUnitError, AmbiguousUnitError):
            parse_bodies(given_text, on=ON)
