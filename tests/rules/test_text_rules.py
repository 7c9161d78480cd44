"""The text rules: what they offer to put right is right, and what is right they leave alone."""

from __future__ import annotations

import datetime as dt
import tomllib
import unicodedata
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from phoiho.reference import load_table
from phoiho.rules import Fix, check, fixed_text
from phoiho.vietnamese import format_date, format_number, format_percent, spell_number
from phoiho.vietnamese.date_words import WEEKDAY_NAMES

FOLDER = Path(__file__).parent
AS_OF = dt.date(2026, 11, 21)
DATES = ("PH501", "PH502", "PH503", "PH504", "PH521")
FIGURES = ("PH519", "PH520", "PH611")
FIXED = (
    "PH407", "PH414", "PH502", "PH503", "PH504", "PH519", "PH601", "PH602", "PH603", "PH604",
    "PH605", "PH612", "PH613",
)  # fmt: skip
CASES = [
    pytest.param(code, case["text"], id=f"{code}-{case['name']}")
    for code in FIXED
    for case in tomllib.loads((FOLDER / f"{code}.toml").read_text(encoding="utf-8"))["cases"]
    if "text" in case and case["expect"]
]
days = st.dates(dt.date(1945, 9, 2), dt.date(2099, 12, 31))


def found(text, codes):
    """Return the codes that some rules find in a text."""
    return [finding.code for finding in check(text, as_of=AS_OF, select=codes)]


@pytest.mark.parametrize(("code", "text"), CASES)
def test_a_fix_leaves_nothing_to_find(code, text):
    """With every fix applied the rule finds no more."""
    findings = check(text, as_of=AS_OF, select=[code])
    assert all(isinstance(finding.fix, Fix) for finding in findings)
    assert found(fixed_text(text, findings, suggested=True), [code]) == []


@pytest.mark.parametrize(("code", "text"), CASES)
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_spans_point_into_the_text_as_given(code, text, form):
    """Spans count the characters of the caller, composed or not."""
    if code != "PH601":
        composed = check(unicodedata.normalize("NFC", text), as_of=AS_OF, select=[code])
        given_text = unicodedata.normalize(form, text)
        parts = [
            unicodedata.normalize("NFC", given_text[slice(*finding.span)])
            for finding in check(given_text, as_of=AS_OF, select=[code])
        ]
        text = unicodedata.normalize("NFC", text)
        assert parts == [text[slice(*finding.span)] for finding in composed]


@given(days, st.sampled_from(["official", "slash", "party", "long"]))
def test_days_as_we_write_them(day, style):
    """Every day in our own styles, beside its weekday, is without fault."""
    text = f"{WEEKDAY_NAMES[day.weekday()]}, {format_date(day, style)}"
    assert set(found(text, DATES)) <= ({"PH504"} if style == "long" else set())


@given(days, st.integers(1, 6))
def test_any_other_weekday_is_told(day, shift):
    """A weekday that is not the day's own is found, whatever the day."""
    wrong = WEEKDAY_NAMES[(day.weekday() + shift) % 7]
    assert found(f"{format_date(day, 'slash')} ({wrong})", ["PH503"]) == ["PH503"]


@given(st.integers(0, 10**12), st.integers(1, 10**4), st.integers(0, 10**4))
def test_figures_as_we_write_them(number, whole, part):
    """Our own numbers, shares and words are without fault."""
    part = min(part, whole)
    share = format_percent(round(Decimal(100 * part) / whole, 2))
    text = f"{format_number(number)} ({spell_number(number)}); {part}/{whole} hộ, đạt {share}"
    assert found(text, FIGURES) == []


@given(st.integers(0, 10**9), st.integers(0, 10**9))
def test_any_other_number_in_words_is_told(number, other):
    """Words of another number are found, but for năm, which also counts years."""
    words = spell_number(other)
    wrong = number != other and words != "năm"
    assert found(f"{number} ({words})", ["PH611"]) == ["PH611"] * wrong


def test_our_own_words_are_syllables():
    """No label that this package prints has a broken word."""
    labels = [row["vi"] for row in load_table("labels").records()]
    assert labels
    for label in labels:
        assert found(label, ["PH609"]) == [], label


OLD = "Quy ch\u00d5 ph\u00e8i h\u00eep gi\u00f7a Th\u00ad\u00eang trùc"
TODAY = "Quy chế phối hợp giữa Thường trực"


@pytest.mark.parametrize("end", ["", "\n", "\r\n"])
def test_a_line_in_an_old_code_page_is_one_finding(end):
    """Whatever else seems wrong in it, the line is decoded; the lines beside it are judged."""
    text = f"ngày 4 tháng 3{end}{OLD}, ho\u00e0, ho\u00e0 hò a, x\u00d0t  4/QC-UBND ngày 31/11/2025"
    findings = check(text, as_of=AS_OF, select=["PH4", "PH5", "PH6"])
    codes = [finding.code for finding in findings]
    assert codes == (["PH504", "PH613"] if end else ["PH613"])
    assert TODAY in fixed_text(text, findings, suggested=True)
    assert fixed_text(text, findings).endswith(text[-60:])


def test_old_and_new_lines_keep_their_places():
    """A fix that spans lines keeps the old one between as it is."""
    text = f"Uỷ\u200b ban\n{OLD}\nnhân\u200b dân"
    findings = check(text, as_of=AS_OF, select=["PH612"])
    assert [finding.params["count"] for finding in findings] == [2]
    assert fixed_text(text, findings) == f"Uỷ ban\n{OLD}\nnhân dân"


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_the_old_code_page_in_pieces(form):
    """A line in the old code page is told in composed letters and in pieces, and nothing else."""
    text = unicodedata.normalize(form, f"{OLD} \u00ae\u00ad\u00eec")
    findings = check(text, as_of=AS_OF, select=["PH6"])
    assert [finding.code for finding in findings] == ["PH613"]
    assert fixed_text(text, findings, suggested=True) == f"{TODAY} được"
