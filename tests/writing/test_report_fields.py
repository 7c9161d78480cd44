"""Every field of a record that a reader asks for stands in the report, in words and as data."""

from __future__ import annotations

import datetime as dt
import json
import tomllib
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings

from phoiho.agreements import Target, TargetBound
from phoiho.dossier import resolve
from phoiho.dossier.stories import story_unit
from phoiho.errors import RecordError
from phoiho.records import loads
from phoiho.writing import format_plain, report_on, story_blocks, story_to_plain
from phoiho.writing.item_text import target_words
from phoiho.writing.words import Words
from strategies_dossier import dossiers

AS_OF = dt.date(2026, 11, 22)
STORY = """
format = "phoiho/1"
title = "Hồ sơ"
{story}
[[agreements]]
id = "a"
coverage = "report"
instrument = {{ kind = "regulation" }}
number = "01/QCPH"
signed_on = "2026-01-09"
{agreement}
[[agreements.participants]]
id = "p"
body = "UBND phường Tây Hồ, thành phố Hà Nội"
{participant}
[[agreements.participants]]
id = "q"
body = "Ủy ban MTTQ Việt Nam phường Tây Hồ, thành phố Hà Nội"
{tables}
[[documents]]
id = "d"
number = "72/2025/QH15"
printed = "Luật Tổ chức chính quyền địa phương"
{document}
[[events]]
id = "e"
coverage = "report"
held_on = "2026-01-09"
{event}
"""
PLACES = ("story", "agreement", "participant", "tables", "document", "event")


def written(**parts: str):
    """Report on a small story with a field or two in one place."""
    text = STORY.format(**(dict.fromkeys(PLACES, "") | parts))
    return report_on(resolve(loads(text, format="toml")), as_of=AS_OF)


def words_of(**parts: str) -> str:
    """Return the Vietnamese text of that report."""
    return format_plain(story_blocks(written(**parts)))


FIELDS = [
    (row["place"], row["record"], row["words"])
    for row in tomllib.loads(
        Path(__file__).with_name("report_fields.toml").read_text(encoding="utf-8")
    )["field"]
]


@pytest.mark.parametrize(("place", "field", "expected"), FIELDS)
def test_every_field_stands_in_the_text(place: str, field: str, expected: str) -> None:
    """A field on record is in the words of the report; without it the words are not there."""
    assert expected in words_of(**{place: field})
    assert expected not in words_of()


@pytest.mark.parametrize(("place", "field", "expected"), FIELDS)
def test_every_field_stands_in_the_data(place: str, field: str, expected: str) -> None:
    """The JSON of a report holds the same, in the notation of records."""
    plain = story_to_plain(written(**{place: field}))
    assert json.dumps(plain) != _bare()


@cache
def _bare() -> str:
    """Return the JSON of the story without any of the fields."""
    return json.dumps(story_to_plain(written()))


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        (Target(indicator="Hòa giải"), "Hòa giải"),
        (Target(indicator="A", value=Decimal(95), unit="%"), "A: 95%"),
        (Target(indicator="A", printed="từ 95% trở lên", value=Decimal(95)), "từ 95% trở lên"),
        (
            Target(indicator="A", value=Decimal("98.5"), unit="%", population="hộ"),
            "A: 98,5% hộ",
        ),
        (
            Target(indicator="A", value=Decimal(3), out_of=Decimal(4), unit="huyện"),
            "A: 3/4 huyện",
        ),
        (Target(indicator="A", value=Decimal(1), upper=Decimal(2)), "A: từ 1 đến 2"),
        (
            Target(indicator="A", value=Decimal(2), unit="cuộc", population="xã"),
            "A: 2 cuộc (xã)",
        ),
        (Target(indicator="A", upper=Decimal(2), due=dt.date(2026, 6, 30)), "A: 2, hạn 30/06/2026"),
        (Target(indicator="A", reached=Decimal(7), reached_estimated=True), "A (ước đạt 7)"),
        *(
            (Target(indicator="A", value=Decimal(5), bound=bound), f"A: {start} 5")
            for bound, start in (
                (TargetBound.AT_LEAST, "ít nhất"),
                (TargetBound.OVER, "trên"),
                (TargetBound.AT_MOST, "không quá"),
                (TargetBound.UNDER, "dưới"),
                (TargetBound.ABOUT, "khoảng"),
            )
        ),
    ],
)
def test_targets_without_words_get_them(target: Target, expected: str) -> None:
    """A target is told as printed, else by its fields."""
    assert target_words(target, Words()) == expected


@pytest.mark.parametrize(
    ("signed_on", "expected"),
    [
        ("2026-01-10", "từ ngày 10/01/2026 (ngày ký)"),
        ("2026", "từ năm 2026 (ngày ký)"),
        ("2026-01", "từ tháng 1/2026 (ngày ký)"),
        ("2026-01-10/..", "từ 10/01/2026 trở đi (ngày ký)"),
        ("2026-01-10/2026-01-20", "từ một ngày trong khoảng 10/01/2026 - 20/01/2026 (ngày ký)"),
    ],
)
def test_a_state_begins_as_exactly_as_it_is_known(signed_on: str, expected: str) -> None:
    """A day that is known in part is not told as an exact one."""
    text = STORY.replace('"2026-01-09"', f'"{signed_on}"').format(**dict.fromkeys(PLACES, ""))
    story = report_on(resolve(loads(text, format="toml")), as_of=AS_OF)
    assert f"Tình trạng: đang thực hiện {expected}\n" in format_plain(story_blocks(story))


