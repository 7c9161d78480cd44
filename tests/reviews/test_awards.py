"""Commendations in print, and who may grant them by the law of the day."""

from __future__ import annotations

import csv
import datetime as dt
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from phoiho.errors import ParseError
from phoiho.hierarchy import Level, get_body, iter_body_kinds
from phoiho.hierarchy.body_groups import kinds_meant
from phoiho.reference import load_table
from phoiho.reviews import (
    AwardKind,
    AwardReading,
    GrantingReason,
    GrantingVerdict,
    granting_powers,
    may_grant,
    parse_award,
)
from phoiho.vietnamese import strip_diacritics

DAY = dt.date


def table(name: str) -> list[dict[str, str]]:
    """Return the rows of a table beside this file."""
    with Path(__file__).with_name(f"{name}.tsv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


# Real lines of decisions, reports and news, each with its source; what they say was
# checked against the lines by eye.
LINES = table("awards")


def shown(reading: AwardReading) -> str:
    """Return a reading as the table of lines writes it."""
    counts = {
        name: getattr(reading, name)
        for name in ("pieces", "collectives", "individuals", "together")
    }
    parts = ["+".join(kind.value for kind in reading.kinds) or "-"]
    parts += [f"{name}={count}" for name, count in counts.items() if count is not None]
    parts += [f"by={reading.grantor}"] if reading.grantor else []
    return "; ".join(parts)


@pytest.mark.parametrize("line", LINES, ids=lambda line: line["text"][:40])
def test_real_lines(line: dict[str, str]) -> None:
    """Real lines say which commendations, how many, to whom, by whom."""
    assert " | ".join(map(shown, parse_award(line["text"]))) == line["readings"]


@pytest.mark.parametrize("line", LINES, ids=lambda line: line["text"][:40])
def test_spans(line: dict[str, str]) -> None:
    """Spans cut out what was read, from composed and decomposed text."""
    for text in (line["text"], unicodedata.normalize("NFD", line["text"])):
        for reading in parse_award(text):
            assert text[slice(*reading.span)] == reading.title
            if reading.grantor_span is not None:
                assert text[slice(*reading.grantor_span)] == reading.grantor
            if reading.collectives is not None:
                assert reading.recipients_span is not None
                assert any(map(str.isdigit, text[slice(*reading.recipients_span)]))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("tặng Giấy khen cho 08 tập thể và 05 cá nhân",
         "certificate_of_commendation; collectives=8; individuals=5"),
        ("tang Giay khen cho 08 tap the va 05 ca nhan",
         "certificate_of_commendation; collectives=8; individuals=5"),
        ("sáu tập thể và năm cá nhân được tặng bằng khen",
         "certificate_of_merit; collectives=6; individuals=5"),
        ("hai mươi lăm tập thể nhận giấy khen", "certificate_of_commendation; collectives=25"),
        ("UBND phường Bưởi, quận Tây Hồ tặng giấy khen cho 3 tập thể, 7 cá nhân",
         ("certificate_of_commendation; collectives=3; individuals=7;"
          " by=UBND phường Bưởi, quận Tây Hồ")),
        ("Hội CCB thành phố được UBND thành phố tặng Cờ thi đua",
         "emulation_flag; by=UBND thành phố"),
        ("Chủ tịch UBND xã tặng danh hiệu “Lao động tiên tiến” cho 15 cá nhân",
         "advanced_worker; individuals=15; by=Chủ tịch UBND xã"),
        ("Bằng khen của Công an Quận 5 cho 2 tập thể",
         "certificate_of_merit; collectives=2; by=Công an Quận 5"),
        ("Hội nghị đã trao giấy khen cho gần 30 cá nhân", "certificate_of_commendation"),
        ("Bằng khen của Bộ Giáo dục và Đào tạo năm 2019",
         "certificate_of_merit; by=Bộ Giáo dục và Đào tạo"),
        ("- Giấy khen: 3 tập thể\n- Bằng khen: 1 cá nhân",
         "certificate_of_commendation; collectives=3 | certificate_of_merit; individuals=1"),
        ("lăm tập thể nhận giấy khen", "certificate_of_commendation"),
        ("giấy khen:8 tập thể,12 cá nhân",
         "certificate_of_commendation; collectives=8; individuals=12"),
        ("Bằng khen 2 tập thể 3 cá nhân", "certificate_of_merit; collectives=2; individuals=3"),
        ("2 tập thể 3 tập thể nhận giấy khen", "certificate_of_commendation"),
        ("tặng giấy khen cho 24 cá nhân,tập thể", "certificate_of_commendation; together=24"),
        ("tặng Bằng khen,Giấy khen cho 3 tập thể",
         "certificate_of_merit+certificate_of_commendation; collectives=3"),
        ("tặng Bằng khen/Giấy khen cho 3 tập thể",
         "certificate_of_merit+certificate_of_commendation; collectives=3"),
        ("tỷ lệ 1,5 tập thể, 8/10 tập thể nhận giấy khen", "certificate_of_commendation"),
        (f"tặng giấy khen cho {'các ' * 50}3 cá nhân", "certificate_of_commendation"),
        (f"3 cá nhân {'ưu tú ' * 50}được tặng giấy khen", "certificate_of_commendation"),
        ("tặng giấy khen cho 2 tập thể tại TP. Nha Trang và 3 cá nhân",
         "certificate_of_commendation; collectives=2"),
    ],
)  # fmt: skip
def test_made_lines(text: str, expected: str) -> None:
    """Forms that the real lines do not show."""
    assert " | ".join(map(shown, parse_award(text))) == expected


