"""Numbers in words."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from phoiho.vietnamese import (
    spell_digits,
    spell_fraction,
    spell_number,
    spell_ordinal,
    spell_percent,
)

D, F = Decimal, Fraction

NUMBERS = [
    (0, "không"),
    (10, "mười"),
    (14, "mười bốn"),
    (15, "mười lăm"),
    (21, "hai mươi mốt"),
    (24, "hai mươi tư"),
    (25, "hai mươi lăm"),
    (101, "một trăm linh một"),
    (110, "một trăm mười"),
    (111, "một trăm mười một"),
    (1001, "một nghìn không trăm linh một"),
    (2024, "hai nghìn không trăm hai mươi tư"),
    (24_024, "hai mươi tư nghìn không trăm hai mươi tư"),
    (1_000_500, "một triệu năm trăm"),
    (4_004_004, "bốn triệu không trăm linh bốn nghìn không trăm linh bốn"),
    (1_010_000_000, "một tỷ không trăm mười triệu"),
    (404_000_000_004, "bốn trăm linh bốn tỷ không trăm linh bốn"),
    (10**12, "một nghìn tỷ"),
    (1_001_000_000_000, "một nghìn không trăm linh một tỷ"),
    (10**17, "một trăm triệu tỷ"),
    (10**18, "một tỷ tỷ"),
    (10**18 + 1, "một tỷ tỷ không trăm linh một"),
    (10**27 + 10**9, "một tỷ tỷ không trăm linh một tỷ"),
    (-1005, "âm một nghìn không trăm linh năm"),
    (D("7.081"), "bảy phẩy không trăm tám mươi mốt"),
    (D("0.005"), "không phẩy không không năm"),
    (D("3.1416"), "ba phẩy một nghìn bốn trăm mười sáu"),
    (D("3.2000"), "ba phẩy hai không không không"),
    (D("0.1234567"), "không phẩy một hai ba bốn năm sáu bảy"),
    (D("301.80"), "ba trăm linh một phẩy tám mươi"),
    (D("1.00"), "một phẩy không không"),
    (D("-0.05"), "âm không phẩy không năm"),
    (D("-0.0"), "không phẩy không"),
    (D("1E+3"), "một nghìn"),
    (F(3, 4), "ba phần tư"),
    (F(1, 100), "một phần trăm"),
    (F(-1, 24), "âm một phần hai mươi tư"),
    (F(6, 3), "hai"),
]


@pytest.mark.parametrize(("n", "words"), NUMBERS)
def test_spell_number(n, words):
    """Every kind of number has the reading that schools teach."""
    assert spell_number(n) == words


@pytest.mark.parametrize(
    ("options", "thousand", "filler", "four", "billion"),
    [
        ({}, "nghìn", "linh", "tư", "tỷ"),
        ({"dialect": "south"}, "ngàn", "lẻ", "tư", "tỷ"),
        ({"thousand": "ngàn"}, "ngàn", "linh", "tư", "tỷ"),
        ({"filler": "lẻ"}, "nghìn", "lẻ", "tư", "tỷ"),
        ({"four": "bốn"}, "nghìn", "linh", "bốn", "tỷ"),
        ({"billion": "tỉ"}, "nghìn", "linh", "tư", "tỉ"),
        ({"dialect": "south", "thousand": "nghìn"}, "nghìn", "lẻ", "tư", "tỷ"),
    ],
)
def test_wording(options, thousand, filler, four, billion):
    """A dialect sets the words, an option one of them."""
    words = f"một {billion} hai trăm triệu bốn {thousand} một trăm {filler} bốn"
    words = words.replace("bốn n", f"hai mươi {four} n", 1).replace("triệu", "triệu không trăm")
    assert spell_number(1_200_024_104, **options) == words


def test_digit_by_digit():
    """Decimals are read one by one where asked for."""
    assert spell_number(D("2.35"), digit_by_digit=True) == "hai phẩy ba năm"
    assert spell_percent(D("12.25"), digit_by_digit=True) == "mười hai phẩy hai năm phần trăm"


@pytest.mark.parametrize("n", [True, 1.5, "5", None, 1j, float("nan")])
def test_no_exact_number(n):
    """A bool, a float and what is no number are refused by type."""
    with pytest.raises(TypeError):
        spell_number(n)


def test_float_is_told_what_to_use():
    """The refusal of a float names the exact type."""
    with pytest.raises(TypeError, match=r"use Decimal\('0.1'\)"):
        spell_number(0.1)


@pytest.mark.parametrize("n", [D("NaN"), D("Infinity"), D("1E+999999999"), D("1E-999999999")])
def test_no_writable_decimal(n):
    """Decimals that cannot be written out are refused at once."""
    with pytest.raises(ValueError, match="write"):
        spell_number(n)


@pytest.mark.parametrize("option", ["dialect", "thousand", "filler", "four", "billion"])
def test_unknown_wording(option):
    """A word that is none of the pair is refused."""
    with pytest.raises(ValueError, match=f"unknown {option} 'x'"):
        spell_number(5, **{option: "x"})


class SubInt(int):
    """An integer of a class of its own."""


def test_subclass_of_int():
    """An integer of another class is spelled as one."""
    assert spell_number(SubInt(1_000_001)) == "một triệu không trăm linh một"


@given(st.integers(0, 10**40))
def test_negative_is_am(n):
    """A negative number is its opposite after âm."""
    if n:
        assert spell_number(-n) == f"âm {spell_number(n)}"


@given(st.integers(1, 10**30), st.integers(1, 10**9 - 1))
def test_billions_are_counted(high, low):
    """Above a billion the count of billions is itself a number in words."""
    whole = spell_number(high * 10**9 + low)
    assert whole.startswith(f"{spell_number(high)} tỷ ")


@pytest.mark.parametrize(
    ("n", "words"),
    [
        (1, "thứ nhất"), (2, "thứ hai"), (3, "thứ ba"), (4, "thứ tư"), (5, "thứ năm"),
        (10, "thứ mười"), (14, "thứ mười bốn"), (21, "thứ hai mươi mốt"),
        (24, "thứ hai mươi tư"), (101, "thứ một trăm linh một"),
    ],
)  # fmt: skip
def test_spell_ordinal(n, words):
    """The first and the fourth have words of their own."""
    assert spell_ordinal(n) == words


@pytest.mark.parametrize("n", [0, -1])
def test_no_ordinal(n):
    """Ordinals begin at one."""
    with pytest.raises(ValueError, match="no ordinal"):
        spell_ordinal(n)


@pytest.mark.parametrize(
    ("above", "below", "words"),
    [
        (3, 4, "ba phần tư"), (4, 4, "bốn phần tư"), (5, 15, "năm phần mười lăm"),
        (25, 100, "hai mươi lăm phần trăm"), (1, 1000, "một phần nghìn"),
        (1, 20, "một phần hai mươi"), (-1, 2, "âm một phần hai"),
    ],
)  # fmt: skip
def test_spell_fraction(above, below, words):
    """A fraction is read as written; a quarter is tư, a hundredth drops một."""
    assert spell_fraction(above, below) == words


def test_faults_of_parts():
    """A denominator below one, parts that are not whole, and a fraction of percent are refused."""
    with pytest.raises(ValueError, match="denominator 0"):
        spell_fraction(1, 0)
    with pytest.raises(TypeError):
        spell_fraction(1.5, 2)
    with pytest.raises(TypeError):
        spell_percent(F(1, 3))
    with pytest.raises(TypeError):
        spell_ordinal(True)


def test_spell_percent():
    """Per cent are spelled in points."""
    assert spell_percent(D("99.9")) == "chín mươi chín phẩy chín phần trăm"
    assert spell_percent(D("-2.5")) == "âm hai phẩy năm phần trăm"


def test_spell_digits():
    """Digits one by one keep their zeros."""
    assert spell_digits("0912") == "không chín một hai"
    for digits in ("", "1,5", "٣", "x"):
        with pytest.raises(ValueError, match="digit by digit"):
            spell_digits(digits)