def parties(*agreements: tuple[str, ...]) -> str:
    """Write a record whose agreements are between such bodies."""
    lines = ['format = "phoiho/1"\ntitle = "x"']
    for i, bodies in enumerate(agreements):
        lines.append(f'[[agreements]]\nid = "{i}"\ncoverage = "report"\nsigned_on = "2024-05-01"')
        lines.append('instrument = { kind = "programme" }')
        for j, body in enumerate(bodies):
            lines.append(f'[[agreements.participants]]\nid = "{j}"\nbody = {body}')
    return "\n".join(lines)


PROVINCE = '"UBND tỉnh Đồng Nai"'
CITY = '"UBND thành phố Biên Hòa, tỉnh Đồng Nai"'
TOWN = '"UBND thành phố Long Khánh, tỉnh Đồng Nai"'
ELSEWHERE = '"UBND tỉnh Lâm Đồng"'
DISTRICTS = (
    '{ kind = "people_committee", unit = { type = "rural_district", within = "tỉnh Đồng Nai" } }'
)


@pytest.mark.parametrize(
    ("agreements", "unit"),
    [
        ([(CITY, PROVINCE)], "tỉnh Đồng Nai"),
        ([(CITY, TOWN)], "tỉnh Đồng Nai"),
        ([(CITY, DISTRICTS)], "tỉnh Đồng Nai"),
        ([(CITY, CITY.replace("UBND", "HĐND"))], "thành phố Biên Hòa"),
        ([(PROVINCE,), (CITY,)], "thành phố Biên Hòa"),
        ([(PROVINCE,), ('"Chính phủ"',)], "tỉnh Đồng Nai"),
        ([(ELSEWHERE, PROVINCE, CITY.replace("thành phố Biên Hòa, ", ""))], "tỉnh Đồng Nai"),
        ([('"Chính phủ"',), (DISTRICTS,)], None),
    ],
)
def test_where_a_story_plays(agreements: list[tuple[str, ...]], unit: str | None) -> None:
    """It plays in the lowest unit that holds all of its last agreement, else the commonest."""
    found = story_unit(resolve(loads(parties(*agreements), format="toml")))
    assert (found.full_name if found else None) == unit


def test_names_of_an_event_are_read_in_its_own_agreements() -> None:
    """A post of a provincial review is of the province, though the story is of a commune."""
    record = parties((PROVINCE,), (CITY,)) + (
        '\n[[events]]\nid = "e"\ncoverage = "report"\nheld_on = "2024-06-01"\n'
        'reviewed = [{ agreement = "0" }]\npeople = [{ name = "A", posts = ["Chủ tịch UBND"] }]\n'
    )
    (person,) = resolve(loads(record, format="toml")).events[0].people
    assert person.posts[0].post.inferred_body.unit.full_name == "tỉnh Đồng Nai"


DISTRICT = """
format = "phoiho/1"
title = "Quận Tây Hồ"
[[agreements]]
id = "a"
coverage = "instrument"
instrument = { kind = "regulation" }
signed_on = "2022-03-01"
participants = [{ id = "p", body = "UBND quận Tây Hồ, thành phố Hà Nội" }]
cadences = [{ kind = "review", every = "year", boundary = "by", month = 12, day = 15 }]
[[events]]
id = "so-ket"
coverage = "report"
kinds = ["interim_review"]
held_on = "2023-12-01"
[[events.reviewed]]
agreement = "a"
period = { kind = "year", start = "2023-01-01", end = "2023-12-31" }
"""


def test_turns_end_with_the_agreement() -> None:
    """No turn begins after a participant ended; sơ kết is told beside an open turn."""
    story = report_on(resolve(loads(DISTRICT, format="toml")), as_of=AS_OF)
    assert [c.period.start.year for c in story.cycles if c.period.start] == [2022, 2023, 2024, 2025]
    assert "năm 2023  chưa có trong hồ sơ (sơ kết: so-ket)" in format_plain(story_blocks(story))


def test_who_carries_on_is_named() -> None:
    """A participant that one body follows is not told as gone."""
    record = parties(('"Công an tỉnh Quảng Bình"',))
    story = report_on(resolve(loads(record, format="toml")), as_of=AS_OF)
    line = "Công an tỉnh Quảng Bình (đến hết ngày 30/06/2025; kế tục: Công an tỉnh Quảng Trị)"
    assert line in format_plain(story_blocks(story))
    (agreement,) = story_to_plain(story)["agreements"]
    assert agreement["ended_participants"][0]["follower"]["name"] == "Công an tỉnh Quảng Trị"


@settings(max_examples=60, deadline=None)
@given(dossier=dossiers)
def test_no_record_raises(dossier) -> None:
    """Whatever a record holds, it is reported in both languages and as JSON."""
    try:
        story = report_on(dossier, as_of=AS_OF)
    except RecordError:
        return
    for locale in ("vi", "en"):
        assert format_plain(story_blocks(story, locale))
        assert json.dumps(story_to_plain(story, locale))
