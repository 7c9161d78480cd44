"""Roman numerals."""

import contextlib

import pytest
from hypothesis import given

import strategies
from phoiho.errors import ParseError
from phoiho.vietnamese import format_roman, parse_roman, spell_roman


def test_inverse():
    """Every number that has a numeral is read back."""
    assert [parse_roman(format_roman(n)) for n in range(1, 4000)] == list(range(1, 4000))


@pytest.mark.parametrize(
    ("text", "suggestions"),
    [
        ("IIII", ("IV",)), ("iv", ("IV",)), ("VX", ("V",)), (" XII", ("XII",)), ("Ⅳ", ("IV",)),
        ("", ()), ("ABC", ()), ("4", ()), ("M" * 10**6, ()), ("MMMM", ()),
    ],
)  # fmt: skip
def test_refused(text, suggestions):
    """A numeral has one form; what was meant is offered."""
    with pytest.raises(ParseError) as caught:
        parse_roman(text)
    assert caught.value.suggestions == suggestions


@pytest.mark.parametrize("n", [0, 4000, -1])
def test_no_numeral(n):
    """Numbers outside 1 to 3999 have no numeral."""
    with pytest.raises(ValueError, match="no Roman numeral"):
        format_roman(n)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("lần thứ I", "lần thứ nhất"),
        ("lần thứ IV", "lần thứ tư"),
        ("lần thứ XII", "lần thứ mười hai"),
        ("Đại hội lần thứ XIV", "Đại hội lần thứ mười bốn"), ("Kỳ họp thứ II", "Kỳ họp thứ hai"),
        ("khóa I", "khóa một"), ("khóa IV", "khóa bốn"), ("khóa XV", "khóa mười lăm"),
        ("quý I", "quý một"),
        ("Quý IV", "Quý bốn"),
        ("quý III/2024", "quý ba năm hai nghìn không trăm hai mươi tư"),
        ("thế kỷ XXI", "thế kỷ hai mươi mốt"),
        ("chương V", "chương năm"),
        ("Phần C", "Phần một trăm"),
        ("Đại hội XIII", "Đại hội mười ba"),
        ("kỳ họp thứ VIII, khóa XV.", "kỳ họp thứ tám, khóa mười lăm."),
    ],
)  # fmt: skip
def test_spell_roman(text, words):
    """After thứ a numeral is an ordinal, after other words a number."""
    assert spell_roman(text) == words


def test_options():
    """The wording of numbers holds for numerals."""
    assert spell_roman("lần thứ CIV", dialect="south") == "lần thứ một trăm lẻ bốn"
    assert spell_roman("lần thứ XXIV", four="bốn") == "lần thứ hai mươi bốn"


@pytest.mark.parametrize(
    "text", ["", "XIV", "vitamin C", "khóa", "khóa 15", "khóa IIII", "MTTQ Việt Nam"]
)
def test_nothing_to_spell(text):
    """Without a numeral after a word there is nothing to spell."""
    with pytest.raises(ParseError):
        spell_roman(text)


@given(strategies.texts)
def test_raises_nothing_else(text):
    """Any text is read or refused."""
    for function in (parse_roman, spell_roman):
        with contextlib.suppress(ParseError):
            function(text)