@pytest.mark.parametrize(
    "text",
    ["", " ", "\0", "13 Huy chương vàng, 5 huy chương bạc", "trao 20 suất quà cho 20 cá nhân",
     "Hội đồng Thi đua - Khen thưởng tỉnh họp xét khen thưởng", "tÆng GiÊy khen cho 08 tËp thÓ"],
)  # fmt: skip
def test_lines_without_commendations(text: str) -> None:
    """A text that tells of no commendation is refused."""
    with pytest.raises(ParseError):
        parse_award(text)


@given(st.text(alphabet="bằngkhe giấytặchoUBND08 ,.;và“”\n", max_size=80) | st.text(max_size=40))
def test_only_the_documented_error(text: str) -> None:
    """Any text gives readings with spans inside it, or a `ParseError`."""
    try:
        readings = parse_award(text)
    except ParseError:
        return
    for reading in readings:
        assert text[slice(*reading.span)] == reading.title


@pytest.mark.parametrize(
    "row",
    [r for r in load_table("award_words").records() if r["role"] == "kind" and r["value"]],
    ids=lambda r: r["words"],
)
def test_every_form(row: dict[str, str]) -> None:
    """Every name of a form is read, also without marks."""
    name = row["words"] + ("”" * row["words"].count("“")) + ('"' * row["words"].count('"'))
    for text in (f"được tặng {name}", strip_diacritics(f"được tặng {name}")):
        (reading,) = parse_award(text)
        assert reading.kinds == (AwardKind(row["value"]),)


@pytest.mark.parametrize("kind", AwardKind)
def test_labels(kind: AwardKind) -> None:
    """Every form has labels, and its code is in the crosswalk."""
    assert kind.label("vi")
    assert kind.label("en")
    codes = {r["code"] for r in load_table("crosswalk").records() if r["concept"] == "award"}
    assert kind.value in codes


@pytest.mark.parametrize("row", list(load_table("award_powers").records()), ids=lambda r: r["id"])
def test_every_power(row: dict[str, str]) -> None:
    """Every row names forms, kinds of bodies and levels that exist, and is found on its days."""
    known = {kind.id for kind in iter_body_kinds()}
    assert kinds_meant(row["bodies"]) <= known
    assert row["holder"]
    assert row["basis"]
    assert row["source"]
    day = DAY.fromisoformat(row["valid_from"] or row["valid_to"] or "2025-01-01")
    for code in row["awards"].split(";"):
        powers = granting_powers(AwardKind(code), on=day)
        who = {(power.basis, power.holder) for power in powers}
        assert ((row["basis"], row["holder"]) in who) is not bool(row["refused"])
        if row["valid_to"]:
            after = DAY.fromisoformat(row["valid_to"]) + dt.timedelta(days=1)
            later = granting_powers(AwardKind(code), on=after)
            assert not any(
                power.basis == row["basis"] and power.holder == row["holder"] for power in later
            )
    assert all(
        level in {x.value for x in Level} for level in filter(None, row["levels"].split(";"))
    )


def test_complete_lists_are_confirmed_in_part_only_where_marked() -> None:
    """What answers no rests on a row that is confirmed."""
    for row in load_table("award_powers").records():
        if row["complete"]:
            assert row["status"] == "confirmed", row["id"]


@pytest.mark.parametrize(
    "row", table("granting"), ids=lambda r: f"{r['body']}-{r['kind']}-{r['on']}"
)
def test_may_grant(row: dict[str, str]) -> None:
    """A no rests on a confirmed article; what is not on record is unknown."""
    body = get_body(row["body"], on=DAY.fromisoformat(row["day"]))
    answer = may_grant(AwardKind(row["kind"]), body, on=DAY.fromisoformat(row["on"]))
    assert (answer.verdict.value, answer.reason.value) == (row["verdict"], row["reason"])
    if answer.verdict is GrantingVerdict.NO:
        assert answer.status == "confirmed"
        assert answer.basis
    assert answer.reason.label("vi")
    assert answer.verdict.label("en")


@pytest.mark.parametrize("kind", AwardKind)
def test_what_is_listed_is_granted(kind: AwardKind) -> None:
    """A commune's committee may grant what a power over it lists, and nothing else surely."""
    on = DAY(2026, 1, 20)
    body = get_body("UBND phường Tây Hồ", on=on)
    listed = any(power.covers(body) for power in granting_powers(kind, on=on))
    assert (may_grant(kind, body, on=on).verdict is GrantingVerdict.YES) is listed


def test_no_truth_value() -> None:
    """Neither an answer nor a verdict can stand in a condition by mistake."""
    on = DAY(2026, 1, 20)
    answer = may_grant(AwardKind.ORDER, get_body("UBND phường Tây Hồ", on=on), on=on)
    assert answer.reason is GrantingReason.ONLY_ANOTHER
    for value in (answer, answer.verdict):
        with pytest.raises(TypeError, match="no truth value"):
            bool(value)
